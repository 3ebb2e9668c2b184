"""Sums, shares, periods, dates, counts: NUM."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest

from contractmodel.diff.values import Edit, Pair
from contractmodel.model import Agreement, Block, BlockType, Severity, Span
from contractmodel.rules.amounts import Amount, amounts, contradicted, may_count
from contractmodel.rules.base import BlockRule, Difference, DiffRule, Statement
from contractmodel.rules.thresholds import SMALL_EDIT
from contractmodel.rules.values import Impact, Stability

_SINGLE = ("money", "share", "period", "date")
_MORE = {
    "money": ("more", "less"),
    "share": ("more", "less"),
    "period": ("longer", "shorter"),
    "count": ("more", "fewer"),
}


class QuantityChanged(DiffRule):
    """Another sum, share, period, date or number."""

    id = "NUM01"
    name = "quantity-changed"
    statement = "A sum, share, period, date or number differs from the model's."
    severity = Severity.ERROR
    impact = Impact.RE_SIGN
    stability = Stability.STABLE

    def judge(self, difference: Difference) -> Iterator[Statement]:
        """One finding for each quantity that stands in another's place, or came or went inside a sentence."""
        for pair in difference.substantive:
            if not pair.before or not pair.after:
                continue
            told: set[tuple[str, int, str, int]] = set()
            for edit in difference.edits(pair):
                if edit.part == "text" and may_count(f"{edit.before_text} {edit.after_text}"):
                    yield from self._of(difference, pair, edit, told)

    def _of(
        self, difference: Difference, pair: Pair, edit: Edit, told: set[tuple[str, int, str, int]]
    ) -> Iterator[Statement]:
        old, new = difference.before[edit.before_path].text, difference.after[edit.after_path].text
        was = _within(amounts(old, edit.before_at), edit.before_at)
        now = _within(amounts(new, edit.after_at), edit.after_at)
        for one, other in _answering(was, now, close=_short(edit)):
            key = (edit.before_path, one.start if one else -1, edit.after_path, other.start if other else -1)
            if key in told:
                continue
            told.add(key)
            if one is not None and other is not None:
                yield self.found(
                    f"“{old[one.start : one.end]}” became “{new[other.start : other.end]}”{_direction(one, other)}",
                    headline=f"“{old[one.start : one.end]}” became “{new[other.start : other.end]}”",
                    pair=pair,
                    edit=edit,
                    subject=one.canonical,
                )
                continue
            alone = one or other
            if alone is None or not _stays(difference, edit) or not _counts_alone(alone, edit, old, new):
                continue
            text = old[alone.start : alone.end] if one else new[alone.start : alone.end]
            home = "table" if difference.after[edit.after_path].type is BlockType.TABLE else "sentence"
            yield self.found(
                f"“{text}” {f'is gone from a {home} that stays' if one else f'was put into a {home}'}.",
                headline=f"“{text}” {'is gone' if one else 'is new'}",
                pair=pair,
                edit=edit,
                subject=alone.canonical,
            )


def _within(found: list[Amount], at: Span) -> list[Amount]:
    """The quantities that an edit at `at` touches, also with its edge only."""
    return [a for a in found if a.start <= at.end and at.start <= a.end]


def _answering(was: list[Amount], now: list[Amount], *, close: bool) -> Iterator[tuple[Amount | None, Amount | None]]:
    """The quantities that differ, kind by kind in order; equal ones cancel out.

    Those of different kinds answer to each other only where they stand `close`.
    """
    gone = Counter(a.canonical for a in was) - Counter(a.canonical for a in now)
    come = Counter(a.canonical for a in now) - Counter(a.canonical for a in was)
    olds = [a for a in was if _taken(gone, a)]
    news = [a for a in now if _taken(come, a)]
    alone: tuple[list[Amount], list[Amount]] = ([], [])
    for kind in (*_SINGLE, "count", "bound"):
        ours, theirs = [a for a in olds if a.kind == kind], [a for a in news if a.kind == kind]
        yield from zip(ours, theirs, strict=False)
        alone[0].extend(ours[len(theirs) :])
        alone[1].extend(theirs[len(ours) :])
    if close:
        yield from zip_longest(*alone)
    else:
        yield from ((one, None) for one in alone[0])
        yield from ((None, other) for other in alone[1])


def _taken(tally: Counter[str], amount: Amount) -> bool:
    tally[amount.canonical] -= 1
    return tally[amount.canonical] >= 0


def _stays(difference: Difference, edit: Edit) -> bool:
    """Whether the sentence that `edit` touches stands in both texts: what came or went whole is told by other rules."""
    change = difference.sentences.get(id(edit))
    return change is None or (change.before is not None and change.after is not None)


def _short(edit: Edit) -> bool:
    return len(edit.before_text.split()) + len(edit.after_text.split()) <= 2 * SMALL_EDIT


def _counts_alone(alone: Amount, edit: Edit, old: str, new: str) -> bool:
    """Whether a quantity without a counterpart is a change of its own: no count, and the sentence stays."""
    if alone.kind not in _SINGLE or not _short(edit):
        return False
    return _often(amounts(old), alone) != _often(amounts(new), alone)


def _often(found: list[Amount], amount: Amount) -> int:
    return sum(a.canonical == amount.canonical for a in found)


def _direction(one: Amount, other: Amount) -> str:
    """How two quantities compare, as the end of a sentence."""
    words = _MORE.get(one.kind)
    if words is None or one.kind != other.kind or one.worth is None or other.worth is None or one.worth == other.worth:
        return "."
    if one.kind != "period" and one.unit.rstrip("s") != other.unit.rstrip("s"):
        return "."
    return f": {words[0] if other.worth > one.worth else words[1]} than in the model."


class NumbersDisagree(BlockRule):
    """Words say one number, figures another."""

    id = "NUM02"
    name = "words-and-figures-disagree"
    statement = "A number is written in words and in figures, and the two differ."
    severity = Severity.ERROR
    impact = Impact.NOTIFY
    stability = Stability.STABLE

    def stirs(self, words: str) -> bool:
        """Only an edit with a number in it can part words and figures."""
        return may_count(words)

    def look(self, document: Agreement, block: Block) -> Iterator[Statement]:  # noqa: ARG002
        """One finding for each such number."""
        for at in contradicted(block.text) if "(" in block.text else ():
            words = at.of(block.text)
            yield self.found(
                f"“{words}” is two numbers: words and figures differ, and nobody can tell which was meant.",
                headline=f"“{words}” is two numbers",
                after=block,
                subject=words,
            )


RULES = (QuantityChanged(), NumbersDisagree())
