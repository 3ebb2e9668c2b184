"""Who pays for whose harm: LIA."""

from __future__ import annotations

from collections.abc import Iterator

from contractmodel.diff.values import Edit
from contractmodel.model import Provision, ProvisionKind, Severity
from contractmodel.patterns import compiled
from contractmodel.rules.alignment import Changed
from contractmodel.rules.base import Difference, Statement
from contractmodel.rules.sentences import SentenceRule, fact, quoted
from contractmodel.rules.sides import other_side, party, side
from contractmodel.rules.values import Favours, Impact, Stability

_INDEMNIFIES = (
    r"(?i)\b(?:indemnify|indemnifies|indemnified by|holds?\b[^.;]{0,80}\bharmless|"
    r"save[sd]?\b[^.;]{0,40}\bharmless|defend)\b"
)
_LIMITS = (
    r"(?i)\b(?:except|unless|to the extent|only|up to|limited|not exceed\w*|reasonable|reasonably|final(?:ly)?|"
    r"proximate\w*|direct|provided that|other than|solely|material|gross|grossly|"
    r"wilful(?:ly)?|willful(?:ly)?|intentional(?:ly)?)\b"
)
_DUTIES = r"(?i)\b(?:defend|hold harmless|harmless|settle|save harmless|reimburse|attorneys?['’]s? fees|legal fees)\b"


def indemnifies(provision: Provision | None) -> bool:
    """Whether `provision` makes somebody indemnify: not one that only says how an indemnified party behaves."""
    return (
        provision is not None
        and provision.kind is ProvisionKind.INDEMNITY
        and compiled(_INDEMNIFIES).search(provision.text) is not None
    )


def _who(provision: Provision) -> str:
    return fact(provision, "indemnitor") or provision.actor or ""


def _told(provision: Provision) -> str:
    """Who answers to whom, as the start of a sentence."""
    owes, gets = _who(provision), fact(provision, "indemnitee") or provision.counterparty or ""
    if owes and gets:
        return f"“{owes}” must make good what “{gets}” loses"
    return f"“{owes}” must make good what others lose" if owes else "Somebody must make good what others lose"


class IndemnityAdded(SentenceRule):
    """A party answers for the losses of another, and did not."""

    id = "LIA01"
    name = "indemnity-added"
    statement = "A party indemnifies another, which the model does not ask."
    severity = Severity.ERROR
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    kinds = (ProvisionKind.INDEMNITY,)

    def turned(self, difference: Difference, change: Changed) -> Iterator[Statement]:
        """One finding for each indemnity of after that answers to none of before."""
        if change.after is None or not indemnifies(change.after) or indemnifies(change.before):
            return
        yield self.say(
            difference,
            change,
            f"{_told(change.after)}: {quoted(change.after.text)}. The model has no such promise.",
            "a new indemnity",
            favours=other_side(difference.after, _who(change.after)),
        )


class IndemnityRemoved(SentenceRule):
    """An indemnity is gone."""

    id = "LIA05"
    name = "indemnity-removed"
    statement = "An indemnity of the model is not in this text."
    severity = Severity.WARNING
    stability = Stability.STABLE
    kinds = (ProvisionKind.INDEMNITY,)

    def turned(self, difference: Difference, change: Changed) -> Iterator[Statement]:
        """One finding for each indemnity of before that nothing in after answers to."""
        if change.before is None or not indemnifies(change.before) or indemnifies(change.after):
            return
        if change.after is not None and change.after.kind is ProvisionKind.INDEMNITY:
            return
        yield self.say(
            difference,
            change,
            f"In the model {_told(change.before)[:1].lower()}{_told(change.before)[1:]}; here nobody does. "
            "The risk stays where it falls.",
            "the indemnity is gone",
            favours=side(difference.before, _who(change.before)),
        )


class IndemnityReversed(SentenceRule):
    """The other party pays."""

    id = "LIA02"
    name = "indemnity-reversed"
    statement = "The party that is indemnified in the model indemnifies here."
    severity = Severity.ERROR
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    kinds = (ProvisionKind.INDEMNITY,)

    def turned(self, difference: Difference, change: Changed) -> Iterator[Statement]:
        """One finding for each indemnity whose two sides changed places."""
        if change.before is None or change.after is None or not reversed_(change):
            return
        yield self.say(
            difference,
            change,
            f"The indemnity is turned round: in the model “{_who(change.before)}” pays, here “{_who(change.after)}”.",
            "the indemnity is turned round",
            favours=side(difference.before, _who(change.before)),
        )


