"""A merge written down: ours as it was typed, with what changed, and conflicts between marker lines."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from contractmodel.diff.glyphs import way_back
from contractmodel.diff.splices import splices
from contractmodel.model import Agreement, Block, Clause, Span, normal
from contractmodel.model.places import places

_AS_TYPED = ("text/plain", "text/markdown")
"""Media types whose extraction is the file itself, so that a merge can be written back as it was typed."""

NOTHING = Clause()
"""Stands for the side of a conflict that has no such block."""


class Node:
    """A block of the result in the making: where it comes from, what it says now, what it holds."""

    __slots__ = ("block", "children", "conflict", "home", "moved", "new", "parent")

    def __init__(self, block: Block, home: Agreement, parent: Node | None, *, new: bool) -> None:
        self.block = block
        self.home = home
        self.parent = parent
        self.children: list[Node] = []
        self.conflict: Block | None = None
        self.new = new
        self.moved = False

    def walk(self) -> Iterator[Node]:
        """The node and all that hang on it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()


class Writer:
    """Ours as it was typed, with what changed; the tree's own print where ours was not typed."""

    def __init__(self, ours: Agreement) -> None:
        self.ours = ours
        self.starts: dict[int, list[int]] = {}

    def text(self, root: Node, agreement: Agreement) -> str:
        """The whole file: as typed where all sides were, else as `agreement`, the merged tree, is printed."""
        nodes = [node for child in root.children for node in child.walk()]
        homes = [self.ours, *(node.home for node in nodes)]
        if any(home.source.media_type not in _AS_TYPED or not home.text for home in homes):
            if any(node.conflict is not None for node in nodes):
                return "".join(self._told(node) for node in nodes)
            return agreement.text
        first = min((block.span.start for block in self.ours.walk()), default=len(self.ours.text))
        out = [self.ours.text[: self._line(self.ours, first)]]
        out.extend(self._region(node) for node in _as_printed(nodes, self.ours))
        return "".join(out)

    def _region(self, node: Node) -> str:
        """The node's own words as its side typed them, with what follows up to the next block."""
        if node.conflict is not None:
            return self._told(node)
        raw = self._raw(node.home, node.block)
        if node.new:
            raw = self._rewritten(node, raw)
        if node.home is not self.ours:
            raw = self._beside(node, raw)
        return raw if raw.endswith("\n") else raw + "\n\n"

    def _rewritten(self, node: Node, raw: str) -> str:
        """A region with the label, the heading and the words that it has now."""
        start = self._line(node.home, node.block.span.start)
        old = node.home.get(node.block.path)
        out, at = "", 0
        for span, said in _parts(node.home, old, node.block):
            low, high = span.start - start, span.end - start
            if 0 <= low <= high <= len(raw) and low >= at:
                out += raw[at:low] + said
                at = high
        return out + raw[at:]

    def _raw(self, home: Agreement, block: Block) -> str:
        return home.text[self._line(home, block.span.start) : self._next(home, block.span.start)]

    def _beside(self, node: Node, raw: str) -> str:
        """What another side typed, indented and followed by room as the siblings are that ours typed."""
        siblings = node.parent.children if node.parent is not None else []
        beside = next((one for one in siblings if one.home is self.ours and one.block.type is node.block.type), None)
        typed = self._raw(self.ours, beside.block) if beside is not None else ""
        if not typed or typed[:1] == "\n":
            return raw
        wanted, own = (text[: len(text) - len(text.lstrip(" \t"))] for text in (typed, raw))
        lines = (wanted + line.removeprefix(own) if line.strip() else line for line in raw.split("\n"))
        room = "\n\n" if typed.endswith("\n\n") else "\n"
        return "\n".join(lines).rstrip("\n") + room

    def _next(self, home: Agreement, start: int) -> int:
        """Where the line of the block that is printed after `start` begins; the text's end after the last one."""
        starts = self._starts(home)
        at = bisect_right(starts, start)
        return len(home.text) if at == len(starts) else self._line(home, starts[at])

    def _starts(self, home: Agreement) -> list[int]:
        """Where blocks begin, in order of place."""
        if id(home) not in self.starts:
            self.starts[id(home)] = sorted({block.span.start for block in home.walk()})
        return self.starts[id(home)]

    def _line(self, home: Agreement, at: int) -> int:
        """The start of the line that `at` stands in, if no other block begins on it before."""
        start = home.text.rfind("\n", 0, at) + 1
        starts = self._starts(home)
        return start if bisect_left(starts, start) == bisect_left(starts, at) else at

    def _told(self, node: Node) -> str:
        """A conflict: both sides' words between marker lines."""
        theirs = node.conflict
        if theirs is None:
            return _line_of(node.block)
        gone = node.home is not self.ours
        mine = "" if gone else _line_of(self.ours.get(node.block.path) or node.block)
        other = "" if theirs is NOTHING else _line_of(theirs)
        return f"<<<<<<< ours\n{mine}=======\n{other}>>>>>>> theirs\n\n"


