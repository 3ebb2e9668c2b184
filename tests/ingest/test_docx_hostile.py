"""Damaged and hostile Word files: one sentence, or a plain reading that says what it left out."""

import struct

import pytest

from contractmodel.ingest import zipguard
from contractmodel.model import ContractError
from tests.ingest.word_files import (
    CONTENT_TYPES,
    NAMESPACES,
    ROOT_RELS,
    codes,
    level,
    lists,
    num,
    p,
    packed,
    printed,
    read,
    table,
    word,
)


def refused(data: bytes) -> str:
    with pytest.raises(ContractError) as caught:
        read(data)
    assert caught.value.code == "unreadable"
    assert caught.value.where == "form.docx"
    return caught.value.problem


def with_document(xml: str | bytes) -> bytes:
    return packed({"[Content_Types].xml": CONTENT_TYPES, "_rels/.rels": ROOT_RELS, "word/document.xml": xml})


def test_a_zip_bomb():
    assert "trap" in refused(word(p("x"), extra={"word/media/bomb.bin": b"\0" * (40 << 20)}))


def test_a_document_part_that_is_too_large(monkeypatch):
    monkeypatch.setattr(zipguard, "MAX_PART_BYTES", 1000)
    assert "MB of text" in refused(word(p("x" * 2000)))


def test_a_package_that_claims_too_much(monkeypatch):
    monkeypatch.setattr(zipguard, "MAX_PACKAGE_BYTES", 1000)
    assert "unpacks to more than" in refused(word(p("x" * 2000)))
    monkeypatch.setattr(zipguard, "MAX_PARTS", 3)
    assert "3 parts" in refused(word(p("x")))


@pytest.mark.parametrize(
    "dtd",
    [
        '<!DOCTYPE w [<!ENTITY a "aaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>',
        '<!DOCTYPE w [<!ENTITY c SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE w SYSTEM "http://example.org/x.dtd">',
    ],
)
def test_entities(dtd):
    body = f"<w:document {NAMESPACES}><w:body>{p('&c;' if 'ENTITY' in dtd else 'x')}</w:body></w:document>"
    problem = refused(with_document(dtd + body))
    assert "document type" in problem or "no sound XML" in problem


@pytest.mark.parametrize("depth", [60, 300, 10_000])
def test_tables_nested_deep(depth):
    data = word("<w:tbl><w:tr><w:tc>" * depth + p("x") + "</w:tc></w:tr></w:tbl>" * depth)
    if depth > 60:
        assert "no sound XML" in refused(data)
    else:
        assert printed(read(data)) == ["x"]


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_file_cut_short(share):
    data = word(p("word " * 500))
    assert "cut short" in refused(data[: int(len(data) * share)])


def test_bytes_turned_inside_the_archive():
    data = bytearray(word(p("".join(chr(97 + n * n % 26) for n in range(4000)))))
    at = data.find(b"word/document.xml") + 40
    data[at : at + 20] = bytes(255 - byte for byte in data[at : at + 20])
    assert "cannot be unpacked" in refused(bytes(data))


def test_an_encrypted_part():
    data = bytearray(word(p("x")))
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8 : at + 10] = struct.pack("<H", 1)
        at += 4
    assert "password" in refused(bytes(data))


def test_an_unknown_compression():
    data = bytearray(word(p("x")))
    for sign, place in ((b"PK\x01\x02", 10), (b"PK\x03\x04", 8)):
        at = 0
        while (at := data.find(sign, at)) >= 0:
            data[at + place : at + place + 2] = struct.pack("<H", 99)
            at += 4
    assert "cannot be unpacked" in refused(bytes(data))


def test_the_old_format_and_protected_files():
    assert "old format" in refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"plain text", packed({})])
def test_what_is_no_word_file_at_all(data):
    assert refused(data) in {"is no Word document or is cut short", "is no Word document: it has no main part"}


@pytest.mark.parametrize(
    ("root", "problem"),
    [
        ("<workbook xmlns='x'/>", "is a spreadsheet, not a Word document"),
        ("<presentation/>", "is a presentation, not a Word document"),
        ("<x/>", "is no Word document"),
        ("", "is damaged: its part word/document.xml is no sound XML"),
        ("<w:document", "is damaged: its part word/document.xml is no sound XML"),
    ],
)
def test_a_main_part_of_another_kind(root, problem):
    assert refused(with_document(root)) == problem


def test_a_part_that_is_named_but_missing_is_reported():
    data = word(p("x"), extra={"word/_rels/document.xml.rels": relations("numbering", "numbering.xml")})
    source = read(data)
    assert printed(source) == ["x"]
    assert codes(source) == ["part-missing"]


def relations(kind: str, target: str, more: str = "") -> str:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{office}/{kind}" Target="{target}"{more}/></Relationships>'
    )


def test_parts_outside_the_package_are_never_followed():
    outside = relations("styles", "http://example.org/styles.xml", ' TargetMode="External"')
    assert codes(read(word(p("x"), extra={"word/_rels/document.xml.rels": outside}))) == []
    climbing = relations("styles", "../../../etc/passwd")
    assert codes(read(word(p("x"), extra={"word/_rels/document.xml.rels": climbing}))) == ["part-missing"]
    empty = relations("styles", "")
    assert codes(read(word(p("x"), extra={"word/_rels/document.xml.rels": empty}))) == []


def test_a_damaged_numbering_part_is_never_taken_for_no_numbers():
    assert "word/numbering.xml" in refused(word(p("x"), numbering="<w:abstractNum>"))


def test_a_package_without_relations_and_with_other_capitals():
    document = f"<w:document {NAMESPACES}><w:body>{p('x')}</w:body></w:document>"
    assert printed(read(packed({"Word/Document.xml": document}))) == ["x"]


@pytest.mark.parametrize(
    "body",
    [
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="-4"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>',
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="99"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>',
        '<w:p><w:pPr><w:numPr><w:ilvl/><w:numId/></w:numPr><w:ind w:left="1e400"/></w:pPr></w:p>',
        '<w:p><w:pPr><w:outlineLvl w:val="x"/></w:pPr></w:p>',
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr></w:tc></w:tr></w:tbl>',
        "<w:tbl/><w:tr/><w:tc/><w:r><w:t>x</w:t></w:r>",
        "<w:p><w:r><w:fldChar/><w:t/><w:instrText>x</w:instrText><w:footnoteReference/></w:r></w:p>",
        '<w:p><w:r><w:footnoteReference w:customMarkFollows="1"/></w:r><w:r><w:t> </w:t></w:r></w:p>',
    ],
)
def test_odd_values_do_not_stop_reading(body):
    numbering = lists('<w:lvl w:ilvl="x"/><w:lvl/>')
    styles = "<w:style/><w:style w:styleId='a'><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr></w:style>"
    assert "end" in printed(read(word(body + p("end"), numbering=numbering, styles=styles)))


def test_ten_thousand_labels():
    numbering = lists(level(0, "%1."))
    body = p("x", num(1)) * 10_000
    assert printed(read(word(body, numbering=numbering)))[-1] == "10000. x"


def test_a_table_of_many_cells():
    assert len(printed(read(word(table(*[["a", "b", "c"]] * 2000))))) == 2000
