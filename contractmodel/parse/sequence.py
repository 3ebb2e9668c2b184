"""Which numbers at line starts are labels, and which clause lies inside which: decided by the series they stand in.

All ways to read the labels so far are followed at once, the cheapest few of them (a beam). Each label may go on in an
open list, open a list of its own inside any open clause, or be no label at all; each choice costs as much as it
surprises: a number that was skipped, a list that does not begin at its beginning, an indent that says otherwise. Most
labels have one cheap choice, so that the beam is mostly one way wide; where "(i)" may be a letter or a Roman numeral,
both are kept until what follows settles it.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log2
from typing import NamedTuple

from contractmodel.parse.counts import distance, follows, follows_above, one_word
from contractmodel.parse.labels import Reading, counted_alike
from contractmodel.parse.thresholds import (
    BEAM,
    BEAM_OF_MANY,
    DOMINATED,
    INDENT,
    MANY,
    MAX_DEPTH,
    MAX_NUMBER,
    OTHER_DRESS,
    PRUNE,
    UNDER_BULLET,
)

UNCOUNTED = frozenset({"•", "“"})
"""Styles of list members that bear no number: bullets, and entries of a list of definitions."""


HEADED = -1
"""The level of labels that begin a heading of the format's, beside which plain members of lists do not count on."""


class Candidate:
    """A label that may stand at a place: its readings and what speaks for and against it.

    `accept` and `reject` are costs of believing it or not. `led` says that the words before lead into a list, `ended`
    that they end a member of one. `between` counts what came since the candidate before: 1 a paragraph, 2 a heading.
    `floor` is the indentation of such a paragraph. `mid` says that the words before end inside a sentence ("…;",
    "…, and"), None where nothing can be told; `gap` is the number of empty lines before. `level` is what the format
    says of the label's depth, `outer` that it begins a series that no bracketed list holds,
    `head` whether its line looks like nothing but a heading, `second` whether another label
    stands before it on its line.
    """

    __slots__ = (
        "accept", "begin", "between", "ended", "finish", "floor", "gap", "head", "indent", "led", "level", "mid",
        "outer", "readings", "reject", "row", "second",
    )  # fmt: skip

    def __init__(self, row: int, begin: int, finish: int, readings: tuple[Reading, ...]) -> None:
        self.row = row
        self.begin = begin
        self.finish = finish
        self.readings = readings
        self.accept = 0.0
        self.reject = 3.0
        self.indent = 0.0
        self.level: int | None = None
        self.led = False
        self.ended = True
        self.between = 0
        self.second = False
        self.head = False
        self.outer = False
        self.mid: bool | None = None
        self.gap = 0
        self.floor: float | None = None


class Level(NamedTuple):
    """One open list: the reading of its last label, where that stands, and how many members it has.

    `divided` says that semicolons divide its members, `gap` how many empty lines do (-1 while it has one member).
    `dress` is the style of the members before the last, where that is printed in other signs.
    """

    reading: Reading
    indent: float
    level: int | None
    candidate: int
    members: int
    parent: int
    head: bool
    divided: bool = False
    gap: int = -1
    dress: str = ""


class Placed(NamedTuple):
    """What became of a candidate: its reading and the candidate it lies under (-1 for none); no reading if rejected.

    `before` is the member before it in its list, -1 for a first one.
    """

    reading: Reading | None
    parent: int
    before: int = -1


_new = tuple.__new__
"""What makes a named tuple of all its values at a third of the cost of calling it."""

_NO = Placed(None, -1)
_Stack = tuple[Level, ...]


class _Way(NamedTuple):
    cost: float
    stack: _Stack
    past: tuple[object, ...] | None


