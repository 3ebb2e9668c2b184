"""`contract merge`, and git's merge driver."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from contractmodel.commands.output import Output, warn
from contractmodel.commands.printing import astray, printed, typed_as
from contractmodel.commands.reading import Reading
from contractmodel.model import Agreement, ContractError

if TYPE_CHECKING:
    from contractmodel.diff.merge import Merged

FORMATS = ("text", "markdown", "json")
_MARKUP = ("text/plain", "text/markdown")
_AS_TEXT = {".agreement": "markdown"}
"""Endings of files that are merged as they are typed, markup and all, and the format they are read in for that."""


def run(
    base: str,
    ours: str,
    theirs: str,
    output: Output,
    how: Reading,
) -> int:
    """Merge and write; 1 where there are conflicts, which are told on standard error too."""
    from contractmodel.diff.merge import merge

    references = (base, ours, theirs)
    if all(Path(reference).suffix.lower() in _AS_TEXT for reference in references):
        sides = tuple(_as_typed(reference, reference) for reference in references)
        how.told(sides)
    else:
        sides = how.documents(references)
    format_ = output.asked(FORMATS) or typed_as(sides[1])
    merged = merge(*sides)
    tell(merged, sides[1].source.name)
    if format_ == "json":
        from contractmodel.export.jsontext import dumps
        from contractmodel.export.merge_json import merge_json

        output.text(dumps(merge_json(merged, sides, _text(merged, sides, typed_as(sides[1])))))
    else:
        output.text(_text(merged, sides, format_))
    return int(bool(merged.conflicts))


def tell(merged: Merged, name: str) -> None:
    """What a person has to look at, on standard error: each conflict, each note."""
    for conflict in merged.conflicts:
        warn(f"{name}, {conflict.path or 'the text'}: conflict: it {conflict.why}.")
    for note in merged.notes:
        warn(f"{name}: note: {note}.")


def _text(merged: Merged, sides: tuple[Agreement, ...], format_: str) -> str:
    """The merged text: as ours was typed if it is to be written so, else the tree's own print; never a silent loss."""
    as_typed = format_ == typed_as(sides[1]) and all(side.source.media_type in _MARKUP for side in sides)
    if merged.conflicts:
        return merged.text
    done = printed(merged.agreement, format_, (merged.text,) if as_typed else ())
    if done.astray:
        warn(
            f"{sides[1].source.name}: the merged text reads back otherwise than the merge says, first at "
            f"{done.astray}: look there before you use it."
        )
    return done.text


def drive(base: str, ours: str, theirs: str, path: str) -> int:
    """Git's merge driver: the merge of the three files written into `ours`; 1 where a person must settle something.

    A file that cannot be merged clause by clause, or whose merged text would not read back as the merge, is left to
    git's own merge by lines; a file that is no text stays as it is, and counts as in conflict.
    """
    from contractmodel.diff.merge import merge

    try:
        sides = tuple(_as_typed(reference, path) for reference in (base, ours, theirs))
    except ContractError as error:
        warn(f"{error} Merged by lines, if at all.")
        return _by_lines(base, ours, theirs)
    if any(side.source.media_type not in _MARKUP for side in sides):
        merged = merge(*sides)
        tell(merged, path)
        warn(f"{path} is no text file, so the merge cannot be written into it: settle it by hand, then git add it.")
        return 1
    merged = merge(*sides)
    if not merged.conflicts and astray(merged.agreement, merged.text, typed_as(sides[1])):
        return _by_lines(base, ours, theirs)
    tell(merged, path)
    Path(ours).write_bytes(merged.text.encode("utf-8"))
    return int(bool(merged.conflicts))


def _as_typed(reference: str, path: str) -> Agreement:
    """The agreement in the file `reference`, which the repository calls `path`, read with its markup."""
    from contractmodel.api import load
    from contractmodel.ingest.reference import fetch

    data = fetch(reference).data
    return load(data, name=Path(path).name, format=_AS_TEXT.get(Path(path).suffix.lower()))


def _by_lines(base: str, ours: str, theirs: str) -> int:
    """Git's own three-way merge by lines, into `ours`; 1 where it is in conflict or cannot merge."""
    import subprocess

    done = subprocess.run(["git", "merge-file", ours, base, theirs], check=False, capture_output=True)  # noqa: S603, S607
    return int(done.returncode != 0)
