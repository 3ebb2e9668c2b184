"""Words become printed lines in reading order: baselines, raised marks, columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from contractmodel.ingest.labelled import label_of
from contractmodel.ingest.pdf_page import Word
from contractmodel.ingest.thresholds import (
    BASELINE,
    COLUMN_FILL,
    COLUMN_FULL,
    COLUMN_GAP,
    COLUMN_LABELS,
    COLUMN_LINES,
    COLUMN_SHARE,
    FOOT_GAP,
    GUTTER,
    HANGING,
    PAGE_ENDS,
    RAISED,
    RAISED_WORDS,
    SAME_SIZE,
    SMALL,
    SPACED_GAP,
    SPACED_LETTERS,
    SPACED_MOST,
    SPACED_WORD,
)


class Blank(NamedTuple):
    """A hole in a line: a drawn rule or a form field.

    `over` where words of the line stand in it: what was typed (then it is `filled`) or the underscores that draw it.
    """

    x0: float
    x1: float
    kind: str = "rule"
    name: str | None = None
    type: str | None = None
    filled: bool = False
    over: bool = False


class Row(NamedTuple):
    """One printed line of one column, its words from left to right; no words where only a drawn blank is known.

    `left` and `right` are the column's edges. `blanks` stand in it, from left to right.
    """

    words: tuple[Word, ...]
    y: float
    size: float
    left: float
    right: float
    blanks: tuple[Blank, ...] = ()

    @property
    def x0(self) -> float:
        """Where its first word or blank begins."""
        return min([word.x0 for word in self.words[:1]] + [blank.x0 for blank in self.blanks[:1]])

    @property
    def x1(self) -> float:
        """Where its last word or blank ends."""
        return max([word.x1 for word in self.words[-1:]] + [blank.x1 for blank in self.blanks[-1:]])

    @property
    def text(self) -> str:
        """Its words with single spaces: for comparing lines, not for the extraction."""
        return " ".join(word.text for word in self.words)


def rows(words: Sequence[Word]) -> list[Row]:
    """The printed lines of a page in reading order: down the page, each column whole before the next. n log n.

    >>> page = [Word("two", 40, 60, 700, 10), Word("one", 10, 30, 700.4, 10), Word("1", 60.2, 63, 703.5, 7)]
    >>> [row.text for row in rows(page)]
    ['one two 1']
    """
    if not words:
        return []
    lines = _baselines(words)
    left, right = min(word.x0 for word in words), max(word.x1 for word in words)
    return _ordered(lines, left, right, 0)


def _baselines(words: Iterable[Word]) -> list[list[Word]]:
    """Words that stand on one baseline, the lines from the top down, each from left to right."""
    lines: list[list[Word]] = []
    base = tolerance = 0.0
    for word in sorted(words, key=lambda word: (-word.y, word.x0)):
        if lines and base - word.y <= tolerance:
            lines[-1].append(word)
        else:
            base, tolerance = word.y, word.size * BASELINE
            lines.append([word])
    for line in lines:
        line.sort(key=lambda word: word.x0)
    return [_without_doubles(line) for line in lines]


def _without_doubles(line: list[Word]) -> list[Word]:
    """`line` without words that were printed twice on the same place, to look bold."""
    kept: list[Word] = []
    for word in line:
        if kept and kept[-1].text == word.text and abs(kept[-1].x0 - word.x0) < 0.15 * word.size:
            continue
        kept.append(word)
    return kept


def _ordered(lines: list[list[Word]], left: float, right: float, depth: int) -> list[Row]:
    """The rows of `lines`, which lie between `left` and `right`, columns taken apart."""
    found = _columns(lines, left, right) if depth < 3 else None
    if found is None:
        return _raised([_row(line, left, right) for line in lines if line])
    first, last, gutter = found
    one = [[word for word in line if word.x0 < gutter] for line in lines[first:last]]
    two = [[word for word in line if word.x0 >= gutter] for line in lines[first:last]]
    split = max((word.x1 for line in one for word in line), default=gutter)
    second = min((word.x0 for line in two for word in line), default=gutter)
    return [
        *_ordered(lines[:first], left, right, depth + 1),
        *_ordered([line for line in one if line], _edge([line[0].x0 for line in one if line], 1), split, depth + 1),
        *_ordered([line for line in two if line], second, _edge([line[-1].x1 for line in two if line], -1), depth + 1),
        *_ordered(lines[last:], left, right, depth + 1),
    ]


def _edge(ends: list[float], sign: int) -> float:
    """The left (`sign` 1) or right (-1) edge of a column whose lines reach to `ends`.

    The page's head and foot, which may stand further out, do not tell.
    """
    return sorted(ends, key=lambda end: sign * end)[min(PAGE_ENDS, len(ends) - 1)]


def _columns(lines: list[list[Word]], left: float, right: float) -> tuple[int, int, float] | None:
    """The lines `[first, last)` that are printed in two columns and the x where the second begins, or None."""
    starts: Counter[int] = Counter()
    for line in lines:
        end = left - 1000
        for word in line:
            if word.x0 > left + 0.25 * (right - left) and word.x0 - end >= GUTTER * word.size:
                starts[round(word.x0)] += 1
            end = word.x1
    ranked = sorted(starts.items(), key=lambda item: (-item[1], item[0]))
    for place, count in ranked[:3]:
        if count + starts[place - 1] + starts[place + 1] < COLUMN_LINES:
            return None
        gutter = _before_labels(lines, place - 1.5)
        zone = _settled(lines, _zone(lines, gutter), gutter)
        if zone is not None and _filled(lines[zone[0] : zone[1]], gutter):
            return (*zone, gutter)
    return None


def _before_labels(lines: list[list[Word]], gutter: float) -> float:
    """`gutter`, moved before the labels that hang to its left: the second column begins with them."""
    hung: list[Word] = []
    for line in lines:
        before = [word for word in line if word.x0 < gutter]
        parted = (at for at in range(len(before) - 1, 0, -1) if _gap(before[at - 1], before[at]) >= GUTTER)
        label = before[next(parted, len(before)) :]
        said = " ".join([word.text for word in label])
        if (
            label
            and len(before) < len(line)
            and gutter - label[0].x0 < HANGING * label[0].size
            and label_of(said, bare=True) == said
        ):
            hung.append(label[0])
    moved = min((word.x0 for word in hung), default=gutter + 1.5) - 1.5
    return moved if len(hung) > 1 else gutter


def _gap(before: Word, behind: Word) -> float:
    """The room between two words, in sizes of type."""
    return (behind.x0 - before.x1) / behind.size


def _zone(lines: list[list[Word]], gutter: float) -> tuple[int, int] | None:
    """The longest run of lines of which none crosses `gutter`, from the first to the last that has words behind it."""
    best: tuple[int, int] | None = None
    first: int | None = None
    last = 0
    for number, line in enumerate([*lines, [Word("", gutter - 99, gutter + 99, 0, 1)]]):
        if _crosses(line, gutter):
            if first is not None and (best is None or last - first > best[1] - best[0]):
                best = (first, last)
            first = None
            continue
        first = number if first is None else first
        if any(word.x0 >= gutter for word in line):
            last = number + 1
    return best if best is not None and best[1] > best[0] else None


def _settled(lines: list[list[Word]], zone: tuple[int, int] | None, gutter: float) -> tuple[int, int] | None:
    """`zone` without a page's foot far below the second column, and with what the first column has below the second.

    The first column goes on as long as its lines follow each other closely in one size of type, or bear a label.
    """
    if zone is None:
        return None
    first, last = zone
    before = [line[0] for line in lines[first:last] if line[0].x0 < gutter]
    behind = [number for number in range(first, last) if lines[number][-1].x0 >= gutter]
    if len(before) < COLUMN_LINES:
        return zone
    pitch = middle([above.y - below.y for above, below in pairwise(before)])
    while len(behind) > COLUMN_LINES and lines[behind[-2]][0].y - lines[behind[-1]][0].y > FOOT_GAP * pitch:
        behind.pop()
    last = behind[-1] + 1
    while last < len(lines) and all(word.x1 < gutter for word in lines[last]):
        above, below = lines[last - 1][0], lines[last][0]
        apart = above.y - below.y > COLUMN_GAP * pitch or abs(above.size - below.size) > SAME_SIZE
        if apart and (above.y - below.y > FOOT_GAP * pitch or not label_of(opening(lines[last]))):
            break
        last += 1
    return first, last


def _crosses(line: list[Word], gutter: float) -> bool:
    before = [word for word in line if word.x0 < gutter]
    behind = [word for word in line if word.x0 >= gutter]
    if any(word.x1 > gutter + 1 for word in before):
        return True
    return bool(before and behind) and behind[0].x0 - before[-1].x1 < GUTTER * behind[0].size


def _filled(lines: list[list[Word]], gutter: float) -> bool:
    """Whether both sides of `gutter` are running text: enough lines, most of them wide, or labels of clauses."""
    for first in (True, False):
        sides = [side for line in lines if (side := [word for word in line if (word.x0 < gutter) is first])]
        extents = [side[-1].x1 - side[0].x0 for side in sides]
        if len(extents) < COLUMN_LINES:
            return False
        outer = _edge([side[0].x0 for side in sides], 1) if first else _edge([side[-1].x1 for side in sides], -1)
        width = abs(gutter - outer)
        full = sum(extent > COLUMN_FULL * width for extent in extents)
        labelled = sum(bool(label_of(opening(side), bare=True)) for side in sides)
        told = full >= max(COLUMN_LINES, COLUMN_SHARE * len(extents)) or labelled >= COLUMN_LABELS
        if middle(extents) < COLUMN_FILL * width and not told:
            return False
    return True


def opening(line: Sequence[Word]) -> str:
    """The first words of a line, as many as a label may have.

    >>> opening([Word(word, 0, 0, 0, 10) for word in ("Article", "5", "–", "The", "fees")])
    'Article 5 –'
    """
    return " ".join([word.text for word in line[:3]])


def middle(values: Sequence[float]) -> float:
    """The median of `values`, the higher of two: the standard library's costs 5 ms to import.

    >>> middle([3, 1, 2]), middle([1, 2])
    (2, 2)
    """
    return sorted(values)[len(values) // 2]


def _closed_up(line: list[Word]) -> list[Word]:
    """`line` with words that were set letter by letter, far apart, made whole; any other line as it is.

    >>> line = [Word(letter, 10 + 12 * n, 17 + 12 * n, 700, 10) for n, letter in enumerate("FEES") ]
    >>> line += [Word(letter, 70 + 12 * n, 77 + 12 * n, 700, 10) for n, letter in enumerate("DUE") ]
    >>> [word.text for word in _closed_up(line)]
    ['FEES', 'DUE']
    """
    letters = sum([len(word.text) for word in line])
    if len(line) < SPACED_LETTERS or letters > SPACED_WORD * len(line):
        return line
    gaps = [behind.x0 - before.x1 for before, behind in pairwise(line)]
    usual = middle(gaps)
    alone = sum(len(word.text) == 1 for word in line)
    named = sum(word.text.isalpha() for word in line)
    if 2 * min(alone, named) < len(line) or not 0 < usual < SPACED_MOST * line[0].size:
        return line
    done = line[:1]
    for gap, word in zip(gaps, line[1:], strict=True):
        if gap > SPACED_GAP * usual:
            done.append(word)
        else:
            done[-1] = done[-1]._replace(text=done[-1].text + word.text, x1=word.x1, hyphen=word.hyphen)
    return done


def _row(line: list[Word], left: float, right: float) -> Row:
    line = _closed_up(line)
    main = max(line, key=lambda word: (word.size, len(word.text)))
    sizes: Counter[float] = Counter()
    for word in line:
        sizes[round(word.size, 1)] += len(word.text)
    size = max(sizes, key=lambda key: (sizes[key], key))
    base = max((word for word in line if round(word.size, 1) == size), key=lambda word: len(word.text), default=main)
    return Row(tuple(line), base.y, base.size, left, right)


def _raised(found: list[Row]) -> list[Row]:
    """`found` with the lines that hold only raised or lowered small words made part of the line they belong to."""
    done: list[Row] = []
    for number, row in enumerate(found):
        below = found[number + 1] if number + 1 < len(found) else None
        if below is not None and _hangs_on(row, below):
            found[number + 1] = _joined(row, below)
        elif done and _hangs_on(row, done[-1]):
            done[-1] = _joined(row, done[-1])
        else:
            done.append(row)
    return done


def _hangs_on(row: Row, main: Row) -> bool:
    """Whether all of `row` is small and stands close to words of `main`, a little above or below their baseline."""
    if len(row.words) > RAISED_WORDS or row.size > SMALL * main.size or not -0.4 < (row.y - main.y) / main.size < 0.8:
        return False
    reach = 0.6 * main.size
    return all(
        any(other.x0 - reach <= word.x1 and word.x0 <= other.x1 + reach for other in main.words) for word in row.words
    )


def _joined(row: Row, main: Row) -> Row:
    return main._replace(words=tuple(sorted((*main.words, *row.words), key=lambda word: word.x0)))


def is_raised(word: Word, row: Row) -> bool:
    """Whether `word` is printed as a superscript in `row`: smaller and higher.

    >>> line = rows([Word("one", 10, 30, 700, 10), Word("1", 30, 33, 703.6, 7)])[0]
    >>> [is_raised(word, line) for word in line.words]
    [False, True]
    """
    return word.size <= SMALL * row.size and word.y - row.y >= RAISED * row.size
