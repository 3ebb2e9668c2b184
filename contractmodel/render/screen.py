"""The screen of a comparison: verdict, what to read first, what else changed, fills, what is neutral or unchanged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from contractmodel.diff.values import Verdict
from contractmodel.render.layout import Line, Run, aside, cells, clipped, pushed, width_of, wrap
from contractmodel.render.marks import COLOUR, quoted
from contractmodel.report.places import Places
from contractmodel.report.values import Difference, Document, Report, inside, tags
from contractmodel.report.visible import visible
from contractmodel.rules.values import Finding

_VERDICT_STYLE = {Verdict.IDENTICAL: "good", Verdict.EQUIVALENT: "good", Verdict.DIFFERENT: "bad"}


def screen(
    report: Report, width: int, *, marks: str = COLOUR, view: str = "inline", full: bool = False, evidence: bool = False
) -> list[Line]:
    """The lines of `report`, at most `width` cells wide.

    `view` is `inline`, `side-by-side` or `summary` (no quotes); `full` quotes whole passages and then gives the whole
    text with its edits. `marks` is as in `render.marks`.
    """
    lines = [*_head(report, width), ()]
    lines += section("READ FIRST", report.read_first, width, marks, view=view, full=full, beside_=report.also_changed)
    title = "ALSO CHANGED (not proved neutral)" if report.judged else "CHANGED (not proved neutral)"
    lines += section(title, report.also_changed, width, marks, view=view, full=full, beside_=report.read_first)
    lines += _filled(report, width)
    lines += _neutral(report, width)
    lines += _unchanged(report, width)
    if view == "side-by-side" or full:
        from contractmodel.render.columns import side_by_side, whole_text

        lines += (
            side_by_side(report, width, marks, full=full)
            if view == "side-by-side"
            else whole_text(report, width, marks)
        )
    if evidence:
        lines += _evidence(report, width)
    return lines + _foot(report, width)


def _evidence(report: Report, width: int) -> Iterator[Line]:
    """Why each pair was made, for those who doubt one."""
    comparison = report.comparison
    before, after = Places(comparison.before), Places(comparison.after)
    yield (Run("WHY THESE WERE PAIRED", "title"),)
    for pair in comparison.pairs:
        old = " ".join(before.short(p) for p in pair.before) or "-"
        new = " ".join(after.short(p) for p in pair.after) or "-"
        yield from aside(
            [Run(f"{old} → {new}  "), Run(visible(pair.evidence), "dim")],
            [Run(pair.change.value, "dim")],
            width,
            "    ",
        )
    yield ()


def _head(report: Report, width: int) -> Iterator[Line]:
    yield from parties("contract diff", report, width)
    yield ()
    word, dot, rest = report.headline.partition(" ")
    yield from wrap([Run(word, _VERDICT_STYLE[report.verdict]), Run(dot + rest, "strong")], width)


def parties(command: str, report: Report, width: int) -> Iterator[Line]:
    """The first lines of a screen: the command, the tool's version, the two documents."""
    from contractmodel import __version__

    rules = f" · rules {report.rule_set}" if report.rule_set else ""
    yield from aside([Run(command, "strong")], [Run(f"tool {__version__}{rules}", "dim")], width)
    pad = min(max(cells(report.before.name), cells(report.after.name)), 40)
    for side, document in (("before", report.before), ("after", report.after)):
        yield from _document(side, document, pad, width)


def _document(side: str, document: Document, pad: int, width: int) -> list[Line]:
    """Who one side is, on one line if the width allows; the title is what gives way first."""
    right = [Run(f"sha256 {document.sha256[:12]}", "dim")] if document.sha256 else []
    room = width - 10 - max(pad, cells(document.name)) - 2 - width_of(tuple(right)) - 2
    title = clipped(document.title, room)
    left = [Run(document.name), Run(" " * (pad - cells(document.name) + 2) + title if title else "", "dim")]
    head = Run(f"  {side:8}", "dim")
    if cells(document.name) + 10 + width_of(tuple(right)) + 2 <= width:
        return [pushed((head, *left), tuple(right), width)]
    return [(head, *line) for line in wrap([Run(document.name)], width - 10)] + (
        [pushed((), tuple(right), width)] if right else []
    )


def section(
    title: str,
    entries: tuple[Difference, ...],
    width: int,
    marks: str,
    *,
    view: str = "inline",
    full: bool = False,
    beside_: tuple[Difference, ...] = (),
) -> Iterator[Line]:
    """A titled list of differences, an empty line after it; nothing if there are none.

    Numbers are as wide as those of the lists `beside_` it.
    """
    everything = (*entries, *beside_)
    if not entries:
        return
    yield (Run(title, "title"),)
    pad = max(len(str(d.number or "!")) for d in everything) + 1
    for entry in entries:
        yield from _entry(entry, width, marks, pad, view=view, full=full)
    yield ()


