"""Generated agreements and mutations of them whose truth is known: which block became which, and which moved.

A `Draft` is a mutable tree. Every node remembers the before nodes that it answers to (`origins`); mutating keeps that
true, so that the truth of any chain of mutations is read off at the end (`Case`).
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from benchmarks.drafts import Draft, Node
from benchmarks.wording import (
    ACTS,
    ADJECTIVES,
    HEADINGS,
    NOUNS,
    PARTIES,
    PLACES,
    REASONS,
    TIMES,
    Voice,
    boilerplate,
)

_WORDS = (*ACTS, *ADJECTIVES, *NOUNS, "not", "only", "material", "promptly", "any", "each", "applicable")


def edited(text: str, rng: Random, share: float) -> str:
    """`text` with about `share` of its words replaced, deleted or inserted, at least one; words or whole phrases."""
    words = text.split()
    quota = max(1, round(len(words) * share))
    while quota > 0:
        at = rng.randrange(len(words) + 1)
        run = rng.choice((1, 1, 1, 2, 3, 5))
        run = min(run, quota, max(1, len(words) // 3))
        kind = rng.random()
        new = [rng.choice(_WORDS) for _ in range(run)]
        if rng.random() < 0.3:
            new = rng.choice((*PARTIES, *PLACES, *TIMES, *REASONS)).split()
        if kind < 0.5:
            words[at : at + run] = new
        elif kind < 0.75:
            words[at:at] = new
        elif len(words) > run + 2:
            del words[at : at + run]
        quota -= run
    return " ".join(words) if " ".join(words) != text else text + " " + rng.choice(_WORDS)


def _untouched(draft: Draft, rng: Random, keep: Callable[[Node], bool] = lambda _: True) -> list[Node]:
    nodes = [node for node in draft.nodes() if not node.touched and len(node.origins) == 1 and keep(node)]
    rng.shuffle(nodes)
    return nodes


def edit(draft: Draft, rng: Random, count: int, low: float = 0.02, high: float = 0.3) -> None:
    """Edit `count` clauses, each to a share of its words between `low` and `high`."""
    for node in _untouched(draft, rng)[:count]:
        node.text = edited(node.text, rng, rng.uniform(low, high))
        node.touched = "edit"


def edit_all(draft: Draft, rng: Random, share_of_clauses: float, low: float = 0.02, high: float = 0.3) -> None:
    """Edit a share of all clauses, moved and split ones included."""
    for node in draft.nodes():
        if rng.random() < share_of_clauses and node.origins:
            node.text = edited(node.text, rng, rng.uniform(low, high))
            node.touched = node.touched or "edit"


def _fours(text: str) -> set[str]:
    words = text.split()
    return {" ".join(words[n : n + 4]) for n in range(len(words) - 3)}


def insert(draft: Draft, rng: Random, count: int, voice: Voice) -> None:
    """Insert `count` new clauses beside others. What says half of what was removed is no insertion: any reader would
    call it moved, so such a text is drawn again."""
    for _ in range(count):
        spot = rng.choice(draft.nodes())
        text = voice(rng)
        for _again in range(9):
            fours = _fours(text)
            if len(fours & draft.gone) * 2 <= len(fours) or voice is boilerplate:
                break
            text = voice(rng)
        node = draft.new(text)
        node.touched = "insert"
        _place(node, spot, rng.randrange(2))


def insert_near_duplicates(draft: Draft, rng: Random, count: int) -> None:
    """Insert `count` clauses that repeat a clause elsewhere with a word or two changed."""
    nodes = _untouched(draft, rng, lambda node: not node.children and node.text.count(" ") > 12)
    for source in nodes[:count]:
        node = draft.new(edited(source.text, rng, 0.04))
        node.touched = "near-duplicate"
        _place(node, rng.choice(draft.nodes()), 1)


def remove(draft: Draft, rng: Random, count: int) -> None:
    """Remove `count` clauses without children."""
    for node in _untouched(draft, rng, lambda node: not node.children)[:count]:
        draft.gone |= _fours(node.text)
        _take(node)


def move(draft: Draft, rng: Random, count: int) -> None:
    """Move `count` clauses without children under another parent."""
    for node in _untouched(draft, rng, lambda node: not node.children)[:count]:
        spots = [spot for spot in draft.nodes() if spot.parent is not node.parent and spot is not node]
        _relocate(node, rng.choice(spots), "move", rng)


def reorder(draft: Draft, rng: Random, count: int) -> None:
    """Move `count` clauses past at least three siblings that say more than they do: so it is they that moved."""
    for node in _untouched(draft, rng, lambda node: node.parent is not None and len(node.parent.children) > 6)[:count]:
        family = node.parent.children  # type: ignore[union-attr]
        at = family.index(node)
        words = [sum(each.text.count(" ") + 1 for each in sibling.walk()) for sibling in family]
        spots = [n for n in range(len(family)) if abs(n - at) > 3]
        spots = [n for n in spots if sum(words[min(n, at + 1) : max(n + 1, at)]) > 3 * words[at]]
        if spots:
            family.remove(node)
            family.insert(rng.choice(spots), node)
            node.moved, node.touched = True, "reorder"


def move_subtree(draft: Draft, rng: Random, count: int) -> None:
    """Move `count` clauses with all that they hold under another parent."""
    for node in _untouched(draft, rng, lambda node: bool(node.children))[:count]:
        inside = {id(each) for each in node.walk()}
        spots = [spot for spot in draft.nodes() if spot.parent is not node.parent and id(spot) not in inside]
        _relocate(node, rng.choice(spots), "subtree", rng)


def promote(draft: Draft, rng: Random, count: int) -> None:
    """Lift `count` clauses out of their parent, to stand directly behind it."""
    for node in _untouched(draft, rng, lambda node: node.parent is not draft.root)[:count]:
        above = node.parent
        assert above is not None
        if above.touched not in ("subtree", "promote", "demote"):
            _take(node)
            _place(node, above, 1)
            node.moved, node.touched = True, "promote"


def demote(draft: Draft, rng: Random, count: int) -> None:
    """Put `count` clauses inside the clause before them."""
    done = 0
    for node in _untouched(draft, rng, lambda node: not node.children):
        family = node.parent.children  # type: ignore[union-attr]
        at = family.index(node)
        if at and done < count and not family[at - 1].touched:
            _take(node)
            above = family[at - 1]
            above.children.append(node)
            node.parent = above
            node.moved, node.touched = True, "demote"
            done += 1


def split(draft: Draft, rng: Random, count: int, edits: float = 0.0) -> None:
    """Split `count` clauses of several sentences in two or three siblings, or into a clause and items inside it."""
    nodes = _untouched(draft, rng, lambda node: not node.children and len(_sentences(node.text)) > 1)
    for node in nodes[:count]:
        parts = _sentences(node.text)
        if len(parts) > 2 and rng.random() < 0.4:
            cut = [parts[0], parts[1], " ".join(parts[2:])]
        else:
            at = rng.randrange(1, len(parts))
            cut = [" ".join(parts[:at]), " ".join(parts[at:])]
        if edits:
            cut = [edited(text, rng, edits) for text in cut]
        node.text, node.touched = cut[0], "split"
        inside = rng.random() < 0.3
        behind = node
        for text in cut[1:]:
            piece = draft.new(text)
            piece.origins, piece.touched = node.origins, "split"
            if inside:
                node.children.append(piece)
                piece.parent = node
            else:
                _place(piece, behind, 1)
                behind = piece


def merge(draft: Draft, rng: Random, count: int, edits: float = 0.0) -> None:
    """Merge `count` pairs of neighbouring clauses; or a clause with its items, turned to prose."""
    done = 0
    for node in _untouched(draft, rng):
        if done == count:
            return
        if node.touched or node.parent is None:
            continue
        if node.children and all(not child.children and not child.touched for child in node.children):
            if len(node.children) > 4:
                continue
            eaten = list(node.children)
            node.children = []
        elif not node.children:
            family = node.parent.children
            at = family.index(node)
            eaten = family[at + 1 : at + 2]
            if not eaten or eaten[0].children or eaten[0].touched or eaten[0].heading:
                continue
            family.remove(eaten[0])
        else:
            continue
        node.text = " ".join((node.text, *(each.text for each in eaten)))
        if edits:
            node.text = edited(node.text, rng, edits)
        node.origins = (*node.origins, *(each.origins[0] for each in eaten))
        node.touched = "merge"
        for each in eaten:
            each.touched = "gone"
        done += 1


def rehead(draft: Draft, rng: Random, count: int) -> None:
    """Give `count` headed clauses another heading."""
    for node in _untouched(draft, rng, lambda node: bool(node.heading))[:count]:
        node.heading = rng.choice([each + "." for each in HEADINGS if each + "." != node.heading])
        node.touched = "heading"


def _sentences(text: str) -> list[str]:
    parts, start = [], 0
    for at, char in enumerate(text):
        if char == "." and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].isupper() and at - start > 25:
            parts.append(text[start : at + 1])
            start = at + 2
    return [*parts, text[start:]]


def _take(node: Node) -> None:
    assert node.parent is not None
    node.parent.children.remove(node)


def _place(node: Node, spot: Node, offset: int) -> None:
    assert spot.parent is not None
    family = spot.parent.children
    family.insert(family.index(spot) + offset, node)
    node.parent = spot.parent


def _relocate(node: Node, spot: Node, name: str, rng: Random) -> None:
    _take(node)
    _place(node, spot, rng.randrange(2))
    node.moved, node.touched = True, name
