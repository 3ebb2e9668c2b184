"""From what two texts share to the hunks that a person would mark: whole phrases, no pepper, no swallowed "not"."""

from __future__ import annotations

from collections.abc import Sequence

from contractmodel.diff.align import Gap, Run, gaps
from contractmodel.diff.tokens import Key, Words

NEGATIONS = frozenset((
    "not", "no", "never", "neither", "nor", "none", "cannot", "without", "except", "unless", "only", "don't",
    "doesn't", "won't", "can't", "isn't", "aren't",
))  # fmt: skip
MODALS = frozenset(("may", "shall", "must", "will", "should", "can", "might", "would", "could"))
OPERATIVE = NEGATIONS | MODALS
"""Words that turn a sentence round: a hunk that holds one shows it."""

_OPENERS = frozenset((
    "and", "or", "but", "nor", "as", "if", "provided", "that", "which", "who", "whose", "where", "when", "unless",
    "except", "including",
))  # fmt: skip
_LIGHT = frozenset((
    "a", "an", "the", "The", "of", "to", "in", "on", "at", "by", "for", "with", "from", "and", "or", "as", "is",
    "are", "be", "been", "was", "were", "it", "its", "this", "that", "such", "any", "all", ",", ".", ";", ":", "(",
    ")", '"', "'", "-",
))  # fmt: skip


def hunks(before: Words, after: Words, found: Sequence[Run], pinned: frozenset[int]) -> list[Gap]:
    """What differs between two texts that share `found`, in order, as token ranges of both.

    Insertions and deletions slide to where a phrase begins or ends (or to a token of before that `pinned` names, where
    a blank stands); hunks with next to nothing in between become one; a modal verb or a negation that is exchanged
    stands alone. Linear.
    """
    slid = _slid(before.keys, after.keys, gaps(found, len(before), len(after)), pinned)
    out: list[Gap] = []
    for gap in _merged(before, after, slid, pinned):
        out.extend(_parted(before.keys, after.keys, gap))
    return out


def _slid(ours: list[Key], theirs: list[Key], found: list[Gap], pinned: frozenset[int]) -> list[Gap]:
    """The gaps, each slid to its best place; two that come to touch become one, which slides anew."""
    out: list[Gap] = []
    for n, gap in enumerate(found):
        ceiling = found[n + 1][0] if n + 1 < len(found) else len(ours)
        best = _slide(ours, theirs, gap, (out[-1][1] if out else 0, ceiling), pinned)
        while out and out[-1][1] == best[0] and out[-1][3] == best[2]:
            last = out.pop()
            joined = (last[0], best[1], last[2], best[3])
            best = _slide(ours, theirs, joined, (out[-1][1] if out else 0, ceiling), pinned)
        out.append(best)
    return out


def _slide(ours: list[Key], theirs: list[Key], gap: Gap, room: tuple[int, int], pinned: frozenset[int]) -> Gap:
    """A pure insertion or deletion at its best place between the two tokens of before that `room` names."""
    floor, ceiling = room
    i0, i1, j0, j1 = gap
    if i0 == i1:
        shift = _best_shift(theirs, (j0, j1), i0 - floor, ceiling - i1, [at - i0 for at in pinned])
    elif j0 == j1:
        shift = _best_shift(ours, (i0, i1), i0 - floor, ceiling - i1, [])
    else:
        return gap
    return (i0 + shift, i1 + shift, j0 + shift, j1 + shift)


def _best_shift(keys: list[Key], hunk: tuple[int, int], left: int, right: int, pins: list[int]) -> int:
    """By how many tokens to slide the tokens of `hunk`, at most `left` or `right`, so that it begins and ends well."""
    start, end = hunk
    down = 0
    while down < left and keys[start - down - 1] == keys[end - down - 1]:
        down += 1
    up = 0
    while up < right and keys[start + up] == keys[end + up]:
        up += 1
    if not down and not up:
        return 0
    best, chosen = -1, 0
    for shift in range(-down, up + 1):
        worth = _edge(keys, start + shift) + _edge(keys, end + shift)
        worth += 20 if shift in pins else 0
        worth += 10 if shift == -down == -left and left else 0
        if worth > best:
            best, chosen = worth, shift
    return chosen


def _edge(keys: list[Key], at: int) -> int:
    """How good a place before token `at` is to begin or end a hunk."""
    if at in {0, len(keys)}:
        return 6
    last, first = keys[at - 1], keys[at]
    if last in {".", "?", "!"}:
        return 5
    if last in {";", ":"}:
        return 4
    if last == "," or first in {",", ";"}:
        return 3
    if first in _OPENERS or first in {"(", "["} or last in {")", "]"} or first in {".", ":"}:
        return 2
    return 1 if first in _LIGHT and last not in _LIGHT else 0


