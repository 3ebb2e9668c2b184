"""A comparison as data that can be stored and sent: turns before into after, and, reversed, after into before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import evolve, frozen

from contractmodel.diff.shapes import Place, Shape, digest, made, placed, same, shape
from contractmodel.diff.splices import Splice, reversed_splices, spliced, splices
from contractmodel.diff.values import Comparison
from contractmodel.model import Agreement, Block, ContractError, normal

FORMAT = "contractmodel/patch@1"


@frozen
class Run:
    """`count` neighbouring blocks that stay as they are with all they hold, from one place to another."""

    before: Place
    after: Place
    count: int = 1


@frozen
class Change:
    """One block, apart from what it holds: where it stood, where it stands, what its dress was and is, its words.

    Added without `before`, removed without `after`. `was` and `now` are None where the dress did not change.
    """

    before: Place | None
    after: Place | None
    was: Shape | None = None
    now: Shape | None = None
    text: tuple[Splice, ...] = ()


@frozen
class Patch:
    """What turns one agreement into another: pure data, equal for equal differences. Offsets are in normal text.

    `before` and `after` are digests of the two (`shapes.digest`). Every block of both is in exactly one run or change.
    """

    before: str
    after: str
    runs: tuple[Run, ...] = ()
    changes: tuple[Change, ...] = ()

    def apply(self, before: Agreement) -> Agreement:
        """The agreement after, rebuilt from `before`: equal to it in normal text, labels and structure.

        Its reader is that of `before`. ContractError where `before` is not what the patch was made from.
        """
        if digest(before) != self.before:
            raise _mismatch(before)
        return _Builder(self, before).agreement()

    def invert(self) -> Patch:
        """The patch that undoes this one."""
        return Patch(
            before=self.after,
            after=self.before,
            runs=tuple(sorted((Run(run.after, run.before, run.count) for run in self.runs), key=_by_place)),
            changes=tuple(
                sorted(
                    (Change(c.after, c.before, c.now, c.was, reversed_splices(c.text)) for c in self.changes),
                    key=_by_place,
                )
            ),
        )

    def compose(self, other: Patch) -> Patch:
        """One patch for this one and then `other`. ContractError where `other` does not begin where this one ends."""
        from contractmodel.diff.composing import compose

        return compose(self, other)

    def as_data(self) -> dict[str, Any]:
        """The patch as what JSON can hold, compact: places as dotted ordinals."""
        return {
            "format": FORMAT,
            "before": self.before,
            "after": self.after,
            "runs": [[_dotted(r.before), _dotted(r.after), r.count] for r in self.runs],
            "changes": [_change_data(change) for change in self.changes],
        }


def patch_of(comparison: Comparison) -> Patch:
    """The patch that a comparison amounts to. Linear in the blocks; words are aligned in changed blocks only.

    >>> from contractmodel.diff import compare
    >>> from contractmodel.model import Clause
    >>> one = Agreement.build([Clause(label="1.", text="You may assign."), Clause(label="2.", text="You pay.")])
    >>> two = Agreement.build([Clause(label="1.", text="You may not assign."), Clause(label="2.", text="You pay.")])
    >>> patch = patch_of(compare(one, two))
    >>> patch.changes[0].text, patch.runs
    ((Splice(at=7, old='', new=' not'),), (Run(before=(1,), after=(1,), count=1),))
    >>> patch.apply(one) == two, patch.invert().apply(two) == one
    (True, True)
    """
    return _Making(comparison).patch()


def from_data(data: object) -> Patch:
    """The patch that `as_data` gave; ContractError for anything else.

    >>> from_data(Patch("a", "b", (Run((0,), (1,), 2),)).as_data())
    Patch(before='a', after='b', runs=(Run(before=(0,), after=(1,), count=2),), changes=())
    """
    try:
        if not isinstance(data, Mapping) or data.get("format") != FORMAT:
            raise ValueError
        return Patch(
            before=str(data["before"]),
            after=str(data["after"]),
            runs=tuple(Run(_place(b), _place(a), int(count)) for b, a, count in data["runs"]),
            changes=tuple(_read_change(one) for one in data["changes"]),
        )
    except (KeyError, TypeError, ValueError, IndexError):
        remedy = "give a file that `contract diff --format patch` or `as_data` wrote"
        raise ContractError("not-a-patch", "the patch", f"is not of the format {FORMAT}", remedy) from None


class _Making:
    """A comparison on its way to a patch."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.before = placed(comparison.before.body)
        self.after = placed(comparison.after.body)
        self.old = dict(self.before)
        self.new = dict(self.after)
        self.partner = self._partners()
        self.folded: dict[str, str] = {}

    def patch(self) -> Patch:
        equal = self._equal()
        runs: list[Run] = []
        changes: list[Change] = []
        stood: set[Place] = set()
        inside: set[Place] = set()
        for place, block in self.after:
            if place[:-1] in inside:
                inside.add(place)
                stood.add(self.partner[place])
                continue
            mate = self.partner.get(place)
            if place in equal and mate is not None:
                inside.add(place)
                stood.add(mate)
                _extend(runs, mate, place)
            elif mate is None:
                changes.append(Change(None, place, None, shape(block), _whole("", self._normal(block.text))))
            else:
                stood.add(mate)
                changes.append(self._change(mate, place, block))
        for place, block in self.before:
            if place not in stood:
                changes.append(Change(place, None, shape(block), None, _whole(self._normal(block.text), "")))
        return Patch(
            digest(self.comparison.before),
            digest(self.comparison.after),
            tuple(sorted(runs, key=_by_place)),
            tuple(sorted(changes, key=_by_place)),
        )

    def _partners(self) -> dict[Place, Place]:
        """After place to before place: the partners, and of those split or merged the first that says most."""
        places = {block.path: place for place, block in self.before}
        found = {block.path: place for place, block in self.after}
        out: dict[Place, Place] = {}
        for pair in self.comparison.pairs:
            if pair.before and pair.after:
                olds = sorted(pair.before, key=lambda path: -len(self.comparison.before[path].text))
                news = sorted(pair.after, key=lambda path: -len(self.comparison.after[path].text))
                out[found[news[0]]] = places[olds[0]]
        return out

    def _equal(self) -> set[Place]:
        """The after places whose block, with all it holds, equals its partner with all that holds."""
        out: set[Place] = set()
        for place, block in reversed(self.after):
            mate = self.partner.get(place)
            if mate is None:
                continue
            other = self.old[mate]
            whole = len(other.body) == len(block.body) and all(
                (*place, n) in out and self.partner[*place, n] == (*mate, n) for n in range(len(block.body))
            )
            if whole and self._normal(other.text) == self._normal(block.text) and same(shape(other), shape(block)):
                out.add(place)
        return out

    def _change(self, mate: Place, place: Place, block: Block) -> Change:
        other = self.old[mate]
        was, now = shape(other), shape(block)
        words = splices(self._normal(other.text), self._normal(block.text))
        if same(was, now):
            return Change(mate, place, None, None, words)
        return Change(mate, place, was, now, words)

    def _normal(self, text: str) -> str:
        found = self.folded.get(text)
        if found is None:
            found = self.folded[text] = normal(text)
        return found


