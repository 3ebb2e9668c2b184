"""How right the matching is: precision, recall and F1 on *changed* pairs, the minimum over seeds, with known truth.

`python -m benchmarks.matching` prints the table (`--seeds N --clauses N --only NAME`). A link is a before block and an
after block that answer to each other; links are scored where wording changed or the clause moved, because the rest is
found by any matcher. Moves are scored by the flag, splits and merges by the exact set of blocks.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.drafts import Case
from benchmarks.mixtures import MIXTURES, case
from benchmarks.wording import Voice, boilerplate, corpus_voice, varied
from contractmodel.match import Matching, match


@dataclass(frozen=True)
class Score:
    """Right, claimed and true counts of one kind of thing."""

    right: int
    claimed: int
    true: int
    found: int

    @property
    def precision(self) -> float:
        return self.right / self.claimed if self.claimed else 1.0

    @property
    def recall(self) -> float:
        return self.found / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def links_of(found: Matching) -> dict[tuple[int, int], bool]:
    """Every claimed link, and whether its match moved."""
    return {(i, j): m.moved for m in found.matches for i in m.before for j in m.after}


def scored(truth: Case, found: Matching) -> dict[str, Score]:
    """Scores by name: `changed`, `moves`, `splits`, `merges`, and the recall of links by mutation."""
    links = links_of(found)
    before, after = found.before.keys, found.after.keys
    claimed = {link for link, moved in links.items() if moved or before[link[0]] != after[link[1]]}
    moved = {j for m in found.matches if m.moved for j in m.after[:1]}
    splits = {(m.before[0], frozenset(m.after)) for m in found.matches if len(m.after) > 1}
    merges = {(frozenset(m.before), m.after[0]) for m in found.matches if len(m.before) > 1}
    scores = {
        "changed": Score(
            len(claimed & truth.links), len(claimed), len(truth.changed), len(truth.changed & links.keys())
        ),
        "moves": _exact(moved, truth.moved),
        "splits": _exact(splits, truth.splits),
        "merges": _exact(merges, truth.merges),
    }
    for name in sorted(set(truth.touched.values())):
        mine = {link for link in truth.links if truth.touched.get(link[1]) == name}
        if mine:
            right = len(mine & links.keys())
            scores[f"· {name}"] = Score(right, right, len(mine), right)
    return scores


def _exact(claimed: set, true: frozenset) -> Score:
    right = len(claimed & true)
    return Score(right, len(claimed), len(true), right)


def voices() -> dict[str, Voice]:
    """The voices there are; `corpus` only where the shared corpus stands beside the checkout."""
    real = corpus_voice()
    return {"varied": varied, "boilerplate": boilerplate} | ({"corpus": real} if real else {})


def table(seeds: int, clauses: int, only: str, voice_only: str) -> Sequence[str]:
    """The lines of the table: for each voice and mixture the minimum over `seeds` of each score."""
    lines = [f"{'voice':12}{'mixture':24}{'':16}{'P min':>7}{'R min':>7}{'F1 min':>8}{'F1 mean':>9}{'CPU ms':>9}"]
    for voice_name, voice in voices().items():
        if voice_only and voice_only != voice_name:
            continue
        for name, mixture in MIXTURES.items():
            if only and only not in name:
                continue
            runs: dict[str, list[Score]] = {}
            cost = []
            for seed in range(seeds):
                truth = case(seed, clauses, voice, mixture, restyle=seed % 2 == 1)
                start = time.process_time()
                found = match(truth.before, truth.after)
                cost.append((time.process_time() - start) * 1000)
                for key, score in scored(truth, found).items():
                    runs.setdefault(key, []).append(score)
            for key, scores in runs.items():
                claimed, true = max(s.claimed for s in scores), max(s.true for s in scores)
                if not true and not claimed:
                    continue
                head = f"{voice_name:12}{name:24}{key:16}"
                if not true:
                    lines.append(f"{head}  none true; claimed at most {claimed}")
                    continue
                f1 = [s.f1 for s in scores]
                lines.append(
                    f"{head}{min(s.precision for s in scores):7.3f}"
                    f"{min(s.recall for s in scores):7.3f}{min(f1):8.3f}{sum(f1) / len(f1):9.3f}"
                    + (f"{sorted(cost)[len(cost) // 2]:9.0f}" if key == "changed" else "")
                )
    return lines


def main() -> None:
    """Print the table."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--seeds", type=int, default=10)
    ask.add_argument("--clauses", type=int, default=1000)
    ask.add_argument("--only", default="", help="only mixtures whose name contains this")
    ask.add_argument("--voice", default="", help="only this voice")
    given = ask.parse_args()
    print("\n".join(table(given.seeds, given.clauses, given.only, given.voice)))


if __name__ == "__main__":
    main()
