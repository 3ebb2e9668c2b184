"""Footnotes of web pages: which link or raised sign is a note's mark, and which block is the note."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import define, field

from contractmodel.ingest.markup_thresholds import MARK_LENGTH
from contractmodel.patterns import compiled

if TYPE_CHECKING:
    from lxml.etree import _Element

_MARK = compiled(r"[\[(]?\s*(\d{1,3}|[*†‡§¶]{1,4}|[ivxlc]{1,6}|[a-z])\s*[\])]?")
_RAISED = compiled(r"[\[(]?\s*(\d{1,2}|[*†‡§¶]{1,4})\s*[\])]?")
_WORD = compiled(
    r"(?:^|[\s_:-])(?:foot|end)?(?:note|notes|noteref)(?:$|[\s_:-])|footnote|noteref"
    r"|(?:^|[\s_:-])_?(?:fn|ftn|edn)(?:ref)?[\d_:-]",
    re.IGNORECASE,
)
_BACK = frozenset("↩↑⏎^⤴⇑«")
_BLOCKS = frozenset(["li", "p", "div", "dd", "aside", "section", "td", "blockquote"])
_VARIANT_SELECTORS = "\ufe0e\ufe0f"


@define
class Notes:
    """What was found: elements that are marks (as printed, and bare), blocks that are notes, what prints nothing."""

    refs: dict[_Element, tuple[str, str]] = field(factory=dict)
    bodies: dict[_Element, str] = field(factory=dict)
    dropped: set[_Element] = field(factory=set)


def find_notes(root: _Element) -> Notes:
    """The notes of a page. Linear in its elements and links.

    >>> from lxml import html
    >>> page = html.fromstring('<div><p>X<sup><a href="#n">1</a></sup></p><p id="n"><sup>1</sup> Y</p></div>')
    >>> notes = find_notes(page)
    >>> list(notes.refs.values()), [block.tag for block in notes.bodies], [one.tag for one in notes.dropped]
    ([('1', '1')], ['p'], ['sup'])
    """
    notes = Notes()
    order = {element: place for place, element in enumerate(root.iter())}
    targets: dict[str, _Element] = {}
    for element in order:
        for name in (element.get("id"), element.get("name") if element.tag == "a" else None):
            if name:
                targets.setdefault(name, element)
    links = [link for link in order if link.tag == "a" and (link.get("href") or "").startswith("#")]
    _linked(links, targets, order, notes)
    _back_links(links, targets, order, notes)
    _raised(order, notes)
    for body, mark in notes.bodies.items():
        _printed_mark(body, mark, notes)
    return notes


def _text(element: _Element) -> str:
    """The words in `element`, as long as they may be a mark."""
    said = ""
    for piece in element.itertext():
        said += str(piece)
        if len(said) > MARK_LENGTH * 4:
            break
    return " ".join(said.translate(dict.fromkeys(map(ord, _VARIANT_SELECTORS))).split())


def _linked(links: list[_Element], targets: dict[str, _Element], order: dict[_Element, int], notes: Notes) -> None:
    by_target: dict[_Element, str] = {}
    for link in links:
        target = targets.get((link.get("href") or "")[1:])
        printed = _text(link)
        found = _MARK.fullmatch(printed)
        if target is None or found is None or order[target] <= order[link] or not _noted(link):
            continue
        body = _body(target)
        if body is None or body in link.iterancestors():
            continue
        if body not in notes.bodies:
            notes.bodies[body] = found[1]
        mark = by_target.setdefault(body, found[1])
        holder = _sole(link)
        notes.refs[holder] = (_text(holder), mark)


def _noted(link: _Element) -> bool:
    """Whether something besides its text says that a link is a note's mark."""
    parent = link.getparent()
    if parent is not None and parent.tag == "sup":
        return True
    if link.find(".//sup") is not None or link.get("data-footnote-ref") is not None:
        return True
    said = " ".join(filter(None, (link.get("role"), link.get("class"), link.get("href"), link.get("rel"))))
    return _WORD.search(said.replace("#", " ")) is not None


