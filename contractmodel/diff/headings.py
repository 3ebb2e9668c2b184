"""Headings as they are printed: with the stop that sets them off from the words after them."""

from __future__ import annotations

from collections.abc import Sequence

from contractmodel.match.values import Side
from contractmodel.model import Clause, normal


def stop_of(side: Side, at: int) -> str:
    """What is printed between a clause's heading and its text, in normal form: " -", "."; "" if the format sets it off.

    >>> from contractmodel.match.values import flatten
    >>> from contractmodel.model import Agreement, Span
    >>> clause = Clause(label="1.", heading="Fees", heading_span=Span(3, 8), text="You pay.")
    >>> stop_of(flatten(Agreement.build([clause], text="1. Fees. You pay.")), 0)
    '.'
    """
    block = side.blocks[at]
    span = block.heading_span if isinstance(block, Clause) else None
    heading = side.headings[at]
    if span is None or not heading:
        return ""
    printed = normal(span.of(side.agreement.text))
    rest = printed[len(heading) :] if printed.startswith(heading) else ""
    return "" if any(letter.isalnum() for letter in rest) else rest


def one_headed(before: Side, olds: Sequence[int], after: Side, news: Sequence[int]) -> bool:
    """Whether only one side of a pair has a heading, so that its stop is to be compared with the other's words."""
    return any(before.headings[i] for i in olds) != any(after.headings[j] for j in news)


def unstopped(before: Side, i: int, after: Side, j: int) -> bool:
    """Whether two blocks of equal words differ in a heading's stop: one sets off what the other reads on."""
    if before.headings[i] == after.headings[j] or not one_headed(before, (i,), after, (j,)):
        return False
    return bool(stop_of(before, i) if before.headings[i] else stop_of(after, j))
