"""Where tokens must be cut finer than usual, so that both sides cut alike: at blanks that touch words, at dashes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from contractmodel.diff.tokens import Words
from contractmodel.model import NOWHERE, Slot, normal
from contractmodel.patterns import compiled

_NEAR = 24
"""How many characters beside a blank are looked at: no sign, number or suffix that touches one is longer."""

_LONG_DASHES = frozenset("\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d")


class Glue(NamedTuple):
    """What touches a blank: fixed characters on its left and right, and `between` it and the next blank."""

    left: str = ""
    right: str = ""
    between: str = ""


@lru_cache(maxsize=1)
def _patterns() -> tuple[object, ...]:
    left = compiled(r"(?:\w{1,20}[-'./:,]|[$€£¥]|\d{1,20})$")
    right = compiled(r"%|[-'./:,]\w{1,20}|(?:st|nd|rd|th)\b")
    return left, right, compiled(r"[^\W\d_]+|\d+|\S")


def glued(text: str, slots: Sequence[Slot]) -> tuple[Glue, ...]:
    """What touches the blanks of one pair in the extraction `text`, each glue once. Linear in the blanks.

    >>> from contractmodel.model import Span
    >>> glued("Pay $____ now", [Slot(name="fee", span=Span(5, 9))])
    (Glue(left='$', right='', between=''),)
    >>> glued("a ____-day term", [Slot(name="term", span=Span(2, 6))])
    (Glue(left='', right='-day', between=''),)
    """
    left, right, _ = _patterns()
    placed = sorted(slot.span for slot in slots if slot.span != NOWHERE and slot.field is None)
    found: dict[Glue, None] = {}
    for n, span in enumerate(placed):
        low = max(span.start - _NEAR, placed[n - 1].end if n else 0, 0)
        high = min(span.end + _NEAR, placed[n + 1].start if n + 1 < len(placed) else len(text))
        before, after = text[low : span.start], text[span.end : high]
        on_left = None if before[-1:].isspace() else left.search(normal(before))  # type: ignore[attr-defined]
        on_right = None if after[:1].isspace() else right.match(normal(after))  # type: ignore[attr-defined]
        joined = after if len(after) == 1 and after in "/-.:" and n + 1 < len(placed) else ""
        glue = Glue(on_left[0] if on_left else "", on_right[0] if on_right else "", joined)
        if any(glue):
            found[glue] = None
    return tuple(found)


def cut_at_blanks(words: Words, glues: Sequence[Glue], slots: Sequence[Slot]) -> None:
    """Cut the tokens of `words` where a blank of `slots` stands inside one, and as `glues` would be cut. Linear."""
    cuts: dict[int, set[int]] = {}
    for slot in slots:
        home = next((h for h, p in enumerate(words.pieces) if p.path == slot.path and p.part == "text"), None)
        if home is None or slot.field is not None:
            continue
        at = words.pieces[home].fold(slot.offset)
        for token, where in enumerate(words.homes):
            if where == home and words.starts[token] < at < words.ends[token]:
                cuts.setdefault(token, set()).add(at - words.starts[token])
    if glues:
        for token in range(len(words)):
            inside = set(_cuts(words.surface(token), glues))
            if inside:
                cuts.setdefault(token, set()).update(inside)
    words.cut(cuts)


def _cuts(word: str, glues: Sequence[Glue]) -> Iterator[int]:
    """Where the token `word` is to be cut: as the fixed characters beside a blank would stand alone."""
    if len(word) < 2:
        return
    for glue in glues:
        if glue.between and glue.between in word:
            yield from (at + step for at, letter in enumerate(word) if letter == glue.between for step in (0, 1))
    starts = [
        0,
        *(at + 1 for at, letter in enumerate(word) if letter == " " or any(letter == g.between for g in glues)),
    ]
    for glue in glues:
        for start in starts if glue.left.isdigit() else [0]:
            if glue.left and word.startswith(glue.left, start) and len(word) > start + len(glue.left):
                yield from starts[1:]
                yield from (start + at for at in _ends(glue.left))
        if glue.right and word.endswith(glue.right) and len(word) > len(glue.right):
            first = len(word) - len(glue.right)
            yield first
            yield from (first + at for at in _ends(glue.right))


def _ends(text: str) -> list[int]:
    """Where the letters, numbers and signs of `text` end, one by one."""
    return [met.end() for met in _patterns()[2].finditer(text)]  # type: ignore[attr-defined]


def cut_at_dashes(ours: Words, theirs: Words) -> None:
    """Cut words joined by a dash, where one side prints it as a dash or as what sets a heading off. Linear.

    >>> from contractmodel.diff.tokens import worded
    >>> one, two = worded("Pay A—not B"), worded("Pay A-not B")
    >>> cut_at_dashes(one, two)
    >>> one.keys == two.keys, one.keys[1:4]
    (True, ['A', '-', 'not'])
    """
    for words in (ours, theirs):
        words.cut({token: places for token in _dashed(words) if (places := _dashes(words, token))})
    apart = _apart(ours) | _apart(theirs)
    if not apart:
        return
    for words in (ours, theirs):
        cuts: dict[int, set[int]] = {}
        for token in _dashed(words):
            word = words.surface(token)
            at = word.find("-", 1)
            while 0 < at < len(word) - 1:
                if (_last(word[:at]), _first(word[at + 1 :])) in apart:
                    cuts.setdefault(token, set()).update((at, at + 1))
                at = word.find("-", at + 1)
        words.cut(cuts)


def _dashed(words: Words) -> list[int]:
    """The tokens with a dash in them."""
    return [token for token, key in enumerate(words.keys) if "-" in key]


def _dashes(words: Words, token: int) -> list[int]:
    """Where the token is to be cut for it holds a printed dash between words."""
    piece = words.pieces[words.homes[token]]
    if piece.text.isascii():
        return []
    word, start = words.surface(token), words.starts[token]
    if len(word) < 3 or "-" not in word[1:-1]:
        return []
    printed = [at for at in range(1, len(word) - 1) if word[at] == "-"]
    found = [at for at in printed if piece.text[piece.way.start(start + at)] in _LONG_DASHES]
    return [cut for at in found for cut in (at, at + 1)]


def _apart(words: Words) -> set[tuple[str, str]]:
    """The couples of words with a dash of its own, or the end of a heading, between them."""
    found: set[tuple[str, str]] = set()
    keys, homes = words.keys, words.homes
    if "-" not in keys and len(words.pieces) == 1:
        return found
    for at in range(1, len(keys)):
        one, other = keys[at - 1], keys[at]
        if homes[at] != homes[at - 1] and words.pieces[homes[at - 1]].part == "heading":
            past = one == "-" and at > 1
            found.add((_last(str(keys[at - 2] if past else one)), _first(str(other))))
        elif one == "-" and at > 1:
            found.add((_last(str(keys[at - 2])), _first(str(other))))
    return found


def _last(word: str) -> str:
    return word.rpartition("-")[2]


def _first(word: str) -> str:
    return word.partition("-")[0]
