"""PDF: drawn rules, form fields and what is typed over them."""

from contractmodel.text import lines
from tests.ingest.pdf_pages import FIELDS
from tests.ingest.pdfs import (
    PLAIN,
    blanks,
    codes,
    field,
    lost,
    read,
    rule,
    say,
    texts,
    upright,
)
from tests.ingest.pdfs import lines as block


def test_drawn_rules_are_blanks_in_the_line_or_on_their_own():
    source = read(
        block(72, 700, PLAIN)
        + say(72, 640, "Name:") + rule(105, 250, 638) + say(260, 640, "Date:") + rule(290, 380, 638)
        + rule(200, 380, 600)
        + rule(72, 200, 560) + rule(300, 450, 560) + say(72, 548, "Author") + say(300, 548, "Publisher")
    )  # fmt: skip
    assert blanks(source) == [("rule", None, False, "")] * 5
    found = lines(source)[4:]
    assert [(line.text, len(line.blanks)) for line in found] == [
        ("Name:  Date:", 2), ("", 1), ("", 2), ("Author    Publisher", 0)
    ]  # fmt: skip
    assert source.text[source.blanks[0].span.start - 6 : source.blanks[0].span.start] == "Name: "


def test_a_page_of_rules_alone():
    source = read(block(72, 700, PLAIN), rule(72, 300, 500) + rule(72, 300, 400))
    assert [(line.text, line.page) for line in lines(source)] == [*((text, 1) for text in PLAIN), ("", 2), ("", 2)]


def test_places_that_no_page_has_are_brought_back():
    source = read(block(72, 700, PLAIN) + say(9e9, 9e9, "far away") + rule(1e12, 2e12, 5))
    assert texts(source)[:4] == PLAIN
    assert lost(source) == []


def test_what_is_typed_over_a_rule_fills_it_and_what_a_rule_underlines_is_a_heading():
    source = read(
        block(72, 700, PLAIN)
        + say(72, 640, "Name:") + rule(105, 300, 638) + say(110, 640, "Ada Example")
        + say(72, 610, "1. Fees.") + rule(84, 110, 608) + say(115, 610, "You pay.")
    )  # fmt: skip
    assert blanks(source) == [("rule", None, True, "Ada Example")]
    assert source.text[: lines(source)[-1].hint.run_in].endswith("1. Fees.")


def test_tables_edges_and_struck_words_are_no_blanks():
    grid = (
        rule(72, 400, 515)
        + rule(72, 400, 495)
        + upright(72, 495, 515)
        + upright(200, 495, 515)
        + upright(400, 495, 515)
    )
    source = read(
        block(72, 700, PLAIN) + say(76, 502, "Name") + say(206, 502, "Value") + grid
        + rule(72, 540, 770) + say(72, 440, "struck out") + rule(72, 120, 443)
    )  # fmt: skip
    assert blanks(source) == []
    assert codes(source) == ["struck-out"]


def test_rules_inside_forms_and_touching_rules():
    dashes = b"".join(rule(100 + 20 * number, 120 + 20 * number, 640) for number in range(8))
    source = read(block(72, 700, PLAIN) + say(72, 642, "By:") + dashes + b"n 10 10 300 0.5 re W n\n")
    assert blanks(source) == [("rule", None, False, "")]


def test_form_fields_are_blanks_named_and_filled():
    form = block(72, 700, PLAIN) + block(72, 644, ["Title:", "Other:", "Sign:"], pitch=30)
    form += say(72, 462, "Date: ______________") + rule(150, 400, 612) + say(72, 430, "Yes")
    source = read(form, fields=[FIELDS])
    assert blanks(source) == [
        ("field", "title", True, "On Ledgers"),
        ("field", "empty", False, ""),
        ("field", "sig", False, ""),
        ("field", "alone", False, ""),
        ("field", "drawn", False, "______________"),
    ]
    assert [blank.type for blank in source.blanks] == [None, None, "signature", None, None]
    assert texts(source)[4:] == ["Title:    On Ledgers", "Other:", "Sign:", "", "Date: ______________", "Yes ☐"]
    assert codes(source) == []


def test_a_ticked_box():
    ticked = b"/AS /Yes /V /Yes /AP << /N << /Yes 3 0 R >> >>"
    box = field("Btn", "box", "", 105, 638, 115, 648, ticked)
    source = read(block(72, 700, PLAIN) + say(72, 640, "Yes"), fields=[(box,)])
    assert texts(source)[4] in {"Yes ☒", "Yes ☐"}


def test_a_form_of_fields_alone_is_read():
    assert blanks(read(b"", fields=[(field("Tx", "name", "Ada", 72, 500, 200, 516),)])) == [
        ("field", "name", True, "Ada")
    ]
