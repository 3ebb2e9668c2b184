"""Defined terms: lost, changed, doubled, idle, or meant by another name. REF02, DEF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from contractmodel.model import Agreement, Block, BlockType, Definition, Severity, Signature, Span, normal
from contractmodel.model.terms import mentions
from contractmodel.patterns import compiled
from contractmodel.rules.base import BlockRule, Difference, DiffRule, DocumentRule, Statement
from contractmodel.rules.citations import places
from contractmodel.rules.thresholds import LONGEST_DEFINED, SURE_CAPITALS, SURE_USES
from contractmodel.rules.values import Finding, Impact, Stability
from contractmodel.rules.wordlists import reworded


class DefinitionLost(DocumentRule):
    """A term that clauses use is not defined, or no longer."""

    id = "REF02"
    name = "definition-lost"
    statement = "A term that the text uses is not, or no longer, defined in it."
    severity = Severity.ERROR
    impact = Impact.RE_SIGN
    stability = Stability.STABLE

    def judge(self, document: Agreement) -> Iterator[Statement]:
        """One finding for each capitalised term that is used as defined ones are and certainly has no definition."""
        for term, paths in _undefined(document):
            yield self.found(
                f"“{term}” is used as a defined term ({places(paths)}), and no clause defines it.",
                headline=f"“{term}” is not defined",
                after=document.get(paths[0]),
                subject=term,
            )

    def against(self, difference: Difference) -> Iterator[Statement]:
        """One finding for each term of before that after uses and does not define, in the order of the definitions."""
        if not difference.substantive:
            return
        defined = {d.term.casefold() for d in difference.after.definitions}
        told: set[str] = set()
        for definition in difference.before.definitions:
            term = definition.term
            key = term.casefold()
            if key in told or key in defined or difference.renamed.get(key, "") in defined:
                continue
            told.add(key)
            used = users(difference.after, term)
            if not used:
                continue
            pair = difference.pair_before.get(definition.path)
            yield self.found(
                f"“{term}” is used ({places(used)}) but no longer defined.",
                headline=f"the definition of “{term}” is gone",
                pair=pair,
                before=difference.before.get(definition.path),
                after=difference.after_block(pair) if pair else None,
                subject=term,
            )
        if not any(
            _capitals().search(block.text)
            for pair in difference.substantive
            for block in difference.comparison.after_blocks(pair)
        ):
            return
        for statement in super().against(difference):
            if not isinstance(statement, Finding) or statement.subject.casefold() not in told:
                yield statement


def users(document: Agreement, term: str) -> list[str]:
    """The paths of the blocks that mention `term`, in order.

    >>> from contractmodel.model import Clause
    >>> users(Agreement.build([Clause(label="1.", text="You pay."), Clause(label="2.", text="We wait.")]), "you")
    ['1']
    """
    straight = term.replace("’", "'")
    key = max(compiled(r"\w+").findall(term.casefold()), key=len, default="")[:-1]
    return [
        block.path
        for block in document.walk()
        if key in block.text.casefold() and next(mentions(straight, block.text.replace("’", "'")), None)
    ]


def _undefined(document: Agreement) -> Iterator[tuple[str, list[str]]]:
    """Terms of several capitalised words that the text uses often, with the places; nothing where it is not certain.

    Certain: the agreement defines its terms with capitals, each word of the term is a common noun that the same text
    also writes small, and no heading, title or longer name bears it.
    """
    capitals = [d.term for d in document.definitions if d.term[:1].isupper()]
    if len(capitals) < SURE_CAPITALS or any(_points_elsewhere(block) for block in document.walk()):
        return
    defined = " | ".join(normal(d.term).casefold() for d in document.definitions)
    titles = " | ".join(
        normal(getattr(b, "heading", None) or (b.text if b.type in _TITLES else "")).casefold() for b in document.walk()
    )
    small: set[str] = set()
    found: dict[str, list[str]] = {}
    pattern = _capitals()
    for block in document.walk():
        if block.type in _TITLES or not block.text:
            continue
        small.update(word for word in block.text.split() if word.islower())
        for met in pattern.finditer(block.text):
            found.setdefault(met[1], []).append(block.path)
    for term, paths in found.items():
        low = term.casefold()
        stem = low.removesuffix("s")
        common = all(w in small or w + "s" in small or w.removesuffix("s") in small for w in low.split())
        if (
            common
            and len(paths) >= SURE_USES
            and stem not in defined
            and low not in titles
            and not _partly(low, defined)
        ):
            yield term, list(dict.fromkeys(paths))


def _capitals() -> re.Pattern[str]:
    """Where two or three capitalised words stand under an article in mid-sentence."""
    return compiled(
        r"(?<=[a-z,] )(?:the|such|each|any|its|that) ([A-Z][a-z]{2,}(?: [A-Z][a-z]{2,}){1,2})"
        r"(?! [A-Z(]|[\w’'-]| of [A-Z])"
    )


def _points_elsewhere(block: Block) -> bool:
    """Whether `block` says that terms are defined in another text, or holds one: an exhibit, a cover page, an order."""
    if block.type is BlockType.SCHEDULE:
        return True
    return (
        "efined" in block.text
        or "meaning" in block.text
        or compiled(
            r"(?i)\b(?:cover page|order form|exhibits?|appendix|annex|schedules?|key terms|master agreement|"
            r"incorporated)\b"
        ).search(block.text)
        is not None
    )


def _partly(low: str, defined: str) -> bool:
    """Whether a word of the term is itself, or ends, a defined term: "the Initial Term" beside "Term"."""
    return any(word.removesuffix("s") in defined for word in low.split())


_TITLES = (BlockType.TITLE, BlockType.HEADING, BlockType.SIGNATURE, BlockType.TABLE)


class DefinitionChanged(DiffRule):
    """A term means something else, in every clause that uses it."""

    id = "DEF01"
    name = "definition-changed"
    statement = "The definition of a term that clauses use differs from the model's."
    severity = Severity.ERROR
    impact = Impact.RE_SIGN
    stability = Stability.STABLE

    def judge(self, difference: Difference) -> Iterator[Statement]:
        """One finding for each used term whose defining words an edit touches; a blank's instruction is none."""
        if not difference.substantive:
            return
        news = {normal(d.term).casefold(): d for d in reversed(difference.after.definitions)}
        for old in difference.before.definitions:
            key = normal(old.term).casefold()
            new = news.get(key) or news.get(difference.renamed.get(key, ""))
            pair = difference.pair_before.get(old.path)
            if new is None or pair is None or new.path not in pair.after or not old.uses:
                continue
            was, now = _explained(difference.before, old), _explained(difference.after, new)
            edits = [e for e in difference.edits(pair) if e.part == "text" and reworded(e)]
            edit = next((e for e in edits if _cut(e.before_at, was) or _cut(e.after_at, now)), None)
            if edit is None:
                continue
            used = list(dict.fromkeys(use.path for use in new.uses if use.path != new.path))
            yield self.found(
                f"“{new.term}” is defined otherwise" + (f", and used in {places(used)}." if used else "."),
                headline=f"“{new.term}” means something else",
                pair=pair,
                edit=edit,
                subject=new.term,
            )


