"""Frames: who does what to whom in one sentence, found by its verb."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from contractmodel.model import Modality, Span
from contractmodel.parse.grammar import Grammar
from contractmodel.parse.parties import Parties
from contractmodel.parse.thresholds import LONGEST_COMPLEMENT, LONGEST_FRONT, LONGEST_SUBJECT, MOST_COMMAS


class Frame(NamedTuple):
    """One sentence's skeleton, in offsets of the text it was read from.

    `adverbial` is what stands before the subject, `group` the verb group with its main verb; the complement runs from
    `group.end` to `end`. `actor` is the party that is the subject, as printed, None where the subject is no party.
    """

    adverbial: Span
    subject: Span
    group: Span
    end: int
    modality: Modality
    negative: bool
    actor: str | None = None

    def line(self, low: str) -> str:
        """The frame as the grammar of provisions reads it: `adverbial > subject | group | complement`, cut to size."""
        front = _clean(low[self.adverbial.start : self.adverbial.end])[-LONGEST_FRONT:]
        subject = _clean(low[self.subject.start : self.subject.end])[-LONGEST_SUBJECT:]
        rest = _clean(low[self.group.end : self.end])[:LONGEST_COMPLEMENT].rstrip(" .;")
        group = _clean(low[self.group.start : self.group.end])
        return f"{front + ' > ' if front else ''}{subject} | {group} | {rest}"


def _clean(words: str) -> str:
    return " ".join(words.replace("|", " ").replace(">", " ").split()).strip(" ,")


class Framing:
    """What finds frames in one agreement: its parties and the grammar."""

    def __init__(self, grammar: Grammar, parties: Parties) -> None:
        self.grammar = grammar
        self.parties = parties

    def frame(self, text: str, low: str, start: int, end: int) -> Frame | None:
        """The frame of the sentence `text[start:end]`, None where it has no verb of its own. Linear in its length.

        `low` is `text` folded, letter for letter.
        """
        begin = self._opened(low, start, end)
        inverted = self._inverted(low, begin, end)
        if inverted is not None:
            front, subject_from = inverted
            return self._main(text, low, front, subject_from, end, denied=True)
        for front_end in self._fronts(text, low, begin, end):
            found = self._main(text, low, Span(begin, front_end), front_end, end)
            if found is not None:
                return found
        return None

    def _opened(self, low: str, start: int, end: int) -> int:
        """Where the sentence begins once linking words are taken off."""
        met = self.grammar["LINKING"].match(low, start, end)
        return met.end() if met else start

    def _inverted(self, low: str, begin: int, end: int) -> tuple[Span, int] | None:
        """`In no event shall X be liable`: the modal stands before the subject, and the sentence denies."""
        front = _INVERTED.match(low, begin, end)
        return (Span(begin, front.start("modal")), front.start("modal")) if front else None

    def _fronts(self, text: str, low: str, begin: int, end: int) -> Iterator[int]:
        """Where the subject may begin, likeliest first: after a comma that closes an opening adverbial, else at once."""
        if self.grammar["OPENER"].match(low, begin, end):
            commas = [m.end() for m in re.finditer(r",\s+(?:then )?", low[begin:end])][:MOST_COMMAS]
            for comma in commas:
                if self._subject_opens(text, low, begin + comma, end, strict=True):
                    yield begin + comma
            for comma in commas:
                if self._subject_opens(text, low, begin + comma, end, strict=False):
                    yield begin + comma
            party = self._party_before_verb(text, low, begin, end)
            if party is not None:
                yield party
        yield begin

    def _subject_opens(self, text: str, low: str, at: int, end: int, *, strict: bool) -> bool:
        """Whether a subject and its verb stand at `at`; not strictly, a party's name is enough before the next comma."""
        opened = self._opened(low, at, end)
        if self.grammar["NO_SUBJECT"].match(low, opened, end) or self.grammar["OPENER"].match(low, opened, end):
            return False
        finite = self.finite(text, low, opened, end)
        if finite is None:
            return False
        subject = low[opened : finite.start()]
        if strict:
            return "," not in subject.rstrip(" ,") and 0 < len(subject.split()) <= 14
        return self.parties.opening(text[opened : finite.start()]) is not None and subject.count(",") <= 3

    def _party_before_verb(self, text: str, low: str, begin: int, end: int) -> int | None:
        """Where a party's name stands right before a modal, no comma between: `Upon termination Licensee shall …`."""
        for met in re.finditer(r" (?:shall|will|must|may|hereby|agrees)\b", low[begin:end]):
            name = self.parties.closing(text[begin : begin + met.start()])
            if name is not None:
                return begin + met.start() - name
        return None

    def finite(self, text: str, low: str, begin: int, end: int) -> re.Match[str] | None:
        """The first verb from `begin` on that is the sentence's own, not a subordinate clause's."""
        segment = begin
        subordinator = self.grammar["SUBORDINATOR"]
        skipped: re.Match[str] | None = None
        for met in self.grammar["FINITE"].finditer(low, begin, end):
            if not self._is_verb(text, low, begin, met):
                continue
            if met.start() > begin and subordinator.search(low, segment, met.start()) and met.lastgroup != "hereby":
                segment = met.end()
                if skipped is None or met.lastgroup == "modal" and skipped.lastgroup != "modal":
                    skipped = met
                continue
            return met
        return skipped if skipped is not None and skipped.lastgroup == "modal" else None

    def _is_verb(self, text: str, low: str, begin: int, met: re.Match[str]) -> bool:
        """Whether a word that may be a noun stands here as a verb: right behind a party's name or an adverb."""
        kind = met.lastgroup
        if kind in ("modal", "hereby", "be", "have", "do"):
            return not (met[0] in ("will", "may", "can", "must") and _NOUN_BEFORE.search(low, begin, met.start()))
        before = low[begin : met.start()].rstrip(" ,")
        if not before:
            return kind == "noun"
        if kind == "sure":
            return not _NOT_BEFORE_VERB.search(before) or self.parties.closing(text[begin : begin + len(before)]) is not None
        bare = _TRAILING_ADVERBS.sub("", before)
        if kind == "noun":
            return _SINGULAR_SUBJECT.search(bare) is not None or self.parties.closing(text[begin : begin + len(bare)]) is not None
        if _PLURAL_SUBJECT.search(bare):
            return True
        return self.parties.closing(text[begin : begin + len(bare)]) is not None and not _NOT_BEFORE_VERB.search(bare)

    def _main(
        self, text: str, low: str, front: Span, begin: int, end: int, *, denied: bool = False
    ) -> Frame | None:
        start = self._opened(low, begin, end)
        finite = self.finite(text, low, start, end)
        if finite is None:
            return None
        if denied:
            return self._denied(text, low, front, finite, end)
        subject = Span(start, start + len(low[start : finite.start()].rstrip(" ,")))
        trimmed = _TRAILING_ADVERBS.sub("", low[subject.start : subject.end])
        subject = Span(start, start + len(trimmed.rstrip(" ,")))
        group, modality, negative = self._grouped(low, finite, end)
        nobody = _NOBODY.match(low, subject.start, subject.end) is not None
        actor = self.parties.opening(text[subject.start : subject.end]) if subject.end > subject.start else None
        if nobody and not negative:
            negative = True
            modality = {Modality.SHALL: Modality.SHALL_NOT, Modality.MAY: Modality.SHALL_NOT}.get(modality, modality)
        return Frame(_adverbial(front, start), subject, group, end, modality, negative, actor)

    def _denied(self, text: str, low: str, front: Span, finite: re.Match[str], end: int) -> Frame | None:
        """The frame of an inverted sentence: the subject stands between the modal and the bare verb."""
        party = self.parties.opening(text[finite.end() + 1 : end])
        verb = re.compile(r"(?<![\w-])(?:be|have|[a-z]+)(?![\w-])")
        after = finite.end() + 1 + (len(party) if party else 0)
        be = re.compile(r"(?<![\w-])be(?![\w-])").search(low, finite.end(), min(end, finite.end() + 200))
        if be is not None:
            group, stop = Span(be.start(), be.end()), be.start()
        else:
            met = verb.search(low, after, end)
            if met is None:
                return None
            group, stop = Span(met.start(), met.end()), met.start()
        subject = Span(finite.end(), stop)
        subject = Span(subject.start + 1, max(subject.start + 1, subject.start + len(low[subject.start : subject.end].rstrip(" ,"))))
        return Frame(front, subject, group, end, Modality.SHALL_NOT, True, party)

    def _grouped(self, low: str, finite: re.Match[str], end: int) -> tuple[Span, Modality, bool]:
        """The verb group at `finite`: its range with the main verb, how it binds, whether it denies."""
        start = finite.start()
        group = self.grammar["GROUP"].match(low, start, end)
        inner = group.end() if group else start
        semi = self.grammar["SEMI"]
        for at in dict.fromkeys((start, inner, finite.start())):
            met = semi.match(low, at, end) or _semi_behind(semi, low, at, end)
            if met is not None:
                return self._governed(low, start, met, end)
        verb = _WORD.match(low, inner, end)
        stop = verb.end() if verb else inner
        words = low[start:stop]
        if group and finite.lastgroup == "be" and verb and not _PARTICIPLE.search(verb[0]):
            stop = start + len(low[start:inner].rstrip())
            words = low[start:stop]
        return Span(start, stop), *_binding(words, finite)

    def _governed(self, low: str, start: int, met: re.Match[str], end: int) -> tuple[Span, Modality, bool]:
        adverbs = self.grammar["ADVERBS"].match(low, met.end() + 1, end)
        at = adverbs.end() if adverbs else met.end() + 1
        verb = re.compile(r"(?:be )?(?:not )?[\w'-]+").match(low, at, end)
        group = Span(start, verb.end() if verb else met.end())
        denies = " not " in f" {low[start : met.start()]} " or "n't" in low[start : met.start()]
        kind = met.lastgroup
        if kind == "duty":
            return group, Modality.SHALL_NOT if denies else Modality.SHALL, denies
        if kind == "ban":
            return group, Modality.SHALL_NOT, True
        if kind == "none":
            return group, Modality.DECLARES, True
        return group, Modality.SHALL_NOT if denies else Modality.MAY, denies


