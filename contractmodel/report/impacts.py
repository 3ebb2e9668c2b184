"""What `contract impact` says: the standing of signatures already held, in words, and what decides it."""

from __future__ import annotations

from attrs import frozen

from contractmodel.report.values import Difference, Report, counted
from contractmodel.rules.impact import ImpactResult
from contractmodel.rules.values import Impact

WORDS = {
    Impact.NONE: (
        "Nothing that the signers agreed to differs, as far as the rules can tell. Signatures already held stand, and "
        "nobody has to be told."
    ),
    Impact.NOTIFY: (
        "Copies already signed keep their own text. No rule asks for new signatures, but the text says something else "
        "than it did: tell those who signed, and have a person read the differences below."
    ),
    Impact.RE_SIGN: (
        "Copies already signed keep their own text. Re-sign means that the new text binds earlier signers only if they "
        "agree to it: ask them to sign again, or leave the old text to those who signed it."
    ),
}
"""What each answer means for the keeper of a form, in sentences."""


@frozen(eq=False, repr=False)
class ImpactReport:
    """A report of the comparison, and what the edit means. `deciding` are its differences that decide it."""

    report: Report
    result: ImpactResult

    @property
    def impact(self) -> Impact:
        """The answer; `NONE` reads as cosmetic."""
        return self.result.impact

    @property
    def word(self) -> str:
        """The answer in the word that is promised: `cosmetic`, `notify` or `re-sign`."""
        return self.result.word

    @property
    def meaning(self) -> str:
        """What it means for the keeper of a form, in sentences."""
        return WORDS[self.impact]

    @property
    def headline(self) -> str:
        """The answer and what it rests on, in one line."""
        told = [self.word.upper()]
        if self.impact is not Impact.NONE:
            if self.result.deciding:
                told.append(counted(len(self.result.deciding), "finding decides|findings decide") + " it")
            if self.result.uncovered and self.impact is Impact.NOTIFY:
                told.append(counted(len(self.result.uncovered), "difference") + " that no rule covers")
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
        if any(finding in self.result.deciding for finding in entry.findings):
            return True
        unjudged = self.impact is Impact.NOTIFY and entry.pair is not None
        return unjudged and any(entry.pair is pair for pair in self.result.uncovered)
