"""Letters: what stands above their salutation and below their closing words is no head, but their subject is."""

from __future__ import annotations

from collections.abc import Sequence

from contractmodel.parse.grammar import Grammar
from contractmodel.parse.rows import Row
from contractmodel.parse.thresholds import LETTER_FOOT, LETTER_HEAD, NAME_WORDS, SENTENCE, TITLE_WORDS


def opening(rows: Sequence[Row], grammar: Grammar) -> bool:
    """Whether the text is a letter with a subject, which is a heading; what stands above the salutation is plain text.

    >>> from contractmodel.parse.grammar import load
    >>> from contractmodel.text.line import Line
    >>> rows = [Row(Line(text, 0, (), 0, 1)) for text in ("Ada Example", "Dear Ada", "Your loan", "We lend.")]
    >>> opening(rows, load("agreement")), [row.kind for row in rows]
    (True, ['TEXT', 'TEXT', 'HEADING', ''])
    """
    at = _salutation(rows, grammar)
    if at < 0:
        return False
    for row in rows[: at + 1]:
        if row.fresh and not grammar["NAMES_DOCUMENT"].match(row.text):
            row.kind = "TEXT"
    if at + 2 >= len(rows):
        return False
    subject = rows[at + 1]
    told = subject.fresh and not subject.kind and rows[at + 2].gap and subject.text[:1].isupper()
    if not told or subject.text[-1] in ".,;:!?" or len(subject.text.split()) > TITLE_WORDS:
        return False
    if grammar["LABEL"].match(subject.text) or grammar["NO_HEADING"].match(subject.text):
        return False
    subject.kind = "HEADING"
    return True


def _salutation(rows: Sequence[Row], grammar: Grammar) -> int:
    """The number of the row that greets, with nothing but short lines above; -1 where none does."""
    opens, match = grammar.opens("SALUTATION"), grammar["SALUTATION"].match
    for at, row in enumerate(rows[:LETTER_HEAD]):
        if row.text[:1] in opens and match(row.text):
            return at
        if row.kind or len(row.text) > SENTENCE or row.line.hint is not None:
            break
    return -1


def closing(rows: Sequence[Row], grammar: Grammar) -> None:
    """Make plain text of the names and offices below a letter's closing words: they are no heads. Linear.

    >>> from contractmodel.parse.grammar import load
    >>> from contractmodel.text.line import Line
    >>> rows = [Row(Line(text, 0, (), 0, 1)) for text in ("Yours sincerely,", "Ada Example", "It goes on.")]
    >>> closing(rows, load("agreement"))
    >>> [row.kind for row in rows]
    ['', 'TEXT', '']
    """
    opens, match = grammar.opens("VALEDICTION"), grammar["VALEDICTION"].match
    for at, row in enumerate(rows):
        if row.text[:1] not in opens or len(row.text) > SENTENCE or not match(row.text):
            continue
        for below in rows[at + 1 : at + 1 + LETTER_FOOT]:
            if (
                below.kind
                or len(below.text.split()) > NAME_WORDS
                or below.text[-1] in ".:"
                or below.line.hint is not None
            ):
                break
            if below.fresh:
                below.kind = "TEXT"
