"""Where in a text a pattern may match: told by the first letters of its matches, in one run of a small pattern.

A citation begins with one of some sixty words behind a sign that belongs to no word. To try the grammar's pattern at
each place of a text costs five times as much as to run through it with those words' first letters, worked out when the
tables are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from contractmodel.parse.openings import IGNORE, letters

_LONGEST = 8
_MOST = 2000
"""Letters that are told apart, and how many beginnings are weighed for it: eight letters of `the foregoing`, four of
`Section`, which sixty other words stand beside. More than these find no fewer places in vain."""

_BEHIND = re.compile(r"\(\?<!\[([^\[\]]*)\]\)")
"""What a pattern begins with that matches at the beginning of a word alone."""

_Begun = tuple[frozenset[str], frozenset[str]]
"""Beginnings that what follows goes on with, and those behind which anything may stand."""


def finder(pattern: str) -> str | None:
    r"""A pattern for the sign before each place where `pattern` may match, and what its matches begin with.

    None where `pattern` does not say by itself what must not stand before it, or where it may begin with anything. The
    text must have a space put before it.

    >>> finder(r"(?<![\w-])(?:[Cc]lauses?|¶) ?\d")
    '[^0-9A-Za-z_-](?=[Cc]lause|¶)'
    """
    behind = _BEHIND.match(pattern)
    found = beginnings(pattern) if behind is not None else None
    if behind is None or found is None:
        return None
    barred = behind[1].replace(_WORD, _PLAIN_WORD)
    return f"[^{barred}](?={'|'.join(_branches(found))})"


_WORD, _PLAIN_WORD = r"\w", "0-9A-Za-z_"
"""Letters beyond these are looked up at twice the cost; the pattern itself asks for them."""


def beginnings(pattern: str) -> tuple[str, ...] | None:
    r"""What each match of `pattern` begins with, in order, none the beginning of another; None where that is anything.

    >>> beginnings(r"[Tt]he (?:same|said)\b|this"), beginnings(r"\w+")
    (('The said', 'The same', 'the said', 'the same', 'this'), None)
    """
    from re import _parser as parser

    parsed = parser.parse(pattern)
    ignoring = bool(parsed.state.flags & IGNORE)
    for length in range(_LONGEST, 0, -1):
        told = _begun(parsed, length, ignoring=ignoring)
        if told is not None:
            whole = sorted(told[0] | told[1])
            kept = [one for number, one in enumerate(whole) if not _covered(one, whole[:number])]
            return tuple(kept) if kept and kept[0] else None
    return None


def _covered(one: str, before: Sequence[str]) -> bool:
    return any(one.startswith(other) for other in before)


def _begun(nodes: Iterable[Any], length: int, *, ignoring: bool) -> _Begun | None:
    """The beginnings of up to `length` letters that a sequence of parsed nodes has; None where there are too many."""
    begun: _Begun | None = (_EMPTY, _NOTHING)
    for op, argument in nodes:
        told = _of(str(op), argument, length, ignoring=ignoring)
        begun = None if told is None or begun is None else _followed(begun, told, length)
        if begun is None or not begun[0]:
            break
    return begun


def _followed(begun: _Begun, told: _Begun, length: int) -> _Begun | None:
    """`begun` with what comes next; None where there are too many."""
    going, ended = begun
    if len(going) * (len(told[0]) + len(told[1])) > _MOST:
        return None
    whole = {(one + more)[:length] for one in going for more in told[0]}
    stopped = {(one + more)[:length] for one in going for more in told[1]}
    open_ = frozenset([one for one in whole if len(one) < length])
    return open_, ended | stopped | (whole - open_)


_NOTHING: frozenset[str] = frozenset()
_EMPTY = frozenset({""})


def _of(name: str, argument: Any, length: int, *, ignoring: bool) -> _Begun | None:
    if name in ("LITERAL", "IN"):
        told = letters(name, argument, ignoring=ignoring)
        return (_NOTHING, _EMPTY) if told is None else (frozenset(told), _NOTHING)
    if name in ("AT", "ASSERT", "ASSERT_NOT"):
        return _EMPTY, _NOTHING
    if name == "SUBPATTERN":
        _, added, removed, nodes = argument
        return _begun(nodes, length, ignoring=(ignoring or bool(added & IGNORE)) and not removed & IGNORE)
    if name == "BRANCH":
        several = [_begun(branch, length, ignoring=ignoring) for branch in argument[1]]
        if any(one is None for one in several):
            return None
        known = [one for one in several if one is not None]
        return frozenset().union(*(going for going, _ in known)), frozenset().union(*(ended for _, ended in known))
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        least, most, nodes = argument
        inner = _begun(nodes, length, ignoring=ignoring)
        return None if inner is None else _repeated(inner, least, most, length)
    return _NOTHING, _EMPTY


_UNROLLED = 3
"""Repetitions beyond the least that are written out; behind more, anything may stand."""


def _repeated(inner: _Begun, least: int, most: int, length: int) -> _Begun | None:
    """The beginnings of `least` to `most` of the same."""
    begun: _Begun | None = (_EMPTY, _NOTHING)
    for _ in range(min(least, length)):
        begun = None if begun is None else _followed(begun, inner, length)
    if begun is None or most - least > _UNROLLED:
        return None if begun is None else (_NOTHING, begun[0] | begun[1])
    going, ended = last = begun
    for _ in range(most - least):
        further = _followed(last, inner, length)
        if further is None:
            return None
        last = further
        going, ended = going | last[0], ended | last[1]
    return going, ended


def _tree(strings: Sequence[str]) -> str:
    """A pattern for all of `strings`, in order, none of them the beginning of another; equal tails share a class."""
    if "" in strings:
        return ""
    branches = _branches(strings)
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _branches(strings: Sequence[str]) -> list[str]:
    tails: dict[str, list[str]] = {}
    for letter, group in groupby(sorted(strings), key=_first):
        tails.setdefault(_tree([one[1:] for one in group]), []).append(letter)
    return [_class(letters_) + tail for tail, letters_ in tails.items()]


def _first(one: str) -> str:
    return one[0]


def _class(signs: Sequence[str]) -> str:
    escaped = [re.escape(sign) for sign in signs]
    return escaped[0] if len(escaped) == 1 else f"[{''.join(escaped)}]"
