"""How well a tree's clauses agree with an outline that is known to be right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from contractmodel.model import Agreement, BlockType, Clause, bare, normal


class Found(NamedTuple):
    """A clause of a tree: label as printed, its place in the text, its first words, the index of its parent clause."""

    label: str
    start: int
    end: int
    words: str
    parent: int | None


class Score(NamedTuple):
    """Counts of one document: items of the truth, found ones, of these under the right parent, clauses of the tree.

    `unlisted` of the tree's clauses are numbered heads that the truth's list of items leaves out everywhere, `flat` of
    the found ones stand in a list of the truth that is several lists made one, `astray` of these under another parent.
    """

    truth: int
    found: int
    parents: int
    given: int
    unlisted: int = 0
    flat: int = 0
    astray: int = 0

    @property
    def recall(self) -> float:
        """Found of the truth."""
        return self.found / self.truth if self.truth else 1.0

    @property
    def precision(self) -> float:
        """Right of the given."""
        return self.found / self.given if self.given else 1.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.truth + self.given
        return 2 * self.found / both if both else 1.0

    @property
    def parent(self) -> float:
        """Right parents of the found."""
        return self.parents / self.found if self.found else 1.0

    @property
    def listed(self) -> Score:
        """The score without what the truth cannot tell: heads that it leaves out, lists that it flattened."""
        found = self.found - self.flat
        gone = self.truth - self.found
        return Score(
            found + gone, found, self.parents - self.flat + self.astray, self.given - self.unlisted - self.flat
        )


def total(scores: Sequence[Score]) -> Score:
    """All counts added up."""
    return Score(*(sum(column) for column in zip(*scores, strict=True))) if scores else Score(0, 0, 0, 0)


def has_name(label: str) -> bool:
    """Whether a label has a letter or a digit: bullets have none and are not scored."""
    return any(character.isalnum() for character in label)


def clauses(agreement: Agreement) -> list[Found]:
    """Every labelled clause of the tree, in reading order; schedules are parts of their own and no items of a list."""
    found: list[Found] = []
    places: dict[str, int | None] = {"": None}
    for block in agreement.walk():
        above = places.get(agreement.parents[block.path])
        places[block.path] = above
        if isinstance(block, Clause) and block.type is BlockType.CLAUSE and has_name(block.label):
            places[block.path] = len(found)
            words = normal(" ".join(filter(None, (block.heading, block.text))))
            found.append(Found(block.label, block.label_span.start, block.label_span.end, words, above))
    return found


def by_place(agreement: Agreement, outline: Sequence[dict[str, Any]]) -> Score:
    """The score against an outline whose items know the `start` of their labels."""
    given = clauses(agreement)
    partner: dict[int, int] = {}
    spans = sorted((found.start, found.end, number) for number, found in enumerate(given))
    at = 0
    named = [number for number, item in enumerate(outline) if has_name(item["label"]) and item.get("start") is not None]
    for number in sorted(named, key=lambda n: outline[n]["start"]):
        start = outline[number]["start"]
        end = start + len(outline[number]["label"])
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        if at < len(spans) and spans[at][0] < end:
            partner[number] = spans[at][2]
            at += 1
    return _scored(outline, named, partner, given)


def by_words(agreement: Agreement, outline: Sequence[dict[str, Any]]) -> Score:
    """The score against an outline whose items know label and first words only, in order."""
    given = clauses(agreement)
    partner: dict[int, int] = {}
    named = [number for number, item in enumerate(outline) if has_name(item["label"])]
    at = 0
    for number in named:
        for candidate in range(at, len(given)):
            if _same(outline[number], given[candidate]):
                partner[number] = candidate
                at = candidate + 1
                break
    return _scored(outline, named, partner, given)


def _same(item: dict[str, Any], found: Found) -> bool:
    """Whether a clause has the item's label and first words. Those of a short item run on into what lies in it."""
    if _last(item["label"]) != _last(found.label):
        return False
    words, said = _letters(" ".join(item["words"].split()[:6])), _letters(found.words)
    return said.startswith(words) or (len(said) >= SHORTEST and words.startswith(said))


SHORTEST = 8
"""Letters that a heading must have to be known by itself."""


def _last(label: str) -> str:
    return bare(label).rsplit(".", 1)[-1]


def _letters(words: str) -> str:
    return "".join(character for character in normal(words) if character.isalnum())


def _scored(
    outline: Sequence[dict[str, Any]], named: Sequence[int], partner: dict[int, int], given: Sequence[Found]
) -> Score:
    back = {candidate: number for number, candidate in partner.items()}
    above_in_truth = _parents(outline)
    several = _flattened(outline, above_in_truth)
    keyworded = any(_KEYWORD.match(outline[number]["label"]) for number in named)
    parents = flat = astray = 0
    for number, candidate in partner.items():
        above = given[candidate].parent
        while above is not None and above not in back:
            above = given[above].parent
        expected = above_in_truth[number]
        while expected is not None and expected not in partner:
            expected = above_in_truth[expected]
        right = (None if above is None else back[above]) == expected
        parents += right
        flat += number in several
        astray += number in several and not right
    extra = [found for at, found in enumerate(given) if at not in back]
    unlisted = 0 if keyworded else sum(bool(_KEYWORD.match(found.label)) for found in extra)
    return Score(len(named), len(partner), parents, len(given), unlisted, flat, astray)


_KEYWORD = re.compile(r"[A-Za-z]{3,}\.?\s+\S")
"""A label with a word before its number: "Section 1 –", "Article IV"."""


def _flattened(outline: Sequence[dict[str, Any]], parents: Sequence[int | None]) -> set[int]:
    """The items of lists whose members bear labels of more than one kind ("1." "2." "a)" "b)" "3.").

    Such a list is several lists that the truth's source does not nest; where they lie it does not say.
    """
    kinds: dict[int | None, set[str]] = {}
    for item, parent in zip(outline, parents, strict=True):
        if has_name(item["label"]):
            kinds.setdefault(parent, set()).add(_kind(item["label"]))
    return {n for n, parent in enumerate(parents) if has_name(outline[n]["label"]) and len(kinds[parent]) > 1}


def _kind(label: str) -> str:
    """How a label is made: its counter's kind and the signs around it."""
    made = re.sub(r"\d+", "1", re.sub(r"^[A-Za-z]{3,}", "", label))
    made = re.sub(r"(?<![A-Za-z])(?:[ivxl]{2,}|[IVXL]{2,})(?![A-Za-z])", "r", made)
    return re.sub(r"[A-Z]+", "A", re.sub(r"[a-qs-z]+", "a", made))


def _parents(outline: Sequence[dict[str, Any]]) -> list[int | None]:
    """The index of each item's parent: as the truth says; where it names none, worked out from the depths."""
    parents: list[int | None] = []
    open_: list[tuple[int, int]] = []
    for number, item in enumerate(outline):
        while open_ and open_[-1][0] >= item["depth"]:
            open_.pop()
        inferred = open_[-1][1] if open_ else None
        stated = item.get("parent")
        parents.append(inferred if stated is None else stated)
        open_.append((item["depth"], number))
    return parents
