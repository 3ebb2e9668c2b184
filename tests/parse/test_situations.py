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
            "paragraph paragraph:4 Ben Plum",
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
        "a sentence that runs to a second is no head where none of its neighbours has one",
        "1. FEES\n\n1.1 The fees stand in the order.\n\n1.2 They are due at once.\n\n1.3 Fees exclude taxes. You pay them.",
        [
            "clause 1 <FEES>",
            "clause 1.1 The fees stand in the order.",
            "clause 1.2 They are due at once.",
            "clause 1.3 Fees exclude taxes. You pay them.",
        ],
    ),
    (
        "and is one where they have",
        "1. FEES\n\n1.1 Rate of the fees. They are low.\n\n1.2 Due dates. They are due.\n\n1.3 Taxes and duties too. You pay them.",
        [
            "clause 1 <FEES>",
            "clause 1.1 <Rate of the fees> They are low.",
            "clause 1.2 <Due dates> They are due.",
            "clause 1.3 <Taxes and duties too> You pay them.",
        ],
    ),
    (
        "a sentence in capitals is no head, however short",
        "1. Warranty\n\nTHERE IS NO WARRANTY FOR THE WORK.\n\n2. Term\n\nIt is long.",
        ["clause 1 <Warranty> THERE IS NO WARRANTY FOR THE WORK.", "clause 2 <Term> It is long."],
    ),
    (
        "a bullet alone on its line is the next line's",
        "You may:\n\n•\nread; and\n\n•\nprint.",
        ["paragraph paragraph:1 You may:", "item item:1 read; and", "item item:2 print."],
    ),
    (
        "a lone WHEREAS is a head, and the main clauses do not lie in the parties or recitals",
        "BETWEEN:\n\n(1) Quince Limited; and\n\n(2) Perry Limited.\n\nWHEREAS:\n\nA. Quince lends.\n\nB. It is Perry that borrows.\n\n"
        "IT IS AGREED as follows:\n\n1 TERM\n\nIt is long.\n\n2 LAW\n\nIt is hard.",
        [
            "heading heading:1 BETWEEN:",
            "clause 1 Quince Limited; and",
            "clause 2 Perry Limited.",
            "heading heading:2 WHEREAS:",
            "clause A Quince lends.",
            "clause B It is Perry that borrows.",
            "paragraph paragraph:1 IT IS AGREED as follows:",
            "clause 1#2 <TERM> It is long.",
            "clause 2#2 <LAW> It is hard.",
        ],
    ),
    (
        "an unfinished question is no head; a state's initials in a head end none",
        "1. LATE DELIVERY\n\n1.1 If the seller is late, the buyer may\n\n1.1.1 wait;\n\n1.1.2 go.\n\n2. U.S. GOVERNMENT RIGHTS. They are few.",
        [
            "clause 1 <LATE DELIVERY>",
            "clause 1.1 If the seller is late, the buyer may",
            "clause 1.1.1 wait;",
            "clause 1.1.2 go.",
            "clause 2 <U.S. GOVERNMENT RIGHTS> They are few.",
        ],
    ),
    (
        "what a short member of a list says of a thing is no heading over it",
        "1. The capital is:\n\n(i) Alpha: EUR 40;\n\n(ii) Beta: EUR 30.\n\n2. Go.",
        ["clause 1 The capital is:", "clause 1.i Alpha: EUR 40;", "clause 1.ii Beta: EUR 30.", "clause 2 Go."],
    ),
    (
        "a salutation is no title, and a head may follow it",
        "3 May 2021\n\nDear Mr Example\n\nTerms of engagement\n\nThank you for instructing us. We act as follows.",
        [
            "paragraph paragraph:1 3 May 2021",
            "paragraph paragraph:2 Dear Mr Example",
            "heading heading:1 Terms of engagement",
            "paragraph paragraph:3 Thank you for instructing us. We act as follows.",
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


def paged(*pages: str) -> str:
    front = "SUPPLY AGREEMENT\n\n" + "".join(
        f"{number}. The seller sells, and the buyer pays.\n\n" for number in range(1, 14)
    )
    return front + "\n\n".join(pages)


RUNNING = [
    "\n\n{number}\n\nQuince / Perry        Confidential\n\n",
    "\n\nDraft of 3 May\n\n- {number} -\n\nQuince / Perry\n\n",
    "\n\nSUPPLY AGREEMENT - Page {number} of 9\n\n",
    "\n\n<PAGE> {number}\n\nQuince / Perry\n\n",
]


@pytest.mark.parametrize("between", RUNNING)
def test_running_heads_between_pages_are_furniture_and_the_sentence_goes_on(between: str) -> None:
    first = "14. The seller may set off what the buyer owes under this"
    second = "agreement.\n\n15. The law of Example governs this"
    third = "agreement.\n\n16. It ends."
    text = paged(
        first + between.format(number=2) + second + between.format(number=3) + third + between.format(number=4)
    )
    assert outline(text)[-3:] == [
        "clause 14 The seller may set off what the buyer owes under this agreement.",
        "clause 15 The law of Example governs this agreement.",
        "clause 16 It ends.",
    ]


def test_what_comes_again_elsewhere_is_no_running_head() -> None:
    text = paged(
        "14. Go.\n\n[See attached]\n\n2\n\nThe seller signs here\n\n15. Stay.\n\nThe seller signs here\n\n16. Rest.\n\n3\n\n17. End."
    )
    assert sum("The seller signs here" in line for line in outline(text)) == 2
