"""`contract impact`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contractmodel.commands.diffing import judged
from contractmodel.commands.output import Output, marks
from contractmodel.commands.reading import Reading

if TYPE_CHECKING:
    from contractmodel.report.impacts import ImpactReport

FORMATS = ("rich", "text", "json", "markdown")


def run(
    before: str,
    after: str,
    output: Output,
    how: Reading,
) -> int:
    """Compare, judge, write; 0 where signatures already held stand, 1 where the signers must be told or asked."""
    format_ = output.chosen(FORMATS)
    old, new = how.documents([before, after])
    from contractmodel.diff import compare
    from contractmodel.report.impacts import ImpactReport
    from contractmodel.rules.impact import impact

    report = judged(compare(old, new), findings=True)
    told = ImpactReport(report, impact(report.comparison, report.findings))
    if not (output.quiet and output.file is None):
        _write(told, output, format_)
    return told.result.exit_code


def _write(told: ImpactReport, output: Output, format_: str) -> None:
    if format_ == "json":
        from contractmodel.export.impact import impact_json
        from contractmodel.export.jsontext import dumps

        output.text(dumps(impact_json(told)))
    elif format_ == "text":
        from contractmodel.export.impact import impact_text

        output.text(impact_text(told, output.columns()))
    elif format_ == "markdown":
        from contractmodel.export.impact import impact_markdown

        output.text(impact_markdown(told))
    else:
        from contractmodel.render.impact_screen import impact_screen

        output.lines(impact_screen(told, output.columns(), marks=marks(output)))
