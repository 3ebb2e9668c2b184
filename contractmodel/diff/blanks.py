"""Which words of after were written into the blanks of before.

First exactly: the fixed words of before, in order, with anything that can be a value in its blanks, prompts kept or
written over, optional words there or not. Where the fixed words differ too, gap by gap along the alignment.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from contractmodel.diff.align import Gap, runs
from contractmodel.diff.thresholds import BIND_STEPS, LONGEST_VALUE, MOST_ELEMENTS
from contractmodel.diff.tokens import Key, Words
from contractmodel.diff.values import Witness
from contractmodel.model import Slot

_OPENING = {"(": ")", "[": "]", "{": "}", "<": ">"}


class Hole(NamedTuple):
    """A blank of before at a place among its tokens: `at` is how many tokens stand before it."""

    slot: Slot
    at: int
    prompts: tuple[tuple[int, int], ...] = ()


class Choice(NamedTuple):
    """Optional words: tokens `start:end` where they are printed, else `keys` that may come in before token `start`.

    `slot` names the filled field whose prompt the words are: then it is the fill that explains their absence. With
    `layout` they only set a heading off from the words after it.
    """

    start: int
    end: int
    keys: tuple[Key, ...]
    slot: str = ""
    layout: bool = False

    @property
    def witness(self) -> Witness:
        """What explains that the words are there or not."""
        if self.layout:
            return Witness.LAYOUT
        return Witness.FILL if self.slot else Witness.OPTION


class Template(NamedTuple):
    """What one block's words leave open: its blanks and optional words, and what the other side shows in their place.

    `rules` are token positions of after's own blanks, `hints` the tokens of after that are prompts there.
    """

    holes: tuple[Hole, ...] = ()
    choices: tuple[Choice, ...] = ()
    rules: tuple[int, ...] = ()
    hints: frozenset[int] = frozenset()
    after_choices: tuple[Choice, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.holes or self.choices or self.after_choices)


NO_TEMPLATE = Template()


class Part(NamedTuple):
    """One stretch that differs, in tokens, with what explains it: None where nothing does yet.

    `name` is the slot's or the term's; `note` is for people.
    """

    gap: Gap
    witness: Witness | None = None
    name: str = ""
    note: str | None = None


def bind(before: Words, after: Words, template: Template) -> list[Part] | None:
    """The parts of after that fill the blanks or take the options, if that explains all of it; None if it does not.

    The shortest values are tried first. Bounded by `BIND_STEPS`.

    >>> from contractmodel.diff.tokens import worded
    >>> holes = (Hole(Slot(name="law"), at=3),)
    >>> parts = bind(worded("the laws of ."), worded("the laws of Utah ."), Template(holes=holes))
    >>> [(part.gap, part.name) for part in parts]
    [((3, 3, 3, 4), 'law')]
    """
    return _Binder(before, after, template).parts()


class _Fixed(NamedTuple):
    start: int
    end: int


class _Prompt(NamedTuple):
    start: int
    end: int
    hole: int


class _Binder:
    """One search. State is the element, the token of after, which holes are filled and which must yet be."""

    def __init__(self, before: Words, after: Words, template: Template) -> None:
        self.ours = before.keys
        self.theirs = after.keys
        self.template = template
        self.elements = _elements(len(before), template)
        self.steps = 0
        self.failed: set[tuple[int, int, int, int]] = set()

    def parts(self) -> list[Part] | None:
        if len(self.elements) > MOST_ELEMENTS:
            return None
        found = self._from(0, 0, 0, 0)
        return None if found is None else found[::-1]

    def _from(self, e: int, j: int, filled: int, owed: int) -> list[Part] | None:
        """The parts from element `e` and token `j` on, last first; None where they cannot be."""
        if e == len(self.elements):
            return [] if j == len(self.theirs) and not owed else None
        state = (e, j, filled, owed)
        self.steps += 1
        if state in self.failed or self.steps > BIND_STEPS:
            return None
        element = self.elements[e]
        if isinstance(element, _Fixed):
            found = self._fixed(element, e, j, filled, owed)
        elif isinstance(element, Choice):
            found = self._choice(element, e, j, filled, owed)
        elif isinstance(element, _Prompt):
            found = self._prompt(element, e, j, filled, owed)
        else:
            found = self._hole(element, e, j, filled, owed)
        if found is None:
            self.failed.add(state)
        return found

    def _stands(self, start: int, end: int, j: int) -> bool:
        return self.theirs[j : j + end - start] == self.ours[start:end]

    def _fixed(self, fixed: _Fixed, e: int, j: int, filled: int, owed: int) -> list[Part] | None:
        if not self._stands(fixed.start, fixed.end, j):
            return None
        return self._from(e + 1, j + fixed.end - fixed.start, filled, owed)

    def _choice(self, choice: Choice, e: int, j: int, filled: int, owed: int) -> list[Part] | None:
        length = len(choice.keys)
        printed = choice.end > choice.start
        if tuple(self.theirs[j : j + length]) == choice.keys:
            found = self._from(e + 1, j + length, filled, owed)
            if found is not None:
                return found if printed else _with(found, (choice.start, choice.start, j, j + length), choice.witness)
        found = self._from(e + 1, j, filled, owed)
        if found is not None and printed:
            return _with(found, (choice.start, choice.end, j, j), choice.witness, choice.slot)
        return found

    def _prompt(self, prompt: _Prompt, e: int, j: int, filled: int, owed: int) -> list[Part] | None:
        bit = 1 << prompt.hole
        name = self.template.holes[prompt.hole].slot.name
        if self._stands(prompt.start, prompt.end, j):
            found = self._from(e + 1, j + prompt.end - prompt.start, filled, owed)
            if found is not None:
                return found
        ahead = any(element is self.template.holes[prompt.hole] for element in self.elements[e:])
        if filled & bit or ahead:
            found = self._from(e + 1, j, filled, owed if filled & bit else owed | bit)
            if found is not None:
                return _with(found, (prompt.start, prompt.end, j, j), Witness.FILL, name)
        if filled & bit:
            return None
        for end in self._ends(e, j):
            if end > j and self._is_value(j, end, prompt):
                found = self._from(e + 1, end, filled | bit, owed)
                if found is not None:
                    return _with(found, (prompt.start, prompt.end, j, end), Witness.FILL, name)
        return None

    def _hole(self, hole: Hole, e: int, j: int, filled: int, owed: int) -> list[Part] | None:
        bit = 1 << self.template.holes.index(hole)
        if not owed & bit:
            found = self._from(e + 1, j, filled, owed)
            if found is not None:
                return found
        if filled & bit:
            return None
        for end in self._ends(e, j):
            if end > j and is_value(self.theirs[j:end], range(j, end), self.template):
                found = self._from(e + 1, end, filled | bit, owed & ~bit)
                if found is not None:
                    return _with(found, (hole.at, hole.at, j, end), Witness.FILL, hole.slot.name)
        return None

    def _ends(self, e: int, j: int) -> Sequence[int]:
        """Where a value from `j` may end: before what the next fixed words begin with, shortest first."""
        last = min(len(self.theirs), j + LONGEST_VALUE)
        if e + 1 == len(self.elements):
            return [len(self.theirs)] if len(self.theirs) <= last else []
        following = self.elements[e + 1]
        if isinstance(following, _Fixed):
            wanted = self.ours[following.start]
            return [end for end in range(j, last + 1) if end < len(self.theirs) and self.theirs[end] == wanted]
        return range(j, last + 1)

    def _is_value(self, start: int, end: int, prompt: _Prompt) -> bool:
        told = set(_content(self.ours[prompt.start : prompt.end]))
        value = self.theirs[start:end]
        return not told.intersection(_content(value)) and is_value(value, range(start, end), self.template)


def _with(found: list[Part], gap: Gap, witness: Witness, name: str = "") -> list[Part]:
    return [*found, Part(gap, witness, name)]


def _content(keys: Sequence[Key]) -> list[str]:
    return [key.lower() for key in keys if isinstance(key, str) and len(key) > 3]


def is_value(value: Sequence[Key], places: range, template: Template) -> bool:
    """Whether words can be a blank's value at all: a letter or digit in them, not all in brackets, no prompt of after.

    >>> is_value(("(", "title", ")"), range(0, 3), NO_TEMPLATE), is_value(("Ada", "Example"), range(0, 2), NO_TEMPLATE)
    (False, True)
    """
    if not any(isinstance(key, tuple) or any(c.isalnum() for c in key) for key in value):
        return False
    if any(at in template.hints for at in places):
        return False
    first, last = value[0], value[-1]
    return not (isinstance(first, str) and first in _OPENING and last == _OPENING[first])


def _elements(length: int, template: Template) -> list[_Fixed | _Prompt | Choice | Hole]:
    """Before's words as fixed stretches with blanks, prompts and optional words between them, in order."""
    cuts: list[tuple[int, int, int, _Prompt | Choice | Hole]] = []
    for n, hole in enumerate(template.holes):
        cuts.append((hole.at, hole.at, 1, hole))
        cuts.extend((start, end, 2, _Prompt(start, end, n)) for start, end in hole.prompts if start < end)
    cuts.extend((choice.start, choice.end, 0, choice) for choice in template.choices)
    out: list[_Fixed | _Prompt | Choice | Hole] = []
    at = 0
    for start, end, _, element in sorted(cuts, key=lambda cut: (cut[0], cut[1] > cut[0], cut[2])):
        if start < at:
            continue
        if start > at:
            out.append(_Fixed(at, start))
        out.append(element)
        at = end
    if at < length:
        out.append(_Fixed(at, length))
    return out


