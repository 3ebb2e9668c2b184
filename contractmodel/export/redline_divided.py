"""A clause that was divided, or clauses that were joined, word by word: the paragraphs' ends went or came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from contractmodel.diff.values import Change, Comparison, Edit, Pair, Significance
from contractmodel.export.agreement_text import after_heading, hung_notes, open_blanks
from contractmodel.export.redline_words import KEPT, Run, Tracked, heading_of, lead_of
from contractmodel.model import Agreement, Block, BlockType, Footnote, Span, normal

_RUNNING = frozenset((BlockType.CLAUSE, BlockType.ITEM, BlockType.PARAGRAPH, BlockType.RECITAL, BlockType.NOTICE))
"""Types whose words run on from one paragraph into the next."""


class Part(NamedTuple):
    """One paragraph of a divided pair: the block whose looks it has, its words, and what became of its end."""

    block: Block
    runs: tuple[Run, ...]
    end: Tracked = KEPT


def divided(comparison: Comparison) -> Mapping[str, tuple[Pair, tuple[Part, ...]]]:
    """The split and merged pairs that can be told word by word, by the path of their first block of after.

    A pair is left out where its blocks are parted by others, hold a note or a blank, where a heading is reworded, or
    where the edits do not account for every letter. Linear in the text of the pairs.
    """
    pairs = [p for p in comparison.pairs if p.change in (Change.SPLIT, Change.MERGED)]
    if not pairs:
        return {}
    places = [_places(side) for side in (comparison.before, comparison.after)]
    busy = [_busy(side) for side in (comparison.before, comparison.after)]
    found: dict[str, tuple[Pair, tuple[Part, ...]]] = {}
    for pair in pairs:
        if not all(_in_a_row(paths, at) for paths, at in zip((pair.before, pair.after), places, strict=True)):
            continue
        if any(path in held for paths, held in zip((pair.before, pair.after), busy, strict=True) for path in paths):
            continue
        blocks = comparison.before_blocks(pair), comparison.after_blocks(pair)
        if not {block.type for side in blocks for block in side} <= _RUNNING:
            continue
        parts = _Divided(pair, *blocks).parts() if _headed_alike(pair, *blocks) else ()
        if parts:
            found[pair.after[0]] = (pair, parts)
    return found


def _places(side: Agreement) -> Mapping[str, int]:
    return {block.path: n for n, block in enumerate(b for b in side.walk() if not isinstance(b, Footnote))}


def _busy(side: Agreement) -> frozenset[str]:
    """The blocks in whose words something stands that is none: a blank, a note's mark."""
    return frozenset((*open_blanks(side.slots), *hung_notes(side)))


def _in_a_row(paths: Sequence[str], places: Mapping[str, int]) -> bool:
    return all(path in places and places[path] == places[paths[0]] + n for n, path in enumerate(paths))


def _headed_alike(pair: Pair, before: Sequence[Block], after: Sequence[Block]) -> bool:
    """Whether the first blocks have the same heading, or none, and those of the others came or went whole."""
    told = _headings(pair)
    if heading_of(before[0]) != heading_of(after[0]) or {before[0].path, after[0].path} & told.keys():
        return False
    others = {block.path: heading_of(block) for block in (*before[1:], *after[1:]) if heading_of(block)}
    return {path: normal(heading) for path, heading in others.items()} == {p: normal(h) for p, (h, _) in told.items()}


def _headings(pair: Pair) -> dict[str, tuple[str, bool]]:
    """The headings that came or went whole, by the paths of their blocks, and whether that is proved neutral."""
    found: dict[str, tuple[str, bool]] = {}
    for edit in pair.edits:
        if edit.part == "heading":
            came = bool(edit.after_text)
            path, words = (edit.after_path, edit.after_text) if came else (edit.before_path, edit.before_text)
            whole = not (edit.before_text and came) and path not in found
            found[path] = (words if whole else "", edit.significance is not Significance.SUBSTANTIVE)
    return found


