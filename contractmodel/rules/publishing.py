"""Whether an agreement is between those who write and those who publish: some rules speak of those only."""

from __future__ import annotations

from contractmodel.model import Agreement
from contractmodel.patterns import compiled
from contractmodel.rules.base import Difference
from contractmodel.rules.sides import side
from contractmodel.rules.values import Favours

_WORDS = (
    r"\b(?:manuscripts?|journals?|authors?|co-?authors?|articles? (?:is|to|for|has|will|under|in the)|"
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
    """Whether `name` is a publisher, a press, a journal."""
    return side(difference.before, name) is Favours.PUBLISHER


def of_author(difference: Difference, name: str | None) -> bool:
    """Whether `name` is an author; "you" and "I" are, where the text is about publishing and nobody else is named."""
    if side(difference.before, name) is Favours.AUTHOR:
        return True
    return (name or "").casefold() in ("you", "i") and about_publishing(difference)
