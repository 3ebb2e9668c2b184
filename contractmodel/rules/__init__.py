"""What a difference means: the catalogue of rules and the three ways to apply it."""

from contractmodel.rules.judge import Findings, judge, judge_check, judge_document
from contractmodel.rules.values import Favours, Finding, Impact, Remark, Scope, Stability

__all__ = [
    "Favours",
    "Finding",
    "Findings",
    "Impact",
    "Remark",
    "Scope",
    "Stability",
    "judge",
    "judge_check",
    "judge_document",
]
