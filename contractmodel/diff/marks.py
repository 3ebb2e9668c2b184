"""Notes' marks: whether each still hangs on the word it hung on, wherever its note is printed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from contractmodel.diff.edits import Ground
from contractmodel.diff.pairing import Worded
from contractmodel.diff.tokens import Piece
from contractmodel.diff.values import Edit
from contractmodel.match.values import Match, Matching, Side
from contractmodel.model import BlockType, Clause, Span
from contractmodel.model.places import Places


class Hung(NamedTuple):
    """A mark in a block: the path of its note, and the offset in the block's text (or heading) where it hangs."""

    note: str
    part: str
    at: int


class Unhung(NamedTuple):
    """What became of one pair’s marks: edits of equal words, and the notes (paths of after) that hang elsewhere."""

    edits: tuple[Edit, ...] = ()
    notes: tuple[str, ...] = ()


def placed(edits: Sequence[Edit], hung: Sequence[Edit]) -> list[Edit]:
    """`edits` with those of `hung` in their places, but for words that another edit speaks of already."""
    done = list(edits)
    for edit in hung:
        ours = [one for one in done if (one.part, one.before_path) == (edit.part, edit.before_path)]
        if any(_meet(one.before_at, edit.before_at) or _meet(one.after_at, edit.after_at) for one in ours):
            continue
        behind = (one for one in ours if one.before_at.start >= edit.before_at.end)
        follower = next(behind, None)
        done.insert(len(done) if follower is None else done.index(follower), edit)
    return done


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


class Marks:
    """The marks of both sides by block, for the notes that are footnotes on both and answer to each other.

    Linear in the blocks, and logarithmic for each mark.
    """

    def __init__(self, matching: Matching, ground: Ground) -> None:
        self.ground = ground
        self.notes = _footnotes(matching)
        known = frozenset(self.notes.values())
        self.before = _hung(matching.before, ground, frozenset(self.notes), new=False)
        self.after = _hung(matching.after, ground, known, new=True)

    def unhung(self, match: Match, worded: Worded | None) -> Unhung:
        """The marks of a pair that went, came, or hang on another word."""
        ours = [(i, hung) for i in match.before for hung in self.before.get(i, ())]
        theirs = [(j, hung) for j in match.after for hung in self.after.get(j, ())]
        if not (ours or theirs) or not match.before or not match.after:
            return Unhung()
        gone: list[tuple[int, Hung]] = []
        for i, hung in ours:
            same = next((one for one in theirs if self._same(worded, (i, hung), one)), None)
            if same is None:
                gone.append((i, hung))
            else:
                theirs.remove(same)
        edits = [self._edit(match, worded, place, new=False) for place in gone]
        edits += [self._edit(match, worded, place, new=True) for place in theirs]
        come = {hung.note for _, hung in theirs}
        moved = [self.notes[hung.note] for _, hung in gone if self.notes[hung.note] in come]
        return Unhung(tuple(edits), tuple(dict.fromkeys(moved)))

    def _same(self, worded: Worded | None, one: tuple[int, Hung], other: tuple[int, Hung]) -> bool:
        (i, hung), (j, there) = one, other
        if self.notes[hung.note] != there.note:
            return False
        home = None if worded is None else _home(worded.before.pieces, i, hung.part)
        to = None if worded is None else _home(worded.after.pieces, j, there.part)
        if worded is None or home is None or to is None:
            old, new = self._words(i, hung.part, new=False), self._words(j, there.part, new=True)
            return hung.part == there.part and _letters(old[: hung.at]) == _letters(new[: there.at])
        return _answer(worded, _token(worded, home, hung.at, new=False), _token(worded, to, there.at, new=True))

    def _words(self, at: int, part: str, *, new: bool) -> str:
        block = self.ground.side(new=new).blocks[at]
        return block.text if part == "text" or not isinstance(block, Clause) else block.heading or ""

    def _edit(self, match: Match, worded: Worded | None, place: tuple[int, Hung], *, new: bool) -> Edit:
        at, hung = place
        here = self._piece(at, hung.part, new=new)
        word = _word(here.text, hung.at)
        there, span = self._counterpart(match, worded, place, new=new)
        said = here.text[word.start : word.end]
        mine = (here, word, self.ground.span(here, word, new=new))
        other = (there, span, self.ground.span(there, span, new=not new))
        old, now = (other, mine) if new else (mine, other)
        how = "a note’s mark is new on" if new else "a note’s mark is gone from"
        return Edit(
            op="replace",
            before=old[2],
            after=now[2],
            before_text=old[0].text[old[1].start : old[1].end],
            after_text=now[0].text[now[1].start : now[1].end],
            before_path=old[0].path,
            before_at=old[1],
            after_path=now[0].path,
            after_at=now[1],
            part=old[0].part,
            note=f"{how} “{said}”",
        )

    def _counterpart(
        self, match: Match, worded: Worded | None, place: tuple[int, Hung], *, new: bool
    ) -> tuple[Piece, Span]:
        """The piece and the word of the other side that answer to where a mark hangs."""
        at, hung = place
        if worded is not None:
            ours, theirs = (worded.after, worded.before) if new else (worded.before, worded.after)
            home = _home(ours.pieces, at, hung.part)
            if home is not None:
                token = _token(worded, home, hung.at, new=new)
                to = _across(worded, token, new=new)
                if to <= 0:
                    return theirs.pieces[0], Span(0, 0)
                piece = theirs.pieces[theirs.homes[to - 1]]
                return piece, Span(piece.way.start(theirs.starts[to - 1]), piece.way.end(theirs.ends[to - 1]))
        other = (match.before if new else match.after)[0]
        piece = self._piece(other, hung.part, new=not new)
        letters = _letters(self._words(at, hung.part, new=new)[: hung.at])
        return piece, _word(piece.text, _after_letters(piece.text, letters))

    def _piece(self, at: int, part: str, *, new: bool) -> Piece:
        side = self.ground.side(new=new)
        folded = side.headings[at] if part == "heading" else side.normal[at]
        return Piece(at, side.paths[at], part, self._words(at, part, new=new), folded)


