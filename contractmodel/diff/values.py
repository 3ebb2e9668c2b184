"""What a comparison says: pairs, edits with their proofs, renames, fills. States what differs and judges nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import field, frozen

from contractmodel.model import NOWHERE, Agreement, Block, SlotType, Span

if TYPE_CHECKING:
    from contractmodel.diff.patch import Patch


class Significance(StrEnum):
    """`NEUTRAL` only by proof; what is not proved is `SUBSTANTIVE`."""

    NONE = "none"
    NEUTRAL = "neutral"
    SUBSTANTIVE = "substantive"


def worst(levels: Sequence[Significance]) -> Significance:
    """The greatest of `levels`, `NONE` for none.

    >>> worst((Significance.NEUTRAL, Significance.NONE)).value
    'neutral'
    """
    if Significance.SUBSTANTIVE in levels:
        return Significance.SUBSTANTIVE
    return Significance.NEUTRAL if Significance.NEUTRAL in levels else Significance.NONE


class Change(StrEnum):
    """What became of the blocks of a pair."""

    KEPT = "kept"
    REWORDED = "reworded"
    ADDED = "added"
    REMOVED = "removed"
    SPLIT = "split"
    MERGED = "merged"


class Witness(StrEnum):
    """What proves a difference neutral."""

    LAYOUT = "layout"
    RENUMBER = "renumber"
    RENAME = "rename"
    OPTION = "option"
    FILL = "fill"


class Verdict(StrEnum):
    """`IDENTICAL` but for layout; `EQUIVALENT` with only neutral differences; `DIFFERENT`."""

    IDENTICAL = "identical"
    EQUIVALENT = "equivalent"
    DIFFERENT = "different"


@frozen
class Edit:
    """One hunk inside a pair. `before` and `after` are spans in the two extractions, for people and for JSON.

    `before_path`/`before_at` (and the same for after) place it in a block's own `text`: what `apply` replays. `op` is
    `replace`, `insert` or `delete`. `slot`, `rename` or `reference` name the witness's evidence.
    """

    op: str
    before: Span
    after: Span
    before_text: str
    after_text: str
    significance: Significance = Significance.SUBSTANTIVE
    witness: Witness | None = None
    before_path: str = ""
    before_at: Span = NOWHERE
    after_path: str = ""
    after_at: Span = NOWHERE
    part: str = "text"
    """Which part of the block it edits: `text`, `heading`, or `field:NAME` of a signature."""
    slot: str | None = None
    note: str | None = None


@frozen
class Pair:
    """Blocks that answer to each other, by path: one to one, or one to several (`split`), several to one (`merged`).

    `added` has no before, `removed` no after. `evidence` says why they were paired, for `--explain-match`.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    change: Change
    moved: bool = False
    renumbered: bool = False
    significance: Significance = Significance.NONE
    edits: tuple[Edit, ...] = ()
    evidence: str = field(default="", eq=False)
    notes: tuple[str, ...] = ()


@frozen
class Rename:
    """A defined term that is now called otherwise. `count` is replacements in `before`, the definition included.

    `leftovers` are paths in `after` where the old words still stand for something that operates; `proved` is False
    for a rename that is partial or collides with a term in use (`why` says which): its edits are substantive.
    """

    before: str
    after: str
    count: int
    proved: bool = True
    why: str = ""
    paths: tuple[str, ...] = ()
    leftovers: tuple[str, ...] = ()


@frozen
class Fill:
    """A slot of `before` and what `after` puts into it. `value` is None where the slot is still open or not readable.

    `path` and `span` are places in `after`; `suggested` says that the value is the one the template suggests.
    """

    slot: str
    type: SlotType
    value: str | None
    text: str
    path: str
    span: Span
    suggested: bool = False
    fits: bool = True
    note: str = ""


@frozen
class Layout:
    """Differences of layout in one pair: the kinds met ("apostrophe", "dash", "line-end hyphen") and how often."""

    before: str
    after: str
    kinds: tuple[tuple[str, int], ...]


@frozen(kw_only=True)
class Comparison:
    """Two agreements and all that differs between them, in reading order of `after`, removals at their old place."""

    before: Agreement
    after: Agreement
    pairs: tuple[Pair, ...]
    renames: tuple[Rename, ...] = ()
    fills: tuple[Fill, ...] = ()
    layout: tuple[Layout, ...] = ()
    verdict: Verdict = Verdict.IDENTICAL

    def summary(self) -> Mapping[str, int]:
        """The counts that every output shows: pairs by change, moved, renumbered, substantive."""
        counts = {change.value: 0 for change in Change} | {"moved": 0, "renumbered": 0, "substantive": 0}
        for pair in self.pairs:
            counts[pair.change] += 1
            counts["moved"] += pair.moved
            counts["renumbered"] += pair.renumbered
            counts["substantive"] += pair.significance is Significance.SUBSTANTIVE
        return counts

    def patch(self) -> Patch:
        """The same as pure data that can be stored, sent and applied. Worked out when asked for."""
        from contractmodel.diff.patch import patch_of

        return patch_of(self)

    def apply(self, before: Agreement) -> Agreement:
        """`after`, rebuilt from `before` and the patch: equal to it in normal text, labels and structure.

        ContractError where `before` is not the agreement that was compared.
        """
        return self.patch().apply(before)

    def invert(self) -> Comparison:
        """The same differences told the other way round: what was added is removed, what was neutral is so still."""
        from contractmodel.diff.inverse import inverted

        return inverted(self)

    def compose(self, other: Comparison) -> Patch:
        """One patch for this comparison and then `other`, whose before is this one's after."""
        return self.patch().compose(other.patch())

    def before_blocks(self, pair: Pair) -> tuple[Block, ...]:
        """The blocks of `pair` on the before side."""
        return tuple(self.before[path] for path in pair.before)

    def after_blocks(self, pair: Pair) -> tuple[Block, ...]:
        """The blocks of `pair` on the after side."""
        return tuple(self.after[path] for path in pair.after)
