"""Definitions: where terms are introduced, and every place that uses them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from attrs import evolve

from contractmodel.model import NOWHERE, Agreement, Block, BlockType, Clause, Definition, Span, Use
from contractmodel.model.places import places
from contractmodel.parse.folded import folded, holds, plain
from contractmodel.parse.grammar import Grammar, load
from contractmodel.parse.mentions import Mentions
from contractmodel.parse.thresholds import TEXTS_KEPT
from contractmodel.patterns import compiled

_SILENT = (BlockType.TITLE, BlockType.HEADING, BlockType.SIGNATURE)
_MEANS = ("mean", "refer", "defined", "denote", "include", "meaning", " is ", " are ")
_OPENING = 330
"""Characters in which a block's opening term and its verb stand: seven words of at most forty letters."""
_NAMING = (
    "hereinafter",
    "hereafter",
    "herein",
    "collectively",
    "together",
    "jointly",
    ', the "',
    ", the '",
    ", each a",
)
_SMALL = frozenset(("of", "and", "the", "for", "to", "or", "in", "on", "a", "an", "de", "by", "with"))


_LONGEST_BRACKET = 600
"""Characters that a bracket with a name in it may have: twice 240 beside the name, and the name."""


class _Found(NamedTuple):
    """One introduced term: its words, its place with quotation marks, and where its explanation stands."""

    term: str
    at: Span
    body: Span = NOWHERE


def definitions(agreement: Agreement) -> tuple[Definition, ...]:
    """Every definition of `agreement` in document order, with its uses elsewhere. Linear in the text.

    A term that is introduced twice gives two definitions; the first has the uses.

    >>> from contractmodel.model import Agreement, Block, BlockType
    >>> preamble = Block(type=BlockType.PARAGRAPH, text="The piece (“the article”) is printed. You keep the article.")
    >>> [(d.term, [u.text for u in d.uses]) for d in definitions(Agreement.build([preamble]))]
    [('the article', ['the article'])]
    """
    found = introductions(agreement)
    if not found:
        return ()
    uses = _uses(agreement, found)
    return tuple(evolve(definition, uses=tuple(uses.pop(_key(definition.term), ()))) for definition in found)


def introductions(agreement: Agreement) -> tuple[Definition, ...]:
    """Every definition of `agreement` in document order, without its uses. Linear in the text.

    >>> from contractmodel.model import Agreement, Block, BlockType
    >>> preamble = Block(type=BlockType.PARAGRAPH, text="The piece (“the article”) is printed. You keep the article.")
    >>> [(d.term, d.uses) for d in introductions(Agreement.build([preamble]))]
    [('the article', ())]
    """
    found: list[Definition] = []
    for block in agreement.walk():
        if block.type in _SILENT:
            continue
        terms = _in_text(block.text)
        if terms:
            way = places(agreement, block)
            for term in terms:
                body = block.text[term.body.start : term.body.end].strip()
                found.append(Definition(term.term, body, block.path, term.at, way.span(term.at)))
        if (headed := _in_heading(block)) is not None:
            found.append(headed)
    return tuple(found)


@lru_cache(maxsize=TEXTS_KEPT)
def _in_text(printed: str) -> tuple[_Found, ...]:
    """The terms that a block's own text introduces, by place."""
    grammar = load("definition")
    text = plain(printed)
    low = folded(printed)
    found: list[_Found] = []
    if '"' in text or "('" in text or " '" in text:
        found += _bracketed(grammar, text, low)
        if holds(low, _NAMING):
            found += _after_comma(grammar, text, low)
        found += _explained(grammar, text, low)
    if "hereinafter" in low or "hereafter" in low:
        found += _unquoted(grammar, text, low)
    opening = low[:_OPENING]
    if " mean" in opening or " refers to" in opening or (" ha" in opening and " meaning" in opening):
        found += _bare(grammar, text, low)
    if "defined in" in low or "defined by" in low or "defined under" in low:
        found += _elsewhere(grammar, text, low)
    found.sort(key=lambda term: term.at)
    return tuple([term for i, term in enumerate(found) if i == 0 or term.at.start >= found[i - 1].at.end])


