"""Rows known by how they begin or look: titles, notices, recitals, schedules, attestations, headings, tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence

from contractmodel.model import SourceText, Span
from contractmodel.parse.grammar import Grammar
from contractmodel.parse.labels import readings
from contractmodel.parse.letters import closing, opening
from contractmodel.parse.rows import ROOM, Row, aligned, tail
from contractmodel.parse.thresholds import (
    CAPTION_WIDTH,
    HEADING_WORDS,
    PLAIN_HEADING_WORDS,
    SENTENCE,
    TITLE_ROWS,
    TITLE_WORDS,
)


def name_rows(source: SourceText, rows: Sequence[Row], grammar: Grammar) -> None:
    """Set the kind of each row that begins a block which is known by its beginning. Linear."""
    kinds = [
        (name, grammar.opens(name), grammar[name].match) for name in ("RECITAL", "ATTESTATION", "NOTICE", "SCHEDULE")
    ]
    label = grammar["LABEL"].match
    seen_clause = seen_text = False
    headed = source.title is not None and not any(_within(row, source.title) for row in rows)
    closing(rows, grammar)
    headed = headed or (source.title is None and opening(rows, grammar))
    for at, row in enumerate(rows):
        hint = row.line.hint
        if row.kind or row.joined:
            continue
        if hint is not None and hint.role == "table":
            row.kind = "ROW"
        elif not row.fresh:
            row.kind = "ROW" if _goes_on_with_table(rows, at, grammar) else ""
        elif not headed and not seen_clause and _is_title(source, rows, at, grammar):
            row.kind, headed = "TITLE", True
            _more_title(rows, at, grammar)
        else:
            text = row.text
            row.kind = _first(text, kinds)
            if row.kind == "RECITAL" and grammar["RECITALS"].match(text):
                row.kind = "HEADING"
            if row.kind == "SCHEDULE":
                row.kind = "" if not _alone(rows, at) else "SCHEDULE" if seen_text else "HEADING"
            elif not row.kind and (text[:1] in _BORDERS or _tabbed(rows, at)) and grammar["TABLE_ROW"].match(text):
                row.kind = "ROW"
            elif not row.kind and _labelled(row, label):
                seen_clause = seen_text = True
            elif not row.kind:
                row.kind = _unlabelled(rows, at)
            seen_text = seen_text or len(text) > SENTENCE


_BORDERS = frozenset("|+")
"""What a row of a table that is drawn with signs begins with."""


def _unlabelled(rows: Sequence[Row], at: int) -> str:
    """The kind of a row without a label, as far as its columns or the format tell it."""
    hint = rows[at].line.hint
    if at + 1 < len(rows) and not rows[at + 1].kind and aligned(rows[at], rows[at + 1]):
        return "ROW"
    return "HEADING" if hint is not None and hint.heading is not None and hint.label is None else ""


def _goes_on_with_table(rows: Sequence[Row], at: int, grammar: Grammar) -> bool:
    """Whether the row, which begins no paragraph, is one of a table: below another, or drawn like the next."""
    row = rows[at]
    below = at > 0 and rows[at - 1].kind == "ROW" and not row.gap
    if below and ROOM in row.text:
        return True
    return (below or _drawn(rows, at)) and grammar["TABLE_ROW"].match(row.text) is not None


def _drawn(rows: Sequence[Row], at: int) -> bool:
    """Whether the row and the one right below it begin with a border."""
    return rows[at].text[:1] in _BORDERS and at + 1 < len(rows) and rows[at + 1].text[:1] in _BORDERS


def _labelled(row: Row, label: Callable[[str], re.Match[str] | None]) -> bool:
    """Whether a label may stand at the beginning of `row`, which then knows it."""
    row.label, row.asked = label(row.text), True
    return row.label is not None


def _tabbed(rows: Sequence[Row], at: int) -> bool:
    """Whether the row and the one right below it have as many columns, between tabs."""
    columns = rows[at].text.count("\t")
    return columns > 1 and at + 1 < len(rows) and not rows[at + 1].gap and rows[at + 1].text.count("\t") == columns


def _first(text: str, kinds: Sequence[tuple[str, Container[str], Callable[[str], object]]]) -> str:
    """The name of the first of `kinds` whose pattern matches `text`, "" if none does."""
    letter = text[:1]
    for name, openings, match in kinds:
        if letter in openings and match(text):
            return name
    return ""


def _within(row: Row, span: Span) -> bool:
    return row.line.start >= span.start and row.line.end <= span.end


def _alone(rows: Sequence[Row], at: int) -> bool:
    return at + 1 == len(rows) or rows[at + 1].fresh or rows[at + 1].gap > 0 or len(rows[at].text) < SENTENCE


def _is_title(source: SourceText, rows: Sequence[Row], at: int, grammar: Grammar) -> bool:
    row = rows[at]
    hint = row.line.hint
    if source.title is not None:
        return _within(row, source.title)
    if hint is not None and hint.role == "title":
        return True
    if hint is not None and hint.heading is not None:
        none = any(grammar[name].match(row.text) for name in ("LABEL", "PARTIES", "NO_TITLE"))
        return hint.label is None and hint.heading <= 2 and at <= TITLE_ROWS and not none
    if any(_headed_title(other, grammar) for other in rows[: TITLE_ROWS + 1]):
        return False
    if (
        at > TITLE_ROWS
        or grammar["NO_TITLE"].match(row.text)
        or grammar["PARTIES"].match(row.text)
        or grammar["RECITALS"].match(row.text)
        or len(row.text.split()) > TITLE_WORDS
        or grammar["LABEL"].match(row.text)
        or grammar["SCHEDULE"].match(row.text)
    ):
        return False
    if any(other.text[-1:] == "." and not other.kind for other in rows[:at]) or grammar["FILLED"].match(row.text):
        return False
    if at + 1 < len(rows) and not rows[at + 1].gap and not row.line.hint and not grammar["CAPS"].match(row.text):
        return False
    return row.text[-1] not in ".;,:" and grammar["HEADLINE"].match(row.text) is not None


def _headed_title(row: Row, grammar: Grammar) -> bool:
    """Whether the format says that `row` is a title or an unnumbered heading of the first rank."""
    hint = row.line.hint
    if hint is None:
        return False
    return hint.role == "title" or (hint.heading == 1 and hint.label is None and not grammar["LABEL"].match(row.text))


def _more_title(rows: Sequence[Row], at: int, grammar: Grammar) -> None:
    """A title may run over several lines without space between."""
    caps = grammar["CAPS"].match(rows[at].text) is not None
    for row in rows[at + 1 :]:
        if row.gap or row.kind or (row.fresh and row.line.hint is not None):
            return
        if grammar["LABEL"].match(row.text) or caps != (grammar["CAPS"].match(row.text) is not None):
            return
        if not grammar["HEADLINE"].match(row.text):
            return
        row.kind = "MORE"
        row.fresh = False


def heading_like(rows: Sequence[Row], at: int, grammar: Grammar) -> bool:
    """Whether the row looks like an unnumbered heading: short, in capitals or with a capital to each word, apart."""
    row = rows[at]
    text = row.text
    if grammar["RECITALS"].match(text):
        return True
    if len(text) > CAPTION_WIDTH or text[-1] in ".;,":
        said = text[-1:] != "." or grammar["CAPS"].match(text) is None or grammar["NO_HEADING"].match(text)
        return not said and len(text) < CAPTION_WIDTH
    if at + 1 < len(rows) and not rows[at + 1].gap and not rows[at + 1].fresh:
        return False
    if (at and not row.gap and row.line.hint is None) or grammar["FILLED"].match(text):
        return False
    if (row.line.blanks and text[-1] == ":") or (text[0] in _QUOTES and _CLOSING.isdisjoint(text[1:])):
        return False
    if grammar["NO_TITLE"].match(text):
        return False
    words = len(text.split())
    if words <= HEADING_WORDS and grammar["HEADLINE"].match(text) is not None:
        return True
    return words <= PLAIN_HEADING_WORDS and sentence_head(text, grammar) and _stands_over(rows, at, grammar)


_QUOTES = frozenset('"“')
_CLOSING = frozenset('"”')
"""Words that a quotation opens with and that do not close it are quoted: no heading of this text."""


def _stands_over(rows: Sequence[Row], at: int, grammar: Grammar) -> bool:
    """Whether the row stands between a sentence that is over (or another head) and a paragraph that begins anew."""
    if at + 1 >= len(rows) or not at:
        return False
    before, after = rows[at - 1], rows[at + 1]
    if after.kind or not after.fresh or grammar["LEAD_IN"].match(tail(before.text)):
        return False
    label = grammar["LABEL"].match(after.text)
    if label is not None and any(reading.values[-1] == 1 for reading in readings(label.group())):
        return before.text[-1:] != ","
    over = before.kind in ("TITLE", "HEADING") or before.text[-1:] in ".:;!?" or grammar["NO_TITLE"].match(before.text)
    if not over:
        return False
    begun = after.text[:1].isupper() or after.text[:1] in '“"' or label is not None
    return begun and (len(after.text) > SENTENCE or after.text[-1:] in ".:")


def head_only(rows: Sequence[Row], at: int, rest: str, grammar: Grammar) -> bool:
    """Whether a labelled row holds a heading and nothing more."""
    if len(rest) > CAPTION_WIDTH or (at + 1 < len(rows) and not rows[at + 1].fresh):
        return False
    return not rest or grammar["HEADLINE"].match(rest.rstrip(".:")) is not None or sentence_head(rest, grammar)


def sentence_head(text: str, grammar: Grammar) -> bool:
    """Whether `text`, alone on its line, is a title that is written like a sentence without its point.

    >>> from contractmodel.parse.grammar import load
    >>> told = ("Hours of work", "Who can use the app", "You agree to pay", "Payment of the", "Term.")
    >>> [sentence_head(one, load("agreement")) for one in told]
    [True, True, False, False, False]
    """
    if grammar["ASKING_HEAD"].match(text) is not None:
        return True
    return grammar["SENTENCE_HEAD"].match(text) is not None and grammar["NO_HEADING"].match(text) is None
