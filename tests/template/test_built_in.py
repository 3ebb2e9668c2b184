"""The built-in templates: what they hold, and that their words are those of the published texts."""

import html
import re
from pathlib import Path

import pytest

from contractmodel.model import normal
from contractmodel.template import SUFFIX, find, library, open_file

FORMS = Path(__file__).resolve().parents[2].parent / "shared" / "forms"
MODEL, FORM = "shieber-1.2", "pmlr-2017"
needs_forms = pytest.mark.skipif(not FORMS.is_dir(), reason="the published texts are not beside this checkout")


def built_in(name):
    return open_file(find(name, ()))


def letters(text):
    """Normal text without white space: for comparing words across line wraps and layout."""
    return "".join(normal(text).split())


def test_every_built_in_reads_and_lies_in_a_file_of_its_id():
    infos = library(())
    assert {MODEL, FORM} <= {info.header.id for info in infos}
    for info in infos:
        assert info.built_in
        assert not info.problem
        assert info.path.name == info.header.id + SUFFIX
        assert all([info.header.title, info.header.version, info.header.date, info.header.source])
        assert info.header.licence == "CC-BY-4.0"
        assert info.header.description


def test_the_attribution_is_what_the_model_asks_for():
    line = "The language of this publication agreement is based on Stuart Shieber’s model"
    for name in (MODEL, FORM):
        assert built_in(name).header.attribution.startswith(line)
        assert built_in(name).header.attribution in built_in(name).text.text


def test_the_models_slots():
    text = built_in(MODEL).text
    assert [(blank.name, blank.type, blank.suggestion) for blank in text.blanks] == [
        ("title", "text", None),
        ("journal", "text", None),
        ("author", "party", None),
        ("publisher", "party", None),
        ("governing_law", "law", "the Commonwealth of Massachusetts"),
        ("signed", "signature", None),
        ("date", "date", None),
        ("publisher_signed", "signature", None),
        ("publisher_date", "date", None),
    ]
    assert [(prompt.name, prompt.span.of(text.text)) for prompt in text.prompts] == [
        ("title", "(manuscript title)"),
        ("publisher_signed", "/signed by the publisher/"),
    ]
    assert not text.options
    assert not text.marks


def test_the_forms_slots():
    text = built_in(FORM).text
    assert [(blank.name, blank.type, blank.suggestion) for blank in text.blanks] == [
        ("title", "text", None),
        ("author", "party", None),
        ("signed", "signature", None),
        ("date", "date", None),
    ]
    assert [(p.name, p.span.of(text.text)) for p in text.prompts] == [("author", "name of corresponding author")]
    assert [option.text for option in text.options] == ["Proceedings of Machine Learning Research", ":"]
    assert text.text[: text.options[1].span.start].endswith("currently entitled")
    assert [mark.mark for mark in text.marks] == ["1"]
    assert [hint.note for hint in text.lines if hint.note] == ["1"]


@pytest.mark.parametrize("name", [MODEL, FORM])
def test_the_title_is_marked(name):
    text = built_in(name).text
    assert text.title is not None
    assert text.title.of(text.text) == "Publication Agreement"


@needs_forms
def test_the_models_words_are_the_published_ones():
    page = (FORMS / "shieber-1.2.html").read_text("utf-8")
    page = page[page.index("<body>") :].replace("[…the Commonwealth of Massachusetts…]", "").replace("[…]", "")
    words = html.unescape(re.sub("<[^>]*>", " ", page)).replace("_", "")
    ours = re.sub(r"(?m)^ *(?:-|\d\.|[abc]\.) ", "", built_in(MODEL).text.text)
    assert letters(ours) == letters(words)


@needs_forms
def test_the_forms_words_are_those_of_the_pdf():
    pdfium = pytest.importorskip("pypdfium2")
    pages = pdfium.PdfDocument(FORMS / "pmlr-2017.pdf")
    printed = [page.get_textpage().get_text_range() for page in pages]
    page_numbers_off = "".join(re.sub(r"\r?\n\d\s*$", "", page) for page in printed)
    words = letters(re.sub(r"(?m)^[•–] ", "", page_numbers_off.replace("\ufffe", "").replace("\r", "")))
    lines = built_in(FORM).text.text.splitlines()
    note = next(line for line in lines if line.startswith("The language of"))
    ours = [re.sub(r"^ *-", "", line) for line in lines if line != note]
    five = next(n for n, line in enumerate(ours) if line.startswith("5."))
    ours.insert(five + 1, "1" + note)
    assert letters("".join(ours)) == words


@needs_forms
def test_the_forms_words_are_those_of_the_markdown_but_for_its_options():
    markdown = (FORMS / "pmlr-2017.md").read_text("utf-8")
    body = markdown.split("---\n", 2)[2].replace("[^language]: ", "").replace("[^language]", "1")
    words = letters(re.sub(r"(?m)^ *\* ?|^---$", "", body).replace("entitled:", "entitled"))
    ours = re.sub(r"(?m)^ *- ", "", built_in(FORM).text.text).removeprefix("Publication Agreement")
    assert letters(ours) == words
