"""A block's words: white space, hyphens at line ends, blanks and marks, and the way back to the extraction."""

from __future__ import annotations

import pytest

from contractmodel.model import Agreement, Furniture, HyphenHint, Joint, OptionHint, Source, SourceText, Span
from contractmodel.parse import parse


def read(text: str, **rest) -> Agreement:
    return parse(SourceText(Source("a.txt"), text, **rest))


HYPHENS = [
    # (text, hint, words, joints)
    ("1. The agree-\nment on agreement.", None, "The agreement on agreement.", ()),
    ("1. The non-\nexclusive and non-exclusive.", None, "The non-exclusive and non-exclusive.", ()),
    ("1. The well-\nknown thing.", None, "The well-known thing.", (Joint(8, True),)),
    ("1. The collec-\ntive.", True, "The collective.", (Joint(10, False),)),
    ("1. The open-\naccess.", False, "The open-access.", (Joint(8, True),)),
    ("1. The Smith-\nJones press.", None, "The Smith-Jones press.", (Joint(9, True),)),
    ("1. The col\u00ad\nlective.", None, "The collective.", ()),
    ("1. From 10-\n12 days -\nor more.", None, "From 10-12 days - or more.", ()),
]


@pytest.mark.parametrize(("text", "soft", "words", "joints"), HYPHENS)
def test_hyphens_at_line_ends(text: str, soft: bool | None, words: str, joints: tuple[Joint, ...]) -> None:
    hyphens = (HyphenHint(text.index("-\n"), soft),) if soft is not None else ()
    block = read(text, hyphens=hyphens)["1"]
    assert block.text == words
    assert block.joints == joints
    for joint in block.joints:
        assert (block.text[joint.at] == "-") is joint.hyphen


def test_text_spans_are_whole_where_only_space_divides_them() -> None:
    agreement = read("1. You pay\n   the price\n   in coin.")
    (span,) = agreement["1"].text_spans
    assert span.of(agreement.text) == "You pay\n   the price\n   in coin."


def test_markup_is_cut_out_of_text_spans() -> None:
    text = "1. You **pay** the price."
    cuts = (Furniture("markup", Span(7, 9)), Furniture("markup", Span(12, 14)))
    agreement = read(text, furniture=cuts)
    assert agreement["1"].text == "You pay the price."
    assert [span.of(text) for span in agreement["1"].text_spans] == ["You", "pay", "the price."]
    assert agreement.furniture == cuts


def test_markup_inside_a_label_or_heading_is_theirs() -> None:
    text = "1\\. **Price** of Things. You pay."
    cuts = (Furniture("markup", Span(1, 2)), Furniture("markup", Span(4, 6)), Furniture("markup", Span(11, 13)))
    agreement = read(text, furniture=cuts)
    clause = agreement["1"]
    assert clause.label == "1."
    assert clause.label_span.of(text) == "1\\."
    assert clause.heading == "Price of Things"
    assert clause.heading_span.of(text) == "Price** of Things."
    assert [one.span.of(text) for one in agreement.furniture] == ["**"]


OPTIONS = [
    (OptionHint(":", Span(14, 14)), Span(11, 11), False),
    (OptionHint("the price", Span(11, 20)), Span(8, 17), True),
]


@pytest.mark.parametrize(("hint", "at", "printed"), OPTIONS)
def test_options_stand_in_the_text_of_their_block(hint: OptionHint, at: Span, printed: bool) -> None:
    text = "1. You pay the price in coin.\n\n2. Go."
    (option,) = read(text, options=(hint,)).options
    assert (option.text, option.path, option.at, option.printed) == (hint.text, "1", at, printed)


def test_an_option_outside_every_block_is_left_out() -> None:
    assert read("1. Go.", options=(OptionHint("x", Span(900, 900)),)).options == ()


def test_a_heading_ends_at_a_notes_mark() -> None:
    agreement = read("1. Terms¹ of Use\n\nYou use it.\n\n¹ The terms are ours.\n\n2. Go")
    assert agreement["1"].heading == "Terms"
    assert agreement["1"].text == "of Use You use it."
    assert agreement["footnote:1"].text == "The terms are ours."


RAISED = ["An area of 100 m² is let.", "All 10⁶ units, 5 m³ each.", "See here[^x] and there¹."]


@pytest.mark.parametrize("text", RAISED)
def test_a_raised_sign_without_a_note_is_text(text: str) -> None:
    source = SourceText(Source("a"), f"1. {text}\n")
    model = parse(source)
    assert (model["1"].text, model.marks, model.furniture) == (text, (), ())
    assert "".join(span.of(source.text) for span in model["1"].text_spans) == text


def test_a_raised_sign_with_a_note_is_its_mark() -> None:
    model = parse(SourceText(Source("a"), "1. An area¹ of 9 m².\n\n¹ As drawn.\n"))
    assert model["1"].text == "An area of 9 m²."
    assert [(mark.mark, mark.target) for mark in model.marks] == [("¹", "footnote:1")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The 1998-\n1999 season.", "The 1998-1999 season."),
        ("Some 4-\n6 items.", "Some 4-6 items."),
        ("If COVID-\n19 spreads.", "If COVID-19 spreads."),
        ("As in Part A-\n1 hereof.", "As in Part A-1 hereof."),
        ("Within a 5-\nyear term.", "Within a 5-year term."),
        ("Between 4 -\n6 items.", "Between 4 - 6 items."),
        ("The numb\u00ad\n3r.", "The numb3r."),
    ],
)
def test_a_numbers_hyphen_at_a_lines_end_stays(text: str, words: str) -> None:
    block = parse(SourceText(Source("a"), text + "\n")).body[0]
    assert (block.text, block.joints) == (words, ())
