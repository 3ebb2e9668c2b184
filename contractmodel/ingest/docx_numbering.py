"""Word's automatic numbers, resolved to the labels that Word prints (ECMA-376-1, 17.9)."""

from __future__ import annotations

import re
from copy import copy
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from contractmodel.ingest.docx_styles import FLUSH, Indent, indent_of
from contractmodel.ingest.docx_symbols import glyph
from contractmodel.ingest.markup_thresholds import MAX_STYLE_CHAIN
from contractmodel.ingest.numerals import office_number
from contractmodel.ingest.ooxml import MC, W, attribute, number, switched, value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from contractmodel.ingest.docx_styles import Styles

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")


@frozen
class Level:
    """One level of a list. `text` is the pattern ("%1.%2"); `restart` the 1-based level whose use starts it anew.

    `restart` is None for the rule (any higher level), 0 for never. `width` pads digits with zeros.
    """

    start: int = 1
    form: str = "decimal"
    width: int = 0
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str | None = None
    hidden: bool = False
    indent: Indent = FLUSH


@frozen
class List:
    """One `w:num`: the list whose count it shares (`count`), its levels, and the numbers it starts anew with."""

    count: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


@frozen
class Numbered:
    """One paragraph's number: the label as printed ("" where nothing is), whether it is a glyph, its level and list."""

    label: str
    bullet: bool
    level: int
    count: str
    indent: Indent = FLUSH
    unknown: str | None = field(default=None, eq=False)


class Numbering:
    """The lists of one document, and how far each has counted. Ask for the labels in document order."""

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, _Element] = {}
        self._nums: dict[str, _Element] = {}
        self._lists: dict[str, List | None] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()
        if root is not None:
            for element in root.iterfind(W + "abstractNum"):
                self._abstract.setdefault(attribute(element, "abstractNumId") or "", element)
            for element in root.iterfind(W + "num"):
                self._nums.setdefault(attribute(element, "numId") or "", element)

    def defined(self, num_id: str) -> List | None:
        """The list `num_id`; None where the document does not define it."""
        if num_id not in self._lists:
            self._lists[num_id] = self._read(num_id)
        return self._lists[num_id]

    def named(self, name: str) -> str | None:
        """The list whose definition bears that `name`."""
        for num_id, element in self._nums.items():
            abstract = self._abstract.get(value(element, "abstractNumId") or "")
            if (value(abstract, "name") or "").strip().lower() == name.strip().lower():
                return num_id
        return None

    def counted(self) -> Numbering:
        """A copy that counts on for itself."""
        twin = copy(self)
        twin._counts = {count: list(numbers) for count, numbers in self._counts.items()}
        twin._started = set(self._started)
        return twin

    def level_of_style(self, num_id: str, style_ids: tuple[str, ...]) -> int | None:
        """The level of list `num_id` that is linked to one of these styles, the nearest style deciding."""
        found = self.defined(num_id)
        if found is None:
            return None
        for style_id in style_ids:
            for number_, level in found.levels.items():
                if level.style == style_id:
                    return number_
        return None

    def next(self, num_id: str, level: int) -> Numbered | None:
        """The number of the next paragraph at `level` (0-based) of list `num_id`; None where there is no such list.

        Levels above that were skipped count as begun, and so does a list that starts below its first level: Word then
        numbers the next paragraph of that level 2.
        """
        found = self.defined(num_id)
        if found is None:
            return None
        level = min(max(level, 0), _LEVELS - 1)
        counts = self._counts.setdefault(found.count, [None] * _LEVELS)
        for above in range(level):
            if counts[above] is None:
                counts[above] = self._start(found, num_id, above)
        now = counts[level]
        restarted = level in found.starts and (num_id, level) not in self._started
        counts[level] = self._start(found, num_id, level) if now is None or restarted else now + 1
        for below in range(level + 1, _LEVELS):
            restart = found.levels[below].restart if below in found.levels else None
            if restart is None or level < restart:
                counts[below] = None
        return self._printed(found, level, counts)

    def _start(self, found: List, num_id: str, level: int) -> int:
        """The number that `level` starts with; the list's own starting number is then used up."""
        self._started.add((num_id, level))
        if level in found.starts:
            return found.starts[level]
        return found.levels[level].start if level in found.levels else 1

    def _printed(self, found: List, level: int, counts: list[int | None]) -> Numbered:
        definition = found.levels.get(level, Level())
        bullet = definition.form == "bullet"
        unknown: list[str] = []

        def place(match: re.Match[str]) -> str:
            wanted = int(match[1]) - 1
            if wanted > level:
                return ""
            source = found.levels.get(wanted, Level())
            if source.form in {"bullet", "none"}:
                return ""
            count = counts[wanted]
            form = "decimal" if definition.legal and source.form != "decimalZero" else source.form
            said = office_number(count if count is not None else source.start, form)
            if said is None:
                unknown.append(form)
                said = str(count)
            return said.zfill(source.width)

        label = glyph(definition.text) if bullet else _PLACE.sub(place, definition.text)
        if definition.hidden:
            label = ""
        label = " ".join(label.split())
        return Numbered(label, bullet, level, found.count, definition.indent, unknown[0] if unknown else None)

    def _read(self, num_id: str) -> List | None:
        element = self._nums.get(num_id)
        if element is None or num_id == "0":
            return None
        abstract_id = self._linked(value(element, "abstractNumId") or "")
        abstract = self._abstract.get(abstract_id)
        if abstract is None:
            return None
        levels = {n: read_level(one) for one in abstract.iterfind(W + "lvl") if (n := _level_number(one)) is not None}
        starts: dict[int, int] = {}
        for override in element.iterfind(W + "lvlOverride"):
            level = _level_number(override)
            if level is None:
                continue
            replaced = override.find(W + "lvl")
            if replaced is not None:
                levels[level] = read_level(replaced)
            start = number(value(override, "startOverride"))
            if start is not None:
                starts[level] = start
                levels[level] = evolve(levels.get(level, Level()), start=start)
        return List(abstract_id, levels, starts)

    def _linked(self, abstract_id: str) -> str:
        """The definition that really holds the levels, where `abstract_id` only points to a numbering style."""
        for _ in range(MAX_STYLE_CHAIN):
            abstract = self._abstract.get(abstract_id)
            link = value(abstract, "numStyleLink")
            if link is None:
                break
            num_id = self._styles.numbering_of(link)
            onward = value(self._nums.get(num_id or ""), "abstractNumId")
            if onward is None or onward == abstract_id:
                break
            abstract_id = onward
        return abstract_id


def read_level(element: _Element) -> Level:
    """The level that `w:lvl` defines."""
    stated = element.find(W + "numFmt")
    if stated is None:
        stated = element.find(f"{MC}AlternateContent/{MC}Choice/{W}numFmt")
    form, width = attribute(stated, "val") or "decimal", 0
    if form == "custom":
        pattern = (attribute(stated, "format") or "").split(",")[0].strip()
        form, width = "decimal", len(pattern) if pattern.isdigit() else 0
    start = number(value(element, "start"))
    return Level(
        start=0 if start is None else start,
        form=form,
        width=width,
        text=value(element, "lvlText") or "",
        restart=number(value(element, "lvlRestart")),
        legal=bool(switched(element, "isLgl")),
        style=value(element, "pStyle"),
        hidden=bool(switched(element.find(W + "rPr"), "vanish")),
        indent=indent_of(element.find(W + "pPr")),
    )


def _level_number(element: _Element) -> int | None:
    level = number(attribute(element, "ilvl"))
    return level if level is not None and 0 <= level < _LEVELS else None
