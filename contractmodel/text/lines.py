"""A text's lines without their furniture, each with its way back to the offsets of the extraction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contractmodel.model import BlankHint, SourceText, Span
from contractmodel.patterns import compiled
from contractmodel.text.bare import bare_lines
from contractmodel.text.line import PAGE_BREAK, Line, columns, spans
from contractmodel.text.unseen import UNSEEN


def lines(source: SourceText) -> tuple[Line, ...]:
    r"""The lines of `source` that hold something, in order. Linear; about 2 µs a line where there are no hints.

    Lines end at LF, CR, CRLF and whatever else Unicode calls a line end; a form feed also turns the page and is no
    empty line; the border of a table's cell and `<br>` end a line too. A line that holds only furniture is left out and
    makes no gap. Spaces of other widths, and those that do not break, are common spaces in `text`. A line of which only
    a blank without characters is known (a drawn rule, `<hr>`) has empty `text`. Where the format said nothing, printed
    lines that can only be the middle of a sentence are one line with the one that they go on from.

    >>> from contractmodel.model import Furniture, Source
    >>> text = "# 1. Scope\r\n\r\n  You *may*\tpay."
    >>> cuts = [Furniture("markup", Span(a, b)) for a, b in ((0, 1), (20, 21), (24, 25))]
    >>> for line in lines(SourceText(Source(), text, furniture=tuple(cuts))):
    ...     print(line.start, line.gap, line.indent, repr(line.text))
    2 0 0 '1. Scope'
    16 1 2 'You may\tpay.'
    """
    hinted = source.lines or source.furniture or source.marks or source.blanks
    found = _hinted(source) if hinted else bare_lines(source.text)
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


def _hinted(source: SourceText) -> Iterator[Line]:
    text = source.text
    cuts = _merged([f.span for f in source.furniture], [m.span for m in source.marks])
    breaks = [f.span.start for f in source.furniture if f.kind == "markup" and _separates(text, f.span)]
    hints, blanks = source.lines, sorted(source.blanks, key=_place)
    quotes = frozenset([f.span.end for f in source.furniture if f.kind == "quote"])
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
            shown = raw if not quotes else _behind_quote(text, Span(at, end), cuts[next_cut : next_cut + 1], quotes)
            indent = hint.indent if hint is not None and hint.indent is not None else _lead(shown)
            start = pieces[0].start if pieces else here[0].span.start
            yield Line(words, start, pieces, indent, gap, page, hint, tuple(here))
            gap = 0
        elif (raw.isspace() or _shows_nothing(raw) or at + len(raw.rstrip()) in quotes) and raw[-1] != PAGE_BREAK:
            gap += 1
        if raw.endswith(PAGE_BREAK):
            page += 1
        at = end


def _behind_quote(text: str, line: Span, cut: Sequence[Span], quotes: frozenset[int]) -> str:
    """What stands in `line` behind the mark by which a mail reader quotes it, which `cut` may be."""
    quoted = bool(cut) and cut[0].start < line.end and cut[0].end in quotes
    return text[cut[0].end if quoted else line.start : line.end]


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
    return columns(raw, len(raw) - len(raw.lstrip())) if not raw.isspace() else 0


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
