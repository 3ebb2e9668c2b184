"""Sentences without an end, brackets without a partner: TXT."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractmodel.model import Agreement, Block, BlockType, Clause, Severity
from contractmodel.patterns import compiled
from contractmodel.rules.base import BlockRule, Statement
from contractmodel.rules.values import Stability

_PROSE = (BlockType.CLAUSE, BlockType.PARAGRAPH, BlockType.ITEM, BlockType.RECITAL)
_GOES_ON = frozenset((
    "the", "a", "an", "of", "to", "by", "with", "for", "from", "in", "on", "at", "that", "which", "whose", "as", "than",
    "if", "unless", "shall", "will", "must", "may", "is", "are", "be", "its", "their", "your", "our", "this",
    "such", "each", "into", "under", "between", "including", "where", "when", "because", "and", "or", "but", "nor",
))  # fmt: skip
_STOPPED = frozenset(("the.", "an.", "and.", "or.", "their.", "your.", "our.", "its."))
_JOINS = frozenset(("and", "or", "but", "nor", "and/or"))


class SentenceFragment(BlockRule):
    """Words that stop in mid-sentence."""

    id = "TXT01"
    name = "sentence-fragment"
    statement = "A sentence breaks off: it has no end."
    severity = Severity.NOTE
    stability = Stability.STABLE

    def look(self, document: Agreement, block: Block) -> Iterator[Statement]:
        """One finding for a block whose last word cannot end a sentence, and nothing goes on from it."""
        words = block.text.split()
        if block.type not in _PROSE or block.body or len(words) < 2:
            return
        if words[-1].casefold() not in _GOES_ON and words[-1] not in _STOPPED:
            return
        if words[-1] == words[-1].upper() and not block.text.isupper():
            return
        last = words[-1].casefold()
        if any(s.path == block.path and s.offset >= len(block.text) - 1 for s in document.slots):
            return
        if block.type is BlockType.RECITAL and last in _JOINS:
            return
        behind = _behind(document, block)
        if words[-1] not in _STOPPED and any(_reads_on(block, one, last) for one in behind):
            return
        tail = " ".join(words[-6:])
        yield self.found(
            f"The sentence breaks off after “{tail}”.",
            headline="a sentence breaks off",
            after=block,
            subject=tail,
        )


def _behind(document: Agreement, block: Block) -> list[Block]:
    """The two blocks that are printed after `block`."""
    order = list(document.by_path)
    at = order.index(block.path)
    return [document[path] for path in order[at + 1 : at + 3]]


def _reads_on(block: Block, following: Block, last: str) -> bool:
    """Whether what follows may go on from an unfinished block: a list, a table, words in lower case, an item."""
    if following.type in (BlockType.ITEM, BlockType.TABLE) or following.text[:1].islower():
        return True
    if isinstance(following, Clause):
        listed = last in _JOINS and (block.text.split()[-2][-1] in ",;" or not _opens_sentence(following))
        return listed or not isinstance(block, Clause)
    return False


def _opens_sentence(block: Block) -> bool:
    """Whether `block` begins as a sentence does, and ends as one."""
    return block.text[:1].isupper() and block.text.rstrip().endswith(".")


class BracketUnmatched(BlockRule):
    """A bracket opens and never closes."""

    id = "TXT02"
    name = "bracket-unmatched"
    statement = "A bracket opens and does not close, or closes and did not open."
    severity = Severity.NOTE
    stability = Stability.STABLE

    def stirs(self, words: str) -> bool:
        """Only an edit with a bracket in it can leave one alone."""
        return any(c in words for c in "()[]")

    def look(self, document: Agreement, block: Block) -> Iterator[Statement]:
        """One finding for the first such bracket of a block; a list's brackets are counted over the whole clause."""
        if not block.text or block.type in (BlockType.TABLE, BlockType.SIGNATURE):
            return
        at = _unmatched(block.text)
        if at is None or _unmatched(_whole(document, block)) is None:
            return
        around = " ".join(block.text[max(0, at - 24) : at + 25].split())
        opens = block.text[at] in "(["
        yield self.found(
            f"“{block.text[at]}” {'never closes' if opens else 'closes what did not open'}: “… {around} …”.",
            headline="a bracket without its partner",
            after=block,
            subject=around,
        )


_PAIRS = {")": "(", "]": "["}


def _unmatched(text: str) -> int | None:
    """The offset of the first bracket without a partner, None if all may have one.

    A bracket behind a letter or number ("a)", "§ 4.b)") may be a list label's: the text is unmatched only if it is so
    whether those count or not.
    """
    if not any(c in text for c in "()[]"):
        return None
    if _first_unmatched(text, frozenset(), inside=False) is None:
        return None
    labels = frozenset(m.end() - 1 for m in _label_ends().finditer(text))
    if _first_unmatched(text, labels, inside=False) is None:
        return None
    return _first_unmatched(text, labels, inside=True)


def _first_unmatched(text: str, labels: frozenset[int], *, inside: bool) -> int | None:
    """The first bracket without a partner, where `labels` are passed over; within brackets only if `inside`."""
    waiting: list[tuple[str, int]] = []
    for met in compiled(r"[()\[\]]").finditer(text):
        if met.start() in labels and (inside or not waiting):
            continue
        if met[0] in "([":
            waiting.append((met[0], met.start()))
        elif waiting and waiting[-1][0] == _PAIRS[met[0]]:
            waiting.pop()
        else:
            return met.start()
    return waiting[0][1] if waiting else None


def _label_ends() -> re.Pattern[str]:
    return compiled(r"(?<![A-Za-z])(?:[A-Za-z]|[ivxlcIVXLC]{1,6}|\d{1,3})\)|[:;]-?[()]")


def _whole(document: Agreement, block: Block) -> str:
    """The words of the outermost clause that `block` stands in, its own and those inside it."""
    path = block.path
    while document.parents[path]:
        path = document.parents[path]
    return "\n".join(one.text for one in document[path].walk())


RULES = (SentenceFragment(), BracketUnmatched())