class _Divided:
    """The work of one pair: `many` are its blocks on the side that has several, `one` the block of the other side."""

    def __init__(self, pair: Pair, before: Sequence[Block], after: Sequence[Block]) -> None:
        self.pair = pair
        self.merged = len(before) > 1
        self.many, self.one = (before, after[0]) if self.merged else (after, before[0])
        self.first = after[0]
        proved = pair.significance is not Significance.SUBSTANTIVE
        self.end = Tracked("delete" if self.merged else "insert", proved)
        self.lines: list[list[Run]] = [[] for _ in self.many]

    def parts(self) -> tuple[Part, ...]:
        """A part for each of the many; none where the edits do not account for every letter."""
        if not self._worded():
            return ()
        told: list[Part] = []
        for n, (block, runs) in enumerate(zip(self.many, self.lines, strict=True)):
            own = lead_of(block)
            if n:
                lead: Iterable[Run] = [Run(own, self.end), *self._own_heading(block)]
            else:
                leads = (own, lead_of(self.one)) if self.merged else (lead_of(self.one), own)
                lead = _lead(*leads, self._heading())
            last = n == len(self.many) - 1
            kept = tuple(run for run in (*lead, *runs) if run.text)
            told.append(Part(self.first if last and self.merged else block, kept, KEPT if last else self.end))
        return tuple(told)

    def _heading(self) -> list[Run]:
        heading = heading_of(self.first)
        return [Run(heading, bold=True), Run(after_heading(heading, self.first.text))] if heading else []

    def _own_heading(self, block: Block) -> list[Run]:
        heading = heading_of(block)
        if not heading:
            return []
        way = self.end._replace(proved=_headings(self.pair)[block.path][1])
        return [Run(heading, way, bold=True), Run(after_heading(heading, block.text), way)]

    def _worded(self) -> bool:
        """Fill the lines, each run in the paragraph it stands in; whether all letters are accounted for."""
        index = {block.path: n for n, block in enumerate(self.many)}
        at, alone = (0, 0), 0
        for edit in self.pair.edits:
            if edit.part == "heading":
                continue
            (path, here), (_, there) = self._sides(edit)
            if path not in index or here.end > len(self.many[index[path]].text):
                return False
            start = (index[path], here.start)
            if start < at or there.start < alone or not self._stayed(at, start, alone, there.start):
                return False
            self._edited(index[path], edit)
            at, alone = (index[path], here.end), there.end
        last = len(self.many) - 1
        return self._stayed(at, (last, len(self.many[last].text)), alone, len(self.one.text))

    def _sides(self, edit: Edit) -> tuple[tuple[str, Span], tuple[str, Span]]:
        """Where an edit stands among the many, and in the one."""
        before, after = (edit.before_path, edit.before_at), (edit.after_path, edit.after_at)
        return (before, after) if self.merged else (after, before)

    def _edited(self, line: int, edit: Edit) -> None:
        proved = edit.significance is not Significance.SUBSTANTIVE
        if edit.before_text == edit.after_text:
            self.lines[line].append(Run(edit.after_text))
            return
        self.lines[line] += [
            Run(edit.before_text, Tracked("delete", proved)),
            Run(edit.after_text, Tracked("insert", proved)),
        ]

    def _stayed(self, start: tuple[int, int], end: tuple[int, int], low: int, high: int) -> bool:
        """Tell the words between two places of the many, which are those of the one from `low` to `high`."""
        alone = self.one.text[low:high]
        said = [self.many[n].text[_from(n, start) : _to(n, end, self.many)] for n in range(start[0], end[0] + 1)]
        if normal(alone).replace(" ", "") != normal("".join(said)).replace(" ", ""):
            return False
        taken = 0
        for n, words in enumerate(said, start[0]):
            upto = _past(alone, taken, sum(not c.isspace() for c in words)) if n < end[0] else len(alone)
            if upto < 0 or normal(alone[taken:upto]).replace(" ", "") != normal(words).replace(" ", ""):
                return False
            self.lines[n].append(Run(alone[taken:upto] if self.merged else words))
            taken = upto
            if n < end[0]:
                gap = len(alone) - len(alone[taken:].lstrip()) - taken
                self.lines[n].append(Run(alone[taken : taken + gap], self._seam()))
                taken += gap
        return True

    def _seam(self) -> Tracked:
        """What became of the space that parts two sentences of the one, where the many have a paragraph's end."""
        return Tracked("insert" if self.merged else "delete", self.end.proved)


def _from(line: int, start: tuple[int, int]) -> int:
    return start[1] if line == start[0] else 0


def _to(line: int, end: tuple[int, int], many: Sequence[Block]) -> int:
    return end[1] if line == end[0] else len(many[line].text)


def _past(text: str, start: int, letters: int) -> int:
    """Where `text` has gone `letters` characters from `start`, white space not counted; -1 where it has fewer."""
    if not letters:
        return start
    for at in range(start, len(text)):
        letters -= not text[at].isspace()
        if not letters:
            return at + 1
    return -1


def _lead(before: str, after: str, heading: Sequence[Run]) -> Iterator[Run]:
    """What the first paragraph begins with: its label, as it was and as it is, and the heading."""
    tab = "\t" if before[-1:] == after[-1:] == "\t" else ""
    old, new = before.removesuffix(tab), after.removesuffix(tab)
    if old == new:
        yield Run(new)
    else:
        yield Run(old, Tracked("delete", proved=True))
        yield Run(new, Tracked("insert", proved=True))
    yield Run(tab)
    yield from heading
