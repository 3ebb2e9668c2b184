"""HTML form fields as blanks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from contractmodel.ingest.html_roles import words_in
from contractmodel.model import BlankHint, Span

if TYPE_CHECKING:
    from lxml.etree import _Element

_SITE_CONTROLS = frozenset({"hidden", "submit", "reset", "button", "image", "file", "password", "search"})
_DATES = frozenset({"date", "datetime-local", "datetime"})


def control(element: _Element) -> tuple[str, BlankHint | None]:
    """What an `input`, `select` or `textarea` shows, and the blank it is; ("", None) for the site's own controls.

    A chosen or typed value is shown and fills the blank; placeholders and options not chosen are suggestions.

    >>> from lxml import html
    >>> shown, blank = control(html.fromstring('<input name="title" placeholder="Title of the article">'))
    >>> shown, blank.name, blank.suggestion, blank.filled
    ('', 'title', 'Title of the article', False)
    >>> control(html.fromstring('<input type="checkbox" checked>'))
    ('☒', None)
    """
    kind = (element.get("type") or "text").lower() if element.tag == "input" else element.tag
    if kind in _SITE_CONTROLS:
        return "", None
    if kind in {"checkbox", "radio"}:
        return "☐" if element.get("checked") is None else "☒", None
    shown, suggestion = _shown(element)
    name = element.get("name") or element.get("id") or element.get("aria-label")
    if name is None and element.tag == "select":
        return shown, None
    type_ = "date" if kind in _DATES else "text"
    return shown, BlankHint(Span(0, 0), "field", name, type_, suggestion or None, filled=bool(shown))


def _shown(element: _Element) -> tuple[str, str]:
    """The value that stands in the field, and what the page suggests for it."""
    if element.tag == "input":
        return _line(element.get("value")), _line(element.get("placeholder"))
    if element.tag == "textarea":
        return _line(words_in(element)), _line(element.get("placeholder"))
    for option in element.iter("option"):
        if option.get("selected") is not None and option.get("value") != "":
            return _line(words_in(option)), ""
    return "", ""


def _line(text: str | None) -> str:
    return " ".join((text or "").split())
