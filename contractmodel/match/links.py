"""The work sheet of one matching: two sides and the partners found so far. Lives inside one call of `match`."""

from __future__ import annotations

from contractmodel.match.values import Side

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

    def free_before(self) -> list[int]:
        """The before indices without a partner, in order."""
        return [i for i, j in enumerate(self.mate_before) if j == FREE]

    def free_after(self) -> list[int]:
        """The after indices without a partner, in order."""
        return [j for j, i in enumerate(self.mate_after) if i == FREE]

    def parents_agree(self, i: int, j: int) -> bool:
        """Whether the parents of `i` and `j` answer to each other, in whole or as pieces; the two bodies do."""
        p, q = self.before.parent[i], self.after.parent[j]
        if p == FREE or q == FREE:
            return p == q
        return self.mate_before[p] == q or self.mate_after[q] == p
