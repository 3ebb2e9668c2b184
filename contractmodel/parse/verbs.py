"""Verbs: which word of a sentence is its own verb, and not a subordinate clause's or a noun."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from contractmodel.parse.lexicon import Lexicon, Token
from contractmodel.parse.parties import Parties
from contractmodel.parse.thresholds import FARTHEST_UNLISTED_VERB


class Verb(NamedTuple):
    """A verb: the index of its token and what sort of word it is.

    `sort` is one of `modal`, `be`, `have`, `do`, `hereby`, `sure` (cannot be a noun), `noun` (in -s, may be a plural),
    `thing` (stands in its base form behind any noun), `base` (a base form behind "you", "we" or a plural).
    """

    at: int
    sort: str


class Verbs:
    """What finds the verbs of one agreement's sentences: the grammar's lists and the parties' names."""

    def __init__(self, lexicon: Lexicon, parties: Parties) -> None:
        self._lexicon = lexicon
        self._parties = parties

    def finite(self, text: str, row: Sequence[Token], begin: int) -> Verb | None:
        """The first verb from token `begin` on that is the sentence's own; None if there is none. Linear."""
        pending = False
        skipped: Verb | None = None
        for at in range(begin, len(row)):
            sort = self._sort(row, at)
            if sort and self._is_verb(text, row, begin, Verb(at, sort)):
                if not pending or sort == "hereby":
                    return Verb(at, sort)
                pending = False
                if skipped is None or (sort == "modal" and skipped.sort != "modal"):
                    skipped = Verb(at, sort)
            elif at > begin and self._lexicon.subordinator.at(row, at):
                pending = True
            elif pending and row[at].word.endswith("ed") and row[at - 1].word in _PAST_SUBJECTS:
                pending = False
        if skipped is not None and skipped.sort == "modal":
            return skipped
        return self._unlisted(row, begin)

    def before_adverbs(self, row: Sequence[Token], begin: int, at: int) -> int:
        """The index of the last token before `at` that is neither adverb nor comma; `begin - 1` if there is none."""
        adverbs = self._lexicon.adverb.words
        last = at - 1
        while last >= begin and (row[last].word == "," or row[last].word in adverbs or row[last].word.endswith("ly")):
            last -= 1
        return last

    def _unlisted(self, row: Sequence[Token], begin: int) -> Verb | None:
        """A verb that no list has: the word behind "you" or "we", or one in -s that stands where a verb would."""
        if begin + 1 >= len(row):
            return None
        if row[begin].word in ("you", "we", "i", "they"):
            at = self._lexicon.adverbs(row, begin + 1)
            return Verb(at, "base") if at < len(row) and row[at].word[0].isalpha() else None
        for at in range(begin + 1, min(len(row) - 1, begin + FARTHEST_UNLISTED_VERB)):
            if self._stands_as_verb(row[at - 1].word, row[at].word, row[at + 1].word):
                return Verb(at, "sure")
        return None

    def _stands_as_verb(self, before: str, word: str, after: str) -> bool:
        if not word.endswith("s") or word.endswith(("ss", "us", "is", "'s")):
            return False
        noun = before[0].isalpha() and before not in self._lexicon.determiner and not before.endswith("s")
        return noun and after in self._lexicon.verb_follower

    def _sort(self, row: Sequence[Token], at: int) -> str:
        lexicon, word = self._lexicon, row[at].word
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
        if lexicon.sure.at(row, at):
            return "sure"
        if word in lexicon.thing:
            return "thing"
        if lexicon.base.at(row, at):
            return "base"
        return "do" if lexicon.do.at(row, at) else ""

    def _is_verb(self, text: str, row: Sequence[Token], begin: int, verb: Verb) -> bool:
        """Whether a word that may be a noun stands here as a verb: by what is before it, and behind it."""
        lexicon = self._lexicon
        if verb.sort in ("be", "have", "do", "hereby"):
            return True
        last = self.before_adverbs(row, begin, verb.at)
        if last < begin:
            behind = row[verb.at + 1].word if verb.at + 1 < len(row) else ""
            return verb.sort == "modal" or (verb.sort == "noun" and behind not in lexicon.modal)
        before = row[last].word
        if before == ")":
            return verb.sort != "noun" or row[verb.at - 1].word == ")"
        if verb.sort == "modal":
            return before not in lexicon.noun_before_modal
        if verb.sort == "thing":
            return before not in lexicon.determiner and before not in lexicon.modal
        if verb.sort == "sure":
            return before not in lexicon.determiner or verb.at - 1 > last
        if row[verb.at - 1].word in lexicon.hereby:
            return True
        if verb.sort == "noun" and self._noun_is_verb(text, row, begin, verb.at, before):
            return True
        if verb.sort == "base" and (before in _PLURALS or (before[-1:] == "s" and before[:-1] in lexicon.role.words)):
            return True
        named = self._parties.closing(text[row[begin].start : row[last].end])
        return before not in lexicon.determiner and named is not None

    def _noun_is_verb(self, text: str, row: Sequence[Token], begin: int, at: int, before: str) -> bool:
        """Whether a word in -s has a singular subject, or an object: "nothing here grants either party …"."""
        lexicon = self._lexicon
        if before in ("he", "she", "it", "who", "party"):
            return True
        if before in lexicon.determiner:
            return False
        if row[begin].word in lexicon.nobody:
            return True
        after = row[at + 1] if at + 1 < len(row) else None
        if after is None:
            return False
        if at == begin + 1 and text[row[begin].start].isupper() and text[after.start].isupper():
            return True
        return after.word in lexicon.object_opener or self._parties.closing(text[after.start : after.end]) is not None


_PAST_SUBJECTS = frozenset(("it", "they", "you", "we", "i", "he", "she", "who", "which", "that"))
"""What a verb in the past tense follows at once in a subordinate clause: "the licences that it granted"."""

_PLURALS = ("you", "we", "i", "they", "parties", "both", "who")
