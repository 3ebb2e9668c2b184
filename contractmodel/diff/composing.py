"""Two patches in a row, told as one: every block of the last followed back to the first."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from contractmodel.diff.patch import Change, Patch, Run
from contractmodel.diff.shapes import Place, same
from contractmodel.diff.splices import Splice, composed
from contractmodel.model import ContractError


def compose(first: Patch, second: Patch) -> Patch:
    """`first` and then `second` as one patch. ContractError where `second` does not begin where `first` ends."""
    if first.after != second.before:
        remedy = "compose patches that follow one another"
        raise ContractError("patch-mismatch", "the second patch", "does not begin where the first one ends", remedy)
    return _Composing(first, second).patch()


class _Composing:
    def __init__(self, first: Patch, second: Patch) -> None:
        self.first = first
        self.second = second
        self.made = {change.after: change for change in first.changes if change.after is not None}
        self.copied: dict[Place, list[Run]] = {}
        for run in first.runs:
            self.copied.setdefault(run.after[:-1], []).append(run)
        self.children: dict[Place, list[int]] = {}
        for place in self.made:
            self.children.setdefault(place[:-1], []).append(place[-1])

    def patch(self) -> Patch:
        """The one patch."""
        units = [unit for run in self.second.runs for unit in self._run(run)]
        units += [unit for change in self.second.changes for unit in self._change(change)]
        units += [change for change in self.first.changes if change.after is None]
        runs = sorted((unit for unit in units if isinstance(unit, Run)), key=lambda run: run.after)
        changes = [unit for unit in units if isinstance(unit, Change)]
        return Patch(
            before=self.first.before,
            after=self.second.after,
            runs=tuple(_gathered(runs)),
            changes=tuple(sorted(changes, key=lambda one: (one.after is None, one.after or (), one.before or ()))),
        )

    def _run(self, run: Run) -> Iterator[Run | Change]:
        for n in range(run.count):
            yield from self._whole((*run.before[:-1], run.before[-1] + n), (*run.after[:-1], run.after[-1] + n))

    def _whole(self, middle: Place, last: Place) -> Iterator[Run | Change]:
        """A block of the middle with all it holds, which the second patch leaves as it is."""
        origin = self._copied_from(middle)
        if origin is not None:
            yield Run(origin, last)
            return
        change = self.made[middle]
        yield evolve(change, after=last)
        for ordinal in self._ordinals(middle):
            yield from self._whole((*middle, ordinal), (*last, ordinal))

    def _ordinals(self, middle: Place) -> list[int]:
        """The ordinals of the middle's blocks inside `middle`."""
        copied = [run.after[-1] + n for run in self.copied.get(middle, ()) for n in range(run.count)]
        return sorted([*copied, *self.children.get(middle, ())])

    def _copied_from(self, middle: Place) -> Place | None:
        """Where before a block of the middle stood that lies in a run, else None."""
        for depth in range(1, len(middle) + 1):
            above, ordinal = middle[: depth - 1], middle[depth - 1]
            for run in self.copied.get(above, ()):
                if run.after[-1] <= ordinal < run.after[-1] + run.count:
                    return (*run.before[:-1], run.before[-1] + ordinal - run.after[-1], *middle[depth:])
        return None

    def _change(self, change: Change) -> Iterator[Change]:
        if change.before is None:
            yield change
            return
        origin = self._copied_from(change.before)
        if origin is not None:
            yield evolve(change, before=origin)
            return
        earlier = self.made[change.before]
        if earlier.before is None and change.after is None:
            return
        yield _one(earlier, change)


def _one(earlier: Change, later: Change) -> Change:
    """Two changes of one block as one."""
    was = earlier.was or later.was
    now = later.now or earlier.now
    if earlier.before is None:
        was = None
    if later.after is None:
        now = None
    if was is not None and now is not None and same(was, now):
        was = now = None
    return Change(earlier.before, later.after, was, now, _texts(earlier, later))


def _texts(earlier: Change, later: Change) -> tuple[Splice, ...]:
    return composed(earlier.text, later.text)


def _gathered(runs: list[Run]) -> Iterator[Run]:
    """Runs that go on where the last one ends, as one."""
    last: Run | None = None
    for run in runs:
        if (
            last is not None
            and _follows(last.before, run.before, last.count)
            and _follows(last.after, run.after, last.count)
        ):
            last = evolve(last, count=last.count + run.count)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last


def _follows(place: Place, other: Place, count: int) -> bool:
    return other == (*place[:-1], place[-1] + count)
