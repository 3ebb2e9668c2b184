"""A pair's words as tokens: numbers, dates, addresses and hyphenated words whole, punctuation apart, no white space.

Two texts say the same exactly when their tokens' keys are equal, one by one. A key is the token in normal form, or
what stands for it by proof: the clause a reference lands on, the term behind a name that is a candidate for a rename.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import add

from contractmodel.diff.glyphs import Way, way_back
from contractmodel.model import Joint, Span
from contractmodel.patterns import compiled

Key = str | tuple[object, ...]
"""What a token says. A tuple stands for a reference's target or a renamed term."""


@lru_cache(maxsize=1)
def _token() -> re.Pattern[str]:
    """One token and the space before it. What begins as no address, date or "and/or" does is told first: most words."""
    month = (
        r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
        r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
    )
    date = rf"\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{month},? \d{{4}}\b|{month} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}\b"
    url = r"(?:https?|ftp)://[^\s<>\"]*[^\s<>\".,;:!?')\]}]|www\.[^\s<>\"]*[^\s<>\".,;:!?')\]}]"
    number = r"[$€£¥]?\d+(?:[.,:/\u2043'-]\d+)*(?:st\b|nd\b|rd\b|th\b|%)?(?!\w|['-]\w)"
    plain = r"[b-egi-vx-zBCEGHIKLPQRT-Z]\w*(?:['-]\w+)*|[,.;:()\"]"
    return compiled(rf" ?({plain}|{url}|{date}|and/or\b|{number}|\w+(?:['-]\w+)*|\S)")


class Piece:
    """One stretch of words with an address of its own: a block's text, or its heading.

    `text` is as it stands in the tree, `folded` its normal form. Offsets of tokens are offsets of `folded`.
    """

    __slots__ = ("_way", "folded", "index", "joints", "part", "path", "text")

    def __init__(
        self, index: int, path: str, part: str, text: str, folded: str, *, joints: tuple[Joint, ...] = ()
    ) -> None:
        self.index = index
        self.path = path
        self.part = part
        self.text = text
        self.folded = folded
        self.joints = joints
        self._way: Way | None = None

    @property
    def way(self) -> Way:
        """The way back from `folded` to `text`; worked out once."""
        if self._way is None:
            self._way = way_back(self.text, self.folded)
        return self._way

    def fold(self, offset: int) -> int:
        """The offset in `folded` that answers to `offset` in `text`. Linear where the two differ."""
        way = self.way
        if way.starts is None:
            return min(offset, len(self.folded))
        return bisect_left(way.starts, offset)


