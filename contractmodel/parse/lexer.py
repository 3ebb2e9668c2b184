"""From lines to tokens: what each line is, by the patterns of the grammar and by what stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from contractmodel.model import SourceText, Span
from contractmodel.parse import footnotes, furniture, holes, signing, spacing
from contractmodel.parse.candidates import candidates
from contractmodel.parse.fronts import heading_like, name_rows, sentence_head
from contractmodel.parse.grammar import Grammar
from contractmodel.parse.labels import Reading
from contractmodel.parse.lone import whole
from contractmodel.parse.rows import Row, full, mark_fresh, mark_prose
from contractmodel.parse.sequence import UNCOUNTED, Candidate, Placed, place
from contractmodel.patterns import compiled
from contractmodel.text.line import Line


class Token(NamedTuple):
    """One line, or the piece `[begin, end)` of its text behind (or in front of) a label, under its terminal's name.

    A `LABEL` has its `reading`; `number` is its own number among the labels, `parent` that of the clause it lies under
    and `before` that of the label before it in its list (-1 for none).
    """

    kind: str
    row: Row
    begin: int
    end: int
    label: Span = Span(0, 0)
    reading: Reading | None = None
    number: int = -1
    parent: int = -1
    before: int = -1


class Lexed(NamedTuple):
    """All tokens in order, the holes found in sentences, and the rows that are furniture with their kinds."""

    tokens: list[Token]
    rows: list[Row]
    holes: list[holes.Hole]
    furniture: list[tuple[str, Row]]
    marks: list[footnotes.Printed]


def lex(source: SourceText, lines: Sequence[Line], grammar: Grammar) -> Lexed:
    """The tokens of `lines`: every line is in exactly one, or is furniture. Linear."""
    rows = [Row(line, number) for number, line in enumerate(whole(lines, source.text, grammar))]
    if source.source.media_type == _PLAIN:
        spacing.settle(rows, grammar)
    mark_prose(rows, full(rows))
    waste = furniture.take(rows, grammar)
    rows = [row for row in rows if row.kind not in furniture.KINDS]
    _notes(rows)
    mark_fresh(rows, full(rows), grammar)
    marks = [one for one in footnotes.find(rows, source, grammar) if not holes.is_rule(one.row, grammar)]
    signing.mark(rows, grammar)
    found = holes.find(rows, grammar)
    rows = _without_rules(rows, found, waste, grammar)
    name_rows(source, rows, grammar)
    labels = candidates(rows, grammar)
    decisions = _decide(rows, labels)
    return Lexed(_tokens(rows, labels, decisions, grammar), rows, found, waste, marks)


_PLAIN = "text/plain"


def _without_rules(
    rows: list[Row], found: Sequence[holes.Hole], waste: list[tuple[str, Row]], grammar: Grammar
) -> list[Row]:
    """`rows` without the rules that only divide: those in no sentence, no signature block, and with no name."""
    holding = {id(row) for hole in found for row in hole.rules}
    kept: list[Row] = []
    for row in rows:
        if (
            row.kind
            or id(row) in holding
            or not holes.is_rule(row, grammar)
            or any(blank.name for blank in row.line.blanks)
        ):
            kept.append(row)
        else:
            waste.append(("rule", row))
    return kept


def _notes(rows: Sequence[Row]) -> None:
    """Mark the rows that begin a note's body; what follows in the same paragraph goes on with it."""
    before: Row | None = None
    for row in rows:
        hint = row.line.hint
        if row.kind or hint is None or hint.note is None:
            before = row
            continue
        last = before.line.hint if before is not None else None
        going_on = (
            before is not None and before.kind in ("NOTE", "MORE") and last is not None and last.note == hint.note
        )
        row.kind = "MORE" if going_on else "NOTE"
        before = row


_BREAKS = frozenset({"SCHEDULE", "ATTESTATION", "SIGNER", "FIELD"})
"""Rows that no series of labels counts across."""


