"""The lines of a text as the lexer works on them: what each may be, and where its paragraph begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from contractmodel.parse.grammar import Grammar
from contractmodel.parse.thresholds import COLUMN_SLIP, LEAST_CELLS, TAIL, TITLE_ROWS
from contractmodel.patterns import compiled
from contractmodel.text.line import Line
from contractmodel.text.thresholds import SHORT
from contractmodel.text.wrapping import goes_on, room


class Row:
    """One line and what is known of it so far: mutable, because it lives only while one text is read.

    `kind` is its token's name ("" while unknown). `fresh` says that a block may begin here, `full` that the line broke
    because there was no more room. `joined` rows go on with the paragraph before, whatever they look like. `number`
    counts the lines, furniture included. `label` is what stands at its beginning and may be one, once that was `asked`.
    """

    __slots__ = (
        "asked", "column", "end", "fresh", "full", "gap", "indent", "joined", "kind", "label", "line", "number", "text",
    )  # fmt: skip

    def __init__(self, line: Line, number: int = 0) -> None:
        self.line = line
        self.number = number
        self.text = line.text
        self.indent = line.indent
        self.gap = line.gap
        self.kind = ""
        self.fresh = True
        self.full = False
        self.joined = False
        self.asked = False
        self.label: re.Match[str] | None = None
        self.end = len(line.text)
        self.column = line.ends[-1] if line.ends else line.indent + len(line.text)
        if not line.text.isascii():
            self.column += _columns(line.text) - len(line.text)


def _columns(text: str) -> int:
    """How many letters wide `text` is: a soft hyphen prints nothing inside a line, a ligature its letters."""
    return len(text) - text.count("\u00ad") + sum(text.count(sign) * more for sign, more in _LIGATURES)


_LIGATURES = (("\ufb00", 1), ("\ufb01", 1), ("\ufb02", 1), ("\ufb03", 2), ("\ufb04", 2), ("\ufb05", 1), ("\ufb06", 1))


def tail(text: str) -> str:
    """The end of `text`, long enough for the patterns that look at how a line ends; shorter to read than the whole."""
    return text[-TAIL:]


def index(row: Row, place: int) -> int:
    """The index in the row's text of the character at `place` of the extraction; where it would stand, if cut out.

    >>> from contractmodel.model import Span
    >>> [index(Row(Line("abcd", 10, (Span(10, 12), Span(15, 17)))), place) for place in (9, 11, 13, 16, 20)]
    [0, 1, 2, 3, 4]
    """
    at = 0
    for start, end in row.line.pieces:
        if place <= start:
            return at
        if place <= end:
            return at + place - start
        at += end - start
    return at


def aligned(above: Row, below: Row) -> bool:
    """Whether two lines, one right below the other, are rows of a table: as many cells between wide spaces, in columns.

    >>> lines = ("Member      Share    Capital", "Ada         60%      $60,000", "Ada  pays it        all    now")
    >>> head, one, other = (Row(Line(line, 0, ())) for line in lines)
    >>> aligned(head, one), aligned(one, other)
    (True, False)
    """
    if ROOM not in above.text or ROOM not in below.text or below.gap or "__" in below.text:
        return False
    over, under = list(_CELL.finditer(above.text)), list(_CELL.finditer(below.text))
    if len(over) != len(under) or len(over) < LEAST_CELLS:
        return False
    shift = below.indent - above.indent
    return all(
        abs(one.start() - other.start() - shift) <= COLUMN_SLIP or abs(one.end() - other.end() - shift) <= COLUMN_SLIP
        for one, other in zip(over, under, strict=True)
    )


ROOM = " " * 3
"""What stands between two cells of a table's row, and not between words."""

_CELL = compiled(r"\S+(?: {1,2}\S+)*")


def full(rows: Sequence[Row], *, close: int = 0) -> float:
    """The room of a full line, in columns; 0 where each line is a paragraph of its own. Linear.

    `close` empty lines at most stand between a line and one that goes on with it.

    >>> full([])
    0
    """
    ends = [row.column for row, after in pairwise(rows) if after.gap <= close and len(row.text) > SHORT]
    for row in rows:
        ends += row.line.ends[:-1]
    return room(ends)


def mark_prose(rows: Sequence[Row], full: float) -> None:
    """Give kind MORE to rows that can be nothing but the middle of a sentence: most lines of wrapped text. Linear."""
    if not full:
        return
    before = rows[0]
    for row in rows:
        if not row.gap and row.line.hint is None and goes_on(row.text, before.column, full):
            row.kind = "MORE"
            row.fresh = False
            before.full = True
        before = row


def mark_fresh(rows: Sequence[Row], full: float, grammar: Grammar) -> None:
    """Set `full` and `fresh` of every row, where `full` is the room of a full line. Linear."""
    finished, stopped = grammar["FINISHED"].match, grammar["ABBREVIATED"].match
    ending, stopping = grammar.closes("FINISHED"), grammar.closes("ABBREVIATED")
    before: Row | None = None
    first = rows[0] if rows else None
    for row in rows:
        if before is None:
            before = first = row
            continue
        if row.kind == "MORE":
            row.fresh = False
            before = row
            continue
        if full:
            word = row.text.find(" ")
            before.full = before.column + 1 + (word if word >= 0 else len(row.text)) >= full
        hint = row.line.hint
        if hint is not None and hint.wrapped is not None:
            before.full = hint.wrapped
        if hint is not None and hint.paragraph is not None:
            row.fresh = hint.paragraph
        elif row.gap:
            row.fresh = not (row.text[:1].islower() and _goes_on(before, row, first, grammar))
        else:
            indented = not before.fresh and row.indent >= before.indent + 3
            words = tail(before.text)
            last = words[-1:]
            ended = (not before.full or indented) and last in ending and finished(words) is not None
            row.fresh = ended and (last not in stopping or stopped(words) is None)
        before = row
        if row.fresh:
            first = row


def _goes_on(before: Row, row: Row, first: Row | None, grammar: Grammar) -> bool:
    """Whether `row`, in lower case behind a space, goes on with the sentence that `before` breaks off.

    Where only a page's end stands between them, it does. Behind a member of a list it does not: the words go on with
    the sentence that the list stands in, so that they are a paragraph of their own. Nor does it behind a title.
    """
    if grammar["FINISHED"].match(tail(before.text)) or not grammar["READS_ON"].match(row.text):
        return False
    titled = before.number < TITLE_ROWS or grammar["CAPS"].match(before.text) is not None
    if before is first and titled and grammar["HEADLINE"].match(before.text):
        return False
    if row.number - before.number > 1 or row.line.page != before.line.page or first is None:
        return True
    member = first.line.hint
    if member is not None and member.role == "list-item" and row.indent <= first.indent:
        return False
    return grammar["LABEL"].match(first.text) is None and grammar["BULLET"].match(first.text) is None
