"""Provisions: the operative sentences of every block, typed, with lead-ins reaching what stands under them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from contractmodel.model import Agreement, Block, BlockType, Clause, Modality, Polarity, Provision, ProvisionKind, Span
from contractmodel.model.places import Places, places
from contractmodel.parse.facts import Said, facts
from contractmodel.parse.folded import folded, plain
from contractmodel.parse.frames import Frame, Framing
from contractmodel.parse.grammar import load
from contractmodel.parse.kinds import kind_of, verbless
from contractmodel.parse.lexicon import Lexicon
from contractmodel.parse.parties import Parties
from contractmodel.parse.sentences import sentences
from contractmodel.parse.splitting import Part, parts
from contractmodel.parse.thresholds import LONGEST_LEAD_IN
from contractmodel.patterns import compiled

_SILENT = (
    BlockType.TITLE,
    BlockType.HEADING,
    BlockType.SIGNATURE,
    BlockType.TABLE,
    BlockType.RECITAL,
    BlockType.NOTICE,
)
_LISTED = (BlockType.CLAUSE, BlockType.ITEM)
_CLOSED = compiled(r"\b(?:follow(?:s|ing)|below|these (?:terms|conditions|rules))\b[^.;]{0,60}:?$")
_AGREED = compiled(r"\b(?:agrees?|agreed|acknowledges?)(?: that)?\W*$")
_OPEN_THAT = compiled(r"\bthat\W*$")
_CONDITION = compiled(
    r"\b(?:following conditions?|conditions? (?:are|is) (?:met|satisfied)"
    r"|provided that|on condition that|only if|if)\W*$"
)
_ASIDE = compiled(
    r"(?:in|on|at|for|with|upon|during|before|after|where|if|when|under|by|to the extent)\b", re.IGNORECASE
)
_TAIL = compiled(r"[;,]?(?: (?:and|or|and\/or))?[;,]?\s*$")


class _LeadIn(NamedTuple):
    """The words that the items under a block go on from, and whether they only announce ("as follows:")."""

    words: str
    closed: bool

    @property
    def agrees(self) -> bool:
        """Whether it says that someone agrees to what follows, which stands on its own ("… agrees that:")."""
        return bool(_AGREED.search(self.words.lower()))

    @property
    def complements(self) -> bool:
        """Whether what follows is what someone warrants or agrees ("… warrants that:")."""
        return bool(_OPEN_THAT.search(self.words))


class _Typed(NamedTuple):
    kind: ProvisionKind
    at: Span
    actor: str | None = None
    counterparty: str | None = None
    modality: Modality = Modality.DECLARES
    negative: bool = False
    lead_in: bool = False
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def function(self) -> tuple[ProvisionKind, Modality, bool, str | None]:
        """What makes two parts of one sentence two provisions."""
        return self.kind, self.modality, self.negative, self.actor


def provisions(agreement: Agreement) -> Mapping[str, tuple[Provision, ...]]:
    """Path to the provisions of that block's own text, in order; blocks without any are absent.

    Lazy: a block is read when its path is looked up, and remembered. Iterating reads all. Linear in what is read. A
    lead-in ("You further warrant that:") gives its own clause none and reaches the items under it.

    >>> from contractmodel.model import Clause
    >>> item = Clause(label="(a)", text="the article is original.")
    >>> a = Agreement.build([Clause(label="1.", text="You warrant that:", body=(item,))])
    >>> {path: [p.kind.value for p in found] for path, found in provisions(a).items()}
    {'1.a': ['warranty']}
    """
    return _Provisions(agreement)


class _Provisions(Mapping[str, tuple[Provision, ...]]):
    """The provisions of one agreement, each block's worked out when it is first asked for."""

    def __init__(self, agreement: Agreement) -> None:
        self._agreement = agreement
        self._known: dict[str, tuple[Provision, ...]] = {}

    @cached_property
    def _reading(self) -> _Reading:
        return _Reading(self._agreement)

    @cached_property
    def _leads(self) -> Mapping[str, _LeadIn]:
        return {block.path: lead for block, lead in _led(self._agreement.body, None) if lead is not None}

    def __getitem__(self, path: str) -> tuple[Provision, ...]:
        found = self._known.get(path)
        if found is None:
            found = self._known[path] = self._read(self._agreement[path])
        if not found:
            raise KeyError(path)
        return found

    def _read(self, block: Block) -> tuple[Provision, ...]:
        if block.type in _SILENT or not block.text:
            return ()
        typed = self._reading.block(block, self._leads.get(block.path))
        way = places(self._agreement, block) if typed else None
        return tuple(_provision(block, one, way) for one in typed) if way is not None else ()

    def __iter__(self) -> Iterator[str]:
        return (block.path for block in self._agreement.walk() if block.path in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _provision(block: Block, one: _Typed, way: Places) -> Provision:
    return Provision(
        kind=one.kind,
        text=block.text[one.at.start : one.at.end],
        actor=one.actor,
        counterparty=one.counterparty,
        modality=one.modality,
        polarity=Polarity.NEGATIVE if one.negative else Polarity.POSITIVE,
        lead_in=one.lead_in,
        facts=one.facts,
        path=block.path,
        at=one.at,
        span=way.span(one.at),
    )


def _led(body: tuple[Block, ...], lead: _LeadIn | None) -> Iterator[tuple[Block, _LeadIn | None]]:
    """Every block with the lead-in that reaches it, in reading order.

    A paragraph that ends in a colon also reaches the items and clauses printed right after it at its own level.
    """
    beside: _LeadIn | None = None
    for block in body:
        listed = block.type in _LISTED
        reaching = lead if listed else None
        if beside is not None and listed:
            reaching = beside
        elif not listed:
            beside = None
        yield block, reaching
        own = _lead_in(block, reaching)
        if block.body:
            yield from _led(block.body, own or (reaching if not block.text else None))
        elif own is not None and not isinstance(block, Clause) and block.type is not BlockType.ITEM:
            beside = own


def _lead_in(block: Block, above: _LeadIn | None) -> _LeadIn | None:
    """The lead-in that `block`'s text ends with, together with the one that reaches `block` itself."""
    text = plain(block.text).rstrip()
    if not text or block.type in _SILENT:
        return None
    ends = text.endswith((":", "—", "–", ":-"))
    unfinished = bool(block.body) and text[-1] not in ".;!?)" and block.body[0].type in _LISTED
    if not ends and not unfinished:
        return None
    spans = sentences(text)
    last = text[spans[-1].start :].rstrip(" :—–-")
    closed = bool(_CLOSED.search(text.lower()))
    if above is not None and len(spans) == 1 and not closed and not above.closed:
        last = f"{above.words}, {last}," if _ASIDE.match(last) else f"{above.words} {last}"
    if len(last) > LONGEST_LEAD_IN:
        last = f"{last[: LONGEST_LEAD_IN // 2]} {last[-LONGEST_LEAD_IN // 2 :]}"
    return _LeadIn(last, closed)


class _Reading:
    """One agreement's parties and definitions, and the grammar that reads its sentences."""

    def __init__(self, agreement: Agreement) -> None:
        self.grammar = load("provision")
        lexicon = Lexicon(self.grammar)
        self.parties = Parties(agreement, lexicon)
        self.framing = Framing(self.grammar, lexicon, self.parties)
        self.defining: dict[str, list[Span]] = {}
        for definition in agreement.definitions:
            if definition.body:
                self.defining.setdefault(definition.path, []).append(definition.at)

    def block(self, block: Block, lead: _LeadIn | None) -> list[_Typed]:
        """The typed provisions of `block`'s own text; none for the sentence that is a lead-in itself."""
        text = plain(block.text)
        low = folded(block.text)
        spans = sentences(text)
        found: list[_Typed] = []
        for number, at in enumerate(spans):
            if (
                number == len(spans) - 1
                and _lead_in(block, None) is not None
                and (block.body or text.rstrip().endswith(":"))
            ):
                break
            if any(at.start <= place.start < at.end for place in self.defining.get(block.path, ())):
                found.append(_Typed(ProvisionKind.DEFINITION, at))
                continue
            found += self._sentence(text, low, at, lead, first=number == 0)
        return found

    def _sentence(self, text: str, low: str, at: Span, lead: _LeadIn | None, *, first: bool) -> list[_Typed]:
        own = self.framing.frame(text, low, at.start, at.end)
        if lead is None or (not first and not _inherits(own, lead)):
            return self._parts(text, low, at, own)
        if lead.agrees and own is not None and own.actor not in _PRONOUNS:
            alone = self._parts(text, low, at, own)
            if any(one.kind is not ProvisionKind.OTHER for one in alone):
                return alone
        stands_alone = own is not None and (
            lead.closed or (own.actor is not None and own.modality is not Modality.DECLARES and not lead.complements)
        )
        if stands_alone and (first or not lead.complements):
            found = self._parts(text, low, at, own)
            if _CONDITION.search(lead.words.lower()) and all(one.kind is ProvisionKind.OTHER for one in found):
                return [_Typed(ProvisionKind.CONDITION, at, modality=Modality.CONDITION, lead_in=True)]
            return found
        if not first:
            alone = self._parts(text, low, at, own)
            if any(one.kind is not ProvisionKind.OTHER for one in alone):
                return alone
        return self._led_by(text, at, lead)

    def _led_by(self, text: str, at: Span, lead: _LeadIn) -> list[_Typed]:
        """The provisions of a sentence that goes on from a lead-in, read together with it."""
        item = _TAIL.sub("", text[at.start : at.end])
        whole = f"{lead.words} {item}"
        low = folded(whole)
        frame = self.framing.frame(whole, low, 0, len(whole))
        if frame is None:
            return [_Typed(ProvisionKind.OTHER, at, lead_in=True)]
        told = self._typed(whole, low, at, frame)
        if told.kind is ProvisionKind.OTHER and _CONDITION.search(lead.words.lower()):
            told = told._replace(kind=ProvisionKind.CONDITION, modality=Modality.CONDITION)
        found = [told._replace(lead_in=True)]
        inner_low = folded(text)
        start = at.start
        for part in parts(self.framing, text, inner_low, Span(start, at.end), None):
            more = self._part(text, inner_low, part, told.actor)
            if more.actor is not None and more.kind is not ProvisionKind.OTHER and more.function != told.function:
                found[-1] = found[-1]._replace(at=Span(found[-1].at.start, _trimmed(text, part.at.start)))
                found.append(more)
        return found

    def _parts(self, text: str, low: str, at: Span, frame: Frame | None) -> list[_Typed]:
        """One provision for each independent part of the sentence that does something of its own."""
        if frame is None:
            return [_Typed(verbless(self.grammar, low[at.start : at.end]), at)]
        cuts = list(parts(self.framing, text, low, at, frame))
        if not cuts:
            return [self._typed(text, low, at, frame)]
        end = _trimmed(text, cuts[0].at.start)
        first = self.framing.frame(text, low, at.start, end) or frame
        found = [self._typed(text, low, Span(at.start, end), first)]
        for part in cuts:
            more = self._part(text, low, part, found[-1].actor)
            if found[-1].kind in _GOING_ON and more.kind in _GENERAL and _IT.search(low[part.at.start : part.at.end]):
                more = more._replace(kind=found[-1].kind)
            if more.kind is ProvisionKind.OTHER or more.function == found[-1].function:
                found[-1] = _joined(found[-1], more)
            elif found[-1].kind is ProvisionKind.OTHER and len(found) == 1 and part.subject:
                found[-1] = more._replace(at=Span(found[-1].at.start, more.at.end))
            else:
                found.append(more)
        return found

    def _part(self, text: str, low: str, part: Part, before: str | None) -> _Typed:
        """A further part of a sentence; "it" and "they" are the party of the part before."""
        at, start = part.at, part.at.start
        end = part.at.end
        if part.subject:
            text = f"{part.subject} {text[part.at.start : part.at.end]}"
            low, start, end = folded(text), 0, len(text)
        frame = self.framing.frame(text, low, start, end)
        if frame is None:
            return _Typed(ProvisionKind.OTHER, at)
        if low[frame.subject.start : frame.subject.end] in _PRONOUNS:
            frame = frame._replace(actor=before)
        return self._typed(text, low, at, frame)

    def _typed(self, text: str, low: str, at: Span, frame: Frame) -> _Typed:
        """The provision that `frame` makes; what is agreed or acknowledged is read from the clause behind "that"."""
        inner = self._agreed(text, low, frame)
        if inner is not None:
            if low[inner.subject.start : inner.subject.end] in _PRONOUNS:
                inner = inner._replace(actor=frame.actor)
            kind = kind_of(self.grammar, inner, low)
            if kind is not ProvisionKind.OTHER:
                return self._told(text, low, at, inner._replace(actor=inner.actor or frame.actor), kind)
        kind = kind_of(self.grammar, frame, low)
        return self._told(text, low, at, frame, kind)

    def _agreed(self, text: str, low: str, frame: Frame) -> Frame | None:
        verb = low[frame.group.start : frame.group.end]
        if not _AGREES.search(verb):
            return None
        that = _THAT.match(low, frame.group.end, frame.end)
        return self.framing.frame(text, low, that.end(), frame.end) if that else None

    def _told(self, text: str, low: str, at: Span, frame: Frame, kind: ProvisionKind) -> _Typed:
        begin = min(frame.adverbial.start, frame.subject.start)
        actor = frame.actor if frame.actor not in _PRONOUNS else None
        if actor is None and kind in _BY_AGENT:
            by = _BY.match(low, frame.group.end, frame.end)
            actor = self.parties.opening(text[by.end() : by.end() + 60]) if by else None
        other = self.parties.first(text[frame.group.end : frame.end], actor)
        told = facts(kind, Said(text, low, begin, frame.end, frame, actor, other))
        return _Typed(kind, at, actor, other, frame.modality, frame.negative, facts=told)


def _joined(one: _Typed, more: _Typed) -> _Typed:
    """Two parts of a sentence that do the same, as one provision: the facts of both, each name once."""
    told: dict[str, dict[str, None]] = {}
    for name, value in (*one.facts, *(more.facts if more.kind is one.kind else ())):
        told.setdefault(name, {}).update(dict.fromkeys(value.split("; ")))
    facts_of_both = tuple((name, "; ".join(values)) for name, values in told.items())
    return one._replace(at=Span(one.at.start, more.at.end), facts=facts_of_both)


def _inherits(own: Frame | None, lead: _LeadIn) -> bool:
    """Whether a later sentence of an item still says what the lead-in opened: it has no party that acts."""
    return lead.complements and (own is None or own.actor is None or own.modality is Modality.DECLARES)


def _trimmed(text: str, end: int) -> int:
    """`end` without the white space, conjunction and comma before it."""
    return len(compiled(r"(?:[,;])?\s+(?:and|but)?\s*$|\s+$").sub("", text[:end])) if end > 0 else end


_AGREES = compiled(
    r"\b(?:agrees?|acknowledges?|understands?|accepts?|recogni[sz]es?|confirms?|consents?|undertakes?|promises?"
    r"|covenants?|agreed|understood|acknowledged)$"
)
_THAT = compiled(r"(?:,? and (?:hereby )?(?:agrees?|acknowledges?|understands?|confirms?|accepts?))?,? that,? ")
_BY = compiled(r" (?:[\w-]+ ){0,3}?by (?=\w)")
_GOING_ON = (ProvisionKind.CONFIDENTIALITY, ProvisionKind.DATA_PROTECTION)
_GENERAL = (ProvisionKind.COVENANT, ProvisionKind.PROHIBITION, ProvisionKind.PERMISSION)
_IT = compiled(
    r"\b(?:disclose|use|copy|share|reveal|divulge|return|destroy|process|transfer) (?:it|them|such|the same|any)\b"
)
_PRONOUNS = ("it", "they", "he", "she")
_BY_AGENT = (
    *(ProvisionKind.COVENANT, ProvisionKind.PERMISSION, ProvisionKind.PROHIBITION, ProvisionKind.TERMINATION),
    *(ProvisionKind.PAYMENT, ProvisionKind.ASSIGNABILITY, ProvisionKind.PUBLICATION, ProvisionKind.ASSIGNMENT),
)
