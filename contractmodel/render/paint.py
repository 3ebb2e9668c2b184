"""Lines painted by Rich: on a terminal, or as an SVG picture."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from contractmodel.render.layout import Line

if TYPE_CHECKING:
    from rich.text import Text

STYLES = {
    "strong": "bold",
    "title": "bold cyan",
    "dim": "dim",
    "gap": "dim",
    "note": "italic",
    "number": "bold",
    "insert": "underline green",
    "delete": "strike red",
    "neutral": "dim italic",
    "cited": "bold",
    "blank": "cyan",
    "good": "bold green",
    "bad": "bold yellow",
    "trouble": "bold red",
    "error": "bold red",
    "warning": "yellow",
}
"""Role to Rich style. Insertions and deletions differ in more than colour."""


def paint(lines: Iterable[Line], stream: TextIO) -> None:
    """Write `lines` to the terminal behind `stream`, in the sixteen colours that the reader's own theme sets.

    What is written is the lines' own text and Rich's style codes, nothing else: no markup, no emoji, no highlighting.
    """
    from rich.console import Console

    console = Console(file=stream, force_terminal=True, color_system="standard", highlight=False, markup=False,
                      emoji=False, legacy_windows=False)  # fmt: skip
    for line in lines:
        console.print(_text(line), soft_wrap=True, end="")


def _text(line: Line) -> Text:
    from rich.text import Text

    text = Text(end="")
    for words, style in line:
        text.append(words, STYLES.get(style, ""))
    text.rstrip()
    return Text.assemble(text, "\n", end="")


def svg(lines: Iterable[Line], width: int, title: str) -> str:
    """`lines` as an SVG picture of a terminal `width` cells wide, titled `title`; links to nothing outside itself."""
    import io

    from rich.console import Console
    from rich.terminal_theme import SVG_EXPORT_THEME

    console = Console(file=io.StringIO(), record=True, width=width, force_terminal=True, color_system="truecolor",
                      highlight=False, markup=False, emoji=False, legacy_windows=False)  # fmt: skip
    for line in lines:
        console.print(_text(line), soft_wrap=True, end="")
    return console.export_svg(title=title, theme=SVG_EXPORT_THEME, code_format=_SVG, unique_id="contract")


_SVG = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
    <style>
    .{unique_id}-matrix {{
        font-family: "DejaVu Sans Mono", Menlo, Consolas, "Liberation Mono", monospace;
        font-size: {char_height}px;
        line-height: {line_height}px;
        font-variant-east-asian: full-width;
    }}
    .{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: sans-serif; }}
    {styles}
    </style>
    <defs>
    <clipPath id="{unique_id}-clip-terminal">
      <rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
    </clipPath>
    {lines}
    </defs>
    {chrome}
    <g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
    {backgrounds}
    <g class="{unique_id}-matrix">
    {matrix}
    </g>
    </g>
</svg>
"""
