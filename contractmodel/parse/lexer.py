"""From lines to tokens: what each line is, by the patterns of the grammar and by what stands around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from contractmodel.model import SourceText, Span
from contractmodel.parse import footnotes, furniture, holes, signing
from contractmodel.parse.grammar import Grammar
from contractmodel.parse.labels import Reading, printed_like, readings
from contractmodel.parse.rows import Row, index, mark_fresh, tail
from contractmodel.parse.sequence import UNCOUNTED, Candidate, Placed, place
from contractmodel.parse.thresholds import CAPTION_WIDTH, HEADING_WORDS, INLINE_LINES, MAX_LABELS_A_LINE, TITLE_ROWS, TITLE_WORDS
from contractmodel.text.lines import Line

_BULLET = Reading("•", (0,), 8.0)
_ENTRY = Reading("“", (0,), 8.0)


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
    rows = [Row(line, number) for number, line in enumerate(lines)]
    waste = furniture.take(rows, grammar)
    rows = [row for row in rows if row.kind not in furniture.KINDS]
    _notes(rows, grammar)
    mark_fresh(rows, grammar)
    marks = footnotes.find(rows, source, grammar)
    signing.mark(rows, grammar)
    found = holes.find(rows, grammar)
    holding = {id(row) for hole in found for row in hole.rules}
    for row in rows:
        if not row.kind and id(row) not in holding and holes.is_rule(row, grammar):
            row.kind = "RULE"
            waste.append(("rule", row))
    rows = [row for row in rows if row.kind != "RULE"]
    _heads(source, rows, grammar)
    candidates = _candidates(rows, grammar)
    decisions = _decide(rows, candidates)
    return Lexed(_tokens(rows, candidates, decisions, grammar), rows, found, waste, marks)


def _notes(rows: Sequence[Row], grammar: Grammar) -> None:
    """Mark the rows that begin a note's body; what follows in the same paragraph goes on with it."""
    before: Row | None = None
    for row in rows:
        hint = row.line.hint
        if row.kind or hint is None or hint.note is None:
            before = row
            continue
        last = before.line.hint if before is not None else None
        going_on = before is not None and before.kind in ("NOTE", "MORE") and last is not None and last.note == hint.note
        row.kind = "MORE" if going_on else "NOTE"
        before = row


def _heads(source: SourceText, rows: Sequence[Row], grammar: Grammar) -> None:
    """Name the rows that are known by what they begin with: title, notice, recital, schedule, attestation, table row."""
    master = [(name, grammar[name].match) for name in ("RECITAL", "ATTESTATION", "NOTICE", "SCHEDULE")]
    seen_clause = seen_text = False
    headed = source.title is not None and not any(_within(row, source.title) for row in rows)
    for at, row in enumerate(rows):
        if row.kind or row.joined:
            continue
        hint = row.line.hint
        if hint is not None and hint.role == "table":
            row.kind = "ROW"
            continue
        if not row.fresh:
            continue
        if not headed and not seen_clause and _is_title(source, rows, at, grammar):
            row.kind, headed = "TITLE", True
            _more_title(source, rows, at, grammar)
            continue
        text = row.text
        for name, match in master:
            if match(text) and (name != "SCHEDULE" or _alone(rows, at)):
                row.kind = name if name != "SCHEDULE" or seen_text else "HEADING"
                break
        else:
            if text[0] == "|" and grammar["TABLE_ROW"].match(text):
                row.kind = "ROW"
            elif hint is not None and hint.heading is not None and hint.label is None and not grammar["LABEL"].match(text):
                row.kind = "HEADING"
            elif grammar["LABEL"].match(text):
                seen_clause = seen_text = True
            elif len(text) > 60:
                seen_text = True


def _within(row: Row, span: Span) -> bool:
    return row.line.start >= span.start and row.line.end <= span.end


def _alone(rows: Sequence[Row], at: int) -> bool:
    return at + 1 == len(rows) or rows[at + 1].fresh or rows[at + 1].gap > 0 or len(rows[at].text) < 60


