"""The report: its groups, numbers, counts and words."""

import pytest
from attrs import evolve

from contractmodel.diff.values import Change, Comparison, Pair, Significance, Verdict
from contractmodel.model import Clause, Severity, SlotType, Span
from contractmodel.report import report
from contractmodel.rules.values import Finding
from tests.report.pairs import COMPARISON, FINDINGS, REMARKS, SUBSTANTIVE, agreement, model_report, reworded


def finding(severity, **rest):
    return Finding(rule="REF01", name="stale-cross-reference", severity=severity, message="It points nowhere.", **rest)


def test_errors_come_first_then_warnings_then_the_rest_in_reading_order():
    told = model_report()
    assert [d.place for d in told.read_first] == ["Signature of the publisher", "Clause 3"]
    assert [d.place for d in told.also_changed] == ["Preamble", "Clause 6(a), now 6.1", "Notice, now footnote 1"]
    assert [d.number for d in told.differences] == [1, 2, 3, 4, 5]


def test_the_headline_gives_the_verdict_and_the_counts():
    assert model_report().headline == "DIFFERENT · 5 differences to read · 1 rename · 2 blanks filled"


def test_every_count_is_the_comparisons_own():
    told = model_report()
    assert {k: told.counts[k] for k in COMPARISON.summary()} == COMPARISON.summary()
    assert told.counts["substantive"] == len(told.differences) == 5
    assert (told.counts["renames"], told.counts["fills"], told.counts["open"], told.counts["findings"]) == (1, 2, 1, 3)


def test_a_difference_carries_its_findings_words_and_its_remarks():
    told = model_report()
    first, second, *_, last = told.differences
    assert (first.headline, first.notes) == ("the publisher no longer signs", (FINDINGS[2].message,))
    assert [f.rule for f in second.findings] == ["ATT01"]
    assert last.remarks == REMARKS
    assert last.notes == ("The credit line is kept.",)


def test_a_note_about_unchanged_text_is_worth_a_note_and_no_difference():
    told = model_report()
    notes = [n for n in told.neutral if n.kind == "note"]
    assert [(n.text, n.rules) for n in notes] == [("“the heirs” is defined and has no use.", "DEF03")]


def test_a_doubled_label_is_told_with_the_renumbering():
    note = evolve(
        FINDINGS[1],
        rule="REF05",
        name="ambiguous-reference",
        message="“2” is printed twice, and 3 cites it.",
        after="3",
    )
    pairs = tuple(evolve(p, notes=("the label 2 is doubled",)) if p.after == ("3",) else p for p in COMPARISON.pairs)
    told = report(evolve(COMPARISON, pairs=pairs), (note,))
    (line,) = [n for n in told.neutral if n.kind == "renumbered"]
    assert (line.text, line.rules) == ("6(a) (b) (c) → 6.1 6.2 6.3; “2” is printed twice, and 3 cites it", "REF05")
    assert all("doubled" not in " ".join(d.notes) and not d.findings for d in told.differences)
    assert not [n for n in told.neutral if n.kind == "note"]


def test_a_doubled_label_without_renumbering_is_worth_a_note():
    same = agreement(Clause(label="1.", text="See clause 2."))
    note = evolve(FINDINGS[1], rule="REF05", message="“2” is printed twice.", after="1")
    told = report(Comparison(before=same, after=same, pairs=(Pair(("1",), ("1",), Change.KEPT),)), (note,))
    assert [(n.kind, n.text, n.rules) for n in told.neutral] == [("note", "“2” is printed twice.", "REF05")]


def test_notes_of_the_comparison_are_told_where_no_rule_was_asked():
    same = agreement(Clause(label="1.", text="See clause 2."))
    pair = Pair(("1",), ("1",), Change.KEPT, notes=("“clause 2” now lands on 3",))
    told = report(Comparison(before=same, after=same, pairs=(pair,)), judged=False)
    assert [(n.kind, n.text, n.rules) for n in told.neutral] == [("note", "“clause 2” now lands on 3", "")]


def test_an_added_or_removed_clause_is_told_by_what_it_does_not_by_the_fallback_rule():
    fallback = Finding(
        rule="STR01", name="clause-added-or-removed", severity=Severity.WARNING, message="Gone.",
        headline="clause added", after="1",
    )  # fmt: skip
    told = added(0, findings=[fallback])
    assert [(d.headline, d.notes) for d in told.read_first] == [("new", ())]