def resolve(before: Words, after: Words, template: Template, gap: Gap) -> list[Part]:
    """One gap of an alignment, told as fills, options and edits: what blanks or options in it explain, and the rest."""
    i0, i1, j0, j1 = gap
    parts: list[Part] = []
    for choice in template.choices:
        come = choice.start == choice.end and i0 <= choice.start <= i1
        if come and choice.keys == tuple(after.keys[j0 : j0 + len(choice.keys)]):
            parts.append(Part((i0, i0, j0, j0 + len(choice.keys)), choice.witness))
            j0 += len(choice.keys)
            break
    holes = [hole for hole in template.holes if i0 <= hole.at <= i1]
    prompted = [
        hole for hole in template.holes if hole not in holes and any(i0 <= s and e <= i1 for s, e in hole.prompts)
    ]
    if not holes and not prompted:
        return [*parts, *_plain((i0, i1, j0, j1), template)]
    hole = (holes or prompted)[0]
    covered = [(s, e) for s, e in hole.prompts if i0 <= s and e <= i1]
    at = hole.at if holes else covered[0][0]
    left, right = _sides(before.keys[i0:at], _outside(before.keys, at, i1, covered), after.keys[j0:j1])
    k0, k1 = j0 + left, j1 - right
    value = after.keys[k0:k1]
    told = {word for s, e in covered for word in _content(before.keys[s:e])}
    if not value or not is_value(value, range(k0, k1), template) or (not holes and told.intersection(_content(value))):
        rule = next((q for q in template.rules if j0 <= q <= j1), None) if holes else None
        middle = rule if rule is not None else (j1 if at == i1 else j0)
        return [*parts, *_plain((i0, at, j0, middle), template), *_plain((at, i1, middle, j1), template)]
    parts.extend(_plain((i0, at, j0, k0), template))
    name = hole.slot.name
    if not holes:
        start, end = covered[0]
        return [*parts, Part((start, end, k0, k1), Witness.FILL, name), *_plain((end, i1, k1, j1), template)]
    parts.append(Part((at, at, k0, k1), Witness.FILL, name))
    for start, end in covered:
        if start >= at:
            parts.extend(_plain((at, start, k1, k1), template))
            parts.append(Part((start, end, k1, k1), Witness.FILL, name))
            at = end
    return [*parts, *_plain((at, i1, k1, j1), template)]


