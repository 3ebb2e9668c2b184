"""What users of the work must say: ATT."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractmodel.diff.values import Edit
from contractmodel.model import Polarity, Provision, ProvisionKind, Severity
from contractmodel.patterns import compiled
from contractmodel.rules.alignment import Changed
from contractmodel.rules.base import Difference, Statement
from contractmodel.rules.sentences import SentenceRule, both, quoted
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


def _adds(edit: Edit) -> bool:
    if not edit.before_text.strip():
        return _joined(edit.after_text)
    return _items(edit.after_text) > _items(edit.before_text)


def _drops(edit: Edit) -> bool:
    if not edit.after_text.strip():
        return _joined(edit.before_text)
    return _items(edit.before_text) > _items(edit.after_text)


def _asks(provision: Provision) -> bool:
    return provision.kind is ProvisionKind.ATTRIBUTION and provision.polarity is Polarity.POSITIVE


class AttributionTightened(SentenceRule):
    """Something more must be said by everyone who reuses the work."""

    id = "ATT01"
    name = "attribution-tightened"
    statement = "Whoever reuses the work must say or do more to satisfy attribution than the model asks."
    severity = Severity.WARNING
    impact = Impact.RE_SIGN
    favours = Favours.PUBLISHER
    stability = Stability.STABLE
    kinds = (ProvisionKind.ATTRIBUTION,)

    def turned(self, difference: Difference, change: Changed) -> Iterator[Statement]:
        """One finding for each thing joined to what attribution must contain, and for a new sentence that asks."""
        pair = both(change)
        if pair is None:
            if change.after is not None and _asks(change.after):
                yield self.say(
                    difference,
                    change,
                    f"The text asks for an attribution of its own: {quoted(change.after.text)}.",
                    "a further attribution is asked for",
                )
            return
        if not _asks(pair[1]) or pair[0].kind is not ProvisionKind.ATTRIBUTION:
            return
        for edit in change.edits:
            if _adds(edit):
                yield self.say(
                    difference,
                    change,
                    f"Attribution must now also carry “{_shown(edit.after_text)}”; the model does not ask for it.",
                    "attribution must also carry more",
                    edit=edit,
                )


class AttributionLoosened(SentenceRule):
    """Less must be said by those who reuse the work."""

    id = "ATT02"
    name = "attribution-loosened"
    statement = "Whoever reuses the work must say or do less to satisfy attribution than the model asks."
    severity = Severity.NOTE
    favours = Favours.AUTHOR
    kinds = (ProvisionKind.ATTRIBUTION,)

    def turned(self, difference: Difference, change: Changed) -> Iterator[Statement]:
        """One finding for each thing taken out of what attribution must contain, and for a sentence that is gone."""
        pair = both(change)
        if pair is None:
            if change.before is not None and _asks(change.before):
                yield self.say(
                    difference,
                    change,
                    f"The model's words on attribution are gone: {quoted(change.before.text)}.",
                    "no attribution is asked for here",
                )
            return
        if not _asks(pair[0]) or pair[1].kind is not ProvisionKind.ATTRIBUTION:
            return
        for edit in change.edits:
            if _drops(edit):
                yield self.say(
                    difference,
                    change,
                    f"Attribution need no longer carry “{_shown(edit.before_text)}”.",
                    "attribution need carry less",
                    edit=edit,
                )


RULES = (AttributionTightened(), AttributionLoosened())
