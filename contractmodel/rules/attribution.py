"""What users of the work must say: ATT."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractmodel.diff.values import Edit
from contractmodel.model import Block, ProvisionKind, Severity
from contractmodel.rules.base import Difference, DiffRule, Statement
from contractmodel.rules.values import Favours, Impact, Stability

_CONJUNCT = re.compile(
    r"^[\s,;]*(?:as well as|and|together with|along with|in addition to|including|accompanied by|plus)\b",
    re.IGNORECASE,
)


def _inside(block: Block, at: int) -> bool:
    """Whether offset `at` of the block's text stands in a provision about attribution."""
    return any(p.kind is ProvisionKind.ATTRIBUTION and p.at.start <= at <= p.at.end for p in block.provisions)


def _shown(words: str) -> str:
    trimmed = _CONJUNCT.sub("", words).strip(" ,;.")
    return trimmed or words.strip()


class AttributionTightened(DiffRule):
    """Something more must be said by everyone who reuses the work."""

    id = "ATT01"
    name = "attribution-tightened"
    statement = "Whoever reuses the work must say or do more to satisfy attribution than the model asks."
    severity = Severity.WARNING
    impact = Impact.RE_SIGN
    favours = Favours.PUBLISHER
    stability = Stability.STABLE

    def judge(self, difference: Difference) -> Iterator[Statement]:
        """One finding for each conjunct added inside an attribution provision."""
        for pair in difference.substantive:
            block = difference.after_block(pair)
            if block is None or not pair.before:
                continue
            for edit in difference.edits(pair):
                if _adds_conjunct(edit) and _inside(block, edit.after_at.start):
                    more = _shown(edit.after_text)
                    yield self.found(
                        f"Attribution must now also carry “{more}”; the model does not ask for it.",
                        headline="attribution must also carry more",
                        pair=pair,
                        edit=edit,
                    )


class AttributionLoosened(DiffRule):
    """Less must be said by those who reuse the work."""

    id = "ATT02"
    name = "attribution-loosened"
    statement = "Whoever reuses the work must say or do less to satisfy attribution than the model asks."
    severity = Severity.NOTE
    favours = Favours.AUTHOR

    def judge(self, difference: Difference) -> Iterator[Statement]:
        """One finding for each conjunct taken out of an attribution provision."""
        for pair in difference.substantive:
            block = difference.before_block(pair)
            if block is None or not pair.after:
                continue
            for edit in difference.edits(pair):
                if _drops_conjunct(edit) and _inside(block, edit.before_at.start):
                    yield self.found(
                        f"Attribution need no longer carry “{_shown(edit.before_text)}”.",
                        headline="attribution need carry less",
                        pair=pair,
                        edit=edit,
                    )


def _adds_conjunct(edit: Edit) -> bool:
    return not edit.before_text.strip() and _CONJUNCT.match(edit.after_text) is not None


def _drops_conjunct(edit: Edit) -> bool:
    return not edit.after_text.strip() and _CONJUNCT.match(edit.before_text) is not None


RULES = (AttributionTightened(), AttributionLoosened())
