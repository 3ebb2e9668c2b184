"""Numbers that Word's LISTNUM fields print inside a paragraph: Word works them out and keeps no result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contractmodel.ingest.numerals import office_number
from contractmodel.ingest.ooxml import number

if TYPE_CHECKING:
    from contractmodel.ingest.docx_numbering import Numbering

_LEVELS = 9
_OWN = {
    "numberdefault": ("1)", "a)", "i)", "(1)", "(a)", "(i)", "1.", "a.", "i."),
    "outlinedefault": ("I.", "A.", "1.", "a)", "(1)", "(a)", "(i)", "(a)", "(i)"),
    "legaldefault": None,
}
"""The lists of every document: how each level prints its first number; None: all levels, joined by points."""
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


class FieldNumbers:
    """The numbers of one document's LISTNUM fields, asked for in document order."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counts: dict[str, list[int]] = {}
        self._list: tuple[str, int] | None = None
        self._beside: Numbering | None = None
        self._level = 0

    def begin(self, num_id: str | None, level: int) -> None:
        """Say that a paragraph begins, which is at `level` of list `num_id` (None: not numbered)."""
        self._list, self._beside, self._level = None if num_id is None else (num_id, level), None, level + 1

    def label(self, code: str) -> str:
        """What the field with this `code` prints; "" for any other field than LISTNUM."""
        words = code.split()
        if not words or words[0].upper() != "LISTNUM":
            return ""
        name = words[1].strip('"').lower() if len(words) > 1 and not words[1].startswith("\\") else ""
        stated, start = _switch(words, "\\l"), _switch(words, "\\s")
        named = self._numbering.named(name) if name and name not in _OWN else None
        if named is not None or (not name and self._list is not None):
            return self._in_list(named, None if stated is None else stated - 1)
        level = min(max((stated or 1) - 1, 0), _LEVELS - 1)
        counts = self._counts.setdefault(name if name in _OWN else "numberdefault", [0] * _LEVELS)
        counts[level] = counts[level] + 1 if start is None else start
        counts[level + 1 :] = [0] * (_LEVELS - 1 - level)
        shapes = _OWN.get(name, _OWN["numberdefault"])
        if shapes is None:
            return ".".join(str(max(count, 1)) for count in counts[: level + 1]) + "."
        return "".join(
            office_number(counts[level], _FORMS[sign]) or "" if sign in _FORMS else sign for sign in shapes[level]
        )

    def _in_list(self, named: str | None, level: int | None) -> str:
        """The number in a list of the document's own: the one named, else the paragraph's, which counts by itself."""
        if named is not None:
            found = self._numbering.next(named, level or 0)
            return "" if found is None else found.label
        assert self._list is not None
        if self._beside is None:
            self._beside = self._numbering.counted()
            self._beside.next(*self._list)
        self._level = self._level if level is None else level
        found = self._beside.next(self._list[0], self._level)
        return "" if found is None else found.label


def _switch(words: list[str], name: str) -> int | None:
    """The number behind the switch `name` of a field."""
    at = words.index(name) + 1 if name in words else len(words)
    return number(words[at]) if at < len(words) else None
