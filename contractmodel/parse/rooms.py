"""Where the room to sign begins in a line that also says who signs."""

from __future__ import annotations

from contractmodel.model import Span
from contractmodel.parse.grammar import Grammar
from contractmodel.parse.words import Segment


def role(piece: Segment, grammar: Grammar) -> int | None:
    """Where the rule begins behind the role of who signs, in a line that has nothing else but the date; None elsewhere.

    >>> from contractmodel.parse.grammar import load
    >>> from contractmodel.parse.rows import Row
    >>> from contractmodel.text.line import Line
    >>> row = Row(Line("Volunteer: ________  Date: ____", 0, ()))
    >>> row.kind = "FIELD"
    >>> role(Segment(row, 0, 21), load("agreement")), role(Segment(row, 21, 31), load("agreement"))
    (11, None)
    """
    row, begin, end = piece
    if row.kind != "FIELD" or not row.text[begin : begin + 1].isupper() or grammar["FIELD"].match(row.text, begin, end):
        return None
    found = grammar["BLANK"].search(row.text, begin, end)
    if found is None or row.text[found.end() : end].strip() or not grammar["ROLE_RULED"].match(row.text, begin):
        return None
    return found.start()


def room(piece: Segment, first: Segment, grammar: Grammar) -> Span | None:
    """What parts who signs from the room to sign, in a line of a deed: the brace, or the space before a rule.

    >>> from contractmodel.parse.grammar import load
    >>> from contractmodel.parse.rows import Row
    >>> from contractmodel.text.line import Line
    >>> piece = Segment(Row(Line("SIGNED by ADA EXAMPLE   )", 0, ())), 0, 25)
    >>> room(piece, piece, load("agreement"))
    Span(start=21, end=25)
    """
    row, begin, end = piece
    found = grammar["BRACE"].search(row.text, begin, end)
    if found is not None:
        return Span(*found.span())
    if grammar["DEED"].match(first.row.text, first.begin) is None:
        return None
    found = grammar["ROOM"].search(row.text, begin, end)
    return None if found is None else Span(found.start(), found.end() - len(found.group().lstrip()))


def stripped(piece: Segment) -> Segment:
    """`piece` without the white space at its ends.

    >>> from contractmodel.parse.rows import Row
    >>> from contractmodel.text.line import Line
    >>> stripped(Segment(Row(Line("By:  Ada  ", 0, ())), 3, 10))[1:]
    (5, 8)
    """
    row, begin, end = piece
    text = row.text[begin:end]
    return Segment(row, begin + len(text) - len(text.lstrip()), begin + len(text.rstrip()))
