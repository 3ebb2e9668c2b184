"""A numbering style that the grammar knows is one in every format: no reader has a list of its own."""

import pytest

from contractmodel.ingest import read_bytes
from contractmodel.model import Clause
from contractmodel.parse import parse
from tests.ingest.pdfs import lines, pdf
from tests.ingest.word_files import p, table, word

STYLES = [
    ("1.", "2.", "3."),
    ("(a)", "(b)", "(c)"),
    ("Article 1", "Article 2", "Article 3"),
    ("§ 1", "§ 2", "§ 3"),
    ("FIRST:", "SECOND:", "THIRD:"),
    ("Condition 1", "Condition 2", "Condition 3"),
    ("Q1.", "Q2.", "Q3."),
    ("1°", "2°", "3°"),
]
SAID = "The seller delivers the goods to the buyer on the day that both of them agreed upon"


def as_text(labels):
    return "\n\n".join(f"{label} {SAID}." for label in labels).encode(), "form.txt"


def as_markdown(labels):
    return "\n".join(f"{label} {SAID}." for label in labels).encode(), "form.md"


def as_page(labels):
    return "".join(f"<p>{label} {SAID}.</p>" for label in labels).encode(), "form.html"


def as_cells_of_a_page(labels):
    rows = "".join(f"<tr><td>{label}</td><td>{SAID}.</td></tr>" for label in labels)
    return f"<table>{rows}</table>".encode(), "form.html"


def as_paragraphs(labels):
    return word("".join(p(f"{label} {SAID}.") for label in labels)), "form.docx"


def as_cells(labels):
    return word(table(*[[label, f"{SAID}."] for label in labels])), "form.docx"


def as_print(labels):
    return pdf(lines(72, 700, [f"{label} {SAID}." for label in labels])), "form.pdf"


@pytest.mark.parametrize("labels", STYLES, ids=lambda labels: labels[0])
@pytest.mark.parametrize("form", [as_text, as_markdown, as_page, as_cells_of_a_page, as_paragraphs, as_cells, as_print])
def test_every_format_believes_the_grammar(form, labels):
    made = parse(read_bytes(*form(labels)))
    clauses = [block for block in made.body if isinstance(block, Clause)]
    assert [block.label for block in clauses] == list(labels)
    assert {block.text for block in clauses} == {f"{SAID}."}


def test_a_first_head_with_a_number_of_any_style_is_no_title():
    for first, second in (
        ("1. Scope", "2. Fees"),
        ("§ 1 Scope", "§ 2 Fees"),
        ("Condition 1: Scope", "Condition 2: Fees"),
    ):
        page = f"<h1>{first}</h1><p>{SAID}.</p><h1>{second}</h1><p>{SAID}.</p>"
        made = parse(read_bytes(page.encode(), "form.html"))
        assert [block.heading for block in made.body] == ["Scope", "Fees"]
    assert parse(read_bytes(f"<h1>Loan</h1><p>{SAID}.</p>".encode(), "form.html")).title == "Loan"
