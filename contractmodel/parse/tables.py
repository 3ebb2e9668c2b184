"""From a grammar's own text to plain data: what Lark makes of `grammar/*.lark`, as JSON can hold it.

Run as `python -m contractmodel.parse.tables`, it writes the data for the shipped grammars beside this file. Reading
them back costs a fraction of what Lark's own start costs; where they do not answer to the grammar files (a file was
edited), `contractmodel.parse.grammar` comes here and builds them anew in memory.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import contractmodel

SHIPPED = {"agreement": ("agreement", "clue")}
"""The grammars whose tables are shipped, and their start rules."""

STORE = Path(__file__).with_name("tables.json")

OVERLAYS: dict[str, tuple[str, ...]] = {"definition": (), "facts": (), "provision": (), "reference": ()}
"""The grammars of what lies over the blocks, read when it is asked for: kept apart, so that parsing does not wait."""

OVERLAY_STORE = Path(__file__).with_name("overlays.json")

_IMPORT = re.compile(r"^%import \.(\w+)", re.MULTILINE)


def read(name: str) -> str:
    """The text of `grammar/NAME.lark`, from the installed package or the checkout. FileNotFoundError if there is none.

    >>> read("labels").startswith("// Labels")
    True
    """
    for root in contractmodel.__path__:
        try:
            return (Path(root) / "grammar" / f"{name}.lark").read_text("utf-8")
        except (FileNotFoundError, NotADirectoryError):
            continue
    from importlib.resources import files

    return files("contractmodel").joinpath("grammar", f"{name}.lark").read_text("utf-8")


def texts(name: str) -> Mapping[str, str]:
    """The grammar file `name` and all that it imports, name to text, itself first.

    >>> list(texts("agreement"))[:2]
    ['agreement', 'labels']
    """
    found = {name: read(name)}
    queue = [name]
    for current in queue:
        for imported in _IMPORT.findall(found[current]):
            if imported not in found:
                found[imported] = read(imported)
                queue.append(imported)
    return found


def key(grammar: Mapping[str, str]) -> str:
    """A hash of the grammar files: tables answer to it or are not used."""
    return sha256("\0".join(f"{name}\0{text}" for name, text in grammar.items()).encode()).hexdigest()[:32]


def build(name: str, starts: tuple[str, ...]) -> dict[str, Any]:
    """The tables of the grammar `name`, built by Lark from its text: patterns of terminals, LALR states, rules.

    Raises Lark's `GrammarError` where the grammar is wrong. Costs about 60 ms.

    >>> sorted(build("blank", ()))
    ['begun', 'closings', 'finders', 'key', 'openings', 'rules', 'starts', 'states', 'terminals']
    """
    from lark import Lark
    from lark.lexer import Lexer
    from lark.parsers.lalr_analysis import Shift

    from contractmodel.parse.beginnings import beginnings, finder
    from contractmodel.parse.openings import closings, openings

    class Unused(Lexer):
        def __init__(self, _: Any) -> None: ...

        def lex(self, *_: Any) -> Iterator[Any]:
            return iter(())

    grammar = texts(name)
    data: dict[str, Any] = {"key": key(grammar), "terminals": {}, "rules": [], "starts": {}, "states": []}
    if not starts:
        listed = ("clue: " + " | ".join(_names(grammar[name]))) + "\n"
        grammar = {**grammar, name: grammar[name] + "\n" + listed}
        starts = ("clue",)
    lark = Lark(
        grammar[name],
        parser="lalr",
        lexer=Unused,
        start=list(starts),
        import_paths=[_loader(grammar)],
        maybe_placeholders=False,
    )
    data["terminals"] = {t.name: t.pattern.to_regexp() for t in lark.terminals if t.pattern is not None}
    for what, worked_out in (("openings", openings), ("closings", closings), ("finders", finder)):
        told = {terminal: worked_out(pattern) for terminal, pattern in data["terminals"].items()}
        data[what] = {terminal: found for terminal, found in told.items() if found is not None}
    begun = {terminal: beginnings(pattern) for terminal, pattern in data["terminals"].items()}
    data["begun"] = {terminal: found for terminal, found in begun.items() if found is not None and len(found) <= _FEW}
    table = lark.parser.parser._parse_table
    moves = {
        state: {symbol: (action is Shift, argument) for symbol, (action, argument) in sorted(actions.items())}
        for state, actions in table.states.items()
    }
    order = _reached([table.start_states[start] for start in starts], moves)
    rules: dict[Any, int] = {}
    data["states"] = [
        {s: order[to] if shift else ~rules.setdefault(to, len(rules)) for s, (shift, to) in moves[state].items()}
        for state in order
    ]
    data["rules"] = [[rule.origin.name, len(rule.expansion)] for rule in rules]
    data["starts"] = {start: [order[table.start_states[start]], order[table.end_states[start]]] for start in starts}
    return data


_FEW = 8
"""Beginnings of matches that are looked for one by one before a pattern is asked."""


def _reached(starts: Sequence[int], moves: Mapping[int, Mapping[str, tuple[bool, Any]]]) -> dict[int, int]:
    """Every state that `starts` lead to, numbered in an order that the grammar alone decides: Lark's varies by run."""
    order = {start: number for number, start in enumerate(starts)}
    queue = list(starts)
    for state in queue:
        for shift, to in moves[state].values():
            if shift and to not in order:
                order[to] = len(order)
                queue.append(to)
    return order


def _names(text: str) -> list[str]:
    return re.findall(r"^([A-Z][A-Z_]*)(?:\.\d+)?:", text, re.MULTILINE)


def _loader(grammar: Mapping[str, str]) -> Callable[..., tuple[str, str]]:
    def load(_base: str | None, path: str) -> tuple[str, str]:
        stem = Path(path).stem
        if stem not in grammar:
            raise FileNotFoundError(path)
        return path, grammar[stem]

    return load


def _overlay(data: dict[str, Any]) -> dict[str, Any]:
    """The tables of a grammar that has terminals only, with the gates of their alternatives, lists of words aside."""
    from contractmodel.parse.gates import gates

    listed = re.compile(r"(?:\(\?:)?(?:[\w' -]|\\.)+(?:\|(?:[\w' -]|\\.)+)*\)?")
    told = {name: gates(pattern) for name, pattern in data["terminals"].items() if not listed.fullmatch(pattern)}
    return {**data, "states": [], "rules": [], "starts": {}, "gates": told}


def main() -> None:
    """Write the tables of all shipped grammars."""
    for store, grammars in ((STORE, SHIPPED), (OVERLAY_STORE, OVERLAYS)):
        tables = {name: build(name, starts) for name, starts in grammars.items()}
        if store == OVERLAY_STORE:
            tables = {name: _overlay(data) for name, data in tables.items()}
        store.write_text(json.dumps(tables, ensure_ascii=True, separators=(",", ":"), sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