def _is_title(source: SourceText, rows: Sequence[Row], at: int, grammar: Grammar) -> bool:
    row = rows[at]
    hint = row.line.hint
    if source.title is not None:
        return _within(row, source.title)
    if hint is not None and hint.role == "title":
        return True
    if hint is not None and hint.heading is not None:
        return hint.label is None and hint.heading <= 2 and at <= TITLE_ROWS and not grammar["LABEL"].match(row.text)
    if any(_headed_title(other, grammar) for other in rows[: TITLE_ROWS + 1]):
        return False
    if at > TITLE_ROWS or grammar["RECITALS"].match(row.text) or len(row.text.split()) > TITLE_WORDS or grammar["LABEL"].match(row.text) or grammar["SCHEDULE"].match(row.text):
        return False
    if at + 1 < len(rows) and not rows[at + 1].gap and not row.line.hint and not grammar["CAPS"].match(row.text):
        return False
    return row.text[-1] not in ".;,:" and grammar["HEADLINE"].match(row.text) is not None


def _headed_title(row: Row, grammar: Grammar) -> bool:
    """Whether the format says that `row` is a title or an unnumbered heading of the first rank."""
    hint = row.line.hint
    if hint is None:
        return False
    return hint.role == "title" or (hint.heading == 1 and hint.label is None and not grammar["LABEL"].match(row.text))


def _more_title(source: SourceText, rows: Sequence[Row], at: int, grammar: Grammar) -> None:
    """A title may run over several lines without space between."""
    caps = grammar["CAPS"].match(rows[at].text) is not None
    for row in rows[at + 1 :]:
        if row.gap or row.kind or row.fresh and row.line.hint is not None:
            return
        if grammar["LABEL"].match(row.text) or caps != (grammar["CAPS"].match(row.text) is not None):
            return
        if not grammar["HEADLINE"].match(row.text):
            return
        row.kind = "MORE"
        row.fresh = False


def _candidates(rows: Sequence[Row], grammar: Grammar) -> list[Candidate]:
    label, bullet = grammar["LABEL"].match, grammar["BULLET"].match
    found: list[Candidate] = []
    between = 0
    floor: float | None = None
    entries = _entries(rows, grammar)
    for at, row in enumerate(rows):
        if row.kind:
            if row.kind in ("HEADING", "TITLE", "SCHEDULE", "RECITAL"):
                between = 2
            continue
        if row.joined:
            continue
        hint = row.line.hint
        text = row.text
        stated = _stated(row)
        begin = 0
        if stated is None:
            match = label(text)
            if match is None:
                dot = bullet(text)
                if at in entries:
                    entry = _bullet(rows, at, 0, grammar, between)
                    entry.readings, entry.reject = (_ENTRY,), 100.0
                    found.append(entry)
                    between = 0
                elif dot is not None and (row.fresh or not row.full):
                    found.append(_bullet(rows, at, dot.end(), grammar, between))
                    between = 0
                elif hint is not None and hint.role == "list-item" and row.fresh and hint.label is None:
                    found.append(_bullet(rows, at, 0, grammar, between))
                    between = 0
                elif row.fresh:
                    heading = _heading_like(rows, at, grammar)
                    between = max(between, 2 if heading else 1)
                    floor = row.indent
                continue
            end = match.end()
        else:
            end = stated
        candidate = _candidate(rows, at, begin, end, grammar)
        candidate.between = between
        candidate.floor = floor if between else None
        if stated is not None:
            candidate.reject = 100.0
        found.append(candidate)
        between = 0
        for _ in range(MAX_LABELS_A_LINE - 1):
            while end < len(text) and text[end] in " \t\u00a0":
                end += 1
            match = label(text, end)
            if match is None or not _nested_label(match.group()):
                match = _behind_heading(text, end, grammar)
                if match is None:
                    break
                end = match.start()
            second = Candidate(at, end, match.end(), readings(match.group()))
            if _inline(rows, at, second, match.group()):
                second.accept = 2.0
            second.second = second.led = True
            second.reject = 1.0
            second.indent = row.indent + end
            second.level = None
            found.append(second)
            end = match.end()
    return found


def _entries(rows: Sequence[Row], grammar: Grammar) -> set[int]:
    """The rows that begin an entry of a list of definitions: two or more of them in a text make a list."""
    defined = grammar["DEFINED"].match
    found = {
        at
        for at, row in enumerate(rows)
        if row.fresh and not row.kind and not row.joined and row.text[0] in "\"“" and defined(row.text)
    }
    return found if len(found) > 1 else set()


