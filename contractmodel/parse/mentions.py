"""Mentions of defined terms: one pattern for all terms of an agreement, run once over each block."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from contractmodel.model import Span
from contractmodel.parse.thresholds import MOST_TERMS
from contractmodel.patterns import compiled

_DETERMINERS = ("the", "this", "these", "those", "that", "our", "your", "its", "their", "such")
_PRONOUNS = {
    "you": ("you", "your", "yours", "yourself", "yourselves"),
    "we": ("we", "us", "our", "ours", "ourselves"),
    "us": ("we", "us", "our", "ours", "ourselves"),
    "i": ("I", "me", "my", "mine", "myself"),
}


class Mentions:
    """What finds the mentions of `terms`: plural, possessive, capitalised, all capitals, and the pronouns' cases.

    A term with a determiner ("the journal") is mentioned under that determiner only, one whose noun is capitalised
    ("the Company") without it too; "any other journal" is a common noun. The longest term wins where several could be
    meant. `terms` that differ in case only count as the first of them; beyond MOST_TERMS none is looked for.
    """

    def __init__(self, terms: Sequence[str]) -> None:
        self._term_of: dict[str, str] = {}
        forms: dict[str, None] = {}
        for term in terms[:MOST_TERMS]:
            for form in _forms(term):
                forms.setdefault(form)
                self._term_of.setdefault(form.lower(), term)
        self._pattern = _alternation(list(forms)) if forms else None

    def of(self, text: str) -> Iterator[tuple[str, Span]]:
        """Each mention in `text` (straight quotation marks), as the term and its place, in order. Linear in the text.

        >>> text = "The journal's editors may say no; any other journal is free. You keep your rights."
        >>> [(term, at.of(text)) for term, at in Mentions(["the journal", "you"]).of(text)]
        [('the journal', "The journal's"), ('you', 'You'), ('you', 'your')]
        """
        if self._pattern is None:
            return
        for met in self._pattern.finditer(text):
            term = self._term(met[0])
            if term is not None:
                yield term, Span(*met.span())

    def _term(self, words: str) -> str | None:
        said = " ".join(words.lower().split())
        for form in _singulars(said):
            if form in self._term_of:
                return self._term_of[form]
        return None


def _forms(term: str) -> Iterator[str]:
    """The singular forms in which `term` may be mentioned."""
    words = " ".join(term.split())
    if words.lower() in _PRONOUNS:
        yield from _PRONOUNS[words.lower()]
        return
    if words:
        yield words
    head, _, stem = words.partition(" ")
    if stem and head.lower() in _DETERMINERS and stem[0].isupper():
        yield stem


def _singulars(said: str) -> Iterator[str]:
    yield said
    bare = compiled(r"'s?$").sub("", said)
    yield bare
    if bare.endswith("ies"):
        yield bare[:-3] + "y"
    if bare.endswith("es"):
        yield bare[:-2]
    if bare.endswith("s"):
        yield bare[:-1]


def _alternation(forms: list[str]) -> re.Pattern[str]:
    """One pattern for all `forms`, longer ones first, grouped by first letter so that most words fail at once."""
    groups: dict[str, dict[str, None]] = {}
    for form in sorted(forms, key=lambda f: (-len(f), f)):
        groups.setdefault(_either(form[0], free=_free(form)), {}).setdefault(_rest(form))
        if len(form) > 1 and form.upper() != form:
            groups.setdefault(re.escape(form[0].upper()), {}).setdefault(_capitals(form))
    parts = "|".join(f"{head}(?:{'|'.join(rests)})" for head, rests in groups.items())
    return compiled(rf"(?<![\w-])(?:{parts})(?:'[sS]?)?(?![\w-])")


def _free(form: str) -> bool:
    """Whether the case of first letters is free: under a determiner, or where the agreement has it in lower case."""
    return form[0].islower() or form.split(" ", 1)[0].lower() in _DETERMINERS


def _either(letter: str, *, free: bool) -> str:
    lower, upper = letter.lower(), letter.upper()
    return f"[{lower}{upper}]" if free and letter.isalpha() and len(lower) == len(upper) == 1 else re.escape(letter)


def _rest(form: str) -> str:
    """The pattern of `form` after its first letter, with its plural."""
    head, *words = form.split(" ")
    told = [re.escape(head[1:])]
    told += [_either(word[0], free=_free(form)) + re.escape(word[1:]) for word in words]
    return _plural(r"\s+".join(told), "y", "(?:y|ys|ies)", "(?:e?s)?")


def _capitals(form: str) -> str:
    body = r"\s+".join(re.escape(word) for word in form.upper().split(" "))[len(re.escape(form[0].upper())) :]
    return _plural(body, "Y", "(?:Y|IES)", "(?:E?S)?")


def _plural(body: str, ending: str, endings: str, more: str) -> str:
    return body[: -len(ending)] + endings if body.endswith(ending) else body + more
