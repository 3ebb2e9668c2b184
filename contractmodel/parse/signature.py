"""Signature blocks as values: who signs, and each field with what stands in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from attrs import evolve

from contractmodel.model import BlankHint, Diagnostic, Furniture, Signature, SignatureField, SlotType, Span, normal
from contractmodel.parse.grammar import Grammar
from contractmodel.parse.lexer import Token
from contractmodel.parse.rows import Row
from contractmodel.parse.signing import body, is_value, ruled
from contractmodel.parse.thresholds import COLUMN_SLACK
from contractmodel.parse.words import Page, Segment, read
from contractmodel.text.lines import offset, spans

_NAMES = {
    "printed name": "name",
    "print name": "name",
    "name printed": "name",
    "full name": "name",
    "date signed": "date",
    "dated": "date",
    "authorized signature": "signature",
    "authorised signature": "signature",
    "sign": "signed",
    "sign here": "signed",
    "please sign": "signed",
    "please sign here": "signed",
    "": "signed",
}
"""Field labels, in lower case, that name another field's thing."""

SIGNS = frozenset({"signed", "signature", "by", "per"})
"""The fields in which the signing itself is done."""


class Open(NamedTuple):
    """A field with nothing in it: its name, its type, where its value would stand, the format's hint if it gave one."""

    field: str
    type: SlotType
    span: Span
    hint: BlankHint | None


class Built(NamedTuple):
    """A signature block and what reading it brought up."""

    block: Signature
    open: tuple[Open, ...]
    furniture: tuple[Furniture, ...]
    diagnostics: tuple[Diagnostic, ...]


class _Field:
    __slots__ = ("blanks", "hint", "name", "printed", "values")

    def __init__(self, name: str, printed: Segment) -> None:
        self.name = name
        self.printed = printed
        self.values: list[Segment] = []
        self.blanks: list[Segment] = []
        self.hint: BlankHint | None = None


def build(tokens: Sequence[Token], page: Page, grammar: Grammar) -> list[Built]:
    """The signature blocks that `tokens` (one group of the grammar) print, in order: two columns give two blocks."""
    columns: list[list[Segment]] = []
    furniture: list[Furniture] = []
    second = _second_column(tokens, grammar)
    for token in tokens:
        row = token.row
        begin = token.begin
        if token.kind != "VALUE" or _bulleted(row, grammar):
            begin = max(begin, body(row, grammar))
        if begin > token.begin:
            furniture.append(Furniture("bullet", Span(offset(row.line, token.begin), offset(row.line, begin - 1) + 1)))
        pieces = _split(row, begin, token.end, grammar, second)
        for number, piece in enumerate(pieces):
            at = 0 if second is None else number
            if len(pieces) == 1 and len(columns) > 1:
                at = _nearest(columns, piece)
            while len(columns) <= at:
                columns.append([])
            columns[at].append(piece)
    built = [_one(part, page, grammar) for column in columns for part in _parted(column, grammar)]
    if built and furniture:
        built[0] = built[0]._replace(furniture=tuple(furniture))
    return built


def _bulleted(row: Row, grammar: Grammar) -> bool:
    found = grammar["BULLET"].match(row.text)
    return found is not None and (
        found.end() == len(row.text) or grammar["FIELD"].match(row.text, found.end()) is not None
    )


def _second_column(tokens: Sequence[Token], grammar: Grammar) -> float | None:
    """Where a second column of signatures begins: by the first row that signs, or repeats a field, behind a wide space.

    Different fields beside each other ("Signature: ____   Date: ____") are one signature's.
    """
    for token in tokens:
        text = token.row.text
        first = grammar["FIELD"].match(text)
        at = 1
        while (found := _wide_gap(text, at, token.end)) is not None:
            at = found
            match = grammar["FIELD"].match(text, at)
            repeated = match is not None and first is not None and _name(match.group()) == _name(first.group())
            if repeated or grammar["SIGNING"].match(text, at):
                return token.row.indent + at
    return None


def _split(row: Row, begin: int, end: int, grammar: Grammar, second: float | None) -> list[Segment]:
    """The columns of a row: pieces far apart that begin with a field, or where the second column does."""
    text = row.text
    starts = [begin]
    at = begin
    while True:
        gap = _wide_gap(text, at, end)
        if gap is None:
            break
        near = second is not None and abs(row.indent + gap - second) <= COLUMN_SLACK
        if near or grammar["FIELD"].match(text, gap):
            starts.append(gap)
        at = gap
    if second is None:
        starts = sorted({*starts, *_behind_blanks(text, begin, end, grammar), *_run_on(text, begin, end, grammar)})
    return [Segment(row, a, b) for a, b in zip(starts, [*starts[1:], end], strict=True)]


def _behind_blanks(text: str, begin: int, end: int, grammar: Grammar) -> list[int]:
    """Where fields begin right behind a blank of the same line ("Signed: ____ Date: ____")."""
    found: list[int] = []
    for blank in grammar["BLANK"].finditer(text, begin, end):
        at = blank.end()
        while at < end and text[at] in " \t\u00a0":
            at += 1
        match = grammar["FIELD"].match(text, at, end)
        if match is not None and match.end() > at > blank.end():
            found.append(at)
    return found


