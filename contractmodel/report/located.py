"""Findings with the line they stand on, for the tools that show them beside a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from contractmodel.diff.values import Significance
from contractmodel.model import Agreement, Severity, Span
from contractmodel.report.checks import CheckResult
from contractmodel.report.values import Report
from contractmodel.report.visible import visible
from contractmodel.rules.values import Finding

_TYPED = ("text/plain", "text/markdown")
"""Media types whose extraction has the file's own lines."""

UNJUDGED = "DIFF00"
"""Stands for a rule's id where a substantive difference is told that no rule speaks of."""


class Lines(NamedTuple):
    """Where words stand in a file: lines and columns from 1, columns in code points, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Located(NamedTuple):
    """One statement about a file: `uri` as people named the file, `path` the block, `lines` if they are known."""

    rule: str
    name: str
    severity: Severity
    message: str
    uri: str
    path: str | None
    lines: Lines | None
    fingerprint: str
    finding: Finding | None


def in_diff(report: Report, before: str, after: str) -> Iterator[Located]:
    """The findings of a comparison in their order, then every substantive difference that none of them speaks of.

    `before` and `after` are what the two files are called. A finding stands in the after file, or, where it has no
    place there, in the before file.
    """
    comparison = report.comparison
    spoken: set[tuple[str, str]] = set()
    for finding in report.findings:
        spoken |= {("after", finding.after or ""), ("before", finding.before or "")}
        old = finding.after is None and finding.before is not None
        if old:
            yield _located(finding, comparison.before, before, finding.before_span)
        else:
            yield _located(finding, comparison.after, after, finding.after_span)
    for entry in report.differences:
        pair = entry.pair
        if pair is None or pair.significance is not Significance.SUBSTANTIVE:
            continue
        if any(
            (side, path) in spoken for side, own in (("before", pair.before), ("after", pair.after)) for path in own
        ):
            continue
        agreement, uri, path = (
            (comparison.after, after, pair.after[0]) if pair.after else (comparison.before, before, pair.before[0])
        )
        yield Located(
            UNJUDGED,
            "substantive-difference",
            Severity.NOTE,
            f"{entry.place}: {entry.headline}",
            uri,
            path,
            lines_of(agreement, agreement[path].span),
            "",
            None,
        )


def in_check(result: CheckResult, uris: tuple[str, ...]) -> Iterator[Located]:
    """The findings of every document in order; `uris` are what people called the documents, in order."""
    for document, uri in zip(result.documents, uris, strict=True):
        for finding in document.findings:
            span = finding.after_span if finding.after is not None or finding.before is None else Span(0, 0)
            yield _located(finding, document.agreement, uri, span)


def _located(finding: Finding, agreement: Agreement | None, uri: str, span: Span) -> Located:
    return Located(
        finding.rule,
        finding.name,
        finding.severity,
        visible(finding.message),
        uri,
        finding.path,
        None if agreement is None else lines_of(agreement, span),
        finding.fingerprint,
        finding,
    )


def lines_of(agreement: Agreement, span: Span) -> Lines | None:
    r"""The lines of `span` in the file; None where it has none of its own (Word, PDF, HTML) or no place is known.

    >>> from contractmodel.model import Source
    >>> lines_of(Agreement(text="one\ntwo", source=Source("a.txt")), Span(4, 7))
    Lines(line=2, column=1, end_line=2, end_column=4)
    """
    if agreement.source.media_type not in _TYPED or span.end <= span.start or span.end > len(agreement.text):
        return None
    text = agreement.text
    line, end_line = text.count("\n", 0, span.start) + 1, text.count("\n", 0, span.end) + 1
    column, end_column = span.start - text.rfind("\n", 0, span.start), span.end - text.rfind("\n", 0, span.end)
    return Lines(line, column, end_line, end_column)
