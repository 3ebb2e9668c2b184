"""Labels, heads and parts of agreements from further afield: their trees, one line a block."""

# ruff: noqa: E501, ISC004
from __future__ import annotations

import pytest

from contractmodel.model import Clause, Signature
from tests.parse.outlines import labels, outline, read

STYLES = [
    ("Condition 1  Noise\n\nThe hall is quiet.\n\nCondition 2  Keys\n\n(a) one;\n\n(b) two.", ["1", "2", "2.a", "2.b"]),
    ("Regulation 1. Name\n\n(1) One.\n\n(2) Two.\n\nRegulation 2. Fees\n\nThree.", ["1", "1.1", "1.2", "2"]),
    ("Rule 4 - Boats\n\nOne.\n\nRule 4A - Oars\n\nTwo.\n\nRule 5 - Sails\n\nThree.", ["4", "4A", "5"]),
    ("Art. 1. One.\n\nArt. 1bis. Two.\n\nArt. 1ter. Three.\n\nArt. 2. Four.", ["1", "1bis", "1ter", "2"]),
    ("Art. 1. § 1. One.\n\n§ 2. Two.\n\nArt. 2. Three.", ["1", "1.1", "1.2", "2"]),
    ("Article first - One\n\nIt is so.\n\nArticle 2 - Two\n\nIt is so.", ["first", "2"]),
    ("1.- One. It is so.\n\n2.- Two. It is so:\n\n1)- in;\n\n2)- out.", ["1", "2", "2.1", "2.2"]),
    ("1. They are:\n\na/ one;\n\nb/ two.\n\n2. Two.", ["1", "1.a", "1.b", "2"]),
    ("1. They are:\n\n1° one;\n\n2° two.\n\n2. Two.", ["1", "1.1", "1.2", "2"]),
    ("(1) ONE\n\n(1.1) In.\n\n(1.2) Out.\n\n(2) TWO\n\n(2.1) Up.", ["1", "1.1", "1.2", "2", "2.1"]),
    ("No. 1. One. It is so.\n\nNo. 2. Two. It is so.", ["1", "2"]),
    ("Q1. May I come?\n\nYes.\n\nQ2. May I stay?\n\nNo.", ["Q1", "Q2"]),
    ("1. Seeds\n\nAppendix A: Seeds\n\nA-1 Wheat.\n\nA-2 Rye.\n\nA-3 Oats.", ["1", "A", "A/A-1", "A/A-2", "A/A-3"]),
    (
        "1 ONE\n\n1.1 In.\n\n2 TWO\n\n2.1 In.\n\n2A MORE\n\n2A.1 In.\n\n3 THREE",
        ["1", "1.1", "2", "2.1", "2A", "2A.1", "3"],
    ),
    (
        "SECTION G - PAY\n\nG.1 One.\n\nSECTION H - TERM\n\nH.1 One.\n\nSECTION I - LAW\n\nI.1 One.\n\nI.2 Two.",
        ["G", "G.1", "H", "H.1", "I", "I.1", "I.2"],
    ),
]


@pytest.mark.parametrize(("text", "paths"), STYLES)
def test_unusual_numbering(text: str, paths: list[str]) -> None:
    assert labels(text) == paths


@pytest.mark.parametrize(
    "text",
    [
        "Regulation U. The margin rules apply.\n\nCondition A. It is met.",
        "No. 7 Mill Road\n\nThe house is old.",
        "The lender's rating is A1 or better, and it stays so.\n\nA4 paper is used.",
        "He may use 1/2 of the yard.\n\n1/2 of it is his.",
    ],
)
def test_names_with_a_letter_or_a_number_are_no_labels(text: str) -> None:
    assert labels(text) == []


@pytest.mark.parametrize(
    "head",
    ["Our promise to you", "Changes to these terms", "Ending this agreement", "How we use what you send us"],
)
def test_a_head_may_speak_of_you_and_this(head: str) -> None:
    text = (
        f"Terms\n\nWelcome to the site.\n\n{head}\n\nWe tell you all there is to tell about it, and more than that.\n"
    )
    assert f"heading heading:1 {head}" in outline(text)


@pytest.mark.parametrize("line", ["You agree to this", "This licence in full", "They include the list", "It goes on"])
def test_a_sentence_without_its_point_is_no_head(line: str) -> None:
    text = (
        f"Terms\n\nWelcome to the site.\n\n{line}\n\nWe tell you all there is to tell about it, and more than that.\n"
    )
    assert "heading heading:1" not in "\n".join(outline(text))


