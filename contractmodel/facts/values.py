"""What the checklist says: a question, its answer, where the answer stands."""

from __future__ import annotations

from typing import NamedTuple

from contractmodel.model import NOWHERE, Agreement, Span

NONE_FOUND = "none found"
"""The value of an answer where the agreement says nothing that the reader recognised. Not the same as "no"."""


class Place(NamedTuple):
    """Where an answer stands: the block's path, the words, their place in the block's text and in the extraction."""

    path: str
    quote: str
    at: Span = NOWHERE
    span: Span = NOWHERE


class Answer(NamedTuple):
    """What one agreement says to one question: a few plain words, and every place that they rest on, in order.

    `suggested` is what a blank that is still open suggests: an answer that follows it does not differ.
    """

    value: str = NONE_FOUND
    places: tuple[Place, ...] = ()
    suggested: str = ""

    @property
    def found(self) -> bool:
        """Whether the agreement says anything to it."""
        return bool(self.places)

    @property
    def path(self) -> str | None:
        """The path of the first place, None where nothing was found."""
        return self.places[0].path if self.places else None

    @property
    def quote(self) -> str:
        """The words of the first place, "" where nothing was found."""
        return self.places[0].quote if self.places else ""


class Answered(NamedTuple):
    """One question about one agreement. `name` is for machines and permanent, `title` for people."""

    name: str
    title: str
    answer: Answer


class Compared(NamedTuple):
    """One question about two agreements. `note` quotes the words that differ where the plain words do not show it."""

    name: str
    title: str
    answers: tuple[Answer, Answer]
    differs: bool
    note: str = ""


def led(agreement: Agreement, place: Place) -> str:
    """The quote of `place` with the words that lead into it, where it is only the member of a list.

    >>> from contractmodel.model import Clause
    >>> a = Agreement.build([Clause(label="2.", text="You may:", body=(Clause(label="a.", text="print it;"),))])
    >>> led(a, Place("2.a", "print it;"))
    'You may: … print it;'
    """
    above = agreement.get(agreement.parents.get(place.path, ""))
    lead = above.text.rstrip() if above is not None else ""
    return f"{lead} … {place.quote}" if lead.endswith((":", "—", "–")) and place.quote[:1].islower() else place.quote
