"""The markup's grammar: its examples, and the tables that are shipped for it."""

import json
import re
import subprocess
import sys

import pytest
from lark import Lark

from contractmodel.model import ContractError
from contractmodel.parse import tables as lark_tables
from contractmodel.template import tables
from contractmodel.template.markup import Node, Token, line_of, syntax

GRAMMAR = lark_tables.read("template")


def examples():
    """(rule, example) for each `// example:` line, which stands over its rule."""
    waiting = []
    for line in GRAMMAR.splitlines():
        if line.startswith("// example: "):
            waiting.append(line.removeprefix("// example: ").replace("\\n", "\n"))
        elif rule := re.match(r"([a-z]+):", line):
            yield from ((rule[1], example) for example in waiting)
            waiting = []
    assert not waiting, "an example stands over no rule"


@pytest.fixture(scope="module")
def lark():
    rules = sorted({rule for rule, _ in examples()})
    return Lark(GRAMMAR, parser="lalr", lexer="contextual", start=rules)


@pytest.mark.parametrize(("rule", "example"), list(examples()))
def test_example_parses_by_the_rule_it_stands_over(lark, rule, example):
    assert lark.parse(example, start=rule).data == rule


def test_every_rule_that_a_writer_meets_has_an_example():
    assert {rule for rule, _ in examples()} >= {
        "template",
        "header",
        "entry",
        "line",
        "slot",
        "prompt",
        "addable",
        "droppable",
    }


def test_shipped_tables_belong_to_the_grammar():
    """If this fails, the grammar was edited: `make tables`."""
    stored = json.loads(tables.SHIPPED.read_text("utf-8"))
    built = tables.build()
    assert stored == json.loads(json.dumps(built))
    assert list(stored["terminals"]) == list(built["terminals"]), "the order decides ties"


def test_tables_do_not_depend_on_the_hash_seed():
    code = "from contractmodel.template import tables; print(tables.build())"
    outputs = set()
    for seed in ("1", "2", "3"):
        environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)}
        done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)
        outputs.add(done.stdout)
    assert len(outputs) == 1


def test_written_tables_can_be_read_back(tmp_path, monkeypatch):
    target = tmp_path / "tables.json"
    tables.write(target)
    monkeypatch.setattr(tables, "SHIPPED", target)
    monkeypatch.setattr(tables, "build", lambda: pytest.fail("the shipped tables were not used"))
    assert tables.load().start == 0


@pytest.mark.parametrize("stored", [None, '{"key": "of another grammar"}'])
def test_without_tables_of_this_grammar_lark_makes_them(tmp_path, monkeypatch, stored):
    target = tmp_path / "tables.json"
    if stored is not None:
        target.write_text(stored)
    shipped = tables.load()
    monkeypatch.setattr(tables, "SHIPPED", target)
    assert tables.load() == shipped


def test_lark_is_not_imported_to_read_a_built_in_template():
    code = """
import sys
from contractmodel.template import library, open_file
assert len(library(())) >= 2
assert "lark" not in sys.modules and "rapidfuzz" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": ":".join(sys.path)}, check=True)


def same(ours, larks):
    """Whether our tree says what Lark's says: rules, terminals, order."""
    if isinstance(ours, Token):
        return (ours.name, ours.text) == (larks.type, str(larks))
    return (
        ours.name == larks.data
        and len(ours.parts) == len(larks.children)
        and all(map(same, ours.parts, larks.children))
    )


@pytest.mark.parametrize("path", sorted(tables.SHIPPED.parent.glob("library/*.agreement")), ids=lambda path: path.name)
def test_our_parser_gives_larks_tree(path):
    text = path.read_text("utf-8")
    larks = Lark(
        GRAMMAR, parser="lalr", lexer="contextual", start="template", maybe_placeholders=False, keep_all_tokens=True
    )
    assert same(syntax(text, path.name), larks.parse(text))


def test_tokens_tell_their_place():
    text = "---\nid: loan\n---\nYou {sum: money} owe.\n"

    def tokens(node):
        for part in node.parts:
            yield from tokens(part) if isinstance(part, Node) else (part,)

    for token in tokens(syntax(text, "loan")):
        assert text.startswith(token.text, token.at)
    assert line_of(text, text.index("{")) == 4


HEAD = "---\nid: loan\n---\n"


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("", 1, "does not begin with a header"),
        ("1. You owe.\n", 1, "does not begin with a header"),
        ("---\n---\nYou owe.\n", 2, "is no entry of the header"),
        ("---\nid: loan\nYou owe.\n", 3, "is no entry of the header"),
        ("---\nid: loan\n", 3, "is no entry of the header"),
        (HEAD + "You {} owe.\n", 4, "opens a brace without a name"),
        (HEAD + "You {Sum} owe.\n", 4, "opens a brace without a name"),
        (HEAD + "You\n{\n", 5, "opens a brace without a name"),
        (HEAD + "You {sum:} owe.\n", 4, "a colon and no type"),
        (HEAD + "You {sum: Money} owe.\n", 4, "a colon and no type"),
        (HEAD + "You {sum owe.\n", 4, "not closed"),
        (HEAD + "You {sum\n} owe.\n", 4, "not closed"),
        (HEAD + "You {sum: money owe.\n", 4, "not closed"),
        (HEAD + "You {sum = 10\n} owe.\n", 4, "not closed"),
        (HEAD + "You {+ may {sum} owe.\n", 4, "not closed"),
        (HEAD + "You {+} owe.\n", 4, "empty braces"),
        (HEAD + "You {sum? } owe.\n", 4, "empty braces"),
        (HEAD + "You owe {sum}}.\n", 4, "closes a brace that was never opened"),
        (HEAD + "You owe\\.\n", 4, "a backslash that escapes nothing"),
        (HEAD + "You {+ a\\b} owe.\n", 4, "a backslash that escapes nothing"),
    ],
)
def test_what_is_no_markup_is_told_with_its_line(text, line, problem):
    with pytest.raises(ContractError) as caught:
        syntax(text, "loan.agreement")
    assert caught.value.code == "template"
    assert caught.value.where == f"loan.agreement, line {line}"
    assert problem in caught.value.problem
    assert caught.value.remedy
