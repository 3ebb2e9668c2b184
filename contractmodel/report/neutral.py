"""What was proved neutral, a line each: renames, renumbered runs, references that follow, options, layout."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from contractmodel.diff.values import Comparison, Edit, Pair, Rename, Significance, Witness
from contractmodel.model import Agreement, Severity
from contractmodel.report import thresholds
from contractmodel.report.places import Places
from contractmodel.report.values import Neutral, counted
from contractmodel.report.visible import visible
from contractmodel.rules.values import Finding


def neutral_lines(
    comparison: Comparison, before: Places, after: Places, notes: tuple[Finding, ...]
) -> Iterator[Neutral]:
    """The lines, in a fixed order of kinds. `notes` are the note-level findings that no numbered difference shows."""
    for rename in comparison.renames:
        if rename.proved:
            yield Neutral("renamed", _rename(rename, before, after), _rules(n for n in notes if _speaks_of(n, rename)))
    runs = "; ".join(renumbered_runs(comparison, before, after))
    doubled = [n for n in notes if runs and n.rule == DOUBLED]
    if runs:
        told = [after.told(n.message).rstrip(".") for n in doubled]
        yield Neutral("renumbered", "; ".join((runs, *told)), _rules(doubled))
    following = sum(len(edits_of(p, Witness.RENUMBER)) for p in comparison.pairs)
    if following:
        yield Neutral("references", f"{counted(following, 'reference follows|references follow')} the new numbers")
    yield from _options(comparison, after)
    layout = _layout(comparison)
    if layout:
        yield Neutral("layout", layout)
    for note in notes:
        if note not in doubled and not speaks_of_a_rename(note, comparison):
            yield Neutral("note", after.told(note.message), note.rule)
    for text in dict.fromkeys(n for p in comparison.pairs if p.significance is not _SUBSTANTIVE for n in p.notes):
        if not any(n.rule == DOUBLED for n in notes):
            yield Neutral("note", after.told(text))


DOUBLED = "REF05"
"""The rule that speaks of a cited label that is printed more than once: mostly after renumbering, and told with it."""
_SUBSTANTIVE = Significance.SUBSTANTIVE


def speaks_of_a_rename(finding: Finding, comparison: Comparison) -> bool:
    """Whether a note says no more than that a proved rename happened: its line says that."""
    return any(_speaks_of(finding, rename) for rename in comparison.renames if rename.proved)


def _rules(findings: Iterable[Finding]) -> str:
    return " ".join(dict.fromkeys(f.rule for f in findings))


def _speaks_of(note: Finding, rename: Rename) -> bool:
    return note.severity is Severity.NOTE and rename.before in note.message and rename.after in note.message


def _rename(rename: Rename, before: Places, after: Places) -> str:
    told = f"“{visible(rename.before)}” is “{visible(rename.after)}”, {counted(rename.count, 'time')}"
    if rename.paths:
        told += f" ({_some([before.short(p) for p in dict.fromkeys(rename.paths)])})"
    if rename.leftovers:
        told += f"; {_some([after.short(p) for p in dict.fromkeys(rename.leftovers)])} still has the old word"
    return told


def _some(items: list[str]) -> str:
    shown = items[: thresholds.LONGEST_LIST]
    more = len(items) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


def renumbered_runs(comparison: Comparison, before: Places, after: Places) -> Iterator[str]:
    """The clauses that carry another number, neighbours in one run: "6(a) (b) (c) → 6.1 6.2 6.3", "5–14 → 6–15"."""
    old, new = _seats(comparison.before), _seats(comparison.after)
    run: list[Pair] = []
    for pair in comparison.pairs:
        if not (pair.renumbered and pair.before and pair.after):
            continue
        if run and not (
            _neighbours(old, run[-1].before[-1], pair.before[0]) and _neighbours(new, run[-1].after[-1], pair.after[0])
        ):
            yield _run(run, before, after)
            run = []
        run.append(pair)
    if run:
        yield _run(run, before, after)


Seat = tuple[str, int]
"""Where a block sits: its parent's path, and its place among the parent's blocks."""


def _seats(agreement: Agreement) -> Mapping[str, Seat]:
    taken: Counter[str] = Counter()
    seats: dict[str, Seat] = {}
    for path, above in agreement.parents.items():
        seats[path] = (above, taken[above])
        taken[above] += 1
    return seats


def _neighbours(seats: Mapping[str, Seat], one: str, other: str) -> bool:
    """Whether `other` is the next block after `one` inside the same parent."""
    (above, place), (its_above, its_place) = seats[one], seats[other]
    return above == its_above and its_place == place + 1


def _run(run: list[Pair], before: Places, after: Places) -> str:
    old = [before.short(p.before[0]) for p in run]
    new = [after.short(p.after[0]) for p in run]
    if len(run) > 6:
        return f"{old[0]}–{old[-1]} → {new[0]}–{new[-1]}"
    return f"{' '.join(_abbreviated(old))} → {' '.join(_abbreviated(new))}"


def _abbreviated(names: list[str]) -> Iterator[str]:
    """Bracketed siblings after the first without what they share: 6(a) (b) (c)."""
    for i, name in enumerate(names):
        stem, bracket, rest = name.rpartition("(")
        yield f"({rest}" if i and bracket and stem and names[0].startswith(stem + "(") else name


def _options(comparison: Comparison, after: Places) -> Iterator[Neutral]:
    for pair in comparison.pairs:
        for edit in edits_of(pair, Witness.OPTION):
            told = visible(edit.after_text or edit.before_text).strip()
            state = "there" if edit.after_text else "left out"
            place = after.short(pair.after[0]) if pair.after else ""
            yield Neutral("optional", f"“{told}” {state} ({place})")


def _layout(comparison: Comparison) -> str:
    kinds: Counter[str] = Counter()
    for layout in comparison.layout:
        for kind, count in layout.kinds:
            kinds[kind] += count
    told = [counted(count, _plural(visible(kind))) for kind, count in kinds.items()]
    return _some(told)


def _plural(kind: str) -> str:
    """Layout kinds as a count wants them: what has no plural keeps its form.

    >>> _plural("apostrophe"), _plural("white space"), _plural("dash")
    ('apostrophe|apostrophes', 'white space|white space', 'dash|dashes')
    """
    if kind.endswith(("space", "s")):
        return f"{kind}|{kind}"
    return f"{kind}|{kind}{'es' if kind.endswith(('sh', 'ch', 'x')) else 's'}"


def edits_of(pair: Pair, witness: Witness) -> tuple[Edit, ...]:
    """The edits of `pair` that `witness` proves neutral, in order."""
    return tuple(e for e in pair.edits if e.witness is witness)
