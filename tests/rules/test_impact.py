"""What findings, and differences that no finding covers, mean for the copies that are signed already."""

import pytest

from contractmodel.diff.values import Change, Comparison, Edit, Pair, Significance
from contractmodel.model import Agreement, Severity, Span
from contractmodel.rules.impact import Standing, impact
from contractmodel.rules.values import Finding, Impact

SUBSTANTIVE, NEUTRAL = Significance.SUBSTANTIVE, Significance.NEUTRAL
FIRST = Edit("insert", Span(3, 3), Span(3, 6), "", "not", before_path="1", after_path="1")
SECOND = Edit("delete", Span(9, 12), Span(12, 12), "now", "", before_path="1", after_path="1")


def comparison(*pairs):
    empty = Agreement.build([])
    return Comparison(before=empty, after=empty, pairs=pairs)


def pair(*edits, significance=SUBSTANTIVE):
    return Pair(("1",), ("1",), Change.REWORDED, significance=significance, edits=edits)


def finding(severity=Severity.NOTE, impact=Impact.NONE, **rest):
    return Finding(rule="ATT01", name="n", severity=severity, impact=impact, message="", after="1", before="1", **rest)


@pytest.mark.parametrize(
    ("severity", "told", "standing"),
    [
        (Severity.ERROR, Impact.RE_SIGN, Standing.RE_SIGN),
        (Severity.NOTE, Impact.RE_SIGN, Standing.RE_SIGN),
        (Severity.ERROR, Impact.NONE, Standing.NOTIFY),
        (Severity.WARNING, Impact.NONE, Standing.NOTIFY),
        (Severity.NOTE, Impact.NOTIFY, Standing.NOTIFY),
    ],
)
def test_the_loudest_finding_decides(severity, told, standing):
    loud = finding(severity, told, edit=FIRST)
    quiet = finding(edit=SECOND)
    done = impact(comparison(pair(FIRST, SECOND)), (quiet, loud))
    assert (done.standing, done.deciding, done.unjudged) == (standing, (loud,), ())


def test_a_note_covers_the_edit_it_rests_on_and_no_more():
    note = finding(edit=FIRST)
    alone, both = pair(FIRST), pair(FIRST, SECOND)
    assert impact(comparison(alone), (note,)).standing is Standing.COSMETIC
    done = impact(comparison(both), (note,))
    assert (done.standing, done.deciding, done.unjudged) == (Standing.NOTIFY, (), (both,))


def test_a_difference_that_no_finding_covers_is_to_be_told():
    odd = pair(FIRST)
    assert impact(comparison(odd), ()).unjudged == (odd,)
    assert impact(comparison(odd), ()).standing is Standing.NOTIFY


def test_a_move_is_covered_by_its_note():
    moved = Pair(("1",), ("1",), Change.KEPT, moved=True, significance=SUBSTANTIVE)
    assert impact(comparison(moved), ()).standing is Standing.NOTIFY
    assert impact(comparison(moved), (finding(),)).standing is Standing.COSMETIC


def test_what_was_proved_neutral_is_nothing():
    assert impact(comparison(pair(FIRST, significance=NEUTRAL)), ()).standing is Standing.COSMETIC


def test_uncovered_differences_do_not_soften_a_finding():
    elsewhere = Pair(("2",), ("2",), Change.REWORDED, significance=SUBSTANTIVE, edits=(SECOND,))
    done = impact(comparison(pair(FIRST), elsewhere), (finding(Severity.ERROR, Impact.RE_SIGN),))
    assert done.standing is Standing.RE_SIGN
    assert done.unjudged == (elsewhere,)
