"""Words of strangers, made fit to be shown: nothing that steers a terminal, reorders a line or hides a character."""

from __future__ import annotations

_INVISIBLE_LAYOUT = "\u00ad\u200b\u2060\ufeff"
"""What prints nothing and is layout: left out, as in `model.normal`."""


def visible(text: str) -> str:
    r"""`text` on one line, every control, format or unassigned character shown instead of sent. Idempotent; linear.

    Control characters become their pictures (␛), what else steers or hides (bidirectional controls, joiners, tags,
    lone surrogates, private use) its code point in angle brackets; white space becomes a space, one for each.

    >>> visible("pay\x1b[2J now")
    'pay␛[2J now'
    >>> visible("to \u202eyou\u202c")
    'to ⟨U+202E⟩you⟨U+202C⟩'
    >>> visible("sub\u00adject\nto")
    'subject to'
    """
    if text.isprintable():
        return text
    return "".join(map(_shown, text))


def _shown(char: str) -> str:
    if char.isprintable():
        return char
    if char in _INVISIBLE_LAYOUT:
        return ""
    if char.isspace() and char not in "\x1c\x1d\x1e\x1f\x85":
        return " "
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"⟨U+{code:04X}⟩"
