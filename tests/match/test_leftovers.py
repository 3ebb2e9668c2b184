"""What is paired last: families of clauses, of which one was moved and edited."""

from contractmodel.match import match
from contractmodel.match.leftovers import Claim, unrivalled
from contractmodel.model import Agreement, Clause

PLACES = ("Aldmoor", "Brinsea", "Corvale", "Dunmere", "Eskholt", "Farrow", "Glenby", "Hexwick")
GOODS = ("barley", "copper", "flax", "glass", "hemp", "iron", "jute", "linen")


def family(place, good):
    return (
        f"The carrier shall bring the goods to the warehouse at {place} within ten days of the order, keep them dry "
        "and under lock until the buyer calls for them, and hand over the receipt with the keys. Where the buyer does "
        "not call within a month of the notice, the carrier may sell what spoils, shall pay the price less its own "
        f"charges into the account that the buyer named, and keeps the books on {good} open to both parties for as "
        "long as any part of the price is not paid in full."
    )


def agreement(*articles):
    return Agreement.build(
        [
            Clause(
                label=f"{n}.",
                heading=heading,
                body=tuple(Clause(label=f"{n}.{m}", text=text) for m, text in enumerate(texts, 1)),
            )
            for n, (heading, texts) in enumerate(articles, 1)
        ]
    )


def moved(before, after):
    """Before texts to after texts of the pairs that moved."""
    found = match(before, after)
    return {(found.before.normal[m.before[0]], found.after.normal[m.after[0]]) for m in found.matches if m.moved}


ROAD = [family(place, good) for place, good in zip(PLACES, GOODS, strict=True)]
EDITED = (
    ROAD[2]
    .replace("within ten days of the order", "before the harvest fair of each year")
    .replace("keep them dry", "store them off the ground")
)


def test_one_of_a_family_moved_and_edited_is_known_by_what_only_it_says():
    before = agreement(("Carriage by road", ROAD), ("Insurance", ["The buyer insures the goods from the quay on."]))
    after = agreement(
        ("Carriage by road", [*ROAD[:2], *ROAD[3:]]),
        ("Insurance", ["The buyer insures the goods from the quay on.", EDITED]),
    )
    assert moved(before, after) == {(ROAD[2], EDITED)}


def test_another_of_the_family_is_not_the_one_that_went():
    new = family("Ingleton", "timber")
    before = agreement(("Carriage by road", ROAD), ("Insurance", ["The buyer insures the goods from the quay on."]))
    after = agreement(
        ("Carriage by road", [*ROAD[:2], *ROAD[3:]]),
        ("Insurance", ["The buyer insures the goods from the quay on.", new]),
    )
    assert moved(before, after) == set()


def test_equal_rivals_are_left_alone():
    assert unrivalled([Claim(2.0, 1, 5), Claim(2.0, 1, 6)]) == []
    assert unrivalled([Claim(2.0, 1, 5), Claim(2.0, 2, 5)]) == []
    assert unrivalled([Claim(4.0, 1, 5), Claim(2.0, 2, 5), Claim(9.0, 3, 7, held=True)]) == [Claim(4.0, 1, 5)]
