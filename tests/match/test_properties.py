"""What must hold of every matching, on generated agreements and pairs."""

from hypothesis import given, settings

from contractmodel.match import flatten, match
from contractmodel.model import Clause
from tests.strategies import agreements, pairs


@given(agreements())
@settings(deadline=None, max_examples=60)
def test_an_agreement_matches_itself_block_by_block_and_nothing_moved(agreement):
    found = match(agreement, agreement)
    assert [(m.before, m.after, m.moved) for m in found.matches] == [
        ((i,), (i,), False) for i in range(len(found.before))
    ]


@given(pairs())
@settings(deadline=None, max_examples=60)
def test_every_block_of_both_sides_is_in_exactly_one_match(pair):
    found = match(*pair)
    assert sorted(i for m in found.matches for i in m.before) == list(range(len(flatten(pair[0]))))
    assert sorted(j for m in found.matches for j in m.after) == list(range(len(flatten(pair[1]))))


@given(pairs())
@settings(deadline=None, max_examples=60)
def test_matches_stand_in_the_reading_order_of_after(pair):
    firsts = [m.after[0] for m in match(*pair).matches if m.after]
    assert firsts == sorted(firsts)


@given(agreements())
@settings(deadline=None, max_examples=60)
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
