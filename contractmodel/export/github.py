"""Workflow commands that GitHub shows as annotations beside the lines they speak of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from contractmodel.model import Severity
from contractmodel.report.located import Located
from contractmodel.report.visible import visible

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def github(located: Iterable[Located], troubles: Sequence[tuple[str, str]] = ()) -> str:
    r"""One line for each statement, and for each document that could not be read (name and sentence); "" for none.

    >>> github((), [("a,b.md", "a,b.md is empty")])
    '::error file=a%2Cb.md,title=not checkable::a,b.md is empty\n'
    """
    told = [f"::error file={_property(name)},title=not checkable::{_data(said)}\n" for name, said in troubles]
    return "".join([*told, *(_line(one) for one in located)])


def _line(one: Located) -> str:
    keys = [f"file={_property(one.uri)}"]
    if one.lines is not None:
        keys += [f"line={one.lines.line}", f"endLine={one.lines.end_line}"]
    keys.append(f"title={_property(f'{one.rule} {one.name}')}")
    return f"::{_LEVELS[one.severity]} {','.join(keys)}::{_data(one.message)}\n"


def _data(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
