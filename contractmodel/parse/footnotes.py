"""Notes: their bodies, printed wherever the page had room, and the marks in the text that name them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from contractmodel.model import SourceText, Span
from contractmodel.parse.grammar import Grammar
from contractmodel.parse.rows import Row, index
from contractmodel.text.line import offset

_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


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

    A body is believed only where its mark stands in the text before it; a plain number before words only where the
    format knew marks of its own. A raised sign that no note bears is text: the `²` of `m²`.
    """
    printed: list[Printed] = []
    known = {name(hint.mark) for hint in source.marks}
    for row in rows:
        text = row.text
        if text.isascii() and "*" not in text and "^" not in text and not (known and text[:1].isdecimal()):
            continue
        if not row.kind and known and _begins_note(text, known, grammar, plain=bool(source.marks)):
            row.kind, row.fresh = "NOTE", True
        start = mark_end(row, grammar) if row.kind == "NOTE" else 0
        for found in grammar["NOTE_MARK"].finditer(text, start):
            known.add(name(found.group()))
            printed.append(Printed(row, found.start(), found.end(), found.group()))
    bodies = {name(body_mark(row, grammar)) for row in rows if row.kind == "NOTE"}
    return [one for one in printed if name(one.mark) in bodies]


def _begins_note(text: str, known: Collection[str], grammar: Grammar, *, plain: bool) -> bool:
    if grammar["NOTE_BODY"].match(text) is None:
        return False
    glyph = grammar["NOTE_GLYPH"].match(text)
    told = name(glyph.group() if glyph is not None else text.split(maxsplit=1)[0])
    return told in known and (glyph is not None or text[0] == "[" or (plain and told.isdecimal()))


def mark_end(row: Row, grammar: Grammar) -> int:
    """Where the mark at the start of a note's body ends, in its row's text; 0 where it has none."""
    hint = row.line.hint
    text = row.text
    if hint is not None and hint.label is not None and index(row, hint.label.start) == 0:
        return index(row, hint.label.end)
    found = grammar["NOTE_LABEL"].match(text)
    if found is not None:
        return found.end()
    bare = name(hint.note) if hint is not None and hint.note is not None else ""
    if not bare:
        bare = text[: len(text) - len(text.lstrip("0123456789"))]
    if not text.startswith(bare) or text[len(bare) : len(bare) + 1].isalnum():
        return 0
    return len(bare) + (1 if bare and text[len(bare) : len(bare) + 1] in (".", ")") else 0)


def body_mark(row: Row, grammar: Grammar) -> str:
    """The mark of the note whose body begins at `row`, as printed there or as the format names it."""
    end = mark_end(row, grammar)
    hint = row.line.hint
    if end:
        return row.text[:end].strip().rstrip(":.")
    return hint.note if hint is not None and hint.note is not None else ""


def places(source: SourceText, printed: Sequence[Printed]) -> list[tuple[str, Span]]:
    """Every mark in the text, by a format's word or as found, with its span; in order of place."""
    found = [(hint.mark, hint.span) for hint in source.marks]
    for row, begin, end, mark in printed:
        found.append((mark, Span(offset(row.line, begin), offset(row.line, end - 1) + 1)))
    return sorted(found, key=lambda pair: pair[1])


def in_order(source: SourceText, printed: Sequence[Printed], rows: Sequence[Row], grammar: Grammar) -> list[int]:
    """The order of the notes that begin at `rows`: by the first mark that names each, those that nothing names last."""
    first: dict[str, int] = {}
    for mark, span in places(source, printed):
        first.setdefault(name(mark), span.start)
    nowhere = len(source.text)
    return sorted(range(len(rows)), key=lambda at: (first.get(name(body_mark(rows[at], grammar)), nowhere), at))
