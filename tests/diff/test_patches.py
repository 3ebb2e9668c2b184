"""Patches: what they refuse, what they carry, how compact they are; the inverse told in full."""

import json

import pytest

from contractmodel.diff import compare
from contractmodel.diff.patch import FORMAT, Change, Patch, Run, from_data, patch_of
from contractmodel.diff.shapes import Shape, digest, made, placed, same, shape
from contractmodel.diff.splices import Splice
from contractmodel.diff.typeset import typeset
from contractmodel.model import Block, BlockType, Clause, ContractError, Footnote, Schedule, Signature, SignatureField
from tests.diff.trees import agreement

BEFORE = """
# Form
[This is version 1 of the form.]
1. *Fees.* You pay.
    (a) each month
    (b) by post
2. We wait.
Schedule A *Prices*
    1. Ten coins.
Signature You | signed: | date: 2025-01-01
^1 A note.
"""
AFTER = """
# Form
1. *Charges.* You pay now.
    (a) each month
        (i) in coins
    (b) by post
3. It ends.
Schedule A *Prices*
    1. Ten coins.
Signature You | signed: Ada | date: 2025-01-01
^2 A note.
"""


def test_a_patch_turns_one_into_the_other_and_back():
    before, after = agreement(BEFORE), agreement(AFTER)
    patch = compare(before, after).patch()
    assert patch.apply(before) == after
    assert patch.invert().apply(after) == before
    assert from_data(json.loads(json.dumps(patch.as_data()))) == patch
    assert patch.apply(before).readings.reader is before.readings.reader


def test_a_patch_is_compact_where_nothing_changed():
    before = agreement("\n".join(f"{n}. You pay the fee number {n}." for n in range(1, 60)))
    after = agreement("\n".join(f"{n}. You pay the fee number {n}{'' if n != 30 else ' twice'}." for n in range(1, 60)))
    patch = compare(before, after).patch()
    assert patch.runs == (Run((0,), (0,), 29), Run((30,), (30,), 29))
    assert patch.changes == (Change((29,), (29,), None, None, (Splice(25, "", " twice"),)),)


def test_a_patch_applies_to_the_same_agreement_read_otherwise():
    before, after = agreement("1. You’re “free”."), agreement("1. You’re not “free”.")
    other = agreement('1. You\'re   "free".')
    assert compare(before, after).patch().apply(other) == after


@pytest.mark.parametrize("text", ["1. You pay more.", "1. You pay.\n2. We wait.", "2. You pay."])
def test_a_patch_refuses_another_agreement(text):
    patch = compare(agreement("1. You pay."), agreement("1. You may pay.")).patch()
    with pytest.raises(ContractError, match="is not what the patch was made from"):
        patch.apply(agreement(text))


def test_a_forged_patch_is_refused_in_one_sentence():
    before = agreement("1. You pay.")
    own = digest(before)
    for forged in (
        Patch(own, "x", (Run((5,), (0,)),)),
        Patch(own, "x", (), (Change((0,), (0,), None, None, (Splice(0, "We", "You"),)),)),
        Patch(own, "x", (), (Change(None, (0,)),)),
        Patch(own, "x", (), (Change((7,), (0,)),)),
        Patch(own, "x", (), (Change(None, (0,), None, Shape("nonsense")),)),
    ):
        with pytest.raises(ContractError):
            forged.apply(before)


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {},
        {"format": "x"},
        {"format": FORMAT},
        {"format": FORMAT, "before": "", "after": "", "runs": [["a", "b", 1]], "changes": []},
        {"format": FORMAT, "before": "", "after": "", "runs": [["0", "0"]], "changes": []},
        {"format": FORMAT, "before": "", "after": "", "runs": [], "changes": [{"before": "0"}]},
        {
            "format": FORMAT,
            "before": "",
            "after": "",
            "runs": [],
            "changes": [{"before": "0", "after": None, "was": {}}],
        },
    ],
)
def test_what_is_no_patch_is_refused_in_one_sentence(data):
    with pytest.raises(ContractError, match="is not of the format"):
        from_data(data)


