"""Writes the store: `python -m contractmodel.patterns` runs the main job once and keeps the patterns it asked for."""

from __future__ import annotations

import json
import sys
from array import array
from base64 import b64encode
from collections.abc import Iterable
from importlib import import_module
from typing import Any
from zlib import compress

from contractmodel.patterns import store

SAMPLE = (
    "# Sample Agreement\n\n1. You agree to pay $5 within ten days of 3 March 2026.\n2. We agree to wait until [____].\n"
    "3. This is governed by the laws of […].\n\nSigned: ____ Date: ____\n"
)
READERS = ("html_notes", "html_page", "pdf_parts", "pdf_writer")
"""Modules of readers whose patterns are asked for when they are imported."""


def written(asked: Iterable[tuple[str, int]]) -> dict[str, Any]:
    """The store for the patterns `asked`, in their order. Reads the engine's code from its own compiler."""
    import _sre
    import re._compiler as compiler
    import re._parser as parser

    codes = array("I")
    patterns: dict[str, list[Any]] = {}
    for pattern, flags in sorted(set(asked)):
        parsed = parser.parse(pattern, flags)
        code = compiler._code(parsed, flags)
        state = parsed.state
        patterns[f"{flags}:{pattern}"] = [
            flags | state.flags,
            state.groups - 1,
            dict(state.groupdict),
            len(codes),
            len(code),
        ]
        codes.extend(code)
    return {
        "engine": [store.FORMAT, _sre.MAGIC, _sre.CODESIZE, sys.byteorder],
        "patterns": patterns,
        "codes": b64encode(compress(codes.tobytes(), 9)).decode("ascii"),
    }


def asked_by_the_main_job() -> list[tuple[str, int]]:
    """The patterns that reading, comparing and checking the built-in templates asks for."""
    store.store_path().unlink(missing_ok=True)
    from contractmodel.api import check, diff, load
    from contractmodel.rules import judge
    from contractmodel.template import library

    for module in READERS:
        import_module(f"contractmodel.ingest.{module}")
    for form in ("text", "markdown"):
        load(SAMPLE.encode(), name="sample", format=form)
    files = [info.path for info in library() if info.built_in]
    for before in files:
        for after in files:
            judge(diff(load(before), load(after)))
            check(after, against=before)
    return store.missed


if __name__ == "__main__":
    kept = written(asked_by_the_main_job())
    store.store_path().write_text(json.dumps(kept, sort_keys=True, indent=0, ensure_ascii=True) + "\n", "ascii")
    sys.stderr.write(f"{store.store_path().name}: {len(kept['patterns'])} patterns\n")
