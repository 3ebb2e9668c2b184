"""Defined terms that are called otherwise: candidates, their mentions as single tokens, and what refutes a rename."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from attrs import evolve, frozen

from contractmodel.diff.lookup import Texts
from contractmodel.diff.thresholds import FEW_PHRASES
from contractmodel.diff.tokens import Key, Words
from contractmodel.match.values import Matching, Side
from contractmodel.model import BlockType, Definition, normal
from contractmodel.model.terms import mentions
from contractmodel.patterns import compiled

_DETERMINED = compiled(r"^(?:the|this|these|that|those|such|our|your|its|their|an?|each|any)\s+", re.IGNORECASE)
_SENTENCES = compiled(r"[.;]\s+(?=[A-Z(])|[\"']\s*\)")
_BEFORE_BARE = frozenset((
    "of", "in", "to", "by", "for", "with", "from", "on", "at", "under", "as", "between", "and", "or", "per", "via",
    "the",
))  # fmt: skip
_NAMES = frozenset((BlockType.TITLE, BlockType.HEADING))
"""Types whose words are a name: what they say does not operate, and a rename need not reach them."""
_SILENT_TYPES = frozenset(
    (BlockType.FOOTNOTE, BlockType.NOTICE, BlockType.TITLE, BlockType.HEADING, BlockType.SIGNATURE)
)


@frozen
class Candidate:
    """A term that before defines and after does not, and the one that after defines in its place.

    `why` says what refutes the rename, "" as long as nothing does. `home` is the before index of the block that
    defines it, `at` where in that block's text.
    """

    number: int
    before: str
    after: str
    home: int
    at: int
    why: str = ""


def candidates(matching: Matching) -> tuple[Candidate, ...]:
    """Terms whose definitions stand at the same place under other names, in document order, refuted ones included.

    Linear in the definitions; in the text only where there is a candidate.
    """
    before, after = matching.before, matching.after
    olds, news = before.agreement.introductions, after.agreement.introductions
    if not olds or not news:
        return ()
    lost = _missing(olds, {_folded(d.term) for d in news})
    new = _missing(news, {_folded(d.term) for d in olds})
    if not lost or not new:
        return ()
    partners = matching.partners()
    places = {path: at for at, path in enumerate(before.paths)}
    found: list[Candidate] = []
    new_at: dict[str, list[Definition]] = {}
    for definition in new:
        new_at.setdefault(definition.path, []).append(definition)
    old_at: dict[str, list[Definition]] = {}
    for definition in lost:
        old_at.setdefault(definition.path, []).append(definition)
    texts = _texts(before, len(lost)), _texts(after, len(lost))
    for path, some in old_at.items():
        home = places.get(path, -1)
        others = [d for j in partners.get(home, ()) for d in new_at.get(after.paths[j], ())]
        for one, other in _answering(before, after, some, others):
            was, now = normal(one.term), normal(other.term)
            why = _refuted(before, after, was, now, texts) or _redefined(before, after, one, other)
            found.append(Candidate(len(found), was, now, home, at=one.at.start, why=why))
    return _one_to_one(found)


def _texts(side: Side, phrases: int) -> Texts | None:
    """The words of every block, for those who have many `phrases` to look for; None where each block is looked at."""
    return Texts(side.keys) if phrases > FEW_PHRASES else None


def _missing(definitions: Sequence[Definition], known: set[str]) -> list[Definition]:
    return [d for d in definitions if d.term.strip() and _folded(d.term) not in known]


def _folded(term: str) -> str:
    return normal(term).casefold()


def _answering(
    before: Side, after: Side, some: list[Definition], others: list[Definition]
) -> list[tuple[Definition, Definition]]:
    """Definitions of a pair that stand at the same place: in order, or where the words before them agree."""
    if len(some) == len(others):
        return list(zip(some, others, strict=True))
    out: list[tuple[Definition, Definition]] = []
    for one in some:
        met = [other for other in others if _context(before, one) == _context(after, other)]
        if len(met) == 1 and all(other is not met[0] for _, other in out):
            out.append((one, met[0]))
    return out


def _context(side: Side, definition: Definition) -> str:
    """The word that stands before a definition: what it is the name of."""
    text = normal(side.agreement[definition.path].text[: definition.at.start])
    return next(iter(re.findall(r"\w+", text)[-1:]), "")


def _one_to_one(found: list[Candidate]) -> tuple[Candidate, ...]:
    olds = Counter(candidate.before.casefold() for candidate in found)
    news = Counter(candidate.after.casefold() for candidate in found)
    out: list[Candidate] = []
    for candidate in found:
        rivals = olds[candidate.before.casefold()] > 1 or news[candidate.after.casefold()] > 1
        why = candidate.why or ("it is not one to one: another term is called so too" if rivals else "")
        out.append(evolve(candidate, why=why))
    return tuple(out)


def _refuted(before: Side, after: Side, old: str, new: str, texts: tuple[Texts | None, Texts | None]) -> str:
    """What speaks against `old` being called `new`, on either side, as a phrase; "" for nothing."""
    for at in _mentioning(before, new, texts[0]):
        return f"“{new}” is in use in before already ({before.paths[at]})"
    left = [after.paths[at] for at in _mentioning(after, old, texts[1]) if after.blocks[at].type not in _NAMES]
    if left:
        return f"it is partial: “{old}” still stands in {', '.join(left[:3])}"
    return ""


def _redefined(before: Side, after: Side, one: Definition, other: Definition) -> str:
    """What to say where the rename reaches into the words that tell what is defined: another thing is meant then."""
    was, now = _definiens(before, one), _definiens(after, other)
    for term, here, there in ((one.term, was, now), (other.term, now, was)):
        word = _word(stem(term))
        if len(word.findall(here)) > len(word.findall(there)):
            return f"“{stem(term)}” is part of what is defined, not only its name"
    return ""


def _definiens(side: Side, definition: Definition) -> str:
    """The words that tell what is defined: what `means` it, else those before it back to a definition or a sentence.

    A further sentence about the thing defined may begin with its name: that is a use.
    """
    if definition.body:
        first, *more = _SENTENCES.split(normal(definition.body))
        subject = re.compile(rf"(?:the |this |an? )?{re.escape(stem(definition.term))}(?= (?-i:[a-z]))", re.IGNORECASE)
        return " ".join(
            [first, *(subject.sub("", sentence, count=1) if subject.match(sentence) else sentence for sentence in more)]
        )
    text = normal(side.agreement[definition.path].text[: definition.at.start]).rstrip("\"' (")
    return _SENTENCES.split(text)[-1]


@lru_cache(maxsize=8192)
def _word(stem: str) -> re.Pattern[str]:
    return compiled(rf"(?<![\w-]){re.escape(stem)}(?:e?s)?(?![\w-])", re.IGNORECASE)


def _mentioning(side: Side, term: str, texts: Texts | None) -> Iterator[int]:
    """The blocks whose own words mention `term`, in order."""
    bare = stem(term).split()[0].casefold()[:-1] or stem(term).casefold()
    for at in texts.near(stem(term)) if texts is not None else range(len(side.keys)):
        key = side.keys[at]
        if bare in key.casefold() and next(met_in(term, key), None) is not None:
            yield at


@lru_cache(maxsize=8192)
def stem(term: str) -> str:
    """`term` without the determiner it is defined with.

    >>> stem("the journal"), stem("Effective Date")
    ('journal', 'Effective Date')
    """
    return _DETERMINED.sub("", normal(term)) or normal(term)


def met_in(term: str, folded: str) -> Iterator[tuple[int, int]]:
    """The mentions of `term` in a text in normal form: under its determiner, and bare where nothing qualifies it.

    >>> list(met_in("the press", "The press and a press; pay press."))
    [(0, 9)]
    """
    taken: list[tuple[int, int]] = []
    spans = [tuple(met) for met in mentions(term, folded)]
    if term.upper() != term and not folded.islower():
        spans += [met.span() for met in _all_capitals(term).finditer(folded) if met.span() not in spans]
    for start, end in spans:
        span = _clean_end(folded, start, end)
        taken.append(span)
        yield span
    if stem(term) != term:
        for met in mentions(stem(term), folded):
            span = _clean_end(folded, met.start, met.end)
            inside = any(low <= span[0] < high for low, high in taken)
            if not inside and _bare_use(folded, span[0]):
                yield span


@lru_cache(maxsize=8192)
def _all_capitals(term: str) -> re.Pattern[str]:
    """Mentions of `term` as headings and attestations print them."""
    words = r"\s+".join(re.escape(word) for word in term.upper().split())
    return compiled(rf"(?<![\w-]){words}(?:E?S)?(?:'S)?(?![\w-])")


def _clean_end(folded: str, start: int, end: int) -> tuple[int, int]:
    """Leave out an apostrophe at the end: it may close a quotation, and stands on both sides alike."""
    return start, end - (folded[end - 1] == "'")


def _bare_use(folded: str, start: int) -> bool:
    """Whether what stands before `start` cannot qualify a noun: then a bare mention is of the defined thing."""
    lead = folded[:start].rstrip()
    if not lead:
        return True
    word = lead.rsplit(" ", 1)[-1].lower()
    return lead[-1] in '(,;:"./' or word in _BEFORE_BARE


def fuse_terms(words: Words, terms: Sequence[tuple[int, str]]) -> None:
    """Make each mention of `terms` (number and term) one token, whose key says which term in which form."""
    found: list[tuple[int, int, int, Key]] = []
    for home, piece in enumerate(words.pieces):
        for number, term in terms:
            for start, end in met_in(term, piece.folded):
                found.append((home, start, end, ("term", number, *_form(piece.folded[start:end], term))))
    if not found:
        return
    words.fuse(_apart(found))
    for at in range(len(words) - 1):
        key = words.keys[at]
        if key in {"a", "an", "A", "An"} and isinstance(words.keys[at + 1], tuple) and words.keys[at + 1][0] == "term":
            words.keys[at] = ("article", str(key)[0])


def _apart(found: list[tuple[int, int, int, Key]]) -> list[tuple[int, int, int, Key]]:
    """The mentions without those that lie in a longer one."""
    out: list[tuple[int, int, int, Key]] = []
    for one in sorted(found, key=lambda f: (f[0], f[1], -f[2])):
        if not out or out[-1][0] != one[0] or out[-1][2] <= one[1]:
            out.append(one)
    return out


def _form(surface: str, term: str) -> tuple[str, str, str, str]:
    """How a mention differs from the term: determiner, capitals, number, possessive. Renamed uses keep their form."""
    named = surface
    possessive = ""
    if named.endswith(("'s", "'S")):
        named, possessive = named[:-2], "'s"
    defined = normal(term)
    determiner = "" if len(named.split()) >= len(defined.split()) else "bare"
    base = defined if not determiner else stem(term)
    plural = "s" if named.casefold() != base.casefold() else ""
    return determiner, _capitals(named, base), plural, possessive


def _capitals(surface: str, base: str) -> str:
    """How the capitals of `surface` depart from those of `base`: not, all, word by word, or the first one."""
    length = min(len(surface), len(base))
    if surface[:length] == base[:length]:
        return "as defined"
    if surface.isupper():
        return "all"
    words, bases = surface.split(), base.split()
    raised = "".join(
        "1" if w[:1].isupper() and not b[:1].isupper() else "0" for w, b in zip(words, bases, strict=False)
    )
    return "first" if raised.rstrip("0") == "1" else f"words {raised}"


def leftovers(after: Side, candidates: Sequence[Candidate]) -> Mapping[int, tuple[str, ...]]:
    """The number of each candidate to where in after the renamed word still stands for something that operates.

    Whatever it means there; nothing where the new name holds the old word. Paths, in order.
    """
    texts = _texts(after, len(candidates))
    told: dict[int, tuple[str, ...]] = {}
    for candidate in candidates:
        word = stem(candidate.before)
        if word.casefold() in stem(candidate.after).casefold():
            continue
        pattern = _word(word)
        told[candidate.number] = tuple(
            after.paths[at]
            for at in (texts.near(word) if texts is not None else range(len(after.keys)))
            if after.blocks[at].type not in _SILENT_TYPES and pattern.search(after.keys[at])
        )
    return told


def definition_window(words: Words, candidate: Candidate) -> tuple[int, int] | None:
    """The tokens that define a candidate: its sentence up to the end of the brackets or the sentence, or None.

    It opens after the last full stop, semicolon or earlier definition: what stands before tells of other things.
    """
    keys = words.keys
    at = _defining(words, candidate)
    if at is None:
        return None
    start = at
    while start > 0 and not (
        keys[start - 1] in {".", ";"} or (start > 1 and keys[start - 1] == ")" and keys[start - 2] in {'"', "'"})
    ):
        start -= 1
    bracketed = "(" in keys[max(start, at - 8) : at]
    stops = {")"} if bracketed else {".", ";"}
    end = at
    while end < len(keys) and keys[end] not in stops:
        end += 1
    return start, min(end + 1, len(keys))


def _defining(words: Words, candidate: Candidate) -> int | None:
    """The token that introduces the candidate's term: where its definition says, or else its first in quotes."""
    ours = [at for at, key in enumerate(words.keys) if isinstance(key, tuple) and key[:2] == ("term", candidate.number)]
    for at in ours:
        piece = words.pieces[words.homes[at]]
        if piece.index == candidate.home and piece.part == "text":
            where = piece.fold(candidate.at)
            if words.starts[at] <= where < words.ends[at] or where <= words.starts[at] <= where + 4:
                return at
    return next((at for at in ours if words.keys[at - 1] in {'"', "'"} or words.starts[at] == 0), None)
