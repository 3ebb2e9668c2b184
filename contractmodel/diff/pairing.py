"""One pair's words: how its tokens answer to each other, and what explains each stretch that differs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from contractmodel.diff.align import Run, runs
from contractmodel.diff.blanks import NO_TEMPLATE, Choice, Hole, Part, Template, bind, explain, option_keys
from contractmodel.diff.cuts import Glue, cut_at_blanks, cut_at_dashes
from contractmodel.diff.headings import stop_of
from contractmodel.diff.hunks import hunks, operative_note
from contractmodel.diff.landing import Landing
from contractmodel.diff.terms import fuse_terms
from contractmodel.diff.thresholds import MOVED_WORDS, WORD_BY_WORD
from contractmodel.diff.tokens import Key, Piece, Words
from contractmodel.diff.values import Witness
from contractmodel.match.values import Side
from contractmodel.model import CrossReference, Option, Signature, Slot


class Worded(NamedTuple):
    """A pair's words compared: the tokens of both sides, the runs they share, and every stretch that differs, in order.

    `joints` counts line-end hyphens read the other way; `notes` tell of references; `stale` names before's clauses
    that a reference no longer lands on.
    """

    before: Words
    after: Words
    shared: tuple[Run, ...]
    parts: tuple[Part, ...]
    joints: int = 0
    notes: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()

    def place(self, at: int) -> int:
        """The token position of after that answers to position `at` of before."""
        for i, j, length in self.shared:
            if i <= at <= i + length:
                return j + at - i
            if i > at:
                return j
        return len(self.after)


def pieces(side: Side, blocks: Sequence[int], *, headings: bool, stops: bool = False) -> list[Piece]:
    """The words of the blocks at these indices, in order: heading (if asked for and there is one), then text.

    With `stops`, a heading is followed by what is printed to set it off.
    """
    out: list[Piece] = []
    for at in blocks:
        block = side.blocks[at]
        if headings and side.headings[at]:
            stop = stop_of(side, at) if stops else ""
            heading = (getattr(block, "heading", "") or "") + stop
            out.append(Piece(at, side.paths[at], "heading", heading, side.headings[at] + stop))
        text = block.text
        if not text and isinstance(block, Signature):
            text = side.normal[at]
        out.append(Piece(at, side.paths[at], "text", text, side.normal[at], joints=block.joints))
    return out


def compare_words(
    before: Sequence[Piece],
    after: Sequence[Piece],
    *,
    landing: Landing | None,
    terms: Sequence[tuple[int, str, str]],
    openings: Openings | None = None,
) -> Worded:
    """How the words of two sides of a pair answer to each other. `terms` are the renames assumed: number, old, new."""
    ours, theirs = Words(before), Words(after)
    if openings is not None:
        cut_at_blanks(ours, openings.glues, openings.slots)
        cut_at_blanks(theirs, openings.glues, openings.after_slots)
    if any("-" in piece.folded for piece in (*before, *after)):
        cut_at_dashes(ours, theirs)
    joints = ours.rejoin(frozenset(theirs.keys)) + theirs.rejoin(frozenset(ours.keys))
    notes: list[str] = []
    stale: list[str] = []
    told: dict[Key, str] = {}
    if landing is not None:
        told = _fuse_references(ours, theirs, landing, notes, stale)
    if terms:
        fuse_terms(ours, [(number, old) for number, old, _ in terms])
        fuse_terms(theirs, [(number, new) for number, _, new in terms])
    template = openings.template(ours, theirs) if openings else NO_TEMPLATE
    stops = _heading_stops(ours), _heading_stops(theirs)
    if any(stops):
        template = template._replace(
            choices=(*template.choices, *stops[0]), after_choices=(*template.after_choices, *stops[1])
        )
    parts, shared = _explained(ours, theirs, template)
    if template.holes:
        parts = _one_value_each(theirs, parts)
    parts.extend(_proved(ours, theirs, shared))
    if any(min(part.gap[1] - part.gap[0], part.gap[3] - part.gap[2]) > WORD_BY_WORD for part in parts):
        notes.append(f"more than {WORD_BY_WORD} words in a row differ: they are shown as one edit")
    parts.sort(key=lambda part: (part.gap[0], part.gap[2], part.gap[1], part.gap[3]))
    return Worded(
        before=ours,
        after=theirs,
        shared=tuple(shared),
        parts=tuple(_noted(ours, theirs, parts, told)),
        joints=joints,
        notes=tuple(notes),
        stale=tuple(stale),
    )


def _explained(ours: Words, theirs: Words, template: Template) -> tuple[list[Part], list[Run]]:
    """What differs, explained by blanks and options as far as they go, and the runs that do not differ."""
    parts = bind(ours, theirs, template) if template.holes else None
    if parts is not None:
        return parts, _rest(parts, len(ours))
    shared = runs(ours.keys, theirs.keys)
    pinned = frozenset(hole.at for hole in template.holes)
    found: list[Part] = []
    for gap in hunks(ours, theirs, shared, pinned):
        found.extend(explain(ours, theirs, template, gap) if template else [Part(gap)])
    return found, _rest(found, len(ours))


def _one_value_each(theirs: Words, parts: Sequence[Part]) -> list[Part]:
    """The parts with one value for each blank: another one, elsewhere and in other words, is no fill."""
    values: dict[str, tuple[Key, ...]] = {}
    out: list[Part] = []
    for part in parts:
        said = tuple(theirs.keys[part.gap[2] : part.gap[3]])
        if part.witness is Witness.FILL and said and values.setdefault(part.name, said) != said:
            out.append(Part(part.gap, note=f"the blank “{part.name}” is filled otherwise already"))
        else:
            out.append(part)
    return out


def _rest(parts: Sequence[Part], before: int) -> list[Run]:
    """The runs between the parts."""
    out: list[Run] = []
    i = j = 0
    for part in parts:
        i0, i1, _, j1 = part.gap
        if i0 > i:
            out.append((i, j, i0 - i))
        i, j = i1, j1
    if before > i:
        out.append((i, j, before - i))
    return out


def _proved(ours: Words, theirs: Words, shared: Sequence[Run]) -> list[Part]:
    """The tokens that say the same under another surface: references and renamed terms."""
    out: list[Part] = []
    fused = [at for at, key in enumerate(ours.keys) if isinstance(key, tuple)]
    for i, j, length in shared if fused else ():
        for at in fused[bisect_left(fused, i) : bisect_left(fused, i + length)]:
            to = at - i + j
            if ours.surface(at) != theirs.surface(to):
                key = ours.keys[at]
                witness = Witness.RENUMBER if key[0] == "reference" else Witness.RENAME
                out.append(Part((at, at + 1, to, to + 1), witness, str(key[1])))
    return out


_STOPS = (".", ":", "-")


def _heading_stops(words: Words) -> tuple[Choice, ...]:
    """What may set a heading off from the words after it, where there is one: a stop, a colon, a dash."""
    if all(piece.part != "heading" for piece in words.pieces):
        return ()
    ends = [
        at
        for at in range(1, len(words) + 1)
        if words.pieces[words.homes[at - 1]].part == "heading"
        and (at == len(words) or words.homes[at] != words.homes[at - 1])
        and words.keys[at - 1] not in _STOPS
    ]
    return tuple(Choice(at, at, (stop,), layout=True) for at in ends for stop in _STOPS)


def _noted(ours: Words, theirs: Words, parts: Sequence[Part], told: dict[Key, str]) -> list[Part]:
    """The parts with what is worth saying of those that nothing explains."""
    gone: dict[tuple[Key, ...], int] = {}
    for n, part in enumerate(parts):
        i0, i1, j0, j1 = part.gap
        if part.witness is None and j0 == j1 and i1 - i0 >= MOVED_WORDS:
            gone.setdefault(tuple(ours.keys[i0:i1]), n)
    moved: set[int] = set()
    for n, part in enumerate(parts):
        i0, i1, j0, j1 = part.gap
        if part.witness is None and i0 == i1 and tuple(theirs.keys[j0:j1]) in gone:
            moved |= {n, gone[tuple(theirs.keys[j0:j1])]}
    out: list[Part] = []
    for n, part in enumerate(parts):
        if part.witness is not None:
            out.append(part)
            continue
        i0, i1, j0, j1 = part.gap
        note = "moved within the clause" if n in moved else None
        note = note or part.note or next((told[key] for key in theirs.keys[j0:j1] if key in told), None)
        note = note or operative_note(ours.surfaces(i0, i1), theirs.surfaces(j0, j1))
        out.append(part._replace(note=note) if note else part)
    return out


def _fuse_references(
    ours: Words, theirs: Words, landing: Landing, notes: list[str], stale: list[str]
) -> dict[Key, str]:
    """Make each reference one token that says where it lands. Returns what to say of those that did not follow."""
    known: list[tuple[CrossReference, Key]] = []
    told: dict[Key, str] = {}
    here: list[tuple[int, int, int, Key]] = []
    there: list[tuple[int, int, int, Key]] = []
    for home, reference in _references(ours, landing.before):
        key = next((k for one, k in known if _same_place(one, reference)), None)
        if key is None:
            key = ("reference", f"{len(known)}")
            known.append((reference, key))
        here.append((home, *_folded(ours.pieces[home], reference), key))
    for home, reference in _references(theirs, landing.after):
        found: Key | None = None
        note = ""
        for one, key in known:
            followed = landing.followed(one, reference)
            if followed.same and landing.same_keyword(one, reference):
                found, note = key, followed.note
                break
            if followed.ranged:
                note = followed.note
                break
            if not followed.same and one.label == reference.label and one.target is not None:
                note = followed.note
                stale.append(one.target)
        if found is None:
            found = ("reference", "new", len(there))
            if note:
                told[found] = note
        elif note and note not in notes:
            notes.append(note)
        there.append((home, *_folded(theirs.pieces[home], reference), found))
    ours.fuse(here)
    theirs.fuse(there)
    return told


def _references(words: Words, by_path: Mapping[str, tuple[CrossReference, ...]]) -> list[tuple[int, CrossReference]]:
    """The references inside the pieces, each with its piece; external ones are plain words."""
    out: list[tuple[int, CrossReference]] = []
    for home, piece in enumerate(words.pieces):
        if piece.part == "text":
            some = by_path.get(piece.path, ())
            out.extend((home, one) for one in some if not one.external and one.at.end > one.at.start)
    return out


def _same_place(one: CrossReference, other: CrossReference) -> bool:
    return (one.target, one.label, one.text) == (other.target, other.label, other.text)


def _folded(piece: Piece, reference: CrossReference) -> tuple[int, int]:
    """The range of the folded text that `reference` covers."""
    return piece.fold(reference.at.start), piece.fold(reference.at.end)


class Openings:
    """What one pair's blocks leave open: slots and options of before by path, blanks, prompts and options of after."""

    __slots__ = ("after_options", "after_slots", "filled", "glues", "options", "slots")

    def __init__(
        self,
        slots: Sequence[Slot] = (),
        options: Sequence[Option] = (),
        after_slots: Sequence[Slot] = (),
        after_options: Sequence[Option] = (),
        filled: frozenset[str] = frozenset(),
        *,
        glues: Sequence[Glue] = (),
    ) -> None:
        self.slots = slots
        self.options = options
        self.after_slots = after_slots
        self.after_options = after_options
        self.filled = filled
        self.glues = glues

    def template(self, before: Words, after: Words) -> Template:
        """The same in tokens."""
        if not (self.slots or self.options or self.after_options):
            return NO_TEMPLATE
        return Template(
            holes=tuple(_hole(before, slot) for slot in self.slots if slot.field is None),
            choices=(
                *(_choice(before, option) for option in self.options),
                *(_prompt_choice(before, slot, n) for slot in self._prompted() for n in range(len(slot.prompts))),
            ),
            rules=tuple(_position(after, slot) for slot in self.after_slots if not slot.text and slot.field is None),
            hints=frozenset(at for slot in self.after_slots for s, e in _prompts(after, slot) for at in range(s, e)),
            after_choices=tuple(_choice(after, option) for option in self.after_options),
        )

    def _prompted(self) -> list[Slot]:
        return [slot for slot in self.slots if slot.field is not None and slot.name in self.filled]


def _home(words: Words, path: str) -> int:
    return next((home for home, p in enumerate(words.pieces) if p.path == path and p.part == "text"), 0)


def _position(words: Words, slot: Slot) -> int:
    return words.position(_home(words, slot.path), slot.offset)


def _prompts(words: Words, slot: Slot) -> tuple[tuple[int, int], ...]:
    found = (words.within(_home(words, slot.path), prompt) for prompt in slot.prompts)
    return tuple(span for span in found if span[0] < span[1])


def _hole(words: Words, slot: Slot) -> Hole:
    return Hole(slot, _position(words, slot), _prompts(words, slot))


def _choice(words: Words, option: Option) -> Choice:
    home = _home(words, option.path)
    if option.printed:
        start, end = words.within(home, option.at)
        return Choice(start, end, tuple(words.keys[start:end]))
    at = words.position(home, option.at.start)
    return Choice(at, at, option_keys(option.text))


def _prompt_choice(words: Words, slot: Slot, number: int) -> Choice:
    start, end = words.within(_home(words, slot.path), slot.prompts[number])
    return Choice(start, end, tuple(words.keys[start:end]), slot.name)
