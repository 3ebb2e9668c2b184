"""What is on the page and not in the agreement: page numbers and marks, filing tags, tables of contents."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from contractmodel.model.labels import roman
from contractmodel.parse.contents import Below, entries
from contractmodel.parse.grammar import Grammar
from contractmodel.parse.rows import Row, tail
from contractmodel.parse.thresholds import (
    CAPTION_WIDTH,
    LEAST_CONTENTS,
    LEAST_PAGES,
    LEAST_UNHEADED,
    MANY_PAGES,
    MOST_CONTENTS,
    RUNNING_LINES,
    TITLE_ROWS,
)
from contractmodel.patterns import compiled

KINDS = {"PAGE": "page-number", "TAG": "markup", "LISTED": "contents"}
"""Row kinds that are furniture, and what `Furniture.kind` calls them."""

_PAGE_ENDS = frozenset("0123456789ivxlIVXL.")
"""What the page number at the end of a line of contents may end with: looked at first, because most lines do not."""


def take(rows: Sequence[Row], grammar: Grammar) -> list[tuple[str, Row]]:
    """The rows of `rows` that are furniture, with their kinds; they are marked so. Linear."""
    _pages(rows, grammar)
    _running(rows, grammar)
    _contents(rows, grammar)
    taken: list[tuple[str, Row]] = []
    gap = 0
    for row in rows:
        if row.kind in KINDS:
            taken.append((KINDS[row.kind], row))
            gap = max(gap, row.gap)
        elif gap:
            row.gap = max(row.gap, gap)
            gap = 0
    return taken


def _pages(rows: Sequence[Row], grammar: Grammar) -> None:
    mark, number, tag = grammar["PAGE_MARK"].match, grammar["PAGE_NUMBER"].match, grammar["TAG"].match
    bare: list[int] = []
    doubtful: list[int] = []
    for at, row in enumerate(rows):
        text = row.text
        if not text or len(text) > 40:
            continue
        if text[0] == "<":
            if mark(text):
                row.kind = "PAGE"
            elif tag(text):
                row.kind = "TAG"
        elif number(text):
            if text.isalnum():
                bare.append(at)
            elif any(c.isalpha() for c in text) or text[0] in "-–—[":
                lone = text.strip("-–—[] ") not in _FIRST and "page" not in text.lower() and " of " not in text
                if lone and _inside(rows, at, grammar):
                    doubtful.append(at)
                else:
                    row.kind = "PAGE"
    _numbered(rows, bare, doubtful)


_FIRST = frozenset({"1", "2", "i", "ii"})
"""Numbers of pages before which no numbered page need stand."""


def _inside(rows: Sequence[Row], at: int, grammar: Grammar) -> bool:
    """Whether the row stands between a sentence that stops in the middle and words that read on."""
    if not at or at + 1 == len(rows) or not rows[at + 1].text:
        return False
    before = rows[at - 1].text
    return grammar["FINISHED"].match(tail(before)) is None and grammar["READS_ON"].match(rows[at + 1].text) is not None


def _numbered(rows: Sequence[Row], bare: Sequence[int], doubtful: Sequence[int]) -> None:
    """Lone numbers are page numbers where they count on from each other, or stand at a page's edge.

    So are the `doubtful` ones, which look like page numbers but stand inside a sentence.
    """
    lone = {*bare, *doubtful}
    lone -= {at for at in lone if _heads_part(rows, at)}
    last: dict[bool, tuple[int, int, int]] = {}
    chained: set[int] = set()
    printed = 0
    for at, row in enumerate(rows):
        printed += len(row.line.ends) or 1
        if row.kind != "PAGE" and at not in lone:
            continue
        words = row.text.strip("-–—<>[] ").split()
        told = next((word for word in words if word.isdecimal() or roman(word) is not None), "")
        value = int(told) if told.isdecimal() else roman(told)
        if value is None:
            continue
        digits = told.isdecimal()
        known = last.get(digits)
        if known is not None and 0 < value - known[1] <= 3 and printed - known[2] >= 3:
            chained.update((at, known[0]))
        if known is None or printed - known[2] >= 3:
            last[digits] = (at, value, printed)
    for at in sorted(lone):
        row = rows[at]
        edge = at + 1 == len(rows) or rows[at + 1].kind == "PAGE" or (at and rows[at - 1].kind == "PAGE")
        turned = (at + 1 < len(rows) and rows[at + 1].line.page != row.line.page) or (
            at and rows[at - 1].line.page != row.line.page
        )
        apart = row.gap or at + 1 == len(rows) or rows[at + 1].gap
        if (at in chained and apart) or edge or turned:
            row.kind = "PAGE"


def _running(rows: Sequence[Row], grammar: Grammar) -> None:
    """Mark running heads and feet: lines that come again, but for numbers in them, right at another page's edge."""
    edges = [at for at, row in enumerate(rows) if row.kind == "PAGE"]
    _paged(rows, grammar)
    if len(edges) < LEAST_PAGES:
        return
    places: dict[str, set[int]] = {}
    for edge in edges:
        for step in (-1, 1):
            for at in range(edge + step, edge + (RUNNING_LINES + 1) * step, step):
                if not 0 <= at < len(rows) or not _may_run(rows[at], grammar):
                    break
                if _apart(rows, at):
                    places.setdefault(_DIGITS.sub("0", " ".join(rows[at].text.split())), set()).add(at)
    for several in places.values():
        times = len(several)
        if times >= LEAST_PAGES and (times >= MANY_PAGES or times * MANY_PAGES >= len(edges)):
            for at in several:
                rows[at].kind = "PAGE"


