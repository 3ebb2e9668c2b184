"""Labels, heads and parts of agreements from further afield: their trees, one line a block."""

from __future__ import annotations

import pytest

from tests.parse.outlines import labels, outline

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
