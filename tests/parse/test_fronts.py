"""How an agreement begins: fields that are no title, recitals and parties before the clauses; sentences as heads."""

from __future__ import annotations

import pytest

from contractmodel.model import Clause, Source, SourceText
from contractmodel.parse import parse


def outline(text: str) -> list[tuple[str, str | None, str]]:
    tree = parse(SourceText(Source("a.txt"), text))
    return [(b.path, b.heading if isinstance(b, Clause) else None, b.text) for b in tree.walk()]


@pytest.mark.parametrize(("title", "author"), [("______", "____"), ("Counting Beans", "Ada Example")])
def test_a_first_line_to_fill_in_is_a_paragraph_filled_or_not(title: str, author: str) -> None:
    told = outline(f"Title: {title}\n\nAuthor: {author}\n\n1. You pay the price.")
    assert [path for path, _, _ in told] == ["paragraph:1", "paragraph:2", "1"]


def test_a_title_with_a_colon_stays_a_title() -> None:
    assert outline("Loan Agreement: Standard Form\n\n1. You pay the price.")[0][0] == "title:1"


CLAUSES = "1. The seller sells.\n\n2. The buyer pays."


@pytest.mark.parametrize(
    ("front", "paths"),
    [
        ("RECITALS\n\n(A) The seller has goods.\n\n(B) The buyer wants them.", ["A", "B"]),
        ("PARTIES\n\n(A) Quince Limited; and\n\n(B) Perry Limited.\n\nAGREED TERMS", ["A", "B"]),
        (
            (
                "PARTIES\n\n(1) Quince Limited; and\n\n(2) Perry Limited.\n\nBACKGROUND\n\n"
                "(A) The seller has goods.\n\n(B) The buyer wants them.\n\nAGREED TERMS"
            ),
            ["1", "2", "A", "B"],
        ),
    ],
)
def test_clauses_do_not_lie_in_the_last_recital(front: str, paths: list[str]) -> None:
    tree = parse(SourceText(Source("a.txt"), f"{front}\n\n{CLAUSES}"))
    found = [block for block in tree.walk() if isinstance(block, Clause)]
    assert [block.path.partition("#")[0] for block in found] == [*paths, "1", "2"]
    assert len([block for block in tree.body if isinstance(block, Clause)]) == len(found)


def test_a_list_that_a_recital_leads_into_stays_in_it() -> None:
    told = outline(f"RECITALS\n\n(A) The seller has:\n\n1. beans; and\n\n2. peas.\n\n(B) The buyer pays.\n\n{CLAUSES}")
    assert [path for path, _, _ in told[1:5]] == ["A", "A.1", "A.2", "B"]


@pytest.mark.parametrize(
    "line",
    [
        '[NAME] of [ADDRESS] (the "Recipient").',
        "See Article I, Section 1.1, Article II, Section 2.1(a).",
        "Perry Limited of ____.",
        "You Agree.",
    ],
)
def test_a_sentence_is_no_heading(line: str) -> None:
    told = outline(
        f"1. One is here.\n\n2. {line}\n\n(a) the first of them; and\n\n(b) the second of them.\n\n3. Three."
    )
    assert told[1][1] is None
    assert told[1][2].endswith(".")
    assert not any(text in {".", ":", ";"} for _, _, text in told)
