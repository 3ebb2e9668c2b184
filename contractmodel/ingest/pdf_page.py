"""What stands on a PDF's page, as values: words with their places, drawn rules, form fields. Points, from below."""

from __future__ import annotations

from ctypes import byref, c_double, c_float, c_int, c_void_p, create_string_buffer
from math import atan2, cos, hypot, pi, sin
from typing import Any, NamedTuple

from contractmodel.ingest.pdfium import Matrix, Rect, library, wide_string
from contractmodel.ingest.thresholds import (
    FARTHEST,
    MAX_PAGE_CHARACTERS,
    MAX_PAGE_FIELDS,
    MAX_PAGE_OBJECTS,
    MAX_PAGE_RULES,
    RULE_THICKNESS,
    RULE_WIDTH,
    TOUCHING,
)

_SPACES = frozenset([*range(33), 0x85, 0xA0, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000]) - {2}
_HYPHENS = frozenset([2, 0xFFFE])
"""What PDFium puts for any hyphen at a line's end."""
_PATH, _IMAGE, _FORM = 2, 3, 5
_WIDGET = 20
_CHECKBOX, _RADIO, _COMBO, _LIST, _TEXT, _SIGNATURE = 2, 3, 4, 5, 6, 7
_KINDS = {
    _CHECKBOX: "checkbox",
    _RADIO: "checkbox",
    _COMBO: "text",
    _LIST: "text",
    _TEXT: "text",
    _SIGNATURE: "signature",
}
_BOLD_WEIGHT = 600
_STEEP = 0.1
"""Radians from which text is set aside as rotated."""


class Word(NamedTuple):
    """Characters without a space between them. `y` is the baseline, `size` the height of the type in points.

    `glued` says that no space parts it from the word before it in the file's order; `hyphen` that it ends in a hyphen
    which PDFium takes for a line-end hyphen; `underlined` that a drawn rule runs under it.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False
    glued: bool = False
    hyphen: bool = False
    underlined: bool = False


class Rule(NamedTuple):
    """A drawn horizontal line, or a vertical one with `x0` = `x1` (then from `y` up to `top`)."""

    x0: float
    x1: float
    y: float
    top: float


class Entry(NamedTuple):
    """A form field: its name, its kind (`text`, `checkbox`, `signature`), what was typed into it, its place."""

    name: str
    kind: str
    value: str
    x0: float
    x1: float
    y0: float
    y1: float


class Page(NamedTuple):
    """One page. `number` counts from 1. `aside` are the words whose direction is not the page's own.

    `pictures` says whether there are images on it; `capped` whether a limit cut the reading short. `counts` are the
    numbers of its lines.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    aside: tuple[Word, ...] = ()
    rules: tuple[Rule, ...] = ()
    verticals: tuple[Rule, ...] = ()
    entries: tuple[Entry, ...] = ()
    pictures: bool = False
    capped: bool = False
    counts: tuple[Word, ...] = ()


class _Style(NamedTuple):
    size: float
    bold: bool
    angle: float


def read_page(document: c_void_p, number: int, forms: c_void_p | None) -> Page:
    """Page `number` (from 1) of an open document; an empty page where PDFium cannot load it. Linear in its characters.

    `forms` is the handle of the document's form, None to leave form fields out.
    """
    pdfium = library()
    handle = pdfium.FPDF_LoadPage(document, number - 1)
    if not handle:
        return Page(number, 0, 0, (), capped=True)
    page = c_void_p(handle)
    try:
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        text = c_void_p(pdfium.FPDFText_LoadPage(page))
        try:
            words, capped = _words(pdfium, text)
        finally:
            pdfium.FPDFText_ClosePage(text)
        drawn = _Drawn(pdfium)
        drawn.read(page)
        entries = _entries(pdfium, page, forms)
    finally:
        pdfium.FPDF_ClosePage(page)
    upright, aside, angle = _turned(words)
    drawing = abs(angle) >= _STEEP or max(len(drawn.rules), len(drawn.verticals)) > MAX_PAGE_RULES
    rules, verticals = ([], []) if drawing else (drawn.rules, drawn.verticals)
    if abs(abs(angle) - pi / 2) < _STEEP:
        width, height = height, width
    return Page(
        number, width, height, tuple(upright), tuple(aside), tuple(rules), tuple(verticals), tuple(entries),
        drawn.pictures, capped or drawn.capped,
    )  # fmt: skip


