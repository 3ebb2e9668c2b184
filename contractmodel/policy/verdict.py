"""The verdict of a check."""

from __future__ import annotations

from enum import StrEnum

from contractmodel.model import Severity
from contractmodel.rules.judge import Findings

NOT_READ = "SIG09"
"""The rule that speaks of what could not be read."""


class CheckVerdict(StrEnum):
    """`DEVIATES` exactly when a finding reaches the threshold; what could not be read is never clean."""

    CONFORMS = "conforms"
    DEVIATES = "deviates"
    NOT_CHECKABLE = "not-checkable"


def decide(findings: Findings, fail_on: Severity = Severity.WARNING) -> CheckVerdict:
    """`NOT_CHECKABLE` if a part could not be read, `DEVIATES` if any finding is as loud as `fail_on`, else `CONFORMS`.

    >>> decide(Findings()).value
    'conforms'
    """
    if any(finding.rule == NOT_READ for finding in findings.findings):
        return CheckVerdict.NOT_CHECKABLE
    return CheckVerdict.DEVIATES if findings.at_least(fail_on) else CheckVerdict.CONFORMS
