"""Reports as Markdown, for pull requests and wikis. Insertions bold, deletions struck, every foreign word escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from contractmodel.export.escapes import markdown as safe
from contractmodel.report.checks import CheckResult, DocumentCheck
from contractmodel.report.values import Difference, Neutral, Quote, Report, inside, tags
from contractmodel.rules.values import Finding

_WRAPPED = {"insert": ("**[+", "+]**"), "delete": ("~~[-", "-]~~")}


def diff_markdown(report: Report, *, full: bool = False, summary: bool = False) -> str:
    """`report` as Markdown, ended by a line feed. `full` quotes whole passages, `summary` none."""
    return "\n\n".join(_diff(report, full=full, summary=summary)) + "\n"


def _diff(report: Report, *, full: bool, summary: bool) -> Iterator[str]:
    yield f"# {safe(report.before.name)} → {safe(report.after.name)}"
    yield f"**{safe(report.headline)}**"
    other = "Also changed (not proved neutral)" if report.judged else "Changed (not proved neutral)"
    for title, entries in (("Read first", report.read_first), (other, report.also_changed)):
        if entries:
            yield f"## {title}"
            for entry in entries:
                yield from difference_paragraphs(entry, full=full, summary=summary)
    if report.filled:
        yield "## Filled (please read)" if any(f.read for f in report.filled) else "## Filled"
        yield _table(("Blank", "Value", ""), ((f.slot, f.value, f.note) for f in report.filled))
    if report.still_open:
        yield f"Still blank: {safe(', '.join(report.still_open))}"
    proved = [n for n in report.neutral if n.kind != "note"]
    notes = [n for n in report.neutral if n.kind == "note"]
    if proved:
        yield "## Proved neutral"
        yield "\n".join(f"- {safe(n.kind)}: {safe(n.text)}{_ids(n)}" for n in proved)
    if notes:
        yield "## Worth a note"
        yield "\n".join(f"- {safe(n.text)}{_ids(n)}" for n in notes)
    if report.unchanged or report.partly:
        yield "## Unchanged"
        told = safe(" · ".join(report.unchanged))
        if report.partly:
            told += f"{'; ' if told else ''}{safe(', '.join(report.partly))} apart from the above"
        yield told
    yield "<sub>No network used · not legal advice</sub>"


def _ids(line: Neutral) -> str:
    return f" `{line.rules}`" if line.rules else ""


def difference_paragraphs(entry: Difference, *, full: bool = False, summary: bool = False) -> Iterator[str]:
    """One difference: its place, what happened, the rules, and, unless `summary`, the words and the notes."""
    told = _rules(entry.findings) + [f"{r.rule} {r.kind}" for r in entry.remarks]
    ids = f" `{'; '.join(told)}`" if told else ""
    number = f"{entry.number}\\." if entry.number else "!"
    yield f"**{number} {safe(entry.place)}** · {safe(entry.headline)}{inside(entry)}{ids}"
    if summary:
        return
    if entry.quote:
        yield "> " + quoted(entry.quote if full else entry.short)
    if entry.notes:
        yield "\n".join(f"- {safe(note)}" for note in entry.notes)


def quoted(quote: Quote) -> str:
    """`quote` in one paragraph, its edits marked by more than weight."""
    told = []
    for kind, text in quote:
        opening, closing = _WRAPPED.get(kind, ("", ""))
        if kind == "gap":
            told.append(f" \\[…{safe(text)}…\\] " if text else "…")
        elif kind == "break":
            told.append(f" ¶ {safe(text)}: ")
        elif opening:
            told.append(f"{opening}{safe(text)}{closing}")
        else:
            lead = " " if text.startswith(" ") else ""
            tail = " " if text.endswith(" ") and text.strip() else ""
            told.append(f"{lead}{safe(text.strip())}{tail}")
    return "".join(told).strip()


def _rules(findings: Iterable[Finding]) -> list[str]:
    return [" ".join(part for part in tag if part) for tag in tags(findings)]


def _table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = [f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}"]
    lines += [f"| {' | '.join(safe(cell) for cell in row)} |" for row in rows]
    return "\n".join(lines)


def check_markdown(result: CheckResult, *, full: bool = False) -> str:
    """`result` as Markdown: a heading for each document, its verdict in it."""
    told = [part for document in result.documents for part in _check(result, document, full=full)]
    return "\n\n".join([*told, "<sub>No network used · not legal advice</sub>"]) + "\n"


def _check(result: CheckResult, document: DocumentCheck, *, full: bool) -> Iterator[str]:
    against = f" against {safe(result.template)}" if result.template else ""
    yield f"## {safe(document.source.name)}{against}: {document.verdict.value}"
    if document.trouble:
        yield safe(document.trouble)
        return
    rows = tuple(document.rows())
    if rows:
        yield _table(
            ("", "Found", "Rule"),
            ((r.label, " ".join((r.text, *r.notes)), "; ".join(_rules(r.findings))) for r in rows),
        )
    for entry in document.altered():
        yield from difference_paragraphs(entry, full=full, summary=False)
