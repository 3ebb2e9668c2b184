"""How common a wording is in its own document: what a pairing in another place must beat."""

from __future__ import annotations

from collections.abc import Callable

from contractmodel.match.thresholds import FAMILY_SAMPLE, KIN, KIN_POSTINGS
from contractmodel.match.words import runs


class Families:
    """For the blocks of one side, how like the likest *other* block of the same side is: its family's level.

    In boilerplate, where forty clauses differ in a word, a clause that came is like one that went and yet is not it;
    only a likeness above the level says that two blocks are one. Levels are sought among at most `FAMILY_SAMPLE`
    blocks of the side, evenly spread. Built when first asked; then linear in a block's words.
    """

    __slots__ = ("_code", "_levels", "_postings", "_shared", "_size")

    def __init__(self, size: int, code: Callable[[int], str], shared: Callable[[str, str], int]) -> None:
        self._size = size
        self._code = code
        self._shared = shared
        self._levels: dict[int, float] = {}
        self._postings: dict[str, list[int]] | None = None

    def level(self, index: int) -> float:
        """0 to 1: the likeness of block `index` to its nearest relative on its own side.

        >>> words = ["abcdefgh", "abcdefgx", "qrstuvwy"]
        >>> from contractmodel.match.words import common
        >>> families = Families(3, words.__getitem__, common)
        >>> families.level(0), families.level(2)
        (0.875, 0.0)
        """
        found = self._levels.get(index)
        if found is None:
            found = self._levels[index] = self._seek(index)
        return found

    def _seek(self, index: int) -> float:
        postings = self._index() if self._postings is None else self._postings
        code = self._code(index)
        votes: dict[int, int] = {}
        for run in runs(code):
            for other in postings.get(run, ()):
                votes[other] = votes.get(other, 0) + 1
        votes.pop(index, None)
        best = 0.0
        for other in sorted(votes, key=lambda other: (-votes[other], other))[:KIN]:
            theirs = self._code(other)
            best = max(best, 2 * self._shared(code, theirs) / (len(code) + len(theirs)))
        return best

    def _index(self) -> dict[str, list[int]]:
        postings: dict[str, list[int]] = {}
        for index in range(0, self._size, 1 + self._size // FAMILY_SAMPLE):
            for run in set(runs(self._code(index))):
                held = postings.setdefault(run, [])
                if len(held) < KIN_POSTINGS:
                    held.append(index)
        self._postings = postings
        return postings
