"""The screen of a check: one page for each document, the verdict on its first line."""

from __future__ import annotations

from collections.abc import Iterator

from contractmodel.policy import CheckVerdict
from contractmodel.render.layout import Line, Run, aside, wrap
from contractmodel.render.marks import COLOUR
from contractmodel.render.screen import section, tagged
from contractmodel.report.checks import CheckResult, DocumentCheck
from contractmodel.report.values import counted
from contractmodel.report.visible import visible

WORDS = {
    CheckVerdict.CONFORMS: ("CONFORMS", "good"),
    CheckVerdict.DEVIATES: ("NEEDS A PERSON", "bad"),
    CheckVerdict.NOT_CHECKABLE: ("NOT CHECKABLE", "trouble"),
}
_COUNTED = {
    CheckVerdict.CONFORMS: "conforms|conform",
    CheckVerdict.DEVIATES: "needs a person|need a person",
    CheckVerdict.NOT_CHECKABLE: "cannot be checked|cannot be checked",
}
_PAD = 13


def check_screen(result: CheckResult, width: int, *, marks: str = COLOUR, full: bool = False) -> list[Line]:
    """The lines of `result`, at most `width` cells wide; for many documents a count at the end."""
    lines: list[Line] = []
    for document in result.documents:
        lines += [*_document(result, document, width, marks, full=full), ()]
    if len(result.documents) > 1:
        lines += [*_totals(result, width), ()]
    return [*lines, (Run("No network used · not legal advice", "dim"),)]


def _document(result: CheckResult, document: DocumentCheck, width: int, marks: str, *, full: bool) -> Iterator[Line]:
    word, style = WORDS[document.verdict]
    against = f"  against  {visible(result.template)}" if result.template else ""
    role = f"  as {result.as_}" if result.as_ != "form" else ""
    left = [Run("contract check  ", "dim"), Run(visible(document.source.name), "strong"), Run(against + role, "dim")]
    yield from aside(left, [Run(word, style)], width)
    if document.trouble:
        yield from row("", [Run(visible(document.trouble))], [], width)
        return
    for told in document.rows():
        yield from row(told.label, [Run(told.text)], tagged(told.findings), width)
        for note in told.notes:
            yield from wrap([Run(note, "note")], width, " " * _PAD)
    altered = document.altered()
    if altered:
        yield ()
        title = "ALTERED" if result.as_ != "variant" else "DIFFERS FROM THE TEMPLATE"
        yield from section(title, altered, width, marks, full=full)
    if document.report is None and not document.findings:
        yield from row("Text", [Run("no rule has anything to say")], [], width)
    yield from _remarks(result, document, width)
    yield from row("File", [Run(_marks_of(result, document), "dim")], [], width)


def _remarks(result: CheckResult, document: DocumentCheck, width: int) -> Iterator[Line]:
    if result.template and result.as_ == "form":
        yield from row("Not checked", [Run("authority to sign", "dim")], [], width)
    for remark in document.remarks:
        if remark.kind not in ("satisfied", "accepted"):
            yield from row("Not checked", [Run(visible(remark.message))], [Run(remark.rule, "dim")], width)


def _marks_of(result: CheckResult, document: DocumentCheck) -> str:
    told = [f"sha256 {document.source.sha256[:12]}"] if document.source.sha256 else []
    if result.template_document is not None and result.template_document.sha256:
        told.append(f"template sha256 {result.template_document.sha256[:12]}")
    return " · ".join(told) or visible(document.source.name)


def row(label: str, runs: list[Run], right: list[Run], width: int) -> list[Line]:
    """A line of the page: its label, what it says, the rule it rests on at the right edge."""
    head = label[: _PAD + 8].ljust(_PAD) if len(label) < _PAD else label + "  "
    lines = aside(runs, right, width, " " * len(head), " " * _PAD)
    first = lines[0]
    return [(Run(head, "strong"), *((Run(first[0].text[len(head) :], first[0].style), *first[1:]))), *lines[1:]]


def _totals(result: CheckResult, width: int) -> list[Line]:
    told = [d.verdict for d in result.documents]
    counts = [counted(told.count(v), _COUNTED[v]) for v in CheckVerdict if v in told]
    return wrap([Run(f"{counted(len(told), 'document')}: {', '.join(counts)}", "strong")], width)
