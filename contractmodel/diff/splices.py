"""Replaced stretches of one text, as data: made, applied, reversed, and two in a row told as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from contractmodel.diff.align import runs
from contractmodel.diff.tokens import Piece, Words


class Splice(NamedTuple):
    """At offset `at` of a text in normal form, `old` is replaced by `new`. Offsets are those of the text before all."""

    at: int
    old: str
    new: str


def spliced(text: str, splices: Sequence[Splice]) -> str | None:
    """`text` with every splice applied; None where it does not hold what a splice replaces. Linear.

    >>> spliced("You may assign.", (Splice(7, "", " not"),))
    'You may not assign.'
    """
    out: list[str] = []
    at = 0
    for splice in splices:
        end = splice.at + len(splice.old)
        if splice.at < at or text[splice.at : end] != splice.old:
            return None
        out += [text[at : splice.at], splice.new]
        at = end
    return "".join([*out, text[at:]])


def splices(before: str, after: str) -> tuple[Splice, ...]:
    """What turns `before` into `after`, both in normal form, word by word; nothing for equal texts.

    >>> splices("the journal pays", "the proceedings pays")
    (Splice(at=4, old='journal', new='proceedings'),)
    """
    if before == after:
        return ()
    if not before or not after:
        return (Splice(0, before, after),)
    ours, theirs = _tokens(before), _tokens(after)
    out: list[Splice] = []
    i = j = 0
    for i1, j1 in _matched(ours, theirs):
        start, end = ours.starts[i1], theirs.starts[j1]
        if before[i:start] != after[j:end]:
            out.append(_tight(i, before[i:start], after[j:end]))
        i, j = ours.ends[i1], theirs.ends[j1]
    if before[i:] != after[j:]:
        out.append(_tight(i, before[i:], after[j:]))
    return tuple(out)


def _tokens(text: str) -> Words:
    return Words([Piece(0, "", "text", text, text)])


def _matched(ours: Words, theirs: Words) -> Iterator[tuple[int, int]]:
    for i, j, length in runs(ours.keys, theirs.keys):
        yield from ((i + step, j + step) for step in range(length))


def _tight(at: int, old: str, new: str) -> Splice:
    """The splice without the white space that both sides begin or end with."""
    while old and new and old[-1] == new[-1] == " ":
        old, new = old[:-1], new[:-1]
    while old and new and old[0] == new[0] == " ":
        at, old, new = at + 1, old[1:], new[1:]
    return Splice(at, old, new)


def reversed_splices(some: Sequence[Splice]) -> tuple[Splice, ...]:
    """What undoes `some`.

    >>> reversed_splices((Splice(0, "a", "the"), Splice(2, "cat", "dog")))
    (Splice(at=0, old='the', new='a'), Splice(at=4, old='dog', new='cat'))
    """
    out: list[Splice] = []
    shift = 0
    for splice in some:
        out.append(Splice(splice.at + shift, splice.new, splice.old))
        shift += len(splice.new) - len(splice.old)
    return tuple(out)


Step = tuple[str, str, int]
"""("keep", "", n), ("del", text, n) or ("ins", text, n)."""


def composed(first: Sequence[Splice], second: Sequence[Splice]) -> tuple[Splice, ...]:
    """`first` and then `second`, as one; `second` speaks of the text that `first` makes. Linear.

    >>> composed((Splice(4, "journal", "proceedings"),), (Splice(15, "", " duly"),))
    (Splice(at=4, old='journal', new='proceedings duly'),)
    """
    made = _Feed(_steps(first))
    out: list[Step] = []
    for kind, text, length in _steps(second):
        if kind == "ins":
            out.extend(made.deletions())
            out.append((kind, text, length))
            continue
        left = length
        while left:
            step = made.take(left)
            if step[0] == "del":
                out.append(step)
                continue
            left -= step[2]
            if kind == "keep":
                out.append(step)
            elif step[0] == "keep":
                out.append(("del", text[length - left - step[2] : length - left], step[2]))
    out.extend(made.rest())
    return tuple(_gathered(out))


def _steps(some: Sequence[Splice]) -> list[Step]:
    out: list[Step] = []
    at = 0
    for splice in some:
        if splice.at > at:
            out.append(("keep", "", splice.at - at))
        if splice.old:
            out.append(("del", splice.old, len(splice.old)))
        if splice.new:
            out.append(("ins", splice.new, len(splice.new)))
        at = splice.at + len(splice.old)
    return out


class _Feed:
    """The steps of the first change, handed out in bites; after the last one the text goes on unchanged."""

    def __init__(self, steps: list[Step]) -> None:
        self.steps = steps[::-1]

    def take(self, most: int) -> Step:
        """The next step, cut to `most` characters of the text that the first change made."""
        if not self.steps:
            return ("keep", "", most)
        kind, text, length = self.steps.pop()
        if kind == "del" or length <= most:
            return kind, text, length
        self.steps.append((kind, text[most:], length - most))
        return kind, text[:most], most

    def deletions(self) -> Iterator[Step]:
        """The deletions that come next: they stand before what is inserted here."""
        while self.steps and self.steps[-1][0] == "del":
            yield self.steps.pop()

    def rest(self) -> list[Step]:
        """Everything left."""
        return self.steps[::-1]


def _gathered(steps: Iterable[Step]) -> Iterator[Splice]:
    """Neighbouring deletions and insertions as one splice each; those that change nothing left out."""
    at = start = 0
    old = new = ""
    for kind, text, length in [*steps, ("keep", "", 0)]:
        if kind == "keep":
            if old != new:
                yield Splice(start, old, new)
            at += length + len(old)
            start, old, new = at, "", ""
        elif kind == "del":
            old += text
        else:
            new += text
