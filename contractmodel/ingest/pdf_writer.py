"""Writes a PDF's printed lines into one extraction, and what is known about them into hints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from contractmodel.ingest.labelled import is_dot, label_of
from contractmodel.ingest.pdf_blanks import main_size, with_blanks
from contractmodel.ingest.pdf_page import Page, Word
from contractmodel.ingest.pdf_parts import RAISED_DIGITS, Part, parts
from contractmodel.ingest.pdf_rows import Blank, Row, is_raised, opening, rows
from contractmodel.ingest.pdf_setting import learn_setting, title_rows
from contractmodel.ingest.raised import raised
from contractmodel.ingest.thresholds import HEADING_SIZE, PARAGRAPH_GAP, STOP_LINES, STOP_SPACE, TOUCHING, WIDE_SPACE
from contractmodel.model import BlankHint, Diagnostic, Furniture, HyphenHint, LineHint, MarkHint, Severity, Span
from contractmodel.patterns import compiled

_PRIVATE_DOTS = frozenset("\uf0b7\uf0a7\uf0d8")
"""Bullets of symbol fonts, in their private characters."""
_DASHES = frozenset("-–—*+")
_RAISED_TAIL = compiled(r"(?:[¹²³⁰⁴-⁹]{1,3}|[*†‡§¶‖]{1,4})(?=[.,;:!?)”’]{0,3}$)")
_SPLIT_MARKS = compiled(r"[^\s,;]+")
_CLOSING = frozenset(",.;:!?)]}”’")
_CLOSE = 0.35
"""Sizes of type within which what follows a word hangs on it: a space is 0.25 or wider, a raised sign's is kerned."""
_FIGURES = 4
_SOFT = "\u00ad\u2010"
_HYPHENS = "-\u00ad\u2010\u2011"


