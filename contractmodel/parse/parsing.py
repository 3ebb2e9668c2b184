"""The way from a text to its tree, step by step."""

from __future__ import annotations

import gc
from bisect import bisect_right
from collections.abc import Sequence

from attrs import evolve

from contractmodel.model import (
    SILENT,
    Agreement,
    Block,
    BlockType,
    Clause,
    Furniture,
    Mark,
    Option,
    Reader,
    Signature,
    SourceText,
    Span,
)
from contractmodel.parse import footnotes, slots
from contractmodel.parse.build import Context, blocks, notes
from contractmodel.parse.diagnostics import about_labels
from contractmodel.parse.grammar import Grammar, load
from contractmodel.parse.lexer import Lexed, lex
from contractmodel.parse.nesting import Node, nest
from contractmodel.parse.rows import Row
from contractmodel.parse.words import Cut, Page, place_in_text
from contractmodel.text.line import spans
from contractmodel.text.lines import lines
from contractmodel.text.unseen import visible


def parse(source: SourceText) -> Agreement:
    r"""The agreement that `source` says: its tree of blocks, marks, furniture, slots and diagnostics. Any text parses.

    Every character that is no white space lies in exactly one label, heading, text piece, mark, signature value or
    piece of furniture. Definitions, references and provisions are worked out when first asked for. Linear; about
    30 ms for 340 kB. Python's search for cyclic garbage rests meanwhile: nearly all that is made is part of the tree,
    and to look through it again and again took a ninth of the time. Raises nothing for any text.

    >>> from contractmodel.model import Source
    >>> agreement = parse(SourceText(Source(), "Loan\n\n1. You agree that:\n(a) you pay; and\n(b) you thank."))
    >>> [(block.path, block.text) for block in agreement.walk()]
    [('title:1', 'Loan'), ('1', 'You agree that:'), ('1.a', 'you pay; and'), ('1.b', 'you thank.')]
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _parsed(source, load("agreement"))
    finally:
        if collecting:
            gc.enable()


def _parsed(source: SourceText, grammar: Grammar) -> Agreement:
    source = visible(source)
    lexed = lex(source, lines(source), grammar)
    cuts, layout = slots.cuts(lexed.rows, lexed.holes, grammar)
    page = _page(source, lexed, cuts)
    unread = {id(row) for row in layout}
    tokens = [token for token in lexed.tokens if id(token.row) not in unread] if unread else lexed.tokens
    groups = grammar.groups("agreement", [token.kind for token in tokens], tokens, otherwise="TEXT")
    top, bodies = nest(groups, grammar, stated=source.source.media_type in _STATES_NESTING)
    context = Context(page, grammar)
    body = blocks(top, context)
    order = footnotes.in_order(source, lexed.marks, [node.first.row for node in bodies], grammar)
    bodies = [bodies[at] for at in order]
    body += notes(bodies, context)
    waste = [*lexed.furniture, *[("rule", row) for row in layout]]
    furniture = [*source.furniture, *context.furniture, *_furniture(waste), *_note_marks(bodies, grammar)]
    return _finished(source, body, context, furniture, _marks(source, lexed, bodies, grammar))


def _page(source: SourceText, lexed: Lexed, cuts: dict[int, list[Cut]]) -> Page:
    """The page that words are read from: what is cut out of which row, marks and line-end hyphens included."""
    for one in lexed.marks:
        cuts.setdefault(id(one.row), []).append(Cut(one.begin, one.end, mark=one.mark))
        cuts[id(one.row)].sort(key=lambda cut: (cut.begin, cut.end))
    page = Page(source.text, cuts, {hint.at: hint.soft for hint in source.hyphens})
    page.bare = not source.furniture and not source.marks and not _pieced(source, lexed)
    page.marks = tuple(span for _, span in footnotes.places(source, lexed.marks))
    return page


def _pieced(source: SourceText, lexed: Lexed) -> bool:
    """Whether anything was cut out of a line, so that offsets in it do not count on."""
    return not source.text.isascii() and any(len(row.line.pieces) > 1 for row in lexed.rows)


def _marks(source: SourceText, lexed: Lexed, bodies: Sequence[Node], grammar: Grammar) -> tuple[Mark, ...]:
    """Every mark in the text, with the path of its note."""
    numbers: dict[str, int] = {}
    for number, node in enumerate(bodies, 1):
        numbers.setdefault(footnotes.name(footnotes.body_mark(node.first.row, grammar)), number)
    found = footnotes.places(source, lexed.marks)
    targets = [(mark, span, numbers.get(footnotes.name(mark))) for mark, span in found]
    return tuple(Mark(mark, span, f"footnote:{number}" if number else None) for mark, span, number in targets)


def _finished(
    source: SourceText, body: Sequence[Block], context: Context, furniture: list[Furniture], marks: tuple[Mark, ...]
) -> Agreement:
    """The agreement over `body`, with all that is addressed by the paths that building gave."""
    agreement = Agreement.build(body, reader=_reader(), own=True, source=source.source, text=source.text)
    walked = list(agreement.walk())
    solid = _solid(walked)
    tree = slots.Blocks([block.path for block in walked], context.segments)
    agreement = evolve(
        agreement,
        title=_title(agreement, source),
        furniture=_outside(sorted(furniture, key=lambda f: f.span), solid),
        marks=_unswallowed(marks, solid),
        slots=slots.slots(context.blanks, context.fields, tree, source.prompts, context.page, grammar=context.grammar),
        options=_options(source, context, tree.paths),
        diagnostics=(*source.diagnostics, *context.diagnostics, *about_labels(agreement)),
    )
    agreement.readings.attach(agreement)
    return agreement


_STATES_NESTING = frozenset({"text/html", "application/xhtml+xml", "text/markdown"})
"""Formats in which a block outside a list is known to be outside it."""


def _reader() -> Reader:
    try:
        from contractmodel.parse.reader import READER
    except ImportError:
        return SILENT
    return READER


def _furniture(rows: Sequence[tuple[str, Row]]) -> list[Furniture]:
    return [Furniture(kind, span) for kind, row in rows for span in spans(row.line, 0, row.end)]


def _solid(walked: Sequence[Block]) -> list[Span]:
    """What takes one span whatever stands inside it: labels, headings, values of fields. In order of place."""
    found: list[Span] = []
    for block in walked:
        if isinstance(block, Clause):
            found.append(block.label_span)
            if block.heading_span is not None:
                found.append(block.heading_span)
        elif isinstance(block, Signature):
            found.extend(field.span for field in block.fields if field.text)
    return sorted(found)


def _outside(furniture: Sequence[Furniture], solid: Sequence[Span]) -> tuple[Furniture, ...]:
    """`furniture` without what stands inside one of `solid`. Both are in order of place."""
    done: list[Furniture] = []
    at = 0
    for one in furniture:
        while at < len(solid) and solid[at].end <= one.span.start:
            at += 1
        if at == len(solid) or one.span.end <= solid[at].start:
            done.append(one)
        elif one.span.start < solid[at].start:
            done.append(evolve(one, span=Span(one.span.start, solid[at].start)))
        elif one.span.end > solid[at].end:
            done.append(evolve(one, span=Span(solid[at].end, one.span.end)))
    return tuple(done)


def _unswallowed(marks: Sequence[Mark], solid: Sequence[Span]) -> tuple[Mark, ...]:
    """`marks` without those inside one of `solid`. Both are in order of place."""
    kept: list[Mark] = []
    starts = [span.start for span in solid]
    for one in marks:
        before = bisect_right(starts, one.span.start) - 1
        if before < 0 or solid[before].end <= one.span.start:
            kept.append(one)
    return tuple(kept)


def _note_marks(bodies: Sequence[Node], grammar: Grammar) -> list[Furniture]:
    """The marks that the notes' bodies begin with."""
    rows = [node.first.row for node in bodies]
    return [Furniture("markup", s) for row in rows for s in spans(row.line, 0, footnotes.mark_end(row, grammar))]


def _title(agreement: Agreement, source: SourceText) -> str | None:
    for block in agreement.body:
        if block.type is BlockType.TITLE:
            return block.text
    if source.title is not None:
        return " ".join(source.title.of(source.text).split()) or None
    return None


def _options(source: SourceText, context: Context, paths: Sequence[str]) -> tuple[Option, ...]:
    done: list[Option] = []
    for hint in source.options:
        for number, segments in enumerate(context.segments):
            if segments and segments[0].row.line.start <= hint.span.start <= segments[-1].row.line.end:
                begin = place_in_text(hint.span.start, segments, context.page)
                printed = hint.span.end > hint.span.start
                end = place_in_text(hint.span.end, segments, context.page) if printed else begin
                done.append(Option(hint.text, paths[number], Span(begin, end), printed))
                break
    return tuple(done)
