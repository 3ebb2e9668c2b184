"""`contract diff --format patch` and `contract apply`: there and back, as typed; what does not fit is one sentence."""

import json

import pytest

import contractmodel as cm
from tests.commandline import LOAN, STRICTER, sentence
from tests.export.test_json import valid

ADDED = STRICTER.replace("3. We thank you.", "3. You pay ten euro.\n\n4. We thank you.")


@pytest.fixture
def patch(run):
    assert run("diff", "old.md", "new.md", "--format", "patch", "-o", "p.json")[0] == 1
    return "p.json"


def test_a_patch_is_small_json_of_the_published_shape(run, patch, here):
    told = valid(json.loads((here / patch).read_text("utf-8")), "patch-1")
    assert [change["text"] for change in told["changes"]] == [[[4, "may", "shall"], [26, "one year", "two years"]]]
    assert run("diff", "old.md", "new.md", "-f", "patch")[1] == (here / patch).read_text("utf-8")


def test_quiet_prints_no_patch(run):
    assert run("diff", "old.md", "new.md", "-f", "patch", "-q") == (1, "", "")


def test_apply_prints_the_after_file_as_it_was_typed(run, patch):
    assert run("apply", patch, "old.md") == (0, STRICTER, "")


def test_reverse_prints_the_before_file(run, patch):
    assert run("apply", patch, "new.md", "--reverse") == (0, LOAN, "")


def test_clauses_that_came_and_went(run, here):
    (here / "added.md").write_text(ADDED, "utf-8")
    run("diff", "old.md", "added.md", "-f", "patch", "-o", "p.patch")
    code, out, err = run("apply", "p.patch", "old.md")
    assert (code, err) == (0, "")
    assert cm.load(out.encode(), format="markdown") == cm.load(ADDED.encode(), format="markdown")
    assert run("apply", "p.patch", "added.md", "-R")[1].split() == LOAN.split()


def test_a_clause_that_came_is_indented_as_its_siblings_are(run, here):
    flush = "1. You shall:\n\n(a) keep the book dry; and\n\n(b) bring it back in time.\n\n2. We thank you.\n"
    longer = flush.replace("(b) bring", "(b) lend it to nobody; and\n\n(c) bring").replace("dry; and", "dry;")
    (here / "flush.md").write_text(flush, "utf-8")
    (here / "longer.md").write_text(longer, "utf-8")
    run("diff", "flush.md", "longer.md", "-f", "patch", "-o", "p.patch")
    assert run("apply", "p.patch", "flush.md") == (0, longer, "")


def test_apply_in_other_formats(run, patch, here):
    plain = run("apply", patch, "old.md", "--format", "text")[1]
    assert plain.startswith("Loan of a Book\n\n")
    assert cm.load(plain.encode(), format="text") == cm.load("new.md")
    told = valid(json.loads(run("apply", patch, "old.md", "-f", "json")[1]), "agreement-1")
    assert told["body"][2]["text"] == "You shall keep the book for two years."
    assert run("apply", patch, "old.md", "-o", "out.md") == (0, "", "")
    assert (here / "out.md").read_text("utf-8") == STRICTER
    assert run("apply", patch, "old.md", "-o", "out.any") == (0, "", "")
    assert (here / "out.any").read_text("utf-8") == STRICTER


def test_apply_to_a_template_prints_its_words(run):
    run("diff", "shieber-1.2", "pmlr-2017", "-f", "patch", "-o", "p.json")
    code, out, err = run("apply", "p.json", "shieber-1.2")
    assert (code, err) == (0, "")
    assert cm.load(out) == cm.load("pmlr-2017")


def test_a_patch_that_does_not_fit_is_one_sentence(run, patch):
    code, out, err = run("apply", patch, "new.md")
    assert (code, out) == (2, "")
    assert "new.md is not what the patch was made from" in sentence(err)


@pytest.mark.parametrize("text", ["", "no json", "[1, 2]", '{"format": "contractmodel/patch@2"}', "[" * 100_000])
def test_what_is_no_patch_is_one_sentence(run, here, text):
    (here / "bad.json").write_text(text, "utf-8")
    code, out, err = run("apply", "bad.json", "old.md")
    assert (code, out) == (2, "")
    assert "bad.json is" in sentence(err)


def test_places_that_are_nowhere_are_one_sentence(run, patch, here):
    told = json.loads((here / patch).read_text("utf-8"))
    told["runs"] = [["7", "0", 3]]
    (here / "bad.json").write_text(json.dumps(told), "utf-8")
    code, _, err = run("apply", "bad.json", "old.md")
    assert code == 2
    assert "is not what the patch was made from" in sentence(err)


def test_standard_input_cannot_be_both(run):
    assert "named twice" in sentence(run("apply", "-", "-")[2])


def test_a_text_that_reads_back_otherwise_is_told(run, here):
    """A table's cells are gone in its words, so its print is a paragraph: said, not hidden."""
    table = "# Loan\n\n| Book | Price |\n| --- | --- |\n| Ink | 2 |\n\n1. You may pay.\n"
    (here / "one.md").write_text(table, "utf-8")
    (here / "two.md").write_text(table.replace("may", "must"), "utf-8")
    run("diff", "one.md", "two.md", "-f", "patch", "-o", "p.json")
    assert run("apply", "p.json", "one.md")[1:] == (table.replace("may", "must"), "")
    code, out, err = run("apply", "p.json", "one.md", "-f", "text")
    assert code == 0
    assert "1. You must pay." in out
    assert "first at table:1" in sentence(err)


def test_a_patch_from_a_stranger_is_one_sentence_at_worst(run, patch, here):
    told = json.loads((here / patch).read_text("utf-8"))
    deep = [{"before": None, "after": ".".join("0" * n), "now": {"type": "item"}} for n in range(1, 3000)]
    hostile = [
        ({"runs": [["0", "0", float("inf")]]}, "no place"),
        ({"runs": [["0", "0", 10**12]]}, "not what the patch was made from"),
        ({"runs": [], "changes": deep}, "deeper than any agreement"),
        ({"changes": [{"before": "2", "after": "2", "text": [[-5, "x", "y"]]}]}, "not what the patch was made from"),
        ({"changes": [{"before": None, "after": "2", "now": {"type": "spell"}}]}, "not what the patch was made from"),
    ]
    for change, why in hostile:
        (here / "bad.json").write_text(json.dumps(told | change), "utf-8")
        code, out, err = run("apply", "bad.json", "old.md")
        assert (code, out) == (2, ""), change
        assert why in sentence(err)


def test_an_empty_signature_is_printed_with_its_rule(run, here):
    (here / "old.txt").write_text("1. The ferry sails at noon.\n\nSigned for the Ferryman: ____________\n")
    (here / "new.txt").write_text("1. The ferry sails at dusk.\n\nSigned for the Ferryman: ____________\n")
    run("diff", "old.txt", "new.txt", "--format", "patch", "-o", "change.json")
    code, told, trouble = run("apply", "change.json", "new.txt", "--reverse", "--format", "text")
    assert (code, trouble) == (0, "")
    assert "noon" in told
    assert "Signed for the Ferryman: ____" in told
