"""Which of Word's alternatives stands: fallbacks, text boxes, drawn rules, fields that never end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contractmodel.ingest.ooxml import MATH, MC, OFFICE, W, attribute

if TYPE_CHECKING:
    from lxml.etree import _Element


def chosen(alternatives: _Element) -> _Element | None:
    """The branch of `mc:AlternateContent` to read: the first choice, unless only the fallback holds text."""
    choice, fallback = alternatives.find(MC + "Choice"), alternatives.find(MC + "Fallback")
    if choice is None or (not speaks(choice) and fallback is not None and speaks(fallback)):
        return fallback
    return choice


def speaks(element: _Element) -> bool:
    """Whether any text is printed inside `element`."""
    return next(element.iter(W + "t", MATH + "t", W + "sym"), None) is not None


def unmatched_fields(root: _Element) -> frozenset[_Element]:
    """The beginnings of fields that never end: Word shows what follows them as text."""
    begun: list[_Element] = []
    for mark in root.iter(W + "fldChar"):
        kind = attribute(mark, "fldCharType")
        if kind == "begin":
            begun.append(mark)
        elif kind == "end" and begun:
            begun.pop()
    return frozenset(begun)


def boxed(box: _Element, drawing: _Element) -> bool:
    """Whether `box` lies in another text box, or in a fallback, inside the same `drawing`."""
    for above in box.iterancestors():
        if above is drawing:
            return False
        if above.tag in {W + "txbxContent", MC + "Fallback"}:
            return True
    return False


def is_on(element: _Element, name: str) -> bool:
    """Whether the on-off attribute `w:name` is on."""
    return (attribute(element, name) or "0").lower() in {"1", "true", "on"}


def is_rule(rect: _Element) -> bool:
    """Whether a drawn rectangle is a horizontal rule (`o:hr`)."""
    return (rect.get(OFFICE + "hr") or "").lower() in {"t", "true", "1"}
