"""How numbers of labels stand to one another: which follows which, how far they are apart."""

from __future__ import annotations

from math import log2
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contractmodel.parse.labels import Reading


def one_word(one: Reading, other: Reading) -> bool:
    """Whether the same word stands before both numbers: "Article first", "Article 2"; "Section H", "Section I"."""
    return one.keyword and other.keyword and one.style.split(" ")[0] == other.style.split(" ")[0]


def follows(before: float, now: float) -> bool:
    """Whether `now` is the next number.

    >>> follows(2, 3), follows(2.5, 3), follows(2, 4)
    (True, True, False)
    """
    return now == int(before) + 1


def follows_above(last: Reading, now: Reading) -> bool:
    """Whether `now` comes next where the numbers of `last` hang: "2." after "1.2", "1.3" after "1.2.4".

    >>> from contractmodel.parse.labels import readings
    >>> [follows_above(readings(one)[0], readings(two)[0]) for one, two in (("1.2", "2."), ("1.2", "3."), ("1.", "2."))]
    [True, False, False]
    """
    inner, outer = last.values, now.values
    return len(inner) == len(outer) + 1 and inner[:-2] == outer[:-1] and follows(inner[-2], outer[-1])


def distance(before: float, now: float, between: int) -> float:
    """What it costs that `now` comes after `before` in one list, with so much `between` them (0 to 2).

    >>> distance(2, 3, 0), distance(3, 3, 0), distance(3, 1, 2)
    (0.0, 2.2, 0.5)
    """
    if follows(before, now) or (int(before) == int(now) and 0 < now - before < 0.015):
        return 0.0
    if now > before:
        return 1.3 + 0.5 * log2(max(now - before, 1))
    if now == before:
        return 2.2
    if now <= 1:
        return (2.4, 2.0, 0.5)[between]
    return 3.2
