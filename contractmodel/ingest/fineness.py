"""Inputs chopped so fine that no agreement is: refused before each shred costs as much as a clause."""

from __future__ import annotations

from collections.abc import Iterable

from contractmodel.ingest.thresholds import FINEST, FINEST_PART, MANY_PARTS, MANY_PIECES, WHOLE_LINE
from contractmodel.model import ContractError


def refuse_shreds(name: str, what: str, pieces: int, lengths: Iterable[int], *, parts: bool = False) -> None:
    """Nothing, for a text of so many `pieces` that may be an agreement; `lengths` are those of its words' stretches.

    Raises ContractError ("too-large") where the pieces (`what` says what they are: lines, paragraphs) are more than
    MANY_PIECES and hold fewer than FINEST characters each on average, of a long stretch only a line's worth counted.
    Where they are `parts` of lines, MANY_PARTS and FINEST_PART bound them.

    >>> refuse_shreds("form.txt", "lines", 10_000, [1] * 10_000)
    >>> refuse_shreds("form.txt", "lines", 50_000, [70] * 50_000)
    >>> try:
    ...     refuse_shreds("form.txt", "lines", 50_000, [2] * 49_999 + [1_000_000])
    ... except ContractError as error:
    ...     print(error)
    form.txt holds 50,000 lines, most of them next to empty, as no agreement does: give the agreement alone.
    """
    many, finest = (MANY_PARTS, FINEST_PART) if parts else (MANY_PIECES, FINEST)
    if pieces > many and sum([min(length, WHOLE_LINE) for length in lengths]) < pieces * finest:
        problem = f"holds {pieces:,} {what}, most of them next to empty, as no agreement does"
        raise ContractError("too-large", name, problem, "give the agreement alone")


def refuse_shredded_text(name: str, text: str) -> None:
    r"""The same for a plain text or Markdown: its pieces are the lines that hold something. Linear; often free.

    >>> refuse_shredded_text("form.txt", "1. You pay.\n" * 100)
    """
    if text.count("\n") + text.count("\r") > MANY_PIECES or _odd_line_ends(text):
        lengths = [len(line) for line in map(str.strip, text.splitlines()) if line]
        refuse_shreds(name, "lines", len(lengths), lengths)


def _odd_line_ends(text: str) -> bool:
    """Whether other line ends than the usual ones may make many lines: form feeds, Unicode's own."""
    return sum(map(text.count, "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")) > MANY_PIECES
