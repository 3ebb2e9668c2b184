"""PDF: reading order, notes, blanks, furniture, each on a page set for it."""

from pathlib import Path

import pytest

from contractmodel.ingest import read_bytes
from contractmodel.ingest.pdf_page import Word
from contractmodel.ingest.pdf_rows import rows
from contractmodel.model import Clause, ContractError
from contractmodel.parse import parse
from contractmodel.text import lines
from tests.ingest.pdf_pages import FIELDS, noted, page
from tests.ingest.pdfs import (
    BODY,
    PLAIN,
    blanks,
    codes,
    furniture,
    lost,
    pdf,
    read,
    rule,
    say,
    texts,
    turned,
    upright,
)
from tests.ingest.pdfs import lines as block

SHARED = Path(__file__).parents[3] / "shared"


def test_lines_paragraphs_indents_and_pages():
    source = read(
        say(225, 730, "Publication Agreement", 16)
        + say(72, 700, "1.")
        + block(
            90, 700, ["You agree to what follows here and to whatever is set out in the other clauses,", "as amended."]
        )
        + block(72, 660, ["2. You warrant:", "(a) little;"])
        + say(108, 636, "deep"),
        block(72, 700, ["3. The end."]),
    )
    found = lines(source)
    assert [(line.text, line.indent, line.gap, line.page) for line in found] == [
        ("Publication Agreement", 153.0, 0, 1),
        ("1. You agree to what follows here and to whatever is set out in the other clauses,", 0, 1, 1),
        ("as amended.", 18.0, 0, 1),
        ("2. You warrant:", 0, 1, 1),
        ("(a) little;", 0, 0, 1),
        ("deep", 36.0, 0, 1),
        ("3. The end.", 0, 0, 2),
    ]
    assert [(line.hint.role, line.hint.paragraph, line.hint.centred) for line in found] == [
        ("title", None, True),
        (None, True, False),
        (None, False, False),
        (None, True, False),
        (None, None, False),
        (None, True, False),
        (None, None, False),
    ]
    assert lost(source) == []


WIDE = "You agree to what follows here, and to whatever the other clauses of it set out for"


def test_paragraphs_of_one_line_are_parted_though_most_lines_are_paragraphs():
    one_liners = [f"{number}. You pay." for number in range(1, 7)]
    wrapped = block(72, 500, [WIDE, f"you, {WIDE[4:]}", f"you, {WIDE[4:]}", "you."])
    found = lines(read(block(72, 700, one_liners, pitch=24) + wrapped))
    assert [line.gap for line in found] == [0, 1, 1, 1, 1, 1, 1, 0, 0, 0]
    assert [line.gap for line in lines(read(block(72, 700, one_liners, pitch=24)))] == [0, 1, 1, 1, 1, 1]
    assert [line.gap for line in lines(read(block(72, 700, one_liners, pitch=12)))] == [0] * 6


def test_a_label_that_a_full_line_pushed_down_stays_in_its_sentence():
    full = f"1. {WIDE[:-30]}"
    told = [f"{full} (a) tea, (b) cakes and buns, and", "(c) all the plates.", WIDE, WIDE, WIDE, "2. You pay."]
    source = read(block(72, 700, told[:2]) + block(72, 660, told[2:5]) + block(72, 600, told[5:]))
    assert [line.hint.wrapped for line in lines(source)][1] is True
    assert [block.path for block in parse(source).walk() if isinstance(block, Clause)] == ["1", "2"]


def test_what_ends_short_at_a_pages_foot_has_ended():
    source = read(
        block(72, 700, [WIDE, WIDE, WIDE, "you. The buyer may do so no later than"]),
        block(72, 700, ["1.1 six months before it ends; or", "1.2 twelve months."]),
    )
    assert [line.gap for line in lines(source)][4] == 1


