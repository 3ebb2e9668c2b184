"""A rename that reaches into what is defined names another thing: never neutral."""

from __future__ import annotations

import pytest

import contractmodel as cm

OTHER_THING = {
    "a party": (
        '1. Quince Ltd ("Quince") sells to Pear ("Pear").\n\n2. Quince pays Pear.\n',
        ("Quince", "Apple"),
    ),
    "a plan of another year": (
        '1. The 2020 Plan (the "2020 Plan") holds.\n\n2. You follow the 2020 Plan.\n',
        ("2020", "2021"),
    ),
    "another currency": ('1. The fee is 5 euros ("euros").\n\n2. Pay 10 euros.\n', ("euros", "pounds")),
    "a further sentence that names another": (
        '1. "Plan" means what Acme wrote. It holds the 2020 Plan too.\n\n2. You follow the Plan.\n',
        ("Plan", "Scheme"),
    ),
    "a further sentence that begins with the name of another": (
        '1. "Plan" means what Acme wrote. Plan B is part of it.\n\n2. You follow the Plan.\n',
        ("Plan", "Scheme"),
    ),
    "what it means": (
        '1. "Plan" means the 2020 Plan of Acme.\n\n2. You follow the Plan.\n',
        ("Plan", "Scheme"),
    ),
}
SAME_THING = {
    "a common noun that stays": (
        "This regards an article entitled X (“the article”).\n\n1. You keep the article.\n",
        ("the article", "the paper"),
    ),
    "a further sentence about it": (
        '1. "Field Work" means surveys under an order. Field Work does not include repair.\n\n2. Field Work is paid.\n',
        ("Field Work", "Site Work"),
    ),
    "what it means stays": (
        '1. "Plan" means the paper of Acme.\n\n2. You follow the Plan.\n',
        ("Plan", "Scheme"),
    ),
}


@pytest.mark.parametrize(("before", "names"), OTHER_THING.values(), ids=OTHER_THING)
def test_another_thing_is_meant(before, names):
    found = cm.diff(before, before.replace(*names))
    assert found.verdict.value == "different"
    assert all(not rename.proved and rename.why for rename in found.renames)


@pytest.mark.parametrize(("before", "names"), SAME_THING.values(), ids=SAME_THING)
def test_the_same_thing_is_meant(before, names):
    found = cm.diff(before, before.replace(*names))
    assert found.verdict.value == "equivalent"
    assert [rename.proved for rename in found.renames] == [True]
