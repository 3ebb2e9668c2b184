"""Clauses whose head bears no number ("1.1", "1.2", "2."): what comes next counts on where they hang."""

import pytest

from contractmodel.model import Source, SourceText
from contractmodel.parse import parse


def clauses(text):
    return [block.path for block in parse(SourceText(Source(), text)).walk() if block.type == "clause"]


@pytest.mark.parametrize(
    ("labels", "paths"),
    [
        ("1.1 1.2 2. 3.", ["1.1", "1.2", "2", "3"]),
        ("1.1 1.2 2. 2.1 2.2 3. 3.1", ["1.1", "1.2", "2", "2.1", "2.2", "3", "3.1"]),
        ("1. 1.1.1 1.1.2 1.2 1.3 2.", ["1", "1.1.1", "1.1.2", "1.2", "1.3", "2"]),
        ("1. 1.1 1.2 2. 2.1 3.", ["1", "1.1", "1.2", "2", "2.1", "3"]),
        ("1.1 (a) (b) 1.2 2. 3.", ["1.1", "1.1.a", "1.1.b", "1.2", "2", "3"]),
    ],
)
def test_the_next_number_stands_where_the_missing_head_would(labels, paths):
    text = "Sale of Boats\n\n" + "\n\n".join(
        f"{label} The members of the club row one boat." for label in labels.split()
    )
    assert clauses(text) == paths


def test_definitions_before_the_next_number():
    text = "Sale\n\n1.1 “Boat” means what floats.\n1.2 “Buyer” means Ada.\n2. The buyer pays.\n3. The buyer rows.\n"
    assert clauses(text) == ["1.1", "1.2", "2", "3"]


def test_a_list_in_the_last_of_numbered_heads_is_no_next_number():
    said = "SECTION 2 – Boats|2.1 They float.|2.2 They:|1. row;|2. sail; and|3. sink.|SECTION 3 – Fees|3.1 None."
    text = said.replace("|", "\n\n")
    assert clauses(text) == ["2", "2.1", "2.2", "2.2.1", "2.2.2", "2.2.3", "3", "3.1"]


@pytest.mark.parametrize("label", ["1.", "(a)", "(i)", "A."])
def test_a_label_alone_on_its_line_has_the_paragraph_below(label):
    text = f"Sale of Boats\n\n{label}\n\nthe boats are lent to the members of the club.\n\nLast words of all.\n"
    tree = parse(SourceText(Source(), text))
    (clause,) = [block for block in tree.walk() if block.type == "clause"]
    assert (clause.text, clause.body) == ("the boats are lent to the members of the club.", ())
