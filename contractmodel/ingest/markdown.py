"""Markdown, line by line: the extraction is the text as typed, its markup is furniture.

An own reader and not a CommonMark parser, because a legal text's lines must survive as typed: `a.` eight columns in is
a label and no code, `1.` stays `1.`, `(a)` after a line end begins a clause, `[Reserved]` is no link; and because it
costs a few milliseconds where a library's import alone costs forty.
"""

from __future__ import annotations

from bisect import bisect_left

from contractmodel.ingest.fineness import refuse_shredded_text
from contractmodel.ingest.markdown_inline import Inline, read_inline
from contractmodel.ingest.markdown_rows import Row, cells, front_matter_end, hidden, inked, rows, starting
from contractmodel.ingest.markdown_signs import (
    BULLET,
    FENCE,
    HEADING,
    HEADING_END,
    LABEL_BEFORE_BOLD,
    LINK_BODY,
    NOTE_BODY,
    NUMBER,
    QUOTE,
    evolved,
    goes_on,
    spaced,
    struck,
)
from contractmodel.ingest.text import decode, remarks
from contractmodel.model import BlankHint, Furniture, LineHint, MarkHint, Source, SourceText, Span


def read_markdown(data: bytes, source: Source) -> SourceText:
    r"""The text of a Markdown file, its markup as furniture, its notes, blanks and headings as hints. Linear.

    What is struck through is furniture and told. The bars between a table's cells are text, and so are the tags round
    raised figures that are no note's mark: nothing else keeps 2<sup>10</sup> apart from 210.
    Raises ContractError ("binary") for bytes that are no text.

    >>> text = b"---\ntitle: PA\n---\n\n# 1. Scope\n\n* See[^a] **this**.\n\n[^a]: A note."
    >>> read = read_markdown(text, Source("form.md"))
    >>> read.title.of(read.text), [f.span.of(read.text) for f in read.furniture][-6:]
    ('PA', ['---', '#', '*', '**', '**', '[^a]:'])
    >>> read.marks[0].mark, [hint.role for hint in read.lines]
    ('a', ['title', None, 'list-item', 'note'])
    """
    decoded = decode(data, source.name)
    refuse_shredded_text(source.name, decoded.text)
    found = _Markdown(spaced(decoded.text))
    found.read()
    return SourceText(
        source,
        decoded.text,
        lines=tuple(found.hints),
        marks=tuple(found.marks),
        blanks=tuple(sorted(found.blanks, key=lambda blank: blank.span)),
        furniture=tuple(sorted(found.furniture, key=lambda piece: piece.span)),
        title=found.title,
        diagnostics=(*remarks(decoded), *struck(found.strikes)),
    )


