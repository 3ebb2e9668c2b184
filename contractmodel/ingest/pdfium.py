"""The few functions of PDFium that reading needs, called through ctypes: pypdfium2 ships the library.

pypdfium2's own bindings declare 450 functions at import (35 ms of processor time); these declare 50 (1 ms). The C
functions are PDFium's public, stable interface. Pages are closed by their users, in reverse order of opening.
"""

from __future__ import annotations

import ctypes
from ctypes import POINTER, byref, c_char_p, c_double, c_float, c_int, c_size_t, c_uint, c_ulong, c_void_p
from functools import cache
from pathlib import Path
from typing import Any

from contractmodel.model import ContractError

_FILES = ("libpdfium.so", "libpdfium.dylib", "pdfium.dll")
_PASSWORD = 4
_INFO_BYTES = 1024
"""Room for FPDF_FORMFILLINFO, whose callbacks may all be null; version 2 of the struct has 36 pointers."""


class Rect(ctypes.Structure):
    """PDFium's FS_RECTF, in points from the page's lower left corner."""

    _fields_ = (("left", c_float), ("top", c_float), ("right", c_float), ("bottom", c_float))


class Matrix(ctypes.Structure):
    """PDFium's FS_MATRIX."""

    _fields_ = (("a", c_float), ("b", c_float), ("c", c_float), ("d", c_float), ("e", c_float), ("f", c_float))


_SIGNATURES: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "FPDF_InitLibrary": (None, ()),
    "FPDF_LoadMemDocument64": (c_void_p, (c_char_p, c_size_t, c_char_p)),
    "FPDF_GetLastError": (c_ulong, ()),
    "FPDF_CloseDocument": (None, (c_void_p,)),
    "FPDF_GetPageCount": (c_int, (c_void_p,)),
    "FPDF_LoadPage": (c_void_p, (c_void_p, c_int)),
    "FPDF_ClosePage": (None, (c_void_p,)),
    "FPDF_GetPageWidthF": (c_float, (c_void_p,)),
    "FPDF_GetPageHeightF": (c_float, (c_void_p,)),
    "FPDF_GetPageBoundingBox": (c_int, (c_void_p, POINTER(Rect))),
    "FPDF_GetSignatureCount": (c_int, (c_void_p,)),
    "FPDF_GetSignatureObject": (c_void_p, (c_void_p, c_int)),
    "FPDFSignatureObj_GetContents": (c_ulong, (c_void_p, c_void_p, c_ulong)),
    "FPDFText_LoadPage": (c_void_p, (c_void_p,)),
    "FPDFText_ClosePage": (None, (c_void_p,)),
    "FPDFText_CountChars": (c_int, (c_void_p,)),
    "FPDFText_GetUnicode": (c_uint, (c_void_p, c_int)),
    "FPDFText_IsGenerated": (c_int, (c_void_p, c_int)),
    "FPDFText_GetCharOrigin": (c_int, (c_void_p, c_int, POINTER(c_double), POINTER(c_double))),
    "FPDFText_GetLooseCharBox": (c_int, (c_void_p, c_int, POINTER(Rect))),
    "FPDFText_GetTextObject": (c_void_p, (c_void_p, c_int)),
    "FPDFText_GetFontSize": (c_double, (c_void_p, c_int)),
    "FPDFText_GetMatrix": (c_int, (c_void_p, c_int, POINTER(Matrix))),
    "FPDFText_GetFontInfo": (c_ulong, (c_void_p, c_int, c_char_p, c_ulong, POINTER(c_int))),
    "FPDFText_GetFontWeight": (c_int, (c_void_p, c_int)),
    "FPDFPage_CountObjects": (c_int, (c_void_p,)),
    "FPDFPage_GetObject": (c_void_p, (c_void_p, c_int)),
    "FPDFPageObj_GetType": (c_int, (c_void_p,)),
    "FPDFPageObj_GetBounds": (c_int, (c_void_p, *[POINTER(c_float)] * 4)),
    "FPDFPageObj_GetMatrix": (c_int, (c_void_p, POINTER(Matrix))),
    "FPDFPath_GetDrawMode": (c_int, (c_void_p, POINTER(c_int), POINTER(c_int))),
    "FPDFFormObj_CountObjects": (c_int, (c_void_p,)),
    "FPDFFormObj_GetObject": (c_void_p, (c_void_p, c_ulong)),
    "FPDFPage_GetAnnotCount": (c_int, (c_void_p,)),
    "FPDFPage_GetAnnot": (c_void_p, (c_void_p, c_int)),
    "FPDFPage_CloseAnnot": (None, (c_void_p,)),
    "FPDFAnnot_GetSubtype": (c_int, (c_void_p,)),
    "FPDFAnnot_GetRect": (c_int, (c_void_p, POINTER(Rect))),
    "FPDFAnnot_GetStringValue": (c_ulong, (c_void_p, c_char_p, c_void_p, c_ulong)),
    "FPDFAnnot_GetFormFieldType": (c_int, (c_void_p, c_void_p)),
    "FPDFAnnot_GetFormFieldFlags": (c_int, (c_void_p, c_void_p)),
    "FPDFAnnot_GetFormFieldName": (c_ulong, (c_void_p, c_void_p, c_void_p, c_ulong)),
    "FPDFAnnot_GetFormFieldValue": (c_ulong, (c_void_p, c_void_p, c_void_p, c_ulong)),
    "FPDFAnnot_IsChecked": (c_int, (c_void_p, c_void_p)),
    "FPDFDOC_InitFormFillEnvironment": (c_void_p, (c_void_p, c_void_p)),
    "FPDFDOC_ExitFormFillEnvironment": (None, (c_void_p,)),
    "FPDFBitmap_CreateEx": (c_void_p, (c_int, c_int, c_int, c_void_p, c_int)),
    "FPDFBitmap_FillRect": (c_int, (c_void_p, c_int, c_int, c_int, c_int, c_ulong)),
    "FPDFBitmap_GetBuffer": (c_void_p, (c_void_p,)),
    "FPDFBitmap_GetStride": (c_int, (c_void_p,)),
    "FPDFBitmap_Destroy": (None, (c_void_p,)),
    "FPDF_RenderPageBitmap": (None, (c_void_p, c_void_p, c_int, c_int, c_int, c_int, c_int, c_int)),
}


