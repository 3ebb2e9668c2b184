"""`contract diff`."""

from __future__ import annotations

from contractmodel.commands.output import Output, marks
from contractmodel.commands.reading import Reading
from contractmodel.diff.values import Comparison, Verdict
from contractmodel.model import ContractError, Severity
from contractmodel.report import Report

MACHINES = ("sarif", "junit", "github")
FORMATS = ("rich", "text", "json", "markdown", "html", "docx", "svg", "patch", *MACHINES)


def run(
    before: str,
    after: str,
    output: Output,
    how: Reading,
    *,
    view: str = "inline",
    full: bool = False,
    findings: bool = True,
    fail_on: str | None = None,
    explain_match: bool = False,
) -> int:
    """Compare, write, and say by the exit code whether anything substantive differs: 1 if so, else 0.

    With `fail_on`, 1 only if a finding is as loud.
    """
    format_ = output.chosen(FORMATS)
    if fail_on is not None and not findings:
        raise ContractError(
            "usage", "--fail-on", "judges by findings, and --no-findings asks for none", "give one of them"
        )
    old, new = how.documents([before, after])
    from contractmodel.diff import compare

    comparison = compare(old, new)
    silent = output.quiet and output.file is None
    if format_ == "patch" and not silent:
        from contractmodel.export.jsontext import dumps

        output.text(dumps(comparison.patch().as_data()))
        silent = True
    if silent and fail_on is None:
        return int(comparison.verdict is Verdict.DIFFERENT)
    report = judged(comparison, findings=findings)
    if not silent and format_ in MACHINES:
        annotate(report, output, format_, before, after)
    elif not silent:
        write(report, output, format_, view=view, full=full, evidence=explain_match)
    if fail_on is None:
        return int(comparison.verdict is Verdict.DIFFERENT)
    loud = list(Severity)[: list(Severity).index(Severity(fail_on)) + 1]
    return int(any(finding.severity in loud for finding in report.findings))


def annotate(report: Report, output: Output, format_: str, before: str, after: str) -> None:
    """`report` for the tools of a build: its files called as they were named on the command line."""
    if format_ == "junit":
        from contractmodel.export.junit import diff_junit

        output.text(diff_junit(report))
        return
    from contractmodel.report.located import in_diff

    located = in_diff(report, before, after)
    if format_ == "sarif":
        from contractmodel.export.jsontext import dumps
        from contractmodel.export.sarif import sarif

        output.text(dumps(sarif(located)))
    else:
        from contractmodel.export.github import github

        output.text(github(located))


def judged(comparison: Comparison, *, findings: bool) -> Report:
    """The report of `comparison`, with findings or without."""
    from contractmodel.report import report

    if not findings:
        return report(comparison, judged=False)
    from contractmodel.rules import judge
    from contractmodel.rules.catalogue import RULE_SET_VERSION

    told = judge(comparison)
    return report(comparison, told.findings, told.remarks, rule_set=RULE_SET_VERSION)


def write(report: Report, output: Output, format_: str, *, view: str, full: bool, evidence: bool) -> None:
    """`report` in the format that was chosen."""
    if format_ == "json":
        from contractmodel.export.diff_json import diff_json
        from contractmodel.export.jsontext import dumps

        output.text(dumps(diff_json(report, evidence=evidence)))
    elif format_ == "text":
        from contractmodel.export.text import diff_text

        output.text(diff_text(report, output.columns(), full=full, summary=view == "summary", evidence=evidence))
    elif format_ == "markdown":
        from contractmodel.export.markdown import diff_markdown

        output.text(diff_markdown(report, full=full, summary=view == "summary"))
    elif format_ == "html":
        from contractmodel.export.html import diff_html

        output.text(diff_html(report, full=full, summary=view == "summary"))
    elif format_ == "docx":
        from contractmodel.export.docx import diff_docx

        output.data(diff_docx(report), "a Word file")
    else:
        _screen(report, output, picture=format_ == "svg", view=view, full=full, evidence=evidence)


def _screen(report: Report, output: Output, *, picture: bool, view: str, full: bool, evidence: bool) -> None:
    from contractmodel.render.screen import screen

    width = output.columns(widest=200 if view == "side-by-side" else 120)
    how = "colour" if picture else marks(output)
    lines = screen(report, width, marks=how, view=view, full=full, evidence=evidence)
    if picture:
        output.picture(lines, width, f"contract diff {report.before.name} {report.after.name}")
    else:
        output.lines(lines)
