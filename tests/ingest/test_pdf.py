"""PDF: reading order, notes, blanks, furniture, each on a page set for it."""

from pathlib import Path

import pytest

from contractmodel.ingest import read_bytes
from contractmodel.ingest.pdf_page import Word
from contractmodel.ingest.pdf_rows import rows
from contractmodel.model import ContractError, Span
from contractmodel.text import lines
from tests.ingest.pdfs import (
    BODY,
    PLAIN,
    blanks,
    codes,
    field,
    furniture,
    lost,
    pdf,
    read,
    rule,
    say,
    texts,
    turned,
    upright,
)
from tests.ingest.pdfs import lines as block

SHARED = Path(__file__).parents[3] / "shared"


def test_lines_paragraphs_indents_and_pages():
    source = read(
        say(225, 730, "Publication Agreement", 16)
        + say(72, 700, "1.")
        + block(
            90, 700, ["You agree to what follows here and to whatever is set out in the other clauses,", "as amended."]
        )
        + block(72, 660, ["2. You warrant:", "(a) little;"])
        + say(108, 636, "deep"),
        block(72, 700, ["3. The end."]),
    )
    found = lines(source)
    assert [(line.text, line.indent, line.gap, line.page) for line in found] == [
        ("Publication Agreement", 153.0, 0, 1),
        ("1. You agree to what follows here and to whatever is set out in the other clauses,", 0, 1, 1),
        ("as amended.", 18.0, 0, 1),
        ("2. You warrant:", 0, 1, 1),
        ("(a) little;", 0, 0, 1),
        ("deep", 36.0, 0, 1),
        ("3. The end.", 0, 0, 2),
    ]
    assert [(line.hint.role, line.hint.paragraph, line.hint.centred) for line in found] == [
        ("title", None, True),
        (None, True, False),
        (None, False, False),
        (None, True, False),
        (None, None, False),
        (None, None, False),
        (None, None, False),
    ]
    assert lost(source) == []


def test_a_title_over_two_lines_and_headings_by_size():
    source = read(
        say(72, 730, "A Long", 18)
        + say(72, 710, "Agreement", 18)
        + block(72, 680, PLAIN)
        + say(72, 600, "Fees", 13)
        + say(72, 584, BODY)
    )
    found = lines(source)
    assert [
        (line.text, line.hint.role, line.hint.heading) for line in found if line.hint.role or line.hint.heading
    ] == [
        ("A Long", "title", None),
        ("Agreement", "title", None),
        ("Fees", None, 2),
    ]
    assert next(line.gap for line in found if line.text == BODY) == 1


def test_a_heading_at_a_pages_top_is_parted_from_the_page_before():
    source = read(block(72, 700, PLAIN), say(72, 700, "Fees", 13) + say(72, 684, BODY), block(72, 700, PLAIN))
    assert [(line.text, line.gap) for line in lines(source)][4:7] == [("Fees", 1), (BODY, 1), (PLAIN[0], 0)]


def test_large_type_far_down_is_no_title():
    source = read(block(72, 740, PLAIN * 2) + say(72, 600, "LARGE", 20))
    assert [line.hint.role for line in lines(source)] == [None] * 9


def test_words_are_those_printed_whatever_their_order_in_the_file():
    source = read(say(150, 700, "second") + say(72, 700, "first") + say(230, 700, "third") + say(72, 700, "first"))
    assert texts(source) == ["first    second    third"]


def test_a_hyphen_at_a_lines_end_is_put_back():
    source = read(block(72, 700, ["open-", "access and collec-", "tively well-known", "10-", "12"]))
    assert texts(source) == ["open-", "access and collec-", "tively well-known", "10-", "12"]
    assert [(source.text[hint.at], hint.soft) for hint in source.hyphens] == [("-", None)] * 3


def test_two_columns_are_read_one_after_the_other():
    left = [f"left {number} the author grants the journal a lic" for number in "abcdefghij"]
    right = [f"right {number} and warrants that the work is new" for number in "abcdefghij"]
    full = "Across both columns there runs a line that is as wide as the page and says what all agree upon."
    source = read(say(60, 730, full) + block(60, 700, left) + block(320, 695, right) + block(60, 560, [full, full]))
    assert texts(source) == [full, *left, *right, full, full]
    assert [line.indent for line in lines(source)] == [0] * 23


