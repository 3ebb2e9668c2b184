"""`contract facts`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from contractmodel.commands.output import Output
from contractmodel.commands.reading import Reading
from contractmodel.model import ContractError
from contractmodel.render.layout import Line

if TYPE_CHECKING:
    from contractmodel.facts import Answered, Compared

FORMATS = ("rich", "text", "json", "markdown", "svg")


def run(
    references: Sequence[str],
    output: Output,
    how: Reading,
    *,
    quotes: bool = True,
) -> int:
    """Answer the checklist for one document, or for two side by side. Always 0: what cannot be read raises."""
    if len(references) > 2:
        raise ContractError("usage", references[2], "is a third document", "name one document, or two to compare")
    format_ = output.chosen(FORMATS)
    read = how.documents(references)
    from contractmodel.facts import compare_facts, facts

    rows: Sequence[Answered] | Sequence[Compared]
    if len(read) == 1:
        rows = facts(read[0])
    else:
        from contractmodel.api import diff

        rows = compare_facts(read[0], read[1], diff(read[0], read[1]))
    if format_ == "json":
        from contractmodel.export.facts_json import facts_json
        from contractmodel.export.jsontext import dumps

        output.text(dumps(facts_json(read, rows)))
        return 0
    if format_ == "markdown":
        from contractmodel.export.facts_markdown import facts_markdown

        output.text(facts_markdown(read, rows))
        return 0
    from contractmodel.render.facts_screen import screen

    width = output.columns()
    return _shown(screen(read, rows, width, quotes=quotes), output, format_, width)


def _shown(lines: list[Line], output: Output, format_: str, width: int) -> int:
    if format_ == "text":
        from contractmodel.render.layout import plain

        output.text(plain(lines))
    elif format_ == "svg":
        output.picture(lines, width, "contract facts")
    else:
        output.lines(lines)
    return 0
