"""The screen: what it says, in which order, at which width, and that nothing breaks out of it."""

import io
import re

import pytest
from attrs import evolve

from contractmodel.model import Clause
from contractmodel.render.layout import plain, width_of
from contractmodel.render.paint import STYLES, paint, svg
from contractmodel.render.screen import screen
from contractmodel.report import report
from tests.report.pairs import COMPARISON, FINDINGS, REMARKS, agreement, model_report, reworded

WIDTHS = [40, 60, 80, 100, 120, 200]


def shown(told, width=100, **rest):
    return plain(screen(told, width, **({"marks": "plain"} | rest)))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("view", ["inline", "side-by-side", "summary"])
@pytest.mark.parametrize("full", [False, True])
def test_no_line_is_wider_than_asked(width, view, full):
    lines = screen(model_report(), width, marks="plain", view=view, full=full, evidence=True)
    assert max(map(width_of, lines)) <= width


def test_the_whole_screen_at_100_columns():
    assert (
        shown(model_report())
        == """\
contract diff                                                                   tool 1.0.0 · rules 1
  before  tidal-3    Essay Agreement                                             sha256 abababababab
  after   annals.md  Essay Agreement                                             sha256 abababababab

DIFFERENT · 5 differences to read · 1 rename · 2 blanks filled

READ FIRST
1 Signature of the publisher · the publisher no longer signs                 SIG10 · error · re-sign
    [-Publisher: Signed: Date:-]
    Clause 5 still has the publisher assign its edits.
2 Clause 3 · attribution must also carry a link                            ATT01 · warning · re-sign
    … of the essay in the annals [+as well as a link to the site of the society+] be part of any
    notice that …
    Whoever reuses the essay must now also link.

ALSO CHANGED (not proved neutral)
3 Preamble · reworded in 2 places
    This agreement is about an essay entitled[+:+] ____ [-(essay title)-] (“the essay”) to appear in
    TIDES (“the annals”).
4 Clause 6(a), now 6.1 · spelling only?
    The essay has not been printed in any other [-peer-reviewed-] [+peerreviewed+] review or book.
5 Notice, now footnote 1 · cut to 13 of its 42 words                                 TPL01 satisfied
    [-[This is version 3 of 2 May 2020. It is free to use. Credit: “-]The language of this form is
    based on the Tidal model, version 3.[-” If you use it, please tell the keeper, who counts such
    things in a book.]-]
    The credit line is kept.

FILLED (please read)
    law          Ruritania (as suggested)
    venue        TIDES
    still blank  title

PROVED NEUTRAL
    renamed     “the review” is “the annals”, 2 times (preamble, 3); 6.1 still has the old word
    renumbered  6(a) (b) (c) → 6.1 6.2 6.3
    layout      2 apostrophes, 3 line wraps

WORTH A NOTE
    “the heirs” is defined and has no use.                                                     DEF03

UNCHANGED  1 · 6.2 · 6.3 · signature of the corresponding author

No network used · not legal advice                         contract explain SIG10 · --full · -o FILE
"""
    )


def test_it_keeps_the_order_a_reviewer_asks_in():
    text = shown(model_report())
    parts = ["DIFFERENT", "READ FIRST", "ALSO CHANGED", "FILLED", "PROVED NEUTRAL", "UNCHANGED", "No network used"]
    assert [text.index(p) for p in parts] == sorted(text.index(p) for p in parts)


def test_a_summary_quotes_nothing():
    text = shown(model_report(), view="summary")
    assert "[+" not in text
    assert "[-" not in text
    assert text.count("\n") < shown(model_report()).count("\n")


def test_full_gives_the_whole_text_with_its_edits():
    text = shown(model_report(), full=True)
    assert "THE WHOLE TEXT" in text
    assert "By signing you act for all authors." in text
    assert "…" not in text


def test_side_by_side_marks_each_side_and_folds_what_is_unchanged():
    text = shown(model_report(), view="side-by-side")
    rows = [line.split(" │ ") for line in text.splitlines() if " │ " in line]
    assert rows
    assert not any("[+" in left or "[-" in right for left, right in rows)
    assert "⋯ unchanged: 6.2, 6.3, signature of the corresponding author" in text
    left = " ".join(left.strip() for left, _ in rows)
    assert "to appear in (“the review”)" in left


