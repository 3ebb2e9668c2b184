"""Clauses that came, went or moved: STR. The fallback where no rule knows better."""

from __future__ import annotations

from collections.abc import Iterator

from contractmodel.diff.values import Change, Pair, Significance
from contractmodel.model import Block, Clause, Severity, Signature
from contractmodel.rules.base import Difference, DiffRule, Statement
from contractmodel.rules.values import Impact, Stability


def _said(block: Block, limit: int = 60) -> str:
    words = (block.heading or block.text) if isinstance(block, Clause) else block.text
    return words if len(words) <= limit else words[: limit - 1].rsplit(" ", 1)[0] + "…"


class ClauseAddedOrRemoved(DiffRule):
    """A block without a partner."""

    id = "STR01"
    name = "clause-added-or-removed"
    statement = "A clause stands in one text and has no counterpart in the other."
    severity = Severity.WARNING
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    fallback = True

    def judge(self, difference: Difference) -> Iterator[Statement]:
        """One finding for each added or removed block; children of one that came or went are not told again."""
        for pair in difference.comparison.pairs:
            if pair.change not in (Change.ADDED, Change.REMOVED) or pair.significance is not Significance.SUBSTANTIVE:
                continue
            block = difference.after_block(pair) or difference.before_block(pair)
            if block is None or isinstance(block, Signature) or not _said(block) or _parent_too(difference, pair):
                continue
            added = pair.change is Change.ADDED
            yield self.found(
                f"“{_said(block)}” {'has no counterpart in the model' if added else 'of the model is gone'}.",
                headline=f"{block.type.value} {'added' if added else 'removed'}",
                pair=pair,
                before=difference.before_block(pair),
                after=difference.after_block(pair),
            )


def _parent_too(difference: Difference, pair: Pair) -> bool:
    if pair.after:
        above = difference.pair_after.get(difference.after.parents[pair.after[0]])
        return above is not None and above.change is Change.ADDED
    above = difference.pair_before.get(difference.before.parents[pair.before[0]])
    return above is not None and above.change is Change.REMOVED


class ClauseMoved(DiffRule):
    """The same clause, elsewhere."""

    id = "STR02"
    name = "clause-moved"
    statement = "A clause stands in another place than in the model."
    severity = Severity.NOTE
    stability = Stability.PREVIEW

    def judge(self, difference: Difference) -> Iterator[Statement]:
        """One finding for each moved pair."""
        for pair in difference.comparison.pairs:
            if pair.moved and pair.before and pair.after:
                yield self.found(
                    f"{pair.before[0]} of the model now stands at {pair.after[0]}.",
                    headline="moved",
                    pair=pair,
                    before=difference.before_block(pair),
                    after=difference.after_block(pair),
                )


RULES = (ClauseAddedOrRemoved(), ClauseMoved())
