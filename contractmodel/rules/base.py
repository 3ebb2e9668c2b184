"""What a rule is, and what it may look at. A rule only judges: it never matches, edits, counts or prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import ClassVar, NamedTuple

from contractmodel.diff.values import Change, Comparison, Edit, Fill, Pair, Significance
from contractmodel.model import NOWHERE, Agreement, Block, CrossReference, Provision, ProvisionKind, Severity, Span
from contractmodel.patterns import compiled
from contractmodel.rules.alignment import Changed, changed
from contractmodel.rules.values import Favours, Finding, Impact, Remark, Scope, Stability

Statement = Finding | Remark


class Difference:
    """A comparison with the indexes that rules ask for. Built once for all rules; every index is lazy."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.before = comparison.before
        self.after = comparison.after

    @cached_property
    def pair_before(self) -> Mapping[str, Pair]:
        """Path in before to its pair."""
        return {path: pair for pair in self.comparison.pairs for path in pair.before}

    @cached_property
    def pair_after(self) -> Mapping[str, Pair]:
        """Path in after to its pair."""
        return {path: pair for pair in self.comparison.pairs for path in pair.after}

    @cached_property
    def substantive(self) -> tuple[Pair, ...]:
        """The pairs with a substantive difference, in reading order."""
        return tuple(p for p in self.comparison.pairs if p.significance is Significance.SUBSTANTIVE)

    @cached_property
    def citing(self) -> bool:
        """Whether a reference may have changed its hold: the outline differs, or an edit touches what may cite."""
        return self.recast or bool(self.recited)

    @cached_property
    def recast(self) -> bool:
        """Whether the outline differs: a clause came, went, moved, was renumbered or has another heading."""
        return any(
            pair.moved
            or pair.renumbered
            or pair.change not in (Change.KEPT, Change.REWORDED)
            or any(edit.part == "heading" for edit in pair.edits)
            for pair in self.comparison.pairs
        )

    @cached_property
    def recited(self) -> tuple[Pair, ...]:
        """The pairs with an edit that touches what may cite: where the outline is the same, no other reference can
        have changed its hold.
        """
        return tuple(
            pair
            for pair in self.comparison.pairs
            if any(cites(f"{edit.before_text} {edit.after_text}") for edit in pair.edits)
        )

    @cached_property
    def before_references(self) -> tuple[CrossReference, ...]:
        """The references of before that may have changed their hold: all where the outline differs."""
        if self.recast:
            return self.before.references
        return tuple(r for pair in self.recited for path in pair.before for r in self.before.references_of(path))

    @cached_property
    def after_references(self) -> tuple[CrossReference, ...]:
        """The references of after that may have changed their hold: all where the outline differs."""
        if self.recast:
            return self.after.references
        return tuple(r for pair in self.recited for path in pair.after for r in self.after.references_of(path))

    def edits(self, pair: Pair) -> tuple[Edit, ...]:
        """The substantive edits of `pair`."""
        return tuple(e for e in pair.edits if e.significance is Significance.SUBSTANTIVE)

    def before_block(self, pair: Pair) -> Block | None:
        """The first block of `pair` on the before side, if any."""
        return self.before[pair.before[0]] if pair.before else None

    def after_block(self, pair: Pair) -> Block | None:
        """The first block of `pair` on the after side, if any."""
        return self.after[pair.after[0]] if pair.after else None

    @cached_property
    def changed(self) -> tuple[Changed, ...]:
        """The provisions that differ, came or went, each with the edits that touch it, in reading order."""
        return changed(self.comparison)

    @cached_property
    def sentences(self) -> Mapping[int, Changed]:
        """An edit's `id` to the sentence that it touches: one that stands in both texts if there is one."""
        found: dict[int, Changed] = {}
        for change in self.changed:
            for edit in change.edits:
                stays = change.before is not None and change.after is not None
                if stays or id(edit) not in found:
                    found[id(edit)] = change
        return found

    @cached_property
    def before_giving(self) -> tuple[Provision, ...]:
        """The provisions of before by which rights may be given or kept, in reading order."""
        return tuple(_giving(self.before))

    @cached_property
    def before_grants(self) -> bool:
        """Whether before grants anything. Reads no further than the first grant."""
        return any(provision.kind is ProvisionKind.GRANT for provision in _giving(self.before))

    @cached_property
    def after_giving(self) -> tuple[Provision, ...]:
        """The provisions of after by which rights may be given or kept, in reading order."""
        return tuple(_giving(self.after))

    @cached_property
    def renamed(self) -> Mapping[str, str]:
        """Term of before to what it is called in after, proved renames only, case folded."""
        return {r.before.casefold(): r.after.casefold() for r in self.comparison.renames if r.proved}


class Checked(Difference):
    """A document compared with the template it should be made from. `as_` is `form`, `variant` or `template`."""

    def __init__(self, comparison: Comparison, as_: str) -> None:
        super().__init__(comparison)
        self.as_ = as_

    @cached_property
    def fills(self) -> tuple[Fill, ...]:
        """What the document puts into the template's slots, in the order of the slots."""
        return self.comparison.fills


def cites(text: str) -> bool:
    """Whether `text` holds a word or a mark that a cross-reference is made of.

    >>> cites("paragraph 2"), cites("the press")
    (True, False)
    """
    return (
        compiled(
            r"(?i)\d|§|\([a-z]{1,4}\)|\b[ivx]{1,5}\b|\b[A-Z]\b|section|clause|paragraph|article|part\b|foregoing"
        ).search(text)
        is not None
    )


