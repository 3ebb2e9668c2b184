"""Blanks and what was written into them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from attrs import evolve

from contractmodel.diff.blanks import Part
from contractmodel.diff.edits import Ground
from contractmodel.diff.pairing import Worded
from contractmodel.diff.thresholds import NEAR_BLANK
from contractmodel.diff.tokens import Piece, Words
from contractmodel.diff.values import Fill, Witness
from contractmodel.match.values import Match, Matching
from contractmodel.model import BlockType, Slot, Span, normal
from contractmodel.model.terms import mentions
from contractmodel.values import fits


class Vocabulary(NamedTuple):
    """Words that a value must not bring in: defined terms of both sides, and before's labels, as printed."""

    terms: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


def filled_slots(
    ground: Ground, worded: Worded, slots: Sequence[Slot], after_slots: Sequence[Slot], vocabulary: Vocabulary
) -> list[Fill]:
    """What became of `slots`, before's open ones in a pair of blocks: one fill each, in their order."""
    values = {part.name: part for part in worded.parts if part.witness is Witness.FILL and part.gap[2] < part.gap[3]}
    out: list[Fill] = []
    for slot in slots:
        part = values.get(slot.name)
        if part is None:
            out.append(_still_open(ground, worded, slot, after_slots))
        else:
            out.append(_filled(ground, worded, part, slot, vocabulary))
    return out


def _filled(ground: Ground, worded: Worded, part: Part, slot: Slot, vocabulary: Vocabulary) -> Fill:
    _, _, j0, j1 = part.gap
    words = worded.after
    piece = words.pieces[words.homes[j0]]
    last = max(k for k in range(j0, j1) if words.homes[k] == words.homes[j0])
    at = Span(piece.way.start(words.starts[j0]), piece.way.end(words.ends[last]))
    text = piece.text[at.start : at.end]
    fit = fits(ground.lines(piece, at), slot.type, terms=vocabulary.terms, labels=vocabulary.labels)
    doubt = "" if last == j1 - 1 else "runs over several blocks"
    doubt = doubt or _speaks_of_itself(text, vocabulary.terms)
    return Fill(
        slot=slot.name,
        type=slot.type,
        value=fit.value,
        text=text,
        path=piece.path,
        span=ground.span(piece, at, new=True),
        suggested=slot.suggestion is not None and normal(slot.suggestion) == normal(text),
        fits=fit.fits and not doubt,
        note=fit.why or doubt,
    )


def _speaks_of_itself(text: str, terms: Sequence[str]) -> str:
    """What to say of a value that mentions the very agreement ("this agreement"): no name, title or law does."""
    met = next((term for term in terms if term.lower().startswith("this ") and next(mentions(term, text), None)), None)
    return f"speaks of “{met}”" if met else ""


def _touched(text: str, at: Span) -> str:
    """The words at `at` with the signs that touch them: the currency before a sum, the per cent sign behind it."""
    start, end = at
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[start:end].strip(".,;:()")


def _still_open(ground: Ground, worded: Worded, slot: Slot, after_slots: Sequence[Slot]) -> Fill:
    before, after = worded.before, worded.after
    home = next((h for h, p in enumerate(before.pieces) if p.path == slot.path and p.part == "text"), 0)
    to = worded.place(before.position(home, slot.offset))
    there = after.homes[to - 1] if 0 < to <= len(after) else 0
    piece = after.pieces[there]
    offset = piece.way.end(after.ends[to - 1]) if to > 0 else 0
    return open_fill(ground, slot, piece, offset, after_slots)


def open_fill(ground: Ground, slot: Slot, piece: Piece, offset: int, after_slots: Sequence[Slot]) -> Fill:
    """The fill of a slot that is open still: at after's own blank near `offset` of `piece`, or at that offset."""
    near = [s for s in after_slots if not s.text and s.field is None and s.path == piece.path]
    at_hand = next((s for s in near if abs(s.offset - offset) <= NEAR_BLANK), None)
    span = at_hand.span if at_hand else ground.span(piece, Span(offset, offset), new=True)
    return Fill(slot=slot.name, type=slot.type, value=None, text="", path=piece.path, span=span)


