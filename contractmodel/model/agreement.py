"""The whole tree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from attrs import field, fields, frozen

from contractmodel.model.blocks import Block, Clause, Schedule, Signature
from contractmodel.model.kinds import BlockType
from contractmodel.model.labels import bare, joined
from contractmodel.model.normal import normal
from contractmodel.model.overlays import (
    CrossReference,
    Definition,
    Diagnostic,
    Furniture,
    Mark,
    Option,
    Provision,
    Slot,
)
from contractmodel.model.readings import SILENT, Reader, Readings
from contractmodel.model.source import Source
from contractmodel.model.span import Span


def _normal_or_none(text: str | None) -> str | None:
    return None if text is None else normal(text)


@frozen(kw_only=True, slots=False)
class Agreement:
    """One whole text, read into a tree. Build it with `Agreement.build`, which gives every block its path.

    Two agreements are equal when their bodies are: normal text, labels, headings, structure. Where they came from,
    spans, furniture and diagnostics do not count. `text` is the extraction that every span indexes.
    """

    body: tuple[Block, ...] = ()
    title: str | None = field(default=None, eq=False)
    source: Source = field(factory=Source, eq=False)
    text: str = field(default="", eq=False, repr=False)
    marks: tuple[Mark, ...] = field(default=(), eq=False)
    furniture: tuple[Furniture, ...] = field(default=(), eq=False)
    slots: tuple[Slot, ...] = field(default=(), eq=False)
    options: tuple[Option, ...] = field(default=(), eq=False)
    diagnostics: tuple[Diagnostic, ...] = field(default=(), eq=False)
    template: str | None = field(default=None, eq=False)
    readings: Readings = field(factory=lambda: Readings(SILENT), eq=False, repr=False)

    @classmethod
    def build(cls, body: Sequence[Block], *, reader: Reader = SILENT, own: bool = False, **rest: Any) -> Agreement:
        """An agreement over `body`, every block given its path and the lazy readings. Linear in the blocks.

        The blocks are copied, unless they are the caller's `own`, made for this and seen by nobody.

        >>> from contractmodel.model.blocks import Clause
        >>> a = Agreement.build([Clause(label="6.", body=(Clause(label="(c)", text="You warrant."),))])
        >>> a["6.c"].text
        'You warrant.'
        """
        readings = Readings(reader)
        agreement = cls(body=_addressed(tuple(body), "", readings, Counter(), own=own), readings=readings, **rest)
        readings.attach(agreement)
        return agreement

    def walk(self) -> Iterator[Block]:
        """Every block, in reading order, parents before children."""
        return iter(self._walked)

    @cached_property
    def _walked(self) -> tuple[Block, ...]:
        return tuple([block for top in self.body for block in top.walk()])

    @cached_property
    def by_path(self) -> Mapping[str, Block]:
        """Path to block, in reading order."""
        return {block.path: block for block in self.walk()}

    def __getitem__(self, path: str) -> Block:
        """The block at `path`; KeyError where there is none."""
        return self.by_path[path]

    def get(self, path: str) -> Block | None:
        """The block at `path`, or None."""
        return self.by_path.get(path)

    @cached_property
    def parents(self) -> Mapping[str, str]:
        """Each block's path to its parent's path; "" for the blocks of the body itself."""
        return {child.path: above for above, children in self._families() for child in children}

    @cached_property
    def holes(self) -> tuple[Span, ...]:
        """The characters that lie among the words but in no block's text: empty blanks and note marks, by place."""
        blanks = [slot.span for slot in self.slots if not slot.text and slot.span.end > slot.span.start]
        return tuple(sorted(blanks + [mark.span for mark in self.marks]))

    def _families(self) -> Iterator[tuple[str, tuple[Block, ...]]]:
        yield "", self.body
        for block in self.walk():
            yield block.path, block.body

    @property
    def signatures(self) -> tuple[Signature, ...]:
        """The signature blocks, in order."""
        return tuple(block for block in self.walk() if isinstance(block, Signature))

    @property
    def definitions(self) -> tuple[Definition, ...]:
        """Every definition, in document order; worked out when first asked for."""
        return self.readings.definitions()

    @property
    def introductions(self) -> tuple[Definition, ...]:
        """Every definition, in document order, its uses not looked for: a fifth of the work."""
        return self.readings.introductions()

    @property
    def references(self) -> tuple[CrossReference, ...]:
        """Every cross-reference, in document order; worked out when first asked for."""
        return self.readings.references()

    def references_of(self, path: str) -> tuple[CrossReference, ...]:
        """The cross-references of the block at `path`, in order, without reading those of others for it."""
        return self.readings.references_of(path)

    def provisions_within(self, path: str, at: Span) -> tuple[Provision, ...]:
        """The provisions of the block at `path` whose sentences meet `at`, a range of its text, in order."""
        return self.readings.provisions_within(path, at)


def _addressed(
    body: tuple[Block, ...], above: str, readings: Readings, taken: Counter[str], *, own: bool
) -> tuple[Block, ...]:
    """`body` with unique paths below `above` ("" at the root, "A/" in a schedule) and `readings` set, recursively.

    Copies, or if the blocks are the caller's `own` these blocks themselves.
    """
    ordinals: Counter[str] = Counter()
    done: list[Block] = []
    for block in body:
        path = _path(block, above, ordinals, taken)
        inner = path + "/" if isinstance(block, Schedule) else path
        children = _addressed(block.body, inner, readings, taken, own=own) if block.body else ()
        if own:
            _SET_PATH(block, path)
            _SET_READINGS(block, readings)
        else:
            block = _like(block, path=path, body=children, readings=readings)  # noqa: PLW2901
        done.append(block)
    return tuple(done)


_SET_PATH, _SET_READINGS = (getattr(Block, name).__set__ for name in ("path", "readings"))
"""How the place of a block is set that nobody has seen yet."""


def _like(block: Block, **changes: Any) -> Block:
    """`block` with `changes`: what `attrs.evolve` does, without asking for what no block has; a fifth of its cost."""
    kind = type(block)
    places = _PLACES.get(kind)
    if places is None:
        slots = [(field.name, getattr(kind, field.name)) for field in fields(kind)]
        places = _PLACES[kind] = tuple([(name, slot.__get__, slot.__set__) for name, slot in slots])
    made = object.__new__(kind)
    for name, get, put in places:
        put(made, changes[name] if name in changes else get(block))
    return made


_PLACES: dict[type[Block], tuple[tuple[str, Any, Any], ...]] = {}
"""How each field of a kind of block is read and filled."""


def _path(block: Block, above: str, ordinals: Counter[str], taken: Counter[str]) -> str:
    label = bare(block.label) if isinstance(block, Clause) else ""
    if not label:
        ordinals[block.type] += 1
        place = f"{block.type.value}:{ordinals[block.type]}"
        return f"{above.removesuffix('/')}/{place}" if above else place
    stem = label if isinstance(block, Schedule) else joined(above, label)
    taken[stem] += 1
    return stem if taken[stem] == 1 else f"{stem}#{taken[stem]}"


__all__ = ["Agreement", "BlockType"]
