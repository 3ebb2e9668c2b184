"""Splits and merges: free blocks whose words lie, in order, in a block of the other side that has room for them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from contractmodel.match.candidates import candidates
from contractmodel.match.links import FREE, Links, elders
from contractmodel.match.thresholds import (
    CONTAINED,
    COVERED_ANEW,
    IN_SEQUENCE,
    NEIGHBOURS,
    REST_COVERED,
    REST_GAIN,
    SHORT_PIECE,
    WHOLE_COVERED,
)
from contractmodel.match.values import Side
from contractmodel.match.words import Likeness, runs_within


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
        self.shared = likeness.shared
        self.split = split
        self.side: Side = links.after if split else links.before
        self.wholes: Side = links.before if split else links.after
        self.mate_whole = links.mate_before if split else links.mate_after
        self.mate_piece = links.mate_after if split else links.mate_before
        self.code_whole: Callable[[int], str] = likeness.before if split else likeness.after
        self.code_piece: Callable[[int], str] = likeness.after if split else likeness.before
        self.groups: dict[int, list[int]] = links.pieces_after if split else links.pieces_before
        self.elders = elders(self.side.parent, range(len(self.side)))
        self.closed = set(links.pieces_before if split else links.pieces_after)
        """Pieces that are wholes of the other direction already: nothing is split and merged at once."""

    def run(self) -> None:
        free = [x for x, mate in enumerate(self.mate_piece) if mate == FREE and self.code_piece(x)]
        if not free:
            return
        self._grow(free)
        free = [x for x in free if self.mate_piece[x] == FREE]
        wholes = [w for w, mate in enumerate(self.mate_whole) if mate == FREE and self.code_whole(w)]
        if len(free) < 2 or not wholes:
            return
        offers: dict[int, set[int]] = {w: set(self._beside(w)) for w in wholes}
        for _, w, x in candidates(wholes, free, self.code_whole, self.code_piece):
            offers[w].add(x)
        for w in wholes:
            self._begin(w, offers[w], free)

    def _beside(self, w: int) -> Iterator[int]:
        """The free pieces that follow or precede the partners of what stands around `w`."""
        for step in (-1, 1):
            at = w + step
            while 0 <= at < len(self.mate_whole) and self.mate_whole[at] == FREE and abs(at - w) <= NEIGHBOURS:
                at += step
            x = self.mate_whole[at] - step if 0 <= at < len(self.mate_whole) else FREE
            if at == FREE:
                x = 0
            for _ in range(2 * NEIGHBOURS):
                if not 0 <= x < len(self.mate_piece) or self.mate_piece[x] != FREE:
                    break
                yield x
                x -= step

    def _begin(self, w: int, offers: set[int], free: Sequence[int]) -> None:
        """Try the free whole `w`: its best contained piece first, then what stands beside it; undone unless together
        they cover it.
        """
        code = self.code_whole(w)
        fits = [(self.shared(code, self.code_piece(x)), x) for x in offers if self.mate_piece[x] == FREE]
        fits = [(shared, x) for shared, x in fits if shared >= CONTAINED * len(self.code_piece(x))]
        if not fits:
            return
        _, first = max(fits, key=lambda fit: (fit[0], -fit[1]))
        self._pair(w, first)
        at = bisect_left(free, first)
        self._grow(free[max(0, at - 2 * NEIGHBOURS) : at + 2 * NEIGHBOURS], only=w)
        group = self._group(w)
        covered = self.shared(code, "".join(map(self.code_piece, group)))
        if len(group) < 2 or covered < WHOLE_COVERED * len(code):
            for x in group:
                self.mate_piece[x] = FREE
            self.groups.pop(w, None)
            self.mate_whole[w] = FREE

    def _pair(self, w: int, x: int) -> None:
        i, j = (w, x) if self.split else (x, w)
        shared = self.shared(self.code_whole(w), self.code_piece(x))
        self.links.pair(i, j, "contained", 2 * shared / (len(self.code_whole(w)) + len(self.code_piece(x))))

    def _grow(self, free: Sequence[int], only: int = FREE) -> None:
        """Attach free pieces to the wholes of their neighbours, again and again until nothing more joins."""
        waiting = list(free)
        while True:
            left = [x for x in waiting if self.mate_piece[x] == FREE and not self._attach(x, only)]
            left = [x for x in left if self.mate_piece[x] == FREE]
            if len(left) == len(waiting):
                return
            waiting = left[::-1]

    def _attach(self, x: int, only: int) -> bool:
        piece = self.code_piece(x)
        best, home = 0.0, FREE
        for w in sorted(set(self._neighbours(x))):
            if only not in (FREE, w) or self.mate_whole[w] in self.closed or self._is_piece(w):
                continue
            main = self.mate_whole[w]
            if w not in self.groups and self.wholes.keys[w] == self.side.keys[main]:
                continue
            gain = self._gain(w, x, piece)
            if gain > best:
                best, home = gain, w
        if home == FREE:
            return False
        self.mate_piece[x] = home
        self.groups.setdefault(home, []).append(x)
        return True

    def _is_piece(self, w: int) -> bool:
        """Whether the whole `w` is itself a piece in the other direction."""
        main = self.mate_whole[w]
        return self.mate_piece[main] != w

    def _gain(self, w: int, x: int, piece: str) -> float:
        """The share of `piece` that covers `w` anew, or 0 where it is not enough."""
        whole = self.code_whole(w)
        if runs_within(whole, piece) < IN_SEQUENCE:
            return 0.0
        group = self._group(w)
        old = self.shared(whole, "".join(map(self.code_piece, group)))
        new = self.shared(whole, "".join(map(self.code_piece, sorted([*group, x]))))
        contained = self.shared(whole, piece) / len(piece)
        gain = (new - old) / len(piece)
        rest = (new - old) / (len(whole) - old) if len(whole) > old else 0.0
        if rest >= REST_COVERED and gain >= REST_GAIN and new - old > 1:
            return gain
        strict = (SHORT_PIECE - len(piece)) * 0.08 if len(piece) < SHORT_PIECE else 0.0
        if contained < min(1.0, CONTAINED + strict):
            return 0.0
        return gain if gain >= min(1.0, COVERED_ANEW + strict) else 0.0

    def _group(self, w: int) -> list[int]:
        return sorted((self.mate_whole[w], *self.groups.get(w, ())))

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
