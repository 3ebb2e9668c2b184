"""From an offset in a block's text back to the document."""

import pytest

from contractmodel.model import NOWHERE, Agreement, Block, BlockType, Mark, Slot, Span
from contractmodel.model.places import places


def read(text, words, *spans, **rest):
    block = Block(type=BlockType.PARAGRAPH, text=words, span=Span(0, len(text)), text_spans=spans)
    agreement = Agreement.build([block], text=text, **rest)
    return places(agreement, agreement.body[0])


def test_text_as_it_stands_is_one_run():
    way = read("1. All is well.", "All is well.", Span(3, 15))
    assert way.starts == [0]
    assert way.span(Span(4, 6)) == Span(7, 9)
    assert len(way) == 12


def test_plain_line_wraps_cost_nothing():
    way = read("1. All\nis well.", "All is well.", Span(3, 15))
    assert way.starts == [0]
    assert way.span(Span(4, 6)).of("1. All\nis well.") == "is"


def test_indented_lines_are_followed_word_by_word():
    text = "1. All\r\n     is   well\r\n     today."
    way = read(text, "All is well today.", Span(3, len(text)))
    assert way.span(Span(4, 6)).of(text) == "is"
    assert way.span(Span(7, 18)).of(text) == "well\r\n     today."
    assert way[3] == 6


def test_a_dropped_line_end_hyphen_is_passed_over():
    text = "All is peer-\n   reviewed, twice."
    way = read(text, "All is peerreviewed, twice.", Span(0, len(text)))
    assert way.span(Span(7, 19)).of(text) == "peer-\n   reviewed"
    assert way.span(Span(21, 26)).of(text) == "twice"


def test_a_kept_line_end_hyphen_is_a_letter():
    text = "All is peer-\n   reviewed, twice."
    way = read(text, "All is peer-reviewed, twice.", Span(0, len(text)))
    assert way.span(Span(7, 20)).of(text) == "peer-\n   reviewed"
    assert way.span(Span(12, 20)).of(text) == "reviewed"


def test_a_soft_hyphen_in_a_word_is_passed_over():
    text = "A col\u00adlec\u00adtion of words."
    way = read(text, "A collection of words.", Span(0, len(text)))
    assert way.span(Span(2, 12)).of(text) == "col\u00adlec\u00adtion"
    assert way.span(Span(13, 15)).of(text) == "of"


def test_blanks_and_marks_are_passed_over():
    text = "Between […] and […], (“you”)¹ as agreed."
    blanks = [Slot(name=str(i), path="paragraph:1", span=Span(at, at + 3)) for i, at in enumerate((8, 16))]
    mark = Mark("1", Span(28, 29))
    way = read(text, "Between and , (“you”) as agreed.", Span(0, len(text)), slots=tuple(blanks), marks=(mark,))
    assert way.span(Span(16, 19)).of(text) == "you"
    assert way.span(Span(22, 24)).of(text) == "as"


def test_pieces_are_joined():
    text = "All is\n(page 3)\nwell."
    way = read(text, "All is well.", Span(0, 6), Span(16, 21))
    assert way.span(Span(7, 12)).of(text) == "well."
    assert way.span(Span(4, 8)).of(text) == "is\n(page 3)\nw"


def test_an_insertion_stands_after_what_is_before_it():
    text = "All\n   is well."
    way = read(text, "All is well.", Span(0, len(text)))
    assert way.span(Span(3, 3)) == Span(3, 3)
    assert way.span(Span(0, 0)) == Span(0, 0)
    assert way.span(Span(12, 12)) == Span(15, 15)


@pytest.mark.parametrize("words", ["", "Hand-made."])
def test_a_block_built_by_hand_stands_nowhere(words):
    way = read("", words)
    assert not way
    assert way.span(Span(0, 1)) == NOWHERE


def test_rewritten_letters_keep_the_rest_in_step():
    text = "The ﬁrst (x)  of all."
    way = read(text, "The f1rst (x) of all.", Span(0, len(text)))
    assert way.span(Span(17, 20)).of(text)
    lost = read("   ", "words", Span(0, 3))
    assert lost.span(Span(0, 2)) == NOWHERE


def test_more_text_than_extraction_stays_inside_it():
    text = "All  is"
    way = read(text, "All is well", Span(0, len(text)))
    assert way.span(Span(7, 11)).end <= len(text)
