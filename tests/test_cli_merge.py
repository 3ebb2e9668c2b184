"""`contract merge`: both sides' changes in one text, conflicts as marked clauses, in every format."""

import json

import contractmodel as cm
from tests.commandline import KINDER, STRICTER, sentence
from tests.export.test_json import valid

BOTH = STRICTER.replace("We thank you.", "We thank you a lot.")


def test_changes_in_two_clauses_merge_as_typed(run):
    assert run("merge", "old.md", "new.md", "kind.md") == (0, BOTH, "")
    assert run("merge", "old.md", "kind.md", "new.md") == (0, BOTH, "")


def test_one_side_unchanged_gives_the_other(run):
    assert run("merge", "old.md", "old.md", "new.md")[1] == STRICTER
    assert run("merge", "old.md", "new.md", "old.md")[1] == STRICTER


def test_a_conflict_is_a_marked_clause_and_exit_1(run, here):
    (here / "other.md").write_text(STRICTER.replace("two years", "three years").replace("shall", "must"), "utf-8")
    code, out, err = run("merge", "old.md", "new.md", "other.md")
    assert code == 1
    assert "<<<<<<< ours\n1. You shall keep the book for two years." in out
    assert "=======\n1. You must keep the book for three years.\n\n>>>>>>> theirs" in out
    assert "3. We thank you." in out
    assert "new.md, 1: conflict: it was changed in both, differently." in sentence(err)
    assert run("merge", "old.md", "new.md", "other.md", "--exit-zero", "-q")[:2] == (0, "")


def test_json_says_what_was_in_conflict(run, here):
    (here / "other.md").write_text(STRICTER.replace("shall", "must"), "utf-8")
    code, out, _ = run("merge", "old.md", "new.md", "other.md", "-f", "json")
    told = valid(json.loads(out), "merge-1")
    assert code == 1
    assert told["merged"] is False
    assert [c["path"] for c in told["conflicts"]] == ["1"]
    assert "<<<<<<<" in told["text"]
    whole = json.loads(run("merge", "old.md", "new.md", "kind.md", "-f", "json")[1])
    assert (whole["merged"], whole["conflicts"], whole["text"]) == (True, [], BOTH)


def test_output_in_a_file_and_in_another_format(run, here):
    assert run("merge", "old.md", "new.md", "kind.md", "-o", "out.md") == (0, "", "")
    assert (here / "out.md").read_text("utf-8") == BOTH
    plain = run("merge", "old.md", "new.md", "kind.md", "-f", "text")[1]
    assert cm.load(plain.encode(), format="text") == cm.load(BOTH.encode(), format="markdown")


def test_what_both_added_gets_numbers_of_its_own(run, here):
    for name, word in (("mine.md", "pay"), ("theirs.md", "sing")):
        (here / name).write_text(KINDER + f"\n4. You {word}.\n", "utf-8")
    code, out, err = run("merge", "old.md", "mine.md", "theirs.md")
    assert code == 0
    assert {line for line in out.splitlines() if line[:2] in ("4.", "5.")} in (
        {"4. You pay.", "5. You sing."},
        {"4. You sing.", "5. You pay."},
    )
    assert "note" not in err


def test_a_label_printed_twice_is_a_note(run, here):
    for name, word in (("mine.md", "pay"), ("theirs.md", "sing")):
        (here / name).write_text(KINDER + f"\n4. You {word}.\n\n9. You eat.\n", "utf-8")
    code, out, err = run("merge", "old.md", "mine.md", "theirs.md")
    assert code == 0
    assert "You pay." in out
    assert "You sing." in out
    assert "note: the label 4. is printed 2 times" in err


def test_trouble_is_one_sentence(run):
    code, out, err = run("merge", "old.md", "new.md", "none.md")
    assert (code, out) == (2, "")
    assert "none.md does not exist" in sentence(err)


def test_a_merge_of_what_was_not_typed_is_printed(run, here):
    page = "<h1>Loan</h1><p>1. You may pay.</p><p>2. It ends.</p>"
    for name, text in (
        ("base.html", page),
        ("ours.html", page.replace("may", "shall")),
        ("theirs.html", page.replace("ends", "ends soon")),
    ):
        (here / name).write_text(text, "utf-8")
    code, out, err = run("merge", "base.html", "ours.html", "theirs.html")
    assert (code, err) == (0, "")
    assert out == "Loan\n\n1. You shall pay.\n\n2. It ends soon.\n"


def test_a_merge_that_reads_back_otherwise_is_told(run, monkeypatch):
    monkeypatch.setattr("contractmodel.commands.printing.astray", lambda *_: "2")
    code, out, err = run("merge", "old.md", "new.md", "kind.md")
    assert code == 0
    assert "two years" in out
    assert "first at 2: look there before you use it" in sentence(err)


def test_templates_merge_with_their_markup(run, here):
    text = "---\nid: loan-1\n---\n# Loan\n\n1. {lender: party} lends the book.\n\n2. It ends.\n"
    for name, told in (("a", text), ("b", text.replace("lends", "gives")), ("c", text.replace("ends.", "ends soon."))):
        (here / f"{name}.agreement").write_text(told, "utf-8")
    merged = text.replace("lends", "gives").replace("It ends.", "It ends soon.")
    assert run("merge", "a.agreement", "b.agreement", "c.agreement") == (0, merged, "")


def test_a_clause_that_one_side_removed_and_the_other_only_numbered_anew_is_gone(run, here):
    base = "1. Tea.\n\n1.1 Tea is hot.\n\n2. Cake.\n\n2.1 Cake is sweet.\n\n2.2 Cake is cut.\n\n2.3 Cake is shared.\n"
    ours = base.replace("2.2 Cake is cut.\n\n2.3 ", "2.2 ")
    milk = base.replace("2. Cake", "2. Milk.\n\n2.1 Milk is cold.\n\n3. Cake")
    theirs = milk.replace("2.1 Cake", "3.1 Cake").replace("2.2 Cake", "3.2 Cake").replace("2.3 Cake", "3.3 Cake")
    for name, text in (("base.txt", base), ("ours.txt", ours), ("theirs.txt", theirs)):
        (here / name).write_text(text, "utf-8")
    expected = theirs.replace("3.2 Cake is cut.\n\n3.3 ", "3.2 ")
    assert run("merge", "base.txt", "ours.txt", "theirs.txt")[:2] == (0, expected)
    assert run("merge", "base.txt", "theirs.txt", "ours.txt")[:2] == (0, expected)
