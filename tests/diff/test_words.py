"""Tokens, alignments, hunks and the way back from normal text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractmodel.diff.align import gaps, in_order, runs, sentences
from contractmodel.diff.glyphs import layout_kinds, way_back
from contractmodel.diff.hunks import hunks, operative_note
from contractmodel.diff.splices import Splice, composed, reversed_splices, spliced, splices
from contractmodel.diff.threeway import merged_words
from contractmodel.diff.tokens import Piece, Words, worded
from contractmodel.model import Joint, Span, normal


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("non-exclusive, peer-reviewed", ["non-exclusive", ",", "peer-reviewed"]),
        ("$10,000.00 or 5% of €3", ["$10,000.00", "or", "5%", "of", "€3"]),
        ("on 8 January 2014 and March 3, 2026", ["on", "8 January 2014", "and", "March 3, 2026"]),
        ("see http://example.org/a.b.", ["see", "http://example.org/a.b", "."]),
        ("and/or and or", ["and/or", "and", "or"]),
        ("the author's 4.0 form 10-K", ["the", "author's", "4.0", "form", "10-K"]),
        ("“quoted” (a)", ['"', "quoted", '"', "(", "a", ")"]),
        ("10–12 and 10-12", ["10⁃12", "and", "10-12"]),
        ("2nd 3a. §5", ["2nd", "3a", ".", "§", "5"]),
        ("第1条 x", ["第1条", "x"]),
    ],
)
def test_numbers_dates_addresses_and_hyphenated_words_are_single_tokens(text, tokens):
    assert list(worded(text).keys) == tokens


TEXTS = st.text(
    alphabet=st.sampled_from("ab c'’“”-–—10\u00ad\ufb01<>/:.\u200b\u00a0\n\té\u0301\u2026h`"), max_size=40
) | st.sampled_from(["see <http://x.y/z> now", "pp. 10 – 12", "a\u00adb  ﬁne", "e\u0301te", "<<http://a>>"])


@given(TEXTS)
def test_the_way_back_leads_to_what_folds_to_the_same(text):
    folded = normal(text)
    way = way_back(text, folded)
    for at in range(len(folded)):
        assert 0 <= way.start(at) <= len(text)
        assert way.start(at) <= way.end(at + 1) <= len(text)
    starts = [way.start(at) for at in range(len(folded))]
    assert starts == sorted(starts)


@pytest.mark.parametrize("text", ["a “b” c—d", "  two  spaces ", "ﬁne a\u00adb", "see <http://x.y> it", "10–12 — 3"])
def test_every_word_is_found_where_it_stands(text):
    folded = normal(text)
    way = way_back(text, folded)
    words = Words([Piece(0, "", "text", text, folded)])
    for start, end in zip(words.starts, words.ends, strict=True):
        assert normal(text[way.start(start) : way.end(end)]).replace("⁃", "-") == folded[start:end].replace("⁃", "-")


def test_a_wide_number_range_is_followed_word_by_word():
    text = "see pages 10 – 12 of “it”"
    folded = normal(text)
    way = way_back(text, folded)
    assert folded == 'see pages 10⁃12 of "it"'
    assert way.start(0) == 0
    assert 0 <= way.end(len(folded)) <= len(text)


def test_layout_has_names():
    assert layout_kinds("it's “so”", 'it’s "so"') == (("apostrophe", 1), ("quotation mark", 2))
    assert layout_kinds("a — b…", "a - b...") == (("dash", 1), ("ellipsis", 1))
    assert layout_kinds("ﬁt", "fit") == (("ligature", 1),)
    assert layout_kinds("<http://a>", "http://a") == (("angle bracket", 1),)
    assert layout_kinds("law; and", "law;and") == (("white space", 1),)
    assert layout_kinds("co\u00adop", "coop") == (("hyphen", 1),)
    assert layout_kinds("été", "e\u0301te\u0301") == (("accent", 1),)
    assert layout_kinds("a\u200bb", "ab") == (("invisible character", 1),)


KEYS = st.lists(st.sampled_from("abcde.;"), max_size=60)


@given(KEYS, KEYS)
def test_runs_are_equal_stretches_in_order_and_gaps_the_rest(before, after):
    found = runs(before, after)
    i = j = 0
    for at, to, length in found:
        assert at >= i
        assert to >= j
        assert before[at : at + length] == after[to : to + length]
        assert length
        i, j = at + length, to + length
    covered = sum(length for _, _, length in found)
    left = gaps(found, len(before), len(after))
    assert sum(i1 - i0 for i0, i1, _, _ in left) == len(before) - covered
    assert sum(j1 - j0 for _, _, j0, j1 in left) == len(after) - covered


def test_long_and_very_different_texts_take_the_other_ways():
    import random

    chance = random.Random(3)
    many = [str(chance.randrange(400)) for _ in range(700)]
    other = [str(chance.randrange(400)) for _ in range(700)]
    shared = sum(length for _, _, length in runs(many, other))
    from rapidfuzz.distance import LCSseq

    assert shared == LCSseq.similarity(many, other)
    long = [f"w{n}" for n in range(5000)]
    changed = [word for n, word in enumerate(long) if n % 7]
    changed[1000:1000] = ["new"] * 50
    assert sum(length for _, _, length in runs(["x", *long], ["y", *changed])) == len(changed) - 50
    assert runs(["a"] * 3000 + ["b"], ["c"] + ["a"] * 2500 + ["d"] * 3) == []


def test_sentences_and_the_longest_order():
    assert sentences(["a", ".", "b"], frozenset(["."])) == [(0, 2), (2, 3)]
    assert in_order([]) == []
    assert in_order([(0, 3), (1, 4), (2, 1), (3, 5)]) == [(0, 3), (1, 4), (3, 5)]


def marked(before: str, after: str) -> list[tuple[str, str]]:
    """The hunks of two texts as words."""
    ours, theirs = worded(before), worded(after)
    found = hunks(ours, theirs, runs(ours.keys, theirs.keys), frozenset())
    return [(" ".join(map(str, ours.keys[a:b])), " ".join(map(str, theirs.keys[c:d]))) for a, b, c, d in found]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("You may assign it.", "You may not assign it.", [("", "not")]),
        ("You may assign it.", "You shall assign it.", [("may", "shall")]),
        ("the fee and the tax", "the fee and the cost and the tax", [("", "and the cost")]),
        ("It ends. You pay.", "It ends. You wait. You pay.", [("", "You wait .")]),
        ("You pay A, B and C.", "You pay A and C.", [(", B", "")]),
        ("one (two) three", "one three", [("( two )", "")]),
        ("It is red", "It is red; it stays so", [("", "; it stays so")]),
        (
            "The site may close your account at once for cause alone.",
            "The site shall delete all records after one month for cause alone.",
            [("may", "shall"), ("close your account at once", "delete all records after one month")],
        ),
        (
            "You pay all fees now",
            "You not render some thanks now",
            [("", "not"), ("pay all fees", "render some thanks")],
        ),
        (
            "You never pay all fees now",
            "You render some thanks now",
            [("never", ""), ("pay all fees", "render some thanks")],
        ),
        (
            "You pay all fees not now",
            "You render some thanks now",
            [("pay all fees", "render some thanks"), ("not", "")],
        ),
        (
            "You pay all fees now",
            "You render some thanks not now",
            [("pay all fees", "render some thanks"), ("", "not")],
        ),
    ],
)
def test_hunks_are_what_a_person_would_mark(before, after, expected):
    assert marked(before, after) == expected


def test_a_hunk_slides_to_where_a_blank_stands():
    ours, theirs = worded("by a a ."), worded("by a a a .")
    found = runs(ours.keys, theirs.keys)
    assert hunks(ours, theirs, found, frozenset([2])) == [(2, 2, 2, 3)]


def test_operative_words_in_long_hunks_are_told():
    assert operative_note(("x", "may"), ("y",)) is None
    assert operative_note(("a", "b", "c"), ()) is None
    assert operative_note(("you", "may", "go"), ("you", "go", "home")) == "“may” goes"
    assert operative_note(("you", "may", "go"), ("it", "may", "stay")) is None


def test_uncertain_hyphens_take_the_other_sides_reading():
    def words(text, *joints):
        return Words([Piece(0, "", "text", text, normal(text), joints=joints)])

    ours = words("the copublisher pays", Joint(6, hyphen=False))
    assert ours.rejoin(frozenset(["the", "co-publisher", "pays"])) == 1
    assert ours.keys == ["the", "co-publisher", "pays"]
    ours = words("the re-fund", Joint(6, hyphen=True))
    assert ours.rejoin(frozenset(["refund"])) == 1
    assert words("the re-fund", Joint(6, hyphen=True)).rejoin(frozenset(["xy"])) == 0
    assert words("the refund", Joint(0, hyphen=False)).rejoin(frozenset(["xy"])) == 0
    two = words("abcd", Joint(1, hyphen=False), Joint(3, hyphen=False))
    assert two.rejoin(frozenset(["a-bc-d"])) == 1


def test_tokens_fuse_whole_or_not_at_all():
    words = worded("under l'article 4 it ends")
    words.fuse([(0, 8, 17, ("reference", "0"))])
    assert words.keys == ["under", "l'", ("reference", "0"), "it", "ends"]
    words = worded("the journals pay")
    words.fuse([(0, 4, 11, ("term", 0)), (0, 20, 30, ("term", 1))])
    assert words.keys == ["the", "journals", "pay"]
    words = worded("a bb c")
    words.fuse([(0, 2, 4, ("x",)), (0, 2, 6, ("y",))])
    assert words.keys == ["a", ("x",), "c"]


def test_places_of_tokens():
    words = Words([Piece(0, "1", "heading", "Fees", "Fees"), Piece(0, "1", "text", "You pay “it”.", 'You pay "it".')])
    assert words.position(1, 0) == 1
    assert words.position(1, 7) == 3
    assert words.position(0, 4) == 1
    assert words.within(1, Span(4, 7)) == (2, 3)
    assert words.within(1, Span(5, 6)) == (0, 0)
    assert words.surfaces(0, 2) == ("Fees", "You")


@given(
    st.lists(
        st.lists(st.sampled_from(["the", "fee", "not", ",", "(a)", "10", "pay"]), max_size=8), min_size=3, max_size=3
    )
)
def test_splices_apply_reverse_and_compose(lists):
    one, two, three = (" ".join(words) for words in lists)
    first, second = splices(one, two), splices(two, three)
    assert spliced(one, first) == two
    assert spliced(two, reversed_splices(first)) == one
    assert spliced(one, composed(first, second)) == three


def test_a_splice_that_does_not_fit_is_refused():
    assert spliced("abc", (Splice(1, "x", "y"),)) is None
    assert spliced("abc", (Splice(2, "c", ""), Splice(0, "a", ""))) is None


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        ("a b c", "a b c", "a x c", "a x c"),
        ("a b c", "a x c", "a b c", "a x c"),
        ("a b c d", "a x c d", "a b c y", "a x c y"),
        ("a b c d", "a x c d", "a x c y", "a x c y"),
        ("a b c", "a x c", "a y c", None),
        ("a “b” c d", "a “b” c not d", 'a "bb" c d', "a “bb” c not d"),
        ("one two three four", "one two three", "two three four", "two three"),
        ("one two", "one two three", "one two four", None),
    ],
)
def test_words_merge_where_changes_do_not_touch(base, ours, theirs, merged):
    assert merged_words(base, ours, theirs) == merged
