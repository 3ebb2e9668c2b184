"""Where a text came from and what its format told about the layout: what `ingest` gives to `parse`."""

from __future__ import annotations

from typing import NamedTuple

from attrs import field, frozen

from contractmodel.model.overlays import Diagnostic, Furniture
from contractmodel.model.span import NOWHERE, Span


@frozen
class Source:
    """A document's identity: the name people know it by, its media type, the SHA-256 of its bytes (hex)."""

    name: str = ""
    media_type: str = "text/plain"
    sha256: str = ""


class LineHint(NamedTuple):
    """What a format knows about one physical line of the extraction. Every field may be unknown (None or default).

    `span` is the line without its line end. `indent` is in columns (text), list depth × 4 (HTML, Word, Markdown) or
    points (PDF). `level` is the list or outline depth where the *format* states nesting (0 is outermost): it decides
    over any guess. `label` covers a label that the format computed or marked. `heading` is 1–9 for a heading.
    `paragraph` is True where the format says a new paragraph begins here, False where it says the line continues one,
    None where only white space can tell. `run_in` ends a bold or underlined run-in heading (offset in the extraction).
    `role` is one of `title`, `subtitle`, `note`, `table`, `quote`, `toc`, `list-item`, `preformatted` or None; `note`
    names the mark of the note whose body this line is (or belongs to). `wrapped` says whether the line above had no
    room for this line's first word, where the format knows widths.
    """

    span: Span
    indent: float | None = None
    level: int | None = None
    label: Span | None = None
    heading: int | None = None
    paragraph: bool | None = None
    run_in: int | None = None
    role: str | None = None
    note: str | None = None
    page: int | None = None
    centred: bool = False
    wrapped: bool | None = None


class MarkHint(NamedTuple):
    """A note's mark that the format recognised (superscript, `[^1]`, `<sup><a href="#fn1">`), naming the note."""

    mark: str
    span: Span


class BlankHint(NamedTuple):
    """A hole that the format shows: a drawn or typed rule, a content control, a form field.

    `span` covers its own characters, if any. `name` and `type` are what the format calls it; `value` what was typed
    into it and stands in the extraction at `span`, when `filled`.
    """

    span: Span
    kind: str = "rule"
    name: str | None = None
    type: str | None = None
    suggestion: str | None = None
    filled: bool = False


class PromptHint(NamedTuple):
    """Words of a template that belong to the slot `name` and tell what to write."""

    name: str
    span: Span


class OptionHint(NamedTuple):
    """Optional words of a template: not in the extraction (empty span) or printed there (the span covers them)."""

    text: str
    span: Span


class HyphenHint(NamedTuple):
    """A line-end hyphen at `at` (the hyphen's own offset). `soft` where the format knows, else None."""

    at: int
    soft: bool | None = None


@frozen
class SourceText:
    """A whole text and everything its format told about it. `text` is what every span indexes.

    `lines` holds one hint for each physical line, in order, or nothing at all where only the characters are known.
    Furniture given here (markup, page numbers) is excluded from every block. All tuples are in order of place.
    """

    source: Source
    text: str
    lines: tuple[LineHint, ...] = ()
    marks: tuple[MarkHint, ...] = ()
    blanks: tuple[BlankHint, ...] = ()
    prompts: tuple[PromptHint, ...] = ()
    options: tuple[OptionHint, ...] = ()
    hyphens: tuple[HyphenHint, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    title: Span | None = None
    template: bool = False
    diagnostics: tuple[Diagnostic, ...] = field(default=())


__all__ = [
    "NOWHERE",
    "BlankHint",
    "HyphenHint",
    "LineHint",
    "MarkHint",
    "OptionHint",
    "PromptHint",
    "Source",
    "SourceText",
]
