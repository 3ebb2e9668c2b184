"""A merge numbered through: clauses that both sides added get numbers of their own, and references follow."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise

from attrs import evolve

from contractmodel.diff.mergetext import Node
from contractmodel.match.values import Side
from contractmodel.model import Clause, CrossReference, bare
from contractmodel.model.labels import joined, roman

_SPLIT = re.compile(r"(.*?)([0-9]+|[A-Za-z]+)([^0-9A-Za-z]*)", re.DOTALL)
_COMPONENT = re.compile(r"[0-9A-Za-z]+")

Where = Mapping[str, Node]
"""The path of a side's block to the node of the merge that it became."""


def number(root: Node, families: Callable[[Node], Sequence[Sequence[str]]]) -> None:
    """Number every family through in which the sides' numbers clash, outer ones first, in the style that it has.

    `families` gives the labels of the children of a node on each side. Only a family that is one gapless series on
    each side is numbered, and none with a conflict in it: what it means is for a person to say.
    """
    for node in [root, *root.walk()]:
        clauses = [child for child in node.children if isinstance(child.block, Clause) and child.block.label]
        if any(child.conflict is not None for child in clauses):
            continue
        wanted = _through([_label(child) for child in clauses], families(node))
        for child, label in zip(clauses, wanted, strict=True):
            if label != _label(child):
                _relabel(child, label)


def merged_label(old: str, ours: str, theirs: str) -> str:
    """What two sides made of the label `old`: each part by the side that changed it, ours where both did.

    >>> merged_label("7.3", "7.2", "8.3"), merged_label("(c)", "(c)", "(d)"), merged_label("2.", "II.", "3.")
    ('8.2', '(d)', 'II.')
    """
    told = [" ".join(label.split()) for label in (old, ours, theirs)]
    if told[1] == told[0]:
        return theirs
    parts = [_COMPONENT.findall(label) for label in told]
    between = [_COMPONENT.sub("#", label) for label in told]
    if len(set(between)) > 1:
        return ours
    made = iter([mine if mine != was else other for was, mine, other in zip(*parts, strict=True)])
    return _COMPONENT.sub(lambda _: next(made), told[0])


def _label(node: Node) -> str:
    return node.block.label if isinstance(node.block, Clause) else ""


def _relabel(node: Node, label: str) -> None:
    """Give a clause another label, and those below it that repeat its number."""
    was, now = bare(_label(node)), bare(label)
    node.block = evolve(node.block, label=label)  # type: ignore[call-arg]
    node.new = True
    for child in node.children:
        mine = _label(child)
        if mine and bare(mine).startswith(was + "."):
            _relabel(child, mine.replace(was + ".", now + ".", 1))


def _through(labels: Sequence[str], sides: Sequence[Sequence[str]]) -> Sequence[str]:
    """The labels numbered through, or as they are: where they are in order, or a side's are no one series.

    >>> _through(["1.", "2.", "2.", "3."], [["1.", "2.", "3."], ["1.", "2."]])
    ['1.', '2.', '3.', '4.']
    >>> _through(["(a)", "(b)", "(b)"], [["(a)", "(b)"], ["(a)", "(c)"]])
    ['(a)', '(b)', '(b)']
    """
    cut = [found for label in labels if (found := _SPLIT.fullmatch(label))]
    if len(cut) < max(2, len(labels)):
        return labels
    for value, print_ in ((_arabic, str), (_letter, _as_letter), (roman, _as_roman)):
        if not all(_series(side, value) for side in sides):
            continue
        first = value(cut[0][2])
        numbers = [value(found[2]) for found in cut]
        if first is None or None in numbers or _steps(numbers):
            return labels
        printed = [print_(first + n) for n in range(len(cut))]
        if not all(printed):
            return labels
        upper = cut[0][2].isupper()
        return [f"{m[1]}{one.upper() if upper else one}{m[3]}" for m, one in zip(cut, printed, strict=True)]
    return labels


def _series(labels: Sequence[str], value: Callable[[str], int | None]) -> bool:
    cut = [_SPLIT.fullmatch(label) for label in labels]
    numbers = [value(found[2]) if found else None for found in cut]
    return None not in numbers and _steps(numbers)


def _steps(numbers: Sequence[int | None]) -> bool:
    return all(one is not None and other == one + 1 for one, other in pairwise(numbers))


