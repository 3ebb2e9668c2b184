"""Comparisons of texts as they are typed: what stands beside a blank, dashes, headings, marks, ranges."""

import pytest

import contractmodel as cm
from contractmodel.diff import compare
from contractmodel.diff.values import Change, Comparison, Significance, Verdict, Witness


def compared(before: str, after: str) -> Comparison:
    one, other = cm.load(before + "\n"), cm.load(after + "\n")
    found = compare(one, other)
    assert found.apply(one) == other
    assert found.invert().apply(other) == one
    return found


@pytest.mark.parametrize(
    ("before", "after", "value"),
    [
        ("1. Pay $______ now.", "1. Pay $500 now.", "500"),
        ("1. Pay €______ now.", "1. Pay €1,500.00 now.", "1,500.00"),
        ("1. Pay ______.00 now.", "1. Pay 500.00 now.", "500"),
        ("1. Pay ______% now, not 10%.", "1. Pay 50% now, not 10%.", "50"),
        ("1. A ______-day term.", "1. A 30-day term.", "30"),
        ("1. On the ______th day.", "1. On the 5th day.", "5"),
        ("1. This is ______'s house.", "1. This is Ada Example's house.", "Ada Example"),
        ("1. Made in 20______ here.", "1. Made in 2026 here.", "26"),
        ("1. Made on 3 March 20______ here.", "1. Made on 3 March 2026 here.", "26"),
    ],
)
def test_what_touches_a_blank_stays(before, after, value):
    found = compared(before, after)
    assert [fill.text for fill in found.fills] == [value]
    assert [(e.op, e.after_text.strip(), e.witness) for e in found.pairs[0].edits] == [("insert", value, Witness.FILL)]
    assert found.verdict is Verdict.EQUIVALENT


def test_blanks_with_slashes_between():
    found = compared("1. Due on ____/____/20____ here.", "1. Due on 12/03/2026 here.")
    assert [fill.text for fill in found.fills] == ["12", "03", "26"]
    assert found.verdict is Verdict.EQUIVALENT


def test_a_sign_that_changes_beside_a_blank_is_an_edit():
    assert compared("1. Pay $______ now.", "1. Pay €500 now.").verdict is Verdict.DIFFERENT


def test_a_dash_between_words_is_a_word_of_its_own():
    found = compared("1. You pay the fee to us—not to them.", "1. You pay the fee to us-not to them.")
    assert found.verdict is Verdict.IDENTICAL
    found = compared("1. You pay the fee to us—not to them.", "1. You pay the fee to us - not to them, ever.")
    assert [edit.after_text for edit in found.pairs[0].edits] == [", ever"]


def test_a_hyphen_that_comes_alone_is_no_dash():
    found = compared("1. You pay the co-author.", "1. You pay the author.")
    assert [(edit.before_text, edit.after_text) for edit in found.pairs[0].edits] == [("co-author", "author")]
    assert found.pairs[0].significance is Significance.SUBSTANTIVE


@pytest.mark.parametrize(
    ("before", "after", "gone"),
    [
        ("1. Exclusive. Licence ends in May.", "1. Exclusive Licence ends in May.", "."),
        ("1. Assignment: not permitted here.", "1. Assignment not permitted here.", ":"),
        ("1. The fee -\nrent excluded - is due.", "1. The fee\nrent excluded - is due.", "-"),
    ],
)
def test_the_stop_after_a_heading_that_becomes_words_counts(before, after, gone):
    for one, other, said in ((before, after, "before_text"), (after, before, "after_text")):
        found = compared(one, other)
        assert found.verdict is Verdict.DIFFERENT
        assert [getattr(edit, said).strip() for edit in found.pairs[0].edits] == [gone]


NOTE = "\n\n¹ Of Kent."


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("1. The buyer¹ pays.\n\n2. The seller¹ sings.", "1. The buyer pays.\n\n2. The seller¹ sings.", ["gone"]),
        ("1. The buyer pays.\n\n2. The seller¹ sings.", "1. The buyer¹ pays.\n\n2. The seller¹ sings.", ["new"]),
        ("1. The buyer¹ pays the buyer.", "1. The buyer pays the buyer¹.", ["gone", "new"]),
        ("1. The buyer¹ pays the fee.", "1. The buyer now pays the fee¹.", ["gone", "new"]),
    ],
)
def test_a_mark_that_hangs_on_another_word(before, after, said):
    found = compared(before + NOTE, after + NOTE)
    pair = found.pairs[0]
    told = [edit for edit in pair.edits if edit.note]
    assert [edit.note.split(" is ")[1].split()[0] for edit in told] == said
    assert pair.significance is Significance.SUBSTANTIVE
    assert pair.notes
    for edit in told:
        assert edit.before_text == edit.after_text == found.before.text[slice(*edit.before)].replace("¹", "")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("1. The buyer¹ pays.", "1. The\nbuyer¹ pays."),
        ("1. The fee is paid by the buyer¹.", "1. The fee is paid by the buyer.¹"),
    ],
)
def test_a_mark_on_the_same_word_is_layout(before, after):
    assert compared(before + NOTE, after + NOTE).verdict is Verdict.IDENTICAL


