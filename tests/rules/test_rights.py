"""Rights, promises and deals: what the pages' cases leave open, and edits of the model whose meaning is known."""

from __future__ import annotations

import pytest

from contractmodel.api import load
from contractmodel.diff import compare
from contractmodel.model import Provision, ProvisionKind, Severity, Span
from contractmodel.rules import Favours, Impact, judge
from contractmodel.rules.clauses import apart
from contractmodel.rules.licences import licence_at, only_licenses, said

FAMILIES = {
    *("GRT", "ATT", "RTS", "EMB", "DUT", "FEE", "OPT", "AUT"),
    *("PAY", "CON", "LIM", "OWN", "RNW", "ASG", "NOT", "DSP", "DAT", "NCP", "INS", "PRE", "SUR"),
}
OPENING = "Publication agreement between the author of a manuscript (“you”) and a journal (“the publisher”).\n\n"


def judged(before, after, opening=""):
    one, two = (load((opening + text).encode(), name="x.txt", format="text") for text in (before, after))
    return judge(compare(one, two)).findings


def found(rule, before, after, opening=""):
    return [f for f in judged(before, after, opening) if f.rule == rule]


MODEL = load("shieber-1.2").text
GRANT = "You hereby grant a Creative Commons copyright license"
CITE = load("shieber-1.2")["3"].text
KEEP = load("shieber-1.2")["4"].text
ASSIGN = "the publisher hereby assigns all right, title, and interest in such edits to you"
VERIFY = "The publisher agrees to verify with you any such edits that are substantive. "
AGENCY = (
    "signing on behalf of all authors of the article, "
    "and that you have the authority to act as their agent for the purpose of"
)
TO_PUBLIC = f"{GRANT} in the article to the general public"
SOME = KEEP.replace("all rights under copyright in all", "the following rights under copyright in")

MUTATIONS = [
    ("GRT01", "4.0 International License", "3.0 International License"),
    ("GRT03", "to the general public, in particular", "to the publisher, in particular"),
    ("GRT04", TO_PUBLIC, "You hereby assign the copyright in the article to the publisher"),
    ("GRT05", "You hereby grant a Creative", "You hereby grant an exclusive Creative"),
    ("GRT06", "You hereby grant a Creative", "You hereby irrevocably grant a Creative"),
    ("GRT07", "You hereby grant a", "You will grant a"),
    ("GRT09", "license in the article to", "license in the article and its metadata to"),
    ("ATT01", "in the journal be included", "in the journal and a link to it be included"),
    ("ATT02", CITE, ""),
    ("RTS01", KEEP, ""),
    ("RTS02", KEEP, SOME.replace("and all rights", "and rights")),
    ("RTS04", ASSIGN, "the publisher retains all right, title, and interest in such edits"),
    ("DUT01", VERIFY, ""),
    ("AUT01", AGENCY, "signing for yourself, and are free when"),
]


@pytest.mark.parametrize(("rule", "gone", "come"), MUTATIONS, ids=[m[0] for m in MUTATIONS])
def test_an_edit_of_the_model_is_called_by_its_name(rule, gone, come):
    assert gone in MODEL
    edited = MODEL.replace(gone, come, 1)
    findings = [f for f in judged(MODEL, edited) if f.rule[:3] in FAMILIES]
    assert rule in {f.rule for f in findings}
    (clause,) = [b.path for b in load("shieber-1.2").walk() if gone.strip()[:60] in b.text]
    assert {f.before or f.after for f in findings} == {clause}


def test_nothing_is_said_of_the_model_itself():
    assert judged(MODEL, MODEL) == ()


def test_only_two_differences_of_the_form_are_loud():
    findings = judge(compare(load("shieber-1.2"), load("pmlr-2017"))).findings
    assert [f.rule for f in findings if f.severity is not Severity.NOTE] == ["ATT01", "SIG10"]


# ---- licences ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "licence"),
    [
        ("http://creativecommons.org/licenses/by-sa/3.0/us/", "CC-BY-SA-3.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"),
        ("https://creativecommons.org/licenses/by", "CC-BY"),
        ("https://creativecommons.org/about", ""),
    ],
)
def test_addresses_of_licences(url, licence):
    assert licence_at(url) == licence


def test_licences_as_people_say_them():
    assert [said(x) for x in ("CC-BY", "CC0-1.0", "Apache-2.0")] == ["CC BY", "CC0 1.0", "Apache-2.0"]


