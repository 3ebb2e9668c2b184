"""From groups in reading order to a tree: what lies inside what."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from contractmodel.parse.grammar import Grammar, Group
from contractmodel.parse.heads import own_line
from contractmodel.parse.lexer import Token
from contractmodel.parse.thresholds import TAIL

_AT_ROOT = frozenset({"attestation", "signature", "title", "footnote"})
_INNER = frozenset({"paragraph", "table", "recital", "notice"})


class Node:
    """One block before its values are built: its rule, its tokens, what lies inside. Lives while one text is read.

    `headed` says that its first line is a heading of its own, so that what follows may be its text.
    """

    __slots__ = ("body", "first", "headed", "parent", "rule", "tokens")

    def __init__(self, rule: str, tokens: list[Token]) -> None:
        self.rule = rule
        self.tokens = tokens
        self.first = tokens[0]
        self.body: list[Node] = []
        self.parent: Node | None = None
        self.headed = False

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
    """The tree's top, and the footnotes, both in reading order. `stated`: the format says where its lists end. Linear."""
    top: list[Node] = []
    notes: list[Node] = []
    scope: Node | None = None
    clauses: dict[int, Node] = {}
    last: Node | None = None
    waiting: list[Node] = []

    def put(node: Node, parent: Node | None) -> None:
        parent = parent if parent is not None else scope
        node.parent = parent
        (top if parent is None else parent.body).append(node)

    for group in groups:
        node = Node(group.rule, group.members)
        if node.rule == "footnote":
            notes.append(node)
        elif node.rule in ("clause", "item") and node.first.number >= 0:
            parent = clauses.get(node.first.parent)
            _settle(waiting, last, node, parent, put, stated=stated)
            put(node, parent)
            clauses[node.first.number] = node
            last = node
            node.headed = _headed(node, grammar)
        elif node.rule == "schedule":
            _settle(waiting, last, None, None, put, stated=stated)
            scope, last = None, None
            put(node, None)
            scope = node
        elif node.rule in _AT_ROOT:
            _settle(waiting, last, None, None, put, stated=stated)
            put(node, None)
            last = None
        elif last is None:
            put(node, None)
        else:
            waiting.append(node)
    _settle(waiting, last, None, None, put, stated=stated)
    _itemise(top, None, grammar)
    return top, notes


def _chain(node: Node | None) -> list[Node]:
    """`node` and the clauses it lies in, outermost first."""
    chain: list[Node] = []
    while node is not None and node.rule != "schedule":
        chain.append(node)
        node = node.parent
    chain.reverse()
    return chain


def _settle(waiting: list[Node], last: Node | None, upcoming: Node | None, parent: Node | None, put: object, *, stated: bool) -> None:
    """Put the unlabelled blocks of `waiting` between the clause `last` and the clause `upcoming` (under `parent`)."""
    if not waiting:
        return
    assert callable(put)
    chain = _chain(last)
    depth = len(_chain(parent)) if parent is not None else 0
    opens = upcoming is not None and upcoming.first.before < 0
    headed = False
    for node in waiting:
        if node.rule == "heading":
            headed = True
        if headed:
            put(node, parent if upcoming is not None else None)
            continue
        if last is not None and last.headed and node.rule == "paragraph" and not last.body:
            last.tokens.extend(node.tokens)
            last.headed = False
            continue
        place = _place(node, chain, depth, upcoming, opens=opens, stated=stated)
        put(node, place)
        chain = _chain(place)
    waiting.clear()


def _place(node: Node, chain: Sequence[Node], depth: int, upcoming: Node | None, *, opens: bool, stated: bool) -> Node | None:
    """The clause that the unlabelled block `node` belongs to; None for the root."""
    if not chain:
        return None
    last = chain[-1]
    if last.level is not None and (stated or node.level is not None):
        inside = [c for c in chain if c.level is None or (node.level is not None and c.level <= node.level)]
        return inside[-1] if inside else None
    if upcoming is not None and depth == len(chain):
        return last
    if upcoming is None:
        if node.indent > chain[0].indent + 1.5:
            inside = [c for c in chain if c.indent < node.indent - 1.5]
            return inside[-1] if inside else chain[0]
        siblings = last.parent.body if last.parent is not None else []
        used = any(child.rule == "paragraph" for c in siblings for child in c.body)
        return chain[0] if used else None
    if opens:
        return chain[depth - 1] if depth else None
    choices = chain[depth:]
    if len(choices) < 2:
        return choices[0] if choices else chain[-1]
    deeper = [c for c in choices if c.indent < node.indent - 1.5]
    if deeper:
        return deeper[-1]
    return choices[-2]


def _headed(node: Node, grammar: Grammar) -> bool:
    """Whether the clause is so far only a heading: its title on its own line."""
    return own_line(node.tokens, grammar)


def _itemise(nodes: Sequence[Node], above: Node | None, grammar: Grammar) -> None:
    """Make items of unlabelled list members: what a colon leads into and semicolons divide."""
    lead = grammar["LEAD_IN"].match
    for node in nodes:
        if node.body:
            _itemise(node.body, node, grammar)
    members: list[Node] = []
    led = above is not None and _leads(above, lead)
    for node in [*nodes, None]:
        if led and node is not None and node.rule == "paragraph" and (_member(node) or (members and _member(members[-1]))):
            members.append(node)
            continue
        if len(members) > 1:
            for member in members:
                member.rule = "item"
        members = []
        led = node is not None and node.rule == "paragraph" and _leads(node, lead)


def _leads(node: Node, lead: Callable[[str], object]) -> bool:
    text = _last_text(node)
    return text[-1] == ":" and bool(lead(text[-TAIL:]))


def _last_text(node: Node) -> str:
    token = node.tokens[-1]
    return token.row.text[token.begin : token.end].rstrip() or " "


def _member(node: Node) -> bool:
    text = _last_text(node)
    return text[-1] in ";," or text.endswith(("; and", "; or", ", and", ", or", ";and", ";or"))
