"""From tokens to edits: places in both blocks and both documents, and the words between them as they stand."""

from __future__ import annotations

from collections.abc import Iterator

from contractmodel.diff.align import Gap
from contractmodel.diff.blanks import Part
from contractmodel.diff.tokens import Piece, Words
from contractmodel.diff.values import Edit, Significance
from contractmodel.match.values import Side
from contractmodel.model import NOWHERE, Block, Clause, Signature, Span
from contractmodel.model.places import Places, places


class Ground:
    """The two documents of a comparison, and the way from a block's words to either. Remembers what it worked out."""

    def __init__(self, before: Side, after: Side) -> None:
        self.before = before
        self.after = after
        self._ways: dict[tuple[bool, int, str], Places] = {}

    def side(self, *, new: bool) -> Side:
        """The side of after, or that of before."""
        return self.after if new else self.before

    def span(self, piece: Piece, at: Span, *, new: bool) -> Span:
        """Where `at`, a range of the words of `piece`, stands in its document; `NOWHERE` if it was never printed."""
        side = self.side(new=new)
        block = side.blocks[piece.index]
        if piece.part.startswith("field:"):
            return _in_field(block, piece.part.removeprefix("field:"), at)
        way = self.way(piece, new=new)
        return _printed(side.agreement.text, piece.text, at, way) if way else _near(block)

    def way(self, piece: Piece, *, new: bool) -> Places:
        """The way from the words of `piece` to its document; worked out once."""
        key = (new, piece.index, piece.part)
        if key not in self._ways:
            side = self.side(new=new)
            block = side.blocks[piece.index]
            printed = _heading(block, piece.text) if piece.part == "heading" else block
            self._ways[key] = places(side.agreement, printed)
        return self._ways[key]

    def lines(self, piece: Piece, at: Span) -> str:
        """The words of `piece` at `at`, a range of its words in after, with a line end where the document has one."""
        text = piece.text[at.start : at.end]
        if piece.part != "text" or " " not in text:
            return text
        document = self.after.agreement.text
        out = []
        for n, letter in enumerate(text, at.start):
            broken = letter.isspace() and "\n" in document[slice(*self.span(piece, Span(n - 1, n + 2), new=True))]
            out.append("\n" if broken else letter)
        return "".join(out)


def _printed(document: str, text: str, at: Span, way: Places) -> Span:
    """Where `at` was read from; white space at its start is that before its first word, past a blank's rule."""
    first = at.start
    while first < at.end and text[first].isspace():
        first += 1
    if first in {at.start, at.end}:
        return way.span(at)
    inner = way.span(Span(first, at.end))
    spaced = inner.start > 0 and document[inner.start - 1].isspace()
    return Span(inner.start - spaced, inner.end)


def _near(block: Block) -> Span:
    return NOWHERE if block.span == NOWHERE else Span(block.span.start, block.span.start)


def _heading(block: Block, text: str) -> Block:
    """The heading of a clause as a block of its own, printed where the heading is."""
    whole = block.heading_span if isinstance(block, Clause) else None
    return Block(type=block.type, text=text, text_spans=(whole,) if whole else ())


def _in_field(block: Block, name: str, at: Span) -> Span:
    fields = block.fields if isinstance(block, Signature) else ()
    whole = next((entry.span for entry in fields if entry.name == name), NOWHERE)
    same = at.end == 0 or whole.end - whole.start < at.end
    return whole if same else Span(whole.start + at.start, whole.start + at.end)


def edits_of(ground: Ground, before: Words, after: Words, gap: Gap, last: Edit | None = None) -> Iterator[Edit]:
    """The edits of one gap, unexplained: one, or one for each piece that the gap reaches into.

    Each edit's words, put in place of the range it names in before's piece, give after's words; the white space at its
    ends is the shorter of the two sides'. Nothing for a gap that differs in white space only. The white space where
    two gaps meet belongs to the first, `last`, if that claimed it.
    """
    ours, theirs = _by_piece(before, gap[0], gap[1]), _by_piece(after, gap[2], gap[3])
    if len(ours) == 1 and len(theirs) == 1:
        couples = [(ours[0], theirs[0])]
    else:
        count = max(len(ours), len(theirs))
        ours += [(ours[-1][1], ours[-1][1])] * (count - len(ours))
        theirs += [(theirs[-1][1], theirs[-1][1])] * (count - len(theirs))
        couples = list(zip(ours, theirs, strict=True))
    for (i0, i1), (j0, j1) in couples:
        edit = _edit(ground, before, after, (i0, i1, j0, j1), last)
        if edit is not None:
            last = edit
            yield edit


