"""A tree written as text is read back before anybody trusts it."""

import contractmodel as cm
from contractmodel.commands.printing import astray, printed, typed_as
from contractmodel.model import Agreement, Block, BlockType, Clause

TREE = cm.load("1. You pay.\n\n2. It ends.\n")


def test_the_first_text_that_reads_back_is_taken():
    told = printed(TREE, "text", ("1. You pay.\n\n2. It ended.\n", "1.  You pay.\n\n2.  It ends.\n"))
    assert told == ("1.  You pay.\n\n2.  It ends.\n", "")


def test_where_none_does_its_own_print_is_given_with_the_place():
    odd = Agreement.build([Clause(label="1.", text="So."), Block(type=BlockType.TABLE, text="Ink 2")])
    assert printed(odd, "text") == ("1. So.\n\nInk 2\n", "table:1")


def test_where_it_goes_astray():
    assert astray(TREE, "1. You pay.\n\n2. It ends.\n", "text") == ""
    assert astray(TREE, "1. You pay.\n\n2. It ended.\n", "text") == "2"
    assert astray(TREE, "1. You pay.\n", "text") == "the end"
    assert astray(TREE, "", "text") == "it"
    assert astray(TREE, "\0a\0", "text") == "it"
    assert astray(Agreement(), "", "text") == ""


def test_what_was_typed_how():
    assert typed_as(TREE) == "text"
    assert typed_as(cm.load("shieber-1.2")) == "text"
    assert typed_as(cm.load(b"# Loan\n\n1. You pay.\n", name="a.md")) == "markdown"
