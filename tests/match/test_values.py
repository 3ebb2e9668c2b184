"""Agreements laid flat."""

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given

from contractmodel.match import Match, flatten
from contractmodel.model import Agreement, Block, BlockType, Clause, Signature, SignatureField
from tests.strategies import agreements


def test_a_signature_s_words_are_its_party_and_its_printed_labels_where_it_has_no_text():
    fields = (
        SignatureField(name="signed", printed="Signed:", text="/s/ A"),
        SignatureField(name="date", printed="Date:"),
    )
    side = flatten(Agreement.build([Signature(type=BlockType.SIGNATURE, party="Author", fields=fields)]))
    assert side.normal == ("Author Signed: Date:",)


def test_headings_and_labels_stand_apart_and_keys_join_heading_and_text():
    side = flatten(
        Agreement.build([Clause(label="Article IV", heading="The  Fee", text="Due."), Block(type=BlockType.NOTICE)])
    )
    assert (side.headings, side.labels, side.normal) == (("The Fee", ""), ("IV", ""), ("Due.", ""))
    assert side.keys == ("The Fee\nDue.", "")


def test_layout_is_folded():
    one, other = (flatten(Agreement.build([Clause(text=text)])) for text in ("the “fee”", 'the  "fee"'))
    assert one.keys == other.keys


@given(agreements())
def test_a_side_is_the_walk_with_parents_and_ends(agreement):
    side = flatten(agreement)
    assert list(side.blocks) == list(agreement.walk())
    assert len(side) == len(side.paths)
    for index, block in enumerate(side.blocks):
        assert [side.blocks[child] for child in side.children(index)] == list(block.body)
        assert all(side.parent[child] == index for child in side.children(index))
        assert side.end[index] - index == sum(1 for _ in block.walk())
        above = side.parent[index]
        assert side.depth[index] == (side.depth[above] + 1 if above >= 0 else 0)


def test_a_memo_shares_strings_between_sides():
    memo: dict[str, str] = {}
    one = flatten(Agreement.build([Clause(text="the  fee")]), memo)
    other = flatten(Agreement.build([Clause(text="the  fee")]), memo)
    assert one.normal[0] is other.normal[0]


def test_matches_are_frozen():
    with pytest.raises(FrozenInstanceError):
        Match(before=(0,), after=()).moved = True  # type: ignore[misc]
