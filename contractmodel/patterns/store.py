"""A compiled pattern for the price of loading it.

Compiling the patterns of a small diff costs more CPU than all the rest of it (86 ms of 330; from this store 5 ms). The
store beside this file holds, for one version of CPython, the engine's own code for patterns that were met when it was
written: `python -m contractmodel.patterns` writes it anew. A pattern that is not in it, or another Python, is compiled
in the ordinary way: slower, and the same. The engine checks code that it is given before it runs it, as it does with
what its own compiler gives it.
"""

from __future__ import annotations

import json
import re
import sys
from functools import lru_cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
FORMAT = 1

missed: list[tuple[str, int]] = []
"""Patterns asked for and not found in the store, in order: what the store's writer reads."""


def store_path() -> Path:
    """Where the patterns of the running Python are kept."""
    return FOLDER / f"{sys.implementation.cache_tag}.json"


@lru_cache(maxsize=2048)
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """`pattern` as `re.compile` gives it, from the store where it is there.

    >>> compiled("a+b").fullmatch("aab") is not None
    True
    """
    entry = _entries().get(f"{int(flags)}:{pattern}")
    if entry is None:
        missed.append((pattern, int(flags)))
        return re.compile(pattern, flags)
    return _revived(pattern, entry)


def _revived(pattern: str, entry: list[Any]) -> re.Pattern[str]:
    import _sre

    flags, groups, names, start, size = entry

    index: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        index[number] = name
    revived: re.Pattern[str] = _sre.compile(
        pattern, flags, _codes()[start : start + size].tolist(), groups, names, tuple(index)
    )
    return revived


@lru_cache(maxsize=1)
def _stored() -> dict[str, Any]:
    """What the store says, nothing where it is absent or was written for another engine."""
    import _sre

    try:
        told: dict[str, Any] = json.loads(store_path().read_text("ascii"))
    except (OSError, ValueError):
        return {}
    return told if told.get("engine") == [FORMAT, _sre.MAGIC, _sre.CODESIZE, sys.byteorder] else {}


@lru_cache(maxsize=1)
def _entries() -> dict[str, list[Any]]:
    entries: dict[str, list[Any]] = _stored().get("patterns", {})
    return entries


@lru_cache(maxsize=1)
def _codes() -> Any:
    """The engine's codes of all patterns, one after another."""
    from array import array
    from binascii import a2b_base64
    from zlib import decompress

    codes = array("I")
    codes.frombytes(decompress(a2b_base64(_stored()["codes"])))
    return codes