@cache
def library() -> Any:
    """PDFium, ready to use, its functions declared. Loaded once; about 1 ms."""
    found = _load()
    for name, (result, arguments) in _SIGNATURES.items():
        function = getattr(found, name)
        function.restype, function.argtypes = result, arguments
    found.FPDF_InitLibrary()
    return found


def _load() -> ctypes.CDLL:
    from importlib.util import find_spec

    spec = find_spec("pypdfium2_raw")
    if spec is not None and spec.origin is not None:
        for name in _FILES:
            path = Path(spec.origin).with_name(name)
            if path.exists():
                return ctypes.CDLL(str(path))
    from pypdfium2_raw import bindings  # where a system's PDFium is in use

    return ctypes.CDLL(bindings._libs["pdfium"]._name)


def open_document(data: bytes, name: str) -> c_void_p:
    """A handle of the PDF in `data`, which must stay alive while it is open; give it to `FPDF_CloseDocument`.

    Raises ContractError: `not-checkable` where it asks for a password, `damaged` where it cannot be opened.
    """
    pdfium = library()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if document:
        return c_void_p(document)
    if pdfium.FPDF_GetLastError() == _PASSWORD:
        remedy = "ask for a copy without one, or print it to a new PDF"
        raise ContractError("not-checkable", name, "is protected by a password", remedy)
    raise ContractError(
        "damaged", name, "is a PDF that cannot be opened", "ask for the file again: it may be cut short"
    )


def is_signed(document: c_void_p) -> bool:
    """Whether the document carries a digital signature; a field that waits for one is none."""
    pdfium = library()
    for number in range(max(0, pdfium.FPDF_GetSignatureCount(document))):
        signature = c_void_p(pdfium.FPDF_GetSignatureObject(document, number))
        if signature and pdfium.FPDFSignatureObj_GetContents(signature, None, 0) > 0:
            return True
    return False


def open_forms(document: c_void_p) -> tuple[c_void_p, Any]:
    """A handle of the document's form, for `FPDFDOC_ExitFormFillEnvironment`, and the memory that must outlive it."""
    info = ctypes.create_string_buffer(_INFO_BYTES)
    ctypes.cast(info, POINTER(c_int))[0] = 2
    return c_void_p(library().FPDFDOC_InitFormFillEnvironment(document, byref(info))), info


def wide_string(call: Any) -> str:
    """What `call(buffer, bytes)` writes as UTF-16; without a buffer it must tell the length in bytes."""
    length = call(None, 0)
    if length <= 2:
        return ""
    buffer = ctypes.create_string_buffer(length)
    call(buffer, length)
    return buffer.raw[: length - 2].decode("utf-16-le", "replace")