def _whole(old: str, new: str) -> tuple[Splice, ...]:
    return (Splice(0, old, new),) if old or new else ()


def _extend(runs: list[Run], mate: Place, place: Place) -> None:
    """Add one block to the last run if it goes on there on both sides, else begin a run."""
    if runs:
        last = runs[-1]
        goes_on = _next(last.before, last.count) == mate and _next(last.after, last.count) == place
        if goes_on:
            runs[-1] = evolve(last, count=last.count + 1)
            return
    runs.append(Run(mate, place))


def _next(place: Place, count: int) -> Place:
    return (*place[:-1], place[-1] + count)


def _by_place(one: Run | Change) -> tuple[bool, Place, Place]:
    """After's order, removals last in before's order."""
    return one.after is None, one.after or (), one.before or ()


class _Builder:
    """One application of a patch."""

    def __init__(self, patch: Patch, before: Agreement) -> None:
        self.patch = patch
        self.before = before
        self.old = dict(placed(before.body))
        self.children: dict[Place, dict[int, Change | Block]] = {}

    def agreement(self) -> Agreement:
        from contractmodel.diff.typeset import typeset

        try:
            for run in self.patch.runs:
                for n in range(run.count):
                    self._set(_next(run.after, n), self.old[_next(run.before, n)])
            for change in self.patch.changes:
                if change.after is not None:
                    self._set(change.after, change)
            body = self._body(())
        except (KeyError, ValueError):
            raise _mismatch(self.before) from None
        return typeset(body, reader=self.before.readings.reader, source=self.before.source)

    def _set(self, place: Place, what: Change | Block) -> None:
        self.children.setdefault(place[:-1], {})[place[-1]] = what

    def _body(self, place: Place) -> tuple[Block, ...]:
        some = self.children.get(place, {})
        return tuple(self._block((*place, n), some[n]) for n in sorted(some))

    def _block(self, place: Place, what: Change | Block) -> Block:
        if isinstance(what, Block):
            return what
        body = self._body(place)
        if what.before is None:
            if what.now is None:
                raise ValueError
            return made(what.now, spliced("", what.text) or "", body)
        old = self.old[what.before]
        text = spliced(normal(old.text), what.text)
        if text is None:
            raise ValueError
        return made(what.now or shape(old), text, body)


