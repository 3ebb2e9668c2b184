"""The characters that a pattern's match may begin or end with: what most lines are told by before a pattern is asked.

Worked out when the tables are written. A dozen terminals are asked of every line of a text, and nearly all of them fail
at its first character or at its last; to look that up costs a tenth of asking.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
    return _listed(_edge(parsed, ignoring=bool(parsed.state.flags & IGNORE), back=False))


def closings(pattern: str) -> str | None:
    r"""Every character that a line may end with that `pattern` matches, in order; None where that cannot be told.

    It can where a match ends with the line: `pattern` ends in `$`, or begins with `.*+` and then only looks back.

    >>> closings(r"(?:.*\W)?(?:[Ss]ect|no\.)$"), closings(r".*+(?:(?<=[:;])|(?<=\bthat))"), closings("that")
    ('.t', ':;t', None)
    """
    from re import _parser as parser

    parsed = parser.parse(pattern)
    if not _to_the_end(parsed):
        return None
    return _listed(_edge(parsed, ignoring=bool(parsed.state.flags & IGNORE), back=True))


def _listed(edge: tuple[set[str] | None, bool]) -> str | None:
    found, empty = edge
    return None if empty or found is None else "".join(sorted(found))


def _to_the_end(nodes: Sequence[Any]) -> bool:
    """Whether each match of a sequence of parsed nodes ends where the line does."""
    for op, argument in reversed(nodes):
        name = str(op)
        if name == "AT":
            return str(argument) == "AT_END"
        if name == "POSSESSIVE_REPEAT":
            return argument[:2] == (0, _ENDLESS) and [str(inner) for inner, _ in argument[2]] == ["ANY"]
        if name == "SUBPATTERN" and _to_the_end(argument[3]):
            return True
        if name == "BRANCH" and all(_to_the_end(branch) for branch in argument[1]):
            return True
        if not _looks(name, argument):
            return False
    return False


def _looks(name: str, argument: Any) -> bool:
    """Whether a parsed node reads no character."""
    if name in ("SUBPATTERN", "BRANCH"):
        several = [argument[3]] if name == "SUBPATTERN" else argument[1]
        return all(_looks(str(op), inner) for nodes in several for op, inner in nodes)
    return name in ("ASSERT", "ASSERT_NOT")


IGNORE = 2
"""The flag of patterns that ignore case, as `re` numbers it."""

_ENDLESS = 4294967295
"""What `re` writes for a repetition without a limit."""


def _edge(nodes: Sequence[Any], *, ignoring: bool, back: bool) -> tuple[set[str] | None, bool]:
    """The characters that a sequence of parsed nodes may begin with (None: any), and whether it may match nothing.

    With `back`, those that it may end with.
    """
    found: set[str] = set()
    for op, argument in reversed(nodes) if back else nodes:
        told, empty = _of(str(op), argument, ignoring=ignoring, back=back)
        if told is None:
            return None, False
        found |= told
        if not empty:
            return found, False
    return found, True


def _of(name: str, argument: Any, *, ignoring: bool, back: bool) -> tuple[set[str] | None, bool]:
    if name in ("LITERAL", "IN"):
        return letters(name, argument, ignoring=ignoring), False
    if name == "ASSERT" and (argument[0] < 0) == back:
        told, empty = _edge(argument[1], ignoring=ignoring, back=back)
        return (set(), True) if told is None or empty else (told, False)
    if name in ("AT", "ASSERT", "ASSERT_NOT"):
        return set(), True
    if name == "SUBPATTERN":
        _, added, removed, nodes = argument
        return _edge(nodes, ignoring=(ignoring or bool(added & IGNORE)) and not removed & IGNORE, back=back)
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        told, empty = _edge(argument[2], ignoring=ignoring, back=back)
        return told, empty or argument[0] == 0
    if name == "BRANCH":
        several = [_edge(branch, ignoring=ignoring, back=back) for branch in argument[1]]
        if any(told is None for told, _ in several):
            return None, False
        return set().union(*(told or () for told, _ in several)), any(empty for _, empty in several)
    return None, False


def letters(name: str, argument: Any, *, ignoring: bool) -> set[str] | None:
    """The characters that a parsed literal or class stands for, None where the class is open or large."""
    told = {chr(argument)} if name == "LITERAL" else _class(argument)
    return None if told is None else _cased(told, ignoring=ignoring)


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


def _cased(signs: set[str], *, ignoring: bool) -> set[str]:
    if not ignoring:
        return signs
    both = {form for letter in signs for form in (letter, letter.lower(), letter.upper()) if len(form) == 1}
    return both | {more for letter in both for more in _FOLDED.get(letter.lower(), "")}
