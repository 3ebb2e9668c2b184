"""`contract impact` in words, as Markdown, and as `contractmodel/impact@1`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from contractmodel.export.diff_json import document_json, finding_json
from contractmodel.export.escapes import markdown as safe
from contractmodel.export.markdown import difference_paragraphs
from contractmodel.export.text import difference_lines, named
from contractmodel.render.layout import Line, Run, plain, wrap
from contractmodel.report.impacts import ImpactReport

FORMAT = "contractmodel/impact@1"


def impact_json(told: ImpactReport) -> dict[str, Any]:
    """`told` as JSON values: `findings` are those that decide it, `unjudged` the differences that no rule covers."""
    comparison = told.report.comparison
    return {
        "format": FORMAT,
        "before": document_json(comparison.before),
        "after": document_json(comparison.after),
        "impact": told.word,
        "findings": [finding_json(finding) for finding in told.result.deciding],
        "unjudged": [{"before": list(pair.before), "after": list(pair.after)} for pair in told.result.uncovered],
        "meaning": told.meaning,
    }


def impact_text(told: ImpactReport, width: int) -> str:
    """`told` in words, of at most `width` columns."""
    return plain(_lines(told, width))


def _lines(told: ImpactReport, width: int) -> Iterator[Line]:
    report = told.report
    yield from wrap(
        [Run(f"What an edit means: {named(report.before)} (before), {named(report.after)} (after).")], width
    )
    yield from wrap([Run(f"Impact: {told.headline.replace(' · ', ', ')}.")], width)
    yield from wrap([Run(told.meaning)], width)
    yield ()
    for title, entries, summary in (("What decides it", told.deciding, False), ("Also changed", told.others, True)):
        if entries:
            yield (Run(f"{title}:"),)
            for entry in entries:
                if not summary:
                    yield ()
                yield from difference_lines(entry, width, summary=summary)
            yield ()
    yield from wrap([Run("No network was used. This is not legal advice.")], width)


def impact_markdown(told: ImpactReport) -> str:
    """`told` as Markdown, for a pull request."""
    return "\n\n".join(_paragraphs(told)) + "\n"


def _paragraphs(told: ImpactReport) -> Iterator[str]:
    yield f"# {safe(told.report.before.name)} → {safe(told.report.after.name)}"
    yield f"**{safe(told.headline)}**"
    yield told.meaning
    for title, entries, summary in (("What decides it", told.deciding, False), ("Also changed", told.others, True)):
        if entries:
            yield f"## {title}"
            for entry in entries:
                yield from difference_paragraphs(entry, summary=summary)
    yield "<sub>No network used · not legal advice</sub>"
