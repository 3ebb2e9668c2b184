"""What each threshold of the matching is worth: the tables' scores when it alone is set otherwise.

`python -m benchmarks.thresholds` tries, for each threshold, values below and above the one in use, on the same cases:
the lowest F1 on changed pairs, and the mean F1 of moves, splits and merges.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from benchmarks.drafts import Case
from benchmarks.matching import scored, voices
from benchmarks.mixtures import MIXTURES, case
from contractmodel.match import match, thresholds

TRIED: dict[str, tuple[float, ...]] = {
    "SHORT_WORDS": (1, 2, 4, 6),
    "POSTING_CAP": (2, 8),
    "CANDIDATES": (2, 8),
    "SURE": (0.35, 0.65),
    "MARGIN": (0.0, 0.05, 0.3),
    "CLEAR": (0.7, 1.01),
    "PLACE_LIFT": (0.0, 0.3),
    "LONG_WORDS": (4, 16),
    "DISTINCT": (0.0, 0.03, 0.1, 0.2),
    "SURELY": (0.5, 1.0),
    "RARE_TWINS": (1, 2, 5, 9),
    "PLAIN": (0.5, 0.9, 2.0),
    "IN_PLACE": (0.25, 0.33, 0.5, 0.6),
    "NEARBY": (0.35, 0.65),
    "HELD": (0.25, 0.75, 2.0),
    "UNLIKE": (0.0, 0.5),
    "ELSEWHERE": (0.35, 0.65, 2.0),
    "GAP_CELLS": (16, 256),
    "CONTAINED": (0.5, 0.85),
    "COVERED_ANEW": (0.4, 0.8),
    "REST_COVERED": (0.4, 2.0),
    "SHORT_PIECE": (3, 10),
    "WITHIN": (0.5, 2.0),
    "IN_SEQUENCE": (0.0, 0.6),
    "WHOLE_COVERED": (0.3, 0.8),
    "NEIGHBOURS": (1, 8),
    "LARGE_WHOLE": (30,),
}
"""Each threshold and the values that it is tried with, beside the one in use."""


def put(name: str, value: float) -> None:
    """Set a threshold wherever this room's modules have imported it."""
    for module in [m for key, m in sys.modules.items() if key.startswith("contractmodel.match.")]:
        if hasattr(module, name):
            setattr(module, name, value)


def measured(cases: list[tuple[str, Case]]) -> str:
    """The figures of one setting."""
    changed: dict[str, list[float]] = {}
    other: dict[str, list[float]] = {"moves": [], "splits": [], "merges": []}
    for voice, truth in cases:
        for name, score in scored(truth, match(truth.before, truth.after)).items():
            if name == "changed":
                changed.setdefault(voice, []).append(score.f1)
            elif name in other and score.true:
                other[name].append(score.f1)
    lows = "".join(f"{min(found):9.3f}{sum(found) / len(found):9.4f}" for found in changed.values())
    return lows + "".join(f"{sum(found) / max(1, len(found)):9.3f}" for found in other.values())


def table(seeds: int, clauses: int) -> Iterator[str]:
    """The lines of the table."""
    speaking = voices()
    cases = [
        (voice, case(seed, clauses, speak, mixture, restyle=seed % 2 == 1))
        for voice, speak in speaking.items()
        for mixture in MIXTURES.values()
        for seed in range(seeds)
    ]
    heads = "".join(f"{voice[:6] + ' min':>9}{'mean':>9}" for voice in speaking)
    yield f"{'':24}{heads}{'moves':>9}{'splits':>9}{'merges':>9}"
    yield f"{'as it is':24}{measured(cases)}"
    for name, values in TRIED.items():
        used = getattr(thresholds, name)
        for value in values:
            put(name, value)
            yield f"{name:16}{value:8}{measured(cases)}"
        put(name, used)


def main() -> None:
    """Print the table."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--seeds", type=int, default=2)
    ask.add_argument("--clauses", type=int, default=400)
    given = ask.parse_args()
    for line in table(given.seeds, given.clauses):
        print(line, flush=True)


if __name__ == "__main__":
    main()
