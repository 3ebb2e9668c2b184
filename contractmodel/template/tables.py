"""The markup's parse tables: made by Lark from `grammar/template.lark`, shipped as plain data, used without Lark.

`make tables` writes them anew after the grammar was edited. Tables that do not belong to the grammar at hand are never
used: then Lark makes them on the spot.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, TypedDict

SHIPPED = Path(__file__).with_name("tables.json")
START = "template"


class _Stored(TypedDict):
    grammar: str
    start: int
    end: int
    terminals: dict[str, str]
    rules: list[tuple[str, int]]
    states: list[dict[str, int]]


class Tables(NamedTuple):
    """An LALR(1) automaton as plain data.

    `states[s]` takes a terminal or a rule to the next state (0 or more: shift, goto) or to a reduction (`-1 - r`
    for rule number r); `rules[r]` is the rule's name and the number of its symbols; `terminals` are names and patterns,
    those that win a tie first. `start` and `end` are the first and the last state.
    """

    start: int
    end: int
    terminals: dict[str, str]
    rules: list[tuple[str, int]]
    states: list[dict[str, int]]


def grammar_file(name: str = "template.lark") -> Path:
    """Where the grammar `name` lies: inside the package when installed, beside it in a checkout; else LookupError.

    >>> grammar_file().name
    'template.lark'
    """
    import contractmodel

    for folder in contractmodel.__path__:
        path = Path(folder) / "grammar" / name
        if path.exists():
            return path
    raise LookupError(f"no grammar/{name} in {', '.join(contractmodel.__path__)}: this installation is incomplete")


def build(grammar: str, start: str = START) -> Tables:
    r"""The tables of `grammar`, made by Lark from the rule `start`. Costs about 0.1 s, the import of Lark included.

    >>> build("pair: WORD WORD\nWORD: /[a-z]+/", "pair").rules
    [('pair', 2)]
    """
    from lark import Lark
    from lark.grammar import Rule
    from lark.lexer import TerminalDef

    lark = Lark(grammar, parser="lalr", lexer="contextual", start=start, maybe_placeholders=False)
    made, memo = lark.memo_serialize([TerminalDef, Rule])
    table = made["parser"]["parser"]
    rules = {number: known for number, known in memo.items() if known["__type__"] == "Rule"}
    terminals = [known for known in memo.values() if known["__type__"] == "TerminalDef"]
    terminals.sort(key=lambda known: (-known["priority"], known["name"]))
    names: dict[int, str] = {int(number): name for number, name in table["tokens"].items()}
    moves: dict[int, dict[str, tuple[int, int]]] = {
        int(state): {names[int(symbol)]: (kind, _number(to)) for symbol, (kind, to) in sorted(actions.items())}
        for state, actions in table["states"].items()
    }
    reductions = sorted(rules, key=lambda number: json.dumps(rules[number], sort_keys=True))
    place = {number: index for index, number in enumerate(reductions)}
    order = _reached(table["start_states"][start], moves)
    return Tables(
        start=0,
        end=order[table["end_states"][start]],
        terminals={known["name"]: known["pattern"]["value"] for known in terminals},
        rules=[(rules[number]["origin"]["name"], len(rules[number]["expansion"])) for number in reductions],
        states=[
            {name: -1 - place[to] if kind else order[to] for name, (kind, to) in sorted(moves[state].items())}
            for state in order
        ],
    )


def _number(argument: int | dict[str, int]) -> int:
    """What an action of Lark's table points at: a state, or the memo's number of a rule."""
    return argument if isinstance(argument, int) else argument["@"]


def _reached(start: int, moves: Mapping[int, Mapping[str, tuple[int, int]]]) -> dict[int, int]:
    """Every state that `start` leads to, numbered in an order that the grammar alone decides."""
    order = {start: 0}
    queue = [start]
    for state in queue:
        for _, (kind, to) in sorted(moves[state].items()):
            if not kind and to not in order:
                order[to] = len(order)
                queue.append(to)
    return order


def load() -> Tables:
    """The tables for the grammar at hand: the shipped ones where they belong to it, else made anew.

    >>> load() == build(grammar_file().read_text("utf-8"))
    True
    """
    grammar = grammar_file().read_bytes()
    if SHIPPED.exists():
        stored: _Stored = json.loads(SHIPPED.read_bytes())
        if stored["grammar"] == sha256(grammar).hexdigest():
            rules = [(name, length) for name, length in stored["rules"]]
            return Tables(stored["start"], stored["end"], stored["terminals"], rules, stored["states"])
    return build(grammar.decode("utf-8"))


def write(to: Path = SHIPPED) -> None:
    """Write the shipped tables to `to`, with the hash of the grammar that they were made from."""
    grammar = grammar_file().read_bytes()
    stored = {"grammar": sha256(grammar).hexdigest(), **build(grammar.decode("utf-8"))._asdict()}
    to.write_text(json.dumps(stored, separators=(",", ":")) + "\n", "utf-8")
