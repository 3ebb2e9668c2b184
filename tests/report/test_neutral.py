"""What was proved neutral, a line each, and what is unchanged, named by its function."""

import pytest
from attrs import evolve

from contractmodel.diff.values import Change, Comparison, Edit, Layout, Pair, Rename, Significance, Witness
from contractmodel.model import (
    Agreement,
    Block,
    BlockType,
    Clause,
    Provision,
    ProvisionKind,
    Reader,
    Schedule,
    Severity,
    Source,
    Span,
)
from contractmodel.report import report
from contractmodel.rules.values import Finding
from tests.report.pairs import COMPARISON, NEUTRAL, SUBSTANTIVE, agreement, paragraph


def lines(comparison, *findings, kind=None):
    return [n for n in report(comparison, findings).neutral if kind in (None, n.kind)]


def renumbered(before, after, nested=False):
    """Clauses that only carry other labels."""

    def made(labels):
        clauses = tuple(Clause(label=x, text=f"Thing {i}.") for i, x in enumerate(labels))
        return agreement(Clause(label="9.", text="All of:", body=clauses)) if nested else agreement(*clauses)

    old, new = made(before), made(after)
    paths = zip([b.path for b in old.walk()], [b.path for b in new.walk()], strict=True)
    pairs = tuple(
        Pair((a,), (b,), Change.KEPT, renumbered=a != b, significance=NEUTRAL if a != b else Significance.NONE)
        for a, b in paths
    )
    return Comparison(before=old, after=new, pairs=pairs)


@pytest.mark.parametrize(
    ("before", "after", "nested", "told"),
    [
        (["(a)", "(b)", "(c)"], ["1.", "2.", "3."], True, "9(a) (b) (c) → 9.1 9.2 9.3"),
        (["5.", "6."], ["6.", "7."], False, "5 6 → 6 7"),
        ([f"{i}." for i in range(5, 15)], [f"{i}." for i in range(6, 16)], False, "5–14 → 6–15"),
        (["1.", "2.", "3."], ["A.", "2.", "C."], False, "1 → A; 3 → C"),
    ],
)
def test_renumbered_neighbours_are_one_run(before, after, nested, told):
    assert [n.text for n in lines(renumbered(before, after, nested), kind="renumbered")] == [told]


def test_a_rename_says_how_often_where_and_what_is_left():
    (told,) = lines(COMPARISON, kind="renamed")
    assert told.text == "“the review” is “the annals”, 2 times (preamble, 3); 6.1 still has the old word"
    assert told.rules == ""


def test_a_rename_takes_the_rule_that_speaks_of_it():
    note = Finding(
        rule="REF03",
        name="term-renamed",
        severity=Severity.NOTE,
        message="“the review” is now called “the annals”.",
        after="paragraph:1",
    )
    quiet = evolve(COMPARISON, pairs=tuple(evolve(p, significance=Significance.NONE) for p in COMPARISON.pairs))
    told = lines(quiet, note)
    assert [n.rules for n in told if n.kind == "renamed"] == ["REF03"]
    assert not [n for n in told if n.kind == "note"]


def test_a_rename_that_is_not_proved_is_not_neutral():
    half = evolve(COMPARISON, renames=(Rename("a", "b", 1, proved=False),))
    assert lines(half, kind="renamed") == []
    assert report(half).counts["renames"] == 0


def test_a_rename_in_very_many_places_counts_the_rest():
    clauses = [Clause(label=f"{i}.", text="x") for i in range(1, 31)]
    many = agreement(*clauses)
    rename = Rename("a", "b", 30, paths=tuple(str(i) for i in range(1, 31)))
    told = lines(Comparison(before=many, after=many, pairs=(), renames=(rename,)), kind="renamed")
    assert told[0].text.endswith("13, 14 and 16 more)")


def edited(witness, gone, come):
    old, new = agreement(Clause(label="1.", text=f"x{gone}")), agreement(Clause(label="1.", text=f"x{come}"))
    change = Edit("replace", Span(1, 1 + len(gone)), Span(1, 1 + len(come)), gone, come, NEUTRAL, witness, "1",
                  Span(1, 1 + len(gone)), "1", Span(1, 1 + len(come)))  # fmt: skip
    pair = Pair(("1",), ("1",), Change.REWORDED, significance=NEUTRAL, edits=(change,))
    return Comparison(before=old, after=new, pairs=(pair,))