def test_patches_compose_only_in_a_row():
    one, two, three = (
        agreement(text) for text in ("1. You pay.", "1. You pay all.\n2. New.", "2. Newer.\n1. You pay all.")
    )
    first, second = compare(one, two), compare(two, three)
    assert first.compose(second).apply(one) == three
    with pytest.raises(ContractError, match="does not begin where the first one ends"):
        second.patch().compose(first.patch().compose(second.patch()))


def test_composing_follows_what_came_and_went():
    one = agreement(
        "1. Alpha stays here.\n2. Beta goes away soon.\n3. Gamma is last:\n    (a) delta one\n    (b) delta two"
    )
    two = agreement(
        "1. Alpha stays here.\n2. Fresh words come in.\n3. Gamma is last:\n    (a) delta one\n    (b) delta two"
    )
    three = agreement("0. Gamma is last:\n    (a) delta one\n    (b) delta two\n1. Alpha stays right here.")
    composed = compare(one, two).compose(compare(two, three))
    assert composed.apply(one) == three
    assert composed.invert().apply(three) == one
    back = compare(one, two).compose(compare(two, one))
    assert back.apply(one) == one


BLOCKS = [
    Block(type=BlockType.RECITAL, text="WHEREAS"),
    Clause(label="1.", heading="Fees", text="x"),
    Schedule(label="A", heading=None, text="x"),
    Signature(
        party="You",
        text="You: Date:",
        fields=(SignatureField(name="date", value="2025-01-01", text="x", printed="Date:"),),
    ),
    Footnote(mark="1", text="x"),
]


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.type.value)
def test_shapes_carry_what_counts(block):
    assert made(shape(block), block.text, ()) == block
    assert same(shape(block), shape(made(shape(block), block.text, ())))


def test_a_notes_mark_is_no_difference():
    assert same(Shape("footnote", mark="1"), Shape("footnote", mark="*"))
    assert digest(typeset([Footnote(mark="1", text="x")])) == digest(typeset([Footnote(mark="2", text="x")]))


def test_places_are_in_reading_order():
    body = (Clause(label="1.", body=(Clause(label="(a)"), Clause(label="(b)"))), Clause(label="2."))
    assert [place for place, _ in placed(body)] == [(0,), (0, 0), (0, 1), (1,)]


def test_the_inverse_tells_the_same_the_other_way():
    before, after = agreement(BEFORE), agreement(AFTER)
    there = compare(before, after)
    back = there.invert()
    assert back.before is after
    assert back.after is before
    assert back.verdict is there.verdict
    assert back.summary()["added"] == there.summary()["removed"]
    assert back.summary()["substantive"] == there.summary()["substantive"]
    assert back.invert().summary() == there.summary()
    assert sorted((e.before_text, e.after_text) for p in there.pairs for e in p.edits) == sorted(
        (e.after_text, e.before_text) for p in back.pairs for e in p.edits
    )
    assert patch_of(back) == there.patch().invert()


def test_a_typeset_agreement_loses_nothing():
    printed = typeset(agreement(BEFORE).body)
    owned = set()
    for block in printed.walk():
        spans = [*block.text_spans]
        if isinstance(block, Clause):
            spans += [block.label_span, *([block.heading_span] if block.heading_span else [])]
            assert block.label_span.of(printed.text) == block.label
        if isinstance(block, Signature):
            spans += [entry.span for entry in block.fields]
            for entry in block.fields:
                assert entry.span.of(printed.text) == entry.text
                assert entry.printed_span.of(printed.text) == entry.printed
        for span in spans:
            owned.update(range(*span))
    left = "".join(c for n, c in enumerate(printed.text) if n not in owned and not c.isspace())
    assert left == "[^1]:"
    assert printed.title == "Form"


def test_typesetting_a_signature_whose_fields_are_not_in_its_words():
    block = Signature(
        party="You", text="You sign here", fields=(SignatureField(name="x", text="v", printed="Nowhere:"),)
    )
    printed = typeset([block])
    assert printed.body[0] == block
    assert "v" in printed.text
    assert "You sign here" in printed.text