class Writer:
    """Writes the pages' lines into one extraction, and what is known about them into hints."""

    def __init__(self, pages: Sequence[Page], images: dict[int, str]) -> None:
        self.pages = pages
        self.images = images
        self.last: Part | None = None
        self.stops: Mapping[int, Sequence[float]] = {}
        self.pieces: list[str] = []
        self.at = 0
        self.hints: list[LineHint] = []
        self.marks: list[MarkHint] = []
        self.blanks: list[BlankHint] = []
        self.hyphens: list[HyphenHint] = []
        self.furniture: list[Furniture] = []
        self.diagnostics: list[Diagnostic] = []
        ruled = [with_blanks(page, rows(page.words)) for page in pages]
        everything = [row for there in ruled for row in there.rows]
        self.size = main_size(everything)
        self.parts = parts(pages, ruled, self.size)
        self.setting = learn_setting([part for there in self.parts for part in there if part.kind == "text"], self.size)
        self.columned = {there[0].page for there in self.parts if len({part.row.left for part in there}) > 1}
        self.notes = {part.note for there in self.parts for part in there if part.note is not None}
        self.title = title_rows(self.parts[0], self.setting) if self.parts else frozenset()
        self.sizes = sorted(
            {round(row.size, 1) for row in everything if row.size >= HEADING_SIZE * self.size}, reverse=True
        )
        if any(there.struck for there in ruled):
            told = "words are struck out by a drawn line; they were read as if they stood"
            self.diagnostics.append(Diagnostic("struck-out", Severity.WARNING, Span(0, 0), told))

    @property
    def text(self) -> str:
        """The extraction."""
        return "".join(self.pieces)

    def write(self) -> None:
        """Write all pages."""
        for page, there in zip(self.pages, self.parts, strict=True):
            before: Part | None = None
            self.stops = _stops([part.row for part in there])
            for number, part in enumerate(there):
                if part.kind in {"text", "note"}:
                    follows = before if before is not None and before.kind == part.kind else None
                    if self._parted(before, follows, part):
                        self._put("\n")
                    self._line(part, follows, title=page.number == 1 and number in self.title)
                    before = part
                    self.last = part if part.kind == "text" else self.last
                else:
                    start = self.at
                    self._put(part.row.text)
                    self.furniture.append(Furniture(part.kind, Span(start, self.at)))
                    self.hints.append(LineHint(Span(start, self.at), page=page.number))
                    self._put("\n")
            if page.number in self.images:
                self._image(page.number)
            if page.aside:
                told = f"rotated text on page {page.number} was set aside"
                self.diagnostics.append(Diagnostic("rotated-text", Severity.NOTE, self._aside(page, page.aside), told))
            if page.counts:
                self._aside(page, page.counts)

    def _parted(self, before: Part | None, follows: Part | None, part: Part) -> bool:
        """Whether an empty line parts a line from what is printed above it, on this page or at the end of the last."""
        if before is None:
            last = self.last
            return last is not None and part.kind == "text" and (_differ(last.row, part.row) or self._ended(last, part))
        return follows is None or self._gap(follows, part)

    def _put(self, text: str) -> None:
        self.pieces.append(text)
        self.at += len(text)

    def _gap(self, before: Part, part: Part) -> bool:
        """Whether there is more room between two lines than lines of one paragraph have."""
        drop = before.row.y - part.row.y
        size = max(before.row.size, part.row.size)
        if _differ(before.row, part.row):
            return True
        return drop > PARAGRAPH_GAP * self.setting.pitch * max(1.0, size / self.setting.size)

    def _line(self, part: Part, before: Part | None, *, title: bool) -> None:
        row, start = part.row, self.at
        spans = self._words(row)
        end = self.at
        self._put("\n")
        if part.kind == "note":
            if part.mark:
                self.furniture.append(Furniture("markup", Span(spans[0].start, spans[0].start + part.mark)))
            self.hints.append(
                LineHint(Span(start, end), self._indent(part), role="note", note=part.note, page=part.page)
            )
            return
        if row.words:
            self._note_marks(row, spans)
            self._hyphen(row, end)
        bulleted = bool(row.words) and self._bullet(part, before, spans)
        paragraph = True if bulleted else self._continues(part, before)
        large = round(row.size, 1) in self.sizes and len(row.text) <= 200
        role = "title" if title else "list-item" if bulleted else None
        self.hints.append(
            LineHint(
                Span(start, end),
                self._indent(part),
                heading=min(9, self.sizes.index(round(row.size, 1)) + 1) if large and not title and row.words else None,
                paragraph=paragraph,
                run_in=self._run_in(row, spans),
                role=role,
                page=part.page,
                centred=paragraph is not False and self._centred(part),
                wrapped=self._wrapped(part, before) if row.words else None,
            )
        )

    def _words(self, row: Row) -> list[Span]:
        """Write the words of `row` with the space between them, and note its blanks; the place of each word."""
        spans: list[Span] = []
        items: list[Word | Blank] = sorted(
            [*row.words, *(blank for blank in row.blanks if not blank.over)], key=lambda item: item.x0
        )
        before: Word | Blank | None = None
        for item in items:
            if before is not None and not self._hangs(before, item, row):
                self._put(_space(before, item, row, stop=self._stop(item, row)))
            if isinstance(item, Word):
                text = self._raised(before, item, row)
                spans.append(Span(self.at, self.at + len(text)))
                self._put(text)
            else:
                self.blanks.append(BlankHint(Span(self.at, self.at), item.kind, item.name, item.type))
            before = item
        for blank in row.blanks:
            if blank.over:
                inside = [
                    span
                    for word, span in zip(row.words, spans, strict=True)
                    if blank.x0 - 1 <= (word.x0 + word.x1) / 2 <= blank.x1 + 1
                ]
                if inside:
                    place = Span(inside[0].start, inside[-1].end)
                    self.blanks.append(BlankHint(place, blank.kind, blank.name, blank.type, filled=blank.filled))
        return spans

    def _stop(self, item: Word | Blank, row: Row) -> bool:
        """Whether lines close by have wide room where `item` begins: a column does, however long what stands before."""
        near = [y for y in self.stops.get(round(item.x0), ()) if abs(y - row.y) < STOP_LINES * self.setting.pitch]
        return len(near) > 1

    def _hangs(self, before: Word | Blank, item: Word | Blank, row: Row) -> bool:
        """Whether a note's mark stands right behind a word, a sign right behind a mark, a raised figure at a word."""
        if not isinstance(before, Word) or not isinstance(item, Word) or item.x0 - before.x1 >= _CLOSE * row.size:
            return False
        if self._is_mark(before, row):
            return item.text[0] in _CLOSING
        return self._is_mark(item, row) or (is_raised(item, row) and item.x0 - before.x1 < TOUCHING * row.size)

    def _is_mark(self, word: Word, row: Row) -> bool:
        return is_raised(word, row) and any(mark in self.notes for mark in _SPLIT_MARKS.findall(word.text))

    def _raised(self, before: Word | Blank | None, word: Word, row: Row) -> str:
        """The words to write for `word`: raised figures that are no note's mark stay apart from plain ones."""
        close = isinstance(before, Word) and word.x0 - before.x1 < _CLOSE * row.size and before.text[-1].isalnum()
        if not close or len(word.text) > _FIGURES or not is_raised(word, row) or self._is_mark(word, row):
            return word.text
        return raised(word.text)

    def _note_marks(self, row: Row, spans: Sequence[Span]) -> None:
        """Note the marks in `row` of notes that the document has."""
        for word, span in zip(row.words, spans, strict=True):
            if is_raised(word, row):
                for mark in _SPLIT_MARKS.finditer(word.text):
                    if mark.group() in self.notes:
                        self.marks.append(
                            MarkHint(mark.group(), Span(span.start + mark.start(), span.start + mark.end()))
                        )
            elif tail := _RAISED_TAIL.search(word.text):
                name = tail.group().translate(RAISED_DIGITS)
                if name in self.notes and tail.start():
                    self.marks.append(MarkHint(name, Span(span.start + tail.start(), span.start + tail.end())))

    def _hyphen(self, row: Row, end: int) -> None:
        last = row.words[-1].text
        if len(last) > 1 and last[-1] in _HYPHENS and last[-2].isalnum() and not row.blanks:
            self.hyphens.append(HyphenHint(end - 1, True if last[-1] in _SOFT else None))

    def _bullet(self, part: Part, before: Part | None, spans: Sequence[Span]) -> bool:
        """Whether the line opens with a bullet; note it if so. A dash is one where a new line of a list may begin."""
        first = part.row.words[0].text
        if len(part.row.words) < 2 or len(first) > 1:
            return False
        if first in _PRIVATE_DOTS or is_dot(first) or (first in _DASHES and self._continues(part, before) is not False):
            self.furniture.append(Furniture("bullet", spans[0]))
            return True
        return False

    def _edges(self, part: Part) -> tuple[float, float]:
        """The left and right edge of the text that the line stands in."""
        left, right = self.setting.left[part.page % 2], self.setting.right[part.page % 2]
        if part.page in self.columned and part.row.right - part.row.left < 0.7 * (right - left):
            return part.row.left, part.row.right
        return left, right

    def _indent(self, part: Part) -> float:
        edge = self._edges(part)[0]
        return round(max(0.0, self._start(part.row.x0)[0] - self._start(edge)[0]), 1)

    def _start(self, x0: float) -> tuple[float, int]:
        return self.setting.starts.get(round(x0, 1), (x0, 1))

    def _centred(self, part: Part) -> bool:
        left, right = self._edges(part)
        row, slack = part.row, 2 * part.row.size
        middles = (left + right, self.pages[part.page - 1].width)
        middle = any(abs(row.x0 + row.x1 - twice) < 0.04 * (right - left) for twice in middles)
        middle = middle and self._start(row.x0)[1] < 4
        return bool(row.words) and middle and row.x0 > left + slack and row.x1 < right - slack

    def _continues(self, part: Part, before: Part | None) -> bool | None:
        """True where room above says that a paragraph begins, False where the line before was full, else None."""
        if before is None or not part.row.words:
            return None
        if self._gap(before, part):
            return True
        if not before.row.words or before.row.left != part.row.left or label_of(opening(part.row.words)):
            return None
        if self._reaches(before, part) < -part.row.size and self._breaks(before, part):
            return True
        full = self._reaches(before, part) > 0
        return False if full and _aligned(before.row, part.row) else None

    def _breaks(self, before: Part, part: Part) -> bool:
        """Whether a line that ended early and the next are set so differently that one paragraph does not hold them."""
        if self._centred(before) != self._centred(part) or not _aligned(before.row, part.row):
            return True
        strong = [all(word.bold for word in one.row.words) for one in (before, part)]
        return strong[0] and not strong[1] and not self.setting.bold

    def _wrapped(self, part: Part, before: Part | None) -> bool | None:
        """Whether the line before had no room for the first word of this one; None where nobody knows."""
        if before is None or not before.row.words or before.row.left != part.row.left or not self.setting.edged:
            return None
        over = self._reaches(before, part)
        return True if over > 0 else False if over < -part.row.size else None

    def _reaches(self, before: Part, part: Part) -> float:
        """By how much the first word of a line would pass the right edge in the line before."""
        first = part.row.words[0]
        return before.row.x1 + first.x1 - first.x0 + 0.2 * part.row.size - self._edges(before)[1]

    def _ended(self, last: Part, part: Part) -> bool:
        """Whether the last line of a page had room for the first word of the next: a paragraph ended there."""
        if not self.setting.edged or not last.row.words or not part.row.words:
            return False
        return self._reaches(last, part) < -part.row.size

    def _run_in(self, row: Row, spans: Sequence[Span]) -> int | None:
        """Where the bold or underlined words end that open the line as its heading."""
        strong = [(word.bold and not self.setting.bold) or word.underlined for word in row.words]
        first = next((number for number, is_strong in enumerate(strong) if is_strong), None)
        if first is None or first > 2 or (first and not label_of(opening(row.words), bare=True)):
            return None
        last = next((n for n in range(first, len(strong)) if not strong[n]), len(strong)) - 1
        ends = last == len(strong) - 1 or row.words[last].text[-1] in ".:–—-" or row.words[last + 1].text[0] in ".:–—"
        worded = any(char.isalnum() for word in row.words[first : last + 1] for char in word.text)
        return spans[last].end if ends and worded and row.words[first].text[0] not in "“\"'‘" else None

    def _image(self, number: int) -> None:
        """Write what tesseract read on a page."""
        begin = self.at
        for line in self.images[number].splitlines():
            start = self.at
            self._put(line.rstrip())
            if line.strip():
                self.hints.append(LineHint(Span(start, self.at), page=number))
            self._put("\n")
        told = f"page {number} was read by optical character recognition: compare it with the image"
        self.diagnostics.append(Diagnostic("read-by-ocr", Severity.WARNING, Span(begin, self.at), told))

    def _aside(self, page: Page, words: Sequence[Word]) -> Span:
        """Write words of `page` that are no lines of it, as furniture; where they stand."""
        start = self.at
        self._put(" ".join(word.text for word in words))
        span = Span(start, self.at)
        self._put("\n")
        self.furniture.append(Furniture("other", span))
        self.hints.append(LineHint(span, page=page.number))
        return span


