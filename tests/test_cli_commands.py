"""The other commands, the help and the settings, as people and scripts meet them."""

import json
import tomllib
from pathlib import Path

import pytest

from tests.commandline import LOAN, sentence

ROOT = Path(__file__).resolve().parent.parent

# --- parse


def test_parse_shows_the_tree(run):
    code, out, err = run("parse", "old.txt", "--width", "70")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0].startswith("old.txt")
    assert any(line.startswith("2.  We may keep the book for one year.") for line in lines)
    assert max(map(len, lines)) <= 70


def test_parse_as_json_gives_spans_into_the_text(run):
    told = json.loads(run("parse", "old.txt", "-f", "json")[1])
    clause = next(b for b in told["body"] if b["path"] == "2")
    start, end = clause["text_spans"][0]
    assert told["text"][start:end] == clause["text"] == "We may keep the book for one year."


def test_parse_text_and_picture_and_verbose(run, here):
    assert run("parse", "old.txt", "-f", "text")[1] == run("parse", "old.txt")[1]
    assert run("parse", "old.txt", "-o", "tree.svg")[0] == 0
    assert (here / "tree.svg").read_text(encoding="utf-8").startswith("<svg")
    assert "blocks" in run("parse", "old.txt", "-v")[2]
    assert run("parse", "old.txt", "-q") == (0, "", "")


def test_parse_full_shows_whole_texts(run, here):
    long = "1. " + "You agree to this. " * 30
    (here / "long.txt").write_text(long, encoding="utf-8")
    short, full = (run("parse", "long.txt", *more)[1] for more in ((), ("--full",)))
    assert full.count("agree") == 30 > short.count("agree")
    assert "…" in short


# --- check


def test_check_against_a_file(run):
    code, out, _ = run("check", "same.txt", "--against", "old.txt")
    assert code == 0
    assert "CONFORMS" in out
    code, out, _ = run("check", "new.txt", "--against", "old.txt")
    assert code == 1
    assert "NEEDS A PERSON" in out
    assert "[+shall+]" in out


def test_a_filled_blank_of_a_template_is_told_once(run, here):
    (here / "filled.md").write_text(LOAN.replace("____", "Ada Example").replace("This is", "This was"), "utf-8")
    code, out, _ = run("check", "filled.md", "--against", "old.md", "--as", "template")
    assert code == 1
    assert "ALTERED" in out
    assert " ".join(out.split()).count("TPL03") == 1
    assert " ".join(out.split()).count("whoever uses this file passes it on") == 1


def test_rules_that_fill_more_than_a_line_stay_indented(run, here):
    (here / "lost.md").write_text(
        LOAN.replace("____ (“the book”)", "Ada Example").replace("(“this agreement”)", ""), "utf-8"
    )
    _, out, _ = run("check", "lost.md", "--against", "old.md", "--width", "44")
    lines = [line for line in out.splitlines() if "REF02" in line or "re-sign" in line]
    assert lines
    assert all(line.startswith("  ") for line in lines)


def test_check_of_several_gives_the_worst_code_and_goes_on(run):
    code, out, err = run("check", "none.txt", "new.txt", "same.txt", "--against", "old.txt", "-f", "json")
    verdicts = [d["verdict"] for d in json.loads(out)["documents"]]
    assert (code, verdicts) == (2, ["not-checkable", "deviates", "conforms"])
    assert "none.txt" in sentence(err)


def test_many_documents_show_a_bar_on_a_terminal_only(run, monkeypatch):
    names = ["same.txt"] * 9
    quiet = run("check", *names, "--against", "old.txt")
    assert quiet[2] == ""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    loud = run("check", *names, "--against", "old.txt")
    assert loud[:2] == quiet[:2]
    assert "checking" in loud[2]


def test_check_quiet_exit_zero_and_fail_on(run):
    assert run("check", "new.txt", "--against", "old.txt", "-q") == (1, "", "")
    assert run("check", "new.txt", "--against", "old.txt", "-q", "--exit-zero")[0] == 0
    assert run("check", "none.txt", "--against", "old.txt", "-q", "--exit-zero")[0] == 2
    assert run("check", "same.txt", "--against", "old.txt", "--fail-on", "note", "-q")[0] == 0


def test_check_in_every_format(run):
    for format_, words in (("text", "DEVIATES"), ("markdown", "deviates"), ("html", "needs a person"),
                           ("svg", "<svg"), ("json", "deviates")):  # fmt: skip
        code, out, _ = run("check", "new.txt", "--against", "old.txt", "-f", format_)
        assert code == 1
        assert words in out


def test_check_alone_reads_one_text(run):
    code, out, _ = run("check", "old.txt", "-v")
    assert code == 0
    assert "CONFORMS" in out


def test_check_of_a_missing_template_is_trouble(run):
    assert "none.txt" in sentence(run("check", "old.txt", "--against", "none.txt")[2])


# --- what comes with the tool


