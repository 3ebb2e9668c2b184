"""Sentences that left one clause for another: each side of such a move names the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from contractmodel.diff.thresholds import MOVED_WORDS
from contractmodel.diff.values import Edit, Pair, Significance
from contractmodel.model import normal
from contractmodel.patterns import compiled

_ENDS = compiled(r"(?<=[.;:!?])\s+")
_SHOWN = 6


def wandered(pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    """The pairs, with a note on each two of which one lost a sentence that the other gained word for word.

    Both stay substantive: what a sentence means may hang on where it stands. A sentence of `MOVED_WORDS` words at least
    that was lost once and gained once counts. Linear in the words of the edits.
    """
    lost = _once(pairs, after=False)
    gained = _once(pairs, after=True) if lost else {}
    notes: dict[int, list[str]] = {}
    for said, (n, old) in lost.items():
        m, new = gained.get(said, (n, old))
        if m != n:
            words = said.split()
            shown = " ".join(words[:_SHOWN]) + ("…" if len(words) > _SHOWN else "")
            for at in (n, m):
                notes.setdefault(at, []).append(f"{_MOVED}“{shown}” moved from {old.before_path} to {new.after_path}")
    if not notes and not any(note.startswith(_MOVED) for pair in pairs for note in pair.notes):
        return tuple(pairs)
    return tuple(evolve(pair, notes=(*_others(pair), *notes.get(n, ()))) for n, pair in enumerate(pairs))


_MOVED = "a sentence moved: "


def _others(pair: Pair) -> tuple[str, ...]:
    return tuple(note for note in pair.notes if not note.startswith(_MOVED))


def _once(pairs: Sequence[Pair], *, after: bool) -> dict[str, tuple[int, Edit]]:
    """The sentences that the edits bring, or take away, once only, with their pair's place and edit."""
    found: dict[str, tuple[int, Edit]] = {}
    twice: set[str] = set()
    for n, pair in enumerate(pairs):
        for edit in pair.edits:
            if edit.significance is Significance.SUBSTANTIVE and edit.part == "text":
                for said in _sentences(edit.after_text if after else edit.before_text):
                    if said in found:
                        twice.add(said)
                    found[said] = (n, edit)
    return {said: place for said, place in found.items() if said not in twice}


def _sentences(text: str) -> Iterator[str]:
    for sentence in _ENDS.split(normal(text).strip()):
        if sentence.count(" ") >= MOVED_WORDS - 1:
            yield sentence