def _semi_behind(semi: re.Pattern[str], low: str, at: int, end: int) -> re.Match[str] | None:
    """A semi-modal that stands behind an adverb or a modal: "shall be entitled to"."""
    skip = re.compile(r"(?:(?:shall|will|must|may|also|hereby|further|each|both|[a-z]+ly),? ){1,3}").match(low, at, end)
    return semi.match(low, skip.end(), end) if skip else None


def _binding(words: str, finite: re.Match[str]) -> tuple[Modality, bool]:
    """How the verb group `words` binds, and whether it denies."""
    denies = re.search(r"\b(?:not|never|cannot|no longer)\b|n't", words) is not None
    if finite.lastgroup == "modal":
        if _WARRANTS.search(words):
            return Modality.WARRANTS, denies
        if finite[0] == "need not":
            return Modality.DECLARES, True
        if finite[0] in ("may", "can", "cannot"):
            return (Modality.SHALL_NOT, True) if denies else (Modality.MAY, False)
        return (Modality.SHALL_NOT, True) if denies else (Modality.SHALL, False)
    if _WARRANTS.search(words) and not denies:
        return Modality.WARRANTS, denies
    if denies and finite.lastgroup != "hereby":
        return Modality.DECLARES, True
    if finite.lastgroup == "hereby" or "hereby" in words or _ACTS.search(words):
        return Modality.ACT, denies
    return Modality.DECLARES, denies


