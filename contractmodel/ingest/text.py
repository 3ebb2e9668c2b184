"""Plain text, whatever its encoding: bytes become characters, line ends stay as they are."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from contractmodel.ingest.fineness import refuse_shredded_text
from contractmodel.ingest.thresholds import (
    BINARY_CONTROLS,
    GUESS_MARGIN,
    LEAST_QUOTED,
    LIKENESS_SAMPLE,
    MAX_STRAYS,
    SHARE_QUOTED,
    UTF16_NULS,
)
from contractmodel.model import ContractError, Diagnostic, Furniture, Severity, Source, SourceText, Span
from contractmodel.patterns import compiled

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LAST_GUESSES = ("cp1252", "mac_roman", "cp437")
"""Single-byte encodings of English texts, the likelier first: Windows, old Macs, DOS."""
_TYPOGRAPHY = frozenset("‘’“”–—…•§©®™ °·¶«»€£")
_SAMPLE = 4096
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\x0b\x0c\r\x1b")


class Decoded(NamedTuple):
    """Characters, the name of the encoding they were read in, and how that was known.

    `known` is `mark` (a byte order mark), `strict` (valid UTF-8 or UTF-16 throughout), `usual` (every byte means
    something in cp1252) or `guess`.
    """

    text: str
    encoding: str
    known: str


def read_text(data: bytes, source: Source) -> SourceText:
    r"""The text in `data`, with a diagnostic where its encoding is not certain. Linear.

    Raises ContractError: "binary" for bytes that are no text, "too-large" for more short lines than an agreement has.

    >>> read_text(b"Caf\xe9 \x93open\x94\r\n", Source("form.txt")).text
    'Café “open”\r\n'
    """
    decoded = decode(data, source.name)
    refuse_shredded_text(source.name, decoded.text)
    return SourceText(source, decoded.text, furniture=_quoting(decoded.text), diagnostics=remarks(decoded))


_QUOTED = compiled(r"^[ ]{0,3}>(?:[ \t]?>)*", re.MULTILINE)
"""What a mail reader puts before each line that it quotes."""


def _quoting(text: str) -> tuple[Furniture, ...]:
    """The marks that a mail reader put before the lines of `text`, where it quotes most of them."""
    if text[:1] != ">" and "\n>" not in text:
        return ()
    marks = [Furniture("quote", Span(*found.span())) for found in _QUOTED.finditer(text)]
    said = sum(not line.isspace() and bool(line) for line in text.splitlines())
    return tuple(marks) if len(marks) >= LEAST_QUOTED and len(marks) >= said * SHARE_QUOTED else ()


def remarks(decoded: Decoded) -> tuple[Diagnostic, ...]:
    """What a reader should know about how `decoded` was read: nothing where the bytes themselves tell.

    >>> remarks(Decoded("x", "utf-8", "strict"))
    ()
    """
    whole = Span(0, len(decoded.text))
    if decoded.known == "usual":
        told = f"the encoding is not stated; every byte was read as {decoded.encoding}"
        return (Diagnostic("encoding-assumed", Severity.NOTE, whole, told),)
    if decoded.known == "guess":
        told = f"the encoding could only be guessed: read as {decoded.encoding}; look at accents and quotation marks"
        return (Diagnostic("encoding-guessed", Severity.WARNING, whole, told),)
    return ()


def decode(data: bytes, name: str) -> Decoded:
    r"""The characters of `data`: by byte order mark, as UTF-8, as UTF-16 without a mark, as cp1252, else by a guess.

    Raises ContractError ("binary") that says `name` is no text.

    >>> decode("“as is”".encode("utf-16-le"), "form.txt")
    Decoded(text='“as is”', encoding='utf-16-le', known='strict')
    >>> decode(b"the author\xd5s copy", "form.txt").text
    'the author’s copy'
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding, name)
    wide = _utf16(data)
    if wide:
        return Decoded(data.decode(wide), wide, "strict")
    if b"\0" in data:
        raise _binary(name)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", "strict")
    except UnicodeDecodeError:
        pass
    if len(data.translate(None, _CONTROLS)) < len(data) * (1 - BINARY_CONTROLS):
        raise _binary(name)
    return _single_byte(data)


def _binary(name: str) -> ContractError:
    return ContractError(
        "binary", name, "holds bytes that are no text", "give a .txt, .md, .html, .docx or .pdf file that opens"
    )


def _marked(data: bytes, encoding: str, name: str) -> Decoded:
    try:
        return Decoded(_sound(data.decode(encoding), name), encoding, "mark")
    except UnicodeDecodeError:
        return Decoded(_sound(data.decode(encoding, "replace"), name), encoding, "guess")


def _sound(text: str, name: str) -> str:
    if "\0" in text:
        raise _binary(name)
    return text


def _utf16(data: bytes) -> str | None:
    """The UTF-16 that `data` is in without saying so, if it is: Latin letters have a NUL as their other half."""
    sample = data[:_SAMPLE]
    if len(data) % 2 or b"\0" not in sample:
        return None
    pairs = len(sample) // 2
    nuls = {"utf-16-le": sample[1::2].count(0), "utf-16-be": sample[::2].count(0)}
    for encoding, other in (("utf-16-le", "utf-16-be"), ("utf-16-be", "utf-16-le")):
        if nuls[encoding] >= pairs * UTF16_NULS and nuls[other] == 0:
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                return None
            return None if "\0" in text else encoding
    return None


def _single_byte(data: bytes) -> Decoded:
    """`data`, which is not valid UTF-8, in the reading that looks most like English."""
    mostly = _mostly_utf8(data)
    if mostly is not None:
        return mostly
    readings: list[tuple[int, int, str]] = []
    for rank, encoding in enumerate(_LAST_GUESSES):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        readings.append((-_likeness(text) - (GUESS_MARGIN if not rank else 0), rank, encoding))
    _, _, best = min(readings)
    return Decoded(data.decode(best), best, "usual" if best == "cp1252" else "guess")


def _mostly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few bytes that are not: cut in the middle of a character, or patched from a cp1252 text."""
    strays = 0

    def stray(error: UnicodeError) -> tuple[str, int]:
        nonlocal strays
        if not isinstance(error, UnicodeDecodeError):
            raise error
        strays += 1
        if strays > MAX_STRAYS:
            raise error
        bad = error.object[error.start : error.end]
        return bad.decode("cp1252", "replace"), error.end

    codecs.register_error("contractmodel.stray", stray)
    try:
        text = data.decode("utf-8", "contractmodel.stray")
    except UnicodeDecodeError:
        return None
    whole = len(text) - len(text.encode("ascii", "ignore")) - strays
    return Decoded(text, "utf-8", "guess") if whole > strays else None


def _likeness(text: str) -> int:
    """How much the characters beyond ASCII look like those of an English text: quotes and dashes in their places."""
    score = 0
    text = text[:LIKENESS_SAMPLE]
    for before, char, after in zip(" " + text, text, text[1:] + " ", strict=False):
        if char > "\x7f":
            score += _fits(before, char, after)
    return score


def _fits(before: str, char: str, after: str) -> int:
    if char in _TYPOGRAPHY:
        return 2
    if not char.isalpha():
        return -1
    if char.islower():
        return 1 if before.isalpha() or after.isalpha() else -1
    if before.islower():
        return -2
    return 0 if before.isalpha() or after.isalpha() else -1