def test_columns_of_short_clauses_are_told_by_their_labels():
    left = ["1. Term", "It is long.", "2. Price", "You pay at once.", "3. Law", "It is hard, and it binds the parties."]
    right = [
        "4. End",
        "It comes.",
        "5. Notices",
        "Write to us.",
        "(a) by post;",
        "(b) by mail to the address above here.",
    ]
    source = read(block(72, 700, left, pitch=14) + block(320, 700, right, pitch=14))
    assert texts(source) == [*left, *right]


def test_what_a_browser_prints_at_a_pages_edges_is_furniture():
    head = say(30, 770, "11/22/26, 6:04 AM", 8) + say(250, 770, "Terms of Use", 8)
    foot = say(30, 20, "https://quince.example/terms", 8) + say(560, 20, "1/1", 8)
    source = read(head + block(72, 700, PLAIN) + foot)
    assert [kind for kind, _ in furniture(source)] == ["running-head", "running-head"]


def test_a_line_set_otherwise_behind_one_that_ended_early_begins_a_paragraph():
    told = lines(read(block(90, 700, ["(a) tea; and"]) + block(72, 688, ["are due at once."]) + block(72, 600, PLAIN)))
    assert [line.hint.paragraph for line in told][1] is True


def test_a_title_over_two_lines_and_headings_by_size():
    source = read(
        say(72, 730, "A Long", 18)
        + say(72, 710, "Agreement", 18)
        + block(72, 680, PLAIN)
        + say(72, 600, "Fees", 13)
        + say(72, 584, BODY)
    )
    found = lines(source)
    assert [
        (line.text, line.hint.role, line.hint.heading) for line in found if line.hint.role or line.hint.heading
    ] == [
        ("A Long", "title", None),
        ("Agreement", "title", None),
        ("Fees", None, 2),
    ]
    assert next(line.gap for line in found if line.text == BODY) == 1


def test_a_heading_at_a_pages_top_is_parted_from_the_page_before():
    source = read(block(72, 700, PLAIN), say(72, 700, "Fees", 13) + say(72, 684, BODY), block(72, 700, PLAIN))
    assert [(line.text, line.gap) for line in lines(source)][4:7] == [("Fees", 1), (BODY, 1), (PLAIN[0], 0)]


def test_large_type_far_down_is_no_title():
    source = read(block(72, 740, PLAIN * 2) + say(72, 600, "LARGE", 20))
    assert [line.hint.role for line in lines(source)] == [None] * 9


def test_words_are_those_printed_whatever_their_order_in_the_file():
    source = read(say(150, 700, "second") + say(72, 700, "first") + say(230, 700, "third") + say(72, 700, "first"))
    assert texts(source) == ["first    second    third"]


def test_a_hyphen_at_a_lines_end_is_put_back():
    source = read(block(72, 700, ["open-", "access and collec-", "tively well-known", "10-", "12"]))
    assert texts(source) == ["open-", "access and collec-", "tively well-known", "10-", "12"]
    assert [(source.text[hint.at], hint.soft) for hint in source.hyphens] == [("-", None)] * 3


def test_two_columns_are_read_one_after_the_other():
    left = [f"left {number} the author grants the journal a lic" for number in "abcdefghij"]
    right = [f"right {number} and warrants that the work is new" for number in "abcdefghij"]
    full = "Across both columns there runs a line that is as wide as the page and says what all agree upon."
    source = read(say(60, 730, full) + block(60, 700, left) + block(320, 695, right) + block(60, 560, [full, full]))
    assert texts(source) == [full, *left, *right, full, full]
    assert [line.indent for line in lines(source)] == [0] * 23


def test_a_first_column_goes_on_below_the_second_and_a_pages_foot_is_neither():
    left = [f"left {number} the author grants the journal a lic" for number in "abcdefghijkl"]
    right = [f"right {number} and warrants that the work is new" for number in "abcdefgh"]
    foot = say(20, 40, "https://journal.example/forms/loan", 7) + say(580, 40, "1/1", 7)
    source = read(block(60, 700, left) + block(320, 700, right) + say(60, 540, "Signed below by both.") + foot)
    assert texts(source)[:21] == [*left, *right, "Signed below by both."]
    assert [line.indent for line in lines(source)][:20] == [0] * 20
    assert [line.paragraph for line in source.lines][1:12] == [False] * 11


