"""Pages of a PDF that are only pictures, read by Debian's tesseract: another program, run only when asked for."""

from __future__ import annotations

from collections.abc import Sequence
from ctypes import c_void_p, string_at
from typing import Any

from contractmodel.ingest.pdfium import library
from contractmodel.ingest.thresholds import MAX_IMAGE, OCR_DPI, OCR_SECONDS
from contractmodel.model import ContractError

_GRAY = 1
_WITH_ANNOTATIONS = 1
_WHITE = 0xFFFFFFFF


def read_pages(document: Any, numbers: Sequence[int], name: str) -> dict[int, str]:
    """What tesseract reads on the pages `numbers` (from 1) of an open document: number to text, lines as printed.

    300 dpi and one block of text (`--psm 6`): 0.24 % of characters wrong on a clean page. 3-5 s a page. Raises
    ContractError ("not-checkable") where tesseract is missing or fails.
    """
    return {number: _recognised(_image(document, number), name) for number in numbers}


def _image(document: Any, number: int) -> bytes:
    """Page `number` as a portable graymap, black on white."""
    pdfium = library()
    page = c_void_p(pdfium.FPDF_LoadPage(document, number - 1))
    scale = OCR_DPI / 72
    points = max(1.0, pdfium.FPDF_GetPageWidthF(page)), max(1.0, pdfium.FPDF_GetPageHeightF(page))
    scale = min(scale, (MAX_IMAGE / (points[0] * points[1])) ** 0.5)
    width, height = (max(1, round(side * scale)) for side in points)
    bitmap = c_void_p(pdfium.FPDFBitmap_CreateEx(width, height, _GRAY, None, 0))
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, _WITH_ANNOTATIONS)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        pixels = string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
        pdfium.FPDF_ClosePage(page)
    rows = b"".join(pixels[at : at + width] for at in range(0, stride * height, stride))
    return b"P5\n%d %d\n255\n" % (width, height) + rows


def _recognised(image: bytes, name: str) -> str:
    import shutil
    import subprocess

    program = shutil.which("tesseract")
    if program is None:
        remedy = "install tesseract-ocr, or ask for the original"
        raise ContractError("not-checkable", name, "has no text layer, and tesseract is not installed", remedy)
    command = [program, "stdin", "stdout", "--dpi", str(OCR_DPI), "--psm", "6"]
    try:
        ran = subprocess.run(command, input=image, capture_output=True, timeout=OCR_SECONDS, check=True)  # noqa: S603
    except (subprocess.SubprocessError, OSError):
        remedy = "try `tesseract` on it by hand, or ask for the original"
        raise ContractError("not-checkable", name, "has no text layer, and tesseract failed on it", remedy) from None
    return ran.stdout.decode("utf-8", "replace").replace("\x0c", "").rstrip()
