"""The benchmark's floors on small generated agreements with known truth, and determinism."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.matching import scored
from benchmarks.mixtures import MIXTURES, case
from benchmarks.wording import boilerplate, varied
from contractmodel.match import match

FLOORS = {
    "standard": {"changed": 0.985, "moves": 0.95},
    "heavy": {"changed": 0.975, "moves": 0.85},
    "85 % edited": {"changed": 0.985, "moves": 0.80},
    "all edited": {"changed": 0.985},
    "subtrees, promotions": {"changed": 0.98, "moves": 0.95},
    "splits, merges": {"changed": 0.97, "splits": 0.93, "merges": 0.93},
    "near-duplicates": {"changed": 0.98, "moves": 0.85},
    "combined": {"changed": 0.97, "moves": 0.9},
}


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("mixture", FLOORS)
def test_varied_wording(mixture, seed):
    truth = case(seed, 400, varied, MIXTURES[mixture], restyle=seed == 2)
    scores = scored(truth, match(truth.before, truth.after))
    assert {name: scores[name].f1 for name, floor in FLOORS[mixture].items() if scores[name].f1 < floor} == {}


@pytest.mark.parametrize("mixture", ["standard", "near-duplicates", "subtrees, promotions"])
def test_boilerplate(mixture):
    truth = case(3, 400, boilerplate, MIXTURES[mixture])
    assert scored(truth, match(truth.before, truth.after))["changed"].f1 >= 0.98


@pytest.mark.parametrize(
    ("mixture", "kind", "floor"),
    [("85 % edited", "moves", 0.8), ("combined", "splits", 0.93), ("splits, merges, edited", "merges", 0.93)],
)
def test_boilerplate_by_kind(mixture, kind, floor):
    truth = case(2, 1000, boilerplate, MIXTURES[mixture])
    assert scored(truth, match(truth.before, truth.after))[kind].f1 >= floor


SCRIPT = """
from benchmarks.mixtures import MIXTURES, case
from benchmarks.wording import boilerplate
from contractmodel.match import match
truth = case(5, 300, boilerplate, MIXTURES["combined"])
print([(m.before, m.after, m.moved, m.evidence) for m in match(truth.before, truth.after).matches])
"""


def test_the_same_matching_under_every_hash_seed():
    root = Path(__file__).resolve().parents[2]
    told = set()
    for seed in ("0", "1", "4711"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)}
        run = subprocess.run(
            [sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, check=True
        )
        told.add(run.stdout)
    assert len(told) == 1