def place(candidates: Sequence[Candidate], *, flat: bool) -> list[Placed]:
    """Where each of `candidates` belongs, in order. `flat` says that indentation tells nothing in this text.

    Linear in the candidates; about 10 µs each, ten times that where the series are in doubt.
    """
    beam = BEAM if len(candidates) <= MANY else BEAM_OF_MANY
    ways = [_Way(0.0, (), None)]
    for number, candidate in enumerate(candidates):
        if len(ways) == 1:
            way = _obvious(ways[0], number, candidate, flat=flat)
            if way is not None:
                ways = [way]
                continue
        choices = [choice for way in ways for choice in _choices(way, candidate, flat=flat)]
        choices.sort(key=_price)
        limit = choices[0][0] + PRUNE
        ways = []
        kept: list[tuple[float, _Open]] = []
        for choice in choices[: 3 * beam]:
            cost = choice[0]
            if cost > limit or len(ways) == beam:
                break
            option = _taken(choice, number, candidate)
            open_lists = frozenset([(level.reading.style, level.candidate, level.reading) for level in option.stack])
            for other, lists in kept:
                if open_lists == lists or (open_lists < lists and cost >= other + DOMINATED and _distinct(lists)):
                    break
            else:
                kept.append((cost, open_lists))
                ways.append(option)
    end = min(ways, key=lambda way: way.cost + sum([_closing(level) for level in way.stack]))
    decisions: list[Placed] = []
    past = end.past
    while past is not None:
        past, decision = past  # type: ignore[assignment]
        decisions.append(decision)  # type: ignore[arg-type]
    decisions.reverse()
    return decisions


_Choice = tuple[float, _Way, Reading | None, int, bool]
"""A cost, the way it goes on from, the reading (None to reject), the level it takes, and whether it goes on in it."""


_Open = frozenset[tuple[str, int, Reading]]


def _distinct(lists: _Open) -> bool:
    """Whether no two of the open lists look alike: only then can the wider choice do all that the narrower can."""
    return len({style for style, _, _ in lists}) == len(lists)


def _price(choice: _Choice) -> float:
    return choice[0]


def _taken(choice: _Choice, number: int, candidate: Candidate) -> _Way:
    """The way that goes on with `choice`."""
    cost, way, reading, at, before = choice
    if reading is None:
        return _new(_Way, (cost, way.stack, (way.past, _NO)))
    stack = way.stack
    if not before:
        under = stack[at].candidate if at >= 0 else -1
        new = Level(reading, candidate.indent, candidate.level, number, 1, under, candidate.head)
        return _new(_Way, (cost, (*stack[: at + 1], new), (way.past, Placed(reading, under))))
    level = stack[at]
    innermost = at + 1 == len(stack)
    divided = level.divided or (candidate.mid is True and innermost)
    gap = candidate.gap if innermost or level.gap < 0 else level.gap
    members = level.members + 1
    layout = (candidate.indent, candidate.level)
    dress = level.reading.style if level.reading.style != reading.style else ""
    new = _new(Level, (reading, *layout, number, members, level.parent, candidate.head, divided, gap, dress))
    placed = _new(Placed, (reading, level.parent, level.candidate))
    return _new(_Way, (cost, (*stack[:at], new), (way.past, placed)))


def _obvious(way: _Way, number: int, candidate: Candidate, *, flat: bool) -> _Way | None:
    """The way on where a label simply counts on in the innermost list that it can: no other choice could be cheaper."""
    if candidate.accept or candidate.second or candidate.reject < 2.0:
        return None
    stack = way.stack
    found: _Choice | None = None
    for reading in candidate.readings:
        closing = 0.0
        innermost = len(stack) - 1
        lowest = 0 if reading.values[-1] > 1 else innermost if reading.style in UNCOUNTED else innermost + 1
        for at in range(innermost, -1, -1):
            level = stack[at]
            if (
                at >= lowest
                and (level.reading.style == reading.style or len(level.reading.values) > 1)
                and _step(level.reading, reading, candidate) == 0.0
                and not _beside(level, candidate, flat=flat)
            ):
                if found is not None:
                    return None
                found = (way.cost + closing, way, reading, at, True)
            if level.members == 1:
                closing += _closing(level)
    return None if found is None else _taken(found, number, candidate)


