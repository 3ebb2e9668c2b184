"""Numbers that bind: sums, shares, periods, dates, counts, and words that say whether they are a floor or a roof."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from contractmodel.model import Span
from contractmodel.model.numbers import ORDINALS, WORTH
from contractmodel.patterns import compiled
from contractmodel.rules.thresholds import NEAR
from contractmodel.values import read_date

_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_ORDINALS = {word: n for n, word in enumerate(ORDINALS[:12], 1)}
_DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.4, "quarter": 91.3, "year": 365.25}
_WORD = "|".join((*WORTH, *_SCALES))
_WORDS = rf"(?:{_WORD})(?:[ -](?:and )?(?:{_WORD})){{0,6}}"
_FIGURES = r"\d{1,3}(?:[,.' ]\d{3})+(?:\.\d{1,2})?(?![\d])|\d{1,9}(?:\.\d{1,4})?"
_SIGNS = r"[$€£¥₹]|\b(?:usd|eur|gbp|chf|jpy|cad|aud|us\$)"
_COINS = r"dollars?|euros?|pounds?(?: sterling)?|francs?|yen|cents?|usd|eur|gbp|chf|ducats?"
_NUMBER = rf"(?:{_WORDS}|{_FIGURES})(?: ?\((?:{_WORDS}|{_FIGURES})\))?"
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_SHORT = "km|cm|mm|kg|ft|lbs?|gb|mb|tb"
_MEASURES = (
    "(?:kilo|centi|milli)?met(?:re|er)s?|feet|foot|yards?|miles?|inch(?:es)?|acres?|hectares?|ounces?|tons?|tonnes?|"
    f"(?:kilo|milli)?grams?|(?:milli)?lit(?:re|er)s?|gallons?|{_SHORT}"
)
_CITING = (
    r"(?:\b(?:sections?|clauses?|paragraphs?|articles?|parts?|version|exhibits?|schedules?|annex|appendix|items?|rules?|"
    r"no\.|nos\.|numbers?|pages?|chapters?|vol\.|volume|§+|title|form|page) ?"
    r"(?:\d[\w.()]{0,7}(?:, and|, or|,| and| or| to|-) ){0,4}|[-/.:§#&])$"
)


class Amount(NamedTuple):
    """One quantity: its place, its kind (`money`, `share`, `period`, `date`, `count`, `bound`), its canonical form.

    `worth` orders two of one kind and unit (days for a period), None where they cannot be ordered. `unit` is what it
    counts.
    """

    start: int
    end: int
    kind: str
    canonical: str
    worth: float | None = None
    unit: str = ""


def count(words: str) -> float | None:
    """The number that `words` or figures say; None where they say none. Figures may group thousands.

    >>> count("twenty-four"), count("one hundred and five"), count("1,000.50"), count("ten")
    (24, 105, 1000.5, 10)
    """
    low = words.strip().casefold()
    if low[:1].isdigit():
        grouped = re.sub(r"(?<=\d)[,' ](?=\d{3})|(?<=\d)\.(?=\d{3}(?:\D|$))(?=.{3,})", "", low)
        met = re.match(r"\d+(?:\.\d+)?", grouped)
        value = float(met[0]) if met else None
        return int(value) if value is not None and value.is_integer() else value
    total, current, seen = 0, 0, False
    for word in re.split(r"[\s-]+", low):
        if word in WORTH:
            current, seen = current + WORTH[word], True
        elif word in _SCALES:
            scale, seen = _SCALES[word], True
            current = max(current, 1) * scale
            if scale > 100:
                total, current = total + current, 0
    return total + current if seen else None


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    kind = r"(?:(?P<calendar>business|working|calendar|consecutive|banking|trading)[ -])?"
    unit = r"(?P<unit>hour|day|week|month|quarter|year)s?"
    ordinal = "|".join(_ORDINALS)
    scale = r"(?: ?(?:thousand|million|billion|k|m)\b)?"
    return tuple(
        (name, compiled(pattern, re.IGNORECASE))
        for name, pattern in (
            (
                "money",
                (
                    rf"(?P<sign>{_SIGNS}) ?(?P<number>(?:{_FIGURES})){scale}|"
                    rf"(?<![\w.])(?P<also>{_NUMBER}){scale} ?(?P<coin>(?:{_COINS})(?!\w)|[$€£])"
                ),
            ),
            (
                "share",
                (
                    rf"(?<![\w./])(?P<number>(?:\d{{1,3}} )?\d{{1,2}}/\d{{1,2}}|{_NUMBER}) ?"
                    r"(?:%|per ?cent(?:um)?\b)(?: ?\([\d.]{1,8} ?%\))?"
                ),
            ),
            (
                "date",
                (
                    rf"(?<![\w.])(?:\d{{1,2}}(?:st|nd|rd|th)?(?: day)?(?: of)? (?:{_MONTHS}),? \d{{4}}|(?:{_MONTHS}) "
                    rf"\d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|(?:{_MONTHS}) \d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})(?!\w)"
                ),
            ),
            ("period", rf"(?<![\w.])(?P<number>{_NUMBER}|an?)[ -]{kind}{unit}(?!\w)"),
            (
                "period",
                rf"\b(?P<ordinal>{ordinal}|\d{{1,2}}(?:st|nd|rd|th)) {kind}(?P<unit>anniversary|day|month|year)\b",
            ),
            (
                "often",
                r"\b(?P<often>once|twice|thrice)\b(?= (?:an?|per|each|every|in (?:any|each|every)|yearly|monthly)\b)",
            ),
            ("bound", rf"\b(?:{'|'.join(_BOUNDS)})\b"),
            (
                "count",
                (
                    rf"(?<![\w.,§-])(?P<number>{_NUMBER}) "
                    rf"(?P<unit>(?:(?:square|cubic) )?(?:[a-z]{{3,24}}|{_SHORT}))(?![\w])"
                ),
            ),
        )
    )


_TIMES = {"once": 1, "twice": 2, "thrice": 3}
_BOUNDS = {
    "at least": "floor",
    "no less than": "floor",
    "not less than": "floor",
    "no fewer than": "floor",
    "a minimum of": "floor",
    "at most": "roof",
    "up to": "roof",
    "no more than": "roof",
    "not more than": "roof",
    "a maximum of": "roof",
    "not exceeding": "roof",
    "no later than": "roof",
    "not later than": "roof",
    "no earlier than": "floor",
    "not earlier than": "floor",
    "greater of": "greater",
    "lesser of": "lesser",
    "lower of": "lesser",
    "higher of": "greater",
}
_NO_UNITS = frozenset((
    "and", "the", "that", "this", "for", "with", "such", "any", "per", "following", "under", "above", "below",
    "through", "shall", "may", "will", "hereof", "hereto", "herein", "are", "was", "were", "but", "nor", "than",
    "its", "their", "who", "which", "not", "from", "has", "have", "more", "other", "another", "can", "must",
    "each", "part", "way",
))  # fmt: skip
_MAYBE = (
    rf"\bMay\b|(?i:\d|[$€£¥%]|\b(?:{_WORD}|{'|'.join(_ORDINALS)}|hours?|days?|weeks?|months?|quarters?|years?|business|working|"
    r"calendar|consecutive|least|most|less|more|fewer|minimum|maximum|exceeding|later|earlier|greater|lesser|higher|lower|"
    rf"up to|once|twice|thrice|dollars?|euros?|usd|eur|{_MONTHS.replace('may|', '')}|annum|{_MEASURES})\b)"
)


def may_count(text: str) -> bool:
    """Whether `text` holds anything that a quantity is made of: what an edit without it cannot change.

    >>> may_count("thirty"), may_count("the press")
    (True, False)
    """
    return compiled(_MAYBE).search(text) is not None


def amounts(text: str, around: tuple[int, int] | None = None) -> list[Amount]:
    """The quantities of `text` in order, none overlapping; numbers that only cite ("Section 3") are left out. Linear.

    With `around`, a range of `text`, only those near it: within `NEAR` characters.

    >>> told = "Pay $1,000 or 5% within thirty (30) days of 1 June 2027, in two copies."
    >>> [(a.kind, a.canonical) for a in amounts(told)]
    [('money', '$1000'), ('share', '5%'), ('period', '30 day'), ('date', '2027-06-01'), ('count', '2 copies')]
    """
    start, end = (0, len(text)) if around is None else (max(0, around[0] - NEAR), min(len(text), around[1] + NEAR))
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    found: list[Amount] = []
    for kind, pattern in _patterns():
        for met in pattern.finditer(text, start, end):
            if not any(a.start < met.end() and met.start() < a.end for a in found):
                amount = _read(kind, met, text)
                if amount is not None:
                    found.append(amount)
    return sorted(found)


def _read(kind: str, met: re.Match[str], text: str) -> Amount | None:
    named = met.groupdict()
    start, end = met.span()
    if kind == "bound":
        return Amount(start, end, kind, _BOUNDS[met[0].casefold()])
    if kind == "often":
        times = _TIMES[named["often"].casefold()]
        return Amount(start, end, "count", f"{times} times", float(times), "times")
    if kind == "date":
        return Amount(start, end, kind, read_date(met[0]).value or " ".join(met[0].casefold().split()))
    if kind == "count":
        unit = named["unit"]
        cites = compiled(f"(?i){_CITING}").search(text[max(0, start - 50) : start])
        if unit.casefold() in _NO_UNITS or cites or (unit[0].isupper() and not unit.endswith("s")):
            return None
    number = _figure(named.get("number") or named.get("also") or named.get("ordinal") or "")
    if number is None:
        return None
    doubled = compiled(rf"(?i)({_WORDS})[^()]*\(({_FIGURES})").search(met[0])
    if doubled and not count(doubled[1]) == count(doubled[2]) == number:
        return Amount(start, end, kind, " ".join(met[0].casefold().split()))
    if kind == "money":
        scale = re.search(r"(thousand|million|billion|k|m)\W*(?:[a-z$€£]*)$", met[0].casefold())
        worth = number * {"thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9}.get(
            scale[1] if scale and named["sign"] else "", 1
        )
        sign = (named["sign"] or named["coin"] or "").casefold().removesuffix("s")
        return Amount(start, end, kind, f"{sign}{worth:g}" if worth != number else f"{sign}{number}", worth, sign)
    if kind == "period":
        return None if met[0].casefold().endswith("-quarter") else _period(met, number)
    if kind == "share" and "/" in met[0]:
        return Amount(start, end, kind, " ".join(met[0].split()))
    if kind == "share":
        return Amount(start, end, kind, f"{number}%", float(number), "%")
    return Amount(start, end, kind, f"{number} {named['unit'].casefold()}", float(number), named["unit"])


def _period(met: re.Match[str], number: float) -> Amount:
    unit = met["unit"].casefold()
    calendar = (met["calendar"] or "").casefold()
    ordinal = "ordinal" in met.re.groupindex
    told = f"{number} {calendar + ' ' if calendar else ''}{unit}" + (" (ordinal)" if ordinal else "")
    return Amount(met.start(), met.end(), "period", told, number * _DAYS.get(unit, 365.25), calendar)


def _figure(words: str) -> float | None:
    """The number of words or figures; where both stand, the figures in brackets."""
    low = words.casefold()
    if low in ("a", "an"):
        return 1
    if low in _ORDINALS:
        return _ORDINALS[low]
    inner = re.search(r"\(([^)]*)\)", low)
    return count(inner[1] if inner else low)


def contradicted(text: str) -> list[Span]:
    """Where a number stands in words and in figures that say two things ("thirty (60) days"), in order. Linear.

    >>> told = "within thirty (60) days, or ten (10) weeks"
    >>> [at.of(told) for at in contradicted(told)]
    ['thirty (60)']
    """
    pattern = compiled(rf"(?i)(?<![\w-])({_WORDS}) ?\((?:the )?({_FIGURES})\)")
    return [Span(*met.span()) for met in pattern.finditer(text) if count(met[1]) != count(met[2])]
