"""Labels that may stand at line starts, with what speaks for and against each: what `sequence` decides upon."""

from __future__ import annotations

import re
from collections.abc import Sequence

from contractmodel.model import LineHint
from contractmodel.parse.fronts import head_only, heading_like
from contractmodel.parse.grammar import Grammar
from contractmodel.parse.labels import Reading, printed_like, readings
from contractmodel.parse.rows import Row, index, tail
from contractmodel.parse.sequence import HEADED, Candidate
from contractmodel.parse.thresholds import INLINE_LINES, MAX_LABELS_A_LINE, SENTENCE, SERIES_LINES

_BULLET = Reading("•", (0,), 8.0)
_ENTRY = Reading("“", (0,), 8.0)

_CERTAIN = 100.0
"""The cost to reject what the format itself states."""


def candidates(rows: Sequence[Row], grammar: Grammar) -> list[Candidate]:
    """Every label, bullet and entry of definitions that may stand in `rows`, in order of place. Linear."""
    label = grammar["LABEL"].match
    found: list[Candidate] = []
    between = 0
    front: list[Reading] | None = None
    capitals = False
    floor: float | None = None
    entries = _entries(rows, grammar)
    for at, row in enumerate(rows):
        if row.kind == "MORE":
            continue
        if row.kind or row.joined:
            if row.kind in ("HEADING", "TITLE", "SCHEDULE", "RECITAL"):
                between = 2
            if row.kind in ("HEADING", "TITLE"):
                capitals = _capitals(row, grammar)
                front = _front(row, grammar)
            continue
        end = _stated(row)
        match = None if end is not None else row.label if row.asked else label(row.text)
        if end is None and match is None:
            item = _item(rows, at, at in entries, grammar)
            if item is not None:
                item.between = between
                found.append(item)
                between = 0
            elif row.fresh:
                head = heading_like(rows, at, grammar)
                between = max(between, 2 if head else 1)
                floor = row.indent
                if head:
                    capitals = _capitals(row, grammar)
                    front = _front(row, grammar)
            continue
        candidate = _candidate(rows, at, match.end() if match is not None else end or 0, grammar)
        candidate.between = between
        candidate.floor = floor if between else None
        candidate.outer = _outer(candidate, front, capitals=capitals)
        capitals = False
        if front is not None:
            front.append(candidate.readings[0])
        if match is None:
            candidate.reject = _CERTAIN
        found.append(candidate)
        between = 0
        found.extend(_further(rows, at, candidate.finish, grammar))
    return found


def _capitals(row: Row, grammar: Grammar) -> bool:
    return grammar["CAPS"].match(row.text) is not None


def _front(row: Row, grammar: Grammar) -> list[Reading] | None:
    """Where to collect the labels under `row`, if it is a heading over recitals or parties."""
    return [] if grammar["RECITALS"].match(row.text) or grammar["PARTIES"].match(row.text) else None


def _outer(candidate: Candidate, front: Sequence[Reading] | None, *, capitals: bool) -> bool:
    """Whether the label begins the main series, though a list stands open before it.

    It does behind a heading in capitals, and where it counts otherwise than the recitals or parties before it.
    """
    reading = candidate.readings[0]
    if reading.values[-1] != 1 or candidate.led or candidate.second:
        return False
    return capitals or bool(front and reading.rank <= 3 and all(one.style != reading.style for one in front))


def _item(rows: Sequence[Row], at: int, entry: bool, grammar: Grammar) -> Candidate | None:
    """The bullet, unlabelled list item or entry of definitions that `rows[at]` begins, if it does."""
    row = rows[at]
    hint = row.line.hint
    dot = grammar["BULLET"].match(row.text)
    listed = hint is not None and hint.role == "list-item" and row.fresh
    if not entry and not listed and (dot is None or (row.full and not row.fresh)):
        return None
    box = dot is not None and grammar["BOX"].match(row.text) is not None
    finish = dot.end() if dot is not None and not entry and not box else 0
    candidate = Candidate(at, 0, finish, (_ENTRY if entry else _BULLET,))
    candidate.indent = row.indent
    candidate.level = hint.level if hint is not None else None
    candidate.led = at > 0 and grammar["LEAD_IN"].match(tail(rows[at - 1].text)) is not None
    candidate.reject = _CERTAIN if entry else 5.0 if row.fresh else 1.5
    return candidate


