"""Defined terms that are doubled, idle, or meant by another name: DEF02–DEF04."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from contractmodel.diff.lookup import Texts
from contractmodel.diff.terms import stem
from contractmodel.model import Agreement, Block, BlockType, Definition, Severity, Signature, normal
from contractmodel.model.terms import mentions
from contractmodel.patterns import compiled
from contractmodel.rules.base import BlockRule, Difference, DocumentRule, Statement
from contractmodel.rules.thresholds import LONGEST_DEFINED
from contractmodel.rules.values import Stability

_TITLES = (BlockType.TITLE, BlockType.HEADING, BlockType.SIGNATURE, BlockType.TABLE)
_SYNONYMS = tuple(
    frozenset(group.split())
    for group in (
        "article paper manuscript work contribution essay submission",
        "journal proceedings periodical magazine",
        "publisher press",
        "author writer contributor",
        "agreement contract",
        "software program application",
        "customer client",
        "supplier vendor",
        "landlord lessor",
        "tenant lessee",
        "employee worker",
        "goods products",
    )
)


class UndefinedSynonym(BlockRule):
    """Two names, one thing?"""

    id = "DEF02"
    name = "undefined-synonym"
    statement = "A thing that has a defined name is called by another one, which is not defined."
    severity = Severity.NOTE
    stability = Stability.STABLE

    def look(self, document: Agreement, block: Block) -> Iterator[Statement]:
        """One finding for each other name that `block` uses, once a block."""
        if block.type in _TITLES or block.type is BlockType.FOOTNOTE:
            return
        names = _others(_Defined(document.definitions))
        if not names:
            return
        told: set[str] = set()
        for met in _synonyms(tuple(sorted(names))).finditer(block.text):
            word = met["word"].casefold()
            if word not in told:
                told.add(word)
                yield self.found(
                    f"“{met['name']}” is not defined; “{names[word]}” is. Are they one thing?",
                    headline=f"“{met['name']}”: another name for “{names[word]}”?",
                    after=block,
                    subject=word,
                )


class _Defined:
    """An agreement's definitions, which are the same if they are one object: each block asks with them."""

    __slots__ = ("definitions",)

    def __init__(self, definitions: tuple[Definition, ...]) -> None:
        self.definitions = definitions

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Defined) and other.definitions is self.definitions

    def __hash__(self) -> int:
        return id(self.definitions)


@lru_cache(maxsize=8)
def _others(defined_by: _Defined) -> dict[str, str]:
    """Undefined word to the defined term that it may stand for: none for a group of which two words are defined."""
    terms = [definition.term for definition in defined_by.definitions]
    heads = [(term.casefold().split() or [""])[-1].strip('“”"') for term in terms]
    found: dict[str, str] = {}
    for group in _SYNONYMS:
        known = [
            (head, term)
            for head, term in zip(heads, terms, strict=True)
            if head.removesuffix("s") in group or head in group
        ]
        if len({head for head, _ in known}) == 1:
            found.update(
                {word: known[0][1] for word in group if word not in (known[0][0], known[0][0].removesuffix("s"))}
            )
    defined = " ".join(terms).casefold().split()
    return {word: term for word, term in found.items() if word not in defined}


@lru_cache(maxsize=8)
def _synonyms(words: tuple[str, ...]) -> re.Pattern[str]:
    after = (
        "to|in|by|is|shall|will|must|may|and|or|that|which|as|be|at|on|for|with|from|under|has|are|was|were|itself|"
        "before|after|if|when|unless|until|than|but|does|can|also|only|not|without|within|during|ends|begins|expires|"
        "terminates|remains|it"
    )
    return compiled(
        r"(?<![\w“\"])(?P<name>[Tt]he (?:(?:original|said|published|final|submitted|accepted|same) )?"
        rf"(?P<word>{'|'.join(words)}))"
        rf"(?=[.,;:)]|$| (?:{after})\b)"
    )


