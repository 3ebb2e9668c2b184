"""The reader that a parsed agreement carries: what works out its overlays when they are asked for."""

from __future__ import annotations

from collections.abc import Mapping

from contractmodel.model import Agreement, CrossReference, Definition, Provision, Reader


def _definitions(agreement: Agreement) -> tuple[Definition, ...]:
    from contractmodel.parse.definitions import definitions

    return definitions(agreement)


def _introductions(agreement: Agreement) -> tuple[Definition, ...]:
    from contractmodel.parse.definitions import introductions

    return introductions(agreement)


def _references(agreement: Agreement) -> tuple[CrossReference, ...]:
    from contractmodel.parse.references import references

    return references(agreement)


def _references_of(agreement: Agreement) -> Mapping[str, tuple[CrossReference, ...]]:
    from contractmodel.parse.references import by_block

    return by_block(agreement)


def _provisions(agreement: Agreement) -> Mapping[str, tuple[Provision, ...]]:
    from contractmodel.parse.provisions import provisions

    return provisions(agreement)


READER = Reader(_definitions, _references, _provisions, _references_of, _introductions)
"""Reads definitions, references and provisions. Nothing of it is imported before the first question."""
