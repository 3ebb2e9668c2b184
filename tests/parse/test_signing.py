"""What is filled in below and beside a signature's fields, and what only stands there."""

from __future__ import annotations

import pytest

from contractmodel.api import load
from contractmodel.model import Agreement, Source, SourceText
from contractmodel.parse import parse

TOP = "1. You pay the price that is set out above.\n\n"


def read(text: str) -> Agreement:
    return parse(SourceText(Source("a.txt"), text))


def signatures(text: str) -> list[tuple[str, dict[str, str | None]]]:
    return [(block.party, {one.name: one.value for one in block.fields}) for block in read(text).signatures]


@pytest.mark.parametrize("rule", ["---", "***", "------", "- - -", "====", "____", "......", "-"])
@pytest.mark.parametrize("space", ["\n", "\n\n"])
def test_a_bare_rule_below_a_field_is_its_blank(rule: str, space: str) -> None:
    told = signatures(f"{TOP}Signed:{space}{rule}\n\nDate:{space}{rule}\n")
    assert told == [("", {"signed": None, "date": None})]


@pytest.mark.parametrize(
    "line",
    [
        "Return this form by email.",
        "For office use only: ___",
        "For office use only",
        "2. You wait for the goods.",
        "Received in good order and without delay.",
        "Witnesses:",
    ],
)
def test_a_line_that_is_no_value_leaves_the_field_open(line: str) -> None:
    last, first = f"{TOP}Signed:\n\n{line}\n", f"{TOP}Signed:\n\n{line}\n\nDate: 2026-06-01\n"
    for text in (last, first):
        assert signatures(text)[0][1]["signed"] is None, text
        assert {slot.name for slot in read(text).slots} >= {"signed"}


@pytest.mark.parametrize("value", ["Ada Example", "A. Example", "Ada Example Jr.", "ada example"])
def test_a_name_below_a_field_is_its_value(value: str) -> None:
    assert signatures(f"{TOP}Signed:\n\n{value}\n\nDate:\n\n1 June 2026\n") == [
        ("", {"signed": value, "date": "2026-06-01"})
    ]


def test_a_schedule_below_an_open_field_stays_a_schedule() -> None:
    tree = read(f"{TOP}Signed:\n\nSCHEDULE A\n\n1. One coin for each page.")
    assert [block.type.value for block in tree.body] == ["clause", "signature", "schedule"]


def test_brackets_beside_a_rule_are_prompts() -> None:
    assert signatures(f"{TOP}Signed: ______ (author)\nDate: (dd/mm/yyyy) ______") == [
        ("", {"signed": None, "date": None})
    ]
    assert signatures(f"{TOP}Signed: Ada Example (author)\n")[0][1] == {"signed": "Ada Example (author)"}


def test_nothing_below_a_standing_blank_is_its_value() -> None:
    tree = read(f"{TOP}Signed: ____\nName: ____\n\n2. You wait for the goods.")
    assert [block.type.value for block in tree.body] == ["clause", "signature", "clause"]
    told = signatures(f"{TOP}By: ____\nAda Example\nTitle: ____")[0][1]
    assert told == {"by": None, "name": "Ada Example", "title": None}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Signature of Author: ____ Date ____", [("", {"signature": None, "date": None})]),
        ("Signed: ____ Date: ____", [("", {"signed": None, "date": None})]),
        (
            "Author's signature: ____\nPrinted name: ____\nDate: ____",
            [("", {"signature": None, "name": None, "date": None})],
        ),
        (
            "Author's signature: Ada Example\nPrinted name: Ada Example\nDate: 2026-06-01",
            [("", {"signature": "Ada Example", "name": "Ada Example", "date": "2026-06-01"})],
        ),
        (
            "AGREED AND ACCEPTED:\n\nQUINCE LTD\n\n________\nName: Perry Boll",
            [("QUINCE LTD", {"signed": None, "name": "Perry Boll"})],
        ),
        ("__________    ____________\nSignature     Date", [("", {"signature": None, "date": None})]),
        ("Signed by the Recipient: ……\nName:\nPosition:", [("", {"signed": None, "name": None, "position": None})]),
        ("Signature\t______\nDate\t______", [("", {"signature": None, "date": None})]),
        ("Signature\tAda Example\nDate\t2026-06-01", [("", {"signature": "Ada Example", "date": "2026-06-01"})]),
    ],
)
def test_signature_blocks_of_other_makes(text: str, told: list[tuple[str, dict[str, str | None]]]) -> None:
    assert signatures(TOP + text) == told
    assert all("_" not in block.text and "…" not in block.text for block in read(TOP + text).signatures)


def test_what_is_printed_below_the_rule_of_a_deed_signs_nothing() -> None:
    deed = (
        "EXECUTED as a DEED by           )\nQUINCE LIMITED                  )\n"
        "acting by a director            )   ......................\nin the presence of:             )   Director\n"
    )
    assert signatures(TOP + deed) == [("QUINCE LIMITED", {"signed": None, "title": "Director"})]
    assert [party for party, _ in signatures(f"{TOP}{deed}\n{deed.replace('QUINCE', 'PERRY')}")] == [
        "QUINCE LIMITED",
        "PERRY LIMITED",
    ]


def test_a_deed_without_braces_ends_in_its_rule() -> None:
    deed = "SIGNED AND DELIVERED by the\nwithin-named {}            ______________\n"
    assert signatures(f"{TOP}{deed.format('LICENSOR')}\n{deed.format('LICENSEE')}") == [
        ("LICENSOR", {"signed": None}),
        ("LICENSEE", {"signed": None}),
    ]


@pytest.mark.parametrize("above", ["", "Yours sincerely,\n\n"])
def test_a_rule_right_above_a_name_is_signed_on(above: str) -> None:
    text = f"{TOP}{above}        ____________________\n        Ada Example\n        Chief Executive Officer\n"
    assert signatures(text) == [("", {"signed": None, "name": "Ada Example", "title": "Chief Executive Officer"})]


def test_so_is_one_in_paragraphs_of_their_own_behind_a_letter_s_closing() -> None:
    from contractmodel import load

    body = "".join(
        f"<p>{line}</p>" for line in ("We act.", "Yours sincerely", "________________", "Ada Example", "Partner")
    )
    told = [{one.name: one.value for one in block.fields} for block in load(f"<html>{body}</html>".encode()).signatures]
    assert told == [{"signed": None, "name": "Ada Example", "title": "Partner"}]


def test_a_rule_inside_a_sentence_is_filled_in_whatever_stands_below() -> None:
    tree = read("The article entitled\n\n____________________\nGreat Works\n\nis licensed to you.")
    assert tree.signatures == ()


@pytest.mark.parametrize("format_", ["text", "markdown", "html"])
def test_a_role_with_its_rule_and_date_signs_in_every_format(format_: str) -> None:
    lines = ["Loan of a boat", "1. The boat is lent for one week.", "For the Club: ______________ Date: ________"]
    text = "".join(f"<p>{line}</p>\n" for line in lines) if format_ == "html" else "\n\n".join(lines)
    found = [block for block in load(text, format=format_).walk() if block.type == "signature"]
    assert [(block.party, [field.name for field in block.fields]) for block in found] == [
        ("the Club", ["signed", "date"])
    ]
