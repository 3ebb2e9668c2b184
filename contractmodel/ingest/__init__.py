"""From an agreement reference or bytes to a `SourceText`: one module a format, each imported when it is met."""

from __future__ import annotations

from pathlib import PurePath

from contractmodel.ingest.reference import fetch, is_path, is_revision
from contractmodel.ingest.thresholds import MAX_BYTES
from contractmodel.model import ContractError, Source, SourceText

__all__ = ["FORMATS", "format_of", "is_path", "is_revision", "read", "read_bytes"]

FORMATS = {
    "text": "text/plain",
    "markdown": "text/markdown",
    "html": "text/html",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
"""The formats that can be read, and their media types."""

_NAMES = {
    "txt": "text",
    "text": "text",
    "md": "markdown",
    "mdown": "markdown",
    "mkd": "markdown",
    "markdown": "markdown",
    "html": "html",
    "htm": "html",
    "xhtml": "html",
    "docx": "docx",
    "docm": "docx",
    "dotx": "docx",
    "word": "docx",
    "pdf": "pdf",
}
_FOREIGN = {
    "doc": "is in Word's old format",
    "rtf": "is in Rich Text Format",
    "odt": "is an OpenDocument text",
    "pages": "is a Pages document",
    "wpd": "is a WordPerfect document",
    "tex": "is LaTeX source",
    "xlsx": "is a spreadsheet",
    "pptx": "is a presentation",
    "epub": "is an e-book",
}
_MAGIC = (
    (b"%PDF-", "pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
    (b"{\\rtf", "rtf"),
)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")
_HEAD = 1024


def read(
    reference: str, *, stdin_format: str | None = None, revisions: str = "accept", ocr: bool = False
) -> SourceText:
    """The text that `reference` names: a path, `-` (standard input, in `stdin_format`) or `REV:PATH` in a git checkout.

    Template ids are not known here. `revisions` ("accept" or "reject") says how to read a Word file's tracked changes;
    with `ocr`, a PDF without a text layer is read by tesseract. Raises ContractError, one sentence, for whatever a
    person must mend: `missing`, `directory`, `unreadable`, `empty`, `binary`, `unknown-format`, `too-large`,
    `not-checkable`.

    >>> from contractmodel.model import ContractError
    >>> try:
    ...     read("no such form.txt")
    ... except ContractError as error:
    ...     print(error.code, error.where, error.problem)
    missing no such form.txt does not exist
    """
    name, data = fetch(reference)
    stated = stdin_format if reference == "-" else None
    return read_bytes(data, name, stated=stated, revisions=revisions, ocr=ocr)


def read_bytes(
    data: bytes, name: str, *, stated: str | None = None, revisions: str = "accept", ocr: bool = False
) -> SourceText:
    """The text in `data`, known as `name`, in the format that is `stated`, or that its name and first bytes tell.

    Raises ContractError as `read` does. Linear, but for the libraries' own costs.

    >>> text = read_bytes(b"1. You agree.", "form.md")
    >>> text.text, text.source.media_type, text.source.name
    ('1. You agree.', 'text/markdown', 'form.md')
    """
    if not data.strip():
        raise ContractError("empty", name, "is empty", "give a file that holds an agreement")
    if len(data) > MAX_BYTES:
        raise ContractError("too-large", name, f"is longer than {MAX_BYTES >> 20} MB", "give the agreement alone")
    from hashlib import sha256

    format_ = format_of(data, name, stated)
    source = Source(name, FORMATS[format_], sha256(data).hexdigest())
    text = _read(format_, data, source, revisions, ocr=ocr)
    if not text.text or text.text.isspace():
        raise ContractError("empty", name, "holds nothing but white space", "give a file that holds an agreement")
    return text


def _read(format_: str, data: bytes, source: Source, revisions: str, *, ocr: bool) -> SourceText:
    if format_ == "markdown":
        from contractmodel.ingest.markdown import read_markdown

        return read_markdown(data, source)
    if format_ == "pdf":
        from contractmodel.ingest.pdf import read_pdf

        return read_pdf(data, source, ocr=ocr)
    if format_ == "docx":
        from contractmodel.ingest.docx import read_docx

        return read_docx(data, source, revisions=revisions)
    if format_ == "html":
        from contractmodel.ingest.html import read_html

        return read_html(data, source)
    from contractmodel.ingest.text import read_text

    return read_text(data, source)


def format_of(data: bytes, name: str, stated: str | None = None) -> str:
    """The format of `data`: what its first bytes prove, else what is `stated`, else what the ending of `name` says.

    Raises ContractError ("unknown-format") for what is proved or named to be something else.

    >>> format_of(b"%PDF-1.5 ...", "form.txt"), format_of(b"<!DOCTYPE html><p>", "form"), format_of(b"1. You", "form")
    ('pdf', 'html', 'text')
    """
    named = _stated(stated, name) or _NAMES.get(_ending(name))
    proved = _proved(data, name)
    if proved is not None:
        return proved
    if named in {"docx", "pdf"}:
        kind = "Word document" if named == "docx" else "PDF"
        problem = f"is no {kind}, though it is named as one"
        raise ContractError("unknown-format", name, problem, "save it again from the program that made it")
    if named is not None:
        return named
    if _ending(name) in _FOREIGN:
        raise _foreign(name, _FOREIGN[_ending(name)])
    return _guessed(data)


def _stated(stated: str | None, name: str) -> str | None:
    if stated is None:
        return None
    if stated.lower() not in _NAMES:
        problem = f"cannot be read as “{stated}”"
        raise ContractError("unknown-format", name, problem, f"name one of {', '.join(FORMATS)}")
    return _NAMES[stated.lower()]


def _ending(name: str) -> str:
    return PurePath(name).suffix.lower().lstrip(".")


def _proved(data: bytes, name: str) -> str | None:
    """The format that the first bytes prove, None where they are plain text as far as they tell."""
    head = data[:_HEAD]
    for magic, format_ in _MAGIC:
        if head.startswith(magic) or (format_ == "pdf" and magic in head):
            if format_ in _FOREIGN:
                raise _foreign(name, _FOREIGN[format_])
            return format_
    if head.startswith(b"PK\x03\x04"):
        return _in_zip(data, name)
    if head.startswith(_PICTURES):
        problem, remedy = "is a picture, not a text", "make a PDF of it and run again with --ocr"
        raise ContractError("unknown-format", name, problem, remedy)
    return None


def _in_zip(data: bytes, name: str) -> str:
    """`docx` where the archive holds Word's folder; by its entries' names, without unpacking anything."""
    if b"word/" in data:
        return "docx"
    if b"opendocument.text" in data:
        raise _foreign(name, _FOREIGN["odt"])
    problem, remedy = "is an archive, not a document", "unpack it and name the agreement in it"
    raise ContractError("unknown-format", name, problem, remedy)


def _foreign(name: str, problem: str) -> ContractError:
    return ContractError("unknown-format", name, problem, "save it as .docx, .pdf or .txt and try again")


def _guessed(data: bytes) -> str:
    """The format of a text whose name says nothing."""
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head[:15].lower().startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        return "html"
    first, _, rest = head.partition(b"\n")
    front_matter = first.strip() == b"---" and b":" in rest.partition(b"\n")[0]
    return "markdown" if front_matter or first.startswith((b"# ", b"## ")) else "text"
