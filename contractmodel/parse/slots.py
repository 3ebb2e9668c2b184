"""Blanks as slots: what each is called, what it may hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from contractmodel.model import BlankHint, PromptHint, Slot, SlotType, Span
from contractmodel.parse.folded import holds
from contractmodel.parse.grammar import Grammar
from contractmodel.parse.holes import Hole
from contractmodel.parse.rows import Row, index
from contractmodel.parse.signature import Open
from contractmodel.parse.thresholds import AROUND
from contractmodel.parse.words import Cut, Segment, Words, place_in_text
from contractmodel.parse.words import Page as Page_
from contractmodel.patterns import compiled
from contractmodel.text.line import offset


class Found(NamedTuple):
    """A blank in a block: the block's number in reading order, its offset in the block's text, its hint, its span."""

    block: int
    offset: int
    hint: BlankHint
    span: Span
    before: str
    after: str


def cuts(rows: Sequence[Row], holes: Sequence[Hole], grammar: Grammar) -> tuple[dict[int, list[Cut]], list[Row]]:
    """What is cut out of which row (by the row's `id`) as a blank, and the rows of rules that are only layout."""
    found: dict[int, list[Cut]] = {}
    layout: list[Row] = []
    handled: set[int] = set()
    for hole in holes:
        rules = hole.rules
        named = [row for row in rules if any(blank.name for blank in row.line.blanks)]
        if hole.fills and not named:
            layout.extend(rules)
            handled.update(id(row) for row in rules)
            continue
        for number, row in enumerate(rules):
            handled.add(id(row))
            hint = row.line.blanks[0] if row.line.blanks else _typed(row, 0, len(row.text), None)
            if number and not hint.name:
                layout.append(row)
            else:
                found[id(row)] = [Cut(0, len(row.text), hint)]
        if not rules and not hole.fills:
            row = hole.after
            if not row.line.blanks and not hole.until.line.blanks:
                place = row.line.end
                found.setdefault(id(row), []).append(Cut(row.end, row.end, BlankHint(Span(place, place), "space")))
    signs = grammar.begun("BLANK")
    for row in rows:
        if not row.line.blanks and not holds(row.text, signs):
            continue
        if id(row) not in handled and row.kind not in ("SIGNER", "FIELD", "VALUE"):
            here = _inline(row, grammar)
            if here:
                found.setdefault(id(row), []).extend(here)
                found[id(row)].sort(key=lambda cut: (cut.begin, cut.end))
    return found, layout


def _inline(row: Row, grammar: Grammar) -> list[Cut]:
    """The blanks in `row`, by the format's word or typed, in order of place."""
    text = row.text
    hinted = [Cut(index(row, hint.span.start), index(row, hint.span.end), hint) for hint in row.line.blanks]
    here = list(hinted)
    at = 0
    for match in grammar["BLANK"].finditer(text):
        begin, end = match.span()
        while at < len(hinted) and hinted[at].end <= begin:
            at += 1
        if at == len(hinted) or hinted[at].begin >= end:
            name = _name(match.group(), grammar)
            suggestion = None if name else _suggestion(match.group())
            here.append(Cut(begin, end, _typed(row, begin, end, suggestion, name)))
    return sorted(here, key=lambda cut: (cut.begin, cut.end))


def _typed(row: Row, begin: int, end: int, suggestion: str | None, name: str | None = None) -> BlankHint:
    start = offset(row.line, begin)
    stop = offset(row.line, end - 1) + 1 if end > begin else start
    return BlankHint(Span(start, stop), "typed", name, suggestion=suggestion)


def _name(printed: str, grammar: Grammar) -> str | None:
    """The name that stands in a typed blank, if one does."""
    if grammar["NAMED_BLANK"].fullmatch(printed) is None:
        return None
    found = compiled(r"\w[\w.-]*").search(printed)
    return found[0] if found is not None else None


def _suggestion(printed: str) -> str | None:
    words = printed.strip("[]").strip().strip("….").strip(" _●•*\t")
    return words or None


def found_in(block: int, words: Words) -> list[Found]:
    """The blanks that reading a block met, with the text around them."""
    return [
        Found(block, at, cut.blank, span, words.text[max(0, at - AROUND) : at], words.text[at : at + AROUND])
        for at, cut, span in words.blanks
        if cut.blank is not None
    ]


class Blocks(NamedTuple):
    """Every block of a tree in reading order: its path, and the pieces of rows its text was read from."""

    paths: Sequence[str]
    segments: Sequence[Sequence[Segment]]


def slots(
    blanks: Sequence[Found],
    fields: Sequence[tuple[int, Open]],
    tree: Blocks,
    prompts: Sequence[PromptHint],
    page: Page_,
    *,
    grammar: Grammar,
) -> tuple[Slot, ...]:
    """All slots of a document in order of place, each with a name of its own."""
    paths, segments = tree
    taken: dict[str, int] = {}
    done: list[Slot] = []
    for number, blank in enumerate(blanks, 1):
        hint = blank.hint
        match = grammar["DEFINES"].match(blank.after)
        name = hint.name or (match["term"].rstrip(",.") if match is not None else f"blank:{number}")
        kind = _stated(hint) or _type(blank, grammar)
        text = page.text[blank.span.start : blank.span.end] if hint.filled else ""
        text = " ".join(text.split())
        words = tuple(
            _range(prompt.span, segments[blank.block], page)
            for prompt in prompts
            if prompt.name == name and _inside(prompt.span, segments[blank.block])
        )
        done.append(
            Slot(
                name=_unique(name, taken),
                type=kind,
                value=text or None,
                text=text,
                suggestion=hint.suggestion,
                path=paths[blank.block],
                offset=blank.offset,
                prompts=words,
                named=hint.name is not None,
                span=blank.span,
            )
        )
    for block, gap in fields:
        hint_ = gap.hint
        name = (hint_.name if hint_ is not None else None) or gap.field
        kind = (_stated(hint_) if hint_ is not None else None) or gap.type
        done.append(
            Slot(
                name=_unique(name, taken),
                type=kind,
                suggestion=hint_.suggestion if hint_ is not None else None,
                path=paths[block],
                field=gap.field,
                named=hint_ is not None and hint_.name is not None,
                span=gap.span,
            )
        )
    return tuple(sorted(done, key=lambda slot: slot.span))


def _unique(name: str, taken: dict[str, int]) -> str:
    taken[name] = taken.get(name, 0) + 1
    return name if taken[name] == 1 else f"{name}#{taken[name]}"


def _stated(hint: BlankHint) -> SlotType | None:
    """The type that the format names, if it names one that there is."""
    return next((kind for kind in SlotType if kind == hint.type), None)


def _type(blank: Found, grammar: Grammar) -> SlotType:
    before = blank.before
    if grammar["LAW_BEFORE"].match(before):
        return SlotType.LAW
    if grammar["DATE_BEFORE"].match(before):
        return SlotType.DATE
    if grammar["PARTY_BEFORE"].match(before):
        return SlotType.PARTY
    return SlotType.TEXT


def _inside(span: Span, segments: Sequence[Segment]) -> bool:
    return bool(segments) and segments[0].row.line.start <= span.start and span.end <= segments[-1].row.line.end


def _range(span: Span, segments: Sequence[Segment], page: Page_) -> Span:
    return Span(place_in_text(span.start, segments, page), place_in_text(span.end, segments, page, ends=True))
