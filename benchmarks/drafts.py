"""Drafts of agreements whose clauses remember where they came from, and the agreements they print."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from benchmarks.wording import (
    HEADINGS,
    LEAD_INS,
    Voice,
    filled,
)
from contractmodel.model import Agreement, Block, BlockType, Clause, bare

ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")


LEVELS: dict[str, tuple[str, ...]] = {
    "decimal": ("1.", "1.1", "1.1"),
    "letters": ("1.", "(a)", "(i)"),
    "article": ("Article I", "Section 1.", "(a)"),
    "upper": ("I.", "A.", "1)"),
    "brackets": ("(1)", "(A)", "(i)"),
}
"""Label styles of the three outer levels."""


@dataclass(eq=False, repr=False)
class Node:
    """One clause of a draft. `origins` are the before ids that it answers to; `moved` whether a mutation moved it."""

    id: int
    text: str
    heading: str | None = None
    children: list[Node] = field(default_factory=list)
    parent: Node | None = None
    origins: tuple[int, ...] = ()
    moved: bool = False
    touched: str = ""

    def walk(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(eq=False, repr=False)
class Draft:
    """A tree of clauses below `root`, which is no clause itself."""

    root: Node
    size: int
    gone: set[str] = field(default_factory=set)
    """Runs of four words of what was removed."""

    def nodes(self) -> list[Node]:
        return [node for child in self.root.children for node in child.walk()]

    def new(self, text: str) -> Node:
        self.size += 1
        return Node(id=-self.size, text=text)


@dataclass(frozen=True)
class Case:
    """Two agreements and the truth: `links` between before and after indices (paths' order in `walk`)."""

    before: Agreement
    after: Agreement
    links: frozenset[tuple[int, int]]
    changed: frozenset[tuple[int, int]]
    moved: frozenset[int]
    """After indices whose clause moved."""
    splits: frozenset[tuple[int, frozenset[int]]]
    merges: frozenset[tuple[frozenset[int], int]]
    touched: dict[int, str]
    """After index to the name of the mutation that made or changed it."""


def drafted(rng: Random, clauses: int, voice: Voice) -> Draft:
    """A draft of `clauses` clauses in up to three levels; some parents have a lead-in only, some have headings."""
    root = Node(id=-1, text="")
    made = 0

    def clause(text: str, above: Node) -> Node:
        nonlocal made
        node = Node(id=made, text=text, parent=above, origins=(made,))
        made += 1
        above.children.append(node)
        return node

    while made < clauses:
        top = clause(filled(rng.choice(LEAD_INS), rng) if rng.random() < 0.3 else voice(rng), root)
        top.heading = rng.choice(HEADINGS) + "." if rng.random() < 0.5 else None
        for _ in range(rng.choice((0, 0, 3, 5, 8, 12))):
            child = clause(voice(rng), top)
            if rng.random() < 0.15:
                child.text = filled(rng.choice(LEAD_INS), rng) if rng.random() < 0.5 else child.text
                for _ in range(rng.choice((2, 3, 4, 6))):
                    clause(voice(rng), child)
    return Draft(root, made)


def _roman(n: int) -> str:
    return "x" * (n // 10) + ROMAN[n % 10]


def _label(style: str, ordinal: int, above: str) -> str:
    if style == "1.1":
        return f"{above}.{ordinal}" if above else f"{ordinal}."
    letter = chr(96 + (ordinal - 1) % 26 + 1) * (1 + (ordinal - 1) // 26)
    dressed = {"I": _roman(ordinal).upper(), "i": _roman(ordinal), "A": letter.upper(), "a": letter, "1": str(ordinal)}
    head, mark, tail = re.split(r"(1|\b[aAiI]\b)", style, maxsplit=1)
    return head + dressed[mark] + tail


def agreement(draft: Draft, levels: str) -> tuple[Agreement, list[Node]]:
    """`draft` as an agreement labelled in the style `levels`, and its nodes in the order of the blocks."""

    def body(nodes: Sequence[Node], depth: int, above: str) -> tuple[Block, ...]:
        done = []
        for n, node in enumerate(nodes, 1):
            styles = LEVELS[levels]
            label = _label(styles[min(depth, len(styles) - 1)], n, above)
            inner = body(node.children, depth + 1, bare(label))
            done.append(Clause(label=label, heading=node.heading, text=node.text, body=inner))
        return tuple(done)

    title = Block(type=BlockType.TITLE, text="Master Agreement")
    return Agreement.build((title, *body(draft.root.children, 0, ""))), draft.nodes()
