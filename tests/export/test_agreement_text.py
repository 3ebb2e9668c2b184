"""An agreement printed reads back as the same tree: built-in, small, generated; plain and as Markdown."""

import pytest
from hypothesis import given

import contractmodel as cm
from contractmodel.export.agreement_text import agreement_text
from contractmodel.model import Agreement, Block, BlockType, Clause, Footnote, Signature, SignatureField, Slot
from tests.strategies import agreements


def back(agreement, *, markdown=False):
    text = agreement_text(agreement, markdown=markdown)
    return cm.load(text.encode(), format="markdown" if markdown else "text")


@pytest.mark.parametrize("markdown", [False, True])
@pytest.mark.parametrize("template", ["shieber-1.2", "pmlr-2017"])
def test_built_in_templates_read_back(template, markdown):
    agreement = cm.load(template)
    again = back(agreement, markdown=markdown)
    assert again == agreement
    assert [slot.offset for slot in again.slots if slot.field is None and not slot.text] != []


@given(agreements())
def test_what_was_read_reads_back(generated):
    agreement = cm.load(generated.text.encode(), format="text")
    assert back(agreement) == agreement


@pytest.mark.parametrize(
    "text",
    [
        "1. Fee\n\n   You pay.\n\n2. Fair Use Rights\n\n   (a) You read.\n\n   (b) You write.\n",
        "1. Limitation of liability. You pay.\n\n2. Term: it ends.\n",
        "You may not:\n\n• copy the work; or\n\n• sell it.\n",
        "Loan\n\nWHEREAS, you have a book; and\n\n1. You lend it.\n\nGENERAL PROVISIONS\n\n2. It ends.\n",
        "Loan\n\nYou lend the book.\n\nSCHEDULE A\n\n1. One coin.\n\n2. Two coins.\n",
        "1. You pay ____ (“the fee”) in time, subject to [____].\n\n2. It ends.\n",
    ],
)
@pytest.mark.parametrize("markdown", [False, True])
def test_small_agreements_read_back(text, markdown):
    agreement = cm.load(text)
    assert back(agreement, markdown=markdown) == agreement


def test_the_print_itself():
    body = (
        Block(type=BlockType.TITLE, text="Loan"),
        Clause(label="1.", heading="Fair Use", text="You  read.", body=(Clause(label="(a)", text="Aloud."),)),
        Clause(label="2.", heading="On reading", text="So."),
        Clause(label="3.", heading="Term:", text="A year."),
        Clause(label="4.", heading="Nothing More"),
        Block(type=BlockType.ITEM, text="a book"),
        Signature(
            text="Lender: By: Date: Seal",
            party="Lender",
            fields=(
                SignatureField(name="name", text="Ada Example"),
                SignatureField(name="by", printed="By:", text="/s/ Ada"),
                SignatureField(name="date", printed="Date:"),
            ),
        ),
        Footnote(text="A note.", mark="x"),
    )
    assert agreement_text(Agreement.build(body)) == (
        "Loan¹\n\n1. Fair Use\nYou read.\n\n    (a) Aloud.\n\n2. On reading. So.\n\n3. Term: A year.\n\n"
        "4. Nothing More\n\n"
        "• a book\n\nAda Example Lender:\nBy: /s/ Ada\nDate: ________ Seal\n\n¹ A note.\n"
    )
    told = agreement_text(Agreement.build(body), markdown=True)
    assert told.startswith("# Loan[^1]\n\n")
    assert "\n\n- a book\n\n" in told
    assert told.endswith("[^1]: A note.\n")


def test_blanks_stand_where_they_stood():
    clause = Clause(label="1.", text="You pay by law, and (“so”).")
    slots = (
        Slot(name="law", suggestion="of Spain", path="1", offset=14),
        Slot(name="so", path="1", offset=20),
        Slot(name="full", path="1", offset=3, text="x"),
    )
    told = agreement_text(Agreement.build([clause], slots=slots))
    assert told == "1. You pay by law […of Spain…], and ________ (“so”).\n"


def test_nothing_prints_as_nothing():
    assert agreement_text(Agreement()) == ""
    assert agreement_text(Agreement.build([Footnote(text="Alone.")])) == "¹ Alone.\n"