def test_a_licence_to_sell_transfers_nothing():
    text = "The author agrees. You hereby grant a licence to print and otherwise transfer the work."
    whole = Provision(ProvisionKind.ASSIGNMENT, "transfer the work", at=Span(70, len(text)))
    assert only_licenses(whole, text)
    assert not only_licenses(whole, "You hereby transfer the work.")


CC = "1. You hereby grant the public a Creative Commons Attribution 4.0 licence in the article.\n"


def test_what_the_licence_says_anyway_is_a_note():
    (one,) = found("GRT06", CC, CC.replace("hereby grant", "hereby irrevocably grant"), OPENING)
    assert (one.severity, one.impact, one.favours) == (Severity.NOTE, Impact.NONE, Favours.NEITHER)
    assert "2(a)(1)" in one.message
    media = CC.replace("article.", "article in all media now known or hereafter devised.")
    (two,) = found("GRT08", CC, media, OPENING)
    assert (two.severity, two.impact) == (Severity.NOTE, Impact.NONE)


def test_a_licence_that_is_gone():
    (one,) = found("GRT01", CC + "2. You keep a copy.\n", "2. You keep a copy.\n")
    assert one.message == "The grant of CC BY 4.0 is gone."
    assert one.favours is Favours.PUBLISHER


def test_a_licence_with_fewer_conditions_favours_nobody_we_know():
    before = CC.replace("Attribution 4.0", "Attribution-NonCommercial 4.0")
    (one,) = found("GRT01", before, CC)
    assert one.favours is Favours.UNCLEAR


def test_a_name_without_version_agrees_with_every_address():
    text = "1. You hereby grant a CC BY licence, see http://creativecommons.org/licenses/by/4.0.\n"
    assert not found("GRT02", CC, text)


def test_a_new_assignment_by_who_only_licensed():
    after = CC + "2. You hereby assign all copyright in the data to the publisher.\n"
    (one,) = found("GRT04", CC, after, OPENING)
    assert one.after == "2"
    assert not found("GRT04", "1. You keep a copy.\n", "1. You keep a copy.\n" + after.replace("1.", "3."), OPENING)


def test_a_present_assignment_weakened():
    before = "1. The publisher hereby assigns all rights in its edits to you.\n"
    after = before.replace("hereby assigns", "shall assign")
    (one,) = found("GRT07", before, after)
    assert "only promise to assign" in one.message
    assert one.favours is Favours.PUBLISHER


def test_machines_barred():
    before = "1. The publisher prints the article.\n"
    after = before + "2. The publisher shall not use the article for text and data mining.\n"
    (one,) = found("GRT10", before, after, OPENING)
    assert "reserves or bars" in one.message


# ---- what is kept, shared, promised -------------------------------------------------------------------------------


def test_a_reserved_power_is_no_right_kept():
    before = "1. You keep a copy.\n2. The publisher reserves the right to change these terms.\n"
    assert not found("RTS01", before, "1. You keep a copy.\n", OPENING)


@pytest.mark.parametrize(
    "sentence",
    [
        "You shall not assert your moral rights against the publisher.",
        "You agree not to assert your moral rights.",
        "You hereby assign all moral rights in the article to the publisher.",
    ],
)
def test_ways_to_give_up_moral_rights(sentence):
    (one,) = found("RTS05", "1. You keep a copy.\n", f"1. You keep a copy.\n2. {sentence}\n", OPENING)
    assert one.favours is Favours.PUBLISHER


def test_sharing_of_private_files_is_not_about_an_embargo():
    before = "1. Customer may open its private repositories.\n"
    assert not found("EMB01", before, before.replace("private", "institutional"))


def test_an_embargo_that_is_gone():
    after = "1. You may post the article in a repository.\n"
    before = after.replace("repository.", "repository after an embargo of 6 months.")
    (one,) = found("EMB01", before, after, OPENING)
    assert "is gone" in one.message
    assert one.favours is Favours.UNCLEAR


def test_a_promise_that_gets_firmer_is_no_loss():
    before = "1. The publisher shall use reasonable efforts to publish the article.\n"
    assert not found("DUT01", before, before.replace("use reasonable efforts to publish", "publish"))


def test_a_new_promise_favours_the_author():
    before = "1. You keep a copy.\n"
    (one,) = found("DUT01", before, before + "2. The publisher shall publish the article.\n", OPENING)
    assert one.favours is Favours.AUTHOR


@pytest.mark.parametrize(
    ("sentence", "favours"),
    [
        ("You shall pay a charge of $40 for each page.", Favours.PUBLISHER),
        ("The publisher shall pay you a royalty of 10%.", Favours.AUTHOR),
        ("A charge of $40 is due on signing.", Favours.UNCLEAR),
    ],
)
def test_who_gains_by_a_fee(sentence, favours):
    (one,) = found("FEE01", "1. You keep a copy.\n", f"1. You keep a copy.\n2. {sentence}\n", OPENING)
    assert one.favours is favours