_QUOTES = frozenset('"“')


def _entries(rows: Sequence[Row], grammar: Grammar) -> set[int]:
    """The rows that begin an entry of a list of definitions: two or more of them in a text make a list."""
    defined = grammar["DEFINED"].match
    found = {
        at
        for at, row in enumerate(rows)
        if row.fresh and row.text[:1] in _QUOTES and not row.kind and not row.joined and defined(row.text)
    }
    return found if len(found) > 1 else set()


def _further(rows: Sequence[Row], at: int, end: int, grammar: Grammar) -> list[Candidate]:
    """The labels that follow the first on its line: at once ("1. (a)") or behind a run-in heading ("3. Pay. (a)")."""
    row = rows[at]
    text = row.text
    found: list[Candidate] = []
    for _ in range(MAX_LABELS_A_LINE - 1):
        while end < len(text) and text[end] in " \t\u00a0":
            end += 1
        match = _nested_label(text, end, grammar) or _behind_heading(text, end, grammar)
        if match is None:
            break
        second = Candidate(at, match.start(), match.end(), readings(match.group()))
        if _stated(row) is not None and not _series_below(rows, at, second, match.group()):
            break
        second.second = second.led = True
        second.reject = 1.0
        second.accept = 2.0 if _inline(rows, at, second, match.group()) else 0.0
        second.indent = row.indent + match.start()
        found.append(second)
        end = match.end()
    return found


def _series_below(rows: Sequence[Row], at: int, candidate: Candidate, printed: str) -> bool:
    """Whether the typed label behind one that the format gave begins a series: the next one stands in the same clause.

    Otherwise it is what an author typed into the words ("4.1 (a) No covenant …" beside "4.2 (b) …").
    """
    for reading in candidate.readings:
        if reading.values[-1] != 1:
            continue
        wanted = printed_like(printed, reading, 2)
        if wanted in rows[at].text[candidate.finish :]:
            return True
        own = rows[at].line.hint
        for row in rows[at + 1 : at + 1 + SERIES_LINES]:
            hint = row.line.hint
            if row.text.startswith(wanted):
                return True
            if _stated(row) is not None and (hint is None or own is None or (hint.level or 0) <= (own.level or 0)):
                break
    return False


def _inline(rows: Sequence[Row], at: int, candidate: Candidate, printed: str) -> bool:
    """Whether the label before (or after) this one in its series stands inside a line of the same paragraph."""
    return any(_neighbour_inline(rows, at, candidate.finish, printed, reading) for reading in candidate.readings)


def _neighbour_inline(rows: Sequence[Row], at: int, finish: int, printed: str, reading: Reading) -> bool:
    first = reading.values[-1] <= 1
    wanted = printed_like(printed, reading, reading.values[-1] + (1 if first else -1))
    place = at
    for _ in range(INLINE_LINES):
        text = rows[place].text
        found = text.find(wanted, 1 if place != at else finish)
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
    head = grammar["RUN_IN"].match(text, begin) if text[begin : begin + 1] in grammar.opens("RUN_IN") else None
    if head is None:
        return None
    end = head.end()
    while end < len(text) and text[end] in " \t\u00a0":
        end += 1
    match = _nested_label(text, end, grammar)
    return None if match is None or all(r.values[-1] > 1 for r in readings(match.group())) else match


