"""Clauses divided or joined with no word changed: one block says what several in a row say."""

from __future__ import annotations

from collections.abc import Callable

from contractmodel.match.links import FREE, Links
from contractmodel.match.thresholds import LONG_WORDS
from contractmodel.match.words import Likeness
from contractmodel.model import BlockType

_WHOLE = frozenset({BlockType.TITLE, BlockType.SIGNATURE})
"""Types that are not divided."""


def divide(links: Links, likeness: Likeness) -> None:
    """Pair each free block whose words are exactly those of free blocks in a row with these, both ways.

    Where two rows would do, nothing is paired. Linear in the words of the free blocks, but for equal beginnings.
    """
    wholes = [i for i in links.free_before() if links.before.blocks[i].type not in _WHOLE]
    pieces = [j for j in links.free_after() if links.after.blocks[j].type not in _WHOLE]
    for w, row in _rows(wholes, pieces, likeness.before, likeness.after).items():
        main = max(row, key=lambda x: (len(likeness.after(x)), -x))
        links.pair(w, main, "the same words in several", 1.0)
        links.pieces_after[w] = [x for x in row if x != main]
        for x in links.pieces_after[w]:
            links.mate_after[x] = w
    wholes = [j for j in pieces if links.mate_after[j] == FREE]
    pieces = [i for i in links.free_before() if links.before.blocks[i].type not in _WHOLE]
    for w, row in _rows(wholes, pieces, likeness.after, likeness.before).items():
        main = max(row, key=lambda x: (len(likeness.before(x)), -x))
        links.pair(main, w, "the same words of several", 1.0)
        links.pieces_before[w] = [x for x in row if x != main]
        for x in links.pieces_before[w]:
            links.mate_before[x] = w


def _rows(
    wholes: list[int], pieces: list[int], code_whole: Callable[[int], str], code_piece: Callable[[int], str]
) -> dict[int, list[int]]:
    """Each whole to the one row of pieces that says the same. No piece is in two rows."""
    free = frozenset(pieces)
    begins: dict[str, list[int]] = {}
    for x in pieces:
        begins.setdefault(code_piece(x)[:LONG_WORDS], []).append(x)
    found: dict[int, list[int]] = {}
    claimed: dict[int, int] = {}
    for w in wholes:
        code = code_whole(w)
        if len(code) < LONG_WORDS:
            continue
        starts = {x for size in range(1, LONG_WORDS + 1) for x in begins.get(code[:size], ())}
        rows = [row for x in sorted(starts) if (row := _row(code, x, free, code_piece))]
        if len(rows) == 1:
            found[w] = rows[0]
            for x in rows[0]:
                claimed[x] = claimed.get(x, 0) + 1
    return {w: row for w, row in found.items() if all(claimed[x] == 1 for x in row)}


def _row(code: str, first: int, free: frozenset[int], code_piece: Callable[[int], str]) -> list[int]:
    """The blocks from `first` on that say `code` between them, two at least; [] where they do not."""
    at, x, row = 0, first, []
    while at < len(code) and x in free:
        piece = code_piece(x)
        if not piece or not code.startswith(piece, at):
            return []
        row.append(x)
        at += len(piece)
        x += 1
    return row if at == len(code) and len(row) > 1 else []