def _footnotes(matching: Matching) -> Mapping[str, str]:
    """The paths of before's footnotes to those of after's that they answer to, one to one."""
    before, after = matching.before, matching.after
    return {
        before.paths[one.before[0]]: after.paths[one.after[0]]
        for one in matching.matches
        if len(one.before) == len(one.after) == 1
        and before.blocks[one.before[0]].type is BlockType.FOOTNOTE
        and after.blocks[one.after[0]].type is BlockType.FOOTNOTE
    }


def _hung(side: Side, ground: Ground, notes: frozenset[str], *, new: bool) -> Mapping[int, list[Hung]]:
    """The marks of `notes` by block, in order of place."""
    marks = [mark for mark in side.agreement.marks if mark.target in notes]
    if not marks:
        return {}
    stretches: list[tuple[int, int, int, str]] = []
    for at, block in enumerate(side.blocks):
        if block.type is BlockType.FOOTNOTE:
            continue
        stretches.extend((span.start, span.end, at, "text") for span in block.text_spans)
        if isinstance(block, Clause) and block.heading_span is not None:
            stretches.append((*block.heading_span, at, "heading"))
    stretches.sort()
    starts = [stretch[0] for stretch in stretches]
    found: dict[int, list[Hung]] = {}
    for mark in marks:
        n = bisect_right(starts, mark.span.start) - 1
        if n < 0 or mark.target is None or mark.span.start > stretches[n][1]:
            continue
        _, _, at, part = stretches[n]
        words = side.blocks[at].text if part == "text" else getattr(side.blocks[at], "heading", "") or ""
        way = ground.way(Piece(at, side.paths[at], part, words, words), new=new)
        found.setdefault(at, []).append(Hung(mark.target, part, _offset(way, mark.span.start)))
    return found


def _offset(way: Places, place: int) -> int:
    """The offset in a block's text of what stands before `place` in the extraction."""
    run = bisect_left(way.stands, place) - 1
    if run < 0:
        return 0
    end = way.starts[run + 1] if run + 1 < len(way.starts) else way.length
    return min(way.starts[run] + place - way.stands[run], end)


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _after_letters(text: str, letters: int) -> int:
    """The offset in `text` behind its first `letters` letters and digits."""
    seen = 0
    for at, letter in enumerate(text):
        if seen == letters:
            return at
        seen += letter.isalnum()
    return len(text)


def _word(text: str, at: int) -> Span:
    """The word of `text` that ends at `at`, punctuation and white space before `at` passed over.

    >>> _word("the buyer. It", 10)
    Span(start=4, end=9)
    """
    end = at
    while end > 0 and not text[end - 1].isalnum():
        end -= 1
    start = end
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] in "'’-"):
        start -= 1
    return Span(start, end)


def _home(some: Sequence[Piece], at: int, part: str) -> int | None:
    return next((home for home, piece in enumerate(some) if piece.index == at and piece.part == part), None)


def _token(worded: Worded, home: int, at: int, *, new: bool) -> int:
    """How many tokens stand before a mark, punctuation before it passed over."""
    words = worded.after if new else worded.before
    token = words.position(home, at)
    while token > 0 and not any(map(str.isalnum, words.surface(token - 1))):
        token -= 1
    return token


def _answer(worded: Worded, token: int, to: int) -> bool:
    """Whether the words before two marks answer to each other: the same word, or what stands in its place."""
    if token == 0 or to == 0:
        return token == to
    for part in worded.parts:
        i0, i1, j0, j1 = part.gap
        if i0 < token <= i1:
            return j0 < to <= max(j1, j0 + 1) or to == j0 == j1
    return any(i < token <= i + length and to == j + token - i for i, j, length in worded.shared)


def _across(worded: Worded, token: int, *, new: bool) -> int:
    """The number of tokens of the other side that answers to `token`."""
    if not new:
        return worded.place(token)
    for i, j, length in worded.shared:
        if j <= token <= j + length:
            return i + token - j
        if j > token:
            return i
    return len(worded.before)
