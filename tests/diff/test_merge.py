"""Three-way merges: clause by clause, conflicts marked, written back as ours was typed."""

from attrs import evolve
from hypothesis import given, settings

from contractmodel.diff.merge import merge
from contractmodel.diff.typeset import typeset
from contractmodel.model import Agreement, Source
from tests.diff.trees import agreement
from tests.strategies import pairs

BASE = """
1. You pay the fee within a month.
2. We send an invoice by post:
    (a) each month
    (b) in two copies
3. The laws of Utah govern.
Signature You | signed: | date:
"""


def read(text: str) -> Agreement:
    return agreement(text)


def texts(merged: Agreement) -> list[str]:
    return [f"{getattr(block, 'label', '')} {block.text}".strip() for block in merged.walk()]


def test_changes_of_both_sides_come_together():
    ours = BASE.replace("the fee", "the whole fee").replace("Utah", "Iowa")
    theirs = BASE.replace("a month", "a week").replace("(b) in two", "(b) in three")
    merged = merge(read(BASE), read(ours), read(theirs))
    expected = ours.replace("a month", "a week").replace("(b) in two", "(b) in three")
    assert merged.agreement == read(expected)
    assert not merged.conflicts
    assert not merged.notes


def test_what_either_side_added_or_removed():
    ours = BASE.replace("3. The laws", "3. New of ours.\n4. The laws")
    theirs = BASE.replace("    (b) in two copies\n", "").replace("1. You", "0. New of theirs.\n1. You")
    merged = merge(read(BASE), read(ours), read(theirs)).agreement
    assert texts(merged)[:6] == [
        "0. New of theirs.",
        "1. You pay the fee within a month.",
        "2. We send an invoice by post:",
        "(a) each month",
        "3. New of ours.",
        "4. The laws of Utah govern.",
    ]


def test_the_same_addition_on_both_sides_comes_once():
    both = BASE.replace("3. The laws", "3. The very same.\n4. The laws")
    merged = merge(read(BASE), read(both), read(both))
    assert merged.agreement == read(both)
    assert not merged.conflicts


def test_one_word_changed_twice_is_a_conflict():
    merged = merge(read(BASE), read(BASE.replace("Utah", "Iowa")), read(BASE.replace("Utah", "Ohio")))
    assert [(c.path, c.ours, c.theirs) for c in merged.conflicts] == [
        ("3", "The laws of Iowa govern.", "The laws of Ohio govern.")
    ]
    assert merged.agreement["3"].text == "The laws of Iowa govern."
    assert (
        "<<<<<<< ours\n3. The laws of Iowa govern.\n\n=======\n3. The laws of Ohio govern.\n\n>>>>>>> theirs"
        in merged.text
    )


def test_removed_here_and_changed_there_is_a_conflict_either_way():
    gone = BASE.replace("3. The laws of Utah govern.\n", "")
    changed = BASE.replace("Utah", "Ohio")
    one = merge(read(BASE), read(gone), read(changed))
    assert [c.why for c in one.conflicts] == ["is gone from ours and changed in theirs"]
    assert one.conflicts[0].ours == ""
    other = merge(read(BASE), read(changed), read(gone))
    assert [c.why for c in other.conflicts] == ["is gone from theirs and changed in ours"]
    assert "<<<<<<< ours\n3. The laws of Ohio govern.\n\n=======\n>>>>>>> theirs" in other.text


def test_removed_there_and_left_alone_here_is_gone_with_what_it_held_moved_up():
    theirs = BASE.replace("2. We send an invoice by post:\n    (a) each month\n    (b) in two copies\n", "")
    assert merge(read(BASE), read(BASE), read(theirs)).agreement == read(theirs)


def test_labels_and_moves_follow_the_side_that_changed_them():
    theirs = "1. The laws of Utah govern.\n" + BASE.replace("3. The laws of Utah govern.\n", "").replace(
        "2. We", "3. We"
    ).replace("1. You", "2. You")
    merged = merge(read(BASE), read(BASE.replace("by post", "by mail")), read(theirs))
    assert merged.agreement == read(theirs.replace("by post", "by mail"))


def test_fields_headings_and_labels():
    base = "1. *Fees.* You pay.\nSignature You | signed: | date:"
    ours = "1) *Fees.* You pay.\nSignature You | signed: | date: 2025-01-01"
    theirs = "2. *All fees.* You pay now.\nSignature You | signed: | date:"
    merged = merge(read(base), read(ours), read(theirs))
    assert merged.agreement == read("1) *All fees.* You pay now.\nSignature You | signed: | date: 2025-01-01")
    clash = merge(read(base), read(ours), read(base.replace("date:", "date: 2026-01-01")))
    assert [c.path for c in clash.conflicts] == ["signature:1"]
    clash = merge(read(base), read(base.replace("Fees", "Charges")), read(base.replace("Fees", "Costs")))
    assert [c.path for c in clash.conflicts] == ["1"]


def test_a_block_that_both_retyped_is_a_conflict():
    merged = merge(read("1. You pay the fee."), read("- You pay the fee."), read("1. You pay the full fee."))
    assert [c.path for c in merged.conflicts] == ["item:1"]


def test_a_label_printed_twice_is_told():
    ours = BASE.replace("Signature", "4. Ours is new.\nSignature")
    theirs = BASE.replace("3. The laws", "5. The laws").replace("Signature", "4. Theirs is quite new.\nSignature")
    assert merge(read(BASE), read(ours), read(theirs)).notes == ("the label 4. is printed 2 times",)


