"""Whose side somebody is on: the names by which authors and publishers go."""

from __future__ import annotations

from contractmodel.model import Agreement
from contractmodel.rules.values import Favours

_AUTHORS = frozenset(("author", "authors", "coauthor", "coauthors", "contributor", "contributors", "writer", "creator"))
_PUBLISHERS = frozenset(("publisher", "publishers", "press", "journal", "proceedings", "venue", "magazine", "journals"))
_WORKS = frozenset(("article", "manuscript", "paper", "contribution", "chapter"))
_DETERMINERS = frozenset(("the", "a", "an", "each", "every", "either", "any", "all", "both", "such", "said", "this"))


def party(name: str | None) -> str:
    """`name` as parties are compared: folded, without article and possessive; everybody together is "the parties".

    >>> [party(x) for x in ("The Publisher", "each party", "either Party", "your", "The Press's", None)]
    ['publisher', 'parties', 'parties', 'you', 'press', '']
    """
    words = (name or "").replace("’", "'").casefold().split()
    words = [word.removesuffix("'s").strip("'\",.") for word in words]
    while words and words[0] in _DETERMINERS:
        del words[0]
    if words[:1] == ["your"]:
        words[0] = "you"
    if words and len(words[-1]) > 3 and words[-1].endswith("s") and not words[-1].endswith("ss"):
        words[-1] = words[-1].removesuffix("s")
    if words in (["party"], ["partie"], ["of", "the", "partie"]):
        return "parties"
    return " ".join(words)


def side(agreement: Agreement, name: str | None) -> Favours:
    """Whose side the party `name` is on: `AUTHOR`, `PUBLISHER`, else `UNCLEAR`.

    "You" is an author where the agreement defines the article, or its like, or a publisher.

    >>> from contractmodel.model import Agreement
    >>> side(Agreement.build([]), "the publisher").value, side(Agreement.build([]), "you").value
    ('publisher', 'unclear')
    """
    words = frozenset(party(name).split())
    if words & _PUBLISHERS:
        return Favours.PUBLISHER
    if words & _AUTHORS:
        return Favours.AUTHOR
    if words == {"you"} and any(_works(d.term) for d in agreement.definitions):
        return Favours.AUTHOR
    return Favours.UNCLEAR


def other_side(agreement: Agreement, name: str | None) -> Favours:
    """Who gains where the party `name` loses: the other side, `UNCLEAR` where it is not known.

    >>> from contractmodel.model import Agreement
    >>> other_side(Agreement.build([]), "the author").value
    'publisher'
    """
    own = side(agreement, name)
    return {Favours.AUTHOR: Favours.PUBLISHER, Favours.PUBLISHER: Favours.AUTHOR}.get(own, Favours.UNCLEAR)


def _works(term: str) -> bool:
    return bool(frozenset(term.casefold().split()) & (_WORKS | _PUBLISHERS | _AUTHORS))
