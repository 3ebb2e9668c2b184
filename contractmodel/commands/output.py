"""Where results go: the format asked for, the width of the terminal, colour or not, standard output or a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

from contractmodel.model import ContractError

if TYPE_CHECKING:
    from contractmodel.render.layout import Line

ENDINGS = {".json": "json", ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown",
           ".html": "html", ".docx": "docx", ".htm": "html", ".svg": "svg", ".patch": "patch", ".sarif": "sarif",
           ".xml": "junit"}  # fmt: skip
"""The ending of an output file to its format."""

NARROWEST, WIDEST, ASSUMED = 40, 120, 80
"""Columns: what a screen is never narrower than, how wide it grows by itself, what is assumed where nothing tells."""


class Output(NamedTuple):
    """How and where one command's result is to be written. `format` is None where nobody asked for one."""

    format: str | None = None
    file: str | None = None
    color: str = "auto"
    width: int | None = None
    quiet: bool = False

    def chosen(self, known: tuple[str, ...]) -> str:
        """The format to write: the one asked for, else the file's ending, else `rich`; ContractError if not `known`."""
        told = self.format or self._by_ending()
        if told not in known:
            where = f"--format {told}" if self.format else f"-o {self.file}"
            raise ContractError(
                "usage", where, "is not something this command writes", f"name one of {', '.join(known)}"
            )
        return told

    def asked(self, known: tuple[str, ...]) -> str | None:
        """The format that was asked for, by name or by the file's ending; None where neither tells of one `known`."""
        if self.format is None and (self.file is None or ENDINGS.get(Path(self.file).suffix.lower()) not in known):
            return None
        return self.chosen(known)

    def _by_ending(self) -> str:
        if self.file is None:
            return "rich"
        ending = Path(self.file).suffix.lower()
        if ending not in ENDINGS:
            problem = "has an ending that names no format" if ending else "has no ending that names a format"
            raise ContractError("usage", f"-o {self.file}", problem, "say which with --format")
        return ENDINGS[ending]

    def columns(self, widest: int = WIDEST) -> int:
        """The width to draw at: as asked, else the terminal's (at most `widest`), else 80."""
        if self.width is not None:
            return max(self.width, NARROWEST)
        if self.file is not None:
            return ASSUMED
        import shutil

        return max(min(shutil.get_terminal_size((ASSUMED, 50)).columns, widest), NARROWEST)

    def colour(self) -> bool:
        """Whether to paint: as asked; else on a terminal that can, unless NO_COLOR is set."""
        if self.color != "auto":
            return self.color == "always"
        if self.file is not None or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
            return False
        return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()

    def text(self, text: str) -> None:
        """Write `text` as it is."""
        self._to(lambda stream: stream.write(text))

    def data(self, data: bytes, what: str) -> None:
        """Write `data`, which is `what` and nothing for a terminal: to the file, or down a pipe."""
        if self.file is None or self.file == "-":
            if sys.stdout.isatty():
                raise ContractError("usage", "--format", f"asks for {what}, which no terminal can show", "add -o FILE")
            if not self.quiet:
                sys.stdout.buffer.write(data)
            return
        self._stored(lambda path: path.write_bytes(data))

    def lines(self, lines: list[Line]) -> None:
        """Write `lines`, painted or plain."""
        if self.colour():
            from contractmodel.render.paint import paint

            self._to(lambda stream: paint(lines, stream))
        else:
            from contractmodel.render.layout import plain

            self.text(plain(lines))

    def picture(self, lines: list[Line], width: int, title: str) -> None:
        """Write `lines` as an SVG picture."""
        from contractmodel.render.paint import svg

        self.text(svg(lines, width, title))

    def _to(self, write: Callable[[TextIO], object]) -> None:
        if self.file is not None and self.file != "-":
            self._stored(lambda path: self._written(path, write))
        elif not self.quiet:
            write(sys.stdout)

    @staticmethod
    def _written(path: Path, write: Callable[[TextIO], object]) -> None:
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            write(stream)

    def _stored(self, write: Callable[[Path], object]) -> None:
        """`write` to the file that was asked for; ContractError where it cannot be written."""
        name = self.file or ""
        try:
            write(Path(name))
        except OSError as error:
            why = (error.strerror or "of an unknown trouble").lower()
            raise ContractError("unwritable", name, f"cannot be written ({why})", "name another file") from None


def marks(output: Output) -> str:
    """How insertions and deletions are marked on a screen: by style where it is painted, else by `[+…+]`."""
    return "colour" if output.colour() else "plain"


def warn(sentence: str) -> None:
    """One sentence on standard error."""
    from contractmodel.report.visible import visible

    print(visible(sentence), file=sys.stderr)
