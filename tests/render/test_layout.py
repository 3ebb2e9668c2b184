"""Lines of styled words: nothing is lost, nothing is too wide, marks stay with their words."""

from hypothesis import given
from hypothesis import strategies as st

from contractmodel.render.layout import Run, aside, cells, clipped, plain, pushed, width_of, wrap

STYLES = st.sampled_from(["", "insert", "delete"])
WORDS = st.text(alphabet="abc 契é", max_size=40)
RUNS = st.lists(st.tuples(WORDS, STYLES).map(lambda x: Run(*x)), max_size=6)


@given(RUNS, st.integers(10, 60), st.sampled_from(["", "  ", "1 "]))
def test_wrapping_keeps_every_word_and_the_width(runs, width, first):
    lines = wrap(runs, width, first)
    assert all(width_of(line) <= width for line in lines)
    text = "".join(run.text for run in runs)
    told = "".join("".join(r.text for r in line)[len(first) :] for line in lines)
    assert told.replace(" ", "") == text.replace(" ", "")


@given(RUNS, st.integers(10, 60))
def test_every_character_keeps_its_style(runs, width):
    before = [(c, style) for text, style in runs for c in text if c != " "]
    after = [(c, r.style) for line in wrap(runs, width) for r in line for c in r.text if c != " "]
    assert before == after


def test_a_space_inside_a_run_is_styled_and_one_between_runs_is_not():
    (line,) = wrap([Run("you "), Run("may not", "insert"), Run(" pay")], 40)
    assert line == (Run("you "), Run("may not", "insert"), Run(" pay"))


def test_marks_are_never_parted_from_their_words():
    (first, second) = wrap([Run("entitled"), Run("[+:+]", "insert"), Run(" x")], 13)
    assert (plain([first]), plain([second])) == ("entitled[+:+]\n", "x\n")


def test_later_lines_hang():
    assert plain(wrap([Run("one two three")], 9, "1 ", "  ")) == "1 one two\n  three\n"


def test_a_long_word_is_cut():
    assert plain(wrap([Run("abcdefghij k")], 4)) == "abcd\nefgh\nij k\n"


def test_no_words_are_one_empty_line():
    assert wrap([], 10) == [()]
    assert plain(wrap([Run("")], 10)) == "\n"


def test_wide_characters_take_two_cells_and_combining_ones_none():
    assert (cells("契約"), cells("e\u0301"), cells("a\u200d"), cells("é")) == (4, 1, 1, 1)
    assert plain(wrap([Run("契約 契約")], 4)) == "契約\n契約\n"


@given(WORDS, st.integers(0, 30))
def test_clipping_fits(text, room):
    shown = clipped(text, room)
    assert cells(shown) <= max(room, 0)
    assert shown in (text, "") or (shown.endswith("…") and text.startswith(shown[:-1]))


def test_what_stands_aside_is_at_the_edge_or_on_its_own_line():
    assert plain(aside([Run("a")], [Run("b")], 60)) == "a" + " " * 58 + "b\n"
    assert plain(aside([Run("a")], [Run("b")], 20)) == "a\n" + " " * 19 + "b\n"
    assert plain(aside([Run("a")], [], 20)) == "a\n"


def test_nothing_aside_changes_nothing():
    assert pushed((Run("a"),), (), 10) == (Run("a"),)
