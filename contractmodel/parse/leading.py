"""Lead-ins: words that the items under them go on from ("You further warrant that:")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from contractmodel.model import Block, BlockType, Clause
from contractmodel.parse.folded import plain
from contractmodel.parse.sentences import sentences
from contractmodel.parse.thresholds import LONGEST_LEAD_IN
from contractmodel.patterns import compiled

SILENT = (
    BlockType.TITLE,
    BlockType.HEADING,
    BlockType.SIGNATURE,
    BlockType.TABLE,
    BlockType.RECITAL,
    BlockType.NOTICE,
)
_LONGEST_TITLE = 6
_LISTED = (BlockType.CLAUSE, BlockType.ITEM)
_CLOSED = compiled(r"\b(?:follow(?:s|ing)|below|these (?:terms|conditions|rules))\b[^.;]{0,60}:?$")
_AGREED = compiled(r"\b(?:agrees?|agreed|acknowledges?)(?: that)?\W*$")
_OPEN_THAT = compiled(r"\bthat\W*$")
_CONDITIONAL = compiled(
    r"\b(?:following conditions?|conditions? (?:are|is) (?:met|satisfied)"
    r"|provided that|on condition that|only if|if)\W*$"
)
_BINDING = compiled(
    r"\b(?:shall|will|must|may|can|should|agrees?|undertakes?|warrants?|represents?|covenants?|acknowledges?|confirms?"
    r"|is|are|be|has|have|means?|includes?|provides?|grants?|not|the following)\b"
    r"|\b(?:that|to|of|by|for|if|when|in|with|and|or|on|at|from|as|under|unless|who|which|a|the|any|all|each)\W*$"
)
_ASIDE = compiled(
    r"(?:in|on|at|for|with|upon|during|before|after|where|if|when|under|by|to the extent)\b", re.IGNORECASE
)


class LeadIn(NamedTuple):
    """The words that the items under a block go on from, and whether they only announce ("as follows:")."""

    words: str
    closed: bool

    @property
    def agrees(self) -> bool:
        """Whether it says that someone agrees to what follows, which stands on its own ("… agrees that:")."""
        return bool(_AGREED.search(self.words.lower()))

    @property
    def conditional(self) -> bool:
        """Whether what follows is a condition ("… if all of the following conditions are met:")."""
        return bool(_CONDITIONAL.search(self.words.lower()))

    @property
    def complements(self) -> bool:
        """Whether what follows is what someone warrants or agrees ("… warrants that:")."""
        return bool(_OPEN_THAT.search(self.words))


def led(body: tuple[Block, ...], lead: LeadIn | None) -> Iterator[tuple[Block, LeadIn | None]]:
    """Every block with the lead-in that reaches it, in reading order.

    A paragraph that ends in a colon also reaches the items and clauses printed right after it at its own level.
    """
    beside: LeadIn | None = None
    for block in body:
        listed = block.type in _LISTED
        reaching = lead if listed else None
        if beside is not None and listed:
            reaching = beside
        elif not listed:
            beside = None
        yield block, reaching
        own = lead_in(block, reaching)
        if block.body:
            yield from led(block.body, own or (reaching if not block.text else None))
        elif own is not None and not isinstance(block, Clause) and block.type is not BlockType.ITEM:
            beside = own


def lead_in(block: Block, above: LeadIn | None) -> LeadIn | None:
    """The lead-in that `block`'s text ends with, together with the one that reaches `block` itself."""
    text = plain(block.text).rstrip()
    if not text or block.type in SILENT:
        return None
    ends = text.endswith((":", "—", "–", ":-"))
    unfinished = (
        bool(block.body)
        and text[-1] not in ".;!?)"
        and block.body[0].type in _LISTED
        and not _titles(text, block.body[0].text)
    )
    if not ends and not unfinished:
        return None
    spans = sentences(text)
    last = text[spans[-1].start :].rstrip(" :—–-")
    closed = bool(_CLOSED.search(text.lower()))
    if above is not None and len(spans) == 1 and not closed and not above.closed:
        last = f"{above.words}, {last}," if _ASIDE.match(last) else f"{above.words} {last}"
    if len(last) > LONGEST_LEAD_IN:
        last = f"{last[: LONGEST_LEAD_IN // 2]} {last[-LONGEST_LEAD_IN // 2 :]}"
    return LeadIn(last, closed)


def _titles(text: str, below: str) -> bool:
    """Whether words that stand above a list are its title ("Your data"): few, no verb, and whole sentences follow."""
    return below[:1].isupper() and len(text.split()) <= _LONGEST_TITLE and not _BINDING.search(text.lower())


def opens_list(block: Block, text: str) -> bool:
    """Whether the last sentence of `block` is a lead-in, which is no provision itself."""
    return lead_in(block, None) is not None and (bool(block.body) or text.rstrip().endswith(":"))
