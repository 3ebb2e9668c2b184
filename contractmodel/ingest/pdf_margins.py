"""Numbers of lines that are printed in a margin, as on pleadings and drafts: no text, and no labels of clauses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from contractmodel.ingest.pdf_page import Page, Word
from contractmodel.ingest.thresholds import LINE_NUMBERS, NUMBERED_LINES, WRAPPED_LINES

_STEPS = frozenset({1, 2, 5, 10})
_SLACK = 1.5


def without_line_numbers(pages: Sequence[Page]) -> list[Page]:
    """`pages` with the numbers of their lines moved from `words` to `counts`. Linear, but for sorting.

    They stand in a column left of everything else and count the lines, of which many go on with a sentence: a list
    of clauses counts paragraphs. Pages with few lines follow the others.
    """
    found = [_numbers(page.words, least=LINE_NUMBERS) for page in pages]
    counted = [word for words in found for word in words]
    if not counted:
        return list(pages)
    left, right = min(word.x0 for word in counted) - _SLACK, max(word.x1 for word in counted) + _SLACK
    done: list[Page] = []
    for page, words in zip(pages, found, strict=True):
        beside = [word for word in page.words if left <= word.x0 and word.x1 <= right]
        numbers = set(words or (_numbers(beside, least=1) if _counting(beside) else ()))
        kept = tuple([word for word in page.words if word not in numbers])
        done.append(page._replace(words=kept, counts=tuple(sorted(numbers, key=lambda word: -word.y))))
    return done


def _numbers(words: Sequence[Word], *, least: int) -> list[Word]:
    """The words that number the lines of a page, none where they are fewer than `least` or count something else."""
    figures = [word for word in words if word.text.isascii() and word.text.isdigit() and len(word.text) < 4]
    if len(figures) < least:
        return []
    edge = Counter(round(word.x1) for word in figures).most_common(1)[0][0]
    column = [word for word in figures if abs(word.x1 - edge) < _SLACK]
    begins = Counter(round(word.x0) for word in figures).most_common(1)[0]
    if begins[1] > len(column):
        column = [word for word in figures if abs(word.x0 - begins[0]) < _SLACK]
    numbers = set(column)
    others = [word for word in words if word not in numbers]
    if len(column) < least or not _counting(column):
        return []
    if least > 1 and not (_apart(column, others) and _line_by_line(column, others)):
        return []
    return column


def _counting(column: Sequence[Word]) -> bool:
    """Whether the words are numbers that count downwards by a steady step."""
    if not all(word.text.isascii() and word.text.isdigit() for word in column):
        return False
    values = [int(word.text) for word in sorted(column, key=lambda word: -word.y)]
    steps = {behind - before for before, behind in pairwise(values)}
    return len(steps) < 2 and steps <= _STEPS


def _apart(column: Sequence[Word], others: Sequence[Word]) -> bool:
    """Whether all else stands to the right of the column."""
    edge = max(word.x1 for word in column)
    return bool(others) and min(word.x0 for word in others) > edge


def _line_by_line(column: Sequence[Word], others: Sequence[Word]) -> bool:
    """Whether most lines are counted, and enough of them go on with a sentence."""
    firsts: dict[int, Word] = {}
    for word in others:
        at = round(word.y)
        if at not in firsts or word.x0 < firsts[at].x0:
            firsts[at] = word
    values = sorted(int(word.text) for word in column)
    step = values[1] - values[0]
    wrapped = sum(word.text[0].islower() for word in firsts.values())
    return len(column) * step >= NUMBERED_LINES * len(firsts) and wrapped >= WRAPPED_LINES * len(firsts)
