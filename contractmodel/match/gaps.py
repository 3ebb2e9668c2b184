"""Alignment inside gaps: free blocks that stand between the same partners, under partner parents."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from contractmodel.match.links import FREE, Links
from contractmodel.match.moves import heaviest_order
from contractmodel.match.scoring import Scorer


def fill_gaps(links: Links, scorer: Scorer, floor: float, cells: int) -> None:
    """Pair what stands in the same gap and scores at least `floor`, parents first. Cost: the gaps' cells.

    A gap of more than `cells` is left alone: candidates from the index may find their way there.
    """
    young = _free_by_parent(links.free_before(), links.before.parent)
    new = _free_by_parent(links.free_after(), links.after.parent)
    waiting = [(FREE, FREE)] + [(p, links.mate_before[p]) for p in young if p != FREE and links.mate_before[p] != FREE]
    waiting.reverse()
    while waiting:
        p, q = waiting.pop()
        if p not in young or q not in new:
            continue
        for lefts, rights in _gaps(links, p, q):
            if len(lefts) * len(rights) > cells:
                continue
            scorer.likeness.expect(len(lefts) * len(rights))
            for i, j, score in aligned(lefts, rights, scorer.total, floor):
                links.pair(i, j, "like wording in the same place", min(1.0, score))
                if i in young and j in new:
                    waiting.append((i, j))


def fill_blanks(links: Links) -> None:
    """Pair what is nothing but a blank with what came in its place: gaps that hold such blanks, and as many blocks."""
    holding = {slot.path for slot in links.before.agreement.slots}
    free = [i for i in links.free_before() if not links.before.keys[i] and links.before.paths[i] in holding]
    alone = frozenset(free)
    for p in dict.fromkeys(links.before.parent[i] for i in free):
        q = links.mate_before[p] if p != FREE else FREE
        for lefts, rights in _gaps(links, p, q) if p == FREE or q != FREE else ():
            if len(lefts) == len(rights) and alone.issuperset(lefts):
                for i, j in zip(lefts, rights, strict=True):
                    if links.may_pair(i, j):
                        links.pair(i, j, "in the place of a blank", 0.0)


def _free_by_parent(free: Sequence[int], parent: Sequence[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for index in free:
        found.setdefault(parent[index], []).append(index)
    return found


def _gaps(links: Links, p: int, q: int) -> Iterator[tuple[list[int], list[int]]]:
    """The free children of `p` and of `q` between one pair of partners and the next, where both sides have some."""
    lefts, rights = links.before.children(p), links.after.children(q)
    mates = [(links.mate_after[j], j) for j in rights]
    mates = [(i, j) for i, j in mates if i != FREE and links.mate_before[i] == j and links.before.parent[i] == p]
    places, fixed = [i for i, _ in mates], [j for _, j in mates]
    stays = heaviest_order(places, [1] * len(places)) if places else []
    posts = [(i, j) for i, j, keep in zip(places, fixed, stays, strict=True) if keep]
    at_left = at_right = 0
    for i, j in [*posts, (len(links.before), len(links.after))]:
        gap_left, gap_right = [], []
        while at_left < len(lefts) and lefts[at_left] < i:
            if links.mate_before[lefts[at_left]] == FREE:
                gap_left.append(lefts[at_left])
            at_left += 1
        while at_right < len(rights) and rights[at_right] < j:
            if links.mate_after[rights[at_right]] == FREE:
                gap_right.append(rights[at_right])
            at_right += 1
        if gap_left and gap_right:
            yield gap_left, gap_right


def aligned(
    lefts: Sequence[int], rights: Sequence[int], score: Callable[[int, int], float], floor: float
) -> list[tuple[int, int, float]]:
    """The in-order pairing of `lefts` with `rights` of the greatest sum of squared scores above `floor`.

    Squares, so that one sure pair outweighs two doubtful ones. O(len(lefts) × len(rights)).

    >>> like = {(0, 5): 0.9, (1, 5): 0.8, (1, 6): 0.9}
    >>> aligned([0, 1], [5, 6], lambda i, j: like.get((i, j), 0.0), 0.4)
    [(0, 5, 0.9), (1, 6, 0.9)]
    """
    scores = [[score(i, j) for j in rights] for i in lefts]
    width = len(rights)
    best = [[0.0] * (width + 1) for _ in range(len(lefts) + 1)]
    for x in range(len(lefts) - 1, -1, -1):
        here, below = best[x], best[x + 1]
        for y in range(width - 1, -1, -1):
            value = max(below[y], here[y + 1])
            found = scores[x][y]
            if found >= floor:
                value = max(value, below[y + 1] + found * found)
            here[y] = value
    out = []
    x = y = 0
    while x < len(lefts) and y < width:
        found = scores[x][y]
        if found >= floor and best[x][y] == best[x + 1][y + 1] + found * found:
            out.append((lefts[x], rights[y], found))
            x, y = x + 1, y + 1
        elif best[x][y] == best[x][y + 1]:
            y += 1
        else:
            x += 1
    return out
