"""What HTML elements are to a reader: blocks, lists, silent parts, site furniture."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

LISTS = frozenset({"ol", "ul", "menu", "dir"})
BLOCKS = LISTS | frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "html",
        "legend",
        "li",
        "listing",
        "main",
        "nav",
        "noframes",
        "optgroup",
        "option",
        "p",
        "plaintext",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "xmp",
    ]
)
SILENT = frozenset(
    [
        "annotation",
        "annotation-xml",
        "applet",
        "area",
        "audio",
        "base",
        "canvas",
        "col",
        "colgroup",
        "datalist",
        "embed",
        "frame",
        "frameset",
        "head",
        "iframe",
        "img",
        "link",
        "map",
        "meta",
        "noscript",
        "object",
        "param",
        "picture",
        "rp",
        "script",
        "source",
        "style",
        "svg",
        "template",
        "title",
        "track",
        "video",
    ]
)
_SITE_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar", "toolbar"}
)
_CONTENTS = frozenset({"toc", "table-of-contents", "contents", "doc-toc"})
_SIGNS = frozenset({"#", "¶", "🔗", "§"})


def words_in(element: _Element) -> str:
    """All text inside `element`, as typed."""
    return "".join(map(str, element.itertext()))


def hidden(element: _Element, declared: Mapping[str, str]) -> bool:
    """Whether a browser shows nothing of `element`.

    >>> from lxml import html
    >>> hidden(html.fromstring("<p hidden>x</p>"), {}), hidden(html.fromstring("<p>x</p>"), {"display": "none"})
    (True, True)
    """
    display = declared.get("display")
    if display is not None:
        return display == "none" or declared.get("visibility") in {"hidden", "collapse"}
    if declared.get("visibility") in {"hidden", "collapse"} or element.get("hidden") is not None:
        return True
    return element.tag == "dialog" and element.get("open") is None


def furniture_kind(element: _Element) -> str | None:
    """The kind of furniture that `element` is to the site it stands on; None where it may be agreement text.

    A banner that holds the page's only main heading is text.

    >>> from lxml import html
    >>> furniture_kind(html.fromstring('<nav id="toc"></nav>')), furniture_kind(html.fromstring("<footer></footer>"))
    ('contents', None)
    """
    tag, role = element.tag, (element.get("role") or "").lower()
    if tag not in {"nav", "button"} and role not in _SITE_ROLES and role != "doc-toc":
        return None
    names = {role, (element.get("id") or "").lower(), *(element.get("class") or "").lower().split()}
    if names & _CONTENTS:
        return "contents"
    if role == "banner":
        own = sum(1 for _ in element.iter("h1"))
        if own and own == sum(1 for _ in element.getroottree().getroot().iter("h1")):
            return None
    return "other"


def lists_links(element: _Element) -> bool:
    """Whether a list holds nothing but links to places on its own page: a table of contents.

    >>> from lxml import html
    >>> page = html.fromstring('<p><ul><li><a href="#a">Use</a><li><a href="#b">Fee</a></ul><ol><li>x</ol></p>')
    >>> [lists_links(one) for one in page.iter("ul", "ol")]
    [True, False]
    """
    members = 0
    for item in element if element.tag in LISTS else ():
        if item.tag != "li" or (item.text or "").strip():
            return False
        members += 1
        linked = False
        for inside in item:
            link = inside.tag == "a" and (inside.get("href") or "").startswith("#")
            linked = linked or link
            if (not link and inside.tag not in LISTS) or (inside.tail or "").strip():
                return False
            if inside.tag in LISTS and not linked:
                return False
        if not linked:
            return False
    return members > 1


def permalink(element: _Element) -> bool:
    """Whether `element` is the sign behind a heading that links to the heading itself."""
    return element.tag == "a" and (element.get("href") or "").startswith("#") and words_in(element).strip() in _SIGNS
