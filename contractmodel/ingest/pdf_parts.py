"""What each printed line of a PDF is: text, running head, page number, or part of a footnote."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from contractmodel.ingest.pdf_blanks import Ruled
from contractmodel.ingest.pdf_page import Page
from contractmodel.ingest.pdf_rows import Row, is_raised
from contractmodel.ingest.thresholds import HEAD_GAP, HEAD_LINES, HEAD_PAGES, HEAD_ZONE, NOTE_SIZE, NUMBER_ZONE
from contractmodel.patterns import compiled

_PAGE_NUMBER = compiled(
    r"[-–—|\s\[(]*(?:page|p\.|pg\.)?\s*(\d{1,4}|[ivxlc]{1,7})\s*(?:(?:of|/)\s*\d{1,4})?[-–—|\s\])]*", re.IGNORECASE
)
_PRINTED = compiled(
    r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}, \d{1,2}:\d\d(?: ?[AP]M)?(?: .*)?|(?:https?|file|about):\S+ \d{1,4}/\d{1,4}"
)
"""What a browser prints at the head and the foot of each page: when and what, from where and which page."""
_PAGE_DIGITS = 5
_DIGITS = compiled(r"\d+")
_MARK = compiled(r"\d{1,3}|[*†‡§¶‖#]{1,4}|[a-z]")
_MARK_AHEAD = compiled(r"[¹²³⁰⁴-⁹]{1,3}|[*†‡§¶‖]{1,4}")
RAISED_DIGITS = str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹", "1230456789")


class Part(NamedTuple):
    """A printed line and what it is: `text`, `running-head`, `page-number` or `note`.

    `note` names the note it belongs to; `mark` is how many characters of its first word are the note's own mark.
    """

    row: Row
    page: int
    kind: str = "text"
    note: str | None = None
    mark: int = 0


def parts(pages: Sequence[Page], ruled: Sequence[Ruled], size: float) -> list[list[Part]]:
    """What the lines of each page are, in reading order; `size` is that of the document's body. Linear.

    >>> from contractmodel.ingest.pdf_page import Word
    >>> def line(y, size, *words):
    ...     return Row(tuple(Word(w, 10 + 30 * n, 35 + 30 * n, y, size) for n, w in enumerate(words)), y, size, 10, 300)
    >>> rows = [line(300, 10, "You", "agree."), line(20, 10, "1")]
    >>> [part.kind for part in parts([Page(1, 300, 400, ())], [Ruled(rows, ())], 10)[0]]
    ['text', 'page-number']
    """
    kinds = _furniture(pages, [there.rows for there in ruled])
    done: list[list[Part]] = []
    last_note: str | None = None
    for number, (page, there) in enumerate(zip(pages, ruled, strict=True)):
        lines = [Part(row, page.number, kinds.get((number, at), "text")) for at, row in enumerate(there.rows)]
        lines, last_note = _with_notes(lines, there, size, last_note)
        done.append(_in_order(lines, page))
    return done


def _in_order(lines: list[Part], page: Page) -> list[Part]:
    """Heads first, then text, notes, feet."""
    text = [part for part in lines if part.kind == "text"]
    notes = [part for part in lines if part.kind == "note"]
    others = [part for part in lines if part.kind not in {"text", "note"}]
    heads = [part for part in others if part.row.y > page.height / 2]
    feet = [part for part in others if part.row.y <= page.height / 2]
    return [*heads, *text, *notes, *feet]


def _furniture(pages: Sequence[Page], rows: Sequence[Sequence[Row]]) -> dict[tuple[int, int], str]:
    """The kind of each line that is furniture, by number of page and of row."""
    kinds = _page_numbers(pages, rows)
    for number, page in enumerate(pages):
        for at in _outer(rows[number], page, HEAD_ZONE):
            if _PRINTED.fullmatch(rows[number][at].text):
                kinds[number, at] = "running-head"
    seen: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for number, page in enumerate(pages):
        for at in _outer(rows[number], page, HEAD_ZONE):
            row = rows[number][at]
            if (number, at) not in kinds and any(char.isalpha() for char in row.text):
                seen[(_DIGITS.sub("#", row.text), round(row.y / 3))].append((number, at))
    for places in seen.values():
        if len({number for number, _ in places}) < max(2, HEAD_PAGES * len(pages)):
            continue
        first = places[0]
        kept = {first} if _entitles(rows[first[0]], first[1]) else set()
        kinds.update(dict.fromkeys((place for place in places if place not in kept), "running-head"))
    _counting_heads(kinds, [there for places in seen.values() for there in places], rows)
    return kinds


def _counting_heads(
    kinds: dict[tuple[int, int], str], outer: Sequence[tuple[int, int]], rows: Sequence[Sequence[Row]]
) -> None:
    """Take for running heads, too, what stands as high as those of other pages and counts the pages as they do."""
    heads = [(number, rows[number][at]) for (number, at), kind in kinds.items() if kind == "running-head"]
    known = {(count - number, round(row.y / 3)) for number, row in heads for count in _counts(row)}
    for number, at in outer:
        row = rows[number][at]
        if (number, at) not in kinds and any((count - number, round(row.y / 3)) in known for count in _counts(row)):
            kinds[number, at] = "running-head"


def _counts(row: Row) -> list[int]:
    """The numbers that a line begins and ends with."""
    ends = (row.words[0].text, row.words[-1].text) if row.words else ()
    return [int(word) for word in ends if word.isascii() and word.isdigit() and len(word) < _PAGE_DIGITS]


def _entitles(rows: Sequence[Row], at: int) -> bool:
    """Whether a running head is the only title its first page has: its largest type."""
    sizes = [row.size for row in rows if row.words]
    return rows[at].size >= max(sizes) and min(sizes) < rows[at].size


def _outer(rows: Sequence[Row], page: Page, zone: float) -> list[int]:
    """The numbers of the lines in a page's outer `zone` that stand apart from its text."""
    upwards = sorted((at for at, row in enumerate(rows) if row.words), key=lambda at: (rows[at].y, at))
    low = _apart([(rows[at].y, at) for at in upwards], rows, zone * page.height)
    high = _apart([(page.height - rows[at].y, at) for at in reversed(upwards)], rows, zone * page.height)
    return low + [at for at in high if at not in low]


