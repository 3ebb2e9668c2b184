"""Splits and merges: free blocks whose words lie, in order, in a block of the other side that has room for them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from contractmodel.match.candidates import candidates
from contractmodel.match.links import FREE, Links, elders
from contractmodel.match.thresholds import CONTAINED, NEIGHBOURS
from contractmodel.match.values import Side
from contractmodel.match.wholes import LargeWhole, SmallWhole, whole_of
from contractmodel.match.words import Likeness


def gather(links: Links, likeness: Likeness) -> None:
    """Find splits, then merges: a piece joins a whole when most of its words lie there in order, cover what the other
    pieces leave open, and it stands beside them. Near-linear in the words of the free blocks.
    """
    for split in (True, False):
        _Pieces(links, likeness, split=split).run()


class _Pieces:
    """One direction: wholes on one side, pieces on the other. A merge is a split read backwards."""

    def __init__(self, links: Links, likeness: Likeness, *, split: bool) -> None:
        self.links = links
        self.likeness = likeness
        self.split = split
        self.side: Side = links.after if split else links.before
        self.keys_whole = (links.before if split else links.after).keys
        self.mate_whole = links.mate_before if split else links.mate_after
        self.mate_piece = links.mate_after if split else links.mate_before
        self.code_whole: Callable[[int], str] = likeness.before if split else likeness.after
        self.code_piece: Callable[[int], str] = likeness.after if split else likeness.before
        self.groups: dict[int, list[int]] = links.pieces_after if split else links.pieces_before
        self.elders: Sequence[int] = ()
        self.closed = set(links.pieces_before if split else links.pieces_after)
        """Pieces that are wholes of the other direction already: nothing is split and merged at once."""
        self.made: dict[int, SmallWhole | LargeWhole] = {}

    def run(self) -> None:
        """Let pieces join wholes that have a partner, then wholes that have none yet."""
        free = [x for x, mate in enumerate(self.mate_piece) if mate == FREE and self.code_piece(x)]
        if not free:
            return
        self.likeness.expect(3 * len(free))
        self.elders = elders(self.side.parent, range(len(self.side)))
        self._grow(free)
        free = [x for x in free if self.mate_piece[x] == FREE]
        wholes = [w for w, mate in enumerate(self.mate_whole) if mate == FREE and self.code_whole(w)]
        if len(free) < 2 or not wholes:
            return
        offers: dict[int, set[int]] = {w: set(self._beside(w)) for w in wholes}
        if self.split:
            found = self.likeness.candidates(wholes, free)
        else:
            found = candidates(wholes, free, self.likeness.runs_after, self.likeness.runs_before)
        for _, w, x in found:
            offers[w].add(x)
        for w in wholes:
            self._begin(w, offers[w], free)

    def _beside(self, w: int) -> Iterator[int]:
        """The free pieces that follow or precede the partners of what stands around `w`."""
        for step in (-1, 1):
            at = w + step
            while 0 <= at < len(self.mate_whole) and self.mate_whole[at] == FREE and abs(at - w) <= NEIGHBOURS:
                at += step
            if 0 <= at < len(self.mate_whole) and self.mate_whole[at] == FREE:
                continue
            x = self.mate_whole[at] if 0 <= at < len(self.mate_whole) else (FREE if at < 0 else len(self.mate_piece))
            for _ in range(2 * NEIGHBOURS):
                x -= step
                if not 0 <= x < len(self.mate_piece) or self.mate_piece[x] != FREE:
                    break
                yield x

    def _begin(self, w: int, offers: set[int], free: Sequence[int]) -> None:
        """Try the free whole `w`: the piece that fits it best first, then what stands beside that one; undone unless
        together they cover it.
        """
        code = self.code_whole(w)
        empty = whole_of(code, self.likeness.shared, {})
        fits = [
            (empty.gain(x, self.code_piece(x)) * len(self.code_piece(x)), x) for x in sorted(offers) if self._open(x)
        ]
        best, first = max(fits, key=lambda fit: (fit[0], -fit[1]), default=(0.0, FREE))
        if best < CONTAINED:
            return
        score = 2 * best / (len(code) + len(self.code_piece(first)))
        self.links.pair(*((w, first) if self.split else (first, w)), "contained", score)
        low = high = bisect_left(free, first)
        reach = 0
        while reach < len(self.groups.get(w, ())) + 1:
            reach = len(self.groups.get(w, ())) + 1
            self._grow(free[max(0, low - 2 * reach - NEIGHBOURS) : high + 2 * reach + NEIGHBOURS], only=w)
        if w in self.groups and self._whole(w).covered():
            return
        for x in (first, *self.groups.pop(w, ())):
            self.mate_piece[x] = FREE
        self.mate_whole[w] = FREE
        self.made.pop(w, None)

    def _open(self, x: int) -> bool:
        return self.mate_piece[x] == FREE and bool(self.code_piece(x))

    def _grow(self, free: Sequence[int], only: int = FREE) -> None:
        """Attach free pieces to the wholes of their neighbours, forwards and backwards until nothing more joins."""
        waiting = [x for x in free if self.mate_piece[x] == FREE]
        while True:
            left = [x for x in waiting if not self._attach(x, only)]
            if len(left) == len(waiting):
                return
            waiting = left[::-1]

    def _attach(self, x: int, only: int) -> bool:
        piece = self.code_piece(x)
        best, home = 0.0, FREE
        for w in sorted(set(self._neighbours(x))):
            if (only in (FREE, w)) and self._may_grow(w):
                gain = self._whole(w).gain(x, piece)
                if gain > best:
                    best, home = gain, w
        if home == FREE:
            return False
        self.mate_piece[x] = home
        self.groups.setdefault(home, []).append(x)
        self.made[home].add(x, piece)
        for other in self.made[home].spare():
            self._release(home, other)
        return True

    def _release(self, w: int, x: int) -> None:
        """Make the piece `x` of the whole `w` free again: another says what it says, and more."""
        pieces = [self.mate_whole[w], *self.groups.pop(w)]
        pieces.remove(x)
        self.mate_piece[x] = self.mate_whole[w] = FREE
        main = max(pieces, key=lambda at: (len(self.code_piece(at)), -at))
        code, piece = self.code_whole(w), self.code_piece(main)
        score = 2 * self.likeness.shared(code, piece) / (len(code) + len(piece))
        self.links.pair(*((w, main) if self.split else (main, w)), "contained", score)
        if len(pieces) > 1:
            self.groups[w] = [at for at in pieces if at != main]
        self.made[w].remove(x)

    def _may_grow(self, w: int) -> bool:
        """Whether the whole `w` is no piece itself, nor its partner a whole, and the two differ."""
        main = self.mate_whole[w]
        if main in self.closed or self.mate_piece[main] != w:
            return False
        return w in self.groups or self.keys_whole[w] != self.side.keys[main]

    def _whole(self, w: int) -> SmallWhole | LargeWhole:
        found = self.made.get(w)
        if found is None:
            pieces = (self.mate_whole[w], *self.groups.get(w, ()))
            codes = {x: self.code_piece(x) for x in pieces}
            found = self.made[w] = whole_of(self.code_whole(w), self.likeness.shared, codes)
        return found

    def _neighbours(self, x: int) -> Iterator[int]:
        """The wholes of what stands around `x`: parent, siblings, the blocks before and after in reading order."""
        mate, end = self.mate_piece, self.side.end
        above = self.side.parent[x]
        if above != FREE and mate[above] != FREE:
            yield mate[above]
        steps: tuple[Callable[[int], int], ...] = (
            lambda at: at - 1,
            lambda at: at + 1 if at + 1 < len(mate) else FREE,
            lambda at: end[at] if end[at] < len(mate) else FREE,
            lambda at: self.elders[at],
        )
        for step in steps:
            at = step(x)
            for _ in range(NEIGHBOURS):
                if at < 0:
                    break
                if mate[at] != FREE:
                    yield mate[at]
                at = step(at)
