"""The grammar as the parser uses it: compiled patterns of terminals, and the LALR automaton Lark made of its rules."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Container, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from contractmodel.parse import tables
from contractmodel.parse.gates import Alternative, Gated, gates
from contractmodel.patterns import compiled

T = TypeVar("T")


class _Any(Container[str]):
    """Every character."""

    def __contains__(self, _: object) -> bool:
        return True


ANY = _Any()


class Group(NamedTuple, Generic[T]):
    """One block as the grammar groups it: the rule's name and its tokens' values, in order."""

    rule: str
    members: list[T]


class Grammar(dict[str, re.Pattern[str]]):
    """A loaded grammar: its terminals' names to their patterns, each compiled when first asked for."""

    __slots__ = (
        "_begun", "_closings", "_finders", "_gated", "_gates", "_openings", "_ranked", "_rules", "_starts", "_states",
        "_together", "patterns",
    )  # fmt: skip

    def __init__(self, data: dict[str, Any]) -> None:
        super().__init__()
        self.patterns: dict[str, str] = data["terminals"]
        self._gates: dict[str, list[Alternative]] = data.get("gates", {})
        self._openings: dict[str, str] = data.get("openings", {})
        self._closings: dict[str, str] = data.get("closings", {})
        self._begun: dict[str, Sequence[str]] = data.get("begun", {})
        self._finders: dict[str, str] = data.get("finders", {})
        self._together: dict[tuple[str, ...], str | None] = {}
        self._gated: dict[str, Gated] = {}
        self._ranked: dict[tuple[str, ...], tuple[Gated, tuple[str, ...]]] = {}
        self._rules: list[tuple[str, int]] = [(origin, length) for origin, length in data["rules"]]
        self._states: list[dict[str, int]] = data["states"]
        self._starts: dict[str, tuple[int, int]] = data["starts"]

    def __missing__(self, terminal: str) -> re.Pattern[str]:
        """The compiled pattern of `terminal`; KeyError where the grammar has none."""
        found = self[terminal] = compiled(self.patterns[terminal])
        return found

    def opens(self, terminal: str) -> Container[str]:
        """The characters that may stand where a match of `terminal` begins; every one where that cannot be told.

        >>> "W" in load("agreement").opens("RECITAL"), "1" in load("agreement").opens("RECITAL")
        (True, False)
        """
        return self._openings.get(terminal, ANY)

    def closes(self, terminal: str) -> Container[str]:
        """The characters that a line may end with that `terminal` matches; every one where that cannot be told.

        >>> ":" in load("agreement").closes("LEAD_IN"), "." in load("agreement").closes("LEAD_IN")
        (True, False)
        """
        return self._closings.get(terminal, ANY)

    def begun(self, terminal: str) -> Sequence[str]:
        """The few strings of which each match of `terminal` begins with one; the empty one where that cannot be told.

        >>> load("agreement").begun("COPYRIGHT"), load("agreement").begun("LEAD_IN")
        (['(C)', '(c)'], ('',))
        """
        return self._begun.get(terminal, ("",))

    def met(self, terminal: str, text: str) -> Iterator[re.Match[str]]:
        """The matches of `terminal` in `text`, none of them inside another: as `finditer` gives them, but faster.

        >>> [met.group() for met in load("reference").met("SELF", "See this Section, or that section.")]
        ['this Section']
        """
        return iter(self.met_all((terminal,), text)[0])

    def met_all(self, terminals: tuple[str, ...], text: str) -> tuple[list[re.Match[str]], ...]:
        """The same for each of `terminals`, in one run through `text`.

        >>> text = "See Exhibit A and this Section."
        >>> [[met.group() for met in several] for several in load("reference").met_all(("SELF", "ATTACHED"), text)]
        [['this Section'], ['Exhibit A']]
        """
        if terminals not in self._together:
            self._together[terminals] = joined([self._finders.get(terminal) for terminal in terminals])
        finder = self._together[terminals]
        if finder is None and len(terminals) == 1:
            return (list(self[terminals[0]].finditer(text)),)
        if finder is None:
            return tuple([self.met_all((terminal,), text)[0] for terminal in terminals])
        asked: list[tuple[Callable[[str, int], re.Match[str] | None], list[re.Match[str]]]]
        asked = [(self[terminal].match, []) for terminal in terminals]
        for hit in compiled(finder).finditer(f" {text}"):
            at = hit.start()
            for match, found in asked:
                met = match(text, at) if not found or found[-1].end() <= at else None
                if met is not None:
                    found.append(met)
        return tuple([found for _, found in asked])

    def gated(self, terminal: str) -> Gated:
        """The pattern of `terminal` as its alternatives, each compiled only for a text that holds what it needs."""
        found = self._gated.get(terminal)
        if found is None:
            told = self._gates.get(terminal) or gates(self.patterns[terminal])
            found = self._gated[terminal] = Gated(told)
        return found

    def ranked(self, terminals: tuple[str, ...]) -> tuple[Gated, tuple[str, ...]]:
        """The alternatives of all `terminals` as one pattern, and the terminal that each of them belongs to."""
        found = self._ranked.get(terminals)
        if found is None:
            told = [(self._gates.get(name) or gates(self.patterns[name]), name) for name in terminals]
            alternatives = [one for several, _ in told for one in several]
            owners = tuple(name for several, name in told for _ in several)
            found = self._ranked[terminals] = Gated(alternatives), owners
        return found

    def groups(self, start: str, kinds: Sequence[str], values: Sequence[T], otherwise: str) -> list[Group[T]]:
        """`values` grouped into the blocks of rule `start`, by their token `kinds`. Linear.

        A token that the grammar does not allow where it stands is read as `otherwise`, which begins a block of its
        own: any sequence of kinds gives groups, and no value is lost.

        >>> load("agreement").groups("agreement", ["TITLE", "TEXT", "MORE"], "abc", otherwise="TEXT")
        [Group(rule='title', members=['a']), Group(rule='paragraph', members=['b', 'c'])]
        """
        states, rules = self._states, self._rules
        first, last = self._starts[start]
        stack = [first]
        done: list[Group[T]] = []
        members: list[T] = []
        at, count = 0, len(kinds)
        shifted: tuple[int, tuple[object, ...]] | None = None
        lasting: set[tuple[object, ...]] = set()
        while True:
            kind = kinds[at] if at < count else "$END"
            action = states[stack[-1]].get(kind)
            if action is None:
                if kind in (otherwise, "$END"):
                    raise LookupError(f"the grammar cannot end a block before {kind!r}")
                action = states[stack[-1]].get(otherwise)
                if action is None:
                    raise LookupError(f"the grammar does not allow {otherwise!r} everywhere")
                kind = otherwise
            if action >= 0:
                stack.append(action)
                if action == last and kind == "$END":
                    return done
                members.append(values[at])
                at += 1
                if at < count and kinds[at] == kind:
                    place: tuple[object, ...] = (kind, *stack)
                    if shifted == (len(done), place):
                        lasting.add(place)
                    shifted = (len(done), place)
                    end = _run_end(kinds, at) if place in lasting else at
                    members += values[at:end]
                    at = end
                else:
                    shifted = None
                continue
            origin, length = rules[~action]
            if length:
                del stack[-length:]
            if origin[0] != "_" and origin != start:
                done.append(Group(origin, members))
                members = []
            goto = states[stack[-1]][origin]
            stack.append(goto)
            if goto == last and origin == start:
                return done


