"""Comparisons of texts as they are typed: what stands beside a blank, dashes, headings, marks, ranges."""

import pytest

import contractmodel as cm
from contractmodel.diff import compare
from contractmodel.diff.values import Comparison, Significance, Verdict, Witness


def compared(before: str, after: str) -> Comparison:
    one, other = cm.load(before + "\n"), cm.load(after + "\n")
    found = compare(one, other)
    assert found.apply(one) == other
    assert found.invert().apply(other) == one
    return found


@pytest.mark.parametrize(
    ("before", "after", "value"),
    [
        ("1. Pay $______ now.", "1. Pay $500 now.", "500"),
        ("1. Pay €______ now.", "1. Pay €1,500.00 now.", "1,500.00"),
        ("1. Pay ______.00 now.", "1. Pay 500.00 now.", "500"),
        ("1. Pay ______% now, not 10%.", "1. Pay 50% now, not 10%.", "50"),
        ("1. A ______-day term.", "1. A 30-day term.", "30"),
        ("1. On the ______th day.", "1. On the 5th day.", "5"),
        ("1. This is ______'s house.", "1. This is Ada Example's house.", "Ada Example"),
        ("1. Made in 20______ here.", "1. Made in 2026 here.", "26"),
        ("1. Made on 3 March 20______ here.", "1. Made on 3 March 2026 here.", "26"),
    ],
)
def test_what_touches_a_blank_stays(before, after, value):
    found = compared(before, after)
    assert [fill.text for fill in found.fills] == [value]
    assert [(e.op, e.after_text.strip(), e.witness) for e in found.pairs[0].edits] == [("insert", value, Witness.FILL)]
    assert found.verdict is Verdict.EQUIVALENT


def test_blanks_with_slashes_between():
    found = compared("1. Due on ____/____/20____ here.", "1. Due on 12/03/2026 here.")
    assert [fill.text for fill in found.fills] == ["12", "03", "26"]
    assert found.verdict is Verdict.EQUIVALENT


def test_a_sign_that_changes_beside_a_blank_is_an_edit():
    assert compared("1. Pay $______ now.", "1. Pay €500 now.").verdict is Verdict.DIFFERENT


def test_a_dash_between_words_is_a_word_of_its_own():
    found = compared("1. You pay the fee to us—not to them.", "1. You pay the fee to us-not to them.")
    assert found.verdict is Verdict.IDENTICAL
    found = compared("1. You pay the fee to us—not to them.", "1. You pay the fee to us - not to them, ever.")
    assert [edit.after_text for edit in found.pairs[0].edits] == [", ever"]


def test_a_hyphen_that_comes_alone_is_no_dash():
    found = compared("1. You pay the co-author.", "1. You pay the author.")
    assert [(edit.before_text, edit.after_text) for edit in found.pairs[0].edits] == [("co-author", "author")]
    assert found.pairs[0].significance is Significance.SUBSTANTIVE


@pytest.mark.parametrize(
    ("before", "after", "gone"),
    [
        ("1. Exclusive. Licence ends in May.", "1. Exclusive Licence ends in May.", "."),
        ("1. Assignment: not permitted here.", "1. Assignment not permitted here.", ":"),
        ("1. The fee -\nrent excluded - is due.", "1. The fee\nrent excluded - is due.", "-"),
    ],
)
def test_the_stop_after_a_heading_that_becomes_words_counts(before, after, gone):
    for one, other, said in ((before, after, "before_text"), (after, before, "after_text")):
        found = compared(one, other)
        assert found.verdict is Verdict.DIFFERENT
        assert [getattr(edit, said).strip() for edit in found.pairs[0].edits] == [gone]
