"""Cross-references: what points to another clause, and where it lands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from contractmodel.model import Agreement, Block, BlockType, CrossReference, Span
from contractmodel.model.places import places
from contractmodel.parse.citing import Citing, cited, wordless
from contractmodel.parse.folded import plain
from contractmodel.parse.grammar import Grammar, load
from contractmodel.parse.landing import Landing
from contractmodel.parse.thresholds import MOST_LABELS_CITED, STATUTE_NUMBER, TEXTS_KEPT
from contractmodel.patterns import compiled

_STEMS = (
    *(
        "ection",
        "lause",
        "aragraph",
        "rticle",
        "§",
        "¶",
        "oregoing",
        "xhibit",
        "chedule",
        "nnex",
        "ppendi",
        "ttachment",
    ),
    *("ddend", "ecital", "Part", "Para", "para", "Par", "par", "Art", "rt.", "rts.", "Sec", "sec", "cl.", "cls.", "Cl"),
    *("sect", " s. ", "ss.", "(s.", "tem", "oint", " above", " below", " hereof", ")"),
    *("SECTION", "CLAUSE", "PARAGRAPH", "ARTICLE"),
    *("FOREGOING", "EXHIBIT", "SCHEDULE", "ANNEX", "APPENDI", "ATTACHMENT", "ADDEND", "PART"),
)
"""One of these stands in whatever holds a reference: other blocks are passed over."""


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
    return tuple(one for found in by_block(agreement).values() for one in found)


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
    def _grammar(self) -> Grammar:
        return load("reference")

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

    def _read(self, block: Block) -> tuple[CrossReference, ...]:
        text = block.text
        if block.type in (BlockType.TITLE, BlockType.SIGNATURE):
            return ()
        told = _told(text)
        if told is None:
            return ()
        pointers = sorted(_pointers(self._grammar, self._landing, block, told), key=lambda one: one.at)
        if not pointers:
            return ()
        way = places(self._agreement, block)
        return tuple(
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


class _Told(NamedTuple):
    """What a text says by itself, wherever it stands: its citations, its pointers without a number, its attachments."""

    text: str
    citations: tuple[Citing, ...]
    selves: tuple[tuple[Span, str, str], ...]
    attached: bool


@lru_cache(maxsize=TEXTS_KEPT)
def _told(printed: str) -> _Told | None:
    """What may be a reference in a text; None for nothing. Remembered: most blocks of two versions are alike."""
    if not _holds(printed, _STEMS):
        return None
    grammar = load("reference")
    text = plain(printed)
    worded = list(cited(grammar, text))
    citations = (*worded, *wordless(grammar, text, worded))
    selves: list[tuple[Span, str, str]] = []
    if _holds(text, _POINTING):
        selves += _selves(grammar["FOREGOING"], text)
    if "his " in text or "THIS " in text:
        selves += _selves(grammar["SELF"], text)
    low = text.lower()
    attached = _holds(low, _ATTACHED)
    return _Told(text, citations, tuple(selves), attached) if citations or selves or attached else None


_POINTING = ("oregoing", "FOREGOING", "eceding", "revious", " following ", " next ")
_ATTACHED = ("exhibit", "schedule", "annex", "appendi", "attachment", "addend")


def _holds(text: str, stems: Sequence[str]) -> bool:
    """Whether one of `stems` stands in `text`; a plain loop, as every block of every text comes by."""
    for stem in stems:  # noqa: SIM110
        if stem in text:
            return True
    return False


def _selves(pattern: re.Pattern[str], text: str) -> Iterator[tuple[Span, str, str]]:
    """The pointers without a number: their place, their last word, and the one before it in lower case."""
    for met in pattern.finditer(text):
        words = met[0].split()
        yield Span(*met.span()), words[-1], words[-2].lower()


def _pointers(grammar: Grammar, landing: Landing, block: Block, told: _Told) -> Iterator[_Pointer]:
    for citation in told.citations:
        yield from _resolved(grammar, landing, block, told.text, citation)
    for at, last, before in told.selves:
        home = landing.home(block.path, last, before)
        if home is not None:
            yield _Pointer(at, "", home, (home,))
    if told.attached:
        yield from _attached(grammar, landing, told.text)


def _attached(grammar: Grammar, landing: Landing, text: str) -> Iterator[_Pointer]:
    """Exhibits and schedules; where the agreement came without any, they are other documents."""
    for met in grammar["ATTACHED"].finditer(text):
        parts = list(
            compiled(
                r"(?<![\w-])(?:\d{1,3}(?:\.\d{1,3})?[A-Z]?|[IVX]{1,5}|[A-Z](?:-?\d{1,2})?|One|Two|Three|Four)(?![\w])"
            ).finditer(
                met[0],
            )
        )
        keyword = met[0].split()[0]
        for number, part in enumerate(parts):
            start = met.start() if number == 0 else met.start() + part.start()
            candidates = landing.schedules(part[0], keyword)
            outside = not landing.has_schedules
            target = candidates[0] if len(candidates) == 1 else None
            after = parts[number + 1] if number + 1 < len(parts) else None
            ranged = after is not None and grammar["RANGE"].fullmatch(met[0], part.end(), after.start())
            through = after[0] if after is not None and ranged else None
            yield _Pointer(
                Span(start, met.start() + part.end()), part[0], target, candidates, None, outside, through=through
            )


def _resolved(grammar: Grammar, landing: Landing, block: Block, text: str, citation: Citing) -> Iterator[_Pointer]:
    """One pointer for each label of `citation`."""
    external = _is_external(grammar, landing, text, citation)
    for number, (label, at) in enumerate(citation.labels[:MOST_LABELS_CITED]):
        title, end = None, at.end
        if not external and len(citation.labels) == 1:
            title, end = _title(grammar, text, at.end)
        start = citation.start if number == 0 else at.start
        place = Span(start, end)
        through = citation.labels[number + 1][0] if number in citation.ranges else None
        if external:
            yield _Pointer(place, label, None, (), None, external=True, through=through)
            continue
        full = f"{citation.above}.{label}" if citation.above else label
        target, candidates = landing.find(
            full, block.path, citation.keyword, relative=label[:1].isalpha() and citation.bracketed
        )
        if target is None and not candidates and _beyond(full, landing):
            yield _Pointer(place, full, None, (), None, external=True, through=through)
            continue
        yield _Pointer(place, full, target, candidates, title, through=through)


def _title(grammar: Grammar, text: str, end: int) -> tuple[str | None, int]:
    if not text.startswith((" (", "(", ' "', ', "', ", above", ", below", " above", " below"), end) and not (
        text.startswith((" entitled", " titled", " headed"), end)
    ):
        return None, end
    met = grammar["TITLE"].match(text, end)
    if met is None:
        return None, end
    told = next((group for group in met.groups() if group), None)
    return (told.strip() if told else None), (met.end() if met.end(0) and told else end)


def _beyond(label: str, landing: Landing) -> bool:
    """Whether a label that no clause bears is a statute's: far beyond every number of this agreement."""
    number = compiled(r"\d+").match(label)
    return bool(number) and int(number[0] if number else 0) >= STATUTE_NUMBER > landing.highest


def _is_external(grammar: Grammar, landing: Landing, text: str, citation: Citing) -> bool:
    """Whether the citation names another document: behind it ("of the Copyright Act") or before it ("17 U.S.C. §")."""
    end = citation.end
    if citation.law_before:
        return True
    met_title = _title(grammar, text, end)[1] if len(citation.labels) == 1 else end
    for place in (end, met_title):
        if text[place : place + 1] in ("", ".", ";", ":", ")"):
            continue
        if grammar["OWN"].match(text, place):
            return False
        if grammar["LAW_AFTER"].match(text, place):
            return True
        of = grammar["OF"].match(text, place)
        if of:
            if of[0].strip(" ,").startswith("there"):
                return True
            return not landing.is_own(text[of.end() : of.end() + 90])
    return False
