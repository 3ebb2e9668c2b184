"""What line breaks and empty lines tell in a text: where every line stands apart, or none does, they tell otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from contractmodel.parse.grammar import Grammar
from contractmodel.parse.rows import Row, aligned, full, tail
from contractmodel.parse.thresholds import (
    LEAST_SPACED,
    MOST_WRAPPED,
    SENTENCE,
    SHARE_OF_LINES_APART,
    SHARE_OF_LINES_BROKEN_OFF,
    SHARE_OF_LINES_TOGETHER,
)
from contractmodel.text.wrapping import begins_prose


def settle(rows: Sequence[Row], grammar: Grammar) -> None:
    """Set the gaps of `rows` to what they mean: none between double-spaced lines, one between lines that never wrap.

    Linear; of most texts only the gaps are counted.
    """
    count = len(rows) - 1
    if len(rows) < LEAST_SPACED:
        return
    together = sum([not row.gap for row in rows]) - (not rows[0].gap)
    if count - together >= count * SHARE_OF_LINES_APART:
        _close_up(rows, grammar)
    elif together >= count * SHARE_OF_LINES_TOGETHER:
        _part(rows, together, grammar)


def _close_up(rows: Sequence[Row], grammar: Grammar) -> None:
    """Take the empty lines out that stand between all lines, where many lines break off inside a sentence."""
    finished, bullet = grammar["FINISHED"].match, grammar["BULLET"].match
    broken = 0
    for before, row in pairwise(rows):
        text = before.text
        member = row.text[:1] == "(" or bullet(row.text) is not None
        if row.gap and len(text) > SENTENCE // 2 and not member and not finished(tail(text)):
            broken += 1
    if broken < len(rows) * SHARE_OF_LINES_BROKEN_OFF:
        return
    step = Counter(row.gap for row in rows[1:] if row.gap).most_common(1)[0][0]
    room = full(rows, close=step)
    for before, row in pairwise(rows):
        if before.column + 1 + len(row.text.partition(" ")[0]) >= room or row.gap > step:
            row.gap = max(row.gap - step, 0)


def _part(rows: Sequence[Row], together: int, grammar: Grammar) -> None:
    """Put an empty line between all lines, where hardly any goes on with the one before: each is a paragraph."""
    wrapped = sum([len(row.line.ends) - 1 for row in rows if row.line.ends])
    wrapped += sum([_goes_on(before, row) for before, row in pairwise(rows) if not row.gap])
    if wrapped > together * MOST_WRAPPED:
        return
    for before, row in pairwise(rows):
        if not row.gap and not _belongs(before, row, grammar):
            row.gap = 1


def _goes_on(before: Row, row: Row) -> bool:
    """Whether `row` goes on with the line before: in prose, or in capitals that break off."""
    if begins_prose(row.text.partition(" ")[0]):
        return True
    text = before.text
    return len(text) > SENTENCE // 2 and text.isupper() and row.text.isupper() and text[-1].isalpha() and not row.indent


def _belongs(before: Row, row: Row, grammar: Grammar) -> bool:
    """Whether `row` belongs to the line right above: it reads on, or both are of a table, a deed, a rule to sign on."""
    text, above = row.text, before.text
    if text[:1] in _BORDERS and above[:1] not in _BORDERS:
        return False
    if text[:1] in _DRAWN or above[:3] in _RULES or begins_prose(text.partition(" ")[0]):
        return True
    if "\t" in above and above.count("\t") == text.count("\t") > 1:
        return True
    if aligned(before, row):
        return True
    return grammar["BRACE"].search(above) is not None or grammar["BRACE"].search(text) is not None


_BORDERS = frozenset("|+")
_DRAWN = frozenset("|+_.…")
_RULES = frozenset({"___", "...", "…"})
