# ruff: noqa: E501
"""What each family says of small edits, and that it says nothing else: rule and severity of all findings above a note."""

from __future__ import annotations

import pytest
from attrs import evolve

import contractmodel as cm
from contractmodel.model import Agreement, Block, BlockType, Diagnostic, Provision, ProvisionKind, Span
from contractmodel.policy import CheckVerdict, decide
from contractmodel.rules import Favours, judge, judge_check, judge_document
from contractmodel.rules.alignment import aligned
from contractmodel.rules.amounts import amounts

HEAD = "This is an agreement between Ada Example (“the author”) and the Example Society (“the publisher”) about a manuscript (“the article”).\n\n"
E, W = "error", "warning"


def loud(before: str, after: str) -> list[tuple[str, str]]:
    findings = judge(cm.diff(HEAD + before, HEAD + after)).findings
    return sorted((f.rule, f.severity.value) for f in findings if f.severity != "note")


def found(rule: str, before: str, after: str):
    findings = judge(cm.diff(HEAD + before, HEAD + after)).findings
    return next(f for f in findings if f.rule == rule)


def two(sentence: str) -> str:
    return f"1. {sentence}\n2. Tea is at four.\n"


EDITS = [
    ("should for shall", "The author shall read the proofs.", "The author should read the proofs.", [("MOD01", E)]),
    ("will for shall", "The author shall read the proofs.", "The author will read the proofs.", [("MOD01", W)]),
    ("can for may", "The author may post the article.", "The author can post the article.", []),
    ("a promise became a permission", "The author reads the proofs.", "The author may read the proofs.", [("MOD01", E)]),
    ("a permission became a fact", "The author may read the proofs.", "The author reads the proofs.", [("MOD01", E)]),
    ("may is a month", "The volume closes on 3 May 2026.", "The volume closes on 3 June 2026.", [("NUM01", E)]),
    ("two denials are none", "The author shall read the proofs.", "The author shall not fail to read the proofs.", [("MOD02", E)]),
    ("a ban in other words", "The author shall not post the article.", "The author is prohibited from posting the article.", []),
    ("cannot for can", "The author can post the article.", "The author cannot post the article.", [("MOD02", E)]),
    ("unlawful", "The publisher may make any lawful use of the figures.", "The publisher may make any unlawful use of the figures.", [("MOD02", E)]),
    ("denial within a new aside", "The author shall read the proofs at home.", "The author shall read the proofs, if they are not yet in print and he has the time, at home.", []),
    ("unless for if", "The author may leave if the volume is late.", "The author may leave unless the volume is late.", [("MOD04", E)]),
    ("after for before", "The author reads the proofs before the volume is printed.", "The author reads the proofs after the volume is printed.", [("MOD04", E)]),
    ("each party for either party", "Either party may speak.", "Each party may speak.", []),
    ("figures go with words", "The author answers in ten (10) days.", "The author answers in twelve (12) days.", [("NUM01", E)]),
    ("words without figures", "The author answers in ten (10) days.", "The author answers in ten days.", []),
    ("at most for at least", "The author sends at least five figures.", "The author sends at most five figures.", [("NUM01", E)]),
    ("half a sentence with a period", "The author answers.", "The author answers within ten days.", [("NUM01", E)]),
    ("a clause is cited", "The author answers under section 2.", "The author answers, under section 2.", []),
    ("two figures of a count", "The author receives two copies.", "The author receives three copies.", [("NUM01", E)]),
    ("a million more", "The author is paid $1 million.", "The author is paid $2 million.", [("NUM01", E), ("PAY01", W)]),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "said"), [e[1:] for e in EDITS], ids=[e[0] for e in EDITS])
def test_small_words(before, after, said):
    told = loud(two(before), two(after))
    assert [rule for rule in told if rule[0][:3] in ("MOD", "NUM")] == [
        rule for rule in said if rule[0][:3] in ("MOD", "NUM")
    ]


