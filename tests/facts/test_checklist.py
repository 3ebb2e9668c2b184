"""The checklist: each question answered from what sentences do, silent where nothing does it, compared honestly."""

from __future__ import annotations

import pytest

from contractmodel.api import diff, load
from contractmodel.facts import NONE_FOUND, compare_facts, facts
from contractmodel.facts.checklist import QUESTIONS

OPENING = """Publication agreement between Ada Example (“the author”) and Ink House Ltd. (“the publisher”) about a
manuscript called Tides (“the article”), for the journal.

"""


def read(text, name="text.txt"):
    return load(text.encode(), name=name, format="text")


def answers(text):
    return {a.name: a.answer for a in facts(read(text))}


def value(name, *sentences, opening=OPENING):
    text = opening + "\n".join(f"{n}. {sentence}" for n, sentence in enumerate(sentences, 1))
    return answers(text)[name].value


def test_an_empty_agreement_answers_nothing():
    told = facts(read("Nothing here.\n"))
    assert [a.name for a in told] == [name for name, _, _ in QUESTIONS]
    assert {a.answer.value for a in told} == {NONE_FOUND}
    assert all(a.answer.path is None and a.answer.quote == "" and not a.answer.found for a in told)


PUBLISHING = [
    (
        "licence",
        "The author hereby grants the public a CC BY-NC 4.0 licence in the article.",
        "CC BY-NC 4.0, granted now",
    ),
    ("licence", "The author will grant the public a CC BY 4.0 licence in the article.", "CC BY 4.0, promised"),
    ("licence", "The author hereby grants the publisher a licence to print the article.", NONE_FOUND),
    ("grantee", "The author hereby grants the public a CC BY 4.0 licence in the article.", "public"),
    ("exclusive", "The author hereby grants the publisher an exclusive licence to print the article.", "yes"),
    ("exclusive", "The author hereby grants the publisher a non-exclusive licence to print it.", "no, non-exclusive"),
    ("exclusive", "The author hereby grants the publisher a licence to print the article.", NONE_FOUND),
    ("revocable", "The author hereby grants the publisher an irrevocable licence to print it.", "no, irrevocable"),
    ("revocable", "The author hereby grants the publisher a revocable licence to print the article.", "yes"),
    (
        "revocable",
        "The author hereby grants the public a CC BY 4.0 licence in the article.",
        "no: CC BY 4.0, section 2(a)(1)",
    ),
    ("copyright", "The author retains all rights under copyright in the article.", "author keeps all rights"),
    ("copyright", "The author retains the following rights: to teach the article.", "author keeps certain rights"),
    (
        "copyright",
        "The author hereby assigns the copyright in the article to the publisher.",
        "author transfers it to publisher",
    ),
    ("edits", "The publisher hereby assigns all right and title in its edits to the author.", "assigned to author"),
    (
        "edits",
        "The publisher agrees to verify with the author any substantive edits.",
        "substantive edits verified with author",
    ),
    ("edits", "The publisher may make minor corrections.", "publisher may edit"),
    ("attribution", "Users must cite the article and link to its source.", "a citation, the source, a link"),
    ("author_warrants", "The author warrants that the article is original and accurate.", "originality, accuracy"),
    ("others_warrant", "The publisher warrants that it owns the journal.", "publisher: ownership"),
    ("indemnity", "The author shall indemnify the publisher against any claim.", "author → publisher, no cap"),
    ("changes", "This agreement may be modified only in writing.", "in writing only"),
    ("changes", "The publisher may change these terms at any time.", "publisher alone may change it"),
    ("entire_agreement", "This is the entire agreement between the parties.", "yes"),
    ("successors", "This agreement binds the heirs and successors of the parties.", "successors, heirs"),
    (
        "ends",
        "This agreement will terminate if the publisher does not publish the article within one year.",
        "if the publisher does not publish the article within one year",
    ),
    (
        "ends",
        "The author may terminate this agreement on thirty days' notice.",
        "author may end it, thirty days' notice",
    ),
    (
        "publication",
        "The publisher shall publish the article within six months.",
        "publisher shall publish, within 6 months",
    ),
    ("publication", "The publisher may publish the article.", NONE_FOUND),
    ("fee", "The author shall pay a charge of $40 for each page.", "author pays $40"),
    ("payment", "The author shall pay a charge of $40 for each page.", NONE_FOUND),
    (
        "embargo",
        "The author may post the accepted manuscript in a repository after an embargo of 6 months.",
        "embargo; accepted manuscript; repository",
    ),
    ("moral_rights", "The author hereby waives all moral rights in the article.", "waived"),
    ("moral_rights", "The author retains the moral rights in the article.", "kept"),
    ("ai", "The publisher may use the article to train large language models.", "allowed"),
    ("ai", "The publisher shall not use the article for text and data mining.", "reserved or barred"),
    ("law", "This agreement is governed by the laws of the Republic of Utopia.", "Republic of Utopia"),
    ("forum", "Any action shall be brought in the courts of Utopia City.", "courts of Utopia City"),
]


