"""The plain words of the provision grammar, as sets and phrases, and sentences walked word by word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from contractmodel.parse.grammar import Grammar
from contractmodel.parse.thresholds import MOST_WORDS
from contractmodel.patterns import compiled

_TOKEN = compiled(r"[^\W_][\w'-]*|[,;:()]")


class Token(NamedTuple):
    """A word in lower case, or one of `,;:()`, and its range."""

    word: str
    start: int
    end: int


def tokens(low: str, start: int, end: int) -> list[Token]:
    """The words and commas of `low[start:end]`, at most `MOST_WORDS`. Linear.

    >>> [token.word for token in tokens("you agree, then.", 0, 16)]
    ['you', 'agree', ',', 'then']
    """
    return [Token(met[0], *met.span()) for met in islice(_TOKEN.finditer(low, start, end), MOST_WORDS)]


class Phrases:
    """A list of words and short phrases from the grammar."""

    __slots__ = ("_longer", "words")

    def __init__(self, pattern: str) -> None:
        told = pattern.removeprefix("(?:").removesuffix(")").replace("\\", "").split("|")
        self.words = frozenset(word for word in told if " " not in word)
        longer: dict[str, list[tuple[str, ...]]] = {}
        for phrase in sorted((p for p in told if " " in p), key=lambda p: (-len(p), p)):
            head, *rest = phrase.split(" ")
            longer.setdefault(head, []).append(tuple(rest))
        self._longer: Mapping[str, list[tuple[str, ...]]] = longer

    def at(self, row: Sequence[Token], place: int) -> int:
        """How many tokens of `row` from `place` on are one of the phrases, the longest first; 0 for none.

        >>> row = tokens("in addition you agree", 0, 21)
        >>> Phrases("(?:in addition|you)").at(row, 0), Phrases("(?:in addition|you)").at(row, 1)
        (2, 0)
        """
        word = row[place].word
        for rest in self._longer.get(word, ()):
            if tuple(token.word for token in row[place + 1 : place + 1 + len(rest)]) == rest:
                return 1 + len(rest)
        return 1 if word in self.words else 0


class Lexicon:
    """The grammar's lists, made when the first sentence is read."""

    def __init__(self, grammar: Grammar) -> None:
        def phrases(name: str) -> Phrases:
            return Phrases(grammar.patterns[name])

        self.modal = phrases("MODAL").words
        self.be = phrases("BE").words
        self.have = phrases("HAVE").words
        self.do = phrases("DO")
        self.hereby = phrases("HEREBY").words
        self.sure = phrases("SURE_VERB")
        self.noun = phrases("NOUN_VERB").words
        self.base = phrases("BASE_VERB")
        self.adverb = phrases("ADVERB")
        self.link = phrases("LINK")
        self.opener = phrases("OPENER")
        self.subordinator = phrases("SUBORDINATOR")
        self.no_subject = phrases("NO_SUBJECT")
        self.determiner = phrases("DETERMINER").words
        self.role = phrases("ROLE")
        self.pronoun = phrases("PRONOUN").words
        self.party_determiner = phrases("PARTY_DETERMINER")
        self.after_party = phrases("AFTER_PARTY").words
        self.personal = phrases("PERSONAL_VERB")
        self.impersonal = phrases("IMPERSONAL_VERB").words
        self.thing_noun = phrases("THING_NOUN").words
        self.thing = phrases("THING_VERB").words
        self.warranting = phrases("WARRANTING").words
        self.performing = phrases("PERFORMING").words
        self.allowed = phrases("ALLOWED").words
        self.forbidden = phrases("FORBIDDEN").words
        self.nobody = phrases("NOBODY").words
        self.denial = phrases("DENIAL")
        self.inverting = phrases("INVERTING").words
        self.auxiliary = phrases("AUXILIARY").words
        self.linking = phrases("LINKING").words
        self.participle_endings = tuple(sorted(phrases("PARTICIPLE_ENDING").words))
        self.object_opener = phrases("OBJECT_OPENER").words
        self.verb_follower = self.object_opener | phrases("VERB_FOLLOWER").words
        self.noun_before_modal = phrases("NOUN_BEFORE_MODAL").words
        self.no_agent = phrases("NO_AGENT").words
        self.taken_over = phrases("TAKEN_OVER")
        self.taken_over_to = phrases("TAKEN_OVER_TO").words

    def adverbs(self, row: Sequence[Token], place: int) -> int:
        """Where the adverbs that stand at `place` end (commas among them included)."""
        at = place
        while at < len(row):
            if row[at].word == "," and at > place and at + 1 < len(row) and self._is_adverb(row, at + 1):
                at += 1
                continue
            length = self._is_adverb(row, at)
            if not length:
                break
            at += length
        return at

    def _is_adverb(self, row: Sequence[Token], at: int) -> int:
        word = row[at].word
        return self.adverb.at(row, at) or (
            1 if word.endswith("ly") and 3 < len(word) < 20 and word not in _NO_ADVERBS else 0
        )


_NO_ADVERBS = frozenset(
    ("apply", "supply", "comply", "reply", "rely", "family", "assembly", "imply", "multiply", "anomaly")
)
