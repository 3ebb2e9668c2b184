"""An agreement printed: blocks that were never printed get a text to stand in, and spans that say where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attrs import evolve

from contractmodel.model import SILENT, Agreement, Block, BlockType, Clause, Footnote, Reader, Signature, Source, Span

_INDENT = "    "


def typeset(body: Sequence[Block], *, reader: Reader = SILENT, source: Source | None = None) -> Agreement:
    r"""An agreement of `body` whose text is all its words: one paragraph a block, children indented, notes last.

    Blanks are left out, labels and fields stand where people write them. Linear.

    >>> typeset([Clause(label="6.", text="You warrant:", body=(Clause(label="(a)", text="It is new."),))]).text
    '6. You warrant:\n\n    (a) It is new.\n'
    """
    press = _Press()
    blocks = tuple(press.block(block, 0) for block in body)
    title = next((block.text for block in blocks if block.type is BlockType.TITLE), None)
    text = "".join(press.out).rstrip() + "\n"
    return Agreement.build(blocks, reader=reader, text=text, title=title, source=source or Source())


class _Press:
    """Prints blocks and remembers where everything stands."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.at = 0

    def put(self, text: str) -> Span:
        span = Span(self.at, self.at + len(text))
        self.out.append(text)
        self.at = span.end
        return span

    def block(self, block: Block, depth: int) -> Block:
        """The block with its spans, printed with all it holds."""
        self.put(_INDENT * min(depth, 12))
        start = self.at
        changes: dict[str, Any] = {"joints": (), "text": " ".join(block.text.split())}
        if isinstance(block, Clause):
            changes["label_span"] = self.put(block.label)
            self.put(" " if block.label and (block.heading or block.text) else "")
            if block.heading is not None:
                changes["heading_span"] = self.put(" ".join(block.heading.split()))
                self.put(" " if block.text else "")
        if isinstance(block, Footnote) and block.mark:
            self.put(f"[^{block.mark}]: ")
        if isinstance(block, Signature):
            changes |= self.signature(block, depth)
        else:
            changes["text_spans"] = (self.put(changes["text"]),) if changes["text"] else ()
        self.put("\n\n")
        changes["body"] = tuple(self.block(child, depth + 1) for child in block.body)
        end = changes["body"][-1].span.end if changes["body"] else self.at - 2
        return evolve(block, span=Span(start, end), **changes)

    def signature(self, block: Signature, depth: int) -> dict[str, Any]:
        """The party and each field on a line of its own, values after the words that ask for them."""
        words = " ".join(block.text.split())
        spans: list[Span] = []
        fields = []
        at = 0
        for entry in block.fields:
            printed = " ".join(entry.printed.split())
            found = words.find(printed, at) if printed else -1
            if printed and found >= 0:
                spans.extend(self.words(words[at:found].strip()))
                self.put("\n" + _INDENT * (depth + 1) if self.at else "")
                label = self.put(printed)
                spans.append(label)
                at = found + len(printed)
            else:
                label = Span(self.at, self.at)
            self.put(" ")
            value = self.put(" ".join(entry.text.split()))
            fields.append(evolve(entry, printed_span=label, span=value))
        spans.extend(self.words(words[at:].strip()))
        return {"text_spans": tuple(spans), "fields": tuple(fields)}

    def words(self, text: str) -> list[Span]:
        if not text:
            return []
        if self.out and self.out[-1].strip():
            self.put(" ")
        return [self.put(text)]
