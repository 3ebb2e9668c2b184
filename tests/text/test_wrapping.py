"""Wrapped prose: which printed lines are surely one sentence's, and which stay as printed."""

import textwrap

import pytest

from contractmodel.model import Source, SourceText
from contractmodel.parse import parse
from contractmodel.text import lines

PROSE = (
    "The keeper of the harbour lends the boat to the crew for the season, and the crew returns it in the state in "
    "which it was found, with its sails dried and its ropes coiled, at the latest when the first ice is seen on the "
    "water."
)


def said(text):
    return [line.text for line in lines(SourceText(Source(), text))]


def wrapped(text, width=64):
    return "\n".join(textwrap.wrap(text, width))


def test_wrapped_prose_is_one_line_with_the_ends_of_those_printed():
    (line,) = lines(SourceText(Source(), wrapped(PROSE)))
    assert line.text == PROSE
    assert line.ends == tuple(len(one) for one in textwrap.wrap(PROSE, 64))
    assert line.pieces == ((0, len(PROSE)),)


def test_offsets_count_on_over_the_ends_of_lines_and_what_indents_them():
    text = "    " + wrapped(PROSE).replace("\n", "\r\n    ")
    (line,) = lines(SourceText(Source(), text))
    assert len(line.text) == line.pieces[0].end - line.start
    assert text[line.start : line.pieces[0].end].split() == line.text.split()
    assert line.indent == 4


@pytest.mark.parametrize(
    "second",
    [
        "(a) the boat",
        "a) the boat",
        "iv the boat",
        "The boat",
        "2. the boat",
        "note: the boat",
        "“boat” means",
        "a boat",
    ],
)
def test_what_may_be_a_label_a_field_or_a_sentence_stays_on_its_own_line(second):
    assert said(f"{wrapped(PROSE)}\n\n{PROSE[:60]}\n{second}")[1:] == [PROSE[:60], second]


@pytest.mark.parametrize("end", ["-", ".", "_", "|", ":", "—"])
def test_only_a_line_that_ends_inside_a_sentence_is_gone_on_with(end):
    first = PROSE[:60].rstrip() + end
    assert said(f"{wrapped(PROSE)}\n\n{first}\nunder the quay")[1:] == [first, "under the quay"]


def test_a_short_line_was_ended_on_purpose():
    assert said(f"{wrapped(PROSE)}\n\nthe boat\nthe oars")[1:] == ["the boat", "the oars"]


def test_columns_are_not_prose():
    row = "LENDER:                           HARBOUR TRUST OF NORTH BAY"
    assert said(f"{wrapped(PROSE)}\n\n{row}\nin its own name")[1:] == [row, "in its own name"]


def test_a_page_is_no_end_of_a_line():
    first = PROSE[:60].rstrip()
    found = lines(SourceText(Source(), f"{wrapped(PROSE)}\n\n{first}\n\x0cunder the quay"))
    assert [(line.text, line.page) for line in found[1:]] == [(first, 1), ("under the quay", 2)]


def test_an_empty_line_divides():
    first = PROSE[:60].rstrip()
    assert said(f"{wrapped(PROSE)}\n\n{first}\n\nunder the quay")[1:] == [first, "under the quay"]


def test_text_with_a_line_a_paragraph_is_left_as_it_is():
    text = f"{PROSE}\n{PROSE.lower()}\n{PROSE}"
    assert said(text) == text.split("\n")


@pytest.mark.parametrize("width", [50, 64, 78, 100])
def test_however_it_wraps_the_tree_is_the_same(width):
    clauses = [f"{number}. {PROSE}" for number in range(1, 6)]
    clauses[2] += " It keeps (i) the sails, (ii) the oars and the anchor that belongs to it, (iii) the papers."
    flat = parse(SourceText(Source(), "\n\n".join(clauses)))
    folded = parse(SourceText(Source(), "\n\n".join(wrapped(one, width) for one in clauses)))
    assert [(b.path, b.text) for b in folded.walk()] == [(b.path, b.text) for b in flat.walk()]


def test_entries_of_definitions_are_seen_where_the_verb_stands_on_the_next_line():
    lines_of = ('"Boat" and each "Boat of {0}" in the harbour of {0} shall', "mean a boat.")
    entries = ["\n".join(lines_of).format(place) for place in "AB"]
    tree = parse(SourceText(Source(), f"1. {wrapped(PROSE)}\n\n" + "\n\n".join(entries)))
    assert [block.type.value for block in tree.walk()] == ["clause", "item", "item"]
