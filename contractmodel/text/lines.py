"""A text's lines without their furniture, each with its way back to the offsets of the extraction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from contractmodel.model import BlankHint, LineHint, SourceText, Span
from contractmodel.patterns import compiled
from contractmodel.text.unseen import UNSEEN

TAB = 8
"""Columns between tab stops, as terminals and mail readers show them."""

_PAGE_BREAK = "\x0c"


class Line(NamedTuple):
    """One printed line. A tuple and not an attrs class: a long contract has tens of thousands of them.

    `text` is what stands there once furniture (markup, page numbers, bullets) and note marks are cut out and the white
    space at both ends is stripped; the white space inside is as typed, and so are the characters of blanks. `start` is
    the offset of its first character in the extraction; `pieces` the spans that `text` was made from, in order (one,
    unless something was cut out of the middle; none where `text` is empty). `indent` is in columns, or in the unit of
    the format's hint where there is one. `gap` counts the empty lines before it; `page` counts from 1. `hint` is what
    the format said about this line. `blanks` are the format's blanks that stand in it, in order.
    """

    text: str
    start: int
    pieces: tuple[Span, ...]
    indent: float = 0
    gap: int = 0
    page: int = 1
    hint: LineHint | None = None
    blanks: tuple[BlankHint, ...] = ()

    @property
    def blank(self) -> BlankHint | None:
        """The blank that is all this line holds (a rule, an empty field), or None."""
        if len(self.blanks) != 1:
            return None
        only = self.blanks[0]
        return only if len(self.text) <= only.span.end - only.span.start else None

    @property
    def end(self) -> int:
        """The offset behind its last character in the extraction; `start` where it has no characters."""
        return self.pieces[-1].end if self.pieces else self.start


def lines(source: SourceText) -> tuple[Line, ...]:
    r"""The lines of `source` that hold something, in order. Linear; about 2 µs a line where there are no hints.

    Lines end at LF, CR, CRLF and whatever else Unicode calls a line end; a form feed also turns the page and is no
    empty line; the border of a table's cell and `<br>` end a line too. A line that holds only furniture is left out and
    makes no gap. Spaces of other widths, and those that do not break, are common spaces in `text`. A line of which only
    a blank without characters is known (a drawn rule, `<hr>`) has empty `text`.

    >>> from contractmodel.model import Furniture, Source
    >>> text = "# 1. Scope\r\n\r\n  You *may*\tpay."
    >>> cuts = [Furniture("markup", Span(a, b)) for a, b in ((0, 1), (20, 21), (24, 25))]
    >>> for line in lines(SourceText(Source(), text, furniture=tuple(cuts))):
    ...     print(line.start, line.gap, line.indent, repr(line.text))
    2 0 0 '1. Scope'
    16 1 2 'You may\tpay.'
    """
    hinted = source.lines or source.furniture or source.marks or source.blanks
    found = _hinted(source) if hinted else _plain(source.text)
    if source.text.isascii():
        return tuple(found)
    return tuple([line if line.text.isascii() else _evenly_spaced(line) for line in found])


_ODD_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
_EVEN = str.maketrans(dict.fromkeys(_ODD_SPACES, " "))
_PAIR = compiled(f"(?<=\\S)(?: [{_ODD_SPACES}]|[{_ODD_SPACES}] )(?=\\S)")
"""A no-break space beside a common one prints what one space prints: typists hold words together so."""


def _evenly_spaced(line: Line) -> Line:
    """`line` with a common space for each space of another width or that does not break, and one for such a pair."""
    text = line.text
    cuts = [match.end() - 1 for match in _PAIR.finditer(text)]
    even = text.translate(_EVEN)
    if even == text:
        return line
    if not cuts:
        return line._replace(text=even)
    pieces: list[Span] = []
    words: list[str] = []
    at = 0
    for cut in (*cuts, len(text)):
        pieces.extend(spans(line, at, cut))
        words.append(even[at:cut])
        at = cut + 1
    return line._replace(text="".join(words), pieces=tuple(pieces))


def offset(line: Line, index: int) -> int:
    """The offset in the extraction of `line.text[index]`; of its end where `index` is the length.

    Between two pieces, an index belongs to the later one.

    >>> line = Line("abcd", 10, (Span(10, 12), Span(15, 17)))
    >>> [offset(line, i) for i in range(5)]
    [10, 11, 15, 16, 17]
    """
    for piece in line.pieces:
        length = piece.end - piece.start
        if index < length:
            return piece.start + index
        index -= length
    return line.end


def spans(line: Line, begin: int, end: int) -> tuple[Span, ...]:
    """The spans of the extraction that `line.text[begin:end]` was made from, in order; none where it is empty.

    >>> spans(Line("abcd", 10, (Span(10, 12), Span(15, 17))), 1, 3)
    (Span(start=11, end=12), Span(start=15, end=16))
    """
    found: list[Span] = []
    for piece in line.pieces:
        length = piece.end - piece.start
        low, high = max(begin, 0), min(end, length)
        if low < high:
            found.append(Span(piece.start + low, piece.start + high))
        begin -= length
        end -= length
    return tuple(found)


def _columns(raw: str, words: str) -> int:
    """How far `raw` is indented before `words`, which it starts with once stripped."""
    if not raw[0].isspace():
        return 0
    return len(raw[: raw.index(words[0])].expandtabs(TAB))


_new = tuple.__new__
"""What makes a named tuple of all its values at a third of the cost of calling it."""


def _plain(text: str) -> Iterator[Line]:
    at, gap, page = 0, 0, 1
    for raw in text.splitlines(keepends=True):
        words = raw.strip()
        if words:
            if raw[0] == words[0]:
                start, indent = at, 0
            else:
                start, indent = at + raw.index(words[0]), _columns(raw, words)
            piece = _new(Span, (start, start + len(words)))
            yield _new(Line, (words, start, (piece,), indent, gap, page, None, ()))
            gap = 0
        elif raw[-1] != _PAGE_BREAK:
            gap += 1
        if raw[-1] == _PAGE_BREAK:
            page += 1
        at += len(raw)


def _hinted(source: SourceText) -> Iterator[Line]:
    text = source.text
    cuts = _merged([f.span for f in source.furniture], [m.span for m in source.marks])
    breaks = [f.span.start for f in source.furniture if f.kind == "markup" and _separates(text, f.span)]
    hints, blanks = source.lines, sorted(source.blanks, key=_place)
    at, gap, page = 0, 0, 1
    next_cut = next_hint = next_blank = 0
    for raw, end in _parts(text, breaks):
        while next_cut < len(cuts) and cuts[next_cut].end <= at:
            next_cut += 1
        while next_hint < len(hints) and _behind(hints[next_hint].span, at):
            next_hint += 1
        hint = None
        if next_hint < len(hints) and hints[next_hint].span.start < max(end, at + 1):
            hint = hints[next_hint]
        here: list[BlankHint] = []
        final = end == len(text) and not _ended(raw)
        while next_blank < len(blanks) and (blanks[next_blank].span.start < end or final):
            here.append(blanks[next_blank])
            next_blank += 1
        pieces = _stripped(text, _kept(at, end, cuts, next_cut))
        if hint is not None and hint.page is not None:
            page = hint.page
        if pieces or here:
            words = "".join([text[a:b] for a, b in pieces])
            indent = hint.indent if hint is not None and hint.indent is not None else _lead(raw)
            start = pieces[0].start if pieces else here[0].span.start
            yield Line(words, start, pieces, indent, gap, page, hint, tuple(here))
            gap = 0
        elif (raw.isspace() or _shows_nothing(raw)) and raw[-1] != _PAGE_BREAK:
            gap += 1
        if raw.endswith(_PAGE_BREAK):
            page += 1
        at = end


def _shows_nothing(raw: str) -> bool:
    """Whether a line holds nothing but white space and characters that print nothing."""
    return not raw.isascii() and not UNSEEN.sub("", raw).strip()


def _separates(text: str, span: Span) -> bool:
    """Whether the markup at `span` ends a line wherever it stands: the border of a table's cell, `<br>`."""
    return text[span.start] == "|" or text[span.start : span.start + 3].lower() == "<br"


