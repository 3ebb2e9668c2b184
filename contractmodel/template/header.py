"""What a template says about itself."""

from __future__ import annotations

from attrs import field, frozen

from contractmodel.model import ContractError
from contractmodel.patterns import compiled
from contractmodel.template.markup import Node, line_of
from contractmodel.template.near import meant

_ID = compiled(r"[a-z0-9]+(?:[._-][a-z0-9]+)*")
_DATE = compiled(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


@frozen(kw_only=True)
class Header:
    """A template's header. Only `id` must be there; what is not said is "".

    `id` is lower case letters and digits with `.`, `_` or `-` between them; `date` is `YYYY`, `YYYY-MM` or
    `YYYY-MM-DD`; `attribution` is the line that the licence of the words asks for.
    """

    id: str
    title: str = field(default="")
    version: str = field(default="")
    date: str = field(default="")
    source: str = field(default="")
    licence: str = field(default="")
    attribution: str = field(default="")
    description: str = field(default="")


KEYS = ("id", "title", "version", "date", "source", "licence", "attribution", "description")


def read_header(node: Node, written: str, name: str) -> Header:
    """The header that `node` of the syntax tree holds; ContractError where a key is unknown, doubled or ill-formed."""
    found: dict[str, str] = {}
    for entry in node.nodes("entry"):
        key_token = entry.token("KEY")
        assert key_token is not None
        key = key_token.text.rstrip(": \t")
        where = f"{name}, line {line_of(written, key_token.at)}"
        if key not in KEYS:
            raise ContractError("template", where, f"has a header key {key!r} that means nothing", meant(key, KEYS))
        if key in found:
            raise ContractError("template", where, f"says {key!r} a second time", "keep one of the two")
        value = entry.token("VALUE")
        more = [token.text for line in entry.nodes("more") if (token := line.token("MORE")) is not None]
        found[key] = " ".join(" ".join([value.text if value else "", *more]).split())
        _check(key, found[key], where)
    if "id" not in found:
        raise ContractError("template", name, "has no id in its header", "add a line such as `id: loan-1.0`")
    return Header(**found)


def is_id(word: str) -> bool:
    """Whether `word` could be a template's id.

    >>> is_id("loan-1.0"), is_id("../loan"), is_id("Loan")
    (True, False, False)
    """
    return _ID.fullmatch(word) is not None


def _check(key: str, value: str, where: str) -> None:
    if key == "id" and not is_id(value):
        remedy = "write lower case letters and digits, with dots or hyphens between them"
        raise ContractError("template", where, f"has the id {value!r}", remedy)
    if key == "date" and not _DATE.fullmatch(value):
        raise ContractError("template", where, f"has the date {value!r}", "write it as 2026-03-31, 2026-03 or 2026")