def _inline(rows: Sequence[Row], at: int, candidate: Candidate, printed: str) -> bool:
    """Whether the label before (or after) this one in its series stands inside a line of the same paragraph."""
    reading = candidate.readings[0]
    first = reading.values[-1] <= 1
    wanted = printed_like(printed, reading, reading.values[-1] + (1 if first else -1))
    place = at
    for _ in range(INLINE_LINES):
        text = rows[place].text
        found = text.find(wanted, 1 if place != at else candidate.finish)
        if found > 0 and not text[:found].isspace():
            return True
        place += 1 if first else -1
        if not 0 <= place < len(rows) or rows[place].kind or (first and rows[place].fresh):
            return False
        if not first and rows[place + 1].fresh:
            return False
    return False


def _stated(row: Row) -> int | None:
    """Where the label ends that the format itself states, in the row's text."""
    hint = row.line.hint
    if hint is None or hint.label is None or index(row, hint.label.start) != 0:
        return None
    return index(row, hint.label.end) or None


def _behind_heading(text: str, begin: int, grammar: Grammar) -> re.Match[str] | None:
    """The first label of a list that begins at once behind a run-in heading ("3. Pay. (a) Salary …")."""
    head = grammar["RUN_IN"].match(text, begin)
    if head is None:
        return None
    end = head.end()
    while end < len(text) and text[end] in " \t\u00a0":
        end += 1
    match = grammar["LABEL"].match(text, end)
    if match is None or not _nested_label(match.group()) or all(r.values[-1] > 1 for r in readings(match.group())):
        return None
    return match


def _nested_label(printed: str) -> bool:
    return printed[0] in "([" or (len(printed) <= 4 and printed[-1] in ").")


def _bullet(rows: Sequence[Row], at: int, end: int, grammar: Grammar, between: int) -> Candidate:
    row = rows[at]
    candidate = Candidate(at, 0, end, (_BULLET,))
    candidate.indent = row.indent
    candidate.level = row.line.hint.level if row.line.hint is not None else None
    candidate.led = at > 0 and grammar["LEAD_IN"].match(tail(rows[at - 1].text)) is not None
    candidate.between = between
    candidate.reject = 5.0 if row.fresh else 1.5
    return candidate


def _candidate(rows: Sequence[Row], at: int, begin: int, end: int, grammar: Grammar) -> Candidate:
    row = rows[at]
    text = row.text
    printed = text[begin:end]
    candidate = Candidate(at, begin, end, readings(printed))
    candidate.indent = row.indent
    hint = row.line.hint
    candidate.level = hint.level if hint is not None else None
    before = rows[at - 1] if at and rows[at - 1].kind not in ("TITLE", "SCHEDULE") else None
    if before is not None:
        candidate.led = grammar["LEAD_IN"].match(tail(before.text)) is not None
        candidate.ended = grammar["LIST_END"].match(tail(before.text)) is not None
        candidate.mid = before.text[-1] != "." and candidate.ended and not candidate.led
    candidate.gap = min(row.gap, 3)
    rest = text[end:].lstrip()
    candidate.head = _head_only(rows, at, rest, grammar)
    if row.fresh:
        candidate.reject = 4.0
    elif before is None or candidate.ended or not before.full:
        candidate.reject = 2.2
    else:
        candidate.reject = 0.8
        candidate.accept = 0.5
    if hint is not None and hint.heading is not None:
        candidate.reject = 8.0
    if grammar["COPYRIGHT"].match(text, begin):
        candidate.accept += 4.0
    if before is not None and not row.gap and grammar["BEFORE_NUMBER"].match(tail(before.text)):
        candidate.accept += 3.0
        candidate.reject = min(candidate.reject, 0.5)
    if not row.fresh and printed[0] == "(" and _inline(rows, at, candidate, printed):
        candidate.accept += 2.5
        candidate.reject = min(candidate.reject, 1.5)
    if grammar["CITATION"].match(text, begin):
        candidate.accept += 1.5 if row.fresh else 2.5
    bare = printed[-1].isalnum() and "." not in printed and len(printed) <= 3
    if bare:
        candidate.accept += 0.8
        candidate.reject = min(candidate.reject, 1.6)
        if not rest or not rest[0].isupper():
            candidate.accept += 2.0
    elif rest and rest[0].islower() and candidate.readings[0].keyword:
        candidate.accept += 2.0
    return candidate


