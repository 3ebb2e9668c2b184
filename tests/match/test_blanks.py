"""A block that is nothing but a blank answers to what came in its place."""

import pytest

from contractmodel.api import diff, load
from contractmodel.match import match

LEAD = "Loan\n\nThe lender is the person whose name and whose street are written here now:\n\n"
FORM = LEAD + "{{ lender }}\n\n{{ street }}\n\nThe fee is due.\n"


def filled(*lines):
    return FORM.replace("{{ lender }}\n\n{{ street }}", "\n\n".join(lines))


def pairs(after):
    found = match(load(FORM), load(after))
    return [(one.before, one.after) for one in found.matches if one.evidence == "in the place of a blank"]


def test_each_blank_has_what_stands_in_its_place():
    after = filled("Ada Example, who rows each day", "Pier Road 12, in the town of Harbour")
    assert pairs(after) == [((2,), (2,)), ((3,), (3,))]
    found = diff(load(FORM), load(after))
    assert found.verdict == "equivalent"
    assert [(fill.slot, fill.value) for fill in found.fills] == [
        ("lender", "Ada Example, who rows each day"),
        ("street", "Pier Road 12, in the town of Harbour"),
    ]


@pytest.mark.parametrize(
    "lines", [["Ada Example, who rows each day"], ["Ada, who rows", "Bo, who swims", "Cy, who runs"]]
)
def test_more_or_fewer_blocks_than_blanks_are_not_guessed(lines):
    assert pairs(filled(*lines)) == []


def test_operative_words_in_a_blank_are_read():
    found = diff(load(FORM), load(filled("Ada Example, who rows each day", "The borrower shall pay twice the fee.")))
    assert found.verdict == "different"


def test_a_block_without_blanks_that_says_nothing_answers_to_nothing():
    before = "1. Pay.\n\n2.\n\n3. Keep the boat.\n"
    after = "1. Pay.\n\nThe key is at the pier, and it is kept there.\n\n3. Keep the boat.\n"
    assert all(one.evidence != "in the place of a blank" for one in match(load(before), load(after)).matches)
