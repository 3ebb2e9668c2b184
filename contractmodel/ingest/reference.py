"""From an agreement reference to bytes: a path, `-` for standard input, `REV:PATH` in a git checkout."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO, NamedTuple

from contractmodel.ingest.thresholds import MAX_BYTES
from contractmodel.model import ContractError

STANDARD_INPUT = "-"
_MEGABYTE = 1024 * 1024


class Document(NamedTuple):
    """Bytes and the name that people know them by: a file's own name, "standard input", or `REV:PATH`."""

    name: str
    data: bytes


def is_path(reference: str) -> bool:
    """Whether something exists at `reference`, so that it is a path whatever else it might name.

    >>> is_path("."), is_path("no such file"), is_path("-")
    (True, False, False)
    """
    if reference == STANDARD_INPUT:
        return False
    try:
        return Path(reference).exists()
    except (OSError, ValueError):
        return False


def is_revision(reference: str) -> bool:
    """Whether `reference` has the form `REV:PATH`.

    >>> is_revision("HEAD~1:forms/pa.md"), is_revision("pa.md"), is_revision("-x:pa.md")
    (True, False, False)
    """
    revision, colon, path = reference.partition(":")
    return bool(revision and colon and path) and not revision.startswith("-") and "\0" not in reference


def fetch(reference: str) -> Document:
    """The bytes that `reference` names, read whole, and their name.

    A path that exists wins over `REV:PATH`.
    Raises ContractError: `empty-reference`, `missing`, `directory`, `unreadable`, `too-large`.
    """
    if reference == STANDARD_INPUT:
        return Document("standard input", _capped(sys.stdin.buffer, "standard input"))
    if not reference.strip():
        remedy = "give a path, the id of a template, or - for standard input"
        raise ContractError("empty-reference", "the agreement reference", "is empty", remedy)
    if not is_path(reference) and is_revision(reference):
        return Document(reference, _from_git(reference))
    return Document(Path(reference).name or reference, _from_file(reference))


def _from_file(reference: str) -> bytes:
    try:
        path = Path(reference)
        if path.is_dir():
            raise ContractError("directory", reference, "is a directory", "name one file in it")
        with path.open("rb") as opened:
            return _capped(opened, reference)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        problem, remedy = "does not exist", "check the path, or list the built-in templates with `contract templates`"
        raise ContractError("missing", reference.replace("\0", "\\0"), problem, remedy) from None
    except OSError as error:
        why = (error.strerror or "of an unknown trouble").lower()
        raise ContractError("unreadable", reference, f"cannot be read ({why})", "check who may read it") from None


def _capped(opened: BinaryIO, name: str) -> bytes:
    data = opened.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        problem = f"is longer than {MAX_BYTES // _MEGABYTE} MB"
        raise ContractError("too-large", name, problem, "give the agreement alone, without what it is bundled with")
    return data


def _from_git(reference: str) -> bytes:
    """The blob that `reference` names, as stored: no filter and no command of the repository's configuration runs."""
    revision, _, path = reference.partition(":")
    relative = [] if path.startswith(("./", "../")) else [f"{revision}:./{path}"]
    trouble = ""
    for name in [reference, *relative]:
        data, told = _blob(name)
        if data is not None:
            return data
        trouble = trouble or told
    problem = f"names nothing that git can read here ({trouble})" if trouble else "names nothing that git can read here"
    raise ContractError("missing", reference, problem, "check the revision and the path with `git show`")


def _blob(name: str) -> tuple[bytes | None, str]:
    """The blob `name`, or what git says about why there is none."""
    import subprocess

    command = ["git", "cat-file", "blob", name]
    pipe, silent = subprocess.PIPE, subprocess.DEVNULL
    try:
        with subprocess.Popen(command, stdin=silent, stdout=pipe, stderr=pipe) as git:  # noqa: S603
            if git.stdout is None or git.stderr is None:
                return None, ""
            try:
                data = _capped(git.stdout, name)  # type: ignore[arg-type]
            except ContractError:
                git.kill()
                raise
            told = git.stderr.read().decode("utf-8", "replace").strip()
    except FileNotFoundError:
        return None, "git is not installed"
    last = told.splitlines()[-1] if told else ""
    return (data, "") if git.returncode == 0 else (None, last.removeprefix("fatal: ").rstrip("."))
