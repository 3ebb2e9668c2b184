"""Frames: who does what to whom in one sentence, found by its verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from contractmodel.model import Modality, Span
from contractmodel.parse.grammar import Grammar
from contractmodel.parse.lexicon import Lexicon, Token, tokens
from contractmodel.parse.parties import Parties
from contractmodel.parse.thresholds import (
    LONGEST_COMPLEMENT,
    LONGEST_FRONT,
    LONGEST_INVERSION,
    LONGEST_SUBJECT,
    MOST_COMMAS,
    MOST_SUBJECT_WORDS,
)
from contractmodel.parse.verbgroups import group_at
from contractmodel.parse.verbs import Verb, Verbs
from contractmodel.patterns import compiled

_ASIDE = compiled(r",[^,]*,")
_DENIED = {Modality.SHALL: Modality.SHALL_NOT, Modality.MAY: Modality.SHALL_NOT, Modality.ACT: Modality.DECLARES}


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


def _clean(words: str) -> str:
    return " ".join(words.replace("|", " ").replace(">", " ").split()).strip(" ,")


class _Sentence(NamedTuple):
    """The sentence that is being read: its text and the same folded, its tokens, where it ends."""

    text: str
    low: str
    row: Sequence[Token]
    end: int

    def between(self, first: int, behind: int) -> str:
        """The text from token `first` up to token `behind`."""
        return self.text[self.row[first].start : self.row[behind - 1].end] if behind > first else ""


class Framing:
    """What finds frames in one agreement: its parties and the grammar's words."""

    def __init__(self, grammar: Grammar, lexicon: Lexicon, parties: Parties) -> None:
        self.grammar = grammar
        self.lexicon = lexicon
        self.parties = parties
        self.verbs = Verbs(lexicon, parties)

    def frame(self, text: str, low: str, start: int, end: int) -> Frame | None:
        """The frame of the sentence `text[start:end]`, None where it has no verb of its own. Linear in its length.

        `low` is `text` folded, letter for letter.
        """
        row = tokens(low, start, end)
        if not row:
            return None
        sentence = _Sentence(text, low, row, end)
        begin = self._opened(row, 0)
        denied = self._inverted(sentence, begin)
        if denied is not None:
            return denied
        for front in self._fronts(sentence, begin):
            found = self._main(sentence, begin, front)
            if found is not None:
                return found
        return None

    def _opened(self, row: Sequence[Token], at: int) -> int:
        """The index of the first token that belongs to the sentence, behind linking words."""
        while at < len(row) - 1 and (length := self.lexicon.link.at(row, at)):
            at += length
            if at < len(row) and row[at].word == ",":
                at += 1
        return min(at, len(row) - 1)

    def _fronts(self, sentence: _Sentence, begin: int) -> Iterator[int]:
        """Where the subject may begin, likeliest first: after a comma that closes an adverbial, else at once."""
        row = sentence.row
        if self.lexicon.opener.at(row, begin):
            commas = [at + 1 for at in range(begin, len(row) - 1) if row[at].word == ","][:MOST_COMMAS]
            for strict in (True, False):
                for comma in commas:
                    if self._subject_opens(sentence, comma, strict=strict):
                        yield comma
            party = self._party_before_verb(sentence, begin)
            if party is not None:
                yield party
        yield begin

    def _subject_opens(self, sentence: _Sentence, at: int, *, strict: bool) -> bool:
        """Whether a subject and its verb stand at `at`; not strictly, a party's name may stand before commas."""
        row = sentence.row
        opened = self._opened(row, at)
        if self.lexicon.no_subject.at(row, opened) or self.lexicon.opener.at(row, opened):
            return False
        verb = self.verbs.finite(sentence.text, row, opened)
        if verb is None or verb.at == opened:
            return False
        commas = sum(token.word in ",;:" for token in row[opened : verb.at - 1])
        if strict:
            return not commas and verb.at - opened <= MOST_SUBJECT_WORDS
        return commas <= 3 and self.parties.opening(sentence.between(opened, verb.at)) is not None

    def _party_before_verb(self, sentence: _Sentence, begin: int) -> int | None:
        """Where a party's name stands right before a modal, no comma between: `Upon termination Licensee shall …`."""
        row = sentence.row
        for at in range(begin + 1, len(row)):
            if row[at].word in self.lexicon.modal or row[at].word in ("hereby", "agrees", "agree"):
                name = self.parties.closing(sentence.between(begin, at))
                if name is not None:
                    start = row[at - 1].end - name
                    return next(i for i in range(begin, at) if row[i].start >= start)
        return None

    def _inverted(self, sentence: _Sentence, begin: int) -> Frame | None:
        """`In no event shall X be liable`: the modal stands before the subject, and the sentence denies."""
        row = sentence.row
        length = self.lexicon.denial.at(row, begin)
        near = range(begin + length, min(len(row), begin + LONGEST_INVERSION))
        modal = next((at for at in near if row[at].word in self.lexicon.inverting), None) if length else None
        if modal is None or modal + 2 >= len(row):
            return None
        if (
            modal > begin + length
            and row[modal - 1].word != ","
            and self.parties.closing(sentence.between(begin, modal))
        ):
            return None
        verb = self._bare_verb(sentence, modal)
        return Frame(
            adverbial=Span(row[begin].start, row[modal].start),
            subject=Span(row[modal + 1].start, row[verb - 1].end),
            group=Span(row[verb].start, row[verb].end),
            end=sentence.end,
            modality=Modality.SHALL_NOT,
            negative=True,
            actor=self.parties.opening(sentence.between(modal + 1, verb)),
        )

    def _bare_verb(self, sentence: _Sentence, modal: int) -> int:
        """The index of the bare verb behind an inverted subject: "be", "have", or the word behind a party's name."""
        row = sentence.row
        for at in range(modal + 2, min(len(row), modal + LONGEST_INVERSION)):
            if row[at].word in ("be", "have"):
                return at
        for at in range(modal + 2, min(len(row), modal + 8)):
            if self.parties.opening(sentence.between(modal + 1, at)) is not None:
                return at
        return modal + 2

    def _main(self, sentence: _Sentence, begin: int, front: int) -> Frame | None:
        """The frame whose subject begins at token `front`, the adverbial at `begin`."""
        row = sentence.row
        start = self._opened(row, front)
        verb = self.verbs.finite(sentence.text, row, start)
        if verb is None:
            return None
        last = self.verbs.before_adverbs(row, start, verb.at)
        subject = Span(row[start].start, row[last].end if last >= start else row[start].start)
        group = group_at(self.grammar, self.lexicon, sentence.low, row, verb, end=sentence.end)
        modality, negative = group.modality, group.negative
        if row[start].word in self.lexicon.nobody and not negative:
            stated = row[verb.at].word in self.lexicon.be and modality is Modality.SHALL
            modality, negative = Modality.DECLARES if stated else _DENIED.get(modality, modality), True
        if verb.sort != "modal" and not negative and sentence.low.startswith((" no ", " neither "), group.at.end):
            modality, negative = _DENIED.get(modality, modality) if modality is Modality.ACT else modality, True
        return Frame(
            adverbial=Span(row[begin].start if start > begin else subject.start, subject.start),
            subject=subject,
            group=group.at,
            end=sentence.end,
            modality=modality,
            negative=negative,
            actor=self._actor(sentence, subject, verb),
        )

    def _actor(self, sentence: _Sentence, subject: Span, verb: Verb) -> str | None:
        """The party that is the subject: by its name or role, by the name its bracket gives it, or because it acts."""
        row = sentence.row
        words = sentence.text[subject.start : subject.end]
        if sentence.low[subject.end - 2 : subject.end] in ('")', "')"):
            named = self.parties.first(words, None)
            if named is not None:
                return named
        party = self.parties.opening(words)
        if party is not None:
            return party
        if verb.sort in ("sure", "noun", "base") and row[verb.at].word in self.lexicon.personal.words:
            return _proper(words)
        if verb.sort != "modal":
            return None
        acts = self.lexicon.adverbs(row, verb.at + 1)
        if acts >= len(row) or row[acts].word in self.lexicon.impersonal or not row[acts].word[0].isalpha():
            return None
        return _proper(words)


def _proper(words: str) -> str | None:
    """`words` where they are a proper name of at most three words, its article in lower case; else None."""
    name = words[4:] if words[:4] in ("The ", "the ") else words
    parts = name.split()
    if not 0 < len(parts) <= 3 or name.isupper() or not all(part[:1].isupper() for part in parts):
        return None
    return f"the {name}" if words[:4] == "The " else words
