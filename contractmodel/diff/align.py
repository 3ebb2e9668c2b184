"""Which tokens stand on both sides: anchored on sentences, then a longest common subsequence in what lies between.

Short gaps with few differences take Myers' greedy search (An O(ND) Difference Algorithm, 1986); others rapidfuzz's
bit-parallel one; gaps too long for that are first cut at tokens that occur once on each side (patience), so that
memory stays linear in the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Sequence
from typing import Any

from contractmodel.diff.thresholds import (
    LONG_ENOUGH_FOR_SENTENCES,
    MOST_STEPS,
    SENTENCE_WORDS,
    WORD_BY_WORD,
)

Run = tuple[int, int, int]
"""`(i, j, n)`: the n tokens from i of before equal the n tokens from j of after."""

Gap = tuple[int, int, int, int]
"""`(i0, i1, j0, j1)`: the tokens `i0:i1` of before stand where `j0:j1` of after do."""


def runs(before: Sequence[Hashable], after: Sequence[Hashable]) -> list[Run]:
    """The tokens that both sides share, as runs in order. Near-linear when little differs; memory linear.

    >>> runs("You may not assign .".split(), "You may assign it .".split())
    [(0, 0, 2), (3, 2, 1), (4, 4, 1)]
    """
    head, tail = _ends(before, after)
    out: list[Run] = [(0, 0, head)] if head else []
    numbers: dict[Hashable, int] = {}
    ours = [numbers.setdefault(key, len(numbers)) for key in before[head : len(before) - tail]]
    theirs = [numbers.setdefault(key, len(numbers)) for key in after[head : len(after) - tail]]
    if ours and theirs:
        anchors: list[Run] = []
        if min(len(ours), len(theirs)) >= LONG_ENOUGH_FOR_SENTENCES:
            stops = frozenset(numbers[mark] for mark in (".", ";", "?", "!") if mark in numbers)
            anchors = _sentence_anchors(ours, theirs, stops)
        inner: list[Run] = []
        _between(ours, theirs, anchors, (0, len(ours), 0, len(theirs)), inner)
        out.extend((i + head, j + head, length) for i, j, length in inner)
    if tail:
        out.append((len(before) - tail, len(after) - tail, tail))
    return _joined(out)


def _ends(before: Sequence[Hashable], after: Sequence[Hashable]) -> tuple[int, int]:
    """How many tokens both sides begin with, and how many they then end with."""
    most = min(len(before), len(after))
    head = 0
    while head < most and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < most - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return head, tail


def gaps(found: Sequence[Run], before: int, after: int) -> list[Gap]:
    """What lies between the runs of two sides of `before` and `after` tokens, in order, empty gaps left out.

    >>> gaps([(0, 0, 2), (3, 2, 1), (4, 4, 1)], 5, 5)
    [(2, 3, 2, 2), (4, 4, 3, 4)]
    """
    out: list[Gap] = []
    i = j = 0
    for at, to, length in (*found, (before, after, 0)):
        if at > i or to > j:
            out.append((i, at, j, to))
        i, j = at + length, to + length
    return out


def _joined(found: list[Run]) -> list[Run]:
    out: list[Run] = []
    for at, to, length in found:
        if out and out[-1][0] + out[-1][2] == at and out[-1][1] + out[-1][2] == to:
            out[-1] = (out[-1][0], out[-1][1], out[-1][2] + length)
        else:
            out.append((at, to, length))
    return out


def _between(ours: list[int], theirs: list[int], anchors: list[Run], gap: Gap, out: list[Run]) -> None:
    """Fill `out` with the anchors and what the stretches between them share."""
    i, i1, j, j1 = gap
    for at, to, length in anchors:
        _words(ours, theirs, (i, at, j, to), out)
        out.append((at, to, length))
        i, j = at + length, to + length
    _words(ours, theirs, (i, i1, j, j1), out)


def _words(ours: list[int], theirs: list[int], gap: Gap, out: list[Run]) -> None:
    i, i1, j, j1 = gap
    one, other = ours[i:i1], theirs[j:j1]
    head, tail = _ends(one, other)
    if head:
        out.append((i, j, head))
    one, other = one[head : len(one) - tail], other[head : len(other) - tail]
    if one and other:
        out.extend((i + head + at, j + head + to, length) for at, to, length in _shared(one, other))
    if tail:
        out.append((i1 - tail, j1 - tail, tail))


def _shared(one: list[int], other: list[int]) -> list[Run]:
    """The runs that two stretches without common ends share."""
    common = set(one).intersection(other)
    if not common:
        return []
    if max(len(one), len(other)) > WORD_BY_WORD:
        anchors = _once_each(one, other)
        if not anchors:
            return []
        out: list[Run] = []
        _between(one, other, anchors, (0, len(one), 0, len(other)), out)
        return out
    steps = sum(1 for key in one if key not in common) + sum(1 for key in other if key not in common)
    found = _greedy(one, other) if steps <= MOST_STEPS else None
    return _bit_parallel(one, other) if found is None else found


def _greedy(one: list[int], other: list[int]) -> list[Run] | None:
    """Myers' search from the start; None where more than `MOST_STEPS` tokens differ."""
    n, m = len(one), len(other)
    reach = {1: 0}
    trace: list[dict[int, int]] = []
    for steps in range(min(n + m, MOST_STEPS) + 1):
        trace.append(dict(reach))
        for k in range(-steps, steps + 1, 2):
            down = k == -steps or (k != steps and reach[k - 1] < reach[k + 1])
            x = reach[k + 1] if down else reach[k - 1] + 1
            y = x - k
            while x < n and y < m and one[x] == other[y]:
                x += 1
                y += 1
            reach[k] = x
            if x >= n and y >= m:
                return _traced(trace, n, m)
    return None


