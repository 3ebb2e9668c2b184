"""The way from a text to its tree, step by step."""

from __future__ import annotations

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
    SourceText,
    Span,
)
from contractmodel.parse import footnotes, slots
from contractmodel.parse.build import Context, blocks, notes
from contractmodel.parse.diagnostics import about_labels
from contractmodel.parse.grammar import Grammar, load
from contractmodel.parse.lexer import lex
from contractmodel.parse.nesting import Node, nest
from contractmodel.parse.rows import Row
from contractmodel.parse.words import Cut, Page, place_in_text
from contractmodel.text.lines import lines, spans


def parse(source: SourceText) -> Agreement:
    r"""The agreement that `source` says: its tree of blocks, marks, furniture, slots and diagnostics. Any text parses.

    Every character that is no white space lies in exactly one label, heading, text piece, mark, signature value or
    piece of furniture. Definitions, references and provisions are worked out when first asked for. Linear; about
    40 ms for 340 kB. Raises nothing for any text.

    >>> from contractmodel.model import Source
    >>> agreement = parse(SourceText(Source(), "Loan\n\n1. You agree that:\n(a) you pay; and\n(b) you thank."))
    >>> [(block.path, block.text) for block in agreement.walk()]
    [('title:1', 'Loan'), ('1', 'You agree that:'), ('1.a', 'you pay; and'), ('1.b', 'you thank.')]
    """
    grammar = load("agreement")
    lexed = lex(source, lines(source), grammar)
    cuts, layout = slots.cuts(lexed.rows, lexed.holes, grammar)
    for one in lexed.marks:
        cuts.setdefault(id(one.row), []).append(Cut(one.begin, one.end, mark=one.mark))
        cuts[id(one.row)].sort(key=lambda cut: (cut.begin, cut.end))
    unread = {id(row) for row in layout}
    tokens = [token for token in lexed.tokens if id(token.row) not in unread]
    groups = grammar.groups("agreement", [token.kind for token in tokens], tokens, otherwise="TEXT")
    states = source.source.media_type in _STATES_NESTING
    top, bodies = nest(groups, grammar, stated=states)
    context = Context(
        Page(
            source.text,
            cuts,
            {hint.at: hint.soft for hint in source.hyphens},
            bare=not source.furniture and not source.marks,
        ),
        grammar,
    )
    body = blocks(top, context)
    printed_marks = [footnotes.body_mark(node.first.row, grammar) for node in bodies]
    mentioned: dict[str, int] = {}
    for mark, span, _ in footnotes.targets(source, lexed.marks, printed_marks):
        mentioned.setdefault(footnotes.name(mark), span.start)
    order = footnotes.in_order(printed_marks, mentioned)
    body += notes(bodies, context, order)
    agreement = Agreement.build(body, reader=_reader(), source=source.source, text=source.text, template=None)
    walked = list(agreement.walk())
    paths = [block.path for block in walked]
    furniture = [*source.furniture, *context.furniture, *_waste(lexed.furniture, layout)]
    marks = tuple(
        Mark(mark, span, None if number is None else f"footnote:{number}")
        for mark, span, number in footnotes.targets(source, lexed.marks, [printed_marks[at] for at in order])
    )
    furniture += [Furniture("markup", s) for s in _note_marks(bodies, grammar)]
    agreement = evolve(
        agreement,
        title=_title(agreement, source),
        furniture=_outside(sorted(furniture, key=lambda f: f.span), walked),
        marks=marks,
        slots=slots.slots(
            context.blanks,
            context.fields,
            slots.Blocks(paths, context.segments),
            source.prompts,
            context.page,
            grammar=grammar,
        ),
        options=_options(source, context, paths),
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


def _waste(taken: Sequence[tuple[str, Row]], layout: Sequence[Row]) -> list[Furniture]:
    rows = [*taken, *[("rule", row) for row in layout]]
    return [Furniture(kind, span) for kind, row in rows for span in spans(row.line, 0, row.end)]


def _outside(furniture: Sequence[Furniture], walked: Sequence[Block]) -> tuple[Furniture, ...]:
    """`furniture` without what stands inside a label or a heading: their one span covers it. In order of place."""
    heads = sorted(
        span
        for block in walked
        if isinstance(block, Clause)
        for span in (block.label_span, block.heading_span)
        if span is not None
    )
    done: list[Furniture] = []
    at = 0
    for one in furniture:
        while at < len(heads) and heads[at].end <= one.span.start:
            at += 1
        if at == len(heads) or one.span.end <= heads[at].start:
            done.append(one)
        elif one.span.start < heads[at].start:
            done.append(evolve(one, span=Span(one.span.start, heads[at].start)))
        elif one.span.end > heads[at].end:
            done.append(evolve(one, span=Span(heads[at].end, one.span.end)))
    return tuple(done)


def _note_marks(bodies: Sequence[Node], grammar: Grammar) -> list[Span]:
    rows = [node.first.row for node in bodies]
    return [span for row in rows for span in spans(row.line, 0, footnotes.mark_end(row, grammar))]


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
