"""A form and its model, invented, in every format: the same tree from each."""

# ruff: noqa: E501
from __future__ import annotations

import pytest

from contractmodel.api import load
from contractmodel.ingest.html import read_html
from contractmodel.ingest.markdown import read_markdown
from contractmodel.model import Agreement, BlankHint, LineHint, MarkHint, PromptHint, SlotType, Source, SourceText, Span
from contractmodel.parse import parse

PREAMBLE = (
    "This is a loan form¹ (“this form”) about a picture called",
    "(“the picture”) to be shown in the Hall (“the show”). The parties are:",
    "(name of the lender who acts for all owners, together “you”) and the Hall, (“the host”).",
)
CLAUSES = """\
1. By signing, you warrant that you act for all owners of the picture.
2. You lend the picture to the host under the terms at <http://example.org/terms>.
3. You agree that the host may print the picture under paragraph 2.

¹The words of this form are those of the Example Museum’s model form.

4. You further warrant that:

1. The picture is yours.
2. You may lend it.
 3. It is not stolen. You agree to hold the host harmless.

5. This is the whole agreement. It will end if the picture is not shown within a year.

I HAVE READ AND AGREE WITH THE TERMS OF THIS FORM.

- Lender:
 - Signed:
 - Date: {date}
"""


def text_form(title: str = "", lender: str = "", date: str = "") -> str:
    holes = [f"\n\n{title}\n\n" if title else "\n\n", f"\n\n{lender}\n\n" if lender else "\n\n"]
    first, second, third = PREAMBLE
    return f"\n\nLoan Form\n\n{first}{holes[0]}{second}{holes[1]}{third}\n\n{CLAUSES.format(date=date)}"


MARKDOWN = """\
---
subtitle: The Hall
title: Loan Form
---

This is a loan form[^words] (“this form”) about a picture called

---

(“the picture”) to be shown in the Hall (“the show”). The parties are:

---

(name of the lender who acts for all owners, together “you”) and the Hall, (“the host”).

1. By signing, you warrant that you act for all owners of the picture.

2. You lend the picture to the host under the
terms at http://example.org/terms.

3. You agree that the host may print the picture under paragraph 2.

4. You further warrant that:

    1. The picture is yours.
    2. You may lend it.
    3. It is not stolen. You agree to hold the host harmless.

5. This is the whole agreement. It will end if the picture is not shown within a year.

I HAVE READ AND AGREE WITH THE TERMS OF THIS FORM.

* Lender:
    * Signed:
    * Date:

[^words]: The words of this form are those of the Example Museum’s model form.
"""

HTML = """<!doctype html><html><head><title>Loan Form</title></head><body><h1>Loan Form</h1>
<p>This is a loan form<sup><a href="#fn1" id="r1">1</a></sup> (“this form”) about a picture called […] (“the picture”) to be
shown in the Hall (“the show”). The parties are: […] (name of the lender who acts for all owners, together “you”) and the
Hall, (“the host”).</p>
<ol><li>By signing, you warrant that you act for all owners of the picture.</li>
<li>You lend the picture to the host under the terms at http://example.org/terms.</li>
<li>You agree that the host may print the picture under paragraph 2.</li>
<li>You further warrant that:<ol><li>The picture is yours.</li><li>You may lend it.</li>
<li>It is not stolen. You agree to hold the host harmless.</li></ol></li>
<li>This is the whole agreement. It will end if the picture is not shown within a year.</li></ol>
<p>I HAVE READ AND AGREE WITH THE TERMS OF THIS FORM.</p>
<ul><li>Lender:<ul><li>Signed: ____________</li><li>Date:</li></ul></li></ul>
<ol><li id="fn1">The words of this form are those of the Example Museum’s model form.</li></ol></body></html>"""


def from_text(text: str) -> Agreement:
    return parse(SourceText(Source("form.txt"), text))


def from_markdown(text: str) -> Agreement:
    return parse(read_markdown(text.encode(), Source("form.md", "text/markdown")))


def from_html(text: str) -> Agreement:
    return parse(read_html(text.encode(), Source("form.html", "text/html")))


def printed(agreement: Agreement) -> list[tuple[str, str]]:
    return [
        (block.path, block.text.replace("<http", "http").replace("/terms>", "/terms")) for block in agreement.walk()
    ]


def test_text_makes_the_tree_that_a_reader_sees() -> None:
    agreement = from_text(text_form())
    assert [path for path, _ in printed(agreement)] == [
        "title:1",
        "paragraph:1",
        "1",
        "2",
        "3",
        "4",
        "4.1",
        "4.2",
        "4.3",
        "5",
        "attestation:1",
        "signature:1",
        "footnote:1",
    ]
    assert agreement["paragraph:1"].text == (
        "This is a loan form (“this form”) about a picture called (“the picture”) to be shown in the Hall (“the show”). "
        "The parties are: (name of the lender who acts for all owners, together “you”) and the Hall, (“the host”)."
    )
    assert agreement.title == "Loan Form"


