"""HTML tables on the way: which grid column each cell begins in, and where the lines inside it go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from contractmodel.ingest.tables import Cell, laid_out

if TYPE_CHECKING:
    from lxml.etree import _Element

    from contractmodel.ingest.passage import Passage

_MOST_SPANNED = 1000
_MOST_COLUMNS = 1000


@define
class _Table:
    """A table that is open: where its lines will go, its rows so far, for how many rows more a column is taken."""

    outer: list[Passage]
    rows: list[list[Cell]] = field(factory=list)
    taken: dict[int, int] = field(factory=dict)
    column: int = 0
    width: int = 1
    height: int = 1
    nested: bool = False


class Tables:
    """The tables that are open, outermost first; each call says where lines go from now on.

    >>> from lxml import html
    >>> tables, cell = Tables(), html.fromstring("<table><td>x</table>").find(".//td")
    >>> body = []
    >>> tables.open(body)
    >>> inside = tables.open_cell(cell)
    >>> tables.close_cell(inside) is body, tables.close() == (body, [])
    (True, True)
    """

    def __init__(self) -> None:
        self._open: list[_Table] = []

    def __bool__(self) -> bool:
        return bool(self._open)

    def open(self, target: list[Passage]) -> None:
        """A table begins; what stands in it but in no cell goes on to `target`."""
        if self._open:
            self._open[-1].nested = True
        self._open.append(_Table(target))

    def open_row(self) -> None:
        """A row begins."""
        self._open[-1].rows.append([])

    def open_cell(self, element: _Element) -> list[Passage]:
        """A cell begins; gives the list for its lines."""
        table = self._open[-1]
        if not table.rows:
            table.rows.append([])
        self._pass_taken(table)
        table.width, table.height = _spanned(element.get("colspan")), _spanned(element.get("rowspan"))
        table.nested = False
        return []

    def _pass_taken(self, table: _Table) -> None:
        """Go to the next column that no cell of a row above reaches down to; those that one does are empty here."""
        while table.taken.get(table.column, 0) and table.column < _MOST_COLUMNS:
            table.rows[-1].append(Cell(table.column))
            table.column += 1

    def close_cell(self, passages: list[Passage]) -> list[Passage]:
        """A cell with these lines ends; gives the list for what follows."""
        table = self._open[-1]
        table.rows[-1].append(Cell(table.column, tuple(passages), table.nested))
        if table.height > 1:
            for column in range(table.column, min(table.column + table.width, _MOST_COLUMNS)):
                table.taken[column] = table.height
        table.column += table.width
        return table.outer

    def close_row(self) -> None:
        """A row ends."""
        table = self._open[-1]
        self._pass_taken(table)
        table.column = 0
        table.taken = {column: rows - 1 for column, rows in table.taken.items() if rows > 1}

    def close(self) -> tuple[list[Passage], list[Passage]]:
        """A table ends; gives the list for its lines, and its lines."""
        table = self._open.pop()
        return table.outer, laid_out(table.rows)


def _spanned(text: str | None) -> int:
    known = text is not None and text.isascii() and text.isdigit() and len(text) < 9
    return min(max(int(text), 1), _MOST_SPANNED) if known and text else 1
