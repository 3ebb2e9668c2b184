"""Blanks and tables of web pages."""

import pytest

from contractmodel.model import Span
from tests.ingest.pages import hints, lines, page, sound


def blanks(markup: str) -> list[tuple[str, str, str | None, str | None, str | None, bool]]:
    source = page(markup)
    return [(b.kind, b.span.of(source.text), b.name, b.type, b.suggestion, b.filled) for b in source.blanks]


def test_a_rule_is_a_blank_on_an_empty_line():
    source = page("<p>entitled:<hr>(“the article”)")
    assert source.text == "entitled:\n\n\n\n(“the article”)\n"
    assert [(b.kind, b.span) for b in source.blanks] == [("rule", (11, 11))]
    sound(source)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<input name=title>", ("field", "", "title", "text", None, False)),
        ("<input name=title value=' A  title '>", ("field", "A title", "title", "text", None, True)),
        ("<input type=date id=d>", ("field", "", "d", "date", None, False)),
        ("<input placeholder='Title'>", ("field", "", None, "text", "Title", False)),
        ("<textarea name=t>A\ntitle</textarea>", ("field", "A title", "t", "text", None, True)),
        ("<select name=s><option value=''>Choose<option>one</select>", ("field", "", "s", "text", None, False)),
        ("<select name=s><option>one<option selected>two</select>", ("field", "two", "s", "text", None, True)),
        ("<u>\u00a0\u00a0\u00a0\u00a0</u>", ("underline", "\u00a0" * 4, None, None, None, False)),
        ("<span style='border-bottom: 1px solid'></span>", ("underline", "", None, None, None, False)),
    ],
)
def test_fields_are_blanks(markup, expected):
    assert blanks(f"<p>Title: {markup}.</p>") == [expected]


@pytest.mark.parametrize(
    "markup",
    [
        "<input type=hidden name=x value=y>",
        "<input type=submit value=Go>",
        "<select><option selected>en</select>",
        "<u>x</u>",
        "<u></u>",
        "<u>\u00a0</u>",
        "<span style='border-bottom: 0'></span>",
        "<p style='border-bottom: 1px solid'></p>",
    ],
)
def test_what_is_no_blank(markup):
    assert blanks(f"<p>Title: {markup}</p>") == []


def test_check_boxes_print_their_state():
    assert lines("<p><input type=checkbox> yes <input type=radio checked> no</p>") == ["☐ yes ☒ no"]


def test_underscores_stay_typed():
    assert blanks("<p>Signed: ______</p>") == []


def view(markup: str) -> list[tuple[str, str | None]]:
    source = page(markup)
    return [(hint.span.of(source.text), hint.role) for hint in hints(source)]


def test_tables_as_rows():
    markup = """<table><caption>Fees</caption><thead><tr><th>Item<th>Fee<th>Due</thead>
    <tr><td>Hosting<td><p>$5</p><p>plus tax</p><td>now</td></tr></table>after"""
    assert view(markup) == [
        ("Fees", None),
        ("Item | Fee | Due", "table"),
        ("Hosting | $5 plus tax | now", "table"),
        ("after", None),
    ]


def test_spans_hold_their_place():
    markup = "<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d<tr><td>e<td colspan=x>f<td>g</table>"
    assert [line for line, _ in view(markup)] == ["a | b", " | c | d", "e | f | g"]
    signed = "<table><tr><td rowspan=2>By: x<td>By: y<tr><td>Name: z</table>"
    assert [line for line, _ in view(signed)] == ["By: x", "By: y", "Name: z"]


def test_lists_and_tables_in_cells_are_running_text():
    markup = "<table><tr><td>a<td><ol><li>x<li>y</ol><tr><td>b<td><table><tr><td>c<td>d</table></table>"
    source = page(markup)
    assert view(markup) == [("a", None), ("1. x", None), ("2. y", None), ("b", None), ("c | d", "table")]
    assert [hint.level for hint in hints(source)][1:3] == [0, 0]


def test_a_table_in_an_item():
    source = page("<ol><li><table><tr><td>a<td>b</table><li>x</ol>")
    assert source.text == "1.\n\na | b\n\n2. x\n"


def test_signature_columns_come_one_after_the_other():
    markup = "<table><tr><td>SELLER<td>BUYER<tr><td>By: __<td>By: __<tr><td>Date:<td>Date:</table>"
    assert [line for line, _ in view(markup)] == ["SELLER", "By: __", "Date:", "BUYER", "By: __", "Date:"]


def test_cells_and_rows_without_their_table():
    assert lines("<div><td>a</td><tr><td>b</td></tr></div>") == ["a", "b"]
    assert lines("<table><td>a<td>b</table>") == ["a | b"]


def test_a_form_of_prompts_without_values_is_the_table_that_it_is_when_filled():
    open_ = page("<table><tr><td>Title of work<td><tr><td>Fee<td></table>")
    filled = page("<table><tr><td>Title of work<td>My Book<tr><td>Fee<td>USD 500</table>")
    assert open_.text == "Title of work | \n\nFee | \n"
    assert filled.text == "Title of work | My Book\n\nFee | USD 500\n"
    assert [(blank.kind, blank.span) for blank in open_.blanks] == [("cell", Span(16, 16)), ("cell", Span(24, 24))]


@pytest.mark.parametrize(
    "rows", ["<tr><td>One row<td>", "<tr><td>a<td><tr><td><p>b<p>c<td>", f"<tr><td>a<td><tr><td>{'word ' * 13}<td>"]
)
def test_a_spacer_column_makes_no_form(rows):
    source = page(f"<table>{rows}</table>")
    assert (source.blanks, {hint.role for hint in hints(source)}) == ((), {None})
