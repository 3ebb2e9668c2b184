"""SARIF 2.1.0, for code hosts and editors that show findings beside a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

from contractmodel.model import Severity
from contractmodel.report.located import Located

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def sarif(located: Iterable[Located], troubles: Sequence[tuple[str, str]] = ()) -> dict[str, Any]:
    """A SARIF log of one run. `troubles` are documents that could not be read: name and sentence.

    Names of files stand as URI references, as people gave them; columns count code points.
    """
    from contractmodel import __version__

    told = list(located)
    rules = {one.rule: one for one in told}
    order = {rule: number for number, rule in enumerate(rules)}
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "contract",
                        "semanticVersion": __version__,
                        "rules": [_rule(one) for one in rules.values()],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "invocations": [
                    {
                        "executionSuccessful": not troubles,
                        "toolExecutionNotifications": [
                            {"level": "error", "message": {"text": sentence}, "locations": [_place(name)]}
                            for name, sentence in troubles
                        ],
                    }
                ],
                "results": [_result(one, order[one.rule]) for one in told],
            }
        ],
    }


def _rule(one: Located) -> dict[str, Any]:
    return {
        "id": one.rule,
        "name": "".join(word.capitalize() for word in one.name.split("-")),
        "shortDescription": {"text": one.name.replace("-", " ")},
        "help": {"text": f"contract explain {one.rule}" if one.finding is not None else "No rule speaks of it."},
    }


def _result(one: Located, rule: int) -> dict[str, Any]:
    place = _place(one.uri)
    if one.lines is not None:
        place["physicalLocation"]["region"] = {
            "startLine": one.lines.line,
            "startColumn": one.lines.column,
            "endLine": one.lines.end_line,
            "endColumn": one.lines.end_column,
        }
    if one.path is not None:
        place["logicalLocations"] = [{"fullyQualifiedName": one.path}]
    told: dict[str, Any] = {
        "ruleId": one.rule,
        "ruleIndex": rule,
        "level": _LEVELS[one.severity],
        "message": {"text": one.message},
        "locations": [place],
    }
    if one.fingerprint:
        told["partialFingerprints"] = {"contract/v1": one.fingerprint}
    if one.finding is not None:
        told["properties"] = {"impact": one.finding.impact.value, "favours": one.finding.favours.value}
    return told


def _place(name: str) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": quote(name.replace("\\", "/"), safe="/~.-_")}}}
