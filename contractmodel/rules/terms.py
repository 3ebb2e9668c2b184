"""Defined terms that are lost, or mean something else: REF02, DEF01."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from contractmodel.diff.lookup import Texts
from contractmodel.diff.terms import stem
from contractmodel.diff.values import Edit
from contractmodel.model import Agreement, Block, BlockType, Definition, Severity, Span, normal
from contractmodel.model.terms import mentions
from contractmodel.patterns import compiled
from contractmodel.rules.base import Difference, DiffRule, DocumentRule, Statement
from contractmodel.rules.citations import places
from contractmodel.rules.sentences import followed
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
        straight: list[tuple[str, str, str]] = []
        texts: Texts | None = None
        for definition in difference.before.definitions:
            term = definition.term
            key = term.casefold()
            if key in told or key in defined or difference.renamed.get(key, "") in defined:
                continue
            told.add(key)
            straight = straight or [straightened(block) for block in difference.after.walk()]
            texts = texts or Texts([folded for _, _, folded in straight])
            used = users((straight[n] for n in texts.near(stem(term).replace("’", "'"))), term)
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


def straightened(block: Block) -> tuple[str, str, str]:
    """The path of `block`, its text with straight apostrophes, and the same case folded.

    >>> straightened(Block(type=BlockType.PARAGRAPH, path="1", text="You’re in."))
    ('1', "You're in.", "you're in.")
    """
    text = block.text.replace("’", "'")
    return block.path, text, text.casefold()


def users(blocks: Iterable[tuple[str, str, str]], term: str) -> list[str]:
    """The paths of the `blocks`, each `straightened`, that mention `term`, in order.

    >>> users([("1", "You pay.", "you pay."), ("2", "We wait.", "we wait.")], "you")
    ['1']
    """
    straight = term.replace("’", "'")
    key = max(compiled(r"\w+").findall(straight.casefold()), key=len, default="")[1:-1]
    return [path for path, text, folded in blocks if key in folded and next(mentions(straight, text), None)]


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
        once = _once(difference.before) & {difference.renamed.get(term, term) for term in _once(difference.after)}
        for old in difference.before.definitions:
            key = normal(old.term).casefold()
            new = news.get(key) or news.get(difference.renamed.get(key, ""))
            pair = difference.pair_before.get(old.path)
            if new is None or pair is None or not old.uses:
                continue
            if new.path not in pair.after:
                if key in once and _elsewhere(difference, old, new):
                    yield self._said(difference, old, new)
                continue
            was, now = _explained(difference.before, old), _explained(difference.after, new)
            edits = [e for e in difference.edits(pair) if e.part == "text" and reworded(e)]
            edit = next((e for e in edits if _cut(e.before_at, was) or _cut(e.after_at, now)), None)
            if edit is None:
                continue
            yield self._said(difference, old, new, edit)

    def _said(self, difference: Difference, old: Definition, new: Definition, edit: Edit | None = None) -> Statement:
        paths = dict.fromkeys(use.path for use in new.uses if use.path != new.path)
        used = [path for path in paths if difference.after[path].type is not BlockType.TITLE]
        return self.found(
            f"“{new.term}” is defined otherwise" + (f", and used in {places(used)}." if used else "."),
            headline=f"“{new.term}” means something else",
            edit=edit,
            before=difference.before[old.path],
            after=difference.after[new.path],
            subject=new.term,
        )


def _once(document: Agreement) -> frozenset[str]:
    """The terms, case folded, that `document` defines once."""
    tally = Counter(normal(d.term).casefold() for d in document.definitions)
    return frozenset(term for term, times in tally.items() if times == 1)


def _elsewhere(difference: Difference, old: Definition, new: Definition) -> bool:
    """Whether a definition that stands in another clause now says something else; its numbers may have followed."""
    was, now = _explained(difference.before, old), _explained(difference.after, new)
    if was is None or now is None:
        return False
    one, two = (
        compiled(r"[^\W\d]+").findall(text)
        for text in (
            followed(difference, was.of(difference.before[old.path].text)),
            now.of(difference.after[new.path].text).casefold(),
        )
    )
    return one != two


def _cut(at: Span, place: Span | None) -> bool:
    if place is None:
        return False
    return at.start < place.end and place.start < at.end if at.end > at.start else place.start < at.start < place.end


def _explained(document: Agreement, definition: Definition) -> Span | None:
    """Where the words stand that say what a term means: its body, or what a bracket names; None if unknown."""
    block = document[definition.path]
    if definition.body:
        start = block.text.find(definition.body)
        end = start + len(definition.body.rstrip(" .;,"))
        return Span(definition.at.end, end) if start >= 0 else None
    text = block.text[: definition.at.start]
    opening = text.rfind("(")
    if opening < 0 or ")" in text[opening:]:
        return None
    heads = compiled(r"[,.;:)”\"] (?:(?:means|includes?) )?|\b(?:that|which|who|between) ").finditer(text, 0, opening)
    start = max((met.end() for met in heads if met.end() < opening), default=0)
    phrase = text[start:opening]
    place = Span(opening - len(phrase), opening)
    filled = any(s.path == block.path and place.start <= s.offset <= place.end + 1 for s in document.slots)
    words = phrase.split()
    if filled or not words or not words[0].islower() or not words[-1].islower() or len(words) > LONGEST_DEFINED:
        return None
    return place


RULES = (DefinitionLost(), DefinitionChanged())
