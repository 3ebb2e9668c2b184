"""Quotes: whole, they hold every word of both sides; cut, they say so."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from contractmodel.diff.values import Change, Comparison, Edit, Pair, Significance, Witness
from contractmodel.model import Clause, Signature, SignatureField, Slot, Span
from contractmodel.report import Piece
from contractmodel.report.excerpts import shortened
from contractmodel.report.places import Places
from contractmodel.report.quotes import half, quote
from tests.report.pairs import AFTER, BEFORE, COMPARISON, PAIRS, SUBSTANTIVE, agreement, edit, reworded


def told(quoted, *kinds, by=""):
    return by.join(p.text for p in quoted if not kinds or p.kind in kinds)


def whole(comparison, at=0, **rest):
    return quote(comparison, comparison.pairs[at], Places(comparison.after), **rest)


def renamed():
    proved = {"significance": Significance.NEUTRAL, "witness": Witness.RENAME}
    return reworded("in the review.", "in the annals.", "review", "annals", **proved)


def side(comparison, which, at=0):
    agreement_ = comparison.before if which == "before" else comparison.after
    return half(comparison, comparison.pairs[at], which, Places(agreement_))


def marked(quoted):
    return "".join({"insert": f"[+{t}+]", "delete": f"[-{t}-]", "gap": f"<{t}>"}.get(k, t) for k, t in quoted)


def test_what_stayed_and_came_is_the_after_text():
    for at, pair in enumerate(PAIRS):
        if pair.change is Change.REWORDED:
            quoted = whole(COMPARISON, at)
            after = AFTER[pair.after[0]].text
            assert told(quoted, "same", "insert", "neutral").split() == after.split()


def test_an_edit_stands_between_the_words_around_it():
    assert marked(whole(reworded("You may pay.", "You may not pay.", "", " not"))) == "You may [+not+] pay."


def test_what_went_stands_before_what_came():
    assert marked(whole(reworded("You may pay.", "You shall pay.", "may", "shall"))) == "You [-may-] [+shall+] pay."


def test_marks_hug_their_words():
    assert marked(whole(reworded("entitled x", "entitled: x", "", ":"))) == "entitled[+:+] x"


def test_white_space_alone_is_no_mark():
    assert marked(whole(reworded("a b", "a  b", "", " "))) == "a b"


def test_neutral_words_are_those_of_after():
    comparison = reworded(
        "in the review.",
        "in the annals.",
        "review",
        "annals",
        significance=Significance.NEUTRAL,
        witness=Witness.RENAME,
    )
    assert whole(comparison) == (Piece("same", "in the "), Piece("neutral", "annals"), Piece("same", "."))


def test_layout_edits_are_plain_words():
    comparison = reworded("it’s", "it's", "’", "'", significance=Significance.NONE, witness=Witness.LAYOUT)
    assert whole(comparison) == (Piece("same", "it's"),)


def test_an_open_slot_is_seen():
    assert "entitled[+:+] ____ [-(essay title)-] (“the essay”)" in marked(whole(COMPARISON, 1)).replace("  ", " ")


def test_removed_and_added_blocks_are_quoted_whole():
    assert whole(COMPARISON, 9) == (Piece("delete", "Publisher: Signed: Date:"),)
    after = agreement(Clause(label="1.", heading="Fees", text="You pay."))
    comparison = Comparison(
        before=agreement(), after=after, pairs=(Pair((), ("1",), Change.ADDED, significance=SUBSTANTIVE),)
    )
    assert whole(comparison) == (Piece("insert", "Fees. You pay."),)


def test_edits_of_a_heading_stand_in_the_heading():
    before = agreement(Clause(label="1.", heading="Fee", text="You pay."))
    after = agreement(Clause(label="1.", heading="Fees", text="You pay."))
    change = Edit("replace", Span(0, 3), Span(0, 4), "Fee", "Fees", before_path="1", before_at=Span(0, 3),
                  after_path="1", after_at=Span(0, 4), part="heading")  # fmt: skip
    pair = Pair(("1",), ("1",), Change.REWORDED, significance=SUBSTANTIVE, edits=(change,))
    assert marked(whole(Comparison(before=before, after=after, pairs=(pair,)))) == "[-Fee-] [+Fees+]. You pay."


def signature(**fields):
    told = tuple(SignatureField(name=n, printed=f"{n.title()}:", text=t) for n, t in fields.items())
    return agreement(Signature(party="Author", text="Author: Signed:", fields=told))


@pytest.mark.parametrize(
    ("significance", "expected"),
    [
        (Significance.SUBSTANTIVE, "Author: Signed: Signed: [-Ada-] [+Bob+]"),
        (Significance.NEUTRAL, "Author: Signed: Signed: Bob"),
    ],
)
def test_edits_of_a_signature_field_follow_its_printed_words(significance, expected):
    before, after = signature(signed="Ada"), signature(signed="Bob")
    change = Edit("replace", Span(0, 3), Span(0, 3), "Ada", "Bob", significance, before_path="signature:1",
                  after_path="signature:1", part="field:signed")  # fmt: skip
    pair = Pair(("signature:1",), ("signature:1",), Change.REWORDED, significance=significance, edits=(change,))
    comparison = Comparison(before=before, after=after, pairs=(pair,))
    assert marked(whole(comparison)) == expected
    assert [told(side(comparison, s)).split()[-1] for s in ("before", "after")] == ["Ada", "Bob"]


def test_a_split_shows_each_part_under_its_name():
    before = agreement(Clause(label="4.", text="You keep it. We print it."))
    after = agreement(Clause(label="4.", text="You keep it."), Clause(label="5.", text="We print it now."))
    change = edit(before, after, ("4", "5"), (24, ""), (11, " now"))
    pair = Pair(("4",), ("4", "5"), Change.SPLIT, significance=SUBSTANTIVE, edits=(change,))
    quoted = whole(Comparison(before=before, after=after, pairs=(pair,)))
    assert [(p.kind, p.text) for p in quoted if p.kind == "break"] == [("break", "5")]
    assert told(quoted, "same", "insert").split() == ["You", "keep", "it.", "We", "print", "it", "now."]


def test_an_edit_that_fits_no_after_block_is_still_shown():
    before = agreement(Clause(label="4.", text="You keep it. We print it. Gone."))
    after = agreement(Clause(label="4.", text="You keep it."), Clause(label="5.", text="We print it."))
    lost = Edit(
        "delete", Span(25, 31), Span(0, 0), " Gone.", "", before_path="4", before_at=Span(25, 31), after_path="9"
    )
    pair = Pair(("4",), ("4", "5"), Change.SPLIT, significance=SUBSTANTIVE, edits=(lost,))
    assert marked(whole(Comparison(before=before, after=after, pairs=(pair,)))).endswith("[-Gone.-]")


def test_control_characters_of_a_document_are_shown_not_sent():
    quoted = whole(reworded("You pay.", "You \x1b[31m\u202epay.", "", "\x1b[31m\u202e"))
    assert told(quoted) == "You ␛[31m⟨U+202E⟩pay."


def test_a_merge_quotes_each_deletion_from_the_block_it_stood_in():
    before = agreement(Clause(label="4.", text="You keep it."), Clause(label="5.", text="We print it now."))
    after = agreement(Clause(label="4.", text="You keep it. We print it."))
    lost = Edit("delete", Span(11, 15), Span(24, 24), " now", "", before_path="5", before_at=Span(11, 15),
                after_path="4", after_at=Span(24, 24))  # fmt: skip
    pair = Pair(("4", "5"), ("4",), Change.MERGED, significance=SUBSTANTIVE, edits=(lost,))
    comparison = Comparison(before=before, after=after, pairs=(pair,))
    assert marked(whole(comparison)) == "You keep it. We print it [-now-]."
    assert marked(side(comparison, "before")) == "You keep it. 5 We print it [-now-]."
    assert marked(side(comparison, "after")) == "You keep it. We print it."


# --- one side


def test_each_side_says_its_own_words():
    for at, pair in enumerate(PAIRS):
        for which, agreement_, paths in (("before", BEFORE, pair.before), ("after", AFTER, pair.after)):
            words_ = told([p for p in side(COMPARISON, which, at) if p.kind not in ("blank", "break")])
            assert words_.split() == " ".join(agreement_[p].text for p in paths).split()


def test_each_side_marks_its_own_edits_only():
    comparison = reworded("(the author)", "(name of author)", "the", "name of")
    assert marked(side(comparison, "before")) == "([-the-] author)"
    assert marked(side(comparison, "after")) == "([+name of+] author)"


def test_each_side_shows_its_own_neutral_words():
    comparison = reworded(
        "in the review.",
        "in the annals.",
        "review",
        "annals",
        significance=Significance.NEUTRAL,
        witness=Witness.RENAME,
    )
    assert side(comparison, "before")[1] == Piece("neutral", "review")
    assert side(comparison, "after")[1] == Piece("neutral", "annals")


def test_each_side_shows_its_own_blanks():
    slots = (Slot("title", path="1", offset=9), Slot("date", path="1", field="date"))
    comparison = reworded("entitled  so.", "entitled A so.", "", "A", significance=Significance.NEUTRAL)
    blank = evolve(comparison, before=evolve(comparison.before, slots=slots))
    assert marked(side(blank, "before")) == "entitled ____ so."
    assert marked(side(blank, "after")) == "entitled A so."


def test_a_side_shows_its_heading():
    before = agreement(Clause(label="1.", heading="Fee", text="You pay."))
    after = agreement(Clause(label="1.", heading="Fees", text="You pay."))
    change = Edit("insert", Span(3, 3), Span(3, 4), "", "s", before_path="1", before_at=Span(3, 3), after_path="1",
                  after_at=Span(3, 4), part="heading")  # fmt: skip
    pair = Pair(("1",), ("1",), Change.REWORDED, significance=SUBSTANTIVE, edits=(change,))
    comparison = Comparison(before=before, after=after, pairs=(pair,))
    assert (marked(side(comparison, "before")), marked(side(comparison, "after"))) == (
        "Fee. You pay.",
        "Fee[+s+]. You pay.",
    )


# --- cut quotes


def sentence(n, word="w"):
    return " ".join(f"{word}{i}" for i in range(n))


def test_words_far_from_an_edit_are_left_out():
    cut = shortened((Piece("same", sentence(40) + " "), Piece("insert", "not"), Piece("same", " " + sentence(40))))
    assert marked(cut) == "<> w34 w35 w36 w37 w38 w39 [+not+] w0 w1 w2 w3 w4 w5 <>"


def test_a_near_start_of_the_sentence_is_kept():
    cut = shortened((Piece("same", sentence(40) + " End. You really and truly must in time "), Piece("insert", "not")))
    assert marked(cut) == "<> You really and truly must in time [+not+]"


def test_a_short_stretch_is_not_worth_a_gap():
    quoted = (Piece("delete", "a"), Piece("same", " " + sentence(15) + " "), Piece("insert", "b"))
    assert shortened(quoted) == quoted


def test_between_two_edits_both_ends_are_kept():
    quoted = (Piece("delete", "a"), Piece("same", " " + sentence(30) + " "), Piece("insert", "b"))
    assert marked(shortened(quoted)) == "[-a-] w0 w1 w2 w3 w4 w5 <> w24 w25 w26 w27 w28 w29 [+b+]"


def test_long_deletions_are_cut_and_say_by_how_much():
    cut = shortened((Piece("delete", sentence(100)),))
    assert marked(cut).startswith("[-w0 ")
    assert [p.text for p in cut if p.kind == "gap"] == ["60 more words"]
    assert sum(len(p.text.split()) for p in cut if p.kind == "delete") == 40


def test_insertions_are_cut_later_than_deletions():
    assert shortened((Piece("insert", sentence(90)),)) == (Piece("insert", sentence(90)),)
    assert len(shortened((Piece("insert", sentence(120)),))) == 3


def test_a_quote_without_edits_is_its_opening():
    assert marked(shortened((Piece("same", sentence(50)),))) == " ".join(f"w{i}" for i in range(14)) + " <>"


PIECES = st.lists(
    st.tuples(st.sampled_from(["same", "insert", "delete", "neutral"]), st.integers(1, 60)).map(
        lambda kn: Piece(kn[0], sentence(kn[1]))
    ),
    max_size=8,
)


@given(PIECES)
def test_cutting_only_leaves_words_out_and_never_an_edit(pieces):
    whole_ = tuple(x for p in pieces for x in (p, Piece("same", " ")))
    cut = shortened(whole_)
    every, kept = iter(told(whole_).split()), told([p for p in cut if p.kind != "gap"], by=" ").split()
    assert all(word in every for word in kept)
    for kind in ("insert", "delete"):
        assert any(p.kind == kind for p in cut) == any(p.kind == kind for p in whole_)


@given(st.text(), st.text(), st.text(), st.text())
def test_nothing_unprintable_leaves_a_quote(head, gone, come, tail):
    quoted = whole(reworded(head + gone + tail, head + come + tail, gone, come))
    assert told(quoted).isprintable()
