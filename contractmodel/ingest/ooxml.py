"""Office XML, parsed without trust: names, attributes and parts of a Word package."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from contractmodel.model import ContractError

if TYPE_CHECKING:
    from lxml.etree import _Element

    from contractmodel.ingest.zipguard import Package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VML = "{urn:schemas-microsoft-com:vml}"
OFFICE = "{urn:schemas-microsoft-com:office:office}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)
_OFF = frozenset({"0", "false", "off", "none"})
_AGAIN = "open it in Word, save it as .docx and try again"


def attribute(element: _Element | None, name: str) -> str | None:
    """The attribute `w:name` of `element`; None where either is missing.

    >>> from lxml import etree
    >>> attribute(etree.Element(W + "ilvl", {W + "val": "1"}), "val"), attribute(None, "val")
    ('1', None)
    """
    if element is None:
        return None
    value = element.get(W + name)
    return value if value is not None else element.get(name)


def value(parent: _Element | None, child: str) -> str | None:
    """The `w:val` of the child `w:child` of `parent`; None where any of them is missing."""
    return None if parent is None else attribute(parent.find(W + child), "val")


def number(text: str | None) -> int | None:
    """`text` as a whole number; None where it is none. A fraction is cut off, as Word does.

    >>> number("720"), number("-12.5"), number("9x"), number(None), number("9" * 40)
    (720, -12, None, None, None)
    """
    try:
        found = int(float(text or ""))
    except (ValueError, OverflowError):
        return None
    return found if abs(found) < 1 << 31 else None


def switched(properties: _Element | None, name: str) -> bool | None:
    """Whether the on-off property `w:name` is on; None where `properties` does not state it."""
    element = None if properties is None else properties.find(W + name)
    if element is None:
        return None
    return (attribute(element, "val") or "1").lower() not in _OFF


def parse_part(package: Package, part: str, name: str) -> _Element:
    """The root of `part`, parsed without entities, network or unbounded depth.

    ContractError ("unreadable") where it is missing, damaged, or declares a document type, which Office never does.
    """
    from lxml import etree

    data = package.read(part)
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise ContractError("unreadable", name, f"is damaged: its part {part} is no sound XML", _AGAIN) from None
    prolog: Any = root.getroottree().docinfo
    if prolog.doctype:
        problem = f"declares a document type in {part}, which no Office program does"
        raise ContractError("unreadable", name, problem, _AGAIN)
    return root


def related(package: Package, part: str, name: str) -> dict[str, str]:
    """The last word of each relationship's type ("numbering", "officeDocument") to the part of the package it names.

    `part` is "" for the package itself. The first of a kind wins; what lies outside the package is left out.
    """
    folder, base = posixpath.split(part)
    listing = posixpath.join(folder, "_rels", f"{base}.rels")
    found: dict[str, str] = {}
    if listing not in package:
        return found
    for relation in parse_part(package, listing, name).iter(_RELATIONSHIP):
        kind, target = (relation.get("Type") or "").rpartition("/")[2], relation.get("Target") or ""
        if relation.get("TargetMode") == "External" or not target:
            continue
        part_named = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
        found.setdefault(kind, part_named if part_named in package else unquote(part_named))
    return found
