"""Cross-references: what points to another clause, and where it lands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import NamedTuple

from contractmodel.model import Agreement, Block, BlockType, CrossReference, Span
from contractmodel.model.places import places
from contractmodel.parse.citing import Citing, cited, stem, wordless
from contractmodel.parse.folded import plain
from contractmodel.parse.grammar import Grammar, load
from contractmodel.parse.landing import Landing
from contractmodel.parse.thresholds import MOST_LABELS_CITED, STATUTE_NUMBER, TEXTS_KEPT
from contractmodel.patterns import compiled


def references(agreement: Agreement) -> tuple[CrossReference, ...]:
    """Every cross-reference of `agreement` in document order, resolved as far as it tells. Linear in the text.

    A list of labels ("Sections 3 and 4") gives one reference a label, a range its two ends, the first of which names
    the other in `through`. A pointer without a number
    ("the foregoing", "this Section") has an empty label and lands on the clause it stands in.

    >>> from contractmodel.model import Clause
    >>> text = "Clause 1 and section 9 of the Act."
    >>> a = Agreement.build([Clause(label="1.", text="Pay."), Clause(label="2.", text=text)])
    >>> [(r.text, r.target, r.external) for r in references(a)]
    [('Clause 1', '1', False), ('section 9', None, True)]
    """
    return tuple(_References(agreement).every())


def by_block(agreement: Agreement) -> Mapping[str, tuple[CrossReference, ...]]:
    """Path to that block's cross-references, in order; blocks without any are absent.

    Lazy: a block is read when its path is looked up, and remembered. Iterating reads all.

    >>> from contractmodel.model import Clause
    >>> a = Agreement.build([Clause(label="1.", text="Pay."), Clause(label="2.", text="Clause 1 holds.")])
    >>> [(path, found[0].target) for path, found in by_block(a).items()]
    [('2', '1')]
    """
    return _References(agreement)


class _References(Mapping[str, tuple[CrossReference, ...]]):
    """The cross-references of one agreement, each block's worked out when it is first asked for."""

    def __init__(self, agreement: Agreement) -> None:
        self._agreement = agreement
        self._known: dict[str, tuple[CrossReference, ...]] = {}

    @cached_property
    def _landing(self) -> Landing:
        return Landing(self._agreement)

    def __getitem__(self, path: str) -> tuple[CrossReference, ...]:
        found = self._known.get(path)
        if found is None:
            found = self._known[path] = self._read(self._agreement[path])
        if not found:
            raise KeyError(path)
        return found

    def every(self) -> Iterator[CrossReference]:
        """All cross-references, in document order."""
        for block in self._agreement.walk():
            found = self._known.get(block.path)
            if found is None:
                found = self._known[block.path] = self._read(block)
            yield from found

    def _read(self, block: Block) -> tuple[CrossReference, ...]:
        text = block.text
        told = _told(text) if block.type not in _SILENT else None
        if told is None:
            return ()
        pointers = sorted(_pointers(self._landing, block, told), key=lambda one: one.at)
        if not pointers:
            return ()
        way = places(self._agreement, block)
        return tuple(
            [
                CrossReference(
                    text[one.at.start : one.at.end],
                    one.label,
                    one.target,
                    one.candidates,
                    one.title,
                    one.external,
                    block.path,
                    one.at,
                    way.span(one.at),
                    one.through,
                )
                for one in pointers
            ]
        )

    def __iter__(self) -> Iterator[str]:
        return (block.path for block in self._agreement.walk() if block.path in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Pointer(NamedTuple):
    at: Span
    label: str = ""
    target: str | None = None
    candidates: tuple[str, ...] = ()
    title: str | None = None
    external: bool = False
    through: str | None = None


class _Cited(NamedTuple):
    """A citation with what the words behind it say: the clause's title, where that ends, and whose clause it is.

    `foreign` where they name another document; `whose` are words of which only the agreement can tell whether they
    name it, "" for none.
    """

    citing: Citing
    title: str | None
    end: int
    foreign: bool
    whose: str


class _Attachment(NamedTuple):
    """One cited exhibit or schedule: its place, label and keyword, and the label that a range runs to from here."""

    at: Span
    label: str
    keyword: str
    through: str | None


class _Told(NamedTuple):
    """What a text says by itself, wherever it stands: its citations, its pointers without a number, its attachments."""

    citations: tuple[_Cited, ...]
    selves: tuple[tuple[Span, str, str], ...]
    attached: tuple[_Attachment, ...]


_SILENT = (BlockType.TITLE, BlockType.SIGNATURE)


@lru_cache(maxsize=TEXTS_KEPT)
def _told(printed: str) -> _Told | None:
    """What may be a reference in a text; None for nothing. Remembered: most blocks of two versions are alike."""
    grammar = load("reference")
    text = plain(printed)
    heads, foregoing, own, attached, bare = grammar.met_all(_BEGUN, text)
    worded = list(cited(grammar, text, heads))
    citations = [_cited(grammar, text, citing) for citing in (*worded, *wordless(grammar, text, worded, bare))]
    if not (citations or foregoing or own or attached):
        return None
    return _Told(tuple(citations), tuple(_selves([*foregoing, *own])), tuple(_attachments(grammar, attached)))


_BEGUN = ("CITING", "FOREGOING", "SELF", "ATTACHED", "BARE")
"""What references are told by."""


def _selves(found: Iterable[re.Match[str]]) -> Iterator[tuple[Span, str, str]]:
    """The pointers without a number: their place, their last word, and the one before it in lower case."""
    for met in found:
        *_, before, last = ("", *met[0].split())
        yield Span(*met.span()), last, before.lower()


def _cited(grammar: Grammar, text: str, citing: Citing) -> _Cited:
    if len(citing.labels) != 1:
        return _Cited(citing, None, citing.end, *_whose(grammar, text, citing, citing.end))
    last = citing.labels[0][1].end
    title, end = _title(grammar, text, last)
    behind = end if last == citing.end else _title(grammar, text, citing.end)[1]
    return _Cited(citing, title, end, *_whose(grammar, text, citing, behind))


def _whose(grammar: Grammar, text: str, citing: Citing, title_end: int) -> tuple[bool, str]:
    """Whether words behind the citation ("of the Copyright Act") or before it ("17 U.S.C. §") name another document.

    The words behind "of the" go with it, if it takes the agreement to tell whether they name it.
    """
    if citing.law_before:
        return True, ""
    for place in (citing.end, title_end):
        if text[place : place + 1] in ("", ".", ";", ":", ")"):
            continue
        if grammar["OWN"].match(text, place):
            return False, ""
        if grammar["LAW_AFTER"].match(text, place):
            return True, ""
        of = grammar["OF"].match(text, place)
        if of:
            there = of[0].strip(" ,").startswith("there")
            return there, "" if there else text[of.end() : of.end() + 90]
    return False, ""


def _attachments(grammar: Grammar, found: Iterable[re.Match[str]]) -> Iterator[_Attachment]:
    """Exhibits and schedules, each label of a list apart."""
    for met in found:
        parts = list(grammar.met("LONE_PART", met[0]))
        keyword = met[0].split()[0]
        for number, part in enumerate(parts):
            start = met.start() if number == 0 else met.start() + part.start()
            after = parts[number + 1] if number + 1 < len(parts) else None
            ranged = after is not None and grammar["RANGE"].fullmatch(met[0], part.end(), after.start())
            through = after[0] if after is not None and ranged else None
            yield _Attachment(Span(start, met.start() + part.end()), part[0], keyword, through)


def _pointers(landing: Landing, block: Block, told: _Told) -> Iterator[_Pointer]:
    for citation in told.citations:
        yield from _resolved(landing, block, citation)
    loose = load("reference")["LOOSE_KEYWORD"].fullmatch
    for at, last, before in told.selves:
        if loose(last) and not landing.calls(stem(last)):
            continue
        home = landing.home(block.path, last, before)
        if home is not None:
            yield _Pointer(at, "", home, (home,))
    for one in told.attached:
        candidates = landing.schedules(one.label, one.keyword)
        target = candidates[0] if len(candidates) == 1 else None
        outside = not landing.has_schedules  # they are other documents then
        yield _Pointer(one.at, one.label, target, candidates, None, outside, one.through)


def _resolved(landing: Landing, block: Block, citation: _Cited) -> Iterator[_Pointer]:
    """One pointer for each label of `citation`."""
    citing = citation.citing
    if citing.loose and not landing.calls(stem(citing.keyword)):
        return
    elsewhere = citation.foreign or (citing.within != "" and not landing.calls(citing.within))
    external = elsewhere or (citation.whose != "" and not landing.is_own(citation.whose))
    for number, (label, at) in enumerate(citing.labels[:MOST_LABELS_CITED]):
        end = citation.end if not external and len(citing.labels) == 1 else at.end
        place = Span(citing.start if number == 0 else at.start, end)
        through = citing.labels[number + 1][0] if number in citing.ranges else None
        if external:
            yield _Pointer(place, label, external=True, through=through)
            continue
        full = f"{citing.above}.{label}" if citing.above else label
        target, candidates = landing.find(
            full, block.path, citing.keyword, relative=label[:1].isalpha() and citing.bracketed
        )
        if target is None and not candidates and _beyond(full, landing):
            yield _Pointer(place, full, external=True, through=through)
            continue
        yield _Pointer(place, full, target, candidates, citation.title, through=through)


def _title(grammar: Grammar, text: str, end: int) -> tuple[str | None, int]:
    met = grammar["TITLE"].match(text, end) if text[end : end + 1] in grammar.opens("TITLE") else None
    if met is None:
        return None, end
    told = next((group for group in met.groups() if group), None)
    return (told.strip() if told else None), (met.end() if met.end(0) and told else end)


def _beyond(label: str, landing: Landing) -> bool:
    """Whether a label that no clause bears is a statute's: far beyond every number of this agreement."""
    number = compiled(r"\d+").match(label)
    return bool(number) and int(number[0] if number else 0) >= STATUTE_NUMBER > landing.highest