def _arabic(printed: str) -> int | None:
    return int(printed) if printed.isdecimal() and len(printed) < _DIGITS else None


_DIGITS = 7


def _letter(printed: str) -> int | None:
    return ord(printed.lower()) - ord("a") + 1 if len(printed) == 1 and printed.isalpha() else None


def _as_letter(number: int) -> str:
    return chr(ord("a") + number - 1) if number <= ord("z") - ord("a") + 1 else ""


def _as_roman(number: int) -> str:
    out = ""
    for value, sign in ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        while number >= value:
            out, number = out + sign, number - value
    return out


def follow(nodes: Iterable[Node], sides: Sequence[tuple[Side, Where]]) -> list[str]:
    """Let every reference cite its clause by the label that it has now. Returns notes on those that two sides mean
    differently: they stay as they stand, as does what a side left behind itself.
    """
    found: dict[int, list[tuple[str, dict[str, str]]]] = {}
    moved = [_renamed(side, where) for side, where in sides]
    if not any(moved):
        return []
    for (side, where), labels in zip(sides, moved, strict=True):
        cited: dict[str, dict[str, str]] = {}
        for reference in side.agreement.references:
            if not reference.external and reference.target is not None and reference.target in where:
                new = _cited(reference, labels.get(reference.target, ""))
                cited.setdefault(reference.path, {})[reference.text] = new
        for path, node in where.items():
            found.setdefault(id(node), []).append((side.agreement[path].text, cited.get(path, {})))
    notes: list[str] = []
    for node in nodes:
        text = node.block.text
        told = found.get(id(node), [])
        same = [changes for said, changes in told if said == text]
        wanted = _agreed(same) if same else _either([changes for _, changes in told])
        unsure = sorted(was for was, now in wanted.items() if not now and was in text)
        notes += [f"“{was}” in {node.block.path} means one clause in ours and another in theirs" for was in unsure]
        new_text = _replaced(text, {was: now for was, now in wanted.items() if now and was != now})
        if new_text != text:
            node.block = evolve(node.block, text=new_text)
            node.new = True
    return notes


def _agreed(sides: Sequence[dict[str, str]]) -> dict[str, str]:
    """What all sides make of a reference: where they print the same words, a side that left one behind is believed."""
    first, *others = sides
    return {was: now for was, now in first.items() if all(other.get(was) == now for other in others)}


def _either(sides: Sequence[dict[str, str]]) -> dict[str, str]:
    """What any side makes of a reference, "" where two differ."""
    out: dict[str, str] = {}
    for one in sides:
        for was, now in one.items():
            out[was] = now if out.get(was, now) == now else ""
    return out


def _renamed(side: Side, where: Where) -> dict[str, str]:
    """The paths of a side's clauses whose address in the merge is another, to that address."""
    out: dict[str, str] = {}
    for path in side.paths:
        node = where.get(path)
        if node is not None and (now := _address(node)) != path:
            out[path] = now
    return out


def _address(node: Node) -> str:
    chain: list[str] = []
    at: Node | None = node
    while at is not None:
        if label := _label(at):
            chain.append(label)
        at = at.parent
    path = ""
    for label in reversed(chain):
        path = joined(path, bare(label))
    return path


def _cited(reference: CrossReference, now: str) -> str:
    """The words of a reference with the components of its target's path that it prints as they are `now`."""
    old, new = _parts(reference.target or ""), _parts(now)
    if not now or len(old) != len(new):
        return reference.text
    text, at = reference.text, 0
    for was, is_ in zip(old, new, strict=True):
        hit = next((m for m in _COMPONENT.finditer(text, at) if m[0] == was), None)
        if hit is not None:
            text = text[: hit.start()] + is_ + text[hit.end() :]
            at = hit.start() + len(is_)
    return text


def _parts(path: str) -> list[str]:
    return [part.partition("#")[0] for part in path.rsplit("/", 1)[-1].split(".")]


def _replaced(text: str, changes: Mapping[str, str]) -> str:
    """`text` with every whole reference replaced, all at once."""
    if not changes:
        return text
    longest = sorted(changes, key=lambda was: (-len(was), was))
    found = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?![\w(]|\.\d)")
    return found.sub(lambda hit: changes[hit[0]], text)
