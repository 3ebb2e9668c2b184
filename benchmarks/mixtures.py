"""Pairs of agreements with known truth: the mixtures of mutations that the tables print."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from benchmarks.drafts import Case, Draft, agreement, drafted
from benchmarks.mutations import (
    demote,
    edit,
    edit_all,
    insert,
    insert_near_duplicates,
    merge,
    move,
    move_subtree,
    promote,
    rehead,
    remove,
    reorder,
    split,
)
from benchmarks.wording import (
    Deck,
    Voice,
)

Mutation = Callable[[Draft, Random, Voice], None]


def case(seed: int, clauses: int, voice: Voice, mutation: Mutation, *, restyle: bool = False) -> Case:
    """One generated agreement, mutated; the same seed gives the same case."""
    rng = Random(seed)
    if isinstance(voice, Deck):
        voice.left = []
    draft = drafted(rng, clauses, voice)
    before, old = agreement(draft, "decimal")
    texts = {node.id: (node.heading, node.text) for node in old}
    index = {node.id: n for n, node in enumerate(old, 1)}
    mutation(draft, rng, voice)
    after, new = agreement(draft, rng.choice(("letters", "article", "upper")) if restyle else "decimal")
    links, changed, moved, pieces, merges, touched = set(), set(), set(), {}, set(), {}
    for j, node in enumerate(new, 1):
        for origin in node.origins:
            link = (index[origin], j)
            links.add(link)
            pieces.setdefault(index[origin], set()).add(j)
            if (node.heading, node.text) != texts[origin] or node.moved:
                changed.add(link)
        if len(node.origins) > 1:
            merges.add((frozenset(index[origin] for origin in node.origins), j))
        if node.moved:
            moved.add(j)
        if node.touched:
            touched[j] = node.touched
    splits = {(i, frozenset(js)) for i, js in pieces.items() if len(js) > 1}
    return Case(
        before,
        after,
        frozenset(links),
        frozenset(changed),
        frozenset(moved),
        frozenset(splits),
        frozenset(merges),
        touched,
    )


def _standard(draft: Draft, rng: Random, voice: Voice) -> None:
    size = draft.size
    move(draft, rng, size // 100)
    edit(draft, rng, size // 20)
    remove(draft, rng, size // 50)
    insert(draft, rng, size // 50, voice)


def _heavy(draft: Draft, rng: Random, voice: Voice) -> None:
    size = draft.size
    move(draft, rng, size // 50)
    edit(draft, rng, size // 5)
    remove(draft, rng, size // 10)
    insert(draft, rng, size // 10, voice)


def _rewritten(draft: Draft, rng: Random, voice: Voice) -> None:
    size = draft.size
    move(draft, rng, size // 50)
    edit_all(draft, rng, 0.85)
    remove(draft, rng, size // 50)
    insert(draft, rng, size // 50, voice)


def _all_edited(draft: Draft, rng: Random, voice: Voice) -> None:
    size = draft.size
    move(draft, rng, size // 100)
    edit_all(draft, rng, 1.0, 0.05, 0.4)
    remove(draft, rng, size // 50)
    insert(draft, rng, size // 50, voice)


def _trees(draft: Draft, rng: Random, _: Voice) -> None:
    size = draft.size
    move_subtree(draft, rng, max(1, size // 100))
    promote(draft, rng, size // 50)
    demote(draft, rng, size // 50)
    reorder(draft, rng, size // 100)
    edit_all(draft, rng, 0.2)


def _pieces(draft: Draft, rng: Random, _: Voice) -> None:
    size = draft.size
    split(draft, rng, size // 30)
    merge(draft, rng, size // 30)
    edit(draft, rng, size // 20)


def _pieces_edited(draft: Draft, rng: Random, voice: Voice) -> None:
    size = draft.size
    split(draft, rng, size // 40, 0.1)
    merge(draft, rng, size // 40, 0.1)
    edit(draft, rng, size // 10)
    remove(draft, rng, size // 50)
    insert(draft, rng, size // 50, voice)


def _near_duplicates(draft: Draft, rng: Random, voice: Voice) -> None:
    size = draft.size
    move(draft, rng, size // 100)
    edit(draft, rng, size // 10)
    remove(draft, rng, size // 30)
    insert_near_duplicates(draft, rng, size // 30)
    insert(draft, rng, size // 50, voice)


def _combined(draft: Draft, rng: Random, voice: Voice) -> None:
    size = draft.size
    rehead(draft, rng, size // 50)
    move_subtree(draft, rng, max(1, size // 200))
    promote(draft, rng, size // 100)
    demote(draft, rng, size // 100)
    move(draft, rng, size // 100)
    split(draft, rng, size // 100)
    merge(draft, rng, size // 100)
    edit_all(draft, rng, 0.15)
    remove(draft, rng, size // 50)
    insert(draft, rng, size // 50, voice)


MIXTURES: dict[str, Mutation] = {
    "standard": _standard,
    "heavy": _heavy,
    "85 % edited": _rewritten,
    "all edited": _all_edited,
    "subtrees, promotions": _trees,
    "splits, merges": _pieces,
    "splits, merges, edited": _pieces_edited,
    "near-duplicates": _near_duplicates,
    "combined": _combined,
}
"""Each mixture of mutations by the name that the tables print."""
