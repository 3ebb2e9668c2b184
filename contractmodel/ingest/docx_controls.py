"""Word's form elements as blanks: content controls, legacy form fields, click-here prompts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from contractmodel.ingest.markup_thresholds import CONTROL_WORDS
from contractmodel.ingest.ooxml import W14, W, attribute, number, switched, value
from contractmodel.model import BlankHint, Span
from contractmodel.patterns import compiled

if TYPE_CHECKING:
    from lxml.etree import _Element

    from contractmodel.ingest.passage import Words

_NO_VALUE = ("docPartObj", "docPartList", "group", "picture", "equation", "bibliography", "citation")
_LOCKED = frozenset({"contentLocked", "sdtContentLocked"})
_EMPTY_BOX, _TICKED_BOX = "☐", "☒"


@define
class Field:
    """A field that is open: its code so far, whether its result has begun and where, the blank it is.

    `shown` is what stands there though no result says so: a check box, the entry chosen from a list.
    """

    blank: BlankHint | None = None
    shown: str = ""
    code: str = ""
    result: bool = False
    words: Words | None = None
    start: int = 0

    @property
    def contents(self) -> bool:
        """Whether this is a table of contents."""
        return self.code.strip().upper().startswith("TOC")


def open_field(form: _Element | None) -> Field:
    """The field that begins with this form data (`w:ffData`), or with none."""
    if form is None:
        return Field()
    check = form.find(W + "checkBox")
    if check is not None:
        ticked = switched(check, "checked")
        return Field(shown=_TICKED_BOX if (switched(check, "default") if ticked is None else ticked) else _EMPTY_BOX)
    return Field(BlankHint(Span(0, 0), "field", value(form, "name") or None, _form_type(form)), _chosen(form))


def _chosen(form: _Element) -> str:
    """The entry that is chosen in a drop-down list; "" for other fields."""
    offered = form.find(W + "ddList")
    if offered is None:
        return ""
    entries = [attribute(entry, "val") or "" for entry in offered.iterfind(W + "listEntry")]
    at = number(value(offered, "result") or value(offered, "default")) or 0
    return entries[at].strip() if 0 <= at < len(entries) else ""


def _form_type(form: _Element) -> str:
    kind = value(form.find(W + "textInput"), "type")
    return "date" if kind in {"date", "currentDate"} else "text"


def control_blank(properties: _Element | None, content: _Element) -> BlankHint | None:
    """The blank that a content control is, `filled` where it holds a value; None where it only wraps text.

    It is named by its title, else by its tag. A control whose content is locked, a building block, a group, a check box
    and one that wraps a longer passage are no blanks.
    """
    if properties is None or value(properties, "lock") in _LOCKED:
        return None
    if (
        any(properties.find(W + name) is not None for name in _NO_VALUE)
        or properties.find(W14 + "checkbox") is not None
    ):
        return None
    words = "".join(text.text or "" for text in content.iter(W + "t")).split()
    prompted = bool(switched(properties, "showingPlcHdr")) or (bool(words) and _all_placeholder(content))
    if not prompted and len(words) > CONTROL_WORDS:
        return None
    name = value(properties, "alias") or value(properties, "tag")
    kind = "date" if properties.find(W + "date") is not None else "text"
    return BlankHint(Span(0, 0), "control", (name or "").strip() or None, kind, filled=bool(words) and not prompted)


def _all_placeholder(content: _Element) -> bool:
    runs = [run for run in content.iter(W + "r") if any((text.text or "").strip() for text in run.iter(W + "t"))]
    return all(value(run.find(W + "rPr"), "rStyle") == "PlaceholderText" for run in runs)


def merge_blank(code: str) -> BlankHint | None:
    r"""The blank that a field with this `code` is which a mail merge fills, by the name of its column; None for others.

    >>> merge_blank(' MERGEFIELD "Client Name" \\* MERGEFORMAT ').name, merge_blank(" PAGE ")
    ('Client Name', None)
    """
    found = _MERGED.match(code)
    return None if found is None else BlankHint(Span(0, 0), "field", found[1] or found[2], "text")


def merged(shown: str) -> bool:
    """Whether what a mail merge's field shows is a value: «Client_Name» is none.

    >>> merged("Ada Example"), merged("«Client_Name»"), merged("")
    (True, False, False)
    """
    return bool(shown) and not (shown[0] == "«" and shown[-1] == "»")


_MERGED = compiled(r"(?i:\s*MERGEFIELD\s+(?:\"([^\"]{1,80})\"|(\S{1,80})))")


def macro_text(code: str) -> str:
    """The words that a click-here field shows, which stand in its code; "" for any other field.

    >>> macro_text(" MACROBUTTON NoMacro [Click here and type name]"), macro_text(" PAGE ")
    ('[Click here and type name]', '')
    """
    parts = code.split(None, 2)
    return parts[2].strip() if len(parts) == 3 and parts[0].upper() == "MACROBUTTON" else ""
