"""Notes: their bodies, printed wherever the page had room, and the marks in the text that name them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from contractmodel.model import SourceText, Span
from contractmodel.parse.grammar import Grammar
from contractmodel.parse.rows import Row, index
from contractmodel.text.lines import offset

_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED = re.compile(r"(?<=[^\s⁰¹²³⁴-⁹])[⁰¹²³⁴-⁹]{1,3}|(?<=\w)[*†‡]{1,3}(?=[\s.,;:)]|$)|(?<=[^\s\[])\[\^[^\]\s]{1,40}\](?!:)")


class Printed(NamedTuple):
    """A note's mark in running text: where in its row, and the mark as printed."""

    row: Row
    begin: int
    end: int
    mark: str


def name(mark: str) -> str:
    """What a mark is called whichever way it is printed: raised digits lowered, dress removed.

    >>> name("¹"), name("[^x]"), name("[1]"), name("†")
    ('1', 'x', '1', '†')
    """
    return mark.translate(_DIGITS).strip("[]^():. ")


def find(rows: Sequence[Row], source: SourceText, grammar: Grammar) -> list[Printed]:
    """Marks in the text that no format reported, in order; rows that begin the body of their notes get kind NOTE.

    A body is believed only where its mark stands in the text before it (or the format said so).
    """
    printed: list[Printed] = []
    known = {name(hint.mark) for hint in source.marks}
    body = grammar["NOTE_BODY"].match
    glyph = grammar["NOTE_GLYPH"].match
    for row in rows:
        text = row.text
        if text.isascii() and "*" not in text and "^" not in text and not (known and text[:1].isdigit()):
            continue
        if not row.kind:
            found = body(text)
            if found is not None:
                mark = glyph(text)
                told = name(mark.group() if mark is not None else text.split()[0])
                raised = mark is not None or text[0] == "["
                if told in known and (raised or not row.fresh or row.gap or source.marks) and (raised or told.isdigit()):
                    if raised or _small(row, source):
                        row.kind = "NOTE"
                        row.fresh = True
        start = mark_end(row, grammar) if row.kind == "NOTE" else 0
        for found in _RAISED.finditer(text, start):
            known.add(name(found.group()))
            printed.append(Printed(row, found.start(), found.end(), found.group()))
    bodies = {name(body_mark(row, grammar)) for row in rows if row.kind == "NOTE"}
    return [one for one in printed if one.mark[0] not in "*†‡" or name(one.mark) in bodies]


def _small(row: Row, source: SourceText) -> bool:
    """Whether a plain number before words can be a note's mark: only where the format knew marks of its own."""
    return bool(source.marks) and row.text[:1].isdigit()


def mark_end(row: Row, grammar: Grammar) -> int:
    """Where the mark at the start of a note's body ends, in its row's text; 0 where it has none."""
    hint = row.line.hint
    text = row.text
    if hint is not None and hint.label is not None and index(row, hint.label.start) == 0:
        return index(row, hint.label.end)
    found = re.match(r"\[\^[^\]\s]{1,40}\]:?|\[\d{1,3}\]|\(\d{1,3}\)|[⁰¹²³⁴-⁹]{1,3}|[†‡§¶*]{1,3}", text)
    if found is not None:
        return found.end()
    if hint is not None and hint.note is not None:
        bare = name(hint.note)
        if text.startswith(bare) and not text[len(bare) : len(bare) + 1].isalnum():
            return len(bare) + (1 if text[len(bare) : len(bare) + 1] in ".)" else 0)
        return 0
    found = re.match(r"\d{1,3}(?=\s)", text)
    return found.end() if found is not None else 0


def body_mark(row: Row, grammar: Grammar) -> str:
    """The mark of the note whose body begins at `row`, as printed there or as the format names it."""
    end = mark_end(row, grammar)
    hint = row.line.hint
    if end:
        return row.text[:end].strip().rstrip(":.")
    return hint.note if hint is not None and hint.note is not None else ""


def targets(source: SourceText, printed: Sequence[Printed], marks_of_notes: Sequence[str]) -> list[tuple[str, Span, int | None]]:
    """Every mark in the text as (mark, span, number of its note from 1), in order of place."""
    numbers: dict[str, int] = {}
    for number, mark in enumerate(marks_of_notes, 1):
        numbers.setdefault(name(mark), number)
    found = [(hint.mark, hint.span) for hint in source.marks]
    found += [(one.mark, Span(offset(one.row.line, one.begin), offset(one.row.line, one.end - 1) + 1)) for one in printed]
    return [(mark, span, numbers.get(name(mark))) for mark, span in sorted(found, key=lambda pair: pair[1])]


def in_order(marks: Sequence[str], mentioned: Mapping[str, int]) -> list[int]:
    """The order of notes: by the first mark in the text that names each, those that nothing names last."""
    return sorted(range(len(marks)), key=lambda at: (mentioned.get(name(marks[at]), 1 << 60), at))