@pytest.mark.parametrize(
    ("witness", "gone", "come", "kind", "told"),
    [
        (Witness.RENUMBER, "2", "3", "references", "1 reference follows the new numbers"),
        (Witness.OPTION, "", ":", "optional", "“:” there (1)"),
        (Witness.OPTION, ":", "", "optional", "“:” left out (1)"),
    ],
)
def test_each_witness_has_its_line(witness, gone, come, kind, told):
    assert [(n.kind, n.text) for n in lines(edited(witness, gone, come))] == [(kind, told)]


def test_layout_is_counted_by_kind():
    kinds = (("apostrophe", 2), ("dash", 1), ("white space", 4), ("line-end hyphen", 1))
    counted = evolve(COMPARISON, layout=(Layout("1", "1", kinds), Layout("3", "3", (("dash", 1),))))
    (told,) = lines(counted, kind="layout")
    assert told.text == "2 apostrophes, 2 dashes, 4 white space, 1 line-end hyphen"


# --- unchanged


def typed(*body, **kinds):
    told = {
        path.replace("_", "."): tuple(Provision(ProvisionKind(k), "x") for k in (v if isinstance(v, list) else [v]))
        for path, v in kinds.items()
    }
    told = {path.removeprefix("p"): v for path, v in told.items()}
    return Agreement.build(body, reader=Reader(lambda _: (), lambda _: (), lambda _: told), source=Source("x"))


def kept(after, *changed, partly=()):
    pairs = []
    for block in after.walk():
        if block.path in changed:
            pairs.append(Pair((block.path,), (block.path,), Change.REWORDED, significance=SUBSTANTIVE))
        elif block.path in partly:
            pairs.append(Pair((block.path,), (block.path,), Change.REWORDED, significance=NEUTRAL))
        else:
            pairs.append(Pair((block.path,), (block.path,), Change.KEPT))
    told = report(Comparison(before=after, after=after, pairs=tuple(pairs)))
    return told.unchanged, told.partly


SIX = Clause(label="6.", text="You warrant:", body=(Clause(label="(a)", text="x"), Clause(label="(b)", text="y")))


def test_a_clause_is_named_by_its_function_or_its_heading():
    after = typed(Clause(label="1.", text="x"), Clause(label="2.", heading="Fees:", text="y"), p1="grant", p2="payment")
    assert kept(after) == (("1 grant", "2 Fees"), ())


def test_a_clause_kept_whole_is_one_entry_with_all_its_functions():
    after = typed(SIX, p6_a="warranty", p6_b=["warranty", "indemnity"])
    assert kept(after) == (("6 warranty, indemnity",), ())


def test_a_clause_kept_in_part_names_the_parts_and_not_its_bare_lead_in():
    after = typed(SIX, p6_a="warranty", p6_b=["warranty", "indemnity"])
    assert kept(after, "6.a") == (("6(b) warranty, indemnity",), ())


def test_a_clause_with_words_of_its_own_is_named_beside_what_changed_in_it():
    after = typed(SIX, p6="covenant")
    assert kept(after, "6.a")[0] == ("6 a promise", "6(b)")


def test_neutral_differences_are_unchanged_apart_from_them():
    after = typed(Clause(label="5.", text="x"), SIX)
    assert kept(after, partly=("5", "6.a")) == ((), ("5", "6"))
    assert kept(after, "6.b", partly=("6", "6.a")) == (("5",), ("6", "6(a)"))


def test_titles_and_headings_are_not_worth_a_word():
    after = typed(paragraph("Loan", BlockType.TITLE), Block(type=BlockType.HEADING, text="Fees"), paragraph("x"))
    assert kept(after)[0] == ("paragraph 1",)


def test_an_added_clause_is_not_unchanged():
    after = typed(Clause(label="1.", text="x"), Schedule(label="Schedule A", body=(Clause(label="1.", text="y"),)))
    pairs = (Pair(("1",), ("1",), Change.KEPT), Pair((), ("A",), Change.ADDED, significance=SUBSTANTIVE),
             Pair((), ("A/1",), Change.ADDED, significance=SUBSTANTIVE))  # fmt: skip
    assert report(Comparison(before=after, after=after, pairs=pairs)).unchanged == ("1",)


def test_a_block_without_a_pair_is_not_claimed_to_be_unchanged():
    after = typed(Clause(label="1.", text="x"))
    assert report(Comparison(before=after, after=after, pairs=())).unchanged == ()
