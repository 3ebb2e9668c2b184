"""Signature blocks: who signs, what stands in the fields, which are open."""

# ruff: noqa: ISC004
from __future__ import annotations

import pytest

from contractmodel.model import Agreement, SlotType, Source, SourceText
from contractmodel.parse import parse


def read(text: str) -> Agreement:
    return parse(SourceText(Source("a.txt"), text))


def signatures(text: str) -> list[tuple[str, dict[str, str | None]]]:
    return [(block.party, {one.name: one.value for one in block.fields}) for block in read(text).signatures]


TOP = "1. You pay the price that is set out above.\n\nI HAVE READ AND AGREE WITH THE TERMS.\n\n"

CASES = [
    (
        "bulleted, values on the same line",
        "- Corresponding Author:\n - Signed: Cy Placeholder\n - Date: 2025-4-30",
        [("Corresponding Author", {"signed": "Cy Placeholder", "date": "2025-04-30"})],
    ),
    (
        "bulleted, values further down or missing",
        "- Corresponding Author:\n\n– Signed:\n\n\n\n– Date:\n\n2025/7/9\n",
        [("Corresponding Author", {"signed": None, "date": "2025-07-09"})],
    ),
    (
        "the party's name behind its role, an empty bullet",
        "* Corresponding Author: Cy Placeholder\n    * Signed: Cy Placeholder\n    * \n    * Date: 3 March 2026",
        [("Corresponding Author", {"name": "Cy Placeholder", "signed": "Cy Placeholder", "date": "2026-03-03"})],
    ),
    (
        "rules and prompts are blanks",
        "Author:\nSigned: ______________\nDate:\n\nPublisher:\nSigned: /signed by the publisher/\nDate: [____]",
        [("Author", {"signed": None, "date": None}), ("Publisher", {"signed": None, "date": None})],
    ),
    (
        "companies",
        "ACME WIDGETS, INC.\n\nBy: ____ /s/ Ada Example\nName: Ada Example\nTitle: Chief Officer\nIts: Treasurer",
        [
            (
                "ACME WIDGETS, INC.",
                {"by": "/s/ Ada Example", "name": "Ada Example", "title": "Chief Officer", "its": "Treasurer"},
            )
        ],
    ),
    (
        "fields that a converter joined in one line",
        "Author:\nBy: Name: Ada Example Title: Chief Officer Date: 3 March 2026",
        [("Author", {"by": None, "name": "Ada Example", "title": "Chief Officer", "date": "2026-03-03"})],
    ),
    (
        "for whom, and the field that is signed below",
        "Signed for and on behalf of Quince Ltd:\n\nBy: ____\nName:\n\nSigned for the Borrower:\n\nBy: ____\nName:",
        [("Quince Ltd", {"by": None, "name": None}), ("the Borrower", {"by": None, "name": None})],
    ),
    (
        "an office printed with a ligature",
        "QUINCE LTD\n\nBy: ________\nBo Sample\nChief Executive O\ufb03cer",
        [("QUINCE LTD", {"by": None, "name": "Bo Sample", "title": "Chief Executive O\ufb03cer"})],
    ),
    (
        "two without parties, one after the other",
        "By: /s/ Ada Example\nName: Ada Example\n\nBy: /s/ Bo Sample\nName: Bo Sample",
        [
            ("", {"by": "/s/ Ada Example", "name": "Ada Example"}),
            ("", {"by": "/s/ Bo Sample", "name": "Bo Sample"}),
        ],
    ),
    (
        "two columns",
        "OWNER:                         BUILDER:\n\nACME HOMES, INC.               BOLT WORKS LLC\n\n"
        "By: /s/ Ada Example            By: ____________\nName: Ada Example              Name: Bo Sample\n"
        "Date: March 3, 2026            Date:",
        [
            ("OWNER: ACME HOMES, INC.", {"by": "/s/ Ada Example", "name": "Ada Example", "date": "2026-03-03"}),
            ("BUILDER: BOLT WORKS LLC", {"by": None, "name": "Bo Sample", "date": None}),
        ],
    ),
    (
        "fields beside each other are one signature's",
        "Signature: ______________     Date: ______________\nPrinted Name: Ada Example",
        [("", {"signature": None, "date": None, "name": "Ada Example"})],
    ),
    (
        "parties between blocks, in words",
        "Company: Acme Press\n\nBy: ________\nName: Ada Example\nDate: ________\n\nFounder\n\nSignature: ________\n"
        "Print Name: Bo Sample\nDate: ________",
        [
            ("Company", {"by": None, "name": "Ada Example", "date": None}),
            ("Founder", {"signature": None, "name": "Bo Sample", "date": None}),
        ],
    ),
    (
        "rows of a table",
        "Founder\n\nSignature\n\nPrint Name\tBo Sample\n\nDate",
        [("Founder", {"signature": None, "name": "Bo Sample", "date": None})],
    ),
    (
        "a sentence in capitals above is no party",
        "I ALSO AGREE THAT THE HOST MAY SHOW THE PICTURE IN THE HALL AND IN\nTHE YARD OF IT.\nLender:\nSigned: Ada",
        [("Lender", {"signed": "Ada"})],
    ),
    (
        "three columns",
        "BUYER                    SELLER                   GUARANTOR\n\n"
        "By: ______________       By: ______________       By: ______________\n"
        "Name: Ada Example        Name:                    Name: Cy Placeholder\n",
        [
            ("BUYER", {"by": None, "name": "Ada Example"}),
            ("SELLER", {"by": None, "name": None}),
            ("GUARANTOR", {"by": None, "name": "Cy Placeholder"}),
        ],
    ),
    (
        "a deed, with braces",
        "SIGNED by ADA EXAMPLE         )\nfor and on behalf of          )\nACME HOMES LIMITED            )   ____\n"
        "in the presence of:           )\n\nWitness signature: ________\nWitness name:\n\n"
        "EXECUTED as a deed by         )\nBOLT WORKS PLC                )\nacting by a director          )   ____\n"
        "                                  Director\n",
        [
            ("ACME HOMES LIMITED", {"signed": None, "signature": None, "witness name": None}),
            ("BOLT WORKS PLC", {"signed": None, "title": "Director"}),
        ],
    ),
    (
        "who signs, below the line to sign on",
        "ACME HOMES LIMITED\n\nBy: ____________\n    Ada Example\n    Managing Director\n\n"
        "BOLT WORKS, INC.\n\nBy: /s/ Bo Sample\n    Bo Sample\n",
        [
            ("ACME HOMES LIMITED", {"by": None, "name": "Ada Example", "title": "Managing Director"}),
            ("BOLT WORKS, INC.", {"by": "/s/ Bo Sample", "name": "Bo Sample"}),
        ],
    ),
    (
        "a signature without a label",
        "/s/ Ada Example\nName: Ada Example",
        [("", {"signed": "/s/ Ada Example", "name": "Ada Example"})],
    ),
]


