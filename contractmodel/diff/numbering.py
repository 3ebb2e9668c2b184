"""Labels: which clauses were renumbered themselves, and whether a note still hangs on the same word."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

from contractmodel.match.values import Matching, Side
from contractmodel.model import Agreement, BlockType, Clause, normal


def own_label(side: Side, at: int) -> str:
    """What a block prints of its number that its ancestors do not: `2` of `4.2` under `4`; "" without a label.

    >>> from contractmodel.match.values import flatten
    >>> from contractmodel.model import Clause
    >>> side = flatten(Agreement.build([Clause(label="4.", body=(Clause(label="4.2"), Clause(label="(b)")))]))
    >>> [own_label(side, at) for at in range(3)]
    ['4', '2', 'b']
    """
    if not side.labels[at]:
        return ""
    path, above = side.paths[at], side.parent[at]
    tail = path[len(side.paths[above]) :] if above >= 0 and path.startswith(side.paths[above]) else path
    return tail.lstrip("./").partition("#")[0]


def renumbered(matching: Matching, i: int, j: int) -> bool:
    """Whether the label that before's block `i` has of its own differs from that of after's block `j`."""
    before, after = matching.before, matching.after
    if before.labels[i] == after.labels[j] and before.paths[i] == after.paths[j]:
        return False
    return own_label(before, i) != own_label(after, j)


def keyword(label: str) -> str:
    """The word that a label is printed with, in lower case and without its point; "" for a number alone.

    >>> [keyword(label) for label in ("SCHEDULE A", "Sec. 5.", "§ 3", "6.", "FIRST:", "(a)")]
    ['schedule', 'sec', 'section', '', '', '']
    """
    if label[:1].isdigit() or label[:1] == "(":
        return ""
    first, _, rest = label.strip().partition(" ")
    if first.startswith("§"):
        return "section"
    word = first.rstrip(".").lower()
    return word if rest.strip() and len(word) > 1 and word.isalpha() else ""


def same_word(one: str, other: str) -> bool:
    """Whether two keywords are one, or one is short for the other ("sec" and "section", "schedules" and "schedule")."""
    return bool(one and other) and (one.startswith(other) or other.startswith(one))


def renamed_label(matching: Matching, i: int, j: int) -> bool:
    """Whether before's `i` and after's `j` are called by other keywords (a schedule that is now an exhibit)."""
    one, other = _label(matching.before, i), _label(matching.after, j)
    if one == other:
        return False
    was = keyword(one)
    now = keyword(other) if was else ""
    return bool(now) and not same_word(was, now)


def relabelled(matching: Matching) -> bool:
    """Whether any clause came, went, moved or is labelled otherwise: then references may land, or read, otherwise."""
    before, after = matching.before, matching.after
    for found in matching.matches:
        if len(found.before) == 1 and len(found.after) == 1:
            i, j = found.before[0], found.after[0]
            if not (before.labels[i] or after.labels[j]):
                continue
            if before.paths[i] != after.paths[j] or _label(before, i) != _label(after, j):
                return True
        elif any(before.labels[i] for i in found.before) or any(after.labels[j] for j in found.after):
            return True
    return False


def _label(side: Side, at: int) -> str:
    block = side.blocks[at]
    return block.label if isinstance(block, Clause) else ""


def anchors(agreement: Agreement) -> Mapping[str, tuple[str, str]]:
    """Each footnote's path to where its mark hangs: the path of the block, and the word before the mark.

    Only notes with exactly one mark that stands in a block. Linear in the blocks, and logarithmic for each mark.
    """
    if not agreement.marks:
        return {}
    stretches = sorted(
        (span.start, span.end, block.path)
        for block in agreement.walk()
        if block.type is not BlockType.FOOTNOTE
        for span in block.text_spans
    )
    starts = [stretch[0] for stretch in stretches]
    found: dict[str, list[tuple[str, str]]] = {}
    for mark in agreement.marks:
        at = bisect_right(starts, mark.span.start) - 1
        if mark.target is None or at < 0:
            continue
        start, end, path = stretches[at]
        inside = start <= mark.span.start <= end
        words = normal(agreement.text[start : mark.span.start]).split() if inside else []
        found.setdefault(mark.target, []).append((path, words[-1] if words else ""))
    return {target: hung[0] for target, hung in found.items() if len(hung) == 1}
