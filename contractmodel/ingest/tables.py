"""A table becomes lines: a row a line, or cell by cell where the table only lays out running text or signatures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve, frozen

from contractmodel.ingest.labelled import is_label
from contractmodel.ingest.passage import Passage, strung
from contractmodel.model import BlankHint, Span
from contractmodel.patterns import compiled

_FIELD = compiled(
    r"(?P<name>by|signed|signature|(?:print(?:ed)? )?name|title|date|its|witness|per|/s/)"
    r"(?=\s*(?:[:_/(\[]|$)| of | name )",
    re.IGNORECASE,
)
_SIGNING = frozenset({"by", "signed", "signature", "per", "/s/"})
_NUMBER = compiled(r"\d{1,2}$")
"""A bare number: a label where the table is but one row, for a table of things has more."""
_SIGNATURE_WORDS = 25
_PROMPT_WORDS = 12
BAR = " | "
"""What stands between two cells of a row: `10 | | 5` and `10 | 5 |` are different rows."""


@frozen
class Cell:
    """One cell: the grid column it begins in (0-based), its lines, and whether a table is nested in it."""

    column: int
    passages: tuple[Passage, ...] = ()
    nested: bool = False

    @property
    def text(self) -> str:
        """Its words, lines joined by spaces, labels left out."""
        return " ".join(passage.text for passage in self.passages).strip()

    @property
    def empty(self) -> bool:
        """Whether nothing is printed in it."""
        return all(passage.empty for passage in self.passages)


Row = Sequence[Cell]


def laid_out(rows: Sequence[Row]) -> list[Passage]:
    r"""The lines of a table, every printed character once, in reading order. Linear in the cells.

    One column (but no column of prompts beside an empty one): its paragraphs as they are. A signature table: one party
    after the other where each column has its own fields, else row by row. A row that holds numbered paragraphs, or a
    column of typed labels beside text: as running text. Any other row is one line in the role `table`, its cells
    separated by ` | `, so that an empty one keeps its place; beside a filled one in a table of two columns it is a
    blank.

    >>> rows = [[Cell(0, (Passage("Fee"),)), Cell(1, (Passage("$5"),))], [Cell(0, (Passage("Term"),)), Cell(1)]]
    >>> [(line.text, line.role, len(line.blanks)) for line in laid_out(rows)]
    [('Fee | $5', 'table', 0), ('Term | ', 'table', 1)]
    """
    columns = sorted({cell.column for row in rows for cell in row if not cell.empty})
    if not any(cell.nested for row in rows for cell in row) and _signatures(rows):
        return _signed(rows, columns)
    if len(columns) <= 1 and not _form(rows):
        return [passage for row in rows for cell in row for passage in cell.passages]
    enumerated = _enumerated(rows, columns)
    blanks = (
        sorted({cell.column for row in rows for cell in row})
        if len({cell.column for row in rows for cell in row}) == 2
        else []
    )
    done: list[Passage] = []
    for row in rows:
        if enumerated or any(cell.nested or any(p.label for p in cell.passages) for cell in row):
            done += _running(row, single=len(rows) == 1)
        else:
            done += _line(row, "table", blanks)
    return done


def _field(cell: Cell) -> str:
    """The name of the signature field that `cell` begins with, in lower case; "" where there is none."""
    first = next((passage.text for passage in cell.passages if not passage.empty), "").lstrip()
    found = _FIELD.match(first)
    return found["name"].lower() if found else ""


def _fields(cell: Cell) -> list[str]:
    """The names of all signature fields in `cell`, a line each."""
    return [name for passage in cell.passages if (name := _field(Cell(0, (passage,))))]


def signing(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the cells of these rows are the fields of signatures.

    >>> signing([["By: ____", "By: ____"], ["Date: ____", "Date: ____"]]), signing([["Fee", "$5"]])
    (True, False)
    """
    return _signatures([[Cell(n, (Passage(text),)) for n, text in enumerate(row)] for row in rows])


def _signatures(rows: Sequence[Row]) -> bool:
    names = {name for row in rows for cell in row for name in _fields(cell)}
    if len(names) < 2 or not names & _SIGNING:
        return False
    return all(
        len(passage.text.split()) <= _SIGNATURE_WORDS for row in rows for cell in row for passage in cell.passages
    )


