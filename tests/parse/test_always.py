"""What holds for every text: nothing is lost or counted twice, children lie in their parents, no text fails."""

from __future__ import annotations

import gc

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from contractmodel.model import (
    Agreement,
    BlankHint,
    Clause,
    Furniture,
    HyphenHint,
    LineHint,
    MarkHint,
    Signature,
    Source,
    SourceText,
    Span,
)
from contractmodel.parse import parse
from contractmodel.parse.thresholds import MAX_DEPTH


def covered(agreement: Agreement) -> list[int]:
    """How often each character of the extraction is accounted for."""
    count = [0] * len(agreement.text)

    def add(span: Span) -> None:
        for place in range(span.start, span.end):
            count[place] += 1

    for block in agreement.walk():
        for piece in block.text_spans:
            add(piece)
        if isinstance(block, Clause):
            add(block.label_span)
            if block.heading_span is not None:
                add(block.heading_span)
        if isinstance(block, Signature):
            for field in block.fields:
                add(field.span)
    for mark in agreement.marks:
        add(mark.span)
    for one in agreement.furniture:
        add(one.span)
    return count


def check(agreement: Agreement) -> None:
    """All that must be true of the tree of any text."""
    text = agreement.text
    for place, times in enumerate(covered(agreement)):
        if not text[place].isspace():
            assert times == 1, (place, times, text[max(0, place - 20) : place + 20])
    paths = [block.path for block in agreement.walk()]
    assert len(paths) == len(set(paths))
    for block in agreement.walk():
        for child in block.body:
            assert block.span.covers(child.span)
        for piece in block.text_spans:
            assert block.span.covers(piece)
    for slot in agreement.slots:
        block = agreement[slot.path]
        assert 0 <= slot.offset <= len(block.text)
        assert block.span.covers(slot.span)
    for mark in agreement.marks:
        assert mark.target is None or agreement.get(mark.target) is not None


LINES = st.sampled_from(
    [
        "1. You agree that:",
        "2. We thank you.",
        "(a) you pay; and",
        "(b) you go.",
        "(i) now;",
        "(ii) later.",
        "ARTICLE I",
        "ARTICLE IV - PRICE",
        "DEFINITIONS",
        "1.1 Price. It is low.",
        "1.2",
        "3. Pay. (a) Salary. You get it.",
        '"Day" means a day.',
        "“Night” means no day;",
        "Section 4 of the law",
        "WHEREAS, there is ink;",
        "IN WITNESS WHEREOF, we sign.",
        "SCHEDULE A",
        "Exhibit B - Prices",
        "Author:",
        "Signed: ______",
        "Signed: /s/ Ada Example          By: ____",
        "Date: 3 March 2026",
        "Date:",
        "- Name: Bo",
        "¹ The note.",
        "A word¹ and more",
        "* The star.",
        "A star* here",
        "• one",
        "- two",
        "•",
        "---",
        "________",
        "[…] (“the thing”) is",
        "currently entitled",
        "(“the article”) and so on",
        "TABLE OF CONTENTS",
        "1. Pay ........ 3",
        "Page 2 of 3",
        "7",
        "<PAGE>",
        "| a | b |",
        "[This is version 1 of 2. Use it.]",
        "W I T N E S S E T H",
        "a line that goes on with the agree-",
        "ment and ends.",
        "§ 3",
        "第1条 目的",
        "FIRST: one",
        "  ",
        "",
        "\x0c",
        "[Reserved]",
    ]
)
TEXTS = st.builds(
    lambda lines, ends: "".join(" " * indent + line + end for (line, indent), end in zip(lines, ends, strict=False)),
    st.lists(st.tuples(LINES, st.sampled_from([0, 0, 0, 1, 4, 8])), max_size=25),
    st.lists(st.sampled_from(["\n", "\n", "\n\n", "\r\n", "\n\n\n"]), min_size=25, max_size=25),
)


@given(TEXTS)
@example("¹")
@example("(a)(b)(c)(d)(e)(f)")
@example("Signed: __ /s/ x __\nBy: y")
def test_texts_of_agreements(text: str) -> None:
    check(parse(SourceText(Source("a.txt"), text)))


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    check(parse(SourceText(Source("a.txt"), text)))


