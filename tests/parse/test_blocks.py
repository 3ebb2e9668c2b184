"""Texts and the trees they make: one line a block, `TYPE PATH | HEADING | TEXT`."""

# ruff: noqa: E501, ISC004
from __future__ import annotations

import pytest

from contractmodel.model import Clause
from tests.parse.outlines import labels, outline, read

STYLES = [
    ("1. One\n\n2. Two\n\n3. Three", ["1", "2", "3"]),
    ("1.One\n2.Two", ["1", "2"]),
    ("1 Scope\n\nIt is wide.\n\n2 Term\n\nIt is long.", ["1", "2"]),
    ("1.8 Eight.\n1.9 Nine.\n1.10 Ten.", ["1.8", "1.9", "1.10"]),
    ("1. Scope\n\n1.1 One\n\n1.1.1 Deep\n\n1.2 Two\n\n2. Term", ["1", "1.1", "1.1.1", "1.2", "2"]),
    ("1.01 One\n\n1.02 Two", ["1.01", "1.02"]),
    ("1.1 One\n1.2 Two\n2.1 Three\n2.2 Four\n3.1 Five", ["1.1", "1.2", "2.1", "2.2", "3.1"]),
    (
        "Section A - Papers\n\nA.1 The deeds.\n\nA.2 The minutes.\n\nSection B - Money\n\nB.1 The books.",
        ["A", "A.1", "A.2", "B", "B.1"],
    ),
    ("(a) one;\n(b) two.", ["a", "b"]),
    ("a. one;\nb. two.", ["a", "b"]),
    ("a) one;\nb) two.", ["a", "b"]),
    ("(i) one;\n(ii) two;\n(iii) three.", ["i", "ii", "iii"]),
    ("(A) one;\n(B) two.", ["A", "B"]),
    ("(1) one;\n(2) two.", ["1", "2"]),
    ("A. One\n\nB. Two", ["A", "B"]),
    ("I. One\n\nII. Two\n\nIII. Three\n\nIV. Four", ["I", "II", "III", "IV"]),
    ("Section 1. One.\n\nSection 2. Two.", ["1", "2"]),
    ("Section 1.1 One.\n\nSection 1.2 Two.", ["1.1", "1.2"]),
    ("ARTICLE I\n\nSCOPE\n\nSection 1.1 One.\n\nARTICLE II\n\nTERM\n\nSection 2.1 Two.", ["I", "I.1", "II", "II.1"]),
    ("ARTICLE 1\nSCOPE\n\n1.1 One.\n\nARTICLE 2\nTERM\n\n2.1 Two.", ["1", "1.1", "2", "2.1"]),
    ("§ 1 Scope\n\n§ 1.1 One.\n\n§ 2 Term", ["1", "1.1", "2"]),
    ("§1 Scope\n§2 Term", ["1", "2"]),
    ("Article 5 - Price\n5.1 It is low.\nArticle 6 - Term\n6.1 It is long.", ["5", "5.1", "6", "6.1"]),
    ("FIRST: The name.\n\nSECOND: The place.\n\nTHIRD: The purpose.", ["FIRST", "SECOND", "THIRD"]),
    ("3. Three.\n\n3a. Between.\n\n4. Four.", ["3", "3a", "4"]),
    ("1. (a) One;\n(b) two.\n2. (a) Three;\n(b) four.", ["1", "1.a", "1.b", "2", "2.a", "2.b"]),
    ("(i) (A) One;\n(B) two;\n(ii) three.", ["i", "i.A", "i.B", "ii"]),
    ("1. Pay. (a) Salary. You get it.\n\n(b) Bonus. You may.\n\n2. Term.", ["1", "1.a", "1.b", "2"]),
    ("1) One\n2) Two", ["1", "2"]),
    ("[1] One\n[2] Two", ["1", "2"]),
    ("PART ONE: Scope\n\n1. One\n\nPART TWO: Term\n\n2. Two", ["ONE", "ONE.1", "TWO", "TWO.2"]),
    ("1. One.\n\n2. Two:\n(y) last but one;\n(z) last;\n(aa) more.", ["1", "2", "2.y", "2.z", "2.aa"]),
    ("第1条 目的\n\n第2条 期間", ["第1条", "第2条"]),
    ("Section\n1.2. It is low.\n\nSection 1.3. It stays.", ["1.2", "1.3"]),
    ("ARTICLE\n\nI\n\nPRICE\n\n1.1 It is low.\n\nARTICLE\n\nII\n\nTERM\n\n2.1 It is long.", ["I", "I.1", "II", "II.1"]),
]


