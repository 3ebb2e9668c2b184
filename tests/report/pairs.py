"""Comparisons built by hand, so that what people see is tested apart from how differences are found."""

from contractmodel.diff.values import (
    Change,
    Comparison,
    Edit,
    Fill,
    Layout,
    Pair,
    Rename,
    Significance,
    Verdict,
    Witness,
)
from contractmodel.model import (
    Agreement,
    Block,
    BlockType,
    Clause,
    Footnote,
    Severity,
    Signature,
    SignatureField,
    Slot,
    SlotType,
    Source,
    Span,
)
from contractmodel.report import Report, report
from contractmodel.rules.values import Finding, Impact, Remark

NEUTRAL, SUBSTANTIVE = Significance.NEUTRAL, Significance.SUBSTANTIVE


def paragraph(text: str, kind: BlockType = BlockType.PARAGRAPH) -> Block:
    return Block(type=kind, text=text)


def agreement(*body: Block, name: str = "form.md", **rest) -> Agreement:
    return Agreement.build(body, source=Source(name, "text/markdown", "ab" * 32), **rest)


def edit(
    before: Agreement, after: Agreement, paths: tuple[str, str], gone: tuple[int, str], come: tuple[int, str], **rest
) -> Edit:
    """The edit that takes the words `gone` out of the one text and puts `come` into the other, each at its place."""
    (i, old), (j, new) = gone, come
    assert before[paths[0]].text[i : i + len(old)] == old
    assert after[paths[1]].text[j : j + len(new)] == new
    cut, put = Span(i, i + len(old)), Span(j, j + len(new))
    op = "replace" if old and new else "insert" if new else "delete"
    return Edit(op, cut, put, old, new, before_path=paths[0], before_at=cut, after_path=paths[1], after_at=put, **rest)


def reworded(before: str, after: str, gone: str, come: str, **rest) -> Comparison:
    """Two texts of one clause that differ in one place: where `gone` stood, `come` stands."""
    old, new = agreement(Clause(label="1.", text=before)), agreement(Clause(label="1.", text=after))
    at = next(i for i in range(len(before) + 1) if before[:i] + come + before[i + len(gone) :] == after)
    change = edit(old, new, ("1", "1"), (at, gone), (at, come), **rest)
    pair = Pair(("1",), ("1",), Change.REWORDED, significance=change.significance, edits=(change,))
    different = change.significance is SUBSTANTIVE
    return Comparison(
        before=old, after=new, pairs=(pair,), verdict=Verdict.DIFFERENT if different else Verdict.EQUIVALENT
    )


OLD_NOTICE = (
    "[This is version 3 of 2 May 2020. It is free to use. Credit: “The language of this form is based on the Tidal "
    "model, version 3.” If you use it, please tell the keeper, who counts such things in a book.]"
)
CREDIT = "The language of this form is based on the Tidal model, version 3."
OLD_OPENING = "This agreement is about an essay entitled (essay title) (“the essay”) to appear in (“the review”)."
NEW_OPENING = "This agreement is about an essay entitled: (“the essay”) to appear in TIDES (“the annals”)."
OLD_CITE = (
    "You agree to require that a citation to the first printing of the essay in the review be part of any notice that "
    "satisfies the terms of the licence of clause 2."
)
NEW_CITE = OLD_CITE.replace("the review", "the annals as well as a link to the site of the society")
OLD_NEW = "The essay has not been printed in any other peer-reviewed review or book."
NEW_NEW = OLD_NEW.replace("peer-reviewed", "peerreviewed")

BEFORE = agreement(
    paragraph("Essay Agreement", BlockType.TITLE),
    paragraph(OLD_NOTICE, BlockType.NOTICE),
    paragraph(OLD_OPENING),
    Clause(label="1.", text="By signing you act for all authors."),
    Clause(label="3.", text=OLD_CITE),
    Clause(
        label="6.",
        text="You further warrant that:",
        body=(
            Clause(label="(a)", text=OLD_NEW),
            Clause(label="(b)", text="You own it."),
            Clause(label="(c)", text="It harms nobody."),
        ),
    ),
    Signature(party="Corresponding Author", text="Corresponding Author: Signed: Date:"),
    Signature(party="Publisher", text="Publisher: Signed: Date:"),
    name="tidal-3",
    title="Essay Agreement",
    template="tidal-3",
)
AFTER = agreement(
    paragraph("Essay Agreement", BlockType.TITLE),
    paragraph(NEW_OPENING),
    Clause(label="1.", text="By signing you act for all authors."),
    Clause(label="3.", text=NEW_CITE),
    Clause(
        label="6.",
        text="You further warrant that:",
        body=(
            Clause(label="1.", text=NEW_NEW),
            Clause(label="2.", text="You own it."),
            Clause(label="3.", text="It harms nobody."),
        ),
    ),
    Signature(
        party="Corresponding Author",
        text="Corresponding Author: Signed: Date:",
        fields=(SignatureField(name="signed", printed="Signed:"), SignatureField(name="date", printed="Date:")),
    ),
    Footnote(type=BlockType.FOOTNOTE, mark="1", text=CREDIT),
    name="annals.md",
    title="Essay Agreement",
    slots=(Slot("title", path="paragraph:1", offset=NEW_OPENING.index(" (“the essay")),),
)


