"""What users of the work must say: ATT."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from contractmodel.diff.values import Edit
from contractmodel.model import Polarity, Provision, ProvisionKind, Severity
from contractmodel.patterns import compiled
from contractmodel.rules.alignment import Changed
from contractmodel.rules.base import Difference, Statement
from contractmodel.rules.sentences import SentenceRule, quoted
from contractmodel.rules.values import Favours, Impact, Stability

_JOINED = r"(?:as well as|and|together with|along with|in addition to|including|accompanied by|plus)\b"
_BEFORE_IT = rf"^[\s,;]*{_JOINED}"
_BEHIND_IT = rf"{_JOINED}[\s,;]*$"
_LISTED = rf"(?:,| {_JOINED})"


def _joined(words: str) -> bool:
    """Whether `words` are something more beside what stands there: "as well as a link", "a link and"."""
    low = words.casefold()
    return compiled(_BEFORE_IT).match(low) is not None or compiled(_BEHIND_IT).search(low) is not None


def _items(words: str) -> int:
    return len(compiled(_LISTED, re.IGNORECASE).findall(words))


def _shown(words: str) -> str:
    less = compiled(_BEFORE_IT, re.IGNORECASE).sub("", words)
    trimmed = compiled(_BEHIND_IT, re.IGNORECASE).sub("", less).strip(" ,;.")
    return trimmed or words.strip()


def _more(less: str, more: str) -> bool:
    """Whether `more` asks for something beside what `less` asks: something joined to nothing, or a longer list."""
    return _joined(more) if not less.strip() else _items(more) > _items(less)


def _asks(provision: Provision | None) -> bool:
    return (
        provision is not None
        and provision.kind is ProvisionKind.ATTRIBUTION
        and provision.polarity is Polarity.POSITIVE
    )


class _AttributionRule(SentenceRule):
    """What ATT01 and ATT02 share: one looks at what `after` asks beyond `before`, the other the other way round."""

    kinds = (ProvisionKind.ATTRIBUTION,)
    whole: ClassVar[tuple[str, str]]
    part: ClassVar[tuple[str, str]]

    def sides(self, change: Changed) -> tuple[Provision | None, Provision | None]:
        """The sentence that asks for less, and the one that asks for more."""
        raise NotImplementedError

    def words(self, edit: Edit) -> tuple[str, str]:
        """The words of the side that asks for less, and those of the side that asks for more."""
        raise NotImplementedError

    def turned(self, difference: Difference, change: Changed) -> Iterator[Statement]:
        """One finding for each thing on one side only of what attribution must contain, and for a whole sentence."""
        less, more = self.sides(change)
        if more is None or not _asks(more):
            return
        if less is None:
            told, short = self.whole
            yield self.say(difference, change, told.format(quoted(more.text)), short)
        elif less.kind is ProvisionKind.ATTRIBUTION:
            told, short = self.part
            for edit in change.edits:
                if _more(*self.words(edit)):
                    yield self.say(difference, change, told.format(_shown(self.words(edit)[1])), short, edit=edit)


class AttributionTightened(_AttributionRule):
    """Something more must be said by everyone who reuses the work."""

    id = "ATT01"
    name = "attribution-tightened"
    statement = "Whoever reuses the work must say or do more to satisfy attribution than the model asks."
    severity = Severity.WARNING
    impact = Impact.RE_SIGN
    favours = Favours.PUBLISHER
    stability = Stability.STABLE
    whole = ("The text asks for an attribution of its own: {}.", "a further attribution is asked for")
    part = (
        "Attribution must now also carry “{}”; the model does not ask for it.",
        "attribution must also carry more",
    )

    def sides(self, change: Changed) -> tuple[Provision | None, Provision | None]:
        """Before asks for less, after for more."""
        return change.before, change.after

    def words(self, edit: Edit) -> tuple[str, str]:
        """Before's words, then after's."""
        return edit.before_text, edit.after_text


class AttributionLoosened(_AttributionRule):
    """Less must be said by those who reuse the work."""

    id = "ATT02"
    name = "attribution-loosened"
    statement = "Whoever reuses the work must say or do less to satisfy attribution than the model asks."
    severity = Severity.NOTE
    favours = Favours.AUTHOR
    stability = Stability.STABLE
    whole = ("The model's words on attribution are gone: {}.", "no attribution is asked for here")
    part = ("Attribution need no longer carry “{}”.", "attribution need carry less")

    def sides(self, change: Changed) -> tuple[Provision | None, Provision | None]:
        """After asks for less, before for more."""
        return change.after, change.before

    def words(self, edit: Edit) -> tuple[str, str]:
        """After's words, then before's."""
        return edit.after_text, edit.before_text


RULES = (AttributionTightened(), AttributionLoosened())
