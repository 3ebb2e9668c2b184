"""The markup's parse tables: made by Lark from `grammar/template.lark`, shipped as plain data, used without Lark.

`make tables` writes them anew after the grammar was edited. Tables that do not answer to the grammar at hand are never
used: then Lark makes them on the spot.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from contractmodel.parse import tables as lark

SHIPPED = Path(__file__).with_name("tables.json")
GRAMMAR = "template"


class Tables(NamedTuple):
    """An LALR(1) automaton as plain data.

    `states[s]` takes a terminal or a rule to the next state (0 or more: shift, goto) or to a reduction (`~r` for rule
    number r); `rules[r]` is the rule's name and the number of its symbols; `terminals` are names and patterns, those
    that win a tie first. `start` and `end` are the first and the last state.
    """

    start: int
    end: int
    terminals: dict[str, str]
    rules: list[list[Any]]
    states: list[dict[str, int]]


def build() -> dict[str, Any]:
    """What Lark makes of the grammar, as JSON can hold it. Costs about 0.1 s, the import of Lark included.

    >>> list(build()["starts"])
    ['template']
    """
    return lark.build(GRAMMAR, (GRAMMAR,))


def load() -> Tables:
    """The tables for the grammar at hand: the shipped ones where they answer to it, else made anew.

    >>> list(load().terminals)[0]
    'FENCE'
    """
    made: dict[str, Any] = json.loads(SHIPPED.read_bytes()) if SHIPPED.exists() else {}
    if made.get("key") != lark.key(lark.texts(GRAMMAR)):
        made = build()
    start, end = made["starts"][GRAMMAR]
    return Tables(start, end, made["terminals"], made["rules"], made["states"])


def write(to: Path = SHIPPED) -> None:
    """Write the tables to `to`, with the key of the grammar that they were made from."""
    to.write_text(json.dumps(build(), separators=(",", ":")) + "\n", "utf-8")
