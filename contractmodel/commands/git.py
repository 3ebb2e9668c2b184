"""`contract git`: the drivers that let git compare and merge agreements, set in a repository and taken out again."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from shlex import quote

from contractmodel.model import Agreement, ContractError

PATTERNS = ("*.agreement", "*.docx", "*.pdf")
"""Which files are agreements where nobody says: those that can be nothing but documents."""

BEGINS = "# contract: agreements are compared and merged clause by clause (contract git install)"
ENDS = "# contract: end"
_BINARY = (".docx", ".docm", ".dotx", ".pdf")
_SECTIONS = ("diff.contract", "merge.contract")
_NULL = ("/dev/null", "nul")


def install(patterns: Sequence[str] = (), *, dry_run: bool = False) -> int:
    """Write the attributes and the configuration of this repository, once however often it is called; always 0.

    ContractError outside of a repository, for a pattern that cannot stand in a line, for a file that cannot be written.
    """
    root = _root()
    path = root / ".gitattributes"
    old = _read(path)
    new = with_patterns(old, patterns or PATTERNS)
    _say_and_write(path, old, new, dry_run=dry_run)
    for key, value in settings(_ourselves()).items():
        if _git("config", "--local", "--get", key) == value:
            continue
        print(f"{'would set' if dry_run else 'set'} {key} = {value}")
        if not dry_run:
            _git("config", "--local", key, value, must=True)
    told = "nothing written" if dry_run else "git diff and git merge now read agreements"
    print(f"{told}; contract git uninstall takes it out again")
    return 0


def uninstall(*, dry_run: bool = False) -> int:
    """Take out what `install` wrote, and nothing else; always 0."""
    path = _root() / ".gitattributes"
    old = _read(path)
    _say_and_write(path, old, without_block(old), dry_run=dry_run)
    for section in _SECTIONS:
        if not _git("config", "--local", "--get-regexp", f"^{section.replace('.', '[.]')}[.]"):
            continue
        print(f"{'would remove' if dry_run else 'removed'} the setting [{section}]")
        if not dry_run:
            _git("config", "--local", "--remove-section", section, must=True)
    return 0


def settings(ourselves: str) -> dict[str, str]:
    """What git is told: each key of its configuration to its value. `ourselves` is how a shell calls this program.

    >>> settings("contract")["diff.contract.command"]
    'contract git diff-driver'
    """
    return {
        "diff.contract.command": f"{ourselves} git diff-driver",
        "merge.contract.name": "clause-level merge of agreements",
        "merge.contract.driver": f"{ourselves} merge --git --path=%P %O %A %B",
    }


def with_patterns(attributes: str, patterns: Sequence[str]) -> str:
    r"""The text of a `.gitattributes` with our block for `patterns`, in the place of an older one or at the end.

    >>> print(with_patterns("*.png binary\n", ["*.md"]), end="")
    *.png binary
    # contract: agreements are compared and merged clause by clause (contract git install)
    *.md diff=contract merge=contract
    # contract: end
    """
    rest = without_block(attributes)
    if rest and not rest.endswith("\n"):
        rest += "\n"
    lines = [BEGINS, *(f"{_pattern(one)} {_attributes(one)}" for one in dict.fromkeys(patterns)), ENDS]
    return rest + "\n".join(lines) + "\n"


def without_block(attributes: str) -> str:
    """The text without our block; as it is where there is none, or where its end is missing."""
    lines = attributes.splitlines(keepends=True)
    bare = [line.strip() for line in lines]
    if BEGINS not in bare or ENDS not in bare[bare.index(BEGINS) :]:
        return attributes
    first = bare.index(BEGINS)
    last = bare.index(ENDS, first)
    return "".join(lines[:first] + lines[last + 1 :])


def _attributes(pattern: str) -> str:
    """A file that is no text can be compared, but git cannot have a merge written into it."""
    return "diff=contract" if pattern.lower().endswith(_BINARY) else "diff=contract merge=contract"


def _pattern(pattern: str) -> str:
    if not pattern.strip() or not pattern.isprintable() or pattern.startswith(("!", "#", "[attr]")):
        remedy = "name files as .gitattributes does, such as 'forms/*.md'"
        raise ContractError("usage", f"the pattern {pattern!r}", "cannot stand in .gitattributes", remedy)
    if " " in pattern or '"' in pattern:
        escaped = pattern.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    return pattern


def _say_and_write(path: Path, old: str, new: str, *, dry_run: bool) -> None:
    """Tell which lines of `.gitattributes` come and go, and write them unless this is only a trial."""
    if old == new:
        return
    was, now = old.splitlines(), new.splitlines()
    print(f"{'would change' if dry_run else 'changed'} {path.name}:")
    for sign, lines, others in (("-", was, now), ("+", now, was)):
        for line in lines:
            if line not in others:
                print(f"  {sign} {line}")
    if dry_run:
        return
    try:
        if new:
            path.write_bytes(new.encode("utf-8"))
        else:
            path.unlink()
    except OSError as error:
        why = (error.strerror or "of an unknown trouble").lower()
        raise ContractError("unwritable", str(path), f"cannot be written ({why})", "check who may write it") from None


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError):
        raise ContractError("unreadable", str(path), "cannot be read as UTF-8 text", "mend it first") from None


def _root() -> Path:
    root = _git("rev-parse", "--show-toplevel")
    if not root:
        raise ContractError("usage", "this folder", "lies in no git repository with files", "call it inside of one")
    return Path(root)


def _git(*arguments: str, must: bool = False) -> str:
    """What git prints, without the last line end; "" where it fails, unless it `must` not."""
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=False)  # noqa: S603, S607
    except FileNotFoundError:
        raise ContractError("usage", "git", "is not installed", "install it first") from None
    if done.returncode != 0 and must:
        told = done.stderr.decode("utf-8", "replace").strip().removeprefix("error: ").rstrip(".")
        raise ContractError("usage", "git", f"would not ({told})", "mend its configuration first")
    return done.stdout.decode("utf-8", "replace").removesuffix("\n") if done.returncode == 0 else ""


def _ourselves() -> str:
    """How git's shell calls this program: by its name where that is found, else by this very Python."""
    import shutil

    return "contract" if shutil.which("contract") else f"{quote(sys.executable)} -m contractmodel"


