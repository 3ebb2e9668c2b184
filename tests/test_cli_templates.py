"""Templates of one's own: added, named by folder, by setting, by revision, by bytes; rules filtered; the help."""

import pytest

import contractmodel as cm
from tests.commandline import sentence

OWN = "---\nid: our-loan-1\ndescription: Ours.\n---\n# Loan\n\n1. {lender: party} lends the book.\n\n2. It ends.\n"


@pytest.fixture
def own(here):
    (here / "own.agreement").write_text(OWN, "utf-8")
    (here / "forms").mkdir()
    return here


def test_added_to_the_library_an_id_names_it(run, own):
    assert "our-loan-1 is no file" in sentence(run("parse", "our-loan-1")[2])
    code, out, err = run("templates", "add", "own.agreement")
    assert (code, err) == (0, "")
    assert out.startswith("our-loan-1 is ")
    assert run("parse", "our-loan-1")[0] == 0
    assert "our-loan-1" in run("templates")[1]


def test_added_to_a_folder_that_folder_names_it(run, own):
    assert run("templates", "add", "own.agreement", "--to", "forms")[0] == 0
    assert run("parse", "our-loan-1")[0] == 2
    assert run("--templates", "forms", "parse", "our-loan-1")[0] == 0
    assert run("parse", "our-loan-1")[0] == 2, "the option ends with its command"
    (own / "contract.toml").write_text('templates = "forms"\n', "utf-8")
    assert run("parse", "our-loan-1")[0] == 0


def test_the_environment_is_kept_beside_the_option(run, own, monkeypatch):
    run("templates", "add", "own.agreement", "--to", "forms")
    monkeypatch.setenv("CONTRACT_TEMPLATES", str(own / "forms"))
    (own / "more").mkdir()
    assert run("--templates", "more", "parse", "our-loan-1")[0] == 0
    assert run("parse", "our-loan-1")[0] == 0


def test_what_cannot_be_added_is_one_sentence(run, own):
    assert "does not begin with a header" in sentence(run("templates", "add", "old.md")[2])
    assert "none.agreement cannot be read" in sentence(run("templates", "add", "none.agreement")[2])
    assert "nowhere is no folder" in sentence(run("--templates", "nowhere", "templates")[2])


def test_bytes_of_a_template_are_read_as_one(own):
    by_name = cm.load(OWN.encode(), name="own.agreement")
    by_format = cm.load(OWN, format="agreement")
    assert by_name == by_format == cm.load("own.agreement")
    assert [slot.name for slot in by_name.slots] == ["lender"]
    assert by_name.template == "our-loan-1"


def test_standard_input_may_be_a_template(run, own, monkeypatch):
    import io
    import sys
    from types import SimpleNamespace

    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(OWN.encode())))
    assert run("diff", "-", "own.agreement", "--from", "agreement", "-q")[0] == 0


def test_rules_are_filtered(run):
    out = run("rules", "--scope", "check")[1]
    assert "SIG01" in out
    assert "ATT01" not in out
    assert "no rule is all of that" in run("rules", "--scope", "check", "--family", "ATT")[1]
    assert "has no rule here" in sentence(run("rules", "--family", "XYZ")[2])


def test_fail_on_of_a_difference(run):
    assert run("diff", "old.md", "new.md", "-q", "--fail-on", "error") == (1, "", "")
    assert run("diff", "old.md", "kind.md", "-q", "--fail-on", "error") == (0, "", "")
    assert run("diff", "old.md", "kind.md", "-q")[0] == 1
    assert "judges by findings" in sentence(run("diff", "old.md", "kind.md", "--fail-on", "note", "--no-findings")[2])


def test_fail_on_of_a_document(run, here):
    (here / "unused.txt").write_text("1. The thing (“the widget”) is sold.\n\n2. It ends.\n", "utf-8")
    codes = [run("check", "unused.txt", "-q", "--fail-on", grade)[0] for grade in ("error", "warning", "note")]
    assert codes == [0, 0, 1]


COMMANDS = ("diff", "parse", "check", "facts", "impact", "apply", "merge", "rules", "explain")


@pytest.mark.parametrize("command", ["", *COMMANDS, "git install", "templates add"])
def test_help_has_examples_and_no_control_characters(run, command):
    code, out, err = run(*command.split(), "--help")
    assert (code, err) == (0, "")
    assert "Examples:" in out
    assert out.replace("\n", "").isprintable()


def test_every_command_is_in_the_help_and_known_when_misspelt(run):
    out = run("--help")[1]
    assert all(f"\n  {name} " in out for name in (*COMMANDS, "git", "templates"))
    assert "'merge'" in sentence(run("merg")[2])


@pytest.mark.parametrize(("command", "told"), [("apply", "PATCH"), ("merge", "BASE"), ("impact", "BEFORE")])
def test_without_arguments_it_says_what_is_missing(run, command, told):
    code, _, err = run(command)
    assert code == 2
    assert f"Missing argument '{told}'" in sentence(err)


def test_a_group_without_a_command_shows_its_help(run):
    code, out, err = run("git")
    assert code == 2
    assert "Usage: contract git" in out + err
