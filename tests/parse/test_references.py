"""Pointers to other clauses, and where they land."""

import re
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contractmodel.model import Agreement, Block, BlockType, Schedule, Signature, Span
from contractmodel.parse.citing import cited
from contractmodel.parse.grammar import load
from contractmodel.parse.references import references
from tests.parse.citing_trees import TREE, clause, found, told
from tests.parse.test_landing import inside


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("as in paragraph 2.", [("paragraph 2", "2", False)]),
        ("under Section 4.2(b)(iii) of this agreement", [("Section 4.2(b)(iii)", "4.2.b.iii", False)]),
        ("clauses 1 to 3", [("clauses 1", "1", False), ("3", "3", False)]),
        ("Sections 1, 2 and 4.1(b)", [("Sections 1", "1", False), ("2", "2", False), ("4.1(b)", "4.1.b", False)]),
        ("Section 3 and 30 days", [("Section 3", "3", False)]),
        ("§ 4.1; §§ 1 and 2", [("§ 4.1", "4.1", False), ("§§ 1", "1", False), ("2", "2", False)]),
        ("clause (b) of Section 4.1", [("clause (b)", "4.1.b", False)]),
        ("paragraph a of clause 4.1", [("paragraph a", "4.1.a", False)]),
        ("SECTION 4 applies", [("SECTION 4", "4", False)]),
        ("Article IV", [("Article IV", "4", False)]),
        ("clause 9 is gone", [("clause 9", None, False)]),
        ("Section 12 (Confidentiality)", [("Section 12 (Confidentiality)", "12", False)]),
        ('Section 12, "Confidentiality"', [('Section 12, "Confidentiality"', "12", False)]),
        ("Section 12 (the right to print)", [("Section 12", "12", False)]),
        ("Section 3 of the Copyright Act", [("Section 3", None, True)]),
        ("17 U.S.C. § 204(a)", [("17 U.S.C. § 204(a)", None, True)]),
        ("Article 28 GDPR", [("Article 28", None, True)]),
        ("Section 2(a) of the License", [("Section 2(a)", None, True)]),
        ("Section 2(a) of Regulation S-K", [("Section 2(a)", None, True)]),
        ("Labor Code Section 2870", [("Code Section 2870", None, True)]),
        ("Section 409A", [("Section 409A", None, True)]),
        ("Section 3 thereof", [("Section 3", None, True)]),
        ("Section 3 hereof", [("Section 3", "3", False)]),
        ("section 3 of the agreement", [("section 3", "3", False)]),
        ("section 3 of the act", [("section 3", None, True)]),
        ("Exhibit A", [("Exhibit A", None, True)]),
    ],
)
def test_forms(text, wanted):
    assert told(text) == wanted


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("under ¶ 2 hereof", "2"),
        ("as section two says", "2"),
        ("as set out in clause two.", "2"),
        ("SECTION TWO APPLIES", "2"),
        ("under clause two (2) above", "2"),
        ("under s. 2 or so", "2"),
        ("see ss. 2", "2"),
        ("see cl. 2", "2"),
        ("see Cl. 2", "2"),
        ("see par 2", "2"),
        ("see par. 2", "2"),
        ("see para. 2", "2"),
        ("see para 2", "2"),
        ("Clause No. 2 applies", "2"),
        ("Clause no 2 applies", "2"),
        ("Clause number 2 applies", "2"),
        ("clause #2 applies", "2"),
        ("as in item 2.", "2"),
        ("Nothing in item 2 limits them", "2"),
        ("Nothing in section two limits them", "2"),
        ("Nothing in 4.1(b) limits them", "4.1.b"),
        ("as in item 2 above", "2"),
        ("as in point 2 of this agreement", "2"),
        ("as in Art 2 and", "2"),
        ("as in Art. 2 and", "2"),
        ("as in art. 2 and", "2"),
        ("Section 4.1b holds", "4.1b"),
        ("under 4.1(b),", "4.1.b"),
        ("(see 4.1(b))", "4.1.b"),
        ("under 4.2(b)(iii) above", "4.2.b.iii"),
        ("clause 4.1, paragraph (b) holds", "4.1.b"),
        ("clause 4.1 item (b) holds", "4.1.b"),
        ("Section 6, paragraph 2 holds", "6.2"),
    ],
)
def test_more_ways_to_cite(text, label):
    (reference,) = found(text)
    assert reference.label == label
    assert reference.target == {"4.1b": "4.1.b"}.get(label, label)
    assert not reference.external


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Sects. 1 and 2", [("Sects. 1", "1"), ("2", "2")]),
        ("sections two and three", [("sections two", "2"), ("three", "3")]),
        ("clause 1–2", [("clause 1", "1"), ("2", "2")]),
        ("clause 1-2", [("clause 1", "1"), ("2", "2")]),
        ("clause 1 to 3 apply", [("clause 1", "1"), ("3", "3")]),
        ("Section 2-207", [("Section 2", "2")]),
        ("clause 4.1(a) and (b)", [("clause 4.1(a)", "4.1.a"), ("(b)", "4.1.b")]),
        ("clause 2, and (iii) You state that", [("clause 2", "2")]),
        ("clause 4.1(a), and (b) You state that", [("clause 4.1(a)", "4.1.a")]),
    ],
)
def test_lists(text, wanted):
    assert [(r.text, r.target) for r in found(text)] == wanted


