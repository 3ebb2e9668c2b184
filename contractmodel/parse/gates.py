"""Gates: what a text must hold before a pattern is worth compiling.

Compiling the provision grammar's patterns costs more than reading a two-page form with them. So each alternative of a
terminal is kept apart with the words that every match of it holds, worked out once when the tables are written; at run
time an alternative is compiled only when a text holds such words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from contractmodel.parse.folded import holds
from contractmodel.parse.thresholds import TEXTS_KEPT
from contractmodel.patterns import compiled

Need = tuple[int, Sequence[str]]
"""A match holds one of these strings in this field of a frame's line (0 before the first bar), or, for -1, anywhere."""

Alternative = tuple[Sequence[Need], str]
"""What an alternative needs, and its source."""

Fields = tuple[str, str, str, str]
"""A line's fields before, between and behind its first two bars, and the whole line (at -1)."""

_SHORTEST = 2
_ANYWHERE = -1
_LAST_FIELD = 2
_BAR = ord("|")


class Gated:
    """A pattern as its alternatives, each behind its gate."""

    __slots__ = ("_alternatives", "_compiled", "_told")

    def __init__(self, alternatives: Sequence[Alternative]) -> None:
        self._alternatives = alternatives
        self._compiled: dict[int, re.Pattern[str]] = {}
        self._told: dict[str, int | None] = {}

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first alternative's match at `start`, None if none matches.

        >>> Gated(gates("yes|no+t")).match("noot ever")
        <re.Match object; span=(0, 4), match='noot'>
        """
        stop = len(text) if end is None else end
        for pattern in self._open(text[start:stop]):
            met = pattern.match(text, start, stop)
            if met is not None:
                return met
        return None

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match in `text[start:end]` of the first alternative that has any, None if none has.

        >>> Gated(gates("yes|no+t")).search("is noot, yes")
        <re.Match object; span=(9, 12), match='yes'>
        """
        stop = len(text) if end is None else end
        for pattern in self._open(text[start:stop]):
            met = pattern.search(text, start, stop)
            if met is not None:
                return met
        return None

    def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Every match of every alternative, alternative by alternative.

        >>> [met[0] for met in Gated(gates("yes|no+t")).finditer("noot, yes", 0, 9)]
        ['yes', 'noot']
        """
        for pattern in self._open(text[start:end]):
            yield from pattern.finditer(text, start, end)

    def may(self, text: str) -> bool:
        """Whether `text` holds what some alternative needs: where it does not, there is no match to look for.

        >>> Gated(gates("yes|not")).may("is not"), Gated(gates("yes|not")).may("noon")
        (True, False)
        """
        return self._needed(fields(text))

    def _needed(self, seen: Fields) -> bool:
        for needs, _ in self._alternatives:
            for field, words in needs:
                if not holds(seen[field], words):
                    break
            else:
                return True
        return False

    def first(self, line: str) -> int | None:
        """The number of the first alternative that matches at the beginning of `line`, None if none does. Remembered.

        >>> Gated(gates("yes|no+t")).first("noot ever")
        1
        """
        if line not in self._told:
            if len(self._told) >= TEXTS_KEPT:
                self._told.clear()
            opened = self._opened(line)
            self._told[line] = next((number for number, pattern in opened if pattern.match(line) is not None), None)
        return self._told[line]

    def _open(self, seen: str) -> Iterator[re.Pattern[str]]:
        """The alternatives whose needs `seen` has, in order."""
        return (pattern for _, pattern in self._opened(seen))

    def _opened(self, line: str) -> Iterator[tuple[int, re.Pattern[str]]]:
        """The alternatives whose needs `line` has, in order, with their numbers.

        Plain loops: two hundred alternatives are asked of each sentence that is typed.
        """
        seen = fields(line)
        for number, (needs, source) in enumerate(self._alternatives):
            for field, words in needs:
                said = seen[field]
                for word in words:
                    if word in said:
                        break
                else:
                    break
            else:
                pattern = self._compiled.get(number)
                if pattern is None:
                    pattern = self._compiled[number] = compiled(source)
                yield number, pattern


def fields(line: str) -> Fields:
    """`line` cut at its first two bars, then the whole of it: what gates look into.

    >>> fields("the press | shall pay | a fee")
    ('the press ', ' shall pay ', ' a fee', 'the press | shall pay | a fee')
    """
    first, _, rest = line.partition("|")
    second, _, third = rest.partition("|")
    return first, second, third, line


def alternatives(pattern: str) -> Iterator[str]:
    """The top-level alternatives of `pattern`, in order; a group that is the whole pattern is looked into.

    >>> list(alternatives("a|b(?:c|d)|[|]")), list(alternatives("(?:a|b)")), list(alternatives("(?:a|b)(?:c|d)"))
    (['a', 'b(?:c|d)', '[|]'], ['a', 'b'], ['(?:a|b)(?:c|d)'])
    """
    bars, closed = _structure(pattern)
    if not bars and pattern.startswith("(?:") and closed == len(pattern) - 1:
        yield from alternatives(pattern[3:-1])
        return
    start = 0
    for bar in bars:
        yield pattern[start:bar]
        start = bar + 1
    yield pattern[start:]


def _structure(pattern: str) -> tuple[list[int], int]:
    """Where the top-level bars of `pattern` stand, and where its first group closes."""
    bars: list[int] = []
    depth, at, closed, opened = 0, 0, -1, -1
    while at < len(pattern):
        letter = pattern[at]
        if letter == "\\":
            at += 1
        elif opened >= 0:
            opened = opened if letter != "]" or at == opened + 1 else -1
        elif letter == "[":
            opened = at
        elif letter == "(":
            depth += 1
        elif letter == ")":
            depth -= 1
            closed = at if depth == 0 and closed < 0 else closed
        elif letter == "|" and depth == 0:
            bars.append(at)
        at += 1
    return bars, closed


def gates(pattern: str) -> list[Alternative]:
    """The alternatives of `pattern`, each with what it needs, in order.

    >>> gates("yes|no+t")
    [(((-1, ('yes',)),), 'yes'), ((), 'no+t')]
    """
    return [(gate(source), source) for source in alternatives(pattern)]


def gate(pattern: str) -> tuple[Need, ...]:
    r"""What every match of `pattern` holds, as groups of strings, one of each group. Empty where nothing is sure.

    >>> gate(r"[^|]*\b(?:governed|construed)\b.*\blaws?\b")
    ((-1, ('law',)), (-1, ('construed', 'governed')))
    >>> gate(r"[^|]*\| shall pay[^|]*\| ?(?:fees|taxes)")
    ((1, (' shall pay',)), (2, ('fees', 'taxes')))
    """
    from re import _parser as parser

    parsed = parser.parse(pattern)
    if parsed.state.flags & re.IGNORECASE:
        return ()
    nodes = list(parsed)
    barred = any(str(op) == "LITERAL" and argument == _BAR for op, argument in nodes)
    found: set[tuple[int, tuple[str, ...]]] = set()
    field = 0 if barred else _ANYWHERE
    part: list[Any] = []
    for op, argument in [*nodes, (None, None)]:
        bar = str(op) == "LITERAL" and argument == _BAR
        crosses = field != _ANYWHERE and op is not None and not bar and _meets_bar(str(op), argument)
        if op is None or bar or crosses:
            found.update((min(field, _LAST_FIELD), tuple(sorted(group))) for group in _needs(part))
            part = []
        if bar and field != _ANYWHERE:
            field += 1
        elif crosses:
            field = _ANYWHERE if not str(op).startswith("ASSERT") else field
            if field == _ANYWHERE:
                part.append((op, argument))
        elif op is not None and not bar:
            part.append((op, argument))
    return tuple(sorted(found, key=lambda need: (len(need[1]), -min(map(len, need[1])), need)))


def _meets_bar(name: str, argument: Any) -> bool:
    """Whether a parsed node may match a bar, so that the field behind it is unknown."""
    if name in ("ANY", "CATEGORY"):
        return True
    if name == "LITERAL":
        return bool(argument == _BAR)
    if name == "NOT_LITERAL":
        return bool(argument != _BAR)
    if name == "IN":
        negated = str(argument[0][0]) == "NEGATE"
        named = any(str(op) == "LITERAL" and value == _BAR for op, value in argument)
        widest = any(str(op) == "CATEGORY" and "NOT" in str(value) for op, value in argument)
        return not named if negated else named or widest
    if name == "SUBPATTERN":
        return any(_meets_bar(str(op), value) for op, value in argument[-1])
    if name in ("MAX_REPEAT", "MIN_REPEAT"):
        return any(_meets_bar(str(op), value) for op, value in argument[2])
    if name == "ASSERT":
        return any(_meets_bar(str(op), value) for op, value in argument[1])
    if name == "BRANCH":
        return any(_meets_bar(str(op), value) for branch in argument[1] for op, value in branch)
    return False


def _needs(nodes: list[Any]) -> list[set[str]]:
    """The groups that a sequence of parsed nodes needs."""
    groups: list[set[str]] = []
    run = ""
    for op, argument in nodes:
        name = str(op)
        if name == "LITERAL":
            run += chr(argument)
            continue
        if len(run) >= _SHORTEST:
            groups.append({run})
        run = ""
        groups += _inside(name, argument)
    if len(run) >= _SHORTEST:
        groups.append({run})
    return groups


def _inside(name: str, argument: Any) -> list[set[str]]:
    if name == "SUBPATTERN":
        return [] if argument[1] & re.IGNORECASE else _needs(list(argument[-1]))
    if name in ("MAX_REPEAT", "MIN_REPEAT") and argument[0] > 0:
        return _needs(list(argument[2]))
    if name == "ASSERT" and argument[0] > 0:
        return _needs(list(argument[1]))
    if name == "BRANCH":
        best: set[str] = set()
        for branch in argument[1]:
            needs = _needs(list(branch))
            if not needs:
                return []
            best |= max(needs, key=lambda group: (min(map(len, group)), -len(group), sorted(group)))
        return [best]
    return []
