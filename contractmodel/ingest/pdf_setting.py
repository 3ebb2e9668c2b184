"""How a PDF is set, learnt from its own lines: type, line pitch, margins, indents, title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from contractmodel.ingest.pdf_parts import Part
from contractmodel.ingest.pdf_rows import Row, middle
from contractmodel.ingest.thresholds import (
    COLUMN_FILL,
    JITTER,
    LEAST_WRAPPED,
    NARROWEST_SETTING,
    OFFSET,
    RIGHT_EDGE,
    TITLE_SIZE,
    WIDEST_PITCH,
)


class Setting(NamedTuple):
    """How the document is set: the body's type and line pitch in points, its edges on even and on odd pages."""

    size: float
    pitch: float
    left: tuple[float, float]
    right: tuple[float, float]
    bold: bool
    starts: Mapping[float, tuple[float, int]]
    """Where lines start (rounded to 0.1) to where most of those next to it start, and how many lines do."""
    edged: bool = True
    """Whether several lines end at the right edge: only then did lines that end there break for want of room."""


def learn_setting(found: Sequence[Part], size: float) -> Setting:
    """The document's edges, line pitch and whether its body is bold; `size` is that of its body. Linear.

    >>> from contractmodel.ingest.pdf_page import Word
    >>> from contractmodel.ingest.pdf_rows import Row
    >>> lines = [Part(Row((Word("text", 72, 500, y, 10),), y, 10, 72, 500), 1) for y in (700, 688, 676, 652)]
    >>> setting = learn_setting(lines, 10)
    >>> setting.pitch, setting.left, setting.right, setting.bold
    (12.0, (72, 72), (500, 500), False)
    """
    pitches: Counter[float] = Counter()
    wrapped: Counter[float] = Counter()
    ends = [part.row.x1 for part in found if part.row.words]
    edge = max(ends, default=0.0)
    widest = max((part.row.x1 - part.row.x0 for part in found if part.row.words), default=0.0)
    edged = sum(end > edge - RIGHT_EDGE * size for end in ends) >= LEAST_WRAPPED and widest > NARROWEST_SETTING * size
    left: tuple[list[float], list[float]] = ([], [])
    right: tuple[list[float], list[float]] = ([], [])
    bold = words = 0
    for before, part in zip([None, *found], found, strict=False):
        row = part.row
        if not row.words:
            continue
        bold += sum(word.bold for word in row.words)
        words += len(row.words)
        left[part.page % 2].append(row.x0)
        right[part.page % 2].append(row.x1)
        if before is not None and before.page == part.page and before.row.words and abs(row.size - size) < 0.6:
            drop = before.row.y - row.y
            if 0.8 * size < drop < 4 * size:
                pitches[round(drop * 2) / 2] += 1
                long = before.row.x1 - before.row.x0 > COLUMN_FILL * widest
                if (long and _reads_on(before.row, row)) or (
                    edged and _wraps(before.row, row, min(edge, before.row.right))
                ):
                    wrapped[round(drop * 2) / 2] += 1
    if wrapped.total() >= LEAST_WRAPPED:
        pitches = wrapped
    elif wrapped:
        pitches = Counter({min(wrapped): 1})
    pitch = max(pitches, key=lambda key: (pitches[key], -key), default=1.2 * size)
    if not wrapped and pitch > WIDEST_PITCH * size:
        pitches, pitch = Counter(), 1.2 * size
    close = [key for key in pitches if abs(key - pitch) <= 1]
    pitch = middle(sorted(key for key in close for _ in range(pitches[key]))) if close else pitch
    starts = _starts([value for side in left for value in side])
    return Setting(size, pitch, _edge_pair(left, 1), _edge_pair(right, -1), bold > 0.5 * words, starts, edged)


def _wraps(before: Row, row: Row, edge: float) -> bool:
    """Whether the line `before` broke because the first word of `row` had no room before the right `edge`."""
    first = row.words[0]
    return before.left == row.left and before.x1 + first.x1 - first.x0 + 0.2 * row.size > edge


def _reads_on(before: Row, row: Row) -> bool:
    """Whether `row` begins with a small word in the middle of the sentence that `before` breaks off."""
    word, last = row.words[0].text, before.words[-1].text
    return word.isalpha() and word.islower() and len(word) > 1 and last[-1] not in ".;:!?"


def _starts(values: Sequence[float]) -> dict[float, tuple[float, int]]:
    """Each place where lines start, to the commonest of those that are next to it and how many start there."""
    counted = Counter(round(value, 1) for value in values)
    groups: list[list[float]] = []
    for place in sorted(counted):
        if groups and place - groups[-1][-1] <= JITTER:
            groups[-1].append(place)
        else:
            groups.append([place])
    told: dict[float, tuple[float, int]] = {}
    for group in groups:
        common = max(group, key=lambda place: (counted[place], -place))
        told.update(dict.fromkeys(group, (common, sum(counted[place] for place in group))))
    return told


def _edge_pair(values: tuple[list[float], list[float]], sign: int) -> tuple[float, float]:
    """The outermost edge on even and on odd pages (`sign` 1 for the left): one, unless the pages are set off."""
    even, odd = (sign * min((sign * value for value in side), default=0.0) for side in values)
    if not (values[0] and values[1]) or abs(even - odd) < OFFSET:
        both = sign * min((sign * value for side in values for value in side), default=0.0)
        return both, both
    return even, odd


def title_rows(lines: Sequence[Part], setting: Setting) -> frozenset[int]:
    """The numbers of the first page's lines that are its title: the largest type, near the top, one block.

    >>> from contractmodel.ingest.pdf_page import Word
    >>> from contractmodel.ingest.pdf_rows import Row
    >>> sizes = ((700, 16), (682, 16), (650, 10), (638, 10), (626, 10))
    >>> lines = [Part(Row((Word("text", 72, 500, y, size),), y, size, 72, 500), 1) for y, size in sizes]
    >>> sorted(title_rows(lines, learn_setting(lines, 10)))
    [0, 1]
    """
    worded = [number for number, part in enumerate(lines) if part.kind == "text" and part.row.words]
    if not worded:
        return frozenset()
    largest = max(lines[number].row.size for number in worded)
    if largest < TITLE_SIZE * setting.size:
        return frozenset()
    first = next(number for number in worded if lines[number].row.size >= largest - 0.1)
    if first not in worded[:6]:
        return frozenset()
    title = [first]
    for number in worded[worded.index(first) + 1 :]:
        drop = lines[title[-1]].row.y - lines[number].row.y
        if abs(lines[number].row.size - largest) > 0.1 or not 0 < drop < 1.7 * largest:
            break
        title.append(number)
    return frozenset(title)
