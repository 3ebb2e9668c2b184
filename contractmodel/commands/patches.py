"""`contract apply`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from contractmodel.commands.output import Output, warn
from contractmodel.commands.reading import Reading, once
from contractmodel.model import ContractError

if TYPE_CHECKING:
    from contractmodel.diff.patch import Patch

FORMATS = ("text", "markdown", "json")


def run(
    patch: str,
    before: str,
    output: Output,
    how: Reading,
    *,
    reverse: bool = False,
) -> int:
    """Apply, and write what comes of it. Always 0: what does not fit raises."""
    once([patch, before])
    read = patch_in(patch)
    (agreement,) = how.documents([before])
    from contractmodel.commands.printing import printed, typed_as

    format_ = output.asked(FORMATS) or typed_as(agreement)
    try:
        after = (read.invert() if reverse else read).apply(agreement)
    except RecursionError:
        remedy = "give a file that `contract diff --format patch` wrote"
        raise ContractError("not-a-patch", patch, "nests blocks deeper than any agreement", remedy) from None
    if format_ == "json":
        from contractmodel.export.agreement_json import agreement_json
        from contractmodel.export.jsontext import dumps

        output.text(dumps(agreement_json(after)))
        return 0
    typed: tuple[str, ...] = ()
    if format_ == typed_as(agreement) and agreement.source.media_type in ("text/plain", "text/markdown"):
        from contractmodel.diff.merge import merge

        typed = (merge(agreement, agreement, after).text,)
    done = printed(after, format_, typed)
    if done.astray:
        warn(
            f"{agreement.source.name}: the text as printed reads back otherwise than the patch says, first at "
            f"{done.astray}: --format json gives the very tree."
        )
    output.text(done.text)
    return 0


def patch_in(reference: str) -> Patch:
    """The patch in the file `reference` (`-` for standard input). ContractError where there is none."""
    from contractmodel.diff.patch import from_data
    from contractmodel.ingest.reference import fetch

    name, data = fetch(reference)
    try:
        told = json.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        remedy = "give a file that `contract diff --format patch` wrote"
        raise ContractError("not-a-patch", name, "is no patch: it is not JSON", remedy) from None
    try:
        return from_data(told)
    except OverflowError:
        raise ContractError("not-a-patch", name, "holds a number that is no place", "make the patch anew") from None
    except ContractError as error:
        raise ContractError(error.code, name, error.problem, error.remedy) from None
