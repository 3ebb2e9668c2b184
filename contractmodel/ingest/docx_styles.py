"""Word's styles: what a paragraph or a run looks like once its chain of styles is followed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen

from contractmodel.ingest.markup_thresholds import MAX_STYLE_CHAIN
from contractmodel.ingest.ooxml import W, attribute, number, switched, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_BODY_TEXT_LEVEL = 9


class TabStop(NamedTuple):
    """A tab stop: its place in twips from the margin, and whether a line is drawn up to it."""

    place: int
    drawn: bool


@frozen
class Indent:
    """How far a paragraph is set in, in twips; None where not stated. `first` is negative for a hanging first line."""

    left: int | None = None
    first: int | None = None

    def over(self, below: Indent) -> Indent:
        """The indent that results when what is left open here is taken from `below`."""
        return Indent(below.left if self.left is None else self.left, below.first if self.first is None else self.first)


FLUSH = Indent()
"""No indent stated."""


def indent_of(properties: _Element | None) -> Indent:
    """What `w:ind` in paragraph `properties` states."""
    stated = None if properties is None else properties.find(W + "ind")
    if stated is None:
        return Indent()
    left = number(attribute(stated, "left"))
    hanging = number(attribute(stated, "hanging"))
    first = number(attribute(stated, "firstLine")) if hanging is None else -hanging
    return Indent(number(attribute(stated, "start")) if left is None else left, first)


def stops_of(properties: _Element | None) -> tuple[TabStop, ...]:
    """The tab stops that `w:tabs` in paragraph `properties` sets, from left to right."""
    stated = None if properties is None else properties.find(W + "tabs")
    if stated is None:
        return ()
    stops = []
    for tab in stated.iterfind(W + "tab"):
        place = number(attribute(tab, "pos"))
        if place is not None and attribute(tab, "val") not in {"clear", "bar"}:
            stops.append(TabStop(place, attribute(tab, "leader") in {"underscore", "heavy", "hyphen"}))
    return tuple(sorted(stops))


def ruled(properties: _Element | None) -> bool | None:
    """Whether a line is drawn above or below the paragraph; None where its properties do not say."""
    borders = None if properties is None else properties.find(W + "pBdr")
    if borders is None:
        return None
    return any((value(borders, side) or "none") not in {"none", "nil"} for side in ("top", "bottom", "between"))


@frozen
class Look:
    """What a paragraph style, with all it is based on, says about its paragraphs. None: not stated.

    `names` are the styles' names in lower case and `ids` their ids, nearest first. `outline` is 0 for Heading 1.
    """

    ids: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    num_id: str | None = None
    level: int | None = None
    outline: int | None = None
    indent: Indent = FLUSH
    numbering_indents: bool = False
    stops: tuple[TabStop, ...] = ()
    ruled: bool = False
    centred: bool = False
    strong: bool = False
    hidden: bool = False


@frozen
class Dress:
    """What is said about a run: bold or underlined, underlined, hidden, struck through, a placeholder, raised."""

    strong: bool = False
    underlined: bool = False
    hidden: bool = False
    struck: bool = False
    placeholder: bool = False
    raised: bool = False


class _Character(NamedTuple):
    """What a character style says about its runs; None: not stated."""

    bold: bool | None = None
    underlined: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    place: str | None = None
    placeholder: bool = False


_UNDRESSED = _Character()


class Styles:
    """The styles of one document, from `w:styles` (None where it has none). Answers are remembered."""

    def __init__(self, root: _Element | None) -> None:
        self._styles: dict[str, _Element] = {}
        self._default: str | None = None
        self._looks: dict[str | None, Look] = {}
        self._characters: dict[str, _Character] = {}
        if root is None:
            return
        for style in root.iterfind(W + "style"):
            style_id = attribute(style, "styleId")
            if style_id is None:
                continue
            self._styles.setdefault(style_id, style)
            if attribute(style, "type") == "paragraph" and (attribute(style, "default") or "0") not in {"0", "false"}:
                self._default = self._default or style_id

    def numbering_of(self, style_id: str) -> str | None:
        """The list that a numbering style names."""
        for style in self._chain(style_id):
            properties = style.find(W + "pPr")
            found = value(None if properties is None else properties.find(W + "numPr"), "numId")
            if found is not None:
                return found
        return None

    def look(self, style_id: str | None) -> Look:
        """The look of the paragraph style `style_id`; of the default style where it is None or unknown."""
        known = self._looks.get(style_id)
        if known is None:
            wanted = style_id if style_id in self._styles else self._default
            known = self._looks[style_id] = self._read_look(self._chain(wanted))
        return known

    def dress(self, properties: _Element | None, look: Look) -> Dress:
        """How a run with these `w:rPr` prints in a paragraph with this `look`."""
        if properties is None:
            return Dress(strong=look.strong, hidden=look.hidden)
        named = self._character(value(properties, "rStyle"))
        bold = _first(switched(properties, "b"), named.bold)
        underlined = _first(switched(properties, "u"), named.underlined)
        hidden = _first(switched(properties, "vanish"), named.hidden, look.hidden)
        return Dress(
            strong=bool(_first(bold, look.strong)) or bool(underlined),
            underlined=bool(underlined),
            hidden=bool(hidden),
            struck=bool(_first(_struck(properties), named.struck)),
            placeholder=named.placeholder,
            raised=(value(properties, "vertAlign") or named.place) == "superscript",
        )

    def _chain(self, style_id: str | None) -> list[_Element]:
        """The style and what it is based on, nearest first; a circle is cut."""
        chain: list[_Element] = []
        seen: set[str] = set()
        while style_id in self._styles and style_id not in seen and len(chain) < MAX_STYLE_CHAIN:
            seen.add(style_id)
            chain.append(self._styles[style_id])
            style_id = value(chain[-1], "basedOn") or ""
        return chain

    def _read_look(self, chain: list[_Element]) -> Look:
        num_id = level = outline = centred = strong = hidden = drawn = None
        indent, indented_by_numbering = FLUSH, False
        stops: tuple[TabStop, ...] = ()
        for style in chain:
            properties, run = style.find(W + "pPr"), style.find(W + "rPr")
            numbering = None if properties is None else properties.find(W + "numPr")
            if num_id is None:
                num_id = value(numbering, "numId")
                indented_by_numbering = (
                    num_id is not None and indent.left is None and indent_of(properties).left is None
                )
            level = number(value(numbering, "ilvl")) if level is None else level
            outline = number(value(properties, "outlineLvl")) if outline is None else outline
            outline = _heading_level(style) if outline is None else outline
            indent = indent.over(indent_of(properties))
            stops = stops or stops_of(properties)
            drawn = ruled(properties) if drawn is None else drawn
            aligned = value(properties, "jc")
            centred = aligned == "center" if centred is None and aligned is not None else centred
            bold, underlined = switched(run, "b"), switched(run, "u")
            strong = _first(strong, True if underlined else bold)
            hidden = _first(hidden, switched(run, "vanish"))
        return Look(
            tuple(attribute(style, "styleId") or "" for style in chain),
            tuple((value(style, "name") or "").strip().lower() for style in chain),
            num_id,
            level,
            outline if outline is not None and 0 <= outline < _BODY_TEXT_LEVEL else None,
            indent,
            indented_by_numbering,
            stops,
            bool(drawn),
            bool(centred),
            bool(strong),
            bool(hidden),
        )

    def _character(self, style_id: str | None) -> _Character:
        if style_id is None:
            return _UNDRESSED
        known = self._characters.get(style_id)
        if known is None:
            bold = underlined = hidden = struck = place = None
            placeholder = style_id == "PlaceholderText"
            for style in self._chain(style_id):
                run = style.find(W + "rPr")
                bold = _first(bold, switched(run, "b"))
                underlined = _first(underlined, switched(run, "u"))
                hidden = _first(hidden, switched(run, "vanish"))
                struck = _first(struck, _struck(run))
                place = place or value(run, "vertAlign")
                placeholder = placeholder or (value(style, "name") or "").lower() == "placeholder text"
            known = _Character(bold, underlined, hidden, struck, place, placeholder)
            self._characters[style_id] = known
        return known


def _struck(properties: _Element | None) -> bool | None:
    """Whether a run is struck through, once or twice; None where its properties do not say."""
    once, twice = switched(properties, "strike"), switched(properties, "dstrike")
    return twice if once is None else bool(once or twice)


def _heading_level(style: _Element) -> int | None:
    """The outline level of a built-in heading style that does not state it."""
    name = (value(style, "name") or "").strip().lower()
    ending = name.removeprefix("heading ")
    return int(ending) - 1 if ending != name and ending in set("123456789") else None


def _first(*said: bool | None) -> bool | None:
    return next((answer for answer in said if answer is not None), None)
