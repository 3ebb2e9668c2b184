"""Where references land: whether each still cites the clause it cited, whatever that clause is called now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from contractmodel.diff.numbering import same_word
from contractmodel.match.values import Matching, Side
from contractmodel.model import Clause, CrossReference, Span, normal


class Followed(NamedTuple):
    """Whether a reference of after cites what its partner in before cited; `note` is for people, "" for nothing.

    `ranged`: the clauses at the ends of a range are the same, and those between are not.
    """

    same: bool
    note: str = ""
    ranged: bool = False


class Landing:
    """The references of both sides and who their targets answer to. Worked out once a comparison, when labels changed.

    `before` and `after` give each block's references by path, in order. Cost: the readers', then linear.
    """

    def __init__(self, matching: Matching) -> None:
        self.before = _by_path(matching.before)
        self.after = _by_path(matching.after)
        self._old = {path: at for at, path in enumerate(matching.before.paths)}
        self._new = {path: at for at, path in enumerate(matching.after.paths)}
        self._partners = matching.partners()
        self._sides = (matching.before, matching.after)
        self._printed = (_printed(matching.before), _printed(matching.after))
        self._ranges = (_ranges(matching.before, self.before), _ranges(matching.after, self.after))

    def landed(self, target: str | None, *, new: bool) -> int:
        """The index of the clause that `target` names on its side, -1 for none."""
        return -1 if target is None else (self._new if new else self._old).get(target, -1)

    def followed(self, one: CrossReference, other: CrossReference) -> Followed:
        """Whether `other`, a reference of after, lands on what answers to the clause that `one` of before lands on."""
        if one.external or other.external:
            return Followed(one.external == other.external and normal(one.text) == normal(other.text))
        if one.title != other.title and _title(one) != _title(other):
            return Followed(same=False, note=f"“{other.text}” names its clause otherwise")
        old, new = self._targets(one, new=False), self._targets(other, new=True)
        if not old:
            same = not new and one.label == other.label
            return Followed(same=same, note="" if same else f"“{other.text}” now lands on {self._called(new)}")
        answers = {j for i in old for j in self._partners.get(i, ())}
        if answers.intersection(new):
            note = self._between(one, other)
            if note:
                return Followed(same=False, note=note, ranged=True)
            return Followed(same=True, note=self._twice(one, other))
        was = self._sides[0].paths[old[0]]
        if not new:
            return Followed(same=False, note=f"“{other.text}” lands on no clause any more; it cited {was}")
        where = self._called(sorted(answers))
        now = f"which is now {where}" if answers else "which is gone"
        return Followed(
            same=False, note=f"“{other.text}” now lands on {self._called(new)}; in before it cited {was}, {now}"
        )

    def _between(self, one: CrossReference, other: CrossReference) -> str:
        """What came or went between the ends of a range that `one` and `other` end; "" for nothing, or no range."""
        old = self._range(one, new=False)
        new = self._range(other, new=True) if old else []
        if not new:
            return ""
        answers = {j for i in old for j in self._partners.get(i, ())}
        come = [self._sides[1].paths[j] for j in new if j not in answers]
        gone = [self._sides[0].paths[i] for i in old if not set(self._partners.get(i, ())).intersection(new)]
        told = [f"now covers {' and '.join(come[:3])} too"] if come else []
        told += [f"no longer covers {' and '.join(gone[:3])} of before"] if gone else []
        return f"the range that “{other.text}” ends {' and '.join(told)}" if told else ""

    def _range(self, reference: CrossReference, *, new: bool) -> list[int]:
        """The clauses from the start of the range that `reference` ends to its end, neighbours of one rank."""
        side = self._sides[new]
        first, last = self._ranges[new].get((reference.path, reference.at), _NO_RANGE)
        if last is None:
            return []
        i, j = self.landed(first, new=new), self.landed(last, new=new)
        if i < 0 or j <= i or side.parent[i] != side.parent[j]:
            return []
        return [at for at in side.children(side.parent[i]) if i <= at <= j and side.labels[at]]

    def _called(self, targets: Sequence[int]) -> str:
        paths = [self._sides[1].paths[at] for at in targets[:3]]
        return " or ".join(paths) if paths else "no clause"

    def _targets(self, reference: CrossReference, *, new: bool) -> list[int]:
        """What the reference lands on: its target, or every candidate where it has no single one."""
        named = (reference.target,) if reference.target is not None else reference.candidates
        return [at for at in (self.landed(path, new=new) for path in named) if at >= 0]

    def _twice(self, one: CrossReference, other: CrossReference) -> str:
        """A note where the cited label is now printed more than once, and was not before."""
        there = self._bearers(other, new=True)
        if len(there) < 2 or len(self._bearers(one, new=False)) > 1:
            return ""
        places = " and ".join(self._sides[1].paths[at] for at in there[:3])
        return f"“{other.text}”: the label {other.label} is now printed more than once ({places})"

    def _bearers(self, reference: CrossReference, *, new: bool) -> list[int]:
        """Every clause that prints the cited label, or that the reader holds for one that might be meant."""
        printed = self._printed[new].get(reference.label, [])
        return sorted({*printed, *(self.landed(path, new=new) for path in reference.candidates)} - {-1})

    def called_still(self, j: int, keyword: str) -> str:
        """The first reference of after that may mean its clause `j` and calls it by `keyword`, as printed; "" if none.

        Linear in the references.
        """
        path = self._sides[1].paths[j]
        for some in self.after.values():
            for one in some:
                meant = path in ((one.target,) if one.target is not None else one.candidates)
                if meant and same_word(_keyword(one).rstrip(".").lower(), keyword):
                    return one.text
        return ""

    def same_keyword(self, one: CrossReference, other: CrossReference) -> bool:
        """Whether the words before the label are equal, or each is what its own side prints in the cited label."""
        mine, theirs = _keyword(one), _keyword(other)
        if mine == theirs:
            return True
        i, j = self.landed(one.target, new=False), self.landed(other.target, new=True)
        return i >= 0 and j >= 0 and _bears(self._sides[0], i, mine) and _bears(self._sides[1], j, theirs)


def _by_path(side: Side) -> Mapping[str, tuple[CrossReference, ...]]:
    found: dict[str, list[CrossReference]] = {}
    for reference in side.agreement.references:
        found.setdefault(reference.path, []).append(reference)
    return {path: tuple(sorted(some, key=lambda one: one.at)) for path, some in found.items()}


_TO = frozenset(("to", "through", "thru", "until", "and", "including", "inclusive", "up", "-"))
"""Words between the two ends of a range; "and" alone is a list."""


def _ranges(
    side: Side, references: Mapping[str, tuple[CrossReference, ...]]
) -> Mapping[tuple[str, Span], tuple[str | None, str | None]]:
    """Each reference that ends a range, by block and place, to the targets of both ends. Linear in the references."""
    found: dict[tuple[str, Span], tuple[str | None, str | None]] = {}
    for path, some in references.items():
        text = side.agreement[path].text
        for one, other in pairwise(some):
            words = normal(text[one.at.end : other.at.start]).split() if other.at.start - one.at.end < _FAR else []
            if one.through or (words and set(words) <= _TO and words not in (["and"], ["including"])):
                found[path, other.at] = (one.target, other.target)
    return found


_NO_RANGE = (None, None)
_FAR = 24
"""More characters than stand between the two ends of a range."""


def _printed(side: Side) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = {}
    for at, label in enumerate(side.labels):
        if label:
            found.setdefault(label, []).append(at)
    return found


def _title(reference: CrossReference) -> str:
    return normal(reference.title or "")


def _keyword(reference: CrossReference) -> str:
    """The words of a reference before its label: "paragraph" of "paragraph 2"."""
    words = reference.text.split()
    return words[0] if len(words) > 1 and words[0][:1].isalpha() else ""


def _bears(side: Side, at: int, keyword: str) -> bool:
    block = side.blocks[at]
    return isinstance(block, Clause) and keyword.rstrip(".").lower() in block.label.lower().split()
