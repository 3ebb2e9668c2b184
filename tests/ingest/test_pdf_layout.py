"""PDF: type set for the eye, and what crosses it: stamps, spaced letters, columns told by their neighbours."""

import pytest

from tests.ingest.pdfs import BODY, PLAIN, furniture, lost, read, say, texts
from tests.ingest.pdfs import lines as block


def slanting(x: float, y: float, text: str, size: float) -> bytes:
    """Text that runs up the page's diagonal."""
    return b"BT /F1 %g Tf 0.7071 0.7071 -0.7071 0.7071 %g %g Tm (%s) Tj ET\n" % (size, x, y, text.encode())


def one_by_one(x: float, y: float, text: str, room: float = 0, size: float = 10) -> bytes:
    """Text of which each letter is placed by itself, as browsers do; its letters must be as wide as "n"."""
    placed = b""
    for letter in text:
        placed += say(x, y, letter, size) if letter != " " else b""
        x += (0.278 if letter == " " else 0.556) * size + room
    return placed


def test_a_stamp_across_the_page_divides_no_word_of_it():
    said = ["one pound added and no bond on an open deed", "and one gone", "a bound hand added", "and an open end"]
    placed = b"".join(one_by_one(68, 753 - 20 * number, line, size=11) for number, line in enumerate(said))
    source = read(slanting(174, 307, "DRAFT", 65) + placed)
    assert furniture(source) == [("other", "DRAFT")]
    assert texts(source) == said
    assert lost(source) == []


@pytest.mark.parametrize("room", [2.0, 3.0, 5.0])
def test_a_head_set_with_room_between_its_letters(room):
    source = read(one_by_one(72, 740, "3 open and bound", room) + block(72, 700, PLAIN))
    assert texts(source)[0] == "3 open and bound"
    assert lost(source) == []


def test_letters_and_figures_in_columns_are_no_spaced_word():
    row = b"".join(say(72 + 40 * n, 640, letter) for n, letter in enumerate("abcdef"))
    figures = b"".join(say(72 + 9 * n, 620, figure) for n, figure in enumerate("123456"))
    found = texts(read(block(72, 700, PLAIN) + row + figures))
    assert [line.split() for line in found[-2:]] == [list("abcdef"), list("123456")]


def test_a_name_that_fills_its_column_stays_parted_from_the_next():
    left = ["FIRST COMPANY OF THE SEVEN BROTHERS LIMITED", "By: ____", "Name: Ina Berg"]
    right = ["SECOND LIMITED", "By: ____", "Name: Tom Reed"]
    width = 342
    found = texts(read(block(72, 700, PLAIN) + block(72, 600, left) + block(width, 600, right)))
    assert found[-3:] == [f"{one}    {two}" for one, two in zip(left, right, strict=True)]


def test_a_left_page_between_right_ones_has_its_head_too():
    heads = ["Agreement of supply 1", "2 The Mill Company", "Agreement of supply 3"]
    source = read(*[say(72, 760, head, 8) + block(72, 700, [f"{n} {BODY}", *PLAIN]) for n, head in enumerate(heads)])
    assert furniture(source) == [("running-head", head) for head in heads]


def test_a_numbered_head_at_the_end_of_a_first_column_belongs_to_it():
    left = [f"left {number} the author grants the journal a lic" for number in "abcdefgh"]
    right = [f"right {number} and warrants that the work is new" for number in "abcdefgh"]
    page = block(60, 700, left) + say(60, 582, "2. Fees", 12, "F2") + block(320, 700, right)
    assert texts(read(page)) == [*left, "2. Fees", *right]


WRAPPED = [
    "1. The author of the article grants to the journal a licence to print",
    "and to sell the article in all languages and in each of the editions",
    "that the journal brings out.",
    "2. The author warrants that the article is new and that no other house",
    "has been asked to print it, or",
    "that it has refused.",
    "3. The journal pays the author a fee within thirty days of the day on",
    "which the article is printed.",
    "4. The journal sends the author two copies.",
]


@pytest.mark.parametrize(("step", "off"), [(1, 0), (1, 4), (5, 0)])
def test_numbers_of_lines_are_no_labels(step, off):
    many = (WRAPPED * 5)[:40]
    margin = b"".join(say(60 - (5 if n > 9 else 0), 740 - 12 * (n - 1) - off, str(n), 8) for n in range(step, 41, step))
    few = say(60, 740 - off, str(step)) + block(90, 740, WRAPPED[:2])
    source = read(margin + block(90, 740, many), few)
    assert texts(source) == [*many, *WRAPPED[:2]]
    numbers = " ".join(str(n) for n in range(step, 41, step))
    assert furniture(source) == [("other", numbers), ("other", str(step))]
    assert lost(source) == []


def test_labels_without_points_are_no_numbers_of_lines():
    said = [f"Clause {n} is about the sale of goods and their price in all places" for n in range(1, 13)]
    placed = [say(72, 700 - 14 * n, str(n + 1)) + say(100, 700 - 14 * n, line) for n, line in enumerate(said)]
    source = read(b"".join(placed))
    assert [" ".join(line.split()) for line in texts(source)] == [f"{n + 1} {line}" for n, line in enumerate(said)]
    assert furniture(source) == []


def test_a_second_column_whose_labels_hang_before_its_text():
    left = [f"left {number} the author grants the journal a lic" for number in "abcdefgh"]
    right = ["and warrants that the work is", "new and that nobody has it,", "and that nobody has read it"] * 3
    labels = b"".join(say(320, 700 - 36 * n, f"{n + 1}.") for n in range(3))
    found = texts(read(block(60, 700, left) + block(350, 700, right[:8]) + labels))
    expected = [f"{at // 3 + 1}. {line}" if at % 3 == 0 else line for at, line in enumerate(right[:8])]
    assert found == [*left, *expected]
