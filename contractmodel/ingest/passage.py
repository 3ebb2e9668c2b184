"""A passage: one line that a Word file or a web page prints, put together piece by piece."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve, frozen

from contractmodel.ingest.markup_thresholds import RUN_IN_SENTENCE_WORDS, RUN_IN_WORDS
from contractmodel.model import BlankHint, Furniture, MarkHint, Span
from contractmodel.patterns import compiled

LINE_ENDS = compiled("[\\n\\r\\x0b\\x0c\\x1c-\\x1e\\x85\\u2028\\u2029]")
"""Whatever Unicode calls a line end: none may stand inside a line."""

_QUOTES = "\"'“‘«„"
_SENTENCE_END = (".", ".”", '."', ":", ";")
_HEADING_END = compiled(r"[.:;—–\-][”\"’')\]]?\s*$")
_HEADING_REST = compiled(r"\s*[.:;—–\-]")


@frozen
class Passage:
    """One physical line to be written, without its line end. All spans and `run_in` are relative to `text`.

    `label` is a computed label or glyph that stands before the text (`bullet` says it is a glyph). `joined` is True
    where the line follows the one before without an empty line between. The rest is as in `LineHint`.
    """

    text: str = ""
    marks: tuple[MarkHint, ...] = ()
    blanks: tuple[BlankHint, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    label: str = ""
    bullet: bool = False
    level: int | None = None
    indent: float = 0
    heading: int | None = None
    run_in: int | None = None
    role: str | None = None
    note: str | None = None
    centred: bool = False
    joined: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing at all is printed."""
        return not (self.label or self.blanks or self.text.strip())


class Words:
    """A line in the making: text that grows at its end, and what is known about its pieces.

    >>> words = Words()
    >>> words.add("Definitions. ", strong=True)
    >>> words.add("In this agreement")
    >>> words.mark("1")
    >>> line = words.passage(level=0)
    >>> line.text, line.marks[0].span, line.run_in
    ('Definitions. In this agreement1', Span(start=30, end=31), 12)
    """

    __slots__ = ("_blanks", "_furniture", "_marks", "_pieces", "_plain", "_strong_to", "length")

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self.length = 0
        self._marks: list[MarkHint] = []
        self._blanks: list[BlankHint] = []
        self._furniture: list[Furniture] = []
        self._strong_to = 0
        self._plain = False

    @property
    def text(self) -> str:
        """All that was added so far."""
        return "".join(self._pieces)

    def since(self, start: int) -> str:
        """What was added from offset `start` on. Linear in that."""
        tail: list[str] = []
        missing = self.length - start
        for piece in reversed(self._pieces):
            if missing <= 0:
                break
            tail.append(piece[-missing:] if missing < len(piece) else piece)
            missing -= len(piece)
        return "".join(reversed(tail))

    @property
    def last(self) -> str:
        """The last character added; "" where there is none."""
        return self._pieces[-1][-1] if self._pieces else ""

    @property
    def bare(self) -> bool:
        """Whether nothing was added that would print."""
        return not self._blanks and all(not piece or piece.isspace() for piece in self._pieces)

    def add(self, text: str, *, strong: bool = False) -> None:
        """Put `text` at the end; `strong` where it is bold or underlined."""
        if not text:
            return
        self._pieces.append(text)
        self.length += len(text)
        if not self._plain and not text.isspace():
            if strong:
                self._strong_to = self.length
            else:
                self._plain = True

    def mark(self, text: str, mark: str | None = None) -> None:
        """Put a note's mark at the end: printed `text`, known as `mark`."""
        start = self.length
        self._pieces.append(text)
        self.length += len(text)
        self._marks.append(MarkHint(mark or text, Span(start, self.length)))

    def cut(self, text: str, kind: str) -> None:
        """Put `text` at the end that is furniture of this `kind`."""
        start = self.length
        self._pieces.append(text)
        self.length += len(text)
        self._furniture.append(Furniture(kind, Span(start, self.length)))

    def cut_lately(self, kind: str) -> bool:
        """Whether furniture of this `kind` ends where the text ends now."""
        return (
            bool(self._furniture) and self._furniture[-1].kind == kind and self._furniture[-1].span.end == self.length
        )

    def blank(self, start: int, blank: BlankHint) -> None:
        """Say that what was added from `start` on is `blank` (its span is put right)."""
        self._blanks.append(blank._replace(span=Span(start, self.length)))

    def blank_lately(self, kind: str) -> bool:
        """Whether a blank of this `kind` ends where the text ends now."""
        return bool(self._blanks) and self._blanks[-1].kind == kind and self._blanks[-1].span.end == self.length

    def stretch(self, text: str) -> None:
        """Put `text` at the end as part of the blank that ends there."""
        last = self._blanks.pop()
        self.add(text)
        self._blanks.append(last._replace(span=Span(last.span.start, self.length)))

    def take_front(self, text: str) -> bool:
        """Take `text` and the space behind it off the front, where it stands there and nothing hangs on it."""
        whole = self.text
        if not whole.lstrip().startswith(text):
            return False
        rest = whole.lstrip()[len(text) :].lstrip()
        gone = len(whole) - len(rest)
        spans = [one.span for one in self._marks] + [one.span for one in self._blanks]
        if any(span.start < gone for span in (*spans, *(piece.span for piece in self._furniture))):
            return False
        self._pieces = [rest]
        self.length -= gone
        self._strong_to = max(0, self._strong_to - gone)
        self._marks = [hint._replace(span=_moved(hint.span, -gone)) for hint in self._marks]
        self._blanks = [hint._replace(span=_moved(hint.span, -gone)) for hint in self._blanks]
        self._furniture = [evolve(piece, span=_moved(piece.span, -gone)) for piece in self._furniture]
        return True

    def run_in(self) -> int | None:
        """Where a bold or underlined heading at the front of the text ends; None where there is none."""
        text = self.text
        return run_in(text, self._strong_to, all_strong=not self._plain) if self._strong_to else None

    def passage(self, **hints: object) -> Passage:
        """The line as it stands, white space at its end taken off unless a blank covers it."""
        text = self.text
        covered = max((blank.span.end for blank in self._blanks), default=0)
        text = text[: max(covered, len(text.rstrip()))]
        hints.setdefault("run_in", self.run_in())
        return Passage(
            text,
            tuple(self._marks),
            tuple(sorted(self._blanks, key=lambda blank: blank.span)),
            tuple(self._furniture),
            **hints,  # type: ignore[arg-type]
        )


