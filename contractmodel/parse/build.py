"""From the tree of groups to the tree of values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from contractmodel.model import (
    Block,
    BlockType,
    Clause,
    Diagnostic,
    Footnote,
    Furniture,
    Schedule,
    Span,
)
from contractmodel.parse import footnotes, signature
from contractmodel.parse.grammar import Grammar
from contractmodel.parse.heads import bare_heading, before_mark, like_a_sentence, span_of, split
from contractmodel.parse.lexer import Token
from contractmodel.parse.nesting import Node
from contractmodel.parse.signature import Open
from contractmodel.parse.slots import Found, found_in
from contractmodel.parse.thresholds import LEAST_HEADLESS
from contractmodel.parse.words import Page, Segment, Words, read
from contractmodel.text.line import offset, spans

_TYPES = {
    "title": BlockType.TITLE,
    "notice": BlockType.NOTICE,
    "recital": BlockType.RECITAL,
    "heading": BlockType.HEADING,
    "paragraph": BlockType.PARAGRAPH,
    "item": BlockType.ITEM,
    "table": BlockType.TABLE,
    "attestation": BlockType.ATTESTATION,
}


class Context:
    """What building collects on its way: blanks, open fields, furniture and diagnostics, by block in reading order."""

    __slots__ = ("_headed", "blanks", "diagnostics", "fields", "furniture", "grammar", "page", "segments")

    def __init__(self, page: Page, grammar: Grammar) -> None:
        self.page = page
        self.grammar = grammar
        self.blanks: list[Found] = []
        self.fields: list[tuple[int, Open]] = []
        self.furniture: list[Furniture] = []
        self.diagnostics: list[Diagnostic] = []
        self.segments: list[list[Segment]] = []
        self._headed: dict[tuple[int, str], bool] = {}

    def headed(self, node: Node, siblings: Sequence[Node]) -> bool:
        """Whether several clauses labelled like `node` among its `siblings` begin with a heading, or it stands alone.

        Worked out once for a list.
        """
        style = _style(node)
        if (id(siblings), style) not in self._headed:
            alike = [one for one in siblings if one.rule == "clause" and _style(one) == style]
            found = sum(bool(split(one.tokens, self.grammar, alone=False)[0]) for one in alike)
            self._headed[id(siblings), style] = found > 1 or len(alike) <= LEAST_HEADLESS
        return self._headed[id(siblings), style]


def _style(node: Node) -> str:
    reading = node.first.reading
    return "" if reading is None else reading.style


class _Head(NamedTuple):
    label: str
    label_span: Span
    heading: str | None
    heading_span: Span | None


_new = tuple.__new__
"""What makes a named tuple of all its values at a third of the cost of calling it."""


def blocks(nodes: Sequence[Node], context: Context) -> list[Block]:
    """The values of `nodes`, in order. Linear; recursive in the depth of nesting, which the lexer caps."""
    done: list[Block] = []
    for node in nodes:
        if node.rule == "signature":
            for built in signature.build(node.tokens, context.page, context.grammar):
                number = len(context.segments)
                context.segments.append([])
                context.fields.extend((number, gap) for gap in built.open)
                context.furniture.extend(built.furniture)
                context.diagnostics.extend(built.diagnostics)
                done.append(built.block)
        elif node.rule in ("clause", "schedule"):
            done.append(_clause(node, nodes, context))
        else:
            done.append(_plain(node, context))
    return done


def notes(nodes: Sequence[Node], context: Context) -> list[Block]:
    """The footnotes, in order."""
    done: list[Block] = []
    for node in nodes:
        tokens = node.tokens
        first = tokens[0]
        end = footnotes.mark_end(first.row, context.grammar)
        segments = [Segment(first.row, end, first.end), *(Segment(t.row, t.begin, t.end) for t in tokens[1:])]
        words = _read(segments, context)
        start = offset(first.row.line, 0)
        done.append(
            Footnote(
                text=words.text,
                text_spans=words.spans,
                mark=footnotes.body_mark(first.row, context.grammar),
                span=Span(start, max([start, *(s.end for s in words.spans)])),
            )
        )
    return done


def _read(segments: list[Segment], context: Context) -> Words:
    number = len(context.segments)
    context.segments.append(segments)
    words = read(segments, context.page)
    if words.blanks:
        context.blanks.extend(found_in(number, words))
    return words


def _plain(node: Node, context: Context) -> Block:
    words = _read([Segment(token.row, token.begin, token.end) for token in node.tokens], context)
    first = node.first
    if first.label.end > first.label.start:
        for span in spans(first.row.line, first.label.start, first.label.end):
            context.furniture.append(Furniture("bullet", _trimmed(span, context.page)))
    body = tuple(blocks(node.body, context)) if node.body else ()
    return Block(
        type=_TYPES[node.rule],
        text=words.text,
        text_spans=words.spans,
        joints=words.joints,
        body=body,
        span=_span(words.spans, body, first),
    )


def _trimmed(span: Span, page: Page) -> Span:
    return Span(span.start, span.start + len(page.text[span.start : span.end].rstrip()))


def _span(own: Sequence[Span], body: Sequence[Block], first: Token) -> Span:
    """The span of a block with what lies in it: `own` pieces in order, then `body` (whose columns may overlap)."""
    if not own and not body:
        place = offset(first.row.line, first.begin)
        return Span(place, place)
    start = own[0].start if own else body[0].span.start
    end = own[-1].end if own else start
    for block in body:
        start = min(start, block.span.start)
        end = max(end, block.span.end)
    return _new(Span, (start, end))


def _clause(node: Node, siblings: Sequence[Node], context: Context) -> Block:
    if node.rule == "schedule":
        head, segments = _schedule_head(node, context.grammar, context.page)
    else:
        head, segments = _clause_head(node, siblings, context)
    words = _read(segments, context)
    body = tuple(blocks(node.body, context)) if node.body else ()
    own = (head.label_span,) if head.heading_span is None else (head.label_span, head.heading_span)
    made = Schedule if node.rule == "schedule" else Clause
    return made(
        label=head.label,
        label_span=head.label_span,
        heading=head.heading,
        heading_span=head.heading_span,
        text=words.text,
        text_spans=words.spans,
        joints=words.joints,
        body=body,
        span=_span((*own, *words.spans), body, node.first),
    )


def _clause_head(node: Node, siblings: Sequence[Node], context: Context) -> tuple[_Head, list[Segment]]:
    grammar, page = context.grammar, context.page
    tokens = node.tokens
    first = tokens[0]
    line = first.row.line
    begin, end = first.label
    if len(line.pieces) == 1:
        label_span = _new(Span, (line.start + begin, line.start + end))
    else:
        label_span = Span(offset(line, begin), offset(line, end - 1) + 1)
    label = " ".join(first.row.text[begin:end].split())
    heading, rest = split(tokens, grammar, alone=not node.body)
    if heading and like_a_sentence(heading, rest) and not context.headed(node, siblings):
        heading, rest = [], [Segment(token.row, token.begin, token.end) for token in tokens]
    if heading and page.marks:
        heading, more = before_mark(heading, page.marks)
        rest = [*more, *rest]
    if not heading:
        return _new(_Head, (label, label_span, None, None)), rest
    return _Head(label, label_span, bare_heading(_printed(heading)), span_of(heading)), rest


def _printed(heading: Sequence[Segment]) -> str:
    return " ".join([one.row.text[one.begin : one.end] for one in heading])


def _schedule_head(node: Node, grammar: Grammar, page: Page) -> tuple[_Head, list[Segment]]:
    first = node.first
    row = first.row
    match = grammar["SCHEDULE"].match(row.text)
    end = match.end() if match is not None else row.end
    label_span = Span(offset(row.line, 0), offset(row.line, end - 1) + 1)
    label = " ".join(row.text[:end].split())
    heads = [Segment(row, end, row.end)] if row.text[end:].strip() else []
    heads += [Segment(t.row, t.begin, t.end) for t in node.tokens[1:] if t.kind == "CAPTION"]
    rest = [Segment(t.row, t.begin, t.end) for t in node.tokens[1:] if t.kind != "CAPTION"]
    if not heads:
        return _Head(label, label_span, None, None), rest
    heads, more = before_mark(heads, page.marks)
    if not heads:
        return _Head(label, label_span, None, None), [*more, *rest]
    heading = bare_heading(_printed(heads).strip().lstrip(".:–—- "))
    rest = [*more, *rest]
    return _Head(label, label_span, heading or None, span_of(heads)), rest