def _plain(gap: Gap, template: Template) -> list[Part]:
    """A gap that no blank explains: an option's words gone or come, or an edit; nothing for an empty gap."""
    i0, i1, j0, j1 = gap
    if i0 == i1 and j0 == j1:
        return []
    gone = next((c for c in template.choices if j0 == j1 and (c.start, c.end) == (i0, i1)), None)
    come = next((c for c in template.after_choices if i0 == i1 and (c.start, c.end) == (j0, j1)), None)
    choice = gone or come
    return [Part(gap, choice.witness, choice.slot)] if choice else [Part(gap)]


def explain(before: Words, after: Words, template: Template, gap: Gap) -> list[Part]:
    """One gap of an alignment: as `resolve` tells it near a blank, else an option's words gone or come, or an edit."""
    i0, i1, j0, j1 = gap
    if any(i0 <= hole.at <= i1 or any(i0 <= s and e <= i1 for s, e in hole.prompts) for hole in template.holes):
        return resolve(before, after, template, gap)
    come, gone = tuple(after.keys[j0:j1]), tuple(before.keys[i0:i1])
    for choice in template.choices:
        if i0 == i1 and choice.start == choice.end == i0 and choice.keys == come:
            return [Part(gap, choice.witness)]
    for choice in template.after_choices:
        if j0 == j1 and choice.start == choice.end == j0 and choice.keys == gone:
            return [Part(gap, choice.witness)]
    return _plain(gap, template)


def _outside(keys: list[Key], start: int, end: int, covered: list[tuple[int, int]]) -> list[Key]:
    return [keys[at] for at in range(start, end) if not any(low <= at < high for low, high in covered)]


def _sides(left: list[Key], right: list[Key], theirs: list[Key]) -> tuple[int, int]:
    """How many tokens at either end of `theirs` are fixed words in another dress, not part of the value."""
    head = 0
    if left:
        shared = runs(_loose(left), _loose(theirs))
        words = [run for run in shared if any(_has_letter(theirs[at]) for at in range(run[1], run[1] + run[2]))]
        head = words[-1][1] + words[-1][2] if words else 0
    tail = 0
    if right:
        rest = theirs[head:]
        shared = runs(_loose(right), _loose(rest))
        words = [run for run in shared if any(_has_letter(rest[at]) for at in range(run[1], run[1] + run[2]))]
        if words:
            first = words[0][1]
            while first > 0 and not _has_letter(rest[first - 1]) and not _has_letter(right[0]):
                first -= 1
            tail = len(rest) - first
        elif not _has_letter(right[0]) and rest and not _has_letter(rest[-1]) and len(right) == 1:
            tail = 1
    return head, tail


def _loose(keys: Sequence[Key]) -> list[Key]:
    return [key.lower() if isinstance(key, str) else key for key in keys]


def _has_letter(key: Key) -> bool:
    return isinstance(key, tuple) or any(c.isalnum() for c in key)


@lru_cache(maxsize=128)
def option_keys(text: str) -> tuple[Key, ...]:
    """The tokens of an option's own words."""
    from contractmodel.diff.tokens import worded

    return tuple(worded(text).keys)