def _bracketed(grammar: Grammar, text: str, low: str) -> Iterator[_Found]:
    """`(“the article”)`, `(each a "Party" and together the "Parties")`, `(name …, collectively “you”)`."""
    quoted = grammar["QUOTED"]
    for bracket in grammar["BRACKET"].finditer(low):
        quotes = list(quoted.finditer(low, bracket.start() + 1, bracket.end() - 1))
        ends = [bracket.start() + 1, *(quote.end() for quote in quotes)]
        starts = [*(quote.start() for quote in quotes), bracket.end() - 1]
        whole = 0
        for number, quote in enumerate(quotes):
            after = low[quote.end() : starts[number + 1]]
            if not _leads(grammar, low[ends[number] : quote.start()], first=number == 0) or not _ends_name(after):
                break
            whole += 1
            yield _Found(_term(text, quote), Span(*quote.span()))
        if quotes and whole == len(quotes):
            further = grammar["FURTHER"].match(low, bracket.end())
            if further is not None:
                quote = next(quoted.finditer(low, *further.span()))
                yield _Found(_term(text, quote), Span(*quote.span()))


def _leads(grammar: Grammar, words: str, *, first: bool) -> bool:
    """Whether `words` may stand before a quoted name: small words only, or small words after the last comma."""
    told = words.strip(" ;")
    if not told or told in (",", "and", "or"):
        return True
    lead = grammar["LEAD"]
    if lead.fullmatch(told):
        return True
    if not first:
        tail = compiled(r"[,;] ").split(told)[-1]
        return bool(lead.fullmatch(tail))
    head, comma, tail = told.rstrip(",").rpartition(", ")
    return bool(comma and head and lead.fullmatch(tail))


def _ends_name(after: str) -> bool:
    """Whether what follows a quoted name in its bracket leaves it a name: `(the "fair use" doctrine)` does not."""
    told = after.strip()
    return (
        not told
        or told[0] in ",;:.&/"
        or told in ("or", "and")
        or told.startswith(("and ", "and,", "or ", "or,", "each ", "in each", "respectively", "which "))
    )


def _term(text: str, quote: re.Match[str]) -> str:
    """The words inside the quotation marks, as printed, without a comma that American typists put inside."""
    return text[quote.start() + 1 : quote.end() - 1].strip(" ,.;:")


def _after_comma(grammar: Grammar, text: str, low: str) -> Iterator[_Found]:
    quoted = grammar["QUOTED"]
    done = 0
    for met in grammar["AFTER_COMMA"].finditer(low):
        quote = quoted.search(low, met.start(), met.end()) if met.start() >= done else None
        if quote is not None and not _in_bracket(low, met.start()):
            yield _Found(_term(text, quote), Span(*quote.span()))
            further = grammar["FURTHER"].match(low, quote.end())
            while further is not None:
                done = further.end()
                quote = next(quoted.finditer(low, *further.span()))
                yield _Found(_term(text, quote), Span(*quote.span()))
                further = grammar["FURTHER"].match(low, quote.end())


def _in_bracket(low: str, at: int) -> bool:
    start = max(0, at - _LONGEST_BRACKET)
    return low.rfind("(", start, at) > low.rfind(")", start, at)


def _explained(grammar: Grammar, text: str, low: str) -> Iterator[_Found]:
    """`"X" means …`, `"X" or "Y" shall mean …`, and the lists whose terms open their line."""
    quoted = grammar["QUOTED"]
    listed = grammar["LISTED"].match(low)
    if listed:
        quote = quoted.match(low)
        if quote:
            yield _Found(_term(text, quote), Span(*quote.span()), Span(listed.end(), len(text)))
            return
    if not any(holds(low[mark.start() : mark.start() + 90], _MEANS) for mark in _MARK.finditer(text)):
        return
    hits = [hit for hit in grammar["EXPLAINED"].finditer(low) if _explains(low, hit)]
    for number, hit in enumerate(hits):
        end = hits[number + 1].start() if number + 1 < len(hits) else len(text)
        if end < len(text):
            end = hit.end() + len(_JOINT.sub("", low[hit.end() : end]))
        for quote in quoted.finditer(low, hit.start(), hit.end()):
            yield _Found(_term(text, quote), Span(*quote.span()), Span(hit.end(), end))


_MARK = compiled(r"[\"']")
_JOINT = compiled(r"[,;]?\s+(?:and|or)(?:\s+(?:the|an?))?\s*$")


def _explains(low: str, hit: re.Match[str]) -> bool:
    """Whether the verb explains: "is", "are" and "includes" only do so for a term that opens the sentence."""
    verb = hit[0].rsplit('"', 1)[-1].strip(" ,")
    if not verb.endswith((" the", " any", " a", " an", " all", " each")) and not verb.startswith("include"):
        return True
    before = low[: hit.start()].rstrip()
    return not before or before.endswith((".", ":", ";", "the", "and", "or"))


