"""CSS counters: the numbers that a style sheet counts and prints before elements."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from contractmodel.ingest.markup_thresholds import MAX_COUNTER_DEPTH, MAX_COUNTER_TEXT
from contractmodel.ingest.numerals import sheet_number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

_PIECE = re.compile(
    r"\s*(?:(?P<quote>[\"'])(?P<text>(?:\\.|(?!(?P=quote))[^\\])*)(?P=quote)"
    r"|counter\(\s*(?P<name>[\w-]+)\s*(?:,\s*(?P<style>[\w-]+)\s*)?\)"
    r"|counters\(\s*(?P<names>[\w-]+)\s*,\s*(?P<mark>[\"'])(?P<between>(?:\\.|(?!(?P=mark))[^\\])*)(?P=mark)\s*"
    r"(?:,\s*(?P<styles>[\w-]+)\s*)?\))\s*",
    re.IGNORECASE,
)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))")
_COUNTED = re.compile(r"([\w-]+)(?:\s+(-?\d{1,6}))?")
_SURROGATES = range(0xD800, 0xE000)


class Piece(NamedTuple):
    """A piece of what is printed: words, or a counter in a style, with its outer ones where `between` joins them."""

    words: str = ""
    counter: str = ""
    style: str = "decimal"
    between: str | None = None


def content(said: str) -> tuple[Piece, ...] | None:
    """The pieces of a `content` declaration; None where one of them is neither words nor a counter.

    >>> [piece.counter or piece.words for piece in content('counters(item, ".") " "') or ()]
    ['item', ' ']
    >>> content("attr(href)") is None
    True
    """
    found: list[Piece] = []
    at = 0
    while at < len(said):
        met = _PIECE.match(said, at)
        if met is None:
            return None
        at = met.end()
        if met["name"]:
            found.append(Piece(counter=met["name"].lower(), style=(met["style"] or "decimal").lower()))
        elif met["names"]:
            style = (met["styles"] or "decimal").lower()
            found.append(Piece(counter=met["names"].lower(), style=style, between=_plain(met["between"])))
        else:
            found.append(Piece(_plain(met["text"])))
    return tuple(found)


def _plain(text: str) -> str:
    """`text` with its escapes resolved."""

    def sign(met: re.Match[str]) -> str:
        if not met[1]:
            return met[2]
        code = int(met[1], 16)
        return chr(code) if 0 < code < 0x110000 and code not in _SURROGATES else ""

    return _ESCAPE.sub(sign, text)


class Counters:
    """The counters that are open: each name's values, innermost last, with the depth of the element that began it.

    >>> counters = Counters()
    >>> counters.count({"counter-reset": "item"}, 1)
    >>> for _ in range(2):
    ...     counters.count({"counter-increment": "item"}, 2)
    >>> counters.say(content('"Section " counter(item, upper-roman) "."'))
    'Section II.'
    """

    def __init__(self) -> None:
        self._open: dict[str, list[list[int]]] = {}
        self.unknown: set[str] = set()

    def count(self, declared: Mapping[str, str], depth: int, before: str = "") -> None:
        """What an element at `depth` does to the counters: it begins some, then counts some on."""
        for name, value in _listed(declared.get(f"{before}counter-reset", ""), 0):
            self.begin(name, value, depth)
        for name, step in _listed(declared.get(f"{before}counter-increment", ""), 1):
            values = self._open.get(name)
            if not values:
                values = self.begin(name, 0, depth)
            values[-1][1] += step
        for name, value in _listed(declared.get(f"{before}counter-set", ""), 0):
            self._open.setdefault(name, [[depth, 0]])[-1][1] = value

    def begin(self, name: str, value: int, depth: int) -> list[list[int]]:
        """Begin a counter in an element at `depth`: it ends with the element's parent, or where a sibling begins it."""
        values = self._open.setdefault(name, [])
        while values and values[-1][0] >= depth:
            values.pop()
        if len(values) < MAX_COUNTER_DEPTH:
            values.append([depth, value])
        return values

    def before(self, element: _Element, declared: Mapping[str, str], depth: int) -> str:
        """What is printed before `element`, or as its marker, once it has counted; "" where nothing is."""
        count_members(self, element, depth)
        self.count(declared, depth)
        self.count(declared, depth + 1, "before-")
        pieces = content(declared.get("before") or declared.get("marker") or "")
        said = self.say(pieces).strip() if pieces else ""
        self.leave(depth)
        return said

    def leave(self, depth: int) -> None:
        """Close what was begun inside the element at `depth` that ends."""
        for values in self._open.values():
            while values and values[-1][0] > depth:
                values.pop()

    def say(self, pieces: tuple[Piece, ...]) -> str:
        """What is printed now."""
        told = ""
        for piece in pieces:
            if not piece.counter:
                told += piece.words
                continue
            values = [value for _, value in self._open.get(piece.counter, ())] or [0]
            if piece.between is None:
                values = values[-1:]
            told += (piece.between or "").join([self._number(value, piece.style) for value in values])
        return told[:MAX_COUNTER_TEXT]

    def _number(self, value: int, style: str) -> str:
        if style == "none":
            return ""
        said = sheet_number(value, style)
        if said is None:
            self.unknown.add(style)
        return str(value) if said is None else said


def count_members(counters: Counters, element: _Element, depth: int) -> None:
    """Count the members of lists as every page does without being told: the counter `list-item`."""
    if element.tag in ("ol", "ul"):
        counters.begin("list-item", _whole(element.get("start"), 1) - 1, depth)
    elif element.tag == "li":
        value = element.get("value")
        counters.count({"counter-increment": "list-item"}, depth)
        if value is not None:
            counters.count({"counter-set": f"list-item {_whole(value, 1)}"}, depth)


def _whole(text: str | None, usual: int) -> int:
    said = (text or "").strip()
    return int(said) if re.fullmatch(r"-?\d{1,6}", said) else usual


def _listed(said: str, usual: int) -> list[tuple[str, int]]:
    """The counters that a declaration names, each with its number.

    >>> _listed("part 3 section", 1), _listed("none", 0)
    ([('part', 3), ('section', 1)], [])
    """
    return [(name, int(number) if number else usual) for name, number in _COUNTED.findall(said) if name != "none"]
