"""Where references land: relative labels, titles, schedules, other agreements."""

from contractmodel.model import Agreement, Schedule
from contractmodel.parse.reader import READER
from contractmodel.parse.references import references
from tests.parse.citing_trees import TREE, clause, found, paragraph, told


def test_the_word_decides_between_a_schedule_and_an_exhibit():
    tree = (
        clause("1.", "Schedule A, Exhibit A, Annex A and Appendix B."),
        Schedule(label="SCHEDULE A"),
        Schedule(label="EXHIBIT A"),
        Schedule(label="Appendix B"),
    )
    assert [(t, target) for t, target, _ in inside("1", *tree)] == [
        ("Schedule A", "A"),
        ("Exhibit A", "A#2"),
        ("Annex A", None),
        ("Appendix B", "B"),
    ]
    alone = (clause("1.", "Schedule A and Schedule One."), Schedule(label="Exhibit A"), Schedule(label="Schedule 1"))
    agreement = Agreement.build(alone)
    assert [(r.target, r.external) for r in references(agreement)] == [(None, False), ("1#2", False)]


def test_the_word_decides_between_an_article_and_a_section_inside_another():
    tree = (
        clause("ARTICLE 1", "Section 2 and Article 2.", clause("Section 1.", "x"), clause("Section 2.", "y")),
        clause("ARTICLE 2", "Article 3", clause("Section 3.", "z")),
        clause("ARTICLE 4", "Section 2 and Section 5", clause("Section 2.", "w")),
    )
    assert [(t, target) for t, target, _ in inside("1", *tree)] == [("Section 2", "1.2"), ("Article 2", "2")]
    assert inside("2", *tree) == [("Article 3", None, ())]
    assert [(t, target) for t, target, _ in inside("4", *tree)] == [("Section 2", "4.2"), ("Section 5", None)]
    roman = (clause("ARTICLE II", "Article 2 and Section 2 and Article 2, Section 2.", clause("Section 2.", "x")),)
    assert [target for _, target, _ in inside("II", *roman)] == ["II", "II.2", "II.2"]


def test_a_top_level_clause_is_preferred_and_all_bearers_are_listed():
    (reference,) = found("paragraph 2")
    assert reference.target == "2"
    assert reference.candidates == ("2", "6.2")


def test_two_clauses_with_one_label_leave_the_target_open():
    tree = (clause("5.", "x"), clause("5.", "y"))
    (reference,) = found("clause 5", tree=tree)
    assert (reference.target, reference.candidates) == (None, ("5", "5#2"))


def test_the_keyword_decides_between_an_article_and_a_section():
    tree = (clause("Article 2", "x"), clause("Section 2.", "y"))
    assert [r.target for r in found("Section 2 and Article 2", tree=tree)] == ["2#2", "2"]


def inside(path_text, *tree):
    agreement = Agreement.build(tree)
    return [(r.text, r.target, r.candidates) for r in references(agreement) if r.path == path_text]


def test_bracketed_labels_are_relative_to_where_they_stand():
    tree = (
        clause("3.", "x", clause("(b)", "other")),
        clause(
            "4.",
            "see clause (b)",
            clause("(a)", "as in paragraph (b)", clause("(i)", "under clause (b)")),
            clause("(b)", "y"),
        ),
    )
    assert inside("4", *tree) == [("clause (b)", "4.b", ("4.b",))]
    assert inside("4.a", *tree) == [("paragraph (b)", "4.b", ("4.b",))]
    assert inside("4.a.i", *tree) == [("clause (b)", "4.b", ("4.b",))]


def test_inline_numbers_are_found_in_the_running_text():
    tree = (clause("7.", "The press shall (i) print it, (ii) sell it. Clause (ii) above binds; clause (ix) does not."),)
    assert inside("7", *tree) == [("Clause (ii)", "7", ("7",)), ("clause (ix)", None, ())]
    cited_only = (clause("7.", "See subsection (b) of this Section 7."),)
    assert inside("7", *cited_only)[0][1] is None


def test_a_relative_number_near_by_where_no_top_clause_bears_it():
    tree = (clause("6.", "x", clause("1.", "see paragraph 2"), clause("2.", "y")), clause("8.", "z", clause("2.", "w")))
    assert inside("6.1", *tree) == [("paragraph 2", "6.2", ("6.2", "8.2"))]


def test_this_section_and_the_foregoing_land_where_they_stand():
    tree = (clause("Article I", "x", clause("1.1", "Under this Article and this Section, the foregoing applies.")),)
    assert [(t, target) for t, target, _ in inside("I.1", *tree)] == [
        ("this Article", "I"),
        ("this Section", "I.1"),
        ("the foregoing", "I.1"),
    ]
    assert told("this Section") == []


def test_the_preceding_and_the_following_clause():
    tree = (
        clause("1.", "the following clause"),
        clause("2.", "the preceding paragraph"),
        clause("3.", "the next section"),
    )
    assert [inside(p, *tree)[0][1] for p in ("1", "2", "3")] == ["2", "1", "3"]


def test_schedules_have_their_own_numbers():
    tree = (
        clause("1.", "See Schedule A and Exhibit C."),
        clause("2.", "x"),
        Schedule(label="Schedule A", body=(clause("1.", "y"), clause("2.", "Under clause 1 and clause 7."))),
    )
    assert inside("1", *tree) == [("Schedule A", "A", ("A",)), ("Exhibit C", None, ())]
    assert [(t, target) for t, target, _ in inside("A/2", *tree)] == [("clause 1", "A/1"), ("clause 7", None)]


def test_another_agreement_that_is_defined_is_external_and_this_one_is_not():
    other = paragraph("The Master Agreement (the “Agreement”).")
    own = paragraph("This Publication Agreement (“Agreement”).")
    for second, external in ((other, True), (own, False)):
        agreement = Agreement.build([*TREE, second, paragraph("Section 3 of the Agreement")], reader=READER)
        assert [r.external for r in references(agreement)] == [external]


def test_a_title_names_this_agreement():
    assert told("Section 3 of the Framework Terms", title="Framework Terms") == [("Section 3", "3", False)]
    assert told("Section 3 of the Framework Terms") == [("Section 3", None, True)]