def test_side_by_side_in_full_shows_the_unchanged_too():
    assert "You own it." in shown(model_report(), view="side-by-side", full=True)


def test_without_findings_nothing_claims_to_be_judged():
    text = shown(report(COMPARISON, judged=False))
    assert "READ FIRST" not in text
    assert "CHANGED (not proved neutral)" in text
    assert "ALSO" not in text
    assert "rules" not in text.splitlines()[0]


def test_findings_that_look_alike_are_one_tag_with_its_number():
    twice = (FINDINGS[0], evolve(FINDINGS[0], after_text="another"))
    assert "ATT01 ×2 · warning · re-sign" in shown(report(COMPARISON, twice))


def test_numbers_are_equally_wide_in_both_lists():
    many = agreement(*(Clause(label=f"{i}.", text="So.") for i in range(12)))
    from contractmodel.diff.values import Change, Comparison, Pair, Significance

    pairs = tuple(Pair((str(i),), (str(i),), Change.REWORDED, significance=Significance.SUBSTANTIVE) for i in range(12))
    first = evolve(FINDINGS[0], before="3", after="3")
    text = shown(report(Comparison(before=many, after=many, pairs=pairs), (first,)))
    assert "\n1  Clause 3 ·" in text
    assert "\n12 Clause 11 ·" in text


def test_evidence_is_told_on_request():
    assert "1 → 1 the same words" in shown(model_report(), evidence=True)
    assert "WHY" not in shown(model_report())


def test_identical_texts_make_a_short_screen():
    same = agreement(Clause(label="1.", text="So."))
    text = shown(report(reworded("So.", "So.", "", "")))
    assert same.body
    assert "READ FIRST" not in text


def test_painted_and_plain_screens_say_the_same():
    told = model_report()
    stream = io.StringIO()
    paint(screen(told, 100), stream)
    bare = re.sub(r"\x1b\[[\d;]*m", "", stream.getvalue())
    unmarked = re.sub(r"\[[-+]|[-+]\]", "", shown(told))
    assert bare.split() == unmarked.split()


def test_insertions_and_deletions_differ_in_more_than_colour():
    stream = io.StringIO()
    paint(screen(model_report(), 100), stream)
    codes = dict(re.findall(r"\x1b\[([\d;]+)m(as well|Publisher: Signed)", stream.getvalue())[:2])
    assert {k: v for v, k in codes.items()} == {"as well": "4;32", "Publisher: Signed": "9;31"}
    assert "underline" in STYLES["insert"]
    assert "strike" in STYLES["delete"]


HOSTILE = "[bold red]x[/] \x1b[31m\x1b]0;t\x07 \u202ereversed :smile: \x9b2J"


@pytest.mark.parametrize("view", ["inline", "side-by-side", "summary"])
def test_document_text_never_steers_the_terminal(view):
    comparison = reworded(f"You {HOSTILE} pay.", f"You {HOSTILE} may pay.", "", " may")
    named = evolve(comparison.after, source=evolve(comparison.after.source, name=HOSTILE), title=HOSTILE)
    finding = evolve(FINDINGS[0], before="1", after="1", message=HOSTILE, headline=HOSTILE)
    told = report(evolve(comparison, after=named), (finding,), (evolve(REMARKS[0], message=HOSTILE, path="1"),))
    text = shown(told, view=view, full=True, evidence=True)
    assert text.replace("\n", "").isprintable()
    stream = io.StringIO()
    paint(screen(told, 100, view=view, full=True), stream)
    assert re.sub(r"\x1b\[[\d;]*m", "", stream.getvalue()).replace("\n", "").isprintable()
    assert "[bold red]x[/]" in stream.getvalue()


def test_the_picture_holds_the_words_and_links_to_nothing():
    picture = svg(screen(model_report(), 100), 100, "a <title>")
    assert "attribution" in picture
    assert "a&#160;&lt;title&gt;" in picture
    assert re.findall(r"""(?:href|src)=|url\((?!#)|@import|https?://(?!www\.w3\.org/2000/svg)""", picture) == []
    assert picture == svg(screen(model_report(), 100), 100, "a <title>")
