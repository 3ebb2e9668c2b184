"""The checklist as a Markdown table, for pull requests and wikis. Every foreign word is escaped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contractmodel.export.escapes import markdown as safe
from contractmodel.facts.values import Answer, Answered, Compared
from contractmodel.model import Agreement
from contractmodel.report.places import Places


def facts_markdown(documents: Sequence[Agreement], rows: Sequence[Answered] | Sequence[Compared]) -> str:
    """The checklist of one agreement or of two as Markdown, ended by a line feed; every question has its row."""
    return "\n".join([*_lines(documents, rows), "", _FOOT]) + "\n"


_FOOT = (
    "<sub>“none found”: searched for, not there; read the text before relying on it. "
    "No network used · not legal advice</sub>"
)


def _lines(documents: Sequence[Agreement], rows: Sequence[Answered] | Sequence[Compared]) -> Iterator[str]:
    names = [Places(d) for d in documents]
    titles = [safe(d.source.name) for d in documents]
    two = len(documents) == 2
    yield f"| Question | {' | | '.join(titles)} |" if two else f"| Question | {titles[0]} |"
    yield "| --- | --- | --- | --- |" if two else "| --- | --- |"
    for row in rows:
        if isinstance(row, Compared):
            was, now = (_told(a, n) for a, n in zip(row.answers, names, strict=True))
            note = f" ({safe(row.note)})" if row.note else ""
            yield f"| {row.title} | {was} | {'**differs**' if row.differs else ''} | {now}{note} |"
        else:
            yield f"| {row.title} | {_told(row.answer, names[0])} |"


def _told(answer: Answer, names: Places) -> str:
    where = ", ".join(dict.fromkeys(names.short(p.path) for p in answer.places))
    return f"{safe(answer.value)}{f' ({safe(where)})' if where else ''}"
