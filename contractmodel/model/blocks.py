"""The blocks of an agreement: what its body is made of, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import field, frozen

from contractmodel.model.kinds import BlockType
from contractmodel.model.normal import normal
from contractmodel.model.span import NOWHERE, Span

if TYPE_CHECKING:
    from contractmodel.model.overlays import Provision
    from contractmodel.model.readings import Readings


def _normal_or_none(text: str | None) -> str | None:
    return None if text is None else normal(text)


def _squeezed(label: str | None) -> str | None:
    return None if label is None else " ".join(label.split())


@frozen
class Joint:
    """A line-end hyphen that may or may not belong to the word: both readings stand.

    `at` is the offset in the block's `text` where the two halves meet. `hyphen` says whether the text as it stands
    keeps the hyphen (then it is the character at `at`) or drops it.
    """

    at: int
    hyphen: bool


@frozen(kw_only=True)
class Block:
    """One block: its own words, and the blocks inside it.

    Equality is of normal text, label, heading and structure: spans, paths and layout are outside it. `text` excludes
    the children's words, the label, the heading, note marks and the characters of blanks. `span` covers the block
    with its children; `text_spans` are the pieces of the extraction that `text` was read from, in order.

    >>> Block(type=BlockType.PARAGRAPH, text="It’s so.") == Block(type=BlockType.PARAGRAPH, text="It's  so.")
    True
    """

    type: BlockType
    text: str = field(default="", eq=normal)
    body: tuple[Block, ...] = ()
    path: str = field(default="", eq=False)
    span: Span = field(default=NOWHERE, eq=False)
    text_spans: tuple[Span, ...] = field(default=(), eq=False)
    joints: tuple[Joint, ...] = field(default=(), eq=False)
    readings: Readings | None = field(default=None, eq=False, repr=False)

    @property
    def provisions(self) -> tuple[Provision, ...]:
        """The operative sentences of this block's own text, in order; worked out when first asked for."""
        return () if self.readings is None else self.readings.provisions_of(self.path)

    def walk(self) -> Iterator[Block]:
        """The block itself and all blocks inside it, in reading order."""
        yield self
        for child in self.body:
            yield from child.walk()


@frozen(kw_only=True)
class Clause(Block):
    """A numbered or lettered unit. `label` is as printed ("6.", "(c)", "Article IV").

    `heading` is its run-in or own-line title.
    """

    type: BlockType = BlockType.CLAUSE
    label: str = field(default="", eq=_squeezed)
    heading: str | None = field(default=None, eq=_normal_or_none)
    label_span: Span = field(default=NOWHERE, eq=False)
    heading_span: Span | None = field(default=None, eq=False)


@frozen(kw_only=True)
class Schedule(Clause):
    """An exhibit, annex or schedule: a part with a numbering of its own."""

    type: BlockType = BlockType.SCHEDULE


@frozen(kw_only=True)
class SignatureField:
    """One line to fill in a signature block. `name` is lower case ("signed", "date"); `printed` its label as printed.

    `value` is typed and canonical (a date in ISO form), None where the field is empty or cannot be read one way;
    `text` is what stands there, as printed. `printed_span` covers the label's words, `span` the value's.
    """

    name: str
    value: str | None = None
    text: str = field(default="", eq=normal)
    printed: str = field(default="", eq=normal)
    span: Span = field(default=NOWHERE, eq=False)
    printed_span: Span = field(default=NOWHERE, eq=False)


@frozen(kw_only=True)
class Signature(Block):
    """Where one party signs. `text` is all its printed words (party and field labels), never the values."""

    type: BlockType = BlockType.SIGNATURE
    party: str = field(default="", eq=normal)
    fields: tuple[SignatureField, ...] = ()


@frozen(kw_only=True)
class Footnote(Block):
    """A note's body. `mark` is as printed; marks and places are layout, so they are outside equality."""

    type: BlockType = BlockType.FOOTNOTE
    mark: str = field(default="", eq=False)
