"""What is a label where bytes become text: what the grammar's `LABEL` says, so that a new style is written there alone.

The grammar is asked only for documents whose format needs it, and is then there for the parser.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contractmodel.parse.grammar import Grammar


@lru_cache(maxsize=1)
def _grammar() -> Grammar:
    from contractmodel.parse.grammar import load

    return load("agreement")


def label_of(text: str, *, bare: bool = False) -> str:
    """The label that `text` begins with, "" where there is none. Only if `bare`, a number by itself is one.

    >>> label_of("(a) The seller"), label_of("Article 5 – Fees"), label_of("1.1"), label_of("Then (a)")
    ('(a)', 'Article 5 –', '1.1', '')
    >>> label_of("7 days"), label_of("7 days", bare=True), label_of("b The seller", bare=True)
    ('', '7', '')
    """
    grammar = _grammar()
    if text[:1] not in grammar.opens("LABEL"):
        return ""
    found = grammar["LABEL"].match(text)
    label = "" if found is None else found.group()
    return "" if label.isascii() and label.isalnum() and not (bare and label.isdigit()) else label


def is_label(text: str) -> bool:
    """Whether `text` is a label and nothing else, no bare number, or a bullet.

    >>> [is_label(text) for text in ("1.1", "Section 4.", "FIRST:", "•", "7", "1. Fees")]
    [True, True, True, True, False, False]
    """
    return bool(text) and (label_of(text) == text or (len(text) == 1 and is_bullet(text)))


def is_dot(sign: str) -> bool:
    """Whether the character `sign` is a bullet and can be nothing else.

    >>> is_dot("•"), is_dot("-"), is_dot("☐")
    (True, False, False)
    """
    return _grammar()["DOT"].fullmatch(sign) is not None


def is_bullet(sign: str) -> bool:
    """Whether the character `sign` is a bullet.

    >>> is_bullet("•"), is_bullet("a")
    (True, False)
    """
    return not sign.isalnum() and _grammar()["BULLET"].fullmatch(sign) is not None