def test_a_first_column_goes_on_below_the_second_and_a_pages_foot_is_neither():
    left = [f"left {number} the author grants the journal a lic" for number in "abcdefghijkl"]
    right = [f"right {number} and warrants that the work is new" for number in "abcdefgh"]
    foot = say(20, 40, "https://journal.example/forms/loan", 7) + say(580, 40, "1/1", 7)
    source = read(block(60, 700, left) + block(320, 700, right) + say(60, 540, "Signed below by both.") + foot)
    assert texts(source)[:21] == [*left, *right, "Signed below by both."]
    assert [line.indent for line in lines(source)][:20] == [0] * 20
    assert [line.paragraph for line in source.lines][1:12] == [False] * 11


def test_signatures_side_by_side_stay_side_by_side():
    source = read(block(72, 700, PLAIN) + block(72, 600, ["By: A", "Name:"]) + block(330, 600, ["By: B", "Name:"]))
    assert texts(source)[-2:] == ["By: A    By: B", "Name:    Name:"]


def page(number: int, of: int) -> bytes:
    head = say(72, 765, "CONFIDENTIAL - Draft 3", 8) + say(280, 40, f"Page {number} of {of}", 8)
    return head + block(72, 700, [f"{number} {BODY}", "and goes on.", "Then more.", "Here it ends."])


def test_running_heads_and_page_numbers_are_furniture():
    source = read(*[page(number, 4) for number in range(1, 5)])
    assert furniture(source) == [
        piece
        for number in range(1, 5)
        for piece in (("running-head", "CONFIDENTIAL - Draft 3"), ("page-number", f"Page {number} of 4"))
    ]
    assert len(texts(source)) == 16
    assert lost(source) == []


@pytest.mark.parametrize("number", ["{}", "- {} -", "Page {}", "{} / 2", "[{}]"])
def test_a_lone_number_is_a_page_number_even_of_two_pages(number):
    source = read(*[block(72, 700, PLAIN) + say(300, 40, number.format(n)) for n in (1, 2)])
    assert [kind for kind, _ in furniture(source)] == ["page-number", "page-number"]


def test_roman_page_numbers_and_one_page():
    roman = read(*[block(72, 700, PLAIN) + say(300, 40, n) for n in ("ii", "iii")])
    assert furniture(roman) == [("page-number", "ii"), ("page-number", "iii")]
    assert furniture(read(block(72, 700, PLAIN) + say(300, 40, "1"))) == [("page-number", "1")]


def test_numbers_that_do_not_count_pages_are_text():
    source = read(*[block(72, 700, PLAIN) + say(300, 40, n) for n in ("2024", "1871")])
    assert furniture(source) == []
    assert "2024" in texts(source)


def test_text_that_repeats_is_not_lost_with_the_heads():
    source = read(*[block(72, 740, [*PLAIN, "Initials: ____"]) for _ in range(3)])
    assert furniture(source) == []
    assert len(texts(source)) == 15


def test_a_running_head_that_is_the_only_title_stays_once():
    source = read(*[say(200, 750, "Licence Agreement", 15) + block(72, 700, PLAIN) for _ in range(2)])
    assert furniture(source) == [("running-head", "Licence Agreement")]
    assert lines(source)[0].hint.role == "title"


def noted(*, ruled: bool) -> bytes:
    return (
        block(72, 700, PLAIN)
        + say(72, 640, "An agreement")
        + say(132, 643.6, "1", 7)
        + say(140, 640, "and a fee*, m")
        + say(200, 643.6, "2", 7)
        + (rule(72, 200, 150) if ruled else b"")
        + say(72, 141, "1", 6)
        + say(76, 138, "The first note, in smaller type,", 8)
        + say(72, 128, "goes on here.", 8)
        + say(72, 116, "* Another note.", 8)
        + say(300, 40, "1")
    )


@pytest.mark.parametrize("ruled", [True, False])
def test_footnotes_and_their_marks(ruled):
    source = read(noted(ruled=ruled))
    assert [(line.text, line.hint.role, line.hint.note) for line in lines(source)][4:] == [
        ("An agreement and a fee, m²", None, None),
        ("The first note, in smaller type,", "note", "1"),
        ("goes on here.", "note", "1"),
        ("Another note.", "note", "*"),
    ]
    assert [(mark.mark, mark.span.of(source.text)) for mark in source.marks] == [("1", "1"), ("*", "*")]
    assert source.marks[0].span.start == source.text.index("agreement1") + 9
    assert furniture(source) == [("markup", "1"), ("markup", "*"), ("page-number", "1")]
    assert blanks(source) == []
    assert lost(source) == []


