"""The markup's syntax tree: what stands where in a template's file. Knows the grammar and nothing of agreements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from contractmodel.model import ContractError
from contractmodel.patterns import compiled
from contractmodel.template.tables import Tables, load

_END = "$END"


class Token(NamedTuple):
    """One terminal: its name in the grammar, its characters, and the offset of the first of them in the file."""

    name: str
    text: str
    at: int


class Node(NamedTuple):
    """One rule of the grammar as it was met: its name and what it is made of, in order."""

    name: str
    parts: list[Node | Token]

    def nodes(self, name: str) -> Iterator[Node]:
        """The parts that are rules called `name`."""
        return (part for part in self.parts if isinstance(part, Node) and part.name == name)

    def token(self, name: str) -> Token | None:
        """The first part that is a terminal called `name`, or None."""
        return next((part for part in self.parts if isinstance(part, Token) and part.name == name), None)


def line_of(text: str, at: int) -> int:
    r"""The line, counted from 1, on which the offset `at` stands.

    >>> line_of("a\nb", 2)
    2
    """
    return text.count("\n", 0, at) + 1


def syntax(text: str, name: str) -> Node:
    r"""The syntax tree of a whole template; ContractError, naming the file `name` and the line, where it is none.

    Linear in `text`, whose lines end in `\n`.

    >>> tree = syntax("---\nid: loan\n---\n{lender: party} lends.\n", "loan.agreement")
    >>> [part.name for part in tree.parts]
    ['header', 'line']
    """
    tables = _tables()
    states = [tables.start]
    parts: list[Node | Token] = []
    for token in _tokens(tables, states, text, name):
        while states[-1] != tables.end and (to := tables.states[states[-1]][token.name]) < 0:
            rule, length = tables.rules[~to]
            made = _reduced(rule, parts[len(parts) - length :] if length else [])
            del states[len(states) - length :], parts[len(parts) - length :]
            states.append(tables.states[states[-1]][rule])
            parts.append(made)
        if states[-1] != tables.end:
            states.append(to)
            parts.append(token)
    whole = parts[0]
    assert isinstance(whole, Node)
    return whole


def _reduced(rule: str, parts: list[Node | Token]) -> Node:
    """A node of `rule`; the lists that `*` and `+` made are spliced into their owner, each list grown in place."""
    if rule.startswith("__") and parts and isinstance(parts[0], Node) and parts[0].name == rule:
        first = parts[0]
        first.parts.extend(parts[1:])
        return first
    flat: list[Node | Token] = []
    for part in parts:
        if isinstance(part, Node) and part.name.startswith("__"):
            flat.extend(part.parts)
        else:
            flat.append(part)
    return Node(rule, flat)


@cache
def _tables() -> Tables:
    return load()


@cache
def _pattern(allowed: tuple[str, ...]) -> re.Pattern[str]:
    terminals = _tables().terminals
    return compiled("|".join(f"(?P<{name}>{terminals[name]})" for name in allowed))


@cache
def _allowed(state: int) -> tuple[str, ...]:
    """The terminals that may follow in `state`, those that win a tie first."""
    tables = _tables()
    actions = tables.states[state]
    return tuple(name for name in tables.terminals if name in actions)


def _tokens(tables: Tables, states: Sequence[int], text: str, name: str) -> Iterator[Token]:
    """The tokens of `text`, each looked for among those that the parser's state (the last of `states`) can take."""
    at = 0
    while at < len(text):
        allowed = _allowed(states[-1])
        met = _pattern(allowed).match(text, at) if allowed else None
        if met is None:
            raise _complaint(text, at, allowed, name)
        kind = met.lastgroup
        assert kind is not None
        yield Token(kind, met.group(), at)
        at = met.end()
    if _END not in tables.states[states[-1]]:
        raise _complaint(text, at, _allowed(states[-1]), name)
    yield Token(_END, "", at)


def _complaint(text: str, at: int, allowed: Sequence[str], name: str) -> ContractError:
    """What is wrong at `at`, where only `allowed` may stand, and what to do about it."""
    met = text[at : at + 1]
    if "FENCE" in allowed and "KEY" not in allowed:
        problem, remedy = (
            "does not begin with a header",
            "begin with a line of three hyphens, `id: …` and three hyphens",
        )
    elif "KEY" in allowed:
        problem, remedy = "is no entry of the header", "write `key: words`, or end the header with three hyphens"
    elif "NAME" in allowed:
        problem = "opens a brace without a name in lower case"
        remedy = r"write a slot as {name: type}, or \{ for a brace of the text"
    elif "TYPE" in allowed:
        problem, remedy = "has a slot with a colon and no type", "write {name: type}, such as {lender: party}"
    elif met == "\\":
        problem, remedy = "has a backslash that escapes nothing", r"write \\ for a backslash of the text"
    elif met == "}" and "CLOSE" not in allowed and "NEWLINE" in allowed:
        problem, remedy = "closes a brace that was never opened", r"write \} for a brace of the text"
    elif met == "}":
        problem, remedy = "has empty braces where words are expected", "put the words before the closing brace"
    else:
        problem = "opens a brace that is not closed as markup allows"
        remedy = r"close it with } on the same line, or write \{ for a brace of the text"
    return ContractError("template", f"{name}, line {line_of(text, at)}", problem, remedy)
