"""Frames: who does what to whom in one sentence, found by its verb."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from contractmodel.model import Modality, Span
from contractmodel.parse.grammar import Grammar
from contractmodel.parse.lexicon import Lexicon, Token, tokens
from contractmodel.parse.parties import Parties
from contractmodel.parse.thresholds import (
    LONGEST_COMPLEMENT,
    LONGEST_FRONT,
    LONGEST_SEMI,
    LONGEST_SUBJECT,
    MOST_COMMAS,
    MOST_SUBJECT_WORDS,
)


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
        group = _clean(_ASIDE.sub(" ", low[self.group.start : self.group.end]))
        return f"{front + ' > ' if front else ''}{subject} | {group} | {rest}"


_ASIDE = re.compile(r",[^,]*,")


def _clean(words: str) -> str:
    return " ".join(words.replace("|", " ").replace(">", " ").split()).strip(" ,")


class _Verb(NamedTuple):
    """A verb that is the sentence's own: the index of its token and what sort of word it is."""

    at: int
    sort: str


class Framing:
    """What finds frames in one agreement: its parties and the grammar's words."""

    def __init__(self, grammar: Grammar, lexicon: Lexicon, parties: Parties) -> None:
        self.grammar = grammar
        self.lexicon = lexicon
        self.parties = parties

    def frame(self, text: str, low: str, start: int, end: int) -> Frame | None:
        """The frame of the sentence `text[start:end]`, None where it has no verb of its own. Linear in its length.

        `low` is `text` folded, letter for letter.
        """
        row = tokens(low, start, end)
        if not row:
            return None
        begin = self.opened(row, 0)
        denied = self._inverted(text, low, row, begin, end)
        if denied is not None:
            return denied
        for front in self._fronts(text, row, begin):
            found = self._main(text, low, row, begin, front, end)
            if found is not None:
                return found
        return None

    def opened(self, row: Sequence[Token], at: int) -> int:
        """The index of the first token that belongs to the sentence, behind linking words."""
        while at < len(row) - 1 and (length := self.lexicon.link.at(row, at)):
            at += length
            if at < len(row) and row[at].word == ",":
                at += 1
        return min(at, len(row) - 1)

    def _fronts(self, text: str, row: Sequence[Token], begin: int) -> Iterator[int]:
        """Where the subject may begin, likeliest first: after a comma that closes an opening adverbial, else at once."""
        if self.lexicon.opener.at(row, begin):
            commas = [at + 1 for at in range(begin, len(row) - 1) if row[at].word == ","][:MOST_COMMAS]
            for strict in (True, False):
                for comma in commas:
                    if self._subject_opens(text, row, comma, strict=strict):
                        yield comma
            party = self._party_before_verb(text, row, begin)
            if party is not None:
                yield party
        yield begin

    def _subject_opens(self, text: str, row: Sequence[Token], at: int, *, strict: bool) -> bool:
        """Whether a subject and its verb stand at `at`; not strictly, a party's name is enough before further commas."""
        opened = self.opened(row, at)
        if self.lexicon.no_subject.at(row, opened) or self.lexicon.opener.at(row, opened):
            return False
        verb = self.finite(text, row, opened)
        if verb is None or verb.at == opened:
            return False
        commas = sum(token.word in ",;:" for token in row[opened : verb.at - 1])
        if strict:
            return not commas and verb.at - opened <= MOST_SUBJECT_WORDS
        return commas <= 3 and self.parties.opening(text[row[opened].start : row[verb.at].start]) is not None

    def _party_before_verb(self, text: str, row: Sequence[Token], begin: int) -> int | None:
        """Where a party's name stands right before a modal, no comma between: `Upon termination Licensee shall …`."""
        for at in range(begin + 1, len(row)):
            word = row[at].word
            if word in self.lexicon.modal or word in ("hereby", "agrees", "agree"):
                name = self.parties.closing(text[row[begin].start : row[at - 1].end])
                if name is not None:
                    start = row[at - 1].end - name
                    return next(i for i in range(begin, at) if row[i].start >= start)
        return None

    def finite(self, text: str, row: Sequence[Token], begin: int) -> _Verb | None:
        """The first verb from `begin` on that is the sentence's own, not a subordinate clause's."""
        pending = False
        skipped: _Verb | None = None
        for at in range(begin, len(row)):
            word = row[at].word
            sort = self._sort(row, at)
            if sort and self._is_verb(text, row, begin, at, sort):
                verb = _Verb(at, sort)
                if not pending or sort == "hereby":
                    return verb
                pending = False
                if skipped is None or (sort == "modal" and skipped.sort != "modal"):
                    skipped = verb
            elif at > begin and (word in self.lexicon.subordinator.words or self.lexicon.subordinator.at(row, at)):
                pending = True
        if skipped is not None and skipped.sort == "modal":
            return skipped
        return self._unlisted(row, begin)

    def _unlisted(self, row: Sequence[Token], begin: int) -> _Verb | None:
        """A verb that no list has: the word behind "you" or "we", or one in -s that stands where a verb would."""
        if begin + 1 >= len(row):
            return None
        if row[begin].word in ("you", "we", "i", "they"):
            at = self.lexicon.adverbs(row, begin + 1)
            return _Verb(at, "base") if at < len(row) and row[at].word[0].isalpha() else None
        for at in range(begin + 1, min(len(row) - 1, begin + 12)):
            word, before = row[at].word, row[at - 1].word
            if (
                word.endswith("s")
                and not word.endswith(("ss", "us", "is", "'s"))
                and before[0].isalpha()
                and before not in self.lexicon.determiner
                and not before.endswith("s")
                and row[at + 1].word in _VERB_FOLLOWERS
            ):
                return _Verb(at, "sure")
        return None

    def _sort(self, row: Sequence[Token], at: int) -> str:
        lexicon, word = self.lexicon, row[at].word
        if word in lexicon.modal:
            return "modal"
        if word in lexicon.be:
            return "be"
        if word in lexicon.hereby:
            return "hereby"
        if word in lexicon.have:
            return "have"
        if word in lexicon.noun:
            return "noun"
        if word in lexicon.sure.words or lexicon.sure.at(row, at):
            return "sure"
        if word in lexicon.thing:
            return "thing"
        if word in lexicon.base.words or lexicon.base.at(row, at):
            return "base"
        return "do" if lexicon.do.at(row, at) else ""

    def _is_verb(self, text: str, row: Sequence[Token], begin: int, at: int, sort: str) -> bool:
        """Whether a word that may be a noun stands here as a verb: right behind a party's name or an adverb."""
        if sort in ("be", "have", "do", "hereby"):
            return True
        last = self._before_adverbs(row, begin, at)
        if last < begin:
            return sort in ("noun", "modal")
        before = row[last].word
        if before == ")":
            return sort != "noun" or row[at - 1].word == ")"
        if sort == "thing":
            return before not in self.lexicon.determiner and before not in ("shall", "will", "must", "may", "not")
        if sort == "modal":
            return before not in (
                "in",
                "of",
                "by",
                "the",
                "free",
                "at",
                "last",
                "good",
                "on",
                "since",
                "until",
                "during",
            )
        if sort == "sure":
            return before not in self.lexicon.determiner or at - 1 > last
        if before in self.lexicon.hereby or (at - 1 > last and row[at - 1].word == "hereby"):
            return True
        head = before.rstrip("s") if sort == "base" else before
        if sort == "base" and before in ("you", "we", "i", "they", "parties", "both", "who"):
            return True
        if sort == "noun" and (
            before in ("he", "she", "it", "who", "party")
            or self._takes_object(text, row, at, before)
            or (row[begin].word in _NOBODY and before not in self.lexicon.determiner)
        ):
            return True
        if sort == "base" and before != head and head in self.lexicon.role.words:
            return True
        return (
            before not in self.lexicon.determiner
            and self.parties.closing(text[row[begin].start : row[last].end]) is not None
        )

    def _takes_object(self, text: str, row: Sequence[Token], at: int, before: str) -> bool:
        """Whether a word that may be a plural noun has an object behind it: "nothing here grants either party …"."""
        if before in self.lexicon.determiner or at + 1 >= len(row):
            return False
        return row[at + 1].word in _OBJECT_OPENERS or self.parties.closing(text[row[at + 1].start : row[at + 1].end]) is not None

    def _before_adverbs(self, row: Sequence[Token], begin: int, at: int) -> int:
        """The index of the last token before `at` that is neither adverb nor comma; `begin - 1` if there is none."""
        last = at - 1
        while last >= begin and (
            row[last].word == "," or row[last].word in self.lexicon.adverb.words or row[last].word.endswith("ly")
        ):
            last -= 1
        return last

    def _inverted(self, text: str, low: str, row: Sequence[Token], begin: int, end: int) -> Frame | None:
        """`In no event shall X be liable`: the modal stands before the subject, and the sentence denies."""
        words = tuple(token.word for token in row[begin : begin + 3])
        if words[:1] != ("nor",) and words[:2] not in _DENIALS and words not in _DENIALS:
            return None
        modal = next((at for at in range(begin, min(len(row), begin + 40)) if row[at].word in _INVERTING), None)
        if modal is None or modal + 2 >= len(row):
            return None
        if row[modal - 1].word not in (*words, ",") and self.parties.closing(
            text[row[begin].start : row[modal - 1].end]
        ):
            return None
        verb = next((at for at in range(modal + 2, min(len(row), modal + 30)) if row[at].word in ("be", "have")), None)
        if verb is None:
            verb = next(
                (at for at in range(modal + 2, min(len(row), modal + 8)) if self.parties.opening(text[row[modal + 1].start : row[at - 1].end])),
                modal + 2,
            )
        party = self.parties.opening(text[row[modal + 1].start : row[verb - 1].end])
        subject = Span(row[modal + 1].start, max(row[modal + 1].start, row[verb - 1].end))
        group = Span(row[verb].start, row[verb].end)
        return Frame(
            Span(row[begin].start, row[modal].start),
            subject,
            group,
            end,
            Modality.SHALL_NOT,
            negative=True,
            actor=party,
        )

    def _main(self, text: str, low: str, row: Sequence[Token], begin: int, front: int, end: int) -> Frame | None:
        start = self.opened(row, front)
        verb = self.finite(text, row, start)
        if verb is None:
            return None
        last = self._before_adverbs(row, start, verb.at)
        subject = Span(row[start].start, row[last].end) if last >= start else Span(row[start].start, row[start].start)
        group, modality, negative = self._grouped(low, row, verb, end)
        if row[start].word in _NOBODY and not negative:
            negative = True
            modality = _DENIED.get(modality, modality)
        if row[start].word in _NOBODY and modality is Modality.SHALL_NOT and row[verb.at].word in self.lexicon.be:
            modality = Modality.DECLARES
        if row[verb.at].word not in self.lexicon.modal and not negative and _denied_object(low, group.end):
            negative = True
            modality = Modality.DECLARES if modality is Modality.ACT else modality
        actor = self._actor(text, low, row, subject, verb)
        adverbial = Span(row[begin].start, row[start].start) if start > begin else Span(subject.start, subject.start)
        return Frame(adverbial, subject, group, end, modality, negative, actor)

    def _actor(self, text: str, low: str, row: Sequence[Token], subject: Span, verb: _Verb) -> str | None:
        """The party that is the subject: by its name or role, by the name its bracket gives it, or because it acts."""
        words = text[subject.start : subject.end]
        if low[subject.end - 2 : subject.end] in ('")', "')"):
            named = self.parties.first(words, None)
            if named is not None:
                return named
        party = self.parties.opening(words)
        if party is not None or verb.sort != "modal" or verb.at + 1 >= len(row):
            return party
        acts = self.lexicon.adverbs(row, verb.at + 1)
        if acts >= len(row) or row[acts].word in self.lexicon.impersonal or not row[acts].word[0].isalpha():
            return None
        bare = words[4:] if words[:4] in ("The ", "the ") else words
        if 0 < len(bare.split()) <= 3 and all(word[:1].isupper() for word in bare.split()) and not bare.isupper():
            return words[0].lower() + words[1:] if words[:4] == "The " else words
        return None

    def _grouped(self, low: str, row: Sequence[Token], verb: _Verb, end: int) -> tuple[Span, Modality, bool]:
        """The verb group at `verb`: its range with the main verb, how it binds, whether it denies."""
        start = row[verb.at].start
        window = min(end, start + LONGEST_SEMI)
        if " to" in low[start:window] or " from" in low[start:window] or " for" in low[start:window]:
            for name, modality, negative in _SEMIS:
                met = self.grammar.gated(name).match(low, start, window)
                if met is not None and not (name in ("LEAVE", "DUTY") and _NO_VERB.match(low, met.end(), end)):
                    return Span(start, self._governed(row, verb.at, met.end())), modality, negative
        if verb.sort in ("sure", "noun", "base"):
            length = max(self.lexicon.sure.at(row, verb.at), self.lexicon.base.at(row, verb.at), 1)
            stop = verb.at + length
        else:
            stop = self._main_verb(row, verb.at)
        words = [token.word for token in row[verb.at : stop]]
        return Span(start, row[stop - 1].end), *_binding(words, verb.sort)

    def _governed(self, row: Sequence[Token], at: int, end: int) -> int:
        """Where the verb that a semi-modal governs ends."""
        place = next((i for i in range(at, len(row)) if row[i].start >= end), len(row) - 1)
        place = min(self.lexicon.adverbs(row, place), len(row) - 1)
        if row[place].word == "be" and place + 1 < len(row):
            place += 1
        return max(row[place].end, end)

    def _main_verb(self, row: Sequence[Token], at: int) -> int:
        """The index behind the main verb of a group that begins with a modal, "be", "have" or "hereby"."""
        place, solid = at, at + 1
        linking = ""
        while place < len(row):
            word = row[place].word
            if word in _AUXILIARIES or word in self.lexicon.modal:
                linking = word if word in _LINKING else "" if word != "not" else linking
                place += 1
                solid = place
                continue
            beyond = self.lexicon.adverbs(row, place)
            if beyond == place and word == ",":
                beyond = next((i + 1 for i in range(place + 1, min(len(row), place + 20)) if row[i].word == ","), place)
            if beyond == place:
                break
            place = beyond
        if place >= len(row) or not row[place].word[0].isalpha():
            return solid
        return solid if linking and not row[place].word.endswith(_PARTICIPLES) else place + 1


