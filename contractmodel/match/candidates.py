"""Candidates from anywhere: free blocks that share word runs few others have, from a capped index."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from contractmodel.match.thresholds import CANDIDATES, POSTING_CAP
from contractmodel.match.words import runs


def candidates(
    free_before: Sequence[int],
    free_after: Sequence[int],
    code_before: Callable[[int], str],
    code_after: Callable[[int], str],
) -> list[tuple[float, int, int]]:
    """`(votes, i, j)` for the likeliest before blocks of each free after block, best first within each, at most
    `CANDIDATES`.

    A run of words votes with 1 / (before blocks that have it × after blocks that have it); a run that more than
    `POSTING_CAP` blocks of a side have is silent. Linear in the words of the free blocks.

    >>> old, new = {0: "abcd", 1: "wxyz"}, {0: "wxyq", 1: "abcd"}
    >>> [(i, j) for _, i, j in candidates([0, 1], [0, 1], old.__getitem__, new.__getitem__)]
    [(1, 0), (0, 1)]
    """
    postings: dict[str, list[int]] = {}
    for i in free_before:
        for run in set(runs(code_before(i))):
            held = postings.setdefault(run, [])
            if len(held) <= POSTING_CAP:
                held.append(i)
    spread: dict[str, int] = {}
    runs_after: list[set[str]] = []
    for j in free_after:
        mine = {run for run in runs(code_after(j)) if run in postings and len(postings[run]) <= POSTING_CAP}
        runs_after.append(mine)
        for run in mine:
            spread[run] = spread.get(run, 0) + 1
    found: list[tuple[float, int, int]] = []
    for j, mine in zip(free_after, runs_after, strict=True):
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
