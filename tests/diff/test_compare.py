"""What a comparison says beyond the readable cases: places in the documents, footnotes, types, limits, determinism."""

import pytest
from attrs import evolve

from contractmodel.diff import compare
from contractmodel.diff.landing import Landing
from contractmodel.diff.numbering import anchors, own_label
from contractmodel.diff.signing import compare_fields
from contractmodel.diff.values import Change, Significance, Verdict, Witness
from contractmodel.match import flatten, match
from contractmodel.model import (
    Agreement,
    Block,
    BlockType,
    Clause,
    CrossReference,
    Footnote,
    Mark,
    Option,
    Reader,
    Signature,
    SignatureField,
    Slot,
    SlotType,
    Span,
)
from tests.diff.trees import agreement


def typed(text: str) -> Agreement:
    """A plain text, read by the parser."""
    from contractmodel.ingest import read_bytes
    from contractmodel.parse import parse

    return parse(read_bytes(text.encode(), "x.txt", stated="text"))


def test_edits_say_where_they_stand_in_both_documents():
    before = typed("1. You shall pay the\n   fee of “ten”\n   coins.\n\n2. It ends.\n")
    after = typed("1. You may pay the fee\n   of “ten” silver coins.\n\n2. It ends.\n")
    edits = compare(before, after).pairs[0].edits
    assert [(e.before.of(before.text), e.after.of(after.text)) for e in edits] == [("shall", "may"), ("", " silver")]
    assert [(e.before_text, e.after_text) for e in edits] == [("shall", "may"), ("", " silver")]
    assert all(before["1"].text[slice(*e.before_at)] == e.before_text for e in edits)
    assert all(after["1"].text[slice(*e.after_at)] == e.after_text for e in edits)


def test_headings_and_fields_say_where_they_stand():
    before, after = (
        agreement("1. *Fees* You pay.\nSignature You | date: 1 May 2025"),
        agreement("1. *All fees* You pay.\nSignature You | date: 2 May 2025"),
    )
    heading, field = (edit for pair in compare(before, after).pairs for edit in pair.edits)
    assert (heading.part, heading.before.of(before.text), heading.after.of(after.text)) == (
        "heading",
        "Fees",
        "All fees",
    )
    assert (field.part, field.before.of(before.text), field.after.of(after.text)) == (
        "field:date",
        "1 May 2025",
        "2 May 2025",
    )


def test_blocks_built_by_hand_have_edits_without_places():
    before = Agreement.build([Clause(label="1.", heading="One", text="You pay.")])
    after = Agreement.build([Clause(label="1.", heading="Two", text="You may pay.")])
    assert [tuple(edit.before) for edit in compare(before, after).pairs[0].edits] == [(0, 0), (0, 0)]


def test_a_signature_without_words_of_its_own_is_compared_by_party_and_labels():
    def signature(party, value):
        entry = SignatureField(name="date", printed="Date:", text=value)
        return Agreement.build([Signature(party=party, fields=(entry,))])

    comparison = compare(signature("The Corresponding Author", ""), signature("The Corresponding Writer", ""))
    assert [(e.before_text, e.after_text) for e in comparison.pairs[0].edits] == [("Author", "Writer")]


def test_prompts_of_a_signature_go_with_its_fill():
    def form(text, value):
        entry = SignatureField(name="signed", printed="Signed:", text=value)
        built = Agreement.build([Signature(party="We", text=text, fields=(entry,))])
        slot = Slot(name="signed", type=SlotType.SIGNATURE, path="signature:1", field="signed", prompts=(Span(12, 23),))
        return evolve(built, slots=(slot,) if not value else ())

    blank = form("We: Signed: /by the us/", "")
    signed = compare(blank, form("We: Signed:", "Ada Example"))
    assert signed.verdict is Verdict.EQUIVALENT
    assert {edit.witness for edit in signed.pairs[0].edits} == {Witness.FILL}
    unsigned = compare(blank, form("We: Signed:", ""))
    assert unsigned.verdict is Verdict.DIFFERENT


def test_a_name_beside_the_party_fills_the_partys_line():
    before = Signature(party="You", text="You:", path="signature:1")
    named = evolve(before, fields=(SignatureField(name="name", text="Ada Example"),))
    signed = compare_fields(before, named, (), ())
    assert [(fill.slot, fill.value) for _, fill in signed.fills] == [("name", "Ada Example")]
    other = compare_fields(evolve(before, party="We"), named, (), ())
    assert [edit.witness for edit in other.edits] == [None]
    printed = evolve(before, fields=(SignatureField(name="title", printed="Title:", text="Dr"),))
    assert [edit.after_text for edit in compare_fields(before, printed, (), ()).edits] == ["Dr"]
    assert not compare_fields(before, evolve(before, fields=(SignatureField(name="title"),)), (), ()).edits


