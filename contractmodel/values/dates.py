"""Dates as people type them into forms: one reading, or none."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from contractmodel.model.kinds import SlotType
from contractmodel.patterns import compiled
from contractmodel.values.thresholds import FIRST_YEAR, LAST_YEAR, LONGEST


class DateReading(NamedTuple):
    """What a typed date says. `value` is the day in ISO form, None where the text has not exactly one reading.

    `how` tells how it was read ("year-month-day", "day-month-year", "month-day-year", "month in words") or why it was
    not. `ambiguous` marks text with two readings, which `readings` lists, earlier day first.
    """

    value: str | None
    ambiguous: bool = False
    how: str = ""
    readings: tuple[str, ...] = ()


def read_date(text: str) -> DateReading:
    r"""The one day that `text` names, or a reading without value that says why not. Never raises; linear, capped.

    Numbers are read by their ranges alone (no country is assumed), a two-digit year is never guessed, and words before
    or after the date are refused: a fill that says more than a date is no date. A time of day is allowed and left out.
    A day that no calendar has is implausible, never ambiguous.

    >>> read_date("2025/7/9").value, read_date("3$^{\\text{rd}}$ March 2026").value, read_date("03.03.2026").value
    ('2025-07-09', '2026-03-03', '2026-03-03')
    >>> reading = read_date("03/04/2026")
    >>> reading.value, reading.ambiguous, reading.readings
    (None, True, ('2026-03-04', '2026-04-03'))
    >>> read_date("9/7/25").how, read_date("30 February 2026").how
    ('the year has two digits', 'implausible: no such day')
    """
    if len(text) > LONGEST[SlotType.DATE]:
        return DateReading(None, how="too long for a date")
    plain = _plain(text)
    if not plain:
        return DateReading(None, how="empty")
    shape = _shapes()
    if match := shape.packed.fullmatch(plain):
        return _one(_day(match["year"], match["month"], match["day"]), "year-month-day")
    if match := shape.numeric.fullmatch(plain):
        return _numeric(match["a"], match["b"], match["c"])
    for form in shape.worded:
        if match := form.fullmatch(plain):
            return _worded(match)
    return DateReading(None, how="not a date")


def _numeric(first: str, second: str, third: str) -> DateReading:
    """Three numbers with one separator: the year says where it stands, the ranges say the rest."""
    if len(first) == 4 and len(second) <= 2 and len(third) <= 2:
        return _one(_day(first, second, third), "year-month-day")
    if len(third) != 4 or len(first) > 2 or len(second) > 2:
        short = all(len(number) <= 2 for number in (first, second, third))
        return DateReading(None, how="the year has two digits" if short else "not a date")
    day_first, month_first = _day(third, second, first), _day(third, first, second)
    if day_first and month_first and day_first != month_first:
        readings = tuple(sorted((day_first, month_first)))
        return DateReading(None, ambiguous=True, how="day and month may be either way round", readings=readings)
    if day_first:
        return _one(day_first, "day-month-year")
    return _one(month_first, "month-day-year")


def _worded(match: re.Match[str]) -> DateReading:
    """A date with its month in words; a printed weekday must agree."""
    if len(match["year"]) != 4:
        return DateReading(None, how="the year has two digits")
    month = _MONTHS.index(match["month"][:3]) + 1
    day = _day(match["year"], str(month), match["day"])
    weekday = match["weekday"]
    if day and weekday and _WEEKDAYS[date.fromisoformat(day).weekday()] != weekday[:3]:
        return DateReading(None, how="the weekday does not fall on that day")
    return _one(day, "month in words")


def _one(day: str | None, how: str) -> DateReading:
    return (
        DateReading(None, how="implausible: no such day") if day is None else DateReading(day, how=how, readings=(day,))
    )


def _day(year: str, month: str, day: str) -> str | None:
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return None
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class _Shapes:
    """The patterns, compiled when the first date is read."""

    def __init__(self) -> None:
        zone = r"(?: ?(?:z|utc|gmt|cet|cest|[ecmp][sd]t))?(?: ?[+-][0-9]{2}[:']?[0-9]{2}'?)?"
        hour = r"[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2}(?:\.[0-9]{1,6})?)?(?: ?[ap]\.?m\.?)?"
        clock = rf"(?:[ t,]+(?:at )?{hour}{zone})?"
        weekday = r"(?:(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
        month = (
            r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
            r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
        )
        day = r"(?P<day>[0-9]{1,2})(?: ?(?:st|nd|rd|th))?\.?"
        year = r"'?(?P<year>[0-9]{2,4})"
        gap = r"(?:[ ,]{1,3}|[-/])"
        self.latex_command = compiled(r"\\[a-z]+\*?(?=[ {$^}])|\\(?:th|rd|nd|st)(?![a-z])|[${}^]|\\[()]", re.IGNORECASE)
        self.latex_space = compiled(r"\\[,;:! ]|~")
        three = r"(?P<a>[0-9]{1,4}) ?(?P<sep>[-/.]) ?(?P<b>[0-9]{1,2}) ?(?P=sep) ?(?P<c>[0-9]{1,4})\.?"
        self.packed = compiled(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})")
        self.numeric = compiled(three + clock)
        self.worded = (
            compiled(rf"{weekday}(?:(?:on |this )?(?:the )?){day}(?: day)?(?: of)?{gap}?{month}{gap}{year}{clock}"),
            compiled(rf"{weekday}{month}{gap}(?:the )?{day}{gap}{year}{clock}"),
            compiled(rf"{weekday}{year}{gap}{month}{gap}{day}{clock}"),
        )


@lru_cache(maxsize=1)
def _shapes() -> _Shapes:
    return _Shapes()


def _plain(text: str) -> str:
    """`text` in lower case, compatibility forms folded, dashes plain, LaTeX dress off, single spaces."""
    shape = _shapes()
    folded = unicodedata.normalize("NFKC", shape.latex_space.sub(" ", text)).lower()
    for dash in "\u2010\u2011\u2012\u2013\u2014\u2212":
        folded = folded.replace(dash, "-")
    folded = folded.replace("\u2044", "/").replace("\u2019", "'")
    folded = re.sub(r"([0-9]{4}) ?年 ?([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?日", r"\1-\2-\3", folded)
    if any(mark in folded for mark in "\\$^{"):
        folded = shape.latex_command.sub("", folded)
    return " ".join(folded.split()).strip(" ,;")
