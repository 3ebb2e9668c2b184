"""Whether a tree holds every character of its text exactly once: what "nothing is lost" means, as a check."""

from __future__ import annotations

from collections.abc import Iterator

from contractmodel.model import Agreement, Clause, Signature, Span


def leaves(agreement: Agreement) -> Iterator[Span]:
    """Every span that owns characters: labels, headings, texts, marks, signatures' values, furniture."""
    for block in agreement.walk():
        yield from block.text_spans
        if isinstance(block, Clause):
            yield block.label_span
            if block.heading_span is not None:
                yield block.heading_span
        if isinstance(block, Signature):
            yield from (field.span for field in block.fields)
    yield from (mark.span for mark in agreement.marks)
    yield from (furniture.span for furniture in agreement.furniture)


def owners(agreement: Agreement) -> list[int]:
    """For each character of the text, how many spans own it."""
    steps = [0] * (len(agreement.text) + 1)
    for span in leaves(agreement):
        steps[span.start] += 1
        steps[span.end] -= 1
    count, owned = 0, []
    for step in steps[:-1]:
        count += step
        owned.append(count)
    return owned


def trouble(agreement: Agreement) -> str:
    """What is wrong with the tree, with the first place; "" where nothing is.

    Every non-space character must have one owner, and every child lie inside its parent (footnotes lie where they were
    printed).
    """
    for at, (character, count) in enumerate(zip(agreement.text, owners(agreement), strict=True)):
        if count != 1 and not character.isspace():
            around = agreement.text[max(0, at - 20) : at + 20]
            return f"{'lost' if not count else f'owned {count} times'}: {character!r} at {at} in {around!r}"
    for block in agreement.walk():
        for child in block.body:
            if child.type.value != "footnote" and not block.span.covers(child.span):
                return f"{child.path} {tuple(child.span)} is outside its parent {block.path} {tuple(block.span)}"
    return ""
