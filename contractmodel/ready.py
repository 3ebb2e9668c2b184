"""The built-in templates' trees, read ahead of time: `python -m contractmodel.ready` writes them.

Reading the two templates costs a third of the CPU of comparing them. The trees that are shipped answer to the bytes of
the template and to every grammar file; where one of these was edited they are not used, and the template is read anew.
A test reads every template and holds the trees against it.
"""

from __future__ import annotations

import json
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import contractmodel

if TYPE_CHECKING:
    from contractmodel.model import Agreement

STORE = Path(__file__).with_name("ready.json")
LIBRARY = Path(__file__).parent / "template" / "library"


def key(template: bytes) -> str:
    """A hash of a template's bytes and of all grammar files."""
    digest = sha256(template)
    for path in sorted(_grammar()):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:32]


def _grammar() -> list[Path]:
    for root in contractmodel.__path__:
        found = list((Path(root) / "grammar").glob("*.lark"))
        if found:
            return found
    return []


def tree(template: str) -> Agreement | None:
    """The tree of the built-in template with that id as it is kept, or None where it has to be read.

    >>> tree("nosuch-1") is None
    True
    """
    told = _told(STORE, template)
    if told is None:
        return None
    from contractmodel.model.plain import revived
    from contractmodel.model.readings import Reader

    return revived(told, Reader(_definitions, _references, _provisions))


def description(template: str) -> str | None:
    """What the built-in template with that id says of itself, or None where its file has to be asked.

    >>> description("nosuch-1") is None
    True
    """
    told = _told(STORE, template)
    return None if told is None else told["description"]


@lru_cache(maxsize=8)
def _told(store: Path, template: str) -> dict[str, Any] | None:
    try:
        told: dict[str, Any] | None = json.loads(store.read_text("utf-8")).get(template)
        fresh = told is not None and told["key"] == key((LIBRARY / f"{template}.agreement").read_bytes())
    except (OSError, ValueError):
        return None
    return told if fresh else None


def _definitions(agreement: Agreement) -> Any:
    from contractmodel.parse.reader import READER

    return READER.definitions(agreement)


def _references(agreement: Agreement) -> Any:
    from contractmodel.parse.reader import READER

    return READER.references(agreement)


def _provisions(agreement: Agreement) -> Any:
    from contractmodel.parse.reader import READER

    return READER.provisions(agreement)


def main() -> None:
    """Read every built-in template and write the trees."""
    from contractmodel.api import load
    from contractmodel.model.plain import kept
    from contractmodel.template import library

    STORE.unlink(missing_ok=True)
    trees = {
        info.header.id: {
            "key": key(info.path.read_bytes()),
            "description": info.header.description,
            **kept(load(info.path)),
        }
        for info in library()
        if info.built_in
    }
    STORE.write_text(json.dumps(trees, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