def _parts(text: str, breaks: Sequence[int]) -> Iterator[tuple[str, int]]:
    """The physical lines with their ends, each cut at `breaks`, and where each part ends."""
    at = number = 0
    for raw in _physical(text):
        end = at + len(raw)
        begin = at
        while number < len(breaks) and breaks[number] < end:
            if breaks[number] > begin:
                yield text[begin : breaks[number]], breaks[number]
                begin = breaks[number]
            number += 1
        yield text[begin:end], end
        at = end


def _physical(text: str) -> Iterator[str]:
    """The lines with their ends; one empty line where the text ends in a line end, so that a blank may stand there."""
    raws = text.splitlines(keepends=True)
    yield from raws
    if not raws or _ended(raws[-1]):
        yield ""


def _ended(raw: str) -> bool:
    """Whether `raw` has its line end."""
    return bool(raw) and raw.splitlines()[0] != raw


def _place(blank: BlankHint) -> Span:
    return blank.span


def _behind(span: Span, at: int) -> bool:
    return span.end < at or (span.end == at and span.start < at)


def _lead(raw: str) -> int:
    words = raw.strip()
    return _columns(raw, words) if words else 0


def _merged(*several: Sequence[Span]) -> list[Span]:
    """All spans that have characters, in order, overlapping ones made one."""
    done: list[Span] = []
    for span in sorted(span for spans_ in several for span in spans_ if span.start < span.end):
        if done and span.start <= done[-1].end:
            done[-1] = Span(done[-1].start, max(done[-1].end, span.end))
        else:
            done.append(span)
    return done


def _kept(at: int, end: int, cuts: Sequence[Span], first: int) -> list[Span]:
    """What is left of `[at, end)` when `cuts` from number `first` on are taken out."""
    kept: list[Span] = []
    for number in range(first, len(cuts)):
        cut = cuts[number]
        if cut.start >= end:
            break
        if cut.start > at:
            kept.append(Span(at, cut.start))
        at = max(at, cut.end)
    if at < end:
        kept.append(Span(at, end))
    return kept


def _stripped(text: str, pieces: Sequence[Span]) -> tuple[Span, ...]:
    """`pieces` without the white space at both ends of the whole."""
    first, last = 0, len(pieces)
    while first < last and text[slice(*pieces[first])].isspace():
        first += 1
    while last > first and text[slice(*pieces[last - 1])].isspace():
        last -= 1
    if first == last:
        return ()
    kept = list(pieces[first:last])
    start, end = kept[0]
    kept[0] = Span(end - len(text[start:end].lstrip()), end)
    start, end = kept[-1]
    kept[-1] = Span(start, start + len(text[start:end].rstrip()))
    return tuple(kept)
