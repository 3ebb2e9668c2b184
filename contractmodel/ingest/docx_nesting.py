"""How deep a numbered paragraph stands, where one document nests several Word lists in one another by indent alone."""

from __future__ import annotations

from typing import NamedTuple

from contractmodel.ingest.markup_thresholds import ALIGNED_TWIPS

COLUMNS_A_LEVEL = 4
_TWIPS_A_COLUMN = 180


class _Open(NamedTuple):
    of: str
    level: int
    depth: int
    number_at: int
    text_at: int


class Nesting:
    """The lists that are open at a place of a document, outermost first.

    >>> nesting = Nesting()
    >>> nesting.depth("clauses", 0, 0, 360), nesting.depth("letters", 0, 720, 1080), nesting.depth("clauses", 0, 0, 360)
    (0, 1, 0)
    """

    def __init__(self) -> None:
        self._open: list[_Open] = []

    def depth(self, count: str, level: int, number_at: int, text_at: int) -> int:
        """The depth of a paragraph at `level` of the list `count` whose label stands at `number_at` (twips).

        Inside one list the level decides. A list that begins farther in than the labels of an open one is nested in it:
        Word writers make (a), (b) under 1. with a list of their own more often than with a second level.
        """
        begun = next((entry for entry in self._open if entry.of == count), None)
        if begun is None:
            while self._open and self._open[-1].number_at >= number_at - ALIGNED_TWIPS:
                self._open.pop()
            depth = max(level, self._open[-1].depth + 1 if self._open else 0)
        else:
            depth = max(begun.depth - begun.level, 0) + level
            while self._open and self._open[-1].depth >= depth:
                self._open.pop()
        self._open.append(_Open(count, level, depth, number_at, text_at))
        return depth

    def columns(self, left: int, first: int) -> int:
        """The indent in columns of a paragraph without number that is set in by `left`, its first line by `first` more.

        Under the text of an open list's paragraph it is that paragraph's; else half an inch is a level.
        """
        if left > 0:
            for entry in reversed(self._open):
                if 0 < entry.text_at <= left + ALIGNED_TWIPS and entry.text_at > entry.number_at:
                    return COLUMNS_A_LEVEL * (entry.depth + 1)
        return max(0, round((left + first) / _TWIPS_A_COLUMN))

    def close(self) -> None:
        """A heading without a number ends every list."""
        self._open.clear()
