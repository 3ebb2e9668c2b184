"""Sentences: where one ends, in texts full of abbreviations, addresses and numbers."""

from __future__ import annotations

import re
from functools import lru_cache

from contractmodel.model import Span
from contractmodel.patterns import compiled

_ABBREVIATIONS = """
inc ltd corp co llc plc gmbh bros assoc univ dept no nos art arts sec secs sect para paras cl fig figs eq ch chap vol
vols ed eds p pp cf vs v e.g i.e eg ie viz al et approx est dr mr mrs ms prof st jr sr hon rev gen gov capt col rt ft
u.s u.s.c u.s.a u.k e.u c.f.r ph.d m.d b.a m.a ll.m d.c n.a s.a s.p.a a.g n.v b.v l.p l.l.c p.o a.m p.m tel ext attn
jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri cal civ stat ann ref refs incl excl max min ver
"""
_STARTERS = """
you your the this it we our i any all each every if no neither either in to upon such licensee licensor these those
that they their for when where unless except nothing subject there a an both by on at as its he she author authors
publisher company supplier customer client party parties recipient user users members payment notice notwithstanding
"""


class _Marks:
    """The patterns and word lists, made when the first text is split."""

    def __init__(self) -> None:
        self.end = compiled(r"[.!?][\"'”’)\]]*(?=\s+\S)")
        self.gap = compiled(r"\s+")
        self.word = compiled(r"[\w.&'’-]+$")
        self.abbreviations = frozenset(_ABBREVIATIONS.split())
        self.starters = frozenset(_STARTERS.split())


@lru_cache(maxsize=1)
def _marks() -> _Marks:
    return _Marks()


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of `text` as ranges without the white space between them, in order. Linear.

    A stop ends a sentence unless it belongs to an abbreviation, an initial or a number; before a small letter it does
    so only where the next word opens sentences ("you", "the"), since texts without capitals exist.

    >>> text = "Acme Inc. pays v. 2.0, e.g. at http://example.org/a.b. You keep it. it ends."
    >>> [at.of(text) for at in sentences(text)]
    ['Acme Inc. pays v. 2.0, e.g. at http://example.org/a.b.', 'You keep it.', 'it ends.']
    """
    marks = _marks()
    found: list[Span] = []
    start = len(text) - len(text.lstrip())
    for met in marks.end.finditer(text):
        if _ends(text, met, marks):
            found.append(Span(start, met.end()))
            gap = marks.gap.match(text, met.end())
            start = gap.end() if gap else met.end()
    end = len(text.rstrip())
    if start < end:
        found.append(Span(start, end))
    return tuple(found)


def _ends(text: str, met: re.Match[str], marks: _Marks) -> bool:
    """Whether the mark at `met` ends a sentence."""
    if met[0][0] != ".":
        return True
    after = text[met.end() : met.end() + 40].lstrip()
    first = after.lstrip("\"'“‘([")[:1]
    before = marks.word.search(text, max(0, met.start() - 30), met.start())
    word = before[0].lower() if before else ""
    if word.lstrip("(") in marks.abbreviations:
        return word in ("inc", "ltd", "co", "corp", "al", "u.s", "a.m", "p.m", "no") and _opens(
            after, marks, strict=True
        )
    if len(word) == 1 and word.isalpha() and met[0] == ".":
        lower = before is not None and before[0].islower() and word != "v"
        return lower or (word == "i" and _opens(after, marks, strict=True))
    if first.isupper() or first.isdigit() or not first.isascii() or first in "§•-–—*[(":
        return not (first.isdigit() and word in ("no", "v", "ver", "version"))
    return _opens(after, marks, strict=False)


def _opens(after: str, marks: _Marks, *, strict: bool) -> bool:
    """Whether `after` begins with a word that opens sentences; `strict` asks for its capital as well."""
    met = compiled(r"[\"'“‘(\[]*([A-Za-z]+)").match(after)
    if met is None:
        return False
    return met[1].lower() in marks.starters and (not strict or met[1][0].isupper())
