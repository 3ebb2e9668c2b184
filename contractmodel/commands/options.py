"""The options that several commands share, each declared once: its flag, its words, its line of help."""

from __future__ import annotations

from collections.abc import Callable
from inspect import Parameter, signature
from types import SimpleNamespace
from typing import Annotated, Any, Literal, get_type_hints

import typer

Colour = Literal["auto", "always", "never"]
Revisions = Literal["accept", "reject"]
Severity = Literal["error", "warning", "note"]

FORMAT_OF = "Output format; by default rich, or what the ending of -o says."
Format_ = Annotated[
    Literal["rich", "text", "json", "markdown", "html", "svg", "sarif", "junit", "github"] | None,
    typer.Option("--format", "-f", help=FORMAT_OF),
]
DiffFormat = Annotated[
    Literal["rich", "text", "json", "markdown", "html", "docx", "svg", "patch", "sarif", "junit", "github"] | None,
    typer.Option("--format", "-f", help=FORMAT_OF),
]
TextFormat = Annotated[
    Literal["text", "markdown", "json"] | None,
    typer.Option("--format", "-f", help="Output format; by default as the document was typed."),
]
ParseFormat = Annotated[Literal["rich", "text", "json", "svg"] | None, typer.Option("--format", "-f", help=FORMAT_OF)]
FactsFormat = Annotated[
    Literal["rich", "text", "json", "markdown", "svg"] | None, typer.Option("--format", "-f", help=FORMAT_OF)
]
ImpactFormat = Annotated[
    Literal["rich", "text", "json", "markdown"] | None, typer.Option("--format", "-f", help=FORMAT_OF)
]
ExplainFormat = Annotated[
    Literal["rich", "text", "json", "markdown"] | None, typer.Option("--format", "-f", help="Output format.")
]
ListFormat = Annotated[Literal["rich", "text", "json"] | None, typer.Option("--format", "-f", help="Output format.")]
File = Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE instead.")]
ColourOption = Annotated[Colour | None, typer.Option("--color", help="When to use colour; auto obeys NO_COLOR.")]
Width = Annotated[int | None, typer.Option("--width", metavar="COLUMNS", help="Columns; else the terminal's, or 80.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing: the exit code tells.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say on stderr what was read, and how.")]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="Exit 0 where it would be 1.")]
From = Annotated[str | None, typer.Option("--from", metavar="FORMAT", help="Format of standard input: markdown …")]
RevisionsOption = Annotated[Revisions, typer.Option(help="How to read tracked changes in Word files.")]
Ocr = Annotated[bool, typer.Option("--ocr", help="Read scans with tesseract.")]
Findings = Annotated[bool, typer.Option("--findings/--no-findings", help="Judge the differences by the rules, or not.")]
Before = Annotated[str, typer.Argument(metavar="BEFORE", help="The agreement to compare with.")]
After = Annotated[str, typer.Argument(metavar="AFTER", help="The agreement that may differ.")]

_PAINTING = {"color": (ColourOption, None), "width": (Width, None)}
_READING = {"from_": (From, None), "revisions": (RevisionsOption, "accept"), "ocr": (Ocr, False)}


def shared(
    format_: Any,
    *,
    paints: bool = True,
    exits: bool = False,
    reads: bool = True,
) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """What makes of a function of `to` (and of `how`, if it `reads` documents) a command with the options for them.

    `to` is the `Output` that `--format`, `--output` and `--quiet` ask for, and if the command `paints` `--color` and
    `--width`; `how` is the `Reading` that `--from`, `--revisions`, `--ocr` and `--verbose` ask for. A command that
    `exits` by what it found has `--exit-zero`.

    >>> @shared(ListFormat, reads=False)
    ... def colours(*, family: str = "", to: Any) -> int:
    ...     return len(family) + len(to.format)
    >>> list(signature(colours).parameters)
    ['family', 'format_', 'output', 'color', 'width']
    >>> colours(family="red", format_="json", output=None, color=None, width=None)
    7
    """
    options: dict[str, tuple[Any, object]] = {"format_": (format_, None), "output": (File, None)}
    options |= _PAINTING if paints else {}
    options |= {"quiet": (Quiet, False), "verbose": (Verbose, False)} if reads else {}
    options |= {"exit_zero": (ExitZero, False)} if exits else {}
    options |= _READING if reads else {}

    def declared(function: Callable[..., int]) -> Callable[..., int]:
        own = [p for p in signature(function).parameters.values() if p.name not in ("to", "how")]
        told = SimpleNamespace(__annotations__={p.name: p.annotation for p in own})
        hints = get_type_hints(told, globalns=function.__globals__, include_extras=True)

        def command(**given: Any) -> int:
            asked = {name: given.pop(name, default) for name, (_, default) in options.items()}
            code = function(**given, **_values(asked, reads=reads))
            return 0 if asked.get("exit_zero") and code == 1 else code

        command.__name__, command.__doc__ = function.__name__, function.__doc__
        command.__signature__ = signature(function).replace(  # type: ignore[attr-defined]
            parameters=[
                *(p.replace(annotation=hints[p.name], kind=Parameter.KEYWORD_ONLY) for p in own),
                *(
                    Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=option)
                    for name, (option, default) in options.items()
                ),
            ],
            return_annotation=int,
        )
        command.__annotations__ = {**hints, **{name: option for name, (option, _) in options.items()}, "return": int}
        return command

    return declared


def _values(asked: dict[str, Any], *, reads: bool) -> dict[str, object]:
    """`to` and, if it `reads`, `how`: what the shared options ask for."""
    from contractmodel.commands.output import Output

    to = Output(
        format=asked["format_"],
        file=asked["output"],
        color=asked.get("color") or "auto",
        width=asked.get("width"),
        quiet=asked.get("quiet", False),
    )
    if not reads:
        return {"to": to}
    from contractmodel.commands.reading import Reading

    how = Reading(asked["from_"], asked["revisions"], asked["ocr"], asked["verbose"])
    return {"to": to, "how": how}
