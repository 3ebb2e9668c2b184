"""What happened, in a few plain words."""

import pytest
from attrs import evolve

from contractmodel.diff.values import Change, Comparison, Pair
from contractmodel.model import (
    Agreement,
    BlockType,
    Clause,
    Modality,
    Provision,
    ProvisionKind,
    Reader,
    Slot,
    Source,
    Span,
)
from contractmodel.report.headlines import functions, headline
from contractmodel.report.places import Places
from tests.report.pairs import COMPARISON, SUBSTANTIVE, agreement, paragraph, reworded


def told(comparison, at=0):
    return headline(comparison, comparison.pairs[at], Places(comparison.before), Places(comparison.after))


@pytest.mark.parametrize(
    ("before", "after", "gone", "come", "expected"),
    [
        ("You may pay.", "You shall pay.", "may", "shall", "“may” is now “shall”"),
        ("You may pay.", "You may not pay.", "", " not", "“not” added"),
        ("You may not pay.", "You may pay.", " not", "", "“not” left out"),
        ("a peer-reviewed work", "a peerreviewed work", "peer-reviewed", "peerreviewed", "spelling only?"),
        ("the Work is", "the work is", "Work", "work", "capital letters"),
        ("It ends", "It ends.", "", ".", "punctuation"),
        ("the work, b", "the Work B", "work, b", "Work B", "capital letters and punctuation"),
        ("within 10 days", "within 1 0 days", "10", "1 0", "“10” is now “1 0”"),
        ("You pay.", "You pay on the first day of each and every month.", "",
         " on the first day of each and every month", "words added"),
        ("You pay on the first day of each and every month.", "You pay.",
         " on the first day of each and every month", "", "words left out"),
        ("You pay one two three four.", "You pay a b c d.", "one two three four", "a b c d", "reworded"),
    ],
)  # fmt: skip
def test_one_edit(before, after, gone, come, expected):
    assert told(reworded(before, after, gone, come)) == expected


def test_several_edits_of_small_kinds_name_the_kinds():
    one = reworded("the Work ends", "the work ends", "Work", "work")
    stop = reworded("the work ends", "the work ends.", "", ".").pairs[0].edits[0]
    pair = evolve(one.pairs[0], edits=(*one.pairs[0].edits, stop))
    assert told(evolve(one, pairs=(pair,))) == "capital letters; punctuation"


def test_several_edits_are_counted():
    assert told(COMPARISON, 1) == "reworded in 2 places"


def test_prompts_of_slots_are_named():
    slots = (Slot("essay_title", path="paragraph:1", offset=41, prompts=(Span(41, 55),)),)
    comparison = evolve(COMPARISON, before=evolve(COMPARISON.before, slots=slots))
    assert told(comparison, 1) == "essay title prompt reworded"


def test_a_text_cut_down_says_how_much_is_left():
    assert told(COMPARISON, 10) == "cut to 13 of its 42 words"


def test_a_rewritten_text_says_so():
    before = "one two three four five six seven eight nine ten eleven twelve thirteen"
    after = "I two three IV V VI VII VIII IX X XI XII XIII"
    comparison = reworded(before, after, before, after)
    assert told(comparison) == "rewritten: 0 of its 13 words are left"


def pair_of(change, before, after, **rest):
    old = agreement(*(Clause(label=f"{i}.", text="It is so.") for i in before))
    new = agreement(*(Clause(label=f"{i}.", text="It is so.") for i in after))
    pair = Pair(tuple(map(str, before)), tuple(map(str, after)), change, significance=SUBSTANTIVE, **rest)
    return Comparison(before=old, after=new, pairs=(pair,))


@pytest.mark.parametrize(
    ("change", "before", "after", "moved", "expected"),
    [
        (Change.ADDED, (), (4,), False, "new"),
        (Change.REMOVED, (4,), (), False, "removed"),
        (Change.SPLIT, (4,), (4, 5), False, "split into 4 and 5, its words unchanged"),
        (Change.SPLIT, (4,), (4, 5, 6), False, "split into 4, 5 and 6, its words unchanged"),
        (Change.MERGED, (4, 5), (4,), False, "merged from 4 and 5, its words unchanged"),
        (Change.KEPT, (4,), (2,), True, "moved, its words unchanged"),
        (Change.MERGED, (4, 5), (4,), True, "moved; merged from 4 and 5, its words unchanged"),
        (Change.KEPT, (4,), (4,), False, "changed"),
    ],
)
def test_whole_blocks(change, before, after, moved, expected):
    assert told(pair_of(change, before, after, moved=moved)) == expected


def test_a_block_that_became_another_kind_is_not_called_moved():
    assert "moved" not in told(COMPARISON, 10)


def provision(kind, **facts):
    return Provision(kind, "", modality=Modality.DECLARES, facts=tuple(facts.items()))


def typed(*provisions):
    reader = Reader(lambda _: (), lambda _: (), lambda _: {"1": provisions})
    return Agreement.build([Clause(label="1.", text="It is so.")], reader=reader, source=Source("x"))


def test_a_new_clause_is_named_by_its_function():
    after = typed(provision(ProvisionKind.INDEMNITY), provision(ProvisionKind.GOVERNING_LAW))
    pair = Pair((), ("1",), Change.ADDED, significance=SUBSTANTIVE)
    assert told(Comparison(before=agreement(), after=after, pairs=(pair,))) == "new: indemnity, governing law"


def test_functions_are_told_once_in_order_and_unknown_ones_not_at_all():
    block = typed(
        provision(ProvisionKind.OTHER),
        provision(ProvisionKind.RESERVATION),
        provision(ProvisionKind.GRANT, licence="CC BY 4.0"),
        provision(ProvisionKind.RESERVATION),
    )["1"]
    assert functions(block) == ("rights kept", "grant of CC BY 4.0")
    assert functions(paragraph("x", BlockType.NOTICE)) == ()