def test_signatures_side_by_side_stay_side_by_side():
    source = read(block(72, 700, PLAIN) + block(72, 600, ["By: A", "Name:"]) + block(330, 600, ["By: B", "Name:"]))
    assert texts(source)[-2:] == ["By: A    By: B", "Name:    Name:"]


def test_running_heads_and_page_numbers_are_furniture():
    source = read(*[page(number, 4) for number in range(1, 5)])
    assert furniture(source) == [
        piece
        for number in range(1, 5)
        for piece in (("running-head", "CONFIDENTIAL - Draft 3"), ("page-number", f"Page {number} of 4"))
    ]
    assert len(texts(source)) == 16
    assert lost(source) == []


@pytest.mark.parametrize("number", ["{}", "- {} -", "Page {}", "{} / 2", "[{}]"])
def test_a_lone_number_is_a_page_number_even_of_two_pages(number):
    source = read(*[block(72, 700, PLAIN) + say(300, 40, number.format(n)) for n in (1, 2)])
    assert [kind for kind, _ in furniture(source)] == ["page-number", "page-number"]


def test_roman_page_numbers_and_one_page():
    roman = read(*[block(72, 700, PLAIN) + say(300, 40, n) for n in ("ii", "iii")])
    assert furniture(roman) == [("page-number", "ii"), ("page-number", "iii")]
    assert furniture(read(block(72, 700, PLAIN) + say(300, 40, "1"))) == [("page-number", "1")]


def test_numbers_that_do_not_count_pages_are_text():
    source = read(*[block(72, 700, PLAIN) + say(300, 40, n) for n in ("2024", "1871")])
    assert furniture(source) == []
    assert "2024" in texts(source)


def test_text_that_repeats_is_not_lost_with_the_heads():
    source = read(*[block(72, 740, [*PLAIN, "Initials: ____"]) for _ in range(3)])
    assert furniture(source) == []
    assert len(texts(source)) == 15


def test_a_running_head_that_is_the_only_title_stays_once():
    source = read(*[say(200, 750, "Licence Agreement", 15) + block(72, 700, PLAIN) for _ in range(2)])
    assert furniture(source) == [("running-head", "Licence Agreement")]
    assert lines(source)[0].hint.role == "title"


def test_bold_words_that_open_a_line():
    source = read(
        block(72, 700, PLAIN)
        + say(72, 640, "2.") + say(86, 640, "Term.", font="F2") + say(120, 640, "One year.")
        + say(72, 620, "All bold", font="F2")
        + say(72, 600, "Not", font="F2") + say(95, 600, "a heading.")
        + say(72, 580, "words", font="F1") + say(105, 580, "Bold.", font="F2")
        + say(72, 560, "“Fee”", font="F2")
    )  # fmt: skip
    heads = [line.hint.run_in and source.text[line.start : line.hint.run_in] for line in lines(source)[4:]]
    assert heads == ["2. Term.", "All bold", None, None, None]


def test_what_a_page_embeds_is_read_where_it_is_drawn():
    inner = say(72, 740, "Name:") + rule(105, 250, 738) + upright(300, 700, 720)
    source = read(block(72, 700, PLAIN) + b"q 1 0 0 1 0 -100 cm /Fm Do Q\n", form=inner)
    assert texts(source)[-1] == "Name:"
    assert blanks(source) == [("rule", None, False, "")]


def test_a_thin_picture_is_a_rule():
    source = read(block(72, 700, PLAIN) + say(72, 640, "Name:") + b"q 150 0 0 0.8 105 638 cm /Im Do Q\n", image=True)
    assert blanks(source) == [("rule", None, False, "")]