def _heading_like(rows: Sequence[Row], at: int, grammar: Grammar) -> bool:
    row = rows[at]
    text = row.text
    if grammar["RECITALS"].match(text):
        return True
    if len(text) > CAPTION_WIDTH or text[-1] in ".;,":
        return text[-1:] == "." and grammar["CAPS"].match(text) is not None and len(text) < CAPTION_WIDTH
    if at + 1 < len(rows) and not rows[at + 1].gap and not rows[at + 1].fresh:
        return False
    if at and not row.gap and row.line.hint is None:
        return False
    return len(text.split()) <= HEADING_WORDS and grammar["HEADLINE"].match(text) is not None


def _head_only(rows: Sequence[Row], at: int, rest: str, grammar: Grammar) -> bool:
    """Whether a labelled row holds a heading and nothing more."""
    if len(rest) > CAPTION_WIDTH or (at + 1 < len(rows) and not rows[at + 1].fresh):
        return False
    return not rest or grammar["HEADLINE"].match(rest.rstrip(".:")) is not None


_BREAKS = frozenset({"SCHEDULE", "ATTESTATION", "SIGNER", "FIELD"})
"""Rows that no series of labels counts across."""


def _decide(rows: Sequence[Row], candidates: Sequence[Candidate]) -> list[Placed]:
    """Decisions for all candidates: each schedule, and what follows a signature, counts for itself."""
    flat_text = len({round(row.indent) for row in rows if row.fresh}) < 2
    breaks = [at for at, row in enumerate(rows) if row.kind in _BREAKS]
    done: list[Placed] = []
    start = 0
    for limit in [*breaks, len(rows)]:
        stop = start
        while stop < len(candidates) and candidates[stop].row < limit:
            stop += 1
        part = candidates[start:stop]
        if part:
            flat = len({round(c.indent) for c in part if not c.second}) < 2
            for decision in place(part, flat=flat):
                parent = decision.parent + start if decision.parent >= 0 else -1
                before = decision.before + start if decision.before >= 0 else -1
                done.append(Placed(decision.reading, parent, before))
        start = stop
    return done


def _tokens(rows: Sequence[Row], candidates: Sequence[Candidate], decisions: Sequence[Placed], grammar: Grammar) -> list[Token]:
    tokens: list[Token] = []
    number = 0
    count = len(candidates)
    captioned = False
    for at, row in enumerate(rows):
        accepted: list[int] = []
        while number < count and candidates[number].row == at:
            if decisions[number].reading is not None:
                accepted.append(number)
            number += 1
        if accepted and not row.kind:
            _labelled(tokens, row, accepted, candidates, decisions)
            captioned = tokens[-1].begin >= tokens[-1].end and tokens[-1].kind == "LABEL"
            continue
        kind = row.kind
        if not kind:
            if row.joined or not row.fresh:
                kind = "MORE" if tokens else "TEXT"
            elif captioned and _heading_like(rows, at, grammar):
                kind = "CAPTION"
            elif _heading_like(rows, at, grammar):
                kind = "HEADING"
            else:
                kind = "TEXT"
            if captioned and kind == "MORE" and grammar["HEADLINE"].match(row.text):
                kind = "CAPTION"
        captioned = kind == "SCHEDULE" or (kind == "CAPTION" and row.text[-1:].isalpha() and False)
        tokens.append(Token(kind, row, 0, row.end))
    return tokens


def _labelled(
    tokens: list[Token], row: Row, accepted: Sequence[int], candidates: Sequence[Candidate], decisions: Sequence[Placed]
) -> None:
    for place_, number in enumerate(accepted):
        candidate = candidates[number]
        reading, parent, before = decisions[number]
        end = candidates[accepted[place_ + 1]].begin if place_ + 1 < len(accepted) else row.end
        kind = "ITEM" if reading is not None and reading.style in UNCOUNTED else "LABEL"
        label = Span(candidate.begin, candidate.finish)
        tokens.append(Token(kind, row, candidate.finish, end, label, reading, number, parent, before))