def test_templates_are_listed_and_shown(run):
    code, out, _ = run("templates")
    assert code == 0
    assert "shieber-1.2" in out
    assert run("templates", "list")[1] == out
    told = json.loads(run("templates", "list", "-f", "json")[1])
    assert {"shieber-1.2", "pmlr-2017"} <= {t["id"] for t in told}
    shown = " ".join(run("templates", "show", "pmlr-2017")[1].split())
    assert "The language of this publication agreement is based on Stuart Shieber’s model" in shown
    assert "slot title (text)" in shown
    told = json.loads(run("templates", "show", "shieber-1.2", "-f", "json")[1])
    assert told["licence"] == "CC-BY-4.0"
    assert {
        "name": "governing_law",
        "type": "law",
        "suggestion": "the Commonwealth of Massachusetts",
        "path": "7",
    } in told["slots"]


def test_an_unknown_template_to_show_is_trouble(run):
    assert "did you mean pmlr-2017" in sentence(run("templates", "show", "pmlr-2018")[2])


def test_rules_are_listed_and_filtered(run):
    every = run("rules")[1]
    assert "ATT01" in every
    assert "SIG01" in every
    some = run("rules", "--family", "sig", "--severity", "error")[1]
    assert "SIG01" in some
    assert "ATT01" not in some
    told = json.loads(run("rules", "-f", "json")[1])
    assert {"id", "name", "statement", "severity", "impact", "scope"} <= set(told["rules"][0])


@pytest.mark.parametrize("name", ["ATT01", "att01", "attribution-tightened"])
def test_a_rule_is_explained(run, name):
    code, out, _ = run("explain", name)
    assert code == 0
    for words in ("ATT01", "What it finds", "Why it matters", "What it cannot tell", "Speaks", "Stays silent"):
        assert words in out
    assert "## Why it matters" in run("explain", name, "-f", "markdown")[1]
    assert json.loads(run("explain", name, "-f", "json")[1])["id"] == "ATT01"


def test_an_unknown_rule_suggests_the_nearest(run):
    code, _, err = run("explain", "ATT011")
    assert code == 2
    assert "did you mean ATT01" in sentence(err)
    assert "contract rules" in sentence(run("explain", "nonsense")[2])


# --- help, version, completion


def test_help_teaches_by_examples(run):
    code, out, _ = run("--help")
    assert code == 0
    assert "contract diff shieber-1.2 our-form.md" in out
    for command in ("diff", "parse", "check", "templates", "rules", "explain"):
        assert command in out
        told = run(command, "-h")
        assert told[0] == 0
        assert "Examples:" in told[1] or command == "templates"


def test_no_arguments_show_the_help_and_are_a_wrong_call(run):
    code, out, err = run()
    assert (code, out) == (2, "")
    assert "Usage: contract" in err


def test_the_version_is_the_projects(run):

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert run("--version") == (0, f"contract {project['version']}\n", "")


def test_completion_scripts_can_be_made(run):
    assert "--show-completion" in run("--help")[1]


# --- settings


def test_settings_of_the_folder_are_defaults(run, here):
    (here / "contract.toml").write_text('view = "summary"\nwidth = 100\n', encoding="utf-8")
    out = run("diff", "old.txt", "new.txt")[1]
    assert "[+shall+]" not in out
    assert max(map(len, out.splitlines())) == 100
    out = run("diff", "old.txt", "new.txt", "--view", "inline", "--width", "70")[1]
    assert "[+shall+]" in out
    assert max(map(len, out.splitlines())) == 70


def test_settings_may_stand_in_pyproject_above(run, here, monkeypatch):
    (here / "pyproject.toml").write_text(
        '[project]\nname = "x"\n[tool.contractmodel]\nagainst = "old.txt"\nas = "variant"\nfail-on = "note"\n',
        encoding="utf-8",
    )
    below = here / "below"
    below.mkdir()
    monkeypatch.chdir(below)
    told = json.loads(run("check", "../new.txt", "-f", "json")[1])
    assert (told["template"], told["as"]) == ("old.txt", "variant")


def test_a_pyproject_of_another_project_is_passed_by(run, here):
    (here / "pyproject.toml").write_text("not toml at all", encoding="utf-8")
    assert run("diff", "old.txt", "same.txt", "-q")[0] == 0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('veiw = "summary"', "did you mean view"),
        ('view = "sideways"', "inline, side-by-side, summary"),
        ('width = "wide"', "a whole number"),
        ("full = 1", "true or false"),
        ("against = 3", "a string"),
        ("view = ", "is no TOML"),
    ],
)
def test_wrong_settings_are_one_sentence_that_names_the_file(run, here, text, told):
    (here / "contract.toml").write_text(text, encoding="utf-8")
    code, _, err = run("diff", "old.txt", "new.txt")
    assert code == 2
    assert told in sentence(err)
    assert "contract.toml" in err


def test_an_empty_reference_is_one_sentence(run):
    code, _, err = run("parse", "")
    assert code == 2
    sentence(err)
    assert "the agreement reference is empty" in err
