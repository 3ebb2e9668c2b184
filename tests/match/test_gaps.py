"""Alignment inside gaps, candidates and rare wording."""

from contractmodel.match import match
from contractmodel.match.candidates import candidates
from contractmodel.match.gaps import aligned
from contractmodel.match.rarity import Rarity
from contractmodel.match.thresholds import GAP_CELLS, SAMPLE
from contractmodel.match.words import runs
from contractmodel.model import Agreement, Clause


def test_one_sure_pair_outweighs_two_doubtful_ones():
    like = {(0, 0): 0.45, (1, 1): 0.45, (0, 1): 0.9}
    assert aligned([0, 1], [0, 1], lambda i, j: like.get((i, j), 0.0), 0.4) == [(0, 1, 0.9)]


def test_nothing_below_the_floor_is_paired():
    assert aligned([0], [0], lambda *_: 0.39, 0.4) == []


def test_order_is_kept_and_leftovers_are_skipped_on_both_sides():
    like = {(1, 0): 0.8, (3, 2): 0.8}
    assert aligned([0, 1, 2, 3], [0, 1, 2], lambda i, j: like.get((i, j), 0.0), 0.4) == [(1, 0, 0.8), (3, 2, 0.8)]


def test_runs_that_many_share_name_no_candidate():
    old = dict.fromkeys(range(9), "abcdefghijkl") | {9: "mnopqrstuvwx"}
    new = {0: "abcdefghijkl", 1: "mnopqrstuvwz"}
    found = candidates(list(old), list(new), lambda i: runs(old[i]), lambda j: runs(new[j]))
    assert [(i, j) for _, i, j in found] == [(9, 1)]


def test_rare_is_what_the_rest_of_the_side_does_not_say():
    codes = ["abcdefghijklm"] * 5 + ["abcdefghijxyz"]
    rarity = Rarity(len(codes), codes.__getitem__)
    assert rarity.rare(0) == set()
    assert rarity.rare(5) == {"ijx", "jxy", "xyz"}


def test_a_large_side_is_sampled():
    codes = ["abcdefghijklm"] * (3 * SAMPLE)
    assert Rarity(len(codes), codes.__getitem__).rare(1) == set()


def flat(texts):
    return Agreement.build([Clause(label=f"{n}.", text=text) for n, text in enumerate(texts, 1)])


def told(before, after):
    return [(m.before, m.after) for m in match(flat(before), flat(after)).matches]


def test_a_gap_too_large_to_align_is_left_to_candidates():
    side = int(GAP_CELLS**0.5) + 5
    old = [f"Party {n} shall send item {n * 7} to place {n * 3} by the end of month {n}." for n in range(side)]
    new = [text.replace("shall send", "will deliver") for text in old]
    assert told(old, new) == [((n,), (n,)) for n in range(side)]


def test_many_equal_blocks_pair_in_order():
    assert told(["[Reserved]"] * 300, ["[Reserved]"] * 299)[:299] == [((n,), (n,)) for n in range(299)]
    assert told([""] * 80, [""] * 80) == [((n,), (n,)) for n in range(80)]


def test_a_family_keeps_its_order_when_every_member_was_edited():
    old = [
        f"The Supplier shall keep lot {n} of the goods in store {n} until the Buyer calls for it." for n in range(40)
    ]
    new = [text.replace("keep", "hold and keep").replace("calls", "asks") for text in old]
    assert told(old, new) == [((n,), (n,)) for n in range(40)]


def test_one_of_a_family_that_went_is_not_another_that_came_elsewhere():
    family = [
        f"The Supplier shall keep lot {n} of the goods in store {n} until the Buyer calls for it." for n in range(20)
    ]
    other = [
        f"Notice number {n} concerns whatever subject the parties may think of under heading {n}." for n in range(20)
    ]
    before = family[:8] + family[9:] + other
    after = family[:8] + family[9:14] + family[15:] + other[:10] + [family[8]] + other[10:]
    found = match(flat(before), flat(after))
    assert [m for m in found.matches if m.moved] == []
    assert sum(not m.after for m in found.matches) == sum(not m.before for m in found.matches) == 1
