"""What may fill a slot, and what is an edit in disguise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractmodel.model import SlotType
from contractmodel.values import fits

TERMS = ("the article", "you", "the publisher", "the journal", "this agreement")

FITS = {
    SlotType.TEXT: [
        "“Why Do You Say So?”: Explaining the Predictions",
        "You May Not Need a Proof",
        "Keeping the Ledger Straight:\n\nA Long Title That Runs Over Two Lines of the Form",
        "Not a Number: When Things Are Undefined",
        "3D Shapes (and Other Stories)",
        "'Tis Pity (Alice's and Bob's Tale)",
        "A.I. for All",
        'On the "middle" of things, and what lies beyond',
        "The Article of Faith",
    ],
    SlotType.PARTY: [
        "Ada Example",
        "PMLR",
        "A. Example",
        "ada example",
        "bell hooks",
        "王伟",
        "Ada Example, Bob Other, and Ole van der Third",
        "Example & Sons, Inc.",
        "3M Company",
        "the Board of Regents of the University of X",
        "Ada Example (ada@example.org)",
        "José Ñandú (Universidad de X)",
    ],
    SlotType.LAW: [
        "the Commonwealth of Massachusetts",
        "England and Wales",
        "the State of New York",
        "the Federal Republic of Germany",
        "germany",
        "California, USA",
        "the laws of England",
        "the Canton of Uri",
        "Ontario and the federal laws of Canada",
        "the People's Republic of China",
        "The Netherlands",
    ],
    SlotType.MONEY: [
        "USD 1,000",
        "$1,000",
        "EUR 1.000,00",
        "500 euros",
        "one thousand dollars ($1,000)",
        "€ 1.5 million",
    ],
    SlotType.PERIOD: ["30 days", "two (2) business days", "12 months", "a year", "1 year and 6 months"],
    SlotType.DATE: ["2025/6/5", "3 March 2026"],
    SlotType.SIGNATURE: ["Ada Example", "/s/ Ada Example", "Digitally signed by Ada Example"],
    SlotType.URL: ["https://example.org/a?b=c#d", "<http://example.org>", "www.example.org"],
    SlotType.LICENCE: [
        "CC BY 4.0",
        "CC BY-NC-ND 4.0",
        "a Creative Commons Attribution-NonCommercial 4.0 International Public License",
        "MIT",
        "Apache-2.0",
    ],
}

NOT = [
    (SlotType.TEXT, "", "is empty"),
    (SlotType.TEXT, "x" * 501, "is longer than 500 characters"),
    (SlotType.TEXT, "\n".join("abcdefg"), "runs over more than 6 lines"),
    (SlotType.TEXT, "Foo (“the piece”)", "introduces a defined term"),
    (SlotType.TEXT, "Foo (the article)", "introduces a defined term"),
    (SlotType.TEXT, "Foo (collectively, 'the works')", "introduces a defined term"),
    (SlotType.TEXT, "“you” means the heirs too", "introduces a defined term"),
    (SlotType.TEXT, "Foo, hereinafter the piece", "introduces a defined term"),
    (SlotType.TEXT, "8. Nobody owns this", "begins with a clause label"),
    (SlotType.TEXT, "(ii) Nobody owns this", "begins with a clause label"),
    (SlotType.TEXT, "Section 8. Nobody owns this", "begins with a clause label"),
    (SlotType.TEXT, "A Title\n8. Nobody owns this", "begins with a clause label"),
    (SlotType.TEXT, "Foo. 8. Nobody owns this", "holds a clause label"),
    (SlotType.TEXT, "Learning, subject to change", 'holds operative words: "subject to"'),
    (SlotType.TEXT, "Learning; it agrees to pay", 'holds operative words: "agrees to"'),
    (SlotType.TEXT, "A Title. The publisher may sell it", 'holds operative words: "the publisher may"'),
    (SlotType.TEXT, "A Title, which you may sell", 'holds operative words: "you may"'),
    (SlotType.TEXT, "A Title, provided that all is well", 'holds operative words: "provided that"'),
    (SlotType.TEXT, "A Title nobody shall read", 'holds operative words: "shall"'),
    (SlotType.TEXT, "All but the last part, except Section 3", 'holds operative words: "except"'),
    (SlotType.PARTY, "the publisher", "is itself a defined term"),
    (SlotType.PARTY, "Ada Example who signs for nobody", 'holds operative words: "who"'),
    (SlotType.PARTY, "Ada Example or Bob Other", 'holds operative words: "or"'),
    (SlotType.PARTY, "Ada Example, not personally", 'holds operative words: "not"'),
    (SlotType.PARTY, "gives everything up", "does not look like a name"),
    (SlotType.PARTY, "Ada Example: see the note", "does not look like a name"),
    (SlotType.PARTY, "everyone", "does not look like a name"),
    (SlotType.PARTY, "12345", "does not look like a name"),
    (SlotType.LAW, "Massachusetts, without regard to conflicts of law", 'holds operative words: "without regard"'),
    (SlotType.LAW, "Ada Example", "does not look like a jurisdiction"),
    (SlotType.LAW, "whatever place you choose", "does not look like a jurisdiction"),
    (SlotType.LAW, "the State of utter despair", "does not look like a jurisdiction"),
    (SlotType.LAW, "England, Wales, Scotland, France and Peru", "does not look like a jurisdiction"),
    (SlotType.MONEY, "500", "does not look like a sum of money"),
    (SlotType.MONEY, "$5 a day", "does not look like a sum of money"),
    (SlotType.PERIOD, "30 days after notice", "does not look like a period"),
    (SlotType.DATE, "soon", "does not read as a date: not a date"),
    (SlotType.SIGNATURE, "Subject to attached Addendum", 'holds operative words: "Subject to"'),
    (SlotType.SIGNATURE, "/s/ 12", "does not look like a signature"),
    (SlotType.URL, "see the web site", "does not look like a web address"),
    (SlotType.LICENCE, "whatever we like", "does not look like a licence"),
]


@pytest.mark.parametrize(("slot", "text"), [(slot, text) for slot, texts in FITS.items() for text in texts])
def test_fits(slot, text):
    fit = fits(text, slot, terms=TERMS)
    assert fit.fits, fit.why
    assert fit.why == ""


@pytest.mark.parametrize(("slot", "text", "why"), NOT)
def test_does_not_fit(slot, text, why):
    fit = fits(text, slot, terms=TERMS)
    assert not fit.fits
    assert fit.why == why


def test_value_is_canonical():
    assert fits("Long\n  Title", SlotType.TEXT).value == "Long Title"
    assert fits("3 March 2026", SlotType.DATE).value == "2026-03-03"


def test_an_ambiguous_date_fits_and_has_no_value():
    fit = fits("03/04/2026", SlotType.DATE)
    assert fit.fits
    assert fit.value is None
    assert fit.why == "day and month may be either way round"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3 May 2026", "2026-05-03"),
        ("May 3, 2026", "2026-05-03"),
        ("20260603", "2026-06-03"),
        ("5. May 2026", "2026-05-05"),
    ],
)
def test_a_date_is_read_before_its_words_are_weighed(text, value):
    assert fits(text, SlotType.DATE, terms=TERMS, labels=("5.",)) == (True, value, "")


@pytest.mark.parametrize("text", ["6/5/26", "3.5.26", "9 Juli 2025", "30 February 2026", "March 2026"])
def test_an_unreadable_date_is_a_fill_without_value(text):
    fit = fits(text, SlotType.DATE, terms=TERMS)
    assert (fit.fits, fit.value) == (True, None)
    assert fit.why.startswith("does not read as a date: ")


@pytest.mark.parametrize(
    "text", ["3 May 2026 subject to the rider", "6/5/26, if paid", "you may, in 2026", "30 days", "$5"]
)
def test_no_date_is_no_fill(text):
    assert not fits(text, SlotType.DATE, terms=TERMS).fits


def test_labels_of_the_document_are_refused_as_printed():
    assert fits("FIRST: of many", SlotType.TEXT).fits
    assert not fits("FIRST: of many", SlotType.TEXT, labels=("FIRST:",)).fits


def test_an_empty_term_is_no_term():
    assert fits("A Title", SlotType.TEXT, terms=("",)).fits


@given(st.text(max_size=200), st.sampled_from(list(SlotType)))
def test_never_raises_and_says_why(text, slot):
    fit = fits(text, slot, terms=TERMS, labels=("1.", "(a)"))
    assert fit.fits or fit.why
