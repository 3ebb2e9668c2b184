"""The screen of `contract impact`."""

from __future__ import annotations

from contractmodel.render.layout import Line, Run, wrap
from contractmodel.render.marks import COLOUR
from contractmodel.render.screen import parties, section
from contractmodel.report.impacts import ImpactReport
from contractmodel.rules.values import Impact

_STYLE = {Impact.NONE: "good", Impact.NOTIFY: "bad", Impact.RE_SIGN: "trouble"}


def impact_screen(told: ImpactReport, width: int, *, marks: str = COLOUR) -> list[Line]:
    """The lines: the answer, what it means for those who keep signed copies, what decides it, what else changed."""
    lines = [*parties("contract impact", told.report, width), ()]
    word, dot, rest = told.headline.partition(" ")
    lines += wrap([Run(word, _STYLE[told.impact]), Run(dot + rest, "strong")], width)
    lines += wrap([Run(told.meaning)], width)
    lines.append(())
    lines += section("WHAT DECIDES IT", told.deciding, width, marks, beside_=told.others)
    title = "ALSO CHANGED" if told.deciding else "CHANGED"
    lines += section(title, told.others, width, marks, view="summary", beside_=told.deciding)
    return [*lines, (Run("No network used · not legal advice", "dim"),)]