def diff_driver(arguments: Sequence[str]) -> int:
    """Print the redline of what git hands over: PATH OLD OLD-HEX OLD-MODE NEW NEW-HEX NEW-MODE and, if it was renamed,
    the new path and what git says of it; a PATH alone is in conflict. Always 0, for git dies of anything else.
    """
    from contractmodel.commands.diffing import judged
    from contractmodel.diff import compare
    from contractmodel.export.text import diff_text
    from contractmodel.report.visible import visible

    path = arguments[0]
    if len(arguments) < 7:
        print(f"contract diff {visible(path)}: in conflict, settle it first")
        return 0
    old, new = arguments[1], arguments[4]
    now = arguments[7] if len(arguments) > 7 else path
    print(f"contract diff {visible(f'a/{path}')} {visible(f'b/{now}')}")
    for side, said in ((old, "added"), (new, "removed")):
        if side.lower() in _NULL:
            print(f"The whole agreement was {said}.\n")
            return 0
    try:
        comparison = compare(_side(old, path), _side(new, now))
    except ContractError as error:
        print(f"It cannot be compared clause by clause: {visible(str(error))}\n")
        return 0
    print(diff_text(judged(comparison, findings=True), 100))
    return 0


def _side(file: str, name: str) -> Agreement:
    """The agreement in a file that git wrote, under the name that people know."""
    from contractmodel.api import load
    from contractmodel.ingest.reference import fetch

    return load(fetch(file).data, name=Path(name).name)
