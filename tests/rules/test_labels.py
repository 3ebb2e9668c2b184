"""Findings on labelled pairs: right where a rule speaks, and few are missed."""

from __future__ import annotations

import pytest

from benchmarks.findings_accuracy import LEAST_PRECISION, LEAST_RECALL, Case, cases

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


@pytest.mark.parametrize("case", CASES[::12], ids=lambda case: case.name[:60])
def test_nothing_is_said_of_the_same_text(case):
    assert case._replace(after=case.before).judged() == frozenset()
