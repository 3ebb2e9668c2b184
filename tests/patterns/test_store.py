"""A pattern from the store is the pattern that the compiler makes."""

from __future__ import annotations

import json
import re

import pytest

from contractmodel.patterns import compiled, store
from contractmodel.patterns.__main__ import written

STORED = [(entry.partition(":")[2], int(entry.partition(":")[0])) for entry in store._entries()]


@pytest.mark.skipif(not STORED, reason="the store was written for another Python")
def test_stored_patterns_are_what_the_compiler_makes():
    for pattern, flags in STORED:
        kept, made = compiled(pattern, flags), re.compile(pattern, flags)
        assert (kept.pattern, kept.flags, kept.groups, kept.groupindex) == (
            made.pattern,
            made.flags,
            made.groups,
            made.groupindex,
        )
        assert kept == made


def test_what_is_not_stored_is_compiled():
    pattern = "never (?P<stored>asked) for"
    before = len(store.missed)
    assert compiled(pattern, re.IGNORECASE).search("NEVER ASKED FOR")["stored"] == "ASKED"
    assert store.missed[before:] == [(pattern, int(re.IGNORECASE))]


def test_what_is_written_can_be_read_back(tmp_path, monkeypatch):
    asked = [(r"(?P<a>\d+)(x)?|é+", re.IGNORECASE), ("plain", 0)]
    path = tmp_path / "store.json"
    path.write_text(json.dumps(written(asked)), "ascii")
    monkeypatch.setattr(store, "store_path", lambda: path)
    caches = (store._stored, store._entries, store._codes)
    for cache in caches:
        cache.cache_clear()
    try:
        revived = compiled(*asked[0])
        assert revived == re.compile(*asked[0])
        assert revived.fullmatch("12X").group("a", 2) == ("12", "X")
        path.write_text("{not json", "ascii")
        for cache in caches:
            cache.cache_clear()
        assert compiled("plain").match("plain")
    finally:
        for cache in caches:
            cache.cache_clear()


def test_another_engine_is_not_believed(tmp_path, monkeypatch):
    path = tmp_path / "store.json"
    path.write_text('{"engine": [0, 0, 0, "little"], "patterns": {"0:a": [0, 0, {}, 0, 1]}, "codes": ""}', "ascii")
    monkeypatch.setattr(store, "store_path", lambda: path)
    caches = (store._stored, store._entries)
    for cache in caches:
        cache.cache_clear()
    try:
        assert compiled("a").match("a")
    finally:
        for cache in caches:
            cache.cache_clear()
