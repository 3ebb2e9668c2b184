"""Nothing a stranger wrote steers a terminal, reorders a line or hides."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractmodel.report.visible import visible


@given(st.text(alphabet=st.characters()))
def test_what_is_shown_prints_and_is_stable(text):
    shown = visible(text)
    assert shown.isprintable()
    assert visible(shown) == shown


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "S", "M"])))
def test_ordinary_characters_are_left_alone(text):
    assert visible(text) == text


@pytest.mark.parametrize("char", [chr(c) for c in (0, 7, 8, 0x1B, 0x1F, 0x7F, 0x9B, 0x9D, 0x85)])
def test_controls_are_seen(char):
    shown = visible(f"a{char}b")
    assert shown[0] == "a"
    assert shown[-1] == "b"
    assert len(shown) > 2
    assert char not in shown


@pytest.mark.parametrize("char", ["\u202e", "\u2066", "\u200f", "\u061c", "\u200d", "\U000e0041", "\ud800", "\ue000"])
def test_what_reorders_or_hides_is_seen_by_its_number(char):
    assert visible(char) == f"⟨U+{ord(char):04X}⟩"


@pytest.mark.parametrize("char", ["\n", "\t", "\u00a0", "\u2028", "\u3000", "\x0c"])
def test_white_space_is_a_space(char):
    assert visible(f"a{char}b") == "a b"


def test_every_bidirectional_control_is_covered():
    controls = [chr(c) for c in range(0x110000) if unicodedata.bidirectional(chr(c)) in
                ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")]  # fmt: skip
    assert len(controls) == 9
    assert not any(c in visible(c) for c in controls)
