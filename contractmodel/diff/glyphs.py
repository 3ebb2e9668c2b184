"""The way back from a text's normal form to the text, and the names of differences that are layout only."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from contractmodel.model import normal
from contractmodel.model.normal import GLYPHS

_SINGLE = {c: to for c, to in GLYPHS.items() if to is not None and len(to) == 1}
_SPACES = " \t\n\r\f\v\u00a0"


class Way:
    """From offsets of a text's normal form to offsets of the text. `None` lists stand for "the same offset".

    `starts[k]` is where the character at `k` of the normal form begins in the text, `ends[k]` where it ends.
    """

    __slots__ = ("ends", "starts")

    def __init__(self, starts: list[int] | None, ends: list[int] | None) -> None:
        self.starts = starts
        self.ends = ends

    def start(self, at: int) -> int:
        """Where the character at `at` of the normal form begins in the text."""
        return at if self.starts is None else self.starts[at]

    def end(self, at: int) -> int:
        """Where the characters before `at` of the normal form end in the text."""
        return at if self.ends is None or at == 0 else self.ends[at - 1]


SAME = Way(None, None)


def way_back(text: str, folded: str) -> Way:
    r"""How offsets of `folded`, the normal form of `text`, lead to offsets of `text`. Linear; a comparison if the same.

    >>> way = way_back("the  co\u00adllec\ufb01on", "the collecfion")
    >>> way.start(4), way.start(11), way.end(12)
    (5, 12, 13)
    """
    if text == folded or (len(text) == len(folded) and text.translate(_SINGLE) == folded):
        return SAME
    units = list(_units(text))
    spelt = "".join(unit[0] for unit in units)
    if spelt != folded:
        return _by_words(text, folded)
    starts: list[int] = []
    ends: list[int] = []
    for letters, start, end in units:
        starts.extend([start] * len(letters))
        ends.extend([end] * len(letters))
    return Way(starts, ends)


def _units(text: str) -> Iterator[tuple[str, int, int]]:
    """What each cluster of `text` folds to, with its place: the steps of `normal`, keeping count."""
    brackets = _url_brackets(text)
    at, last, spaced, printed = 0, len(text), False, False
    while at < last:
        if text[at].isspace():
            spaced = True
            at += 1
            continue
        end = at + 1
        while end < last and unicodedata.combining(text[end]):
            end += 1
        letters = "" if at in brackets else _folded(text, at, end)
        if letters:
            if spaced and printed:
                yield " ", at - 1, at
            spaced, printed = False, True
            yield letters, at, end
        at = end


def _folded(text: str, at: int, end: int) -> str:
    """What the cluster `text[at:end]` folds to where it stands: a dash between digits is a range."""
    if at > 0 and end < len(text) and text[at - 1].isdigit() and text[end].isdigit():
        return normal(text[at - 1 : end + 1])[1:-1]
    return normal(text[at:end])


def _url_brackets(text: str) -> frozenset[int]:
    """The offsets of the angle brackets that stand round a URL."""
    if "<" not in text:
        return frozenset()
    met = re.finditer(r"<(?:https?|ftp|mailto):[^<>\s]+>", text)
    return frozenset(at for m in met for at in (m.start(), m.end() - 1))


def _by_words(text: str, folded: str) -> Way:
    """A coarser way, for what `_units` cannot follow (number ranges set wide, letters composed across clusters)."""
    words, found = _words(text), _words(folded)
    starts: list[int] = [0] * len(folded)
    ends: list[int] = [len(text)] * len(folded)
    if len(words) != len(found):
        return Way(starts, ends)
    for (start, end), (low, high) in zip(words, found, strict=True):
        starts[low:high] = [start] * (high - low)
        ends[low:high] = [end] * (high - low)
        if low:
            starts[low - 1], ends[low - 1] = start - 1, start
    return Way(starts, ends)


def _words(text: str) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    start = -1
    for at, letter in enumerate(text):
        if letter.isspace():
            if start >= 0:
                out.append((start, at))
            start = -1
        elif start < 0:
            start = at
    if start >= 0:
        out.append((start, len(text)))
    return out


_KINDS = (
    ("apostrophe", "'\u2018\u2019\u201a\u201b\u2032\u00b4\u0060"),
    ("quotation mark", '"\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb'),
    ("hyphen", "\u2010\u2011\u00ad\ufffe"),
    ("dash", "-\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"),
    ("ligature", "\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06"),
    ("ellipsis", "\u2026."),
    ("angle bracket", "<>"),
    ("invisible character", "\u200b\u2060\ufeff"),
    ("white space", _SPACES),
)


def layout_kinds(before: str, after: str) -> tuple[tuple[str, int], ...]:
    """How two texts of equal normal form differ to the eye: kinds and how often, in the order of `_KINDS`. Linear.

    >>> layout_kinds("anyone's “right”", 'anyone’s "right"')
    (('apostrophe', 1), ('quotation mark', 2))
    """
    counts: dict[str, int] = {}
    for one, other in _different(before, after):
        kind = _kind(one, other)
        counts[kind] = counts.get(kind, 0) + 1
    order = [name for name, _ in _KINDS] + ["accent"]
    return tuple((name, counts[name]) for name in order if name in counts)


def _different(before: str, after: str) -> Iterator[tuple[str, str]]:
    """The characters that differ, one pair a place, word by word."""
    ours, theirs = before.split(), after.split()
    if len(ours) != len(theirs):
        yield " ", ""
        return
    for one, other in zip(ours, theirs, strict=True):
        if one == other:
            continue
        if len(one) == len(other):
            yield from ((x, y) for x, y in zip(one, other, strict=True) if x != y)
        else:
            few = set(one) ^ set(other)
            yield "".join(sorted(c for c in few if c in one)), "".join(sorted(c for c in few if c in other))


def _kind(one: str, other: str) -> str:
    met = one + other
    for name, letters in _KINDS:
        if any(c in letters for c in met if not (c.isascii() and c.isalnum())):
            return name
    return "accent"
