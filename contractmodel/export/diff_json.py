"""`contractmodel/diff@1`: a report as plain values, in the shape and key order that the interface promises."""

from __future__ import annotations

from typing import Any

from contractmodel.diff.values import Edit, Fill, Pair
from contractmodel.export.agreement_json import diagnostics_json
from contractmodel.model import Agreement
from contractmodel.report.values import Report
from contractmodel.rules.values import Finding, Remark

FORMAT = "contractmodel/diff@1"


def diff_json(report: Report, *, evidence: bool = False) -> dict[str, Any]:
    """`report` as JSON values. `evidence` adds to each pair why its blocks were paired."""
    comparison = report.comparison
    return {
        "format": FORMAT,
        "before": document_json(comparison.before),
        "after": document_json(comparison.after),
        "verdict": comparison.verdict.value,
        "renames": [{"before": r.before, "after": r.after, "count": r.count} for r in comparison.renames if r.proved],
        "fills": [fill_json(fill) for fill in comparison.fills],
        "pairs": [_pair(pair, evidence=evidence) for pair in comparison.pairs],
        "findings": [finding_json(f) for f in report.findings],
        "summary": dict(comparison.summary()),
        "remarks": [remark_json(r) for r in report.remarks],
        "diagnostics": [
            {"document": side, **told}
            for side, agreement in (("before", comparison.before), ("after", comparison.after))
            for told in diagnostics_json(agreement)
        ],
    }


def document_json(agreement: Agreement) -> dict[str, Any]:
    """Who one side is."""
    return {"name": agreement.source.name, "sha256": agreement.source.sha256}


def fill_json(fill: Fill) -> dict[str, Any]:
    """A slot and what fills it: `value` None where it is open or cannot be read in one way."""
    return {
        "slot": fill.slot,
        "type": fill.type.value,
        "value": fill.value,
        "text": fill.text,
        "path": fill.path,
        "span": list(fill.span),
    }


def _pair(pair: Pair, *, evidence: bool) -> dict[str, Any]:
    told: dict[str, Any] = {
        "before": list(pair.before),
        "after": list(pair.after),
        "change": pair.change.value,
        "moved": pair.moved,
        "renumbered": pair.renumbered,
        "significance": pair.significance.value,
        "edits": [_edit(edit) for edit in pair.edits],
    }
    if pair.notes:
        told["notes"] = list(pair.notes)
    if evidence:
        told["evidence"] = pair.evidence
    return told


def _edit(edit: Edit) -> dict[str, Any]:
    return {
        "op": edit.op,
        "before": list(edit.before),
        "after": list(edit.after),
        "before_text": edit.before_text,
        "after_text": edit.after_text,
        "significance": edit.significance.value,
        "witness": None if edit.witness is None else edit.witness.value,
    }


def finding_json(finding: Finding) -> dict[str, Any]:
    """A finding about a difference."""
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity.value,
        "impact": finding.impact.value,
        "favours": finding.favours.value,
        "before": finding.before,
        "after": finding.after,
        "message": finding.message,
        "fingerprint": finding.fingerprint,
    }


def remark_json(remark: Remark) -> dict[str, Any]:
    """What a rule has to say where it found nothing."""
    return {"rule": remark.rule, "kind": remark.kind, "path": remark.path, "message": remark.message}
