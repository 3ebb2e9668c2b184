"""How Markdown dresses its lines: the signs at their starts and ends, and what is told of them."""

from __future__ import annotations

import re

from contractmodel.ingest.labelled import label_of
from contractmodel.model import NOWHERE, Diagnostic, LineHint, Severity
from contractmodel.patterns import compiled

QUOTE = compiled(r"[ \t]{0,3}>")
BULLET = compiled(r"[-*+](?=[ \t]|$)")
NUMBER = compiled(r"\d{1,9}\\?[.)](?=[ \t]|$)")
HEADING = compiled(r"(#{1,6})(?=[ \t]|$)")
HEADING_END = compiled(r"[ \t]#+[ \t]*$")
FIELD = compiled(r"[^:.;]{1,40}:(?:\s|$)")
LABEL_BEFORE_BOLD = compiled(
    r"\s*(?:(?:section|article|§)\s*)?(?:\d[\d.]*|[(\[]?[\w.\\]{1,10}[.)\]:])?\s*", re.IGNORECASE
)
NOTE_BODY = compiled(r"[ \t]{0,3}\[\^([^\]\s\[]{1,80})\]:")
LINK_BODY = compiled(
    r"[ \t]{0,3}\[([^\[\]^][^\[\]]{0,200})\]:\s+(?:<[^<>]+>|[^\s/#]*[/#]\S*)(?:\s+[\"'(].{0,300})?\s*$"
)
FENCE = compiled(r"[ \t]{0,3}(`{3,}|~{3,})[^`]*$")
WRAPPED = 45
"""Columns from which on a line may have been wrapped: a shorter one before a capital was ended on purpose."""


_ODD_SPACES = compiled("(?<=[^\\s])[\u00a0\u2000-\u200a\u202f]+|(?m:^)[\u200b\u2060\ufeff]{1,3}(?=\\S)")


def spaced(text: str) -> str:
    r"""`text`, as long as before, with common spaces for those of other widths and those that do not break.

    What stands at a line's start stays, for there they are typed to indent; but those without any width go.

    >>> spaced("1.\u00a0You\u2009pay.\n\u00a0\u00a0(a)\u00a0now") == "1. You pay.\n\u00a0\u00a0(a) now"
    True
    """
    return text if text.isascii() else _ODD_SPACES.sub(lambda found: " " * len(found[0]), text)


def struck(strikes: int) -> tuple[Diagnostic, ...]:
    """What to tell of words that are struck through: how many passages were left out."""
    if not strikes:
        return ()
    told = f"{strikes} {'passage' if strikes == 1 else 'passages'} struck through left out"
    return (Diagnostic("struck-text", Severity.NOTE, NOWHERE, told),)


def evolved(hint: LineHint, run_in: int | None, heading: int | None = None) -> LineHint:
    """`hint` with the end of its run-in heading, and the level of its heading where there is one."""
    return hint._replace(run_in=run_in, heading=heading if heading is not None else hint.heading)


def goes_on(above: str, words: str) -> bool:
    """Whether a line with `words` goes on with the open paragraph, whose last line is `above`.

    >>> goes_on("The buyer pays the price within thirty days of the", "date of delivery.")
    True
    >>> goes_on("The buyer pays the price within thirty days of the", "(a) date of delivery.")
    False
    """
    if above.endswith(("  ", "\\")) or len(above) < WRAPPED or words[0] in "*_<":
        return False
    return not label_of(words.replace("\\", "", 1)) and FIELD.match(words) is None
