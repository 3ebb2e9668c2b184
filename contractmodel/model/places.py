"""The way back from a block's own text to the extraction: where in the document an offset of the text stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from contractmodel.model.span import NOWHERE, Span
from contractmodel.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from contractmodel.model.agreement import Agreement
    from contractmodel.model.blocks import Block

_WORD = compiled(r"\S+")
_DROPPED = "-\u2010\u00ad\ufffe\u2011"
_FAR = 4


class Places:
    """One block's way back, as runs: text that stands in the extraction as it stands in the block.

    `starts[k]` is an offset in the block's text, `stands[k]` the offset in the extraction of the same character; a run
    goes on until the next begins. White space belongs to the word before it. Empty for a block built by hand.
    """

    __slots__ = ("length", "stands", "starts")

    def __init__(self, starts: list[int], stands: list[int], length: int) -> None:
        self.starts = starts
        self.stands = stands
        self.length = length

    def __bool__(self) -> bool:
        return bool(self.starts)

    def __len__(self) -> int:
        return self.length

    def __getitem__(self, offset: int) -> int:
        """The extraction's offset of the character at `offset`; a white space stands right after the word before it."""
        run = max(bisect_right(self.starts, offset) - 1, 0)
        return self.stands[run] + max(offset - self.starts[run], 0)

    def span(self, at: Span) -> Span:
        """The span in the extraction that `at`, a range of the block's text, was read from. Logarithmic.

        An empty range gives the empty span where it would be inserted; a block built by hand gives `NOWHERE`.
        """
        if not self.starts:
            return NOWHERE
        if at.start >= at.end:
            place = self[at.start - 1] + 1 if at.start > 0 else self[0]
            return Span(place, place)
        return Span(self[at.start], self[at.end - 1] + 1)


def places(agreement: Agreement, block: Block) -> Places:
    r"""The way back from `block.text` to `agreement.text`. Linear in the block; one comparison if nothing wraps.

    Blanks and note marks are passed over, collapsed white space is followed, a dropped line-end hyphen skipped.

    >>> from contractmodel.model import Agreement, Block, BlockType
    >>> text = "1. You war-\n   rant that\n   all is well."
    >>> block = Block(type=BlockType.PARAGRAPH, text="You warrant that all is well.", text_spans=(Span(3, 39),))
    >>> agreement = Agreement.build([block], text=text)
    >>> places(agreement, agreement.body[0]).span(Span(4, 11)).of(text)
    'war-\n   rant'
    """
    spans, text = block.text_spans, block.text
    if not spans or not text:
        return Places([], [], len(text))
    start, end = spans[0].start, spans[-1].end
    if end - start == len(text) and agreement.text[start:end].replace("\n", " ") == text:
        return Places([0], [start], len(text))
    pieces = list(_pieces(agreement, block))
    found = [(start + m.start(), m[0]) for start, words in pieces for m in _WORD.finditer(words)]
    wanted = [(m.start(), m[0]) for m in _WORD.finditer(text)]
    if len(found) == len(wanted) and all(f[1] == w[1] for f, w in zip(found, wanted, strict=True)):
        return Places([w[0] for w in wanted], [f[0] for f in found], len(text))
    return _followed(text, wanted, found)


def _pieces(agreement: Agreement, block: Block) -> Iterator[tuple[int, str]]:
    """The extraction's pieces that the text was read from, blanks and marks cut out, each with its offset."""
    holes = agreement.holes
    for span in block.text_spans:
        start = span.start
        for hole in holes[bisect_left(holes, (start, start)) : bisect_left(holes, (span.end, 0))]:
            yield start, agreement.text[start : hole.start]
            start = max(start, hole.end)
        if start < span.end:
            yield start, agreement.text[start : span.end]


def _followed(text: str, wanted: list[tuple[int, str]], found: list[tuple[int, str]]) -> Places:
    """Letter by letter: what stands in the extraction and not in the text (a dropped hyphen) is passed over."""
    letters = [(start + i, letter) for start, word in found for i, letter in enumerate(word)]
    starts: list[int] = []
    stands: list[int] = []
    at, last = 0, len(letters)
    for start, word in wanted:
        for offset, letter in enumerate(word, start):
            if at < last and letters[at][1] != letter:
                at = _resumed(letters, at, letter)
            place = letters[min(at, last - 1)][0] if letters else 0
            if not starts or offset == start or place - stands[-1] != offset - starts[-1]:
                starts.append(offset)
                stands.append(place)
            at += 1
    return Places(starts, stands, len(text)) if letters else Places([], [], len(text))


def _resumed(letters: list[tuple[int, str]], at: int, letter: str) -> int:
    """Where `letter` comes next, near by; `at` itself where it does not come (a letter that was rewritten)."""
    if letters[at][1] not in _DROPPED:
        for ahead in range(at + 1, min(at + _FAR, len(letters))):
            if letters[ahead][1] == letter and letters[ahead - 1][1] in _DROPPED:
                return ahead
        return at
    return at + 1 if at + 1 < len(letters) and letters[at + 1][1] == letter else at
