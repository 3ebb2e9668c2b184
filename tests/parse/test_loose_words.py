"""Words that cite a clause only where the agreement calls its clauses so: conditions, rules, chapters."""

import pytest

from contractmodel.model import Source, SourceText
from contractmodel.parse import parse


def cited(text):
    return [(one.text, one.target, one.external) for one in parse(SourceText(Source(), text)).references]


SALE = "1. Price\nAs listed.\n\n2. Payment\n"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            f"Conditions of Sale\n\n{SALE}As Condition 1 says, and this Condition too.",
            [("Condition 1", "1", False), ("this Condition", "2", False)],
        ),
        (f"Sale of Boats\n\n{SALE}On Condition 1 and in Chapter 1 of the guide, and on this Condition.", []),
        ("House Rules\n\nRule 1. Be quiet.\n\nRule 2. Rule 1 binds guests.", [("Rule 1", "1", False)]),
        ("Sale of Boats\n\n1. Shares are held under Regulation 1 of that day.", []),
        ("The Condition of Boats\n\n1. Pay.\n\n2. Condition 1 is poor.", []),
    ],
)
def test_a_word_cites_where_clauses_are_called_so(text, wanted):
    assert cited(text) == wanted


def test_a_citation_that_hangs_on_a_part_of_a_law_is_a_law_s():
    text = "1. Pay.\n\n4. Keep.\n\n5. Wages under article 4 of title 6 are due."
    assert cited(text) == [("article 4", None, True)]


def test_the_labels_word_decides():
    text = "Sale\n\nRule 1. Pay.\n\nRule 2. Keep.\n\nSection 1. See Rule 1 and Section 1."
    assert [target for _, target, _ in cited(text)] == ["1", "2.1"]