def _denied_object(low: str, at: int) -> bool:
    """Whether the object behind a verb says "no": "gives no warranty", "there are no other agreements"."""
    return low.startswith((" no ", " neither "), at)


def _binding(words: Sequence[str], sort: str) -> tuple[Modality, bool]:
    """How a verb group of these `words` binds, and whether it denies."""
    denies = any(word in ("not", "never", "cannot") or word.endswith("n't") for word in words) or (
        "longer" in words and "no" in words
    )
    if sort == "modal":
        if any(word in _WARRANTING for word in words) and not denies:
            return Modality.WARRANTS, False
        if words[0] in ("may", "can", "cannot"):
            return (Modality.SHALL_NOT, True) if denies else (Modality.MAY, False)
        return (Modality.SHALL_NOT, True) if denies else (Modality.SHALL, False)
    if any(word in _WARRANTING for word in words) and not denies:
        return Modality.WARRANTS, False
    if words[-1] in ("permitted", "allowed"):
        return (Modality.SHALL_NOT, True) if denies else (Modality.MAY, False)
    if words[-1] in ("prohibited", "forbidden"):
        return Modality.SHALL_NOT, True
    if denies:
        return Modality.DECLARES, True
    if sort == "hereby" or "hereby" in words or words[-1] in _ACTS:
        return Modality.ACT, False
    return Modality.DECLARES, False


