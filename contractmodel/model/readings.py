"""Overlays that are worked out when first asked for: reading a tree must not pay for what nobody looks at."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from contractmodel.model.overlays import CrossReference, Definition, Provision
from contractmodel.model.span import Span

if TYPE_CHECKING:
    from contractmodel.model.agreement import Agreement


class Provisions(Mapping[str, tuple[Provision, ...]], ABC):
    """Path to provisions, each block's worked out when it is looked up, and one sentence's where no more is asked."""

    @abstractmethod
    def within(self, path: str, at: Span) -> tuple[Provision, ...]:
        """The provisions of the block at `path` whose sentences meet `at`, a range of its text, in order."""


class Reader:
    """How overlays are read from a tree. A room that can read gives one of these to `Agreement.build`.

    Each function takes the whole agreement and is called at most once for it. `references_of`, where given, is what
    `references` says block by block: path to references, each block's worked out when it is looked up. `introductions`,
    where given, is what `definitions` says without looking for the uses.
    """

    __slots__ = ("definitions", "introductions", "provisions", "references", "references_of")

    def __init__(
        self,
        definitions: Callable[[Agreement], tuple[Definition, ...]],
        references: Callable[[Agreement], tuple[CrossReference, ...]],
        provisions: Callable[[Agreement], Mapping[str, tuple[Provision, ...]]],
        references_of: Callable[[Agreement], Mapping[str, tuple[CrossReference, ...]]] | None = None,
        introductions: Callable[[Agreement], tuple[Definition, ...]] | None = None,
    ) -> None:
        self.references_of = references_of
        self.introductions = introductions
        self.definitions = definitions
        self.references = references
        self.provisions = provisions


def _none(_: Agreement) -> tuple[()]:
    return ()


def _nothing(_: Agreement) -> Mapping[str, tuple[Provision, ...]]:
    return {}


SILENT = Reader(_none, _none, _nothing)
"""Reads nothing: for trees built by hand, where a test is about structure only."""


class Readings:
    """One agreement's overlays, each computed once. The only lazy value of the model: a pure function, remembered."""

    __slots__ = ("_agreement", "_cited", "_definitions", "_introductions", "_provisions", "_references", "reader")

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self._agreement: Agreement | None = None
        self._definitions: tuple[Definition, ...] | None = None
        self._introductions: tuple[Definition, ...] | None = None
        self._references: tuple[CrossReference, ...] | None = None
        self._cited: Mapping[str, tuple[CrossReference, ...]] | None = None
        self._provisions: Mapping[str, tuple[Provision, ...]] | None = None

    def attach(self, agreement: Agreement) -> None:
        """Say whose readings these are. Called once, by `Agreement.build`."""
        self._agreement = agreement

    def remember(
        self,
        definitions: tuple[Definition, ...],
        references: tuple[CrossReference, ...],
        provisions: Mapping[str, tuple[Provision, ...]],
    ) -> None:
        """Take overlays that were worked out before, for a tree that was kept with them."""
        self._definitions, self._references, self._provisions = definitions, references, provisions

    def definitions(self) -> tuple[Definition, ...]:
        """Every definition, in document order."""
        if self._definitions is None:
            self._definitions = self.reader.definitions(self._owner())
        return self._definitions

    def introductions(self) -> tuple[Definition, ...]:
        """Every definition, in document order, for who does not ask for `uses`: empty where nobody has asked yet."""
        if self._definitions is not None or self.reader.introductions is None:
            return self.definitions()
        if self._introductions is None:
            self._introductions = self.reader.introductions(self._owner())
        return self._introductions

    def references(self) -> tuple[CrossReference, ...]:
        """Every cross-reference, in document order."""
        if self._references is None:
            cited = self._cited
            self._references = (
                self.reader.references(self._owner()) if cited is None else tuple(r for p in cited for r in cited[p])
            )
        return self._references

    def references_of(self, path: str) -> tuple[CrossReference, ...]:
        """The cross-references of the block at `path`, in order; others are not read for it if the reader knows how."""
        if self._cited is None:
            if self._references is None and self.reader.references_of is not None:
                self._cited = self.reader.references_of(self._owner())
            else:
                found: dict[str, tuple[CrossReference, ...]] = {}
                for one in self.references():
                    found[one.path] = (*found.get(one.path, ()), one)
                self._cited = found
        return self._cited.get(path, ())

    def provisions_of(self, path: str) -> tuple[Provision, ...]:
        """The provisions of the block at `path`, in order."""
        return self._typed().get(path, ())

    def provisions_within(self, path: str, at: Span) -> tuple[Provision, ...]:
        """The provisions of the block at `path` whose sentences meet `at`, a range of its text, in order."""
        found = self._typed()
        if isinstance(found, Provisions):
            return found.within(path, at)
        return tuple(p for p in found.get(path, ()) if p.at.start <= at.end and at.start <= p.at.end)

    def _typed(self) -> Mapping[str, tuple[Provision, ...]]:
        if self._provisions is None:
            self._provisions = self.reader.provisions(self._owner())
        return self._provisions

    def _owner(self) -> Agreement:
        if self._agreement is None:
            raise LookupError("these readings were never attached to an agreement: use Agreement.build")
        return self._agreement
