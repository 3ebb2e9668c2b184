"""Raised figures that are no note's mark: written so that 2¹⁰ stays apart from 210."""

from __future__ import annotations

_RAISED = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_ALONE = frozenset({"n", "i"})


def raised(text: str) -> str:
    """`text`, printed as a superscript, in the signs that Unicode has for it; behind a `^` where it has not all.

    Only figures are raised in their meaning: letters (`1st`, `TM`) and what stands in square brackets are as they are.

    >>> raised("10"), raised("-2"), raised("n"), raised("1/2"), raised("st"), raised("[1]")
    ('¹⁰', '⁻²', 'ⁿ', '^1/2', 'st', '[1]')
    """
    words = text.strip()
    if words not in _ALONE and (words[:1] == "[" or not any(char in "0123456789" for char in words)):
        return text
    if all(ord(char) in _RAISED for char in words):
        return text.translate(_RAISED)
    return text.replace(words, f"^{words}", 1)