def reversed_(change: Changed) -> bool:
    """Whether an indemnity's two sides changed places."""
    if change.before is None or change.after is None:
        return False
    if not indemnifies(change.before) or not indemnifies(change.after):
        return False
    one, other = _sides(change.before.text), _sides(change.after.text)
    if one and other == one[::-1] and one[0] != one[1]:
        return True
    old, new = party(_who(change.before)), party(_who(change.after))
    owed = party(fact(change.before, "indemnitee") or change.before.counterparty)
    return bool(old) and bool(new) and old != new and (new == owed or not owed)


_WHO_WHOM = (
    r"(?i)^(?:the |each |any )?(?P<who>[\w'’-]+(?: [\w'’-]+){0,2}?),? (?:(?:shall|will|must|hereby|also|agrees? to|"
    r"fully|further)\b,? ?)*(?:indemnif(?:y|ies)|holds?)(?: and hold harmless|,? defend and hold harmless)? "
    r"(?:the |each |any )?(?P<whom>[\w'’-]+(?: [\w'’-]+){0,2}?)(?= (?:harmless|against|from|for|in|if|to|and|on)\b|,)"
)


def _sides(text: str) -> tuple[str, ...]:
    """Who indemnifies whom by the order of the words, as parties are compared; nothing where the order tells nothing.

    A name that no list of roles has ("the treasurer") is a party here: the verb says so.
    """
    met = compiled(_WHO_WHOM).match(text)
    return (party(met["who"]), party(met["whom"])) if met else ()


class IndemnityWidened(SentenceRule):
    """The same indemnity costs more."""

    id = "LIA03"
    name = "indemnity-widened"
    statement = "An indemnity covers more than the model's: a further duty, a further case, or a limit less."
    severity = Severity.WARNING
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    kinds = (ProvisionKind.INDEMNITY,)

    def turned(self, difference: Difference, change: Changed) -> Iterator[Statement]:
        """One finding for each edit that adds a duty or a case to an indemnity, or takes a limit from it."""
        if not indemnifies(change.before) or not indemnifies(change.after) or change.after is None or reversed_(change):
            return
        told = [(edit, words) for edit in change.edits if (words := _wider(edit))]
        if told:
            yield self.say(
                difference,
                change,
                " ".join(dict.fromkeys(words for _, words in told)),
                "the indemnity covers more",
                edit=told[0][0],
                favours=other_side(difference.after, _who(change.after)),
            )


def _wider(edit: Edit) -> str:
    """How an edit of an indemnity widens it, as a sentence; "" where it does not, or nobody can tell."""
    gone, come = edit.before_text.strip(" ,;."), edit.after_text.strip(" ,;.")
    limits, duties = compiled(_LIMITS), compiled(_DUTIES)
    lost = [m[0].casefold() for m in limits.finditer(gone)]
    new = [m[0].casefold() for m in limits.finditer(come)]
    if lost and not new and len(come.split()) <= len(gone.split()):
        return f"The limit “{gone}” is gone from the indemnity."
    if new:
        return ""
    more = [m[0] for m in duties.finditer(come) if m[0].casefold() not in gone.casefold()]
    if more:
        return f"The indemnity now also says “{come}”: a further duty, which costs money even where a claim fails."
    if come and not gone and len(come.split()) > 1:
        return f"The indemnity now also covers “{come}”."
    return ""


class ReleaseAdded(SentenceRule):
    """A party gives up claims."""

    id = "LIA04"
    name = "release-added"
    statement = "A party releases another from claims, which the model does not ask."
    severity = Severity.ERROR
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    kinds = (ProvisionKind.RELEASE,)

    def turned(self, difference: Difference, change: Changed) -> Iterator[Statement]:
        """One finding for each release of after that answers to none of before."""
        after = change.after
        if after is None or after.kind is not ProvisionKind.RELEASE:
            return
        if change.before is not None and change.before.kind is ProvisionKind.RELEASE:
            return
        gains = other_side(difference.after, after.actor) if after.actor else Favours.UNCLEAR
        who = f"“{after.actor}” gives" if after.actor else "A party gives"
        yield self.say(
            difference,
            change,
            f"{who} up claims in advance: {quoted(after.text)}.",
            "claims are given up",
            favours=gains,
        )


RULES = (IndemnityAdded(), IndemnityReversed(), IndemnityWidened(), ReleaseAdded(), IndemnityRemoved())
