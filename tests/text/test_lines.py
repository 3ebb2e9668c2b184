"""Lines: what is cut out, what is stripped, and the way back to the extraction."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractmodel.model import BlankHint, Furniture, LineHint, MarkHint, Source, SourceText, Span
from contractmodel.text import Line, lines, offset, spans


def source(text: str, **rest: object) -> SourceText:
    return SourceText(Source(), text, **rest)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\u2028", "\u2029", "\x85"])
def test_every_line_end_ends_a_line(end):
    found = lines(source(f"one{end}two{end}{end}three"))
    assert [(line.text, line.gap) for line in found] == [("one", 0), ("two", 0), ("three", 1)]


def test_a_form_feed_turns_the_page_and_is_no_empty_line():
    found = lines(source("one\n\x0ctwo\x0c\n\nthree"))
    assert [(line.text, line.page, line.gap) for line in found] == [("one", 1, 0), ("two", 2, 0), ("three", 3, 2)]


@pytest.mark.parametrize(
    ("text", "indent"), [("  a", 2), ("\ta", 8), ("  \ta", 8), ("\u00a0\u00a0a", 2), ("a", 0), ("   \t  a  ", 10)]
)
def test_indent_in_columns_with_and_without_hints(text, indent):
    assert lines(source(text))[0].indent == indent
    assert lines(source(text, furniture=(Furniture("other", Span(99, 100)),)))[0].indent == indent


def test_a_hints_indent_wins_and_a_hint_belongs_to_its_line_alone():
    hints = (LineHint(Span(0, 3), indent=7.5, page=4), LineHint(Span(8, 11), role="note"))
    found = lines(source("one\ntwo\nsix", lines=hints))
    assert [line.indent for line in found] == [7.5, 0, 0]
    assert [line.hint for line in found] == [hints[0], None, hints[1]]
    assert [line.page for line in found] == [4, 4, 4]


def test_a_line_of_furniture_is_gone_and_makes_no_gap():
    text = "one\nPage 1\ntwo"
    found = lines(source(text, furniture=(Furniture("page-number", Span(4, 10)),)))
    assert [(line.text, line.gap) for line in found] == [("one", 0), ("two", 0)]


def test_overlapping_cuts_and_marks_are_cut_once():
    text = "a[^1]b **c** d"
    cuts = (Furniture("markup", Span(7, 9)), Furniture("markup", Span(8, 9)), Furniture("markup", Span(10, 12)))
    (line,) = lines(source(text, furniture=cuts, marks=(MarkHint("1", Span(1, 5)),)))
    assert line.text == "ab c d"
    assert line.pieces == (Span(0, 1), Span(5, 7), Span(9, 10), Span(12, 14))
    assert [offset(line, index) for index in range(7)] == [0, 5, 6, 9, 12, 13, 14]
    assert spans(line, 1, 4) == (Span(5, 7), Span(9, 10))
    assert spans(line, 2, 2) == ()


def test_furniture_over_several_lines_is_cut_from_each():
    text = "a <!-- x\ny --> b"
    found = lines(source(text, furniture=(Furniture("markup", Span(2, 14)),)))
    assert [(line.text, line.start) for line in found] == [("a", 0), ("b", 15)]


def test_a_blank_without_characters_has_a_line():
    rule = BlankHint(Span(5, 5))
    found = lines(source("one\n\n\ntwo\n", blanks=(rule, BlankHint(Span(10, 10)))))
    assert [(line.text, line.start, line.blank) for line in found] == [
        ("one", 0, None),
        ("", 5, rule),
        ("two", 6, None),
        ("", 10, BlankHint(Span(10, 10))),
    ]
    assert found[1].end == 5


def test_blanks_stay_in_their_line_with_their_characters():
    text = "Name: ____ Date:\n---"
    name, date, ruled = BlankHint(Span(6, 10)), BlankHint(Span(16, 16)), BlankHint(Span(17, 20))
    found = lines(source(text, blanks=(ruled, date, name)))
    assert [(line.text, line.blanks, line.blank) for line in found] == [
        ("Name: ____ Date:", (name, date), None),
        ("---", (ruled,), ruled),
    ]


@pytest.mark.parametrize(("text", "cut"), [("a|b", Span(1, 2)), ("a<br>b", Span(1, 5)), ("a<BR/>b", Span(1, 6))])
def test_a_cells_border_and_a_break_end_a_line(text, cut):
    found = lines(source(text, furniture=(Furniture("markup", cut),)))
    assert [(line.text, line.start, line.gap) for line in found] == [("a", 0, 0), ("b", cut.end, 0)]


def test_a_border_at_a_lines_start_parts_nothing():
    cuts = (Furniture("markup", Span(0, 1)), Furniture("markup", Span(3, 4)))
    assert [line.text for line in lines(source("|a |b", furniture=cuts))] == ["a", "b"]


def test_nothing_gives_nothing():
    assert lines(source("")) == ()
    assert lines(source(" \n\t\n")) == ()
    assert [line.blanks for line in lines(source("", blanks=(BlankHint(Span(0, 0)),)))] == [(BlankHint(Span(0, 0)),)]


TEXTS = st.text(st.sampled_from("ab \t\n\r\x0c\u2028.|_"), max_size=60)


@given(TEXTS, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 9)), max_size=6))
def test_no_character_is_lost_or_told_twice(text, cuts):
    places = [Span(min(a, len(text)), min(a + n, len(text))) for a, n in cuts]
    furniture = tuple(Furniture("other", span) for span in sorted(places))
    kept = [0] * len(text)
    for line in lines(source(text, furniture=furniture)):
        assert line.text == "".join(piece.of(text) for piece in line.pieces)
        assert line.text == line.text.strip()
        assert all(text[offset(line, index)] == char for index, char in enumerate(line.text))
        for piece in line.pieces:
            for index in range(*piece):
                kept[index] += 1
    cut = {index for span in places for index in range(*span)}
    assert all(kept[i] == (i not in cut) for i, char in enumerate(text) if not char.isspace())


@given(TEXTS)
def test_both_ways_of_reading_agree(text):
    plain, hinted = lines(source(text)), lines(source(text, marks=(MarkHint("x", Span(99, 99)),)))
    assert [line[:6] for line in plain] == [line[:6] for line in hinted]


def test_an_index_beyond_the_text_is_its_end():
    assert offset(Line("ab", 3, (Span(3, 5),)), 9) == 5


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Section\u00a04.2 applies", "Section 4.2 applies"),
        ("we\u00a0 pay \u00a0you\u2009all", "we pay you all"),
        ("By:\u00a0\u00a0\u00a0\u00a0\u00a0Ada", "By:     Ada"),
    ],
)
def test_spaces_that_do_not_break_are_spaces(text, read):
    (line,) = lines(source(text))
    assert line.text == read
    places = [offset(line, index) for index, letter in enumerate(read) if letter != " "]
    assert [text[place] for place in places] == [letter for letter in read if letter != " "]
    assert line.end == len(text)
