"""The heaviest common order, against every possible one."""

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from contractmodel.match.moves import heaviest_order


def slowly(places, weights):
    """The heaviest increasing choice by trying all; of equals the one that keeps the earliest entries."""
    count = len(places)
    choices = [c for size in range(count + 1) for c in combinations(range(count), size)]
    rising = [c for c in choices if all(places[a] < places[b] for a, b in pairwise(c))]
    best = max(sum(weights[k] for k in c) for c in rising)
    winners = [[k in c for k in range(count)] for c in rising if sum(weights[k] for k in c) == best]
    return max(winners)


@given(st.permutations(range(7)), st.lists(st.integers(1, 4), min_size=7, max_size=7))
def test_it_is_the_heaviest_and_keeps_the_earliest(places, weights):
    assert heaviest_order(places, weights) == slowly(places, weights)


def test_nothing_at_all():
    assert heaviest_order([], []) == []
