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
    known: dict[str, bool] = {}
    at, gap, page = 0, 0, 1
    start = stop = indent = above = leaf = column = 0
    before = ""
    ends: list[int] = []
    for raw in raws:
        words = raw.strip()
        if words:
            word = words.partition(" ")[0]
            sure = known.get(word)
            if sure is None:
                sure = known[word] = begins_prose(word)
            left = 0 if raw[0] == words[0] else raw.index(words[0])
            if sure and ends and not gap and column + 1 + len(word) >= full > 0 and _breaks_off(before, text[at - 1]):
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


def _breaks_off(words: str, end: str) -> bool:
    """Whether a line of `words` is one column of prose that its `end` breaks off inside a sentence."""
    last = words[-1]
    return (last.isalnum() or last in ",;)") and end in "\n\r" and _COLUMNS not in words


_COLUMNS = " " * 4
"""What stands between columns and not between words, even of justified lines."""


def _line(text: str, span: Span, place: tuple[int, int, int], ends: Sequence[int]) -> Line:
    """The line of `text` at `span`; between its printed lines stand spaces. `place`: indent, gap and page."""
    words = text[slice(*span)]
    if len(ends) == 1:
        return _new(Line, (words, span.start, (span,), *place, None, (), ()))
    words = words.replace("\n", " ").replace("\r", " ")
    return _new(Line, (words, span.start, (span,), *place, None, (), tuple(ends)))