class Standing(NamedTuple):
    """Blanks that stand on one side only: names of before's that are gone though the words stay, how many are new."""

    gone: tuple[str, ...] = ()
    extra: int = 0


def blanks_apart(
    worded: Worded | None, texts: tuple[str, str], slots: Sequence[Slot], after_slots: Sequence[Slot]
) -> Standing:
    """The blanks of a pair that no blank and no value answers to; `texts` are the blocks' own. Signatures' are no such.

    Where prompts or a template say what to write, a blank may stand beside them: then only their number counts.
    """
    ours = [slot for slot in slots if slot.field is None and not slot.text]
    theirs = [slot for slot in after_slots if slot.field is None and not slot.text]
    filled: set[str] = set()
    if worded is None:
        here = [_letters(texts[0], slot.offset) for slot in ours]
        there = [_letters(texts[1], slot.offset) for slot in theirs]
    else:
        filled = {part.name for part in worded.parts if part.witness is Witness.FILL}
        filled |= {slot.name for slot in ours if _lost(worded, slot)}
        here = [_expected(worded, slot) for slot in ours]
        there = [_stands(worded.after.pieces, worded.after, slot) for slot in theirs]
    if any(slot.named or slot.prompts for slot in ours):
        return Standing(extra=max(len(theirs) - len(ours), 0))
    gone = tuple(s.name for s, at in zip(ours, here, strict=True) if at not in there and s.name not in filled)
    extra = [at for at in there if at not in here and not (worded and _changed(worded, at))]
    return Standing(gone, len(extra))


def _letters(text: str, offset: int) -> int:
    """How many letters and digits of `text` stand before `offset`."""
    return sum(map(str.isalnum, normal(text[:offset])))


def _stands(pieces: Sequence[Piece], words: Words, slot: Slot) -> int:
    """How many tokens stand before a blank."""
    home = next((h for h, p in enumerate(pieces) if p.path == slot.path and p.part == "text"), 0)
    return words.position(home, slot.offset)


def _expected(worded: Worded, slot: Slot) -> int:
    """How many tokens of after stand before where a blank of before is expected."""
    return worded.place(_stands(worded.before.pieces, worded.before, slot))


def _lost(worded: Worded, slot: Slot) -> bool:
    """Whether words that changed stood round a blank of before: then their edit tells of it."""
    at = _stands(worded.before.pieces, worded.before, slot)
    return any(part.gap[0] <= at <= part.gap[1] and part.witness is None for part in worded.parts)


def _changed(worded: Worded, at: int) -> bool:
    """Whether words that changed stand where a blank of after does: then their edit tells of it."""
    return any(part.gap[2] <= at <= part.gap[3] and part.witness is None for part in worded.parts)


def gathered(matching: Matching, open_paths: frozenset[str]) -> Matching:
    """`matching` with values that were printed as paragraphs of their own gathered into the block that has the blank.

    Where a block with an open blank was split, added paragraphs between its pieces belong to it. Linear.
    """
    taken: set[int] = set()
    wider: dict[int, Match] = {}
    added = {found.after[0]: n for n, found in enumerate(matching.matches) if not found.before}
    for n, found in enumerate(matching.matches):
        if len(found.before) != 1 or len(found.after) < 2 or matching.before.paths[found.before[0]] not in open_paths:
            continue
        between = [at for at in range(found.after[0], found.after[-1]) if at in added and _plain(matching, at)]
        if between:
            taken.update(added[at] for at in between)
            wider[n] = evolve(found, after=tuple(sorted((*found.after, *between))))
    if not wider:
        return matching
    kept = (wider.get(n, found) for n, found in enumerate(matching.matches) if n not in taken)
    return evolve(matching, matches=tuple(kept))


def _plain(matching: Matching, at: int) -> bool:
    block = matching.after.blocks[at]
    return block.type is BlockType.PARAGRAPH and not block.body
