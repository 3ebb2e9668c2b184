"""Word's footnotes and endnotes: their bodies, how they are numbered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from attrs import evolve

from contractmodel.ingest.ooxml import W, attribute, number, value
from contractmodel.ingest.raised import raised

if TYPE_CHECKING:
    from lxml.etree import _Element

    from contractmodel.ingest.docx_inline import NoteMark
    from contractmodel.ingest.passage import Passage


def notes_of(root: _Element | None, *, end: bool) -> dict[str, _Element]:
    """The notes of a part by id, separators left out."""
    if root is None:
        return {}
    kind = W + ("endnote" if end else "footnote")
    return {
        attribute(note, "id") or "": note
        for note in root.iterfind(kind)
        if (attribute(note, "type") or "normal") == "normal"
    }


def note_form(root: _Element, settings: _Element | None, *, end: bool) -> tuple[str, int]:
    """How notes are numbered: number format and first number. The last section counts before the settings."""
    name = W + ("endnotePr" if end else "footnotePr")
    form, start = None, None
    sections = list(root.iter(W + "sectPr"))
    for holder in (*reversed(sections[-1:]), *(() if settings is None else (settings,))):
        stated = holder.find(name)
        form = form or value(stated, "numFmt")
        start = number(value(stated, "numStart")) if start is None else start
    return form or ("lowerRoman" if end else "decimal"), 1 if start is None else start


def as_note(passages: Sequence[Passage], mark: NoteMark) -> list[Passage]:
    """The lines of a note's body, its mark as the label of the first, taken off the text where it was typed there."""
    label = mark.mark
    done = [
        evolve(passage, role="note", note=label, heading=None, level=None, bullet=False, run_in=None)
        for passage in passages
    ]
    first = done[0]
    text = first.text.lstrip()
    printed = next((sign for sign in (label, raised(label)) if text.startswith(sign)), "")
    if mark.typed and printed and not (first.marks or first.blanks or first.furniture):
        first = evolve(first, text=text[len(printed) :].lstrip())
    done[0] = evolve(first, label=label)
    return done
