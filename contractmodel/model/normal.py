"""When two texts say the same words: the normal form behind every equality in this project.

Layout is folded: white space, quote and dash glyphs, ligatures, bullets' glyphs, invisible characters, angle brackets
round a URL, canonically equivalent Unicode. Nothing else is: case, punctuation, spelling, the presence of a quotation
mark and the dash of a number range are text.
"""

from __future__ import annotations

import unicodedata

from contractmodel.patterns import compiled

_HYPHENS = "\u2010\u2011\ufffe"
_DASHES = "\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_SINGLE = "\u2018\u2019\u201a\u201b\u2032\u00b4\u0060"
_DOUBLE = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"
_INVISIBLE = "\u00ad\u180e\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff"
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}

GLYPHS: dict[int, str | None] = {
    **{ord(c): "'" for c in _SINGLE},
    **{ord(c): '"' for c in _DOUBLE},
    **{ord(c): "-" for c in _HYPHENS + _DASHES},
    **{ord(c): None for c in _INVISIBLE},
    **{ord(c): letters for c, letters in _LIGATURES.items()},
    ord("\u2026"): "...",
}
"""Code point to what it folds to; None where it prints nothing."""

_GONE = dict.fromkeys(map(ord, _INVISIBLE))
"""Taken out first, so that what they held apart is composed. Signs that turn the direction of writing are text."""

_URL_BRACKETS = compiled(r"<((?:https?|ftp|mailto):[^<>\s]+)>")
_NUMBER_RANGE = compiled(rf"(?<=\d)\s*([{_DASHES}])\s*(?=\d)")
_RANGE_MARK = "\u2043"
"""Stands for a dash between digits: `10–12` (a range) and `10-12` (a number of its own) are different texts."""


def normal(text: str) -> str:
    r"""`text` in normal form: one line, single spaces, folded glyphs. Idempotent; linear.

    >>> normal("  the  “collec\u00adtive”\n work — as is ")
    'the "collective" work - as is'
    >>> normal("<http://example.org/a>") == normal("http://example.org/a")
    True
    >>> normal("wo\u200brd wo\u200drd \u202eword") == "word word \u202eword"
    True
    >>> normal("pages 10–12") == normal("pages 10-12")
    False
    """
    if not text.isascii() or "`" in text:
        text = unicodedata.normalize("NFC", text.translate(_GONE))
        text = _NUMBER_RANGE.sub(_RANGE_MARK, text).translate(GLYPHS)
    if "<" in text:
        text = _URL_BRACKETS.sub(r"\1", text)
    if text.isprintable() and "  " not in text:
        return text.strip(" ")
    return " ".join(text.split())
