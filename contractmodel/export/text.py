"""Reports in words: no boxes, no colour, INSERTED and DELETED spelt out. For screen readers, mail and logs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from contractmodel.render.layout import Line, Run, plain, wrap
from contractmodel.render.marks import WORDS, quoted
from contractmodel.report.checks import CheckResult, DocumentCheck
from contractmodel.report.values import Difference, Document, Report, counted, inside, tags
from contractmodel.report.visible import visible
from contractmodel.rules.values import Finding


def diff_text(report: Report, width: int, *, full: bool = False, summary: bool = False, evidence: bool = False) -> str:
    """`report` as text of at most `width` columns, ended by a line feed. `full` quotes whole passages, `summary` none.

    `evidence` adds why the blocks were paired.
    """
    return plain(_lines(report, width, full=full, summary=summary, evidence=evidence))


def _lines(report: Report, width: int, *, full: bool, summary: bool, evidence: bool) -> Iterator[Line]:
    yield from wrap([Run(f"Comparison of {named(report.before)} (before) with {named(report.after)} (after).")], width)
    yield from wrap([Run(f"Verdict: {report.headline.replace(' · ', ', ')}.")], width)
    yield ()
    other = "Also changed, not proved neutral" if report.judged else "Changed, not proved neutral"
    for title, entries in (("Read first", report.read_first), (other, report.also_changed)):
        if entries:
            yield from wrap([Run(f"{title}:")], width)
            for entry in entries:
                yield ()
                yield from difference_lines(entry, width, full=full, summary=summary)
            yield ()
    for title, items in _lists(report, evidence=evidence):
        yield from wrap([Run(f"{title}:")], width)
        for item in items:
            yield from wrap([Run(item)], width, "  - ", "    ")
        yield ()
    if report.unchanged or report.partly:
        told = "; ".join(report.unchanged)
        if report.partly:
            told += f"{'; ' if told else ''}{', '.join(report.partly)} apart from the above"
        yield from wrap([Run(f"Unchanged: {told}.")], width)
        yield ()
    yield from wrap([Run("No network was used. This is not legal advice.")], width)


def _lists(report: Report, *, evidence: bool) -> Iterator[tuple[str, list[str]]]:
    """The lists below the differences, each with its title; those that hold nothing are left out."""
    fills = [f"{f.slot}: {f.value}{f' ({f.note})' if f.note else ''}" for f in report.filled]
    proved = [f"{n.kind}: {n.text}{f' ({n.rules})' if n.rules else ''}" for n in report.neutral if n.kind != "note"]
    notes = [f"{n.text}{f' ({n.rules})' if n.rules else ''}" for n in report.neutral if n.kind == "note"]
    pairs = [
        visible(f"{' '.join(p.before) or '-'} to {' '.join(p.after) or '-'}, {p.change.value}: {p.evidence}")
        for p in report.comparison.pairs
        if evidence
    ]
    told = (
        ("Filled (please read)" if any(f.read for f in report.filled) else "Filled", fills),
        ("Still blank", [", ".join(report.still_open)] if report.still_open else []),
        ("Proved neutral", proved),
        ("Worth a note", notes),
        ("Why these were paired", pairs),
    )
    return ((title, items) for title, items in told if items)


def named(document: Document) -> str:
    """A document in a sentence: its name, its title, the first digits of its hash."""
    title = f", “{document.title}”" if document.title else ""
    mark = f", sha256 {document.sha256[:12]}" if document.sha256 else ""
    return f"{document.name}{title}{mark}"


def difference_lines(entry: Difference, width: int, *, full: bool = False, summary: bool = False) -> Iterator[Line]:
    """One difference: its place, what happened, the rules, and, unless `summary`, the words and the notes."""
    told = _rules(entry.findings) + [f"{r.rule} {r.kind}" for r in entry.remarks]
    ids = f" ({'; '.join(told)})" if told else ""
    head = f"{entry.number}. " if entry.number else "! "
    indent = " " * len(head)
    yield from wrap([Run(f"{entry.place}: {entry.headline}{inside(entry)}{ids}")], width, head, indent)
    if summary:
        return
    if entry.quote:
        yield from wrap(quoted(entry.quote if full else entry.short, WORDS), width, indent)
    for note in entry.notes:
        yield from wrap([Run(f"Note: {note}")], width, indent)


def _rules(findings: Iterable[Finding]) -> list[str]:
    return [", ".join(part for part in tag if part) for tag in tags(findings)]


def check_text(result: CheckResult, width: int, *, full: bool = False) -> str:
    """`result` as text of at most `width` columns: a verdict for each document, then what it rests on."""
    return plain(_check(result, width, full=full))


def _check(result: CheckResult, width: int, *, full: bool) -> Iterator[Line]:
    for document in result.documents:
        yield from _checked(result, document, width, full=full)
        yield ()
    if len(result.documents) > 1:
        told = [d.verdict.value for d in result.documents]
        counts = ", ".join(f"{told.count(v)} {v}" for v in dict.fromkeys(told))
        yield from wrap([Run(f"{counted(len(told), 'document')}: {counts}.")], width)
    yield from wrap([Run("No network was used. This is not legal advice.")], width)


def _checked(result: CheckResult, document: DocumentCheck, width: int, *, full: bool) -> Iterator[Line]:
    against = (
        f", checked against {visible(result.template)} as {result.as_}" if result.template else ", checked by itself"
    )
    yield from wrap([Run(f"{visible(document.source.name)}{against}: {document.verdict.value.upper()}.")], width)
    if document.trouble:
        yield from wrap([Run(visible(document.trouble))], width, "  ")
    else:
        for row in document.rows():
            ids = f" ({'; '.join(_rules(row.findings))})" if row.findings else ""
            yield from wrap([Run(f"{row.label}: {row.text}{ids}")], width, "  - ", "    ")
            for note in row.notes:
                yield from wrap([Run(f"Note: {note}")], width, "    ")
        for entry in document.altered():
            yield ()
            yield from difference_lines(entry, width, full=full, summary=False)
