"""Quotes cut to what a screen can hold: the words around each edit, the ends of long ones."""

from __future__ import annotations

from collections.abc import Iterator

from contractmodel.report import thresholds
from contractmodel.report.values import Piece, Quote

_MARKED = ("insert", "delete")


def shortened(quote: Quote, *, crowded: bool = False) -> Quote:
    """`quote` with the words around its edits and no more; long insertions and deletions keep their ends.

    `crowded` halves what an edit may show, for reports of many differences. A gap's text says how many words it hides
    inside an edit, and is empty between edits.

    >>> far = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    >>> "".join(p.text or "…" for p in shortened((Piece("same", far), Piece("insert", "not"), Piece("same", " so."))))
    '… nine ten eleven twelve thirteen fourteen not so.'
    """
    share = 2 if crowded else 1
    limits = {"insert": thresholds.LONGEST_INSERTION // share, "delete": thresholds.LONGEST_DELETION // share}
    marked = {i for i, p in enumerate(quote) if p.kind in (*_MARKED, "break", "cited")}
    if not marked:
        return tuple(_ends(quote))
    done: list[Piece] = []
    run: list[Piece] = []
    for i, piece in enumerate(quote):
        if i not in marked:
            run.append(piece)
            continue
        done += _stretch(run, first=not done, last=False)
        run = []
        done += _cut(piece, limits.get(piece.kind, 0))
    done += _stretch(run, first=False, last=True)
    return tuple(done)


def _ends(quote: Quote) -> Iterator[Piece]:
    """The opening words of a quote that holds no edit."""
    yield from _stretch(list(quote), first=False, last=True, around=thresholds.KEPT_ENDS)


def _cut(piece: Piece, limit: int) -> Iterator[Piece]:
    tokens = piece.text.split(" ")
    if not limit or len(tokens) <= limit + thresholds.SHORTEST_GAP:
        yield piece
        return
    head = tokens[: limit - thresholds.KEPT_ENDS]
    tail = tokens[-thresholds.KEPT_ENDS :]
    yield Piece(piece.kind, " ".join(head))
    yield Piece("gap", f"{len(tokens) - len(head) - len(tail)} more words")
    yield Piece(piece.kind, " ".join(tail))


def _stretch(run: list[Piece], *, first: bool, last: bool, around: int = thresholds.WORDS_AROUND) -> Iterator[Piece]:
    """A stretch between two edits (or before the first, after the last): its ends, and a gap for what is between."""
    tokens = _words(run)
    head = 0 if first else around
    tail = 0 if last else around
    if len(tokens) < head + tail + thresholds.SHORTEST_GAP:
        yield from run
        return
    if first:
        tail = _from_sentence_start(tokens, tail)
        if tail == len(tokens):
            yield from run
            return
    if head:
        yield from _pieces(tokens[:head], " " if run[0].text.startswith(" ") else "")
        yield Piece("same", " ")
    yield Piece("gap", "")
    if tail:
        yield Piece("same", " ")
        yield from _pieces(tokens[-tail:], "")
        if run[-1].text.endswith(" "):
            yield Piece("same", " ")


Word = list[tuple[str, str]]
"""A word: mostly one (kind, text), several where a proved difference ends inside it."""


def _words(run: list[Piece]) -> list[Word]:
    """The words of `run`, parted at spaces only."""
    words: list[Word] = []
    joined = False
    for kind, text in run:
        for i, part in enumerate(text.split(" ")):
            joined = joined and i == 0
            if part:
                if joined:
                    words[-1].append((kind, part))
                else:
                    words.append([(kind, part)])
            joined = bool(part)
    return words


def _from_sentence_start(words: list[Word], tail: int) -> int:
    """How many words to keep before the first edit: from the start of its sentence, if that is near."""
    for n in range(tail, min(2 * tail, len(words)) + 1):
        if n == len(words) or words[len(words) - n - 1][-1][1].endswith((".", ";", ":")):
            return n
    return tail


def _pieces(words: list[Word], space: str) -> Iterator[Piece]:
    """`words` as pieces again, `space` before the first and one between each."""
    done: list[Piece] = []
    for word in words:
        for i, (kind, text) in enumerate(word):
            lead = space if i == 0 else ""
            if done and done[-1].kind == kind:
                done[-1] = Piece(kind, done[-1].text + lead + text)
            elif lead and kind != "same":
                done += [Piece("same", lead), Piece(kind, text)]
            else:
                done.append(Piece(kind, lead + text))
        space = " "
    return iter(done)
