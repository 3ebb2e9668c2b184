"""Shipped tables answer to the grammar files; an edited grammar file takes effect at once, without them."""

from __future__ import annotations

import json

import pytest

from contractmodel.model import Source, SourceText
from contractmodel.parse import grammar, parse, tables


@pytest.fixture
def fresh():
    grammar.load.cache_clear()
    yield
    grammar.load.cache_clear()


def edited(monkeypatch: pytest.MonkeyPatch, name: str, change) -> None:
    """Let `grammar/NAME.lark` read as `change` makes it."""
    read = tables.read
    monkeypatch.setattr(tables, "read", lambda asked: change(read(asked)) if asked == name else read(asked))


def test_the_shipped_tables_are_what_the_grammar_files_say() -> None:
    shipped = json.loads(tables.STORE.read_text("utf-8"))
    for name, starts in tables.SHIPPED.items():
        assert shipped[name] == json.loads(json.dumps(tables.build(name, starts))), (
            "run python -m contractmodel.parse.tables"
        )


def test_fresh_tables_spare_lark(fresh, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "build", lambda *_: pytest.fail("built anew"))
    assert grammar.load("agreement")["LABEL"].match("1. ") is not None


def test_a_new_numbering_style_is_a_change_to_one_grammar_file(fresh, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Rules\n\n«1» You pay:\n\n«1.a» in coin.\n\n«2» We thank you.\n"
    before = parse(SourceText(Source("a.txt"), text))
    assert not [block for block in before.walk() if block.type == "clause"]
    style = "// example: «3»\n// example: «3.b»\nQUOTED: /«\\d{1,3}(?:\\.[a-z])?»/\n\n"
    edited(
        monkeypatch,
        "labels",
        lambda old: old.replace("// Every label there is", style + "// Every label there is").replace(
            "LABEL: (BRACKETED |", "LABEL: (QUOTED | BRACKETED |"
        ),
    )
    grammar.load.cache_clear()
    after = parse(SourceText(Source("a.txt"), text))
    assert [(block.path, block.text) for block in after.walk() if block.type == "clause"] == [
        ("1", "You pay:"),
        ("1.a", "in coin."),
        ("2", "We thank you."),
    ]


def test_damaged_tables_are_no_harm(fresh, monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    broken = tmp_path / "tables.json"
    broken.write_text("{", "utf-8")
    monkeypatch.setattr(tables, "STORE", broken)
    assert grammar.load("agreement")["LABEL"].match("(a) ") is not None
    grammar.load.cache_clear()
    monkeypatch.setattr(tables, "STORE", tmp_path / "missing.json")
    assert grammar.load("agreement")["LABEL"].match("(a) ") is not None


def test_a_grammar_that_is_not_there_says_so() -> None:
    with pytest.raises(FileNotFoundError):
        tables.read("no-such-grammar")


def test_what_the_rules_do_not_allow_becomes_a_paragraph() -> None:
    loaded = grammar.load("agreement")
    found = loaded.groups("agreement", ["MORE", "VALUE", "LABEL", "ROW", "CAPTION"], "abcde", otherwise="TEXT")
    assert [(group.rule, "".join(group.members)) for group in found] == [
        ("paragraph", "a"),
        ("paragraph", "b"),
        ("clause", "c"),
        ("table", "d"),
        ("paragraph", "e"),
    ]


def test_no_tokens_give_no_groups() -> None:
    assert grammar.load("agreement").groups("agreement", [], [], otherwise="TEXT") == []


def test_a_fallback_that_the_grammar_refuses_is_the_callers_mistake() -> None:
    with pytest.raises(LookupError):
        grammar.load("agreement").groups("agreement", ["MORE"], ["a"], otherwise="MORE")
    with pytest.raises(LookupError):
        grammar.load("agreement").groups("agreement", ["MORE"], ["a"], otherwise="VALUE")
