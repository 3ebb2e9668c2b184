"""A Word paragraph that has ended: its role, its heading, its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from contractmodel.ingest.docx_nesting import COLUMNS_A_LEVEL
from contractmodel.ingest.markup_thresholds import HEADING_WORDS, RUN_IN_SENTENCE_WORDS
from contractmodel.ingest.ooxml import number, value
from contractmodel.model import Furniture, Span

if TYPE_CHECKING:
    from lxml.etree import _Element

    from contractmodel.ingest.docx_inline import Draft
    from contractmodel.ingest.docx_numbering import Numbered
    from contractmodel.ingest.docx_styles import Look
    from contractmodel.ingest.passage import Passage, Words

_QUOTES = frozenset({"quote", "intense quote", "block text"})


def passages_of(
    draft: Draft,
    properties: _Element | None,
    look: Look,
    numbered: Numbered | None,
    *,
    level: int | None,
    indent: float,
) -> list[Passage]:
    """The lines of the paragraph in `draft`, with its number, its list `level` and its `indent` in columns.

    One at least. Line breaks in the paragraph begin lines that are joined to the one before; two on end leave a gap.
    """
    lines = _trimmed(draft.lines)
    role = _role(look, draft)
    if role == "subtitle":
        return [_as_subtitle(words, joined=number_ > 0) for number_, words in enumerate(lines)]
    aligned = value(properties, "jc")
    centred = look.centred if aligned is None else aligned == "center"
    label = numbered.label if numbered else ""
    heading = None if role else _heading(properties, look, lines)
    plain = heading is None and role not in {"title", "toc"}
    bullet = bool(label and numbered and numbered.bullet)
    done = [
        lines[0].passage(
            label=label,
            bullet=bullet,
            level=level,
            indent=indent,
            heading=heading,
            role=role or ("list-item" if bullet else None),
            centred=centred,
            run_in=lines[0].run_in() if plain else None,
        )
    ]
    after = indent + COLUMNS_A_LEVEL if label else indent
    gap = False
    for words in lines[1:]:
        if not words.bare:
            done.append(words.passage(indent=after, level=level, role=role, centred=centred, joined=not gap))
        gap = words.bare
    return done


def _trimmed(lines: list[Words]) -> list[Words]:
    """`lines` without the empty ones at both ends; one at least."""
    first, last = 0, len(lines)
    while last - first > 1 and lines[last - 1].bare:
        last -= 1
    while last - first > 1 and lines[first].bare:
        first += 1
    return lines[first:last]


def _role(look: Look, draft: Draft) -> str | None:
    """What the paragraph's style (the nearest that says so) makes of it."""
    if draft.contents:
        return "toc"
    for name in look.names:
        if name == "subtitle":
            return "subtitle"
        if name.split()[-1:] == ["title"]:
            return "title"
        if name.startswith("toc ") and name != "toc heading":
            return "toc"
        if name in _QUOTES:
            return "quote"
    return None


def _as_subtitle(words: Words, *, joined: bool) -> Passage:
    passage = words.passage(role="subtitle", joined=joined, run_in=None)
    return evolve(passage, furniture=(Furniture("subtitle", Span(0, len(passage.text))),), marks=(), blanks=())


def _heading(properties: _Element | None, look: Look, lines: list[Words]) -> int | None:
    """The heading level, 1 to 9; None for text, and for clause text that only wears a heading's style."""
    stated = number(value(properties, "outlineLvl"))
    outline = look.outline if stated is None else stated
    if outline is None or not 0 <= outline <= 8:
        return None
    text = " ".join(words.text for words in lines).strip()
    words = len(text.split())
    if words > HEADING_WORDS or text[:1].islower():
        return None
    if words > RUN_IN_SENTENCE_WORDS and text.endswith((".", ";", ",", ":")):
        return None
    run_in = lines[0].run_in()
    if run_in is not None and lines[0].text[run_in:].strip():
        return None
    return outline + 1
