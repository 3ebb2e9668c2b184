"""What a template's file says: words, slots, prompts, options, notes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractmodel.model import ContractError, OptionHint, SlotType, Source, Span
from contractmodel.template import open_template, read_template
from contractmodel.template.thresholds import LARGEST_TEMPLATE

HEAD = b"---\nid: loan\n---\n"


def read(body, head=HEAD):
    return read_template(head + body.encode(), Source("loan.agreement"))


def header(entries):
    return open_template(f"---\n{entries}\n---\nYou owe.\n".encode(), Source("loan.agreement")).header


def test_the_extraction_is_the_words_without_markup():
    text = read(
        "# Loan\n\n1. {lender: party} lends \\{10\\} \\\\ {lender? (amount)}{+, if any,}{-only}{^a}.\n{^a}: A note.\n"
    )
    assert text.text == "Loan\n\n1.  lends {10} \\ (amount)onlya.\nA note.\n"
    assert text.template
    assert not text.furniture


def test_slots_are_empty_spans_with_name_type_and_suggestion():
    text = read("A{one}B{ two : party }C{three = the  law}D{four: law = of \\{X\\}}\n")
    assert text.text == "ABCD\n"
    assert [(b.name, b.type, b.suggestion, b.span, b.filled) for b in text.blanks] == [
        ("one", "text", None, Span(1, 1), False),
        ("two", "party", None, Span(2, 2), False),
        ("three", "text", "the  law", Span(3, 3), False),
        ("four", "law", "of {X}", Span(4, 4), False),
    ]


def test_a_prompt_is_words_of_the_text():
    text = read("Pay {sum: money} {sum? (amount \\} here)} {sum?  now }.\n")
    assert text.text == "Pay  (amount } here) now.\n"
    assert [(p.name, p.span.of(text.text)) for p in text.prompts] == [("sum", "(amount } here)"), ("sum", "now")]


def test_a_prompt_may_stand_before_its_slot():
    text = read("{sum? amount:} {sum: money}\n")
    assert text.prompts[0].span.of(text.text) == "amount:"


def test_words_that_may_be_added_are_not_printed_and_those_that_may_go_are():
    text = read("Entitled{+:} it{- , or so,} is{+ \\# 1}.\n")
    assert text.text == "Entitled it , or so, is.\n"
    assert text.options == (
        OptionHint(":", Span(8, 8)),
        OptionHint(" , or so,", Span(11, 20)),
        OptionHint(" # 1", Span(23, 23)),
    )


def test_a_line_of_words_that_may_be_added_is_no_line():
    text = read("# Loan\n\n  {+A subtitle} {+another}\nYou owe.\n")
    assert text.text == "Loan\n\nYou owe.\n"
    assert text.options == (OptionHint("A subtitle", Span(4, 4)), OptionHint("another", Span(4, 4)))
    assert len(text.lines) == 3


def test_title_and_headings():
    text = read("# The  Loan\n## Fees\n\\# 3 is a number\n####### Deep\n")
    assert text.title is not None
    assert text.title.of(text.text) == "The  Loan"
    assert [(h.span.of(text.text), h.heading, h.role) for h in text.lines] == [
        ("The  Loan", 1, "title"),
        ("Fees", 2, None),
        ("# 3 is a number", None, None),
        ("Deep", 7, None),
    ]


def test_notes_hang_on_their_marks_until_an_empty_line_or_a_sign():
    text = read("You owe{^1} it{^b}.\n{^1}: A note\nof two lines.\n\nNo note.\n{^b}: Another.\n## Fees\n")
    assert [(m.mark, m.span.of(text.text)) for m in text.marks] == [("1", "1"), ("b", "b")]
    assert [(h.span.of(text.text), h.note) for h in text.lines] == [
        ("You owe1 itb.", None),
        ("A note", "1"),
        ("of two lines.", "1"),
        ("", None),
        ("No note.", None),
        ("Another.", "b"),
        ("Fees", None),
    ]
    assert [h.paragraph for h in text.lines[1:3]] == [True, False]


def test_indents_and_line_ends():
    text = read("1. You:\r\n    a. owe\r\tb. pay\n")
    assert text.text == "1. You:\n    a. owe\n\tb. pay\n"
    assert [hint.indent for hint in text.lines] == [0, 4, 8]


def test_a_byte_order_mark_and_a_missing_last_line_end_are_no_matter():
    text = read_template(b"\xef\xbb\xbf" + HEAD + b"You owe.", Source())
    assert text.text == "You owe.\n"


def test_a_blank_on_a_line_of_its_own_keeps_the_line():
    text = read("Entitled\n{title: text}\n(the article)\n")
    assert text.text == "Entitled\n\n(the article)\n"
    assert text.blanks[0].span == Span(9, 9)


def test_the_header():
    read = header(
        "id: a-1.0_b\ntitle: A  Loan\nversion: 1\ndate: 2014-01-08\nlicence: CC0-1.0\nsource:\n"
        "attribution: Two\n  lines\n\tor three"
    )
    assert (read.id, read.title, read.version, read.date) == ("a-1.0_b", "A Loan", "1", "2014-01-08")
    assert (read.licence, read.source, read.attribution, read.description) == ("CC0-1.0", "", "Two lines or three", "")


@pytest.mark.parametrize("date", ["2014", "2014-01", "2014-12-31"])
def test_dates_may_be_as_exact_as_known(date):
    assert header(f"id: a\ndate: {date}").date == date


@pytest.mark.parametrize(
    ("entries", "line", "problem", "remedy"),
    [
        ("title: x", None, "has no id", "id: loan-1.0"),
        ("id: A", 2, "has the id 'A'", "lower case"),
        ("id: ../a", 2, "has the id '../a'", "lower case"),
        ("id:", 2, "has the id ''", "lower case"),
        ("id: a\nid: b", 3, "says 'id' a second time", "keep one"),
        ("id: a\nlicense: x", 3, "'license'", "did you mean licence?"),
        ("id: a\nqqq: x", 3, "'qqq'", "there are id, title"),
        ("id: a\ndate: 8 January 2014", 3, "has the date", "2026-03-31"),
        ("id: a\ndate: 2014-13", 3, "has the date", "2026-03-31"),
        ("id: a\ndate: 2014-1-8", 3, "has the date", "2026-03-31"),
    ],
)
def test_a_header_that_says_nothing_sensible(entries, line, problem, remedy):
    with pytest.raises(ContractError) as caught:
        header(entries)
    assert caught.value.where == "loan.agreement" + (f", line {line}" if line else "")
    assert problem in caught.value.problem
    assert remedy in caught.value.remedy


@pytest.mark.parametrize(
    ("body", "line", "problem", "remedy"),
    [
        ("{a} and\n{a}\n", 5, "names a slot 'a' as line 4 does", "a name of its own"),
        ("{a: partie}\n", 4, "the type 'partie'", "did you mean party?"),
        ("{a: zzz}\n", 4, "the type 'zzz'", "there are text, party"),
        ("{titel? x} {title}\n", 4, "prompts for 'titel'", "did you mean title?"),
        ("\n{title? x}\n", 5, "prompts for 'title'", "there are none"),
        ("a{^1}\n", 4, "has the mark 1 of no note", "{^1}:"),
        ("a\n{^1}: b\n", 5, "has a note 1 that no mark points at", "{^1}"),
        ("a{^1}{^1}\n{^1}: b\n", 4, "has the mark 1 a second time", "one mark"),
        ("a{^1}\n{^1}: b\n{^1}: c\n", 6, "is a second note 1", "a mark of its own"),
        ("# A\n# B\n", 5, "is a second title", "##"),
    ],
)
def test_markup_that_answers_to_nothing(body, line, problem, remedy):
    with pytest.raises(ContractError) as caught:
        read(body)
    assert caught.value.code == "template"
    assert caught.value.where == f"loan.agreement, line {line}"
    assert problem in caught.value.problem
    assert remedy in caught.value.remedy


@pytest.mark.parametrize("body", ["", "\n \n", "{title: text}\n", "{+maybe}\n"])
def test_a_template_without_words_is_empty(body):
    with pytest.raises(ContractError) as caught:
        read(body)
    assert caught.value.code == "empty"


@pytest.mark.parametrize(
    ("data", "where", "problem"),
    [
        (HEAD + b"\nYou\xff owe.", "x, line 5", "is not UTF-8"),
        (HEAD + b"You \x1b[31m owe.", "x, line 4", r"control character '\x1b'"),
        (HEAD + b"You \x00owe.", "x, line 4", r"control character '\x00'"),
        (HEAD + b"You\x0cowe.", "x, line 4", r"control character '\x0c'"),
        (HEAD + b"x" * LARGEST_TEMPLATE, "x", "bytes"),
    ],
)
def test_what_is_no_text(data, where, problem):
    with pytest.raises(ContractError) as caught:
        read_template(data, Source("x"))
    assert caught.value.where == where
    assert problem in caught.value.problem


def test_the_example_of_the_docs_reads():
    page = (Path(__file__).resolve().parents[2] / "docs" / "templates.md").read_text("utf-8")
    template = open_template(page.split("```")[1].lstrip("\n").encode(), Source("loan.agreement"))
    assert template.header.id == "loan-1.0"
    assert [b.name for b in template.text.blanks] == ["lender", "borrower", "sum", "due", "law", "signed", "date"]
    assert len(template.text.options) == 2
    assert all(f"`{kind.value}`" in page for kind in SlotType), "the page lists every type"


MARKUP = st.lists(
    st.sampled_from([*"{}\\#:=?+-^a \n", "{a", "{^", "{+", "a: text", "---\n", "id: a\n", "é"]), max_size=40
)


@given(MARKUP)
def test_any_file_is_read_or_complained_about(pieces):
    body = "".join(pieces)
    try:
        text = read(body)
    except ContractError as error:
        told = error.where
    else:
        told = "loan.agreement"
        _check_places(text)
    assert told.startswith("loan.agreement")


def _check_places(text):
    places = [*(h.span for h in text.blanks), *(h.span for h in text.prompts), *(h.span for h in text.options)]
    assert all(0 <= span.start <= span.end <= len(text.text) for span in places)
    assert [hint.span.of(text.text) for hint in text.lines] == text.text.split("\n")[:-1]


@given(st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" {}\\#"), min_size=1).filter(str.strip))
def test_escaped_words_come_back_as_they_were(words):
    escaped = "".join("\\" + c if c in "{}\\#" else c for c in words)
    assert read("x" + escaped + "\n").text == "x" + words + "\n"
    assert read("x{-" + escaped + "}\n").options[0].text == words


def test_a_long_template_is_read_whole():
    lines = "".join(f"{n}. You owe {{slot{n}: money}} and {{+maybe}} more \\{{.\n" for n in range(5000))
    text = read(lines)
    assert len(text.blanks) == len(text.options) == len(text.lines) == 5000
    assert text.text.endswith("4999. You owe  and  more {.\n")
