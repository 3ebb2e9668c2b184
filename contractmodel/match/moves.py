"""Who moved: the blocks that left their parent, or that stand outside the heaviest common order of their siblings."""

from __future__ import annotations

from collections.abc import Sequence


def heaviest_order(places: Sequence[int], weights: Sequence[int]) -> list[bool]:
    """For each entry whether it stays: the heaviest strictly increasing run through `places` keeps its order.

    `places` are distinct numbers, `weights` are positive. Of equally heavy runs the one that keeps earlier entries
    wins, so that on a tie the later one moved. O(n log n); O(n) where everything is in order already.

    >>> heaviest_order([0, 3, 1, 2], [5, 9, 5, 5]), heaviest_order([0, 3, 1, 2], [5, 99, 5, 5])
    ([True, False, True, True], [True, True, False, False])
    >>> heaviest_order([1, 0], [7, 7])
    [True, False]
    """
    count = len(places)
    if all(places[k] < places[k + 1] for k in range(count - 1)):
        return [True] * count
    rank = {place: count - k for k, place in enumerate(sorted(places))}
    tree = [0] * (count + 1)
    best = [0] * count
    for k in range(count - 1, -1, -1):
        above = 0
        at = rank[places[k]] - 1
        while at > 0:
            above = max(above, tree[at])
            at &= at - 1
        total = best[k] = above + weights[k]
        at = rank[places[k]]
        while at <= count:
            tree[at] = max(tree[at], total)
            at += at & -at
    left, last = max(best), -1
    stays = [False] * count
    for k in range(count):
        if best[k] == left and places[k] > last:
            stays[k] = True
            left -= weights[k]
            last = places[k]
    return stays
