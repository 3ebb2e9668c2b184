"""Word files written by hand, part by part, for the tests of the Word reader."""

from __future__ import annotations

import io
import zipfile

from contractmodel.ingest.docx import read_docx
from contractmodel.model import LineHint, Source, SourceText

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CONTENT_TYPES = f'<Types xmlns="{_PACKAGE}/content-types"/>'
ROOT_RELS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" Type="{_OFFICE}/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def r(text: str, properties: str = "") -> str:
    """A run."""
    dress = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{dress}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(content: str = "", properties: str = "") -> str:
    """A paragraph: content is runs, or plain text."""
    inside = content if content.startswith("<") or not content else r(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>" if properties else f"<w:p>{inside}</w:p>"


def num(num_id: int, level: int | None = 0) -> str:
    """Paragraph properties: a number."""
    ilvl = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    return f'<w:numPr>{ilvl}<w:numId w:val="{num_id}"/></w:numPr>'


def style(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


def level(number: int, text: str, form: str = "decimal", more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*abstracts: str, nums: str | None = None) -> str:
    """A numbering part: definitions 0, 1, … and, unless `nums` is given, list n + 1 for definition n."""
    defined = "".join(
        f'<w:abstractNum w:abstractNumId="{n}">{levels}</w:abstractNum>' for n, levels in enumerate(abstracts)
    )
    used = "".join(f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(len(abstracts)))
    return defined + (used if nums is None else nums)


def cell(*content: str, properties: str = "") -> str:
    inside = "".join(one if one.startswith("<w:") and not one.startswith("<w:r>") else p(one) for one in content) or p()
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def table(*rows: list[str]) -> str:
    """A table; a cell may be plain text or `cell(…)`."""
    made = "".join(
        "<w:tr>" + "".join(one if one.startswith("<w:tc>") else cell(one) if one else cell() for one in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr/>{made}</w:tbl>"


def word(body: str, *, extra: dict[str, str | bytes] | None = None, **parts: str) -> bytes:
    """A Word file with this body and these parts (styles, numbering, footnotes, endnotes, settings)."""
    names = {kind: f"word/{kind}.xml" for kind in parts}
    relations = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/>' for n, kind in enumerate(parts)
    )
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": ROOT_RELS,
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>',
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
    }
    for kind, content in parts.items():
        files[names[kind]] = f"<w:{kind} {NAMESPACES}>{content}</w:{kind}>"
    files.update(extra or {})
    return packed(files)


def packed(files: dict[str, str | bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


def read(data: bytes, revisions: str = "accept") -> SourceText:
    return read_docx(data, Source("form.docx"), revisions=revisions)


def hints(source: SourceText) -> list[LineHint]:
    """The hints of the lines that hold something."""
    at_blanks = {blank.span.start for blank in source.blanks}
    return [hint for hint in source.lines if hint.span.start < hint.span.end or hint.span.start in at_blanks]


def printed(source: SourceText) -> list[str]:
    """The lines that hold something."""
    return [hint.span.of(source.text) for hint in hints(source)]


def labels(source: SourceText) -> list[str]:
    return [hint.label.of(source.text) for hint in source.lines if hint.label]


def levels(source: SourceText) -> list[int | None]:
    return [hint.level for hint in hints(source)]


def codes(source: SourceText) -> list[str]:
    return [diagnostic.code for diagnostic in source.diagnostics]


def sound(source: SourceText) -> None:
    """What every extraction promises: a hint for each physical line, spans inside the text and in order."""
    text = source.text
    starts = [(hint.span.start, hint.span.end) for hint in source.lines]
    at, physical = 0, []
    for line in text.splitlines(keepends=True):
        physical.append((at, at + len(line.rstrip("\n"))))
        at += len(line)
    assert starts == physical
    for some in (source.marks, source.blanks, source.furniture):
        spans = [one.span for one in some]
        assert spans == sorted(spans)
        assert all(0 <= span.start <= span.end <= len(text) for span in spans)
    for hint in source.lines:
        assert hint.label is None or hint.span.covers(hint.label)
        assert hint.run_in is None or hint.span.start < hint.run_in <= hint.span.end
