"""Words as codes, and what they have in common."""

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import LCSseq

from contractmodel.match import flatten
from contractmodel.match.words import Lexicon, Likeness, common, runs, runs_within
from contractmodel.model import Agreement, Clause

CODES = st.text(alphabet="abcdef", max_size=30)


@given(CODES, CODES)
def test_our_longest_common_subsequence_is_rapidfuzz_s(one, other):
    assert common(one, other) == LCSseq.similarity(one, other)


@given(st.lists(st.text(alphabet="ab(.,)'é ", min_size=1, max_size=8), max_size=12))
def test_a_text_gets_one_code_a_word(words):
    text = " ".join(words)
    assert len(Lexicon().encode(text)) == len(text.split())


def test_case_and_edge_punctuation_are_folded_but_words_are_not():
    lexicon = Lexicon()
    assert lexicon.encode('The "Fee", due') == lexicon.encode("the fee due.")
    assert lexicon.encode("shall not") != lexicon.encode("shall now")


def test_a_text_without_spaces_is_compared_by_character():
    lexicon = Lexicon()
    code = lexicon.encode("甲方应当在三十日内向乙方支付全部费用并提供书面通知和相关证明文件")
    assert len(code) == 32
    assert common(code, lexicon.encode("甲方应当在六十日内向乙方支付全部费用并提供书面通知和相关证明文件")) == 31


def test_codes_never_fall_among_the_surrogates():
    lexicon = Lexicon()
    codes = lexicon.encode(" ".join(f"w{n}" for n in range(60_000)))
    assert len(set(codes)) == 60_000
    assert not any(0xD800 <= ord(code) < 0xE000 for code in codes)


def likeness(one: str, other: str) -> Likeness:
    sides = [flatten(Agreement.build([Clause(label="1.", text=text)])) for text in (one, other)]
    return Likeness(*sides)


def test_likeness_counts_words_in_order():
    assert likeness("You pay the fee.", "You pay one fee.").of(0, 0) == 0.75
    assert likeness("", "You pay.").of(0, 0) == 0.0


def test_lengths_too_unequal_are_not_compared():
    short, long = "alpha beta", " ".join(f"w{n}" for n in range(100)) + " alpha beta"
    assert likeness(short, long).of(0, 0) == 2 * 2 / 104 / 2


def test_very_long_blocks_are_compared_as_bags():
    words = [f"w{n % 997}" for n in range(2500)]
    assert likeness(" ".join(words), " ".join(reversed(words))).of(0, 0) == 1.0


def test_figures_are_equal_with_and_without_rapidfuzz():
    one, other = "the fee is due within ten days of the notice", "a fee falls due ten days after the written notice"
    plain, fast = likeness(one, other), likeness(one, other)
    fast.expect(10_000)
    assert plain.of(0, 0) == fast.of(0, 0)


def test_word_runs_of_short_texts_reach_down_to_words():
    assert list(runs("abc")) == ["abc", "ab", "bc", "a", "b", "c"]
    assert "ab" not in runs("abcdefghijklm")


def test_runs_within_needs_sequence_not_order():
    assert runs_within("", "abc") == 0.0
    assert runs_within("abcdef", "abcxdef") == 0.5
    large = " ".join(f"w{n}" for n in range(700))
    assert likeness("w8 w9 w10 w11 x y", large).within(0, 0) == 0.5
    assert likeness("", large).within(0, 0) == 0.0
