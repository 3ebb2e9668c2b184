"""What an edit to a form means for the copies that are signed already."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from attrs import frozen

from contractmodel.diff.values import Comparison, Pair, Significance
from contractmodel.model import Severity
from contractmodel.rules.values import Finding, Impact


class Standing(StrEnum):
    """Whether signatures already held stand: `COSMETIC` they do, `NOTIFY` tell the signers, `RE_SIGN` ask again."""

    COSMETIC = "cosmetic"
    NOTIFY = "notify"
    RE_SIGN = "re-sign"


_ORDER = tuple(Standing)


@frozen
class Impacted:
    """The answer, and what decides it: the findings that speak as loudly, the differences that no finding speaks of.

    `unjudged` counts towards `NOTIFY`: what no rule covers, a person has to look at.
    """

    standing: Standing
    deciding: tuple[Finding, ...] = ()
    unjudged: tuple[Pair, ...] = ()


def impact(comparison: Comparison, findings: Sequence[Finding]) -> Impacted:
    """What `findings`, all that the rules say of `comparison`, and what they leave out mean for signers. Linear.

    A finding of impact re-sign means re-sign; any other error or warning notify; a note nothing. A substantive
    difference that no finding covers is to be notified; a note covers no more than the edit it rests on.

    >>> from contractmodel.model import Agreement
    >>> impact(Comparison(before=Agreement(), after=Agreement(), pairs=()), ()).standing.value
    'cosmetic'
    """
    unjudged = tuple(pair for pair in comparison.pairs if _unjudged(pair, findings))
    told = [_of(finding) for finding in findings]
    worst = max([Standing.NOTIFY if unjudged else Standing.COSMETIC, *told], key=_ORDER.index)
    deciding = (
        () if worst is Standing.COSMETIC else tuple(f for f, one in zip(findings, told, strict=True) if one is worst)
    )
    return Impacted(worst, deciding, unjudged)


def _of(finding: Finding) -> Standing:
    if finding.impact is Impact.RE_SIGN:
        return Standing.RE_SIGN
    loud = finding.severity is not Severity.NOTE or finding.impact is Impact.NOTIFY
    return Standing.NOTIFY if loud else Standing.COSMETIC


def _unjudged(pair: Pair, findings: Sequence[Finding]) -> bool:
    """Whether `pair` differs in substance where no finding speaks of it."""
    if pair.significance is not Significance.SUBSTANTIVE:
        return False
    own = [f for f in findings if f.after in pair.after or f.before in pair.before]
    if any(_of(finding) is not Standing.COSMETIC for finding in own):
        return False
    edits = [edit for edit in pair.edits if edit.significance is Significance.SUBSTANTIVE]
    if not edits:
        return not own
    return not all(any(finding.edit == edit for finding in own) for edit in edits)
