"""Signature blocks beside each other: where their columns begin, and which field of which column a piece is."""

from __future__ import annotations

from collections.abc import Sequence

from contractmodel.parse.grammar import Grammar
from contractmodel.parse.lexer import Token
from contractmodel.parse.rows import Row
from contractmodel.parse.thresholds import COLUMN_SLACK
from contractmodel.parse.words import Segment

_NAMES = {
    "printed name": "name",
    "print name": "name",
    "name printed": "name",
    "full name": "name",
    "date signed": "date",
    "dated": "date",
    "authorized signature": "signature",
    "authorised signature": "signature",
    "sign": "signed",
    "sign here": "signed",
    "please sign": "signed",
    "please sign here": "signed",
    "": "signed",
}
"""Field labels, in lower case, that name another field's thing."""


def further_columns(tokens: Sequence[Token], grammar: Grammar) -> list[float]:
    """Where further columns of signatures begin: by the first row that signs, or repeats a field, behind wide spaces.

    Different fields beside each other ("Signature: ____   Date: ____") are one signature's.
    """
    for token in tokens:
        text = token.row.text
        first = grammar["FIELD"].match(text)
        starts: list[float] = []
        at = 1
        while (found := _wide_gap(text, at, token.end)) is not None:
            at = found
            match = grammar["FIELD"].match(text, at)
            told = [field_name(one.group()) for one in (first, match) if one is not None]
            repeated = len(told) > 1 and told[0] == told[1]
            if repeated or grammar["SIGNING"].match(text, at):
                starts.append(token.row.indent + at)
        if starts:
            return starts
    return []


def column(piece: Segment, further: Sequence[float]) -> int:
    """The column in which a piece behind a wide space stands: the nearest; the first where there is but one."""
    place = piece.row.indent + piece.begin
    return min(range(len(further)), key=lambda n: abs(further[n] - place)) + 1 if further else 0


def split(row: Row, begin: int, end: int, grammar: Grammar, further: Sequence[float]) -> list[Segment]:
    """The columns of a row: pieces far apart that begin with a field, or where a further column does.

    Pieces between tabs, as many as there are columns, are the columns': where a tab stands, characters do not tell.
    """
    text = row.text
    starts = [begin]
    gaps: list[int] = []
    while (gap := _wide_gap(text, gaps[-1] if gaps else begin, end)) is not None:
        gaps.append(gap)
    tabbed = len(gaps) == len(further) and all(text[gap - 1] == "\t" for gap in gaps)
    for at in gaps:
        near = tabbed or any(abs(row.indent + at - place) <= COLUMN_SLACK for place in further)
        if near or grammar["FIELD"].match(text, at):
            starts.append(at)
    if not further:
        starts = sorted({*starts, *_behind_blanks(text, begin, end, grammar), *_run_on(text, begin, end, grammar)})
    return [Segment(row, a, b) for a, b in zip(starts, [*starts[1:], end], strict=True)]


def _behind_blanks(text: str, begin: int, end: int, grammar: Grammar) -> list[int]:
    """Where fields begin right behind a blank of the same line ("Signed: ____ Date: ____")."""
    found: list[int] = []
    for blank in grammar["BLANK"].finditer(text, begin, end):
        at = blank.end()
        while at < end and text[at] in " \t\u00a0":
            at += 1
        match = grammar["FIELD"].match(text, at, end)
        if match is not None and match.end() > at > blank.end():
            found.append(at)
    return found


def _run_on(text: str, begin: int, end: int, grammar: Grammar) -> list[int]:
    """Where further fields begin on a line that a converter joined ("By: Name: Ada Example Date: 3 March 2026")."""
    found: list[int] = []
    first = grammar["FIELD"].match(text, begin, end)
    at = first.end() if first is not None else end
    while (at := text.find(" ", at, end)) >= 0:
        at += 1
        if (
            text[at : at + 1].isupper()
            and (match := grammar["FIELD"].match(text, at, end))
            and match.group().endswith(":")
        ):
            found.append(at)
            at = match.end()
    return found


def _wide_gap(text: str, at: int, end: int) -> int | None:
    """Where words begin again behind the next run of three spaces or a tab, from `at` on."""
    while at < end:
        if text[at] in " \t\u00a0":
            start = at
            while at < end and text[at] in " \t\u00a0":
                at += 1
            if at < end and (at - start >= 3 or "\t" in text[start:at]):
                return at
        else:
            at += 1
    return None


def nearest(columns: Sequence[Sequence[Segment]], piece: Segment) -> int:
    """The column in which a lone piece stands, by its indentation."""
    indent = piece.row.indent
    best, least = 0, 1e9
    for number, column in enumerate(columns):
        away = abs(column[-1].row.indent + column[-1].begin - indent)
        if away < least:
            best, least = number, away
    return best


def field_name(label: str) -> str:
    """What the field with this printed label is called.

    >>> field_name("Print Name:"), field_name("Author's signature:"), field_name("Signed by the Buyer:")
    ('name', 'signature', 'signed')
    """
    words = " ".join(label.lower().replace("_", " ").split()).rstrip(" :")
    if words.startswith(("signed by", "signed for", "signed on")):
        return "signed"
    if words.startswith(("signature of", "authorized signature of", "authorised signature of")) or words.endswith(
        (" signature", "s' signature")
    ):
        return "signature"
    return _NAMES.get(words, words)