def test_a_heading_is_part_of_the_place():
    before = agreement(Clause(label="8.", heading="Fees.", text="You pay 1."), Clause(label="9.", text="x"))
    after = agreement(Clause(label="9.", text="x"), Clause(label="10.", heading="Fees.", text="You pay 2."))
    pairs = (Pair(("9",), ("9",), Change.KEPT), Pair(("8",), ("10",), Change.REWORDED, significance=SUBSTANTIVE))
    (told,) = report(Comparison(before=before, after=after, pairs=pairs)).differences
    assert told.place == "Clause 8, now 10 (Fees)"


def test_a_sentence_that_only_repeats_the_quote_is_left_out():
    message = "“may” is gone and “shall” was written in. Ask why. “shall” now stands in 7 too."
    comparison = reworded("You may pay.", "You shall pay.", "may", "shall")
    (told,) = report(comparison, (finding(Severity.ERROR, after="1"),)).read_first
    assert told.notes == ("It points nowhere.",)
    (told,) = report(comparison, (evolve(finding(Severity.ERROR, after="1"), message=message),)).read_first
    assert told.notes == ("Ask why. “shall” now stands in 7 too.",)


def test_a_template_says_what_it_is():
    named = report(evolve(COMPARISON, before=evolve(COMPARISON.before, template="shieber-1.2")))
    assert named.before.title == "Stuart Shieber’s model open-access journal publication agreement"
    assert model_report().before.title == "Essay Agreement"


def test_fills_that_bind_come_first_and_open_blanks_are_named():
    told = model_report()
    assert [(f.slot, f.value, f.note, f.read) for f in told.filled] == [
        ("law", "Ruritania", "as suggested", True),
        ("venue", "TIDES", "", False),
    ]
    assert told.still_open == ("title",)


def test_what_is_unchanged_names_whole_clauses_and_leaves_out_the_title():
    told = model_report()
    assert told.unchanged == ("1", "6.2", "6.3", "signature of the corresponding author")
    assert told.partly == ()


def test_a_loud_finding_on_unchanged_text_is_shown_first_without_a_number():
    same = agreement(Clause(label="1.", text="See clause 9."))
    pair = Pair(("1",), ("1",), Change.KEPT)
    told = report(
        Comparison(before=same, after=same, pairs=(pair,)), (finding(Severity.ERROR, after="1", headline="gone"),)
    )
    assert [(d.number, d.place, d.headline) for d in told.read_first] == [(None, "Clause 1", "gone")]
    assert told.headline == "IDENTICAL · nothing to read · 1 finding in unchanged text"


def test_a_loud_finding_of_no_block_is_about_the_whole_text():
    same = agreement(Clause(label="1.", text="So."))
    told = report(
        Comparison(before=same, after=same, pairs=(Pair(("1",), ("1",), Change.KEPT),)), (finding(Severity.WARNING),)
    )
    assert [(d.place, d.headline, d.pair) for d in told.read_first] == [("Whole text", "stale cross reference", None)]


def test_a_note_alone_does_not_move_a_difference_to_the_front_but_is_told_with_it():
    comparison = reworded("You may pay.", "You shall pay.", "may", "shall")
    told = report(comparison, (finding(Severity.NOTE, after="1", before="1"),))
    assert told.read_first == ()
    assert told.also_changed[0].notes == ("It points nowhere.",)


def added(count: int, *, findings=()):
    children = tuple(Clause(label=f"({chr(97 + i)})", text=f"Thing {i}.") for i in range(count))
    after = agreement(Clause(label="1.", text="All of:", body=children), Clause(label="2.", text="So."))
    before = agreement(Clause(label="2.", text="So."))
    pairs = [
        Pair((), (b.path,), Change.ADDED, significance=SUBSTANTIVE) for b in after.walk() if b.path.startswith("1")
    ]
    pairs.append(Pair(("2",), ("2",), Change.KEPT))
    return report(
        Comparison(before=before, after=after, pairs=tuple(pairs), verdict=Verdict.DIFFERENT), tuple(findings)
    )


def test_the_blocks_inside_an_added_clause_are_one_entry_that_counts_them():
    told = added(3)
    assert [(d.number, d.place, d.also) for d in told.differences] == [(1, "Clause 1", 3)]
    assert told.counts["substantive"] == sum(1 + d.also for d in told.differences) == 4


def test_a_block_inside_with_a_finding_of_its_own_is_not_folded_away():
    told = added(3, findings=[finding(Severity.ERROR, after="1.b")])
    assert [(d.place, d.also) for d in told.read_first] == [("Clause 1(b)", 0)]
    assert [(d.place, d.also) for d in told.also_changed] == [("Clause 1", 1), ("Clause 1(c)", 0)]
    assert told.counts["substantive"] == sum(1 + d.also for d in told.differences)


