"""A block that may have become several: which of its words its pieces cover, and what a further piece would add."""

from __future__ import annotations

from collections.abc import Callable

from contractmodel.match.thresholds import (
    CONTAINED,
    COVERED_ANEW,
    EDGE,
    EDGE_REACH,
    IN_SEQUENCE,
    LARGE_WHOLE,
    REST_COVERED,
    REST_GAIN,
    SHORT_PIECE,
    SPARE,
    WHOLE_COVERED,
)
from contractmodel.match.words import runs_within

Shared = Callable[[str, str], int]


class SmallWhole:
    """A whole of some hundred words: its pieces are put together in reading order and compared with it as one text."""

    __slots__ = ("_codes", "_shared", "_whole", "_words")

    def __init__(self, whole: str, shared: Shared) -> None:
        self._whole = whole
        self._shared = shared
        self._words = frozenset(whole)
        self._codes: dict[int, str] = {}

    def add(self, at: int, code: str) -> None:
        """Count the piece at index `at` among the pieces."""
        self._codes[at] = code

    def gain(self, at: int, piece: str) -> float:
        """0 to 1: the share of `piece` that covers the whole anew; 0 where that is too little to belong to it."""
        mine = set(piece)
        if 2 * len(mine & self._words) < len(mine):
            return 0.0
        return self._anew(at, piece) or self._at_edge(at, piece)

    def _anew(self, at: int, piece: str) -> float:
        """What `piece` covers that the others leave open, wherever it lies in the whole."""
        whole = self._whole
        if runs_within(whole, piece) < IN_SEQUENCE:
            return 0.0
        old = self._covered(self._codes)
        added = self._covered({**self._codes, at: piece}) - old
        gain = added / len(piece)
        rest = added / (len(whole) - old) if len(whole) > old else 0.0
        if rest >= REST_COVERED and gain >= REST_GAIN and added > 1:
            return gain
        strict = (SHORT_PIECE - len(piece)) * 0.08 if len(piece) < SHORT_PIECE else 0.0
        contained = self._shared(whole, piece) / len(piece)
        if contained < min(1.0, CONTAINED + strict) or gain < min(1.0, COVERED_ANEW + strict):
            return 0.0
        return gain

    def _at_edge(self, at: int, piece: str) -> float:
        """The share of `piece` that is the beginning of the whole, or its end, where it stands directly before the
        other pieces, or behind them, and they need none of these words. So much tells a piece of three words.
        """
        first, last = min(self._codes, default=at), max(self._codes, default=at)
        if at not in (first - 1, last + 1) or not self._codes:
            return 0.0
        whole, others = self._whole, "".join(code for _, code in sorted(self._codes.items()))
        size, needed = len(piece), -1
        for length in range(max(2, size - EDGE_REACH), min(size + EDGE_REACH, len(whole) - 1) + 1):
            edge, rest = (whole[:length], whole[length:]) if at < first else (whole[-length:], whole[:-length])
            common = self._shared(edge, piece)
            if common < 2 or common < EDGE * max(length, size):
                continue
            if needed < 0:
                needed = self._shared(whole, others)
            if self._shared(rest, others) == needed:
                return common / size
        return 0.0

    def spare(self) -> list[int]:
        """The pieces of which hardly a word is needed: the others cover what they cover."""
        if len(self._codes) < 2:
            return []
        full = self._covered(self._codes)
        return [
            at
            for at, code in self._codes.items()
            if full - self._covered({other: words for other, words in self._codes.items() if other != at})
            < SPARE * len(code)
        ][:1]

    def remove(self, at: int) -> None:
        """Count the piece at index `at` no more."""
        del self._codes[at]

    def covered(self) -> bool:
        """Whether the pieces together cover enough of the whole."""
        return self._covered(self._codes) >= WHOLE_COVERED * len(self._whole)

    def _covered(self, codes: dict[int, str]) -> int:
        return self._shared(self._whole, "".join(code for _, code in sorted(codes.items())))


class LargeWhole:
    """A whole of thousands of words: each piece is looked for where its word runs stand, and covers that place.

    Linear in the whole once, then in each piece.
    """

    __slots__ = ("_free", "_runs", "_shared", "_whole")

    def __init__(self, whole: str, shared: Shared) -> None:
        self._whole = whole
        self._shared = shared
        self._free = bytearray(b"\1") * len(whole)
        self._runs: dict[str, int] = {}
        for at in range(len(whole) - 3, -1, -1):
            self._runs[whole[at : at + 3]] = at

    def add(self, at: int, code: str) -> None:
        """Count the piece at index `at` among the pieces. Pieces may come in any order."""
        del at
        start = self._place(code)
        if start is not None:
            stop = min(len(self._whole), start + len(code))
            self._free[start:stop] = bytes(stop - start)

    def gain(self, at: int, piece: str) -> float:
        """0 to 1: the share of `piece` that covers the whole anew; 0 where that is too little to belong to it."""
        del at
        start = self._place(piece)
        if start is None or len(piece) < SHORT_PIECE:
            return 0.0
        reach = len(piece) // 2
        window = self._whole[max(0, start - reach) : start + len(piece) + reach]
        contained = self._shared(window, piece) / len(piece)
        anew = contained * self._free.count(1, start, start + len(piece)) / len(piece)
        return anew if contained >= CONTAINED and anew >= COVERED_ANEW else 0.0

    def spare(self) -> list[int]:
        """None: a piece is let in for a place that is free."""
        return []

    def remove(self, at: int) -> None:
        """Nothing: see `spare`."""

    def covered(self) -> bool:
        """Whether the pieces together cover enough of the whole."""
        return self._free.count(0) >= WHOLE_COVERED * len(self._whole)

    def _place(self, piece: str) -> int | None:
        """Where `piece` begins in the whole, by the middle one of its runs' places; None where too few stand there."""
        starts = [(self._runs.get(piece[at : at + 3]), at) for at in range(len(piece) - 2)]
        found = sorted(there - at for there, at in starts if there is not None)
        if len(found) < max(1.0, IN_SEQUENCE * len(starts)):
            return None
        return max(0, found[len(found) // 2])


def whole_of(code: str, shared: Shared, pieces: dict[int, str]) -> SmallWhole | LargeWhole:
    """The whole with word codes `code`, of which `pieces` (index to codes) are pieces already.

    >>> from contractmodel.match.words import common
    >>> whole = whole_of("abcdefghijkl", common, {7: "abcdef"})
    >>> whole.gain(8, "ghijkl"), whole.gain(8, "abcdef"), whole.covered()
    (1.0, 0.0, True)
    """
    made = SmallWhole(code, shared) if len(code) <= LARGE_WHOLE else LargeWhole(code, shared)
    for at, piece in pieces.items():
        made.add(at, piece)
    return made
