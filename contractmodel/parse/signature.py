"""Signature blocks as values: who signs, and each field with what stands in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from attrs import evolve

from contractmodel.model import BlankHint, Diagnostic, Furniture, Signature, SignatureField, SlotType, Span, normal
from contractmodel.parse.columns import column, field_name, further_columns, nearest, split
from contractmodel.parse.grammar import Grammar
from contractmodel.parse.lexer import Token
from contractmodel.parse.rooms import role, room, stripped
from contractmodel.parse.rows import Row
from contractmodel.parse.signing import body, is_value, ruled
from contractmodel.parse.words import Page, Segment, read
from contractmodel.text.line import offset, spans

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
    further = further_columns(tokens, grammar)
    for token in tokens:
        row = token.row
        begin = token.begin
        if token.kind != "VALUE" or _bulleted(row, grammar):
            begin = max(begin, body(row, grammar))
        bullet = [span for span in spans(row.line, token.begin, begin) if not span.of(page.text).isspace()]
        furniture += [Furniture("bullet", span) for span in bullet]
        pieces = split(row, begin, token.end, grammar, further)
        for number, piece in enumerate(pieces):
            at = column(piece, further) if number else 0
            if len(pieces) == 1 and len(columns) > 1:
                at = nearest(columns, piece)
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


def _parted(column: Sequence[Segment], grammar: Grammar) -> list[list[Segment]]:
    """`column` cut where a second signing begins: each part is one signature."""
    parts: list[list[Segment]] = [[]]
    signed = False
    for piece in column:
        signing = piece.row.kind != "SIGNER" and (
            role(piece, grammar) is not None or grammar["SIGNING"].match(piece.row.text, piece.begin) is not None
        )
        another = piece.row.kind == "SIGNER" and grammar["DEED"].match(piece.row.text, piece.begin) is not None
        if piece.row.kind == "SIGNER" and (signed or (another and parts[-1] and piece.row.fresh)):
            parts.append([])
            signed = False
        elif signing and signed:
            parts.append([])
        signed = signed or signing
        parts[-1].append(piece)
    return [part for part in parts if part]


class _Parts:
    """What the pieces of one signature are told apart into, as they are met."""

    __slots__ = ("below", "fields", "named", "party", "printed", "rules")

    def __init__(self) -> None:
        self.party: list[Segment] = []
        self.named: list[Segment] = []
        self.rules: list[Segment] = []
        self.below: list[Segment] = []
        self.fields: list[_Field] = []
        self.printed: list[Segment] = []

    def rule(self, piece: Segment) -> None:
        """A rule above the first field: to sign on, where its line is a field by itself."""
        self.printed.append(piece)
        self.rules.append(piece)
        if piece.row.kind == "FIELD":
            self.fields.append(_Field("signed", Segment(piece.row, piece.begin, piece.begin)))
            self.fields[-1].blanks.append(piece)

    def field(self, piece: Segment, end: int, grammar: Grammar) -> None:
        """A field whose label ends at `end`, and what stands behind it."""
        row, begin, stop = piece
        field = _Field(field_name(row.text[begin:end]), Segment(row, begin, end))
        if not self.fields:
            field.blanks.extend(self.rules)
        self.fields.append(field)
        self.printed.append(field.printed)
        _fill(field, Segment(row, end, stop), self.printed, grammar)

    def braced(self, piece: Segment, brace: Span, grammar: Grammar) -> None:
        """A line of a deed: who signs before the brace, the room to sign behind it."""
        row, begin, end = piece
        mark = Segment(row, *brace)
        self.party.append(Segment(row, begin, brace.start))
        if not self.fields:
            self.fields.append(_Field("signed", mark))
        self.printed += [self.party[-1], mark]
        behind = Segment(row, brace.end, end)
        if self.fields[0].blanks and not self.fields[0].values and row.text[brace.end : end].strip():
            self.value(stripped(behind), grammar)
        else:
            _fill(self.fields[0], behind, self.printed, grammar)

    def value(self, piece: Segment, grammar: Grammar) -> None:
        """A line below a field: its value, who signed there, or words that are only printed."""
        if _stands_below(self.fields[-1], piece, grammar):
            self.below.append(piece)
        elif _may_fill(self.fields[-1], piece, grammar):
            _fill(self.fields[-1], piece, self.printed, grammar)
        else:
            self.printed.append(piece)

    def signer(self, piece: Segment, grammar: Grammar) -> None:
        """A line that names the party, with its role before the name perhaps."""
        row, begin, end = piece
        match = grammar["NAMED_PARTY"].match(row.text, begin, end)
        if match is not None and not self.fields and not self.named:
            piece = Segment(row, begin, match.end())
            self.named.append(Segment(row, match.end(), end))
        self.party.append(piece)
        self.printed.append(piece)


def _one(pieces: Sequence[Segment], page: Page, grammar: Grammar) -> Built:
    parts = _Parts()
    for piece in pieces:
        row, begin, end = piece
        match = grammar["FIELD"].match(row.text, begin, end)
        beside = room(piece, pieces[0], grammar) if row.kind == "SIGNER" else None
        ruled_at = role(piece, grammar)
        if beside is not None:
            parts.braced(piece, beside, grammar)
        elif ruled_at is not None:
            parts.signer(Segment(row, begin, ruled_at), grammar)
            parts.rule(stripped(Segment(row, ruled_at, end)))
        elif match is None and not parts.fields and ruled(row.text[begin:end].strip() or "-", grammar):
            parts.rule(piece)
        elif match is not None and (row.kind == "FIELD" or begin > body(row, grammar)):
            parts.field(piece, match.end(), grammar)
        elif parts.fields and row.kind != "SIGNER":
            parts.value(piece, grammar)
        else:
            parts.signer(piece, grammar)
    if parts.below:
        _captions(parts.below, parts.fields, parts.printed, grammar)
    built = _value(parts.party, parts.named, parts.fields, parts.printed, page)
    return built._replace(block=evolve(built.block, party=_behalf(built.block.party, grammar)))


def _stands_below(field: _Field, piece: Segment, grammar: Grammar) -> bool:
    """Whether `piece` is a line that names who signs, below the line that is signed on."""
    row, begin, end = piece
    text = row.text[begin:end].strip()
    if field.name not in SIGNS or not (field.blanks or field.values) or not text or ruled(text, grammar):
        return False
    said = " ".join(one.row.text[one.begin : one.end] for one in field.values)
    if field.values and not signs(said):
        return False
    return field.printed.row is not row and is_value(text, grammar)


def signs(text: str) -> bool:
    """Whether a value is a signature, so that what stands below it only tells whose.

    >>> signs("/s/ Ada Example"), signs("Ada")
    (True, False)
    """
    return text.lstrip().lower().startswith(("/s/", "/ss/"))


def _captions(below: Sequence[Segment], fields: list[_Field], printed: list[Segment], grammar: Grammar) -> None:
    """Make fields of the lines below a signature: a name, a title. They only are printed where fields say these."""
    known = {field.name for field in fields}
    for piece in below:
        office = grammar["OFFICE"].match(normal(piece.row.text[piece.begin : piece.end])) is not None
        name = "title" if office or "name" in known else "name"
        if name in known:
            printed.append(piece)
            continue
        known.add(name)
        field = _Field(name, Segment(piece.row, piece.begin, piece.begin))
        field.values.append(piece)
        fields.append(field)
    fields.sort(key=lambda field: (field.printed.row.line.start, field.printed.begin))


def _behalf(party: str, grammar: Grammar) -> str:
    """`party` without the words that say who signs for it ("Signed by Ada for and on behalf of Quince Ltd")."""
    found = grammar["ON_BEHALF"].match(party)
    if found is None or found.end() >= len(party):
        return party
    ended = grammar["PARTY_END"].search(party, found.end())
    return party[found.end() : ended.start() if ended is not None else len(party)].rstrip(" ,:") or party


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
