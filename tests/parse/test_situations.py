"""Situations that agreements of other styles bring: heads like sentences, letters, covers, stamps, lists of dots."""

# ruff: noqa: E501, ISC004
from __future__ import annotations

import pytest

from tests.parse.outlines import outline

CASES = [
    (
        "a numbered head may be written like a sentence",
        "1. Hours of work\n\nYou work 38 hours.\n\n2. Commencement and probation\n\n2.1 You start on Monday.\n\n3. Term.",
        [
            "clause 1 <Hours of work> You work 38 hours.",
            "clause 2 <Commencement and probation>",
            "clause 2.1 You start on Monday.",
            "clause 3 Term.",
        ],
    ),
    (
        "what breaks off before its list is no head",
        "1. Goods sold at a discount, including\n\n1.1 pears; and\n\n1.2 plums.\n\n2. Payment of\n\n2.1 the price; and\n\n2.2 the tax.",
        [
            "clause 1 Goods sold at a discount, including",
            "clause 1.1 pears; and",
            "clause 1.2 plums.",
            "clause 2 Payment of",
            "clause 2.1 the price; and",
            "clause 2.2 the tax.",
        ],
    ),
    (
        "so may one without a number, be it a question, and lists of dots end before it",
        "Terms of Use\n\nWelcome to the app.\n\nWho can use the app\n\nYou may use it if you are 16. You may not:\n\n- break it; or\n- sell it.\n\n"
        "Ending your account\n\nYou can end your account at any time.",
        [
            "title title:1 Terms of Use",
            "paragraph paragraph:1 Welcome to the app.",
            "heading heading:1 Who can use the app",
            "paragraph paragraph:2 You may use it if you are 16. You may not:",
            "item item:1 break it; or",
            "item item:2 sell it.",
            "heading heading:2 Ending your account",
            "paragraph paragraph:3 You can end your account at any time.",
        ],
    ),
    (
        "a paragraph that stands no deeper than a dot is none of the dotted member's",
        "You may:\n\n- read; and\n- print.\n\nWe may stop you.\n\nYou must:\n\n- pay.",
        [
            "paragraph paragraph:1 You may:",
            "item item:1 read; and",
            "item item:2 print.",
            "paragraph paragraph:2 We may stop you.",
            "paragraph paragraph:3 You must:",
            "item item:3 pay.",
        ],
    ),
    (
        "a date and a stamp are no titles, and a title ends where small words follow",
        "EXECUTION VERSION\n\nDATED 3 May 2021\n\nSALE AGREEMENT\n\nbetween\n\nQuince Limited\n\n1. Sale. You sell.",
        [
            "paragraph paragraph:1 EXECUTION VERSION",
            "paragraph paragraph:2 DATED 3 May 2021",
            "title title:1 SALE AGREEMENT",
            "paragraph paragraph:3 between",
            "heading heading:1 Quince Limited",
            "clause 1 <Sale> You sell.",
        ],
    ),
    (
        "a letter's closing is no part of its last clause",
        "3 May 2021\n\nDear Ada,\n\n1. Pay\n\nWe pay you.\n\nIt is paid monthly.\n\n2. End\n\nYou may go.\n\nYours sincerely,\n\nBen Plum",
        [
            "paragraph paragraph:1 3 May 2021",
            "paragraph paragraph:2 Dear Ada,",
            "clause 1 <Pay> We pay you.",
            "paragraph 1/paragraph:1 It is paid monthly.",
            "clause 2 <End> You may go.",
            "paragraph paragraph:3 Yours sincerely,",
            "heading heading:1 Ben Plum",
        ],
    ),
    (
        "the parties of a cover, and the words that open the agreement behind them",
        "SALE AGREEMENT\n\nbetween\n\n(1) QUINCE LIMITED\n\nand\n\n(2) PERRY LIMITED\n\nTHIS AGREEMENT is dated 3 May 2021\n\nAGREED TERMS\n\n1. Pay.",
        [
            "title title:1 SALE AGREEMENT",
            "paragraph paragraph:1 between",
            "clause 1 <QUINCE LIMITED> and",
            "clause 2 PERRY LIMITED",
            "paragraph paragraph:2 THIS AGREEMENT is dated 3 May 2021",
            "heading heading:1 AGREED TERMS",
            "clause 1#2 Pay.",
        ],
    ),
    (
        "the words above the signatures of a British agreement are none of its last clause",
        "1. Pay.\n\nYou pay.\n\n2. Go.\n\nThis agreement has been entered into on the date stated at the beginning of it.",
        [
            "clause 1 <Pay> You pay.",
            "clause 2 Go.",
            "attestation attestation:1 This agreement has been entered into on the date stated at the beginning of it.",
        ],
    ),
    (
        "an abbreviation at a line's end ends no sentence",
        "1. The claim in Case No.\n21-482 is settled, as is that of Mr.\nQuince under Amendment No.\n3 of it.\n\n2. Go.",
        [
            "clause 1 The claim in Case No. 21-482 is settled, as is that of Mr. Quince under Amendment No. 3 of it.",
            "clause 2 Go.",
        ],
    ),
    (
        "columns between tabs are a table",
        "1. The prices are:\n\nYear\tPounds\tPrice\n2025\t100\t200\n2026\t110\t220\n\n2. Go.",
        ["clause 1 The prices are:", "table 1/table:1 Year Pounds Price 2025 100 200 2026 110 220", "clause 2 Go."],
    ),
    (
        "a label that repeats its parent counts once, though that number stood above already",
        "PARTIES\n\n(1) Quince Limited.\n\n(2) Perry Limited.\n\nAGREED TERMS\n\n1. TERM\n\n1.1 It begins.\n\n1.1.1 It begins early.",
        [
            "heading heading:1 PARTIES",
            "clause 1 Quince Limited.",
            "clause 2 Perry Limited.",
            "heading heading:2 AGREED TERMS",
            "clause 1#2 <TERM>",
            "clause 1#2.1 It begins.",
            "clause 1#2.1.1 It begins early.",
        ],
    ),
]


@pytest.mark.parametrize(("name", "text", "blocks"), CASES, ids=[name for name, _, _ in CASES])
def test_situations(name: str, text: str, blocks: list[str]) -> None:
    assert outline(text) == blocks
