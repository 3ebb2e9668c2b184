"""A sentence that left one clause for another is told on both, and stays substantive."""

import contractmodel as cm

STRAY = "The seller keeps the keys until the price is paid."
BEFORE = (
    f"1. The seller delivers the goods within ten days. {STRAY}\n\n2. The buyer pays the price in coin at the quay.\n"
)
AFTER = (
    f"1. The seller delivers the goods within ten days.\n\n2. The buyer pays the price in coin at the quay. {STRAY}\n"
)


def notes(found):
    return [(pair.after, pair.notes) for pair in found.pairs if pair.notes]


def test_both_clauses_name_the_other():
    found = cm.diff(BEFORE, AFTER)
    told = "a sentence moved: “The seller keeps the keys until…” moved from 1 to 2"
    assert notes(found) == [(("1",), (told,)), (("2",), (told,))]
    assert [pair.significance.value for pair in found.pairs] == ["substantive", "substantive"]
    assert found.apply(found.before) == found.after
    back = found.invert()
    assert back.apply(found.after) == found.before
    assert notes(back) == [(way, (told.replace("1 to 2", "2 to 1"),)) for way, _ in notes(found)]


def test_words_that_differ_or_came_twice_did_not_move():
    other = AFTER.replace("keys until", "keys and bills until")
    assert notes(cm.diff(BEFORE, other)) == []
    twice = AFTER + f"\n3. The carrier waits for the tide. {STRAY}\n"
    before = BEFORE + "\n3. The carrier waits for the tide.\n"
    assert notes(cm.diff(before, twice)) == []