@pytest.mark.parametrize("box", ["☐", "☑", "☒", "[ ]", "[x]"])
def test_boxes_to_tick_set_off_members(box: str) -> None:
    assert outline(f"I agree that:\n\n{box} you may call me.\n\n{box} you may write.") == [
        "paragraph paragraph:1 I agree that:",
        f"item item:1 {box} you may call me.",
        f"item item:2 {box} you may write.",
    ]


def test_a_quoted_clause_is_no_head_of_this_text() -> None:
    text = (
        '1. The deed changes:\n\n(a) clause 7 reads:\n\n"7 Price\n\nThe price is low."\n\n(b) clause 8 goes.\n\n2. End.'
    )
    assert [line for line in outline(text) if line.startswith(("heading", "clause"))] == [
        "clause 1 The deed changes:",
        "clause 1.a clause 7 reads:",
        "clause 1.b clause 8 goes.",
        "clause 2 End.",
    ]


def test_a_table_drawn_with_signs_is_a_table() -> None:
    text = (
        "1. Fees\n\nThey are:\n\n+-----+-----+\n| One | 10  |\n+-----+-----+\n| Two | 20  |\n+-----+-----+\n\n2. End."
    )
    assert [line.split()[0] for line in outline(text)] == ["clause", "table", "clause"]


@pytest.mark.parametrize(
    ("head", "path"), [("SCHEDULE", "SCHEDULE"), ("THE SCHEDULE", "SCHEDULE"), ("Annex - Prices", "Annex")]
)
def test_an_only_schedule_needs_no_number(head: str, path: str) -> None:
    assert labels(f"1. One pays what the schedule says, in full and on time.\n\n{head}\n\n1. Ten.") == [
        "1",
        path,
        f"{path}/1",
    ]


def test_a_title_in_capitals_ends_with_its_sentence() -> None:
    assert outline("1. LIMITS. YOU MAY NOT:\n\nA) COPY IT; OR\n\nB) SELL IT.\n\n2. END. IT IS OVER.")[0] == (
        "clause 1 <LIMITS> YOU MAY NOT:"
    )


def test_what_stands_under_a_head_of_its_own_stays_there() -> None:
    text = "A. Money\n\n1. Prices\n\nThey are low.\n\nThey stay so.\n\n2. Fees\n\n| One | 10 |\n| Two | 20 |\n\nB. End\n\nIt is over."
    assert outline(text) == [
        "clause A <Money>",
        "clause A.1 <Prices> They are low.",
        "paragraph A.1/paragraph:1 They stay so.",
        "clause A.2 <Fees>",
        "table A.2/table:1 | One | 10 | | Two | 20 |",
        "clause B <End> It is over.",
    ]


@pytest.mark.parametrize(
    ("label", "title"), [("Clause 1", "Purpose and scope"), ("Clause 1", "Keys"), ("Article 1", "(Term of the loan)")]
)
def test_a_title_like_a_sentence_below_a_label_with_a_keyword(label: str, title: str) -> None:
    text = f"{label}\n{title}\n\n(a) One pays.\n\n(b) One waits.\n"
    assert outline(text)[0] == f"clause 1 <{title.strip('()') if title[0] != '(' else title}>"


def test_a_title_like_a_sentence_below_a_schedule_s_head() -> None:
    text = "1. One pays what the annex says, in full and on time.\n\nANNEX I\nList of prices\n\n1. Ten."
    assert outline(text)[1] == "schedule I <List of prices>"


def test_questions_are_heads() -> None:
    assert outline("Q1. For how long?\n\nA year.\n\nQ2. Can I stay?\n\nNo.")[:2] == [
        "clause Q1 <For how long?> A year.",
        "clause Q2 <Can I stay?> No.",
    ]


def test_a_label_s_blank_is_no_head() -> None:
    assert outline("1. Name: ________\n\n2. Town: ________\n")[0] == "clause 1 Name:"


LINES = """DEED OF TRUST
This deed is made today between Ada Example and the Bank of Plums.
BACKGROUND
Ada owns a house on the hill.
Our promise
The bank lends and Ada pays.
1. Term
The loan lasts a year.
1.1 It ends in May.
1.2 It may be paid sooner.
2. Law
The law of the hill holds."""


