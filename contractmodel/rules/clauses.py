"""What rules about a kind of clause share: it came, it went, or its typed details differ."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from contractmodel.model import Polarity, Provision
from contractmodel.patterns import compiled
from contractmodel.rules.alignment import Changed
from contractmodel.rules.base import Difference, Statement
from contractmodel.rules.sentences import SentenceRule, fact, followed, quoted
from contractmodel.rules.thresholds import OTHER_WORDS

_ARTICLES = frozenset(("the", "a", "an", "any", "such"))


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
            if not self.alone(difference, change):
                continue
            key = (id(change.pair), after is not None)
            if key not in told:
                told.add(key)
                how = "New" if after else "Gone"
                words = f"{how}: {quoted(only.text)}."
                yield self.say(difference, change, words, f"{self.called(only)}: {how.lower()}")

    def _mine(self, difference: Difference, provision: Provision) -> bool:
        return provision.kind in self.kinds and self.counts(difference, provision)

    def counts(self, difference: Difference, provision: Provision) -> bool:  # noqa: ARG002
        """Whether a sentence of these kinds is one that the rule is about."""
        return True

    def called(self, provision: Provision) -> str:  # noqa: ARG002
        """What a sentence that came or went is, in plain words."""
        return self.what

    def alone(self, difference: Difference, change: Changed) -> bool:  # noqa: ARG002
        """Whether a sentence that came or went whole is this rule's to tell."""
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
        if not same_words(followed(difference, was), now.casefold()):
            old, new = apart(was, now)
            told.append(f"{words} was {quoted(old) if was else 'not said'} and is {quoted(new) if now else 'not said'}")
    return "; ".join(told)


def same_words(before: str, after: str) -> bool:
    """Whether two details say the same: short ones word by word, long ones but for a few words."""
    one, two = (frozenset(compiled(r"[\w$€£%.,'’-]+").findall(text)) - _ARTICLES for text in (before, after))
    return before == after or len(one ^ two) < OTHER_WORDS * len(one | two)


def apart(before: str, after: str, kept: int = 3) -> tuple[str, str]:
    """The two texts from where they begin to differ, `kept` words before that included; "…" for the rest.

    >>> apart("except for a breach of clause 3", "except for a breach of clause 4")
    ('…breach of clause 3', '…breach of clause 4')
    >>> apart("two years", "five years")
    ('two years', 'five years')
    """
    one, two = before.split(), after.split()
    same = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    start = same - kept
    if start <= 0:
        return before, after
    return f"…{' '.join(one[start:])}", f"…{' '.join(two[start:])}"


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
