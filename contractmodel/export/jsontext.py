"""JSON for people and machines at once: two spaces of indent, short values on one line, the same bytes always."""

from __future__ import annotations

from collections.abc import Iterator
from json.encoder import encode_basestring
from typing import Any

_WIDTH = 120


def dumps(value: Any) -> str:
    r"""`value` as JSON text that ends in a line feed: keys in the order given, no rounding, nothing sorted.

    Takes None, bool, int, str, lists or tuples, and mappings from str. Characters that could steer a terminal are
    escaped, so the text may be shown anywhere; it parses to the same value.

    >>> print(dumps({"span": (0, 4), "text": "a\u009b", "none": None}), end="")
    {"span": [0, 4], "text": "a\u009b", "none": null}
    """
    return "".join(_written(value, "", 0)) + "\n"


def string(text: str) -> str:
    r"""`text` as a JSON string, with everything that does not print escaped.

    >>> string("say “yes”\x1b")
    '"say “yes”\\u001b"'
    """
    quoted = encode_basestring(text)
    return quoted if quoted.isprintable() else "".join(c if c.isprintable() else _escaped(c) for c in quoted)


def _escaped(char: str) -> str:
    code = ord(char)
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


def _written(value: Any, indent: str, used: int) -> Iterator[str]:
    flat = _flat(value, _WIDTH - len(indent) - used)
    if flat is not None:
        yield flat
        return
    deeper = indent + "  "
    if isinstance(value, dict):
        opening, closing = "{", "}"
        members = ((f"{string(key)}: ", member) for key, member in value.items())
    else:
        opening, closing = "[", "]"
        members = (("", member) for member in value)
    yield opening
    comma = "\n"
    for key, member in members:
        yield f"{comma}{deeper}{key}"
        yield from _written(member, deeper, len(key))
        comma = ",\n"
    yield f"\n{indent}{closing}"


def _flat(value: Any, room: int) -> str | None:
    """`value` on one line, if it fits into `room`; a scalar always does."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return string(value)
    if isinstance(value, int):
        return str(value)
    if not value:
        return "{}" if isinstance(value, dict) else "[]"
    if 2 * len(value) > room:
        return None
    parts: list[str] = []
    for key in value:
        member = value[key] if isinstance(value, dict) else key
        flat = _flat(member, room)
        if flat is None:
            return None
        part = f"{string(key)}: {flat}" if isinstance(value, dict) else flat
        room -= len(part) + 2
        if room < 0:
            return None
        parts.append(part)
    inside = ", ".join(parts)
    return f"{{{inside}}}" if isinstance(value, dict) else f"[{inside}]"
