"""Generated agreements and mutations of them whose truth is known: which block became which, and which moved.

A `Draft` is a mutable tree. Every node remembers the before nodes that it answers to (`origins`); mutating keeps that
true, so that the truth of any chain of mutations is read off at the end (`Case`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from benchmarks.wording import (
    ACTS,
    ADJECTIVES,
    HEADINGS,
    LEAD_INS,
    NOUNS,
    PARTIES,
    PLACES,
    REASONS,
    TIMES,
    Deck,
    Voice,
    boilerplate,
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


# --- mutations -------------------------------------------------------------------------------------------------------

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


# --- from drafts to a case -------------------------------------------------------------------------------------------


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
