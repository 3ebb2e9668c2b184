"""Anchors: blocks whose words are equal. The unique ones pair at once, the others where their neighbours paired."""

from __future__ import annotations

from contractmodel.match.links import FREE, Links
from contractmodel.match.thresholds import HELD, SHORT_WORDS

OUTSIDE = -9
"""An index that is in no side, whichever way one steps from it."""


def anchor(links: Links) -> None:
    """Pair blocks whose words are equal: unique ones, what holds them, then duplicates beside partners (Heckel 1978).

    A text of a word or two is no anchor by itself: `[Reserved]` answers to what stands in its place. Linear.
    """
    first: dict[str, int] = {}
    for i, key in enumerate(links.before.keys):
        first[key] = FREE if key in first else i
    second: dict[str, int] = {}
    for j, key in enumerate(links.after.keys):
        second[key] = FREE if key in second else j
    for key, j in second.items():
        i = first.get(key, FREE)
        if FREE not in (i, j) and not _short(key) and links.may_pair(i, j):
            links.pair(i, j, "same words", 1.0)
    if FREE in links.mate_after or FREE in links.mate_before:
        adopt_equals(links)
        spread(links)


def adopt_equals(links: Links) -> None:
    """Pair free blocks of equal words that hold at least half of each other's partners, the innermost first."""
    before, after = links.before, links.after
    held = links.held()
    for (i, j), count in sorted(held.items(), key=lambda one: (-one[0][1], one[0][0])):
        if links.mate_before[i] == FREE and links.mate_after[j] == FREE and before.keys[i] == after.keys[j]:
            children = max(len(before.children(i)), len(after.children(j)))
            if count >= HELD * children:
                links.pair(i, j, "same words round the same clauses", 1.0)


def spread(links: Links) -> None:
    """Pair equal blocks that directly follow, then that directly precede, partners in reading order.

    The two beginnings are partners, and so are the two ends. Linear.
    """
    for step in (1, -1):
        _spread(links, step)


def _spread(links: Links, step: int) -> None:
    before, after = links.before.keys, links.after.keys
    mate_before, mate_after = links.mate_before, links.mate_after
    here, there = (0, 0) if step == 1 else (len(before) - 1, len(after) - 1)
    while 0 <= here < len(before):
        if mate_before[here] == FREE and 0 <= there < len(after) and mate_after[there] == FREE:
            if before[here] == after[there] and links.may_pair(here, there):
                links.pair(here, there, "same words beside a partner", 1.0)
            else:
                there = OUTSIDE
        elif mate_before[here] == FREE:
            there = OUTSIDE
        if mate_before[here] != FREE:
            there = mate_before[here]
        here += step
        there = there + step if there != OUTSIDE else OUTSIDE


def same_words(links: Links) -> None:
    """Pair what is left with equal words and equal type, in order: duplicates that moved, and one among many."""
    left: dict[tuple[str, str], list[int]] = {}
    for i in links.free_before():
        left.setdefault((links.before.keys[i], links.before.blocks[i].type), []).append(i)
    for j in links.free_after():
        same = left.get((links.after.keys[j], links.after.blocks[j].type))
        if not same:
            continue
        if not _short(links.after.keys[j]):
            links.pair(same.pop(0), j, "same words", 1.0)
            continue
        at_home = next((i for i in same if links.parents_agree(i, j)), FREE)
        if at_home != FREE and links.after.keys[j]:
            same.remove(at_home)
            links.pair(at_home, j, "same words under the same parent", 1.0)


def _short(key: str) -> bool:
    return key.count(" ") + key.count("\n") < SHORT_WORDS - 1
