"""The fixed parts of a Word package: what stands in every document that is written here."""

from __future__ import annotations

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"

CONTENT_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    f'<Override PartName="/word/footnotes.xml" ContentType="{_TYPE}.footnotes+xml"/>'
    f'<Override PartName="/word/comments.xml" ContentType="{_TYPE}.comments+xml"/></Types>'
)
"""What each part is."""

PACKAGE_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATION}/officeDocument" Target="word/document.xml"/></Relationships>'
)
"""Where the document is."""

RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    + "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATION}/{name}" Target="{name}.xml"/>'
        for number, name in enumerate(("styles", "footnotes", "comments"), 1)
    )
    + "</Relationships>"
)
"""What the document needs."""

DOCUMENT = (
    f"{_HEAD}<w:document {_W}><w:body>{{}}"
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1247" w:right="1247" w:bottom="1247" w:left="1247" w:header="624" w:footer="624" w:gutter="0"/>'
    "</w:sectPr></w:body></w:document>"
)
"""The document around its paragraphs."""

FOOTNOTES = (
    f"{_HEAD}<w:footnotes {_W}>"
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    "{}</w:footnotes>"
)
"""The footnotes around their notes."""

COMMENTS = f"{_HEAD}<w:comments {_W}>{{}}</w:comments>"
"""The remarks in the margin."""


def _style(name: str, kind: str, looks: str, *, based: str = "Normal", title: str = "") -> str:
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{title or name}"/>{on}{looks}</w:style>'


def _size(points: float, more: str = "") -> str:
    return f'<w:rPr>{more}<w:sz w:val="{int(points * 2)}"/></w:rPr>'


STYLES = (
    f"{_HEAD}<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="21"/><w:lang w:val="en-US"/>'
    "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
    '<w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    + _style("Title", "paragraph", f'<w:pPr><w:spacing w:after="240"/></w:pPr>{_size(18, "<w:b/>")}')
    + _style(
        "Heading1",
        "paragraph",
        f'<w:pPr><w:keepNext/><w:spacing w:before="240"/><w:outlineLvl w:val="0"/></w:pPr>{_size(13, "<w:b/>")}',
        title="heading 1",
    )
    + _style("FootnoteText", "paragraph", _size(9), title="footnote text")
    + _style("CommentText", "paragraph", _size(9), title="annotation text")
    + _style(
        "FootnoteReference",
        "character",
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>',
        based="",
        title="footnote reference",
    )
    + _style("CommentReference", "character", _size(8), based="", title="annotation reference")
    + "</w:styles>"
)
"""How each kind of paragraph looks."""
