"""How far a grant reaches: media, further things, machines: GRT08–GRT10."""

from __future__ import annotations

from collections.abc import Iterator

from contractmodel.model import Polarity, Provision, ProvisionKind, Severity
from contractmodel.patterns import compiled
from contractmodel.rules.alignment import Changed
from contractmodel.rules.base import Difference, Statement
from contractmodel.rules.licences import grants_as_licence, said
from contractmodel.rules.sentences import SentenceRule, fact, quoted
from contractmodel.rules.sides import other_side, side
from contractmodel.rules.values import Favours, Impact, Stability

_BARRING = (ProvisionKind.PROHIBITION, ProvisionKind.RESERVATION)
_GRANTS = (ProvisionKind.GRANT, ProvisionKind.ASSIGNMENT)
_MACHINES = (
    r"\b(?:artificial intelligence|generative ai|ai (?:systems?|models?|tools?|training|purposes?|technolog\w+)|"
    r"(?:text|data)(?: and |-and-|/| & )?(?:text |data )?mining|large language models?|llms?|"
    r"machine[- ]learning (?:models?|systems?|purposes?|algorithms?|training)|"
    r"train(?:ing)?(?: of)?,?(?: [\w-]+){0,6} (?:models?|ai|algorithms?|neural networks?|machine learning))\b"
)


class AllMediaAdded(SentenceRule):
    """The grant reaches media that nobody knows yet."""

    id = "GRT08"
    name = "all-media-added"
    statement = "A grant now covers all media, those not yet known included."
    severity = Severity.WARNING
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    kinds = _GRANTS

    def turned(self, difference: Difference, change: Changed) -> Iterator[Statement]:
        """One finding for a grant that now names future media; a note where the licence granted covers them already."""
        after = change.after
        if after is None or after.kind not in _GRANTS or not _future(after) or _future(change.before):
            return
        already = grants_as_licence(after) and grants_as_licence(change.before)
        note = f" {said(fact(after, 'licence'))} covers them anyway, by its section 2(a)(4)." if already else ""
        yield self.say(
            difference,
            change,
            f"The grant now covers media yet unknown: “{fact(after, 'media')}”.{note}",
            "media yet unknown are granted",
            severity=Severity.NOTE if already else None,
            impact=Impact.NONE if already else None,
            favours=Favours.NEITHER if already else other_side(difference.before, after.actor),
        )


def _future(provision: Provision | None) -> bool:
    return (
        compiled(r"\b(?:hereafter|later|future|subsequently|hereinafter|to be)\b").search(fact(provision, "media"))
        is not None
    )


class SecondGrantAdded(SentenceRule):
    """Something else is granted as well."""

    id = "GRT09"
    name = "second-grant-added"
    statement = "Something is granted that the model does not grant."
    severity = Severity.WARNING
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    kinds = (ProvisionKind.GRANT,)

    def turned(self, difference: Difference, change: Changed) -> Iterator[Statement]:
        """One finding for a grant without counterpart, and for a second thing written into the object of one."""
        after = change.after
        if after is None or after.kind is not ProvisionKind.GRANT or after.polarity is Polarity.NEGATIVE:
            return
        gains = other_side(difference.before, after.actor)
        if change.before is None:
            if difference.before_grants:
                yield self.say(
                    difference, change, f"A further grant: {quoted(after.text)}.", "a further grant", favours=gains
                )
            return
        for edit in change.edits:
            lead = after.text[: max(0, edit.after_at.start - after.at.start)]
            if edit.before_text.strip() or not _joins(edit.after_text):
                continue
            if not _in_object(lead) and not (_joins_use(edit.after_text) and _in_use(lead)):
                continue
            yield self.say(
                difference,
                change,
                f"The grant now covers something else as well: {quoted(edit.after_text)}.",
                "the grant covers more",
                edit=edit,
                favours=gains,
            )


def _joins(words: str) -> bool:
    return (
        compiled(r"^[\s,;]*(?:and|or|as well as|together with|along with|including)\b").match(words.casefold())
        is not None
    )


def _joins_use(words: str) -> bool:
    """Whether `words` join a further use: "and to sell prints of it"."""
    return compiled(r"^[\s,;]*(?:and|or|as well as) to [a-z]+\b").match(words.casefold()) is not None


def _in_use(lead: str) -> bool:
    """Whether the words before a place say what a licence allows: "a licence to show the mural"."""
    return (
        compiled(r"\b(?:licen[cs]es?|rights?|permission|leave) to [a-z]+\b[^.;]*$").search(lead.casefold()) is not None
    )


def _in_object(lead: str) -> bool:
    """Whether the words before a place end in what is licensed ("a licence in the article"), not in to whom."""
    found = compiled(r"\b(?:in|of|over|to use|covers?|for|to|on|by|with|under)\b").findall(lead.casefold())
    return bool(found) and found[-1] in ("in", "of", "over", "to use", "cover", "covers")


class AiUseAdded(SentenceRule):
    """Machines may read it, or may not."""

    id = "GRT10"
    name = "ai-use-added"
    statement = "A grant, a reservation or a ban now speaks of text and data mining or of training AI."
    severity = Severity.WARNING
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    kinds = (
        ProvisionKind.GRANT,
        ProvisionKind.RESERVATION,
        ProvisionKind.PERMISSION,
        ProvisionKind.PROHIBITION,
        ProvisionKind.COVENANT,
        ProvisionKind.WAIVER,
    )

    def turned(self, difference: Difference, change: Changed) -> Iterator[Statement]:
        """One finding for a sentence that allows or bars such use and did not speak of it before."""
        after = change.after
        if after is None or after.kind not in self.kinds:
            return
        met = compiled(_MACHINES).search(after.text.casefold())
        if met is None or (change.before and speaks_of_machines(change.before)):
            return
        bars = (
            after.kind in (ProvisionKind.PROHIBITION, ProvisionKind.RESERVATION) or after.polarity is Polarity.NEGATIVE
        )
        words = after.text[met.start() : met.end()]
        giving = after.kind is ProvisionKind.GRANT
        yield self.say(
            difference,
            change,
            f"The text now {'reserves or bars' if bars else 'allows'} use by machines: “{words}”.",
            f"AI or mining {'reserved' if bars else 'allowed'}",
            favours=Favours.UNCLEAR if bars else (other_side if giving else side)(difference.before, after.actor),
        )


def speaks_of_machines(provision: Provision) -> bool:
    """Whether a sentence speaks of text and data mining, of training models, of AI."""
    return compiled(_MACHINES).search(provision.text.casefold()) is not None


RULES = (AllMediaAdded(), SecondGrantAdded(), AiUseAdded())
