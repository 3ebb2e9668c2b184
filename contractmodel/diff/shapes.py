"""A block as plain data, and back: what a patch carries of blocks that came, went or changed their dress."""

from __future__ import annotations

from hashlib import sha256

from attrs import evolve, frozen

from contractmodel.model import (
    Agreement,
    Block,
    BlockType,
    Clause,
    Footnote,
    Schedule,
    Signature,
    SignatureField,
    normal,
)

Place = tuple[int, ...]
"""Where a block stands: ordinals among siblings, from the body down. `(5, 0)` is the sixth block's first child."""

FieldData = tuple[str, str | None, str, str]
"""A signature field's name, value, text and printed label, texts in normal form."""


@frozen
class Shape:
    """Everything of a block that counts for equality, its text and its children apart; texts in normal form."""

    type: str
    label: str = ""
    heading: str | None = None
    party: str = ""
    fields: tuple[FieldData, ...] = ()
    mark: str = ""


def shape(block: Block) -> Shape:
    """The shape of `block`.

    >>> shape(Clause(label=" 6. ", heading="Fees"))
    Shape(type='clause', label='6.', heading='Fees', party='', fields=(), mark='')
    """
    if isinstance(block, Clause):
        heading = None if block.heading is None else normal(block.heading)
        return Shape(block.type.value, label=" ".join(block.label.split()), heading=heading)
    if isinstance(block, Signature):
        fields = tuple((f.name, f.value, normal(f.text), normal(f.printed)) for f in block.fields)
        return Shape(block.type.value, party=normal(block.party), fields=fields)
    if isinstance(block, Footnote):
        return Shape(block.type.value, mark=block.mark)
    return Shape(block.type.value)


def made(form: Shape, text: str, body: tuple[Block, ...]) -> Block:
    """A block of shape `form` that says `text` and holds `body`; spans are nowhere."""
    kind = BlockType(form.type)
    if kind is BlockType.SCHEDULE:
        return Schedule(text=text, body=body, label=form.label, heading=form.heading)
    if kind is BlockType.CLAUSE:
        return Clause(text=text, body=body, label=form.label, heading=form.heading)
    if kind is BlockType.SIGNATURE:
        fields = tuple(SignatureField(name=n, value=v, text=t, printed=p) for n, v, t, p in form.fields)
        return Signature(text=text, body=body, party=form.party, fields=fields)
    if kind is BlockType.FOOTNOTE:
        return Footnote(text=text, body=body, mark=form.mark)
    return Block(type=kind, text=text, body=body)


def same(one: Shape, other: Shape) -> bool:
    """Whether two shapes are equal as the model has it: a note's mark is layout."""
    return evolve(one, mark="") == evolve(other, mark="")


def placed(body: tuple[Block, ...]) -> list[tuple[Place, Block]]:
    """Every block with its place, in reading order. Linear."""
    out: list[tuple[Place, Block]] = []
    waiting: list[tuple[Place, Block]] = [((n,), block) for n, block in reversed(list(enumerate(body)))]
    while waiting:
        place, block = waiting.pop()
        out.append((place, block))
        waiting.extend(((*place, n), child) for n, child in reversed(list(enumerate(block.body))))
    return out


def digest(agreement: Agreement) -> str:
    """Sixteen hex digits that equal agreements share, however they were read. Linear.

    >>> one, two = (Agreement.build([Clause(label="1.", text=t)]) for t in ("It’s  so.", "It's so."))
    >>> digest(one) == digest(two)
    True
    """
    told = sha256()
    for place, block in placed(agreement.body):
        form = evolve(shape(block), mark="")
        told.update(repr((len(place), form, normal(block.text))).encode())
    return told.hexdigest()[:16]