@pytest.mark.parametrize(("text", "paths"), STYLES)
def test_numbering_styles(text: str, paths: list[str]) -> None:
    assert labels(text) == paths


SERIES = [
    # "(i)" is the ninth letter where letters run on, and one where a list begins.
    ("(g) one;\n(h) two;\n(i) three;\n(j) four.", ["g", "h", "i", "j"]),
    ("(g) one;\n(h) as follows:\n(i) one;\n(ii) two;\n(i) three;\n(j) four.", ["g", "h", "h.i", "h.ii", "i", "j"]),
    ("(u) one;\n(v) two;\n(w) three;\n(x) four;\n(y) five.", ["u", "v", "w", "x", "y"]),
    ("(iv) one;\n(v) two;\n(vi) three.", ["iv", "v", "vi"]),
    ("H. One\n\nI. Two\n\nJ. Three", ["H", "I", "J"]),
    # A restart without indentation lies inside when the outer numbers go on behind it.
    (
        "5. Five.\n\n6. You warrant that:\n\n1. One.\n2. Two.\n 3. Three.\n\n7. Seven.",
        ["5", "6", "6.1", "6.2", "6.3", "7"],
    ),
    ("1. One:\n1. In.\n2. In.\n3. In.\n2. Two:\n1. In.\n3. Three.", ["1", "1.1", "1.2", "1.3", "2", "2.1", "3"]),
    # And it is a list of its own behind a heading, when they do not.
    ("FIRST LIST\n\n1. One.\n\n2. Two.\n\nSECOND LIST\n\n1. One.\n\n2. Two.", ["1", "2", "1#2", "2#2"]),
    # Indentation decides where numbers do not.
    ("1. One\n    a. In\n    b. In\n2. Two", ["1", "1.a", "1.b", "2"]),
    # Gaps and doubles are kept as printed.
    ("1. One.\n2. Two.\n4. Four.\n5. Five.", ["1", "2", "4", "5"]),
    ("1. One.\n2. Two.\n2. Again.\n3. Three.", ["1", "2", "2#2", "3"]),
    # A label in other signs counts on in its list: nobody begins a list in its middle.
    ("1. One.\n\n2. Two.\n\nSection 3. Three.\n\n4. Four.\n\n5) Five.\n\n6. Six.", ["1", "2", "3", "4", "5", "6"]),
    ("1. One:\n\n(a) this;\n\nb) that; and\n\n(c) those.\n\n2. Two.", ["1", "1.a", "1.b", "1.c", "2"]),
    ("a. One is said.\n\nb Two is said.\n\nc. Three is said.", ["a", "b", "c"]),
    ("1. One:\n\n(1) this;\n\n(2) that.\n\n2. Two.", ["1", "1.1", "1.2", "2"]),
    # The point wanders, the keyword comes and goes.
    ("1.7 Seven.\n\n1.8. Eight.\n\n1.9 Nine.", ["1.7", "1.8", "1.9"]),
    ("Section 3.1. One.\n\n3.2. Two.\n\nSection 3.3. Three.", ["3.1", "3.2", "3.3"]),
    (
        "ARTICLE IV\n\nPRICE\n\n4.1 One.\n\n4.2 Two.\n\nARTICLE V\n\nTERM\n\n5.1 Three.",
        ["IV", "IV.1", "IV.2", "V", "V.1"],
    ),
]