class TermUnused(DocumentRule):
    """A name that is given and never called."""

    id = "DEF03"
    name = "term-unused"
    statement = "A term is defined, and the text does not use it."
    severity = Severity.NOTE
    stability = Stability.STABLE

    def judge(self, document: Agreement) -> Iterator[Statement]:
        """One finding for each term without a use, signature blocks, titles and headings included."""
        yield from self._of(document, [d for d in document.definitions if not d.uses])

    def against(self, difference: Difference) -> Iterator[Statement]:
        """One finding for each term that is idle now and was in use, or is new."""
        if not difference.substantive:
            return
        were = {d.term for d in difference.before.definitions if not d.uses}
        yield from self._of(
            difference.after, [d for d in difference.after.definitions if not d.uses and d.term not in were]
        )

    def _of(self, document: Agreement, idle: list[Definition]) -> Iterator[Statement]:
        if not idle:
            return
        known = {normal(d.term).casefold() for d in document.definitions if d.uses}
        blocks = [(block, texts) for block in document.walk() if any(texts := _texts(block))]
        signed = {n for n, (block, _) in enumerate(blocks) if isinstance(block, Signature)}
        known_words = Texts([" ".join(texts) for _, texts in blocks])
        for definition in idle:
            term = normal(definition.term).casefold()
            if term in known or not term:
                continue
            near = sorted(signed.union(known_words.near(stem(definition.term.lower()))))
            if _said_in(definition, [blocks[n] for n in near]):
                continue
            known.add(term)
            yield self.found(
                f"“{definition.term}” is defined and never used.",
                headline=f"“{definition.term}” is not used",
                after=document.get(definition.path),
                subject=definition.term,
            )


def _texts(block: Block) -> list[str]:
    """Everything that `block` says, in lower case."""
    words = [block.text, getattr(block, "heading", None) or ""]
    if isinstance(block, Signature):
        words += [block.party, *(f.printed for f in block.fields)]
    return [text.lower() for text in words if text]


def _said_in(definition: Definition, blocks: Sequence[tuple[Block, Sequence[str]]]) -> bool:
    """Whether any of `blocks`, each with what it says, mentions the term outside its definition."""
    low = definition.term.lower()
    stem = max(compiled(r"\w+").findall(low), key=len, default="")[:-1]
    for block, texts in blocks:
        for text in texts:
            if stem not in text:
                continue
            for at in mentions(low, text):
                if block.path != definition.path or not definition.at.start <= at.start < definition.at.end:
                    return True
        if isinstance(block, Signature) and any(low in text for text in texts):
            return True
    return False


class TermDefinedTwice(DocumentRule):
    """Which definition holds?"""

    id = "DEF04"
    name = "term-defined-twice"
    statement = "One term is defined in two places, and not in the same words."
    severity = Severity.WARNING
    stability = Stability.STABLE

    def judge(self, document: Agreement) -> Iterator[Statement]:
        """One finding for each second definition. A definition for one clause or one schedule only is its own."""
        first: dict[str, Definition] = {}
        for definition in document.definitions:
            if _borrowed(document, definition):
                continue
            key = f"{_part(definition.path)}\0{normal(definition.term)}"
            earlier = first.setdefault(key, definition)
            if earlier is definition or _same_sense(earlier, definition):
                continue
            yield self.found(
                f"“{definition.term}” is defined here and in {earlier.path}.",
                headline=f"“{definition.term}” is defined twice",
                after=document.get(definition.path),
                subject=definition.term,
                severity=Severity.WARNING if definition.body and earlier.body else Severity.NOTE,
            )


def _part(path: str) -> str:
    head, slash, rest = path.partition("/")
    return head if slash and ":" not in rest.split("/")[0] else ""


def _borrowed(document: Agreement, definition: Definition) -> bool:
    """Whether the words round a definition say that it stands elsewhere, or holds for this place only."""
    text = document[definition.path].text
    around = text[max(0, definition.at.start - 80) : definition.at.end + 80].casefold()
    return any(words in around for words in _ELSEWHERE)


_ELSEWHERE = (
    *(
        "as defined",
        "defined in",
        "defined by",
        "defined under",
        "has the meaning",
        "have the meaning",
        "meaning given",
    ),
    *(
        "meaning set",
        "meaning ascribed",
        "meanings",
        "for purposes of this",
        "for the purposes of this",
        "used in this section",
    ),
    *("for purposes of section", "as used in this", "as used herein", "solely for"),
)


def _same_sense(one: Definition, other: Definition) -> bool:
    if one.path == other.path and abs(one.at.start - other.at.start) < LONGEST_DEFINED * 8:
        return True
    return bool(one.body) and normal(one.body).casefold() == normal(other.body).casefold()


RULES = (UndefinedSynonym(), TermUnused(), TermDefinedTwice())