def _traced(trace: list[dict[int, int]], x: int, y: int) -> list[Run]:
    """The runs on the way that the search found, from its end to its start."""
    found: list[Run] = []
    for steps in range(len(trace) - 1, -1, -1):
        reach, k = trace[steps], x - y
        down = k == -steps or (k != steps and reach[k - 1] < reach[k + 1])
        above = k + 1 if down else k - 1
        start = reach[above] if steps else 0
        low = start if down or not steps else start + 1
        if x > low:
            found.append((low, low - k, x - low))
        x, y = start, start - above
    return found[::-1]


def _bit_parallel(one: list[int], other: list[int]) -> list[Run]:
    """Rapidfuzz's alignment; memory is a bit for each pair of tokens."""
    from rapidfuzz.distance import LCSseq

    return [(op.src_start, op.dest_start, op.src_end - op.src_start) for op in _equal(LCSseq.opcodes(one, other))]


def _equal(opcodes: object) -> list[Any]:
    return [op for op in opcodes if op.tag == "equal"]  # type: ignore[attr-defined]


def _once_each(one: list[int], other: list[int]) -> list[Run]:
    """Tokens that occur once on each side, as far as they stand in one order."""
    places = _single(other)
    return [(i, j, 1) for i, j in in_order([(i, places[key]) for key, i in _single(one).items() if key in places])]


def _single(keys: list[int]) -> dict[int, int]:
    """Key to place, for the keys that occur once, in order of place."""
    places: dict[int, int] = {}
    for at, key in enumerate(keys):
        places[key] = -1 if key in places else at
    return {key: at for key, at in sorted(places.items(), key=lambda one: one[1]) if at >= 0}


def in_order(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of `pairs`, sorted by their first, whose seconds rise too. O(n log n).

    >>> in_order([(0, 5), (1, 1), (2, 2), (3, 3)])
    [(1, 1), (2, 2), (3, 3)]
    """
    tails: list[int] = []
    holders: list[int] = []
    back: list[int] = []
    for at, (_, second) in enumerate(pairs):
        rank = bisect_left(tails, second)
        back.append(holders[rank - 1] if rank else -1)
        if rank == len(tails):
            tails.append(second)
            holders.append(at)
        else:
            tails[rank] = second
            holders[rank] = at
    out: list[tuple[int, int]] = []
    at = holders[-1] if holders else -1
    while at >= 0:
        out.append(pairs[at])
        at = back[at]
    return out[::-1]


def sentences(keys: Sequence[Hashable], stops: frozenset[Hashable]) -> list[tuple[int, int]]:
    """The sentences of `keys` as half-open ranges: each ends after a token of `stops`, and all tokens are in one.

    >>> sentences("You pay . You warrant".split(), frozenset("."))
    [(0, 3), (3, 5)]
    """
    out: list[tuple[int, int]] = []
    start = 0
    for at, key in enumerate(keys, 1):
        if key in stops:
            out.append((start, at))
            start = at
    if start < len(keys):
        out.append((start, len(keys)))
    return out


def _sentence_anchors(ours: list[int], theirs: list[int], stops: frozenset[int]) -> list[Run]:
    """Equal sentences that occur once on each side and stand in one order."""
    here, there = _whole(ours, stops), _whole(theirs, stops)
    pairs = [(i, there[words]) for words, i in here.items() if i >= 0 and there.get(words, -1) >= 0]
    lengths = {i: len(words) for words, i in here.items()}
    return [(i, j, lengths[i]) for i, j in in_order(sorted(pairs))]


def _whole(keys: list[int], stops: frozenset[int]) -> dict[tuple[int, ...], int]:
    """Each long enough sentence to its place, -1 where it recurs."""
    places: dict[tuple[int, ...], int] = {}
    for start, end in sentences(keys, stops):
        if end - start >= SENTENCE_WORDS:
            words = tuple(keys[start:end])
            places[words] = -1 if words in places else start
    return places
