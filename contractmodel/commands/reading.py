"""Reading the documents that a command names, and telling about them where more was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from contractmodel.api import load
from contractmodel.commands.output import warn
from contractmodel.model import Agreement, ContractError


class Reading(NamedTuple):
    """How the documents that a command names are read. `stdin_format` is the format of `-`; `verbose` tells of each."""

    stdin_format: str | None = None
    revisions: str = "accept"
    ocr: bool = False
    verbose: bool = False

    def documents(self, references: Sequence[str]) -> tuple[Agreement, ...]:
        """The agreements named, in order. ContractError where one cannot be read, or `-` stands twice."""
        once(references)
        return self.told(
            tuple(load(r, format=self.stdin_format, revisions=self.revisions, ocr=self.ocr) for r in references)
        )

    def told(self, read: tuple[Agreement, ...]) -> tuple[Agreement, ...]:
        """`read`, once each was told of where that was asked for."""
        if self.verbose:
            for agreement in read:
                tell(agreement)
        return read


def once(references: Sequence[str]) -> None:
    """ContractError if standard input is named twice: it can be read only once."""
    if list(references).count("-") > 1:
        problem, remedy = "is named twice", "it can be read only once, so give one of the documents as a file"
        raise ContractError("usage", "standard input (-)", problem, remedy)


def tell(agreement: Agreement) -> None:
    """What was read, on standard error: who it is, how many blocks and slots, each diagnostic with its line."""
    source = agreement.source
    blocks = len(agreement.by_path)
    warn(f"{source.name}: {source.media_type}, sha256 {source.sha256}, {blocks} blocks, {len(agreement.slots)} slots")
    for diagnostic in agreement.diagnostics:
        line = agreement.text.count("\n", 0, diagnostic.span.start) + 1
        warn(f"{source.name}, line {line}: {diagnostic.severity} {diagnostic.code}: {diagnostic.message}")
