"""The one answer for a template's keeper: cosmetic, notify, re-sign."""

from __future__ import annotations

import pytest

import contractmodel as cm
from contractmodel.rules import judge
from contractmodel.rules.impact import impact
from contractmodel.rules.values import Impact

FORM = """
This is an agreement about a manuscript to appear in Beans (“the journal”).

1. The publisher shall print the article in the journal within one year.
2. You must name the journal as well as its volume in any attribution statement.
3. You keep all of your rights in the article.
4. Tea is served at four in the afternoon on every day of the annual meeting.
"""

EDITS = [
    ("nothing", FORM, "cosmetic", set()),
    ("layout", FORM.replace("3. You keep all", "3. You  keep\n   all"), "cosmetic", set()),
    ("a rename", FORM.replace("the journal", "the yearbook"), "cosmetic", set()),
    ("no rule knows", FORM.replace("on every day of", "on each day of"), "notify", set()),
    ("a duty became an option", FORM.replace("shall print", "may print"), "re-sign", {"MOD01"}),
    ("a clause came", FORM + "5. The society owns a boat that it lends to its members.\n", "re-sign", set()),
    ("another period", FORM.replace("one year", "two years"), "re-sign", {"NUM01"}),
    ("shall became will", FORM.replace("shall print", "will print"), "re-sign", {"MOD01"}),
]


@pytest.mark.parametrize(("after", "word", "rules"), [e[1:] for e in EDITS], ids=[e[0] for e in EDITS])
def test_what_it_means_for_those_who_signed(after, word, rules):
    comparison = cm.diff(FORM, after)
    told = impact(comparison, judge(comparison).findings)
    assert told.word == word
    assert told.exit_code == (0 if word == "cosmetic" else 1)
    assert {f.rule for f in told.deciding} >= rules
    assert bool(told.uncovered) == (word == "notify")


def test_a_note_on_the_edit_itself_asks_for_nothing():
    before = (
        "1. You agree to require that a citation to the article as well as a link to the home page be included in any "
        "attribution statement.\n2. You keep all rights.\n"
    )
    comparison = cm.diff(before, before.replace(" as well as a link to the home page", ""))
    findings = judge(comparison).findings
    assert [f.rule for f in findings] == ["ATT02"]
    assert impact(comparison, findings).impact is Impact.NONE


def test_a_note_about_the_place_covers_no_words():
    comparison = cm.diff("shieber-1.2", "pmlr-2017")
    notes = [f for f in judge(comparison).findings if f.severity == "note"]
    told = impact(comparison, notes)
    assert told.impact is Impact.NOTIFY
    assert {p.after for p in told.uncovered} >= {("footnote:1",), ("6.1",), ("3",)}


def test_the_model_against_the_form_wants_new_signatures():
    comparison = cm.diff("shieber-1.2", "pmlr-2017")
    told = impact(comparison, judge(comparison).findings)
    assert told.word == "re-sign"
    assert [f.rule for f in told.deciding] == ["ATT01", "SIG10"]