@pytest.mark.parametrize(("name", "text", "expected"), CASES, ids=[name for name, _, _ in CASES])
def test_signature_blocks(name: str, text: str, expected: list[tuple[str, dict[str, str | None]]]) -> None:
    assert signatures(TOP + text) == expected


def test_open_fields_are_slots() -> None:
    agreement = read(TOP + CASES[3][1])
    assert [(slot.name, slot.type, slot.field, slot.path) for slot in agreement.slots] == [
        ("signed", SlotType.SIGNATURE, "signed", "signature:1"),
        ("date", SlotType.DATE, "date", "signature:1"),
        ("signed#2", SlotType.SIGNATURE, "signed", "signature:2"),
        ("date#2", SlotType.DATE, "date", "signature:2"),
    ]
    assert [slot.span.of(agreement.text) for slot in agreement.slots] == [
        "______________",
        "",
        "/signed by the publisher/",
        "[____]",
    ]


def test_filled_fields_are_no_slots() -> None:
    assert read(TOP + CASES[0][1]).slots == ()


def test_printed_words_and_values_keep_apart() -> None:
    agreement = read(TOP + CASES[2][1])
    block = agreement.signatures[0]
    assert block.text == "Corresponding Author: Signed: Date:"
    assert [one.span.of(agreement.text) for one in block.fields] == ["Cy Placeholder", "Cy Placeholder", "3 March 2026"]
    assert [one.printed for one in block.fields] == ["", "Signed:", "Date:"]
    assert [one.span.of(agreement.text) for one in agreement.furniture] == ["* ", "* ", "*", "* "]


@pytest.mark.parametrize(
    ("written", "code"), [("03/04/2026", "date-ambiguous"), ("soon", "date-unread"), ("2026-03-04", None)]
)
def test_a_date_that_cannot_be_read_one_way_keeps_its_text(written: str, code: str | None) -> None:
    agreement = read(f"{TOP}Author:\nSigned: Ada Example\nDate: {written}")
    date = agreement.signatures[0].fields[1]
    assert date.text == written
    assert (date.value is None) is (code is not None)
    assert [one.code for one in agreement.diagnostics] == ([code] if code else [])
    assert agreement.slots == ()


@pytest.mark.parametrize(
    "text",
    [
        "Date: 3 March 2026\n\nDear Ada,\n\nwe write to you about the book.",
        "Name: Ada Example\nAddress: 1 Example Street\n\n1. You pay.",
        "1. Notices go to:\n\nAttention: Ada Example\nFax: 123\n\n2. Go.",
    ],
)
def test_details_without_a_signing_are_text(text: str) -> None:
    assert read(text).signatures == ()


def test_text_behind_a_signature_is_text_again() -> None:
    agreement = read(
        TOP + "Author:\nSigned: Ada Example\nDate:\n\nThis form was made by the press and may be copied freely."
    )
    assert agreement.body[-1].text == "This form was made by the press and may be copied freely."
    assert agreement.signatures[0].fields[1].value is None


def test_labels_behind_a_signature_count_anew() -> None:
    agreement = read(f"{TOP}Signed: Ada Example\n\nTerms of Use\n\n1. You use it.\n\n2. You go.")
    assert [block.path for block in agreement.walk() if block.type == "clause"] == ["1", "1#2", "2"]
