"""The words of a pair with its edits marked, whole and cut to what a screen can hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from contractmodel.diff.values import Comparison, Edit, Pair, Significance, Witness
from contractmodel.model import Block, Clause, Signature
from contractmodel.report import thresholds
from contractmodel.report.places import Places
from contractmodel.report.values import Piece, Quote
from contractmodel.report.visible import visible

_MARKED = ("insert", "delete")


def quote(comparison: Comparison, pair: Pair, names: Places, *, neutral: str = "after") -> Quote:
    """The whole words of `pair` in the order of `after`: what stayed, what went, what came. Linear in the text.

    Neutral differences show what `after` says (or `before`, if `neutral` says so), as `neutral`; a slot that is still
    open shows as `blank`.
    """
    before, after = comparison.before_blocks(pair), comparison.after_blocks(pair)
    if not after:
        return _joined(Piece("delete", words(block)) for block in before)
    if not before:
        return _joined(Piece("insert", words(block)) for block in after)
    pieces: list[Piece] = []
    left = list(pair.edits)
    for i, block in enumerate(after):
        if i:
            pieces.append(Piece("break", names.short(block.path)))
        own = [
            e for e in left if e.after_path in ("", block.path) or (len(after) == 1 and e.after_path not in pair.after)
        ]
        left = [e for e in left if e not in own]
        source = before[min(i, len(before) - 1)]
        pieces += _block(comparison, source, block, own, neutral)
    pieces += [Piece("delete", e.before_text) for e in left if e.before_text]
    return _joined(pieces)


def words(block: Block) -> str:
    """All of a block's own words as people read them: heading, text; a signature's printed words."""
    heading = block.heading if isinstance(block, Clause) else None
    return f"{heading} {block.text}".strip() if heading else block.text


def _block(comparison: Comparison, before: Block, after: Block, edits: list[Edit], neutral: str) -> Iterator[Piece]:
    parts: dict[str, list[Edit]] = {}
    for edit in edits:
        parts.setdefault(edit.part, []).append(edit)
    if isinstance(after, Clause) and (after.heading or "heading" in parts):
        old = before.heading if isinstance(before, Clause) else None
        yield from _part(old or "", after.heading or "", parts.get("heading", []), [], neutral)
        yield Piece("same", " ")
    yield from _part(before.text, after.text, parts.get("text", []), _open_slots(comparison, after), neutral)
    for part, own in parts.items():
        if not part.startswith("field:"):
            continue
        name = part[6:]
        printed = next((f.printed for f in _fields(after) + _fields(before) if f.name == name), "") or f"{name}:"
        yield Piece("same", f" {printed} ")
        for edit in own:
            if edit.significance is Significance.SUBSTANTIVE:
                yield Piece("delete", edit.before_text)
                yield Piece("insert", edit.after_text)
            else:
                yield Piece("neutral", edit.after_text if neutral == "after" else edit.before_text)


def _fields(block: Block) -> tuple:  # type: ignore[type-arg]
    return block.fields if isinstance(block, Signature) else ()


def _open_slots(comparison: Comparison, block: Block) -> list[int]:
    """Where the open blanks of an after block stand: none, where a value above or below its rule fills one."""
    slots = sorted(s.offset for s in comparison.after.slots if s.path == block.path and s.field is None and not s.text)
    still = sum(1 for fill in comparison.fills if fill.path == block.path and not fill.text.strip())
    return slots if len(slots) <= still or not comparison.fills else []


def _part(before: str, after: str, edits: Iterable[Edit], blanks: list[int], neutral: str) -> Iterator[Piece]:
    """One part of a block: `after` with what `edits` took out of `before` put back as deletions."""
    at = 0
    for edit in sorted(edits, key=lambda e: (e.after_at, e.before_at)):
        start, end = min(max(edit.after_at.start, at), len(after)), min(max(edit.after_at.end, at), len(after))
        yield from _same(after, at, start, blanks)
        gone = edit.before_at.of(before) or edit.before_text
        come = after[start:end]
        if edit.significance is Significance.SUBSTANTIVE:
            yield Piece("delete", gone)
            yield Piece("insert", come)
        elif edit.significance is Significance.NONE:
            yield Piece("same", come)
        else:
            yield Piece("neutral", come if neutral == "after" else gone)
        at = end
    yield from _same(after, at, len(after), blanks)


def _same(text: str, start: int, end: int, blanks: list[int]) -> Iterator[Piece]:
    """Kept words, with the blanks that stand among them or at their end; those are taken off the list."""
    at = start
    while blanks and blanks[0] <= end:
        blank = max(blanks.pop(0), at)
        yield Piece("same", text[at:blank])
        yield Piece("blank", "____")
        at = blank
    yield Piece("same", text[at:end])


def _joined(pieces: Iterable[Piece]) -> Quote:
    """Pieces made fit to show: nothing empty, white space outside the marks, neighbours of one kind in one piece."""
    done: list[Piece] = []
    for kind, raw in pieces:
        text = visible(raw)
        if kind in ("same", "neutral"):
            _add(done, kind, text)
        elif kind in _MARKED:
            core = text.strip()
            if not core:
                _add(done, "same", " ") if text else None
                continue
            _add(done, "same", " " if text[0] == " " else "")
            _add(done, kind, core)
            _add(done, "same", " " if text[-1] == " " else "")
        else:
            _add(done, "same", " ")
            done.append(Piece(kind, text))
            _add(done, "same", " ")
    return tuple(_spaced(done))


def _add(done: list[Piece], kind: str, text: str) -> None:
    if not text:
        return
    if done and done[-1].kind == kind and kind in ("same", "neutral"):
        done[-1] = Piece(kind, done[-1].text + text)
    else:
        done.append(Piece(kind, text))


def _spaced(pieces: list[Piece]) -> Iterator[Piece]:
    """A space between a deletion and what replaces it; single spaces everywhere else."""
    last = ""
    for i, (kind, text) in enumerate(pieces):
        shown = " ".join(text.split(" ")) if "  " not in text else " ".join(text.split())
        if "  " in text:
            shown = (" " if text[0] == " " else "") + shown + (" " if text[-1] == " " else "")
        if kind in _MARKED and i and pieces[i - 1].kind in _MARKED and not last.endswith(" "):
            yield Piece("same", " ")
        if last.endswith(" ") and shown.startswith(" "):
            shown = shown[1:]
        if shown:
            yield Piece(kind, shown)
            last = shown


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
    marked = [i for i, p in enumerate(quote) if p.kind in (*_MARKED, "break")]
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


def edits_of(pair: Pair, witness: Witness) -> tuple[Edit, ...]:
    """The edits of `pair` that `witness` proves neutral, in order."""
    return tuple(e for e in pair.edits if e.witness is witness)
