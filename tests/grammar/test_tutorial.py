"""The tutorial's steps, followed to the letter."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from contractmodel.model import Source, SourceText
from contractmodel.parse import grammar, tables
from contractmodel.parse.parsing import parse

PAGE = Path(__file__).resolve().parents[2] / "docs" / "tutorial-numbering.md"


@pytest.fixture
def steps():
    return re.findall(r"```(?:text|lark)\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)


def clauses(text: str) -> list[str]:
    return [block.path for block in parse(SourceText(Source("rules.txt"), text)).walk() if block.type == "clause"]


def test_the_tutorial_teaches_a_style(steps, monkeypatch):
    text, terminal, label = steps
    assert clauses(text) == []
    read = tables.read

    def edited(name: str) -> str:
        old = read(name)
        if name != "labels":
            return old
        assert old.count("// Every label there is") == 1
        assert old.count("LABEL: (") >= 1
        new = old.replace("// Every label there is", f"{terminal}\n// Every label there is")
        return re.sub(r"^LABEL: \(", label.rstrip("\n"), new, flags=re.MULTILINE)

    monkeypatch.setattr(tables, "read", edited)
    grammar.load.cache_clear()
    try:
        assert clauses(text) == ["1", "1.a", "2"]
        pattern = grammar.load("agreement").patterns["LABEL"]
        for kind, example in re.findall(r"// (example|not): (.*)", terminal):
            assert bool(re.fullmatch(pattern, example)) == (kind == "example"), example
    finally:
        monkeypatch.undo()
        grammar.load.cache_clear()
    assert clauses(text) == []
