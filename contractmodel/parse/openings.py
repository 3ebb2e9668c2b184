"""The characters that may stand where a pattern's match begins: what most lines are told by before a pattern is asked.

Worked out when the tables are written. A dozen terminals are asked of every line of a text, and nearly all of them fail
at its first character; to look that up costs a tenth of asking.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

_MOST = 120
"""Characters of a class beyond which it is not listed: a pattern that may begin with so many is simply asked."""

_FOLDED = {"i": "ıİ", "s": "ſ", "k": "\u212a"}
"""What else a letter matches where case is ignored."""


def openings(pattern: str) -> str | None:
    r"""Every character that may stand where a match of `pattern` begins, in order; None where that cannot be told.

    >>> openings(r"(?:AND )?WHEREAS\b|\[[a-c]"), openings("(?i:by):|(?=/s/)"), openings(r"\d+"), openings("a?")
    ('AW[', '/Bb', None, None)
    """
    from re import _parser as parser

    parsed = parser.parse(pattern)
    found, empty = _first(parsed, ignoring=bool(parsed.state.flags & _IGNORE))
    return None if empty or found is None else "".join(sorted(found))


_IGNORE = 2
"""The flag of patterns that ignore case, as `re` numbers it."""


def _first(nodes: Iterable[Any], *, ignoring: bool) -> tuple[set[str] | None, bool]:
    """The characters that a sequence of parsed nodes may begin with (None: any), and whether it may match nothing."""
    found: set[str] = set()
    for op, argument in nodes:
        told, empty = _of(str(op), argument, ignoring=ignoring)
        if told is None:
            return None, False
        found |= told
        if not empty:
            return found, False
    return found, True


def _of(name: str, argument: Any, *, ignoring: bool) -> tuple[set[str] | None, bool]:
    if name == "LITERAL":
        return _cased({chr(argument)}, ignoring=ignoring), False
    if name == "IN":
        told = _class(argument)
        return None if told is None else _cased(told, ignoring=ignoring), False
    if name == "ASSERT" and argument[0] > 0:
        told, empty = _first(argument[1], ignoring=ignoring)
        return (set(), True) if told is None or empty else (told, False)
    if name in ("AT", "ASSERT", "ASSERT_NOT"):
        return set(), True
    if name == "SUBPATTERN":
        _, added, removed, nodes = argument
        return _first(nodes, ignoring=(ignoring or bool(added & _IGNORE)) and not removed & _IGNORE)
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        told, empty = _first(argument[2], ignoring=ignoring)
        return told, empty or argument[0] == 0
    if name == "BRANCH":
        several = [_first(branch, ignoring=ignoring) for branch in argument[1]]
        if any(told is None for told, _ in several):
            return None, False
        return set().union(*(told or () for told, _ in several)), any(empty for _, empty in several)
    return None, False


def _class(members: Iterable[Any]) -> set[str] | None:
    """The characters of a class, None where it is open or large."""
    found: set[str] = set()
    for op, argument in members:
        if str(op) == "LITERAL":
            found.add(chr(argument))
        elif str(op) == "RANGE" and argument[1] - argument[0] < _MOST:
            found.update(map(chr, range(argument[0], argument[1] + 1)))
        else:
            return None
    return found


def _cased(letters: set[str], *, ignoring: bool) -> set[str]:
    if not ignoring:
        return letters
    both = {form for letter in letters for form in (letter, letter.lower(), letter.upper()) if len(form) == 1}
    return both | {more for letter in both for more in _FOLDED.get(letter.lower(), "")}
