"""Terms that are introduced, and the places that use them."""

from time import process_time

import pytest

from contractmodel.model import NOWHERE, Agreement, Block, BlockType, Clause, Signature, Span
from contractmodel.parse.definitions import definitions
from contractmodel.parse.mentions import Mentions


def paragraph(text):
    return Block(type=BlockType.PARAGRAPH, text=text)


def defined(*texts):
    return definitions(Agreement.build([paragraph(text) for text in texts]))


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("a manuscript (“the article”) in print", ["the article"]),
        ('Acme Inc. (the "Company") and Bob', ["Company"]),
        ("Acme Inc. ('the Company') and Bob", ["the Company"]),
        ('Ada and Bo (collectively, the "Authors")', ["Authors"]),
        ('Ada and Bo (each a "Party" and together the "Parties")', ["Party", "Parties"]),
        ('Ada and Bo (together, the "Parties" and, each, a "Party")', ["Parties", "Party"]),
        ('Ada and Bo (together the "Parties" each a "Party")', ["Parties", "Party"]),
        ('Ada and Bo, together the "Parties" and each a "Party".', ["Parties", "Party"]),
        ('Ada and Bo, together the "Parties", each a "Party", agree', ["Parties", "Party"]),
        ('Ada and Bo, collectively the "Parties", and individually a "Party".', ["Parties", "Party"]),
        ('Ada and Bo (the "Parties") and each of them a "Party"', ["Parties", "Party"]),
        ('She pays each a "bonus" of five', []),
        ("Ada (name of the author who signs for all others, collectively “you”)", ["you"]),
        ('Orchard Ltd ("Orchard", "we," "us" or "our")', ["Orchard", "we", "us", "our"]),
        ('"Work" means any thing', ["Work"]),
        ('"Work" or "Works" shall mean any thing', ["Work", "Works"]),
        ('As used here, "Work" has the meaning given in the Act', ["Work"]),
        ("“Work”: any thing", ["Work"]),
        ("“Work” – any thing", ["Work"]),
        ('The "Effective Date" is the date of signature', ["Effective Date"]),
        ("Adapted Material means material derived from the work", ["Adapted Material"]),
        ("The term Licensor shall mean the owner", ["Licensor"]),
        ("Acme Press, hereinafter referred to as the Press, agrees", ["Press"]),
        ('Acme Press, hereinafter "the Press", agrees', ["the Press"]),
        ('between Acme Press, the "Press", and Ada', ["Press"]),
        ("the Services (as defined in the Master Agreement) end", ["Services"]),
        ('the "Services" (as that term is defined in the Act) end', ["Services"]),
    ],
)
def test_forms(text, terms):
    assert [definition.term for definition in defined(text)] == terms


@pytest.mark.parametrize(
    "text",
    [
        'He said "yes" and left',
        'the so-called "fair use" doctrine',
        '(the "fair use" doctrine)',
        '(see "A Title of Its Own")',
        '(e.g. "Moby")',
        'a song entitled "Yes", of course',
        "This means that you pay",
        "By any means necessary",
        "the Fees (as defined in Section 3) are due",
        'software provided "as is" and without warranty',
        "(not quoted)",
    ],
)
def test_not_every_quotation_defines(text):
    assert defined(text) == ()


def test_places_cover_the_quoted_term_and_bodies_explain():
    text = '"Work" means any thing. "Play" means none.'
    block = Block(type=BlockType.PARAGRAPH, text=text, text_spans=(Span(10, 10 + len(text)),))
    work, play = definitions(Agreement.build([block], text="0123456789" + text))
    assert work.at.of(text) == '"Work"'
    assert work.span == Span(10, 16)
    assert work.body == "any thing."
    assert play.body == "none."


def test_a_heading_may_be_the_term():
    clause = Clause(
        label="1.5", heading="“Executable Form”", text="means any form but source.", heading_span=Span(4, 21)
    )
    (found,) = definitions(Agreement.build([clause]))
    assert (found.term, found.body, found.at, found.span) == (
        "Executable Form",
        "any form but source.",
        NOWHERE,
        Span(4, 21),
    )
    assert definitions(Agreement.build([Clause(label="1.", heading="Fees", text="are due.")])) == ()


def uses(term_text, text):
    (definition,) = defined(f"a thing (“{term_text}”)", text)
    return [use.text for use in definition.uses]


@pytest.mark.parametrize(
    ("term", "text", "mentioned"),
    [
        (
            "the journal",
            "The journal's board; any other peer-reviewed journal; the journal.",
            ["The journal's", "the journal"],
        ),
        ("this agreement", "this Agreement, THIS AGREEMENT, any agreement", ["this Agreement", "THIS AGREEMENT"]),
        ("the Company", "Company shall; the Company's; a company; COMPANY", ["Company", "the Company's", "COMPANY"]),
        ("Party", "Each Party; both Parties; a party", ["Party", "Parties"]),
        ("you", "You and your heirs; young", ["You", "your"]),
        ("we", "We and our staff ask us", ["We", "our", "us"]),
        ("article", "an article, Articles, particle", ["article", "Articles"]),
        ("Press", "the press; Press; Presses; Press-ganged", ["Press", "Presses"]),
        ("U.S. Work", "each U.S. Work here", ["U.S. Work"]),
    ],
)
def test_uses(term, text, mentioned):
    assert uses(term, text) == mentioned


def test_the_longest_term_wins_and_the_plural_may_be_a_term_of_its_own():
    found = defined(
        'Ada (a "Work") and Bo (the "Works") and Cy ("Work Product")', "The Works and Work Product and Work."
    )
    assert {d.term: [u.text for u in d.uses] for d in found} == {
        "Work": ["Work"],
        "Works": ["Works"],
        "Work Product": ["Work Product"],
    }


def test_a_use_inside_its_own_definition_does_not_count_and_signatures_are_silent():
    body = [paragraph("The press (“the press”) and the press."), Signature(text="the press")]
    (found,) = definitions(Agreement.build(body))
    assert [use.at for use in found.uses] == [Span(0, 9), Span(28, 37)]


def test_titles_define_nothing_and_no_definitions_cost_nothing():
    assert definitions(Agreement.build([Block(type=BlockType.TITLE, text='The "Company"')])) == ()
    assert list(Mentions([]).of("any text")) == []


def test_two_definitions_of_one_term_share_no_uses():
    first, second = defined('Ada (the "Press")', 'Bo (the "Press")', "Press.")
    assert [use.path for use in first.uses] == ["paragraph:3"]
    assert second.uses == ()


@pytest.mark.parametrize(
    "text",
    [
        '"X" means "X" means ',
        'each a "Party", ',
        ', each a "Party"',
        ', the "X"',
        "hereinafter the X, ",
        '("X" ',
        '"X" or ',
    ],
)
def test_cost_is_linear(text):
    start = process_time()
    defined(text * (100_000 // len(text)))
    assert process_time() - start < 2.5


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[[Boat House]] means the house at the pier.", [("Boat House", "the house at the pier.")]),
        (
            "“You” (or “Your”) means the member who rows.",
            [("You", "the member who rows."), ("Your", "the member who rows.")],
        ),
        ("“Boats” and individually, “Boat”, shall mean what floats.", [("Boat", "what floats.")]),
        ("Sign [the boat] and [[pay]].", []),
    ],
)
def test_what_explains_a_term_is_its_body(text, wanted):
    found = {one.term: one.body for one in definitions(Agreement.build([Block(type=BlockType.PARAGRAPH, text=text)]))}
    assert [(term, found.get(term)) for term, _ in wanted] == wanted
    assert wanted or not found
