"""Lines in the making, and how they are written."""

from contractmodel.ingest.passage import Passage, Words, strung
from contractmodel.ingest.writing import titled_first, write
from contractmodel.model import BlankHint, Furniture, MarkHint, Source, Span


def test_what_hangs_on_the_front_keeps_a_mark_from_being_taken_off():
    words = Words()
    words.mark("1")
    words.add(" note")
    assert not words.take_front("1")
    assert not words.take_front("2")


def test_taking_the_front_off_moves_all_that_follows():
    words = Words()
    words.add(" 1. see ")
    words.mark("2")
    words.cut("¶", "other")
    words.blank(words.length, BlankHint(Span(0, 0)))
    assert words.take_front("1.")
    line = words.passage()
    assert line.text == "see 2¶"
    assert [hint.span for hint in line.marks] == [(4, 5)]
    assert [piece.span for piece in line.furniture] == [(5, 6)]
    assert [blank.span for blank in line.blanks] == [(6, 6)]


def test_the_tail_of_a_line():
    words = Words()
    for piece in ("ab", "", "cd", "e"):
        words.add(piece)
    assert [words.since(start) for start in range(6)] == ["abcde", "bcde", "cde", "de", "e", ""]


def test_labels_inside_a_row_are_written_and_their_glyphs_cut():
    row = strung([Passage("x", label="•", bullet=True), Passage("y", label="1.")], "\t")
    assert row.text == "• x\t1. y"
    assert row.furniture == (Furniture("bullet", Span(0, 1)),)


def test_white_space_behind_a_label_goes_unless_a_blank_covers_it():
    marked = Passage("  see1", label="1.", marks=(MarkHint("1", Span(5, 6)),))
    written = write(Source(), [marked, Passage("  ", label="2.", blanks=(BlankHint(Span(0, 2)),))])
    assert written.text == "1. see1\n\n2.   \n"
    assert (written.marks[0].span, written.blanks[0].span) == ((6, 7), (12, 14))


def test_an_empty_document_is_an_empty_text():
    assert (write(Source(), []).text, write(Source(), [Passage("  ")]).lines) == ("", ())


def test_furniture_and_subtitles_do_not_end_the_wait_for_a_title():
    site = Passage("Home", furniture=(Furniture("other", Span(0, 4)),))
    some = titled_first([site, Passage("S", role="subtitle"), Passage("A", heading=1), Passage("x")])
    assert [passage.role for passage in some] == [None, "subtitle", "title", None]