def _by_piece(words: Words, start: int, end: int) -> list[tuple[int, int]]:
    """The range `start:end` cut where one piece ends and the next begins; itself where it is empty."""
    out: list[tuple[int, int]] = []
    first = start
    for at in range(start + 1, end):
        if words.homes[at] != words.homes[first]:
            out.append((first, at))
            first = at
    return [*out, (first, end)]


def _edit(ground: Ground, before: Words, after: Words, gap: Gap, last: Edit | None) -> Edit | None:
    i0, i1, j0, j1 = gap
    home, there = _home(before, i0, i1), _home(after, j0, j1)
    old, new = before.pieces[home], after.pieces[there]
    at, to = _reach(before, home, i0, i1), _reach(after, there, j0, j1)
    if last is not None:
        at = _past(at, last.before_at) if (last.before_path, last.part) == (old.path, old.part) else at
        to = _past(to, last.after_at) if (last.after_path, last.part) == (new.path, new.part) else to
    at, to = _trimmed(old.text, at, new.text, to)
    if old.part != new.part:
        at, to = _unspaced(old.text, at), _unspaced(new.text, to)
    was, now = old.text[at.start : at.end], new.text[to.start : to.end]
    if not was.strip() and not now.strip():
        return None
    return Edit(
        op="replace" if was and now else "delete" if was else "insert",
        before=ground.span(old, at, new=False),
        after=ground.span(new, to, new=True),
        before_text=was,
        after_text=now,
        before_path=old.path,
        before_at=at,
        after_path=new.path,
        after_at=to,
        part=old.part if was or not now else new.part,
    )


def _home(words: Words, start: int, end: int) -> int:
    """The piece that the tokens stand in; for an empty range that of the token before, else of the one after."""
    if start < end:
        return words.homes[start]
    if start > 0:
        return words.homes[start - 1]
    return words.homes[0] if words.homes else 0


def _reach(words: Words, home: int, start: int, end: int) -> Span:
    """The range of the piece's text from the end of the token before to the start of the token after."""
    piece = words.pieces[home]
    low, high = 0, len(piece.text)
    if start > 0 and words.homes[start - 1] == home:
        low = piece.way.end(words.ends[start - 1])
    if end < len(words) and words.homes[end] == home:
        high = piece.way.start(words.starts[end])
    return Span(low, max(low, high))


def _past(at: Span, last: Span) -> Span:
    """What of `at` is not in the range before it."""
    return Span(max(at.start, last.end), max(at.end, last.end))


def _trimmed(old: str, at: Span, new: str, to: Span) -> tuple[Span, Span]:
    """Both ranges without the white space that they share at their ends: after it first, then before it."""
    (i0, i1), (j0, j1) = at, to
    while i1 > i0 and j1 > j0 and old[i1 - 1].isspace() and new[j1 - 1].isspace():
        i1, j1 = i1 - 1, j1 - 1
    while i1 > i0 and j1 > j0 and old[i0].isspace() and new[j0].isspace():
        i0, j0 = i0 + 1, j0 + 1
    return Span(i0, i1), Span(j0, j1)


def _unspaced(text: str, at: Span) -> Span:
    """`at`, or nothing at its start where it holds white space only: between a heading and its text none is printed."""
    return at if text[at.start : at.end].strip() else Span(at.start, at.start)


def token_edit(ground: Ground, before: Words, after: Words, part: Part) -> Edit:
    """The edit that one proved token makes: the same reference or term under its new name."""
    at, _, to, _ = part.gap
    old, new = before.pieces[before.homes[at]], after.pieces[after.homes[to]]
    here = Span(old.way.start(before.starts[at]), old.way.end(before.ends[at]))
    there = Span(new.way.start(after.starts[to]), new.way.end(after.ends[to]))
    return Edit(
        op="replace",
        before=ground.span(old, here, new=False),
        after=ground.span(new, there, new=True),
        before_text=old.text[here.start : here.end],
        after_text=new.text[there.start : there.end],
        significance=Significance.NEUTRAL,
        witness=part.witness,
        before_path=old.path,
        before_at=here,
        after_path=new.path,
        after_at=there,
        part=old.part,
    )
