"""The two texts side by side, and the whole text with its edits in line."""

from __future__ import annotations

from collections.abc import Iterator

from contractmodel.diff.values import Comparison, Pair, Significance
from contractmodel.render.layout import Line, Run, cells, width_of, wrap
from contractmodel.render.marks import quoted
from contractmodel.report.places import Places
from contractmodel.report.quotes import half, quote
from contractmodel.report.values import Piece, Report

_RULE = " │ "


def side_by_side(report: Report, width: int, marks: str, *, full: bool = False) -> Iterator[Line]:
    """The pairs in two columns, deletions marked on the left, insertions on the right; unchanged ones only if `full`.

    Runs of unchanged blocks are one line that names them.
    """
    comparison = report.comparison
    before, after = Places(comparison.before), Places(comparison.after)
    column = (width - len(_RULE)) // 2
    yield _row((Run("BEFORE  " + report.before.name, "title"),), (Run("AFTER  " + report.after.name, "title"),), column)
    kept: list[str] = []
    for pair in comparison.pairs:
        if not full and pair.significance in (Significance.NONE, Significance.NEUTRAL) and not pair.moved:
            kept.append(after.short(pair.after[0]))
            continue
        yield from _kept(kept, width)
        kept = []
        left = _column(comparison, pair, "before", column, marks=marks, names=(before, after))
        right = _column(comparison, pair, "after", column, marks=marks, names=(before, after))
        for i in range(max(len(left), len(right))):
            yield _row(left[i] if i < len(left) else (), right[i] if i < len(right) else (), column)
        yield _row((), (), column)
    yield from _kept(kept, width)
    yield ()


def _kept(names: list[str], width: int) -> Iterator[Line]:
    if names:
        shown = names if len(names) <= 6 else [*names[:3], "…", *names[-2:]]
        yield from wrap([Run(f"⋯ unchanged: {', '.join(shown)}", "dim")], width, "", "  ")


def _row(left: Line, right: Line, column: int) -> Line:
    return (*left, Run(" " * max(column - width_of(left), 0)), Run(_RULE, "dim"), *right)


def _column(
    comparison: Comparison, pair: Pair, side: str, column: int, *, marks: str, names: tuple[Places, Places]
) -> list[Line]:
    paths = pair.before if side == "before" else pair.after
    if not paths:
        return []
    own = names[0] if side == "before" else names[1]
    head = wrap([Run(", ".join(own.long(p) for p in paths), "strong")], column)
    return head + wrap(quoted(half(comparison, pair, side, own), marks), column)


def whole_text(report: Report, width: int, marks: str) -> Iterator[Line]:
    """Every block of both texts in reading order, its edits in line."""
    comparison = report.comparison
    before, after = Places(comparison.before), Places(comparison.after)
    depth = _depths(comparison)
    yield (Run("THE WHOLE TEXT", "title"),)
    for pair in comparison.pairs:
        path = (pair.after or pair.before)[0]
        name = after.short(path) if pair.after else before.short(path)
        indent = " " * (2 + 2 * min(depth.get((bool(pair.after), path), 0), 6))
        pieces = quote(comparison, pair, after) or (Piece("same", ""),)
        moved = " (moved)" if pair.moved else ""
        label = f"{name}{moved}  "
        yield from wrap([Run(label, "dim"), *quoted(pieces, marks)], width, indent, indent + " " * min(cells(label), 8))
    yield ()


def _depths(comparison: Comparison) -> dict[tuple[bool, str], int]:
    """How deep each block lies: (is it of after, path) to depth."""
    depths: dict[tuple[bool, str], int] = {}
    for is_after, agreement in ((False, comparison.before), (True, comparison.after)):
        for path, above in agreement.parents.items():
            depths[is_after, path] = depths.get((is_after, above), -1) + 1 if above else 0
    return depths
