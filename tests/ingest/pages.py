"""Web pages for the tests of the HTML reader."""

from __future__ import annotations

from contractmodel.ingest.html import read_html
from contractmodel.model import Source, SourceText
from tests.ingest.word_files import codes, hints, labels, levels, printed, sound

__all__ = ["codes", "hints", "labels", "levels", "lines", "page", "printed", "sound"]


def page(markup: str, head: str = "") -> SourceText:
    source = read_html(f"<!doctype html><html><head>{head}</head><body>{markup}".encode(), Source("form.html"))
    sound(source)
    return source


def lines(markup: str, head: str = "") -> list[str]:
    return printed(page(markup, head))