GAINS = [
    ("MOD01", "The publisher shall print the article.", "The publisher may print the article.", Favours.PUBLISHER),
    ("MOD01", "The author may read the proofs.", "The author shall read the proofs.", Favours.PUBLISHER),
    ("MOD01", "It shall be read.", "It may be read.", Favours.UNCLEAR),
    ("MOD03", "The publisher shall pay the printer.", "The author shall pay the printer.", Favours.PUBLISHER),
    ("MOD03", "The publisher may end it.", "The author may end it.", Favours.AUTHOR),
    ("LIA01", "Tea is free.", "The author shall indemnify the publisher against all claims.", Favours.PUBLISHER),
    ("LIA04", "Tea is free.", "The author hereby releases the publisher from all claims.", Favours.PUBLISHER),
    ("WAR01", "Tea is free.", "The author warrants that the article is original.", Favours.PUBLISHER),
    ("TRM01", "This agreement will terminate if the publisher does not publish the article.", "Tea is free.", Favours.PUBLISHER),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "before", "after", "gains"), GAINS)
def test_whose_side_gains(rule, before, after, gains):
    assert found(rule, two(before), two(after)).favours is gains


def test_a_sentence_that_moved_to_another_clause_is_one_sentence():
    indemnity = "The author agrees to indemnify the publisher against any claim arising from the article."
    before = f"1. Tea is at four in the hall. {indemnity}\n2. The volume is free to read for everybody who asks.\n"
    after = f"1. Tea is at four in the hall.\n2. The volume is free to read for everybody who asks. {indemnity}\n"
    assert [rule for rule, _ in loud(before, after) if rule.startswith("LIA")] == []
    wider = indemnity.replace("indemnify", "defend and indemnify")
    assert ("LIA03", W) not in loud(before, after.replace(indemnity, indemnity))
    assert [rule for rule, _ in loud(before, after.replace(indemnity, wider)) if rule in ("LIA01", "LIA05")] == []


def test_a_clause_that_was_split_in_two_says_what_it_said():
    before = "1. The author warrants that the article is original. The author shall read the proofs that the publisher sends.\n2. Tea is at four.\n"
    after = "1. The author warrants that the article is original.\n2. The author shall read the proofs that the publisher sends.\n3. Tea is at four.\n"
    assert loud(before, after) == []


def test_the_law_came_went_and_stayed():
    law = "This agreement is governed by the laws of Examplia."
    assert ("BLR01", W) in loud(two("Tea is free."), two(law))
    assert ("BLR01", W) in loud(two(law), two("Tea is free."))
    assert loud(two(law), two(law.replace("is governed", "shall be governed"))) == []


def test_courts_are_fixed_and_exchanged():
    courts = "The courts of Exampleton shall have exclusive jurisdiction over any dispute."
    assert "a certain place" in found("BLR02", two("Tea is free."), two(courts)).message
    assert "Sampleburg" in found("BLR02", two(courts), two(courts.replace("Exampleton", "Sampleburg"))).message


def test_the_entire_agreement_is_so_no_more():
    whole = "This is the entire agreement between the author and the publisher."
    assert "beside it" in found("BLR03", two(whole), two("Tea is free.")).message


def test_an_indemnity_is_no_louder_than_its_side():
    indemnity = "The author agrees to indemnify the publisher against any claim."
    gone = found("LIA05", two(indemnity), two("Tea is free."))
    assert (gone.severity, gone.favours) == (W, Favours.AUTHOR)


def test_how_indemnified_parties_behave_is_no_indemnity():
    promise = "The indemnified party shall give prompt notice of any claim to the other party."
    assert [r for r, _ in loud(two("Tea is free."), two(promise)) if r.startswith("LIA")] == []


def test_a_strict_warranty_is_worse_with_an_indemnity_behind_it():
    warranty = "The author warrants that, to the best of the author's knowledge, the article is no libel."
    strict = "The author warrants that the article is no libel."
    assert found("WAR03", two(warranty), two(strict)).severity == W
    backed = " The author agrees to indemnify the publisher against any breach of this warranty."
    assert found("WAR03", two(warranty + backed), two(strict + backed)).severity == E


THIRD = [
    ("Tea is free.", "The author warrants that the article contains no third-party material.", "is new"),
    ("The author warrants that the article contains no third-party material.", "Tea is free.", "is gone"),
    (
        "The author warrants that the article contains no third-party material.",
        "The author warrants that the article contains third-party material.",
        "is another one",
    ),
]


