"""Dates as people type them: one reading, or none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractmodel.values import read_date

ONE_READING = [
    ("2025/7/9", "2025-07-09"),
    ("2025-4-30", "2025-04-30"),
    ("2025.07.09", "2025-07-09"),
    ("2025. 7. 9.", "2025-07-09"),
    ("2026年3月3日", "2026-03-03"),
    ("２０２５/７/９", "2025-07-09"),
    ("3 March 2026", "2026-03-03"),
    ("March 3, 2026", "2026-03-03"),
    ("March 3 2026", "2026-03-03"),
    ("3rd March 2026", "2026-03-03"),
    ("3rdMarch 2026", "2026-03-03"),
    ("26 June, 2026", "2026-06-26"),
    ("26-Jun-2026", "2026-06-26"),
    ("Sept. 5, 2024", "2024-09-05"),
    ("2024 March 5", "2024-03-05"),
    ("5 may 2026", "2026-05-05"),
    ("20260603", "2026-06-03"),
    ("this 3rd day of March, 2026", "2026-03-03"),
    ("9th of July, 2025", "2025-07-09"),
    ("Tuesday, 3 March 2026", "2026-03-03"),
    ("03.03.2026", "2026-03-03"),
    ("16.06.2022", "2022-06-16"),
    ("26/06/2026", "2026-06-26"),
    ("06/26/2026", "2026-06-26"),
    ("2026‑03‑03", "2026-03-03"),
    ("29 February 2024", "2024-02-29"),
    ("2026-03-03T10:00:00Z", "2026-03-03"),
    ("2025.07.09 14:33:21 +02'00'", "2025-07-09"),
    (r"3$^{\text{rd}}$ March 2026", "2026-03-03"),
    (r"3\textsuperscript{rd} March 2026", "2026-03-03"),
    (r"$3^{rd}$ March 2026", "2026-03-03"),
    (r"3$^{\mathrm{rd}}$~March 2026", "2026-03-03"),
    (r"March 3\textsuperscript{rd}, 2026", "2026-03-03"),
    (r"March\ $3^\text{rd}$, 2026", "2026-03-03"),
]


@pytest.mark.parametrize(("text", "day"), ONE_READING)
def test_one_reading(text, day):
    reading = read_date(text)
    assert (reading.value, reading.ambiguous, reading.readings) == (day, False, (day,))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "empty"),
        ("soon", "not a date"),
        (r"\today", "not a date"),
        ("March 2026", "not a date"),
        ("9 Juli 2025", "not a date"),
        ("1/2/3/4", "not a date"),
        ("3/2026/4", "not a date"),
        ("203/4/2026", "not a date"),
        ("2026-03/03", "not a date"),
        ("3 March 2026 (subject to the rider)", "not a date"),
        ("3 March 2026 or later", "not a date"),
        ("effective 3 March 2026", "not a date"),
        ("9/7/25", "the year has two digits"),
        ("9 July 25", "the year has two digits"),
        ("9 July 202", "the year has two digits"),
        ("31/02/2026", "implausible: no such day"),
        ("2025-02-29", "implausible: no such day"),
        ("30/02/2026", "implausible: no such day"),
        ("30 February 2026", "implausible: no such day"),
        ("February 30, 2026", "implausible: no such day"),
        ("20260230", "implausible: no such day"),
        ("03062026", "implausible: no such day"),
        ("6/5/26", "the year has two digits"),
        ("3.5.26", "the year has two digits"),
        ("2025/30/4", "implausible: no such day"),
        ("1 January 1200", "implausible: no such day"),
        ("Friday, 3 March 2026", "the weekday does not fall on that day"),
        ("3 March 2026 " * 20, "too long for a date"),
    ],
)
def test_no_reading(text, why):
    reading = read_date(text)
    assert reading.value is None
    assert not reading.ambiguous
    assert reading.how == why


def test_two_readings_are_told_and_neither_is_chosen():
    reading = read_date("03/04/2026")
    assert reading.value is None
    assert reading.ambiguous
    assert reading.readings == ("2026-03-04", "2026-04-03")


def test_equal_day_and_month_have_one_reading_only():
    assert read_date("05-05-2025").value == "2025-05-05"


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_every_day_reads_back_from_its_forms(day):
    for form in ("%Y-%m-%d", "%Y/%m/%d", "%d %B %Y", "%B %d, %Y", "%d-%b-%Y", "%A, %d %B %Y"):
        assert read_date(day.strftime(form)).value == day.isoformat()
    numbers = read_date(day.strftime("%d/%m/%Y"))
    assert numbers.ambiguous == (day.day <= 12 and day.day != day.month)
    assert numbers.ambiguous or numbers.value == day.isoformat()


@given(st.text(max_size=120))
def test_never_raises(text):
    reading = read_date(text)
    assert reading.value is None or reading.readings == (reading.value,)
