"""What the parts of a pair tell of renames, and of the layout of the words that both sides share."""

from __future__ import annotations

from collections.abc import Sequence

from contractmodel.diff import terms
from contractmodel.diff.blanks import Part
from contractmodel.diff.glyphs import layout_kinds
from contractmodel.diff.pairing import Worded
from contractmodel.diff.terms import Candidate
from contractmodel.diff.tokens import Piece
from contractmodel.diff.values import Edit, Witness


def at_edge(part: Part, start: int) -> bool:
    """Whether a part only touches a window: an insertion right at its start belongs to what stands before."""
    return part.gap[0] == part.gap[1] == start


def tells(part: Part, found: Worded, candidate: Candidate) -> bool:
    """Whether a part exchanges the candidate's terms: by proof, or, where it is refuted, by the words in it."""
    if not candidate.why:
        return part.witness is Witness.RENAME and part.name == str(candidate.number)
    if part.witness is not None or part.gap[0] == part.gap[1]:
        return False
    i0, i1, j0, j1 = part.gap
    return exchanges(" ".join(found.before.surfaces(i0, i1)), " ".join(found.after.surfaces(j0, j1)), candidate)


def exchanges(was: str, now: str, candidate: Candidate) -> bool:
    """Whether the words that went hold the candidate's old name and those that came its new one."""
    old, new = terms.stem(candidate.before).casefold(), terms.stem(candidate.after).casefold()
    return old in was.casefold() and new in now.casefold()


def unproved(edit: Edit, candidates: Sequence[Candidate]) -> str | None:
    """Why an edit that exchanges a renamed term's words is not proved by the rename, if it is one."""
    for candidate in candidates:
        if not exchanges(edit.before_text, edit.after_text, candidate):
            continue
        if candidate.why:
            return f"“{candidate.before}” is now “{candidate.after}”, not proved a rename: {candidate.why}"
        return f"not a use of “{candidate.before}”: another word determines it"
    return None


def plainly_same(worded: Worded) -> bool:
    """Whether what both sides share stands on both in the same characters."""
    ours, theirs = worded.before, worded.after
    return all(p.text == p.folded for p in (*ours.pieces, *theirs.pieces))


def shared_layout(worded: Worded) -> tuple[tuple[str, int], ...]:
    """The layout that differs in the words that both sides share."""
    ours, theirs = worded.before, worded.after
    old: list[str] = []
    new: list[str] = []
    for i, j, length in worded.shared:
        for step in range(length):
            if isinstance(ours.keys[i + step], str) and ours.surface(i + step) == theirs.surface(j + step):
                old.append(_raw(ours.pieces[ours.homes[i + step]], ours.starts[i + step], ours.ends[i + step]))
                new.append(_raw(theirs.pieces[theirs.homes[j + step]], theirs.starts[j + step], theirs.ends[j + step]))
    return layout_kinds(" ".join(old), " ".join(new)) if old != new else ()


def _raw(piece: Piece, start: int, end: int) -> str:
    return piece.text[piece.way.start(start) : piece.way.end(end)]
