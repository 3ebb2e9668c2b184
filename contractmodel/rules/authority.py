"""Who is bound: AUT."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractmodel.diff.values import Pair
from contractmodel.model import Agreement, Block, ProvisionKind, Severity
from contractmodel.patterns import compiled
from contractmodel.rules.base import Difference, DiffRule, Statement
from contractmodel.rules.values import Impact, Stability

_AGENCY = (
    r"\b(?:on behalf of|in the name of|as (?:the |an? )?(?:agent|attorney|representative)s? (?:of|for))\s+"
    r"(?:(?:any|all|each|every|the|an?|other|and|its|their|his|her|your|co-?)\s+){0,4}"
    r"[\w-]+"
)
_JOINT = r"\b(?:jointly(?: and severally)?|severally|joint and several)\b"
_STEMS = ("ehalf", "name of", "gent", "ttorney", "epresentative", "oint", "everal", "BEHALF", "JOINT", "AGENT")
"""One of these stands in whatever says for whom somebody acts."""
_INSTRUCTION = (
    r"\b(?:the|a|an|name|names|of|who|whom|which|signs?|signing|print(?:ed)?|insert|full|your|here|please|type)\b"
)


def _bound(agreement: Agreement, block: Block | None) -> dict[str, str]:
    """The phrases of `block` that say for whom somebody acts or how several are bound: as compared, to as printed.

    Agency counts where a party is introduced or states its authority; what is done on somebody's behalf in the course
    of the work binds nobody. Compared without the words that only instruct whoever fills a blank.
    """
    if block is None or not any(stem in block.text for stem in _STEMS):
        return {}
    found = list(compiled(_JOINT, re.IGNORECASE).finditer(block.text))
    agency = list(compiled(_AGENCY, re.IGNORECASE).finditer(block.text))
    if agency:
        introduced = any(not d.body and d.path == block.path for d in agreement.definitions)
        found += [m for m in agency if introduced or _stated(block, m.start())]
    instruction = compiled(_INSTRUCTION, re.IGNORECASE)
    return {" ".join(instruction.sub(" ", m.group()).casefold().split()): " ".join(m.group().split()) for m in found}


def _stated(block: Block, at: int) -> bool:
    """Whether a party states its authority, or warrants, at `at` of the block's text."""
    kinds = (ProvisionKind.AUTHORITY, ProvisionKind.WARRANTY)
    return any(p.kind in kinds and p.at.start <= at < p.at.end for p in block.provisions)


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
                come = list(_bound(difference.after, after).values())
                if after is not None and come and _binding(after):
                    yield self.found(
                        _told([], come),
                        headline="who is bound has changed",
                        pair=pair,
                        after=after,
                    )
                continue
            was, now = _bound(difference.before, before), _bound(difference.after, after)
            if list(was) != list(now):
                gone = [words for key, words in was.items() if key not in now]
                come = [words for key, words in now.items() if key not in was]
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
    return any(
        p.kind is ProvisionKind.AUTHORITY and p.at.start < e.before_at.end and e.before_at.start < p.at.end
        for e in difference.edits(pair)
        for p in difference.before.provisions_within(before.path, e.before_at)
    )


RULES = (AuthorityOrPartyChanged(),)