def _run_on(text: str, begin: int, end: int, grammar: Grammar) -> list[int]:
    """Where further fields begin on a line that a converter joined ("By: Name: Ada Example Date: 3 March 2026")."""
    found: list[int] = []
    first = grammar["FIELD"].match(text, begin, end)
    at = first.end() if first is not None else end
    while (at := text.find(" ", at, end)) >= 0:
        at += 1
        if (
            text[at : at + 1].isupper()
            and (match := grammar["FIELD"].match(text, at, end))
            and match.group().endswith(":")
        ):
            found.append(at)
            at = match.end()
    return found


def _wide_gap(text: str, at: int, end: int) -> int | None:
    """Where words begin again behind the next run of three spaces or a tab, from `at` on."""
    while at < end:
        if text[at] in " \t\u00a0":
            start = at
            while at < end and text[at] in " \t\u00a0":
                at += 1
            if at < end and (at - start >= 3 or "\t" in text[start:at]):
                return at
        else:
            at += 1
    return None


def _nearest(columns: Sequence[Sequence[Segment]], piece: Segment) -> int:
    """The column in which a lone piece stands, by its indentation."""
    indent = piece.row.indent
    best, least = 0, 1e9
    for number, column in enumerate(columns):
        away = abs(column[-1].row.indent + column[-1].begin - indent)
        if away < least:
            best, least = number, away
    return best


def _parted(column: Sequence[Segment], grammar: Grammar) -> list[list[Segment]]:
    """`column` cut where a second signing begins: each part is one signature."""
    parts: list[list[Segment]] = [[]]
    signed = False
    for piece in column:
        signing = grammar["SIGNING"].match(piece.row.text, piece.begin) is not None and piece.row.kind != "SIGNER"
        if piece.row.kind == "SIGNER" and signed:
            parts.append([])
            signed = False
        elif signing and signed:
            parts.append([])
        signed = signed or signing
        parts[-1].append(piece)
    return [part for part in parts if part]


def _one(pieces: Sequence[Segment], page: Page, grammar: Grammar) -> Built:
    party: list[Segment] = []
    named: list[Segment] = []
    rules: list[Segment] = []
    fields: list[_Field] = []
    printed: list[Segment] = []
    for piece in pieces:
        row, begin, end = piece
        match = grammar["FIELD"].match(row.text, begin, end)
        if match is None and not fields and ruled(row.text[begin:end].strip() or "-", grammar):
            printed.append(piece)
            rules.append(piece)
            if row.kind == "FIELD":
                fields.append(_Field("signed", Segment(row, begin, begin)))
                fields[-1].blanks.append(piece)
        elif match is not None and (row.kind == "FIELD" or begin > body(row, grammar)):
            field = _Field(_name(match.group()), Segment(row, begin, match.end()))
            if not fields:
                field.blanks.extend(rules)
            fields.append(field)
            printed.append(field.printed)
            _fill(field, Segment(row, match.end(), end), printed, grammar)
        elif fields and row.kind != "SIGNER":
            if _may_fill(fields[-1], piece, grammar):
                _fill(fields[-1], piece, printed, grammar)
            else:
                printed.append(piece)
        else:
            match = grammar["NAMED_PARTY"].match(row.text, begin, end)
            if match is not None and not fields and not named:
                party.append(Segment(row, begin, match.end()))
                named.append(Segment(row, match.end(), end))
                printed.append(party[-1])
            else:
                party.append(piece)
                printed.append(piece)
    built = _value(party, named, fields, printed, page)
    return built._replace(block=evolve(built.block, party=_behalf(built.block.party, grammar)))


def _behalf(party: str, grammar: Grammar) -> str:
    """`party` without the words that say who signs for it ("Signed for and on behalf of Quince Ltd")."""
    found = grammar["ON_BEHALF"].match(party)
    return party[found.end() :] if found is not None and found.end() < len(party) else party


def _name(label: str) -> str:
    words = " ".join(label.lower().replace("_", " ").split()).rstrip(" :")
    if words.startswith(("signed by", "signed for", "signed on")):
        return "signed"
    if words.startswith(("signature of", "authorized signature of", "authorised signature of")) or words.endswith(
        (" signature", "s' signature")
    ):
        return "signature"
    return _NAMES.get(words, words)


def _may_fill(field: _Field, piece: Segment, grammar: Grammar) -> bool:
    """Whether the line `piece` below `field` is its rule or its value: nothing fills a field whose rule stands bare."""
    text = piece.row.text[piece.begin : piece.end].strip()
    if not text or ruled(text, grammar):
        return True
    if field.blanks and not field.values:
        return False
    return is_value(text, grammar)