@pytest.mark.parametrize(("before", "after", "told"), THIRD)
def test_material_of_others(before, after, told):
    assert told in found("WAR05", two(before), two(after)).message


def test_a_lead_in_reaches_what_stands_beside_it():
    before = "The author warrants that:\n\n1. the article is original;\n2. the article is no libel.\n"
    assert ("MOD03", E) in loud(before, before.replace("The author", "The publisher"))


def test_a_reference_whose_clause_went():
    before = "1. The author keeps all rights in the article.\n2. Tea is at four in the great hall.\n3. Copies are sent to all authors.\n4. As clause 2 says, tea is free.\n"
    gone = (
        before.replace("2. Tea is at four in the great hall.\n", "")
        .replace("3. Copies", "2. Copies")
        .replace("4. As", "3. As")
    )
    assert "is gone" in found("REF01", before, gone).message


def test_a_reference_that_was_mended_is_no_finding():
    before = "1. Fees. The author pays nothing.\n2. Secrets. The editors keep silent.\n3. Rest. Section 1 (Secrets) binds nobody else.\n"
    assert [r for r, _ in loud(before, before.replace("Section 1", "Section 2")) if r == "REF01"] == []
    assert ("REF01", W) in loud(
        before.replace(" (Secrets)", ""), before.replace(" (Secrets)", "").replace("Section 1", "Section 2")
    )


def test_an_amendment_cites_another_agreement():
    text = "1. Section 14 is hereby amended to read: The fee is ten ducats.\n2. Section 15 falls away.\n3. Tea is at four.\n"
    assert [f for f in judge_document(cm.load(text)).findings if f.rule == "REF01"] == []


LINT = [
    ("REF01", "1. Tea is free.\n2. See clause 1(b).\n3. Tea is at four.\n", 0),
    ("REF01", "1. We serve:\n    (a) tea;\n    (b) rolls.\n2. See clause 1(c).\n3. Tea is at four.\n", 1),
    ("REF01", "1. Tea. It is free.\n2. Rolls. They are hot.\n3. Rest. Section 2 (Rolls and Cakes) says more.\n", 0),
    ("REF01", "1. Tea is free.\n2. See Exhibit C.\n3. Tea is at four.\n", 0),
    ("REF01", "1. Tea is free.\n2. The duty of this section 1 ends at four.\n3. Rolls are hot.\n", 1),
    ("REF01", "1. Tea is free.\n2. Section 501 says more.\n3. Rolls are hot.\n", 0),
    ("REF01", "1. Tea is free.\n2. Rolls are hot.\n3. Section 1 (the Green One) is about tea.\n", 0),
    ("REF01", "1. Tea. It is free.\n2. Rolls. They are hot.\n3. Rest. Section 1 (Cakes) says more.\n", 1),
    ("TPL04", "1. The parties agree on [TO BE CONFIRMED].\n", 1),
    ("TPL04", "1. The fee is ______ ducats, paid by ______.\n", 1),
    ("TPL04", "[Note to drafter: choose one.]\n\n1. Tea is free.\n", 0),
    ("TPL04", "1. Tea is free. [Note to drafter: choose one.]\n", 1),
    ("TXT01", "1. Tea is served in the garden of\n", 1),
    ("TXT01", "1. Tea is served by option A\n2. Rolls are hot.\n", 0),
    ("TXT01", "WHEREAS tea is free; and\n\nWHEREAS rolls are hot;\n\n1. We agree.\n", 0),
    ("TXT02", "1. We serve (a) tea and (b) rolls.\n2. Smile :-)\n", 0),
    ("TXT02", "1. We serve tea (the green one:\n    (a) hot;\n    (b) cold).\n", 0),
    ("TXT02", "1. We serve tea) and rolls.\n", 1),
    ("DEF03", "1. “Tea” means a drink.\n2. We serve it.\n\n- Tea:\n    - Signed: ____\n", 0),
    ("DEF04", "1. “Tea” means a drink.\n2. “Tea” means a drink.\n3. Tea is free.\n", 0),
    ("DEF04", "1. The drink (“Tea”) is hot.\n2. The meal (“Tea”) is cold.\n3. Tea is free.\n", 1),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "count"), LINT)