def _cut(at: Span, place: Span | None) -> bool:
    if place is None:
        return False
    return at.start < place.end and place.start < at.end if at.end > at.start else place.start < at.start < place.end


def _explained(document: Agreement, definition: Definition) -> Span | None:
    """Where the words stand that say what a term means: its body, or what a bracket names; None if unknown."""
    block = document[definition.path]
    if definition.body:
        start = block.text.find(definition.body)
        return Span(definition.at.end, start + len(definition.body)) if start >= 0 else None
    text = block.text[: definition.at.start]
    opening = text.rfind("(")
    if opening < 0 or ")" in text[opening:]:
        return None
    start = max(text.rfind(mark, 0, opening) for mark in (", ", ". ", "; ", ") ", ": "))
    phrase = text[start + 2 if start >= 0 else 0 : opening]
    place = Span(opening - len(phrase), opening)
    filled = any(s.path == block.path and place.start <= s.offset <= place.end + 1 for s in document.slots)
    words = phrase.split()
    if filled or not words or not words[0].islower() or not words[-1].islower() or len(words) > LONGEST_DEFINED:
        return None
    return place


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
    stability = Stability.PREVIEW

    def look(self, document: Agreement, block: Block) -> Iterator[Statement]:
        """One finding for each other name that `block` uses, once a block."""
        if block.type in _TITLES or block.type is BlockType.FOOTNOTE:
            return
        names = _others(tuple(d.term for d in document.definitions))
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


@lru_cache(maxsize=8)
def _others(terms: tuple[str, ...]) -> dict[str, str]:
    """Undefined word to the defined term that it may stand for: none for a group of which two words are defined."""
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
    after = "to|in|by|is|shall|will|must|may|and|or|that|which|as|be|at|on|for|with|from|under|has|are|was|were|itself"
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
        known = [normal(d.term).casefold() for d in document.definitions if d.uses]
        for definition in idle:
            term = normal(definition.term).casefold()
            if term in known or not term or any(_said_in(definition, block) for block in document.walk()):
                continue
            known.append(term)
            yield self.found(
                f"“{definition.term}” is defined and never used.",
                headline=f"“{definition.term}” is not used",
                after=document.get(definition.path),
                subject=definition.term,
            )


def _said_in(definition: Definition, block: Block) -> bool:
    words = [block.text, getattr(block, "heading", None) or ""]
    if isinstance(block, Signature):
        words += [block.party, *(f.printed for f in block.fields)]
    for text in words:
        for at in mentions(definition.term.lower(), text.lower()) if text else ():
            if block.path != definition.path or not definition.at.start <= at.start < definition.at.end:
                return True
    low = definition.term.casefold()
    return isinstance(block, Signature) and any(low in text.casefold() for text in words)


class TermDefinedTwice(DocumentRule):
    """Which definition holds?"""

    id = "DEF04"
    name = "term-defined-twice"
    statement = "One term is defined in two places, and not in the same words."
    severity = Severity.WARNING
    stability = Stability.PREVIEW

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


RULES = (DefinitionLost(), DefinitionChanged(), UndefinedSynonym(), TermUnused(), TermDefinedTwice())
