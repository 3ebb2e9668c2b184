"""What holds for the text at a place of a web page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element

COLUMNS_A_LEVEL = 4
HEADINGS = {f"h{level}": level for level in range(1, 7)}


class Context(NamedTuple):
    """What holds for the text at a place: emphasis, list depth, role. `lists` counts the open lists."""

    strong: bool = False
    pre: bool = False
    lists: int = 0
    level: int | None = None
    indent: int = 0
    role: str | None = None
    note: str | None = None
    heading: int | None = None
    cut: str | None = None
    centred: bool = False
    struck: bool = False
    raised: bool = False


class Item(NamedTuple):
    """A list member whose first line is still to come."""

    label: str
    bullet: bool
    level: int | None


class Frame(NamedTuple):
    """An element that is open: the context and the style sheet's place outside it, and what its end must do."""

    context: Context
    place: int
    ending: str = ""


def set_in(tag: str, context: Context) -> Context:
    """The context inside a definition list, a definition, a quotation."""
    if tag == "dl":
        return context._replace(lists=context.lists + 1)
    if tag == "blockquote":
        return context._replace(role=context.role or "quote", indent=context.indent + COLUMNS_A_LEVEL)
    level = max(context.lists - 1, 0)
    return context._replace(level=level, indent=COLUMNS_A_LEVEL * (level + 1))


def heading_of(element: _Element) -> int:
    """The level of a heading, 2 where only its role says that it is one."""
    stated = element.get("aria-level") or ""
    return HEADINGS.get(str(element.tag)) or (int(stated) if stated in set("123456789") else 2)


def role_of(item: Item | None, context: Context) -> str | None:
    """The role of a line: the context's, or a list member's where no number was counted for it."""
    if context.role is None and item is not None and (item.bullet or not item.label):
        return "list-item"
    return context.role
