"""A block's words: the text that its lines make, and the way back from it to the extraction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from contractmodel.model import BlankHint, Joint, Span
from contractmodel.parse.rows import Row
from contractmodel.text.line import spans as spans_of


class Cut(NamedTuple):
    """What stands in a row's text at `[begin, end)` and is not read: a blank (then with its hint) or a note's mark."""

    begin: int
    end: int
    blank: BlankHint | None = None
    mark: str = ""


class Segment(NamedTuple):
    """A piece of a row's text."""

    row: Row
    begin: int
    end: int


class Words(NamedTuple):
    """What segments say: text, where it stands, uncertain joins, and the blanks met with their offsets in the text."""

    text: str
    spans: tuple[Span, ...]
    joints: tuple[Joint, ...] = ()
    blanks: tuple[tuple[int, Cut, Span], ...] = ()


_WIDE = tuple(sign for sign in map(chr, range(0x3001)) if sign.isspace() and sign not in " \n\r")


class Page:
    """The extraction, and what is cut out of its rows: what reading needs to know beside the segments.

    `marks` are the places of notes' marks, in order. `bare`: nothing but white space stands between two lines.
    `spaced`: white space other than spaces stands in its lines.
    """

    __slots__ = ("bare", "cuts", "hyphens", "marks", "spaced", "text", "vocabulary")

    def __init__(self, text: str, cuts: Mapping[int, Sequence[Cut]], hyphens: Mapping[int, bool | None]) -> None:
        self.text = text
        self.marks: tuple[Span, ...] = ()
        self.bare = False
        self.spaced = any(sign in text for sign in _WIDE if sign.isascii() or not text.isascii())
        self.cuts = cuts
        self.hyphens = hyphens
        self.vocabulary: Mapping[str, int] | None = None

    def join(self, first: str, second: str) -> tuple[bool, bool]:
        """Whether the hyphen between two halves at a line's end stays, and whether the document leaves no doubt."""
        from contractmodel.text.hyphens import resolve, vocabulary

        if self.vocabulary is None:
            self.vocabulary = vocabulary(self.text)
        read = resolve(first, second, self.vocabulary)
        return read.hyphen, read.certain


def read(segments: Sequence[Segment], page: Page) -> Words:
    """The words of `segments`: white space collapsed, blanks and marks left out, line-end hyphens resolved. Linear."""
    cuts = page.cuts
    if len(segments) == 1 and page.bare and not cuts:
        row, begin, end = segments[0]
        return _of_one(row.text[begin:end], row.line.start + begin, page)
    plain = not cuts or all(id(segment.row) not in cuts for segment in segments)
    if plain:
        said = " ".join([row.text[begin:end] for row, begin, end in segments])
        if ("- " not in said and said.isascii()) or not _breaks(segments):
            if "  " in said or page.spaced:
                said = " ".join(said.split())
            found = _bare_spans(segments) if page.bare else _spans(segments, page)
            return _new(Words, (said.strip(), found, (), ()))
    return _slowly(segments, page)


def _of_one(printed: str, start: int, page: Page) -> Words:
    """The words `printed` in one line without cuts, which begins at `start`."""
    said = printed.strip()
    if not said:
        return _new(Words, ("", (), (), ()))
    if printed[0] != said[0]:
        start += printed.index(said[0])
    span = _new(Span, (start, start + len(said)))
    if "  " in said or page.spaced:
        said = " ".join(said.split())
    return _new(Words, (said, (span,), (), ()))


_new = tuple.__new__
"""What makes a named tuple of all its values at a third of the cost of calling it."""


def _breaks(segments: Sequence[Segment]) -> bool:
    """Whether a line ends in a hyphen and another follows."""
    return any(row.text[begin:end][-1:] in _HYPHENS for row, begin, end in segments[:-1])


_HYPHENS = frozenset("-\u2010\u00ad\ufffe")


def _slowly(segments: Sequence[Segment], page: Page) -> Words:
    said: list[str] = []
    length = 0
    space = False
    blanks: list[tuple[int, Cut, Span]] = []
    joints: list[Joint] = []

    def say(chunk: str) -> None:
        nonlocal length, space
        words = chunk.split()
        if not words:
            space = space or bool(chunk)
            return
        if (space or chunk[0].isspace()) and length and not _ends_in_space(said):
            said.append(" ")
            length += 1
        told = " ".join(words)
        said.append(told)
        length += len(told)
        space = chunk[-1].isspace()

    for number, (row, begin, end) in enumerate(segments):
        at = begin
        for cut in page.cuts.get(id(row), ()):
            if cut.begin < begin or cut.end > end:
                continue
            say(row.text[at : cut.begin])
            at = cut.end
            if cut.blank is None and not cut.mark:
                continue
            if cut.blank is not None:
                space = space or (cut.begin == end and number + 1 < len(segments))
                if space and length and not _ends_in_space(said):
                    said.append(" ")
                    length += 1
                span = cut.blank.span
                blanks.append((length, cut, span))
                if cut.blank.filled:
                    at = cut.begin
        rest = row.text[at:end]
        if number + 1 < len(segments) and rest[-1:] in _HYPHENS and rest:
            after = segments[number + 1]
            joined = _join(rest, row, after, page)
            if joined is not None:
                keep, certain = joined
                say(rest if keep else rest[:-1])
                if not certain:
                    joints.append(Joint(length - 1 if keep else length, keep))
                space = False
                continue
        say(rest)
        space = True
    text = "".join(said)
    stripped = text.rstrip()
    blanks = [(min(offset, len(stripped)), cut, span) for offset, cut, span in blanks]
    return Words(stripped, _spans(segments, page), tuple(joints), tuple(blanks))