@pytest.mark.parametrize("other", [from_markdown(MARKDOWN), from_html(HTML)], ids=["markdown", "html"])
def test_every_format_gives_the_same_tree(other: Agreement) -> None:
    first = from_text(text_form())
    assert printed(other) == printed(first)
    assert [mark.target for mark in other.marks] == ["footnote:1"]
    assert other.title == "Loan Form"


@pytest.mark.parametrize("agreement", [from_text(text_form()), from_markdown(MARKDOWN), from_html(HTML)])
def test_blanks_are_slots_named_by_the_terms_behind_them(agreement: Agreement) -> None:
    assert [(slot.name, slot.type, slot.path) for slot in agreement.slots] == [
        ("the picture", SlotType.TEXT, "paragraph:1"),
        ("you", SlotType.PARTY, "paragraph:1"),
        ("signed", SlotType.SIGNATURE, "signature:1"),
        ("date", SlotType.DATE, "signature:1"),
    ]
    text = agreement["paragraph:1"].text
    first, second = agreement.slots[:2]
    assert text[first.offset :].startswith("(“the picture”)")
    assert text[: second.offset].endswith("The parties are: ")


@pytest.mark.parametrize(
    "title", ["Sheep on a Hill", "Sheep on a Hill:\n\nA Long Name That Runs Over Two Lines", "A. Sheep", "2001: sheep"]
)
def test_fills_stay_in_the_sentence(title: str) -> None:
    agreement = from_text(text_form(title, "Ada Example", "2025/7/9"))
    words = " ".join(title.split())
    assert f"a picture called {words} (“the picture”) to be" in agreement["paragraph:1"].text
    assert "The parties are: Ada Example (name of the lender" in agreement["paragraph:1"].text
    assert [slot.name for slot in agreement.slots] == ["signed"]
    assert agreement.signatures[0].fields[1].value == "2025-07-09"


def test_a_rule_beside_a_fill_is_layout() -> None:
    filled = MARKDOWN.replace("called\n\n---", "called\n\nSheep on a Hill\n\n---")
    agreement = from_markdown(filled)
    assert "called Sheep on a Hill (“the picture”)" in agreement["paragraph:1"].text
    assert [slot.name for slot in agreement.slots] == ["you", "signed", "date"]
    assert [one.span.of(agreement.text) for one in agreement.furniture if one.kind == "rule"] == ["---"]


def test_a_fill_that_swallowed_the_bracket_stays_in_the_sentence() -> None:
    filled = MARKDOWN.replace("---\n\n(“the picture”) to be", "---\n\nSheep on a Hill to be")
    assert "called Sheep on a Hill to be shown" in from_markdown(filled)["paragraph:1"].text


def test_a_rule_between_blocks_is_furniture() -> None:
    agreement = from_text("1. You pay.\n\n----------\n\n2. You go.")
    assert [(one.kind, one.span.of(agreement.text)) for one in agreement.furniture] == [("rule", "----------")]
    assert [block.path for block in agreement.walk()] == ["1", "2"]


def test_the_note_is_lifted_out_of_the_clauses_and_keeps_its_place() -> None:
    agreement = from_text(text_form())
    note = agreement["footnote:1"]
    assert note.text == "The words of this form are those of the Example Museum’s model form."
    assert agreement["3"].span.end < note.span.start < agreement["4"].span.start
    assert [(mark.mark, mark.span.of(agreement.text), mark.target) for mark in agreement.marks] == [
        ("¹", "¹", "footnote:1")
    ]


INLINE = [
    ("The State of […Example…] governs.", "blank:1", "text", "Example"),
    ("It is governed by the laws of […the State of Example…].", "blank:1", "law", "the State of Example"),
    ("This deed is dated ________, and it binds.", "blank:1", "date", None),
    ("It is made between [____] (“the Seller”) and others.", "the Seller", "party", None),
    ("A fee of [●] is due.", "blank:1", "text", None),
    ("Write here: ............ and here.", "blank:1", "text", None),
]


@pytest.mark.parametrize(("text", "name", "kind", "suggestion"), INLINE)
def test_typed_blanks(text: str, name: str, kind: str, suggestion: str | None) -> None:
    agreement = from_text(f"1. {text}")
    (slot,) = agreement.slots
    assert (slot.name, slot.type.value, slot.suggestion, slot.value, slot.named) == (
        name,
        kind,
        suggestion,
        None,
        False,
    )
    printed_blank = slot.span.of(agreement.text)
    assert printed_blank in text
    assert printed_blank not in agreement["1"].text
    assert any(piece.covers(slot.span) for piece in agreement["1"].text_spans)
    assert agreement["1"].text[: slot.offset].strip() == text[: text.index(printed_blank)].strip()


