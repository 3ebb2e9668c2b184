"""Tables of contents without page numbers: what they list is printed again below, so that they are known by that."""

from __future__ import annotations

from collections.abc import Sequence

from contractmodel.parse.grammar import Grammar
from contractmodel.parse.rows import Row
from contractmodel.parse.thresholds import CAPTION_WIDTH, CONTENTS_MISSES, LONGEST_CONTENTS, MOST_ALIKE
from contractmodel.patterns import compiled

_SIGNS = compiled(r"[\W_]+")
_PAGE = compiled(r"(?:\s|\.{2})\s*(?:\d{1,3}|[ivxl]{1,6})$")
_STEMS = (8, 3)
"""Letters by which lines are found: those of at least so many."""


class Below:
    """The beginnings of all lines, by their first letters: whether what an entry names comes again below it."""

    def __init__(self, rows: Sequence[Row], grammar: Grammar) -> None:
        self._stems: dict[str, list[tuple[int, str]]] = {}
        following = ""
        for place in range(len(rows) - 1, -1, -1):
            text = rows[place].text[: 2 * CAPTION_WIDTH]
            said = title(text, grammar)
            if len(text) < CAPTION_WIDTH:
                said += following
            following = _letters(text[:CAPTION_WIDTH])
            for stem in _STEMS:
                same = self._stems.setdefault(said[:stem], [])
                if len(same) < MOST_ALIKE:
                    same.append((place, said))

    def has(self, said: str, place: int) -> bool:
        """Whether a line below `place` begins with `said`."""
        stem = next((stem for stem in _STEMS if len(said) >= stem), 0)
        return any(stem and where > place and line.startswith(said) for where, line in self._stems.get(said[:stem], ()))


def entries(rows: Sequence[Row], at: int, below: Below, grammar: Grammar) -> list[int]:
    """The rows from `at` on that list heads which stand further below again, in order.

    They are short lines, the words of each (its label apart) begin another line later on; the list is over where its
    first entry comes again.

    >>> from contractmodel.parse.grammar import load
    >>> from contractmodel.text.line import Line
    >>> rows = [Row(Line(text, 0, ())) for text in ("1. Price", "2. Term 7", "1. Price. It is low.", "2. Term. Long.")]
    >>> grammar = load("agreement")
    >>> entries(rows, 0, Below(rows, grammar), grammar)
    [0, 1]
    """
    found: list[int] = []
    first = ""
    misses = 0
    for place in range(at, min(len(rows), at + LONGEST_CONTENTS)):
        text = rows[place].text
        if rows[place].kind:
            continue
        said = title(text, grammar)
        if len(text) > CAPTION_WIDTH or (first and _again(first, said)):
            break
        if not below.has(said, place):
            said = title(_PAGE.sub("", text), grammar)
        if below.has(said, place):
            found.append(place)
            first = first or said
            misses = 0
            continue
        misses += 1
        if misses > CONTENTS_MISSES:
            break
    return found


def _again(first: str, said: str) -> bool:
    return said == first or (said.startswith(first) and len(said) > 3 * len(first) + 20)


def title(text: str, grammar: Grammar) -> str:
    """The letters of a line without its label; with its label where that is all it holds.

    >>> from contractmodel.parse.grammar import load
    >>> title("2.1 Choice of Law", load("agreement")), title("ARTICLE IV", load("agreement"))
    ('choiceoflaw', 'articleiv')
    """
    label = grammar["LABEL"].match(text)
    return _letters(text[label.end() :] if label is not None else text) or _letters(text)


def _letters(text: str) -> str:
    return _SIGNS.sub("", text).lower()