def test_a_note_goes_on_under_the_next_pages_rule():
    source = read(noted(ruled=True), block(72, 700, PLAIN) + rule(72, 200, 150) + say(72, 138, "over the page.", 8))
    assert [(line.text, line.hint.note) for line in lines(source)][-1] == ("over the page.", "*")


def test_small_print_without_a_mark_is_text():
    source = read(block(72, 700, PLAIN) + say(72, 120, "All rights reserved by the publisher.", 7))
    assert lines(source)[-1].hint.role is None


def test_raised_unicode_digits_are_marks_too():
    body = block(72, 700, PLAIN) + say(72, 640, "An agreement¹ here.") + rule(72, 200, 150)
    source = read(body + say(72, 138, "¹The note.", 8))
    assert [(mark.mark, mark.span.of(source.text)) for mark in source.marks] == [("1", "¹")]
    assert [(line.text, line.hint.note) for line in lines(source)][-1] == ("The note.", "1")


@pytest.mark.parametrize("gap", [0.2, 1, 2, 3])
def test_a_mark_hangs_on_its_word_however_it_is_set(gap):
    at = 72 + 72.8
    body = say(72, 700, "made by Acme Ltd") + say(at + 6 + gap, 703.6, "1", 6) + say(at + 11 + gap, 700, ", the owner,")
    more = block(72, 676, PLAIN) + rule(72, 200, 150) + say(72, 138, "1 A company.", 8)
    source = read(body + more)
    assert source.text.startswith("made by Acme Ltd1, the owner,\n")
    assert [(mark.mark, mark.span) for mark in source.marks] == [("1", Span(16, 17))]


def test_raised_figures_without_a_note_stay_apart():
    body = block(72, 700, PLAIN) + say(72, 640, "2") + say(77.6, 643.6, "10", 7) + say(90, 640, "is not 210 on the 1")
    assert "2¹⁰ is not 210 on the 1st" in read(body + say(174, 643.6, "st", 7)).text


def test_several_marks_in_one_superscript():
    body = block(72, 700, PLAIN) + say(72, 640, "Both") + say(95, 643.6, "1,2", 7) + rule(72, 200, 150)
    source = read(body + say(72, 138, "1 One.", 8) + say(72, 128, "2 Two.", 8))
    assert [mark.mark for mark in source.marks] == ["1", "2"]


def test_drawn_rules_are_blanks_in_the_line_or_on_their_own():
    source = read(
        block(72, 700, PLAIN)
        + say(72, 640, "Name:") + rule(105, 250, 638) + say(260, 640, "Date:") + rule(290, 380, 638)
        + rule(200, 380, 600)
        + rule(72, 200, 560) + rule(300, 450, 560) + say(72, 548, "Author") + say(300, 548, "Publisher")
    )  # fmt: skip
    assert blanks(source) == [("rule", None, False, "")] * 5
    found = lines(source)[4:]
    assert [(line.text, len(line.blanks)) for line in found] == [
        ("Name:  Date:", 2), ("", 1), ("", 2), ("Author    Publisher", 0)
    ]  # fmt: skip
    assert source.text[source.blanks[0].span.start - 6 : source.blanks[0].span.start] == "Name: "


def test_a_page_of_rules_alone():
    source = read(block(72, 700, PLAIN), rule(72, 300, 500) + rule(72, 300, 400))
    assert [(line.text, line.page) for line in lines(source)] == [*((text, 1) for text in PLAIN), ("", 2), ("", 2)]


def test_places_that_no_page_has_are_brought_back():
    source = read(block(72, 700, PLAIN) + say(9e9, 9e9, "far away") + rule(1e12, 2e12, 5))
    assert texts(source)[:4] == PLAIN
    assert lost(source) == []