def _adverbial(front: Span, start: int) -> Span:
    return Span(front.start, min(front.end, start))


_WORD = re.compile(r"[\w'-]+")
_INVERTED = re.compile(
    r"(?:(?:in|under) no (?:event|circumstances?|case)|at no time|on no account|nor|under no theory)(?:[^.;]{0,160}?)? (?P<modal>shall|will|may|must|can|is|are|does)(?= )"
)
_NOUN_BEFORE = re.compile(r"(?:(?<![\w-])(?:in|of|by|the|free|at|last|good|on|since|until|before|after|during) )$")
_NOT_BEFORE_VERB = re.compile(r"(?:^|[\s,(])(?:the|a|an|any|such|all|of|and|or|its|their|this|that|no|to|in|for|by|with|from|as|not|each)$")
_TRAILING_ADVERBS = re.compile(
    r"(?:,? (?:hereby|herewith|also|further|furthermore|each|both|all|jointly|severally|and|or|only|always|forever|therefore|then|"
    r"thereafter|not|never|at all times|at any time|in turn|otherwise|hereunder|solely|additionally|expressly|irrevocably|"
    r"unconditionally|perpetually|further(?:more)?|[a-z]{3,16}ly))+,?$"
)
_PLURAL_SUBJECT = re.compile(r"(?:^|[\s(])(?:you|we|i|they|parties|both|who|authors|contributors|hereby|\w{3,}(?:ors|ers|ees|ants|ists))$")
_SINGULAR_SUBJECT = re.compile(r"(?:^|[\s(])(?:he|she|it|who|party|\w{3,}(?:or|er|ee|ant|ist))$")
_NOBODY = re.compile(r"(?:no|neither|none|nobody|nothing|no one)\b")
_WARRANTS = re.compile(r"\b(?:warrants?|represents?|guarantees?|certif(?:y|ies))\b")
_ACTS = re.compile(
    r"\b(?:grants?|assigns?|transfers?|licen[cs]es?|conveys?|waives?|releases?|discharges?|disclaims?|appoints?|authori[sz]es?"
    r"|consents?|accepts?|cedes?|sells?|relinquish(?:es)?|granted|assigned|transferred)$"
)
_PARTICIPLE = re.compile(r"(?:ed|en|ung|orn|ade|aid|old|ought|eft|ent|ound|ut|et|one)$")
