"""A comparison as the paragraphs of one document with tracked changes: after, once they are accepted, or before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, frozen

from contractmodel.diff.values import Comparison, Pair, Significance
from contractmodel.export.redline_divided import Part, divided
from contractmodel.export.redline_notes import Notes
from contractmodel.export.redline_words import KEPT, Run, Tracked, paragraphs_of, reworded
from contractmodel.model import Agreement, Block, BlockType, Footnote
from contractmodel.report.values import Report, tags


@frozen
class Paragraph:
    """One paragraph of the redline. `style` is its block's type; `depth` counts the clauses that it lies in.

    `tracked` says what became of the paragraph itself, `end` of its end alone; `move` joins the two places of one that
    moved (0: none). `was` is the depth that it had, where that differs (-1: it is the same). `remarks` stand in the
    margin.
    """

    style: BlockType
    depth: int
    runs: tuple[Run, ...]
    tracked: Tracked = KEPT
    move: int = 0
    remarks: tuple[str, ...] = ()
    end: Tracked = KEPT
    was: int = -1


@frozen
class Redline:
    """All paragraphs in the order they are printed in, and the footnotes by number, from 1."""

    paragraphs: tuple[Paragraph, ...]
    notes: tuple[tuple[Paragraph, ...], ...] = ()


def redline(report: Report) -> Redline:
    r"""The redline of `report`: what stayed once, what went and came beside each other, moves at both places.

    Differences that are proved neutral are tracked apart from those to be read. O(n log n) in the blocks.

    >>> from contractmodel.model import Clause
    >>> from contractmodel.diff import compare
    >>> from contractmodel.report import report
    >>> before, after = (Agreement.build([Clause(label="1.", text=said)]) for said in ("You may pay.", "You must pay."))
    >>> [(run.text, run.tracked.how) for run in redline(report(compare(before, after))).paragraphs[0].runs]
    [('1.', ''), ('\t', ''), ('You ', ''), ('may', 'delete'), ('must', 'insert'), (' pay.', '')]
    """
    return _Redline(report).made()


class _Redline:
    def __init__(self, report: Report) -> None:
        self.report = report
        self.comparison: Comparison = report.comparison
        self.pair_before = {path: pair for pair in self.comparison.pairs for path in pair.before}
        self.pair_after = {path: pair for pair in self.comparison.pairs for path in pair.after}
        self.order_before = [b for b in self.comparison.before.walk() if not isinstance(b, Footnote)]
        self.order_after = [b for b in self.comparison.after.walk() if not isinstance(b, Footnote)]
        self.depths = (_depths(self.comparison.before), _depths(self.comparison.after))
        self.divided = divided(self.comparison)
        paired = [(block, partner) for block in self.order_after if (partner := self._partner(block)) is not None]
        place = {block.path: number for number, block in enumerate(self.order_before)}
        ordered = _longest([place[partner.path] for _, partner in paired])
        self.stays = {paired[number][0].path: paired[number][1] for number in ordered}
        moved = [b.path for b, _ in paired if b.path not in self.stays and b.path not in self.divided]
        self.moves = {path: number for number, path in enumerate(moved, 1)}
        self.remarks = self._remarks()
        self.notes = Notes(self.comparison, self.stays)

    def made(self) -> Redline:
        """The whole redline."""
        staying = {block.path: path for path, block in self.stays.items()}
        self.divided = {path: told for path, told in self.divided.items() if path in self.stays}
        staying |= {gone: path for path, (pair, _) in self.divided.items() for gone in pair.before}
        joined = {path for pair, _ in self.divided.values() for path in pair.after[1:]}
        behind: dict[str, list[Block]] = {}
        anchor = ""
        for block in self.order_before:
            anchor = staying.get(block.path, anchor)
            if block.path not in staying:
                behind.setdefault(anchor, []).append(block)
        paragraphs = [p for gone in behind.get("", ()) for p in self._gone(gone)]
        for block in self.order_after:
            if block.path in joined:
                continue
            paragraphs += self._stayed(block) if block.path in self.stays else self._came(block)
            paragraphs += [p for gone in behind.get(block.path, ()) for p in self._gone(gone)]
        if paragraphs:
            head = f"{self.report.before.name} → {self.report.after.name}\n{self.report.headline}"
            said = (head, *self.remarks.get("", ()), *paragraphs[0].remarks)
            paragraphs[0] = evolve(paragraphs[0], remarks=said)
        notes = (_footnote(lines, how) for lines, how in self._noted())
        return Redline(tuple(paragraphs), tuple(notes))

    def _partner(self, after: Block) -> Block | None:
        """The block of before that `after` answers to, one to one, in the body of both."""
        pair = self.pair_after[after.path]
        if after.path in self.divided:
            return self.comparison.before[pair.before[0]]
        if len(pair.before) != 1 or len(pair.after) != 1:
            return None
        block = self.comparison.before[pair.before[0]]
        return None if isinstance(block, Footnote) else block

    def _stayed(self, after: Block) -> Iterator[Paragraph]:
        if after.path in self.divided:
            yield from self._in_parts(*self.divided[after.path])
            return
        before, pair = self.stays[after.path], self.pair_after[after.path]
        stands = self.notes.before.get(before.path, ()), self.notes.after.get(after.path, ())
        blank = Paragraph(after.type, self.depths[1][after.path], ())
        yield from self._printed(blank, pair, reworded(pair, before, after, stands))

    def _in_parts(self, pair: Pair, parts: Sequence[Part]) -> Iterator[Paragraph]:
        """A divided or joined pair: a paragraph for each part, the last with the looks of either side's last block."""
        was, now = self.depths[0][pair.before[-1]], self.depths[1][pair.after[-1]]
        side = self.depths[0] if len(pair.before) > 1 else self.depths[1]
        for number, part in enumerate(parts):
            last = number == len(parts) - 1
            depth = now if last else side[part.block.path]
            blank = Paragraph(part.block.type, depth, (), end=part.end, was=was if last and was != now else -1)
            yield from self._printed(blank, pair, [part.runs])

    def _came(self, block: Block) -> Iterator[Paragraph]:
        pair = self.pair_after[block.path]
        move = self.moves.get(block.path, 0)
        tracked = Tracked("to" if move else "insert", _proved(pair))
        blank = Paragraph(block.type, self.depths[1][block.path], (), tracked, move)
        return self._printed(blank, pair, paragraphs_of(block, self.notes.after.get(block.path, ())))

    def _gone(self, block: Block) -> Iterator[Paragraph]:
        pair = self.pair_before[block.path]
        move = self.moves.get(pair.after[0], 0) if len(pair.before) == len(pair.after) == 1 else 0
        tracked = Tracked("from" if move else "delete", _proved(pair))
        blank = Paragraph(block.type, self.depths[0][block.path], (), tracked, move)
        return self._printed(blank, pair, paragraphs_of(block, self.notes.before.get(block.path, ())))

    def _printed(self, blank: Paragraph, pair: Pair, lines: Sequence[tuple[Run, ...]]) -> Iterator[Paragraph]:
        """A paragraph for each of `lines`; the first of a pair has what is said of it in the margin."""
        remarks = self.remarks.pop(_key(pair), ()) if blank.tracked.how != "from" else ()
        for number, runs in enumerate(lines):
            yield evolve(blank, runs=runs, remarks=() if number else remarks)

    def _remarks(self) -> dict[str, tuple[str, ...]]:
        """What is said in the margin, by pair; "" for what belongs to none."""
        told: dict[str, list[str]] = {}
        for entry in self.report.differences:
            signs = "; ".join(" · ".join(filter(None, tag)) for tag in tags(entry.findings))
            said = [f"{entry.place}: {entry.headline}{f' ({signs})' if signs else ''}", *entry.notes]
            told.setdefault(_key(entry.pair) if entry.pair is not None else "", []).append("\n".join(said))
        return {key: tuple(said) for key, said in told.items()}

    def _noted(self) -> Iterator[tuple[list[tuple[Run, ...]], Tracked]]:
        """The words of each footnote, and what became of it as a whole."""
        for before, after in self.notes.sides:
            if before is not None and after is not None:
                yield reworded(self.pair_after[after.path], before, after, ((), ())), KEPT
            elif after is not None:
                yield paragraphs_of(after), Tracked("insert", _proved(self.pair_after[after.path]))
            elif before is not None:
                yield paragraphs_of(before), Tracked("delete", _proved(self.pair_before[before.path]))


def _footnote(lines: Sequence[tuple[Run, ...]], tracked: Tracked) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(BlockType.FOOTNOTE, 0, runs, tracked) for runs in lines)


def _longest(places: Sequence[int]) -> list[int]:
    """The indices of a longest run of `places` that rises, in order."""
    ends: list[int] = []
    last: list[int] = []
    link: list[int] = []
    for number, place in enumerate(places):
        at = bisect_left(ends, place)
        link.append(last[at - 1] if at else -1)
        ends[at : at + 1] = [place]
        last[at : at + 1] = [number]
    found: list[int] = []
    number = last[-1] if last else -1
    while number >= 0:
        found.append(number)
        number = link[number]
    return found[::-1]


def _proved(pair: Pair) -> bool:
    return pair.significance is not Significance.SUBSTANTIVE


def _key(pair: Pair) -> str:
    return "\n".join(("|".join(pair.before), "|".join(pair.after)))


def _depths(agreement: Agreement) -> Mapping[str, int]:
    """How deep each block lies."""
    depths: dict[str, int] = {}
    for path, above in agreement.parents.items():
        depths[path] = depths[above] + 1 if above else 0
    return depths