def _choices(way: _Way, candidate: Candidate, *, flat: bool) -> list[_Choice]:
    stack, cost = way.stack, way.cost
    if candidate.second and way.past is not None and way.past[1] is _NO:
        return [(cost, way, None, 0, False)]
    choices: list[_Choice] = []
    if candidate.reject < 50:
        choices.append((cost + candidate.reject, way, None, 0, False))
    base = cost + candidate.accept
    depth = len(stack)
    for reading in candidate.readings:
        closing = 0.0
        for at in range(depth - 1, -2, -1):
            if at + 1 < MAX_DEPTH:
                price = _opening(stack, at, reading, candidate, flat=flat)
                choices.append((base + price + closing, way, reading, at, False))
            if at >= 0:
                level = stack[at]
                step = _step(level.reading, reading, candidate)
                if step is not None:
                    if step == OTHER_DRESS and level.dress == reading.style:
                        step = 0.0
                    choices.append(
                        (base + step + closing + _beside(level, candidate, flat=flat), way, reading, at, True)
                    )
                closing += _closing(level)
                if candidate.mid and level.divided:
                    closing += 0.5
    return choices


def _closing(level: Level) -> float:
    """What it costs to close a list: a single member is a surprise, unless articles or bullets are its kind."""
    return 0.4 if level.members == 1 and level.reading.rank >= 2 and level.reading.style not in UNCOUNTED else 0.0


def _step(last: Reading, reading: Reading, candidate: Candidate) -> float | None:
    """What it costs that `reading` goes on from `last` in one list; None where it cannot."""
    if last.style != reading.style:
        if len(last.values) == len(reading.values) == 1:
            if one_word(last, reading):
                return OTHER_DRESS if follows(last.values[0], reading.values[0]) else None
            return OTHER_DRESS if follows(last.values[0], reading.values[0]) and counted_alike(last, reading) else None
        same = len(last.values) > 1 and len(last.values) == len(reading.values)
        if not same or last.style.split(".")[-1] != reading.style.split(".")[-1]:
            return None
    extra = 0.0 if last.keyword == reading.keyword else 0.7
    if reading.style in UNCOUNTED:
        return extra
    if len(reading.values) > 1:
        before, now = last.values[:-1], reading.values[:-1]
        if before != now:
            if now > before and reading.values[-1] <= 1:
                if follows(before[0], now[0]) or before[0] == now[0]:
                    return extra + 0.3
                return extra + 1.2 + 0.5 * log2(max(now[0] - before[0], 1))
            return extra + (2.2 if now > before else 3.5)
    return extra + distance(last.values[-1], reading.values[-1], candidate.between)


def _beside(level: Level, candidate: Candidate, *, flat: bool) -> float:
    """What the layout says against `candidate` being the next member of the list `level`."""
    price = 0.0
    if level.divided and candidate.mid is False:
        price += 0.5
    if 0 <= level.gap != candidate.gap and not candidate.between:
        price += 0.3
    if level.level is not None and candidate.level is not None and level.level != candidate.level:
        price += 3.0
    elif level.level != candidate.level and HEADED in (level.level, candidate.level):
        price += 2.0
    elif not flat and not candidate.second:
        away = abs(level.indent - candidate.indent)
        if away > INDENT:
            price += min(0.5 + away * 0.04, 1.2) * (0.3 if level.reading.rank < 2 else 1.0)
    if candidate.second:
        price += 0.5
    return price


_BRACKETED = 2.5
"""The rank from which on labels are those of members: "A.", "(a)", "(1)"."""