def _words(pdfium: Any, text: c_void_p) -> tuple[list[tuple[Word, float]], bool]:
    """The words of a text page in the file's order, each with its angle in radians; whether a limit was hit.

    PDFium parts the letters of words that turned type crosses: characters that touch belong together all the same.
    """
    count = pdfium.FPDFText_CountChars(text)
    capped = count > MAX_PAGE_CHARACTERS
    unicode, origin = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetCharOrigin
    type_of = _Type(pdfium, text)
    x, y = c_double(), c_double()
    x_, y_ = byref(x), byref(y)
    words: list[tuple[Word, float]] = []
    chars: list[str] = []
    style = _Style(1.0, bold=False, angle=0.0)
    x0 = y0 = last_x = 0.0
    glued = hyphen = False
    last = parted = -1

    def close(*, then_glued: bool) -> None:
        nonlocal chars, glued, hyphen
        if chars:
            box = type_of.box(last)
            x1, y1 = (_sane(box.right), y0) if abs(style.angle) < _STEEP else _far_end(box, style.angle)
            word = Word(_told(chars), x0, x1, y0, style.size, style.bold, glued, hyphen)
            words.append((word._replace(x1=x1, y=y0) if y1 == y0 else word._replace(x1=x1), style.angle))
        chars, hyphen, glued = [], False, then_glued

    for index in range(min(count, MAX_PAGE_CHARACTERS)):
        code = unicode(text, index)
        if code in _SPACES and code:
            parted = index
            continue
        origin(text, index, x_, y_)
        px, py = _sane(x.value), _sane(y.value)
        if parted >= 0:
            near = abs(style.angle) < _STEEP and abs(py - y0) <= style.size * 0.08 and px >= last_x
            if not chars or hyphen or not near or not type_of.touching(last, parted, px, style.size):
                close(then_glued=False)
            parted = -1
        if chars and (
            hyphen or (abs(style.angle) < _STEEP and (abs(py - y0) > style.size * 0.08 or px < last_x - 0.01))
        ):
            close(then_glued=not hyphen)
        if chars and abs(style.angle) >= _STEEP and abs(type_of.style(index).angle - style.angle) >= _STEEP:
            close(then_glued=False)
        if not chars:
            style, x0, y0 = type_of.style(index), px, py
        if code in _HYPHENS:
            chars.append("-")
            hyphen = True
        else:
            chars.append(chr(code) if code else "\ufffd")
        last, last_x = index, px
    close(then_glued=False)
    return words, capped


def _told(chars: list[str]) -> str:
    """The characters in one string, halves of surrogate pairs joined."""
    told = "".join(chars)
    return told if told.isascii() else told.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


class _Type:
    """The type that a text page is set in."""

    def __init__(self, pdfium: Any, text: c_void_p) -> None:
        self._pdfium, self._text = pdfium, text
        self._box = Rect()
        self._at = byref(self._box)
        self._styles: dict[int, _Style] = {}

    def style(self, index: int) -> _Style:
        """The style of the character `index`, which all of its text object share."""
        key = self._pdfium.FPDFText_GetTextObject(self._text, index) or 0
        if key not in self._styles:
            self._styles[key] = _style(self._pdfium, self._text, index)
        return self._styles[key]

    def touching(self, last: int, parted: int, x: float, size: float) -> bool:
        """Whether what begins at `x` touches the character `last`, though PDFium put in the space `parted` between."""
        close = x - self.box(last).right < TOUCHING * size
        return close and bool(self._pdfium.FPDFText_IsGenerated(self._text, parted))

    def box(self, index: int) -> Rect:
        """The room that the character `index` takes; good until the next call."""
        self._pdfium.FPDFText_GetLooseCharBox(self._text, index, self._at)
        return self._box


