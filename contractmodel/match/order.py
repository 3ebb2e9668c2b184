"""From partners to the matches people read: moves told, splits and merges gathered, everything in its place."""

from __future__ import annotations

from itertools import pairwise

from contractmodel.match.links import FREE, Links
from contractmodel.match.moves import heaviest_order
from contractmodel.match.values import Match, Side
from contractmodel.model import BlockType


def ordered(links: Links) -> tuple[Match, ...]:
    """Every block of both sides in exactly one match, in reading order of `after`, removals at their old place.

    A removed block comes directly after the match of the block that stood before it in reading order, below the
    partner of its own parent where it has one. O(n log n).
    """
    before, after = links.before, links.after
    moved = moved_after(links)
    told: list[Match | None] = [None] * len(after)
    home = [FREE] * len(before)
    for j, i in enumerate(links.mate_after):
        if i == FREE or links.mate_before[i] != j:
            continue
        lefts = (i, *links.pieces_before.get(j, ()))
        rights = (j, *links.pieces_after.get(i, ()))
        at = min(rights)
        for each in lefts:
            home[each] = at
        told[at] = Match(
            before=tuple(sorted(lefts)),
            after=tuple(sorted(rights)),
            moved=moved[j],
            evidence=links.evidence[j],
            score=links.score[j],
        )
    for j, i in enumerate(links.mate_after):
        if i == FREE:
            told[j] = Match(before=(), after=(j,))
    gone = {match.after[0] for match in told if match is not None and match.moved}
    removed = _removals(before, after, home, gone)
    out: list[Match] = list(removed.get(-1, ()))
    for j, match in enumerate(told):
        if match is not None:
            out.append(match)
        out.extend(removed.get(j, ()))
    return tuple(out)


def _removals(before: Side, after: Side, home: list[int], gone: set[int]) -> dict[int, list[Match]]:
    """The removed blocks, by the after index they come directly behind (-1: before everything).

    What moved away tells nothing about an old place, so a sibling that moved is passed over.
    """
    found: dict[int, list[Match]] = {}
    place = [-1] * len(before)
    elder: dict[int, int] = {}
    for i, at in enumerate(home):
        above = before.parent[i]
        if at != FREE:
            place[i] = at
        else:
            sibling = elder.get(above, -1)
            if sibling >= 0:
                place[i] = _last(after, home, place, sibling)
            elif above >= 0:
                place[i] = place[above]
            found.setdefault(place[i], []).append(Match(before=(i,), after=()))
        if at == FREE or at not in gone:
            elder[above] = i
    return found


def _last(after: Side, home: list[int], place: list[int], i: int) -> int:
    """The after index behind which a block comes that stood after `i` and all that `i` holds."""
    if home[i] != FREE:
        return after.end[home[i]] - 1
    return place[i]


def moved_after(links: Links) -> list[bool]:
    """For each after index whether its pair moved.

    It moved when its parents are not partners, or when it lies outside the heaviest common order of the siblings
    whose parents are partners, weighed by the words of both subtrees; or when it became or ceased to be a footnote.
    A footnote's own place is layout: it never moves.
    """
    before, after = links.before, links.after
    moved = [False] * len(after)
    families: dict[int, list[tuple[int, int, int]]] = {}
    for j, i in enumerate(links.mate_after):
        if i == FREE or links.mate_before[i] != j:
            continue
        left = _outermost(before, (i, *links.pieces_before.get(j, ())))
        right = _outermost(after, (j, *links.pieces_after.get(i, ())))
        notes = (before.blocks[left].type is BlockType.FOOTNOTE) + (after.blocks[right].type is BlockType.FOOTNOTE)
        if notes:
            moved[j] = notes == 1
        elif links.parents_agree(left, right):
            families.setdefault(after.parent[right], []).append((right, left, j))
        else:
            moved[j] = True
    for family in families.values():
        family.sort()
    crossing = [family for family in families.values() if any(one[1] > two[1] for one, two in pairwise(family))]
    if crossing:
        weigh_before, weigh_after = _subtree_words(before), _subtree_words(after)
        for family in crossing:
            places = [left for _, left, _ in family]
            weights = [max(1, weigh_before[left] + weigh_after[right]) for right, left, _ in family]
            for (_, _, j), stays in zip(family, heaviest_order(places, weights), strict=True):
                moved[j] = not stays
    return moved


def _outermost(side: Side, blocks: tuple[int, ...]) -> int:
    return min(blocks, key=lambda index: (side.depth[index], index)) if len(blocks) > 1 else blocks[0]


def _subtree_words(side: Side) -> list[int]:
    words = [key.count(" ") + 1 if key else 0 for key in side.keys]
    for index in range(len(words) - 1, -1, -1):
        above = side.parent[index]
        if above >= 0:
            words[above] += words[index]
    return words


__all__ = ["moved_after", "ordered"]
