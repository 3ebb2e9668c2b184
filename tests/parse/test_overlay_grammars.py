"""The examples in the grammars of definitions, references, provisions and facts hold; their tables are up to date."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from contractmodel.model import ProvisionKind
from contractmodel.parse import tables
from contractmodel.parse.gates import Gated, gate, gates
from contractmodel.parse.grammar import load
from contractmodel.parse.kinds import ORDER

GRAMMARS = Path(__file__).parents[2] / "grammar"
HEAD = re.compile(r"^([A-Z_]+):")


def examples(name):
    told = []
    for line in (GRAMMARS / f"{name}.lark").read_text("utf-8").splitlines():
        head = HEAD.match(line)
        if line.startswith("// example: "):
            told.append((line.removeprefix("// example: "), True))
        elif line.startswith("// not: "):
            told.append((line.removeprefix("// not: "), False))
        elif head:
            yield from ((name, head[1], text, holds) for text, holds in told)
            told = []
        elif not line.startswith("//"):
            told = []


ALL = [one for name in tables.OVERLAYS for one in examples(name)]


@pytest.mark.parametrize(("name", "terminal", "text", "holds"), ALL, ids=lambda value: str(value)[:40])
def test_example(name, terminal, text, holds):
    grammar = load(name)
    if terminal.lower().replace("_", "-") in set(ProvisionKind):
        assert (grammar.gated(terminal).match(text) is not None) is holds
        assert (re.match(grammar.patterns[terminal], text) is not None) is holds
    elif text.endswith("…"):
        assert (grammar[terminal].match(text.removesuffix("…") + "2 of them") is not None) is holds
    else:
        met = re.match(f"(?:{grammar.patterns[terminal]})$", text)
        assert (met is not None) is holds


def test_every_grammar_has_examples():
    assert {name for name, *_ in ALL} == set(tables.OVERLAYS)
    assert len(ALL) > 200


def test_every_kind_of_the_grammar_is_tried_once_and_has_an_example():
    terminals = {kind.value.upper().replace("-", "_") for kind in ORDER}
    assert len(terminals) == len(ORDER)
    told = {terminal for name, terminal, _, holds in ALL if name == "provision" and holds}
    assert terminals <= told


def test_the_shipped_tables_answer_to_the_grammar_files():
    stored = json.loads(tables.OVERLAY_STORE.read_text("utf-8"))
    assert set(stored) == set(tables.OVERLAYS)
    for name, data in stored.items():
        assert data["key"] == tables.key(tables.texts(name)), (
            f"run python -m contractmodel.parse.tables after editing {name}.lark"
        )


def test_a_gate_never_hides_a_match():
    grammar = load("provision")
    lines = [text for name, _, text, holds in ALL if name == "provision" and holds and "|" in text]
    for kind in ORDER:
        terminal = kind.value.upper().replace("-", "_")
        whole = re.compile(grammar.patterns[terminal])
        for line in lines:
            assert (whole.match(line) is not None) is (grammar.gated(terminal).match(line) is not None), (
                terminal,
                line,
            )


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        ("", []),
        ("a", []),
        ("abc", [(-1, "abc")]),
        ("ab(?:cd|ef)?", [(-1, "ab")]),
        ("(?:abc|de)+x", [(-1, "abc de")]),
        ("(?:abc|d)", []),
        ("(?=word)w", [(-1, "word")]),
        ("(?!word)xy", [(-1, "xy")]),
        ("[ab]cd|cde", [(-1, "cd cde")]),
        ("x{0,3}yes", [(-1, "yes")]),
        (r"one\|two\|six", [(0, "one"), (1, "two"), (2, "six")]),
        (r"[^|]*one\|.*six", [(0, "one"), (-1, "six")]),
        (r"one\|\W+six", [(0, "one"), (-1, "six")]),
        (r"one\|[^a]six", [(0, "one"), (-1, "six")]),
        (r"one\|(?:two|a\|b)six", [(0, "one"), (-1, "a|b two"), (-1, "six")]),
        (r"one\|(?:[|b])?six", [(0, "one"), (-1, "six")]),
        (r"one\|(?=[^|]*\|two)six", [(0, "one"), (1, "six")]),
        (r"one\|(?=two)six", [(0, "one"), (1, "six"), (1, "two")]),
    ],
)
def test_gate(pattern, needs):
    assert sorted(gate(pattern)) == sorted((field, tuple(words.split())) for field, words in needs)


def test_gated_patterns_are_compiled_once_and_only_where_needed():
    gated = Gated(gates("yes|no"))
    assert gated.match("maybe") is None
    assert gated._compiled == {}
    assert gated.match("it is no", 6).group() == "no"
    assert gated.search("oh yes").group() == "yes"
    assert gated.search("never") is None
    assert gated.match("a yes") is None
    assert len(gated._compiled) == 2


def test_a_bracket_in_a_character_class_is_no_group():
    assert [source for _, source in gates(r"[)|(]a|\|b|[]|]c")] == [r"[)|(]a", r"\|b", "[]|]c"]