def test_a_free_service_that_is_charged_for():
    before = "1. The author shall not pay any fee to the publisher.\n"
    (one,) = found("FEE01", before, before.replace("shall not pay any", "shall pay a"), OPENING)
    assert "what was denied is affirmed" in one.message


# ---- attribution and authority --------------------------------------------------------------------------------------


def test_a_new_sentence_on_attribution():
    before = "1. You keep a copy.\n2. The publisher prints the article.\n"
    after = before + "3. Users must cite the article.\n"
    (more,) = found("ATT01", before, after)
    (less,) = found("ATT02", after, before)
    assert (more.after, less.before) == ("3", "3")
    assert (more.severity, less.severity) == (Severity.WARNING, Severity.NOTE)


def test_acting_for_others_in_the_course_of_work_binds_nobody():
    before = "1. Supplier shall collect the mail on behalf of Customer.\n"
    assert not found("AUT01", before, before.replace("on behalf of Customer", "on behalf of its clients"))


def test_authority_itself_edited():
    before = "1. You warrant that you have the authority to sign this agreement.\n"
    after = before.replace("have the authority", "believe to have the authority")
    (one,) = found("AUT01", before, after)
    assert "states its authority" in one.message


# ---- deals --------------------------------------------------------------------------------------------------------


def test_one_clause_is_told_once():
    before = "1. Supplier shall deliver the goods.\n"
    after = before + "2. Customer shall pay $5. Customer shall pay interest of 2%. Customer shall bear all taxes.\n"
    assert len(found("PAY01", before, after)) == 1


def test_the_owner_by_assignment():
    before = "1. Supplier hereby assigns all inventions to Customer.\n"
    (one,) = found(
        "OWN01",
        before + "2. Agency shall file them.\n",
        before.replace("Customer", "Agency") + "2. Agency shall file them.\n",
    )
    assert "now it is Agency" in one.message


def test_another_party_is_protected():
    before = "1. In no event shall Supplier be liable for indirect damages.\n"
    (one,) = found("LIM02", before, before.replace("Supplier", "Customer"))
    assert "protected Supplier, now Customer" in one.message


def test_a_renamed_party_inside_an_exception_is_not_told_again():
    text = (
        "Agreement between Tin Works (“Supplier”) and Able Gears (“Customer”).\n\n"
        "1. Supplier shall keep all confidential information secret, except for what Supplier must tell a court.\n"
    )
    assert not found("CON02", text, text.replace("Supplier", "Vendor"))


def test_long_details_are_shown_where_they_part():
    assert apart("a b c d e f", "a b c d e g", kept=1) == ("…e f", "…e g")
    assert apart("same words here now", "same words here now too") == ("…words here now", "…words here now too")


def test_whose_boat_it_is_does_not_matter():
    before = "1. Supplier shall deliver the goods.\n"
    assert not found("OWN01", before, before + "2. The society owns a boat that it lends to its members.\n")


def test_a_transfer_by_words_of_licence_is_left_to_others():
    before = "1. The author hereby grants the publisher a licence to print the article.\n"
    after = (
        "1. The author hereby grants the publisher a licence to print and otherwise transfer rights in the article.\n"
    )
    assert not found("GRT04", before, after)


def test_limits_of_retention_that_stay():
    before = "1. You may post the article for personal use.\n"
    assert not found("RTS03", before, before.replace("post", "print and post"))


def test_a_grant_for_personal_use_only():
    before = "1. The author hereby grants the publisher a licence to print the article.\n"
    (one,) = found("RTS03", before, before.replace("the article", "the article for personal use"))
    assert one.severity is Severity.WARNING


def test_reworded_assignment_of_other_things_is_no_edit():
    before = "1. The publisher hereby assigns its office lease to you.\n2. You keep a copy.\n"
    assert not found("RTS04", before, "1. You keep a copy.\n")


def test_moral_rights_already_waived():
    before = "1. You hereby waive your moral rights in the article.\n"
    assert not found("RTS05", before, before.replace("the article", "the whole article"), OPENING)


def test_ambiguous_numbers_of_clauses_that_survive():
    before = "1. Sections 3 and 4 shall survive the end of this agreement for two years.\n"
    (one,) = found("SUR01", before, before.replace("two years", "five years"))
    assert "the time" in one.message.casefold()
