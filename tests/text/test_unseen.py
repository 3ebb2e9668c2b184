"""Characters that print nothing."""

import pytest

from contractmodel.model import Furniture, MarkHint, Source, SourceText, Span
from contractmodel.parse import parse
from contractmodel.text.unseen import visible


def test_they_are_set_aside_and_counted():
    told = visible(SourceText(Source(), "You\u200b\u200b pay\ufeff."))
    assert [one.span for one in told.furniture] == [Span(3, 5), Span(9, 10)]
    assert [(one.code, one.message[:14]) for one in told.diagnostics] == [("invisible-characters", "3 characters t")]


def test_soft_hyphens_inside_words_are_set_aside_and_those_at_a_lines_end_are_not():
    told = visible(SourceText(Source(), "“Goods” inclu\u00addes all pro\u00ad\nducts."))
    assert [one.span for one in told.furniture] == [Span(13, 14)]
    entries = (
        "1. Words:\n\n“Goods” incl{0}udes all products.\n\n“Day” me{0}ans a working day.\n\n2. We deliver the Goods."
    )
    plain, soft = (parse(SourceText(Source(), entries.format(sign))) for sign in ("", "\u00ad"))
    assert soft == plain


def test_what_is_set_aside_already_is_not_taken_twice():
    source = SourceText(
        Source(),
        "a\u200bb\u200bc",
        furniture=(Furniture("markup", Span(0, 2)),),
        marks=(MarkHint("1", Span(3, 4)),),
    )
    assert visible(source) is source


def test_a_text_without_them_stays_the_same():
    source = SourceText(Source(), "“Näh” – 1")
    assert visible(source) is source


FORM = (
    "LOAN\n\n1. Terms. The Lender lends to the Borrower all that the Borrower asks for in writing\n"
    "and that the Lender agrees to.\n\n(a) It is paid back within a year from the day on which it was lent, and\n"
    "(b) it bears no interest whatever.\n\n2. The Lender:\n\n- may wait; and\n- may sue.\n\nBy: ______\nName: Ada\n"
)


@pytest.mark.parametrize("noise", ["\u00a0", " \u00a0", "\u00a0 ", "\u2009", " \u200b", "\u200b ", "\u2060 \ufeff"])
def test_space_that_shows_nothing_changes_nothing(noise):
    plain, noisy = (parse(SourceText(Source(), text)) for text in (FORM, _noisy(noise)))
    assert _told(noisy) == _told(plain)


def test_an_empty_line_of_theirs_is_an_empty_line():
    told = [parse(SourceText(Source(), f"The Lender lends{gap}the Borrower pays.")) for gap in ("\n\n", "\n \u200b \n")]
    assert _told(told[0]) == _told(told[1])


def test_a_value_goes_on_behind_them():
    form = "1. Lend.\n\nBy: Ada Example{}\nof Quince\nTitle: Owner\n"
    told = [parse(SourceText(Source(), form.format(end))) for end in ("", "\u200b")]
    assert [one["signature:1"].fields[0].text for one in told] == ["Ada Example of Quince"] * 2


def _noisy(noise):
    return "\n".join(noise.join(line.split(" ")) for line in FORM.split("\n"))


def _told(agreement):
    return [(block.type, block.path, block.text, getattr(block, "heading", None)) for block in agreement.walk()]
