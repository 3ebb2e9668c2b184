"""From groups in reading order to a tree: what lies inside what."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from contractmodel.parse.grammar import Grammar, Group
from contractmodel.parse.heads import own_line
from contractmodel.parse.lexer import Token
from contractmodel.parse.thresholds import INDENT, TAIL

_AT_ROOT = frozenset({"attestation", "signature", "title", "footnote"})


class Node:
    """One block before its values are built: its rule, its tokens, what lies inside. Lives while one text is read.

    `headed` says that its first line is a heading of its own, so that what follows may be its text, and stays true in
    `titled` when that text has come.
    """

    __slots__ = ("body", "first", "headed", "parent", "rule", "titled", "tokens")

    def __init__(self, rule: str, tokens: list[Token]) -> None:
        self.rule = rule
        self.tokens = tokens
        self.first = tokens[0]
        self.body: list[Node] = []
        self.parent: Node | None = None
        self.headed = False
        self.titled = False

    @property
    def indent(self) -> float:
        """The indentation of its first line."""
        return self.first.row.indent

    @property
    def level(self) -> int | None:
        """The depth that the format states for it, if it does."""
        hint = self.first.row.line.hint
        return None if hint is None else hint.level


def nest(groups: Sequence[Group[Token]], grammar: Grammar, *, stated: bool) -> tuple[list[Node], list[Node]]:
    """The tree's top, and the footnotes, both in reading order. `stated`: the format says where lists end. Linear."""
    tree = _Tree(stated=stated)
    signed = _signed_behind(groups, grammar)
    for number, group in enumerate(groups):
        node = Node(group.rule, group.members)
        if number == signed:
            tree.settle(None, None)
            tree.scope = tree.last = None
        if node.rule == "footnote":
            tree.notes.append(node)
        elif node.rule in ("clause", "item") and node.first.number >= 0:
            node.headed = node.titled = own_line(node.tokens, grammar)
            tree.add_clause(node)
        elif node.rule == "schedule":
            tree.add_schedule(node)
        elif node.rule in _AT_ROOT or (node.rule == "paragraph" and _apart(node, grammar)):
            tree.settle(None, None)
            tree.put(node, None)
            tree.last = None
        elif tree.last is None:
            tree.put(node, None)
        else:
            tree.waiting.append(node)
    tree.settle(None, None)
    _itemise(tree.top, None, grammar)
    return tree.top, tree.notes


_SIGNING = frozenset({"attestation", "signature"})


def _signed_behind(groups: Sequence[Group[Token]], grammar: Grammar) -> int:
    """The number of the group where the whole is signed behind its schedules, -1 where it is not.

    It is where nothing was signed before the last schedule ended, and that is no form to be signed for itself.
    """
    last = next((at for at in range(len(groups) - 1, -1, -1) if groups[at].rule == "schedule"), -1)
    first = next((at for at, group in enumerate(groups) if group.rule in _SIGNING), -1)
    if last < 0 or first < last:
        return -1
    heads = groups[last].members
    return -1 if any(grammar["FORM_OF"].match(token.row.text) for token in heads) else first


