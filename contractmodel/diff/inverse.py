"""A comparison told the other way round."""

from __future__ import annotations

from attrs import evolve

from contractmodel.diff.values import Change, Comparison, Edit, Layout, Pair, Rename
from contractmodel.diff.wandering import wandered

_TURNED = {
    Change.ADDED: Change.REMOVED,
    Change.REMOVED: Change.ADDED,
    Change.SPLIT: Change.MERGED,
    Change.MERGED: Change.SPLIT,
}
_OPS = {"insert": "delete", "delete": "insert"}


def inverted(comparison: Comparison) -> Comparison:
    """`comparison` from after to before: the same pairs and edits, sides exchanged, in the reading order of before.

    A proof holds both ways, so nothing changes its significance; there are no fills, for after's blanks are closed.
    """
    order = {block.path: n for n, block in enumerate(comparison.before.walk())}
    new = {block.path: n for n, block in enumerate(comparison.after.walk())}
    turned = [_turned(pair) for pair in comparison.pairs]
    stood = {path: order[pair.after[0]] for pair in turned if pair.after for path in pair.before}
    keyed = sorted(turned, key=lambda pair: _place(pair, order, new, stood))
    return Comparison(
        before=comparison.after,
        after=comparison.before,
        pairs=wandered(keyed),
        renames=tuple(
            Rename(one.after, one.before, one.count, one.proved, one.why, paths=(), leftovers=())
            for one in comparison.renames
        ),
        layout=tuple(Layout(one.after, one.before, one.kinds) for one in comparison.layout),
        verdict=comparison.verdict,
    )


def _place(pair: Pair, order: dict[str, int], new: dict[str, int], stood: dict[str, int]) -> tuple[int, int, int]:
    """Reading order of the new after; what has no place there comes behind the partner of what stood before it."""
    if pair.after:
        return min(order[path] for path in pair.after), 0, 0
    at = min(new[path] for path in pair.before)
    earlier = [place for path, place in stood.items() if new[path] < at]
    return max(earlier, default=-1), 1, at


def _turned(pair: Pair) -> Pair:
    return evolve(
        pair,
        before=pair.after,
        after=pair.before,
        change=_TURNED.get(pair.change, pair.change),
        edits=tuple(_edit(edit) for edit in pair.edits),
    )


def _edit(edit: Edit) -> Edit:
    return evolve(
        edit,
        op=_OPS.get(edit.op, edit.op),
        before=edit.after,
        after=edit.before,
        before_text=edit.after_text,
        after_text=edit.before_text,
        before_path=edit.after_path,
        before_at=edit.after_at,
        after_path=edit.before_path,
        after_at=edit.before_at,
    )
