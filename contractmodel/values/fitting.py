"""Whether a value fits a slot: what makes a fill neutral, and what makes it an edit in disguise."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from contractmodel.model.kinds import SlotType
from contractmodel.model.normal import normal
from contractmodel.patterns import compiled
from contractmodel.values import shapes
from contractmodel.values.dates import read_date
from contractmodel.values.thresholds import LONGEST, MOST_LINES


class Fit(NamedTuple):
    """Whether a value fits. `value` is its canonical form (a date in ISO form; else single-spaced), None if unreadable.

    `why` is "" for a value that fits without more to say; else one lower-case phrase that completes "it …".
    """

    fits: bool
    value: str | None = None
    why: str = ""


def fits(text: str, slot: SlotType, *, labels: Sequence[str] = (), terms: Sequence[str] = ()) -> Fit:
    """Whether `text`, typed into a slot of type `slot`, only fills it: the proof behind a `fill` witness.

    A value fits when it has the slot's shape and says nothing that operates: no clause label (those in `labels`, as
    printed, and the usual ones), no defined term introduced or made to act (`terms`, as printed), no operative words,
    no more lines and letters than such a value has. A date is read before words are weighed ("3 May 2026"); one that
    is ambiguous, or that numbers make out but nobody can read ("6/5/26"), fits and has no value. Linear in the text.

    >>> fits("the Commonwealth of Massachusetts", SlotType.LAW)
    Fit(fits=True, value='the Commonwealth of Massachusetts', why='')
    >>> fits("ACME, subject to the attached addendum", SlotType.PARTY).why
    'holds operative words: "subject to"'
    >>> fits("2025/6/5", SlotType.DATE).value
    '2025-06-05'
    >>> fits("“Why Do You Say So?”: A Study of Reasons", SlotType.TEXT).fits
    True
    """
    value = " ".join(text.split())
    if not value:
        return Fit(fits=False, why="is empty")
    reading = read_date(value) if slot is SlotType.DATE else None
    if reading and (reading.value or reading.ambiguous):
        return Fit(fits=True, value=reading.value, why=reading.how if reading.ambiguous else "")
    doubt = _disguise(text, value, slot, labels, terms)
    if doubt:
        return Fit(fits=False, value=value, why=doubt)
    if reading:
        return Fit(fits=shapes.is_dated(value), why=f"does not read as a date: {reading.how}")
    shaped = _SHAPES.get(slot)
    if shaped and not shaped(value):
        return Fit(fits=False, value=value, why=f"does not look like a {_CALLED.get(slot, slot.value)}")
    return Fit(fits=True, value=value)


def _disguise(text: str, value: str, slot: SlotType, labels: Sequence[str], terms: Sequence[str]) -> str:
    """What makes `value` more than a value, as a phrase; "" where nothing does."""
    if len(value) > LONGEST[slot]:
        return f"is longer than {LONGEST[slot]} characters"
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > MOST_LINES:
        return f"runs over more than {MOST_LINES} lines"
    folded = normal(value)
    words = _words()
    for line in [value, *lines[1:]]:
        if words.label.match(line) or any(line.startswith((f"{label} ", f"{label}\t")) for label in labels if label):
            return "begins with a clause label"
    if words.inner_label.search(value):
        return "holds a clause label"
    if slot is not SlotType.TEXT and any(folded.lower() == normal(term).lower() for term in terms):
        return "is itself a defined term"
    if words.definition.search(folded) or any(_introduces(folded, normal(term)) for term in terms):
        return "introduces a defined term"
    for pattern in (words.always,) if slot is SlotType.TEXT else (words.always, words.elsewhere):
        if hit := pattern.search(folded):
            return f'holds operative words: "{hit[0]}"'
    for term in terms:
        if bound := _acting(folded, normal(term)):
            return f'holds operative words: "{bound}"'
    return ""


def _introduces(folded: str, term: str) -> bool:
    """Whether `term` stands in brackets or quotation marks of its own, as where one is defined."""
    if not term:
        return False
    low, sought = folded.lower(), term.lower()
    return f'("{sought}")' in low or f"({sought})" in low or f'"{sought}")' in low


def _acting(folded: str, term: str) -> str | None:
    """The words in which a defined term is the subject of a verb that binds ("you may", "the publisher pays")."""
    if term.startswith("the "):
        folded = folded.replace("The ", "the ")
    at = folded.find(term) if term else -1
    while at >= 0:
        whole = at == 0 or not folded[at - 1].isalnum()
        if whole and (hit := _words().acts.match(folded, at + len(term))):
            return term + hit[0]
        at = folded.find(term, at + 1)
    return None


_ALWAYS = r"""
subject to|agree(?:s|d) (?:to|that|not)|agrees|provided,? (?:however|that|always)|shall|except|excepting|excluding
|save (?:for|that)|other than|unless|notwithstanding|without (?:prejudice|limitation|regard|limiting)
|here(?:by|under|to|of|in|with)|there(?:of|under|to)|on condition|(?:conditional|conditioned|contingent) (?:on|upon)
|only if|if and only if|to the extent|in lieu of|null and void|void if|as amended|indemnif(?:y|ies|ied)|waive[sd]?
|warrants?|undertakes?|covenants? (?:to|that|not)|reserves? (?:the|all|any) rights?
|retains? (?:the|all|any) (?:rights?|copyright)|all rights reserved|under protest
|(?:does|do|is|are|will|may|must|can) not (?:apply|agree|be bound|bound|grant)
|(?:attached|following|enclosed) (?:addendum|rider|terms|conditions)
"""
"""Words that operate wherever they stand, even in a title."""

_ELSEWHERE = r"""
not|agree|agreeing|may|must|will not|if|but|however|when|until|only|without|no|nor|never|who|which|that|whether|is|are
|was|be|has|have|grants?|transfers?|licen[cs]es? (?:to|is)|acting|on behalf of|owns|keeps|pays|retains?|accepts?
|assigns?|consents?|either|or|and/or|any|(?:clauses?|paragraphs?|sections?|articles?) (?:[0-9]|\(|[IVX]+\b)
"""
"""Words that have no place in a name, a law, a sum or a date, though a title may hold them."""

_BINDING_VERBS = r"""
may|must|will|can|should|agrees?|retains?|keeps?|pays?|owns?|grants?|assigns?|transfers?|represents?|acknowledges?
|consents?|does not|do not|is not|are not|is entitled|are entitled|remains?
"""
"""What a defined term does when it acts."""


class _Words:
    """The patterns, compiled when the first value is judged."""

    def __init__(self) -> None:
        number = (
            r"[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}[.)]|\([0-9A-Za-z]{1,4}\)|[a-hj-z][.)]|[ivxlc]{1,6}[.)]"
            r"|[0-9]{1,3}(?:\.[0-9]{1,3}){1,4}"
        )
        keyword = r"(?i:(?:§{1,2}|(?:section|clause|article|paragraph)\b) ?[0-9IVXLC]+[.:) ])"
        self.label = compiled(rf"(?:(?:{number})\s+\S|{keyword})")
        self.inner_label = compiled(r"[.;:?!]\s+(?:[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}[.)]|\([a-z]{1,4}\))\s")
        quoted = r"\"[^()\"]{1,60}\""
        self.definition = compiled(
            rf"\((?:[^()\"]{{0,60}} )?{quoted}[^()]{{0,60}}\)"
            r"|\((?:(?:the|each|an?|collectively|together),? )?'[^()\"]{1,60}'\)"
            r"|\"[^\"]{1,80}\" (?:shall mean|means|refers to|is defined as|has the meaning)\b"
            r"|\bherein(?:after)? (?:called|referred|defined|known)\b|\bhereinafter\b",
            re.IGNORECASE,
        )
        self.always = _words_of(_ALWAYS, re.IGNORECASE)
        self.elsewhere = _words_of(_ELSEWHERE, re.IGNORECASE)
        self.acts = compiled(" (?:" + _BINDING_VERBS.replace("\n", "") + r")\b")


def _words_of(alternatives: str, flags: re.RegexFlag) -> re.Pattern[str]:
    return compiled(r"\b(?:" + alternatives.replace("\n", "") + r")(?!\w)", flags)


@lru_cache(maxsize=1)
def _words() -> _Words:
    return _Words()


_SHAPES: dict[SlotType, Callable[[str], bool]] = {
    SlotType.PARTY: shapes.is_name,
    SlotType.SIGNATURE: shapes.is_signature,
    SlotType.LAW: shapes.is_jurisdiction,
    SlotType.MONEY: shapes.is_money,
    SlotType.PERIOD: shapes.is_period,
    SlotType.URL: shapes.is_url,
    SlotType.LICENCE: shapes.is_licence,
}
_CALLED = {
    SlotType.LAW: "jurisdiction",
    SlotType.PARTY: "name",
    SlotType.MONEY: "sum of money",
    SlotType.URL: "web address",
}
