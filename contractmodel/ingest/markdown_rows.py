"""The physical lines of a Markdown text, and what spans several of them: front matter, comments."""

from __future__ import annotations

from typing import NamedTuple

from contractmodel.model import Span
from contractmodel.patterns import compiled

_KEY = compiled(r"[A-Za-z_][\w-]*[ \t]*:")


class Row(NamedTuple):
    """A physical line of the extraction, without its line end."""

    start: int
    end: int
    text: str


def rows(text: str) -> list[Row]:
    r"""The physical lines of `text`, with their places. Linear.

    >>> rows("a\r\n\nb")
    [Row(start=0, end=1, text='a'), Row(start=3, end=3, text=''), Row(start=4, end=5, text='b')]
    """
    found, at = [], 0
    for raw in text.splitlines(keepends=True):
        words = raw.rstrip("\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
        found.append(Row(at, at + len(words), words))
        at += len(raw)
    return found


def starting(rows: list[Row], sign: str) -> list[str]:
    r"""The lines among `rows` that start with `sign`, white space and quotes aside.

    >>> starting(rows("a\n > [x]: y"), "[")
    [' > [x]: y']
    """
    return [row.text for row in rows if row.text.lstrip(" \t>").startswith(sign)]


def inked(text: str, at: int, end: int) -> int:
    """The first place from `at` on that is no white space; `end` where there is none.

    >>> inked("  a", 0, 3), inked("   ", 0, 3)
    (2, 3)
    """
    while at < end and text[at].isspace():
        at += 1
    return at


def cells(row: Row) -> list[Span]:
    """The cells of a table's row, an empty one before a leading pipe; each but the first has its pipe before it.

    >>> cells(Row(0, 4, "|a|b"))
    [Span(start=0, end=0), Span(start=1, end=2), Span(start=3, end=4)]
    """
    found, begin = [], row.start
    for index, char in enumerate(row.text):
        if char == "|" and row.text[index - 1 : index] != "\\":
            found.append(Span(begin, row.start + index))
            begin = row.start + index + 1
    return [*found, Span(begin, row.end)]


def hidden(text: str) -> list[Span]:
    """Comments, scripts and style sheets, in order; one that is never closed is text.

    >>> hidden("a <!-- b --> c <!-- d")
    [Span(start=2, end=12)]
    """
    spans: list[Span] = []
    if "<" not in text:
        return spans
    for opening, closing in (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>")):
        at = 0
        while (start := text.find(opening, at)) >= 0 and (end := text.find(closing, start)) >= 0:
            at = end + len(closing)
            spans.append(Span(start, at))
    apart: list[Span] = []
    for span in sorted(spans):
        if not apart or span.start >= apart[-1].end:
            apart.append(span)
    return apart


def front_matter_end(rows: list[Row]) -> int:
    r"""The number of the row that closes the front matter, 0 where there is none.

    >>> front_matter_end(rows("---\ntitle: A\n---\n")), front_matter_end(rows("---\n\ntext\n---\n"))
    (2, 0)
    """
    if not rows or rows[0].text.rstrip() != "---":
        return 0
    keys = 0
    for number, row in enumerate(rows[1:400], 1):
        words = row.text
        if words.rstrip() in {"---", "..."}:
            return number if keys else 0
        if _KEY.match(words):
            keys += 1
        elif words.strip() and not (keys and words[0] in " \t-#") and words[0] != "#":
            return 0
    return 0
