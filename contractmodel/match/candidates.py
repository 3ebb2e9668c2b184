"""Candidates from anywhere: free blocks that share word runs few others have, from a capped index."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from contractmodel.match.thresholds import CANDIDATES, POSTING_CAP


def candidates(
    free_before: Sequence[int],
    free_after: Sequence[int],
    runs_before: Callable[[int], list[str]],
    runs_after: Callable[[int], list[str]],
) -> list[tuple[float, int, int]]:
    """`(votes, i, j)` for the likeliest before blocks of each free after block, best first within each, at most
    `CANDIDATES`.

    A run of words votes with 1 / (before blocks that have it × after blocks that have it); a run that more than
    `POSTING_CAP` blocks of a side have is silent. Linear in the words of the free blocks.

    >>> old, new = {0: ["abc", "bcd"], 1: ["wxy", "xyz"]}, {0: ["wxy", "xyq"], 1: ["abc", "bcd"]}
    >>> [(i, j) for _, i, j in candidates([0, 1], [0, 1], old.__getitem__, new.__getitem__)]
    [(1, 0), (0, 1)]
    """
    postings: dict[str, list[int]] = {}
    for i in free_before:
        for run in set(runs_before(i)):
            held = postings.setdefault(run, [])
            if len(held) <= POSTING_CAP:
                held.append(i)
    spread: dict[str, int] = {}
    named: list[set[str]] = []
    for j in free_after:
        mine = {run for run in runs_after(j) if run in postings and len(postings[run]) <= POSTING_CAP}
        named.append(mine)
        for run in mine:
            spread[run] = spread.get(run, 0) + 1
    found: list[tuple[float, int, int]] = []
    for j, mine in zip(free_after, named, strict=True):
        votes: dict[int, float] = {}
        for run in sorted(mine):
            held = postings[run]
            if spread[run] <= POSTING_CAP:
                weight = 1 / (len(held) * spread[run])
                for i in held:
                    votes[i] = votes.get(i, 0.0) + weight
        best = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[:CANDIDATES]
        found.extend((weight, i, j) for i, weight in best)
    return found