class _Markdown:
    """One pass over the lines; `open` are those of the paragraph that is being read, with their hints' places."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.rows = list(rows(text))
        self.hints: list[LineHint] = []
        self.marks: list[MarkHint] = []
        self.blanks: list[BlankHint] = []
        self.furniture: list[Furniture] = []
        self.title: Span | None = None
        self.hidden = hidden(text)
        self.furniture += [Furniture("markup", span) for span in self.hidden]
        self.notes = frozenset(m.group(1) for m in map(NOTE_BODY.match, starting(self.rows, "[^")) if m)
        self.links = frozenset(
            " ".join(m.group(1).lower().split()) for m in map(LINK_BODY.match, starting(self.rows, "[")) if m
        )
        self.open: list[Span] = []
        self.open_hints: list[tuple[int, int]] = []
        self.note: str | None = None
        self.gap = False
        self.strikes = 0
        self.unfenced: dict[str, int] = {}

    def read(self) -> None:
        """Read all lines into hints, furniture, marks and blanks."""
        at = self._front_matter()
        while at < len(self.rows):
            at = self._row(at)
        self._flush()

    def _row(self, at: int) -> int:
        """Read row `at`, and those that belong to the same fence or table; the number of the next one."""
        row = self.rows[at]
        visible = self._visible(row.start, row.end)
        if not visible and row.text.strip():
            return at + 1
        begin = visible[0].start if visible else row.start
        begin, quoted = self._unquoted(begin, row.end)
        words = self.text[begin : row.end]
        stripped = words.strip()
        if not stripped:
            self._flush()
            self.gap = True
            return at + 1
        if self.note and self.gap and not words[0].isspace():
            self.note = None
        self.gap = False
        first = stripped[0]
        if first in "`~" and (fence := FENCE.match(words)) and (closed := self._fence(at, begin, fence.group(1))):
            return closed
        if first == "[" and self._definition(row, begin, words):
            return at + 1
        if first in "-*_=" and self._signs(at, row, stripped):
            return at + 1
        if first in ":{+|" and self._dress(row, stripped):
            return at + 1
        if "|" in stripped and ((first == "|" and stripped.count("|") > 1) or self._delimits(at + 1)):
            return self._table(at)
        self._words(row, begin, quoted=quoted)
        return at + 1

    def _visible(self, start: int, end: int) -> list[Span]:
        """`[start, end)` without what is hidden there (comments, scripts)."""
        pieces = []
        for number in range(max(0, bisect_left(self.hidden, (start, 0)) - 1), len(self.hidden)):
            hidden = self.hidden[number]
            if hidden.start >= end:
                break
            if hidden.end <= start:
                continue
            if hidden.start > start:
                pieces.append(Span(start, hidden.start))
            start = hidden.end
        if start < end:
            pieces.append(Span(start, end))
        return pieces

    def _cut(self, start: int, end: int, kind: str = "markup") -> None:
        visible = self._visible(start, end) if self.hidden else [Span(start, end)]
        self.furniture += [Furniture(kind, span) for span in visible]

    def _unquoted(self, begin: int, end: int) -> tuple[int, bool]:
        quoted = False
        while quote := QUOTE.match(self.text, begin, end):
            self._cut(quote.end() - 1, quote.end())
            begin, quoted = quote.end(), True
        if quoted and self.text[begin : begin + 1] in {" ", "\t"}:
            begin += 1
        return min(begin, end), quoted

    def _hint(self, row: Row, indent: float | None, paragraph: bool | None, **rest: object) -> None:
        role = rest.pop("role", None) or ("note" if self.note else None)
        self.hints.append(
            LineHint(Span(row.start, row.end), indent, paragraph=paragraph, role=role, note=self.note, **rest)  # type: ignore[arg-type]
        )

    def _flush(self) -> None:
        """End the open paragraph: read what is inside its lines."""
        if not self.open:
            return
        found = read_inline(self.text, self.open, self.notes, self.links)
        self.furniture += [Furniture("markup", span) for span in found.markup]
        self.furniture += [Furniture("struck", span) for span in found.struck]
        self.strikes += found.strikes
        self.marks += found.marks
        self.blanks += found.blanks
        if found.bold:
            for number, begin in self.open_hints:
                self.hints[number] = self._with_run_in(self.hints[number], begin, found)
        self.open, self.open_hints = [], []

    def _with_run_in(self, hint: LineHint, begin: int, found: Inline) -> LineHint:
        """`hint` with the end of the bold words that open its line, where they are a heading and no emphasis."""
        first = bisect_left(found.bold, (begin, 0))
        if first == len(found.bold) or found.bold[first].end > hint.span.end:
            return hint
        start, end = found.bold[first]
        ahead = self._kept(begin, start, found.markup)
        behind = self._kept(end, hint.span.end, found.markup)
        if LABEL_BEFORE_BOLD.fullmatch(ahead) is None or self.text[start] in "“\"'‘":
            return hint
        if behind[:1] in {".", ":"} and self.text[end - 1] not in ".:":
            return evolved(hint, self.text.index(behind[0], end) + 1)
        closed = self.text[end - 1] in ".:–—-" or not behind.strip() or behind.lstrip()[0] in "–—"
        return evolved(hint, end) if closed else hint

    def _kept(self, start: int, end: int, markup: tuple[Span, ...]) -> str:
        """The words of `[start, end)` without `markup`."""
        words = []
        for number in range(bisect_left(markup, (start, 0)), len(markup)):
            cut = markup[number]
            if cut.start >= end:
                break
            words.append(self.text[start : cut.start])
            start = cut.end
        return "".join([*words, self.text[start:end]])

    def _front_matter(self) -> int:
        """The number of the first row behind the front matter; 0 where there is none."""
        last = front_matter_end(self.rows)
        for row in self.rows[: last + 1] if last else ():
            key, colon, value = row.text.partition(":")
            if (
                colon
                and key.strip().lower() == "title"
                and not key[0].isspace()
                and self.title is None
                and value.strip()
            ):
                begin = row.start + len(key) + 1
                begin += len(value) - len(value.lstrip())
                end = row.start + len(row.text.rstrip())
                if end - begin > 2 and self.text[begin] == self.text[end - 1] and self.text[begin] in "\"'":
                    self._cut(row.start, begin + 1, "front-matter")
                    self._cut(end - 1, end, "front-matter")
                    begin, end = begin + 1, end - 1
                else:
                    self._cut(row.start, begin, "front-matter")
                self.title = Span(begin, end)
                self.hints.append(LineHint(Span(row.start, row.end), role="title"))
            elif row.text.strip():
                self._cut(row.start, row.end, "front-matter")
        return last + 1 if last else 0

    def _fence(self, at: int, begin: int, sign: str) -> int:
        """The number of the row behind a fenced text that opens at row `at`; 0 where it is never closed."""
        if sign[0] in self.unfenced and len(sign) >= self.unfenced[sign[0]]:
            return 0
        for last in range(at + 1, len(self.rows)):
            closing = self.rows[last].text.strip()
            if closing.startswith(sign) and not closing.strip(sign[0]):
                break
        else:
            self.unfenced[sign[0]] = len(sign)
            return 0
        self._flush()
        self._cut(begin, self.rows[at].end)
        self._cut(*self.rows[last][:2])
        for row in self.rows[at + 1 : last]:
            self._hint(row, None, None, role="preformatted")
        return last + 1

    def _definition(self, row: Row, begin: int, words: str) -> bool:
        """Whether `words` begin a note's body or define a link's target; read them if so."""
        if body := NOTE_BODY.match(words):
            self._flush()
            self.note = body.group(1)
            lead = len(words) - len(words.lstrip())
            self._cut(begin + lead, begin + body.end())
            self._open(row, begin + body.end(), 0, paragraph=True)
            return True
        if LINK_BODY.match(words):
            self._flush()
            self._cut(begin, row.end)
            return True
        return False

    def _signs(self, at: int, row: Row, stripped: str) -> bool:
        """Whether the row is a rule or underlines a heading; read it if so."""
        signs = "".join(stripped.split())
        if len(signs) < 3 or len(set(signs)) > 1:
            return False
        begin = row.start + row.text.index(signs[0])
        if self._underlines(at, stripped):
            self._cut(begin, begin + len(stripped))
            for number, _ in self.open_hints:
                self.hints[number] = evolved(self.hints[number], None, 1 if signs[0] == "=" else 2)
            self._flush()
            return True
        if signs[0] == "=":
            return False
        self._flush()
        self.blanks.append(BlankHint(Span(begin, begin + len(stripped)), "rule"))
        self._hint(row, None, None)
        return True

    def _underlines(self, at: int, stripped: str) -> bool:
        """Whether a row of `=` or `-` makes a heading of the line above: a short line of its own, no open sentence."""
        if len(self.open) != 1 or stripped[0] in "*_" or " " in stripped:
            return False
        above = self.open[0].of(self.text).strip()
        if stripped[0] == "=":
            return bool(above)
        follows = self.rows[at + 1].text.strip() if at + 1 < len(self.rows) else ""
        opens = above[:1].isupper() or above[:1].isdigit()
        return opens and len(above) <= 60 and above[-1] not in ":,;" and not follows

    def _dress(self, row: Row, stripped: str) -> bool:
        """Whether the row is nothing but a converter's dress: `:::` fences, `{: .class}`, a grid table's rules."""
        grid = stripped[0] in "+|" and not {"-", "="}.isdisjoint(stripped) and set(stripped) <= set("+-=|: ")
        attributes = stripped.startswith(("{:", "{#", "{.")) and stripped.endswith("}") and "}" not in stripped[:-1]
        if stripped.startswith(":::") or attributes or (grid and len(stripped) > 2):
            self._flush()
            self._cut(row.start + row.text.index(stripped[0]), row.start + len(row.text.rstrip()))
            return True
        return False

    def _delimits(self, at: int) -> bool:
        """Whether row `at` is the rule under a table's head."""
        words = self.rows[at].text.strip() if at < len(self.rows) else ""
        return "-" in words and "|" in words and set(words) <= set("|:- \t")

    def _table(self, at: int) -> int:
        """Read the table that begins at row `at`; the number of the row behind it."""
        self._flush()
        found: list[tuple[Row, list[Span]]] = []
        while at < len(self.rows) and "|" in self.rows[at].text:
            row, at = self.rows[at], at + 1
            words = row.text.strip()
            if "-" in words and set(words) <= set("|:-+= \t"):
                self._cut(row.start + row.text.index(words[0]), row.start + len(row.text.rstrip()))
            else:
                found.append((row, cells(row)))
        said = [[cell.of(self.text).strip(" \t*_") for cell in cells] for _, cells in found]
        from contractmodel.ingest.tables import signing

        apart = signing(said)
        for (row, spans), words_in in zip(found, said, strict=True):
            self._cells(row, spans, apart=apart or not any(words_in))
        return at

    def _cells(self, row: Row, found: list[Span], *, apart: bool) -> None:
        """Read a table's row. The bars between cells are text, unless each cell stands `apart`; outer ones never."""
        bars = (found[0], found[0].end), (found[-1], found[-1].start - 1)
        outer = {at for cell, at in bars if not cell.of(self.text).strip()}
        for cell in found[1:]:
            if apart or cell.start - 1 in outer:
                self._cut(cell.start - 1, cell.start)
        self._hint(row, len(row.text) - len(row.text.lstrip()), None, role="table")
        self.open = [piece for cell in found for piece in self._visible(cell.start, cell.end)]
        self._flush()

    def _words(self, row: Row, begin: int, *, quoted: bool) -> None:
        """Read a row of text: its bullet, its heading's signs, its place in the paragraph."""
        at = inked(self.text, begin, row.end)
        indent = len(self.text[begin:at].expandtabs(4))
        role = "quote" if quoted else None
        starts = False
        while bullet := BULLET.match(self.text, at, row.end):
            self._flush()
            self._cut(at, at + 1, "bullet")
            at = inked(self.text, bullet.end(), row.end)
            role, starts = "list-item", True
        number = NUMBER.match(self.text, at, row.end)
        if number and not starts and not self._wrapped_number(number.group()):
            self._flush()
            role = role or "list-item"
        inner = inked(self.text, number.end(), row.end) if number else at
        heading = HEADING.match(self.text, inner, row.end)
        if heading:
            self._flush()
            self._cut(heading.start(), heading.end())
            behind = HEADING_END.search(self.text, heading.end(), row.end)
            end = behind.start() if behind else row.end
            if behind:
                self._cut(inked(self.text, behind.start(), row.end), behind.start() + len(behind.group().rstrip()))
            depth = len(heading.group(1))
            self._hint(row, indent, paragraph=True, heading=depth, role=role)
            self.open_hints = [(len(self.hints) - 1, at)]
            self.open = [*self._visible(at, heading.start()), *self._visible(heading.end(), end)]
            self._flush()
            return
        if not starts and not self.open and self.text[at] == ":" and self.text[at + 1 : at + 2] in {" ", "\t"}:
            self._cut(at, at + 1, "bullet")
            at, starts = inked(self.text, at + 1, row.end), True
        elif self._defines(at, row):
            self._flush()
            self._cut(at, at + 1, "bullet")
            at, starts = inked(self.text, at + 1, row.end), True
        paragraph = True if starts else self._continues(at, row)
        self._open(row, at, indent, paragraph=paragraph, role=role)

    def _defines(self, at: int, row: Row) -> bool:
        """Whether `: …` explains the term on the line above."""
        return len(self.open) == 1 and self.text[at] == ":" and self.text[at + 1 : min(at + 2, row.end)].isspace()

    def _wrapped_number(self, label: str) -> bool:
        """Whether a number at a line's start may be a wrapped line's: only a list's first interrupts a paragraph."""
        return (
            bool(self.open)
            and label.rstrip(".)\\") != "1"
            and "list-item" not in {self.hints[number].role for number, _ in self.open_hints}
        )

    def _continues(self, at: int, row: Row) -> bool | None:
        """False where the row goes on with the open paragraph, True behind a head, None where only readers can tell."""
        if not self.open:
            return True if self.hints and self.hints[-1].heading is not None else None
        return False if goes_on(self.open[-1].of(self.text), self.text[at : row.end]) else None

    def _open(self, row: Row, at: int, indent: float, *, paragraph: bool | None, role: str | None = None) -> None:
        """Add the row, from `at` on, to the open paragraph."""
        self._hint(row, indent, paragraph, role=role)
        self.open_hints.append((len(self.hints) - 1, at))
        self.open += self._visible(at, row.end) if self.hidden else [Span(at, row.end)] if at < row.end else []
