"""One web page, walked in the order it prints: elements become passages."""

from __future__ import annotations

import re
from collections import Counter as Tally
from typing import TYPE_CHECKING

from contractmodel.ingest.html_context import (
    COLUMNS_A_LEVEL,
    HEADINGS,
    Context,
    Frame,
    Item,
    heading_of,
    role_of,
    set_in,
)
from contractmodel.ingest.html_counters import Counters
from contractmodel.ingest.html_css import Sheet
from contractmodel.ingest.html_forms import control
from contractmodel.ingest.html_lists import Counter, unmarked
from contractmodel.ingest.html_notes import find_notes
from contractmodel.ingest.html_roles import (
    BLOCKS,
    LISTS,
    SILENT,
    furniture_kind,
    hidden,
    lists_links,
    permalink,
    words_in,
)
from contractmodel.ingest.html_tables import Tables
from contractmodel.ingest.markup_thresholds import BLANK_SPACES
from contractmodel.ingest.passage import LINE_ENDS, Passage, Words
from contractmodel.ingest.raised import raised
from contractmodel.model import BlankHint, Furniture, Span
from contractmodel.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

_SPACE = compiled(r"[ \t\n\r\f]+")
_STRONG = frozenset({"b", "strong", "u"})
_STRUCK = frozenset({"s", "strike", "del"})
_INLINE_DISPLAYS = ("inline", "contents")
_RULE = BlankHint(Span(0, 0), kind="rule")


