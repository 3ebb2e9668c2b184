"""How often findings are right: precision and recall by rule, on the labelled pairs of `tests/labels/findings`.

Run `python -m benchmarks.findings_accuracy [--wrong] [FILE…]`. Each edit of an agreement is one pair: the agreement,
and the same with `old` replaced by `new`; `[[pair]]` gives both texts, or one by itself, and how it is checked. `says`
lists the rules that must speak, `may` those that may as well; any other finding is wrong. A finding counts once a rule
and pair.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

if __package__ in {None, ""}:
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from contractmodel.api import load
from contractmodel.diff import compare
from contractmodel.model import Agreement
from contractmodel.rules import judge, judge_check, judge_document

LABELS = Path(__file__).resolve().parent.parent / "tests" / "labels" / "findings"
LEAST_PRECISION = 0.95
LEAST_RECALL = 0.90
ENOUGH_CASES = 4
"""Cases in which a rule must have spoken, its page's included, before it may be called stable."""


class Case(NamedTuple):
    """One labelled pair."""

    name: str
    before: str
    after: str
    says: frozenset[str]
    may: frozenset[str]
    as_: str = ""

    def judged(self) -> frozenset[str]:
        """The rules that speak of the pair, or of the text where it has none to be held against."""
        after = read(self.after)
        if not self.before:
            return frozenset(f.rule for f in judge_document(after).findings)
        comparison = compare(read(self.before), after)
        told = judge_check(comparison, self.as_) if self.as_ else judge(comparison)
        return frozenset(f.rule for f in told.findings)


class Score:
    """Counts by rule over all pairs."""

    def __init__(self) -> None:
        self.found: Counter[str] = Counter()
        self.right: Counter[str] = Counter()
        self.wanted: Counter[str] = Counter()
        self.met: Counter[str] = Counter()
        self.pairs = 0
        self.wrong: list[str] = []

    def count(self, case: Case, said: frozenset[str]) -> None:
        """Add what was said of one pair."""
        self.pairs += 1
        self.found.update(said)
        self.right.update(said & (case.says | case.may))
        self.wanted.update(case.says)
        self.met.update(said & case.says)
        self.wrong += [f"wrong  {rule}  {case.name}" for rule in sorted(said - case.says - case.may)]
        self.wrong += [f"missed {rule}  {case.name} | said {sorted(said)}" for rule in sorted(case.says - said)]

    def precision(self, rule: str | None = None) -> float:
        """Share of the findings of `rule`, or of all, that the labels allow; 1 where there are none."""
        right, found = (
            (self.right.total(), self.found.total()) if rule is None else (self.right[rule], self.found[rule])
        )
        return right / found if found else 1.0

    def recall(self, rule: str | None = None) -> float:
        """Share of the findings that the labels ask for and that were made; 1 where they ask for none."""
        met, wanted = (self.met.total(), self.wanted.total()) if rule is None else (self.met[rule], self.wanted[rule])
        return met / wanted if wanted else 1.0


def read(text: str) -> Agreement:
    return load(text.encode(), name="pair.txt", format="text")


def cases(files: Sequence[Path] = ()) -> Iterator[Case]:
    """Every labelled pair of `files`, of all label files if none are named."""
    for file in files or sorted(LABELS.glob("*.toml")):
        labels = tomllib.loads(file.read_text("utf-8"))
        for one in labels.get("pair", ()):
            yield Case(
                one["title"],
                one.get("before", ""),
                one["after"],
                frozenset(one["says"]),
                frozenset(one.get("may", ())),
                one.get("as", ""),
            )
        for one in labels.get("agreement", ()):
            text = one["text"].lstrip("\n")
            for number, edit in enumerate(one["edits"], 1):
                if text.count(edit["old"]) != 1:
                    raise ValueError(f"{file.name}, {one['title']}, edit {number}: `old` must stand there once")
                yield Case(
                    f"{one['title']} {number}: {edit['old'][:40]!r} > {edit['new'][:60]!r}",
                    text,
                    text.replace(edit["old"], edit["new"]),
                    frozenset(edit["says"]),
                    frozenset(edit.get("may", ())),
                )


def score(all_cases: Iterator[Case]) -> Score:
    """The counts over `all_cases`."""
    total = Score()
    for case in all_cases:
        total.count(case, case.judged())
    return total


def main(arguments: Sequence[str]) -> int:
    """The table; 1 if precision or recall of all findings lies below what was promised."""
    total = score(cases([Path(one) for one in arguments if not one.startswith("--")]))
    print(f"{total.pairs} labelled pairs")
    print(f"{'rule':8}{'labelled':>9}{'met':>6}{'found':>7}{'precision':>11}{'recall':>8}")
    for rule in [*sorted(total.wanted | total.found), None]:
        wanted = total.wanted[rule] if rule else total.wanted.total()
        met = total.met[rule] if rule else total.met.total()
        found = total.found[rule] if rule else total.found.total()
        print(f"{rule or 'all':8}{wanted:>9}{met:>6}{found:>7}{total.precision(rule):>11.3f}{total.recall(rule):>8.3f}")
    if "--wrong" in arguments:
        print("\n".join(total.wrong))
    return int(total.precision() < LEAST_PRECISION or total.recall() < LEAST_RECALL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
