"""What stayed as it was, named by its legal function: the first question a reviewer asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from contractmodel.diff.values import Change, Comparison, Pair, Significance
from contractmodel.model import Block, BlockType, Clause
from contractmodel.report import thresholds
from contractmodel.report.headlines import functions
from contractmodel.report.places import Places
from contractmodel.report.visible import visible


class _Entry(NamedTuple):
    """A block whose own words, or (`whole`) with all that lies in it, are `kept`, `partly` so, or changed."""

    block: Block
    state: str
    whole: bool


def unchanged(comparison: Comparison, names: Places) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Two lists in reading order: what was kept, and what was kept apart from neutral differences.

    A clause kept with everything under it is one entry. Fills and renames make an entry of the second list. A list too
    long to be read names no functions, and says neighbours as a range.
    """
    entries = list(_entries(comparison.after.body, _status(comparison)))
    kept = [one for one in entries if one.state == "kept"]
    if len(kept) > thresholds.MOST_NAMED:
        said = _ranges(entries, "kept", names)
    else:
        said = [_named(one.block, names, whole=one.whole) for one in kept]
    partly = [names.short(one.block.path) for one in entries if one.state == "partly"]
    if len(partly) > thresholds.MOST_NAMED:
        partly = _ranges(entries, "partly", names)
    return tuple(said), tuple(partly)


def _ranges(entries: Sequence[_Entry], state: str, names: Places) -> list[str]:
    """The entries in `state` by name, three or more that follow each other as the first and the last of them."""
    said: list[str] = []
    for found, run in groupby(entries, key=lambda one: one.state):
        if found != state:
            continue
        told = [names.short(one.block.path) for one in run]
        said += told if len(told) < _SHORTEST_RANGE else [f"{told[0]} to {told[-1]} ({len(told):,})"]
    more = len(said) - thresholds.MOST_NAMED
    return said if more < _SHORTEST_RANGE else [*said[: thresholds.MOST_NAMED], f"{more:,} more"]


_SHORTEST_RANGE = 3


def _status(comparison: Comparison) -> Mapping[str, str]:
    """Path in after to `kept`, `partly` (only neutral differences) or `changed`."""
    return {path: _state(pair) for pair in comparison.pairs for path in pair.after}


def _state(pair: Pair) -> str:
    if pair.significance is Significance.SUBSTANTIVE or pair.change in (Change.ADDED, Change.SPLIT, Change.MERGED):
        return "changed"
    if pair.change is Change.KEPT or pair.significance is Significance.NONE:
        return "kept"
    return "partly"


def _entries(body: Sequence[Block], status: Mapping[str, str]) -> Iterator[_Entry]:
    for block in body:
        states = {status.get(b.path, "changed") for b in block.walk()}
        if block.type in (BlockType.TITLE, BlockType.HEADING) and states == {"kept"}:
            continue
        if "changed" not in states:
            yield _Entry(block, "kept" if states == {"kept"} else "partly", whole=True)
            continue
        own = status.get(block.path, "changed")
        if own != "kept" or not block.body or any(functions(block)):
            yield _Entry(block, own, whole=False)
        yield from _entries(block.body, status)


def _named(block: Block, names: Places, *, whole: bool) -> str:
    name = names.short(block.path)
    if isinstance(block, Clause) and block.heading:
        return f"{name} {visible(block.heading).strip(' .:')}"
    told = tuple(dict.fromkeys(f for b in (block.walk() if whole else (block,)) for f in functions(b)))
    return f"{name} {', '.join(told[:3])}" if told else name
