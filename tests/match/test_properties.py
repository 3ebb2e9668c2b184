"""What must hold of every matching, on generated agreements and pairs."""

from hypothesis import given

from contractmodel.match import flatten, match
from contractmodel.model import BlockType, Clause
from tests.strategies import agreements, pairs


@given(agreements())
def test_an_agreement_matches_itself_block_by_block_and_nothing_moved(agreement):
    found = match(agreement, agreement)
    assert [(m.before, m.after, m.moved) for m in found.matches] == [
        ((i,), (i,), False) for i in range(len(found.before))
    ]


@given(pairs())
def test_every_block_of_both_sides_is_in_exactly_one_match(pair):
    found = match(*pair)
    assert sorted(i for m in found.matches for i in m.before) == list(range(len(flatten(pair[0]))))
    assert sorted(j for m in found.matches for j in m.after) == list(range(len(flatten(pair[1]))))


@given(pairs())
def test_matches_stand_in_the_reading_order_of_after(pair):
    firsts = [m.after[0] for m in match(*pair).matches if m.after]
    assert firsts == sorted(firsts)


@given(agreements())
def test_generated_agreements_lose_no_character(agreement):
    """The strategies keep the promise that the parser makes: everything printed has an owner."""
    owned = set()
    for block in agreement.walk():
        spans = [*block.text_spans, *(field.span for field in getattr(block, "fields", ()))]
        if isinstance(block, Clause):
            spans += [block.label_span, block.heading_span or (0, 0)]
        for start, end in spans:
            owned.update(range(start, end))
    for mark in agreement.marks:
        owned.update(range(*mark.span))
    assert [c for n, c in enumerate(agreement.text) if not c.isspace() and n not in owned] == []


@given(pairs())
def test_swapping_the_sides_swaps_added_and_removed(pair):
    there, back = match(*pair), match(pair[1], pair[0])
    added = sum(not m.before for m in there.matches)
    removed = sum(not m.after for m in there.matches)
    assert abs(added - sum(not m.after for m in back.matches)) <= 2
    assert abs(removed - sum(not m.before for m in back.matches)) <= 2


@given(pairs())
def test_nothing_moved_whose_parents_answer_to_each_other_in_order(pair):
    """The definition of a move, worked out the slow way over one-to-one pairs."""
    found = match(*pair)
    before, after = found.before, found.after
    home = {i: m for m in found.matches if m.after for i in m.before}
    for m in found.matches:
        if len(m.before) != 1 or len(m.after) != 1:
            continue
        i, j = m.before[0], m.after[0]
        notes = [side.blocks[n].type is BlockType.FOOTNOTE for side, n in ((before, i), (after, j))]
        if any(notes):
            assert m.moved is (notes[0] != notes[1])
            continue
        p, q = before.parent[i], after.parent[j]
        at_home = q == -1 if p == -1 else p in home and q in home[p].after
        if not at_home:
            assert m.moved
        elif m.moved:
            crossed = [
                other
                for other in found.matches
                if other.before and other.after and (other.before[0] - i) * (other.after[0] - j) < 0
            ]
            assert crossed


@given(pairs())
def test_scores_are_likenesses_and_evidence_is_given_where_something_paired(pair):
    for m in match(*pair).matches:
        paired = bool(m.before and m.after)
        assert bool(m.evidence) is paired
        assert 0.0 <= m.score <= 1.0
        assert paired or m.score == 0.0