def test_a_mark_whose_word_is_renamed_hangs_on_it_still():
    before = "1. “Buyer” means you.\n\n2. The Buyer¹ pays.\n\n3. The Buyer sings." + NOTE
    found = compared(before, before.replace("Buyer", "Payer"))
    assert found.verdict is Verdict.EQUIVALENT


def test_a_mark_that_comes_with_its_note_is_told_by_the_note():
    found = compared("1. The buyer pays.", "1. The buyer¹ pays." + NOTE)
    assert [(pair.change, pair.significance) for pair in found.pairs] == [
        (Change.KEPT, Significance.NONE),
        (Change.ADDED, Significance.SUBSTANTIVE),
    ]


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        ("1. Pay within ______ days.", "1. Pay within ______ days.", Verdict.IDENTICAL),
        ("1. Pay within ______ days.", "1. Pay within ___ days.", Verdict.IDENTICAL),
        ("1. Pay within ______ days.", "1. Pay within days.", Verdict.EQUIVALENT),
        ("1. Pay within days.", "1. Pay within ______ days.", Verdict.DIFFERENT),
        ("1. Pay within ______ days.", "1. Pay within ______ days ______.", Verdict.DIFFERENT),
        ("1. Pay within ______ days.", "1. Pay ______ within days.", Verdict.DIFFERENT),
        ("1. Pay within ______ days and ______.", "1. Pay within 30 days and ______.", Verdict.EQUIVALENT),
    ],
)
def test_blanks_that_stand_on_one_side_only(before, after, verdict):
    found = compared(before, after)
    assert found.verdict is verdict
    assert bool(found.pairs[0].notes) == (verdict is not Verdict.IDENTICAL and "30" not in after)


FOUR = "1. You pay.\n2. You wait.\n3. You sing."


@pytest.mark.parametrize(
    ("last", "after", "said"),
    [
        ("Clauses 1 to 3", "1. You pay.\n2. You fly.\n3. You wait.\n4. You sing.\n5. Clauses 1 to 4", "covers 2 too"),
        ("Clauses 1 through 3", "1. You pay.\n2. You sing.\n3. Clauses 1 through 2", "no longer covers 2"),
        ("Clauses 1 to 3", "1. You pay.\n2. Ships may go down.\n3. You sing.\n4. Clauses 1 to 3", "covers 2 too"),
    ],
)
def test_a_range_that_covers_another_clause(last, after, said):
    found = compared(f"{FOUR}\n4. {last} survive.", f"{after} survive.")
    pair = found.pairs[-1]
    assert pair.significance is Significance.SUBSTANTIVE
    assert [said in (edit.note or "") for edit in pair.edits] == [True]


def test_a_range_that_follows_is_renumbered():
    moved = "1. Hello there, all.\n2. You pay.\n3. You wait.\n4. You sing.\n5. Clauses 2 to 4 survive."
    pair = compared(f"{FOUR}\n4. Clauses 1 to 3 survive.", moved).pairs[-1]
    assert pair.significance is Significance.NEUTRAL
    assert [edit.witness for edit in pair.edits] == [Witness.RENUMBER, Witness.RENUMBER]


def test_a_list_is_no_range():
    after = "1. You pay.\n2. You fly.\n3. You wait.\n4. You sing.\n5. Clauses 1 and 4 survive."
    assert compared(f"{FOUR}\n4. Clauses 1 and 3 survive.", after).pairs[-1].significance is Significance.NEUTRAL


ANNEXED = "1. See Schedule A.\n\nSCHEDULE A\n\n1. You pay."


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        (ANNEXED, ANNEXED.replace("SCHEDULE", "EXHIBIT"), Verdict.DIFFERENT),
        (ANNEXED, ANNEXED.replace("SCHEDULE", "Schedule"), Verdict.IDENTICAL),
        (ANNEXED, ANNEXED.replace("SCHEDULE", "EXHIBIT").replace("Schedule", "Exhibit"), Verdict.EQUIVALENT),
        ("Section 1. You pay.\nSection 2. We sing.", "Article 1. You pay.\nArticle 2. We sing.", Verdict.EQUIVALENT),
        ("Section 1. You pay.\nSection 2. We sing.", "Sec. 1. You pay.\nSec. 2. We sing.", Verdict.IDENTICAL),
        ("1. You pay.\n2. We sing.", "1) You pay.\n2) We sing.", Verdict.IDENTICAL),
    ],
)
def test_a_keyword_of_a_label_is_no_dress(before, after, verdict):
    assert compared(before, after).verdict is verdict


def test_a_break_inside_a_sentence_is_a_blank_line_and_no_more():
    whole = "You pay the fee within thirty days of the invoice and send it by post to the seller every month."
    found = compared(whole, whole.replace(" of the invoice", "\n\nof the invoice"))
    assert found.verdict is Verdict.IDENTICAL
