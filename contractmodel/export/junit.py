"""JUnit XML: a case for each document or comparison, whose failure is the redline in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from contractmodel.diff.values import Verdict
from contractmodel.export.escapes import html
from contractmodel.policy import CheckVerdict
from contractmodel.report.checks import CheckResult
from contractmodel.report.values import Report, counted


class Case(NamedTuple):
    """One test case: its name, `failure`, `error` or "" for what came of it, one line of it, all of it."""

    name: str
    outcome: str = ""
    message: str = ""
    text: str = ""


def diff_junit(report: Report) -> str:
    """A comparison as one case, which fails where it would be exit 1."""
    from contractmodel.export.text import diff_text

    name = f"{report.before.name} → {report.after.name}"
    if report.verdict is not Verdict.DIFFERENT:
        return _suite("contract diff", [Case(name)])
    return _suite("contract diff", [Case(name, "failure", report.headline, diff_text(report, 80))])


def check_junit(result: CheckResult, names: Iterable[str]) -> str:
    """A check as a case for each document, called as in `names`: a failure where it deviates."""
    from attrs import evolve

    from contractmodel.export.text import check_text

    cases = []
    for document, name in zip(result.documents, names, strict=True):
        if document.verdict is CheckVerdict.CONFORMS:
            cases.append(Case(name))
            continue
        outcome = "failure" if document.verdict is CheckVerdict.DEVIATES else "error"
        told = document.trouble or counted(len(document.findings), "finding")
        text = check_text(evolve(result, documents=(document,)), 80)
        cases.append(Case(name, outcome, told, text))
    return _suite("contract check", cases)


def _suite(name: str, cases: list[Case]) -> str:
    counts = [(word, sum(case.outcome == word for case in cases)) for word in ("failure", "error")]
    told = f'tests="{len(cases)}" ' + " ".join(f'{word}s="{number}"' for word, number in counts)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<testsuites {told}>"]
    lines.append(f'  <testsuite name="{html(name)}" {told}>')
    for case in cases:
        head = f'    <testcase classname="{html(name.replace(" ", "."))}" name="{html(case.name)}"'
        if not case.outcome:
            lines.append(f"{head} />")
            continue
        said = "\n".join(html(line) for line in case.text.splitlines())
        lines += [f"{head}>", f'      <{case.outcome} message="{html(case.message)}">{said}</{case.outcome}>']
        lines.append("    </testcase>")
    return "\n".join([*lines, "  </testsuite>", "</testsuites>"]) + "\n"
