"""A tree that was made (by a patch, by a merge) written as a text, and read back to see that it is the same tree."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from contractmodel.model import Agreement

_TYPED = {"text/plain": "text", "text/markdown": "markdown"}


class Print(NamedTuple):
    """A text, and where it reads back otherwise than it should: "" nowhere, else the first such block's path."""

    text: str
    astray: str


def typed_as(agreement: Agreement) -> str:
    """The format that `agreement` was typed in, `text` where it was not typed.

    >>> typed_as(Agreement())
    'text'
    """
    return _TYPED.get(agreement.source.media_type, "text")


def printed(agreement: Agreement, format_: str, typed: Iterable[str] = ()) -> Print:
    """`agreement` as a text in `format_` (`text` or `markdown`) that reads back as the same tree.

    The texts `typed` are tried first, in order; then its own print. Where none reads back as it, the print is given
    with the place where it goes astray. Parses each text tried.
    """
    from contractmodel.export.agreement_text import agreement_text

    told = ""
    where = ""
    for text in (*typed, agreement_text(agreement, markdown=format_ == "markdown")):
        told, where = text, astray(agreement, text, format_)
        if not where:
            break
    return Print(told, where)


def astray(agreement: Agreement, text: str, format_: str) -> str:
    """The path of the first block of `agreement` that `text`, read as `format_`, does not say; "" if there is none."""
    from contractmodel.api import load
    from contractmodel.model import ContractError

    if not text.strip():
        return "" if not agreement.body else "it"
    try:
        back = load(text.encode("utf-8", "replace"), format=format_)
    except ContractError:
        return "it"
    if back == agreement:
        return ""
    for one, other in zip(agreement.body, back.body, strict=False):
        if one != other:
            return one.path
    return "the end"