CITING = (
    "1. The seller delivers the goods under Section 3.\n\n2. The buyer looks at them.\n\n"
    "3. The buyer pays.\n\n   (a) In coin.\n\n   (b) As Section 3(a) says.\n"
)


def inserted(text: str, at: int, words: str) -> str:
    """`text` with another clause `at`, and all that stands from there on counted on by one."""
    lines = []
    for line in text.split("\n\n"):
        number = int(line[0]) if line[0].isdecimal() else 0
        lines += [f"{at}. {words}"] if number == at else []
        lines.append(f"{number + 1}{line[1:]}" if number >= at else line)
    return "\n\n".join(lines).replace("Section 3", f"Section {4 if at <= 3 else 3}")


def test_what_both_added_is_numbered_through_and_references_follow():
    ours = inserted(CITING, 2, "The seller tells the buyer when.")
    theirs = inserted(CITING, 3, "The buyer may send them back.")
    merged = merge(typed(CITING), typed(ours), typed(theirs))
    expected = inserted(ours.replace("Section 4", "Section 3"), 4, "The buyer may send them back.")
    assert merged.text == expected.replace("Section 3", "Section 5")
    assert typed(merged.text) == merged.agreement
    assert (merged.conflicts, merged.notes) == ((), ())


def test_a_reference_in_what_one_side_added_follows_the_other_side():
    ours = inserted(CITING, 2, "The seller tells the buyer when.")
    theirs = CITING + "\n4. Section 3 holds for parts too.\n"
    merged = merge(typed(CITING), typed(ours), typed(theirs))
    assert "5. Section 4 holds for parts too." in merged.text
    assert typed(merged.text) == merged.agreement


def test_letters_go_on_too():
    base = "1. You pay:\n    (a) rent\n    (b) tax"
    ours = base.replace("(b) tax", "(b) tax\n    (c) fees")
    theirs = base.replace("(b) tax", "(b) tax\n    (c) costs")
    merged = merge(read(base), read(ours), read(theirs))
    assert [text[:3] for text in texts(merged.agreement)] == ["1. ", "(a)", "(b)", "(c)", "(d)"]
    assert not merged.notes


def typed(text: str) -> Agreement:
    """A plain text whose paragraphs are its blocks, as a file would be."""
    from contractmodel.ingest import read_bytes
    from contractmodel.parse import parse

    return parse(read_bytes(text.encode(), "x.txt", stated="text"))


def test_the_text_is_ours_with_only_what_theirs_changed():
    base = "Agreement\n\n1. You pay the\n   fee “now”.\n\n2. We   wait.\n\n3. It ends.\n\n-- end --\n"
    ours = base.replace("We   wait", "We   wait long")
    theirs = base.replace("pay the\n", "shall pay the\n").replace("3. It ends.\n\n", "3. More.\n\n4. It ends.\n\n")
    merged = merge(typed(base), typed(ours), typed(theirs))
    assert merged.text == ours.replace("pay the\n", "shall pay the\n").replace(
        "3. It ends.\n\n", "3. More.\n\n4. It ends.\n\n"
    )


def test_what_was_not_typed_is_printed():
    source = Source(name="x.docx", media_type="application/x")
    base, ours, theirs = (
        evolve(typeset(read(text).body), source=source)
        for text in (BASE, BASE.replace("Utah", "Iowa"), BASE.replace("a month", "a week"))
    )
    merged = merge(base, ours, theirs)
    assert merged.text == merged.agreement.text
    clash = merge(base, ours, evolve(typeset(read(BASE.replace("Utah", "Ohio")).body), source=source))
    assert "<<<<<<< ours\n3. The laws of Iowa govern." in clash.text
    assert "1. You pay the fee within a month." in clash.text


def test_empty_sides():
    nothing = Agreement.build([])
    assert merge(nothing, nothing, nothing).agreement == nothing
    assert merge(nothing, nothing, read(BASE)).agreement == read(BASE)


def test_what_theirs_merged_and_moved_moves():
    base = "1. You deliver it soon.\n2. Time is of the essence.\n3. This is the entire agreement."
    theirs = "1. Time is of the essence. This is the entire agreement.\n2. You deliver it soon."
    assert merge(read(base), read(base), read(theirs)).agreement == read(theirs)


@settings(max_examples=40)
@given(pairs(most=5))
def test_a_side_that_changed_nothing_takes_the_other(sides):
    base, changed = sides
    for ours, theirs in ((changed, base), (base, changed), (changed, changed)):
        merged = merge(base, ours, theirs)
        assert merged.agreement == changed
        assert not merged.conflicts


RUN_IN = "1. Fees. You pay within a month.\n\n2. Ways of paying. A cheque will do.\n\n   (a) We count it at once.\n"


def test_a_heading_keeps_its_stop_when_its_words_change():
    ours = RUN_IN.replace("a month", "a week")
    theirs = RUN_IN.replace("Fees.", "Fees and taxes.").replace("A cheque", "Coin")
    merged = merge(typed(RUN_IN), typed(ours), typed(theirs))
    assert merged.text == theirs.replace("a month", "a week")
    assert typed(merged.text) == merged.agreement


def test_a_block_that_became_another_kind_is_written_anew():
    theirs = RUN_IN.replace("(a) We count", "Only then (a) do we count")
    merged = merge(typed(RUN_IN), typed(RUN_IN.replace("a month", "a week")), typed(theirs))
    assert typed(merged.text) == merged.agreement
    assert "Only then (a) do we count it at once." in merged.text
