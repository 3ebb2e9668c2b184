"""Applying the catalogue: to a comparison, to one document, to a document and its template."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from contractmodel.diff.values import Comparison
from contractmodel.model import Agreement, Severity
from contractmodel.rules.base import Checked, CheckRule, Difference, DiffRule, DocumentRule, Rule, Statement
from contractmodel.rules.catalogue import CATALOGUE
from contractmodel.rules.values import Finding, Remark

_LOUDNESS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


class Findings(NamedTuple):
    """What the rules say, in reading order of `after` (removals at their old place); remarks apart."""

    findings: tuple[Finding, ...] = ()
    remarks: tuple[Remark, ...] = ()

    def at_least(self, severity: Severity) -> tuple[Finding, ...]:
        """The findings as loud as `severity` or louder."""
        return tuple(f for f in self.findings if _LOUDNESS[f.severity] <= _LOUDNESS[severity])


def judge(comparison: Comparison, rules: Iterable[Rule] = CATALOGUE) -> Findings:
    """What the diff rules say of `comparison`, and the document findings that `after` has and `before` has not.

    A fallback rule speaks only of pairs that no other rule speaks of above the level of a note. Cost: linear in the
    changed pairs, and in the documents where a rule reads provisions or references.
    """
    rules = tuple(rules)
    return _ordered(comparison, _told(Difference(comparison), rules))


def judge_check(comparison: Comparison, as_: str, rules: Iterable[Rule] = CATALOGUE) -> Findings:
    """What all rules say of a document (`comparison.after`) made from a template (`comparison.before`)."""
    rules = tuple(rules)
    checked = Checked(comparison, as_)
    own = [s for rule in rules if isinstance(rule, CheckRule) for s in rule.judge(checked)]
    return _ordered(comparison, [*own, *_told(checked, rules, own)])


def judge_document(document: Agreement, rules: Iterable[Rule] = CATALOGUE) -> Findings:
    """What the document rules say of one text by itself, in reading order."""
    told = [s for rule in rules if isinstance(rule, DocumentRule) for s in rule.judge(document)]
    order = {path: i for i, path in enumerate(document.by_path)}
    return _split(told, lambda f: order.get(f.after or "", -1))


def _told(difference: Difference, rules: tuple[Rule, ...], own: Iterable[Statement] = ()) -> list[Statement]:
    diff_rules = [rule for rule in rules if isinstance(rule, DiffRule)]
    told = [s for rule in diff_rules if not rule.fallback for s in rule.judge(difference)]
    loud = [f for f in (*own, *told) if isinstance(f, Finding) and f.severity is not Severity.NOTE]
    before, after = {f.before for f in loud}, {f.after for f in loud}
    for rule in diff_rules:
        told += (
            statement
            for statement in (rule.judge(difference) if rule.fallback else ())
            if isinstance(statement, Remark)
            or not (
                _covered(difference.before, statement.before, before)
                or _covered(difference.after, statement.after, after)
            )
        )
    for document_rule in rules:
        if isinstance(document_rule, DocumentRule):
            told += document_rule.against(difference)
    return told


def _covered(document: Agreement, path: str | None, spoken: set[str | None]) -> bool:
    """Whether a louder rule spoke of the block at `path`, or, where it only leads in, of all inside it."""
    if path is None or path in spoken:
        return path is not None
    block = document[path]
    leads = not block.text or block.text.rstrip().endswith(":")
    return bool(block.body) and leads and all(_covered(document, b.path, spoken) for b in block.body)


def _ordered(comparison: Comparison, told: list[Statement]) -> Findings:
    place: dict[tuple[str, str], int] = {}
    for i, pair in enumerate(comparison.pairs):
        place.update({("before", p): i for p in pair.before} | {("after", p): i for p in pair.after})

    def where(finding: Finding) -> int:
        if finding.after is not None:
            return place.get(("after", finding.after), -1)
        return place.get(("before", finding.before or ""), -1)

    return _split(told, where)


def _split(told: Iterable[Statement], where: Callable[[Finding], int]) -> Findings:
    findings = [s for s in told if isinstance(s, Finding)]
    findings.sort(key=lambda f: (where(f), f.rule, f.subject))
    return Findings(tuple(findings), tuple(s for s in told if isinstance(s, Remark)))
