"""What the parts of a pair tell of renames, and of the layout of the words that both sides share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from contractmodel.diff import terms
from contractmodel.diff.blanks import Part
from contractmodel.diff.glyphs import layout_kinds
from contractmodel.diff.lookup import Phrases
from contractmodel.diff.pairing import Worded
from contractmodel.diff.terms import Candidate
from contractmodel.diff.tokens import Piece
from contractmodel.diff.values import Edit, Witness


def at_edge(part: Part, start: int) -> bool:
    """Whether a part only touches a window: an insertion right at its start belongs to what stands before."""
    return part.gap[0] == part.gap[1] == start


def told_renames(worded: Iterable[Worded], candidates: Sequence[Candidate]) -> Mapping[int, list[str]]:
    """The number of each candidate to where its terms were exchanged, once for each part that does it, in order.

    By proof, or, where the candidate is refuted, by the words in the part. Linear in the parts.
    """
    known = Phrases((terms.stem(c.before), c) for c in candidates if c.why)
    proved = {str(c.number): c.number for c in candidates if not c.why}
    told: dict[int, list[str]] = {}
    for found in worded:
        for part in found.parts:
            for number in _told_by(part, found, known, proved):
                path = found.before.pieces[found.before.homes[part.gap[0]]].path
                told.setdefault(number, []).append(path)
    return told


def _told_by(part: Part, found: Worded, known: Phrases[Candidate], proved: Mapping[str, int]) -> list[int]:
    if part.witness is Witness.RENAME:
        return [proved[part.name]] if part.name in proved else []
    i0, i1, j0, j1 = part.gap
    if part.witness is not None or i0 == i1 or not known.named:
        return []
    was, now = " ".join(found.before.surfaces(i0, i1)), " ".join(found.after.surfaces(j0, j1))
    return [candidate.number for candidate in known.near(was) if exchanges(was, now, candidate)]


def exchanges(was: str, now: str, candidate: Candidate) -> bool:
    """Whether the words that went hold the candidate's old name and those that came its new one."""
    old, new = terms.stem(candidate.before).casefold(), terms.stem(candidate.after).casefold()
    return old in was.casefold() and new in now.casefold()


def unproved(edit: Edit, candidates: Phrases[Candidate]) -> str | None:
    """Why an edit that exchanges a renamed term's words is not proved by the rename, if it is one."""
    for candidate in candidates.near(edit.before_text):
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
