"""Where a pattern may match is never told too narrowly: what a run through the whole text finds, is found."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractmodel.parse.beginnings import beginnings, finder
from contractmodel.parse.grammar import joined, load

REFERENCE = load("reference")
TOLD = ("CITING", "SELF", "FOREGOING", "ATTACHED", "POINTED", "BARE")
WORDS = "this |Section|section |§|3|4.2|(b)| |THIS |Exhibit |A|the |foregoing|x|-|preceding clause|Art. |Conditions "
MORE_WORDS = " above|, |1(a)|é|\u00a0|Party |Subsection |Cl."
PIECES = st.sampled_from([*WORDS.split("|"), *MORE_WORDS.split("|")])
TEXTS = st.lists(PIECES, max_size=12).map("".join)


def spans(found):
    return [met.span() for met in found]


@given(TEXTS)
def test_one_run_finds_what_each_pattern_finds(text):
    together = REFERENCE.met_all(TOLD, text)
    for name, found in zip(TOLD, together, strict=True):
        wanted = spans(REFERENCE[name].finditer(text))
        assert spans(found) == wanted
        assert spans(REFERENCE.met(name, text)) == wanted


def test_a_pattern_without_a_finder_is_asked_everywhere():
    text = "as of this day, hereof"
    assert spans(REFERENCE.met("OWN", text)) == spans(REFERENCE["OWN"].finditer(text))


@given(st.data())
@pytest.mark.parametrize("name", TOLD)
def test_every_match_begins_as_told(name, data):
    text = data.draw(st.from_regex(REFERENCE[name]))
    for met in REFERENCE[name].finditer(text):
        assert met[0].startswith(beginnings(REFERENCE.patterns[name]))


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("[ab]c", ("ac", "bc")),
        ("ab?c", ("abc", "ac")),
        ("(?i:ab)c", ("ABc", "Abc", "aBc", "abc")),
        ("a{1,2}b", ("aab", "ab")),
        (r"a\w+b", ("a",)),
        ("a+b", ("a",)),
        ("(?:a|ab)c", ("abc", "ac")),
        ("a(?=b)c?d", ("acd", "ad")),
        ("a|", None),
        (r"\d", None),
        (".a", None),
    ],
)
def test_beginnings(pattern, told):
    assert beginnings(pattern) == told


def test_many_beginnings_are_told_by_fewer_letters():
    told = beginnings("[a-z][a-z][a-z][a-z]")
    assert told is not None
    assert len(told) <= 26**2
    assert all(len(one) <= 2 for one in told)


def test_a_finder_needs_to_know_what_stands_before():
    assert finder("clause") is None
    assert re.sub(finder(r"(?<![\w-])clause"), "|", " clause subclause") == "|clause subclause"
    assert joined([]) is None
