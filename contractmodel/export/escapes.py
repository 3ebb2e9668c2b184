"""Words of strangers, made fit for HTML and for Markdown: they show as they are and never act."""

from __future__ import annotations

import re

from contractmodel.report.visible import visible

_MARKDOWN = re.compile(r"([\\`*_{}\[\]|~^$=#])")
_AT_START = re.compile(r"^(\d{1,9})([.)])|^([-+])")
_ENTITIES = (("<", "&lt;"), (">", "&gt;"), ("@", "&#64;"), ("://", "&#58;//"))
_WWW = re.compile(r"\bwww\.", re.IGNORECASE)


def html(text: str) -> str:
    """`text` for an element or a quoted attribute of HTML.

    >>> html('<b title="x">')
    '&lt;b title=&quot;x&quot;&gt;'
    """
    shown = visible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return shown.replace('"', "&quot;").replace("'", "&#39;")


def markdown(text: str) -> str:
    r"""`text` for a paragraph of Markdown: no emphasis, link, heading, list, HTML, mention or bare URL comes of it.

    >>> markdown("1. see *this* <b> @you http://a.b")
    '1\\. see \\*this\\* &lt;b&gt; &#64;you http&#58;//a.b'
    """
    escaped = _MARKDOWN.sub(r"\\\1", visible(text).replace("&", "&amp;"))
    for char, entity in _ENTITIES:
        escaped = escaped.replace(char, entity)
    escaped = _WWW.sub(lambda met: met.group()[:-1] + "&#46;", escaped)
    return _AT_START.sub(lambda met: f"{met[1]}\\{met[2]}" if met[1] else f"\\{met[3]}", escaped)
