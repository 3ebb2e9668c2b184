"""Inputs of tens of thousands of shreds end in one sentence; long agreements never do."""

from __future__ import annotations

import pytest

from contractmodel.ingest import read_bytes
from contractmodel.model import ContractError
from tests.ingest.word_files import p, r, word

MANY = 20_000


def refused(data: bytes, name: str) -> str:
    with pytest.raises(ContractError) as caught:
        read_bytes(data, name)
    assert caught.value.code == "too-large"
    return str(caught.value)


@pytest.mark.parametrize("line", [b"1.\n", b"(a)\r", b"- x\n", b"\xe2\x80\xa8y", b"word\n"])
@pytest.mark.parametrize("name", ["form.txt", "form.md"])
def test_a_text_of_bare_labels_is_refused(line: bytes, name: str) -> None:
    assert refused(line * MANY, name).startswith(f"{name} holds 20,000 lines, ")


@pytest.mark.parametrize("piece", [b"<p>a</p>", b"a<br>", b"<li>a", b"<p></p>", b"<sup>1</sup>"])
def test_a_page_of_tiny_pieces_is_refused(piece: bytes) -> None:
    assert "next to empty" in refused(b"<html><body>You agree." + piece * 4 * MANY, "form.html")


def test_one_long_line_makes_up_for_no_other() -> None:
    refused(b"1.\n" * MANY + b"you agree " * MANY, "form.txt")


@pytest.mark.parametrize("name", ["form.txt", "form.md"])
def test_a_long_text_of_short_clauses_is_read(name: str) -> None:
    text = "".join(f"{number}. You pay in time.\n\n" for number in range(1, 13_000))
    assert read_bytes(text.encode(), name).text == text


@pytest.mark.parametrize("name", ["form.txt", "form.md", "form.html"])
def test_ten_thousand_labels_are_read(name: str) -> None:
    assert read_bytes(b"<p>1.</p>\n" * 10_000 if name.endswith("html") else b"1.\n" * 10_000, name).text


@pytest.mark.parametrize("body", [p(r("a")), p(), r("a")])
def test_a_word_file_of_tiny_paragraphs_or_runs_is_refused(body: str) -> None:
    assert "next to empty" in refused(word(p(body * 4 * MANY) if body.startswith("<w:r") else body * MANY), "form.docx")