def run_in(text: str, end: int, *, all_strong: bool = False) -> int | None:
    """Where the heading ends that `text` begins with, when its first `end` characters are bold or underlined.

    None where that beginning is no heading: a quoted term being defined, a word that is only stressed, a long passage.

    >>> run_in("Fees. You pay.", 5), run_in("“Fee” means money", 5), run_in("Never pay", 5)
    (5, None, None)
    """
    head = text[:end].rstrip()
    words = len(head.split())
    if not words or words > RUN_IN_WORDS or head.lstrip().startswith(tuple(_QUOTES)):
        return None
    if all_strong:
        return None if head.endswith(_SENTENCE_END) and words > RUN_IN_SENTENCE_WORDS else len(head)
    if _HEADING_END.search(head):
        return len(head)
    after = _HEADING_REST.match(text, len(head))
    return after.end() if after else None


def shifted(passage: Passage, by: int) -> Passage:
    """`passage` with every span moved by `by` characters, its text as it was.

    >>> shifted(Passage("a", run_in=1), 3).run_in
    4
    """
    return evolve(
        passage,
        marks=tuple(hint._replace(span=_moved(hint.span, by)) for hint in passage.marks),
        blanks=tuple(hint._replace(span=_moved(hint.span, by)) for hint in passage.blanks),
        furniture=tuple(evolve(piece, span=_moved(piece.span, by)) for piece in passage.furniture),
        run_in=None if passage.run_in is None else passage.run_in + by,
    )


def strung(passages: Iterable[Passage], gap: str) -> Passage:
    r"""One line made of `passages`, `gap` between them; labels written in, other hints of theirs dropped.

    >>> strung([Passage("By:"), Passage("Jo")], "\t").text
    'By:\tJo'
    """
    text = ""
    marks: list[MarkHint] = []
    blanks: list[BlankHint] = []
    furniture: list[Furniture] = []
    for number, passage in enumerate(passages):
        text += gap if number else ""
        if passage.label:
            if passage.bullet:
                furniture.append(Furniture("bullet", Span(len(text), len(text) + len(passage.label))))
            text += passage.label + " "
        at = shifted(passage, len(text))
        marks += at.marks
        blanks += at.blanks
        furniture += at.furniture
        text += passage.text
    return Passage(text, tuple(marks), tuple(blanks), tuple(furniture))


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