def test_flush_text_goes_on_with_the_clause_that_it_is_set_under() -> None:
    text = "1. We let:\n\n    (a) the house:\n\n        (i) its rooms; and\n\n        (ii) its roof,\n\n{}\n\n2. End."
    for words, above in (("all in it.", "1"), ("    all in it.", "1"), ("        all in it.", "1.a")):
        tree = read(text.format(words))
        assert [block.path for block in tree[above].body if block.type == "paragraph"] == [f"{above}/paragraph:1"], (
            words
        )


def test_a_label_over_two_lines_is_one() -> None:
    agreement = read("Section\n1.2. Price. It is low.\n\nSection\n1.3. Term. It is long.")
    assert [(one.label, one.heading) for one in agreement.body if isinstance(one, Clause)] == [
        ("Section 1.2.", "Price"),
        ("Section 1.3.", "Term"),
    ]


def test_a_keyword_that_ends_a_sentence_s_line_is_no_label() -> None:
    assert labels("1. It is as said in the first\nSection\n4. of it that we have agreed on.") == ["1"]


@pytest.mark.parametrize(("text", "paths"), SERIES)
def test_the_series_decides(text: str, paths: list[str]) -> None:
    assert labels(text) == paths


LONG = "The licence that we grant to you for the whole of the term of this agreement is subject to "


PROSE = [
    "1. Pay.\n\n(c) 2015 EXAMPLE PRESS. All rights reserved.\n\n2. Go.",
    "1. Pay.\n\n2. Go as the code says in\n§ 366.1 (2007) of the law.",
    f"1. {LONG[:70]}as said in paragraph\n2. of the other agreement and to the terms that it sets out in full.\n\n2. Go.",
    f"1. {LONG[:72]}to (i) one and\n(ii) two, which both are needed for the purpose that is set out above.\n\n2. Go.",
    "1. This text is under version\n2.0 of the licence.\n\n2. Go.",
    "1. Pay.\n\n2. In the year\n2870. Or so.",
    "1. Pay.\n\n2. (i) design of the works and (ii) their supervision.",
]


@pytest.mark.parametrize("text", PROSE)
def test_numbers_in_prose_are_no_labels(text: str) -> None:
    assert labels(text) == ["1", "2"]


