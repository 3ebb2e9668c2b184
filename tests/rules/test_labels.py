"""Findings on labelled pairs: right where a rule speaks, and few are missed."""

from __future__ import annotations

from importlib.resources import files

import pytest

from benchmarks.findings_accuracy import ENOUGH_CASES, LEAST_PRECISION, LEAST_RECALL, Case, Score, cases
from contractmodel.rules.catalogue import CATALOGUE
from contractmodel.rules.page import page
from contractmodel.rules.values import Stability

CASES = list(cases())


@pytest.fixture(scope="module")
def judged() -> list[tuple[Case, frozenset[str]]]:
    return [(case, case.judged()) for case in CASES]


def test_findings_are_right(judged):
    found = sum(len(said) for _, said in judged)
    right = sum(len(said & (case.says | case.may)) for case, said in judged)
    assert right / found >= LEAST_PRECISION


def test_few_findings_are_missed(judged):
    wanted = sum(len(case.says) for case, _ in judged)
    assert sum(len(said & case.says) for case, said in judged) / wanted >= LEAST_RECALL


def test_a_stable_rule_is_right_in_enough_cases(judged):
    total = Score()
    for case, said in judged:
        total.count(case, said)
    stable = [rule for rule in CATALOGUE if rule.stability is Stability.STABLE]
    few = {r.id for r in stable if len(page(r).fires) + total.found[r.id] < ENOUGH_CASES}
    wrong = {r.id for r in stable if total.precision(r.id) < LEAST_PRECISION}
    assert (few, wrong) == (set(), set())


def test_every_page_belongs_to_a_rule():
    pages = {path.name.removesuffix(".toml") for path in (files("contractmodel.rules") / "pages").iterdir()}
    assert pages == {rule.id for rule in CATALOGUE}


@pytest.mark.parametrize("case", [c for c in CASES if c.before and not c.as_][::12], ids=lambda case: case.name[:60])
def test_nothing_is_said_of_the_same_text(case):
    assert case._replace(after=case.before).judged() == frozenset()
