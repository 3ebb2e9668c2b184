"""Verb groups: the modal, the negation and the main verb of a sentence, and how they bind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from contractmodel.model import Modality, Span
from contractmodel.parse.grammar import Grammar
from contractmodel.parse.lexicon import Lexicon, Token
from contractmodel.parse.thresholds import LONGEST_ASIDE, LONGEST_SEMI
from contractmodel.parse.verbs import Verb
from contractmodel.patterns import compiled


class Group(NamedTuple):
    """A verb group's range with its main verb, how it binds, whether it denies."""

    at: Span
    modality: Modality
    negative: bool


_SEMIS = (
    ("BAN", Modality.SHALL_NOT, True),
    ("NO_DUTY", Modality.DECLARES, True),
    ("DUTY", Modality.SHALL, False),
    ("LEAVE", Modality.MAY, False),
)
"""The grammar's terminals for "agrees to" and its kin, in the order they are tried, and what each means."""

_NO_VERB = compiled(
    r" (?:an?|the|any|all|its|his|her|their|your|no|free|full|such|this|that|these|those|reasonable|prompt|twenty"
    r"|thirty|one|two|three|four|five|six|ten|twenty-\w+|\d+)(?![\w])"
)
"""What follows "entitled to" or "agree to" where a thing is meant and no verb: "entitled to a credit"."""


def group_at(grammar: Grammar, lexicon: Lexicon, low: str, row: Sequence[Token], verb: Verb, *, end: int) -> Group:
    """The verb group that begins at `verb`; what "agrees to" or "is entitled to" governs is its main verb. Linear."""
    start = row[verb.at].start
    window = min(end, start + LONGEST_SEMI)
    said = low[start:window]
    if " to" in said or " from" in said or " for" in said:
        for terminal, modality, negative in _SEMIS:
            met = grammar.gated(terminal).match(low, start, window)
            if met is not None and (negative or not _NO_VERB.match(low, met.end(), end)):
                return Group(Span(start, _governed(lexicon, row, verb.at, met.end())), modality, negative)
    if verb.sort in ("sure", "noun", "base", "thing"):
        stop = verb.at + max(lexicon.sure.at(row, verb.at), lexicon.base.at(row, verb.at), 1)
    else:
        stop = _main_verb(lexicon, row, verb.at)
    words = [token.word for token in row[verb.at : stop]]
    modality, negative = _binding(lexicon, words, verb.sort)
    return Group(Span(start, row[stop - 1].end), modality, negative)


def _governed(lexicon: Lexicon, row: Sequence[Token], at: int, end: int) -> int:
    """Where the verb that a semi-modal governs ends."""
    place = next((i for i in range(at, len(row)) if row[i].start >= end), len(row) - 1)
    place = min(lexicon.adverbs(row, place), len(row) - 1)
    if row[place].word == "be" and place + 1 < len(row):
        place += 1
    return max(row[place].end, end)


def _main_verb(lexicon: Lexicon, row: Sequence[Token], at: int) -> int:
    """The index behind the main verb of a group that begins with a modal, "be", "have" or "hereby".

    What stands between commas ("shall, at its expense, print") is passed over.
    """
    place, solid = at, at + 1
    linked = False
    while place < len(row):
        word = row[place].word
        if word in lexicon.auxiliary or word in lexicon.modal:
            linked = linked if word == "not" else word in lexicon.linking
            place += 1
            solid = place
            continue
        beyond = lexicon.adverbs(row, place)
        if beyond == place and word == ",":
            beyond = next(
                (i + 1 for i in range(place + 1, min(len(row), place + LONGEST_ASIDE)) if row[i].word == ","), place
            )
        if beyond == place:
            break
        place = beyond
    if place >= len(row) or not row[place].word[0].isalpha():
        return solid
    return solid if linked and not row[place].word.endswith(lexicon.participle_endings) else place + 1


def _binding(lexicon: Lexicon, words: Sequence[str], sort: str) -> tuple[Modality, bool]:
    """How a verb group of these `words` binds, and whether it denies."""
    denies = any(word in ("not", "never", "cannot") or word.endswith("n't") for word in words)
    denies = denies or ("longer" in words and "no" in words)
    if not denies and any(word in lexicon.warranting for word in words):
        return Modality.WARRANTS, False
    may = (Modality.SHALL_NOT, True) if denies else (Modality.MAY, False)
    if sort == "modal":
        if words[0] in ("may", "can", "cannot"):
            return may
        return (Modality.SHALL_NOT, True) if denies else (Modality.SHALL, False)
    if words[-1] in lexicon.allowed:
        return may
    if words[-1] in lexicon.forbidden:
        return Modality.SHALL_NOT, True
    if not denies and (sort == "hereby" or "hereby" in words or words[-1] in lexicon.performing):
        return Modality.ACT, False
    return Modality.DECLARES, denies
