"""What rules about sentences share: the walk over those that differ, their facts, and how to speak of one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from contractmodel.diff.values import Edit
from contractmodel.model import Provision, ProvisionKind, Severity
from contractmodel.rules.alignment import Changed
from contractmodel.rules.base import Difference, DiffRule, Statement
from contractmodel.rules.values import Favours, Finding, Impact


def fact(provision: Provision | None, name: str) -> str:
    """The fact `name` of `provision`, "" where it states none.

    >>> fact(Provision(ProvisionKind.GRANT, "You grant …", facts=(("licence", "CC-BY-4.0"),)), "licence")
    'CC-BY-4.0'
    """
    return next((value for key, value in provision.facts if key == name), "") if provision is not None else ""


def both(change: Changed) -> tuple[Provision, Provision] | None:
    """The sentence of before and the one of after, None where one is missing."""
    return (change.before, change.after) if change.before is not None and change.after is not None else None


def followed(difference: Difference, words: str) -> str:
    """`words` of before as after would say them: case folded, every rename carried out, also one that is not proved.

    A rename has a finding of its own; here it would only be told again.
    """
    low = words.casefold()
    for rename in difference.comparison.renames:
        low = low.replace(rename.before.casefold(), rename.after.casefold())
    return low


class SentenceRule(DiffRule):
    """A rule about sentences of certain kinds. `turned` is called for each that differs and is of such a kind."""

    kinds: ClassVar[tuple[ProvisionKind, ...]]

    def judge(self, difference: Difference) -> Iterator[Statement]:
        """What this rule says of the sentences that differ, in reading order."""
        for change in difference.changed:
            if (change.before and change.before.kind in self.kinds) or (
                change.after and change.after.kind in self.kinds
            ):
                yield from self.turned(difference, change)

    def turned(self, difference: Difference, change: Changed) -> Iterator[Statement]:
        """What this rule says of one sentence that differs."""
        raise NotImplementedError

    def say(
        self,
        difference: Difference,
        change: Changed,
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