def _mismatch(agreement: Agreement) -> ContractError:
    where = agreement.source.name or "the agreement"
    return ContractError("patch-mismatch", where, "is not what the patch was made from", "give that very text")


def _dotted(place: Place | None) -> str | None:
    return None if place is None else ".".join(map(str, place))


def _place(dotted: str) -> Place:
    return tuple(int(ordinal) for ordinal in dotted.split("."))


def _change_data(change: Change) -> dict[str, Any]:
    data: dict[str, Any] = {"before": _dotted(change.before), "after": _dotted(change.after)}
    if change.was is not None:
        data["was"] = _shape_data(change.was)
    if change.now is not None:
        data["now"] = _shape_data(change.now)
    if change.text:
        data["text"] = [[s.at, s.old, s.new] for s in change.text]
    return data


def _shape_data(form: Shape) -> dict[str, Any]:
    data: dict[str, Any] = {"type": form.type}
    if form.label:
        data["label"] = form.label
    if form.heading is not None:
        data["heading"] = form.heading
    if form.party:
        data["party"] = form.party
    if form.fields:
        data["fields"] = [list(entry) for entry in form.fields]
    if form.mark:
        data["mark"] = form.mark
    return data


def _read_change(data: Mapping[str, Any]) -> Change:
    return Change(
        before=None if data["before"] is None else _place(data["before"]),
        after=None if data["after"] is None else _place(data["after"]),
        was=_read_shape(data.get("was")),
        now=_read_shape(data.get("now")),
        text=tuple(Splice(int(at), str(old), str(new)) for at, old, new in data.get("text", ())),
    )


def _read_shape(data: Mapping[str, Any] | None) -> Shape | None:
    if data is None:
        return None
    return Shape(
        type=str(data["type"]),
        label=str(data.get("label", "")),
        heading=None if data.get("heading") is None else str(data["heading"]),
        party=str(data.get("party", "")),
        fields=_read_fields(data.get("fields", ())),
        mark=str(data.get("mark", "")),
    )


def _read_fields(data: Sequence[Sequence[Any]]) -> tuple[tuple[str, str | None, str, str], ...]:
    return tuple((str(n), None if v is None else str(v), str(t), str(p)) for n, v, t, p in data)