def _decide(rows: Sequence[Row], labels: Sequence[Candidate]) -> list[Placed]:
    """Decisions for all candidates: each schedule, and what follows a signature, counts for itself."""
    breaks = [at for at, row in enumerate(rows) if row.kind in _BREAKS]
    done: list[Placed] = []
    start = 0
    for limit in [*breaks, len(rows)]:
        stop = start
        while stop < len(labels) and labels[stop].row < limit:
            stop += 1
        part = labels[start:stop]
        if part:
            flat = len({round(c.indent) for c in part if not c.second}) < 2
            found = place(part, flat=flat)
            done += [_moved(decision, start) for decision in found] if start else found
        start = stop
    return done


def _moved(decision: Placed, start: int) -> Placed:
    """`decision` with numbers that count from the first candidate of all, not from number `start`."""
    parent = decision.parent + start if decision.parent >= 0 else -1
    before = decision.before + start if decision.before >= 0 else -1
    return Placed(decision.reading, parent, before)


_NOWHERE = Span(0, 0)
_new = tuple.__new__
"""What makes a named tuple of all its values at a third of the cost of calling it."""


def _tokens(
    rows: Sequence[Row], labels: Sequence[Candidate], decisions: Sequence[Placed], grammar: Grammar
) -> list[Token]:
    tokens: list[Token] = []
    number = 0
    count = len(labels)
    captioned = False
    for at, row in enumerate(rows):
        if row.kind == "MORE" and not captioned:
            tokens.append(_new(Token, ("MORE", row, 0, row.end, _NOWHERE, None, -1, -1, -1)))
            continue
        accepted: list[int] = []
        while number < count and labels[number].row == at:
            if decisions[number].reading is not None:
                accepted.append(number)
            number += 1
        if accepted and not row.kind:
            _labelled(tokens, row, accepted, labels, decisions)
            captioned = tokens[-1].begin >= tokens[-1].end and tokens[-1].kind == "LABEL"
            continue
        kind = row.kind
        if not kind:
            if row.joined or not row.fresh:
                kind = "MORE" if tokens else "TEXT"
            elif captioned and heading_like(rows, at, grammar):
                kind = "CAPTION"
            elif heading_like(rows, at, grammar) and not grammar["RESERVED"].match(row.text):
                kind = "HEADING"
            else:
                kind = "TEXT"
            if captioned and kind in ("MORE", "TEXT") and _captions(rows, at, tokens[-1], grammar):
                kind = "CAPTION"
        captioned = kind == "SCHEDULE" or (kind == "CAPTION" and _caption_goes_on(rows, at, grammar))
        tokens.append(Token(kind, row, 0, row.end))
    return tokens


def _captions(rows: Sequence[Row], at: int, above: Token, grammar: Grammar) -> bool:
    """Whether `rows[at]`, right below the label or the schedule's head `above`, is its title.

    Below a schedule's head and a label with a keyword, it may be written like a sentence, or stand in brackets.
    """
    row = rows[at]
    if not row.fresh and not row.gap and grammar["HEADLINE"].match(row.text):
        return True
    if above.kind == "LABEL" and not (above.reading is not None and above.reading.keyword):
        return False
    after = rows[at + 1] if at + 1 < len(rows) else None
    if after is not None and not after.gap and (after.text[:1].islower() or row.gap):
        return False
    return sentence_head(row.text, grammar) or _BRACKETED.fullmatch(row.text) is not None


_BRACKETED = compiled(r"\([A-Z][^()\n]{2,80}\)")


def _caption_goes_on(rows: Sequence[Row], at: int, grammar: Grammar) -> bool:
    """Whether the title in `rows[at]`, in capitals, goes on in the next line."""
    caps = grammar["CAPS"].match
    return at + 1 < len(rows) and not rows[at + 1].gap and bool(caps(rows[at].text) and caps(rows[at + 1].text))


def _labelled(
    tokens: list[Token], row: Row, accepted: Sequence[int], labels: Sequence[Candidate], decisions: Sequence[Placed]
) -> None:
    for place_, number in enumerate(accepted):
        candidate = labels[number]
        reading, parent, before = decisions[number]
        end = labels[accepted[place_ + 1]].begin if place_ + 1 < len(accepted) else row.end
        kind = "ITEM" if reading is not None and reading.style in UNCOUNTED else "LABEL"
        label = _new(Span, (candidate.begin, candidate.finish))
        tokens.append(_new(Token, (kind, row, candidate.finish, end, label, reading, number, parent, before)))
