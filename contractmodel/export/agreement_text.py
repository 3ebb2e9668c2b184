"""An agreement as plain text or Markdown that reads back as the same tree: one paragraph a block, children indented."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from contractmodel.model import Agreement, Block, BlockType, Clause, Footnote, Signature, SignatureField, Slot

_INDENT = "    "
_DEEPEST = 12
"""Levels that are indented; what lies deeper stands at this depth."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BLANK = "________"
_SMALL = 4
"""Letters of a word that a heading may print small."""
_RUNS_IN = ".:-–—"
"""How a heading ends that the clause's words may follow on its line."""


def agreement_text(agreement: Agreement, *, markdown: bool = False) -> str:
    r"""`agreement` as text: title, clauses under their labels, blanks as rules, signature blocks, notes last.

    With `markdown` notes stand as `[^1]` and the title and headings behind `#`. Linear in the text.

    >>> told = Clause(label="6.", text="You warrant:", body=(Clause(label="(a)", text="It is new."),))
    >>> agreement_text(Agreement.build([told]))
    '6. You warrant:\n\n    (a) It is new.\n'
    """
    return _Print(agreement, markdown=markdown).text()


class _Print:
    def __init__(self, agreement: Agreement, *, markdown: bool) -> None:
        self.agreement = agreement
        self.markdown = markdown
        self.slots = open_blanks(agreement.slots)
        notes = [block for block in agreement.body if isinstance(block, Footnote)]
        self.marks = {note.path: self._mark(number) for number, note in enumerate(notes, 1)}
        self.hung = {path: " ".join(self.marks[note] for note in hung) for path, hung in hung_notes(agreement).items()}

    def text(self) -> str:
        """The whole print."""
        paragraphs = [told for block in self.agreement.body for told in self._block(block, 0)]
        return "\n\n".join(paragraphs) + "\n" if paragraphs else ""

    def _mark(self, number: int) -> str:
        return f"[^{number}]" if self.markdown else str(number).translate(_RAISED)

    def _block(self, block: Block, depth: int) -> Iterator[str]:
        indent = _INDENT * min(depth, _DEEPEST)
        told = "\n".join(indent + line if line else "" for line in self._lines(block))
        if told.strip():
            yield told
        for child in block.body:
            yield from self._block(child, depth + 1)

    def _lines(self, block: Block) -> Iterator[str]:
        if isinstance(block, Signature):
            yield from signature_lines(block)
            return
        told = f"{self._lead(block)}{self._words(block)}{self.hung.get(block.path, '')}"
        yield from (line.rstrip() for line in told.splitlines())

    def _lead(self, block: Block) -> str:
        """What is printed before the block's own words."""
        if isinstance(block, Footnote):
            return f"{self.marks[block.path]}: " if self.markdown else f"{self.marks[block.path]} "
        if isinstance(block, Clause):
            heading = " ".join((block.heading or "").split())
            label = f"{block.label} " if block.label else ""
            return label + (heading + after_heading(heading, block.text) if heading and block.text else heading)
        if block.type is BlockType.ITEM:
            return "- " if self.markdown else "• "
        if self.markdown and block.type in (BlockType.TITLE, BlockType.HEADING):
            return "# " if block.type is BlockType.TITLE else "## "
        return ""

    def _words(self, block: Block) -> str:
        """The block's text with a rule wherever a blank stands open."""
        text = block.text
        for slot in reversed(self.slots.get(block.path, ())):
            text = _ruled(text, slot)
        return " ".join(text.split())


def hung_notes(agreement: Agreement) -> Mapping[str, list[str]]:
    """The paths of the notes whose marks stand at each block's end, by block: those it cites, then those none cites."""
    notes = [block for block in agreement.body if isinstance(block, Footnote)]
    bearers = [b for b in agreement.walk() if b.text and not isinstance(b, Footnote | Signature)]
    told: dict[str, list[str]] = {}
    last = bearers[0] if bearers else None
    for note in notes:
        cited = [mark.span.start for mark in agreement.marks if mark.target == note.path]
        holder = next((b for b in bearers if cited and any(cited[0] in s for s in _wide(b))), last)
        if holder is None:
            continue
        told.setdefault(holder.path, []).append(note.path)
        last = bearers[max(bearers.index(holder), bearers.index(last))] if last is not None else holder
    return told


def after_heading(heading: str, text: str) -> str:
    r"""What stands between a heading and the words: a line end, or, where that would not part them, a stop or colon.

    >>> [after_heading("Term", text) for text in ("It ends.", "of years")], after_heading("Term.", "It ends.")
    (['\n', ': '], ' ')
    """
    if heading[-1] in _RUNS_IN:
        return " "
    if text[:1].islower():
        return ": "
    titled = all(word[:1].isupper() or len(word) <= _SMALL for word in heading.split())
    return "\n" if titled and not text.startswith("[") else ". "


def open_blanks(slots: Sequence[Slot]) -> Mapping[str, list[Slot]]:
    """The open blanks of running text, by block, in order of place.

    >>> list(open_blanks([Slot("fee", path="1"), Slot("date", text="1 May", path="2")]))
    ['1']
    """
    told: dict[str, list[Slot]] = {}
    for slot in sorted(slots, key=lambda one: one.offset):
        if not slot.text and slot.field is None:
            told.setdefault(slot.path, []).append(slot)
    return told


def rule(slot: Slot) -> str:
    """What is printed where `slot` stands open.

    >>> rule(Slot("fee")), rule(Slot("fee", suggestion="none"))
    ('________', '[…none…]')
    """
    return f"[…{slot.suggestion}…]" if slot.suggestion else _BLANK


def _ruled(text: str, slot: Slot) -> str:
    before, after = text[: slot.offset], text[slot.offset :]
    return f"{before}{'' if not before or before[-1].isspace() else ' '}{rule(slot)}{_gap(after)}{after}"


def _gap(after: str) -> str:
    return " " if after and (after[0].isalnum() or after[0] in "([“\"'‘") else ""


def _wide(block: Block) -> Iterator[range]:
    """Where a mark may stand that hangs on the block's words: a character behind each piece, too."""
    return (range(span.start, span.end + 1) for span in block.text_spans)


def signature_lines(block: Signature) -> Iterator[str]:
    """The party's words, then each field on a line of its own, its value behind the words that ask for it."""
    words = " ".join(block.text.split())
    at = 0
    line = ""
    for entry in block.fields:
        printed = " ".join(entry.printed.split())
        found = words.find(printed, at) if printed else -1
        if found < 0:
            line = f"{line} {_value(entry)}".strip()
            continue
        line = f"{line} {words[at:found].strip()}".strip()
        if line:
            yield line
        line = f"{printed} {_value(entry)}".strip()
        at = found + len(printed)
    line = f"{line} {words[at:].strip()}".strip()
    if line:
        yield line


def _value(entry: SignatureField) -> str:
    """What stands behind the words that ask for it: a rule, where nothing does."""
    return " ".join(entry.text.split()) or (_BLANK if entry.printed.strip() else "")
