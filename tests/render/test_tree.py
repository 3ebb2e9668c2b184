"""The tree of one agreement on a screen."""

import pytest

from contractmodel.model import (
    Agreement,
    Block,
    BlockType,
    Clause,
    CrossReference,
    Definition,
    Diagnostic,
    Footnote,
    Provision,
    ProvisionKind,
    Reader,
    Severity,
    Signature,
    SignatureField,
    Slot,
    SlotType,
    Source,
    Span,
    Use,
)
from contractmodel.render.layout import plain, width_of
from contractmodel.render.tree import tree

OPENING = "Between and Bob."
READER = Reader(
    lambda _: (Definition("the work", path="1", uses=(Use("the work"), Use("the work"))),),
    lambda _: (
        CrossReference("clause 1", "1", "1", path="1.a"),
        CrossReference("clause 9", "9", path="1"),
        CrossReference("Section 3 of the Act", "3", external=True, path="1"),
    ),
    lambda _: {"1": (Provision(ProvisionKind.GRANT, "x"),)},
)
LOAN = Agreement.build(
    [
        Block(type=BlockType.TITLE, text="Loan"),
        Block(type=BlockType.PARAGRAPH, text=OPENING),
        Clause(
            label="1.", heading="Work", text="You grant the work.", body=(Clause(label="(a)", text="All of it. " * 30),)
        ),
        Block(type=BlockType.ITEM, text="one"),
        Signature(
            party="Lender",
            fields=(
                SignatureField(name="signed", printed="Signed:"),
                SignatureField(name="date", value="2025-01-02", text="2/1/2025"),
            ),
        ),
        Footnote(type=BlockType.FOOTNOTE, mark="1", text="A note."),
    ],
    reader=READER,
    text="a\nb\nc",
    source=Source("loan.txt", "text/plain", "ab" * 32),
    slots=(
        Slot("lender", SlotType.PARTY, path="paragraph:1", offset=8, suggestion="Ada"),
        Slot("borrower", SlotType.PARTY, value="Bob", text="Bob", path="paragraph:1", offset=12),
    ),
    diagnostics=(Diagnostic("label-skipped", Severity.WARNING, Span(2, 3), "2 is missing"),),
)


def test_the_whole_tree():
    assert (
        plain(tree(LOAN, 80))
        == """\
loan.txt                                        text/plain · sha256 abababababab

title  Loan
paragraph  Between {lender} and Bob.
1.  Work  You grant the work.                                              grant
    (a)  All of it. All of it. All of it. All of it. All of it. All of it. All…
•  one
signature  Lender · Signed: ____ · date: 2025-01-02
footnote 1  A note.

defines   “the work” 1, 2 uses
cites     “clause 1” → Clause 1 1(a)
          “clause 9” → nothing here 1
          “Section 3 of the Act” → another document 1
blank     lender party, suggested “Ada” preamble
          borrower party, holds “Bob” preamble
warning   line 2: 2 is missing label-skipped
"""
    )


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("full", [False, True])
def test_no_line_is_wider_than_asked(width, full):
    assert max(map(width_of, tree(LOAN, width, full=full))) <= width


def test_in_full_no_word_is_left_out():
    text = " ".join(plain(tree(LOAN, 80, full=True)).split())
    assert text.count("All of it.") == 30
    assert "…" not in text


def test_deep_trees_stay_on_the_screen():
    clause = Clause(label="(z)", text="deep")
    for _ in range(40):
        clause = Clause(label="(a)", text="x", body=(clause,))
    assert max(map(width_of, tree(Agreement.build([clause]), 60))) <= 60


def test_an_agreement_without_overlays_has_no_list_below():
    assert plain(tree(Agreement.build([Clause(label="1.", text="So.")]), 60)).splitlines()[-1] == "1.  So."
