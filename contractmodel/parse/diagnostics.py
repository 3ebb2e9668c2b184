"""What a reader should know about the numbering: labels printed twice, numbers left out."""

from __future__ import annotations

from collections.abc import Sequence

from contractmodel.model import Agreement, Block, Clause, Diagnostic
from contractmodel.parse.labels import Reading, counted_alike, printed_like, readings


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
    dress: tuple[str, Reading] | None = None
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
        if dress is not None and not _fits(before, reading) and (other := _in_other_dress(dress[1], choices)):
            expected = printed_like(dress[0], dress[1], other.values[-1])
            last[dress[1].style] = other.values
            message = f"The label {block.label!r} is printed in other signs; {expected!r} was expected."
            found.append(Diagnostic("label-style", "note", block.label_span, message))
            continue
        dress = (block.label, reading)
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


def _in_other_dress(last: Reading, choices: Sequence[Reading]) -> Reading | None:
    """The reading that counts on from `last` in other signs ("(a)", "b)"), if one does."""
    fitting = (one for one in choices if len(one.values) == 1 and one.style != last.style)
    return next((one for one in fitting if _fits(last.values, one) and counted_alike(last, one)), None)


def _fits(before: tuple[float, ...] | None, reading: Reading) -> bool:
    if before is None or before[:-1] != reading.values[:-1]:
        return False
    step = reading.values[-1] - before[-1]
    return int(reading.values[-1]) == int(before[-1]) + 1 or 0 < step < 0.015