@st.composite
def hinted(draw: st.DrawFn) -> SourceText:
    """A text with what a format may know of it: levels, headings, labels, notes, blanks, marks, furniture, hyphens."""
    lines = draw(st.lists(LINES.filter(lambda line: line.strip() != ""), min_size=1, max_size=12))
    text, hints, furniture, blanks, marks, hyphens = "", [], [], [], [], []
    for line in lines:
        start = len(text)
        label = line.split()[0]
        hints.append(
            LineHint(
                Span(start, start + len(line)),
                indent=draw(st.sampled_from([None, 0, 4, 12.5])),
                level=draw(st.sampled_from([None, None, 0, 1, 2])),
                label=Span(start, start + len(label)) if draw(st.booleans()) else None,
                heading=draw(st.sampled_from([None, None, None, 1, 3])),
                paragraph=draw(st.sampled_from([None, True, False])),
                run_in=draw(st.sampled_from([None, None, start + len(line) // 2])),
                role=draw(st.sampled_from([None, None, "title", "table", "toc", "list-item", "note"])),
                note=draw(st.sampled_from([None, None, None, "1", "x"])),
                page=draw(st.sampled_from([None, 1, 2])),
            )
        )
        kind = draw(st.integers(0, 6))
        middle = start + len(line) // 2
        if kind == 0:
            furniture.append(Furniture("markup", Span(middle, middle + 1)))
        elif kind == 1:
            blanks.append(BlankHint(Span(middle, middle), name=draw(st.sampled_from([None, "title"])), type="text"))
        elif kind == 2:
            blanks.append(BlankHint(Span(start, start + len(line)), filled=draw(st.booleans())))
        elif kind == 3:
            marks.append(MarkHint("1", Span(middle, middle + 1)))
        elif line.endswith("-"):
            hyphens.append(HyphenHint(start + len(line) - 1, draw(st.sampled_from([None, True, False]))))
        text += line + draw(st.sampled_from(["\n", "\n\n"]))
    media = draw(st.sampled_from(["text/html", "text/markdown", "application/pdf", "text/plain"]))
    return SourceText(
        Source("a", media),
        text,
        lines=tuple(hints),
        marks=tuple(marks),
        blanks=tuple(blanks),
        hyphens=tuple(hyphens),
        furniture=tuple(furniture),
    )


@given(hinted())
def test_whatever_a_format_says(source: SourceText) -> None:
    check(parse(source))


@pytest.mark.parametrize(
    "text",
    [
        "(" * 5000,
        "1." * 3000,
        "(a) " * 2000,
        "\n".join(f"{'1.' * n}1 x" for n in range(1, 60)),
        "\n".join(f"{' ' * n}{chr(97 + n % 26)}) x:" for n in range(300)),
        "a" * 100_000,
        "A " * 20_000,
        "-" * 20_000,
        "[" * 5000 + "]" * 5000,
        ". " * 20_000,
        "1. Pay" + " ." * 5000 + " 3",
        "\x00\x01\x1b[31m1. Pay\x7f\n\u202e2. Go\ud800",
        "\n".join(f"{n}. x" for n in range(1, 1000)),
        "I." * 1000 + "\n" + "W I T N E S S " * 500,
        "Signed: " * 500,
        "“" * 3000,
        "¹" * 3000,
        "entitled\n\n" * 500,
        "A" + "_" * 9000,
    ],
    ids=range(19),
)
def test_hostile_texts_end_in_a_tree(text: str) -> None:
    agreement = parse(SourceText(Source("a.txt"), text))
    check(agreement)
    assert max((block.path.count(".") for block in agreement.walk()), default=0) <= 3 * MAX_DEPTH


def test_order_is_document_order() -> None:
    text = "Form\n\n1. Pay:\n(a) ink;\n\nflush,\n\nHEAD\n\n(b) paper.\n\n2. Go.\n\nThe End\n\nAll done."
    agreement = parse(SourceText(Source("a.txt"), text))
    starts = [block.span.start for block in agreement.walk()]
    assert starts == sorted(starts)


@pytest.mark.parametrize("on", [True, False])
def test_the_search_for_garbage_is_left_as_it_was(on):
    before = gc.isenabled()
    (gc.enable if on else gc.disable)()
    try:
        parse(SourceText(Source(), "1. You pay."))
        assert gc.isenabled() is on
    finally:
        (gc.enable if before else gc.disable)()
