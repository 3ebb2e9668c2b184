"""The templates at hand: the built-in ones, and those in the directories of the people who use this."""

from __future__ import annotations

import os
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from attrs import evolve

from contractmodel.model import ContractError, Source
from contractmodel.template.header import Header, is_id
from contractmodel.template.near import nearest
from contractmodel.template.read import Template, open_template

SUFFIX = ".agreement"
"""How a template's file name ends."""

MEDIA_TYPE = "text/x-agreement"
"""A template's media type, as its `Source` says it."""

ENVIRONMENT = "CONTRACT_TEMPLATES"
"""The environment variable that names directories of templates, parted as in PATH."""

_BUILT_IN = Path(__file__).with_name("library")


class TemplateInfo(NamedTuple):
    """One template of the library: its header, where it lies, whether it came with this tool.

    `problem` is "" where the file could be read; else it says what is wrong, and the header holds only the file's name.
    """

    header: Header
    path: Path
    built_in: bool
    problem: str = ""


def directories(*named: Path) -> tuple[Path, ...]:
    """Where templates of one's own lie, nearest first: `named`, those of the environment, the user's own library.

    >>> directories(Path("ours"))[0]
    PosixPath('ours')
    """
    from_environment = [Path(folder) for folder in os.environ.get(ENVIRONMENT, "").split(os.pathsep) if folder]
    return (*named, *from_environment, user_library())


def user_library() -> Path:
    """The directory that `contract templates add` fills: below the user's data directory. It may not exist yet."""
    home = os.environ.get("XDG_DATA_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(home) if home else Path.home() / ".local" / "share") / "contractmodel" / "templates"


def find(template: str, among: Sequence[Path] | None = None) -> Path:
    """The file of the template with the id `template`; ContractError ("unknown-template") with the nearest id if none.

    Built-in ids come first, then the directories `among` (default: `directories()`) in their order; a file is called
    by its header's id, not by its own name.

    >>> find("nosuch-1")
    Traceback (most recent call last):
    contractmodel.model.errors.ContractError: nosuch-1 is no file and no template: see `contract templates list`.
    """
    if is_id(template):
        built_in = _BUILT_IN / f"{template}{SUFFIX}"
        if built_in.is_file():
            return built_in
        for folder in directories() if among is None else among:
            for info in _inside(folder):
                if info.header.id == template and not info.problem:
                    return info.path
    ids = [info.header.id for info in library(among) if not info.problem]
    unnumbered = {name.rpartition("-")[0]: name for name in reversed(ids) if "-" in name}
    near = nearest(template, ids) or unnumbered.get(nearest(template, unnumbered) or "")
    remedy = f"did you mean {near}?" if near else "see `contract templates list`"
    raise ContractError("unknown-template", template, "is no file and no template", remedy)


def library(among: Sequence[Path] | None = None) -> tuple[TemplateInfo, ...]:
    """Every template: the built-in ones, then those of the directories `among`, each in the order of their ids.

    An id that was met before is left out: `find` would not give it. Files that cannot be read are there with their
    `problem`. Reads every file.

    >>> all(info.built_in and not info.problem for info in library(()))
    True
    """
    met: dict[str, TemplateInfo] = {}
    for info in _inside(_BUILT_IN):
        met.setdefault(info.header.id, info)
    for folder in directories() if among is None else among:
        for info in _inside(folder):
            met.setdefault(info.header.id, info)
    return tuple(met.values())


def open_file(path: Path) -> Template:
    """The template in the file `path`, its source named by its id; ContractError where it cannot be read.

    >>> template = open_file(library(())[0].path)
    >>> template.text.source.name == template.header.id
    True
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "cannot be read"
        raise ContractError("unreadable", str(path), f"cannot be read ({reason})", "check the path") from None
    return named_template(data, path.name)


def named_template(data: bytes, name: str) -> Template:
    r"""The template in `data`, which people know as `name`, its source named by its id; ContractError if it is none.

    >>> named_template(b"---\nid: loan\n---\nYou owe.\n", "HEAD:loan.agreement").text.source.name
    'loan'
    """
    template = open_template(data, Source(name, MEDIA_TYPE, sha256(data).hexdigest()))
    source = evolve(template.text.source, name=template.header.id)
    return template._replace(text=evolve(template.text, source=source))


def add(path: Path, to: Path | None = None) -> TemplateInfo:
    """Copy the template in `path` into the directory `to` (default: the user's library), under its id.

    ContractError where it does not read as a template, or where its id is taken by another text.
    """
    template = open_file(path)
    folder = user_library() if to is None else to
    target = folder / f"{template.header.id}{SUFFIX}"
    data = path.read_bytes()
    if (_BUILT_IN / target.name).is_file() or (target.is_file() and target.read_bytes() != data):
        remedy = "give it an id or a version of its own"
        raise ContractError("template", str(path), f"has the id {template.header.id}, which is taken", remedy)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    except OSError as error:
        reason = error.strerror or "not writable"
        raise ContractError("unwritable", str(folder), f"cannot be written ({reason})", "name another one") from None
    return TemplateInfo(header=template.header, path=target, built_in=False)


def _inside(folder: Path) -> tuple[TemplateInfo, ...]:
    """The templates in `folder`, in the order of their ids; none where there is no such directory."""
    built_in = folder == _BUILT_IN
    found = []
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        try:
            found.append(TemplateInfo(header=open_file(path).header, path=path, built_in=built_in))
        except ContractError as error:
            found.append(TemplateInfo(header=Header(id=path.stem), path=path, built_in=built_in, problem=str(error)))
    return tuple(sorted(found, key=lambda info: info.header.id))
