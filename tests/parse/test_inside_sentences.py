"""What interrupts a sentence and does not end it: fills that look like labels, page numbers, lists with flush text."""

from __future__ import annotations

from pathlib import Path

import pytest

import contractmodel


def outline(text: str, directory: Path, ending: str) -> list[tuple[str, str]]:
    path = directory / f"a.{ending}"
    path.write_text(text, "utf-8")
    return [(block.path, block.text) for block in contractmodel.load(path).walk()]


FILLS = ["____", "1 June 2026", "12 Angry Men", "Section 8 Housing", "10 days", "Counting Beans"]


@pytest.mark.parametrize("ending", ["txt", "md"])
@pytest.mark.parametrize("fill", FILLS)
@pytest.mark.parametrize("before", ["until", "of", "called", "by"])
def test_a_fill_on_its_own_line_stays_in_its_sentence(fill: str, before: str, ending: str, tmp_path: Path) -> None:
    said = "" if fill == "____" else f"{fill} "
    flush = f"1. One is here.\n\n2. You keep the paper {before}\n\n{fill}\n\nand no longer.\n\n3. Three is here."
    indented = "\n".join(
        line if line[:1].isdigit() and line[1:2] == "." else f"   {line}" for line in flush.split("\n")
    )
    for text in (flush, indented):
        assert outline(text, tmp_path, ending) == [
            ("1", "One is here."),
            ("2", f"You keep the paper {before} {said}and no longer."),
            ("3", "Three is here."),
        ]


def test_a_list_of_bare_numbers_is_no_fill(tmp_path: Path) -> None:
    text = "1. You shall do the following\n\n1 Pay the price\n\n2 Wait for it\n\nunless asked.\n\n2. We wait for it."
    assert len(outline(text, tmp_path, "txt")) > 3


@pytest.mark.parametrize("ending", ["txt", "md"])
def test_a_page_number_inside_a_sentence_counts_on_or_is_text(ending: str, tmp_path: Path) -> None:
    alone = outline("1. The code is\n\n- 12 -\n\nas agreed.\n", tmp_path, ending)
    assert len(alone) == 1
    assert "12" in alone[0][1]


def test_page_numbers_that_count_on_are_furniture(tmp_path: Path) -> None:
    pages = "".join(
        f"{n}. The first of the sentences is here.\n\nThe second one of them goes on\n\n- {n} -\n\nas agreed.\n\n"
        for n in range(1, 4)
    )
    assert not any("- " in text for _, text in outline(pages, tmp_path, "txt"))


@pytest.mark.parametrize("ending", ["txt", "md"])
@pytest.mark.parametrize("ends", [";", ",", ""])
@pytest.mark.parametrize("after", ["\n\n2. Two is here.", ""])
def test_flush_text_behind_bullets_is_the_clauses(ends: str, after: str, ending: str, tmp_path: Path) -> None:
    text = f"1. The buyer shall not:\n\n- pay; or\n- wait{ends}\n\nunless asked in writing.{after}"
    assert outline(text, tmp_path, ending)[:4] == [
        ("1", "The buyer shall not:"),
        ("1/item:1", "pay; or"),
        ("1/item:2", f"wait{ends}"),
        ("1/paragraph:1", "unless asked in writing."),
    ]
