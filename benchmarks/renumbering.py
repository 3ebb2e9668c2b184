"""The pair that our field talks about: one clause comes in near the top, so every number changes, references following.

Fifty edits, twenty insertions, twenty removals and ten moves to another parent in each thousand clauses are to be found
among some thousand new numbers and two hundred references that say another number and cite the same clause.
"""

from __future__ import annotations

import re
from random import Random

from attrs import evolve

from benchmarks.drafts import Node, agreement, drafted
from benchmarks.mutations import edit, insert, move, remove
from benchmarks.wording import FORMS, filled
from contractmodel.model import Agreement, Block, bare

CITING = (
    "This is subject to section ⟦{}⟧.",
    "Section ⟦{}⟧ applies to it.",
    "Nothing here limits what clause ⟦{}⟧ provides.",
    "Any payment under section ⟦{}⟧ remains due.",
    "In a conflict between this section and paragraph ⟦{}⟧, the latter prevails.",
)
"""Sentences that cite a clause, which stands in them by the number of its node."""

_CITED = re.compile(r"⟦(\d+)⟧")


def wordy(rng: Random) -> str:
    """A clause of two to four sentences, about 74 words on average."""
    return " ".join(filled(rng.choice(FORMS), rng) for _ in range(rng.choice((2, 2, 3, 3, 3, 4))))


def renumbered(seed: int, clauses: int) -> tuple[Agreement, Agreement]:
    """Before and after; the same seed gives the same pair. Each cited clause is cited by the number it has there."""
    rng = Random(seed)
    draft = drafted(rng, clauses, wordy)
    nodes = draft.nodes()
    for node in rng.sample(nodes, round(clauses * 0.183)):
        node.text += " " + rng.choice(CITING).format(rng.choice(nodes).id)
    before, old = agreement(draft, "decimal")
    move(draft, rng, clauses // 100)
    edit(draft, rng, clauses // 20)
    remove(draft, rng, clauses // 50)
    insert(draft, rng, clauses // 50 - 1, wordy)
    first = Node(id=-draft.size - 1, text=wordy(rng), parent=draft.root, touched="insert")
    draft.root.children.insert(0, first)
    after, new = agreement(draft, "decimal")
    numbers = _numbers(before, old)
    return _printed(before, numbers), _printed(after, numbers | _numbers(after, new))


def _numbers(tree: Agreement, nodes: list[Node]) -> dict[int, str]:
    """Node to the number that its clause has; the title comes before them all."""
    labels = [bare(getattr(block, "label", "")) for block in tree.walk()][1:]
    return {node.id: label for node, label in zip(nodes, labels, strict=True)}


def _printed(tree: Agreement, numbers: dict[int, str]) -> Agreement:
    def block(one: Block) -> Block:
        text = _CITED.sub(lambda cited: numbers[int(cited[1])], one.text)
        return evolve(one, text=text, body=tuple(block(child) for child in one.body))

    return Agreement.build([block(one) for one in tree.body])
