"""Which drawn rules and form fields of a PDF's page are blanks, and where in its lines they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from contractmodel.ingest.pdf_page import Entry, Page, Rule, Word
from contractmodel.ingest.pdf_rows import Blank, Row
from contractmodel.ingest.thresholds import EDGE, FULL_UNDERLINE, NOTE_SIZE, NUMBER_ZONE

_TOUCH = 2.0
"""Points within which two drawn lines meet."""


class Ruled(NamedTuple):
    """A page's lines with their blanks, and the rules that part its footnotes from its text."""

    rows: list[Row]
    separators: tuple[Rule, ...]
    struck: bool = False


def with_blanks(page: Page, rows: Sequence[Row]) -> Ruled:
    """`rows` with the page's fill-in rules and form fields among them; a blank with a line of its own gets a row.

    Rules that underline words only mark them; table borders, rules at the page's edges and the rule above the footnotes
    are left out. Rules × lines.

    >>> line = Row((Word("Name:", 10, 40, 100, 10),), 100, 10, 10, 300)
    >>> page = Page(1, 300, 400, line.words, rules=(Rule(44, 200, 98, 98), Rule(10, 90, 60, 60)))
    >>> [(row.text, [(b.x0, b.filled) for b in row.blanks]) for row in with_blanks(page, [line]).rows]
    [('Name:', [(44, False)]), ('', [(10, False)])]
    """
    if not page.rules and not page.entries:
        return Ruled(list(rows), ())
    done, size = list(rows), main_size(rows)
    separators: list[Rule] = []
    struck = False
    for entry in page.entries:
        _place_entry(done, entry, size)
    for rule in _joined(page.rules):
        if _in_grid(rule, page.verticals) or _in_entry(rule, page.entries):
            continue
        if _strikes(rule, done):
            struck = True
        elif not _underlines_or_fills(done, rule) and not _in_line(done, rule):
            if _parts_notes(rule, done, size, page):
                separators.append(rule)
            elif EDGE * page.height < rule.y < (1 - EDGE) * page.height:
                _own_line(done, Blank(rule.x0, rule.x1), rule.y, size)
    return Ruled(done, tuple(separators), struck)


def main_size(rows: Sequence[Row]) -> float:
    """The size of type that most characters of `rows` are printed in; 10 points where there are none.

    >>> title, text = Word("A title", 0, 9, 9, 14), Word("Some longer text", 0, 9, 5, 9)
    >>> main_size([Row((title,), 9, 14, 0, 9), Row((text,), 5, 9, 0, 9)])
    9
    """
    sizes: Counter[float] = Counter()
    for row in rows:
        for word in row.words:
            sizes[round(word.size, 1)] += len(word.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=10.0)


def _joined(rules: Sequence[Rule]) -> list[Rule]:
    """`rules` from the top down, those that touch end to end on one height made one, doubles left out."""
    done: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (-round(rule.y), rule.x0)):
        if done and abs(done[-1].y - rule.y) <= 1.5 and rule.x0 <= done[-1].x1 + _TOUCH:
            done[-1] = done[-1]._replace(x1=max(done[-1].x1, rule.x1))
        else:
            done.append(rule)
    return done


def _in_grid(rule: Rule, verticals: Sequence[Rule]) -> bool:
    """Whether vertical lines meet the rule: a border of a table or a box."""
    return any(
        rule.x0 - _TOUCH <= line.x0 <= rule.x1 + _TOUCH and line.y - _TOUCH <= rule.y <= line.top + _TOUCH
        for line in verticals
    )


def _in_entry(rule: Rule, entries: Sequence[Entry]) -> bool:
    """Whether the rule draws a form field's line or frame."""
    return any(
        entry.y0 - 4 <= rule.y <= entry.y1 + 4 and rule.x0 < entry.x1 and rule.x1 > entry.x0 for entry in entries
    )


def _over(words: Sequence[Word], rule: Rule, low: float, high: float) -> list[Word]:
    """The words that stand over `rule`, their baseline between `low` and `high` sizes of type above it."""
    return [
        word
        for word in words
        if low * word.size <= word.y - rule.y <= high * word.size
        and min(word.x1, rule.x1) - max(word.x0, rule.x0) > min(_TOUCH, (word.x1 - word.x0) / 2)
    ]


def _strikes(rule: Rule, rows: Sequence[Row]) -> bool:
    """Whether the rule runs through the middle of words: somebody struck them out."""
    for row in rows:
        if abs(row.y - rule.y) > row.size:
            continue
        words = _over(row.words, rule, -0.6, -0.12)
        if words and words[-1].x1 - words[0].x0 >= 0.6 * (rule.x1 - rule.x0):
            return True
    return False


