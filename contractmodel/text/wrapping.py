"""Printed lines that can only be the middle of a sentence: most lines of wrapped text, joined before they are read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from contractmodel.text.thresholds import FULL, LEAST_WORD, NARROWEST, SHORT, UNWRAPPED


def room(ends: Iterable[float]) -> float:
    """How many columns a line must fill to be full, where lines that go on end at `ends`; 0 where each break is meant.

    >>> round(room([78, 71, 74, 77])), room([12, 20]), room([])
    (64, 0, 0)
    """
    found = sorted(ends)
    if not found:
        return 0
    usual = found[min(len(found) - 1, len(found) * 9 // 10)]
    return usual * FULL if NARROWEST <= usual <= UNWRAPPED else 0


def room_of(raws: Sequence[str]) -> float:
    r"""The same of the printed lines `raws`, with their ends. Linear.

    >>> round(room_of(["a line that is as long as the paper is wide, and goes on\n", "here\n", "\n", "Short.\n"]))
    46
    """
    texts = [raw.rstrip() for raw in raws]
    return room([len(text) for text, after in pairwise(texts) if after and len(text) > SHORT])


def goes_on(words: str, column: float, full: float) -> bool:
    """Whether a line that begins with `words` goes on with the sentence of the line before, which ends at `column`.

    It does where its first word had no room there and is one of prose. `full` is the room of a full line.

    >>> goes_on("agrees to", 70, 64), goes_on("agrees to", 40, 64), goes_on("Agrees to", 70, 64)
    (True, False, False)
    """
    word = words.partition(" ")[0]
    return column + 1 + len(word) >= full and begins_prose(word)


def begins_prose(word: str) -> bool:
    """Whether the line that `word` begins goes on with a sentence: it is in lower case, and no label, field or name.

    >>> [begins_prose(word) for word in ("agrees", "agrees,", "Agrees", "a)", "xvii", "note:")]
    [True, True, False, False, False, False]
    """
    return (
        len(word) >= LEAST_WORD
        and (word.isalpha() or (word[-1] in ",;" and word[:-1].isalpha()))
        and word.islower()
        and word.strip(_NUMERAL)[:1].isalpha()
    )


_NUMERAL = "ivxlcdm"
"""Signs of Roman numerals: what holds no other letter may be a label."""