def _fill(field: _Field, piece: Segment, printed: list[Segment], grammar: Grammar) -> None:
    """Put what stands in `piece` into `field`: rules and prompts are its blank, anything else is its value."""
    row, begin, end = piece
    text = row.text[begin:end]
    for hint in row.line.blanks:
        if field.hint is None:
            field.hint = hint
    while True:
        text = row.text[begin:end]
        begin += len(text) - len(text.lstrip())
        found = grammar["BLANK"].match(row.text, begin, end) or grammar["SIGNATURE_PROMPT"].match(row.text, begin, end)
        if found is None:
            found = grammar["BESIDE_RULE"].match(row.text, begin, end)
            if found is not None and not field.blanks and not _ruled_behind(row, found.end(), end, grammar):
                found = None
        if found is None or found.end() == begin:
            break
        field.blanks.append(Segment(row, begin, found.end()))
        printed.append(field.blanks[-1])
        begin = found.end()
    stripped = len(row.text[:end].rstrip())
    if begin < stripped and ruled(row.text[begin:stripped], grammar):
        field.blanks.append(Segment(row, begin, stripped))
        printed.append(field.blanks[-1])
        return
    while stripped > begin and row.text[begin:stripped].endswith("__"):
        cut = len(row.text[:stripped].rstrip("_"))
        field.blanks.append(Segment(row, cut, stripped))
        printed.append(field.blanks[-1])
        stripped = len(row.text[:cut].rstrip())
    if begin < stripped:
        field.values.append(Segment(row, begin, stripped))


def _ruled_behind(row: Row, begin: int, end: int, grammar: Grammar) -> bool:
    """Whether a rule, or nothing at all, stands behind the bracket that ends at `begin`."""
    rest = row.text[begin:end].strip()
    return not rest or grammar["BLANK"].match(rest) is not None


def _value(
    party: Sequence[Segment],
    named: Sequence[Segment],
    fields: Sequence[_Field],
    printed: Sequence[Segment],
    page: Page,
) -> Built:
    done: list[SignatureField] = []
    gaps: list[Open] = []
    diagnostics: list[Diagnostic] = []
    who = read(party, page).text.rstrip(" :,")
    if named:
        words = read(named, page)
        done.append(
            SignatureField(name="name", value=words.text or None, text=words.text, span=_cover(words.spans, named))
        )
    for field in fields:
        apart = _apart(field.values, page)
        printed = [*printed, *apart]
        words = read(field.values[: len(field.values) - len(apart)], page)
        span = _cover(words.spans, field.values or [Segment(field.printed.row, field.printed.end, field.printed.end)])
        kind = SlotType.DATE if field.name == "date" else SlotType.SIGNATURE if field.name in SIGNS else SlotType.TEXT
        value: str | None = words.text or None
        if kind is SlotType.DATE and value is not None:
            value = _date(value, span, diagnostics)
        label = read([field.printed], page)
        done.append(
            SignatureField(
                name=field.name,
                value=value,
                text=words.text,
                printed=label.text,
                span=span,
                printed_span=_cover(label.spans, [field.printed]),
            )
        )
        if not words.text:
            blanks = read_spans(field.blanks)
            gaps.append(Open(field.name, kind, _cover(blanks, ()) if blanks else span, field.hint))
    said = read([one for one in printed if one not in {b for f in fields for b in f.blanks}], page)
    where = read(sorted(printed, key=lambda one: (one.row.line.start, one.begin)), page)
    everything = [*where.spans, *(field.span for field in done if field.text)]
    span = Span(min(s.start for s in everything), max(s.end for s in everything)) if everything else Span(0, 0)
    block = Signature(text=said.text, party=who, fields=tuple(done), span=span, text_spans=where.spans)
    return Built(block, tuple(gaps), (), tuple(diagnostics))


def _apart(values: Sequence[Segment], page: Page) -> list[Segment]:
    """The pieces of a value that something else stands before: a value is one stretch, so they are only printed."""
    for number in range(1, len(values)):
        before, after = read_spans(values[number - 1 : number]), read_spans(values[number : number + 1])
        if before and after and normal(page.text[before[-1].end : after[0].start]):
            return list(values[number:])
    return []


def read_spans(segments: Sequence[Segment]) -> list[Span]:
    """The spans of `segments` in the extraction."""
    return [span for row, begin, end in segments for span in spans(row.line, begin, end)]


def _cover(found: Sequence[Span], otherwise: Sequence[Segment]) -> Span:
    """One span over all of `found`; an empty one at the first of `otherwise` where there is none."""
    if found:
        return Span(found[0].start, found[-1].end)
    if not otherwise:
        return Span(0, 0)
    row, begin, _ = otherwise[0]
    place = offset(row.line, begin)
    return Span(place, place)


def _date(text: str, span: Span, diagnostics: list[Diagnostic]) -> str | None:
    from contractmodel.values import read_date

    reading = read_date(text)
    if reading.value is None:
        code = "date-ambiguous" if reading.ambiguous else "date-unread"
        told = " or ".join(reading.readings)
        why = f"may be {told}" if reading.ambiguous else f"is not read: {reading.how}"
        diagnostics.append(Diagnostic(code, "note", span, f"The date {text!r} {why}; write it as YYYY-MM-DD."))
    return reading.value
