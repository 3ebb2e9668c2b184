"""A text's line, and the way back from it to the offsets of the extraction."""

from __future__ import annotations

from typing import NamedTuple

from contractmodel.model import BlankHint, LineHint, Span

TAB = 8
"""Columns between tab stops, as terminals and mail readers show them."""

PAGE_BREAK = "\x0c"
"""What turns the page."""


class Line(NamedTuple):
    """One printed line, or several of which each is sure to go on with the sentence of the one before.

    A tuple and not an attrs class: a long contract has tens of thousands of them.

    `text` is what stands there once furniture (markup, page numbers, bullets) and note marks are cut out and the white
    space at both ends is stripped; the white space inside is as typed, and so are the characters of blanks. `start` is
    the offset of its first character in the extraction; `pieces` the spans that `text` was made from, in order (one,
    unless something was cut out of the middle; none where `text` is empty). `indent` is in columns, or in the unit of
    the format's hint where there is one. `gap` counts the empty lines before it; `page` counts from 1. `hint` is what
    the format said about this line. `blanks` are the format's blanks that stand in it, in order. `ends` are the columns
    that its printed lines end at, where it is several: `text` then has a space for each sign that stands between them.
    """

    text: str
    start: int
    pieces: tuple[Span, ...]
    indent: float = 0
    gap: int = 0
    page: int = 1
    hint: LineHint | None = None
    blanks: tuple[BlankHint, ...] = ()
    ends: tuple[int, ...] = ()

    @property
    def blank(self) -> BlankHint | None:
        """The blank that is all this line holds (a rule, an empty field), or None."""
        if len(self.blanks) != 1:
            return None
        only = self.blanks[0]
        return only if len(self.text) <= only.span.end - only.span.start else None

    @property
    def end(self) -> int:
        """The offset behind its last character in the extraction; `start` where it has no characters."""
        return self.pieces[-1].end if self.pieces else self.start


def offset(line: Line, index: int) -> int:
    """The offset in the extraction of `line.text[index]`; of its end where `index` is the length.

    Between two pieces, an index belongs to the later one.

    >>> line = Line("abcd", 10, (Span(10, 12), Span(15, 17)))
    >>> [offset(line, i) for i in range(5)]
    [10, 11, 15, 16, 17]
    """
    for piece in line.pieces:
        length = piece.end - piece.start
        if index < length:
            return piece.start + index
        index -= length
    return line.end


def spans(line: Line, begin: int, end: int) -> tuple[Span, ...]:
    """The spans of the extraction that `line.text[begin:end]` was made from, in order; none where it is empty.

    >>> spans(Line("abcd", 10, (Span(10, 12), Span(15, 17))), 1, 3)
    (Span(start=11, end=12), Span(start=15, end=16))
    """
    found: list[Span] = []
    for piece in line.pieces:
        length = piece.end - piece.start
        low, high = max(begin, 0), min(end, length)
        if low < high:
            found.append(Span(piece.start + low, piece.start + high))
        begin -= length
        end -= length
    return tuple(found)


def columns(raw: str, left: int) -> int:
    r"""How far `raw` is indented by its first `left` characters.

    >>> columns("\tIt ends.", 1), columns("It ends.", 0)
    (8, 0)
    """
    return len(raw[:left].expandtabs(TAB)) if left else 0