@pytest.mark.parametrize(("name", "sentence", "expected"), PUBLISHING)
def test_publication_agreements(name, sentence, expected):
    assert value(name, sentence) == expected


DEAL = "Services agreement between Tin Works Ltd. (“Supplier”) and Able Gears Inc. (“Customer”).\n\n"
BUSINESS = [
    ("payment", "Customer shall pay $500 within thirty days.", "Customer pays $500, within 30 days"),
    ("payment", "All fees are non-refundable and due on receipt.", "All fees are non-refundable and due on receipt"),
    ("fee", "Customer shall pay $500 within thirty days.", NONE_FOUND),
    (
        "confidentiality",
        "Customer shall keep all confidential information secret for two years.",
        "binds Customer, 2 years",
    ),
    (
        "liability",
        "The liability of Supplier shall not exceed the fees paid in a year.",
        "capped: the fees paid in a year",
    ),
    ("liability", "In no event shall Supplier be liable for indirect damages.", "Supplier: excluded"),
    ("ownership", "Supplier hereby assigns all inventions to Customer.", "Supplier assigns to Customer"),
    ("ownership", "All deliverables are the property of Customer.", "All deliverables are the property of Customer"),
    ("renewal", "This agreement shall automatically renew for one year.", "automatic, 1 year"),
    ("renewal", "This agreement shall not renew.", "none"),
    ("renewal", "This agreement shall be extended by mutual consent for two years.", "by agreement, 2 years"),
    ("renewal", "The term shall be extended for one year.", "The term shall be extended for one year"),
    ("law", "The validity of this agreement is governed by applicable law.", NONE_FOUND),
    ("ownership", "The rights of Supplier pass to its successors and assigns.", NONE_FOUND),
    ("licence", "The software is compatible with the MIT licence.", NONE_FOUND),
    ("licence", "The software is provided under the MIT licence.", "MIT"),
    ("insurance", "The insurance is maintained abroad.", NONE_FOUND),
    ("insurance", "Insurance must be maintained abroad.", "Insurance must be maintained abroad"),
    ("assignment", "Customer may not assign this agreement.", "Customer: not allowed"),
    ("assignment", "Supplier may assign this agreement.", "Supplier: allowed"),
    ("assignment", "Customer may assign this agreement with the consent of Supplier.", "Customer: only with consent"),
    ("notices", "All notices must be in writing and sent by e-mail.", "in writing, by e-mail"),
    ("disputes", "Any dispute shall be settled by arbitration in Geneva.", "arbitration in Geneva"),
    (
        "data_protection",
        "Supplier shall comply with data protection law.",
        "Supplier shall comply with data protection law",
    ),
    ("insurance", "Supplier shall maintain liability insurance of $1,000.", "Supplier: $1,000"),
    ("non_compete", "Supplier shall not compete with Customer for one year.", "Supplier, 1 year"),
    ("term", "The term of this agreement is two years.", "2 years"),
    ("moral_rights", "Customer shall pay $500.", NONE_FOUND),
    ("author_warrants", "Supplier warrants that it has good title to the goods.", NONE_FOUND),
    ("others_warrant", "Supplier warrants that it has good title to the goods.", "Supplier: right to grant"),
]