def _sole(link: _Element) -> _Element:
    """The raised element that holds `link` and nothing else but brackets, or the link itself."""
    parent = link.getparent()
    if parent is not None and parent.tag == "sup" and len(parent) == 1 and _MARK.fullmatch(_text(parent)):
        return parent
    return link


def _body(target: _Element) -> _Element | None:
    """The block that a note's target stands for."""
    block: _Element | None = target
    while block is not None and block.tag not in _BLOCKS:
        block = block.getparent()
    if block is None or block.tag == "td":
        return None
    parent = block.getparent()
    if (
        parent is not None
        and parent.tag in {"li", "aside", "div"}
        and parent[0] is block
        and not (parent.text or "").strip()
    ):
        named = f"{parent.get('id') or ''} {parent.get('class') or ''} {parent.get('role') or ''}"
        if parent.tag == "li" or (
            _WORD.search(named) and sum(1 for child in parent if child.get("id")) <= 1 and _one(parent)
        ):
            return parent
    return block


def _one(parent: _Element) -> bool:
    """Whether `parent` holds one note and not a list of them: at most one of its blocks begins with a mark's link."""
    begun = 0
    for block in parent:
        link = next((one for one in block.iter("a")), None)
        begun += link is not None and not (block.text or "").strip() and _MARK.fullmatch(_text(link)) is not None
    return begun <= 1


def _back_links(links: list[_Element], targets: dict[str, _Element], order: dict[_Element, int], notes: Notes) -> None:
    """Links from a note back to its mark print no text of the agreement."""
    for link in links:
        body = next((above for above in link.iterancestors() if above in notes.bodies), None)
        if body is None or link in notes.refs:
            continue
        said = " ".join(filter(None, (link.get("role"), link.get("class"), link.get("rev"))))
        known = (
            re.search(r"backlink|back-?ref|footnote-?back|reversefootnote", said)
            or link.get("data-footnote-backref") is not None
        )
        printed = _text(link)
        target = targets.get((link.get("href") or "")[1:])
        backward = target is not None and order[target] < order[link]
        if known or (backward and printed and set(printed) <= _BACK):
            notes.dropped.add(link)
        elif backward and (found := _MARK.fullmatch(printed)) and found[1] == notes.bodies[body]:
            notes.dropped.add(_sole(link))


def _raised(order: dict[_Element, int], notes: Notes) -> None:
    """Raised signs without links: marks, where a later block begins with the same raised sign."""
    waiting: dict[str, list[_Element]] = {}
    for sup in [element for element in order if element.tag == "sup"]:
        if (
            sup in notes.refs
            or sup in notes.dropped
            or any(one in notes.refs or one in notes.dropped for one in sup.iter())
        ):
            continue
        found = _RAISED.fullmatch(_text(sup))
        if found is None:
            continue
        block = _begins(sup)
        if block is None:
            waiting.setdefault(found[1], []).append(sup)
        elif found[1] in waiting and block not in notes.bodies:
            notes.bodies[block] = found[1]
            for mark in waiting.pop(found[1]):
                notes.refs[mark] = (_text(mark), found[1])


def _begins(sup: _Element) -> _Element | None:
    """The block that begins with `sup`; None where something stands before it."""
    at = sup
    while at.tag not in _BLOCKS:
        parent = at.getparent()
        if parent is None or parent[0] is not at or (parent.text or "").strip():
            return None
        at = parent
    return None if at.tag == "td" else at


def _printed_mark(body: _Element, mark: str, notes: Notes) -> None:
    """The raised sign or linked mark that a note begins with is its label, not its text."""
    for element in body.iter("sup", "a"):
        if element in notes.dropped:
            return
        found = _MARK.fullmatch(_text(element))
        if found is None or found[1] != mark:
            return
        at = element
        while at is not body:
            parent = at.getparent()
            if parent is None or parent[0] is not at or (parent.text or "").strip():
                return
            at = parent
        notes.dropped.add(element)
        return
