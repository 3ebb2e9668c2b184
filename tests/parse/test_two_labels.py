"""A label that the format gave, and one typed behind it."""

from __future__ import annotations

import pytest

from contractmodel.model import LineHint, Source, SourceText, Span
from contractmodel.parse import parse


def outline(rows: list[tuple[str, str]]) -> list[tuple[str, str]]:
    text, hints = "", []
    for label, words in rows:
        start = len(text)
        text += f"{label} {words}\n" if label else f"{words}\n"
        stated = Span(start, start + len(label)) if label else None
        hints.append(LineHint(Span(start, len(text) - 1), level=1 if label else None, label=stated, paragraph=True))
    tree = parse(SourceText(Source("a.docx"), text, lines=tuple(hints)))
    return [(block.path, block.text) for block in tree.walk()]


def test_a_typed_label_behind_a_stated_one_is_text() -> None:
    told = outline([("4.1", "(a) No covenant binds you."), ("4.2", "(b) No promise binds us."), ("4.3", "The rest.")])
    assert [text for _, text in told] == ["(a) No covenant binds you.", "(b) No promise binds us.", "The rest."]


@pytest.mark.parametrize("more", [[("", "(b) No promise binds us.")], [("", "(b) No promise."), ("", "(c) None.")]])
def test_a_series_of_typed_labels_stays_one(more: list[tuple[str, str]]) -> None:
    told = outline([("4.1", "(a) No covenant binds you."), *more, ("4.2", "The rest.")])
    assert [path for path, _ in told][:3] == ["4.1", "4.1.a", "4.1.b"]
