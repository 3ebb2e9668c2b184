"""What a limit, an indemnity or a duty of confidence does not reach: the exception of a sentence, whole."""

from __future__ import annotations

from collections import Counter

from contractmodel.model import Provision
from contractmodel.patterns import compiled
from contractmodel.rules.base import Difference
from contractmodel.rules.clauses import apart
from contractmodel.rules.sentences import fact, followed, quoted
from contractmodel.rules.thresholds import OTHER_WORDS

_ARTICLES = frozenset(("the", "a", "an", "any", "such", "and", "or", "of", "to", "for", "in"))
_REST = r"(?:[^.;]|\.(?=\d)){0,2000}"
_SPARES = (
    r"(?i)\b(?:nothing|no provision|neither)\b(?:[^.;]|\.(?=\d)){0,160}?"
    r"\b(?:limits?|excludes?|restricts?|affects?|caps?)\b|"
    r"\b(?:do|does|shall|will) not (?:apply|extend|limit|exclude|restrict)\b"
)
_MAIN = (
    r",(?= (?:neither|either|each|no|in no|the|this|a|an|any|all|both|our|your|its|their|you|we)\b(?! case)|"
    r" [A-Z][\w'’-]+ (?:[a-z'’-]+ ){0,3}?(?:shall|will|is|are|may|does|do|has|liability|disclaims|makes)\b)"
)
"""Where an exception that opens a sentence ends, and what it is an exception to begins."""


def spared(text: str) -> str:
    """The words behind "nothing in clause 5 limits", "the cap does not apply to": what stays unlimited; "" for none.

    >>> spared("Nothing in clause 5.1 limits liability for death or fraud.")
    'liability for death or fraud'
    >>> spared("The supplier is liable for fraud.")
    ''
    """
    met = compiled(_SPARES).search(text)
    rest = compiled(_REST).match(text, met.end()) if met is not None else None
    return rest[0].strip(" ,") if rest is not None else ""


def exception(provision: Provision) -> str:
    """The exception that a sentence makes, to its end; "" where it makes none.

    A stop inside a number ("clause 4.1") does not end it.
    """
    carved = fact(provision, "carve_out")
    if not carved:
        return spared(provision.text)
    start = provision.text.casefold().find(carved.casefold())
    if start < 0:
        return carved
    rest = compiled(_REST).match(provision.text, start)
    told = rest[0] if rest is not None else carved
    main = compiled(_MAIN).search(told) if not provision.text[:start].strip(' "“(') else None
    return (told[: main.start()] if main is not None else told).strip(" ,")


def _words(text: str) -> Counter[str]:
    """The words of `text` that weigh; numbers, which may follow other numbers, are as good as each other."""
    words = compiled(r"[\w$€£%'’-]+(?:\.\d+)*").findall(text)
    return Counter("#" if word[0].isdigit() else word for word in words if word not in _ARTICLES)


def excepted(difference: Difference, before: Provision, after: Provision) -> str:
    """How two exceptions differ, in words without a stop; "" where they say the same.

    A party that is called otherwise inside a long exception is no other exception; a case more or less is.
    """
    was, now = exception(before), exception(after)
    if followed(difference, was) == now.casefold():
        return ""
    old, new = _words(followed(difference, was)), _words(now.casefold())
    gone, come = old - new, new - old
    if was and now and not gone and not come:
        return ""
    if gone and come and (gone + come).total() < OTHER_WORDS * (old | new).total():
        return ""
    one, two = apart(was, now)
    return f"the exception was {quoted(one) if was else 'not made'} and is {quoted(two) if now else 'not made'}"