@pytest.mark.parametrize(
    ("fill", "value", "note"),
    [
        ({"type": SlotType.DATE, "value": "2025-07-09", "text": "2025/7/9"}, "2025-07-09", "written 2025/7/9"),
        ({"type": SlotType.DATE, "value": "2025-07-09", "text": "2025-07-09"}, "2025-07-09", ""),
        ({"type": SlotType.DATE, "value": None, "text": "03/04/2026"}, "03/04/2026", "cannot be read in one way"),
        (
            {"type": SlotType.DATE, "value": None, "text": "03/04/2026", "note": "day or month?"},
            "03/04/2026",
            "day or month?",
        ),
        ({"type": SlotType.TEXT, "value": "a", "text": "a\n  b"}, "a b", ""),
        (
            {"type": SlotType.TEXT, "value": None, "text": "subject to 7", "fits": False, "note": ""},
            "subject to 7",
            "cannot be read in one way; does not fit the blank: read it as changed text",
        ),
    ],
)
def test_a_fill_is_shown_as_people_read_it(fill, value, note):
    comparison = evolve(COMPARISON, fills=(evolve(COMPARISON.fills[1], slot="the_slot", **fill),))
    (shown,) = report(comparison).filled
    assert (shown.slot, shown.value, shown.note) == ("the slot", value, note)


def test_letters_that_look_alike_are_named():
    comparison = reworded("The party pays.", "The pаrty pays.", "party", "pаrty")
    (told,) = report(comparison).also_changed
    assert told.notes == ("Letters of another alphabet stand among Latin ones: “а” is U+0430, Cyrillic.",)


def test_words_wholly_in_another_alphabet_are_no_surprise():
    comparison = reworded("Имя", "Имя Анна", "", " Анна")
    assert report(comparison).also_changed[0].notes == ()


def test_notes_of_pairs_and_edits_are_told_once():
    comparison = reworded("You may pay.", "You shall pay.", "may", "shall", note="A modal verb changed.")
    pair = evolve(comparison.pairs[0], notes=("A modal verb changed.", "Look twice."))
    (told,) = report(evolve(comparison, pairs=(pair,))).also_changed
    assert told.notes == ("A modal verb changed; Look twice.",)


def test_without_rules_everything_is_simply_changed():
    told = report(COMPARISON, judged=False)
    assert told.read_first == ()
    assert len(told.also_changed) == 5
    assert not told.judged


def test_a_report_of_many_differences_quotes_less():
    long = " ".join(f"word{i}" for i in range(60))
    one = reworded("You pay.", f"You {long} pay.", "", f"{long} ")
    texts = [Clause(label=f"{i}.", text=one.after["1"].text) for i in range(20)]
    after = agreement(*texts)
    before = agreement(*(Clause(label=f"{i}.", text="You pay.") for i in range(20)))
    edits = [evolve(one.pairs[0].edits[0], before_path=str(i), after_path=str(i)) for i in range(20)]
    pairs = tuple(
        Pair((str(i),), (str(i),), Change.REWORDED, significance=SUBSTANTIVE, edits=(edits[i],)) for i in range(20)
    )
    many = report(Comparison(before=before, after=after, pairs=pairs)).also_changed[0]
    alone = report(one).also_changed[0]
    assert "".join(p.text for p in alone.short).count("word") == 60
    assert "".join(p.text for p in many.short).count("word") < 60
    assert many.quote == alone.quote


def test_identical_texts_have_nothing_to_read():
    same = agreement(Clause(label="1.", text="So."))
    told = report(Comparison(before=same, after=same, pairs=(Pair(("1",), ("1",), Change.KEPT),)))
    assert (told.headline, told.unchanged) == ("IDENTICAL · nothing to read", ("1",))


def test_neutral_significance_alone_is_not_read():
    comparison = reworded("in the review", "in the annals", "review", "annals", significance=Significance.NEUTRAL)
    told = report(comparison)
    assert told.differences == ()
    assert told.partly == ("1",)


def test_an_unnamed_document_is_called_so():
    bare = evolve(COMPARISON, before=evolve(COMPARISON.before, source=evolve(COMPARISON.before.source, name="")))
    assert report(bare).before.name == "(unnamed)"
    assert Span(0, 0) == COMPARISON.fills[0].span