def _line_of(block: Block) -> str:
    lead = [block.label] if isinstance(block, Clause) else []
    lead += [block.heading] if isinstance(block, Clause) and block.heading else []
    return " ".join([*lead, block.text]).strip() + "\n\n"


def _parts(home: Agreement, old: Block | None, new: Block) -> list[tuple[Span, str]]:
    """The stretches of the document that say `old`'s label, heading and text, with what `new` says there."""
    if old is None:
        return []
    if old.type is not new.type:
        return _anew(old, new)
    out: list[tuple[Span, str]] = []
    if isinstance(old, Clause) and isinstance(new, Clause):
        if old.label != new.label and old.label_span.end > old.label_span.start:
            out.append((old.label_span, new.label))
        if old.heading != new.heading:
            out.extend(_headed(home, old, new.heading or ""))
    out.extend(_words(home, old, new))
    return sorted(out)


def _anew(old: Block, new: Block) -> list[tuple[Span, str]]:
    """All that a block of another type printed itself, with what `new` says there."""
    spans = [*old.text_spans]
    if isinstance(old, Clause):
        spans += [span for span in (old.label_span, old.heading_span) if span is not None and span.end > span.start]
    if not spans:
        return []
    return [(Span(min(span.start for span in spans), max(span.end for span in spans)), _line_of(new).rstrip("\n"))]


def _headed(home: Agreement, old: Clause, heading: str) -> Iterator[tuple[Span, str]]:
    """Where `old` prints its heading, with the new one, its stop as it was printed; a first one before the text."""
    if old.heading_span is not None:
        printed = home.text[slice(*old.heading_span)]
        words = printed.rstrip(_STOPS) if not (old.heading or "").endswith(tuple(_STOPS)) else printed
        kept = len(words) if heading else len(printed)
        yield Span(old.heading_span.start, old.heading_span.start + kept), heading
    elif old.text_spans and heading:
        at = old.text_spans[0].start
        stop = "" if heading.endswith((".", ":", "?", "!")) else "."
        yield Span(at, at), f"{heading}{stop} "


_STOPS = " .:;-–—*_"
"""What sets a heading off from the words after it, its markup included."""


def _words(home: Agreement, old: Block, new: Block) -> Iterator[tuple[Span, str]]:
    """The stretches of the document whose words differ, and no more: blanks and line ends between them stay."""
    was, now = normal(old.text), normal(new.text)
    way, back, place = way_back(old.text, was), way_back(new.text, now), places(home, old)
    if not place:
        return
    shift = 0
    for splice in splices(was, now):
        low = way.start(splice.at) if splice.at < len(was) else len(old.text)
        high = way.end(splice.at + len(splice.old)) if splice.old else low
        start = splice.at + shift
        said = new.text[back.start(start) : back.end(start + len(splice.new))] if splice.new else ""
        shift += len(splice.new) - len(splice.old)
        yield place.span(Span(low, high)), said


def _as_printed(nodes: Sequence[Node], ours: Agreement) -> list[Node]:
    """The nodes in the order in which ours prints them; what is new or moved comes behind the node before it."""
    keyed: list[tuple[int, int, Node]] = []
    last = -1
    for turn, node in enumerate(nodes):
        if node.home is ours and not node.moved:
            last = (ours.get(node.block.path) or node.block).span.start
        keyed.append((last, turn, node))
    return [node for _, _, node in sorted(keyed, key=lambda one: one[:2])]
