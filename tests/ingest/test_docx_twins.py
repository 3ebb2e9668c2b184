"""One agreement written as Word and as HTML by other hands reads as the same paragraphs in the same order."""

from __future__ import annotations

import io

import pytest

from contractmodel.ingest.docx import read_docx
from contractmodel.ingest.html import read_html
from contractmodel.model import Source, SourceText, normal
from tests.ingest.word_files import hints, sound

TITLE = "Deposit Agreement"
PREAMBLE = "This deposit agreement (“this agreement”) concerns a data set currently entitled"
AFTER_BLANK = "(“the data”) to be kept by the Northern Archive (“the archive”)."
CLAUSES: list[tuple[str, list[str]]] = [
    ("You grant the archive a licence to keep and share the data, as paragraph 3 says.", []),
    ("You warrant that:", ["the data are yours;", "the data harm no one’s rights. You will indemnify the archive."]),
    ("The archive will name you wherever it shares the data.", []),
]
CLOSING = "I HAVE READ AND AGREE TO THIS AGREEMENT."
FIELDS = ["Signed:", "Date:"]

EXPECTED = [
    (TITLE, None),
    (PREAMBLE, None),
    ("", None),
    (AFTER_BLANK, None),
    ("1. You grant the archive a licence to keep and share the data, as paragraph 3 says.", 0),
    ("2. You warrant that:", 0),
    ("1. the data are yours;", 1),
    ("2. the data harm no one's rights. You will indemnify the archive.", 1),
    ("3. The archive will name you wherever it shares the data.", 0),
    (CLOSING, None),
    ("Depositor:", 0),
    ("Signed:", 1),
    ("Date:", 1),
]


def with_python_docx() -> SourceText:
    docx = pytest.importorskip("docx")
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    document.add_paragraph(TITLE, style="Title")
    document.add_paragraph(PREAMBLE)
    rule = document.add_paragraph()._p
    names = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    drawn = '<w:pict><v:rect o:hr="t" o:hrstd="t"/></w:pict>'
    rule.append(parse_xml(f"<w:r {nsdecls('w')} {names}>{drawn}</w:r>"))
    document.add_paragraph(AFTER_BLANK)
    for text, inner in CLAUSES:
        document.add_paragraph(text, style="List Number")
        for one in inner:
            document.add_paragraph(one, style="List Number 2")
    document.add_paragraph(CLOSING)
    document.add_paragraph("Depositor:", style="List Bullet")
    for field in FIELDS:
        document.add_paragraph(field, style="List Bullet 2")
    held = io.BytesIO()
    document.save(held)
    return read_docx(held.getvalue(), Source("form.docx"))


def with_lxml() -> SourceText:
    from lxml.html import builder as E  # noqa: N812
    from lxml.html import tostring

    clauses = []
    for text, inner in CLAUSES:
        nested = [E.OL(*[E.LI(one) for one in inner])] if inner else []
        clauses.append(E.LI(E.P(text), *nested))
    page = E.HTML(
        E.HEAD(E.TITLE("not text")),
        E.BODY(
            E.H1(TITLE),
            E.P(PREAMBLE),
            E.HR(),
            E.P(AFTER_BLANK),
            E.OL(*clauses),
            E.P(CLOSING),
            E.UL(E.LI("Depositor:", E.UL(*[E.LI(field) for field in FIELDS]))),
        ),
    )
    return read_html(tostring(page, encoding="utf-8", doctype="<!doctype html>"), Source("form.html"))


def without_bullets(source: SourceText) -> list[tuple[str, int | None]]:
    """Each line in normal form without the glyph of its bullet, and its level."""
    found = []
    for hint in hints(source):
        start = hint.span.start
        if hint.role == "list-item" and hint.label is not None:
            start = hint.label.end
        found.append((normal(source.text[start : hint.span.end]), hint.level))
    return found


@pytest.mark.parametrize("made", [with_python_docx, with_lxml])
def test_the_same_paragraphs(made):
    source = made()
    sound(source)
    assert without_bullets(source) == [(normal(text), level) for text, level in EXPECTED]
    assert source.title is not None
    assert source.title.of(source.text) == TITLE
    assert [blank.kind for blank in source.blanks] == ["rule"]
    assert source.diagnostics == ()


ROWS = [["A", "B", "C"], ["10", "", "5"], ["10", "5", ""], ["", "1", "2"]]


def test_tables_of_word_web_pages_and_markdown_are_the_same():
    from contractmodel import load
    from tests.ingest.word_files import p, table, word

    page = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) for row in ROWS)
    typed = ["| " + " | ".join(row) + " |" for row in ROWS]
    typed.insert(1, "|---|---|---|")
    told = [
        load(word(p("Rates.") + table(*ROWS)), name="a.docx"),
        load(f"<p>Rates.</p><table>{page}</table>".encode(), name="a.html"),
        load(("Rates.\n\n" + "\n".join(typed) + "\n").encode(), name="a.md"),
    ]
    for model in told:
        assert [(block.path, block.text) for block in model.body][-1] == (
            "table:1",
            "A | B | C 10 | | 5 10 | 5 | | 1 | 2",
        )
