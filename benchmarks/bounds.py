"""How far moves can be known by their words: what is found when whatever did not move is known already.

`python -m benchmarks.bounds` prints, for the mixture with 85 % of all clauses edited, how many of the moved ones have
their true partner for their best one by words in common among what did not stay, and the F1 of moves of a ranking by
rare wording in common, cut with the truth at hand where it is best. A measure for the matcher's figures, not a proof:
it may do better, for it looks at more.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from benchmarks.drafts import Case
from benchmarks.matching import voices
from benchmarks.mixtures import MIXTURES, case
from contractmodel.match.values import flatten
from contractmodel.match.words import Lexicon, triples


@dataclass(frozen=True)
class Bound:
    """Of `moved` clauses, how many lead by words in common (`best`), and the best F1 by rare wording."""

    moved: int
    best: int
    f1: float


def bound(truth: Case) -> Bound:
    """What can be known of the moves of one case by text, everything that stayed being known."""
    lexicon = Lexicon()
    old = [lexicon.encode(key) for key in flatten(truth.before).keys]
    new = [lexicon.encode(key) for key in flatten(truth.after).keys]
    stayed = {(i, j) for i, j in truth.links if j not in truth.moved}
    lefts = sorted(set(range(1, len(old))) - {i for i, _ in stayed})
    rights = sorted(set(range(1, len(new))) - {j for _, j in stayed})
    alike = {(i, j): LCSseq.normalized_similarity(old[i], new[j]) for i in lefts for j in rights}
    partner = {j: i for i, j in truth.links if j in truth.moved}
    best = sum(
        all(alike[i, j] > alike[x, j] for x in lefts if x != i)
        and all(alike[i, j] > alike[i, y] for y in rights if y != j)
        for j, i in partner.items()
    )
    seen = Counter(run for code in old for run in set(triples(code)))
    then = Counter(run for code in new for run in set(triples(code)))
    told = {
        (i, j): sum(1 / (seen[run] * then[run]) for run in set(triples(old[i])) & set(triples(new[j])))
        for i in lefts
        for j in rights
    }
    taken: set[int] = set()
    given: set[int] = set()
    right = claimed = 0
    f1 = 0.0
    for i, j in sorted(told, key=lambda pair: (-told[pair], pair)):
        if i not in taken and j not in given:
            taken.add(i)
            given.add(j)
            claimed += 1
            right += partner.get(j) == i
            f1 = max(f1, 2 * right / (claimed + len(partner)))
    return Bound(len(partner), best, f1)


def main() -> None:
    """Print a line for each voice."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--seeds", type=int, default=10)
    ask.add_argument("--clauses", type=int, default=1000)
    given = ask.parse_args()
    print(f"{'voice':12}{'moved':>8}{'best by words':>15}{'F1 min':>9}{'F1 mean':>9}")
    for name, voice in voices().items():
        found = [
            bound(case(seed, given.clauses, voice, MIXTURES["85 % edited"], restyle=seed % 2 == 1))
            for seed in range(given.seeds)
        ]
        moved, best = sum(each.moved for each in found), sum(each.best for each in found)
        f1 = [each.f1 for each in found]
        print(f"{name:12}{moved:8}{best:15}{min(f1):9.3f}{sum(f1) / len(f1):9.3f}")


if __name__ == "__main__":
    main()
