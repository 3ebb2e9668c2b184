"""Inputs that once failed, by their seeds, and a few that never did: none may crash or lose a character."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks import fuzz, losses  # noqa: E402

FAILED = [int(line) for line in (ROOT / "tests" / "fuzz_seeds.txt").read_text().split()]


@pytest.mark.parametrize("seed", [*FAILED, *range(20)])
def test_seed(seed):
    assert fuzz.outcome(*fuzz.made(seed)) == ""


def test_a_seed_gives_the_same_input_for_ever():
    assert fuzz.made(7) == fuzz.made(7)
    assert fuzz.made(7) != fuzz.made(8)


def test_a_crash_is_told(monkeypatch):
    def crash(*_, **__):
        raise ZeroDivisionError

    monkeypatch.setattr(fuzz, "load", crash)
    assert "ZeroDivisionError" in fuzz.outcome("x.txt", b"x")


def test_a_lost_and_a_doubled_character_are_told():
    from attrs import evolve

    from contractmodel import load

    agreement = load("1. You agree.\n2. We agree.\n")
    assert losses.trouble(agreement) == ""
    first = agreement.body[0]
    lost = evolve(agreement, body=(evolve(first, text_spans=()), *agreement.body[1:]))
    assert losses.trouble(lost).startswith("lost: 'Y' at 3")
    twice = evolve(agreement, body=(evolve(first, text_spans=first.text_spans * 2), *agreement.body[1:]))
    assert losses.trouble(twice).startswith("owned 2 times: 'Y'")
    outside = evolve(agreement, body=(evolve(first, body=agreement.body[1:]),))
    assert "is outside its parent" in losses.trouble(outside)