def test_document_lint(rule, text, count):
    assert sum(f.rule == rule for f in judge_document(cm.load(text)).findings) == count


def test_a_finding_a_document_had_before_is_not_told_again():
    before = "1. We serve tea (the green one.\n2. Rolls are free.\n"
    assert [f.rule for f in judge(cm.diff(before, before.replace("free", "hot"))).findings if f.rule == "TXT02"] == []
    worse = before.replace("2. Rolls", "2. Rolls (hot")
    assert [f.after for f in judge(cm.diff(before, worse)).findings if f.rule == "TXT02"] == ["2"]


def test_a_removed_clause_is_told_once():
    before = "1. Tea is at four in the hall.\n2. The author agrees to indemnify the publisher against any claim.\n"
    assert loud(before, "1. Tea is at four in the hall.\n") == [("LIA05", W)]
    listed = "1. Tea is at four in the hall.\n2. The author warrants that:\n    (a) the article is original;\n    (b) the article is no libel.\n"
    assert ("STR01", W) not in loud(listed, "1. Tea is at four in the hall.\n")


FORM = "1. You keep all rights in the article and in each version of it.\n2. Tea is served at four on every day of the meeting.\n\n- Author:\n    - Signed: ________\n    - Date: ________\n"


def test_a_condition_near_the_signature_is_told_once():
    back = FORM.replace("Signed: ________", "Signed: Ada Example").replace(
        "- Author:", "Signed under protest.\n\n- Author:"
    )
    findings = judge_check(cm.diff(FORM, back), "form").findings
    assert [f.rule for f in findings if f.rule == "SIG08"] == ["SIG08"]
    assert [f.rule for f in judge_check(cm.diff(FORM, back), "template").findings if f.rule == "SIG08"] == []


def test_a_number_in_the_form_is_no_version():
    back = FORM.replace("at four", "at 4.30")
    assert [f.rule for f in judge_check(cm.diff(FORM, back), "form").findings if f.rule == "SIG06"] == []


def unread(code: str) -> Agreement:
    told = Diagnostic(code, "warning", Span(0, 0), "Page 2 has no text.")
    return Agreement.build([Block(type=BlockType.PARAGRAPH, text="Tea is free.")], diagnostics=(told,))


def test_what_was_not_read_is_never_clean():
    told = judge_document(unread("page-without-text"))
    assert [(f.rule, f.severity) for f in told.findings] == [("SIG09", E)]
    assert decide(told) is CheckVerdict.NOT_CHECKABLE
    assert decide(judge_document(unread("encoding-guessed"))) is CheckVerdict.CONFORMS


def test_words_struck_out_make_the_assent_conditional():
    comparison = cm.diff(FORM, FORM)
    struck = evolve(comparison, after=evolve(comparison.after, diagnostics=unread("struck-out").diagnostics))
    assert [f.rule for f in judge_check(struck, "variant").findings] == ["SIG08"]


def test_a_clause_too_long_to_compare_is_left_alone():
    old = [Provision(ProvisionKind.OTHER, f"Old sentence {n} of many.") for n in range(250)]
    new = [Provision(ProvisionKind.OTHER, f"New clause number {n}.") for n in range(250)]
    same = Provision(ProvisionKind.OTHER, "Tea is free.")
    assert aligned([same, *old], [same, *new]) == ((same, same),)


@pytest.mark.parametrize(
    ("told", "canonical"),
    [
        ("one million two hundred thousand dollars", "dollar1200000"),
        ("€ 2.5 million", "€2.5e+06"),
        ("USD 1,000", "usd1000"),
        ("within 3 business days", "3 business day"),
        ("by the first business day", "1 business day (ordinal)"),
        ("up to 33 1/3%", "33 1/3%"),
        ("thirty (60) days", "thirty (60) days"),
        ("at the latest in May 2027", "may 2027"),
        ("once a month", "1 month"),
    ],
)
def test_what_a_quantity_is(told, canonical):
    assert canonical in [a.canonical for a in amounts(told)]


@pytest.mark.parametrize(
    "told", ["see section 3 above", "version 2 applies", "one of them", "one-quarter of it", "2 and 3"]
)
def test_what_is_no_quantity(told):
    assert amounts(told) == []
