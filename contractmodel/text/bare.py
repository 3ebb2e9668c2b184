"""The lines of a text of which the format said nothing: what wraps is joined, everything else stays as printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contractmodel.model import Span
from contractmodel.text.line import PAGE_BREAK, Line, columns
from contractmodel.text.wrapping import begins_prose, room_of

_new = tuple.__new__
"""What makes a named tuple of all its values at a third of the cost of calling it."""


def bare_lines(text: str) -> Iterator[Line]:
    r"""The lines of `text`, of which the format said nothing. Linear; about 1 µs a printed line.

    Printed lines that can only be the middle of a sentence are one line with the one that they go on from.

    >>> said = "1. The supplier keeps a record of each delivery, and a copy of the\n   record that the buyer may see.\n"
    >>> [(line.text, line.ends) for line in bare_lines(said)]
    [('1. The supplier keeps a record of each delivery, and a copy of the    record that the buyer may see.', (66, 33))]
    """
    raws = text.splitlines(keepends=True)
    full = room_of(raws)
    turns = PAGE_BREAK in text
    known: dict[str, float] = {}
    at, gap, page = 0, 0, 1
    start = stop = indent = above = leaf = column = 0
    before = ""
    ends: list[int] = []
    for raw in raws:
        words = raw.strip()
        if words:
            left = 0 if raw[0] == words[0] else raw.index(words[0])
            long = 0.0
            if full and ends and not gap:
                word = words.partition(" ")[0]
                long = known.get(word) or known.setdefault(word, len(word) + 1 if begins_prose(word) else _NEVER)
            if (
                long
                and column + long >= full
                and (before[-1] in _GOING_ON or before[-1].isalnum())
                and (text[at - 1] in _LINE_ENDS and _COLUMNS not in before)
            ):
                column = left + len(words)
                ends.append(column)
            else:
                if ends:
                    yield _line(text, _new(Span, (start, stop)), (indent, above, leaf), ends)
                indent = columns(raw, left) if left else 0
                start, above, leaf, column = at + left, gap, page, indent + len(words)
                ends = [column]
            stop = at + left + len(words)
            before = words
            gap = 0
        elif raw[-1] != PAGE_BREAK:
            gap += 1
        if turns and raw[-1] == PAGE_BREAK:
            page += 1
        at += len(raw)
    if ends:
        yield _line(text, _new(Span, (start, stop)), (indent, above, leaf), ends)


_NEVER = float("-inf")
"""How long the first word of a line is that goes on with nothing."""

_GOING_ON = frozenset(",;)abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
"""What ends a line that breaks off inside a sentence; letters of any script and digits do, too."""

_LINE_ENDS = "\n\r"
_COLUMNS = " " * 4
"""What stands between columns and not between words, even of justified lines."""


def _line(text: str, span: Span, place: tuple[int, int, int], ends: Sequence[int]) -> Line:
    """The line of `text` at `span`; between its printed lines stand spaces. `place`: indent, gap and page."""
    words = text[slice(*span)]
    if len(ends) == 1:
        return _new(Line, (words, span.start, (span,), *place, None, (), ()))
    words = words.replace("\n", " ").replace("\r", " ")
    return _new(Line, (words, span.start, (span,), *place, None, (), tuple(ends)))
