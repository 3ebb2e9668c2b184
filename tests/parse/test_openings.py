"""What a pattern's match may begin or end with is never told too narrowly: an unasked line could not have matched."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contractmodel.parse.grammar import load
from contractmodel.parse.openings import closings, openings

GRAMMAR = load("agreement")
TOLD = sorted(name for name in GRAMMAR.patterns if isinstance(GRAMMAR.opens(name), str))
CLOSED = sorted(name for name in GRAMMAR.patterns if isinstance(GRAMMAR.closes(name), str))


@pytest.mark.parametrize("name", TOLD)
@settings(max_examples=20)
@given(data=st.data())
def test_no_match_begins_otherwise(name, data):
    text = data.draw(st.one_of(st.from_regex(GRAMMAR[name]), st.text(max_size=8)))
    for at in range(min(len(text), 40)):
        if GRAMMAR[name].match(text, at):
            assert text[at : at + 1] in GRAMMAR.opens(name)


@pytest.mark.parametrize("name", CLOSED)
@settings(max_examples=20)
@given(data=st.data())
def test_no_line_that_matches_ends_otherwise(name, data):
    line = data.draw(st.one_of(st.from_regex(GRAMMAR[name]), st.text(max_size=8)))
    found = None if any(sign in line for sign in "\n\r") else GRAMMAR[name].match(line)
    if found:
        assert found.end() == len(line)
        assert line[-1:] in GRAMMAR.closes(name)


@given(st.sampled_from("abcikst.([§ “"), st.text("abcikstKſıİ1.([§ “", max_size=4), st.booleans())
def test_letters_match_in_either_case_where_case_is_ignored(letter, text, ignoring):
    pattern = f"(?i:{re.escape(letter)})" if ignoring else re.escape(letter)
    if re.match(pattern, text):
        assert text[0] in openings(pattern)


@pytest.mark.parametrize("pattern", [r"\w", r".", r"[^a]", "a*", "(?:a|)", r"[a-\uffff]", "(?!a)"])
def test_what_may_begin_with_anything_is_always_asked(pattern):
    assert openings(pattern) is None


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("(?=ab)[a-z]+", "a"),
        ("(?<=x)b", "b"),
        ("a?b", "ab"),
        ("(?:(?i:a)|b)c", "Aab"),
        ("(?=x*)y", "y"),
        ("[a-c]", "abc"),
    ],
)
def test_what_stands_first_is_told(pattern, told):
    assert openings(pattern) == told


@pytest.mark.parametrize(
    "pattern", [r"\w$", "a", "a$b?", ".*(?<=a)", ".*+(?<=a)b?", "a?$", ".*+(?!a)", "(?:a$|b)", r".*+(?:(?<=a)|b?)"]
)
def test_what_may_end_with_anything_or_before_the_line_does_is_always_asked(pattern):
    assert closings(pattern) is None


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("[a-z](?<=[ab])$", "ab"),
        ("ab?$", "ab"),
        ("(?:(?i:a)|b$)$", "Aab"),
        ("x(?=y)$", "x"),
        (r".*+(?:(?<=[:;])|(?<=\bthat)(?<=at))", ":;t"),
        ("(?:x$|y$)", "xy"),
    ],
)
def test_what_stands_last_is_told(pattern, told):
    assert closings(pattern) == told