def test_a_range_names_its_end():
    tree = (*TREE, Schedule(label="Schedule 1"), Schedule(label="Schedule 2"))
    said = "Clauses 1 to 3, clause 1–2, §§ 1 up to and including 3, Sections 1 and 2, Schedules 1 to 2"
    assert [(r.label, r.target, r.through) for r in found(said, tree=tree)] == [
        ("1", "1", "3"),
        ("3", "3", None),
        ("1", "1", "2"),
        ("2", "2", None),
        ("1", "1", "3"),
        ("3", "3", None),
        ("1", "1", None),
        ("2", "2", None),
        ("1", "1#2", "2"),
        ("2", "2#2", None),
    ]


def test_a_nested_letter_is_found_from_another_clause():
    tree = (clause("1.", "x", clause("(a)", "p"), clause("(b)", "q")), clause("2.", "Under paragraph (b), all ends."))
    assert inside("2", *tree) == [("paragraph (b)", "1.b", ("1.b",))]


def test_letters_above_and_below_need_no_word():
    tree = (
        clause(
            "1.",
            "x",
            clause("(a)", "p"),
            clause("(b)", "q"),
            clause("(c)", "Under (a) or (b) above."),
            clause("(d)", "If (b) above applies; (b) above all and (b) above the line."),
        ),
    )
    assert inside("1.c", *tree) == [("(a)", "1.a", ("1.a",)), ("(b)", "1.b", ("1.b",))]
    assert inside("1.d", *tree) == [("(b)", "1.b", ("1.b",))]


def test_letters_above_are_not_their_own_clause():
    tree = (
        clause("1.", "x", clause("(a)", "p"), clause("(b)", "q")),
        clause("2.", "Nothing in (a) or (b) above limits them."),
    )
    assert [target for _, target, _ in inside("2", *tree)] == ["1.a", "1.b"]


def test_a_long_label_is_read_whole():
    tree = (
        clause("II.", "x", clause("B.", "y", clause("2.", "z", clause("b.", "w")))),
        clause("III.", "Section II.B.2.b"),
    )
    assert inside("III", *tree) == [("Section II.B.2.b", "II.B.2.b", ("II.B.2.b",))]


def test_a_clause_labelled_in_words_is_cited_in_either():
    tree = (clause("SECTION ONE.", "x"), clause("SECTION TWO.", "Section One and section 1 and section two."))
    assert [target for _, target, _ in inside("TWO", *tree)] == ["ONE", "ONE", "TWO"]


@pytest.mark.parametrize(
    "text",
    [
        "clause 1(a)(b)(c)",
        "(b) above, ",
        "clause 1 of ",
        "clause 1, paragraph (b) ",
        "1(b), as in 1(b), ",
        "paragraph (z) ",
    ],
)
def test_cost_is_linear(text):
    tree = (*TREE, clause("13.", text * (100_000 // len(text))))
    start = process_time()
    references(Agreement.build(tree))
    assert process_time() - start < 2.5


@pytest.mark.parametrize(
    "text",
    [
        "copyright 3(c) 2015",
        "in paragraph form",
        "item of value",
        "each item 5 dollars",
        "the point 2 m away",
        "section one page long",
        "an article one of which is lost",
        "day 1(s) on",
        "Form 1(b), filled",
        "state of the art 2 years ago",
        "U.S. 2 and so on",
        "the author's. 2 copies",
        "sections two or more of which",
        "item A",
        "Point A",
        "Art I like",
        "the section on fees",
        "Part I play in it",
        "an article about law",
        "clause by clause",
        "Part 1 of 3",
        "a section A320 craft",
        "12 months",
        "the Receiving Party, its agents",
        "THE PARTY, OR PARTY of the first part",
        "Items, Points",
        "no pointer",
    ],
)
def test_no_reference(text):
    assert told(text) == []


def test_titles_are_captured():
    assert [
        r.title for r in found("Section 12 (Confidentiality), Section O, above, Limitation of Liability, and Section 1")
    ] == ["Confidentiality", "Limitation of Liability", None]


def test_places():
    text = "As in paragraph 2."
    block = Block(type=BlockType.PARAGRAPH, text=text, text_spans=(Span(5, 5 + len(text)),))
    (reference,) = references(Agreement.build([clause("2.", "x"), block], text="....." + text))
    assert reference.at == Span(6, 17)
    assert reference.span == Span(11, 22)


def test_titles_and_signatures_are_silent():
    body = [Block(type=BlockType.TITLE, text="Section 1"), Signature(text="Section 1"), clause("1.", "x")]
    assert references(Agreement.build(body)) == ()


def test_labels_hang_on_labels():
    (one,) = cited(load("reference"), "paragraph (i) of clause (b) of Section 4")
    assert one.above == "4.b"
    assert [label for label, _ in one.labels] == ["i"]


def test_a_plural_is_no_letter():
    assert told("clause 2, items, and 4.1 of PARTY") == [("clause 2", "2", False)]


@settings(max_examples=300, deadline=None)
@given(st.from_regex(re.compile(load("reference").patterns["KEYWORD"], re.ASCII), fullmatch=True))
def test_every_citing_word_of_the_grammar_is_found(word):
    text = f"as in {word} 4.1"
    assert bool(list(cited(load("reference"), text))) == bool(load("reference")["CITING"].search(text))


def test_a_number_may_touch_the_word():
    assert told("ArticleIV and Section2") == [("ArticleIV", "4", False), ("Section2", "2", False)]


def test_long_lists_are_capped():
    text = "Sections " + ", ".join(str(n) for n in range(1, 40))
    (one,) = cited(load("reference"), text)
    assert len(one.labels) == 16
