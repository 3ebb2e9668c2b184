"""A very small PDF writer: what the tests need to set type, draw rules, add fields and pictures. Points, from below."""

from __future__ import annotations

from collections.abc import Sequence

from contractmodel.ingest import read_bytes
from contractmodel.text import lines as text_lines

_FONTS = {"F1": "Helvetica", "F2": "Helvetica-Bold", "F3": "Times-Roman"}


def escaped(text: str) -> bytes:
    data = text.encode("cp1252")
    return data.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def say(x: float, y: float, text: str, size: float = 10, font: str = "F1") -> bytes:
    """`text` with its baseline at (x, y)."""
    return b"BT /%s %g Tf %g %g Td (%s) Tj ET\n" % (font.encode(), size, x, y, escaped(text))


def turned(x: float, y: float, text: str, size: float = 10) -> bytes:
    """`text` that runs upwards from (x, y)."""
    return b"BT /F1 %g Tf 0 1 -1 0 %g %g Tm (%s) Tj ET\n" % (size, x, y, escaped(text))


def rule(x0: float, x1: float, y: float, thickness: float = 0.6) -> bytes:
    """A filled line from x0 to x1."""
    return b"%g %g %g %g re f\n" % (x0, y, x1 - x0, thickness)


def upright(x: float, y0: float, y1: float) -> bytes:
    """A vertical line."""
    return b"%g %g 0.6 %g re f\n" % (x, y0, y1 - y0)


def lines(x: float, y: float, texts: Sequence[str], size: float = 10, pitch: float = 12, font: str = "F1") -> bytes:
    """Several lines of text, the first with its baseline at (x, y)."""
    return b"".join(say(x, y - number * pitch, text, size, font) for number, text in enumerate(texts) if text)


def field(kind: str, name: str, value: str, x0: float, y0: float, x1: float, y1: float, extra: bytes = b"") -> bytes:
    """A form field's dictionary: `kind` is Tx, Btn, Ch or Sig."""
    held = b"/V (%s)" % escaped(value) if value and kind != "Btn" else b""
    return b"<< /Type /Annot /Subtype /Widget /FT /%s /T (%s) %s /Rect [%g %g %g %g] %s >>" % (
        kind.encode(), escaped(name), held, x0, y0, x1, y1, extra,
    )  # fmt: skip


def pdf(
    *pages: bytes,
    fields: Sequence[Sequence[bytes]] = (),
    size: tuple[int, int] = (612, 792),
    trailer: bytes = b"",
    image: bool = False,
    form: bytes = b"",
) -> bytes:
    """A PDF of the content streams `pages`, with the form `fields` of each page.

    With `image`, /Im may be drawn, a picture of one grey dot; with `form`, /Fm, which holds that content.
    """
    objects: list[bytes] = [b"", b""]

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    fonts = b"".join(
        b"/%s %d 0 R " % (key.encode(), add(
            b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>" % name.encode()
        ))
        for key, name in _FONTS.items()
    )  # fmt: skip
    resources = b"/Font << %s >>" % fonts
    if image:
        picture = b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
        picture += b" /Length 1 >>\nstream\n\x80\nendstream"
        resources += b" /XObject << /Im %d 0 R >>" % add(picture)
    if form:
        inner = b"<< /Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << %s >>"
        inner += b" /Length %d >>\nstream\n%s\nendstream"
        resources += b" /XObject << /Fm %d 0 R >>" % add(inner % (resources, len(form), form))
    kids: list[int] = []
    widgets: list[int] = []
    for number, content in enumerate(pages):
        stream = add(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        mine = [add(body) for body in (fields[number] if number < len(fields) else ())]
        widgets += mine
        annotations = b"/Annots [%s]" % b" ".join(b"%d 0 R" % widget for widget in mine) if mine else b""
        kids.append(add(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R /Resources << %s >> %s >>"
            % (*size, stream, resources, annotations)
        ))  # fmt: skip
    form = b"/AcroForm << /Fields [%s] >>" % b" ".join(b"%d 0 R" % widget for widget in widgets) if widgets else b""
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R %s >>" % form
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    out += b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)


BODY = "The author grants the journal a licence to print the article as it stands and in full"
PLAIN = [f"{number} {BODY}" for number in ("One", "Two", "Three", "Four")]


def read(*pages: bytes, **rest):
    return read_bytes(pdf(*pages, **rest), "form.pdf")


def texts(source) -> list[str]:
    return [line.text for line in text_lines(source)]


def blanks(source):
    return [(blank.kind, blank.name, blank.filled, blank.span.of(source.text)) for blank in source.blanks]


def furniture(source):
    return [(piece.kind, piece.span.of(source.text)) for piece in source.furniture]


def lost(source) -> list[str]:
    told = [0] * len(source.text)
    spans = [piece.span for piece in source.furniture] + [mark.span for mark in source.marks]
    for span in [*spans, *(piece for line in text_lines(source) for piece in line.pieces)]:
        for index in range(*span):
            told[index] += 1
    return [char for char, times in zip(source.text, told, strict=True) if not char.isspace() and times != 1]


def codes(source):
    return [note.code for note in source.diagnostics]