def _merged(before: Words, after: Words, found: list[Gap], pinned: frozenset[int]) -> list[Gap]:
    """Hunks between which next to nothing stands become one; a blank, a proof or an operative word keeps them apart."""
    out: list[Gap] = []
    for gap in found:
        if out and _restated(before.keys, after.keys, out[-1], gap):
            last = out.pop()
            out.append((last[0], gap[1] + 1, last[2], gap[3] + 1))
        elif out and _pepper(before, after, out[-1], gap, pinned):
            last = out.pop()
            out.append(_trimmed(before.keys, after.keys, (last[0], gap[1], last[2], gap[3])))
        else:
            out.append(gap)
    return out


def _restated(ours: list[Key], theirs: list[Key], one: Gap, other: Gap) -> bool:
    """Whether `other` says in figures, in brackets of its own, what `one` says in words: "five (5)" is one number."""
    i0, i1, j0, j1 = other
    if one[1] + 1 != i0 or i1 - i0 != 1 or j1 - j0 != 1 or one[0] == one[1] or one[2] == one[3]:
        return False
    figures = all(isinstance(key, str) and key[:1].isdigit() for key in (ours[i0], theirs[j0]))
    return figures and ours[i0 - 1] == "(" and ours[i1 : i1 + 1] == [")"] == theirs[j1 : j1 + 1]


def _trimmed(ours: list[Key], theirs: list[Key], gap: Gap) -> Gap:
    """`gap` without the tokens that both sides begin or end with."""
    i0, i1, j0, j1 = gap
    while i0 < i1 and j0 < j1 and ours[i0] == theirs[j0]:
        i0, j0 = i0 + 1, j0 + 1
    while i0 < i1 and j0 < j1 and ours[i1 - 1] == theirs[j1 - 1]:
        i1, j1 = i1 - 1, j1 - 1
    return i0, i1, j0, j1


def _pepper(before: Words, after: Words, one: Gap, other: Gap, pinned: frozenset[int]) -> bool:
    between = range(one[1], other[0])
    if any(at in pinned for at in range(one[1], other[0] + 1)) or not all(_phrase(gap) for gap in (one, other)):
        return False
    heavy = length = 0
    for at in between:
        key = before.keys[at]
        if not isinstance(key, str) or key in OPERATIVE or key[:1].isdigit():
            return False
        heavy += key not in _LIGHT
        length += len(key) + 1
    least = min(max(_size(before, gap[0], gap[1]), _size(after, gap[2], gap[3])) for gap in (one, other))
    return length * (3 if heavy else 2) <= least and heavy <= 2


def _phrase(gap: Gap) -> bool:
    """Whether a hunk is longer than one word: single words that change stand alone, whatever is between them."""
    return max(gap[1] - gap[0], gap[3] - gap[2]) > 1


def _size(words: Words, start: int, end: int) -> int:
    return sum(words.ends[at] - words.starts[at] + 1 for at in range(start, end))


def _parted(ours: list[Key], theirs: list[Key], gap: Gap) -> list[Gap]:
    """`gap` in parts, so that operative words that answer to each other, or come or go at its edge, stand alone."""
    i0, i1, j0, j1 = gap
    here = [at for at in range(i0, i1) if ours[at] in OPERATIVE]
    there = [at for at in range(j0, j1) if theirs[at] in OPERATIVE]
    if not (here or there) or i0 == i1 or j0 == j1:
        return [gap]
    if len(here) == len(there):
        out: list[Gap] = []
        for at, to in zip(here, there, strict=True):
            out += [(i0, at, j0, to), (at, at + 1, to, to + 1)]
            i0, j0 = at + 1, to + 1
        out.append((i0, i1, j0, j1))
        return [part for part in out if part[0] < part[1] or part[2] < part[3]]
    if not here and there == [j0]:
        return [(i0, i0, j0, j0 + 1), (i0, i1, j0 + 1, j1)]
    if not here and there == [j1 - 1]:
        return [(i0, i1, j0, j1 - 1), (i1, i1, j1 - 1, j1)]
    if not there and here == [i0]:
        return [(i0, i0 + 1, j0, j0), (i0 + 1, i1, j0, j1)]
    if not there and here == [i1 - 1]:
        return [(i0, i1 - 1, j0, j1), (i1 - 1, i1, j1, j1)]
    return [gap]


def operative_note(before: Sequence[str], after: Sequence[str]) -> str | None:
    """What a hunk of several words does to the operative words in it, as a phrase, or None.

    >>> operative_note(("the", "site", "may", "be", "closed"), ("closing", "it", "must", "not", "occur"))
    '“may” goes, “must not” comes in'
    """
    if not before or not after or len(before) + len(after) <= 3:
        return None
    gone = [word for word in before if word.lower() in OPERATIVE]
    new = [word for word in after if word.lower() in OPERATIVE]
    if gone == new:
        return None
    told = [f"“{' '.join(gone)}” goes"] if gone else []
    told += [f"“{' '.join(new)}” comes in"] if new else []
    return ", ".join(told)
