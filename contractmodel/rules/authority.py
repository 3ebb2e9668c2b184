"""Who is bound: AUT."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractmodel.diff.values import Pair
from contractmodel.model import Block, ProvisionKind, Severity
from contractmodel.patterns import compiled
from contractmodel.rules.base import Difference, DiffRule, Statement
from contractmodel.rules.values import Impact, Stability

_AGENCY = (
    r"\b(?:on behalf of|in the name of|as (?:the |an? )?(?:agent|attorney|representative)s? (?:of|for))\s+"
    r"(?:(?:any|all|each|every|the|other|and|its|their|his|her|your|co-?)\s+){0,4}"
    r"[\w-]+"
)
_JOINT = r"\b(?:jointly(?: and severally)?|severally|joint and several)\b"
_INSTRUCTION = (
    r"\b(?:the|a|an|name|names|of|who|whom|which|signs?|signing|print(?:ed)?|insert|full|your|here|please|type)\b"
)


def _bound(text: str) -> tuple[str, ...]:
    """The phrases of `text` that say for whom somebody acts, or how several are bound, instructions taken out."""
    found = [*compiled(_AGENCY, re.IGNORECASE).finditer(text), *compiled(_JOINT, re.IGNORECASE).finditer(text)]
    instruction = compiled(_INSTRUCTION, re.IGNORECASE)
    return tuple(" ".join(instruction.sub(" ", m.group()).casefold().split()) for m in found)


class AuthorityOrPartyChanged(DiffRule):
    """Other persons are bound, or by another authority."""

    id = "AUT01"
    name = "authority-or-party-changed"
    statement = "The words that say who is bound, or for whom somebody signs, differ from the model's."
    severity = Severity.ERROR
    impact = Impact.RE_SIGN
    stability = Stability.STABLE

    def judge(self, difference: Difference) -> Iterator[Statement]:
        """At most one finding a pair: agency words that differ, or an authority provision that is not what it was.

        Silent where only a blank's instruction changes and the same persons are meant.
        """
        for pair in difference.substantive:
            before, after = difference.before_block(pair), difference.after_block(pair)
            if before is None:
                if after is not None and _bound(after.text) and _binding(after):
                    yield self.found(
                        _told([], list(_bound(after.text))),
                        headline="who is bound has changed",
                        pair=pair,
                        after=after,
                    )
                continue
            was, now = _bound(before.text), _bound(after.text if after else "")
            if was != now:
                gone = [w for w in was if w not in now]
                come = [n for n in now if n not in was]
                yield self.found(
                    _told(gone, come),
                    headline="who is bound has changed",
                    pair=pair,
                    before=before,
                    after=after,
                )
            elif _authority_edited(difference, pair, before):
                yield self.found(
                    "The words by which a party states its authority to bind others differ from the model's.",
                    headline="the authority to bind others has changed",
                    pair=pair,
                    before=before,
                    after=after,
                )


def _binding(block: Block) -> bool:
    """Whether a new block does something: a recital or a heading that speaks of agency binds nobody."""
    return any(p.kind is not ProvisionKind.OTHER or p.actor is not None for p in block.provisions)


def _told(gone: list[str], come: list[str]) -> str:
    lost = f"“{'”, “'.join(gone)}” is gone" if gone else ""
    new = f"“{'”, “'.join(come)}” is new" if come else ""
    return f"Who is bound is told otherwise: {' and '.join(p for p in (lost, new) if p) or 'the order differs'}."


def _authority_edited(difference: Difference, pair: Pair, before: Block) -> bool:
    authority = [p for p in before.provisions if p.kind is ProvisionKind.AUTHORITY]
    return any(
        p.at.start < e.before_at.end and e.before_at.start < p.at.end for p in authority for e in difference.edits(pair)
    )


RULES = (AuthorityOrPartyChanged(),)
