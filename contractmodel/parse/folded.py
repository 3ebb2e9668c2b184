"""A text as the overlay grammars read it: lower case, straight quotation marks, plain spaces, the same offsets."""

from __future__ import annotations

from collections.abc import Sequence

_GLYPHS = {
    **dict.fromkeys((0x2018, 0x2019, 0x201A, 0x201B, 0x2032, 0xB4, 0x60), "'"),
    **dict.fromkeys((0x201C, 0x201D, 0x201E, 0x201F, 0x2033, 0xAB, 0xBB), '"'),
    **dict.fromkeys((0xA0, 0x2002, 0x2003, 0x2009, 0x202F, 0x09, 0x0A, 0x0D), " "),
    **dict.fromkeys((0x2010, 0x2011), "-"),
}


def plain(text: str) -> str:
    r"""`text` with straight quotation marks and plain spaces, letter for letter: every offset stands. Linear.

    >>> plain("the\u00a0“article” is here")
    'the "article" is here'
    """
    return text if text.isascii() and "\n" not in text and "\t" not in text else text.translate(_GLYPHS)


def folded(text: str) -> str:
    """`plain(text)` in lower case, letter for letter: a letter whose lower case is longer stays as it is.

    >>> folded("The “Article”"), len(folded("İstanbul"))
    ('the "article"', 8)
    """
    told = plain(text)
    low = told.lower()
    return low if len(low) == len(told) else "".join(c.lower() if len(c.lower()) == 1 else c for c in told)


def holds(text: str, stems: Sequence[str]) -> bool:
    """Whether one of `stems` stands in `text`; a plain loop, as every block of every text comes by.

    >>> holds("the preceding clause", ("oregoing", "eceding"))
    True
    """
    for stem in stems:  # noqa: SIM110
        if stem in text:
            return True
    return False
