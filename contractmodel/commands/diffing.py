"""`contract diff`."""

from __future__ import annotations

from contractmodel.commands.output import Output, marks
from contractmodel.commands.reading import documents, tell
from contractmodel.diff.values import Comparison, Verdict
from contractmodel.report import Report

FORMATS = ("rich", "text", "json", "markdown", "html", "svg", "patch", "sarif", "junit", "github")


def run(
    before: str,
    after: str,
    output: Output,
    *,
    view: str = "inline",
    full: bool = False,
    findings: bool = True,
    explain_match: bool = False,
    verbose: bool = False,
    stdin_format: str | None = None,
    revisions: str = "accept",
    ocr: bool = False,
) -> int:
    """Compare, write, and say by the exit code whether anything substantive differs: 1 if so, else 0."""
    format_ = output.chosen(FORMATS)
    old, new = documents([before, after], stdin_format=stdin_format, revisions=revisions, ocr=ocr)
    from contractmodel.diff import compare

    comparison = compare(old, new)
    if verbose:
        tell(old)
        tell(new)
    if format_ == "patch":
        from contractmodel.export.jsontext import dumps

        output.text(dumps(comparison.patch().as_data()))
    elif not (output.quiet and output.file is None):
        write(judged(comparison, findings=findings), output, format_, view=view, full=full, evidence=explain_match)
    return int(comparison.verdict is Verdict.DIFFERENT)


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
