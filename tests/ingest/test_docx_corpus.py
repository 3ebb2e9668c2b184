"""The open corpus, where it stands beside the checkout: labels, nesting, nothing lost."""

import json
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from contractmodel.ingest.docx import read_docx
from contractmodel.ingest.html import read_html
from contractmodel.model import Source, SourceText

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
WORD = sorted((SHARED / "corpus" / "docx").glob("*.docx"))
PAGES = sorted((SHARED / "corpus" / "html").glob("*.html"))

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not WORD or not PAGES, reason="the shared corpus does not stand beside the checkout"),
]


def read(path: Path) -> SourceText:
    reader = read_docx if path.suffix == ".docx" else read_html
    return reader(path.read_bytes(), Source(path.name))


def outline(path: Path) -> list[dict[str, object]]:
    truth = path.with_name(path.name + ".truth.json")
    return json.loads(truth.read_text("utf-8"))["outline"] if truth.exists() else []


def found(source: SourceText) -> list[tuple[str, int | None, list[str]]]:
    """Label, level and first words of every item that the format numbers."""
    return [
        (
            hint.label.of(source.text),
            hint.level,
            source.text[hint.label.end : hint.span.end].split()[:3],
        )
        for hint in source.lines
        if hint.label is not None and hint.role is None
    ]


@pytest.mark.parametrize("path", WORD, ids=lambda path: path.stem)
def test_word_labels(path):
    assert found(read(path)) == [
        (item["label"], item["depth"], str(item["words"]).split()[:3]) for item in outline(path)
    ]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_html_nesting(path):
    source = read(path)
    open_: list[tuple[int, int]] = []
    mine: list[tuple[str, int | None, int | None]] = []
    for label, level, _ in found(source):
        assert level is not None
        while open_ and open_[-1][0] >= level:
            open_.pop()
        mine.append((label.rstrip("."), level, open_[-1][1] if open_ else None))
        open_.append((level, len(mine) - 1))
    assert mine == [(item["label"], item["depth"], item["parent"]) for item in outline(path)]


@pytest.mark.parametrize("path", WORD, ids=lambda path: path.stem)
def test_every_character_of_a_word_file_is_read_once(path):
    from lxml import etree

    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    typed = Counter("".join("".join(text.text or "" for text in root.iter(f"{name}t")).split()))
    source = read(path)
    written = Counter("".join(source.text.split()))
    written -= Counter("".join(hint.label.of(source.text) for hint in source.lines if hint.label).replace(" ", ""))
    rows = [hint.span.of(source.text) for hint in source.lines if hint.role == "table"]
    written -= Counter("|" * sum(row.count("|") for row in rows))
    assert written == typed - Counter("|" * typed["|"])


@pytest.mark.parametrize("path", [*WORD, *PAGES], ids=lambda path: path.name)
def test_the_same_bytes_read_the_same_twice(path):
    assert read(path) == read(path)