def test_what_only_looks_like_a_blank_is_text() -> None:
    agreement = from_text("1. [Reserved]\n\n2. He said ... well, […] is_not_a_blank [sic].")
    assert [slot.name for slot in agreement.slots] == ["blank:1"]
    assert agreement["1"].text == "[Reserved]"


def test_named_slots_prompts_and_options_of_a_template() -> None:
    text = "1. The picture (name it) is lent by you until ."
    hint = BlankHint(Span(15, 15), name="picture", type="text")
    until = BlankHint(Span(46, 46), name="until", type="date", suggestion="June")
    source = SourceText(
        Source("form.agreement"),
        text,
        blanks=(hint, until),
        prompts=(PromptHint("picture", Span(15, 24)),),
        template=True,
    )
    agreement = parse(source)
    picture, end = agreement.slots
    assert (picture.name, picture.named, end.name, end.type, end.suggestion) == (
        "picture",
        True,
        "until",
        SlotType.DATE,
        "June",
    )
    block = agreement["1"].text
    assert [block[span.start : span.end] for span in picture.prompts] == ["(name it)"]
    assert block[: end.offset].endswith("until ")


def test_a_value_typed_into_a_form_field_is_the_slots() -> None:
    text = "1. The picture is called Sheep."
    field = BlankHint(Span(25, 30), "control", name="title", filled=True)
    agreement = parse(SourceText(Source("form.docx"), text, blanks=(field,)))
    (slot,) = agreement.slots
    assert (slot.name, slot.value, slot.text) == ("title", "Sheep", "Sheep")
    assert agreement["1"].text == "The picture is called Sheep."


def test_notes_by_star_and_dagger() -> None:
    agreement = from_text(
        "Form of words* of the parties†.\n\n1. Pay.\n\n† They are known.\n\n* The words are ours.\n\n2. Go."
    )
    assert [(b.path, b.text) for b in agreement.body if b.type == "footnote"] == [
        ("footnote:1", "The words are ours."),
        ("footnote:2", "They are known."),
    ]
    assert [mark.target for mark in agreement.marks] == ["footnote:1", "footnote:2"]


def test_a_star_without_a_note_is_text() -> None:
    agreement = from_text("1. The star* shines.\n\n2. Go.")
    assert agreement["1"].text == "The star* shines."
    assert agreement.marks == ()


def test_a_note_that_the_format_reports() -> None:
    text = "A form1 of words.\n1. Pay.\n1 The note goes\non here.\n2. Go."
    starts = [0, 18, 26, 42, 52]
    ends = [17, 25, 41, 51, 57]
    hints = tuple(
        LineHint(Span(a, b), note="1" if n in (2, 3) else None, paragraph=n != 3)
        for n, (a, b) in enumerate(zip(starts, ends, strict=True))
    )
    agreement = parse(
        SourceText(Source("a.pdf", "application/pdf"), text, lines=hints, marks=(MarkHint("1", Span(6, 7)),))
    )
    assert [(b.path, b.text) for b in agreement.walk()] == [
        ("paragraph:1", "A form of words."),
        ("1", "Pay."),
        ("2", "Go."),
        ("footnote:1", "The note goes on here."),
    ]


def test_a_note_in_small_print_is_believed_where_the_format_knows_its_mark() -> None:
    text = "A form1 of words.\n\n1. Pay.\n\n1 The note.\n\n2. Go."
    agreement = parse(SourceText(Source("a.pdf"), text, marks=(MarkHint("1", Span(6, 7)),)))
    assert agreement["footnote:1"].text == "The note."
    assert [block.path for block in agreement.walk() if block.type == "clause"] == ["1", "2"]


@pytest.mark.parametrize("format_", ["text", "markdown"])
def test_places_that_an_engine_fills_are_slots_by_their_names(format_: str) -> None:
    text = "Loan\n\n1. {{ lender }} lends a boat to {{borrower.name}}.\n\n{{ address }}\n\n2. It costs {fee}.\n"
    found = load(text, format=format_)
    assert [(slot.name, slot.named, slot.path) for slot in found.slots] == [
        ("lender", True, "1"),
        ("borrower.name", True, "1"),
        ("address", True, "1/paragraph:1"),
    ]
    assert found["1"].text == "lends a boat to ."
    assert found["2"].text == "It costs {fee}."
