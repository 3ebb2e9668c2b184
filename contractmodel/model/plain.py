"""A tree as plain data and back: what JSON can hold, for trees that are read once and kept.

An attrs value is `{"TypeName": [field, field, …]}` in the order of its fields, a named tuple likewise, an enumeration's
member `{"TypeName": "value"}`, a tuple a list. Not a public format: `export` writes that; this may change.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any

from contractmodel.model import agreement, blocks, kinds, overlays, source
from contractmodel.model.agreement import Agreement
from contractmodel.model.readings import Reader, Readings
from contractmodel.model.span import Span

_LAZY = frozenset({"readings"})
_TYPES: Mapping[str, Any] = {
    name: made
    for module in (agreement, blocks, kinds, overlays, source)
    for name, made in vars(module).items()
    if isinstance(made, type) and made.__module__ == module.__name__
} | {"Span": Span}


def to_plain(value: Any) -> Any:
    """`value` as lists, dicts, strings, numbers and None. Lazy readings are left out. Linear.

    >>> to_plain(blocks.Joint(3, hyphen=True))
    {'Joint': [3, True]}
    """
    if isinstance(value, Enum):
        return {type(value).__name__: value.value}
    fields = getattr(type(value), "__attrs_attrs__", None)
    if fields is not None:
        return {type(value).__name__: [to_plain(getattr(value, f.name)) for f in fields if f.name not in _LAZY]}
    if isinstance(value, tuple):
        members = [to_plain(member) for member in value]
        return {type(value).__name__: members} if hasattr(value, "_fields") else members
    return value


def from_plain(plain: Any, readings: Readings | None = None) -> Any:
    """The value that `to_plain` made plain; every block and the agreement get `readings`. Linear.

    >>> from_plain(to_plain(Span(1, 2)))
    Span(start=1, end=2)
    """
    if isinstance(plain, list):
        return tuple([from_plain(member, readings) for member in plain])
    if not isinstance(plain, dict):
        return plain
    ((name, told),) = plain.items()
    made = _TYPES[name]
    if made is Span:
        return Span(told[0], told[1])
    if isinstance(told, str):
        return made(told)
    members = [from_plain(member, readings) for member in told]
    if hasattr(made, "_fields"):
        return made(*members)
    names = [f.name for f in made.__attrs_attrs__ if f.name not in _LAZY]
    given = dict(zip(names, members, strict=True))
    if readings is not None and len(names) < len(made.__attrs_attrs__):
        given["readings"] = readings
    return made(**given)


def kept(tree: Agreement) -> dict[str, Any]:
    """`tree` and all that can be asked of it, as plain data."""
    provisions = {block.path: to_plain(block.provisions) for block in tree.walk() if block.provisions}
    return {
        "tree": to_plain(tree),
        "definitions": to_plain(tree.definitions),
        "references": to_plain(tree.references),
        "provisions": provisions,
    }


def revived(told: Mapping[str, Any], reader: Reader) -> Agreement:
    """The agreement of `kept`, its readings known; `reader` reads the trees that are made from it.

    >>> from contractmodel.model.readings import SILENT
    >>> tree = Agreement.build([blocks.Clause(label="1.", text="You wait.")])
    >>> revived(kept(tree), SILENT) == tree
    True
    """
    readings = Readings(reader)
    tree: Agreement = from_plain(told["tree"], readings)
    readings.attach(tree)
    readings.remember(
        from_plain(told["definitions"]),
        from_plain(told["references"]),
        {path: from_plain(provisions) for path, provisions in told["provisions"].items()},
    )
    return tree
