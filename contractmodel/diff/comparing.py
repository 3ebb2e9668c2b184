"""How a matching becomes a comparison: words of changed pairs, renames tried and refuted, fills, significance."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from attrs import evolve

from contractmodel.diff import terms
from contractmodel.diff.assumed import Assumed, repaired
from contractmodel.diff.blanks import Part
from contractmodel.diff.cuts import glued
from contractmodel.diff.edits import Ground, edits_of, token_edit
from contractmodel.diff.filling import Vocabulary, blanks_apart, filled_slots, gathered, open_fill
from contractmodel.diff.glyphs import layout_kinds
from contractmodel.diff.headings import one_headed, unstopped
from contractmodel.diff.landing import Landing
from contractmodel.diff.lookup import Phrases
from contractmodel.diff.marks import Marks, Unhung, placed
from contractmodel.diff.numbering import keyword, relabelled, renamed_label
from contractmodel.diff.pairing import Openings, Worded, compare_words, pieces
from contractmodel.diff.signing import Signed, compare_fields
from contractmodel.diff.standing import Draft, stand
from contractmodel.diff.straying import FOLLOWED, Strayed, strayed
from contractmodel.diff.telling import at_edge, plainly_same, shared_layout, told_renames, unproved
from contractmodel.diff.terms import Candidate
from contractmodel.diff.thresholds import MOST_ROUNDS
from contractmodel.diff.tokens import Piece
from contractmodel.diff.values import (
    Comparison,
    Edit,
    Fill,
    Layout,
    Rename,
    Significance,
    Verdict,
    Witness,
    worst,
)
from contractmodel.diff.wandering import wandered
from contractmodel.match.values import Match, Matching
from contractmodel.model import BlockType, Option, Signature, Slot


class Comparing:
    """One comparison in the making. Every overlay is asked for only when a difference needs it."""

    def __init__(self, matching: Matching) -> None:
        self.matching = matching
        self.before = matching.before
        self.after = matching.after
        self.ground = Ground(matching.before, matching.after)
        self.slots = _slots_by_path(self.before.agreement.slots)
        self.after_slots = _slots_by_path(self.after.agreement.slots)
        self.options = _options_by_path(self.before.agreement.options)
        self.after_options = _options_by_path(self.after.agreement.options)
        self.fills: dict[str, Fill] = {}

    @cached_property
    def landing(self) -> Landing | None:
        """Where references land, if labels changed at all and there is a reference."""
        if not relabelled(self.matching):
            return None
        found = Landing(self.matching)
        return found if found.before or found.after else None

    @cached_property
    def marks(self) -> Marks | None:
        """The notes' marks, if there are any in either."""
        if not (self.before.agreement.marks or self.after.agreement.marks):
            return None
        return Marks(self.matching, self.ground)

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """The defined terms of both sides, as printed, each once."""
        both = (*self.before.agreement.introductions, *self.after.agreement.introductions)
        return tuple(dict.fromkeys(definition.term for definition in both))

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The printed labels of before that could not be a word of a value."""
        printed = (getattr(block, "label", "") for block in self.before.blocks)
        return tuple(dict.fromkeys(label for label in printed if label and not label.isalpha()))

    def comparison(self) -> Comparison:
        """The whole comparison."""
        if self.slots:
            self.matching = gathered(self.matching, frozenset(self.slots))
        found = [n for n, match in enumerate(self.matching.matches) if self._differs(match)]
        candidates = terms.candidates(self.matching) if found else ()
        if any(not candidate.why for candidate in candidates):
            self.matching = repaired(self.matching, [c for c in candidates if not c.why])
            found = [n for n, match in enumerate(self.matching.matches) if self._differs(match)]
        worded, candidates = self._worded(found, candidates)
        known = Phrases((terms.stem(candidate.before), candidate) for candidate in candidates)
        drafts = [self._draft(match, worded.get(n), known) for n, match in enumerate(self.matching.matches)]
        pairs = wandered(stand(self.matching, drafts))
        return Comparison(
            before=self.before.agreement,
            after=self.after.agreement,
            pairs=pairs,
            renames=self._renames(candidates, worded),
            fills=self._fills(),
            layout=tuple(draft.layout for draft in drafts if draft.layout is not None),
            verdict=_VERDICTS[worst([pair.significance for pair in pairs])],
        )

    def _differs(self, match: Match) -> bool:
        """Whether the words of a match must be looked at."""
        if not match.before or not match.after:
            return False
        if len(match.before) > 1 or len(match.after) > 1:
            return True
        i, j = match.before[0], match.after[0]
        return self.before.keys[i] != self.after.keys[j] or unstopped(self.before, i, self.after, j)

    def _worded(
        self, changed: Sequence[int], candidates: tuple[Candidate, ...]
    ) -> tuple[dict[int, Worded], tuple[Candidate, ...]]:
        """The words of every changed match, under the renames that nothing refutes."""
        worded: dict[int, Worded] = {}
        for turn in range(MOST_ROUNDS + 1):
            assumed = Assumed(candidates)
            worded = {n: self._compare(self.matching.matches[n], assumed) for n in changed}
            homes: dict[int, Worded] = {}
            for told in worded.values():
                for piece in told.before.pieces:
                    homes.setdefault(piece.index, told)
            refuted = {c.number: why for c in candidates if not c.why and (why := self._against(c, homes))}
            if not refuted:
                break
            late = "too many renames depend on each other" if turn == MOST_ROUNDS - 1 else ""
            candidates = tuple(evolve(c, why=c.why or refuted.get(c.number, late)) for c in candidates)
        return worded, candidates

    def _compare(self, match: Match, assumed: Assumed) -> Worded:
        one_to_one = len(match.before) == 1 and len(match.after) == 1
        headings = not one_to_one or (self.before.headings[match.before[0]] != self.after.headings[match.after[0]])
        stops = headings and one_headed(self.before, match.before, self.after, match.after)
        ours = pieces(self.before, match.before, headings=headings, stops=stops)
        theirs = pieces(self.after, match.after, headings=headings, stops=stops)
        return compare_words(
            ours,
            theirs,
            landing=self.landing,
            terms=assumed.of(ours, theirs),
            openings=self._openings(match),
        )

    def _openings(self, match: Match) -> Openings | None:
        olds = [self.before.paths[i] for i in match.before]
        news = [self.after.paths[j] for j in match.after]
        slots = [slot for path in olds for slot in self.slots.get(path, ())]
        options = [option for path in olds for option in self.options.get(path, ())]
        others = [option for path in news for option in self.after_options.get(path, ())]
        if not (slots or options or others):
            return None
        after_slots = [slot for path in news for slot in self.after_slots.get(path, ())]
        filled = frozenset(
            slot.name for signed in [self._signed(match)] for slot, fill in signed.fills if fill.text and fill.fits
        )
        glues = glued(self.before.agreement.text, slots)
        return Openings(slots, options, after_slots, others, filled, glues=glues)

    def _signed(self, match: Match) -> Signed:
        """What became of the fields, where both sides are one signature block."""
        if len(match.before) != 1 or len(match.after) != 1:
            return Signed()
        old, new = self.before.blocks[match.before[0]], self.after.blocks[match.after[0]]
        if not isinstance(old, Signature) or not isinstance(new, Signature):
            return Signed()
        if old.fields == new.fields and all(entry.text for entry in old.fields):
            return Signed()
        filled = any(entry.text for entry in new.fields)
        return compare_fields(old, new, self.slots.get(old.path, ()), self.terms if filled else ())

    def _against(self, candidate: Candidate, homes: dict[int, Worded]) -> str:
        """What refutes a rename once the words are aligned: its definition differs otherwise, or stands elsewhere."""
        found = homes.get(candidate.home)
        window = terms.definition_window(found.before, candidate) if found is not None else None
        if found is None or window is None:
            return "its definition is not in a pair of clauses that answer to each other"
        start, end = window
        inside = [part for part in found.parts if start < part.gap[1] and part.gap[0] < end]
        if not any(part.witness is Witness.RENAME and part.name == str(candidate.number) for part in inside):
            return "the definition that stood there is not the one that stands there now"
        if any(part.witness is None and not at_edge(part, start) for part in inside):
            return "its definition differs otherwise too"
        return ""

    def _draft(self, match: Match, worded: Worded | None, candidates: Phrases[Candidate]) -> Draft:
        """The edits, notes and layout of one match, and its slots' fills set down."""
        if worded is None and self._settled(match):
            return self._kept(match)
        edits: list[Edit] = []
        notes: list[str] = []
        stale: tuple[str, ...] = ()
        if worded is not None:
            edits = self._edits(match, worded, candidates)
            notes = list(worded.notes)
            stale = worded.stale
        elif match.before and match.after:
            self._open_fills(match)
            gone = self._strayed(match)
            edits, notes, stale = list(gone.edits), list(gone.notes), gone.stale
        edits.extend(self._fields(self._signed(match)))
        unhung = self.marks.unhung(match, worded) if self.marks else Unhung()
        edits = placed(edits, unhung.edits)
        notes.extend(dict.fromkeys(edit.note for edit in unhung.edits if edit.note))
        blank, called = self._blanks(match, worded), self._called(match)
        least = worst((blank[0], called[0]))
        notes.extend(max((blank, called), key=lambda one: (one[0] is least, bool(one[1])))[1])
        if unhung.edits:
            least = Significance.SUBSTANTIVE
        return Draft(
            match=match,
            least=least,
            edits=tuple(edits),
            notes=tuple(notes),
            stale=stale,
            layout=self._layout(match, worded),
            reworded=any(edit.before_text != edit.after_text for edit in edits if edit not in unhung.edits),
            unhung=unhung.notes,
        )

    def _settled(self, match: Match) -> bool:
        """Whether a match leaves nothing open, hangs no note and is signed by nobody."""
        if self.slots or self.after_slots or self.marks:
            return False
        return not match.before or self.before.blocks[match.before[0]].type is not BlockType.SIGNATURE

    def _kept(self, match: Match) -> Draft:
        """One settled match of equal words, or of one side only."""
        if not match.before or not match.after:
            return Draft(match)
        gone = self._strayed(match)
        least, said = self._called(match)
        reworded = any(edit.before_text != edit.after_text for edit in gone.edits)
        layout = self._layout(match, None)
        return Draft(match, gone.edits, (*gone.notes, *said), gone.stale, layout, reworded, least=least)

    def _strayed(self, match: Match) -> Strayed:
        if self.landing is None:
            return FOLLOWED
        return strayed(self.ground, self.landing, match.before[0], match.after[0])

    def _blanks(self, match: Match, worded: Worded | None) -> tuple[Significance, list[str]]:
        """What a pair amounts to at least for its open blanks: neutral where one is gone, substantive for a new one."""
        slots = [slot for i in match.before for slot in self.slots.get(self.before.paths[i], ())]
        others = [slot for j in match.after for slot in self.after_slots.get(self.after.paths[j], ())]
        if not (slots or others) or not (match.before and match.after):
            return Significance.NONE, []
        texts = self.before.blocks[match.before[0]].text, self.after.blocks[match.after[0]].text
        gone, extra = blanks_apart(worded, texts, slots, others)
        notes = [f"the blank “{name}” is open and not printed any more" for name in gone]
        if extra:
            return Significance.SUBSTANTIVE, [*notes, "a blank stands where there was none"]
        return (Significance.NEUTRAL if gone else Significance.NONE), notes

    def _called(self, match: Match) -> tuple[Significance, list[str]]:
        """What another keyword in a label amounts to: neutral where no reference still calls the clause by the old."""
        if len(match.before) != 1 or len(match.after) != 1:
            return Significance.NONE, []
        i, j = match.before[0], match.after[0]
        if not renamed_label(self.matching, i, j):
            return Significance.NONE, []
        was = keyword(getattr(self.before.blocks[i], "label", ""))
        still = self.landing.called_still(j, was) if self.landing is not None else ""
        if not still:
            return Significance.NEUTRAL, []
        return Significance.SUBSTANTIVE, [f"“{still}” still calls it by its old name"]

    def _fields(self, signed: Signed) -> list[Edit]:
        """The edits of a signature's fields, and their fills set down: under names of their own where one is taken."""
        edits = list(signed.edits)
        for slot, fill in signed.fills:
            name, turn = slot.name, 1
            while name in self.fills:
                turn += 1
                name = f"{slot.name}#{turn}"
            self.fills[name] = evolve(fill, slot=name)
            if name != slot.name:
                edits = [evolve(edit, slot=name) if edit.slot == slot.name else edit for edit in edits]
        return edits

    def _edits(self, match: Match, worded: Worded, candidates: Phrases[Candidate]) -> list[Edit]:
        slots = [s for i in match.before for s in self.slots.get(self.before.paths[i], ()) if s.field is None]
        after_slots = [s for j in match.after for s in self.after_slots.get(self.after.paths[j], ())]
        refused: dict[str, str] = {}
        if slots:
            filled = any(part.witness is Witness.FILL for part in worded.parts)
            vocabulary = Vocabulary(self.terms, self.labels) if filled else Vocabulary()
            for fill in filled_slots(self.ground, worded, slots, after_slots, vocabulary):
                self.fills[fill.slot] = fill
                if not fill.fits:
                    refused[fill.slot] = fill.note
        edits: list[Edit] = []
        for part in worded.parts:
            if part.witness is Witness.LAYOUT:
                continue
            if part.witness in {Witness.RENAME, Witness.RENUMBER}:
                edits.append(token_edit(self.ground, worded.before, worded.after, part))
                continue
            found = edits_of(self.ground, worded.before, worded.after, part.gap, edits[-1] if edits else None)
            edits.extend(self._explained(edit, part, refused, candidates) for edit in found)
        return edits

    @staticmethod
    def _explained(edit: Edit, part: Part, refused: dict[str, str], candidates: Phrases[Candidate]) -> Edit:
        slot = part.name if part.witness is Witness.FILL else None
        if part.witness is None or slot in refused:
            note = part.note or refused.get(slot or "") or unproved(edit, candidates)
            return evolve(edit, slot=slot, note=note) if note or slot else edit
        return evolve(edit, significance=Significance.NEUTRAL, witness=part.witness, slot=slot)

    def _open_fills(self, match: Match) -> None:
        """Set down the slots of kept blocks as open."""
        for i, j in zip(match.before, match.after, strict=False):
            for slot in self.slots.get(self.before.paths[i], ()):
                if slot.field is None:
                    block = self.after.blocks[j]
                    piece = Piece(j, block.path, "text", block.text, self.after.normal[j])
                    offset = min(slot.offset, len(block.text))
                    others = self.after_slots.get(block.path, ())
                    self.fills[slot.name] = open_fill(self.ground, slot, piece, offset, others)

    def _layout(self, match: Match, worded: Worded | None) -> Layout | None:
        """What differs in layout only, between blocks that answer one to one."""
        if len(match.before) != 1 or len(match.after) != 1:
            return None
        old, new = self.before.blocks[match.before[0]], self.after.blocks[match.after[0]]
        kinds: tuple[tuple[str, int], ...] = ()
        if worded is None:
            kinds = layout_kinds(old.text, new.text) if old.text != new.text else ()
        else:
            stops = sum(part.witness is Witness.LAYOUT for part in worded.parts)
            told = (("line-end hyphen", worded.joints), ("stop after a heading", stops))
            kinds = tuple((kind, count) for kind, count in told if count)
        if worded is not None and not plainly_same(worded):
            kinds = (*kinds, *shared_layout(worded))
        return Layout(old.path, new.path, kinds) if kinds else None

    def _renames(self, candidates: Sequence[Candidate], worded: dict[int, Worded]) -> tuple[Rename, ...]:
        out: list[Rename] = []
        told = told_renames(worded.values(), candidates)
        leftovers = terms.leftovers(self.after, candidates)
        for candidate in candidates:
            paths = told.get(candidate.number, [])
            out.append(
                Rename(
                    before=candidate.before,
                    after=candidate.after,
                    count=len(paths),
                    proved=not candidate.why,
                    why=candidate.why,
                    paths=tuple(dict.fromkeys(paths)),
                    leftovers=leftovers.get(candidate.number, ()),
                )
            )
        return tuple(out)

    def _fills(self) -> tuple[Fill, ...]:
        """The fills in the order of before's slots, then of fields that no slot names."""
        order = {slot.name: n for n, slot in enumerate(self.before.agreement.slots)}
        return tuple(sorted(self.fills.values(), key=lambda fill: order.get(fill.slot, len(order))))


_VERDICTS = {
    Significance.NONE: Verdict.IDENTICAL,
    Significance.NEUTRAL: Verdict.EQUIVALENT,
    Significance.SUBSTANTIVE: Verdict.DIFFERENT,
}


def _slots_by_path(slots: Sequence[Slot]) -> dict[str, list[Slot]]:
    """The slots that are open, by the path of their block, in order of place."""
    out: dict[str, list[Slot]] = {}
    for slot in slots:
        if not slot.text:
            out.setdefault(slot.path, []).append(slot)
    return out


def _options_by_path(options: Sequence[Option]) -> dict[str, list[Option]]:
    out: dict[str, list[Option]] = {}
    for option in options:
        out.setdefault(option.path, []).append(option)
    return out
