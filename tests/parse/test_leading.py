"""Lead-ins, and what they lead into."""

from __future__ import annotations

import pytest

from contractmodel.model import Block, BlockType
from tests.parse.provision_trees import clause, paragraph, read


def test_lead_ins_carry_actor_and_negation_through_levels():
    agreement = read(
        clause(
            "1.",
            "General words stand first. Licensee shall not:",
            clause("(a)", "in respect of the code:", clause("(i)", "copy it; or"), clause("(ii)", "sell it;")),
            clause("(b)", "rent it out. The owner may inspect."),
        )
    )
    told = {
        b.path: [(p.kind.value, p.actor, p.polarity.value, p.lead_in) for p in b.provisions] for b in agreement.walk()
    }
    forbidden = ("prohibition", "Licensee", "negative", True)
    assert told["1"] == [("other", None, "positive", False)]
    assert told["1.a"] == []
    assert told["1.a.i"] == told["1.a.ii"] == [forbidden]
    assert told["1.b"] == [forbidden, ("permission", "the owner", "positive", False)]


def test_a_paragraph_s_lead_in_reaches_the_items_beside_it():
    item = Block(type=BlockType.ITEM, text="keep it safe.")
    agreement = read(paragraph("The custodian shall:"), item, paragraph("The end is near."), item)
    assert [[p.kind.value for p in b.provisions] for b in agreement.body] == [[], ["covenant"], ["other"], ["other"]]


def test_an_announcement_leaves_what_follows_to_itself():
    agreement = read(
        clause(
            "1.",
            "The parties agree as follows:",
            clause("(a)", "The press shall pay."),
            clause("(b)", "the fees of the court"),
        ),
        clause(
            "2.",
            "Copying is permitted provided that the following conditions are met:",
            clause("(a)", "the name stays; and"),
        ),
        clause(
            "3.",
            "The author agrees that:",
            clause("(a)", "the press may print it;"),
            clause("(b)", "it shall deliver the text."),
        ),
    )
    told = {b.path: [(p.kind.value, p.actor, p.modality.value) for p in b.provisions] for b in agreement.walk()}
    assert told["1.a"] == [("payment", "the press", "shall")]
    assert told["1.b"][0][0] == "other"
    assert told["2.a"] == [("condition", None, "condition")]
    assert told["3.a"] == [("permission", "the press", "may")]
    assert told["3.b"] == [("covenant", "the author", "shall")]


def test_very_long_lead_ins_keep_their_ends():
    lead = "The custodian shall, " + "in the manner agreed and " * 40 + "at the times set:"
    agreement = read(clause("1.", lead, clause("(a)", "keep the key.")))
    assert agreement["1.a"].provisions[0].lead_in


@pytest.mark.parametrize(
    ("lead", "item", "kind"),
    [
        ("The author warrants that:", "the press may rely on it. It is also short.", ["warranty", "warranty"]),
        ("The author warrants that:", "it is new. The press shall pay.", ["warranty", "payment"]),
        ("The author shall not", "sell the text", ["prohibition"]),
        ("These are the members", "ada and bo", ["other"]),
        (
            "The press may terminate this agreement if",
            "the author is late, and the author shall then repay the press.",
            ["termination", "payment"],
        ),
    ],
)
def test_what_stands_under_a_lead_in(lead, item, kind):
    agreement = read(clause("1.", lead, clause("(a)", item)))
    assert [p.kind.value for p in agreement["1.a"].provisions] == kind
