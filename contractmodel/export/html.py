"""Reports as one HTML page that needs nothing else: no script, no font, no picture from anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from contractmodel.export.escapes import html as safe
from contractmodel.policy import CheckVerdict
from contractmodel.report.checks import CheckResult, DocumentCheck
from contractmodel.report.places import Places
from contractmodel.report.quotes import quote
from contractmodel.report.values import Difference, Quote, Report, inside, tags
from contractmodel.rules.values import Finding

_STYLE = """
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --dim: #5b6470; --line: #d8dee4; --soft: #f6f8fa;
  --in: #116329; --in-bg: #dafbe1; --out: #a40e26; --out-bg: #ffebe9; --error: #a40e26; --warning: #7d4e00; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --paper: #0d1117; --dim: #9aa4af; --line: #30363d;
  --soft: #161b22; --in: #7ee787; --in-bg: #12361f; --out: #ffa198; --out-bg: #48191d; --error: #ffa198;
  --warning: #e3b341; } }
* { box-sizing: border-box; }
body { font: 16px/1.55 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 62rem;
  margin: 2rem auto; padding: 0 1.25rem; overflow-wrap: break-word; }
h1 { font-size: 1.35rem; } h2 { font-size: 1.05rem; margin-top: 2.2rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1.4rem 0 .3rem; }
.verdict { font-weight: 600; } .ids, .dim, footer { color: var(--dim); font-size: .875rem; }
.ids { float: right; margin-left: 1rem; } .error { color: var(--error); } .warning { color: var(--warning); }
blockquote { margin: .3rem 0 .5rem; padding: .5rem .9rem; background: var(--soft); border-left: 3px solid var(--line); }
ins { color: var(--in); background: var(--in-bg); } del { color: var(--out); background: var(--out-bg); }
mark { color: inherit; background: none; border-bottom: 2px dotted var(--error); }
.neutral { color: var(--dim); font-style: italic; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; } dt { color: var(--dim); }
dd { margin: 0; } details p { margin: .5rem 0; } .place { color: var(--dim); }
"""


def diff_html(report: Report, *, full: bool = False, summary: bool = False) -> str:
    """`report` as a page. The whole text with its edits stands at its end, folded unless `full`; `summary` has none."""
    title = f"{report.before.name} → {report.after.name}"
    return _page(title, _diff(report, full=full, summary=summary))


def _page(title: str, body: Iterator[str]) -> str:
    head = (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{safe(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
    )
    return head + "\n".join(body) + "\n</body>\n</html>\n"


def _diff(report: Report, *, full: bool, summary: bool) -> Iterator[str]:
    yield f"<h1>{safe(report.before.name)} → {safe(report.after.name)}</h1>"
    yield f'<p class="verdict">{safe(report.headline)}</p>'
    yield "<dl>"
    for side, document in (("before", report.before), ("after", report.after)):
        mark = f' <span class="dim">sha256 {safe(document.sha256)}</span>' if document.sha256 else ""
        yield f"<dt>{side}</dt><dd>{safe(document.name)} {safe(document.title)}{mark}</dd>"
    yield "</dl>"
    other = "Also changed (not proved neutral)" if report.judged else "Changed (not proved neutral)"
    for title, entries in (("Read first", report.read_first), (other, report.also_changed)):
        if entries:
            yield f"<h2>{title}</h2>"
            for entry in entries:
                yield from _entry(entry, full=full, summary=summary)
    if report.filled:
        yield f"<h2>{'Filled (please read)' if any(f.read for f in report.filled) else 'Filled'}</h2>"
        yield from _list((f.slot, f"{f.value} ({f.note})" if f.note else f.value) for f in report.filled)
    if report.still_open:
        yield f"<p>Still blank: {safe(', '.join(report.still_open))}</p>"
    proved = [n for n in report.neutral if n.kind != "note"]
    notes = [n for n in report.neutral if n.kind == "note"]
    if proved:
        yield "<h2>Proved neutral</h2>"
        yield from _list((n.kind, f"{n.text} ({n.rules})" if n.rules else n.text) for n in proved)
    if notes:
        yield "<h2>Worth a note</h2>"
        yield from _list((n.rules, n.text) for n in notes)
    if report.unchanged or report.partly:
        told = safe(" · ".join(report.unchanged))
        if report.partly:
            told += f"{'; ' if told else ''}{safe(', '.join(report.partly))} apart from the above"
        yield f"<h2>Unchanged</h2>\n<p>{told}</p>"
    if not summary:
        yield from _whole(report, full=full)
    yield "<footer>No network used · not legal advice</footer>"


def _list(rows: Iterator[tuple[str, str]]) -> Iterator[str]:
    yield "<dl>"
    for key, value in rows:
        yield f"<dt>{safe(key)}</dt><dd>{safe(value)}</dd>"
    yield "</dl>"


def _entry(entry: Difference, *, full: bool, summary: bool) -> Iterator[str]:
    told = _rules(entry.findings) + [f"{safe(r.rule)} {safe(r.kind)}" for r in entry.remarks]
    ids = f'<span class="ids">{" &nbsp; ".join(told)}</span>' if told else ""
    number = f"{entry.number}." if entry.number else "!"
    yield f"<h3>{ids}{number} {safe(entry.place)} · {safe(entry.headline)}{inside(entry)}</h3>"
    if summary:
        return
    if entry.quote:
        yield f"<blockquote>{quoted(entry.quote if full else entry.short)}</blockquote>"
    for note in entry.notes:
        yield f"<p>{safe(note)}</p>"


def quoted(pieces: Quote) -> str:
    """A quote as phrasing content: `<ins>` and `<del>` for its edits."""
    told = []
    for kind, text in pieces:
        shown = safe(text)
        if kind in ("insert", "delete"):
            told.append(f"<{kind[:3]}>{shown}</{kind[:3]}>")
        elif kind == "gap":
            told.append(f'<span class="dim">{f" […{shown}…] " if text else "…"}</span>')
        elif kind == "break":
            told.append(f'<br><span class="dim">{shown}: </span>')
        elif kind == "cited":
            told.append(f"<mark>{shown}</mark>")
        elif kind == "neutral":
            told.append(f'<span class="neutral">{shown}</span>')
        else:
            told.append(shown)
    return "".join(told)


def _rules(findings: Iterable[Finding]) -> list[str]:
    return [
        " · ".join(
            part
            for part in (safe(rule), f'<span class="{severity}">{severity}</span>' if severity else "", impact)
            if part
        )
        for rule, severity, impact in tags(findings)
    ]


def _whole(report: Report, *, full: bool) -> Iterator[str]:
    before, after = Places(report.comparison.before), Places(report.comparison.after)
    yield f"<h2>The whole text</h2>\n<details{' open' if full else ''}>\n<summary>Every block, with its edits</summary>"
    for pair in report.comparison.pairs:
        name = after.short(pair.after[0]) if pair.after else before.short(pair.before[0])
        yield f'<p><span class="place">{safe(name)}</span> {quoted(quote(report.comparison, pair, after))}</p>'
    yield "</details>"


_WORDS = {
    CheckVerdict.CONFORMS: "conforms",
    CheckVerdict.DEVIATES: "needs a person",
    CheckVerdict.NOT_CHECKABLE: "not checkable",
}


def check_html(result: CheckResult, *, full: bool = False) -> str:
    """`result` as a page: a section for each document."""
    against = f" against {result.template}" if result.template else ""
    return _page(f"Check{against}", _check(result, against, full=full))


def _check(result: CheckResult, against: str, *, full: bool) -> Iterator[str]:
    yield f"<h1>Check{safe(against)}</h1>"
    for document in result.documents:
        yield f"<h2>{safe(document.source.name)}: {_WORDS[document.verdict]}</h2>"
        if document.trouble:
            yield f"<p>{safe(document.trouble)}</p>"
            continue
        yield from _rows(document)
        for entry in document.altered():
            yield from _entry(entry, full=full, summary=False)
    yield "<footer>No network used · not legal advice</footer>"


def _rows(document: DocumentCheck) -> Iterator[str]:
    yield "<dl>"
    for row in document.rows():
        told = " · ".join(_rules(row.findings))
        ids = f'<span class="ids">{told}</span>' if told else ""
        notes = "".join(f"<br>{safe(note)}" for note in row.notes)
        yield f"<dt>{safe(row.label)}</dt><dd>{ids}{safe(row.text)}{notes}</dd>"
    yield "</dl>"
