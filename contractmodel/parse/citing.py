"""Citations as they stand in a text: the word, its labels, what they hang on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from contractmodel.model import Span
from contractmodel.parse.grammar import Grammar
from contractmodel.parse.thresholds import MOST_LABELS_CITED
from contractmodel.patterns import compiled

_UNITS = compiled(
    r" (?:business|calendar|working|days?|weeks?|months?|years?|hours?|minutes?|percent|per|copies)\b|%| ?[$€£]"
)


_LAWS = (
    *("Code", "Act", "ACT", "S.", "C.F", "C. F", "USC", "CFR", "Law", "Reg", "Stat", "Title", "Const", "Treaty"),
    *("Directive", "Ordinance", "Convention", "GDPR", "CCPA", "Civ", "Ann"),
)
"""One of these stands in every law's name that the grammar knows before a citing word."""


class Citing(NamedTuple):
    """One citation. `labels` are bare and dotted ("4.2.b.iii"), each with its place; `above` is what they hang on.

    `start` is where the citing word begins, `end` where the last label ends; `bracketed` says that the labels are
    nested ones ("clause (x)"), `law_before` that a law's name stands before the word.
    """

    keyword: str
    start: int
    end: int
    labels: tuple[tuple[str, Span], ...]
    above: str = ""
    bracketed: bool = False
    law_before: bool = False


def cited(grammar: Grammar, text: str) -> Iterator[Citing]:
    """The citations in `text` (straight quotation marks), in order. Linear.

    >>> from contractmodel.parse.grammar import load
    >>> (citing,) = cited(load("reference"), "clause (x) of Section 2.1")
    >>> citing.keyword, [label for label, _ in citing.labels], citing.above
    ('clause', ['x'], '2.1')
    """
    done = 0
    for head in grammar["CITING"].finditer(text):
        if head.start() < done:
            continue
        citation = _from(grammar, text, head)
        if citation is None:
            continue
        done = citation.end
        above, end = _above(grammar, text, citation.end)
        if above:
            yield citation._replace(above=".".join(above), end=end)
            done = end
        else:
            yield citation


def _from(grammar: Grammar, text: str, head: re.Match[str]) -> Citing | None:
    keyword = head[0].strip().lower()
    label = grammar["LABEL"]
    first = label.match(text, head.end()) or grammar["BARE_LETTER"].match(text, head.end())
    if first is None or _is_word(keyword, first[0], head[0], text, first.end()):
        return None
    plural = keyword.endswith("s") or keyword == "§§"
    met = [(bare_path(first[0]), Span(*first.span()))]
    end = first.end()
    while len(met) < MOST_LABELS_CITED:
        join = grammar["JOIN"].match(text, end)
        more = label.match(text, join.end()) if join else None
        if more is None or not _goes_on(text, first[0], more, plural=plural):
            break
        met.append((bare_path(more[0]), Span(*more.span())))
        end = more.end()
    start, law = _law_before(grammar, text, head)
    return Citing(keyword, start, end, tuple(met), bracketed=first[0].startswith("("), law_before=law)


def bare_path(label: str) -> str:
    """A cited label as path components: brackets and spaces off, dots between.

    >>> [bare_path(x) for x in ("4.2(b)(iii)", "(x)", "IV", "3 (a)", "12.")]
    ['4.2.b.iii', 'x', 'IV', '3.a', '12']
    """
    return re.sub(r"[.\s()\[\]]+", ".", label).strip(".")


def _is_word(keyword: str, label: str, head: str, text: str, end: int) -> bool:
    """Whether what looks like a label is a word: "Part I play", "section A" of a building, "paragraph a day"."""
    if (
        label in ("A", "I", "a", "i")
        and not head[:1].isupper()
        and keyword not in ("clause", "paragraph", "section", "article")
    ):
        return True
    if (
        label in ("A", "I")
        and re.match(r" [a-z]", text[end : end + 2])
        and not re.match(
            r" (?:of|and|or|to|above|below|shall|is|are|will|may|through|hereof|in|for|by)\b", text[end : end + 9]
        )
    ):
        return True
    return keyword in ("part", "parts") and bool(re.match(r" of \d", text[end : end + 5]))


def _goes_on(text: str, first: str, more: re.Match[str], *, plural: bool) -> bool:
    """Whether `more` is a further label, not a number of its own ("Section 3 and 30 days")."""
    if _UNITS.match(text, more.end()):
        return False
    if more[0].startswith("("):
        return not (more[0] in ("(a)", "(i)", "(1)", "(A)") and not first.startswith("("))
    if first.startswith("("):
        return False
    return plural or "." in more[0] or "(" in more[0]


def _above(grammar: Grammar, text: str, end: int) -> tuple[tuple[str, ...], int]:
    """The label that a citation hangs on, innermost last, and where it ends: " of Section 2.1"."""
    linked = compiled(r",? (?:of|in|under|to) (?:this )?").match(text, end)
    if linked is None:
        return (), end
    head = grammar["CITING"].match(text, linked.end())
    label = grammar["LABEL"].match(text, head.end()) if head else None
    if label is None:
        return (), end
    further, last = _above(grammar, text, label.end())
    return (*further, bare_path(label[0])), last


def _law_before(grammar: Grammar, text: str, head: re.Match[str]) -> tuple[int, bool]:
    """Whether a law's name runs into the citing word, and where the whole then begins ("17 U.S.C. § 204(a)")."""
    stop = len(head[0].rstrip()) + head.start()
    window = max(0, head.start() - 60)
    if not any(stem in text[window:stop] for stem in _LAWS):
        return head.start(), False
    for met in grammar["CITED_LAW"].finditer(text, window, stop):
        if met.end() == stop:
            number = re.search(r"(?:^|\s)(\d{1,3} |Title \d{1,3},? ?(?:of the )?)$", text[window : met.start()])
            start = met.start() - (len(number[1]) if number else 0)
            return start, True
    return head.start(), False
