"""Generated bodies set as text, with spans, definitions and references as a reader would give them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from attrs import evolve

from contractmodel.model import (
    Agreement,
    Block,
    BlockType,
    Clause,
    CrossReference,
    Definition,
    Footnote,
    Mark,
    Provision,
    Reader,
    Signature,
    Slot,
    SlotType,
    Source,
    Span,
    Use,
)

_DEFINED = re.compile(r"\([“\"]([^”\"()]{1,60})[”\"]\)")


_CITED = re.compile(r"\b(?:Section|paragraph|clause)\s+(\d+(?:\.\d+)*(?:\([a-z]+\))?)")


def typeset(body: Sequence[Block], *, blanks: bool = True, name: str = "generated.txt", **rest: Any) -> Agreement:
    """An agreement over `body` printed as plain text, every span true to the print; a `____` in a text is a blank.

    A blank's characters lie in the block's `text_spans`, and where it stands in `text` is its slot's offset; with
    `blanks` false they are left as words. Footnotes' marks hang on the first block's end. Labels are printed as
    they stand: use `relabelled` first.
    """
    press = _Press(blanks=blanks)
    hung = [block.mark for block in body if isinstance(block, Footnote)]
    blocks = tuple(press.block(block, 0, hung if n == 0 else ()) for n, block in enumerate(body))
    text = "".join(press.out)
    draft = Agreement.build(blocks)
    slots = tuple(evolve(slot, path=_path_at(draft, slot.span)) for slot in press.slots)
    notes = {block.mark: block.path for block in draft.walk() if isinstance(block, Footnote)}
    marks = tuple(Mark(mark=mark, span=span, target=notes.get(mark)) for mark, span in press.marks)
    title = next((block.text for block in blocks if block.type is BlockType.TITLE), None)
    return Agreement.build(
        blocks, reader=reader(), text=text, title=title, slots=slots, marks=marks, source=Source(name=name), **rest
    )


class _Press:
    """Prints blocks and remembers where everything stands."""

    def __init__(self, *, blanks: bool) -> None:
        self.out: list[str] = []
        self.at = 0
        self.blanks = blanks
        self.slots: list[Slot] = []
        self.marks: list[tuple[str, Span]] = []

    def put(self, text: str) -> Span:
        span = Span(self.at, self.at + len(text))
        self.out.append(text)
        self.at = span.end
        return span

    def block(self, block: Block, depth: int, hung: Sequence[str] = ()) -> Block:
        self.put("    " * depth)
        start = self.at
        changes: dict[str, Any] = {}
        if isinstance(block, Clause):
            changes["label_span"] = self.put(block.label)
            self.put(" ")
            if block.heading:
                changes["heading_span"] = self.put(block.heading)
                self.put(" ")
        if isinstance(block, Signature):
            changes |= self.signature(block)
        else:
            changes |= self.words(block.text)
        self.marks.extend((mark, self.put(mark)) for mark in hung)
        self.put("\n\n")
        changes["body"] = tuple(self.block(child, depth + 1) for child in block.body)
        return evolve(block, span=Span(start, self.at), **changes)

    def words(self, text: str) -> dict[str, Any]:
        if not text:
            return {"text_spans": ()}
        if not self.blanks or "____" not in text:
            return {"text_spans": (self.put(text),)}
        pieces, kept = [], ""
        for part in re.split(r"(____)", text):
            if not part:
                continue
            span = self.put(part)
            pieces.append(span)
            if part == "____":
                self.slots.append(Slot(name=f"blank:{len(self.slots) + 1}", offset=len(kept.rstrip()), span=span))
            else:
                kept += part
        return {"text": " ".join(kept.split()), "text_spans": tuple(pieces)}

    def signature(self, block: Signature) -> dict[str, Any]:
        spans = [self.put(f"{block.party}:")]
        fields = []
        for entry in block.fields:
            self.put("\n")
            printed = self.put(entry.printed)
            spans.append(printed)
            self.put(" ")
            value = self.put(entry.text)
            fields.append(evolve(entry, printed_span=printed, span=value))
            if not entry.text:
                kind = SlotType.DATE if entry.name == "date" else SlotType.SIGNATURE
                name = entry.name if all(slot.name != entry.name for slot in self.slots) else f"{entry.name}#2"
                self.slots.append(Slot(name=name, type=kind, field=entry.name, span=value))
        return {"text_spans": tuple(spans), "fields": tuple(fields)}


def _path_at(agreement: Agreement, span: Span) -> str:
    within = [block for block in agreement.walk() if block.span.covers(span)]
    return within[-1].path if within else ""


def reader() -> Reader:
    """Finds `(“term”)` definitions with their literal uses, and `Section 4`-like references; no provisions."""

    def definitions(agreement: Agreement) -> tuple[Definition, ...]:
        blocks = list(agreement.walk())
        found = [(hit[1], block, Span(*hit.span(1))) for block in blocks for hit in _DEFINED.finditer(block.text)]
        return tuple(
            Definition(term=term, path=block.path, at=at, uses=_uses(term, blocks, (block.path, at)))
            for term, block, at in found
        )

    def references(agreement: Agreement) -> tuple[CrossReference, ...]:
        by_label: dict[str, list[str]] = {}
        for block in agreement.walk():
            if isinstance(block, Clause):
                by_label.setdefault(block.path.split("#")[0], []).append(block.path)
        out = []
        for block in agreement.walk():
            for hit in _CITED.finditer(block.text):
                label = hit[1].replace("(", ".").replace(")", "")
                landed = tuple(by_label.get(label, ()))
                out.append(
                    CrossReference(
                        text=hit[0],
                        label=label,
                        target=landed[0] if len(landed) == 1 else None,
                        candidates=landed,
                        path=block.path,
                        at=Span(*hit.span()),
                    )
                )
        return tuple(out)

    def provisions(_: Agreement) -> Mapping[str, tuple[Provision, ...]]:
        return {}

    return Reader(definitions, references, provisions)


def _uses(term: str, blocks: Sequence[Block], home: tuple[str, Span]) -> tuple[Use, ...]:
    pattern = re.compile(rf"(?<!\w){re.escape(term)}(?!\w)")
    return tuple(
        Use(text=hit[0], path=block.path, at=Span(*hit.span()))
        for block in blocks
        for hit in pattern.finditer(block.text)
        if (block.path, Span(*hit.span())) != home
    )