def test_what_is_typed_over_a_rule_fills_it_and_what_a_rule_underlines_is_a_heading():
    source = read(
        block(72, 700, PLAIN)
        + say(72, 640, "Name:") + rule(105, 300, 638) + say(110, 640, "Ada Example")
        + say(72, 610, "1. Fees.") + rule(84, 110, 608) + say(115, 610, "You pay.")
    )  # fmt: skip
    assert blanks(source) == [("rule", None, True, "Ada Example")]
    assert source.text[: lines(source)[-1].hint.run_in].endswith("1. Fees.")


def test_bold_words_that_open_a_line():
    source = read(
        block(72, 700, PLAIN)
        + say(72, 640, "2.") + say(86, 640, "Term.", font="F2") + say(120, 640, "One year.")
        + say(72, 620, "All bold", font="F2")
        + say(72, 600, "Not", font="F2") + say(95, 600, "a heading.")
        + say(72, 580, "words", font="F1") + say(105, 580, "Bold.", font="F2")
        + say(72, 560, "“Fee”", font="F2")
    )  # fmt: skip
    heads = [line.hint.run_in and source.text[line.start : line.hint.run_in] for line in lines(source)[4:]]
    assert heads == ["2. Term.", "All bold", None, None, None]


def test_tables_edges_and_struck_words_are_no_blanks():
    grid = (
        rule(72, 400, 515)
        + rule(72, 400, 495)
        + upright(72, 495, 515)
        + upright(200, 495, 515)
        + upright(400, 495, 515)
    )
    source = read(
        block(72, 700, PLAIN) + say(76, 502, "Name") + say(206, 502, "Value") + grid
        + rule(72, 540, 770) + say(72, 440, "struck out") + rule(72, 120, 443)
    )  # fmt: skip
    assert blanks(source) == []
    assert codes(source) == ["struck-out"]


def test_rules_inside_forms_and_touching_rules():
    dashes = b"".join(rule(100 + 20 * number, 120 + 20 * number, 640) for number in range(8))
    source = read(block(72, 700, PLAIN) + say(72, 642, "By:") + dashes + b"n 10 10 300 0.5 re W n\n")
    assert blanks(source) == [("rule", None, False, "")]


FIELDS = (
    field("Tx", "title", "On Ledgers", 150, 640, 400, 656),
    field("Tx", "empty", "", 150, 610, 400, 626),
    field("Sig", "sig", "", 150, 580, 400, 596),
    field("Tx", "alone", "", 72, 500, 300, 516),
    field("Tx", "drawn", "", 105, 458, 250, 474),
    field("Btn", "push", "", 400, 458, 450, 474, b"/Ff 65536"),
    field("Btn", "box", "", 105, 428, 115, 438),
)


def test_form_fields_are_blanks_named_and_filled():
    form = block(72, 700, PLAIN) + block(72, 644, ["Title:", "Other:", "Sign:"], pitch=30)
    form += say(72, 462, "Date: ______________") + rule(150, 400, 612) + say(72, 430, "Yes")
    source = read(form, fields=[FIELDS])
    assert blanks(source) == [
        ("field", "title", True, "On Ledgers"),
        ("field", "empty", False, ""),
        ("field", "sig", False, ""),
        ("field", "alone", False, ""),
        ("field", "drawn", False, "______________"),
    ]
    assert [blank.type for blank in source.blanks] == [None, None, "signature", None, None]
    assert texts(source)[4:] == ["Title:    On Ledgers", "Other:", "Sign:", "", "Date: ______________", "Yes ☐"]
    assert codes(source) == []


def test_a_ticked_box():
    ticked = b"/AS /Yes /V /Yes /AP << /N << /Yes 3 0 R >> >>"
    box = field("Btn", "box", "", 105, 638, 115, 648, ticked)
    source = read(block(72, 700, PLAIN) + say(72, 640, "Yes"), fields=[(box,)])
    assert texts(source)[4] in {"Yes ☒", "Yes ☐"}


def test_what_a_page_embeds_is_read_where_it_is_drawn():
    inner = say(72, 740, "Name:") + rule(105, 250, 738) + upright(300, 700, 720)
    source = read(block(72, 700, PLAIN) + b"q 1 0 0 1 0 -100 cm /Fm Do Q\n", form=inner)
    assert texts(source)[-1] == "Name:"
    assert blanks(source) == [("rule", None, False, "")]


