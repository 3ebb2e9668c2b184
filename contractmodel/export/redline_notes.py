"""The footnotes of a redline: the number of each, and where its mark stands in which block of either side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from contractmodel.diff.values import Comparison
from contractmodel.export.agreement_text import hung_notes, open_blanks, rule
from contractmodel.export.redline_words import Stand
from contractmodel.model import Agreement, Block, Footnote
from contractmodel.model.places import Places, places


class Notes:
    """All footnotes of both sides. Those that answer to each other and hang on blocks that stayed have one number."""

    def __init__(self, comparison: Comparison, stays: Mapping[str, Block]) -> None:
        self.comparison = comparison
        self.sides: list[tuple[Footnote | None, Footnote | None]] = []
        before, after = comparison.before, comparison.after
        holders = [
            {note: path for path, notes in hung_notes(side).items() for note in notes} for side in (before, after)
        ]
        partners = {p.after[0]: p.before[0] for p in comparison.pairs if len(p.before) == len(p.after) == 1}
        numbers: tuple[dict[str, int], dict[str, int]] = ({}, {})
        for path, holder in holders[1].items():
            self.sides.append((None, _note(after, path)))
            numbers[1][path] = len(self.sides)
            old = partners.get(path, "")
            staying = stays.get(holder)
            if old in holders[0] and staying is not None and staying.path == holders[0][old]:
                self.sides[-1] = (_note(before, old), _note(after, path))
                numbers[0][old] = len(self.sides)
        for path in holders[0]:
            if path not in numbers[0]:
                self.sides.append((_note(before, path), None))
                numbers[0][path] = len(self.sides)
        shared = {number for number, side in enumerate(self.sides, 1) if None not in side}
        self.before, self.after = (
            _stands(side, holding, numbered, shared)
            for side, holding, numbered in zip((before, after), holders, numbers, strict=True)
        )


def _note(agreement: Agreement, path: str) -> Footnote | None:
    block = agreement[path]
    return block if isinstance(block, Footnote) else None


def _stands(
    agreement: Agreement, holders: Mapping[str, str], numbers: Mapping[str, int], shared: set[int]
) -> Mapping[str, Sequence[Stand]]:
    """What stands in each block's words: blanks, and the marks of notes at their words."""
    found: dict[str, list[Stand]] = {
        path: [Stand(slot.offset, rule(slot)) for slot in slots] for path, slots in open_blanks(agreement.slots).items()
    }
    cited = {mark.target: mark.span.start for mark in reversed(agreement.marks) if mark.target}
    for note, holder in holders.items():
        block, number = agreement[holder], numbers[note]
        offset = len(block.text)
        if note in cited and any(span.start <= cited[note] <= span.end + 1 for span in block.text_spans):
            offset = _offset(places(agreement, block), cited[note])
        found.setdefault(holder, []).append(Stand(offset, note=number, shared=number in shared))
    return found


def _offset(way: Places, place: int) -> int:
    """The offset in a block's text behind the last character that stands before `place` of the extraction."""
    low, high = 0, len(way)
    while low < high:
        middle = (low + high) // 2
        if way[middle] < place:
            low = middle + 1
        else:
            high = middle
    return low
