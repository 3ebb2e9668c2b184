"""The tutorial on words, followed to the letter: a form of definition or reference is the grammar's alone to know."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from contractmodel.model import Source, SourceText
from contractmodel.parse import definitions, grammar, references, tables
from contractmodel.parse.parsing import parse

PAGE = Path(__file__).resolve().parents[2] / "docs" / "tutorial-words.md"
TEXT, *STEPS = re.findall(r"```(?:text|lark)\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)


def forget() -> None:
    for remembered in (grammar.load, definitions._in_text, references._told):
        remembered.cache_clear()


@pytest.fixture
def taught(monkeypatch):
    """The grammar with the page's changes, or others, in it; as it was afterwards."""
    read = tables.read

    def teach(steps: list[str]) -> None:
        lines = [line for step in steps for line in step.splitlines()]

        def edited(name: str) -> str:
            text = read(name)
            for line in lines if name in ("definition", "reference") else ():
                terminal = line.partition(": ")[0]
                text = re.sub(rf"^{terminal}: ", lambda _, line=line: line, text, flags=re.MULTILINE)
            return text

        monkeypatch.setattr(tables, "read", edited)
        forget()

    yield teach
    monkeypatch.undo()
    forget()


def told(text: str) -> tuple[list[str], list[tuple[str, str | None]]]:
    agreement = parse(SourceText(Source("rules.txt"), text))
    return [one.term for one in agreement.definitions], [(one.text, one.target) for one in agreement.references]


def test_the_tutorial_teaches_words(taught):
    assert told(TEXT) == ([], [])
    taught(STEPS)
    assert told(TEXT) == (["Skiff", "Keeper"], [("topic 1", "1"), ("the aforesaid topic", "2")])


@pytest.mark.parametrize(
    ("step", "text", "terms", "cited"),
    [
        (r"QUOTED: /<<[^<>]{1,80}>>/ | ", "1. <<Oar>> means a pole with a blade.", ["Oar"], []),
        (r"AFTER_COMMA: /, below / QUOTED | ", "1. A boat, below \"Hull\", floats.", ["Hull"], []),
        (r"UNQUOTED_LEAD: /for short/ | ", "1. The owner of the boat, for short Skipper, pays.", ["Skipper"], []),
        (r"BARE_VERB: /stands for\b/ | ", "1. Small Craft stands for any boat.", ["Small Craft"], []),
        (r"ELSEWHERE: /\(see the [^()]{2,90}\)/ | ", "1. Pay the Toll (see the Tariff of the town).", ["Toll"], []),
        (r"ATTACHMENT: /[Rr]iders?/ | ", "1. Boats are listed in Rider 2.", [], [("Rider 2", None)]),
        (r"SELF: /(?<![\w-])the present clause/ | ", "1. Keep the present clause.", [], [("the present clause", "1")]),
        (r"BARE: /(?<!\w)[0-9]\.[0-9](?![\w.])/ | ", "1. Pay.\n1.1 Now.\n2. As in 1.1, or not.", [], [("1.1", "1.1")]),
    ],
)  # fmt: skip
def test_a_form_is_the_grammars_alone(taught, step, text, terms, cited):
    assert told(text) == ([], [])
    taught([step])
    assert told(text) == (terms, cited)
