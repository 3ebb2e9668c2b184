"""Passages become an extraction: labels written in, an empty line between paragraphs, a hint for every line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import evolve

from contractmodel.ingest.labelled import label_of
from contractmodel.ingest.markup_thresholds import MAX_LEVEL
from contractmodel.ingest.passage import Passage, shifted
from contractmodel.model import (
    BlankHint,
    Diagnostic,
    Furniture,
    LineHint,
    MarkHint,
    Severity,
    Source,
    SourceText,
    Span,
    normal,
)


def write(source: Source, passages: Iterable[Passage], diagnostics: Sequence[Diagnostic] = ()) -> SourceText:
    r"""The extraction of `passages`, in their order, and their hints. Empty passages are left out. Linear.

    The text ends in a line end, unless it is empty.

    >>> lines = [Passage("Scope", label="1.", level=0), Passage("Tell", label="•", bullet=True)]
    >>> written = write(Source("form.docx"), lines)
    >>> written.text, written.lines[0].label, written.furniture
    ('1. Scope\n\n• Tell\n', Span(start=0, end=2), (Furniture(kind='bullet', span=Span(start=10, end=11)),))
    """
    done = _Writer()
    for passage in passages:
        if not passage.empty:
            done.add(passage)
    if done.pieces:
        done.pieces.append("\n")
    return SourceText(
        source,
        "".join(done.pieces),
        lines=tuple(done.lines),
        marks=tuple(done.marks),
        blanks=tuple(done.blanks),
        furniture=tuple(done.furniture),
        title=done.title,
        diagnostics=(*diagnostics, *done.diagnostics()),
    )


class _Writer:
    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.at = 0
        self.lines: list[LineHint] = []
        self.marks: list[MarkHint] = []
        self.blanks: list[BlankHint] = []
        self.furniture: list[Furniture] = []
        self.title: Span | None = None
        self._title_open = True
        self._too_deep: Span | None = None

    def add(self, passage: Passage) -> None:
        passage = _front_trimmed(passage) if passage.label else passage
        self._separate(joined=passage.joined)
        start = self.at
        label = self._label(passage)
        by = self.at
        self._put(passage.text)
        if passage.marks or passage.blanks or passage.furniture:
            placed = shifted(passage, by)
            self.marks += placed.marks
            self.blanks += placed.blanks
            self.furniture += placed.furniture
        span = Span(start, self.at)
        self.lines.append(
            LineHint(
                span,
                indent=passage.indent,
                level=self._level(passage.level, span),
                label=label,
                heading=passage.heading,
                paragraph=None if passage.joined else True,
                run_in=None if passage.run_in is None else passage.run_in + by,
                role=passage.role,
                note=passage.note,
                centred=passage.centred,
            )
        )
        self._entitle(passage, Span(by, self.at))

    def _separate(self, *, joined: bool) -> None:
        if not self.pieces:
            return
        self._put("\n")
        if not joined:
            self.lines.append(LineHint(Span(self.at, self.at)))
            self._put("\n")

    def _label(self, passage: Passage) -> Span | None:
        if not passage.label:
            return None
        span = Span(self.at, self.at + len(passage.label))
        if passage.bullet or passage.role == "note":
            self.furniture.append(Furniture("bullet" if passage.bullet else "markup", span))
        self._put(passage.label + (" " if passage.text else ""))
        return span

    def _level(self, level: int | None, span: Span) -> int | None:
        if level is None or level <= MAX_LEVEL:
            return level
        self._too_deep = self._too_deep or span
        return MAX_LEVEL

    def _entitle(self, passage: Passage, span: Span) -> None:
        """The title is the first run of lines in that role."""
        if passage.role == "title" and self._title_open:
            self.title = span if self.title is None else Span(self.title.start, span.end)
        elif self.title is not None:
            self._title_open = False

    def _put(self, text: str) -> None:
        self.pieces.append(text)
        self.at += len(text)

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        if self._too_deep is None:
            return ()
        told = f"lists are nested more than {MAX_LEVEL} deep; what lies deeper is read as if it were that deep"
        return (Diagnostic("too-deep", Severity.WARNING, self._too_deep, told),)


def _front_trimmed(passage: Passage) -> Passage:
    """`passage` without the white space that its text begins with, unless a blank covers it."""
    lead = len(passage.text) - len(passage.text.lstrip())
    if not lead or any(blank.span.start < lead for blank in passage.blanks):
        return passage
    return evolve(shifted(passage, -lead), text=passage.text[lead:])


def titled_first(passages: Sequence[Passage]) -> list[Passage]:
    """`passages`, where only the run of titles that stands before all text keeps that role.

    Without one, a heading of the three upper levels that stands before all text and bears no number is the title. A
    heading that repeats the title right below it, as converters print it, is furniture.

    >>> [p.role for p in titled_first([Passage("A", role="title"), Passage("b"), Passage("C", role="title")])]
    ['title', None, None]
    >>> [p.role for p in titled_first([Passage("A", heading=3), Passage("b"), Passage("C", heading=3)])]
    ['title', None, None]
    >>> [p.role for p in titled_first([Passage("1. Scope", heading=1), Passage("b"), Passage("2. Fee", heading=1)])]
    [None, None, None]
    """
    done: list[Passage] = []
    begun, title = False, ""
    for passage in passages:
        if begun or passage.empty or passage.role == "subtitle" or _all_furniture(passage):
            done.append(evolve(passage, role=None) if begun and passage.role == "title" else passage)
        elif passage.role == "title":
            title = f"{title} {passage.text}".strip()
            done.append(passage)
        elif not title and passage.heading is not None and passage.heading <= 3 and not _numbered(passage):
            title = passage.text
            done.append(evolve(passage, role="title", heading=None))
        else:
            begun = True
            again = passage.heading is not None and title and normal(passage.text) == normal(title)
            done.append(_struck(passage) if again else passage)
    return done


def _numbered(passage: Passage) -> bool:
    """Whether a heading bears a number: the format's own or a typed one, which may be bare if it begins a series."""
    text = passage.text.lstrip()
    return bool(passage.label) or bool(label_of(text, bare=text.split(None, 1)[:1] == ["1"]))


def _struck(passage: Passage) -> Passage:
    """`passage` as furniture throughout."""
    whole = Furniture("other", Span(0, len(passage.text)))
    return evolve(passage, heading=None, run_in=None, marks=(), blanks=(), furniture=(whole,))


def _all_furniture(passage: Passage) -> bool:
    covered = sum(piece.span.end - piece.span.start for piece in passage.furniture)
    return bool(passage.text) and covered >= len(passage.text.strip())