def _giving(agreement: Agreement) -> Iterator[Provision]:
    """The provisions of the blocks that hold a word by which rights are given, kept, waived or owned."""
    words = compiled(
        r"(?i)grant|licen|assign|transfer|convey|sell|give|vest|retain|reserve|keep|kept|right|waive|releas"
    )
    return (p for block in agreement.walk() if words.search(block.text) for p in block.provisions)


class Rule:
    """One sentence that a lawyer would sign, as a class. Ids are permanent and never reused.

    `statement` is that sentence. The page behind `contract explain` (why it matters, cases, limits, debate) is the
    file of the same id in `pages/`.
    """

    id: ClassVar[str]
    name: ClassVar[str]
    statement: ClassVar[str]
    severity: ClassVar[Severity]
    impact: ClassVar[Impact] = Impact.NONE
    favours: ClassVar[Favours] = Favours.UNCLEAR
    scope: ClassVar[Scope]
    stability: ClassVar[Stability] = Stability.PREVIEW
    since: ClassVar[str] = "1.0"

    @classmethod
    def family(cls) -> str:
        """The letters of the id: `ATT` of `ATT01`."""
        return cls.id.rstrip("0123456789")

    def found(
        self,
        message: str,
        *,
        headline: str = "",
        pair: Pair | None = None,
        edit: Edit | None = None,
        before: Block | None = None,
        after: Block | None = None,
        subject: str = "",
        severity: Severity | None = None,
        impact: Impact | None = None,
        favours: Favours | None = None,
    ) -> Finding:
        """A finding of this rule, its places taken from `edit`, else from `pair` or the blocks given."""
        told = _Place.of(pair, edit, before, after)
        return Finding(
            rule=self.id,
            name=self.name,
            severity=severity or self.severity,
            impact=impact or self.impact,
            favours=favours or self.favours,
            message=message,
            headline=headline,
            subject=subject,
            before=told.before,
            after=told.after,
            before_span=told.before_span,
            after_span=told.after_span,
            before_text=told.before_text,
            after_text=told.after_text,
            edit=edit,
        )

    def remark(self, kind: str, message: str, path: str | None = None) -> Remark:
        """A remark of this rule: it found nothing wrong, or it cannot tell."""
        return Remark(self.id, kind, path, message)


class _Place(NamedTuple):
    before: str | None = None
    after: str | None = None
    before_span: Span = NOWHERE
    after_span: Span = NOWHERE
    before_text: str = ""
    after_text: str = ""

    @classmethod
    def of(cls, pair: Pair | None, edit: Edit | None, before: Block | None, after: Block | None) -> _Place:
        before_path = before.path if before else (pair.before[0] if pair and pair.before else None)
        after_path = after.path if after else (pair.after[0] if pair and pair.after else None)
        if edit is not None:
            return cls(
                edit.before_path or before_path,
                edit.after_path or after_path,
                edit.before,
                edit.after,
                edit.before_text,
                edit.after_text,
            )
        return cls(
            before_path,
            after_path,
            before.span if before else NOWHERE,
            after.span if after else NOWHERE,
            before.text if before else "",
            after.text if after else "",
        )


class DiffRule(Rule):
    """A rule about a difference."""

    scope = Scope.DIFF
    fallback: ClassVar[bool] = False
    """Whether the rule speaks only where no other has a finding louder than a note."""

    def judge(self, difference: Difference) -> Iterator[Statement]:
        """What this rule says of `difference`, in reading order."""
        raise NotImplementedError


class DocumentRule(Rule):
    """A rule about one document, whatever it is compared with. Its findings' `subject` tells two of them apart."""

    scope = Scope.DOCUMENT

    def judge(self, document: Agreement) -> Iterator[Statement]:
        """What this rule says of `document`, in reading order."""
        raise NotImplementedError

    def against(self, difference: Difference) -> Iterator[Statement]:
        """What this rule says of after and would not have said of before, in reading order."""
        return beyond(self.judge(difference.before), self.judge(difference.after))


class BlockRule(DocumentRule):
    """A document rule that needs one block at a time: in a difference it looks at changed blocks only."""

    def judge(self, document: Agreement) -> Iterator[Statement]:
        """What this rule says of every block of `document`, in reading order."""
        for block in document.walk():
            yield from self.look(document, block)

    def look(self, document: Agreement, block: Block) -> Iterator[Statement]:
        """What this rule says of `block`, a block of `document`."""
        raise NotImplementedError

    def stirs(self, words: str) -> bool:  # noqa: ARG002
        """Whether an edit of `words` may bring a finding of this rule: what an edit cannot is not looked for."""
        return True

    def against(self, difference: Difference) -> Iterator[Statement]:
        """What this rule says of the changed blocks of after and would not have said of their partners."""
        for pair in difference.substantive:
            if pair.before and not any(self.stirs(f"{e.before_text} {e.after_text}") for e in difference.edits(pair)):
                continue
            said = [s for path in pair.after for s in self.look(difference.after, difference.after[path])]
            if said:
                had = (s for path in pair.before for s in self.look(difference.before, difference.before[path]))
                yield from beyond(had, said)


def beyond(had: Iterable[Statement], said: Iterable[Statement]) -> Iterator[Statement]:
    """`said` without what was `had` already: as often as the same subject was spoken of before. Linear."""
    known = Counter(s.subject for s in had if isinstance(s, Finding))
    for statement in said:
        if isinstance(statement, Finding) and known[statement.subject] > 0:
            known[statement.subject] -= 1
        else:
            yield statement


class CheckRule(Rule):
    """A rule about a document that should be made from a template."""

    scope = Scope.CHECK

    def judge(self, checked: Checked) -> Iterator[Statement]:
        """What this rule says of the document, in reading order."""
        raise NotImplementedError