class Page:
    """A page being read. `tally` counts what was left out, `unknown` names the list styles that were not followed."""

    def __init__(self, root: _Element) -> None:
        self.root = root
        self.sheet = Sheet(tuple(style.text or "" for style in root.iter("style")))
        self.linked = any("stylesheet" in (link.get("rel") or "").lower() for link in root.iter("link"))
        self.tally: Tally[str] = Tally()
        self.unknown: set[str] = set()
        self._notes = find_notes(root)
        self._target: list[Passage] = []
        self._words = Words()
        self._context = Context()
        self._line_context: Context | None = None
        self._frames: list[Frame] = []
        self._lists: list[Counter] = []
        self._tables = Tables()
        self._item: Item | None = None
        self._joined = False
        self._place = 0
        self._counters = Counters()
        self._before = ""

    def passages(self) -> list[Passage]:
        """All lines of the page, in the order they print. Linear; no recursion, however deep the page."""
        from lxml import etree

        walk = etree.iterwalk(self.root, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                if not self._enter(element):
                    walk.skip_subtree()
            else:
                self._leave(element)
                if element.tail and element is not self.root:
                    self._text(element.tail)
        self._flush()
        self._label_alone()
        self.unknown |= self._counters.unknown
        return self._target

    def _enter(self, element: _Element) -> bool:
        """Open `element`; False where nothing inside it is to be read."""
        tag, context = element.tag, self._context
        self._frames.append(Frame(context, self._place))
        if not isinstance(tag, str) or tag in SILENT or element in self._notes.dropped:
            return False
        if element in self._notes.refs:
            self._note_mark(element)
            return False
        declared, place = self.sheet.declared(element, self._place)
        if hidden(element, declared):
            self.tally["hidden"] += any(piece.strip() for piece in element.itertext())
            return False
        if tag in {"br", "hr", "input", "select", "textarea"} or self._empty_line(element, declared):
            self._single(element, declared)
            return False
        display = declared.get("display", "")
        block = tag in BLOCKS if not display else _is_block(tag, display)
        context = self._styled(element, declared, context)
        if self.sheet.counting:
            self._before = self._counters.before(element, declared, len(self._frames))
        if block:
            self._flush()
            self._context = self._block(element, declared, context)
        else:
            self._context = context._replace(strong=context.strong or tag in HEADINGS)
            if tag == "q":
                self._add("“")
        ending = "block" if block else ("q" if tag == "q" else "")
        self._frames[-1] = self._frames[-1]._replace(ending=tag if block and tag in _ENDINGS else ending)
        self._place = place
        if self._before:
            self._text(f"{self._before} ")
            self._before = ""
        if element.text:
            self._text(element.text)
        return True

    def _leave(self, element: _Element) -> None:
        if self.sheet.counting:
            self._counters.leave(len(self._frames))
        frame = self._frames.pop()
        if frame.ending == "q":
            self._add("”")
        elif frame.ending:
            self._end_block(frame.ending)
        if self._item is not None and element in self._notes.bodies:
            self._item = None
        self._context, self._place = frame.context, frame.place

    def _end_block(self, tag: str) -> None:
        self._flush()
        if tag in LISTS:
            self._lists.pop()
        elif tag in {"li", "dt"}:
            self._label_alone()
        elif tag == "table":
            self._end_table()
        elif tag in {"td", "th"} and self._tables:
            self._label_alone()
            self._target = self._tables.close_cell(self._target)
        elif tag == "tr" and self._tables:
            self._tables.close_row()

    def _styled(self, element: _Element, declared: Mapping[str, str], context: Context) -> Context:
        """`context` with what any element may change: emphasis, white space, furniture."""
        tag = element.tag
        if tag in _STRONG or _is_bold(declared):
            context = context._replace(strong=True)
        if tag == "u" or "underline" in _decoration(declared):
            context = context._replace(strong=True)
        if tag in _STRUCK or "line-through" in _decoration(declared):
            self.tally["struck"] += not context.struck
            context = context._replace(struck=True)
        if tag == "sup" or declared.get("vertical-align") == "super":
            context = context._replace(raised=True)
        if tag in {"pre", "listing", "plaintext", "xmp"} or declared.get("white-space", "").startswith(
            ("pre", "break")
        ):
            context = context._replace(pre=True, role=context.role or "preformatted")
        kind = furniture_kind(element) or ("contents" if lists_links(element) else None)
        if kind is None and context.heading is not None and permalink(element):
            kind = "other"
        return context if kind is None or context.cut else context._replace(cut=kind)

    def _block(self, element: _Element, declared: Mapping[str, str], context: Context) -> Context:
        """The context inside the block `element`."""
        tag = element.tag
        mark = self._notes.bodies.get(element)
        if mark is not None:
            self._label_alone()
            self._item = Item(mark, bullet=False, level=None)
            return context._replace(note=mark, role="note", level=None, lists=0, indent=0, heading=None)
        aligned = declared.get("text-align") or (element.get("align") or "").lower()
        if aligned or tag == "center":
            context = context._replace(centred=aligned == "center" or tag == "center")
        if "subtitle" in (element.get("class") or "").split() and not context.cut:
            return context._replace(cut="subtitle", role="subtitle")
        if tag in LISTS:
            return self._open_list(element, declared, context)
        if tag in {"li", "dt"}:
            return self._open_item(element, declared, context)
        if tag in {"dl", "dd", "blockquote"}:
            return set_in(tag, context)
        if tag in HEADINGS or (element.get("role") or "").lower() == "heading":
            return context._replace(heading=heading_of(element))
        return self._table_part(element, context) if tag in {"table", "tr", "td", "th"} else context

    def _table_part(self, element: _Element, context: Context) -> Context:
        tag = element.tag
        if tag == "table":
            self._label_alone()
            self._tables.open(self._target)
        elif self._tables and tag == "tr":
            self._tables.open_row()
        elif self._tables:
            self._target = self._tables.open_cell(element)
            return context._replace(lists=0, level=None, indent=0, heading=None)
        return context

    def _open_list(self, element: _Element, declared: Mapping[str, str], context: Context) -> Context:
        self._lists.append(Counter(element, declared, context.lists))
        if element.tag == "ol" and not declared and not element.get("type"):
            self.tally["untyped"] += 1
        return context._replace(lists=context.lists + 1)

    def _open_item(self, element: _Element, declared: Mapping[str, str], context: Context) -> Context:
        self._label_alone()
        level = max(context.lists - 1, 0)
        label, bullet = "", False
        if element.tag == "li":
            counter = self._lists[-1] if self._lists else Counter(element, {"list-style-type": "disc"}, 0)
            marker = counter.member(element, declared)
            label, bullet = marker.label, marker.bullet
            if marker.unknown:
                self.unknown.add(marker.unknown)
            if unmarked(declared):
                label, bullet = "", False
            if self._before and (not label or bullet):
                label, bullet, self._before = self._before, False, ""
        if context.cut is None:
            self._item = Item(label, bullet, level)
        return context._replace(level=level, indent=COLUMNS_A_LEVEL * (level + 1), heading=None)

    def _end_table(self) -> None:
        self._target, lines = self._tables.close()
        cut = self._context.cut
        self._target += lines if cut is None else [_furnished(line, cut) for line in lines]

    def _single(self, element: _Element, declared: Mapping[str, str]) -> None:
        """An element that prints something by itself: a break, a rule, a form field, an empty underlined stretch."""
        tag = element.tag
        if tag == "br":
            self._break()
        elif tag == "hr":
            self._rule(element)
        elif tag in {"input", "select", "textarea"}:
            self._field(element)
        else:
            start = self._start()
            self._words.add(_SPACE.sub(" ", words_in(element)))
            if self._words.length - start >= BLANK_SPACES or "border-bottom" in " ".join(declared):
                self._words.blank(start, BlankHint(Span(0, 0), kind="underline"))

    def _empty_line(self, element: _Element, declared: Mapping[str, str]) -> bool:
        """Whether `element` is a stretch of nothing with a line under it."""
        border = declared.get("border-bottom", declared.get("border-bottom-style", "none"))
        drawn = "none" not in border and not border.startswith("0")
        underlined = element.tag == "u" or "underline" in declared.get("text-decoration", "")
        if not (drawn or underlined) or (element.tag in BLOCKS and "inline" not in declared.get("display", "")):
            return False
        return len(element) == 0 and not (element.text or "").strip() and (drawn or bool(element.text))

    def _rule(self, element: _Element) -> None:
        """A rule is a blank, unless it only sets notes apart."""
        self._flush()
        parent, after = element.getparent(), element.getnext()
        named = "" if parent is None else f"{parent.get('class') or ''} {parent.get('role') or ''}"
        apart = "footnote" in named or "endnote" in named
        if after is not None:
            apart = apart or any(block in self._notes.bodies for block in (after, *list(after)[:1]))
        if not apart and not self._context.cut:
            self._label_alone()
            self._target.append(Passage(blanks=(_RULE,)))

    def _field(self, element: _Element) -> None:
        shown, blank = control(element)
        if self._context.cut:
            return
        start = self._start()
        self._words.add(shown)
        if blank is not None:
            self._words.blank(start, blank)

    def _note_mark(self, element: _Element) -> None:
        printed, mark = self._notes.refs[element]
        raw = words_in(element)
        if raw[:1].isspace():
            self._text(" ")
        self._start()
        self._words.mark(printed, mark)
        if raw[-1:].isspace():
            self._text(" ")

    def _start(self) -> int:
        """Where the line stands now, which has a context from here on."""
        if self._line_context is None:
            self._line_context = self._context
        return self._words.length

    def _break(self) -> None:
        """A line break: the next line goes on without a gap, unless this line is empty."""
        said = not self._words.bare
        self._flush()
        self._joined = said

    def _text(self, text: str) -> None:
        if self._context.pre:
            first, *rest = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            self._add(LINE_ENDS.sub(" ", first))
            for line in rest:
                self._break()
                self._add(LINE_ENDS.sub(" ", line))
            return
        text = LINE_ENDS.sub(" ", _SPACE.sub(" ", text))
        if self._words.last in {"", " "} and not self._words.blank_lately("underline"):
            text = text.lstrip(" ")
        self._add(text)

    def _add(self, text: str) -> None:
        if not text:
            return
        if not text.isspace():
            self._start()
        context = self._context
        if context.cut or context.struck:
            self._words.cut(text, context.cut or "struck")
        else:
            self._words.add(raised(text) if context.raised else text, strong=context.strong)

    def _flush(self) -> None:
        """End the line: it becomes a passage, with the label of a list member that waits for its first line."""
        words, context = self._words, self._line_context or self._context
        joined, self._joined = self._joined, False
        self._words, self._line_context = Words(), None
        if words.bare:
            return
        item, self._item = self._item, None
        if item is not None and context.note and item.label == context.note:
            _without_mark(words, context.note)
        passage = words.passage(
            label=item.label if item else "",
            bullet=bool(item and item.bullet),
            level=None if context.cut else (item.level if item else context.level),
            indent=COLUMNS_A_LEVEL * item.level if item and item.level is not None else context.indent,
            heading=None if context.cut else context.heading,
            role=role_of(item, context),
            note=context.note,
            centred=context.centred,
            joined=joined,
            **({"run_in": None} if context.heading or context.cut or context.note else {}),
        )
        self._target.append(passage)

    def _label_alone(self) -> None:
        """A list member that has ended, or whose inner list begins, without a line of its own."""
        item, self._item = self._item, None
        if item is not None and item.label and item.level is not None:
            self._target.append(
                Passage(
                    label=item.label,
                    bullet=item.bullet,
                    level=item.level,
                    indent=COLUMNS_A_LEVEL * item.level,
                    role="list-item" if item.bullet else None,
                )
            )


_ENDINGS = LISTS | {"dl", "li", "dt", "table", "tr", "td", "th"}


def _without_mark(words: Words, mark: str) -> None:
    """Take a mark typed at the front of a note off it: it is the note's label."""
    found = re.match(rf"\s*([\[(]?(?:{re.escape(mark)}|{re.escape(raised(mark))})[\])]?[.:]?)(?=\s)", words.text)
    if found:
        words.take_front(found[1])


def _furnished(passage: Passage, kind: str) -> Passage:
    return Passage(passage.text, furniture=(Furniture(kind, Span(0, len(passage.text))),), joined=passage.joined)


def _is_block(tag: str, display: str) -> bool:
    if tag in _ENDINGS:
        return True
    return not display.startswith(_INLINE_DISPLAYS)


def _decoration(declared: Mapping[str, str]) -> str:
    return declared.get("text-decoration", "") + declared.get("text-decoration-line", "")


def _is_bold(declared: Mapping[str, str]) -> bool:
    weight = declared.get("font-weight", "")
    return weight.startswith("bold") or (weight.isdigit() and int(weight[:5]) >= 600)
