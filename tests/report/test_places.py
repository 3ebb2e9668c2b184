"""What people call a block."""

import pytest

from contractmodel.model import Agreement, Block, BlockType, Clause, Footnote, Schedule, Signature
from contractmodel.report.places import Places
from tests.report.pairs import paragraph


def places(*body):
    return Places(Agreement.build(body))


def nested(*labels):
    clause = None
    for label in reversed(labels):
        clause = Clause(label=label, body=(clause,) if clause else ())
    return clause


@pytest.mark.parametrize(
    ("labels", "path", "short", "long"),
    [
        (("6.",), "6", "6", "Clause 6"),
        (("6.", "(a)"), "6.a", "6(a)", "Clause 6(a)"),
        (("6.", "a)"), "6.a", "6(a)", "Clause 6(a)"),
        (("6.", "3."), "6.3", "6.3", "Clause 6.3"),
        (("4", "4.2", "(b)", "(iii)"), "4.2.b.iii", "4.2(b)(iii)", "Clause 4.2(b)(iii)"),
        (("Article IV",), "IV", "Article IV", "Article IV"),
        (("Article IV", "4.2"), "IV.2", "4.2", "Clause 4.2"),
        (("§ 3.1",), "3.1", "§ 3.1", "§ 3.1"),
        (("Section 5.", "(c)"), "5.c", "Section 5(c)", "Section 5(c)"),
        (("(c)",), "c", "(c)", "Clause (c)"),
    ],
)
def test_a_clause_is_called_as_it_is_printed(labels, path, short, long):
    named = places(nested(*labels))
    assert (named.short(path), named.long(path)) == (short, long)


def test_a_repeated_label_says_which():
    assert places(Clause(label="5."), Clause(label="5.")).long("5#2") == "Clause 5 (no. 2)"


def test_clauses_of_a_schedule_name_it():
    named = places(
        Schedule(label="Schedule A", body=(Clause(label="1."), Clause(label="2.", body=(Clause(label="(a)"),))))
    )
    assert (named.long("A"), named.short("A/1"), named.short("A/2.a")) == (
        "Schedule A",
        "Schedule A, 1",
        "Schedule A, 2(a)",
    )


def test_one_paragraph_before_the_first_clause_is_the_preamble():
    named = places(paragraph("Between us."), Clause(label="1."), paragraph("And so on."))
    assert (named.long("paragraph:1"), named.short("paragraph:2")) == ("Preamble", "paragraph 2")


def test_several_paragraphs_before_it_are_numbered():
    named = places(paragraph("Between us."), paragraph("And them."), Clause(label="1."))
    assert named.short("paragraph:1") == "paragraph 1"


def test_a_text_without_clauses_has_no_preamble():
    assert places(paragraph("Dear Ada.")).short("paragraph:1") == "paragraph 1"


@pytest.mark.parametrize(
    ("party", "called"),
    [
        ("Publisher", "signature of the publisher"),
        ("The Publisher:", "signature of the publisher"),
        ("Corresponding Author", "signature of the corresponding author"),
        ("Ada Example", "signature of Ada Example"),
        ("THE COMPANY", "signature of THE COMPANY"),
        ("ACME INC. ______________", "signature of ACME INC"),
        ("", "signature 1"),
        ("_____", "signature 1"),
    ],
)
def test_a_signature_is_called_by_its_party(party, called):
    assert places(Signature(type=BlockType.SIGNATURE, party=party)).short("signature:1") == called


def test_other_blocks_are_called_by_their_kind_and_number():
    named = places(
        Block(type=BlockType.TITLE),
        Block(type=BlockType.NOTICE),
        Block(type=BlockType.RECITAL),
        Block(type=BlockType.ATTESTATION),
        Clause(label="1.", body=(Block(type=BlockType.ITEM), Block(type=BlockType.ITEM))),
        Footnote(type=BlockType.FOOTNOTE, mark="†"),
        Footnote(type=BlockType.FOOTNOTE),
    )
    assert [named.short(p) for p in ("title:1", "notice:1", "recital:1", "attestation:1", "1/item:2")] == [
        "title", "notice", "recital 1", "attestation", "item 2 of 1"]  # fmt: skip
    assert [named.long(p) for p in ("footnote:1", "footnote:2")] == ["Footnote †", "Footnote 2"]


def test_several_notices_are_numbered():
    named = places(Block(type=BlockType.NOTICE), Block(type=BlockType.NOTICE))
    assert named.long("notice:2") == "Notice 2"


def test_an_unknown_path_is_shown_as_it_is_but_safely():
    assert places().short("7.\x1bx") == "7.␛x"


def test_a_label_that_steers_a_terminal_does_not():
    named = places(Clause(label="\x1b]0;x\x07 7."))
    (path,) = named.agreement.by_path
    assert named.long(path).isprintable()
