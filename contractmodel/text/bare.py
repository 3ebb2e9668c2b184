"""The lines of a text of which the format said nothing: what wraps is joined, everything else stays as printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contractmodel.model import Span
from contractmodel.text.line import PAGE_BREAK, Line, columns
from contractmodel.text.wrapping import goes_on, room_of

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
    at, gap, page = 0, 0, 1
    start = last = stop = indent = above = leaf = column = 0
    ends: list[int] = []
    for raw in raws:
        words = raw.strip()
        if words:
            left = 0 if raw[0] == words[0] else raw.index(words[0])
            if full and not gap and ends and goes_on(words, column, full) and _joins(text, last, stop, at):
                column = left + len(words)
                ends.append(column)
            else:
                if ends:
                    yield _line(text, _new(Span, (start, stop)), (indent, above, leaf), ends)
                indent = columns(raw, left) if left else 0
                start, above, leaf, column = at + left, gap, page, indent + len(words)
                ends = [column]
            last = at + left
            stop = last + len(words)
            gap = 0
        elif raw[-1] != PAGE_BREAK:
            gap += 1
        if turns and raw[-1] == PAGE_BREAK:
            page += 1
        at += len(raw)
    if ends:
        yield _line(text, _new(Span, (start, stop)), (indent, above, leaf), ends)


def _joins(text: str, start: int, stop: int, at: int) -> bool:
    """Whether `text[start:stop]` is one column of prose that ends inside a sentence, and a line follows it at `at`."""
    final = text[stop - 1]
    return (final.isalnum() or final in ",;)") and text[at - 1] in "\n\r" and text.find(_COLUMNS, start, stop) < 0


_COLUMNS = " " * 4
"""What stands between columns and not between words, even of justified lines."""


def _line(text: str, span: Span, place: tuple[int, int, int], ends: Sequence[int]) -> Line:
    """The line of `text` at `span`; between its printed lines stand spaces. `place`: indent, gap and page."""
    words = text[slice(*span)]
    if len(ends) == 1:
        return _new(Line, (words, span.start, (span,), *place, None, (), ()))
    words = words.replace("\n", " ").replace("\r", " ")
    return _new(Line, (words, span.start, (span,), *place, None, (), tuple(ends)))