@pytest.mark.parametrize(("name", "sentence", "expected"), BUSINESS)
def test_other_contracts(name, sentence, expected):
    assert value(name, sentence, opening=DEAL) == expected


def test_an_indemnity_under_a_cap_is_not_called_uncapped():
    told = value(
        "indemnity",
        "The liability of Supplier shall not exceed $500.",
        "Supplier shall indemnify Customer against any claim.",
        opening=DEAL,
    )
    assert told == "Supplier → Customer"


def test_parties_by_name_and_by_description():
    told = answers(
        OPENING + "1. The author hereby grants the publisher a licence.\n2. The publisher shall print it.\n"
    )["parties"]
    assert told.value == "the author: Ada Example; the publisher: Ink House Ltd"
    assert told.path == "paragraph:1"
    assert "Ink House" in told.quote


def test_a_licence_to_sell_is_no_transfer():
    assert (
        value(
            "copyright",
            "The author hereby grants you a licence to make, sell and otherwise transfer rights in the article.",
        )
        == NONE_FOUND
    )


def test_the_rest_is_counted_where_there_is_much_of_it():
    told = value("insurance", *(f"Party{n} shall maintain insurance of ${n}00." for n in "1234567"), opening=DEAL)
    assert told == NONE_FOUND or told.count(";") <= 3


def test_places_quote_the_document():
    text = OPENING + "1. The author retains all rights under copyright in the article.\n"
    document = read(text)
    (place,) = {a.name: a.answer for a in facts(document)}["copyright"].places
    assert place.path == "1"
    assert (
        place.span.of(document.text) == place.quote == "The author retains all rights under copyright in the article."
    )


# ---- two agreements ---------------------------------------------------------------------------------------------


def compared(before, after):
    one, two = read(before), read(after)
    return {c.name: c for c in compare_facts(one, two, diff(one, two))}


BASE = (
    OPENING + "1. The author warrants that the article is original.\n2. The author retains all rights in the article.\n"
)


def test_the_same_agreement_differs_nowhere():
    assert not any(c.differs or c.note for c in compared(BASE, BASE).values())


def test_an_answer_that_is_gone_differs():
    told = compared(BASE, OPENING + "1. The author warrants that the article is original.\n")["copyright"]
    assert told.differs
    assert [a.found for a in told.answers] == [True, False]


def test_words_that_differ_under_the_same_answer_are_quoted():
    told = compared(BASE, BASE.replace("is original", "is wholly original"))
    assert told["author_warrants"].differs
    assert told["author_warrants"].answers[0].value == told["author_warrants"].answers[1].value
    assert told["author_warrants"].note == "“wholly” added"
    assert not told["copyright"].differs


def test_without_a_comparison_only_the_answers_count():
    one, two = read(BASE), read(BASE.replace("is original", "is wholly original"))
    assert not any(c.differs for c in compare_facts(one, two))


def test_a_renamed_term_does_not_differ():
    before = (
        OPENING
        + "1. The author warrants to the publisher that the article is original.\n2. The publisher owns all fonts.\n"
    )
    after = before.replace("publisher", "press")
    told = compared(before, after)
    assert not told["author_warrants"].differs


def test_the_model_and_the_form_built_in():
    one, two = load("shieber-1.2"), load("pmlr-2017")
    rows = compare_facts(one, two, diff(one, two))
    assert [r.name for r in rows if r.differs] == ["attribution", "parties", "author_warrants", "signatures"]
    told = {r.name: r for r in rows}
    assert told["attribution"].answers[1].value == "a citation, a link"
    assert told["law"].note == "as suggested"
    assert told["author_warrants"].note == "“peerreviewed” for “peer-reviewed”"
    assert [a.path for a in told["indemnity"].answers] == ["6.c", "6.3"]
    assert told["signatures"].answers[0].value == "corresponding author, publisher"
    assert "PMLR" in told["parties"].answers[1].value
    found = [r.name for r in rows if r.answers[0].found]
    assert found == [
        "licence", "grantee", "revocable", "copyright", "edits", "attribution", "parties", "author_warrants",
        "indemnity", "law", "changes", "entire_agreement", "successors", "ends", "signatures",
    ]  # fmt: skip
