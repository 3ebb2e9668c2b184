"""`contract parse`."""

from __future__ import annotations

from contractmodel.commands.output import Output
from contractmodel.commands.reading import Reading

FORMATS = ("rich", "text", "json", "svg")


def run(
    document: str,
    output: Output,
    how: Reading,
    *,
    full: bool = False,
) -> int:
    """Read and write the tree. Always 0: what cannot be read raises."""
    format_ = output.chosen(FORMATS)
    (agreement,) = how.documents([document])
    if format_ == "json":
        from contractmodel.export.agreement_json import agreement_json
        from contractmodel.export.jsontext import dumps

        output.text(dumps(agreement_json(agreement)))
        return 0
    from contractmodel.render.tree import tree

    width = output.columns()
    lines = tree(agreement, width, full=full)
    if format_ == "text":
        from contractmodel.render.layout import plain

        output.text(plain(lines))
    elif format_ == "svg":
        output.picture(lines, width, f"contract parse {agreement.source.name}")
    else:
        output.lines(lines)
    return 0
