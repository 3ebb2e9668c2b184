"""One thing changed in a body."""

from __future__ import annotations

from attrs import evolve
from hypothesis import strategies as st

from contractmodel.model import (
    Block,
    Clause,
    Footnote,
    Signature,
)
from tests.strategies.bodies import clauses
from tests.strategies.wording import headings, sentences

Body = tuple[Block, ...]


KINDS = ("edit", "edit", "insert", "remove", "move", "swap", "split", "merge", "reheading", "nest")


@st.composite
def mutations(draw: st.DrawFn, body: Body) -> Body:
    """`body` with one thing changed: a block edited, inserted, removed, moved, swapped, split, merged or retyped."""
    places = [place for place in _places(body) if place]
    if not places:
        return body
    place = draw(st.sampled_from(places))
    block = _at(body, place)
    kind = draw(st.sampled_from(KINDS))
    if kind == "edit":
        return _put(body, place, (evolve(block, text=draw(edited(block.text))),))
    if kind == "insert":
        return _put(body, place, (block, draw(clauses(1))))
    if kind == "remove":
        return _put(body, place, ()) if len(body) > 1 or len(place) > 1 else body
    if kind == "reheading" and isinstance(block, Clause):
        return _put(body, place, (evolve(block, heading=draw(headings())),))
    if kind == "move" and isinstance(block, Clause):
        left = _put(body, place, ())
        spots = [spot for spot in _places(left) if spot] or [(0,)]
        spot = draw(st.sampled_from(spots))
        return _put(left, spot, (_at(left, spot), block)) if left else body
    if kind == "nest" and isinstance(block, Clause):
        return _put(body, place, (Clause(text="The following applies:", body=(block,)),))
    return _among_siblings(body, place, kind)


def _among_siblings(body: Body, place: tuple[int, ...], kind: str) -> Body:
    block = _at(body, place)
    nexts = (*place[:-1], place[-1] + 1)
    family = body if len(place) == 1 else _at(body, place[:-1]).body
    neighbour = family[nexts[-1]] if nexts[-1] < len(family) else None
    if kind == "split" and isinstance(block, Clause) and ". " in block.text:
        head, _, tail = block.text.partition(". ")
        return _put(body, place, (evolve(block, text=head + ".", body=()), Clause(text=tail, body=block.body)))
    if neighbour is not None and type(neighbour) is type(block):
        if kind == "swap":
            return _put(_put(body, place, (neighbour,)), nexts, (block,))
        if kind == "merge" and isinstance(block, Clause):
            joined = evolve(block, text=f"{block.text} {neighbour.text}".strip(), body=(*block.body, *neighbour.body))
            return _put(_put(body, nexts, ()), place, (joined,))
    return body


@st.composite
def edited(draw: st.DrawFn, text: str) -> str:
    """`text` with a few words replaced, inserted or deleted, or a sentence added."""
    words = text.split()
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(words)))
        kind = draw(st.sampled_from(("insert", "delete", "replace", "sentence")))
        new = draw(st.sampled_from(("not", "promptly", "material", "the publisher", "reasonable", "2", "¶", "and/or")))
        if kind == "insert":
            words[at:at] = [new]
        elif kind == "sentence":
            words += draw(sentences()).split()
        else:
            words[at : at + 1] = [new] if kind == "replace" else []
    return " ".join(words)


def _places(body: Body, above: tuple[int, ...] = ()) -> list[tuple[int, ...]]:
    found: list[tuple[int, ...]] = []
    for n, block in enumerate(body):
        if not isinstance(block, Signature | Footnote):
            found.append((*above, n))
        found.extend(_places(block.body, (*above, n)))
    return found


def _at(body: Body, place: tuple[int, ...]) -> Block:
    block = body[place[0]]
    return block if len(place) == 1 else _at(block.body, place[1:])


def _put(body: Body, place: tuple[int, ...], new: tuple[Block, ...]) -> Body:
    """`body` with what stands at `place` replaced by `new`."""
    n = place[0]
    if len(place) == 1:
        return (*body[:n], *new, *body[n + 1 :])
    return (*body[:n], evolve(body[n], body=_put(body[n].body, place[1:], new)), *body[n + 1 :])
