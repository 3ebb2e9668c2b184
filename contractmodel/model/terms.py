"""When words mention a defined term."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from contractmodel.model.span import Span
from contractmodel.patterns import compiled

_DETERMINER = compiled(r"^(the|this|these|that|those|such|our|your|its|their|a|an|each|any)\s+", re.IGNORECASE)


@lru_cache(maxsize=8192)
def term_pattern(term: str) -> re.Pattern[str]:
    """A linear pattern that finds the mentions of `term`: plural, possessive, capitalised at a sentence's start.

    A term with a determiner ("the journal") is mentioned under that determiner only; one that is capitalised
    ("Journal") needs its capital and no determiner; any other ("you") in either case of its first letter.
    """
    words = " ".join(term.split())
    met = _DETERMINER.match(words)
    stem = words[met.end() :] if met else words
    body = r"\s+".join(_either_case(word, capital_free=bool(met)) for word in stem.split())
    lead = rf"(?i:{re.escape(met.group(1))})\s+" if met else ""
    if body.endswith("y"):
        body = f"{body[:-1]}(?:y|ie)"
    return re.compile(rf"(?<![\w-]){lead}{body}(?:e?s)?(?:['’]s?)?(?![\w-])")


def _either_case(word: str, *, capital_free: bool) -> str:
    first, rest = word[0], re.escape(word[1:])
    if first.isupper() and not capital_free:
        return re.escape(first) + rest
    return f"[{re.escape(first.lower())}{re.escape(first.upper())}]{rest}" if first.isalpha() else re.escape(word)


def mentions(term: str, text: str) -> Iterator[Span]:
    """The places in `text` that mention `term`, in order. Linear in the text.

    >>> text = "The journal's editors may reject; any other journal is free. The proceedings follow the journal."
    >>> [s.of(text) for s in mentions("the journal", text)]
    ["The journal's", 'the journal']
    >>> [s.of("Parties and Party's") for s in mentions("Party", "Parties and Party's")]
    ['Parties', "Party's"]
    """
    for met in term_pattern(term).finditer(text):
        yield Span(*met.span())
