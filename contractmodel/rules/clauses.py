"""What rules about a kind of clause share: it came, it went, or its typed details differ."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from contractmodel.model import Polarity, Provision
from contractmodel.rules.base import Difference, Statement
from contractmodel.rules.sentences import SentenceRule, fact, followed, quoted


class ClauseRule(SentenceRule):
    """A rule about clauses of certain kinds. It speaks once of each clause that came or went, and of each that differs.

    `what` names the clause in plain words. `came` and `went` say which of the two it speaks of.
    """

    what: ClassVar[str]
    came: ClassVar[bool] = True
    went: ClassVar[bool] = True

    def judge(self, difference: Difference) -> Iterator[Statement]:
        """What this rule says of the sentences that differ, in reading order."""
        told: set[tuple[int, bool]] = set()
        for change in difference.changed:
            before, after = change.before, change.after
            if before is not None and after is not None:
                if self._mine(difference, before) and self._mine(difference, after):
                    words = self.differs(difference, before, after)
                    if words:
                        yield self.say(difference, change, f"{words}.", f"{self.what}: other terms")
                continue
            only = before or after
            if only is None or not (self.came if after else self.went) or not self._mine(difference, only):
                continue
            key = (id(change.pair), after is not None)
            if key not in told:
                told.add(key)
                how = "New" if after else "Gone"
                yield self.say(difference, change, f"{how}: {quoted(only.text)}.", f"{self.what}: {how.lower()}")

    def _mine(self, difference: Difference, provision: Provision) -> bool:
        return provision.kind in self.kinds and self.counts(difference, provision)

    def counts(self, difference: Difference, provision: Provision) -> bool:  # noqa: ARG002
        """Whether a sentence of these kinds is one that the rule is about."""
        return True

    def differs(self, difference: Difference, before: Provision, after: Provision) -> str:
        """What differs between two sentences that answer to each other, in words without a stop; "" for nothing."""
        raise NotImplementedError


def details(difference: Difference, before: Provision, after: Provision, names: tuple[tuple[str, str], ...]) -> str:
    """Which of the facts `names` (name, plain words) differ, and how; renamed terms count as the same.

    "the time was 30 days and is 60 days; the sum was not said and is $500"
    """
    told = []
    for name, words in names:
        was, now = fact(before, name), fact(after, name)
        if followed(difference, was) != now.casefold():
            told.append(f"{words} was {quoted(was) if was else 'not said'} and is {quoted(now) if now else 'not said'}")
    return "; ".join(told)


def capital(words: str) -> str:
    """`words` with a capital at the start.

    >>> capital("the time")
    'The time'
    """
    return words[:1].upper() + words[1:]


def turned_round(before: Provision, after: Provision) -> bool:
    """Whether one sentence affirms what the other denies."""
    return (before.polarity is Polarity.NEGATIVE) is not (after.polarity is Polarity.NEGATIVE)


def doer(difference: Difference, before: Provision, after: Provision) -> str:
    """Who acted and who acts now, where they differ and both are known; "" else."""
    if not before.actor or not after.actor or followed(difference, before.actor) == after.actor.casefold():
        return ""
    return f"it was {before.actor}, now it is {after.actor}"


def joined(*parts: str) -> str:
    """The parts that say something, joined, with a capital.

    >>> joined("", "the sum differs", "so does the time")
    'The sum differs; so does the time'
    """
    return capital("; ".join(part for part in parts if part))