def test_a_line_a_paragraph_reads_as_with_empty_lines_between() -> None:
    assert outline(LINES) == outline(LINES.replace("\n", "\n\n"))


def test_wrapped_lines_go_on_where_no_line_is_empty() -> None:
    text = "\n".join(
        f"{n}. The buyer pays the price of the goods that Ada\nsent and the freight, and Plum Freight\ncarries them."
        for n in range(1, 6)
    )
    assert [line.split()[0] for line in outline(text)] == ["clause"] * 5


SHEET = """            LOAN AGREEMENT

     This loan is made by Ada Example and the Bank of

Plums, who agree on all that stands below, and on no more than

that.

     1.  Term.  The loan lasts until the end of May of the year

2031, and no longer than that.

     2.  Law.  The law that holds is the law of the hill, and the

Bank accepts it.

     3.  Place.  The place of payment is the house of plums on the

Hill."""


@pytest.mark.parametrize("gap", ["\n\n", "\n\n\n"])
def test_double_spaced_lines_are_lines(gap: str) -> None:
    assert outline(SHEET.replace("\n\n", gap)) == [
        "title title:1 LOAN AGREEMENT",
        "paragraph paragraph:1 This loan is made by Ada Example and the Bank of Plums, who agree on all that stands "
        "below, and on no more than that.",
        "clause 1 <Term> The loan lasts until the end of May of the year 2031, and no longer than that.",
        "clause 2 <Law> The law that holds is the law of the hill, and the Bank accepts it.",
        "clause 3 <Place> The place of payment is the house of plums on the Hill.",
    ]


def test_a_running_head_between_lines_is_furniture() -> None:
    head = "Plum Deed            Page {}"
    text = f"1. One may grow\n{head.format(1)}\nplums here.\n\n2. One may keep\n{head.format(2)}\nbees here.\n"
    assert outline(text) == ["clause 1 One may grow plums here.", "clause 2 One may keep bees here."]


def signed(text: str) -> list[tuple[str, list[str]]]:
    found = [block for block in read(text).walk() if isinstance(block, Signature)]
    return [(block.party, [field.name for field in block.fields]) for block in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "It ends.\n\nFor and on behalf of\nQuince plc\nName:\nTitle:\n\nFor and on behalf of\nPlum N.V.\nName:\nTitle:\n",
            [("Quince plc", ["name", "title"]), ("Plum N.V.", ["name", "title"])],
        ),
        (
            "It ends.\n\nYou\n\nName: _____\nAddress: _____\nSigned: _____\n\nUs\n\nName: _____\nTitle: _____\n",
            [("You", ["name", "address", "signed"]), ("Us", ["name", "title"])],
        ),
        (
            "It ends.\n\nVolunteer: __________   Date: ______\n\nCoordinator: ________   Date: ______\n",
            [("Volunteer", ["signed", "date"]), ("Coordinator", ["signed", "date"])],
        ),
        (
            "It ends.\n\nSIGNED by the within named LENDER    )\nADA EXAMPLE                          )  ..........\n",
            [("LENDER ADA EXAMPLE", ["signed"])],
        ),
    ],
)
def test_signatures_of_other_makes(text: str, told: list[tuple[str, list[str]]]) -> None:
    assert signed(text) == told


def test_a_form_s_head_with_a_date_is_no_signature() -> None:
    assert (
        signed("Project: __________  Date: ______\n\nThe parties agree to all that stands below.\n\n1. One pays.") == []
    )


LETTER = """Plum & Pear LLP
4 Mill Road

4 March 2025

Ms Ada Example

Dear Ms Example

Engagement letter: the house on the hill

We act for you on these terms.

1. We write.

2. You pay.

Yours sincerely


Ben Pear
Partner
"""


def test_a_letter_s_subject_is_a_head_and_its_addresses_are_none() -> None:
    assert outline(LETTER) == [
        "paragraph paragraph:1 Plum & Pear LLP 4 Mill Road",
        "paragraph paragraph:2 4 March 2025",
        "paragraph paragraph:3 Ms Ada Example",
        "paragraph paragraph:4 Dear Ms Example",
        "heading heading:1 Engagement letter: the house on the hill",
        "paragraph paragraph:5 We act for you on these terms.",
        "clause 1 We write.",
        "clause 2 You pay.",
        "paragraph paragraph:6 Yours sincerely",
        "paragraph paragraph:7 Ben Pear Partner",
    ]


