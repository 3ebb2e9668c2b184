"""The parts of an Office package, unpacked only within limits."""

from __future__ import annotations

import zlib
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from contractmodel.ingest.markup_thresholds import (
    FREE_PART_BYTES,
    MAX_PACKAGE_BYTES,
    MAX_PART_BYTES,
    MAX_PARTS,
    MAX_RATIO,
)
from contractmodel.model import ContractError

if TYPE_CHECKING:
    from collections.abc import Mapping

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MEGABYTE = 1024 * 1024
_AGAIN = "open it in Word, save it as .docx and try again"


class Package:
    """A zip archive's entries by name; each is unpacked when asked for, never beyond the limits."""

    def __init__(self, archive: ZipFile, entries: Mapping[str, ZipInfo], name: str) -> None:
        self._archive = archive
        self._entries = entries
        self._name = name

    def __contains__(self, part: str) -> bool:
        return part.casefold() in self._entries

    def read(self, part: str) -> bytes:
        """The bytes of `part`. ContractError ("unreadable") where it is missing, damaged, encrypted or too large."""
        info = self._entries.get(part.casefold())
        if info is None:
            raise _unreadable(self._name, f"has no part {part}", _AGAIN)
        if info.flag_bits & 0x1:
            raise _unreadable(self._name, "is protected by a password", "save it without the password")
        if info.file_size > MAX_PART_BYTES:
            raise _unreadable(
                self._name, f"unpacks to more than {MAX_PART_BYTES // _MEGABYTE} MB of text", "give the agreement alone"
            )
        try:
            with self._archive.open(info) as opened:
                data = opened.read(MAX_PART_BYTES + 1)
        except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
            raise _unreadable(self._name, f"is damaged: its part {part} cannot be unpacked", _AGAIN) from None
        return data


def unpack(data: bytes, name: str) -> Package:
    """The package in `data`, known as `name`; nothing is unpacked yet.

    ContractError ("unreadable") where it is no zip archive, claims to unpack to more than the limits, or is packed so
    tightly that it must be a bomb. Linear in the number of entries.

    >>> from contractmodel.model import ContractError
    >>> try:
    ...     unpack(b"PK but no archive", "form.docx")
    ... except ContractError as error:
    ...     print(error)
    form.docx is no Word document or is cut short: open it in Word, save it as .docx and try again.
    """
    if data.startswith(_OLD_OFFICE):
        raise _unreadable(name, "is in Word's old format or protected by a password", "save it as .docx, unprotected")
    try:
        archive = ZipFile(BytesIO(data))
        infos = archive.infolist()
    except (BadZipFile, LargeZipFile, OSError, ValueError, NotImplementedError, EOFError, UnicodeDecodeError):
        raise _unreadable(name, "is no Word document or is cut short", _AGAIN) from None
    if len(infos) > MAX_PARTS:
        raise _unreadable(name, f"holds more than {MAX_PARTS} parts", "give the agreement alone")
    if sum(info.file_size for info in infos) > MAX_PACKAGE_BYTES:
        raise _unreadable(
            name, f"unpacks to more than {MAX_PACKAGE_BYTES // _MEGABYTE} MB", "give the agreement without its pictures"
        )
    if any(_bomb(info) for info in infos):
        raise _unreadable(name, "is packed so tightly that it may be a trap", _AGAIN)
    return Package(archive, MappingProxyType({info.filename.casefold(): info for info in infos}), name)


def _bomb(info: ZipInfo) -> bool:
    return info.file_size > FREE_PART_BYTES and info.file_size > MAX_RATIO * max(info.compress_size, 1)


def _unreadable(name: str, problem: str, remedy: str) -> ContractError:
    return ContractError("unreadable", name, problem, remedy)
