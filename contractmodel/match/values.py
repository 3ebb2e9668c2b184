"""What a matching says: two agreements laid flat, and which blocks of the one answer to which of the other."""

from __future__ import annotations

from attrs import field, frozen

from contractmodel.model import Agreement, Block, Clause, Signature, bare, normal


@frozen(kw_only=True, eq=False)
class Side:
    """An agreement laid flat for work: parallel tuples, one entry a block, in reading order (parents before children).

    `parent` holds indices (-1 for the blocks of the body itself); `depth` counts from 0; `end` is one past the last
    descendant, so that the subtree of `i` is `range(i, end[i])`. `normal` is each block's own text in normal form (of
    a signature its printed words: party and field labels), `headings` a clause's heading ("" without one), `labels`
    its bare label ("" without one). `keys` join heading and text: equal keys are equal words, labels aside.
    """

    agreement: Agreement = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    paths: tuple[str, ...]
    parent: tuple[int, ...]
    depth: tuple[int, ...]
    end: tuple[int, ...]
    normal: tuple[str, ...]
    headings: tuple[str, ...]
    labels: tuple[str, ...]
    keys: tuple[str, ...] = field(repr=False)

    def __len__(self) -> int:
        """How many blocks there are."""
        return len(self.blocks)

    def children(self, index: int) -> tuple[int, ...]:
        """The indices of the blocks directly inside block `index`, in order; -1 asks for the body's own blocks.

        >>> side = flatten(Agreement.build([Clause(label="1.", body=(Clause(label="(a)"), Clause(label="(b)")))]))
        >>> side.children(-1), side.children(0), side.children(1)
        ((0,), (1, 2), ())
        """
        found, at = [], index + 1
        stop = self.end[index] if index >= 0 else len(self.blocks)
        while at < stop:
            found.append(at)
            at = self.end[at]
        return tuple(found)


@frozen
class Match:
    """Blocks that answer to each other, as indices into the two sides' tuples, each in reading order.

    One to one; one to several (a split); several to one (a merge); `before` empty (added) or `after` empty (removed).
    `evidence` says in words why they were paired; `score` is the likeness that ordered the candidates (1.0 for equal
    words, 0.0 where nothing was paired) and decides nothing else.
    """

    before: tuple[int, ...]
    after: tuple[int, ...]
    moved: bool = False
    evidence: str = field(default="", eq=False)
    score: float = field(default=0.0, eq=False)


@frozen(eq=False)
class Matching:
    """Two sides and their matches: every block of both in exactly one, in the reading order of `after`.

    A removed block stands directly after the partner of what stood before it, inside its parent's partner.
    """

    before: Side = field(repr=False)
    after: Side = field(repr=False)
    matches: tuple[Match, ...]

    def partners(self) -> dict[int, tuple[int, ...]]:
        """Each before index that has a partner, to the after indices it answers to.

        >>> from contractmodel.match import match
        >>> a = Agreement.build([Clause(label="1.", text="You warrant."), Clause(label="2.", text="You pay.")])
        >>> match(a, a).partners()
        {0: (0,), 1: (1,)}
        """
        return {i: found.after for found in self.matches if found.after for i in found.before}


def flatten(agreement: Agreement, memo: dict[str, str] | None = None) -> Side:
    """`agreement` laid flat. `memo` remembers normal forms, so that two sides share the work and the strings. Linear.

    >>> a = Agreement.build([Clause(label="6.", text="You warrant:", body=(Clause(label="(a)", text="it is  new."),))])
    >>> side = flatten(a)
    >>> side.paths, side.parent, side.end, side.normal, side.labels
    (('6', '6.a'), (-1, 0), (2, 2), ('You warrant:', 'it is new.'), ('6', 'a'))
    """
    known: dict[str, str] = {} if memo is None else memo
    blocks: list[Block] = []
    parent: list[int] = []
    depth: list[int] = []
    waiting: list[tuple[Block, int, int]] = [(block, -1, 0) for block in reversed(agreement.body)]
    while waiting:
        block, above, level = waiting.pop()
        if block.body:
            waiting.extend((child, len(blocks), level + 1) for child in reversed(block.body))
        blocks.append(block)
        parent.append(above)
        depth.append(level)
    texts = [_normal(_words(block), known) for block in blocks]
    headings = [
        _normal(block.heading, known) if isinstance(block, Clause) and block.heading else "" for block in blocks
    ]
    return Side(
        agreement=agreement,
        blocks=tuple(blocks),
        paths=tuple(block.path for block in blocks),
        parent=tuple(parent),
        depth=tuple(depth),
        end=_ends(parent),
        normal=tuple(texts),
        headings=tuple(headings),
        labels=tuple(
            _bare(block.label, known) if isinstance(block, Clause) and block.label else "" for block in blocks
        ),
        keys=tuple(f"{heading}\n{text}" if heading else text for heading, text in zip(headings, texts, strict=True)),
    )


def _words(block: Block) -> str:
    if isinstance(block, Signature) and not block.text:
        return " ".join((block.party, *(entry.printed for entry in block.fields)))
    return block.text


def _normal(text: str, known: dict[str, str]) -> str:
    found = known.get(text)
    if found is None:
        found = normal(text)
        known[text] = found = text if found == text else found
    return found


def _bare(label: str, known: dict[str, str]) -> str:
    found = known.get("\0" + label)
    if found is None:
        found = known["\0" + label] = bare(label)
    return found


def _ends(parent: list[int]) -> tuple[int, ...]:
    """One past the last descendant of each block."""
    ends = list(range(1, len(parent) + 1))
    for index in range(len(parent) - 1, -1, -1):
        above = parent[index]
        if above >= 0 and ends[above] < ends[index]:
            ends[above] = ends[index]
    return tuple(ends)
