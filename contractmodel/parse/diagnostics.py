"""What a reader should know about the numbering: labels printed twice, numbers left out."""

from __future__ import annotations

from collections.abc import Sequence

from contractmodel.model import Agreement, Block, Clause, Diagnostic
from contractmodel.parse.labels import Reading, printed_like, readings


def about_labels(agreement: Agreement) -> tuple[Diagnostic, ...]:
    """A diagnostic for each label that its list does not count up to, with the label expected there. Linear."""
    found: list[Diagnostic] = []
    _check(agreement.body, found)
    for block in agreement.walk():
        if block.body:
            _check(block.body, found)
    return tuple(sorted(found, key=lambda one: one.span))


def _check(siblings: Sequence[Block], found: list[Diagnostic]) -> None:
    last: dict[str, tuple[float, ...]] = {}
    for block in siblings:
        if not isinstance(block, Clause) or not block.label or block.type != "clause":
            continue
        choices = readings(block.label)
        reading = (
            choices[0]
            if len(choices) == 1
            else min(choices, key=lambda r: (not _fits(last.get(r.style), r), r.style not in last, r.values[-1] > 1))
        )
        before = last.get(reading.style)
        last[reading.style] = reading.values
        if before is None or _fits(before, reading) or before[:-1] != reading.values[:-1] or reading.values[-1] <= 1:
            continue
        expected = printed_like(block.label, reading, int(before[-1]) + 1)
        if before == reading.values:
            code, what = "label-duplicate", "is printed twice"
        elif reading.values > before:
            code, what = "label-skipped", "skips a number"
        else:
            code, what = "label-backwards", "counts backwards"
        message = f"The label {block.label!r} {what}; {expected!r} was expected."
        found.append(Diagnostic(code, "note", block.label_span, message))


def _fits(before: tuple[float, ...] | None, reading: Reading) -> bool:
    if before is None or before[:-1] != reading.values[:-1]:
        return False
    step = reading.values[-1] - before[-1]
    return int(reading.values[-1]) == int(before[-1]) + 1 or 0 < step < 0.015
