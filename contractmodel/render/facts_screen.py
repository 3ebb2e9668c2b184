"""The checklist on a screen: one column for one agreement, two beside each other for two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contractmodel.facts.values import Answer, Answered, Compared, led
from contractmodel.model import Agreement
from contractmodel.render.layout import Line, Run, clipped, pushed, width_of, wrap
from contractmodel.report.places import Places
from contractmodel.report.visible import visible

_TITLE = 18
_PLACE = 14
_STACKED = 70
"""Columns below which two answers stand under each other."""
_FOOT = "“none found”: searched for, not there; read the text before relying on it."


def screen(
    documents: Sequence[Agreement], rows: Sequence[Answered] | Sequence[Compared], width: int, *, quotes: bool = True
) -> list[Line]:
    """The lines of the checklist: for two documents where `rows` compares two, else for one."""
    compared = [row for row in rows if isinstance(row, Compared)]
    if compared:
        return compared_lines((documents[0], documents[1]), compared, width)
    return facts_lines(documents[0], [row for row in rows if isinstance(row, Answered)], width, quotes=quotes)


def facts_lines(agreement: Agreement, answers: Sequence[Answered], width: int, *, quotes: bool = True) -> list[Line]:
    """The lines of the checklist for one agreement: question, place, answer, the words it rests on."""
    return list(_one(agreement, answers, width, quotes=quotes))


def _one(agreement: Agreement, answers: Sequence[Answered], width: int, *, quotes: bool) -> Iterator[Line]:
    names = Places(agreement)
    yield (Run("contract facts  ", "dim"), Run(visible(agreement.source.name), "strong"))
    yield ()
    head = _TITLE + _PLACE
    for told in answers:
        if not told.answer.found:
            continue
        lines = wrap([Run(visible(told.answer.value))], width - head)
        yield from _beside(told.title, _where(told.answer, names), lines)
        if quotes:
            shown = _shortened(visible(led(agreement, told.answer.places[0])), 2 * (width - head) - 8)
            yield from ((Run(" " * head), *line) for line in wrap([Run(f"“{shown}”", "dim")], width - head))
    yield from _absent([t.title for t in answers if not t.answer.found], width)
    yield ()
    yield from wrap([Run(f"{_FOOT} No network used · not legal advice", "dim")], width)


def _shortened(words: str, room: int) -> str:
    kept = clipped(words, room)
    return kept if kept == words else kept.rsplit(" ", 1)[0].rstrip(" ,;") + "…"


def _beside(title: str, where: str, lines: Sequence[Line]) -> Iterator[Line]:
    first, *rest = lines
    yield (Run(f"{title:{_TITLE}}", "strong"), Run(f"{where:{_PLACE}}", "dim"), *first)
    yield from ((Run(" " * (_TITLE + _PLACE)), *line) for line in rest)


def _absent(titles: Sequence[str], width: int) -> Iterator[Line]:
    """One line for all questions that nothing answers."""
    if titles:
        told = " · ".join(t if i == 0 or t.isupper() else t.lower() for i, t in enumerate(titles))
        yield from wrap([Run("None found: ", "strong"), Run(told)], width, "", " " * 12)


def _where(answer: Answer, names: Places, room: int = _PLACE - 1) -> str:
    """The places of an answer as people name them, in brackets: "(1, 6)", the parents only where they are many."""
    paths = list(dict.fromkeys(p.path for p in answer.places))
    told = [visible(names.short(path)) for path in paths]
    if len(paths) > 2:
        told = list(dict.fromkeys(visible(names.short(path)).split(".")[0] for path in paths))
    told = list(dict.fromkeys("end" if one.startswith("signature") else one for one in told))
    words = ", ".join(told)
    if len(words) > room - 2 and len(told) > 1:
        words = f"{told[0]} …"
    return f"({clipped(words, room - 2) or '…'})" if words else ""


def compared_lines(documents: tuple[Agreement, Agreement], rows: Sequence[Compared], width: int) -> list[Line]:
    """The lines of the checklist for two agreements, `!` where they differ, "same" where they do not."""
    return list(_two(documents, rows, width))


def _two(documents: tuple[Agreement, Agreement], rows: Sequence[Compared], width: int) -> Iterator[Line]:
    names = (Places(documents[0]), Places(documents[1]))
    titles = tuple(visible(d.source.name) for d in documents)
    told = [row for row in rows if row.answers[0].found or row.answers[1].found]
    stacked = width < _STACKED
    column = (width - _TITLE - _PLACE - 3) // 2
    if stacked:
        yield from wrap([Run("contract facts  ", "dim"), Run(f"{titles[0]} · {titles[1]}", "strong")], width)
        yield ()
    else:
        head = Run(" " * (_TITLE + _PLACE))
        yield (head, *_cell((Run(clipped(titles[0], column), "strong"),), column + 3), Run(titles[1], "strong"))
    for row in told:
        yield from _stacked(row, names, width) if stacked else _row(row, names, column)
    yield from _absent([r.title for r in rows if r not in told], width)
    yield ()
    yield from wrap([Run(f"! differs.  {_FOOT}", "dim")], width)
    yield (Run("No network used · not legal advice", "dim"),)


def _row(row: Compared, names: tuple[Places, Places], column: int) -> Iterator[Line]:
    was, now = row.answers
    left = wrap([Run(visible(was.value), "" if was.found else "dim")], column)
    right = wrap(_second(row, names), column)
    where = _where(was, names[0]) or _where(now, names[1])
    for i in range(max(len(left), len(right))):
        head = (Run(f"{row.title:{_TITLE}}", "strong"), Run(f"{where:{_PLACE}}", "dim"))
        mark = Run(" ! " if row.differs and i == 0 else "   ", "warning")
        cells = _cell(left[i] if i < len(left) else (), column)
        blank = (Run(" " * (_TITLE + _PLACE)),)
        yield (*(head if i == 0 else blank), *cells, mark, *(right[i] if i < len(right) else ()))


def _second(row: Compared, names: tuple[Places, Places]) -> list[Run]:
    """What the second column says: "same" (and where, if elsewhere), the answer, or the words that differ."""
    was, now = row.answers
    here = _where(now, names[1])
    moved = f" {here}" if was.found and now.found and here != _where(was, names[0]) else ""
    if not row.differs:
        return [
            Run("same" if row.note != "as suggested" else visible(now.value), "dim"),
            Run(moved, "dim"),
            *_note(row),
        ]
    if was.value == now.value:
        return [Run("reworded"), Run(moved, "dim"), *_note(row)]
    return [Run(visible(now.value), "" if now.found else "dim"), Run(moved, "dim")]


def _note(row: Compared) -> list[Run]:
    return [Run(f"{', ' if row.note == 'as suggested' else ': '}{visible(row.note)}")] if row.note else []


def _stacked(row: Compared, names: tuple[Places, Places], width: int) -> Iterator[Line]:
    mark = Run("! " if row.differs else "  ", "warning")
    yield (mark, Run(row.title, "strong"), Run(f" {_where(row.answers[0], names[0])}", "dim"))
    yield from wrap([Run(visible(row.answers[0].value))], width, "    ")
    yield from wrap(_second(row, names), width, "    → ", "      ")


def _cell(line: Line, room: int) -> Line:
    return pushed(line, (Run(""),), room) if width_of(line) < room else line
