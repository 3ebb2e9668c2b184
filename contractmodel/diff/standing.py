"""What each pair amounts to: its change, whether it was renumbered or moved, and its significance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from contractmodel.diff.numbering import anchors, own_label, renumbered
from contractmodel.diff.values import Change, Edit, Layout, Pair, Significance, worst
from contractmodel.match.values import Match, Matching, Side
from contractmodel.model import BlockType, Signature

_TOLD_BY_LOOKS = frozenset(
    (
        BlockType.TITLE,
        BlockType.HEADING,
        BlockType.PARAGRAPH,
        BlockType.RECITAL,
        BlockType.NOTICE,
        BlockType.ATTESTATION,
        BlockType.ITEM,
        BlockType.CLAUSE,
        BlockType.TABLE,
    )
)
"""Types that a reader tells apart by looks: equal words under another of them are equal but for layout."""

_PARAGRAPHS = frozenset(
    (
        BlockType.TITLE,
        BlockType.PARAGRAPH,
        BlockType.RECITAL,
        BlockType.NOTICE,
        BlockType.ATTESTATION,
        BlockType.FOOTNOTE,
    )
)
"""Types whose breaks are white space: one of them printed as two is equal but for layout."""


class Draft(NamedTuple):
    """A match with its edits, before it is known what the pair amounts to."""

    match: Match
    edits: tuple[Edit, ...] = ()
    notes: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    layout: Layout | None = None
    reworded: bool = False
    unhung: tuple[str, ...] = ()
    least: Significance = Significance.NONE


def stand(matching: Matching, drafts: Sequence[Draft]) -> tuple[Pair, ...]:
    """The pairs, in the order of the drafts. Neutral only by proof: what is not none and not proved is substantive."""
    return _Standing(matching, drafts).pairs()


class _Standing:
    def __init__(self, matching: Matching, drafts: Sequence[Draft]) -> None:
        self.matching = matching
        self.before = matching.before
        self.after = matching.after
        self.drafts = drafts
        self.stale = {path for draft in drafts for path in draft.stale}
        self.altered = {
            j for draft in drafts if _worst(draft.edits) is Significance.SUBSTANTIVE for j in draft.match.after
        }
        self.unhung = frozenset(path for draft in drafts for path in draft.unhung)
        self.hung = anchors(self.before.agreement) if self.unhung else {}
        self.hung_after = anchors(self.after.agreement) if self.unhung else {}

    def pairs(self) -> tuple[Pair, ...]:
        """One pair for each draft."""
        return tuple(self._pair(draft) for draft in self.drafts)

    def _pair(self, draft: Draft) -> Pair:
        match = draft.match
        if len(match.before) == 1 and len(match.after) == 1:
            return self._one_to_one(draft, match.before[0], match.after[0])
        if not match.before or not match.after:
            change = Change.REMOVED if match.before else Change.ADDED
            said = any(self._says(i, new=False) for i in match.before) or any(
                self._says(j, new=True) for j in match.after
            )
            return self._made(draft, change, Significance.SUBSTANTIVE if said else Significance.NONE, ())
        change = Change.SPLIT if len(match.before) == 1 else Change.MERGED
        return self._made(draft, change, self._breaks(draft), draft.notes)

    def _one_to_one(self, draft: Draft, i: int, j: int) -> Pair:
        match = draft.match
        levels = [_worst(draft.edits), draft.least] if draft.edits else [draft.least]
        notes = list(draft.notes)
        own = renumbered(self.matching, i, j)
        if match.moved:
            levels.append(Significance.SUBSTANTIVE)
        if own:
            why = self._against_renumbering(i, j)
            levels.append(Significance.SUBSTANTIVE if why else Significance.NEUTRAL)
            notes.extend([why] if why else [])
        elif self.before.labels[i] != self.after.labels[j]:
            levels.append(Significance.NEUTRAL)
        became = self._became(i, j)
        if became:
            levels.append(Significance.SUBSTANTIVE)
            notes.append(became)
        change = Change.REWORDED if draft.reworded else Change.KEPT
        return self._made(draft, change, worst(levels), notes, renumbered=own)

    def _made(
        self,
        draft: Draft,
        change: Change,
        significance: Significance,
        notes: Sequence[str],
        *,
        renumbered: bool = False,
    ) -> Pair:
        match = draft.match
        return Pair(
            before=tuple([self.before.paths[i] for i in match.before]),
            after=tuple([self.after.paths[j] for j in match.after]),
            change=change,
            moved=match.moved,
            renumbered=renumbered,
            significance=significance,
            edits=draft.edits,
            evidence=match.evidence,
            notes=tuple(notes),
        )

    def _says(self, at: int, *, new: bool) -> bool:
        """Whether a block says anything itself: words, a heading, a label, a field's value."""
        side = self.after if new else self.before
        block = side.blocks[at]
        fields = block.fields if isinstance(block, Signature) else ()
        return bool(side.keys[at].strip() or side.labels[at] or any(entry.text for entry in fields))

    def _breaks(self, draft: Draft) -> Significance:
        """A split or a merge is substantive, unless only paragraphs break elsewhere and their words are proved.

        Then it is neutral, by the witness layout: the words are equal, the structure is not. A break inside a sentence
        is a stray blank line and none.
        """
        match = draft.match
        if match.moved or own_label(self.before, match.before[0]) != own_label(self.after, match.after[0]):
            return Significance.SUBSTANTIVE
        if not _one_stretch(self.before, match.before) or not _one_stretch(self.after, match.after):
            return Significance.SUBSTANTIVE
        structure = Significance.NEUTRAL if self._structured(match) else Significance.NONE
        return worst((_worst(draft.edits), draft.least, structure))

    def _structured(self, match: Match) -> bool:
        """Whether a break stands between two sentences: structure, where one inside a sentence is a blank line only."""
        side, some = (self.before, match.before) if len(match.before) > 1 else (self.after, match.after)
        return any(side.normal[at].endswith((".", "!", "?", ";", ":")) for at in some[:-1])

    def _against_renumbering(self, i: int, j: int) -> str:
        """What refutes that only the number of a clause changed, as a note; "" if nothing does."""
        path = self.before.paths[i]
        if path in self.stale:
            return f"a reference to {path} does not land on it any more"
        above = self.after.parent[j]
        if above in self.altered and not self.after.normal[above].endswith((".", "!", "?")):
            return f"the words that lead in to it changed ({self.after.paths[above]})"
        return ""

    def _became(self, i: int, j: int) -> str:
        """What a block of another type, or a note on another word, amounts to; "" if to nothing."""
        old, new = self.before.blocks[i].type, self.after.blocks[j].type
        if old is not new and not {old, new} <= _TOLD_BY_LOOKS:
            return f"a {old.value} became a {new.value}"
        if self.after.paths[j] in self.unhung:
            was, now = self.hung.get(self.before.paths[i]), self.hung_after.get(self.after.paths[j])
            if was and now:
                return f"the note hung on “{was[1]}” in {was[0]} and hangs on “{now[1]}” in {now[0]}"
        return ""


def _one_stretch(side: Side, some: Sequence[int]) -> bool:
    """Whether blocks are one clause or paragraph and the unlabelled paragraphs that go straight on after it."""
    first = some[0]
    if len(some) == 1:
        return True
    return all(
        side.blocks[at].type in _PARAGRAPHS and at == first + n and side.parent[at] in {first, side.parent[first]}
        for n, at in enumerate(some[1:], 1)
    )


def _worst(edits: Sequence[Edit]) -> Significance:
    return worst([edit.significance for edit in edits])