def _nested_label(text: str, at: int, grammar: Grammar) -> re.Match[str] | None:
    """The label at `at` if it is one that stands behind others: in brackets, or a few signs that one closes."""
    start = text[at : at + 4]
    if start[:1] not in "([§" and ")" not in start and "." not in start:
        return None
    match = grammar["LABEL"].match(text, at)
    printed = match.group() if match is not None else ""
    return match if printed and (printed[0] in "([§" or (len(printed) <= 4 and printed[-1] in ").")) else None


def _level(hint: LineHint | None) -> int | None:
    """The depth that the format states for a label; `HEADED` for one that begins what it calls a heading."""
    if hint is None or hint.level is not None or hint.heading is None:
        return None if hint is None else hint.level
    return HEADED


def _candidate(rows: Sequence[Row], at: int, end: int, grammar: Grammar) -> Candidate:
    """The label at the start of `rows[at]` with its costs."""
    row = rows[at]
    text = row.text
    printed = text[:end]
    hint = row.line.hint
    candidate = Candidate(at, 0, end, readings(printed))
    candidate.indent = row.indent
    candidate.level = _level(hint)
    candidate.gap = min(row.gap, 3)
    before = rows[at - 1] if at and rows[at - 1].kind not in ("TITLE", "SCHEDULE") else None
    if before is not None and not (len(before.text) < SENTENCE and _front(before, grammar) is not None):
        words = tail(before.text)
        candidate.led = words[-1:] in grammar.closes("LEAD_IN") and grammar["LEAD_IN"].match(words) is not None
        candidate.ended = grammar["LIST_END"].match(words) is not None
        candidate.mid = before.text[-1:] != "." and candidate.ended and not candidate.led
    rest = text[end:].lstrip()
    candidate.head = head_only(rows, at, rest, grammar)
    if hint is not None and hint.heading is not None:
        candidate.reject = 8.0
    elif row.fresh:
        candidate.reject = 6.0
    elif before is None or candidate.ended or not before.full:
        candidate.reject = 2.2
    else:
        candidate.reject, candidate.accept = 0.8, 0.5
    _weigh(rows, at, candidate, before, grammar)
    below = rows[at + 1].text if not rest and at + 1 < len(rows) else ""
    _weigh_form(printed, rest or below, candidate, fresh=row.fresh)
    return candidate


def _weigh(rows: Sequence[Row], at: int, candidate: Candidate, before: Row | None, grammar: Grammar) -> None:
    """What the words around a label say against it: it may belong to a sentence."""
    row = rows[at]
    text = row.text
    if text[0] in grammar.opens("COPYRIGHT") and grammar["COPYRIGHT"].match(text):
        candidate.accept += 4.0
    meant = row.line.hint is not None and row.line.hint.wrapped is False
    if before is not None and not row.gap and not meant and _before_number(before, row, grammar):
        candidate.accept += 3.0
        candidate.reject = min(candidate.reject, 0.5)
    if not row.fresh and text[0] == "(" and _inline(rows, at, candidate, text[: candidate.finish]):
        candidate.accept += 2.5
        candidate.reject = min(candidate.reject, 1.5)
    if grammar["CITATION"].match(text):
        candidate.accept += 1.5 if row.fresh else 2.5


def _before_number(before: Row, row: Row, grammar: Grammar) -> bool:
    """Whether the line before ends in a word after which a number belongs to the sentence, which is not over."""
    last = before.text[-1:]
    if last not in grammar.closes("BEFORE_NUMBER") or (row.fresh and last == "."):
        return False
    return grammar["BEFORE_NUMBER"].match(tail(before.text)) is not None


def _weigh_form(printed: str, rest: str, candidate: Candidate, *, fresh: bool) -> None:
    """What the label's own form says against it: a bare number, a keyword before words in lower case."""
    if printed.isascii() and printed.replace("-", "").isalnum():
        candidate.accept += 0.8
        candidate.reject = min(candidate.reject, 1.6)
        if not rest[:1].isupper() or (printed[0].isalpha() and printed[-1].isdecimal() and not fresh):
            candidate.accept += 2.0
    elif rest[:1].islower() and candidate.readings[0].keyword:
        candidate.accept += 2.0
