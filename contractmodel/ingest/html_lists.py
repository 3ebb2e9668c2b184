"""The markers that a browser prints before the members of HTML lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from contractmodel.ingest.numerals import sheet_number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_GLYPHS = {"disc": "•", "circle": "◦", "square": "▪"}
_GLYPH_BY_DEPTH = ("disc", "circle", "square")
_MOST = 1 << 31


@frozen
class Marker:
    """What stands before a list member: its label ("" where nothing is printed), whether it is a glyph.

    `unknown` is the list style that could not be followed and was read as decimal.
    """

    label: str = ""
    bullet: bool = False
    unknown: str | None = None


class Counter:
    """Counts the members of one list (`ol`, `ul`, `menu`, `dir`), whose own declarations are given."""

    def __init__(self, element: _Element, declared: Mapping[str, str], depth: int) -> None:
        self.ordered = element.tag == "ol"
        self._step = -1 if self.ordered and element.get("reversed") is not None else 1
        start = _whole(element.get("start")) if self.ordered else None
        if start is None:
            start = sum(1 for child in element if child.tag == "li") if self._step < 0 else 1
        self._next = start
        usual = "decimal" if self.ordered else _GLYPH_BY_DEPTH[min(depth, 2)]
        self._style = declared.get("list-style-type") or _typed(element) or usual

    def member(self, element: _Element, declared: Mapping[str, str]) -> Marker:
        """The marker of the next member, `element`.

        >>> from lxml import html
        >>> items = html.fromstring('<ol type="a" start="3"><li>x<li value="28">y</ol>')
        >>> counter = Counter(items, {}, 0)
        >>> [counter.member(item, {}).label for item in items]
        ['c.', 'ab.']
        """
        own = _whole(element.get("value")) if self.ordered else None
        count = self._next if own is None else own
        self._next = count + self._step
        return marker(count, declared.get("list-style-type") or _typed(element) or self._style)


_AS_USUAL = frozenset({"inherit", "initial", "revert", "unset"})


def unmarked(declared: Mapping[str, str]) -> bool:
    """Whether a list member is declared to print no marker of its own: it is shown as no list member, or says another.

    >>> unmarked({"display": "block"}), unmarked({"display": "list-item"}), unmarked({})
    (True, False, False)
    """
    display = declared.get("display", "list-item")
    return ("list-item" not in display and display not in _AS_USUAL) or "marker" in declared


def marker(count: int, style: str) -> Marker:
    """What the list style `style` prints for the member number `count`.

    >>> marker(4, "upper-roman").label, marker(4, "none").label, marker(4, "'- '"), marker(4, "hebrew").unknown
    ('IV.', '', Marker(label='-', bullet=True, unknown=None), 'hebrew')
    """
    if style in _GLYPHS:
        return Marker(_GLYPHS[style], bullet=True)
    if style == "none":
        return Marker()
    if style[:1] in "\"'":
        label = style.strip("\"'").strip()
        return Marker(label, bullet=bool(label))
    said = sheet_number(count, style)
    return Marker(f"{count}.", unknown=style) if said is None else Marker(f"{said}.")


def _typed(element: _Element) -> str | None:
    """The list style that the `type` attribute names."""
    stated = (element.get("type") or "").strip()
    return _TYPES.get(stated) or (stated.lower() if stated.lower() in {*_GLYPHS, "none"} else None)


def _whole(text: str | None) -> int | None:
    try:
        found = int((text or "").strip())
    except ValueError:
        return None
    return found if abs(found) < _MOST else None
