"""What labels may mean, and which meaning their neighbours leave."""

from __future__ import annotations

import pytest

from contractmodel.parse.labels import printed_like, readings


@pytest.mark.parametrize(
    ("printed", "style", "values"),
    [
        ("1.", "1.", (1,)),
        ("1.1", "#.#", (1, 1)),
        ("1.01", "#.#", (1, 1)),
        ("4.2.1.", "#.#.#", (4, 2, 1)),
        ("4.2(b)", "#.#.a", (4, 2, 2)),
        ("2.a)", "#.a", (2, 1)),
        ("(aa)", "(a)", (27,)),
        ("(ii)", "(i)", (2,)),
        ("(A)", "(A)", (1,)),
        ("[2]", "[1]", (2,)),
        ("3a.", "1.", (3.01,)),
        ("Section 1.", "section 1", (1,)),
        ("SECTION 1.1", "#.#", (1, 1)),
        ("ARTICLE XIV", "article I", (14,)),
        ("Article FIRST:", "article w", (1,)),
        ("Part One", "part w", (1,)),
        ("§ 3.", "§ 1", (3,)),
        ("FIRST:", "w:", (1,)),
        ("第12条", "第 1", (12,)),
        ("第十二条", "第 1", (12,)),
        ("２，", "1，", (2,)),
    ],
)
def test_first_reading(printed: str, style: str, values: tuple[float, ...]) -> None:
    first = readings(printed)[0]
    assert (first.style, first.values) == (style, values)


@pytest.mark.parametrize(("printed", "styles"), [("(i)", {"(a)", "(i)"}), ("V.", {"A.", "I."}), ("(b)", {"(a)"})])
def test_a_letter_may_be_a_numeral(printed: str, styles: set[str]) -> None:
    assert {reading.style for reading in readings(printed)} == styles


def test_articles_stand_outside_numbers_and_numbers_outside_letters() -> None:
    ranks = [readings(label)[0].rank for label in ("ARTICLE II", "Section 2", "2.", "2.1", "2.1.1", "(b)", "(1)")]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize(
    ("printed", "value", "expected"),
    [
        ("(e)", 4, "(d)"),
        ("7.04", 3, "7.03"),
        ("(iv)", 3, "(iii)"),
        ("IV.", 9, "IX."),
        ("ARTICLE IV", 3, "ARTICLE III"),
        ("THIRD:", 2, "SECOND:"),
        ("Part Two", 1, "Part One"),
        ("§ 2", 4, "§ 4"),
        ("(z)", 27, "(aa)"),
        ("—", 2, "—"),
    ],
)
def test_the_label_expected_is_printed_in_the_same_style(printed: str, value: int, expected: str) -> None:
    reading = next((r for r in readings(printed) if r.style.endswith(("i)", "I.", "I"))), readings(printed)[0])
    assert printed_like(printed, reading, value) == expected
