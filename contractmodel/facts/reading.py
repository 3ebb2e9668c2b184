"""What the questions ask of an agreement: its provisions by kind, its parties, who is who."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import NamedTuple

from contractmodel.facts.values import Answer, Place
from contractmodel.model import Agreement, Block, Polarity, Provision, ProvisionKind, Slot, SlotType, Span
from contractmodel.patterns import compiled
from contractmodel.rules.licences import only_licenses
from contractmodel.rules.publishing import speaks_of_publishing
from contractmodel.rules.sides import side
from contractmodel.rules.values import Favours

_CUT = 76
"""Characters of a sentence that stand for an answer where nothing shorter can be said."""


_LONGEST_NAME = 80
"""Characters that a party's name may take; more than that is a sentence."""


class Party(NamedTuple):
    """A party by its defined term, the name and the words that introduce it ("" for either), and where."""

    term: str
    name: str
    described: str
    block: Block
    place: Place


class Reading:
    """An agreement and the indexes that several questions need. Built once for the whole checklist."""

    def __init__(self, agreement: Agreement) -> None:
        self.agreement = agreement

    @cached_property
    def provisions(self) -> tuple[Provision, ...]:
        """Every provision that a reader recognised, in reading order."""
        return tuple(p for b in self.agreement.walk() for p in b.provisions if p.kind is not ProvisionKind.DEFINITION)

    def of(self, *kinds: ProvisionKind) -> tuple[Provision, ...]:
        """The provisions of those kinds, in reading order."""
        return tuple(p for p in self.provisions if p.kind in kinds)

    @cached_property
    def publishing(self) -> bool:
        """Whether the agreement is about publishing somebody's work."""
        return speaks_of_publishing(self.agreement)

    def author(self, name: str | None) -> bool:
        """Whether `name` is on the author's side; "you" and "I" are, where the agreement is about publishing."""
        if side(self.agreement, name) is Favours.AUTHOR:
            return True
        return self.publishing and (name or "").casefold() in ("you", "i")

    def publisher(self, name: str | None) -> bool:
        """Whether `name` is a publisher, a press, a journal."""
        return side(self.agreement, name) is Favours.PUBLISHER

    def only_licenses(self, provision: Provision) -> bool:
        """Whether what looks like an assignment is part of a grant of a licence, or names "successors and assigns"."""
        named = compiled(r"\bsuccessors(?:,? and|,| or)(?: permitted)? assigns\b").search(provision.text.casefold())
        return named is not None or only_licenses(provision, self.agreement[provision.path].text)

    def who(self, name: str | None) -> str:
        """`name` as a table says it: "author" for a publishing agreement's "you", no article.

        An unknown party is "somebody".
        """
        if not name:
            return "somebody"
        if self.publishing and name.casefold() in ("you", "i"):
            return "author"
        low = name.casefold()
        return name[4:] if low.startswith("the ") else name

    @cached_property
    def parties(self) -> tuple[Party, ...]:
        """Each defined party that acts or is acted upon, in the order of the definitions."""
        acting = {name.casefold() for p in self.provisions for name in (p.actor, p.counterparty) if name}
        found: list[Party] = []
        for definition in self.agreement.definitions:
            block = self.agreement.get(definition.path)
            if definition.body or block is None or definition.term.casefold() not in acting:
                continue
            name, described = _introduced(block.text[: definition.at.start])
            at = next((p for p in block.provisions if p.at.start <= definition.at.start < p.at.end), None)
            whole = Place(block.path, block.text, Span(0, len(block.text)), block.span)
            found.append(Party(definition.term, name, described, block, place(at) if at else whole))
        return tuple(found)

    def slots(self, kind: SlotType) -> tuple[Slot, ...]:
        """The blanks of that type, in order."""
        return tuple(s for s in self.agreement.slots if s.type is kind)


def _introduced(text: str) -> tuple[str, str]:
    """The name before a definition, and what the words in its brackets say beside it, "" for what is not there.

    "… and Ink Press Ltd. (a company of Utopia, “the press”" gives the name and "a company of Utopia".
    """
    text = text.rstrip(" \"“'‘")
    opened = text.rfind("(")
    described = ""
    if opened > text.rfind(")"):
        inside = compiled(r"(?:[\s,;]|\b(?:collectively|together|each|hereinafter|hereafter|or|the|as))*$")
        described = inside.sub("", text[opened + 1 :]).strip()
        text = text[:opened]
    told = text.rstrip(" ,;:(")
    cuts = compiled(r"(?:[:;)]|\b(?:and|between|by|among|is|are|with))\s+").finditer(told)
    name = told[max((m.end() for m in cuts), default=0) :].strip(" ,;:")
    usable = name[:1].isupper() and len(name) <= _LONGEST_NAME and ". " not in name
    return name if usable else "", described


def place(provision: Provision) -> Place:
    """Where `provision` stands."""
    return Place(provision.path, provision.text, provision.at, provision.span)


def answer(provisions: Iterable[Provision], say: Callable[[Provision], str], most: int = 3) -> Answer:
    """An answer from `provisions`: what `say` makes of each, each once, at most `most` and a count of the rest."""
    found = [(say(p), p) for p in provisions]
    told = list(dict.fromkeys(words for words, _ in found if words))
    if not told:
        return Answer()
    shown = told[:most] + ([f"and {len(told) - most} more"] if len(told) > most else [])
    return Answer("; ".join(shown), tuple(place(p) for words, p in found if words))


def cut(text: str, limit: int = _CUT) -> str:
    """`text` without its last stop, cut at a word where it is longer than `limit` characters.

    >>> cut("The press shall print the article.", 20)
    'The press shall…'
    """
    words = " ".join(text.split()).rstrip(" .;,")
    return words if len(words) <= limit else words[:limit].rsplit(" ", 1)[0].rstrip(" ,;") + "…"


def acts(who: str, verb: str) -> str:
    """`who` with `verb` (in the third person) made to agree.

    >>> acts("author", "keeps"), acts("You", "keeps")
    ('author keeps', 'You keep')
    """
    return f"{who} {verb[:-1] if who.casefold() in ('you', 'we', 'i', 'they', 'each of you') else verb}"


def denied(provision: Provision) -> bool:
    """Whether the sentence denies what it says."""
    return provision.polarity is Polarity.NEGATIVE


def mentioned(text: str, topics: Iterable[tuple[str, str]]) -> list[str]:
    r"""The names of the `topics` (name, pattern over lower case) that `text` speaks of, in their order.

    >>> mentioned("Cite it, and link to it.", (("a citation", r"cit(?:e|ation)"), ("a link", r"\blink")))
    ['a citation', 'a link']
    """
    low = text.casefold().replace("’", "'")
    return [name for name, pattern in topics if compiled(pattern).search(low)]
