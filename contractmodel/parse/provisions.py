"""Provisions: the operative sentences of every block, typed, with lead-ins reaching what stands under them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from contractmodel.model import (
    Agreement,
    Block,
    Modality,
    Polarity,
    Provision,
    ProvisionKind,
    Provisions,
    Span,
)
from contractmodel.model.places import Places, places
from contractmodel.parse.facts import Said, facts
from contractmodel.parse.folded import folded, plain
from contractmodel.parse.frames import Frame, Framing
from contractmodel.parse.grammar import load
from contractmodel.parse.kinds import kind_of, verbless
from contractmodel.parse.leading import SILENT, LeadIn, led, opens_list
from contractmodel.parse.lexicon import Lexicon
from contractmodel.parse.parties import Parties
from contractmodel.parse.sentences import sentences
from contractmodel.parse.splitting import Part, parts
from contractmodel.patterns import compiled

_TAIL = compiled(r"[;,]?(?: (?:and|or|and\/or))?[;,]?\s*$")


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


class _Provisions(Provisions):
    """The provisions of one agreement, each sentence's worked out when it is first asked for."""

    def __init__(self, agreement: Agreement) -> None:
        self._agreement = agreement
        self._known: dict[str, tuple[Provision, ...]] = {}
        self._begun: dict[str, _Block] = {}

    @cached_property
    def _reading(self) -> _Reading:
        return _Reading(self._agreement)

    @cached_property
    def _leads(self) -> Mapping[str, LeadIn]:
        return {block.path: lead for block, lead in led(self._agreement.body, None) if lead is not None}

    def __getitem__(self, path: str) -> tuple[Provision, ...]:
        found = self._known.get(path)
        if found is None:
            begun = self._block(path)
            found = self._known[path] = () if begun is None else begun.between(0, len(begun.spans))
        if not found:
            raise KeyError(path)
        return found

    def within(self, path: str, at: Span) -> tuple[Provision, ...]:
        """The provisions of the block at `path` whose sentences meet `at`; only those are read."""
        begun = self._block(path)
        if begun is None:
            return ()
        first = next((n for n, one in enumerate(begun.spans) if one.end >= at.start), len(begun.spans))
        behind = next((n for n, one in enumerate(begun.spans) if one.start > at.end), len(begun.spans))
        return begun.between(first, behind)

    def _block(self, path: str) -> _Block | None:
        """What is being read of the block at `path`, None where nothing in it can be a provision."""
        begun = self._begun.get(path)
        if begun is None:
            block = self._agreement[path]
            if block.type in SILENT or not block.text:
                return None
            begun = self._begun[path] = _Block(self._agreement, self._reading, block, self._leads.get(path))
        return begun

    def __iter__(self) -> Iterator[str]:
        return (block.path for block in self._agreement.walk() if block.path in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Block:
    """One block that is being read: its sentences, and the provisions of those that were asked for."""

    def __init__(self, agreement: Agreement, reading: _Reading, block: Block, lead: LeadIn | None) -> None:
        self._reading, self._block, self._lead = reading, block, lead
        self._agreement = agreement
        self._text, self._low = plain(block.text), folded(block.text)
        self.spans = sentences(self._text)
        if opens_list(block, self._text):
            self.spans = self.spans[:-1]
        self._known: dict[int, tuple[Provision, ...]] = {}

    @cached_property
    def _way(self) -> Places:
        return places(self._agreement, self._block)

    def between(self, first: int, behind: int) -> tuple[Provision, ...]:
        """The provisions of the sentences from `first` up to `behind`, in order."""
        return tuple(provision for number in range(first, behind) for provision in self._sentence(number))

    def _sentence(self, number: int) -> tuple[Provision, ...]:
        found = self._known.get(number)
        if found is None:
            at = self.spans[number]
            typed = self._reading.sentence(self._block, self._text, self._low, at, self._lead, first=number == 0)
            found = self._known[number] = tuple(_provision(self._block, one, self._way) for one in typed)
        return found


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


class _Reading:
    """One agreement's parties and definitions, and the grammar that reads its sentences."""

    def __init__(self, agreement: Agreement) -> None:
        self.grammar = load("provision")
        lexicon = Lexicon(self.grammar)
        self.parties = Parties(agreement, lexicon)
        self.framing = Framing(self.grammar, lexicon, self.parties)
        self.defining: dict[str, list[int]] = {}
        for definition in agreement.introductions:
            if definition.body:
                self.defining.setdefault(definition.path, []).append(definition.at.start)
        for starts in self.defining.values():
            starts.sort()

    def sentence(
        self, block: Block, text: str, low: str, at: Span, lead: LeadIn | None, *, first: bool
    ) -> list[_Typed]:
        """The typed provisions of the sentence at `at` of `block`, whose words are `text`, and folded `low`."""
        starts = self.defining.get(block.path, ())
        if bisect_left(starts, at.start) < bisect_left(starts, at.end):
            return [_Typed(ProvisionKind.DEFINITION, at)]
        return self._sentence(text, low, at, lead, first=first)

    def _sentence(self, text: str, low: str, at: Span, lead: LeadIn | None, *, first: bool) -> list[_Typed]:
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
            if lead.conditional and all(one.kind is ProvisionKind.OTHER for one in found):
                return [_Typed(ProvisionKind.CONDITION, at, modality=Modality.CONDITION, lead_in=True)]
            return found
        if not first:
            alone = self._parts(text, low, at, own)
            if any(one.kind is not ProvisionKind.OTHER for one in alone):
                return alone
        return self._led_by(text, at, lead)

    def _led_by(self, text: str, at: Span, lead: LeadIn) -> list[_Typed]:
        """The provisions of a sentence that goes on from a lead-in, read together with it."""
        item = _TAIL.sub("", text[at.start : at.end])
        whole = f"{lead.words} {item}"
        low = folded(whole)
        frame = self.framing.frame(whole, low, 0, len(whole))
        if frame is None:
            return [_Typed(ProvisionKind.OTHER, at, lead_in=True)]
        told = self._typed(whole, low, at, frame)
        if told.kind is ProvisionKind.OTHER and lead.conditional:
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
            same = more.kind is found[-1].kind is ProvisionKind.NOTICES
            if more.kind is ProvisionKind.OTHER or same or more.function == found[-1].function:
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


def _inherits(own: Frame | None, lead: LeadIn) -> bool:
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