def test_a_thin_picture_is_a_rule():
    source = read(block(72, 700, PLAIN) + say(72, 640, "Name:") + b"q 150 0 0 0.8 105 638 cm /Im Do Q\n", image=True)
    assert blanks(source) == [("rule", None, False, "")]


def test_words_set_in_pieces_are_whole():
    source = read(
        block(72, 700, PLAIN) + b"BT /F1 10 Tf 72 640 Td (war) Tj /F2 10 Tf (ran) Tj /F1 6 Tf 3 Ts (ty) Tj ET\n"
    )
    assert texts(source)[-1] == "warranty"


def test_a_form_of_fields_alone_is_read():
    assert blanks(read(b"", fields=[(field("Tx", "name", "Ada", 72, 500, 200, 516),)])) == [
        ("field", "name", True, "Ada")
    ]


def test_rotated_text_is_set_aside():
    source = read(block(72, 700, PLAIN) + turned(30, 300, "DRAFT COPY"))
    assert furniture(source) == [("other", "DRAFT COPY")]
    assert codes(source) == ["rotated-text"]
    assert texts(source) == PLAIN
    assert lost(source) == []


def test_a_page_printed_sideways_is_read_along_its_lines():
    source = read(turned(300, 72, "The first line of a page") + turned(312, 72, "and the second."))
    assert texts(source) == ["The first line of a page", "and the second."]


def test_bullets_are_furniture_and_dashes_where_a_list_may_begin():
    full = "The author grants the journal a licence to print the article as it stands and in full"
    source = read(block(72, 700, [full, "• one", "• two", "– dash", "- dash"]) + say(72, 600, "–") + say(72, 580, "• "))
    assert furniture(source) == [("bullet", "•"), ("bullet", "•"), ("bullet", "–"), ("bullet", "-")]
    assert [line.hint.role for line in lines(source)][1:5] == ["list-item"] * 4


def test_left_and_right_pages_have_margins_of_their_own():
    source = read(block(72, 700, PLAIN), block(102, 700, PLAIN), block(72, 700, ["x", *PLAIN]))
    assert {line.indent for line in lines(source)} == {0}


def test_the_same_bytes_give_the_same_text():
    data = pdf(noted(ruled=True), page(2, 2), fields=[FIELDS])
    assert read_bytes(data, "form.pdf") == read_bytes(data, "form.pdf")


def test_lowered_words_and_doubles_stay_in_their_line():
    line = [Word("H", 10, 17, 700, 10), Word("2", 17, 20, 697.5, 6, glued=True), Word("O", 20, 27, 700, 10, glued=True)]
    assert [row.text for row in rows([*line, Word("O", 20.5, 27.5, 700, 10)])] == ["H 2 O"]
    assert rows([]) == []


@pytest.mark.corpus
@pytest.mark.skipif(not SHARED.exists(), reason="the shared forms are not beside the checkout")
def test_the_canonical_form():
    source = read_bytes((SHARED / "forms" / "pmlr-2017.pdf").read_bytes(), "form.pdf")
    assert lost(source) == []
    assert [mark.mark for mark in source.marks] == ["1"]
    assert blanks(source) == [("rule", None, False, "")] * 2
    assert furniture(source)[0:2] == [("markup", "1"), ("page-number", "1")]
    assert [source.text[hint.at - 5 : hint.at] for hint in source.hyphens] == ["ollec", "Inter", "other", "AGREE"]
    numbered = {line.text[:2]: line.indent for line in lines(source) if line.text[:1].isdigit()}
    assert numbered["6."] < numbered["1."] == numbered["2."]


@pytest.mark.corpus
@pytest.mark.skipif(not SHARED.exists(), reason="the shared corpus is not beside the checkout")
def test_the_corpus_loses_nothing():
    for path in sorted((SHARED / "corpus" / "pdf").glob("*.pdf")):
        source = read_bytes(path.read_bytes(), path.name)
        assert lost(source) == [], path
        assert len(texts(source)) > 50


def test_any_cut_of_a_file_gives_a_text_or_a_sentence():
    data = pdf(noted(ruled=True), page(2, 2), fields=[FIELDS])
    for end in range(20, len(data), 211):
        try:
            assert lost(read_bytes(data[:end], "form.pdf")) == []
        except ContractError as told:
            assert told.code in {"damaged", "not-checkable"}  # noqa: PT017
