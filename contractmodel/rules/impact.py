"""What an edit to a form means for signatures already held: nothing, a word to the signers, or a new signature."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from contractmodel.diff.values import Comparison, Pair, Significance
from contractmodel.model import Severity
from contractmodel.rules.values import Finding, Impact

_ORDER = (Impact.NONE, Impact.NOTIFY, Impact.RE_SIGN)
_PLACE_ONLY = frozenset(("STR02", "REF05", "REF06", "REF07"))
"""Rules that speak of a place or a label, not of what was written: they cover no words that differ."""


@frozen
class ImpactResult:
    """The answer. `impact` NONE reads as `cosmetic`.

    `deciding` are the findings that weigh as much as the answer, in reading order; `uncovered` the substantive pairs
    that no finding speaks of, each of which asks for a notice.
    """

    impact: Impact
    deciding: tuple[Finding, ...] = ()
    uncovered: tuple[Pair, ...] = ()

    @property
    def word(self) -> str:
        """`cosmetic`, `notify` or `re-sign`.

        >>> ImpactResult(Impact.NONE).word
        'cosmetic'
        """
        return "cosmetic" if self.impact is Impact.NONE else self.impact.value

    @property
    def exit_code(self) -> int:
        """0 for `cosmetic`, else 1."""
        return int(self.impact is not Impact.NONE)


def weight(finding: Finding) -> Impact:
    """What one finding means for signatures held: its own impact; else a word to the signers if it is no mere note.

    >>> from contractmodel.rules.values import Favours
    >>> weight(Finding(rule="STR02", name="clause-moved", severity=Severity.NOTE, message="Moved.")).value
    'none'
    """
    if finding.impact is Impact.RE_SIGN or finding.severity is Severity.NOTE:
        return finding.impact
    return Impact.NOTIFY


def impact(comparison: Comparison, findings: Iterable[Finding]) -> ImpactResult:
    """The worst of what the findings of a diff mean, and of the substantive pairs that no finding covers. Linear.

    A finding covers its pair if it is a warning or an error; a note covers the edit it rests on, or a whole pair that
    came or went. What is substantive and not covered asks for a notice.
    """
    told = tuple(findings)
    before = {f.before: f for f in told if f.severity is not Severity.NOTE and f.before}
    after = {f.after: f for f in told if f.severity is not Severity.NOTE and f.after}
    noted = [f for f in told if f.severity is Severity.NOTE and f.rule not in _PLACE_ONLY]
    uncovered = tuple(
        pair
        for pair in comparison.pairs
        if pair.significance is Significance.SUBSTANTIVE
        and not any(path in before for path in pair.before)
        and not any(path in after for path in pair.after)
        and not _noted(pair, noted)
    )
    worst = max((weight(f) for f in told), key=_ORDER.index, default=Impact.NONE)
    if uncovered and worst is Impact.NONE:
        worst = Impact.NOTIFY
    deciding = tuple(f for f in told if weight(f) is worst) if worst is not Impact.NONE else ()
    return ImpactResult(worst, deciding, uncovered if worst is Impact.NOTIFY else ())


def _noted(pair: Pair, notes: list[Finding]) -> bool:
    """Whether every substantive edit of `pair`, or the pair itself if it came or went, has a note of its own."""
    own = [f for f in notes if (f.before in pair.before and f.before) or (f.after in pair.after and f.after)]
    edits = [e for e in pair.edits if e.significance is Significance.SUBSTANTIVE]
    if not edits or not pair.before or not pair.after:
        return bool(own) and bool(pair.before) != bool(pair.after)
    return all(any(f.edit == edit for f in own) for edit in edits)