def _unquoted(grammar: Grammar, text: str, low: str) -> Iterator[_Found]:
    for met in grammar["UNQUOTED_LEAD"].finditer(low):
        name = compiled(r" ([A-Z][\w&-]{0,40}(?: [A-Z][\w&-]{0,40}){0,4})(?=[ ,.;)]|$)").match(text, met.end())
        if name:
            yield _Found(name[1], Span(*name.span(1)))


def _bare(grammar: Grammar, text: str, low: str) -> Iterator[_Found]:
    """A capitalised term that opens the block and is explained: `Adapted Material means …`."""
    hit = grammar["BARE_EXPLAINED"].match(low)
    if hit is None:
        return
    start = (
        len("the term ") if low.startswith("the term ") else len("the expression ") if low.startswith("the expr") else 0
    )
    stem = compiled(r" (?:means?|shall mean|will mean|has the meaning|shall have the meaning|refers to)$").sub(
        "", hit[0]
    )
    term = text[start : len(stem)]
    if (
        term
        and all(word[0].isupper() or word in _SMALL for word in compiled(r"[ /]+").split(term))
        and term[0].isupper()
    ):
        yield _Found(term, Span(start, len(stem)), Span(hit.end(), len(text)))


def _elsewhere(grammar: Grammar, text: str, low: str) -> Iterator[_Found]:
    """A term that another document defines: `Services (as defined in the Master Agreement)`."""
    for met in grammar["ELSEWHERE"].finditer(low):
        where = met[0]
        internal = compiled(
            r"\b(?:section|clause|article|paragraph|exhibit|schedule|annex|appendix|above|below|herein|this)\b"
        ).search(where)
        if internal and not compiled(r"\bof (?:the|that) ").search(where):
            continue
        name = compiled(r"(?:^|[ (])((?:[A-Z][\w&-]*)(?: (?:of |and |for )?[A-Z][\w&-]*){0,4})\"? $").search(
            text[max(0, met.start() - 120) : met.start()]
        )
        quote = compiled(r"\"([^\"]{1,80})\" $").search(text[max(0, met.start() - 90) : met.start()])
        if quote or name:
            chosen = quote or name
            end = met.start() - (2 if quote else 1)
            term = compiled(r"^(?:The|This|Any|Such|Each) ").sub("", chosen[1] if chosen else "")
            yield _Found(term, Span(end - len(term), end), Span(*met.span()))


_MEANING = compiled(r"(?:means?|shall mean|has the meaning|refers to)\b")


def _in_heading(block: Block) -> Definition | None:
    """A term that stands as the clause's heading, explained by its text: `1.5 “Executable Form”` / `means …`."""
    if not isinstance(block, Clause) or not block.heading or not block.text:
        return None
    if not _MEANING.match(folded(block.text[:20])):
        return None
    term = block.heading.strip(" .:").strip("\"“”'‘’ ")
    return Definition(term, block.text.split(" ", 1)[-1], block.path, NOWHERE, block.heading_span or NOWHERE)


def _key(term: str) -> str:
    return " ".join(folded(term).split())


def _uses(agreement: Agreement, found: Sequence[Definition]) -> dict[str, list[Use]]:
    """Term to its mentions outside its own definitions, in document order."""
    mentions = Mentions([definition.term for definition in found])
    taken: dict[str, list[Span]] = {}
    for definition in found:
        taken.setdefault(definition.path, []).append(definition.at)
    uses: dict[str, list[Use]] = {_key(definition.term): [] for definition in found}
    for block in agreement.walk():
        if not block.text or block.type is BlockType.SIGNATURE:
            continue
        met = _outside(mentions.of(plain(block.text)), sorted(taken.get(block.path, ())))
        if met:
            way = places(agreement, block)
            for term, at in met:
                uses[_key(term)].append(Use(block.text[at.start : at.end], block.path, at, way.span(at)))
    return uses


def _outside(mentions: Iterator[tuple[str, Span]], spans: list[Span]) -> list[tuple[str, Span]]:
    """The mentions, in order, that begin in none of `spans`, in order."""
    found: list[tuple[str, Span]] = []
    number = 0
    for term, at in mentions:
        while number < len(spans) and spans[number].end <= at.start:
            number += 1
        if number == len(spans) or at.start < spans[number].start:
            found.append((term, at))
    return found
