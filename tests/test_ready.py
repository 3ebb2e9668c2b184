"""The trees that are shipped are the trees that reading gives."""

from __future__ import annotations

import json

import pytest

from contractmodel import ready
from contractmodel.model import SILENT, Agreement, Source
from contractmodel.model.plain import from_plain, kept, revived, to_plain
from contractmodel.parse.parsing import parse
from contractmodel.template import find, library, open_file

IDS = [info.header.id for info in library(()) if info.built_in]


def read_anew(template: str) -> Agreement:
    return parse(open_file(find(template)).text)


@pytest.mark.parametrize("template", IDS)
def test_kept_trees_are_fresh(template):
    shipped, anew = ready.tree(template), read_anew(template)
    assert shipped is not None, "stale: run `make tables`"
    assert shipped == anew
    assert kept(shipped) | {"tree": None} == kept(anew) | {"tree": None}
    assert [to_plain(b) for b in shipped.walk()] == [to_plain(b) for b in anew.walk()]
    assert (shipped.slots, shipped.options, shipped.marks, shipped.text, shipped.source) == (
        anew.slots,
        anew.options,
        anew.marks,
        anew.text,
        anew.source,
    )


@pytest.mark.parametrize("template", IDS)
def test_trees_made_from_a_kept_one_are_read_anew(template):
    shipped = ready.tree(template)
    without = Agreement.build(shipped.body[:3], reader=shipped.readings.reader)
    assert len(without.definitions) <= len(shipped.definitions)
    assert {r.path for r in without.references} <= set(without.by_path)
    assert all(not b.provisions or b.path in without.by_path for b in without.walk())


def test_an_edited_template_is_not_believed(tmp_path, monkeypatch):
    monkeypatch.setattr(ready, "LIBRARY", tmp_path)
    ready._told.cache_clear()
    assert ready.tree(IDS[0]) is None
    (tmp_path / f"{IDS[0]}.agreement").write_text("---\nid: other\n---\n\n1. Other words.\n", "utf-8")
    ready._told.cache_clear()
    assert ready.tree(IDS[0]) is None
    ready._told.cache_clear()


def test_a_damaged_store_is_not_believed(tmp_path, monkeypatch):
    (tmp_path / "ready.json").write_text("{", "utf-8")
    monkeypatch.setattr(ready, "STORE", tmp_path / "ready.json")
    assert ready.tree(IDS[0]) is None


def test_the_command_writes_what_it_reads(tmp_path, monkeypatch):
    monkeypatch.setattr(ready, "STORE", tmp_path / "ready.json")
    ready.main()
    assert sorted(json.loads((tmp_path / "ready.json").read_text("utf-8"))) == sorted(IDS)
    assert ready.tree(IDS[0]) == read_anew(IDS[0])


def test_descriptions_are_kept_too():
    for info in library(()):
        assert ready.description(info.header.id) == info.header.description


def test_plain_data_and_back():
    tree = read_anew(IDS[0])
    plain = json.loads(json.dumps(to_plain(tree)))
    again = from_plain(plain)
    assert again == tree
    assert to_plain(again) == plain
    assert revived(json.loads(json.dumps(kept(tree))), SILENT).definitions == tree.definitions
    assert Source("a") == from_plain(to_plain(Source("a")))
