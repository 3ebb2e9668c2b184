"""Law, forum, changes, the last clauses: BLR."""

from __future__ import annotations

from collections.abc import Iterator

from contractmodel.model import Severity, SlotType
from contractmodel.rules.base import Difference, DiffRule, Statement
from contractmodel.rules.values import Stability


class LawChosen(DiffRule):
    """A blank law was filled, and not as the model suggests."""

    id = "BLR05"
    name = "law-chosen"
    statement = "The blank for the governing law was filled with a law other than the model suggests."
    severity = Severity.NOTE
    stability = Stability.STABLE

    def judge(self, difference: Difference) -> Iterator[Statement]:
        """One finding for each law that was filled in; a remark where it is the suggested one."""
        for fill in difference.comparison.fills:
            if fill.type is not SlotType.LAW or not fill.text.strip():
                continue
            if fill.suggested:
                yield self.remark("satisfied", f"the law is {fill.text.strip()}, as the model suggests", fill.path)
            else:
                yield self.found(
                    f"The law is now that of {fill.text.strip()}.",
                    headline="the governing law was chosen",
                    after=difference.after.get(fill.path),
                    subject=fill.slot,
                )


RULES = (LawChosen(),)