CASES = [
    (
        "a heading on its own line, and one that runs in, are both headings",
        "1. Definitions\n\nWords mean things.\n\n2. Governing Law. The law of Example governs.\n\n3. You agree. We too.",
        [
            "clause 1 <Definitions> Words mean things.",
            "clause 2 <Governing Law> The law of Example governs.",
            "clause 3 You agree. We too.",
        ],
    ),
    (
        "a heading may run over lines, and a list begin behind it",
        "ARTICLE I\nTHE TERMS AND\nTHE CONDITIONS\n\n1.1 Pay.\n\nARTICLE II\nTHE END\n\n2.1 Go.",
        ["clause I <THE TERMS AND THE CONDITIONS>", "clause I.1 Pay.", "clause II <THE END>", "clause II.1 Go."],
    ),
    (
        "flush text after a sub-list belongs to the clause that the list is in",
        "1. You acknowledge that:\n\n(a) it is old;\n\n(b) it is used,\n\nand agree to take it.\n\n2. Go.",
        [
            "clause 1 You acknowledge that:",
            "clause 1.a it is old;",
            "clause 1.b it is used,",
            "paragraph 1/paragraph:1 and agree to take it.",
            "clause 2 Go.",
        ],
    ),
    (
        "list members without labels are items",
        "1. You may:\n\ncopy the work;\n\nchange the work; and\n\nsell the work.\n\n2. Go.",
        [
            "clause 1 You may:",
            "item 1/item:1 copy the work;",
            "item 1/item:2 change the work; and",
            "item 1/item:3 sell the work.",
            "clause 2 Go.",
        ],
    ),
    (
        "bullets are furniture, and nest by indentation",
        "1. You may not:\n\n• copy it, by\n   - hand or\n   - machine;\n• sell it.\n\n2. Go.",
        [
            "clause 1 You may not:",
            "item 1/item:1 copy it, by",
            "item 1/item:1/item:1 hand or",
            "item 1/item:1/item:2 machine;",
            "item 1/item:2 sell it.",
            "clause 2 Go.",
        ],
    ),
    (
        "definitions without numbers are items, with their own lists",
        '1. Definitions.\n\n"Day" means a day.\n\n"Goods" means:\n\n(a) ink; and\n\n(b) paper.\n\n"Night" means no day.\n\n2. Go.',
        [
            "clause 1 <Definitions>",
            'item 1/item:1 "Day" means a day.',
            'item 1/item:2 "Goods" means:',
            "clause 1/item:2.a ink; and",
            "clause 1/item:2.b paper.",
            'item 1/item:3 "Night" means no day.',
            "clause 2 Go.",
        ],
    ),
    (
        "what is reserved is a clause all the same",
        "1. Pay.\n\n2. [Reserved]\n\n3. Go.",
        ["clause 1 Pay.", "clause 2 [Reserved]", "clause 3 Go."],
    ),
    (
        "recitals, with a heading of spaced capitals",
        "W I T N E S S E T H :\n\nWHEREAS, the Seller has ink;\n\nNOW, THEREFORE, the parties agree:\n\n1. Sale. The Seller sells.",
        [
            "heading heading:1 W I T N E S S E T H :",
            "recital recital:1 WHEREAS, the Seller has ink;",
            "paragraph paragraph:1 NOW, THEREFORE, the parties agree:",
            "clause 1 <Sale> The Seller sells.",
        ],
    ),
    (
        "schedules count for themselves",
        "1. The Seller sells the things of the schedule to the Buyer for the price.\n\n2. Go.\n\nSCHEDULE A\nPrices\n\n"
        "1. Ink.\n\n1.1 Black.\n\nExhibit B - Form of Note\n\n1. I owe.",
        [
            "clause 1 The Seller sells the things of the schedule to the Buyer for the price.",
            "clause 2 Go.",
            "schedule A <Prices>",
            "clause A/1 <Ink>",
            "clause A/1.1 Black.",
            "schedule B <Form of Note>",
            "clause B/1 I owe.",
        ],
    ),
    (
        "a schedule named in a sentence is none",
        "1. Schedule A to this agreement lists the prices.\n\n2. Schedule 1 sets out the goods that we sell.",
        [
            "clause 1 Schedule A to this agreement lists the prices.",
            "clause 2 Schedule 1 sets out the goods that we sell.",
        ],
    ),
    (
        "an exhibit number at the head of a filing holds nothing",
        "EXHIBIT 10.28\n\nLOAN AGREEMENT\n\n1. Pay.",
        ["heading heading:1 EXHIBIT 10.28", "title title:1 LOAN AGREEMENT", "clause 1 Pay."],
    ),
    (
        "an unnumbered heading is a sibling of what follows it",
        "1. Pay.\n\nGENERAL PROVISIONS\n\n2. Go.\n\nThe End of It",
        ["clause 1 Pay.", "heading heading:1 GENERAL PROVISIONS", "clause 2 Go.", "heading heading:2 The End of It"],
    ),
    (
        "a title over two lines, an editor's note, an attestation",
        "SALE AND\nPURCHASE AGREEMENT\n\n[This is version 2 of the form. Tell us when you use it.]\n\n1. Pay.\n\n"
        "I HAVE READ AND AGREE WITH THE TERMS.",
        [
            "title title:1 SALE AND PURCHASE AGREEMENT",
            "notice notice:1 [This is version 2 of the form. Tell us when you use it.]",
            "clause 1 Pay.",
            "attestation attestation:1 I HAVE READ AND AGREE WITH THE TERMS.",
        ],
    ),
    (
        "rows of a table are one block",
        "1. The prices are:\n\n| Ink | 2 |\n| Paper | 3 |\n\n2. Go.",
        ["clause 1 The prices are:", "table 1/table:1 | Ink | 2 | | Paper | 3 |", "clause 2 Go."],
    ),
    (
        "a paragraph of two lines, and a second one of the same clause",
        "1. You pay\non time.\n\nYou pay in coin.\n\n2. Go.",
        ["clause 1 You pay on time.", "paragraph 1/paragraph:1 You pay in coin.", "clause 2 Go."],
    ),
]