class Words:
    """The tokens of one side of a pair: parallel lists, over one piece or several.

    `starts` and `ends` are offsets in the folded text of the piece that `homes` names. `keys` are what is compared.
    """

    __slots__ = ("ends", "homes", "keys", "pieces", "starts")

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = tuple(pieces)
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.homes: list[int] = []
        self.keys: list[Key] = []
        every = _token().findall
        for home, piece in enumerate(self.pieces):
            text = piece.folded
            keys = every(text)
            self.starts.extend(_places(text, keys))
            self.keys.extend(keys)
            self.homes.extend([home] * len(keys))
        self.ends.extend(map(add, self.starts, map(len, self.keys)))

    def __len__(self) -> int:
        return len(self.keys)

    def surface(self, token: int) -> str:
        """The token's words in normal form.

        >>> words = worded("You may not — “ever” — pay $10,000 on 3 March 2026.")
        >>> [words.surface(k) for k in range(len(words))][4:]
        ['"', 'ever', '"', '-', 'pay', '$10,000', 'on', '3 March 2026', '.']
        """
        return self.pieces[self.homes[token]].folded[self.starts[token] : self.ends[token]]

    def surfaces(self, start: int, end: int) -> tuple[str, ...]:
        """The words of the tokens from `start` to before `end`, in normal form."""
        return tuple(self.surface(token) for token in range(start, end))

    def position(self, home: int, offset: int) -> int:
        """How many tokens end at or before `offset`, an offset in the *text* of piece `home`. Linear in the tokens."""
        way = self.pieces[home].way
        at = 0
        for token, where in enumerate(self.homes):
            if where > home or (where == home and way.end(self.ends[token]) > offset):
                break
            at = token + 1
        return at

    def within(self, home: int, at: Span) -> tuple[int, int]:
        """The tokens that lie wholly inside `at`, a range of the *text* of piece `home`, as a half-open range."""
        way = self.pieces[home].way
        inside = [
            token
            for token, where in enumerate(self.homes)
            if where == home and way.start(self.starts[token]) >= at.start and way.end(self.ends[token]) <= at.end
        ]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)

    def fuse(self, found: Sequence[tuple[int, int, int, Key]]) -> None:
        """Make each `(home, start, end, key)`, in offsets of the folded texts, one token with that key.

        A range that begins or ends between two letters is left alone, for half a word is no proof; where it begins or
        ends at a mark inside a token (`l'article 4`), the token is cut there.
        """
        if not found:
            return
        starts: list[int] = []
        ends: list[int] = []
        homes: list[int] = []
        keys: list[Key] = []
        done = 0
        for home, start, end, key in sorted(found, key=lambda one: one[:2]):
            low, high = bisect_left(self.homes, home), bisect_right(self.homes, home)
            first = bisect_left(self.ends, start + 1, low, high)
            last = bisect_left(self.starts, end, first, high)
            text = self.pieces[home].folded
            if first == last or first < done or not (_parts(text, start) and _parts(text, end)):
                continue
            starts += self.starts[done:first]
            ends += self.ends[done:first]
            homes += self.homes[done:first]
            keys += self.keys[done:first]
            low, high = self.starts[first], self.ends[last - 1]
            for at, to, what in ((low, start, text[low:start]), (start, end, key), (end, high, text[end:high])):
                if at < to:
                    starts.append(at)
                    ends.append(to)
                    homes.append(home)
                    keys.append(what)
            done = last
        self.starts = starts + self.starts[done:]
        self.ends = ends + self.ends[done:]
        self.homes = homes + self.homes[done:]
        self.keys = keys + self.keys[done:]

    def cut(self, cuts: Mapping[int, Iterable[int]]) -> None:
        """Cut tokens in parts: each token to offsets inside it. White space at a part's ends is left out. Linear."""
        if not cuts:
            return
        starts: list[int] = []
        ends: list[int] = []
        homes: list[int] = []
        keys: list[Key] = []
        for token, (start, end, home) in enumerate(zip(self.starts, self.ends, self.homes, strict=True)):
            text = self.pieces[home].folded
            inside = sorted({start, end, *(start + at for at in cuts.get(token, ()) if 0 < at < end - start)})
            if len(inside) == 2:
                starts.append(start)
                ends.append(end)
                homes.append(home)
                keys.append(self.keys[token])
                continue
            for low, high in pairwise(inside):
                word = text[low:high].strip()
                if word:
                    first = text.index(word, low)
                    starts.append(first)
                    ends.append(first + len(word))
                    homes.append(home)
                    keys.append(word)
        self.starts, self.ends, self.homes, self.keys = starts, ends, homes, keys

    def rejoin(self, known: frozenset[Key]) -> int:
        """Give tokens with an uncertain line-end hyphen the reading that `known`, the other side's keys, holds.

        Returns how many were read the other way.
        """
        turned = 0
        for home, piece in enumerate(self.pieces):
            if not piece.joints:
                continue
            for token, where in enumerate(self.homes):
                if where == home and self.keys[token] not in known:
                    other = _other_reading(piece, self.starts[token], self.ends[token], known)
                    if other is not None:
                        self.keys[token] = other
                        turned += 1
        return turned


def _parts(text: str, at: int) -> bool:
    """Whether a token may begin or end at `at`: not between two letters or digits."""
    return at in {0, len(text)} or not (text[at - 1].isalnum() and text[at].isalnum())


def _places(text: str, keys: list[str]) -> list[int]:
    """Where each of `keys`, the tokens of `text` in order, begins: there is nothing but white space between them."""
    at = 0
    found: list[int] = []
    for key in keys:
        while text[at] == " ":
            at += 1
        found.append(at)
        at += len(key)
    return found


def _other_reading(piece: Piece, start: int, end: int, known: frozenset[Key]) -> str | None:
    """The token `piece.folded[start:end]` with joints read the other way, if `known` holds such a reading."""
    way, word = piece.way, piece.folded[start:end]
    low, high = way.start(start), way.end(end)
    readings = [word]
    for joint in sorted(piece.joints, key=lambda one: -one.at)[:64]:
        if not low < joint.at < high:
            continue
        at = next((k for k in range(len(word)) if way.start(start + k) >= joint.at), len(word))
        turned = []
        for reading in readings[:8]:
            dropped = reading[:at] + reading[at + 1 :] if joint.hyphen else reading[:at] + "-" + reading[at:]
            if not joint.hyphen or reading[at : at + 1] == "-":
                turned.append(dropped)
        readings += turned
    return next((reading for reading in readings[1:] if reading in known), None)


def worded(text: str) -> Words:
    """The tokens of `text` alone, for tests and for words that no block holds.

    >>> worded("the co-author's 10–12 %").keys
    ['the', "co-author's", '10⁃12', '%']
    """
    from contractmodel.model import normal

    return Words([Piece(0, "", "text", text, normal(text))])
