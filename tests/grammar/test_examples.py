"""The examples that stand in the grammar files are true: each terminal matches its own, each rule makes its block."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from contractmodel.model import Source, SourceText
from contractmodel.parse import parse
from contractmodel.parse.grammar import Grammar
from contractmodel.parse.tables import build

GRAMMARS = Path(__file__).parents[2] / "grammar"
FILES = ("agreement", "labels", "blank", "signature", "furniture", "note")
HEAD = re.compile(r"^\??([A-Za-z_]+)(?:\.\d+)?:")


class Example(NamedTuple):
    file: str
    name: str
    text: str
    holds: bool


def examples(file: str) -> list[Example]:
    """All examples of one grammar file: those in the comment right above a definition belong to it."""
    found: list[Example] = []
    told: list[tuple[str, bool]] = []
    block: list[str] | None = None
    for line in (GRAMMARS / f"{file}.lark").read_text("utf-8").splitlines():
        if block is not None and line.startswith("//   |"):
            block.append(line[len("//   | ") :])
            continue
        if block:
            told.append(("\n".join(block), True))
        block = None
        head = HEAD.match(line)
        if line.rstrip() == "// example:":
            block = []
        elif line.startswith("// example: "):
            told.append((line.removeprefix("// example: "), True))
        elif line.startswith("// not: "):
            told.append((line.removeprefix("// not: "), False))
        elif head is not None:
            found += [Example(file, head[1], text, holds) for text, holds in told]
            told = []
        elif not line.startswith("//"):
            told = []
    return found


ALL = [example for file in FILES for example in examples(file)]
TERMINALS = [example for example in ALL if example.name.isupper()]
RULES = [example for example in ALL if example.name.islower()]


@pytest.fixture(scope="module")
def grammars() -> dict[str, Grammar]:
    return {file: Grammar(build(file, () if file != "agreement" else ("agreement", "clue"))) for file in FILES}


@pytest.mark.parametrize("example", TERMINALS, ids=lambda e: f"{e.file}-{e.name}-{e.text[:30]}")
def test_terminal(example: Example, grammars: dict[str, Grammar]) -> None:
    pattern = grammars[example.file][example.name]
    text = example.text
    if text.startswith("… "):
        matched = pattern.match("It says here " + text.removeprefix("… ")) is not None
    elif text.endswith(" …"):
        matched = pattern.match(text.removesuffix("…") + "and more words") is not None
    elif "(?<=" in pattern.pattern[:6]:
        matched = pattern.search("word" + text) is not None
    else:
        found = pattern.match(text)
        matched = found is not None and (found.end() == len(text) or _prefix_is_enough(example.name))
    assert matched is example.holds


def _prefix_is_enough(name: str) -> bool:
    """Lines are told by their beginning: for these terminals an example without "…" may go on, too."""
    return name in {"SIGNING", "DETAIL", "SCHEDULE", "RUN_IN"}


BLOCK_TYPES = {"contents": None, "clause": "clause"}


@pytest.mark.parametrize("example", RULES, ids=lambda e: f"{e.file}-{e.name}-{e.text[:20]!r}")
def test_rule(example: Example) -> None:
    agreement = parse(SourceText(Source("example.txt"), example.text))
    if example.name == "contents":
        assert any(one.kind == "contents" for one in agreement.furniture)
        assert [block.path for block in agreement.walk() if block.type == "clause"] == ["1", "2"]
        return
    assert example.name in [block.type.value for block in agreement.walk()]


def test_every_rule_and_every_terminal_that_can_be_told_alone_has_an_example() -> None:
    """A rule or terminal without an example is one that a drafter cannot read."""
    told = {(example.file, example.name) for example in ALL if example.holds}
    for file in FILES:
        for line in (GRAMMARS / f"{file}.lark").read_text("utf-8").splitlines():
            head = HEAD.match(line)
            if head is not None and not head[1].startswith("_") and head[1] not in UNTOLD:
                assert (file, head[1]) in told, f"{head[1]} in {file}.lark has no example"


UNTOLD = {"agreement", "clue", "FIELD", "LABEL", "KEYWORD", "KEYWORD_NUMBER"}
"""Sums of other rules, whose examples stand with their parts."""


def test_no_grammar_file_is_left_out() -> None:
    ours = {path.stem for path in GRAMMARS.glob("*.lark")} - OTHERS
    assert ours == set(FILES)


OTHERS = {"definition", "reference", "provision", "facts", "template", "sentence"}
"""Grammar files whose examples other tests run."""


def test_examples_are_found_at_all() -> None:
    assert len(TERMINALS) > 150
    assert len(RULES) >= 14
