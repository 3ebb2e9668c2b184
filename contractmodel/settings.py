"""Settings that stand in a file: `[tool.contractmodel]` of a `pyproject.toml`, or `contract.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

_COMMON: dict[str, tuple[type, tuple[str, ...]]] = {
    "color": (str, ("auto", "always", "never")),
    "width": (int, ()),
}
_READING: dict[str, tuple[type, tuple[str, ...]]] = {
    "revisions": (str, ("accept", "reject")),
    "ocr": (bool, ()),
}
_DIFF: dict[str, tuple[type, tuple[str, ...]]] = {
    "view": (str, ("inline", "side-by-side", "summary")),
    "full": (bool, ()),
    "findings": (bool, ()),
}
_CHECK: dict[str, tuple[type, tuple[str, ...]]] = {
    "against": (str, ()),
    "policy": (str, ()),
    "as": (str, ("form", "variant", "template")),
    "fail-on": (str, ("error", "warning", "note")),
}
_EVERYWHERE: dict[str, tuple[type, tuple[str, ...]]] = {"templates": (str, ())}
_COMMANDS = {
    "*": _EVERYWHERE,
    "diff": {**_COMMON, **_READING, **_DIFF},
    "parse": {**_COMMON, **_READING},
    "impact": {**_COMMON, **_READING},
    "facts": {**_COMMON, **_READING},
    "apply": _READING,
    "merge": _READING,
    "check": {**_COMMON, **_READING, **_CHECK},
    "rules": _COMMON,
    "explain": _COMMON,
}
_PARAMETERS = {"as": "as_", "fail-on": "fail_on"}
KEYS = {**_COMMON, **_READING, **_DIFF, **_CHECK, **_EVERYWHERE}
"""Every key that may stand in the file: its type, and the words it may be (any, if none are named)."""


def settings_here(folder: Path | None = None) -> dict[str, Any]:
    """The defaults of each command, from the nearest file at or above `folder` (the working directory): {} if none.

    What holds for all commands stands under "*".
    In one folder `contract.toml` wins over `pyproject.toml`; a `pyproject.toml` without our table is passed by.
    ContractError names the file and the key where one is unknown or ill-typed.
    """
    here = Path.cwd() if folder is None else folder
    for place in (here, *here.parents):
        found = _table(place)
        if found is not None:
            return _by_command(*found)
    return {}


def _table(folder: Path) -> tuple[Path, Mapping[str, Any]] | None:
    for name, inside in (("contract.toml", ()), ("pyproject.toml", ("tool", "contractmodel"))):
        path = folder / name
        try:
            data = path.read_bytes()
        except OSError:
            continue
        if inside and (b"contractmodel" not in data or not _ours(data)):
            continue
        table: Any = _parsed(path, data)
        for key in inside:
            table = table.get(key, {}) if isinstance(table, dict) else {}
        if table or not inside:
            return path, table
    return None


def _ours(data: bytes) -> bool:
    """Whether a line may begin our table, however it is written; no other file is parsed, which costs 15 ms."""
    import re

    return (
        re.search(rb"""(?m)^[ \t]*\[?[ \t]*["']?tool["']?[ \t]*(?:\]|=|\.[ \t]*["']?contractmodel)""", data) is not None
    )


def _parsed(path: Path, data: bytes) -> Mapping[str, Any]:
    import tomllib

    from contractmodel.model import ContractError

    try:
        return tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ContractError("settings", str(path), f"is no TOML ({error})", "mend it or take it away") from None


def _by_command(path: Path, table: Mapping[str, Any]) -> dict[str, Any]:
    from contractmodel.model import ContractError

    for key, value in table.items():
        if key not in KEYS:
            from contractmodel.template.near import meant

            raise ContractError("settings", str(path), f"has the key {key!r}, which means nothing", meant(key, KEYS))
        type_, words = KEYS[key]
        if type(value) is not type_ or (words and value not in words):
            remedy = f"write one of {', '.join(words)}" if words else f"write {_A[type_]}"
            raise ContractError("settings", str(path), f"has {key} = {value!r}", remedy)
    told = {key: _located(path, key, value) for key, value in table.items()}
    if "templates" in told:
        told["templates"] = [told["templates"]]
    return {
        command: {_PARAMETERS.get(key, key): told[key] for key in known if key in told}
        for command, known in _COMMANDS.items()
    }


_A = {str: "a string", int: "a whole number", bool: "true or false"}


def _located(path: Path, key: str, value: Any) -> Any:
    """A path in the file is meant from the file's own folder, wherever the command is run."""
    if key not in ("against", "policy", "templates"):
        return value
    beside = path.parent / value
    return str(beside) if beside.exists() else value
