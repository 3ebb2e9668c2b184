"""The tutorial's steps, followed to the letter."""

from __future__ import annotations

import re
from contextlib import contextmanager
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


@contextmanager
def taught(monkeypatch, edited):
    """The grammar's files as `edited` gives them."""
    monkeypatch.setattr(tables, "read", edited)
    grammar.load.cache_clear()
    try:
        yield
    finally:
        monkeypatch.undo()
        grammar.load.cache_clear()


def test_the_tutorial_teaches_a_style(steps, monkeypatch):
    text, terminal, label, _ = steps
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

    with taught(monkeypatch, edited):
        assert clauses(text) == ["1", "1.a", "2"]
        pattern = grammar.load("agreement").patterns["LABEL"]
        for kind, example in re.findall(r"// (example|not): (.*)", terminal):
            assert bool(re.fullmatch(pattern, example)) == (kind == "example"), example
    assert clauses(text) == []


def test_a_word_is_all_that_a_clause_with_a_dash_wants(steps, monkeypatch):
    text = steps[-1]
    read = tables.read

    def edited(name: str) -> str:
        old = read(name)
        new = re.sub(r"^(KEYWORD: .*)\bclause\|", r"\1", old, flags=re.MULTILINE)
        assert (new != old) == (name == "labels")
        return new

    assert clauses(text) == ["5", "6"]
    with taught(monkeypatch, edited):
        assert clauses(text) == []
    assert clauses(text) == ["5", "6"]
