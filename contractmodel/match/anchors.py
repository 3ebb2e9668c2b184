"""Anchors: blocks whose words are equal. The unique ones pair at once, the others where their neighbours paired."""

from __future__ import annotations

from contractmodel.match.links import FREE, Links


def anchor(links: Links) -> None:
    """Pair blocks whose words are equal: unique ones, then duplicates beside partners (Heckel 1978). Linear."""
    first: dict[str, int] = {}
    for i, key in enumerate(links.before.keys):
        first[key] = FREE if key in first else i
    second: dict[str, int] = {}
    for j, key in enumerate(links.after.keys):
        second[key] = FREE if key in second else j
    for key, j in second.items():
        i = first.get(key, FREE)
        if FREE not in (i, j) and key:
            links.pair(i, j, "same words", 1.0)
    spread(links)


def spread(links: Links) -> None:
    """Pair equal blocks that directly follow, then that directly precede, partners in reading order."""
    before, after = links.before.keys, links.after.keys
    mate_before, mate_after = links.mate_before, links.mate_after
    for step in (1, -1):
        order = range(len(before)) if step == 1 else range(len(before) - 1, -1, -1)
        for i in order:
            j = mate_before[i]
            here, there = i + step, j + step
            if j == FREE or not (0 <= here < len(before) and 0 <= there < len(after)):
                continue
            if mate_before[here] == FREE and mate_after[there] == FREE and before[here] == after[there]:
                links.pair(here, there, "same words beside a partner", 1.0)
