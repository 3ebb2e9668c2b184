"""JSON for people and machines at once: two spaces of indent, short values on one line, the same bytes always."""

from __future__ import annotations

from functools import lru_cache
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
    return _written(value, "", 0) + "\n"


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


def _written(value: Any, indent: str, used: int) -> str:
    """`value` on one line, if that fits behind `used` columns at `indent` (a scalar does); else a member a line."""
    if isinstance(value, str):
        return string(value)
    if value is None or isinstance(value, bool):
        return _CONSTANTS[value]
    if isinstance(value, int):
        return str(value)
    mapping = isinstance(value, dict)
    opening, closing = "{}" if mapping else "[]"
    if not value:
        return opening + closing
    deeper = indent + "  "
    if mapping:
        named = [(_name(key), member) for key, member in value.items()]
        members = [name + _written(member, deeper, len(name)) for name, member in named]
    else:
        members = [_written(member, deeper, 0) for member in value]
    if sum(map(len, members)) + 2 * len(members) <= _WIDTH - len(indent) - used:
        flat = ", ".join(members)
        if "\n" not in flat:
            return f"{opening}{flat}{closing}"
    return f"{opening}\n{deeper}" + f",\n{deeper}".join(members) + f"\n{indent}{closing}"


_CONSTANTS = {None: "null", True: "true", False: "false"}


@lru_cache(maxsize=512)
def _name(key: str) -> str:
    """A member's name as it stands before its value."""
    return f"{string(key)}: "