def test_fields_of_one_name_go_by_turn_and_slots_without_name_get_one():
    def block(*values):
        return Signature(
            path="signature:1",
            party="You",
            text="You",
            fields=tuple(SignatureField(name="date", text=v) for v in values),
        )

    signed = compare_fields(block("", ""), block("2025-01-02", ""), (), ())
    assert [(fill.slot, fill.value) for _, fill in signed.fills] == [("date", "2025-01-02"), ("date#2", None)]
    comparison = compare(Agreement.build([block("", "")]), Agreement.build([block("2025-01-02", "2025-02-03")]))
    assert [(fill.slot, fill.value) for fill in comparison.fills] == [("date", "2025-01-02"), ("date#2", "2025-02-03")]
    assert [edit.slot for edit in comparison.pairs[0].edits] == ["date", "date#2"]


def test_a_field_that_is_gone_with_its_value():
    before = Signature(path="signature:1", party="You", text="You", fields=(SignatureField(name="date", text="x"),))
    assert [e.op for e in compare_fields(before, evolve(before, fields=()), (), ()).edits] == ["delete"]
    blank = evolve(before, fields=(SignatureField(name="date"),))
    assert not compare_fields(blank, evolve(before, fields=()), (), ()).edits


def noted(word: str, mark: str, *, elsewhere: bool = False) -> Agreement:
    """Two paragraphs with a footnote whose mark hangs behind `word` of the first (or in the second)."""
    first, second = "You pay the fee in coins.", "We wait a month."
    text = first + "\n\n" + second + "\n\n" + "A note."
    at = text.index(word) + len(word) if not elsewhere else text.index("wait") + 4
    note = Footnote(mark=mark, text="A note.", text_spans=(Span(len(text) - 7, len(text)),))
    paragraphs = [
        Block(type=BlockType.PARAGRAPH, text=first, text_spans=(Span(0, len(first)),)),
        Block(type=BlockType.PARAGRAPH, text=second, text_spans=(Span(len(first) + 2, len(first) + 2 + len(second)),)),
    ]
    marks = (Mark(mark=mark, span=Span(at, at), target="footnote:1"),)
    return Agreement.build([*paragraphs, note], text=text, marks=marks)


def test_a_note_hangs_on_the_same_word_or_it_is_a_difference():
    assert anchors(noted("fee", "1")) == {"footnote:1": ("paragraph:1", "fee")}
    assert compare(noted("fee", "1"), noted("fee", "*")).verdict is Verdict.IDENTICAL
    comparison = compare(noted("fee", "1"), noted("coins", "1"))
    assert comparison.pairs[-1].significance is Significance.SUBSTANTIVE
    assert "hangs on “coins”" in comparison.pairs[-1].notes[0]
    assert compare(noted("fee", "1"), noted("fee", "1", elsewhere=True)).verdict is Verdict.DIFFERENT
    assert anchors(evolve(noted("fee", "1"), marks=(Mark(mark="1", span=Span(0, 0)),))) == {}


@pytest.mark.parametrize(
    ("old", "new", "verdict"),
    [
        (BlockType.PARAGRAPH, BlockType.NOTICE, Verdict.IDENTICAL),
        (BlockType.TITLE, BlockType.HEADING, Verdict.IDENTICAL),
        (BlockType.PARAGRAPH, BlockType.FOOTNOTE, Verdict.DIFFERENT),
    ],
)
def test_types_told_by_looks_are_layout(old, new, verdict):
    def one(kind):
        block = (
            Footnote(text="You pay the fee.")
            if kind is BlockType.FOOTNOTE
            else Block(type=kind, text="You pay the fee.")
        )
        return Agreement.build([block])

    assert compare(one(old), one(new)).verdict is verdict


def test_blocks_without_words_are_layout():
    assert compare(agreement("1. You pay."), agreement("1. You pay.\n- ")).pairs[-1].significance is not None
    empty = Agreement.build([Clause(label="1.", text="You pay."), Block(type=BlockType.ITEM)])
    comparison = compare(agreement("1. You pay."), empty)
    assert comparison.verdict is Verdict.IDENTICAL
    assert comparison.pairs[-1].change is Change.ADDED