def _apart(inwards: Sequence[tuple[float, int]], rows: Sequence[Row], limit: float) -> list[int]:
    """Of lines from a page's edge inwards, with their depths, those above `limit` in small blocks with room behind."""
    found: list[int] = []
    block: list[int] = []
    for (depth, at), (behind, _) in pairwise(inwards):
        if depth > limit or len(block) == HEAD_LINES:
            break
        block.append(at)
        if behind - depth > HEAD_GAP * rows[at].size:
            found += block
            block = []
    return found


def _page_numbers(pages: Sequence[Page], rows: Sequence[Sequence[Row]]) -> dict[tuple[int, int], str]:
    """The lines that are page numbers: alone at a page's edge, and counting as the pages do."""
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for number, page in enumerate(pages):
        for at in _outer(rows[number], page, NUMBER_ZONE):
            printed = _PAGE_NUMBER.fullmatch(rows[number][at].text)
            value = None if printed is None else _value(printed.group(1))
            if value is not None:
                found[value - number].append((number, at))
    if not found:
        return {}
    start, places = max(found.items(), key=lambda item: (len(item[1]), item[0] == 1))
    if len(places) < 2 and len(pages) > 1 and start != 1:
        return {}
    return dict.fromkeys(places, "page-number")


def _value(printed: str) -> int | None:
    if printed.isdigit():
        return int(printed)
    from contractmodel.model.labels import roman

    return roman(printed)


def _with_notes(lines: list[Part], there: Ruled, size: float, last: str | None) -> tuple[list[Part], str | None]:
    """`lines` with the footnotes at the foot of the page named; and the name of the last note, which may go on."""
    first = _first_note_line(lines, there, size)
    if first is None:
        return lines, None
    done = lines[:first]
    current, ruled = last, _under_rule(lines[first].row, there)
    for part in lines[first:]:
        if part.kind != "text" or not part.row.words:
            done.append(part)
            continue
        mark = _mark_of(part.row, ruled=ruled)
        if mark is not None:
            current = mark[0]
        length = mark[1] if mark else 0
        done.append(part._replace(kind="note", note=current, mark=length) if current else part)
    return done, current


def _first_note_line(lines: Sequence[Part], there: Ruled, size: float) -> int | None:
    """Where the notes of a page begin: under their rule, or with the small lines at its foot that open with a mark."""
    text = [at for at, part in enumerate(lines) if part.kind == "text" and part.row.words]
    for at in text:
        if _under_rule(lines[at].row, there):
            return at
    small = len(lines)
    for at in reversed(text):
        if lines[at].row.size > NOTE_SIZE * size:
            break
        small = at
    for at in text:
        if at >= small and _mark_of(lines[at].row, ruled=False) is not None:
            return at
    return None


def _under_rule(row: Row, there: Ruled) -> bool:
    return any(row.y < rule.y and row.left - 5 <= rule.x0 <= row.right + 5 for rule in there.separators)


def _mark_of(row: Row, *, ruled: bool) -> tuple[str, int] | None:
    """The mark that a note's first line opens with and its length, or None; under a rule it need not be raised."""
    first = row.words[0]
    if (
        _MARK.fullmatch(first.text)
        and len(row.words) > 1
        and (is_raised(first, row) or (ruled and first.text[0] not in "abcdefghijklmnopqrstuvwxyz"))
    ):
        return first.text, len(first.text)
    ahead = _MARK_AHEAD.match(first.text)
    if ahead and (len(first.text) > ahead.end() or len(row.words) > 1):
        return ahead.group().translate(RAISED_DIGITS), ahead.end()
    return None
