"""Numbers as labels print them: roman, letters, words. Used for Word's automatic numbers and HTML's lists alike."""

from __future__ import annotations

from collections.abc import Callable

from contractmodel.model.numbers import CARDINALS, TENS

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_ORDINAL_WORDS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_FOOTNOTE_SIGNS = "*†‡§"
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
_MOST_REPEATED = 780


def roman(number: int) -> str:
    """`number` in lower-case Roman numerals; in digits outside 1 to 3,999.

    >>> roman(1994), roman(0)
    ('mcmxciv', '0')
    """
    if not 0 < number < 4000:
        return str(number)
    said = []
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        said.append(letters * times)
    return "".join(said)


def repeated_letter(number: int) -> str:
    """`number` as Word counts with letters: … z, aa, bb, cc …; it starts anew behind 780. In digits below 1.

    >>> repeated_letter(3), repeated_letter(28), repeated_letter(781)
    ('c', 'bb', 'a')
    """
    if number < 1:
        return str(number)
    times, letter = divmod((number - 1) % _MOST_REPEATED, 26)
    return chr(ord("a") + letter) * (times + 1)


def counted_letter(number: int, alphabet: str = "abcdefghijklmnopqrstuvwxyz") -> str:
    """`number` as style sheets count with letters: … z, aa, ab, ac …. In digits below 1.

    >>> counted_letter(3), counted_letter(28), counted_letter(0)
    ('c', 'ab', '0')
    """
    if number < 1:
        return str(number)
    said = ""
    while number:
        number, letter = divmod(number - 1, len(alphabet))
        said = alphabet[letter] + said
    return said


def ordinal(number: int) -> str:
    """`number` with its English ordinal ending.

    >>> [ordinal(n) for n in (1, 2, 3, 4, 11, 112, 21)]
    ['1st', '2nd', '3rd', '4th', '11th', '112th', '21st']
    """
    ending = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def cardinal_words(number: int) -> str:
    """`number` in English words, with a capital; in digits outside 0 to 999,999.

    >>> cardinal_words(21), cardinal_words(1205)
    ('Twenty-one', 'One thousand two hundred five')
    """
    if not 0 <= number < 1_000_000:
        return str(number)
    return _words(number).capitalize()


def ordinal_words(number: int) -> str:
    """`number` as an English ordinal in words, with a capital; in digits outside 0 to 999,999.

    >>> ordinal_words(1), ordinal_words(20), ordinal_words(32)
    ('First', 'Twentieth', 'Thirty-second')
    """
    if not 0 <= number < 1_000_000:
        return ordinal(number)
    said = _words(number)
    cut = max(said.rfind(" "), said.rfind("-")) + 1
    head, last = said[:cut], said[cut:]
    last = _ORDINAL_WORDS.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last + "th")
    return (head + last).capitalize()


def _words(number: int) -> str:
    if number < 20:
        return CARDINALS[number]
    if number < 100:
        tens, rest = divmod(number, 10)
        return TENS[tens] + (f"-{CARDINALS[rest]}" if rest else "")
    unit, name = (1000, "thousand") if number >= 1000 else (100, "hundred")
    many, rest = divmod(number, unit)
    return f"{_words(many)} {name}" + (f" {_words(rest)}" if rest else "")


def _sign(number: int) -> str:
    if number < 1:
        return str(number)
    times, sign = divmod(number - 1, len(_FOOTNOTE_SIGNS))
    return _FOOTNOTE_SIGNS[sign] * min(times + 1, 10)


def _ringed(first: int, most: int) -> Callable[[int], str]:
    return lambda number: chr(first + number - 1) if 1 <= number <= most else str(number)


def _full_width(number: int) -> str:
    return str(number).translate({ord("0") + digit: 0xFF10 + digit for digit in range(10)})


_OFFICE: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalHalfWidth": str,
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "lowerLetter": repeated_letter,
    "upperLetter": lambda number: repeated_letter(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "ordinal": ordinal,
    "cardinalText": cardinal_words,
    "ordinalText": ordinal_words,
    "hex": lambda number: f"{number:X}",
    "chicago": _sign,
    "numberInDash": lambda number: f"- {number} -",
    "decimalEnclosedCircle": _ringed(0x2460, 20),
    "decimalEnclosedParen": _ringed(0x2474, 20),
    "decimalEnclosedFullstop": _ringed(0x2488, 20),
}

_SHEET: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimal-leading-zero": lambda number: f"{number:02}",
    "lower-alpha": counted_letter,
    "lower-latin": counted_letter,
    "upper-alpha": lambda number: counted_letter(number).upper(),
    "upper-latin": lambda number: counted_letter(number).upper(),
    "lower-roman": roman,
    "upper-roman": lambda number: roman(number).upper(),
    "lower-greek": lambda number: counted_letter(number, _GREEK),
}


def office_number(number: int, form: str) -> str | None:
    """`number` in Word's number format `form` (`w:numFmt`), None where the format is not known here.

    >>> office_number(4, "upperRoman"), office_number(4, "decimalZero"), office_number(1, "thaiNumbers")
    ('IV', '04', None)
    """
    printer = _OFFICE.get(form)
    return printer(number) if printer else None


def sheet_number(number: int, form: str) -> str | None:
    """`number` in the CSS counter style `form`, None where the style is not known here.

    >>> sheet_number(4, "lower-roman"), sheet_number(28, "lower-alpha"), sheet_number(1, "hebrew")
    ('iv', 'ab', None)
    """
    printer = _SHEET.get(form)
    return printer(number) if printer else None