def test_own_labels():
    tree = agreement("Article IV One\n    4.1 two\n    (a) three\nSchedule A\n    1. four\nfive")
    side = flatten(tree)
    assert [own_label(side, at) for at in range(len(side))] == ["IV", "1", "a", "A", "1", ""]


def reading(*references: CrossReference) -> Reader:
    return Reader(lambda _: (), lambda _: references, lambda _: {})


def tree(label: str, reader: Reader) -> Agreement:
    return Agreement.build(
        [Clause(label=label, text="You pay the fee."), Clause(label="9.", text="See it there.")], reader=reader
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"target": "1"}, {"target": "2"}, True),
        ({"target": "1"}, {"target": "9"}, False),
        ({"target": "1"}, {"candidates": ("2", "9")}, True),
        ({"candidates": ("1", "9")}, {"target": "9"}, True),
        ({"target": "1"}, {}, False),
        ({}, {}, True),
        ({}, {"target": "2"}, False),
        ({"external": True}, {"external": True}, True),
        ({"external": True}, {"target": "2"}, False),
        ({"target": "1", "title": "Fees"}, {"target": "2", "title": "Costs"}, False),
    ],
)
def test_where_references_land(one, other, same):
    before, after = tree("1.", reading()), tree("2.", reading())
    landing = Landing(match(before, after))
    references = [
        CrossReference(text="Section 1", label="1", path="9", at=Span(0, 3), **given) for given in (one, other)
    ]
    assert landing.followed(*references).same is same


def test_an_unread_target_is_nowhere():
    landing = Landing(match(tree("1.", reading()), tree("2.", reading())))
    gone = CrossReference(text="Section 7", label="7", target="7")
    assert landing.landed("7", new=False) == -1
    assert landing.followed(gone, gone).same
    assert not landing.same_keyword(
        CrossReference(text="clause 1", label="1"), CrossReference(text="Section 1", label="1")
    )


def test_overlays_are_not_read_where_nothing_differs():
    def fail(_: Agreement) -> tuple[()]:
        raise AssertionError("read for nothing")

    reader = Reader(fail, fail, fail)
    assert compare(tree("1.", reader), tree("1.", reader)).verdict is Verdict.IDENTICAL


def test_a_limit_that_is_hit_is_told():
    chance = [f"w{n * 7919 % 5003}" for n in range(2100)]
    before = Agreement.build([Clause(label="1.", text="same lead " + " ".join(chance) + " same tail")])
    after = Agreement.build([Clause(label="1.", text="same lead " + " ".join(f"x{w}" for w in chance) + " same tail")])
    found = compare(before, after)
    assert any("shown as one edit" in note for pair in found.pairs for note in pair.notes) or len(found.pairs) == 2


def test_many_blanks_in_one_block_are_bound_gap_by_gap():
    before = agreement("This form has " + ", ".join(f"word{n} {{s{n}: text}}" for n in range(80)) + ", and ends.")
    after = agreement("This form has " + ", ".join(f"word{n} value{n}" for n in range(80)) + ", and ends.")
    comparison = compare(before, after)
    assert comparison.verdict is Verdict.EQUIVALENT
    assert [fill.value for fill in comparison.fills] == [f"value{n}" for n in range(80)]


def test_options_and_slots_of_removed_blocks_are_left_out():
    before = agreement("1. You pay the fee.\n2. It is {x: text} something else entirely, and {+very} long.")
    assert compare(before, agreement("1. You pay the fee.")).fills == ()
    assert isinstance(before.options[0], Option)


def test_summary_and_blocks_of_pairs():
    before, after = agreement("1. You pay.\n2. Old words of the past."), agreement("1. You may pay.")
    comparison = compare(before, after)
    assert comparison.summary()["removed"] == 1
    assert comparison.summary()["substantive"] == 2
    assert [block.path for block in comparison.before_blocks(comparison.pairs[0])] == ["1"]
    assert [block.text for block in comparison.after_blocks(comparison.pairs[0])] == ["You may pay."]


def test_the_room_gives_nothing_but_its_entry():
    import contractmodel.diff as room

    with pytest.raises(AttributeError, match="nothing"):
        _ = room.nothing


def test_a_ligature_before_an_open_blank_moves_no_blank():
    before, after = (
        typed(f"The agent is the {word} that is named ________ in\nthe list.\n") for word in ("office", "o\ufb03ce")
    )
    assert compare(before, after).verdict is Verdict.IDENTICAL