def _far_end(box: Rect, angle: float) -> tuple[float, float]:
    """The corner of `box` that lies farthest along `angle`."""
    corners = [(a, b) for a in (box.left, box.right) for b in (box.bottom, box.top)]
    x, y = max(corners, key=lambda corner: corner[0] * cos(angle) + corner[1] * sin(angle))
    return _sane(x), _sane(y)


def _sane(value: float) -> float:
    """`value` if it can be a place on a page; a damaged file may say anything, or no number at all."""
    return value if -FARTHEST < value < FARTHEST else 0.0


def _style(pdfium: Any, text: c_void_p, index: int) -> _Style:
    matrix, flags, name = Matrix(), c_int(), create_string_buffer(128)
    size = pdfium.FPDFText_GetFontSize(text, index)
    if pdfium.FPDFText_GetMatrix(text, index, byref(matrix)):
        size *= hypot(matrix.c, matrix.d) or 1.0
    pdfium.FPDFText_GetFontInfo(text, index, name, len(name), byref(flags))
    called = name.value.lower()
    bold = any(sign in called for sign in (b"bold", b"black", b"heavy", b"demi", b"cmbx"))
    bold = bold or pdfium.FPDFText_GetFontWeight(text, index) >= _BOLD_WEIGHT
    return _Style(min(max(_sane(size), 0.1), 1000.0), bold, atan2(matrix.b, matrix.a) if matrix.a or matrix.b else 0.0)


def _turned(words: list[tuple[Word, float]]) -> tuple[list[Word], list[Word], float]:
    """The words along the page's main direction, in coordinates where it runs to the right; the others; its angle."""
    weights: dict[float, int] = {}
    for word, angle in words:
        key = round(angle, 1)
        weights[key] = weights.get(key, 0) + len(word.text)
    if not weights or set(weights) == {0.0}:
        return [word for word, _ in words], [], 0.0
    main = max(weights, key=lambda key: (weights[key], -abs(key)))
    along: list[Word] = []
    aside: list[Word] = []
    for word, angle in words:
        if abs(angle - main) >= _STEEP:
            aside.append(word)
        elif abs(main) < _STEEP:
            along.append(word)
        else:
            along.append(_rotated(word, main))
    return along, aside, main


def _rotated(word: Word, angle: float) -> Word:
    """`word`, printed along `angle`, as if the page had been turned so that it runs to the right.

    The far end of a turned word is known by its x only; its length is guessed from the type's size.
    """
    right, up = cos(angle), sin(angle)
    x0, y = word.x0 * right + word.y * up, word.y * right - word.x0 * up
    return word._replace(x0=x0, x1=x0 + 0.5 * word.size * len(word.text), y=y)


