"""PDF: what cannot be read, or only in part; scans; limits."""

import os

import pytest

from contractmodel.ingest import pdf as reader
from contractmodel.ingest import pdf_page, read_bytes
from contractmodel.model import ContractError
from contractmodel.text import lines
from tests.ingest.pdfs import PLAIN, codes, pdf, read, texts
from tests.ingest.pdfs import lines as block

IMAGE = b"q 400 0 0 600 100 100 cm /Im Do Q\n"


def test_no_text_layer():
    for content in (IMAGE, b""):
        with pytest.raises(ContractError, match="has no text layer") as told:
            read(content, image=True)
        assert told.value.code == "not-checkable"
        assert "--ocr" in told.value.remedy


def test_a_page_without_text_among_others_is_told():
    source = read(block(72, 700, PLAIN), IMAGE, image=True)
    assert codes(source) == ["page-without-text"]
    assert "page 2" in source.diagnostics[0].message


@pytest.fixture
def tesseract(tmp_path, monkeypatch):
    def install(script: str):
        program = tmp_path / "tesseract"
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")

    return install


def test_pages_without_text_are_read_by_tesseract_when_asked(tesseract, tmp_path):
    keep = f'head -c 15 > {tmp_path}/image; cat > /dev/null; echo "$@" > {tmp_path}/words'
    tesseract(f"{keep}; printf '1. You agree.\\n\\n2. So.\\f'")
    source = read_bytes(pdf(block(72, 700, PLAIN), IMAGE, image=True), "scan.pdf", ocr=True)
    assert texts(source) == [*PLAIN, "1. You agree.", "2. So."]
    assert [line.page for line in lines(source)] == [1] * 4 + [2] * 2
    assert codes(source) == ["read-by-ocr"]
    assert (tmp_path / "image").read_bytes() == b"P5\n2550 3300\n25"
    assert (tmp_path / "words").read_text() == "stdin stdout --dpi 300 --psm 6\n"


def test_tesseract_that_fails_or_is_not_there_is_one_sentence(tesseract, monkeypatch):
    tesseract("exit 3")
    with pytest.raises(ContractError, match="tesseract failed"):
        read_bytes(pdf(IMAGE, image=True), "scan.pdf", ocr=True)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ContractError, match="tesseract is not installed"):
        read_bytes(pdf(IMAGE, image=True), "scan.pdf", ocr=True)


def test_a_password_is_one_sentence():
    locked = b"/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (
        b"ab" * 32,
        b"cd" * 32,
    )
    with pytest.raises(ContractError, match="is protected by a password") as told:
        read(block(72, 700, PLAIN), trailer=locked)
    assert told.value.code == "not-checkable"


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", b"%PDF-1.7 junk" * 99])
def test_damaged_files_are_one_sentence(data):
    with pytest.raises(ContractError, match="cannot be opened") as told:
        read_bytes(data, "form.pdf")
    assert told.value.code == "damaged"


def test_limits_are_told(monkeypatch):
    monkeypatch.setattr(reader, "MAX_PAGES", 1)
    source = read(block(72, 700, PLAIN), block(72, 700, PLAIN))
    assert codes(source) == ["cut-short"]
    monkeypatch.setattr(pdf_page, "MAX_PAGE_CHARACTERS", 20)
    assert codes(read(block(72, 700, PLAIN))) == ["cut-short"]
    monkeypatch.setattr(pdf_page, "MAX_PAGE_OBJECTS", 2)
    assert codes(read(block(72, 700, PLAIN))) == ["cut-short"]
