"""Whether an agreement is between those who write and those who publish: some rules speak of those only."""

from __future__ import annotations

from contractmodel.model import Agreement, Modality, Provision, ProvisionKind
from contractmodel.patterns import compiled
from contractmodel.rules.base import Difference
from contractmodel.rules.sides import party, side
from contractmodel.rules.values import Favours

_WORDS = (
    r"\b(?:manuscripts?|journals?|authors?|co-?authors?|articles? (?:is|to|for|has|will|under|in the)|"
    r"consent to publish|(?:right|permit \w+(?: \w+){0,3}|licen[cs]e) to publish|publish (?:my|your)|"
    r"publishers?|(?:the|your) (?:article|paper|chapter)s?|the press|proceedings of|publication agreement)\b"
)
_LOOKED_AT = 6000
"""Characters from a text's start in which an agreement about publishing shows itself."""


def about_publishing(difference: Difference) -> bool:
    """Whether the text is about publishing somebody's work: its opening says so at least twice."""
    known: bool | None = difference.__dict__.get("_about_publishing")
    if known is None:
        known = any(speaks_of_publishing(a) for a in (difference.before, difference.after))
        difference.__dict__["_about_publishing"] = known
    return known


def speaks_of_publishing(agreement: Agreement) -> bool:
    """Whether the opening of `agreement` speaks at least twice of authors, manuscripts, journals or their like."""
    opening = agreement.text[:_LOOKED_AT] or " ".join(b.text for b in agreement.body[:40])[:_LOOKED_AT]
    return len(compiled(_WORDS).findall(opening.casefold())) >= 2


def of_publisher(difference: Difference, name: str | None) -> bool:
    """Whether `name` is a publisher, a press, a journal, or whoever publishes in an agreement about publishing."""
    if side(difference.before, name) is Favours.PUBLISHER:
        return True
    return bool(name) and about_publishing(difference) and party(name) in _publishing(difference)


def _publishing(difference: Difference) -> frozenset[str]:
    """Those who publish, or are allowed to, in either text, as parties are compared; authors are none."""
    known: frozenset[str] | None = difference.__dict__.get("_publishing_parties")
    if known is None:
        known = difference.__dict__["_publishing_parties"] = frozenset(
            party(name)
            for document in (difference.before, difference.after)
            for block in document.walk()
            if "ublish" in block.text
            for provision in block.provisions
            for name in _publishers(provision)
            if name and side(document, name) is not Favours.AUTHOR and party(name) not in ("you", "i", "we", "parties")
        )
    return known


def _publishers(provision: Provision) -> tuple[str | None, ...]:
    """Who publishes by a sentence: who promises to, or whom it is granted."""
    if provision.kind is ProvisionKind.PUBLICATION and provision.modality is Modality.SHALL:
        return (provision.actor,)
    granted = provision.kind is ProvisionKind.GRANT and compiled(r"(?i)\bpublish\b").search(provision.text)
    return (provision.counterparty,) if granted else ()


def of_author(difference: Difference, name: str | None) -> bool:
    """Whether `name` is an author; "you" and "I" are, where the text is about publishing and nobody else is named."""
    if side(difference.before, name) is Favours.AUTHOR:
        return True
    return (name or "").casefold() in ("you", "i") and about_publishing(difference)
