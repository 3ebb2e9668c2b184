"""Sentences that a blank or its fill interrupts: a form prints them over several lines with space between."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from contractmodel.parse.grammar import Grammar
from contractmodel.parse.rows import Row, tail
from contractmodel.parse.thresholds import HOLE_LINES, HOLE_WIDTH, NAME_WORDS


class Hole(NamedTuple):
    """A gap in a sentence: the row it follows, the rows of rules and of fills in it, the row that reads on."""

    after: Row
    rules: tuple[Row, ...]
    fills: tuple[Row, ...]
    until: Row


_PLAIN = frozenset({"", "MORE"})
"""Kinds of rows that may stand in a sentence."""


def is_rule(row: Row, grammar: Grammar) -> bool:
    """Whether the whole line is a blank or a rule to write on."""
    text = row.text
    if row.line.blanks:
        blank = row.line.blank
        if blank is not None and not blank.filled:
            return True
    elif text and text[0].isalnum():
        return False
    if not text:
        return bool(row.line.blanks)
    if text[0].isalnum():
        return False
    if grammar["BLANK"].fullmatch(text) is not None:
        return grammar["NAMED_BLANK"].fullmatch(text) is None
    return grammar["RULE"].match(text) is not None


def find(rows: Sequence[Row], grammar: Grammar) -> list[Hole]:
    """Every hole between the rows, in order; the rows that go on from one are marked `joined`. Linear.

    A rule inside an unfinished sentence never ends it. Without a rule, the sentence goes on behind at most a few short
    lines (the fill) if what follows reads on: in lower case, with a comma, with a bracket before a quoted term.
    """
    found: list[Hole] = []
    at = 0
    last = len(rows) - 1
    while at < last:
        row = rows[at]
        if row.kind in _PLAIN and rows[at + 1].fresh and not is_rule(row, grammar) and _open(row, grammar):
            hole = _hole(rows, at, grammar)
            if hole is not None:
                found.append(hole)
                while rows[at] is not hole.until:
                    at += 1
                    rows[at].joined = True
                    rows[at].fresh = False
                continue
        at += 1
    return found


def _open(row: Row, grammar: Grammar) -> bool:
    text = row.text
    if len(text) < 12 or text[-1] in ".!?;" or (row.line.hint is not None and row.line.hint.heading is not None):
        return False
    if grammar["LEAD_IN"].match(tail(text)) is None and grammar["UNFINISHED"].match(tail(text)) is None:
        return False
    return grammar["HEADLINE"].match(text) is None


def _hole(rows: Sequence[Row], at: int, grammar: Grammar) -> Hole | None:
    rules: list[Row] = []
    fills: list[Row] = []
    start = rows[at]
    for place in range(at + 1, min(at + 2 + 2 * HOLE_LINES, len(rows))):
        row = rows[place]
        if is_rule(row, grammar):
            rules.append(row)
            continue
        if row.kind not in _PLAIN:
            return None
        if _structural(row, grammar) and not _plain_fill(rows, at, place, grammar):
            return None
        if grammar["READS_ON"].match(row.text):
            if not row.fresh and not rules and rows[place - 1].full:
                return None
            if not rules and not fills and not _bracketed(row.text):
                return None
            return Hole(start, tuple(rules), tuple(fills), row)
        if rules and not fills and _sentence(row):
            return Hole(start, tuple(rules), (), row)
        if row.line.ends and not rules:
            return None
        fills.append(row)
        if len(fills) > HOLE_LINES or len(row.text) > HOLE_WIDTH:
            return None
    return None


def _structural(row: Row, grammar: Grammar) -> bool:
    hint = row.line.hint
    if hint is not None and (hint.heading is not None or hint.label is not None or hint.level is not None or hint.note):
        return True
    if hint is not None and hint.role == "list-item":
        return True
    label = grammar["LABEL"].match(row.text)
    if label is None:
        return grammar["BULLET"].match(row.text) is not None or grammar["RECITAL"].match(row.text) is not None
    initial = label.end() == 2 and row.text[0].isupper() and row.text[1] == "."
    return not (initial and len(row.text.split()) <= NAME_WORDS and grammar["HEADLINE"].match(row.text))


def _plain_fill(rows: Sequence[Row], at: int, place: int, grammar: Grammar) -> bool:
    """Whether a line that begins like a label is a fill nevertheless: "1 June 2026", "12 Angry Men", "- 12 -".

    It stands alone between a sentence that stops in the middle, without leading into a list, and words that read on.
    """
    start, row = rows[at], rows[place]
    hint = row.line.hint
    following = next((other for other in rows[place + 1 : place + 3] if not is_rule(other, grammar)), None)
    if following is None or following.kind not in _PLAIN or (not following.fresh and not row.fresh):
        return False
    if not grammar["READS_ON"].match(following.text) or start.text.endswith(
        (":", "-", "–", "—", "following", "follows")
    ):
        return False
    if grammar["PAGE_NUMBER"].match(row.text):
        return True
    if hint is not None and (hint.heading is not None or hint.label is not None or hint.note or hint.role):
        return False
    label = grammar["LABEL"].match(row.text)
    if label is None or row.text[-1] in ".;:,":
        return False
    printed = label.group().strip()
    outer = grammar["LABEL"].match(start.text)
    if outer is not None and outer.group().isdigit() and printed.isdigit() and int(printed) == int(outer.group()) + 1:
        return False
    return printed.isdigit() or (printed[-1:].isalnum() and " " in printed)


def _bracketed(text: str) -> bool:
    return text[0] == "("


def _sentence(row: Row) -> bool:
    """Whether words behind a rule go on with the sentence though they begin with a capital: a fill typed into it."""
    return len(row.text) > 40