def _entry(entry: Difference, width: int, marks: str, pad: int, *, view: str, full: bool) -> Iterator[Line]:
    number = str(entry.number or "!").ljust(pad)
    left = [Run(entry.place, "strong"), Run(f" · {entry.headline}{inside(entry)}")]
    head = aside(left, beside(entry), width, number, " " * pad)
    yield (Run(number, "number"), *_without_indent(head[0], number))
    yield from head[1:]
    if view == "summary":
        return
    indent = " " * (pad + 2)
    if view == "inline" and entry.quote:
        yield from wrap(quoted(entry.quote if full else entry.short, marks), width, indent)
    for note in entry.notes:
        yield from wrap([Run(note, "note")], width, indent)


def _without_indent(line: Line, indent: str) -> Line:
    """`line` without the indent that `wrap` put before it."""
    head = line[0]
    return (Run(head.text[len(indent) :], head.style), *line[1:])


def beside(entry: Difference) -> list[Run]:
    """What the rules say of `entry`, for the right edge: ids dim, the severity in its colour."""
    runs = tagged(entry.findings)
    for remark in entry.remarks:
        runs.append(Run(f"{'  ' if runs else ''}{remark.rule} {remark.kind}", "dim"))
    return runs


def tagged(findings: Iterable[Finding]) -> list[Run]:
    """The tags of `findings` as runs."""
    runs: list[Run] = []
    for rule, severity, impact in tags(findings):
        runs.append(Run(f"{'  ' if runs else ''}{rule}", "dim"))
        if severity:
            runs += [Run(" · ", "dim"), Run(severity, severity)]
        if impact:
            runs.append(Run(f" · {impact}", "dim"))
    return runs


def _filled(report: Report, width: int) -> Iterator[Line]:
    if not report.filled and not report.still_open:
        return
    read = any(f.read for f in report.filled)
    title = "FILLED (please read)" if read else "FILLED" if report.filled else "BLANKS"
    yield (Run(title, "title"),)
    rows = [(f.slot, f.value, f.note, f.read) for f in report.filled]
    pad = max(cells(slot) for slot in (*(f.slot for f in report.filled), "still blank")) + 2
    for slot, value, note, binds in rows:
        runs = [Run(slot.ljust(pad), "dim"), Run(value, "strong" if binds else "")]
        if note:
            runs.append(Run(f" ({note})", "dim"))
        yield from _keyed(runs, width, pad)
    if report.still_open:
        yield from _keyed([Run("still blank".ljust(pad), "dim"), Run(" · ".join(report.still_open), "dim")], width, pad)
    yield ()


def _keyed(runs: list[Run], width: int, pad: int, right: list[Run] | None = None) -> list[Line]:
    """A word, then text that hangs beside it, and a rule's id at the right edge."""
    head, *rest = runs
    lines = aside(rest, right or [], width, " " * (4 + pad))
    first = lines[0]
    return [(Run("    "), head, *_without_indent(first, " " * (4 + pad))), *lines[1:]]


def _neutral(report: Report, width: int) -> Iterator[Line]:
    notes = [n for n in report.neutral if n.kind == "note"]
    proved = [n for n in report.neutral if n.kind != "note"]
    pad = max((cells(n.kind) for n in proved), default=0) + 2
    if proved:
        yield (Run("PROVED NEUTRAL", "title"),)
        for line in proved:
            rules = [Run(line.rules, "dim")] if line.rules else []
            yield from _keyed([Run(line.kind.ljust(pad), "dim"), Run(line.text)], width, pad, rules)
        yield ()
    if notes:
        yield (Run("WORTH A NOTE", "title"),)
        for line in notes:
            yield from aside([Run(line.text)], [Run(line.rules, "dim")], width, "    ")
        yield ()


def _unchanged(report: Report, width: int) -> Iterator[Line]:
    if not report.unchanged and not report.partly:
        return
    title = "UNCHANGED  "
    runs = [Run(" · ".join(report.unchanged))]
    if report.partly:
        joined = ", ".join(report.partly)
        runs.append(Run(f"{'; ' if report.unchanged else ''}{joined} apart from the above", "dim"))
    first, *rest = wrap(runs, width, title, " " * len(title))
    yield (Run(title, "title"), *_without_indent(first, title))
    yield from rest
    yield ()


def _foot(report: Report, width: int) -> list[Line]:
    rule = next((f.rule for d in report.read_first for f in d.findings), "")
    more = [f"contract explain {rule}"] if rule else []
    more += ["--full", "-o FILE"]
    return aside([Run("No network used · not legal advice", "dim")], [Run(" · ".join(more), "dim")], width)
