"""HTML: the text that a browser prints, list markers written in, a line a block."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from contractmodel.ingest.fineness import refuse_shreds
from contractmodel.ingest.html_page import Page
from contractmodel.ingest.html_remarks import remarks
from contractmodel.ingest.markup_thresholds import MAX_TREE_DEPTH
from contractmodel.ingest.text import Decoded, decode
from contractmodel.ingest.text import remarks as encoding_remarks
from contractmodel.ingest.thresholds import MANY_PIECES
from contractmodel.ingest.writing import titled_first, write
from contractmodel.model import Source, SourceText

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHARSET = re.compile(rb"<meta\b[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"\A\s*<\?xml\b[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})")
_DECLARATION = re.compile(r"\A\s*<\?xml\b[^>]{0,500}\?>")
_HEAD = 4096
_CONTROLS = dict.fromkeys([*range(9), 11, *range(14, 32), 127], " ")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)((?:\s[^<>]*)?)>")
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def read_html(data: bytes, source: Source) -> SourceText:
    r"""The text of the web page in `data`: a line a block, an empty line between blocks, list markers written in.

    Scripts, hidden parts and the addresses of links are not text; site navigation and what is struck through (`del`,
    `s`) are furniture. Raised figures that are no note's mark are written in raised signs (2¹⁰). Linear.
    Raises ContractError: "binary" for bytes that are no text, "too-large" for more small pieces than an agreement has.

    >>> read_html(b"<title>x</title><h1>PA</h1><ol type=a><li>You <b>pay</b>.</ol>", Source("form.html")).text
    'PA\n\na. You pay.\n'
    """
    decoded = _decoded(data, source.name)
    root, too_deep = _tree(_DECLARATION.sub("", decoded.text).translate(_CONTROLS))
    if root is None:
        return write(source, (), encoding_remarks(decoded))
    _refuse_shreds(root, source.name)
    page = Page(root)
    passages = titled_first(page.passages())
    return write(source, passages, (*encoding_remarks(decoded), *remarks(page, too_deep=too_deep)))


def _refuse_shreds(root: _Element, name: str) -> None:
    elements = sum(1 for _ in root.iter())
    if elements > MANY_PIECES:
        said = [len(text.strip()) for text in root.itertext() if not text.isspace()]
        refuse_shreds(name, "pieces of text", len(said), said)
        refuse_shreds(name, "elements", elements, said, parts=True)


def _decoded(data: bytes, name: str) -> Decoded:
    """The characters: by byte order mark, by what the page states if that holds throughout, else as plain text."""
    if not data.startswith(_BOMS) and b"\0" not in data[:_HEAD]:
        stated = _CHARSET.search(data[:_HEAD]) or _XML_ENCODING.search(data[:_HEAD])
        encoding = stated[1].decode("ascii").lower() if stated else ""
        if encoding in {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"}:
            encoding = "cp1252"
        try:
            return Decoded(data.decode(encoding), encoding, "strict") if encoding else decode(data, name)
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(data, name)


def _tree(text: str) -> tuple[_Element | None, bool]:
    """The page's tree as browsers build it, None where there is none, and whether it was too deep to keep whole."""
    root, cut = _parsed(text)
    return (root, False) if not cut else (_parsed(_flattened(text))[0], True)


def _parsed(text: str) -> tuple[_Element | None, bool]:
    from lxml import etree, html

    parser = html.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True, recover=True
    )
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None, False
    return root, any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log)


def _flattened(text: str) -> str:
    """`text` with the tags that lie too deep made line breaks, so that the rest of the tree is built. Linear."""
    depth = 0

    def flat(tag: re.Match[str]) -> str:
        nonlocal depth
        if tag[2].lower() in _VOID:
            return tag[0]
        if tag[1]:
            depth -= 1
            return tag[0] if depth < MAX_TREE_DEPTH else "<br>"
        depth += 1
        return tag[0] if depth <= MAX_TREE_DEPTH else "<br>"

    return _TAG.sub(flat, text)
