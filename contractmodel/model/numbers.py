"""Numbers in English words: said once for labels, amounts, citations and automatic numbering alike."""

from __future__ import annotations

CARDINALS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
"""The words for 0 to 19, each at its own place."""

TENS = ("zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
"""The words for 0, 10 to 90, each at the place of its tens."""

ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth"),
    *("nineteenth", "twentieth"),
)
"""The words for 1st to 20th, each one place before its number."""

WORTH = {word: n for n, word in enumerate(CARDINALS)} | {word: 10 * n for n, word in enumerate(TENS) if n > 1}
"""The words for 0 to 19 and for the tens above, to what they are worth."""
