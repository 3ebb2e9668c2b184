"""Splits and merges: what joins a whole, and what does not."""

from contractmodel.match import match
from contractmodel.match.thresholds import LARGE_WHOLE
from contractmodel.match.wholes import LargeWhole, SmallWhole, whole_of
from contractmodel.match.words import common
from contractmodel.model import Agreement, Clause


def flat(texts):
    return Agreement.build([Clause(label=f"{n}.", text=text) for n, text in enumerate(texts, 1)])


def told(before, after):
    return [(m.before, m.after) for m in match(flat(before), flat(after)).matches]


SENTENCES = [
    f"Party {n} shall deliver item {n * 7} to place {n * 13} before day {n * 5} of month {n}." for n in range(120)
]


def test_a_long_list_turned_to_prose_and_back():
    keep = ["Nothing in this agreement limits any right that the law gives to a party against its will."]
    prose = " ".join(SENTENCES[:30])
    assert told([prose, *keep], [*SENTENCES[:30], *keep]) == [((0,), tuple(range(30))), ((1,), (30,))]
    assert told([*SENTENCES[:30], *keep], [prose, *keep]) == [(tuple(range(30)), (0,)), ((30,), (1,))]


def test_a_whole_of_thousands_of_words():
    prose = " ".join(SENTENCES)
    assert len(prose.split()) > LARGE_WHOLE
    assert told([prose], SENTENCES) == [((0,), tuple(range(120)))]


def test_pieces_that_were_edited_still_join():
    parts = [text.replace("shall deliver", "must hand over") for text in SENTENCES[:3]]
    assert told([" ".join(SENTENCES[:3])], parts) == [((0,), (0, 1, 2))]


def test_an_insertion_beside_a_clause_is_no_piece_of_it():
    new = "Each party bears the cost of its own insurance against fire, flood and theft."
    assert told(SENTENCES[:2], [SENTENCES[0], new, SENTENCES[1]]) == [((0,), (0,)), ((), (1,)), ((1,), (2,))]


def test_a_clause_repeated_is_no_split():
    assert told([SENTENCES[0]], [SENTENCES[0], SENTENCES[0]]) == [((0,), (0,)), ((), (1,))]


def test_small_and_large_wholes_agree_on_plain_pieces():
    code = "".join(chr(0x100 + n) for n in range(200))
    for made in (SmallWhole(code, common), LargeWhole(code, common)):
        assert made.gain(0, code[:80]) == 1.0
        made.add(0, code[:80])
        assert not made.covered()
        assert made.gain(1, code[:80]) == 0.0
        assert made.gain(1, code[60:100]) == 0.0
        assert made.gain(1, "xyzuvw") == 0.0
        made.add(1, code[80:160])
        assert made.covered()


def test_a_short_piece_of_a_large_whole_is_not_looked_for():
    code = "".join(chr(0x100 + n) for n in range(200))
    large = LargeWhole(code, common)
    assert large.gain(0, code[10:14]) == 0.0
    large.add(0, "zz")
    assert not large.covered()


def test_the_size_of_a_whole_decides_how_it_is_read():
    assert isinstance(whole_of("a" * LARGE_WHOLE, common, {}), SmallWhole)
    assert isinstance(whole_of("a" * (LARGE_WHOLE + 1), common, {}), LargeWhole)


def test_a_short_first_piece_joins_by_what_it_completes():
    rest = SENTENCES[1]
    assert told([f"Delivery of goods. {rest}"], ["Delivery of wares.", rest]) == [((0,), (0, 1))]


def test_a_clause_divided_word_for_word_though_a_like_one_was_inserted_there():
    like = SENTENCES[0].replace("item 0", "item 4") + " " + SENTENCES[1].replace("party", "firm")
    before = [SENTENCES[5], " ".join(SENTENCES[:2]), SENTENCES[6]]
    after = [SENTENCES[5], like, *SENTENCES[:2], SENTENCES[6]]
    assert told(before, after) == [((0,), (0,)), ((), (1,)), ((1,), (2, 3)), ((2,), (4,))]
    assert told(after, before) == [((0,), (0,)), ((1,), ()), ((2, 3), (1,)), ((4,), (2,))]


def test_which_of_two_rows_a_clause_became_is_not_left_to_chance():
    whole = " ".join(SENTENCES[:2])
    found = match(flat([whole, whole]), flat([*SENTENCES[:2], *SENTENCES[:2]]))
    assert all(m.evidence != "the same words in several" for m in found.matches)


def test_a_first_piece_of_three_words_that_was_edited():
    rest = "The seller keeps the plans, and every copy that it made of them, for nine years after the last delivery."
    before = [SENTENCES[5], "Keeping of plans. " + rest, SENTENCES[6]]
    after = [SENTENCES[5], "Storage of plans.", rest.replace("nine", "eleven"), SENTENCES[6]]
    assert told(before, after) == [((0,), (0,)), ((1,), (1, 2)), ((2,), (3,))]


def test_a_piece_gives_way_to_one_that_says_all_of_it():
    made = SmallWhole("abcdefghijklmnop", common)
    made.add(0, "abcdefgh")
    made.add(1, "abcdefghijklmnox")
    assert made.spare() == [0]
    made.remove(0)
    assert made.spare() == []
