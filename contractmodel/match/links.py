"""The work sheet of one matching: two sides and the partners found so far. Lives inside one call of `match`."""

from __future__ import annotations

from collections.abc import Sequence

from contractmodel.match.values import Side
from contractmodel.model import BlockType

FREE = -1
"""In `mate_before` and `mate_after`: no partner yet."""


class Links:
    """Partners found so far, by index, each with its evidence and score.

    `mate_before[i] == j` and back, or `FREE`. The pieces of a split all have the whole for mate, the whole has the main
    piece; likewise the pieces of a merge. So `j` is main exactly when `mate_before[mate_after[j]] == j`.
    """

    __slots__ = ("after", "before", "evidence", "mate_after", "mate_before", "pieces_after", "pieces_before", "score")

    def __init__(self, before: Side, after: Side) -> None:
        self.before = before
        self.after = after
        self.mate_before = [FREE] * len(before)
        self.mate_after = [FREE] * len(after)
        self.evidence = [""] * len(after)
        self.score = [0.0] * len(after)
        self.pieces_after: dict[int, list[int]] = {}
        """Of a split: the before index to the after indices it became, besides its mate."""
        self.pieces_before: dict[int, list[int]] = {}
        """Of a merge: the after index to the before indices it was made of, besides its mate."""

    def pair(self, i: int, j: int, evidence: str, score: float) -> None:
        """Make `i` and `j` partners. Both are free."""
        self.mate_before[i] = j
        self.mate_after[j] = i
        self.evidence[j] = evidence
        self.score[j] = score

    def part(self, i: int, j: int) -> None:
        """Make `i` and `j` free again, and who their partners were. Neither is a piece or has pieces."""
        if self.mate_before[i] != FREE:
            self.mate_after[self.mate_before[i]] = FREE
        if self.mate_after[j] != FREE:
            self.mate_before[self.mate_after[j]] = FREE
        self.mate_before[i] = self.mate_after[j] = FREE

    def may_pair(self, i: int, j: int) -> bool:
        """Whether the types of `i` and `j` allow it: a signature answers to signatures only."""
        one, other = self.before.blocks[i].type, self.after.blocks[j].type
        return one is other or BlockType.SIGNATURE not in (one, other)

    def free_before(self) -> list[int]:
        """The before indices without a partner, in order."""
        return [i for i, j in enumerate(self.mate_before) if j == FREE]

    def free_after(self) -> list[int]:
        """The after indices without a partner, in order."""
        return [j for j, i in enumerate(self.mate_after) if i == FREE]

    def partners(self) -> tuple[list[int], list[int]]:
        """Who is whose partner now: two such answers are equal if nobody was paired or parted in between."""
        return self.mate_before.copy(), self.mate_after.copy()

    def parents_agree(self, i: int, j: int) -> bool:
        """Whether the parents of `i` and `j` answer to each other, in whole or as pieces; the two bodies do."""
        p, q = self.before.parent[i], self.after.parent[j]
        if FREE in (p, q):
            return p == q
        return self.mate_before[p] == q or self.mate_after[q] == p

    def held(self) -> dict[tuple[int, int], int]:
        """Each two free blocks that hold partners of each other's directly inside them, and how many."""
        found: dict[tuple[int, int], int] = {}
        parent_before, parent_after = self.before.parent, self.after.parent
        mate_before, mate_after = self.mate_before, self.mate_after
        for i, j in enumerate(mate_before):
            if j == FREE:
                continue
            p, q = parent_before[i], parent_after[j]
            if p != FREE and q != FREE and mate_before[p] == FREE and mate_after[q] == FREE:  # noqa: PLR1714
                found[p, q] = found.get((p, q), 0) + 1
        return found

    def neighbours(self) -> Neighbours:
        """What stands next to each block now, among the blocks that have partners."""
        return Neighbours(self)


class Neighbours:
    """What stands around each block among the blocks that have partners, as it stood when asked for."""

    __slots__ = (
        "_elder_after",
        "_elder_before",
        "_last_after",
        "_last_before",
        "_links",
        "_next_after",
        "_next_before",
    )

    def __init__(self, links: Links) -> None:
        self._links = links
        self._last_before, self._next_before = _nearest(links.mate_before)
        self._last_after, self._next_after = _nearest(links.mate_after)
        self._elder_before: Sequence[int] | None = None
        self._elder_after: Sequence[int] | None = None

    def near(self, i: int, j: int) -> bool:
        """Whether `i` and `j` stand next to the same partners, on either hand, in reading order."""
        mates = self._links.mate_before
        last, following = self._last_before[i], self._next_before[i]
        if last == FREE and self._last_after[j] == FREE:
            return True
        if last != FREE and mates[last] == self._last_after[j]:
            return True
        if following == FREE:
            return self._next_after[j] == FREE
        return mates[following] == self._next_after[j]

    def lifted(self, i: int, j: int) -> bool:
        """Whether `j` stands where `i` lands when it leaves its parent to stand behind it, or joins the sibling before
        it: promotion and demotion by one level.
        """
        links = self._links
        if self._elder_before is None or self._elder_after is None:
            self._elder_before = elders(links.before.parent, links.mate_before)
            self._elder_after = elders(links.after.parent, links.mate_after)
        above, elder = links.before.parent[i], self._elder_before[i]
        if above != FREE and FREE != links.mate_before[above] == self._elder_after[j]:
            return True
        return elder != FREE and links.mate_before[elder] == links.after.parent[j]


def elders(parent: Sequence[int], mates: Sequence[int]) -> list[int]:
    """Each block's nearest sibling before it that has a partner, or -1.

    >>> elders([-1, 0, 0, 0], [5, 6, -1, 7])
    [-1, -1, 1, 1]
    """
    last: dict[int, int] = {}
    found = []
    for index, above in enumerate(parent):
        found.append(last.get(above, FREE))
        if mates[index] != FREE:
            last[above] = index
    return found


def _nearest(mates: list[int]) -> tuple[list[int], list[int]]:
    """For each index the nearest index with a mate before it, and behind it; -1 where there is none."""
    last, following = [FREE] * len(mates), [FREE] * len(mates)
    seen = FREE
    for index, mate in enumerate(mates):
        last[index] = seen
        seen = index if mate != FREE else seen
    seen = FREE
    for index in range(len(mates) - 1, -1, -1):
        following[index] = seen
        seen = index if mates[index] != FREE else seen
    return last, following
