"""What a printed label may mean: how it counts, and in which style. Which meaning holds, its neighbours decide."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from contractmodel.model.labels import roman
from contractmodel.model.numbers import CARDINALS, ORDINALS, TENS
from contractmodel.parse.thresholds import TEXTS_KEPT
from contractmodel.patterns import compiled

_PART = compiled(r"\d+|[^\W\d_]+")
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")
_HAN = {c: n for n, c in enumerate("一二三四五六七八九十", 1)}

_CARDINALS = (*CARDINALS[1:], TENS[2])
_WORDS = {word: n for words in (ORDINALS, _CARDINALS) for n, word in enumerate(words, 1)}

_LATER = {"bis": 1, "ter": 2, "quater": 3, "quinquies": 4}
"""What is put behind the number of a clause that was put in later, and how many were before."""

_RANKS = {"article": 0, "part": 0, "chapter": 0, "title": 0, "division": 0, "book": 0, "subpart": 1}


class Reading(NamedTuple):
    """One way to read a label.

    `style` is equal for labels that may count on from each other; `values` are its numbers, outermost first ("3a" is
    3.01); `rank` says how far out such labels usually stand (0 for an article, 7 for "(A)"); `keyword` whether a word
    like "Section" stands in it.
    """

    style: str
    values: tuple[float, ...]
    rank: float
    keyword: bool = False


@lru_cache(maxsize=TEXTS_KEPT)
def readings(printed: str) -> tuple[Reading, ...]:
    """Every way to read the label `printed`, the likeliest first; at least one.

    >>> [(r.style, r.values) for r in readings("(i)")]
    [('(a)', (9,)), ('(i)', (1,))]
    >>> [(r.style, r.values) for r in readings("Section 4.02.")]
    [('#.#', (4, 2))]
    >>> [(r.style, r.values) for r in readings("ARTICLE IV")]
    [('article I', (4,))]
    >>> [(r.style, r.values) for r in readings("3a.")]
    [('1.', (3.01,))]
    """
    text = printed.translate(_WIDE).strip()
    parts = _PART.findall(text)
    keyword = ""
    if len(parts) > 1 and len(parts[0]) > 1 and parts[0].isalpha() and parts[0][0] not in _HAN and text[0] != "(":
        keyword = parts.pop(0).lower()
        text = text[text.lower().index(keyword) + len(keyword) :].lstrip(" .\t\u00a0")
    elif text[:1] == "§":
        keyword = "§"
        text = text.lstrip("§ \t\u00a0")
    elif text[:1] == "第":
        keyword, text = "第", text[1:-1].strip()
        parts = [text]
    if len(parts) > 1 and (parts := _suffixed(parts, text)) and len(parts) > 1:
        return _compound(parts, keyword)
    return _single(parts[0] if parts else text, text, keyword)


def _suffixed(parts: list[str], text: str) -> list[str]:
    """`parts` with a letter that follows its number at once ("3a") put back to it."""
    joined: list[str] = []
    at = 0
    for part in parts:
        place = text.find(part, at)
        if joined and joined[-1].isdecimal() and place == at and part.isalpha() and (len(part) == 1 or part in _LATER):
            joined[-1] += part
        else:
            joined.append(part)
        at = place + len(part)
    return joined


def _compound(parts: list[str], keyword: str) -> tuple[Reading, ...]:
    choices: list[tuple[tuple[float, ...], str]] = [((), "")]
    for number, part in enumerate(parts):
        values = _values(part)
        choices = [
            ((*before, value), kinds + ("." if number else "") + ("#" if kind in "1w" else kind))
            for before, kinds in choices[:4]
            for kind, value in values
        ]
    rank = 1 + len(parts) if parts[-1][0].isdecimal() else 3 + len(parts)
    return tuple(Reading(kinds, values, rank, bool(keyword)) for values, kinds in choices)


def _single(part: str, text: str, keyword: str) -> tuple[Reading, ...]:
    found = []
    for kind, value in _values(part):
        if keyword:
            style, rank = f"{keyword} {kind}", float(_RANKS.get(keyword, 1.5))
        else:
            before, _, after = text.partition(part)
            style = f"{before.strip()}{kind}{after.strip()}"
            bracket = after.strip()[:1] == ")"
            rank = {"1": 2.0, "I": 2.0, "A": 2.5, "w": 1.0, "a": 5.0, "i": 6.0}[kind]
            if bracket:
                rank = {"1": 6.5, "I": 6.5, "A": 6.5, "a": 5.0, "i": 6.0, "w": 6.0}[kind]
        found.append(Reading(style, (value,), rank, bool(keyword)))
    return tuple(found)


def _values(part: str) -> list[tuple[str, float]]:
    """The ways to count that `part` allows: ("1", 3) a number, ("a", 9) or ("i", 1) letters, ("w", 2) a word."""
    if not part:
        return [("a", 0)]
    digits = part.rstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    if digits.isdecimal():
        value: float = int(digits)
        if len(part) > len(digits):
            later = _LATER.get(part[len(digits) :]) or ord(part[-1].lower()) - 96
            value = round(value + later / 100, 2)
        return [("1", value)]
    lower = part.lower()
    if lower in _WORDS:
        return [("w", _WORDS[lower])]
    if part[0] in _HAN:
        return [("1", _han(part))]
    found: list[tuple[str, float]] = []
    upper = part[0].isupper()
    if part.isascii() and len(set(lower)) == 1 and len(lower) <= 3:
        found.append(("A" if upper else "a", ord(lower[0]) - 96 + 26 * (len(lower) - 1)))
    value_ = roman(part)
    if value_ is not None:
        found.append(("I" if upper else "i", value_))
        if len(part) > 1:
            found.reverse()
    return found or [("A" if upper else "a", 0)]


def _han(numeral: str) -> int:
    total = 0
    for sign in numeral:
        value = _HAN.get(sign, 0)
        if value == 10:
            total = (total or 1) * 10
        else:
            total += value
    return total


def counted_alike(one: Reading, other: Reading) -> bool:
    """Whether two labels count in the same kind of number: in digits, in small letters …

    >>> counted_alike(readings("3.")[0], readings("Section 4")[0]), counted_alike(readings("3.")[0], readings("(d)")[0])
    (True, False)
    """
    return one.style.rstrip(".):")[-1:] == other.style.rstrip(".):")[-1:]


def printed_like(printed: str, reading: Reading, value: float) -> str:
    """`printed` with its last number replaced by `value`, as the same style would print it: what was expected there.

    >>> printed_like("(e)", readings("(e)")[0], 4), printed_like("7.4", readings("7.4")[0], 3)
    ('(d)', '7.3')
    """
    places = list(_PART.finditer(printed))
    if not places:
        return printed
    place = places[-1]
    part = place.group()
    whole = int(value)
    if part[0].isdecimal():
        told = str(whole).zfill(len(part)) if part[0] == "0" else str(whole)
    elif reading.style.endswith(("i", "i.", "i)", "I", "I.", "I)")) or (reading.keyword and roman(part) is not None):
        told = _roman(whole)
        told = told if part[0].isupper() else told.lower()
    elif len(part) <= 2 and 1 <= whole <= 52:
        letter = chr(97 + (whole - 1) % 26) * (1 + (whole - 1) // 26)
        told = letter.upper() if part[0].isupper() else letter
    elif part.lower() in _WORDS and 1 <= whole <= 20:
        word = (ORDINALS if part.lower() in ORDINALS else _CARDINALS)[whole - 1]
        told = word.upper() if part.isupper() else word.capitalize() if part[0].isupper() else word
    else:
        told = str(whole)
    return printed[: place.start()] + told + printed[place.end() :]


_SIGNS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def _roman(value: int) -> str:
    told = ""
    for worth, sign in _SIGNS:
        while value >= worth:
            told += sign
            value -= worth
    return told
