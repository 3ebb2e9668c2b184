"""What stayed as it was, named by its legal function: the first question a reviewer asks."""

from __future__ import annotations

from collections.abc import Mapping

from contractmodel.diff.values import Change, Comparison, Pair, Significance
from contractmodel.model import Block, BlockType, Clause
from contractmodel.report.headlines import functions
from contractmodel.report.places import Places
from contractmodel.report.visible import visible


def unchanged(comparison: Comparison, names: Places) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Two lists in reading order: what was kept, and what was kept apart from neutral differences.

    A clause kept with everything under it is one entry. Fills and renames make an entry of the second list.
    """
    status = _status(comparison)
    kept: list[str] = []
    partly: list[str] = []
    _collect(comparison.after.body, status, names, kept, partly)
    return tuple(kept), tuple(partly)


def _status(comparison: Comparison) -> Mapping[str, str]:
    """Path in after to `kept`, `partly` (only neutral differences) or `changed`."""
    return {path: _state(pair) for pair in comparison.pairs for path in pair.after}


def _state(pair: Pair) -> str:
    if pair.significance is Significance.SUBSTANTIVE or pair.change in (Change.ADDED, Change.SPLIT, Change.MERGED):
        return "changed"
    if pair.change is Change.KEPT or pair.significance is Significance.NONE:
        return "kept"
    return "partly"


def _collect(
    body: tuple[Block, ...], status: Mapping[str, str], names: Places, kept: list[str], partly: list[str]
) -> None:
    for block in body:
        states = {status.get(b.path, "changed") for b in block.walk()}
        if block.type in (BlockType.TITLE, BlockType.HEADING) and states == {"kept"}:
            continue
        if states == {"kept"}:
            kept.append(_named(block, names, whole=True))
        elif states <= {"kept", "partly"}:
            partly.append(names.short(block.path))
        else:
            own = status.get(block.path, "changed")
            bare_lead_in = not any(functions(block)) and bool(block.body)
            if own == "kept" and not bare_lead_in:
                kept.append(_named(block, names, whole=False))
            elif own == "partly":
                partly.append(names.short(block.path))
            _collect(block.body, status, names, kept, partly)


def _named(block: Block, names: Places, *, whole: bool) -> str:
    name = names.short(block.path)
    if isinstance(block, Clause) and block.heading:
        return f"{name} {visible(block.heading).strip(' .:')}"
    told = tuple(dict.fromkeys(f for b in (block.walk() if whole else (block,)) for f in functions(b)))
    return f"{name} {', '.join(told[:3])}" if told else name
