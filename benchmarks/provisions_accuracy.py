"""How often provisions are typed right: precision and recall by kind, and modality, polarity, actor and facts, on the
labelled agreements of `tests/labels/provisions`.

Run `python benchmarks/provisions_accuracy.py [--wrong] [FILE…]`. `--wrong` lists every provision that differs from its
label. A block's provisions and labels are aligned in order, by kind first; a label "?" stands for any value.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from contractmodel.model import Agreement, Block, BlockType, Clause, Provision
from contractmodel.parse.reader import READER

LABELS = Path(__file__).resolve().parent.parent / "tests" / "labels" / "provisions"


class Label(NamedTuple):
    """What one provision should say."""

    kind: str
    actor: str
    modality: str
    polarity: str
    facts: dict[str, str]


class Case(NamedTuple):
    """One labelled agreement: its tree, and path to labels in order."""

    name: str
    agreement: Agreement
    labels: dict[str, list[Label]]


class Score:
    """Counts over all cases."""

    def __init__(self) -> None:
        self.found: Counter[str] = Counter()
        self.wanted: Counter[str] = Counter()
        self.right: Counter[str] = Counter()
        self.details: Counter[str] = Counter()
        self.details_right: Counter[str] = Counter()
        self.wrong: list[str] = []

    def precision(self, kind: str) -> float:
        return self.right[kind] / self.found[kind] if self.found[kind] else 1.0

    def recall(self, kind: str) -> float:
        return self.right[kind] / self.wanted[kind] if self.wanted[kind] else 1.0

    @property
    def overall(self) -> tuple[float, float]:
        """Precision and recall over all kinds, `other` included."""
        right = self.right.total()
        return right / max(self.found.total(), 1), right / max(self.wanted.total(), 1)


def label(told: str) -> Label:
    """A label from its line in a label file."""
    kind, actor, modality, polarity, *facts = [part.strip() for part in told.split(";")]
    named: dict[str, str] = {}
    last = ""
    for fact in facts:
        name, equals, value = fact.partition("=")
        if equals:
            last = name
            named[name] = value
        else:
            named[last] += f"; {fact}"
    return Label(kind, actor, modality, polarity, named)


def cases(files: Sequence[Path]) -> Iterator[Case]:
    """Every labelled agreement of `files`."""
    for file in files:
        for one in tomllib.loads(file.read_text("utf-8"))["agreement"]:
            blocks = one["blocks"]
            agreement = Agreement.build(tree(blocks, ""), reader=READER, title=one["title"])
            texts = [path for path, *_ in flat(agreement)]
            labels = {path: [label(told) for told in block[2]] for path, block in zip(texts, blocks, strict=True)}
            yield Case(f"{file.stem}: {one['title']}", agreement, labels)


def flat(agreement: Agreement) -> Iterator[tuple[str, Block]]:
    for block in agreement.walk():
        yield block.path, block


def tree(blocks: Sequence[list], above: str) -> list[Block]:
    """The blocks under the clause `above`, "" for the body, from the flat list in reading order."""
    found: list[Block] = []
    for path, text, _ in blocks:
        if path == "-":
            if not above:
                found.append(Block(type=BlockType.PARAGRAPH, text=text))
            continue
        parent, _, own = path.rpartition(".")
        if parent == above:
            printed = f"{own}." if own.isdigit() else f"({own})"
            found.append(Clause(label=printed, text=text, body=tuple(tree(blocks, path))))
    return found


def aligned(found: Sequence[Provision], wanted: Sequence[Label]) -> list[tuple[Provision | None, Label | None]]:
    """`found` and `wanted` in order, paired by the heaviest common order of kinds; the rest side by side."""
    best: dict[tuple[int, int], tuple[int, list[tuple[int, int]]]] = {}

    def heaviest(i: int, j: int) -> tuple[int, list[tuple[int, int]]]:
        if i == len(found) or j == len(wanted):
            return 0, []
        if (i, j) not in best:
            options = [heaviest(i + 1, j), heaviest(i, j + 1)]
            if wanted[j].kind in ("?", found[i].kind.value):
                weight, pairs = heaviest(i + 1, j + 1)
                options.append((weight + 1, [(i, j), *pairs]))
            best[i, j] = max(options, key=lambda option: option[0])
        return best[i, j]

    pairs = heaviest(0, 0)[1]
    told: list[tuple[Provision | None, Label | None]] = [(found[i], wanted[j]) for i, j in pairs]
    told += [(one, None) for i, one in enumerate(found) if i not in {i for i, _ in pairs}]
    told += [(None, one) for j, one in enumerate(wanted) if j not in {j for _, j in pairs}]
    return told


def score(all_cases: Sequence[Case]) -> Score:
    """The counts over `all_cases`. Only labelled blocks count: an unlabelled one is an introduction or a lead-in."""
    total = Score()
    for case in all_cases:
        for path, wanted in case.labels.items():
            found = case.agreement[path].provisions
            if not wanted:
                if case.agreement[path].body and found:
                    total.wrong.append(f"{case.name} {path}: a lead-in gives {[p.kind.value for p in found]}")
                continue
            for provision, told in aligned(found, wanted):
                count(total, f"{case.name} {path}", provision, told)
    return total


def count(total: Score, where: str, provision: Provision | None, told: Label | None) -> None:
    if provision is None or told is None:
        if provision is not None:
            total.found[provision.kind.value] += 1
            total.wrong.append(f"{where}: not labelled {provision.kind.value}: {provision.text[:90]}")
        elif told is not None and told.kind != "?":
            total.wanted[told.kind] += 1
            total.wrong.append(f"{where}: missed {told.kind}")
        return
    kind = provision.kind.value
    total.found[kind] += 1
    total.wanted[kind] += 1
    total.right[kind] += 1
    sign = "+" if provision.polarity == "positive" else "-"
    checks = [("modality", told.modality, provision.modality.value), ("polarity", told.polarity, sign)]
    checks.append(("actor", told.actor, provision.actor or "-"))
    facts = dict(provision.facts)
    checks += [("facts", value, facts.get(name, "")) for name, value in told.facts.items()]
    for name, want, got in checks:
        if want == "?":
            continue
        total.details[name] += 1
        if name == "facts":
            same = {one.casefold() for one in want.split("; ")} <= {one.casefold() for one in got.split("; ")}
        else:
            same = bare(want) == bare(got)
        total.details_right[name] += same
        if not same:
            total.wrong.append(f"{where}: {kind} {name} {got!r}, labelled {want!r}: {provision.text[:80]}")


def bare(actor: str) -> str:
    return actor.casefold().removeprefix("the ")


def main(arguments: Sequence[str]) -> int:
    files = [Path(one) for one in arguments if not one.startswith("--")] or sorted(LABELS.glob("*.toml"))
    total = score(list(cases(files)))
    print(f"{'kind':20}{'labelled':>9}{'found':>7}{'precision':>11}{'recall':>8}")
    for kind in sorted(total.wanted | total.found):
        print(
            f"{kind:20}{total.wanted[kind]:>9}{total.found[kind]:>7}{total.precision(kind):>11.3f}{total.recall(kind):>8.3f}"
        )
    precision, recall = total.overall
    print(f"{'all':20}{total.wanted.total():>9}{total.found.total():>7}{precision:>11.3f}{recall:>8.3f}")
    for name in ("modality", "polarity", "actor", "facts"):
        right, of = total.details_right[name], total.details[name]
        print(f"{name:20}{of:>9}{right:>7}{right / max(of, 1):>11.3f}")
    if "--wrong" in arguments:
        print("\n".join(total.wrong))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
