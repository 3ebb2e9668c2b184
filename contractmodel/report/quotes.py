"""The words of a pair with its edits marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from contractmodel.diff.values import Comparison, Edit, Pair, Significance
from contractmodel.model import Block, Clause, Signature, SignatureField, Span
from contractmodel.report.places import Places
from contractmodel.report.values import Piece, Quote
from contractmodel.report.visible import visible

_MARKED = ("insert", "delete")


def whole(comparison: Comparison, pairs: Sequence[Pair], names: Places) -> Quote:
    """What `pairs` say that were added, or removed, together: the first, then each under its name."""
    first, *rest = pairs
    pieces = list(quote(comparison, first, names))
    for pair in rest:
        pieces.append(Piece("break", names.short((pair.after or pair.before)[0])))
        pieces += quote(comparison, pair, names)
    return tuple(pieces)


def quote(comparison: Comparison, pair: Pair, names: Places) -> Quote:
    """The whole words of `pair` in the order of `after`: what stayed, what went, what came. Linear in the text.

    Neutral differences show what `after` says, as `neutral`; a slot that is still open shows as `blank`.
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
        alone = len(after) == 1
        mine = [e.after_path == block.path or alone or (not e.after_path and not i) for e in left]
        own = [e for e, is_mine in zip(left, mine, strict=True) if is_mine]
        left = [e for e, is_mine in zip(left, mine, strict=True) if not is_mine]
        pieces += _block(comparison, before[min(i, len(before) - 1)], block, own)
    pieces += [Piece("delete", e.before_text) for e in left if e.before_text]
    return _joined(pieces)


def half(comparison: Comparison, pair: Pair, side: str, names: Places) -> Quote:
    """What one side of `pair` says by itself: `side` is `before` (deletions marked) or `after` (insertions marked)."""
    is_before = side == "before"
    blocks = comparison.before_blocks(pair) if is_before else comparison.after_blocks(pair)
    alone = not (pair.before and pair.after)
    if alone:
        return _joined(Piece("delete" if is_before else "insert", words(block)) for block in blocks)
    pieces: list[Piece] = []
    for i, block in enumerate(blocks):
        if i:
            pieces.append(Piece("break", names.short(block.path)))
        agreement = comparison.before if is_before else comparison.after
        own = [_Seen.of(e, is_before) for e in pair.edits]
        own = [seen for seen in own if seen.path in ("", block.path)]
        heading = block.heading if isinstance(block, Clause) else None
        if heading:
            pieces += [*_told(heading, [s for s in own if s.part == "heading"], []), Piece("same", _after(heading))]
        blanks = [s.offset for s in agreement.slots if s.path == block.path and s.field is None and not s.text]
        if not is_before:
            blanks = _open_slots(comparison, block)
        pieces += _told(block.text, [s for s in own if s.part == "text"], sorted(blanks))
        pieces += [Piece(seen.kind, f" {seen.text}") for seen in own if seen.part.startswith("field:")]
    return _joined(pieces)


class _Seen(NamedTuple):
    """An edit as one side shows it."""

    kind: str
    at: Span
    path: str
    part: str
    text: str

    @classmethod
    def of(cls, edit: Edit, is_before: bool) -> _Seen:
        marked = "delete" if is_before else "insert"
        kind = {Significance.SUBSTANTIVE: marked, Significance.NONE: "same"}.get(edit.significance, "neutral")
        if kind == marked and edit.before_text == edit.after_text:
            kind = "cited"
        if is_before:
            return cls(kind, edit.before_at, edit.before_path, edit.part, edit.before_text)
        return cls(kind, edit.after_at, edit.after_path, edit.part, edit.after_text)


def _told(text: str, seen: list[_Seen], blanks: list[int]) -> Iterator[Piece]:
    """`text` with the places of edits marked."""
    at = 0
    for kind, place, *_ in sorted(seen, key=lambda s: s.at):
        start, end = min(max(place.start, at), len(text)), min(max(place.end, at), len(text))
        yield from _same(text, at, start, blanks)
        yield Piece(kind, text[start:end])
        at = end
    yield from _same(text, at, len(text), blanks)


def words(block: Block) -> str:
    """All of a block's own words as people read them: heading, text; a signature's printed words."""
    heading = block.heading if isinstance(block, Clause) else None
    return f"{heading}{_after(heading) if block.text else ''}{block.text}" if heading else block.text


def _after(heading: str) -> str:
    """What parts a heading from the words that follow it on one line: a stop, if it has no stop of its own."""
    return " " if heading.endswith((".", ":", "?", "!", "—", "–", "-", ";", ",")) else ". "


def _block(comparison: Comparison, before: Block, after: Block, edits: list[Edit]) -> Iterator[Piece]:
    parts: dict[str, list[Edit]] = {}
    for edit in edits:
        parts.setdefault(edit.part, []).append(edit)
    if isinstance(after, Clause) and (after.heading or "heading" in parts):
        yield from _part(after.heading or "", parts.get("heading", []), [])
        yield Piece("same", _after(after.heading or "") if after.text else " ")
    yield from _part(after.text, parts.get("text", []), _open_slots(comparison, after))
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
                yield Piece("neutral", edit.after_text)


def _fields(block: Block) -> tuple[SignatureField, ...]:
    return block.fields if isinstance(block, Signature) else ()


def _open_slots(comparison: Comparison, block: Block) -> list[int]:
    """Where the open blanks of an after block stand: none, where a value above or below its rule fills one."""
    slots = sorted(s.offset for s in comparison.after.slots if s.path == block.path and s.field is None and not s.text)
    still = sum(1 for fill in comparison.fills if fill.path == block.path and not fill.text.strip())
    return slots if len(slots) <= still or not comparison.fills else []


def _part(after: str, edits: Iterable[Edit], blanks: list[int]) -> Iterator[Piece]:
    """One part of a block: `after` with what `edits` took out of before put back as deletions."""
    at = 0
    for edit in sorted(edits, key=lambda e: (e.after_at, e.before_at)):
        start, end = min(max(edit.after_at.start, at), len(after)), min(max(edit.after_at.end, at), len(after))
        yield from _same(after, at, start, blanks)
        come = after[start:end]
        if edit.significance is Significance.SUBSTANTIVE:
            yield from _substantive(edit.before_text, come)
        else:
            yield Piece("same" if edit.significance is Significance.NONE else "neutral", come)
        at = end
    yield from _same(after, at, len(after), blanks)


def _substantive(gone: str, come: str) -> Iterator[Piece]:
    """What went and what came; words that stayed and now cite another clause are `cited`."""
    if gone == come:
        yield Piece("cited", come)
    else:
        yield Piece("delete", gone)
        yield Piece("insert", come)


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
        if kind in ("same", "neutral", "cited"):
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
        if i and not last.endswith(" ") and _parted(pieces[i - 1], kind, shown):
            yield Piece("same", " ")
            last = " "
        if last.endswith(" ") and shown.startswith(" "):
            shown = shown[1:]
        if shown:
            yield Piece(kind, shown)
            last = shown


def _parted(last: Piece, kind: str, shown: str) -> bool:
    """Whether a space belongs between two pieces: between edits, and behind the end of a block that went."""
    if last.kind not in _MARKED:
        return False
    return kind in _MARKED or (last.kind == "delete" and last.text[-1:] in (":", ";", ".") and shown[:1].isalnum())
