"""The checklist on a screen, in Markdown, in JSON, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

import contractmodel
from contractmodel.api import diff, load
from contractmodel.commands.facts import run
from contractmodel.commands.output import Output
from contractmodel.commands.reading import Reading
from contractmodel.export.facts_json import facts_json
from contractmodel.export.facts_markdown import facts_markdown
from contractmodel.facts import compare_facts, facts
from contractmodel.model import ContractError
from contractmodel.render.facts_screen import compared_lines, facts_lines
from contractmodel.render.layout import plain, width_of

SCHEMA = json.loads((Path(contractmodel.__file__).parent / "schemas" / "facts-1.json").read_text("utf-8"))
MODEL, FORM = "shieber-1.2", "pmlr-2017"


@pytest.fixture(scope="module")
def two():
    one, other = load(MODEL), load(FORM)
    return (one, other), compare_facts(one, other, diff(one, other))


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_screens_keep_their_width(two, width):
    documents, rows = two
    assert max(width_of(line) for line in compared_lines(documents, rows, width)) <= width
    assert max(width_of(line) for line in facts_lines(documents[0], facts(documents[0]), width)) <= max(width, 60)


def test_two_columns(two):
    documents, rows = two
    told = plain(compared_lines(documents, rows, 120))
    assert "Signatures        (end)         corresponding author, publisher" in told
    assert "! corresponding author\n" in told
    assert "same (6.3)" in told
    assert "Massachusetts, as suggested" in " ".join(told.split())
    assert "None found: Exclusive grant · others warrant" in told
    assert "· AI ·" in told
    assert "“none found”: searched for, not there" in told


def test_under_each_other_where_it_is_narrow(two):
    documents, rows = two
    told = plain(compared_lines(documents, rows, 60))
    assert "! Signatures (end)\n    corresponding author, publisher\n    → corresponding author\n" in told


def test_one_document_is_quoted():
    form = load(FORM)
    told = plain(facts_lines(form, facts(form), 100))
    assert "Indemnity         (6.3)         author → publisher, no cap\n" in told
    assert "“You agree to indemnify the publisher against any claim" in told
    assert "“You agree" not in plain(facts_lines(form, facts(form), 100, quotes=False))


def test_a_member_of_a_list_is_quoted_with_what_leads_into_it():
    text = b"1. The author hereby grants the press a non-exclusive licence to:\n\n(a) print the book;\n(b) sell it.\n"
    told = " ".join(plain(facts_lines(load(text, name="a.txt"), facts(load(text, name="a.txt")), 100)).split())
    assert "“The author hereby grants the press a non-exclusive licence to: … print the book;”" in told


def test_words_of_strangers_never_act():
    hostile = load(b"1. Users must cite \x1b[2J the | article <b> | here.\n", name="x\x1b|.txt", format="text")
    rows = facts(hostile)
    shown = plain(facts_lines(hostile, rows, 80))
    table = facts_markdown([hostile], rows)
    assert "\x1b" not in shown + table
    assert "<b>" not in table
    assert all(line.count(" | ") == 1 for line in table.splitlines() if line.startswith("| "))


def test_markdown_tables_have_a_row_for_each_question(two):
    documents, rows = two
    both = facts_markdown(documents, rows).splitlines()
    assert both[0] == "| Question | shieber-1.2 | | pmlr-2017 |"
    assert sum(line.startswith("| ") for line in both) == len(rows) + 2
    assert next(line for line in both if line.startswith("| Signatures")).count("**differs**") == 1
    assert "| Embargo | none found |" in facts_markdown(documents[:1], facts(documents[0]))


def test_json_is_as_the_schema_says(two):
    documents, rows = two
    both = facts_json(documents, rows)
    jsonschema.validate(both, SCHEMA)
    alone = facts_json(documents[:1], facts(documents[0]))
    jsonschema.validate(alone, SCHEMA)
    assert all(len(f["answers"]) == 1 and f["differs"] is False for f in alone["facts"])
    law = next(f for f in both["facts"] if f["name"] == "law")
    assert law["answers"][1]["value"] == "Commonwealth of Massachusetts"
    assert law["answers"][1]["path"] == "7"
    assert law["differs"] is False
    absent = next(f for f in both["facts"] if f["name"] == "embargo")["answers"][0]
    assert absent == {"found": False, "value": "none found", "path": None, "quote": "", "places": []}


@pytest.mark.parametrize("format_", ["rich", "text", "json", "markdown", "svg"])
@pytest.mark.parametrize("documents", [[FORM], [MODEL, FORM]])
def test_every_format_is_written(capsys, format_, documents):
    assert run(documents, Output(format=format_), Reading(verbose=True)) == 0
    told = capsys.readouterr()
    assert told.out.strip()
    assert "blocks" in told.err


def test_three_documents_are_one_too_many():
    with pytest.raises(ContractError, match="third document"):
        run([MODEL, FORM, FORM], Output(format="text"), Reading())
