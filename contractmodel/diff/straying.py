"""References that stand in the same words on both sides and land elsewhere now."""

from __future__ import annotations

from typing import NamedTuple

from contractmodel.diff.edits import Ground
from contractmodel.diff.landing import Landing
from contractmodel.diff.tokens import Piece
from contractmodel.diff.values import Edit
from contractmodel.model import CrossReference


class Strayed(NamedTuple):
    """A kept pair's references that did not follow: edits of equal words, notes, and the clauses they cited before."""

    edits: tuple[Edit, ...] = ()
    notes: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()


FOLLOWED = Strayed()
"""Nothing strayed, or nothing is cited."""


def strayed(ground: Ground, landing: Landing, i: int, j: int) -> Strayed:
    """What became of the references of before's block `i` in after's block `j`, which says the same words."""
    mine = landing.before.get(ground.before.paths[i])
    theirs = landing.after.get(ground.after.paths[j]) if mine else None
    if not mine or not theirs:
        return FOLLOWED
    edits: list[Edit] = []
    notes: dict[str, None] = {}
    stale: list[str] = []
    own = [one for one in theirs if not one.external]
    for one, other in zip([one for one in mine if not one.external], own, strict=False):
        followed = landing.followed(one, other)
        if followed.same:
            if followed.note:
                notes[followed.note] = None
            continue
        if one.target and not followed.ranged:
            stale.append(one.target)
        edits.append(_stray(ground, (i, one), (j, other), followed.note))
    return Strayed(tuple(edits), tuple(notes), tuple(stale))


def _stray(ground: Ground, old: tuple[int, CrossReference], new: tuple[int, CrossReference], note: str) -> Edit:
    (i, one), (j, other) = old, new
    was, now = ground.before.blocks[i], ground.after.blocks[j]
    here = Piece(i, was.path, "text", was.text, ground.before.normal[i])
    there = Piece(j, now.path, "text", now.text, ground.after.normal[j])
    return Edit(
        op="replace",
        before=ground.span(here, one.at, new=False),
        after=ground.span(there, other.at, new=True),
        before_text=one.text,
        after_text=other.text,
        before_path=was.path,
        before_at=one.at,
        after_path=now.path,
        after_at=other.at,
        note=note,
    )