_SEMIS = (
    ("BAN", Modality.SHALL_NOT, True),
    ("NO_DUTY", Modality.DECLARES, True),
    ("DUTY", Modality.SHALL, False),
    ("LEAVE", Modality.MAY, False),
)
_DENIALS = (
    *(("in", "no", "event"), ("in", "no", "case"), ("under", "no", "circumstances"), ("under", "no", "circumstance")),
    *(("at", "no", "time"), ("on", "no", "account"), ("under", "no", "theory")),
)
_NO_VERB = re.compile(
    r" (?:an?|the|any|all|its|his|her|their|your|no|free|full|such|this|that|these|those|reasonable|prompt|twenty|thirty|one|two"
    r"|three|four|five|six|ten|twenty-\w+|\d+)(?![\w])"
)
_OBJECT_OPENERS = frozenset(("the", "a", "an", "any", "all", "either", "each", "no", "its", "your", "their", "you", "us", "that", "them"))
_VERB_FOLLOWERS = _OBJECT_OPENERS | frozenset(
    ("to", "as", "in", "on", "for", "by", "at", "with", "from", "only", "not", "into", "under", "such", "this", "our", "his", "her", "free")
)
_INVERTING = ("shall", "will", "may", "must", "can", "is", "are", "does")
_DENIED = {Modality.SHALL: Modality.SHALL_NOT, Modality.MAY: Modality.SHALL_NOT, Modality.ACT: Modality.DECLARES}
_NOBODY = frozenset(("no", "neither", "none", "nobody", "nothing"))
_AUXILIARIES = frozenset(
    (
        "be",
        "been",
        "being",
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "does",
        "do",
        "did",
        "need",
        "not",
        "hereby",
        "herewith",
        "isn't",
        "aren't",
    )
    + ("doesn't", "don't", "never")
)
_LINKING = frozenset(("be", "been", "is", "are", "was", "were", "isn't", "aren't", "has", "have"))
_PARTICIPLES = (
    "ed",
    "en",
    "ung",
    "orn",
    "ade",
    "aid",
    "old",
    "ought",
    "eft",
    "ent",
    "ound",
    "sent",
    "set",
    "one",
    "ept",
    "aken",
)
_WARRANTING = frozenset(
    ("warrant", "warrants", "represent", "represents", "guarantee", "guarantees", "certify", "certifies")
)
_ACTS = frozenset(
    (
        "grant",
        "grants",
        "assign",
        "assigns",
        "transfer",
        "transfers",
        "license",
        "licenses",
        "licence",
        "licences",
        "convey",
    )
    + (
        "conveys",
        "waive",
        "waives",
        "release",
        "releases",
        "discharge",
        "discharges",
        "disclaim",
        "disclaims",
        "appoint",
    )
    + (
        "appoints",
        "authorize",
        "authorizes",
        "authorise",
        "authorises",
        "consent",
        "consents",
        "accept",
        "accepts",
        "sells",
    )
    + ("granted", "assigned", "transferred")
)