def test_words_set_in_pieces_are_whole():
    source = read(
        block(72, 700, PLAIN) + b"BT /F1 10 Tf 72 640 Td (war) Tj /F2 10 Tf (ran) Tj /F1 6 Tf 3 Ts (ty) Tj ET\n"
    )
    assert texts(source)[-1] == "warranty"


def test_rotated_text_is_set_aside():
    source = read(block(72, 700, PLAIN) + turned(30, 300, "DRAFT COPY"))
    assert furniture(source) == [("other", "DRAFT COPY")]
    assert codes(source) == ["rotated-text"]
    assert texts(source) == PLAIN
    assert lost(source) == []


def test_a_page_printed_sideways_is_read_along_its_lines():
    source = read(turned(300, 72, "The first line of a page") + turned(312, 72, "and the second."))
    assert texts(source) == ["The first line of a page", "and the second."]


def test_bullets_are_furniture_and_dashes_where_a_list_may_begin():
    full = "The author grants the journal a licence to print the article as it stands and in full"
    source = read(block(72, 700, [full, "• one", "• two", "– dash", "- dash"]) + say(72, 600, "–") + say(72, 580, "• "))
    assert furniture(source) == [("bullet", "•"), ("bullet", "•"), ("bullet", "–"), ("bullet", "-")]
    assert [line.hint.role for line in lines(source)][1:5] == ["list-item"] * 4


def test_left_and_right_pages_have_margins_of_their_own():
    source = read(block(72, 700, PLAIN), block(102, 700, PLAIN), block(72, 700, ["x", *PLAIN]))
    assert {line.indent for line in lines(source)} == {0}


def test_the_same_bytes_give_the_same_text():
    data = pdf(noted(ruled=True), page(2, 2), fields=[FIELDS])
    assert read_bytes(data, "form.pdf") == read_bytes(data, "form.pdf")


def test_lowered_words_and_doubles_stay_in_their_line():
    line = [Word("H", 10, 17, 700, 10), Word("2", 17, 20, 697.5, 6, glued=True), Word("O", 20, 27, 700, 10, glued=True)]
    assert [row.text for row in rows([*line, Word("O", 20.5, 27.5, 700, 10)])] == ["H 2 O"]
    assert rows([]) == []


@pytest.mark.corpus
@pytest.mark.skipif(not SHARED.exists(), reason="the shared forms are not beside the checkout")
def test_the_canonical_form():
    source = read_bytes((SHARED / "forms" / "pmlr-2017.pdf").read_bytes(), "form.pdf")
    assert lost(source) == []
    assert [mark.mark for mark in source.marks] == ["1"]
    assert blanks(source) == [("rule", None, False, "")] * 2
    assert furniture(source)[0:2] == [("markup", "1"), ("page-number", "1")]
    assert [source.text[hint.at - 5 : hint.at] for hint in source.hyphens] == ["ollec", "Inter", "other", "AGREE"]
    numbered = {line.text[:2]: line.indent for line in lines(source) if line.text[:1].isdigit()}
    assert numbered["6."] < numbered["1."] == numbered["2."]


@pytest.mark.corpus
@pytest.mark.skipif(not SHARED.exists(), reason="the shared corpus is not beside the checkout")
def test_the_corpus_loses_nothing():
    for path in sorted((SHARED / "corpus" / "pdf").glob("*.pdf")):
        source = read_bytes(path.read_bytes(), path.name)
        assert lost(source) == [], path
        assert len(texts(source)) > 50


def test_any_cut_of_a_file_gives_a_text_or_a_sentence():
    data = pdf(noted(ruled=True), page(2, 2), fields=[FIELDS])
    for end in range(20, len(data), 211):
        try:
            assert lost(read_bytes(data[:end], "form.pdf")) == []
        except ContractError as told:
            assert told.code in {"damaged", "not-checkable"}  # noqa: PT017
