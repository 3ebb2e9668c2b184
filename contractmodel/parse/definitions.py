"""Definitions: where terms are introduced, and every place that uses them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from attrs import evolve

from contractmodel.model import NOWHERE, Agreement, Block, BlockType, Clause, Definition, Span, Use
from contractmodel.model.places import places
from contractmodel.parse.folded import folded, plain
from contractmodel.parse.grammar import Grammar, load
from contractmodel.parse.mentions import Mentions
from contractmodel.parse.thresholds import TEXTS_KEPT
from contractmodel.patterns import compiled

_SILENT = (BlockType.TITLE, BlockType.HEADING, BlockType.SIGNATURE)
_OPENING = 330
"""Characters in which a block's opening term and its verb stand: seven words of at most forty letters."""
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
    if _holds_quotes(grammar, low):
        found += _bracketed(grammar, text, low)
        if grammar.gated("AFTER_COMMA").may(low):
            found += _after_comma(grammar, text, low)
        found += _explained(grammar, text, low)
    if grammar.gated("UNQUOTED_LEAD").may(low):
        found += _unquoted(grammar, text, low)
    if grammar.gated("BARE_EXPLAINED").may(low[:_OPENING]):
        found += _bare(grammar, text, low)
    if grammar.gated("ELSEWHERE").may(low):
        found += _elsewhere(grammar, text, low)
    found.sort(key=lambda term: (term.at, term.body == NOWHERE))
    return tuple([term for i, term in enumerate(found) if i == 0 or term.at.start >= found[i - 1].at.end])


def _holds_quotes(grammar: Grammar, low: str) -> bool:
    """Whether a quoted term stands in the text; its first sign is looked for before the pattern is asked."""
    openings = grammar.opens("QUOTED")
    signs = openings if isinstance(openings, str) else low[:1]
    return any(sign in low for sign in signs) and grammar["QUOTED"].search(low) is not None


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
            leads = _leads(grammar, low[ends[number] : quote.start()], first=number == 0)
            if not leads or grammar["AFTER_NAME"].match(after) is None:
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


def _term(text: str, quote: re.Match[str]) -> str:
    """The words inside the quotation marks, as printed, without a comma that American typists put inside."""
    start, end = quote.span()
    while end - start > 1 and text[start] in _PAIRS and text[end - 1] == _PAIRS[text[start]]:
        start, end = start + 1, end - 1
    return text[start:end].strip(" ,.;:")


_PAIRS = {**dict(zip("“‘‚„«[{<", "”’‘“»]}>", strict=True)), **{sign: sign for sign in "\"'*_|"}}


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
    if not grammar.gated("EXPLAINED").may(low):
        return
    hits = [hit for hit in _hits(grammar, low) if _explains(grammar, low, hit)]
    for number, hit in enumerate(hits):
        end = hits[number + 1].start() if number + 1 < len(hits) else len(text)
        if end < len(text):
            end = hit.end() + len(_JOINT.sub("", low[hit.end() : end]))
        for quote in quoted.finditer(low, hit.start(), hit.end()):
            yield _Found(_term(text, quote), Span(*quote.span()), Span(hit.end(), end))


def _hits(grammar: Grammar, low: str) -> Iterator[re.Match[str]]:
    """The quoted terms with the verb that may explain them, none of them inside another."""
    explained = grammar["EXPLAINED"].match
    done = 0
    for quote in grammar["QUOTED"].finditer(low):
        hit = explained(low, quote.start()) if quote.start() >= done else None
        if hit is not None:
            done = hit.end()
            yield hit


_JOINT = compiled(r"[,;]?\s+(?:and|or)(?:\s+(?:the|an?))?\s*$")


def _explains(grammar: Grammar, low: str, hit: re.Match[str]) -> bool:
    """Whether the verb explains: "is", "are" and "includes" only do so for a term that opens the sentence."""
    *_, last = grammar["QUOTED"].finditer(low, hit.start(), hit.end())
    if grammar["LOOSE"].fullmatch(low, last.end(), hit.end()) is None:
        return True
    return grammar["SENTENCE_START"].fullmatch(low[max(0, hit.start() - _BEFORE) : hit.start()].rstrip()) is not None


_BEFORE = 12
"""Characters before a term that tell whether it opens its sentence."""


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
    lead = grammar["BARE_LEAD"].match(low)
    start = lead.end() if lead is not None else 0
    verb = next(verb for verb in grammar["BARE_VERB"].finditer(low, start, hit.end()) if verb.end() == hit.end())
    end = verb.start() - 1
    term = text[start:end]
    if (
        term
        and all(word[0].isupper() or word in _SMALL for word in compiled(r"[ /]+").split(term))
        and term[0].isupper()
    ):
        yield _Found(term, Span(start, end), Span(hit.end(), len(text)))


def _elsewhere(grammar: Grammar, text: str, low: str) -> Iterator[_Found]:
    """A term that another document defines: `Services (as defined in the Master Agreement)`."""
    for met in grammar["ELSEWHERE"].finditer(low):
        where = met[0]
        if grammar["OWN_PLACE"].search(where) and not grammar["ANOTHERS"].search(where):
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


def _in_heading(block: Block) -> Definition | None:
    """A term that stands as the clause's heading, explained by its text: `1.5 “Executable Form”` / `means …`."""
    if not isinstance(block, Clause) or not block.heading or not block.text:
        return None
    if not load("definition")["BARE_VERB"].match(folded(block.text[:_BEGINNING])):
        return None
    term = block.heading.strip(" .:").strip("\"“”'‘’ ")
    return Definition(term, block.text.split(" ", 1)[-1], block.path, NOWHERE, block.heading_span or NOWHERE)


_BEGINNING = 40
"""Characters at a clause's beginning that tell whether its heading is explained."""


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
