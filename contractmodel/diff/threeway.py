"""Words changed on two sides, put together where the changes do not touch."""

from __future__ import annotations

from collections.abc import Sequence

from contractmodel.diff.glyphs import way_back
from contractmodel.diff.splices import Splice, splices
from contractmodel.model import normal


def merged_words(base: str, ours: str, theirs: str) -> str | None:
    """`ours` with what `theirs` changed of `base`, letters as ours and theirs print them; None where the two touch.

    >>> merged_words("You pay the fee within a month.", "You pay the whole fee within a month.", "You pay the fee.")
    'You pay the whole fee.'
    >>> merged_words("You may pay.", "You must pay.", "You shall pay.") is None
    True
    """
    old, mine, other = normal(base), normal(ours), normal(theirs)
    if other in (old, mine):
        return ours
    if mine == old:
        return theirs
    here, there = splices(old, mine), splices(old, other)
    wanted = [splice for splice in there if splice not in here]
    if any(_touch(one, splice) for splice in wanted for one in here):
        return None
    way, back = way_back(ours, mine), way_back(theirs, other)
    out: list[str] = []
    at = 0
    for splice in wanted:
        start = splice.at + _shift(here, splice.at)
        new = splice.at + _shift(there, splice.at)
        low = way.start(start) if start < len(mine) else len(ours)
        high = way.end(start + len(splice.old)) if splice.old else low
        said = theirs[back.start(new) : back.end(new + len(splice.new))] if splice.new else ""
        out += [ours[at:low], said]
        at = max(high, low)
    return "".join([*out, ours[at:]])


def _touch(one: Splice, other: Splice) -> bool:
    return one.at <= other.at + len(other.old) and other.at <= one.at + len(one.old)


def _shift(some: Sequence[Splice], at: int) -> int:
    """By how much what stands at `at` moved through the splices before it."""
    return sum(len(splice.new) - len(splice.old) for splice in some if splice.at < at)