@pytest.mark.parametrize(("name", "text", "blocks"), CASES, ids=[name for name, _, _ in CASES])
def test_blocks(name: str, text: str, blocks: list[str]) -> None:
    assert outline(text) == blocks


def test_a_lone_number_over_its_own_clauses_is_a_label() -> None:
    text = "1\nPrice\n\n1.1 It is low.\n\n1.2 It stays.\n\n2\nTerm\n\n2.1 It is long.\n\n3\nEnd\n\n3.1 It comes."
    assert labels(text) == ["1", "1.1", "1.2", "2", "2.1", "3", "3.1"]


DIAGNOSTICS = [
    ("1. One.\n2. Two.\n2. Again.\n3. Three.", ("label-duplicate", "2.", "3.")),
    ("1. One.\n2. Two.\n4. Four.", ("label-skipped", "4.", "3.")),
    ("(a) one;\n(b) two;\n(d) four.", ("label-skipped", "(d)", "(c)")),
    ("ARTICLE I\n\nSCOPE\n\nARTICLE II\n\nTERM\n\nARTICLE IV\n\nEND", ("label-skipped", "ARTICLE IV", "ARTICLE III")),
    ("7.1 One.\n\n7.2 Two.\n\n7.4 Four.", ("label-skipped", "7.4", "7.3")),
    ("1. One.\n\n2. Two.\n\n3. Three.\n\n2. Back.\n\n4. Four.", ("label-backwards", "2.", "4.")),
]


@pytest.mark.parametrize(("text", "told"), DIAGNOSTICS)
def test_numbering_that_is_inconsistent_is_reported(text: str, told: tuple[str, str, str]) -> None:
    code, printed, expected = told
    agreement = read(text)
    first = agreement.diagnostics[0]
    assert first.code == code
    assert first.span.of(agreement.text) == printed
    assert repr(expected) in first.message


def test_a_label_in_other_signs_is_reported_once() -> None:
    agreement = read("1. One:\n\n(a) this;\n\nb) that; and\n\n(c) those.\n\n2. Two.")
    assert [(one.code, one.message) for one in agreement.diagnostics] == [
        ("label-style", "The label 'b)' is printed in other signs; '(b)' was expected.")
    ]


def test_numbering_that_is_consistent_is_not() -> None:
    assert read("1. One:\n(a) in;\n(b) in.\n2. Two:\n(a) in.\n\nARTICLE I\n\nEND").diagnostics == ()


def test_nothing_makes_no_blocks() -> None:
    assert read("").body == ()
    assert read(" \n\x0c\n\t").body == ()


def test_the_same_text_gives_the_same_tree() -> None:
    text = CASES[5][1]
    assert read(text) == read(text)
    assert [b.span for b in read(text).walk()] == [b.span for b in read(text).walk()]


def test_numbers_beyond_any_list_count_under_the_clause_that_bears_them() -> None:
    top = "".join(f"{number}. You pay.\n\n" for number in range(1, 1192))
    told = labels(f"{top}1191.1 You wait.\n\n1191.1.1 You thank.\n\n1191.2 You go.")
    assert told[-4:] == ["1191", "1191.1", "1191.1.1", "1191.2"]


def test_a_price_or_a_month_at_a_lines_start_is_no_label() -> None:
    assert labels("1. You pay.\n\n2026.12 is the month.\n\n4711.50 is the price.\n\n2. You go.") == ["1", "2"]
