"""What `contract impact` says: the standing of signatures already held, in words, and what decides it."""

from __future__ import annotations

from attrs import frozen

from contractmodel.report.values import Difference, Report, counted
from contractmodel.rules.impact import Impacted, Standing

WORDS = {
    Standing.COSMETIC: (
        "Nothing that the signers agreed to differs, as far as the rules can tell. Signatures already held stand, and "
        "nobody has to be told."
    ),
    Standing.NOTIFY: (
        "Copies already signed keep their own text. No rule asks for new signatures, but the text says something else "
        "than it did: tell those who signed, and have a person read the differences below."
    ),
    Standing.RE_SIGN: (
        "Copies already signed keep their own text. Re-sign means that the new text binds earlier signers only if they "
        "agree to it: ask them to sign again, or leave the old text to those who signed it."
    ),
}
"""What each answer means for the keeper of a form, in sentences."""


@frozen(eq=False, repr=False)
class ImpactReport:
    """A report of the comparison, and what the edit means. `deciding` are its differences that decide it."""

    report: Report
    impacted: Impacted

    @property
    def standing(self) -> Standing:
        """The answer."""
        return self.impacted.standing

    @property
    def headline(self) -> str:
        """The answer and what it rests on, in one line."""
        told = [self.standing.value.upper()]
        if self.standing is not Standing.COSMETIC:
            if self.impacted.deciding:
                told.append(counted(len(self.impacted.deciding), "finding decides|findings decide") + " it")
            if self.impacted.unjudged and self.standing is Standing.NOTIFY:
                told.append(counted(len(self.impacted.unjudged), "difference") + " that no rule covers")
        elif self.report.counts["substantive"]:
            told.append("notes only")
        else:
            told.append("nothing to read")
        return " · ".join(told)

    @property
    def deciding(self) -> tuple[Difference, ...]:
        """The differences that decide it, in the report's order."""
        return tuple(entry for entry in self.report.differences if self._decides(entry))

    @property
    def others(self) -> tuple[Difference, ...]:
        """The differences that do not."""
        return tuple(entry for entry in self.report.differences if not self._decides(entry))

    def _decides(self, entry: Difference) -> bool:
        if any(finding in self.impacted.deciding for finding in entry.findings):
            return True
        unjudged = self.standing is Standing.NOTIFY and entry.pair is not None
        return unjudged and any(entry.pair is pair for pair in self.impacted.unjudged)