def _underlines_or_fills(rows: list[Row], rule: Rule) -> bool:
    """Mark the words that the rule underlines, or the blank that words were typed into; whether there are any."""
    for number, row in enumerate(rows):
        if abs(row.y - rule.y) > row.size or not row.words:
            continue
        words = _over(row.words, rule, -0.12, 0.5)
        if not words:
            continue
        cover = min(words[-1].x1, rule.x1) - max(words[0].x0, rule.x0)
        if cover >= FULL_UNDERLINE * (rule.x1 - rule.x0):
            marked = tuple(word._replace(underlined=True) if word in words else word for word in row.words)
            rows[number] = row._replace(words=marked)
        else:
            rows[number] = _with(row, Blank(rule.x0, rule.x1, filled=True, over=True))
        return True
    return False


def _with(row: Row, blank: Blank) -> Row:
    return row._replace(blanks=tuple(sorted((*row.blanks, blank))))


def _in_line(rows: list[Row], rule: Rule) -> bool:
    """Put the rule into the line whose baseline it stands on, if there is one."""
    middle = (rule.x0 + rule.x1) / 2
    for number, row in enumerate(rows):
        if row.words and -0.15 * row.size <= row.y - rule.y <= 0.5 * row.size and row.left - 5 <= rule.x0:
            apart = all(word.x1 <= rule.x0 + _TOUCH or word.x0 >= rule.x1 - _TOUCH for word in row.words)
            if apart and (middle <= row.right + 5 or row.right >= max(other.right for other in rows)):
                rows[number] = _with(row, Blank(rule.x0, rule.x1))
                return True
    return False


def _parts_notes(rule: Rule, rows: Sequence[Row], size: float, page: Page) -> bool:
    """Whether the rule stands above footnotes: short, and nothing under it but smaller type and a page number."""
    if not rows:
        return False
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    if rule.x1 - rule.x0 > 0.6 * (right - left) and rule.x1 - rule.x0 > 0.3 * page.width:
        return False
    under = [row for row in rows if row.y < rule.y and row.words and row.left - 5 <= rule.x0 <= row.right + 5]
    notes = [row for row in under if row.y > NUMBER_ZONE * page.height or len(row.text) > 12]
    return bool(notes) and all(row.size <= NOTE_SIZE * size for row in notes)


def _own_line(rows: list[Row], blank: Blank, y: float, size: float) -> None:
    """Give the blank a line of its own at its place in the reading order, or a place on such a line."""
    middle = (blank.x0 + blank.x1) / 2
    alone = len({row.left for row in rows}) == 1
    place, like = len(rows), None
    for number, row in enumerate(rows):
        if alone or row.left - 5 <= middle <= row.right + 5:
            if not row.words and abs(row.y - y) <= 1.5:
                rows[number] = _with(row, blank)
                return
            if row.y < y:
                place, like = number, row
                break
            place, like = number + 1, row
    left, right = (like.left, like.right) if like is not None else (blank.x0, blank.x1)
    rows.insert(place, Row((), y, size, left, right, (blank,)))


def _place_entry(rows: list[Row], entry: Entry, size: float) -> None:
    """Put a form field into the line it stands on, with what was typed into it as words."""
    kind = None if entry.kind == "text" else entry.kind
    filled = bool(entry.value)
    blank = Blank(entry.x0, entry.x1, "field", entry.name or None, kind, filled, over=filled)
    number = next(
        (
            number
            for number, row in enumerate(rows)
            if row.words and entry.y0 - 0.3 * row.size <= row.y <= entry.y1 and row.left - 5 <= entry.x0
        ),
        None,
    )
    if number is None:
        _own_line(rows, blank, (entry.y0 + entry.y1) / 2, size)
        number = next(n for n, row in enumerate(rows) if blank in row.blanks)
    elif kind != "checkbox":
        drawn = [word for word in rows[number].words if _draws(word, entry)]
        rows[number] = _with(rows[number], blank._replace(over=True) if drawn and not filled else blank)
    row = rows[number]
    if kind == "checkbox":
        row = row._replace(blanks=tuple(other for other in row.blanks if other != blank))
    words = _typed(entry, row.y, row.size)
    rows[number] = row._replace(words=tuple(sorted((*row.words, *words), key=lambda word: word.x0)))


def _draws(word: Word, entry: Entry) -> bool:
    """Whether `word` is the underscores or dots that a form field is laid over."""
    return not word.text.strip("_.…") and entry.x0 - 1 <= (word.x0 + word.x1) / 2 <= entry.x1 + 1


def _typed(entry: Entry, y: float, size: float) -> list[Word]:
    """The value of a form field as words, spread over its width."""
    texts = entry.value.split()
    step = (entry.x1 - entry.x0) / max(1, len(texts))
    return [
        Word(text, entry.x0 + number * step, entry.x0 + (number + 1) * step - 0.25 * size, y, size)
        for number, text in enumerate(texts)
    ]