class _Tree:
    """The tree while it grows. Unlabelled blocks behind a clause wait until the next label tells where they belong."""

    __slots__ = ("clauses", "last", "notes", "scope", "several", "stated", "top", "waiting")

    def __init__(self, *, stated: bool) -> None:
        self.top: list[Node] = []
        self.notes: list[Node] = []
        self.waiting: list[Node] = []
        self.clauses: dict[int, Node] = {}
        self.scope: Node | None = None
        self.last: Node | None = None
        self.stated = stated
        self.several = False

    def put(self, node: Node, parent: Node | None) -> None:
        """Put `node` behind what `parent` holds so far; None for the root, or the schedule that is open."""
        parent = parent if parent is not None else self.scope
        node.parent = parent
        (self.top if parent is None else parent.body).append(node)

    def add_clause(self, node: Node) -> None:
        """A labelled block, under the clause that the series of labels gave it."""
        parent = self.clauses.get(node.first.parent)
        self.settle(node, parent)
        self.put(node, parent)
        self.clauses[node.first.number] = node
        self.last = node

    def add_schedule(self, node: Node) -> None:
        """A part with a numbering of its own: all that follows lies in it."""
        self.settle(None, None)
        self.scope = self.last = None
        self.put(node, None)
        self.scope = node

    def settle(self, upcoming: Node | None, parent: Node | None) -> None:
        """Put the waiting blocks between the last clause and the clause `upcoming` under `parent`."""
        if not self.waiting:
            return
        chain = _chain(self.last)
        depth = len(_chain(parent))
        headed = False
        for node in self.waiting:
            headed = headed or node.rule == "heading"
            last = self.last
            if headed:
                self.put(node, parent if upcoming is not None else None)
            elif last is not None and last.headed and node.rule == "paragraph" and not last.body:
                last.tokens.extend(node.tokens)
                last.headed = False
            else:
                place = self._place(node, chain, depth, upcoming)
                if len(_chain(place)) < depth:
                    place = parent
                self.several = self.several or (place is not None and upcoming is not None)
                self.put(node, place)
                chain = _chain(place)
        self.waiting.clear()

    def _place(self, node: Node, chain: Sequence[Node], depth: int, upcoming: Node | None) -> Node | None:
        """The clause of `chain` that the unlabelled block `node` belongs to; None for the root.

        What the format states counts first. Before a deeper label, the block belongs to the last clause. Behind the
        last label of all, it belongs to a clause if it is indented, or if clauses of this text have several
        paragraphs. Before a label further out, it goes to the clause whose list has ended (flush text), or deeper or
        further out if its indentation says so.
        """
        if not self.stated:
            over = next((n for n, c in enumerate(chain) if _dotted(c) and c.indent >= node.indent - INDENT), len(chain))
            if 0 < over < len(chain) and upcoming is None and _reads_on(node):
                return chain[over - 1]
            chain = chain[:over]
            depth = min(depth, over)
        if not chain:
            return None
        last = chain[-1]
        if last.titled and node.indent > last.indent - INDENT and (upcoming is not None or node.rule == "table"):
            return last
        if last.level is not None and (self.stated or node.level is not None):
            inside = [c for c in chain if c.level is None or (node.level is not None and c.level <= node.level)]
            return inside[-1] if inside else None
        if upcoming is not None and depth == len(chain):
            return last
        deeper = [c for c in chain[depth:] if c.indent < node.indent - INDENT]
        if upcoming is None and not deeper and len(chain) > 1 and _reads_on(node):
            return chain[-2]
        if upcoming is None:
            return deeper[-1] if deeper else chain[0] if self.several else None
        if upcoming.first.before < 0:
            return chain[depth - 1] if depth else None
        if deeper:
            return deeper[-1]
        choices = chain[depth:] or [last]
        flush = [c for c in choices if c.indent <= node.indent + INDENT]
        return flush[-1] if 0 < len(flush) < len(choices) else choices[max(len(choices) - 2, 0)]


def _dotted(node: Node) -> bool:
    """Whether `node` is a member of a list with a bullet: without indentation no paragraph goes on with it."""
    reading = node.first.reading
    return node.rule == "item" and reading is not None and reading.style == "•"


def _apart(node: Node, grammar: Grammar) -> bool:
    """Whether no clause goes on with the block: it closes a letter ("Yours sincerely,"), or opens the whole text."""
    if node.level is not None:
        return False
    if grammar["VALEDICTION"].match(_last_text(node)) is not None:
        return True
    first = node.first
    return grammar["OPENING"].match(first.row.text, first.begin, first.end) is not None


def _reads_on(node: Node) -> bool:
    """Whether the block begins in lower case: it goes on with the sentence that the list above it stands in."""
    return node.first.row.text[node.first.begin : node.first.end].lstrip()[:1].islower()


def _chain(node: Node | None) -> list[Node]:
    """`node` and the clauses it lies in, outermost first."""
    chain: list[Node] = []
    while node is not None and node.rule != "schedule":
        chain.append(node)
        node = node.parent
    chain.reverse()
    return chain


def _itemise(nodes: Sequence[Node], above: Node | None, grammar: Grammar) -> None:
    """Make items of unlabelled list members: what a colon leads into and semicolons divide."""
    lead = grammar["LEAD_IN"].match
    for node in nodes:
        if node.body:
            _itemise(node.body, node, grammar)
    members: list[Node] = []
    led = above is not None and _leads(above, lead)
    for each in (*nodes, None):
        plain = each is not None and each.rule == "paragraph"
        if led and plain and each is not None and (_member(each) or (members and _member(members[-1]))):
            members.append(each)
            continue
        if len(members) > 1:
            for member in members:
                member.rule = "item"
        members = []
        led = plain and each is not None and _leads(each, lead)


def _leads(node: Node, lead: Callable[[str], object]) -> bool:
    text = _last_text(node)
    return text[-1] == ":" and bool(lead(text[-TAIL:]))


def _last_text(node: Node) -> str:
    token = node.tokens[-1]
    return token.row.text[token.begin : token.end].rstrip() or " "


def _member(node: Node) -> bool:
    text = _last_text(node)
    return text[-1] in ";," or text.endswith(("; and", "; or", ", and", ", or", ";and", ";or"))
