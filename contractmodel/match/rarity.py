"""How common a wording is in its own document: what tells a clause that moved from another of its family."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from contractmodel.match.thresholds import RARE_TWINS, SAMPLE
from contractmodel.match.words import runs, triples


class Rarity:
    """Which word runs of one side hardly any other block of that side has.

    In boilerplate, where forty clauses differ in a word, a clause that came is like one that went and yet is not it:
    what they share, the family shares. Only rare runs in common say that two blocks in different places are one.
    Counted over at most `SAMPLE` blocks of the side, evenly spread, when first asked; then linear in a block's words.
    Where none is left out, the counts begin with those of the `other` side.
    """

    __slots__ = ("_code", "_counts", "_most", "_other", "_runs_of", "_size", "_step")

    def __init__(
        self,
        size: int,
        code: Callable[[int], str],
        runs_of: Callable[[int], list[str]] | None = None,
        other: Rarity | None = None,
    ) -> None:
        self._other = other
        self._size = size
        self._code = code
        self._runs_of = runs_of or (lambda index: runs(code(index)))
        self._step = 1 + size // SAMPLE
        self._most = RARE_TWINS if self._step == 1 else 1
        self._counts: Counter[str] | None = None

    def rare(self, index: int) -> set[str]:
        """The runs of block `index` that at most `RARE_TWINS` blocks of the side have, itself included.

        >>> words = ["abcd", "abce", "abcf", "abcg"]
        >>> sorted(Rarity(4, words.__getitem__).rare(0))
        ['bcd', 'cd']
        """
        counts = self._count() if self._counts is None else self._counts
        return {run for run in self._runs_of(index) if counts[run] <= self._most}

    def weighed(self, index: int, wanted: frozenset[str] | None = None) -> dict[str, float]:
        """The runs of three words that `rare` gives, in order of the text, each to 1 / how many blocks have it.

        With `wanted`, only those.

        >>> Rarity(3, ["abcd", "abce", "abcf"].__getitem__).weighed(0)
        {'abc': 0.3333333333333333, 'bcd': 1.0}
        """
        counts = self._count() if self._counts is None else self._counts
        mine = triples(self._code(index))
        if wanted is not None:
            mine = [run for run in mine if run in wanted]
        return {run: 1 / max(1, counts[run]) for run in mine if counts[run] <= self._most}

    def unheard(self, runs_of: Iterable[str]) -> int:
        """How many of these runs no block of the side has."""
        counts = self._count() if self._counts is None else self._counts
        return sum(not counts[run] for run in runs_of)

    def _count(self) -> Counter[str]:
        if self._other is not None and self._step == self._other._step == 1:
            return self._counted_from(self._other)
        counts: Counter[str] = Counter()
        for index in range(0, self._size, self._step):
            counts.update(set(runs(self._code(index))))
        self._counts = counts
        return counts

    def _counted_from(self, other: Rarity) -> Counter[str]:
        """The counts of the other side, less what only that has, and what only this side has: most blocks are alike."""
        counts = (other._count() if other._counts is None else other._counts).copy()
        mine, theirs = Counter(map(self._code, range(self._size))), Counter(map(other._code, range(other._size)))
        for gone in (theirs - mine).elements():
            counts.subtract(set(runs(gone)))
        for new in (mine - theirs).elements():
            counts.update(set(runs(new)))
        self._counts = counts
        return counts
