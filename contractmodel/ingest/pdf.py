"""PDF: printed lines in reading order, with what their places on the page tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from ctypes import c_void_p

from contractmodel.ingest.pdf_margins import without_line_numbers
from contractmodel.ingest.pdf_page import Page, read_page
from contractmodel.ingest.pdf_writer import Writer
from contractmodel.ingest.pdfium import is_signed, library, open_document, open_forms
from contractmodel.ingest.thresholds import MAX_CHARACTERS, MAX_PAGES
from contractmodel.model import ContractError, Diagnostic, Severity, Source, SourceText, Span


def read_pdf(data: bytes, source: Source, *, ocr: bool = False) -> SourceText:
    """The text of a PDF, one line of the extraction for each printed line, an empty one where a paragraph begins.

    Furniture, notes, marks, blanks and hyphens come as hints; footnotes stand after their page's text. With `ocr`,
    pages without a text layer are read by tesseract. About 8 ms a page. Raises ContractError: `damaged`, or
    `not-checkable` for a file that asks for a password or holds no text.
    """
    pdfium = library()
    document = open_document(data, source.name)
    forms = memory = None
    try:
        if b"/AcroForm" in data or b"/ObjStm" in data:
            forms, memory = open_forms(document)
        count = pdfium.FPDF_GetPageCount(document)
        pages = without_line_numbers(_read_pages(document, count, forms))
        signed = is_signed(document)
        scanned = [page.number for page in pages if not page.words and (page.pictures or not page.entries)]
        images = _read_by_ocr(document, scanned, source.name) if ocr and scanned else {}
    finally:
        if forms is not None:
            pdfium.FPDFDOC_ExitFormFillEnvironment(forms)
        del memory
        pdfium.FPDF_CloseDocument(document)
    if not images and not any(page.words or page.entries for page in pages):
        remedy = "run again with --ocr, or ask for the original"
        raise ContractError("not-checkable", source.name, "has no text layer", remedy)
    written = Writer(pages, images)
    written.write()
    diagnostics = [*written.diagnostics, *_remarks(pages, count, images, signed=signed)]
    return SourceText(
        source,
        written.text,
        lines=tuple(written.hints),
        marks=tuple(written.marks),
        blanks=tuple(written.blanks),
        hyphens=tuple(written.hyphens),
        furniture=tuple(sorted(written.furniture, key=lambda piece: piece.span)),
        diagnostics=tuple(diagnostics),
    )


def _read_pages(document: c_void_p, count: int, forms: c_void_p | None) -> list[Page]:
    pages: list[Page] = []
    length = 0
    while len(pages) < min(count, MAX_PAGES) and length < MAX_CHARACTERS:
        pages.append(read_page(document, len(pages) + 1, forms))
        length += sum(len(word.text) for word in pages[-1].words)
    return pages


def _read_by_ocr(document: object, numbers: Sequence[int], name: str) -> dict[int, str]:
    from contractmodel.ingest.ocr import read_pages

    return read_pages(document, numbers, name)


def _remarks(pages: Sequence[Page], count: int, images: dict[int, str], *, signed: bool) -> Iterable[Diagnostic]:
    nowhere = Span(0, 0)
    unread = [str(page.number) for page in pages if not page.words and page.pictures and page.number not in images]
    if unread:
        told = f"no text layer on page {', '.join(unread)}: nothing there was read; run again with --ocr"
        yield Diagnostic("page-without-text", Severity.WARNING, nowhere, told)
    if count > len(pages) or any(page.capped for page in pages):
        told = f"read only in part: {len(pages)} of {count} pages, and of each what one page can hold"
        yield Diagnostic("cut-short", Severity.WARNING, nowhere, told)
    if signed:
        told = "the file carries a digital signature: it was neither verified nor taken for a signature in the text"
        yield Diagnostic("digital-signature", Severity.NOTE, nowhere, told)