def _paged(rows: Sequence[Row], grammar: Grammar) -> None:
    """Mark lines that say which page it is among other words, where the pages count up and the words come again."""
    paged = grammar["PAGED"].match
    places: dict[str, list[tuple[int, int]]] = {}
    for at, row in enumerate(rows):
        text = row.text
        if row.kind or len(text) > CAPTION_WIDTH or not ("age " in text or "AGE " in text):
            continue
        found = paged(text)
        if found is not None and (_apart(rows, at) or _WIDE in text):
            number = next(one for one in found.groups() if one)
            words = text[: found.start(1)] + text[found.end(1) :]
            places.setdefault(" ".join(words.split()), []).append((at, int(number)))
    for several in places.values():
        if len(several) >= LEAST_PAGES and all(one[1] < other[1] for one, other in pairwise(several)):
            for at, _ in several:
                rows[at].kind = "PAGE"


def _apart(rows: Sequence[Row], at: int) -> bool:
    """Whether space, or a page's edge, stands above and below the row."""
    above = not at or rows[at].gap > 0 or rows[at - 1].kind == "PAGE"
    return above and (at + 1 == len(rows) or rows[at + 1].gap > 0 or rows[at + 1].kind == "PAGE")


def _may_run(row: Row, grammar: Grammar) -> bool:
    """Whether the row can be a running head or foot: a short line that says something and begins nothing."""
    text = row.text
    if row.kind or row.number < TITLE_ROWS or len(text) > CAPTION_WIDTH or text[-1:] in ".;:,":
        return False
    told = any(grammar[name].match(text) for name in ("SCHEDULE", "LABEL", "FIELD", "ATTESTATION"))
    return not told and _WORD.search(text) is not None and grammar["BLANK"].search(text) is None


_WIDE = " " * 4
"""What stands between the parts of a running head, and not between words."""

_DIGITS = compiled(r"\d+")
_WORD = compiled(r"[^\W\d_]{3}")


def _heads_part(rows: Sequence[Row], at: int) -> bool:
    """Whether the lone number is a part's: behind a short title, the first label of that part follows ("2", "2.1")."""
    number = rows[at].text
    if not number.isdecimal() or at + 2 >= len(rows) or len(rows[at + 1].text) > CAPTION_WIDTH:
        return False
    return rows[at + 2].text.startswith((f"{number}.1", f"{number}.01"))


def _contents(rows: Sequence[Row], grammar: Grammar) -> None:
    """Mark tables of contents: under their head, or four entries with page numbers on end.

    Under a head, entries need no page numbers where what they name comes again below.
    """
    entry, head = grammar["ENTRY"].match, grammar["CONTENTS"].match
    run: list[int] = []
    headed = False
    miss = heads = 0
    below: Below | None = None
    for at, row in enumerate(rows):
        hint = row.line.hint
        if hint is not None and hint.role == "toc":
            row.kind = "LISTED"
            continue
        if row.kind:
            continue
        if len(row.text) < 40 and head(row.text):
            if heads < MOST_CONTENTS:
                below = below or Below(rows, grammar)
                _unpaged(rows, at, below, grammar)
            heads += 1
            if not headed or not run:
                _close(rows, run, headed)
                run = []
            headed, miss = True, 0
            run.append(at)
        elif row.text[-1:] in _PAGE_ENDS and len(row.text) < 200 and entry(row.text):
            run.append(at)
            miss = 0
        elif run:
            miss += 1
            if miss > 3:
                _close(rows, run, headed)
                run, headed, miss = [], False, 0
    _close(rows, run, headed)
    if not heads:
        _unheaded(rows, grammar)


def _unheaded(rows: Sequence[Row], grammar: Grammar) -> None:
    """Mark labelled heads right at the top that all come again below, though no head says what they are."""
    label = grammar["LABEL"].match
    first = next((at for at, row in enumerate(rows[:TITLE_ROWS]) if not row.kind and label(row.text)), None)
    if first is None or first + LEAST_UNHEADED > len(rows):
        return
    if any(len(row.text) > CAPTION_WIDTH or not label(row.text) for row in rows[first : first + LEAST_UNHEADED]):
        return
    if not any(row.text.startswith(rows[first].text) for row in rows[first + LEAST_UNHEADED :]):
        return
    listed = entries(rows, first, Below(rows, grammar), grammar)
    if len(listed) >= LEAST_UNHEADED and listed == list(range(first, listed[-1] + 1)):
        for at in listed:
            rows[at].kind = "LISTED"


def _unpaged(rows: Sequence[Row], head: int, below: Below, grammar: Grammar) -> None:
    """Mark what the head at `head` stands over, where its entries are heads that come again below."""
    listed = entries(rows, head + 1, below, grammar)
    if len(listed) >= LEAST_CONTENTS:
        for at in range(head, listed[-1] + 1):
            if rows[at].kind in ("", "MORE"):
                rows[at].kind = "LISTED"


def _close(rows: Sequence[Row], run: Sequence[int], headed: bool) -> None:
    if len(run) >= (3 if headed else 4):
        for at in range(run[0], run[-1] + 1):
            if rows[at].kind in ("", "MORE"):
                rows[at].kind = "LISTED"
