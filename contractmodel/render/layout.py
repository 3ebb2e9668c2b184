"""Lines of styled words: what every screen is made of before anything is painted.

Own wrapping, and not Rich's, for two reasons that were measured: in a pipe nothing needs painting, and Rich costs three
times the start of a bare Python; and marks like `[+…+]` have to stay with their first and last word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Run(NamedTuple):
    """Words in one style. `style` is a role ("insert", "dim", "error" …), "" for plain; `paint` gives it colour."""

    text: str
    style: str = ""


Line = tuple[Run, ...]


def cells(text: str) -> int:
    r"""How many terminal cells `text` takes: two for wide East Asian characters, none for combining ones.

    >>> cells("fee"), cells("契約"), cells("e\u0301")
    (3, 4, 1)
    """
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) or unicodedata.category(c) in ("Mn", "Me", "Cf")
        else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )  # fmt: skip


def plain(lines: Iterable[Line]) -> str:
    r"""`lines` as text, without trailing spaces, each ended by a line feed.

    >>> plain([(Run("one "), Run("two", "strong")), ()])
    'one two\n\n'
    """
    return "".join("".join(run.text for run in line).rstrip() + "\n" for line in lines)


def width_of(line: Line) -> int:
    """The cells that `line` takes."""
    return sum(cells(run.text) for run in line)


class _Word(NamedTuple):
    """Runs without a space between them, and the style of the space before them."""

    runs: tuple[Run, ...]
    gap: str
    size: int


def wrap(runs: Iterable[Run], width: int, first: str = "", rest: str | None = None) -> list[Line]:
    r"""`runs` broken into lines of at most `width` cells, the first one indented by `first`, the others by `rest`.

    Breaks at spaces; a word longer than a line is cut. Never fewer than one line. Linear.

    >>> plain(wrap([Run("you agree "), Run("to pay", "insert")], 12, "- ", "  "))
    '- you agree\n  to pay\n'
    """
    rest = " " * cells(first) if rest is None else rest
    room = max(width - max(cells(first), cells(rest)), 4)
    lines: list[Line] = []
    line: list[Run] = []
    used = 0
    for word in _fitting(_words(runs), room):
        gap = 1 if line else 0
        if line and used + gap + word.size > room:
            lines.append(tuple(line))
            line, used, gap = [], 0, 0
        if gap:
            line.append(Run(" ", word.gap))
        line += word.runs
        used += gap + word.size
    lines.append(tuple(line))
    return [_merged((Run(rest if i else first), *found)) for i, found in enumerate(lines)]


def _words(runs: Iterable[Run]) -> Iterator[_Word]:
    held: list[Run] = []
    gap = ""
    last = ""
    for text, style in runs:
        for i, part in enumerate(text.split(" ")):
            if i:
                if held:
                    yield _word(held, gap)
                    held = []
                gap = style if i > 1 or last == style else ""
            if part:
                held.append(Run(part, style))
                last = style
    if held:
        yield _word(held, gap)


def _word(held: list[Run], gap: str) -> _Word:
    joined = gap if held[0].style == gap else ""
    return _Word(tuple(held), joined, sum(cells(r.text) for r in held))


def _fitting(words: Iterable[_Word], room: int) -> Iterator[_Word]:
    """`words`, those that are wider than a line cut into pieces that are not."""
    for word in words:
        if word.size <= room:
            yield word
            continue
        piece: list[Run] = []
        size = 0
        for text, style in word.runs:
            for char in text:
                wide = cells(char)
                if size + wide > room:
                    yield _Word(tuple(piece), "", size)
                    piece, size = [], 0
                piece.append(Run(char, style))
                size += wide
        yield _Word(tuple(piece), "", size)


def _merged(runs: Iterable[Run]) -> Line:
    """`runs` with neighbours of one style joined, and nothing empty."""
    done: list[Run] = []
    for run in runs:
        if done and done[-1].style == run.style:
            done[-1] = Run(done[-1].text + run.text, run.style)
        elif run.text:
            done.append(run)
    return tuple(done)


_ROOMY = 60
"""Columns from which something may stand at the right edge of a line of words."""


def aside(
    left: Iterable[Run], right: Iterable[Run], width: int, first: str = "", rest: str | None = None
) -> list[Line]:
    r"""`left` wrapped, with `right` at the right edge of its first line; on a line of its own where there is no room.

    >>> plain(aside([Run("Clause 3")], [Run("ATT01", "dim")], 60))[-12:]
    '      ATT01\n'
    """
    right = tuple(right)
    tail = width_of(right)
    if not tail:
        return wrap(left, width, first, rest)
    left = tuple(left)
    on_one_line = cells(first) + width_of(left) + 2 + tail <= width
    if width >= _ROOMY and (on_one_line or tail <= width // 2):
        lines = wrap(left, width - tail - 2, first, rest)
        return [pushed(lines[0], right, width), *lines[1:]]
    below = [pushed((), right, width)] if tail < width else wrap(right, width, rest or "    ")
    return [*wrap(left, width, first, rest), *below]


def pushed(line: Line, right: Line, width: int) -> Line:
    r"""`line` with `right` at the right edge of `width` cells, at least one space between them.

    >>> plain([pushed((Run("a"),), (Run("b"),), 5)])
    'a   b\n'
    """
    if not right:
        return line
    return (*line, Run(" " * max(width - width_of(line) - width_of(right), 1)), *right)


def clipped(text: str, room: int) -> str:
    """`text` in at most `room` cells, an ellipsis for what does not fit; empty where not even a word would.

    >>> clipped("Publication Agreement", 12), clipped("Publication", 20), clipped("Publication", 3)
    ('Publication…', 'Publication', '')
    """
    if cells(text) <= room:
        return text
    if room < 6:
        return ""
    kept, used = [], 0
    for char in text:
        used += cells(char)
        if used > room - 1:
            break
        kept.append(char)
    return "".join(kept).rstrip() + "…"
