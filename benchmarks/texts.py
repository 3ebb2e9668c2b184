"""Real agreements to mutate: a fixed choice from the shared corpus, read as plain text or Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import contractmodel as cm
from contractmodel.model import Agreement

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
SMALLEST, LARGEST = 3_000, 45_000


@dataclass
class Text:
    """One document: its name, its format for `load`, and its characters."""

    name: str
    format: str
    text: str

    @cached_property
    def agreement(self) -> Agreement:
        return self.read(self.text)

    def read(self, text: str) -> Agreement:
        """`text` read as this document is."""
        return cm.load(text.encode(), name=self.name, format=self.format)


def texts(count: int) -> list[Text]:
    """`count` documents of several families and sizes, always the same ones; fewer where the corpus is absent."""
    found: list[Text] = []
    families = [
        sorted((CORPUS / "docx").glob("*.md")),
        sorted((CORPUS / "spdx").glob("*.txt")),
        sorted((CORPUS / "edgar").glob("**/*.txt")),
        sorted((CORPUS / "versions").glob("**/new.md")),
    ]
    for family in families:
        fit = [path for path in family if SMALLEST <= path.stat().st_size <= LARGEST]
        share = -(-count // len(families))
        step = max(1, len(fit) // share)
        for path in fit[::step][:share]:
            data = path.read_bytes()
            try:
                text = data.decode()
            except UnicodeDecodeError:
                continue
            format_ = "markdown" if path.suffix == ".md" else "text"
            found.append(Text(str(path.relative_to(CORPUS)), format_, text))
    return found[:count]
