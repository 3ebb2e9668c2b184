"""Numbers as labels print them, at their edges."""

import pytest

from contractmodel.ingest.numerals import (
    cardinal_words,
    counted_letter,
    office_number,
    ordinal_words,
    repeated_letter,
    roman,
)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (roman(3999), "mmmcmxcix"),
        (roman(4000), "4000"),
        (roman(-1), "-1"),
        (repeated_letter(0), "0"),
        (repeated_letter(780), "z" * 30),
        (counted_letter(702), "zz"),
        (counted_letter(703), "aaa"),
        (cardinal_words(0), "Zero"),
        (cardinal_words(999_999), "Nine hundred ninety-nine thousand nine hundred ninety-nine"),
        (cardinal_words(1_000_000), "1000000"),
        (ordinal_words(1_000_000), "1000000th"),
        (ordinal_words(100), "One hundredth"),
        (ordinal_words(1012), "One thousand twelfth"),
        (office_number(5, "chicago"), "**"),
        (office_number(0, "chicago"), "0"),
        (office_number(21, "decimalEnclosedCircle"), "21"),
        (office_number(255, "hex"), "FF"),
    ],
)
def test_numerals(said, expected):
    assert said == expected
