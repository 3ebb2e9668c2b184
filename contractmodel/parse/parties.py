"""Parties: which words in an agreement name someone who can promise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from contractmodel.model import Agreement, BlockType
from contractmodel.parse.folded import folded, plain
from contractmodel.parse.lexicon import Lexicon, Token, tokens
from contractmodel.parse.mentions import Mentions
from contractmodel.parse.thresholds import MOST_MENTIONS

_WINDOW = 120


class Parties:
    """The parties of one agreement: defined terms that act as persons do, roles that drafters use, pronouns."""

    def __init__(self, agreement: Agreement, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        terms = list(dict.fromkeys(definition.term for definition in agreement.introductions))
        self._mentions = Mentions(_acting(agreement, terms, lexicon))
        self._things = frozenset(folded(term) for term in terms)

    def opening(self, words: str) -> str | None:
        """The party whose name opens `words`: the defined term as printed, else the role as it stands; None if none.

        >>> from contractmodel.model import Agreement, Block
        >>> from contractmodel.parse.grammar import load
        >>> from contractmodel.parse.reader import READER
        >>> text = "Ada (“you”) and Acme (the “Press”) agree. The Press shall print."
        >>> a = Agreement.build([Block(type=BlockType.PARAGRAPH, text=text)], reader=READER)
        >>> parties = Parties(a, Lexicon(load("provision")))
        >>> [parties.opening(words) for words in ("You", "The Press", "Each author", "The book")]
        ['you', 'Press', 'each author', None]
        """
        told = words[:_WINDOW]
        low = folded(told)
        row = tokens(low, 0, len(low))
        if not row:
            return None
        at = self._determined(row)
        start = row[at].start if at < len(row) else len(low)
        for term, place in self._mentions.of(plain(told)):
            if place.start <= start:
                return None if _possesses(told[place.start : place.end]) else term
            break
        if row[0].word in self._lexicon.pronoun:
            return "I" if row[0].word == "i" else row[0].word
        end = self._role_from(row, at)
        if end is None:
            return None
        name = told[: row[end - 1].end]
        return name[0].lower() + name[1:] if at > 0 and not name.isupper() else name

    def _determined(self, row: Sequence[Token]) -> int:
        at = 0
        while at < len(row) and (length := self._lexicon.party_determiner.at(row, at)):
            at += length
        return at

    def _role_from(self, row: Sequence[Token], at: int) -> int | None:
        """Where a role that stands at `at`, behind at most two other words, ends; None if none does."""
        for place in range(at, min(at + 3, len(row))):
            if not row[place].word[0].isalnum():
                return None
            word = row[place].word
            length = self._lexicon.role.at(row, place) or (1 if is_agent(word, self._lexicon) else 0)
            if length and word not in self._things:
                end = place + length
                if end == len(row) or row[end].word in self._lexicon.after_party or not row[end].word[0].isalnum():
                    return end
        return None

    def closing(self, words: str) -> int | None:
        """The length of the party's name that ends `words`, None if none does."""
        told = plain(words)[-80:]
        low = folded(told)
        row = tokens(low, 0, len(low))
        if not row or row[-1].end != len(told):
            return None
        last = None
        for _, at in self._mentions.of(told):
            last = at
        if last is not None and last.end == len(told):
            start = last.start
        elif (
            row[-1].word in self._lexicon.role.words
            or row[-1].word in self._lexicon.pronoun
            or is_agent(row[-1].word, self._lexicon)
        ):
            start = row[-1].start
        else:
            return None
        before = [token for token in row if token.end <= start]
        if before and before[-1].word in ("the", "each", "either", "neither", "any", "such", "both", "every"):
            start = before[-1].start
        return len(told) - start

    def first(self, words: str, but: str | None) -> str | None:
        """The first party named anywhere in `words` other than `but`: a defined term, or a role with its article."""
        told = words[:300]
        low = folded(told)
        other = folded(but or "")
        best: tuple[int, str] | None = None
        for term, at in self._mentions.of(plain(told)):
            if folded(term) != other:
                best = (at.start, term)
                break
        row = tokens(low, 0, len(low))
        for place in range(len(row)):
            if best is not None and row[place].start >= best[0]:
                break
            article = place > 0 and row[place - 1].word in ("the", "each", "any", "either", "a", "an", "other")
            if not article and not told[row[place].start].isupper():
                continue
            length = self._lexicon.role.at(row, place)
            name = told[row[place - article].start : row[place + length - 1].end] if length else ""
            if length and row[place].word not in self._things and not (other and row[place].word in other):
                return name
        return best[1] if best else None


def _possesses(words: str) -> bool:
    """Whether a mention says whose something is: the thing is then the subject, not the party."""
    low = folded(words)
    return low in ("your", "our", "my", "their", "his", "her", "its") or low.endswith(("'s", "s'"))


def _acting(agreement: Agreement, terms: list[str], lexicon: Lexicon) -> list[str]:
    """The terms that name persons: pronouns, roles, and those that somewhere agree, warrant, grant or must pay."""
    persons = {term for term in terms if _is_person(term, lexicon)}
    rest = [term for term in terms if term not in persons and not _is_thing(term, lexicon)]
    mentions = Mentions(rest)
    looked = Counter[str]()
    for block in agreement.walk() if rest else ():
        if block.type is BlockType.SIGNATURE or not block.text or len(persons) == len(terms):
            continue
        low = ""
        for term, at in mentions.of(plain(block.text)):
            looked[term] += 1
            if term in persons or looked[term] > MOST_MENTIONS:
                continue
            low = low or folded(block.text)
            row = tokens(low, at.end, min(len(low), at.end + 60))
            if row and _acts(row, lexicon):
                persons.add(term)
    return [term for term in terms if term in persons]


def _acts(row: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether what follows a name is something that only persons do."""
    at = lexicon.adverbs(row, 0)
    if at >= len(row):
        return False
    if row[at].word in ("shall", "will", "must", "may"):
        at = lexicon.adverbs(row, at + 1)
        if at >= len(row) or not row[at].word[0].isalpha():
            return False
        return bool(lexicon.personal.at(row, at)) or row[at].word not in lexicon.impersonal
    return row[at].word in lexicon.personal.words and row[at].word.endswith(("s", "ee", "ant", "ent", "ake"))


def is_agent(word: str, lexicon: Lexicon) -> bool:
    """Whether a noun in lower case names someone by what they do: "caterer", "licensees", "archivist".

    >>> from contractmodel.parse.grammar import load
    >>> lexicon = Lexicon(load("provision"))
    >>> [is_agent(word, lexicon) for word in ("caterer", "shippers", "lessee", "paper", "assign")]
    [True, True, True, False, False]
    """
    stem = word.removesuffix("s")
    return (
        len(stem) > 4
        and stem.endswith(("er", "or", "ee", "ist", "eur"))
        and stem not in lexicon.no_agent
        and word not in lexicon.no_agent
    )


def _is_thing(term: str, lexicon: Lexicon) -> bool:
    words = folded(term).split()
    return not words or words[-1] in lexicon.thing_noun or words[-1].removesuffix("s") in lexicon.thing_noun


def _is_person(term: str, lexicon: Lexicon) -> bool:
    words = folded(term).split()
    return (
        bool(words)
        and words[-1] not in lexicon.thing_noun
        and (
            words[-1] in lexicon.role.words
            or is_agent(words[-1], lexicon)
            or words[0] in lexicon.pronoun
            or words == ["our"]
        )
    )
