"""The sentences that differ: what a rule about provisions looks at, worked out once for all of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, NamedTuple

from contractmodel.diff.values import Edit, Pair
from contractmodel.model import Provision, ProvisionKind, Severity, Span
from contractmodel.rules.alignment import aligned
from contractmodel.rules.base import Difference, DiffRule, Statement
from contractmodel.rules.values import Favours, Finding, Impact

_SAME_ELSEWHERE = 0.5
"""Share of common words from which a sentence gone here and one of its kind come there are one sentence, reworded."""
_MOST_ELSEWHERE = 200
"""Sentences gone or come up to which they are looked for elsewhere: the search is quadratic. A rewrite is not a move."""


class Turned(NamedTuple):
    """A sentence of before and the one of after that answers to it; None where it came or went.

    `edits` are the substantive edits that touch either; empty where the sentence stands in another pair than it did.
    """

    pair: Pair
    before: Provision | None
    after: Provision | None
    edits: tuple[Edit, ...] = ()

    @property
    def both(self) -> tuple[Provision, Provision] | None:
        """The two sentences, None where one is missing."""
        return (self.before, self.after) if self.before is not None and self.after is not None else None


def turned(difference: Difference) -> tuple[Turned, ...]:
    """The sentences that differ, in reading order of the pairs. Reads the provisions of changed pairs only."""
    found = [t for pair in difference.substantive for t in _of_pair(difference, pair)]
    gone = [t for t in found if t.after is None]
    come = [t for t in found if t.before is None]
    if not gone or not come or len(gone) * len(come) > _MOST_ELSEWHERE**2:
        return tuple(found)
    met: dict[int, Turned | None] = {}
    for old in gone:
        new = _elsewhere(old, [t for t in come if id(t) not in met])
        if new is not None and old.before is not None and new.after is not None:
            met[id(old)] = None
            same = old.before.text == new.after.text
            met[id(new)] = None if same else Turned(new.pair, old.before, new.after)
    told = (met.get(id(t), t) for t in found)
    return tuple(t for t in told if t is not None)


def _elsewhere(old: Turned, come: list[Turned]) -> Turned | None:
    best, most = None, _SAME_ELSEWHERE
    for new in come:
        if old.before is None or new.after is None or old.before.kind is not new.after.kind:
            continue
        if old.before.text == new.after.text:
            return new
        one, two = set(old.before.text.casefold().split()), set(new.after.text.casefold().split())
        share = len(one & two) / max(1, len(one | two))
        if share > most:
            best, most = new, share
    return best


def _of_pair(difference: Difference, pair: Pair) -> Iterator[Turned]:
    before = [p for path in pair.before for p in difference.before[path].provisions]
    after = [p for path in pair.after for p in difference.after[path].provisions]
    edits = tuple(e for e in difference.edits(pair) if e.part == "text")
    for old, new in aligned(before, after):
        if not pair.before or not pair.after:
            yield Turned(pair, old, new)
            continue
        touching = tuple(e for e in edits if _touches(e, pair, old, new))
        if touching:
            yield Turned(pair, old, new, touching)


def _touches(edit: Edit, pair: Pair, old: Provision | None, new: Provision | None) -> bool:
    return (
        old is not None
        and old.path == (edit.before_path or pair.before[0])
        and _overlap(edit.before_at, old.at)
        or new is not None
        and new.path == (edit.after_path or pair.after[0])
        and _overlap(edit.after_at, new.at)
    )


def _overlap(one: Span, two: Span) -> bool:
    return one.start < two.end and two.start < one.end


def fact(provision: Provision | None, name: str) -> str:
    """The fact `name` of `provision`, "" where it states none.

    >>> fact(Provision(ProvisionKind.GRANT, "You grant …", facts=(("licence", "CC-BY-4.0"),)), "licence")
    'CC-BY-4.0'
    """
    return next((value for key, value in provision.facts if key == name), "") if provision is not None else ""


def followed(difference: Difference, words: str) -> str:
    """`words` of before as after would say them: case folded, every proved rename carried out."""
    low = words.casefold()
    for old, new in difference.renamed.items():
        low = low.replace(old, new)
    return low


class SentenceRule(DiffRule):
    """A rule about sentences of certain kinds. `turned` is called for each that differs and is of such a kind."""

    kinds: ClassVar[tuple[ProvisionKind, ...]]

    def judge(self, difference: Difference) -> Iterator[Statement]:
        """What this rule says of the sentences that differ, in reading order."""
        for change in difference.sentences:
            if (change.before and change.before.kind in self.kinds) or (
                change.after and change.after.kind in self.kinds
            ):
                yield from self.turned(difference, change)

    def turned(self, difference: Difference, change: Turned) -> Iterator[Statement]:
        """What this rule says of one sentence that differs."""
        raise NotImplementedError

    def say(
        self,
        difference: Difference,
        change: Turned,
        message: str,
        headline: str,
        *,
        edit: Edit | None = None,
        severity: Severity | None = None,
        impact: Impact | None = None,
        favours: Favours | None = None,
        subject: str = "",
    ) -> Finding:
        """A finding about `change`, at `edit` if given, else at the only edit that touches it, else at its blocks."""
        if edit is None and len(change.edits) == 1:
            edit = change.edits[0]
        return self.found(
            message,
            headline=headline,
            pair=change.pair,
            edit=edit,
            before=difference.before[change.before.path] if change.before else difference.before_block(change.pair),
            after=difference.after[change.after.path] if change.after else difference.after_block(change.pair),
            severity=severity,
            impact=impact,
            favours=favours,
            subject=subject,
        )


def quoted(text: str, limit: int = 90) -> str:
    """`text` in quotation marks, cut at a word where it is longer than `limit` characters.

    >>> quoted("You keep all rights in the article.", 20)
    '“You keep all rights…”'
    """
    words = " ".join(text.split()).rstrip(".;, ")
    cut = words if len(words) <= limit else words[:limit].rsplit(" ", 1)[0] + "…"
    return f"“{cut}”"