_FINDER = compiled(r"\[\^((?:\\.|[^\\\]])*)\]\(\?=((?s:.*))\)")
_SIGN = compiled(r"\\.|.-.|.")


def joined(finders: Sequence[str | None]) -> str | None:
    """One pattern for what several finders find, behind any sign that one of them allows; None where one is missing.

    >>> joined(["[^a-z](?=b|c)", "[^a-z0-9](?=d)"]), joined(["[^a](?=b)", None])
    ('[^a-z](?=b|c|d)', None)
    """
    parted = [_FINDER.fullmatch(finder) for finder in finders if finder is not None]
    found = [part for part in parted if part is not None]
    if not found or len(found) != len(finders):
        return None
    barred = [_SIGN.findall(part[1]) for part in found]
    everywhere = [sign for sign in barred[0] if all(sign in others for others in barred)]
    return f"[^{''.join(everywhere)}](?={'|'.join(part[2] for part in found)})"


def _run_end(kinds: Sequence[str], at: int) -> int:
    """Where the run of equal kinds ends that begins at `at`."""
    end = at + 1
    while end < len(kinds) and kinds[end] == kinds[at]:
        end += 1
    return end


@lru_cache(maxsize=8)
def load(name: str) -> Grammar:
    """The grammar `name`: from the shipped tables if they answer to the grammar's files, else built from them by Lark.

    Costs about 2 ms with tables, 100 ms without.

    >>> load("agreement")["LABEL"].match("(c) the goods").group()
    '(c)'
    """
    shipped = _stored(tables.OVERLAY_STORE if name in tables.OVERLAYS else tables.STORE).get(name)
    if shipped is not None and shipped["key"] == tables.key(tables.texts(name)):
        return Grammar(shipped)
    return Grammar(tables.build(name, tables.SHIPPED.get(name, ())))


@lru_cache(maxsize=4)
def _stored(store: Path) -> dict[str, Any]:
    """What `store` holds, grammar by grammar; nothing where it cannot be read."""
    try:
        told: dict[str, Any] = json.loads(store.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return told