def _aligned(before: Row, row: Row) -> bool:
    """Whether `row` starts where the line before starts, or where its second word does, behind a label."""
    opening = before.words[1] if len(before.words) > 1 else before.words[0]
    return min(abs(row.x0 - before.x0), abs(row.x0 - opening.x0)) < 1.5


def _differ(one: Row, other: Row) -> bool:
    """Whether two lines are printed in types of different size, as text and its heading are."""
    sizes = sorted((one.size, other.size))
    return bool(one.words and other.words) and sizes[1] > HEADING_SIZE * sizes[0]


def _stops(found: Sequence[Row]) -> dict[int, list[float]]:
    """Where words begin behind wide room, to the point, and at which heights."""
    stops: dict[int, list[float]] = {}
    for row in found:
        for before, word in pairwise(row.words):
            if word.x0 - before.x1 > WIDE_SPACE[0] * row.size:
                stops.setdefault(round(word.x0), []).append(row.y)
    return stops


def _space(before: Word | Blank, item: Word | Blank, row: Row, *, stop: bool) -> str:
    """What stands between two neighbours of a line: nothing, a space, or room."""
    gap = item.x0 - before.x1
    if isinstance(item, Word) and isinstance(before, Word) and item.glued and gap < 0.35 * row.size:
        return ""
    if isinstance(item, Blank) and isinstance(before, Blank):
        return WIDE_SPACE[1]
    return WIDE_SPACE[1] if gap > (STOP_SPACE if stop else WIDE_SPACE[0]) * row.size else " "
