"""Reading the documents that a command names, and telling about them where more was asked for."""

from __future__ import annotations

from collections.abc import Sequence

from contractmodel.api import load
from contractmodel.commands.output import warn
from contractmodel.model import Agreement, ContractError


def documents(
    references: Sequence[str], *, stdin_format: str | None, revisions: str, ocr: bool
) -> tuple[Agreement, ...]:
    """The agreements that `references` name, in order. ContractError where one cannot be read, or `-` stands twice."""
    once(references)
    return tuple(load(r, format=stdin_format, revisions=revisions, ocr=ocr) for r in references)


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
