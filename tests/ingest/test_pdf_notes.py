"""PDF: notes and the raised marks that call them."""

import pytest

from contractmodel.model import Span
from contractmodel.text import lines
from tests.ingest.pdf_pages import noted
from tests.ingest.pdfs import (
    PLAIN,
    blanks,
    furniture,
    lost,
    read,
    rule,
    say,
)
from tests.ingest.pdfs import lines as block


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