def _opening() -> tuple[Edit, ...]:
    paths = ("paragraph:1", "paragraph:1")
    prompt, colon = OLD_OPENING.index(" (essay title)"), NEW_OPENING.index(":")
    venue, old, new = NEW_OPENING.index("TIDES"), OLD_OPENING.index("the review"), NEW_OPENING.index("the annals")
    return (
        edit(BEFORE, AFTER, paths, (prompt, ""), (colon, ":")),
        edit(BEFORE, AFTER, paths, (prompt, " (essay title)"), (colon + 1, "")),
        edit(BEFORE, AFTER, paths, (OLD_OPENING.index("(“the review"), ""), (venue, "TIDES "), significance=NEUTRAL,
             witness=Witness.FILL),
        edit(BEFORE, AFTER, paths, (old, "the review"), (new, "the annals"), significance=NEUTRAL,
             witness=Witness.RENAME),
    )  # fmt: skip


def _cite() -> tuple[Edit, ...]:
    at = OLD_CITE.index("the review")
    return (
        edit(BEFORE, AFTER, ("3", "3"), (at, "the review"), (at, "the annals"), significance=NEUTRAL,
             witness=Witness.RENAME),
        edit(BEFORE, AFTER, ("3", "3"), (at + 10, ""), (at + 10, " as well as a link to the site of the society")),
    )  # fmt: skip


def _notice() -> tuple[Edit, ...]:
    paths, start, end = ("notice:1", "footnote:1"), OLD_NOTICE.index(CREDIT), OLD_NOTICE.index("” If you")
    return (
        edit(BEFORE, AFTER, paths, (0, OLD_NOTICE[:start]), (0, "")),
        edit(BEFORE, AFTER, paths, (end, OLD_NOTICE[end:]), (len(CREDIT), "")),
    )


_at = OLD_NEW.index("peer")
PAIRS = (
    Pair(("title:1",), ("title:1",), Change.KEPT),
    Pair(("paragraph:1",), ("paragraph:1",), Change.REWORDED, significance=SUBSTANTIVE, edits=_opening()),
    Pair(("1",), ("1",), Change.KEPT, evidence="the same words"),
    Pair(("3",), ("3",), Change.REWORDED, significance=SUBSTANTIVE, edits=_cite()),
    Pair(("6",), ("6",), Change.KEPT),
    Pair(("6.a",), ("6.1",), Change.REWORDED, renumbered=True, significance=SUBSTANTIVE,
         edits=(edit(BEFORE, AFTER, ("6.a", "6.1"), (_at, "peer-reviewed"), (_at, "peerreviewed")),)),
    Pair(("6.b",), ("6.2",), Change.KEPT, renumbered=True, significance=NEUTRAL),
    Pair(("6.c",), ("6.3",), Change.KEPT, renumbered=True, significance=NEUTRAL),
    Pair(("signature:1",), ("signature:1",), Change.KEPT),
    Pair(("signature:2",), (), Change.REMOVED, significance=SUBSTANTIVE),
    Pair(("notice:1",), ("footnote:1",), Change.REWORDED, moved=True, significance=SUBSTANTIVE, edits=_notice()),
)  # fmt: skip

COMPARISON = Comparison(
    before=BEFORE,
    after=AFTER,
    pairs=PAIRS,
    verdict=Verdict.DIFFERENT,
    renames=(Rename("the review", "the annals", 2, paths=("paragraph:1", "3"), leftovers=("6.1",)),),
    fills=(
        Fill("title", SlotType.TEXT, None, "", "paragraph:1", Span(0, 0)),
        Fill("venue", SlotType.TEXT, "TIDES", "TIDES", "paragraph:1", Span(0, 5)),
        Fill("law", SlotType.LAW, "Ruritania", "Ruritania", "7", Span(0, 9), suggested=True),
    ),
    layout=(Layout("1", "1", (("apostrophe", 1), ("line wrap", 3))), Layout("3", "3", (("apostrophe", 1),))),
)

FINDINGS = (
    Finding(
        rule="ATT01",
        name="attribution-tightened",
        severity=Severity.WARNING,
        impact=Impact.RE_SIGN,
        message="Whoever reuses the essay must now also link.",
        headline="attribution must also carry a link",
        before="3",
        after="3",
    ),
    Finding(
        rule="DEF03",
        name="term-unused",
        severity=Severity.NOTE,
        message="“the heirs” is defined and has no use.",
        after="1",
    ),
    Finding(
        rule="SIG10",
        name="countersignature-removed",
        severity=Severity.ERROR,
        impact=Impact.RE_SIGN,
        message="Clause 5 still has the publisher assign its edits.",
        headline="the publisher no longer signs",
        before="signature:2",
    ),
)
REMARKS = (Remark("TPL01", "satisfied", "footnote:1", "the credit line is kept"),)


def model_report() -> Report:
    return report(COMPARISON, FINDINGS, REMARKS, rule_set=1)