def test_what_names_the_agreement_above_a_salutation_stays_its_title() -> None:
    assert outline("Loan Agreement\n\n4 May 2025\n\nAda Example\n\nDear Ada:\n\nYou borrow, and we lend.")[0] == (
        "title title:1 Loan Agreement"
    )


def test_the_whole_is_signed_behind_its_schedules() -> None:
    text = "1. One pays what the schedule says.\n\nSCHEDULE 1\n\n1. Ten.\n\nIN WITNESS WHEREOF they sign.\n\nLENDER:\nBy: ____\n"
    told = ["clause 1", "schedule 1#2", "clause 1#2/1", "attestation attestation:1", "signature signature:1"]
    assert [" ".join(line.split()[:2]) for line in outline(text)] == told


def test_a_form_behind_the_whole_is_signed_for_itself() -> None:
    text = "1. One pays what the note says.\n\nEXHIBIT A\n\nForm of Note\n\nI pay Ada ten.\n\nBy: ____\n"
    assert [block.path for block in read(text).walk() if isinstance(block, Signature)] == ["A/signature:1"]


def test_lines_in_columns_are_a_table() -> None:
    text = "1. The shares are:\n\nMember      Share    Capital\nAda         60%      $60,000\nBen Plum    40%       $9,000\n\n2. End."
    assert [line.split()[0] for line in outline(text)] == ["clause", "table", "clause"]


@pytest.mark.parametrize(
    "line", ["Ada Example          Ben Plum\nLender               Borrower", "One    two\nThree  four"]
)
def test_two_columns_are_no_table(line: str) -> None:
    assert "table" not in "\n".join(outline(f"1. It ends.\n\n{line}\n"))


def test_a_second_signing_agrees() -> None:
    text = "It ends.\n\nLENDER:\nBy: ____\nName: ____\n\nAgreed and accepted:\n\nBORROWER:\nBy: ____\nName: ____\n"
    assert [line.split()[0] for line in outline(text)] == ["paragraph", "signature", "attestation", "signature"]


MARKDOWN = """# Terms of Use
*Last updated in May*

## Who we are
We are the Plums.

Two heads
---------

4. Anyone may leave.
5. Those who stay pay:

   | Bike | Price |
   |------|-------|
   | Red  | 10    |

## Signed
Signed: ____ Date: ____
"""


def test_in_markdown_a_head_ends_with_its_line() -> None:
    from contractmodel.ingest.markdown import read_markdown
    from contractmodel.model import Source
    from contractmodel.parse import parse

    read = parse(read_markdown(MARKDOWN.encode(), Source("a.md", "text/markdown")))
    assert [f"{block.path} {block.text}" for block in read.walk() if not isinstance(block, Signature)] == [
        "title:1 Terms of Use",
        "paragraph:1 Last updated in May",
        "heading:1 Who we are",
        "paragraph:2 We are the Plums.",
        "heading:2 Two heads",
        "4 Anyone may leave.",
        "5 Those who stay pay:",
        "5/table:1 Bike | Price Red | 10",
        "heading:3 Signed",
    ]


def test_members_of_a_list_do_not_count_on_from_numbered_heads() -> None:
    from contractmodel.ingest.markdown import read_markdown
    from contractmodel.model import Source
    from contractmodel.parse import parse

    text = "# Rules\n\n## 1. Scope\n\nAll.\n\n### 1.1 Who\n\nYou.\n\n1. One thing\n   1. in\n   2. out\n2. Another\n\n## 2. Fees\n\nTen.\n"
    read = parse(read_markdown(text.encode(), Source("a.md", "text/markdown")))
    paths = [block.path for block in read.walk() if isinstance(block, Clause)]
    assert paths == ["1", "1.1", "1.1.1", "1.1.1.1", "1.1.1.2", "1.1.2", "2"]


def test_a_bullet_below_a_lead_in_is_no_fill() -> None:
    from contractmodel.ingest.markdown import read_markdown
    from contractmodel.model import Source
    from contractmodel.parse import parse

    text = "4. Costs of the loan\n\nThe following are not eligible:\n\n- debt and what is paid for debt;\n\n5. Law\n"
    read = parse(read_markdown(text.encode(), Source("a.md", "text/markdown")))
    assert [block.path for block in read.walk()] == ["4", "4/item:1", "5"]
