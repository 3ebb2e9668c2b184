"""Tables of contents, page numbers, tags: what is printed and is no clause."""

from __future__ import annotations

import pytest

from contractmodel.model import Clause
from tests.parse.outlines import labels, read


def test_a_table_of_contents_is_furniture() -> None:
    text = (
        "LOAN AGREEMENT\n\nTABLE OF CONTENTS\n\n1. Pay ........ 1\n2. Go ......... 2\n3. End   .  .  .  . 3\n\n"
        "1. Pay\n\nYou pay.\n\n2. Go\n\nYou go.\n\n3. End\n\nIt ends."
    )
    agreement = read(text)
    assert [b.path for b in agreement.walk() if isinstance(b, Clause)] == ["1", "2", "3"]
    assert {one.kind for one in agreement.furniture} == {"contents"}


def test_contents_without_a_head_are_told_by_their_pages() -> None:
    text = (
        "\n".join(f"{n}. Part {n} ........ {n}" for n in range(1, 6))
        + "\n\n1. Part 1\n\nIt is.\n\n2. Part 2\n\nIt was."
    )
    assert labels(text) == ["1", "2"]


UNPAGED = [
    "MASTER TERMS\n\nContents\n\n1. Price\n2. Services\n   2.1 Scope\nSchedule 1 Places\n\n",
    "MASTER TERMS\n\nTABLE OF CONTENTS\n\n1. Price 1\n2. Services 12\nSchedule 1 Places 13\n\n",
    "MASTER TERMS\n\nTABLE OF CONTENTS\n\nPrice\nServices\nScope\n\n",
]


@pytest.mark.parametrize("contents", UNPAGED)
def test_contents_without_pages_are_told_by_what_they_name(contents: str) -> None:
    body = "1. Price\n\nIt is low.\n\n2. Services\n\n2.1 Scope. We serve.\n\nSCHEDULE 1\n\nPlaces\n\n1. Here."
    assert labels(contents + body) == ["1", "2", "2.1", "1#2", "1#2/1"]
    assert {one.kind for one in read(contents + body).furniture} == {"contents"}


def test_contents_without_a_head_or_pages_are_told_by_coming_again() -> None:
    text = (
        "TERMS\n\n1. Use\n2. Fees\n3. Law\n\n1. Use\n\nYou may.\n\n2. Fees\n\nYou pay.\n\n3. Law\n\nThe law of Example."
    )
    assert labels(text) == ["1", "2", "3"]
    assert labels("TERMS\n\n1. Use\n2. Fees\n3. Law\n\nThe law of Example.") == ["1", "2", "3"]


def test_a_list_that_names_nothing_below_is_no_contents() -> None:
    assert labels("Contents\n\n1. Apples\n2. Pears\n\n3. Price. It is low.") == ["1", "2", "3"]


def test_three_entries_alone_are_no_contents() -> None:
    assert labels("1. Ink ........ 1\n2. Paper ....... 2\n3. Glue ........ 3") == ["1", "2", "3"]


PAGES = [
    ("1. You pay\n\nPage 1 of 3\n\nthe price.\n\n2. Go.", ["Page 1 of 3"]),
    ("1. You pay\n\n- 1 -\n\nthe price.\n\n2. Go.", ["- 1 -"]),
    ("1. You pay\n<PAGE>   2\nthe price.\n\n2. Go.", ["<PAGE>   2"]),
    ("1. You pay\n\n\x0cthe price.\n\n2. Go.", []),
    ("1. You pay\n\n7\n\x0cthe price.\n\n2. Go.", ["7"]),
]


@pytest.mark.parametrize(("text", "pages"), PAGES)
def test_pages_do_not_break_sentences(text: str, pages: list[str]) -> None:
    agreement = read(text)
    assert agreement["1"].text == "You pay the price."
    assert [one.span.of(agreement.text) for one in agreement.furniture] == pages


def test_lone_numbers_are_pages_where_they_count_on() -> None:
    body = "\n\n".join(f"{n}. This is clause {n}.\n\nIt has two lines\n\nand more.\n\n{n + 3}" for n in range(1, 5))
    agreement = read(body)
    assert [one.span.of(agreement.text) for one in agreement.furniture if one.kind == "page-number"] == [
        "4",
        "5",
        "6",
        "7",
    ]
    assert labels(body) == ["1", "2", "3", "4"]


def test_a_lone_number_that_counts_nothing_is_text() -> None:
    assert "42" in [block.text for block in read("1. The answer is:\n\n42\n\n2. Go on now.").walk()]


def test_filing_tags_are_furniture() -> None:
    agreement = read("<TABLE>\n<S>  <C>\nThe price is two.\n</TABLE>\n")
    assert [block.text for block in agreement.walk()] == ["The price is two."]
