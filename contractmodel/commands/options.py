"""The options that several commands share, each declared once: its flag, its words, its line of help."""

from __future__ import annotations

from typing import Annotated, Literal

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
    Literal["rich", "text", "json", "markdown", "html", "svg", "patch", "sarif", "junit", "github"] | None,
    typer.Option("--format", "-f", help=FORMAT_OF),
]
TextFormat = Annotated[
    Literal["text", "markdown", "json"] | None,
    typer.Option("--format", "-f", help="Output format; by default as the document was typed."),
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
