"""Three-way: what two agreements made of a third, put together clause by clause; both shown where they disagree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from attrs import evolve, field, frozen

from contractmodel.diff.mergelabels import follow, merged_label, number
from contractmodel.diff.mergetext import NOTHING, Node, Writer
from contractmodel.diff.threeway import merged_words
from contractmodel.diff.typeset import typeset
from contractmodel.match import match
from contractmodel.match.values import Matching, Side
from contractmodel.model import Agreement, Block, Clause, Signature, normal


@frozen
class Conflict:
    """One clause that both sides changed differently, or one removed and the other changed. Texts are as they stand.

    `path` is its place in `ours`, or in `theirs` where ours has it no more; `why` completes "it …".
    """

    path: str
    why: str
    base: str = ""
    ours: str = ""
    theirs: str = ""


@frozen(eq=False)
class Merged:
    """What a merge gives. `text` is `ours` as typed with what theirs changed, conflicts between marker lines.

    `agreement` holds ours' words where there is a conflict. `notes` tell what a person should look at besides.
    """

    agreement: Agreement
    text: str = field(repr=False)
    conflicts: tuple[Conflict, ...] = ()
    notes: tuple[str, ...] = ()


def merge(base: Agreement, ours: Agreement, theirs: Agreement) -> Merged:
    """`ours` with everything that `theirs` changed of `base`, clause by clause; conflicts where both changed the same.

    Words merge inside a clause where the two changes do not touch. A label follows the side that changed it; where both
    sides' numbers clash the series is numbered through, and references follow their clauses. Deterministic; costs two
    matchings and is then linear.

    >>> def read(*texts):
    ...     return typeset([Clause(label=f"{n}.", text=text) for n, text in enumerate(texts, 1)])
    >>> base = read("You pay the fee.", "It ends after one year.")
    >>> ours, theirs = read("You pay the whole fee.", "It ends after one year."), read("You pay the fee.", "It ends.")
    >>> print(merge(base, ours, theirs).text)
    1. You pay the whole fee.
    <BLANKLINE>
    2. It ends.
    <BLANKLINE>
    """
    return _Merging(base, ours, theirs).merged()


class _Merging:
    def __init__(self, base: Agreement, ours: Agreement, theirs: Agreement) -> None:
        self.base, self.ours, self.theirs = base, ours, theirs
        self.mine = match(base, ours)
        self.other = match(base, theirs)
        self.to_ours = _answers(self.mine)
        self.to_theirs = _answers(self.other)
        self.from_theirs = {j: i for i, j in self.to_theirs.items()}
        self.conflicts: list[Conflict] = []
        self.root = Node(Block(type=ours.body[0].type) if ours.body else NOTHING, ours, None, new=False)
        self.at_ours: list[Node] = []
        self.at_theirs: dict[int, Node] = {}

    def merged(self) -> Merged:
        self._plant(self.mine.after)
        for i, j in self.to_ours.items():
            self._both(i, j)
        for i in range(len(self.mine.before)):
            if i not in self.to_ours and i in self.to_theirs:
                self._gone_from_ours(i, self.to_theirs[i])
        self._take_order()
        notes = self._number()
        body = tuple(_built(child) for child in self.root.children)
        agreement = typeset(body, reader=self.ours.readings.reader, source=self.ours.source)
        return Merged(
            agreement=agreement,
            text=Writer(self.ours).text(self.root, agreement),
            conflicts=tuple(self.conflicts),
            notes=(*notes, *_twice(agreement)),
        )

    def _number(self) -> list[str]:
        """Labels that clash numbered through, and every reference after its clause."""
        theirs = {id(node): t for t, node in self.at_theirs.items()}
        ours = {id(node): j for j, node in enumerate(self.at_ours)}
        sides = (self.mine.after, ours), (self.other.after, theirs)

        def families(node: Node) -> list[list[str]]:
            found = [
                (side, -1 if node is self.root else known[id(node)])
                for side, known in sides
                if node is self.root or id(node) in known
            ]
            return [[label for at in side.children(home) if (label := printed(side, at))] for side, home in found]

        def printed(side: Side, at: int) -> str:
            return getattr(side.blocks[at], "label", "")

        number(self.root, families)
        return follow(
            [node for child in self.root.children for node in child.walk()],
            (
                (self.mine.after, dict(zip(self.mine.after.paths, self.at_ours, strict=True))),
                (self.other.after, {self.other.after.paths[t]: node for t, node in self.at_theirs.items()}),
            ),
        )

    def _plant(self, side: Side) -> None:
        """The result begins as ours."""
        for at, block in enumerate(side.blocks):
            above = side.parent[at]
            parent = self.at_ours[above] if above >= 0 else self.root
            node = Node(block, self.ours, parent, new=False)
            parent.children.append(node)
            self.at_ours.append(node)
        for i, j in self.to_ours.items():
            if i in self.to_theirs:
                self.at_theirs[self.to_theirs[i]] = self.at_ours[j]

    def _both(self, i: int, j: int) -> None:
        """A block that ours kept: what theirs made of it."""
        node, old = self.at_ours[j], self.mine.before.blocks[i]
        if i not in self.to_theirs:
            if _same_but_number(old, node.block):
                self._drop(node)
            else:
                self._conflict(node, "is gone from theirs and changed in ours", old, None)
            return
        new = self.other.after.blocks[self.to_theirs[i]]
        if _same(old, new):
            return
        if _same(old, node.block):
            node.block = _dressed(node.block, new)
            node.new = True
            return
        combined = _combined(old, node.block, new)
        if combined is None:
            self._conflict(node, "was changed in both, differently", old, new)
        elif not _same(combined, node.block):
            node.block = combined
            node.new = True

    def _gone_from_ours(self, i: int, t: int) -> None:
        old, new = self.mine.before.blocks[i], self.other.after.blocks[t]
        if _same_but_number(old, new):
            return
        node = self._insert(t)
        self._conflict(node, "is gone from ours and changed in theirs", old, new)

    def _take_order(self) -> None:
        """What theirs added or moved goes where theirs has it, unless ours added the very same or moved it too."""
        known: dict[str, list[Node]] = {}
        answering = set(self.to_ours.values())
        for node in reversed([node for j, node in enumerate(self.at_ours) if j not in answering]):
            known.setdefault(_said(node.block), []).append(node)
        moved = {i for found in self.other.matches if found.moved for i in found.before}
        kept = {i for found in self.mine.matches if found.moved for i in found.before}
        for t, block in enumerate(self.other.after.blocks):
            i = self.from_theirs.get(t)
            if i is not None:
                if i not in kept:
                    self._follow(i, t, moved=i in moved)
            elif twins := known.get(_said(block)):
                self.at_theirs[t] = twins.pop()
            else:
                self._insert(t)

    def _follow(self, i: int, t: int, *, moved: bool) -> None:
        """Hang a block of ours elsewhere if theirs moved it among its siblings or to another parent."""
        node = self.at_theirs.get(t)
        if node is None or node.parent is None or node.home is self.theirs:
            return
        above = self.other.after.parent[t]
        parent = self.at_theirs.get(above) if above >= 0 else self.root
        if moved or (parent is not None and node.parent is not parent and not self._reparented(i)):
            node.parent.children.remove(node)
            node.moved = True
            self._place(node, t)

    def _reparented(self, i: int) -> bool:
        """Whether ours hangs a block of base under another parent."""
        above = self.mine.before.parent[i]
        over = self.mine.after.parent[self.to_ours[i]] if i in self.to_ours else above
        return (self.to_ours.get(above, -2) if above >= 0 else -1) != over

    def _insert(self, t: int) -> Node:
        node = Node(evolve(self.other.after.blocks[t], body=()), self.theirs, None, new=True)
        self.at_theirs[t] = node
        self._place(node, t)
        return node

    def _place(self, node: Node, t: int) -> None:
        """Hang `node` where theirs has block `t`: under the same parent, behind the same elder sibling."""
        side = self.other.after
        above = side.parent[t]
        parent = self.at_theirs.get(above, self.root) if above >= 0 else self.root
        if node in parent.walk() or parent in node.walk():
            parent = self.root
        node.parent = parent
        at = 0
        for elder in side.children(above):
            if elder >= t:
                break
            known = self.at_theirs.get(elder)
            if known is not None and known in parent.children:
                at = parent.children.index(known) + 1
        while at < len(parent.children) and parent.children[at].new and parent.children[at].home is self.theirs:
            at += 1
        parent.children.insert(at, node)

    def _drop(self, node: Node) -> None:
        """Theirs removed what ours left alone: it goes, and what it held takes its place."""
        parent = node.parent
        if parent is None:
            return
        at = parent.children.index(node)
        for child in node.children:
            child.parent = parent
        parent.children[at : at + 1] = node.children
        node.parent = None

    def _conflict(self, node: Node, why: str, old: Block, new: Block | None) -> None:
        gone = node.home is self.theirs
        node.conflict = new if new is not None else NOTHING
        self.conflicts.append(
            Conflict(
                path=node.block.path,
                why=why,
                base=old.text,
                ours="" if gone else node.block.text,
                theirs=new.text if new is not None else "",
            )
        )


def _answers(matching: Matching) -> dict[int, int]:
    """Each before index to the one that answers to it; of what was split or merged, the first pieces."""
    out: dict[int, int] = {}
    for found in matching.matches:
        if found.before and found.after:
            out[found.before[0]] = found.after[0]
    return out


def _same(one: Block, other: Block) -> bool:
    """Whether two blocks are equal, what they hold apart."""
    return evolve(one, body=()) == evolve(other, body=())


def _same_but_number(old: Block, new: Block) -> bool:
    """Whether only the number of a block may differ: who takes the clause away, takes it under any number."""
    if isinstance(old, Clause) and isinstance(new, Clause):
        return _same(old, evolve(new, label=old.label))
    return _same(old, new)


def _said(block: Block) -> str:
    """What a block says itself, label and heading included: equal for the same addition on both sides."""
    heading = block.heading if isinstance(block, Clause) else None
    return "\n".join((block.type, normal(heading or ""), normal(block.text)))


def _dressed(mine: Block, theirs: Block) -> Block:
    """Theirs' block at ours' place."""
    return evolve(theirs, body=(), path=mine.path, span=mine.span, text_spans=mine.text_spans)


def _combined(old: Block, mine: Block, theirs: Block) -> Block | None:
    """Both sides' changes of one block, part by part; None where they disagree."""
    if _same(mine, theirs):
        return mine
    if type(mine) is not type(theirs) or type(old) is not type(mine):
        return None
    text = merged_words(old.text, mine.text, theirs.text)
    if text is None:
        return None
    changes: dict[str, object] = {"text": text}
    if isinstance(old, Clause) and isinstance(mine, Clause) and isinstance(theirs, Clause):
        changes["label"] = merged_label(_folded(old.label), mine.label, theirs.label)
        heading = merged_words(old.heading or "", mine.heading or "", theirs.heading or "")
        if heading is None:
            return None
        changes["heading"] = heading or None
    if isinstance(old, Signature) and isinstance(mine, Signature) and isinstance(theirs, Signature):
        if mine.fields != old.fields and theirs.fields not in (old.fields, mine.fields):
            return None
        if mine.fields == old.fields:
            changes["fields"] = theirs.fields
    return evolve(mine, **changes)  # type: ignore[arg-type]


def _folded(label: str) -> str:
    return " ".join(label.split())


def _built(node: Node) -> Block:
    return evolve(node.block, body=tuple(_built(child) for child in node.children))


def _twice(agreement: Agreement) -> tuple[str, ...]:
    """Labels that a merge prints twice among siblings."""
    notes: list[str] = []
    families: list[Sequence[Block]] = [agreement.body, *(block.body for block in agreement.walk())]
    for family in families:
        labels = Counter(_folded(block.label) for block in family if isinstance(block, Clause) and block.label)
        notes.extend(f"the label {label} is printed {count} times" for label, count in labels.items() if count > 1)
    return tuple(notes)
