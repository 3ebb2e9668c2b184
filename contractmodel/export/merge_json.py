"""`contractmodel/merge@1`: the result of a three-way merge as plain values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from contractmodel.diff.merge import Merged
from contractmodel.model import Agreement

FORMAT = "contractmodel/merge@1"


def merge_json(merged: Merged, sides: Sequence[Agreement], text: str) -> dict[str, Any]:
    """`merged` as JSON values; `sides` are base, ours and theirs, `text` what is written, conflicts marked in it."""
    base, ours, theirs = ({"name": side.source.name, "sha256": side.source.sha256} for side in sides)
    return {
        "format": FORMAT,
        "base": base,
        "ours": ours,
        "theirs": theirs,
        "merged": not merged.conflicts,
        "conflicts": [
            {"path": c.path, "why": c.why, "base": c.base, "ours": c.ours, "theirs": c.theirs} for c in merged.conflicts
        ],
        "notes": list(merged.notes),
        "text": text,
    }