class _Drawn:
    """Rules and pictures among a page's objects, forms included."""

    def __init__(self, pdfium: Any) -> None:
        self.pdfium = pdfium
        self.rules: list[Rule] = []
        self.verticals: list[Rule] = []
        self.pictures = False
        self.left = MAX_PAGE_OBJECTS
        self.bounds = [c_float() for _ in range(4)]

    @property
    def capped(self) -> bool:
        """Whether there were more objects than are looked at."""
        return self.left <= 0

    def read(self, page: c_void_p) -> None:
        """Read the objects of `page`."""
        for number in range(self.pdfium.FPDFPage_CountObjects(page)):
            self._object(self.pdfium.FPDFPage_GetObject(page, number), None, 0)

    def _object(self, thing: Any, within: Matrix | None, depth: int) -> None:
        self.left -= 1
        if self.left <= 0 or not thing:
            return
        kind = self.pdfium.FPDFPageObj_GetType(thing)
        if kind == _FORM and depth < 4:
            matrix = Matrix()
            self.pdfium.FPDFPageObj_GetMatrix(thing, byref(matrix))
            inner = _product(matrix, within) if within else matrix
            for number in range(max(0, self.pdfium.FPDFFormObj_CountObjects(thing))):
                self._object(self.pdfium.FPDFFormObj_GetObject(thing, number), inner, depth + 1)
        elif kind in {_PATH, _IMAGE}:
            self._shape(thing, kind, within)

    def _shape(self, thing: Any, kind: int, within: Matrix | None) -> None:
        left, low, right, high = self.bounds
        if not self.pdfium.FPDFPageObj_GetBounds(thing, byref(left), byref(low), byref(right), byref(high)):
            return
        x0, y0, x1, y1 = left.value, low.value, right.value, high.value
        if within is not None:
            x0, y0, x1, y1 = _placed(within, x0, y0, x1, y1)
        x0, y0, x1, y1 = (_sane(value) for value in (x0, y0, x1, y1))
        wide, tall = x1 - x0, y1 - y0
        if kind == _IMAGE and tall > RULE_THICKNESS and wide > RULE_THICKNESS:
            self.pictures = True
        elif tall <= RULE_THICKNESS and wide >= RULE_WIDTH:
            if kind == _IMAGE or self._inked(thing):
                self.rules.append(Rule(x0, x1, (y0 + y1) / 2, (y0 + y1) / 2))
        elif wide <= RULE_THICKNESS and tall > RULE_THICKNESS and (kind == _IMAGE or self._inked(thing)):
            self.verticals.append(Rule((x0 + x1) / 2, (x0 + x1) / 2, y0, y1))

    def _inked(self, path: Any) -> bool:
        fill, stroke = c_int(), c_int()
        if not self.pdfium.FPDFPath_GetDrawMode(path, byref(fill), byref(stroke)):
            return True
        return bool(fill.value or stroke.value)


def _product(inner: Matrix, outer: Matrix) -> Matrix:
    return Matrix(
        inner.a * outer.a + inner.b * outer.c,
        inner.a * outer.b + inner.b * outer.d,
        inner.c * outer.a + inner.d * outer.c,
        inner.c * outer.b + inner.d * outer.d,
        inner.e * outer.a + inner.f * outer.c + outer.e,
        inner.e * outer.b + inner.f * outer.d + outer.f,
    )


def _placed(matrix: Matrix, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
    xs = [matrix.a * x + matrix.c * y + matrix.e for x in (x0, x1) for y in (y0, y1)]
    ys = [matrix.b * x + matrix.d * y + matrix.f for x in (x0, x1) for y in (y0, y1)]
    return min(xs), min(ys), max(xs), max(ys)


def _entries(pdfium: Any, page: c_void_p, forms: c_void_p | None) -> list[Entry]:
    """The form fields of a page, as the file lists them."""
    entries: list[Entry] = []
    if forms is None:
        return entries
    for number in range(min(pdfium.FPDFPage_GetAnnotCount(page), MAX_PAGE_FIELDS)):
        annotation = c_void_p(pdfium.FPDFPage_GetAnnot(page, number))
        if not annotation:
            continue
        kind = _KINDS.get(pdfium.FPDFAnnot_GetFormFieldType(forms, annotation))
        rect = Rect()
        if (
            pdfium.FPDFAnnot_GetSubtype(annotation) == _WIDGET
            and kind
            and pdfium.FPDFAnnot_GetRect(annotation, byref(rect))
        ):
            if kind == "checkbox":
                value = "\u2612" if pdfium.FPDFAnnot_IsChecked(forms, annotation) else "\u2610"
            else:
                value = _field_string(pdfium.FPDFAnnot_GetFormFieldValue, forms, annotation)
            name = _field_string(pdfium.FPDFAnnot_GetFormFieldName, forms, annotation)
            low, high = sorted((rect.bottom, rect.top))
            entries.append(
                Entry(name, kind, value.strip(), _sane(rect.left), _sane(rect.right), _sane(low), _sane(high))
            )
        pdfium.FPDFPage_CloseAnnot(annotation)
    return entries


def _field_string(function: Any, forms: c_void_p, annotation: c_void_p) -> str:
    return wide_string(lambda buffer, length: function(forms, annotation, buffer, length))
