"""A text read, and its tree told in lines."""

from __future__ import annotations

from contractmodel.model import Agreement, Clause, Source, SourceText
from contractmodel.parse import parse


def read(text: str, media_type: str = "text/plain") -> Agreement:
    return parse(SourceText(Source("a.txt", media_type), text))


def outline(text: str) -> list[str]:
    """Every block as `type path`, its heading in angle brackets, its text."""
    told = []
    for block in read(text).walk():
        heading = f" <{block.heading}>" if isinstance(block, Clause) and block.heading else ""
        told.append(f"{block.type.value} {block.path}{heading} {block.text}".rstrip())
    return told


def labels(text: str) -> list[str]:
    return [block.path for block in read(text).walk() if isinstance(block, Clause)]
