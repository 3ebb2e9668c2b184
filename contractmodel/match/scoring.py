"""How alike two blocks are: their words, what they are, what they hold, and where they stand."""

from __future__ import annotations

from contractmodel.match.links import FREE, Links
from contractmodel.match.rarity import Rarity
from contractmodel.match.thresholds import DISTINCT, FAMILIAR, LONG_WORDS, PIECE_WORDS, STRANGER, SURELY, UNLIKE, WITHIN
from contractmodel.match.words import Likeness, triples
from contractmodel.model import BlockType, Signature

_SET_APART = frozenset({BlockType.TITLE, BlockType.SIGNATURE})
"""Types that pair with their own only (a title also with a heading)."""


class Scorer:
    """Scores candidate pairs of one matching. `wording` looks at words and types only; `total` adds the context."""

    __slots__ = ("_held", "_rarity_after", "_rarity_before", "label_weight", "likeness", "links")

    def __init__(self, links: Links, likeness: Likeness) -> None:
        self.links = links
        self.likeness = likeness
        self._held: dict[tuple[int, int], int] = {}
        self._rarity_before = Rarity(len(links.before), likeness.before, likeness.runs_before)
        self._rarity_after = Rarity(len(links.after), likeness.after, likeness.runs_after, self._rarity_before)
        self.label_weight = 0.0

    def refresh(self) -> None:
        """Count anew how many partners each two blocks hold, and how far equal labels can be trusted."""
        self._held = self.links.held()
        same = seen = 0
        before, after = self.links.before.labels, self.links.after.labels
        for i, j in enumerate(self.links.mate_before):
            if j != FREE and before[i]:
                seen += 1
                same += before[i] == after[j]
        self.label_weight = 0.05 * same / seen if seen else 0.03

    def wording(self, i: int, j: int) -> float:
        """0 to 1 by words; 0 where the types never pair; a title always answers to the title."""
        before, after = self.links.before, self.links.after
        one, other = before.blocks[i], after.blocks[j]
        if before.keys[i] == after.keys[j] and one.type is other.type:
            return 1.0
        if one.type in _SET_APART or other.type in _SET_APART:
            if one.type is not other.type:
                return self.likeness.of(i, j) if {one.type, other.type} == {BlockType.TITLE, BlockType.HEADING} else 0.0
            if isinstance(one, Signature) and isinstance(other, Signature):
                return self._party(one, other, self.likeness.of(i, j))
            return max(0.9, self.likeness.of(i, j))
        return self.likeness.of(i, j)

    def _party(self, one: Signature, other: Signature, words: float) -> float:
        if not one.party or not other.party:
            return words
        encode = self.likeness.lexicon.encode
        left, right = encode(one.party), encode(other.party)
        return 2 * self.likeness.shared(left, right) / max(1, len(left) + len(right))

    def total(self, i: int, j: int) -> float:
        """`wording`, lifted by the partners that both hold, equal labels and headings, and one type."""
        before, after = self.links.before, self.links.after
        score = self.wording(i, j)
        held = self._held.get((i, j), 0)
        if held:
            inside = max(before.end[i] - i, after.end[j] - j) - 1
            score = min(1.0, score + held / inside)
        one, other = before.blocks[i], after.blocks[j]
        if one.type is not other.type:
            score -= 0.1
        if before.headings[i] and before.headings[i] == after.headings[j]:
            score += 0.05
        if before.labels[i] and before.labels[i] == after.labels[j]:
            score += self.label_weight
        return score

    def stands_out(self, i: int, j: int) -> bool:
        """Whether `i` and `j` share what hardly any other block says, and not only their family's wording.

        The less alike they are on the whole, the more of it they must share: `DISTINCT` of their word runs from a
        likeness of `SURELY` on, twice that a quarter below it.
        """
        one, other = self.likeness.before(i), self.likeness.after(j)
        if min(len(one), len(other)) < LONG_WORDS:
            return False
        short_of = max(0.0, SURELY - max(self.likeness.of(i, j), self.likeness.within(i, j)))
        rare = self._rarity_before.rare(i) & self._rarity_after.rare(j)
        need = DISTINCT * (1 + 4 * short_of) * min(len(self.likeness.runs_before(i)), len(self.likeness.runs_after(j)))
        return len(rare) >= STRANGER * need or (len(rare) >= need and self.rewritten(i, j) >= FAMILIAR)

    def own_before(self, i: int, wanted: frozenset[str] | None = None) -> dict[str, float]:
        """The runs of three words of the before block `i` that hardly any other block has, each with its weight; of
        `wanted` only where that is given.
        """
        return self._rarity_before.weighed(i, wanted)

    def own_after(self, j: int, wanted: frozenset[str] | None = None) -> dict[str, float]:
        """The same of the after block `j`."""
        return self._rarity_after.weighed(j, wanted)

    def rewritten(self, i: int, j: int) -> float:
        """0 to 1: the share of what one of the two says otherwise that the other's whole document does not say.

        An edit brings words that were not there. Where all that two blocks differ in is said by others of their
        family, they are two of that family, and not one that was edited. The greater of both directions.
        """
        one, other = set(triples(self.likeness.before(i))), set(triples(self.likeness.after(j)))
        new = self._rarity_before.unheard(other - one) / max(1, len(other - one))
        old = self._rarity_after.unheard(one - other) / max(1, len(one - other))
        return max(new, old)

    def holds_all(self, i: int, j: int) -> bool:
        """Whether nearly all words of the shorter block lie in the longer one and stand out, and the types may pair."""
        likeness = self.likeness
        if min(len(likeness.before(i)), len(likeness.after(j))) < PIECE_WORDS or not self.wording(i, j):
            return False
        return likeness.within(i, j) >= WITHIN and self.stands_out(i, j)

    def holders(self) -> list[tuple[int, int, float]]:
        """The free blocks that hold partners of each other's, with the share of their contents that these are, the
        largest holders first. Blocks of some length that say quite different things are left out.
        """
        found = []
        for (i, j), count in sorted(self._held.items(), key=lambda one: (-one[1], one[0][1], one[0][0])):
            lengths = len(self.likeness.before(i)), len(self.likeness.after(j))
            if min(lengths) < LONG_WORDS or self.likeness.of(i, j) >= UNLIKE:
                children = max(len(self.links.before.children(i)), len(self.links.after.children(j)))
                found.append((i, j, count / children))
        return found