def _signed(rows: Sequence[Row], columns: Sequence[int]) -> list[Passage]:
    """The columns of each party one below the other: a column that has fields of its own begins a party."""
    heads = {cell.column for row in rows for cell in row if _fields(cell)}
    groups: list[list[int]] = []
    for column in columns:
        if column in heads or not groups:
            groups.append([])
        groups[-1].append(column)
    if len(groups) > 1 and not heads & set(groups[0]):
        groups[:2] = [groups[0] + groups[1]]
    done: list[Passage] = []
    for group in groups:
        ends = [head for head in sorted(heads) if head > group[-1]]
        span = range(group[0], ends[0] if ends else 1 << 30)
        values = group if len(group) > 1 else [group[0], *(_next_column(rows, group[0], span))]
        for row in rows:
            done += _line([cell for cell in row if cell.column in span], None, values)
    return done


def _next_column(rows: Sequence[Row], column: int, span: range) -> list[int]:
    """The first column behind `column` within `span`: where the values go of a party whose values are all open."""
    return sorted({cell.column for row in rows for cell in row if cell.column > column and cell.column in span})[:1]


def _form(rows: Sequence[Row]) -> bool:
    """Whether a table of two columns asks for values, and none is given yet."""
    return len(rows) > 1 and all(
        len(row) == 2
        and len(row[0].passages) == 1
        and not row[0].passages[0].label
        and 0 < len(row[0].text.split()) <= _PROMPT_WORDS
        and row[1].empty
        for row in rows
    )


def _enumerated(rows: Sequence[Row], columns: Sequence[int]) -> bool:
    """Whether the table only sets typed labels (or bullets) beside their text, deeper ones further in perhaps."""
    filled = [cells for row in rows if (cells := [cell for cell in row if not cell.empty])]
    labelled = [cells for cells in filled if len(cells) == 2 and is_label(cells[0].text.strip())]
    if len(columns) > 2:
        return 0 < len(labelled) == len(filled)
    firsts = [cell.text for cells in filled for cell in cells if cell.column == columns[0]]
    if len(rows) == 1 and _NUMBER.match("".join(firsts)):
        return True
    return bool(firsts) and all(is_label(text.strip()) for text in firsts)


def _running(row: Row, *, single: bool) -> list[Passage]:
    """The paragraphs of `row` one after another; a label alone in its cell goes before the next cell's text.

    In the `single` row of a table, so does a bare number.
    """
    done: list[Passage] = []
    for cell in row:
        fresh = [passage for passage in cell.passages if not passage.empty]
        alone = bool(done) and (_label_alone(done[-1]) or (single and bool(_NUMBER.match(done[-1].text.strip()))))
        if alone and fresh and not fresh[0].label:
            done[-1] = _labelled(done[-1], fresh.pop(0))
        done += fresh
    return done


def _label_alone(passage: Passage) -> bool:
    return bool(passage.label and not passage.text) or is_label(passage.text.strip())


def _labelled(label: Passage, text: Passage) -> Passage:
    if label.label:
        return evolve(text, label=label.label, bullet=label.bullet, level=label.level, indent=label.indent)
    return evolve(strung([label, text], "\t"), indent=label.indent)


def _line(row: Row, role: str | None, columns: Sequence[int]) -> list[Passage]:
    """One line for `row`, with blanks for empty cells in `columns`; cell by cell where cells hold whole fields."""
    filled = [number for number, cell in enumerate(row) if not cell.empty]
    if not filled:
        return []
    if role is None and any(len(cell.passages) > 1 and _fields(cell) for cell in row):
        return [passage for cell in row for passage in cell.passages if not passage.empty]
    parts = [strung([p for p in cell.passages if not p.empty], " ") for cell in row]
    holes = [n for n, cell in enumerate(row) if cell.empty and cell.column in columns] if filled[0] == 0 else []
    gap = BAR if role == "table" else "\t"
    parts = parts if role == "table" else parts[: max(filled + holes) + 1]
    whole = strung(parts, gap)
    starts = [sum(len(part.text) + len(gap) for part in parts[:number]) for number in holes]
    blanks = [BlankHint(Span(start, start), kind="cell") for start in starts]
    whole = evolve(whole, blanks=tuple(sorted((*whole.blanks, *blanks), key=lambda blank: blank.span)))
    if role == "table":
        covered = max((blank.span.end for blank in whole.blanks), default=0)
        whole = evolve(whole, text=whole.text[: max(covered, len(whole.text.rstrip()))])
    indent = next(p.indent for p in row[filled[0]].passages if not p.empty)
    return [evolve(whole, role=role, indent=indent)]
