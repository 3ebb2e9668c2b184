"""The words of one block, or of a pair of blocks with its edits, as runs that stayed, went or came."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from contractmodel.diff.values import Edit, Pair, Significance
from contractmodel.export.agreement_text import after_heading, signature_lines
from contractmodel.model import Block, BlockType, Clause, Signature, normal


class Tracked(NamedTuple):
    """What became of words: "" stayed, `insert`, `delete`, or `from` and `to` for the two places of a move.

    `proved` says that the difference is neutral, by proof.
    """

    how: str = ""
    proved: bool = False


KEPT = Tracked()
_WENT, _CAME = Tracked("delete", proved=True), Tracked("insert", proved=True)


class Run(NamedTuple):
    r"""Words of one kind; `\t` and `\n` in them are a tab and a line's end. With `note`, a footnote's mark."""

    text: str
    tracked: Tracked = KEPT
    bold: bool = False
    note: int = 0


class Stand(NamedTuple):
    """What stands in a text and is none of it, at `offset`: the rule of a blank, or the mark of the footnote `note`.

    `shared` says that the other side has this note, too, in the block that answers to this one.
    """

    offset: int
    rule: str = ""
    note: int = 0
    shared: bool = False


def paragraphs_of(block: Block, stands: Sequence[Stand] = ()) -> list[tuple[Run, ...]]:
    r"""The paragraphs of `block` by itself; a signature block has one for each line.

    >>> (runs,) = paragraphs_of(Clause(label="2.", heading="Term", text="It ends."), [Stand(8, note=1)])
    >>> [(run.text, run.note) for run in runs]
    [('2.\t', 0), ('Term', 0), ('\n', 0), ('It ends.', 0), ('', 1)]
    """
    if isinstance(block, Signature):
        return [(Run(line),) for line in signature_lines(block)] or [()]
    runs = [Run(lead_of(block))]
    heading = heading_of(block)
    if heading:
        runs += [Run(heading, bold=True), Run(after_heading(heading, block.text) if block.text else "")]
    return [_shown([*runs, *_Words((), stands).kept(block.text, (0, 0), (0, len(block.text)))])]


def reworded(
    pair: Pair, before: Block, after: Block, stands: tuple[Sequence[Stand], Sequence[Stand]]
) -> list[tuple[Run, ...]]:
    """The paragraphs of two blocks that answer to each other, with the blanks and marks that stand in either.

    What no edit explains went and came whole.
    """
    if isinstance(before, Signature) or isinstance(after, Signature):
        return _lines(before, after, proved=pair.significance is not Significance.SUBSTANTIVE)
    old, new = lead_of(before), lead_of(after)
    tab = "\t" if old[-1:] == new[-1:] == "\t" else ""
    runs = [*_changed(old.removesuffix(tab), new.removesuffix(tab), proved=True), Run(tab)]
    old, new = heading_of(before), heading_of(after)
    if old or new:
        own = [edit for edit in pair.edits if edit.part == "heading"]
        runs += [run._replace(bold=True) for run in _Words((), ()).marked(old, new, own)]
        ends = [after_heading(h, b.text) if h and b.text else "" for h, b in ((old, before), (new, after))]
        runs += _changed(*ends, proved=True)
    own = [edit for edit in pair.edits if edit.part == "text"]
    return [_shown([*runs, *_Words(*stands).marked(before.text, after.text, own)])]


def _shown(runs: Sequence[Run]) -> tuple[Run, ...]:
    return tuple(run for run in runs if run.text or run.note)


def lead_of(block: Block) -> str:
    r"""What is printed before the words: a label or a bullet.

    >>> lead_of(Clause(label="2.", text="It ends."))
    '2.\t'
    """
    if isinstance(block, Clause) and block.label:
        return f"{block.label}\t"
    return "•\t" if block.type is BlockType.ITEM else ""


def heading_of(block: Block) -> str:
    """The heading of `block`, "" for none.

    >>> heading_of(Clause(label="2.", heading="Term"))
    'Term'
    """
    return (block.heading or "") if isinstance(block, Clause) else ""


def _changed(before: str, after: str, *, proved: bool) -> list[Run]:
    if before == after:
        return [Run(after)]
    return [Run(before, Tracked("delete", proved)), Run(after, Tracked("insert", proved))]


def _lines(before: Block, after: Block, *, proved: bool) -> list[tuple[Run, ...]]:
    """A signature block line by line; where lines came or went, its old lines, then its new ones."""
    old, new = (["".join(run.text for run in line) for line in paragraphs_of(block)] for block in (before, after))
    if len(old) == len(new):
        return [_shown(_line(one, other, proved=proved)) for one, other in zip(old, new, strict=True)]
    return [_shown(_changed("\n".join((*old, "")), "\n".join(new), proved=proved))]


def _line(before: str, after: str, *, proved: bool) -> list[Run]:
    """One line of a signature block: the words that it begins with on both sides stay."""
    kept = 0
    for old, new in zip(before.split(), after.split(), strict=False):
        if old != new:
            break
        kept += 1
    head = " ".join(before.split()[:kept])
    rest = [" ".join(("", *side.split()[kept:])) if kept else side for side in (before, after)]
    return [Run(head), *_changed(*rest, proved=proved)]


class _Words:
    """The words of one part of a pair, gone through once, with what stands in them on both sides."""

    def __init__(self, before: Sequence[Stand], after: Sequence[Stand]) -> None:
        self.before, self.after = sorted(before), sorted(after)

    def marked(self, before: str, after: str, edits: Sequence[Edit]) -> list[Run]:
        """`after` with what `edits` took out of `before` put back."""
        runs: list[Run] = []
        at, old = 0, 0
        for edit in sorted(edits, key=lambda one: (one.after_at, one.before_at)):
            start, gone = edit.after_at.start, edit.before_at.start
            if start < at or gone < old or normal(before[old:gone]) != normal(after[at:start]):
                return self._whole(before, after)
            runs += self.kept(after, (old, gone), (at, start))
            at, old = edit.after_at.end, edit.before_at.end
            proved = edit.significance is not Significance.SUBSTANTIVE
            runs += self._edited(before[gone:old], after[start:at], (gone, start), proved=proved)
        if normal(before[old:]) != normal(after[at:]):
            return self._whole(before, after)
        return [*runs, *self.kept(after, (old, len(before)), (at, len(after)))]

    def _edited(self, went: str, came: str, places: tuple[int, int], *, proved: bool) -> list[Run]:
        """Words that went and came at `places`, with what stands inside them."""
        gone = _inside(self.before, places[0], len(went))
        come = _inside(self.after, places[1], len(came))
        self.before, self.after = self.before[len(gone) :], self.after[len(come) :]
        if went == came and not gone and not come:
            return [Run(came)]
        old = _with(went, gone, Tracked("delete", proved))
        return old + _with(came, come, Tracked("insert", proved))

    def _whole(self, before: str, after: str) -> list[Run]:
        marks = [stand for stand in self.after if stand.note]
        self.after = [stand._replace(offset=len(after)) for stand in marks]
        return [*_changed(before, after, proved=False), *self.kept(after, (len(before),) * 2, (len(after),) * 2)]

    def kept(self, after: str, old: tuple[int, int], new: tuple[int, int]) -> list[Run]:
        """The words `after[new]`, which stayed, with what stands in them or at their end on either side."""
        gone = [(new[0] + max(one.offset - old[0], 0), one) for one in self.before if one.offset <= old[1]]
        come = [(max(one.offset, new[0]), one) for one in self.after if one.offset <= new[1]]
        self.before, self.after = self.before[len(gone) :], self.after[len(come) :]
        runs: list[Run] = []
        at = new[0]
        for place in sorted({min(place, new[1]) for place, _ in (*gone, *come)}):
            runs.append(Run(after[at:place]))
            went = [one for where, one in gone if min(where, new[1]) == place]
            came = [one for where, one in come if where == place]
            runs += _standing(went, came, after[:place], after[place : place + 1])
            at = place
        return [*runs, Run(after[at : new[1]])]


def _inside(stands: Sequence[Stand], start: int, length: int) -> list[Stand]:
    """What stands inside the words at `start`, by its offset in them."""
    return [one._replace(offset=max(one.offset - start, 0)) for one in stands if one.offset < start + length]


def _with(words: str, stands: Sequence[Stand], tracked: Tracked) -> list[Run]:
    """`words` with what stands in them, all `tracked` alike; a note that the other side shares is kept there."""
    runs: list[Run] = []
    at = 0
    for one in stands:
        runs.append(Run(words[at : one.offset], tracked))
        if one.rule:
            runs += _standing((), [one], words[: one.offset], words[one.offset : one.offset + 1])
        elif not (one.shared and tracked.how == "delete"):
            runs.append(Run("", note=one.note))
        at = one.offset
    return [run._replace(tracked=tracked) for run in (*runs, Run(words[at:]))]


def _standing(went: Sequence[Stand], came: Sequence[Stand], before: str, following: str) -> list[Run]:
    """What stands at one place between the words `before` and the letter `following`."""
    runs: list[Run] = []
    old, new = (" ".join(one.rule for one in side if one.rule) for side in (went, came))
    if old or new:
        space = " " if before and not before[-1].isspace() else ""
        runs += [Run(space), *([Run(new)] if old == new else [Run(old, _WENT), Run(new, _CAME)])]
        runs.append(Run(" " if following.isalnum() or following in tuple("([“\"'‘") else ""))
    runs += [Run("", KEPT if one.shared else _CAME, note=one.note) for one in came if one.note]
    return runs + [Run("", _WENT, note=one.note) for one in went if one.note and not one.shared]