def _opening(stack: _Stack, at: int, reading: Reading, candidate: Candidate, *, flat: bool) -> float:
    """What it costs that `reading` opens a list inside the last member of `stack[at]` (-1: at the root)."""
    if at + 1 < len(stack) and follows_above(stack[at + 1].reading, reading):
        numbered = at >= 0 and stack[at].reading.values[-1] == stack[at + 1].reading.values[-2]
        if not numbered:
            return 0.3
    if reading.style in UNCOUNTED:
        price = 0.3
    else:
        value = reading.values[-1]
        price = 0.3 if value in (1, 1.01) else 0.9 if value == 0 else 2.4 + 0.3 * log2(max(value, 1))
        far = at >= 0 and stack[at].reading.values[-1] > MAX_NUMBER
        if value > MAX_NUMBER or (max(reading.values) > MAX_NUMBER and not far):
            price += 4.0
    if candidate.outer and stack and stack[-1].reading.rank >= _BRACKETED:
        inside = any(level.reading.rank >= _BRACKETED for level in stack[: at + 1])
        price += 3.0 if inside else -1.0
    if at >= 0:
        return price + _inside(stack, at, reading, candidate) + _under(stack[at], candidate, flat=flat)
    if not stack:
        return price
    if len(reading.values) > 1:
        price += 1.0 if candidate.between < 2 else 0.5
    else:
        price += (2.5, 0.4 if candidate.led else 2.0, 0.5)[candidate.between]
        if stack[0].reading.style == reading.style:
            price += 0.3
    if not flat and candidate.indent > stack[0].indent + INDENT:
        price += 0.6
    return price


def _inside(stack: _Stack, at: int, reading: Reading, candidate: Candidate) -> float:
    """What the open lists say against a new list inside the last member of `stack[at]`."""
    parent = stack[at].reading
    price = 0.0
    if len(reading.values) > 1:
        outer = _numbers(stack, at)
        mine = reading.values[:-1]
        own = len(mine) >= len(parent.values)
        if own and mine == outer[-len(mine) :]:
            price -= 0.3
        elif own and mine == parent.values[-len(mine) :]:
            price -= 0.2
        else:
            price += 1.8
    elif reading.style not in UNCOUNTED:
        if reading.rank < parent.rank:
            price += 0.3 if reading.rank >= 2 else 2.5
        for level in stack[: at + 1]:
            if level.reading.style == reading.style and (level.level == HEADED) == (candidate.level == HEADED):
                price += 0.6 if candidate.led else 1.8
            elif one_word(level.reading, reading):
                price += 1.8
    if at < len(stack) - 1:
        price += 1.2 if candidate.between == 0 else 0.5
    return price


def _under(parent: Level, candidate: Candidate, *, flat: bool) -> float:
    """What the layout, and what stands between, say against a new list inside the last member of `parent`."""
    price = 0.0
    deeper = candidate.indent - parent.indent
    outer = parent.reading.rank < 2
    if not parent.head:
        if candidate.between == 2:
            price += 0.6
        elif candidate.between == 1:
            price += 0.6 if flat or deeper <= INDENT else 0.0
            if not flat and candidate.floor is not None and candidate.floor < parent.indent - INDENT:
                price += 0.8
    if parent.level is not None and candidate.level is not None and candidate.level + parent.level > 2 * HEADED:
        price += 0.0 if candidate.level > parent.level else 2.5
    elif not flat and not candidate.second:
        if deeper <= -INDENT:
            price += 0.2 if outer else 1.0
        elif deeper < INDENT and not outer:
            price += 0.25
    if not candidate.led and candidate.between == 0 and not candidate.second:
        price += 0.2
    if parent.reading.style == "•" != candidate.readings[0].style and not candidate.led and deeper < INDENT:
        price += UNDER_BULLET
    return price


def _numbers(stack: _Stack, at: int) -> tuple[float, ...]:
    """The full number of the last member of `stack[at]`: 4.2 for "2." under "4."."""
    whole: tuple[float, ...] = ()
    for level in stack[: at + 1]:
        values = level.reading.values
        whole = values if len(values) > 1 else whole + values
    return whole
