"""`contractmodel/check@1`: the result of a check as plain values."""

from __future__ import annotations

from typing import Any

from contractmodel.export.agreement_json import source_json
from contractmodel.export.diff_json import remark_json
from contractmodel.report.checks import CheckResult, DocumentCheck
from contractmodel.rules.values import Finding

FORMAT = "contractmodel/check@1"


def check_json(result: CheckResult) -> dict[str, Any]:
    """`result` as JSON values, in the shape and key order that the interface promises."""
    return {
        "format": FORMAT,
        "template": result.template,
        "as": result.as_,
        "documents": [_document(d) for d in result.documents],
    }


def _document(document: DocumentCheck) -> dict[str, Any]:
    told: dict[str, Any] = {
        "source": source_json(document.source),
        "verdict": document.verdict.value,
        "fills": {name: {"value": fill.value, "text": fill.text} for name, fill in document.fills.items()},
        "findings": [_finding(f) for f in document.findings],
        "remarks": [remark_json(r) for r in document.remarks],
    }
    if document.trouble:
        told["trouble"] = document.trouble
    return told


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity.value,
        "path": finding.path,
        "message": finding.message,
        "impact": finding.impact.value,
        "fingerprint": finding.fingerprint,
    }