def _ends_in_space(said: Sequence[str]) -> bool:
    return bool(said) and said[-1].endswith(" ")


def _join(rest: str, row: Row, after: Segment, page: Page) -> tuple[bool, bool] | None:
    """Whether the hyphen at the end of `rest` stays, and whether that is certain; None where two words stand apart."""
    following = after.row.text[after.begin : after.end].lstrip()
    if not following[:1].isalnum() or len(rest) < 2 or not rest[-2].isalnum():
        return None
    if rest[-1] != "\u00ad" and not (following[0].isalpha() and rest[-2].isalpha()):
        return True, True
    if rest[-1] in "\u00ad\u2010":
        return False, True
    first = _tail(rest[:-1])
    second = _head(following)
    place = row.line.end - 1
    told = page.hyphens.get(place)
    if place in page.hyphens and told is not None:
        return not told, False
    return page.join(first, second)


def _tail(text: str) -> str:
    at = len(text)
    while at and (text[at - 1].isalpha() or text[at - 1] == "-"):
        at -= 1
    return text[at:]


def _head(text: str) -> str:
    at = 0
    while at < len(text) and text[at].isalpha():
        at += 1
    return text[:at]


def _spans(segments: Sequence[Segment], page: Page) -> tuple[Span, ...]:
    """The spans of `segments` in the extraction, joined where only white space lies between; marks are not in them."""
    found: list[Span] = []
    text = page.text
    for row, begin, end in segments:
        marks = (
            [cut for cut in page.cuts.get(id(row), ()) if cut.mark and begin <= cut.begin < end] if page.cuts else ()
        )
        pieces: list[Span] = []
        at = begin
        for mark in marks:
            pieces.extend(spans_of(row.line, at, mark.begin))
            at = mark.end
        pieces.extend(spans_of(row.line, at, end))
        for piece in pieces:
            start, stop = piece
            words = text[start:stop]
            start += len(words) - len(words.lstrip())
            stop -= len(words) - len(words.rstrip())
            if start >= stop:
                continue
            if found and (found[-1].end >= start or text[found[-1].end : start].isspace()):
                found[-1] = Span(found[-1].start, stop)
            else:
                found.append(Span(start, stop))
    return tuple(found)


def _bare_spans(segments: Sequence[Segment]) -> tuple[Span, ...]:
    """The same for a text without markup, in rows without marks: lines that follow each other make one span."""
    found: list[Span] = []
    number, done, stop = -2, 0, 0
    for row, begin, end in segments:
        if not begin and done < 0 and row.number == number + 1 and end == row.end and found:
            number = row.number
            stop = row.line.start + end
            continue
        words = row.text[begin:end]
        left = words.lstrip()
        if not left:
            continue
        line_start = row.line.start
        first = line_start + end - len(left)
        goes_on = (row.number == number + 1 and not begin and done < 0) or (row.number == number and begin == done)
        if not found or not goes_on:
            if found:
                found[-1] = Span(found[-1].start, stop)
            found.append(Span(first, first))
        stop = line_start + begin + len(words.rstrip())
        number, done = row.number, -1 if end >= row.end else end
    if found:
        found[-1] = Span(found[-1].start, stop)
    return tuple(found)


def place_in_text(offset: int, segments: Sequence[Segment], page: Page, *, ends: bool = False) -> int:
    """The offset in the text of `segments` of the character at `offset` of the extraction (its end, if beyond).

    Behind white space, the place behind the space; with `ends`, behind the last character before it.
    """
    before: list[Segment] = []
    for segment in segments:
        spans = spans_of(segment.row.line, segment.begin, segment.end)
        if not spans or spans[0].start >= offset:
            break
        if spans[-1].end <= offset:
            before.append(segment)
            continue
        index = segment.begin
        for span in spans:
            index += max(0, min(span.end, offset) - span.start)
        before.append(Segment(segment.row, segment.begin, index))
        break
    whole = read(segments, page).text
    part = read(before, page).text
    at = len(part)
    spaced = not ends and page.text[max(offset - 1, 0) : offset].isspace()
    return at + 1 if spaced and whole[at : at + 1] == " " else at
