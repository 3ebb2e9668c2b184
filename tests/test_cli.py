"""The command line as people and scripts meet it: exit codes, one sentence on trouble, files, widths, settings."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from contractmodel import cli

ROOT = Path(__file__).resolve().parent.parent
OLD = "Loan\n\n1. You lend the book to us.\n2. We may keep the book for one year.\n3. We thank you.\n"
NEW = OLD.replace("may keep", "shall keep").replace("3. We thank you.\n", "")


@pytest.fixture
def here(tmp_path, monkeypatch):
    """An empty folder to stand in, with two agreements and one like the first but for its line ends."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "CONTRACT_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    for name, text in (("old.txt", OLD), ("new.txt", NEW), ("same.txt", OLD.replace("\n", "\r\n"))):
        Path(name).write_text(text, encoding="utf-8", newline="")
    return tmp_path


@pytest.fixture
def contract(here, monkeypatch, capfd):
    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["contract", *map(str, arguments)])
        with pytest.raises(SystemExit) as done:
            cli.main()
        out, err = capfd.readouterr()
        return done.value.code or 0, out, err

    return run


def sentence(err):
    """The one sentence on standard error."""
    assert err.count("\n") == 1
    assert err.endswith((".\n", "?\n"))
    assert "?." not in err
    assert "Traceback" not in err
    return err


# --- diff


def test_a_difference_is_exit_1_and_on_the_screen(contract):
    code, out, err = contract("diff", "old.txt", "new.txt")
    assert (code, err) == (1, "")
    assert "DIFFERENT" in out
    assert "[-may-] [+shall+]" in out


def test_layout_alone_is_exit_0(contract):
    code, out, _ = contract("diff", "old.txt", "same.txt")
    assert code == 0
    assert "IDENTICAL · nothing to read" in out


@pytest.mark.parametrize("option", ["-q", "--quiet"])
def test_quiet_says_nothing_but_the_code(contract, option):
    assert contract("diff", "old.txt", "new.txt", option) == (1, "", "")
    assert contract("diff", "old.txt", "same.txt", option) == (0, "", "")


def test_exit_zero_is_for_those_who_only_read(contract):
    code, out, _ = contract("diff", "old.txt", "new.txt", "--exit-zero")
    assert code == 0
    assert "DIFFERENT" in out


def test_exit_zero_hides_no_trouble(contract):
    assert contract("diff", "old.txt", "none.txt", "--exit-zero")[0] == 2


def test_json_is_one_document_on_stdout(contract):
    code, out, err = contract("diff", "old.txt", "new.txt", "--format", "json")
    told = json.loads(out)
    assert (code, err, told["format"], told["verdict"]) == (1, "", "contractmodel/diff@1", "different")
    assert told["before"]["name"] == "old.txt"


def test_every_format_and_view_gives_the_same_bytes_twice(contract):
    for options in (["-f", "text"], ["-f", "json"], ["-f", "markdown"], ["-f", "html"], ["-f", "svg"],
                    ["--view", "side-by-side"], ["--view", "summary"], ["--full"], ["--color", "always"]):  # fmt: skip
        first = contract("diff", "old.txt", "new.txt", *options)
        assert first[0] == 1
        assert first == contract("diff", "old.txt", "new.txt", *options)
        assert first[1]


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("out.json", "{"),
        ("out.txt", "Comparison of old.txt"),
        ("out.md", "# old.txt"),
        ("out.html", "<!DOCTYPE html>"),
        ("out.svg", "<svg"),
    ],
)
def test_the_ending_of_the_file_names_the_format(contract, here, name, begins):
    code, out, err = contract("diff", "old.txt", "new.txt", "-o", name)
    assert (code, out, err) == (1, "", "")
    assert (here / name).read_text(encoding="utf-8").startswith(begins)


def test_a_format_wins_over_the_ending(contract, here):
    contract("diff", "old.txt", "new.txt", "-o", "out.html", "--format", "json")
    assert json.loads((here / "out.html").read_text(encoding="utf-8"))


def test_quiet_still_writes_the_file(contract, here):
    assert contract("diff", "old.txt", "new.txt", "-q", "-o", "out.json")[:2] == (1, "")
    assert (here / "out.json").exists()


@pytest.mark.parametrize("name", ["out.xyz", "out"])
def test_an_ending_that_names_no_format_is_trouble(contract, here, name):
    code, out, err = contract("diff", "old.txt", "new.txt", "-o", name)
    assert (code, out) == (2, "")
    assert "--format" in sentence(err)
    assert not (here / name).exists()


def test_a_file_that_cannot_be_written_is_trouble(contract):
    code, _, err = contract("diff", "old.txt", "new.txt", "-o", "no/such/out.json")
    assert code == 2
    assert "no/such/out.json cannot be written" in sentence(err)


def test_no_findings_asks_no_rule(contract):
    told = json.loads(contract("diff", "old.txt", "new.txt", "-f", "json", "--no-findings")[1])
    assert (told["findings"], told["remarks"]) == ([], [])


def test_explain_match_tells_why(contract):
    assert "WHY THESE WERE PAIRED" in contract("diff", "old.txt", "new.txt", "--explain-match")[1]
    told = json.loads(contract("diff", "old.txt", "new.txt", "--explain-match", "-f", "json")[1])
    assert all(pair["evidence"] for pair in told["pairs"] if pair["before"] and pair["after"])


def test_verbose_speaks_on_stderr_only(contract):
    quiet, loud = contract("diff", "old.txt", "new.txt"), contract("diff", "old.txt", "new.txt", "-v")
    assert loud[1] == quiet[1]
    assert "old.txt: text/plain, sha256 " in loud[2]
    assert OLD.splitlines()[2] not in loud[2]


# --- colour and width


def test_a_pipe_gets_no_colour_and_marks(contract):
    out = contract("diff", "old.txt", "new.txt")[1]
    assert "\x1b" not in out
    assert "[+shall+]" in out


def test_colour_on_request_replaces_the_marks(contract):
    out = contract("diff", "old.txt", "new.txt", "--color", "always")[1]
    assert "\x1b[4;32mshall\x1b[0m" in out
    assert "[+" not in out


class Terminal(io.TextIOWrapper):
    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("environment", "painted"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
)
def test_a_terminal_gets_colour_unless_it_said_no(here, monkeypatch, environment, painted):
    from contractmodel.commands.output import Output

    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", Terminal(io.BytesIO(), encoding="utf-8"))
    assert Output().colour() is painted
    assert Output(color="always").colour()
    assert not Output(color="never").colour()
    assert not Output(file="x.txt").colour()


def test_forced_colour(here, monkeypatch):
    from contractmodel.commands.output import Output

    monkeypatch.setenv("FORCE_COLOR", "1")
    assert Output().colour()


@pytest.mark.parametrize("width", [60, 80, 200])
def test_the_width_asked_for_is_kept(contract, width):
    out = contract("diff", "old.txt", "new.txt", "--width", width)[1]
    assert max(map(len, out.splitlines())) == width


def test_the_width_of_the_terminal_is_taken_up_to_a_readable_measure(contract, monkeypatch):
    monkeypatch.setenv("COLUMNS", "300")
    assert max(map(len, contract("diff", "old.txt", "new.txt")[1].splitlines())) == 120
    monkeypatch.setenv("COLUMNS", "10")
    assert max(map(len, contract("diff", "old.txt", "new.txt")[1].splitlines())) <= 40


def test_an_odd_encoding_of_the_terminal_is_no_trouble(here):
    told = subprocess.run(
        [sys.executable, "-m", "contractmodel", "diff", "old.txt", "new.txt"],
        env=os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert (told.returncode, told.stderr) == (1, b"")
    assert b"\\xb7" in told.stdout


# --- trouble


@pytest.mark.parametrize("command", [("diff", "old.txt"), ("parse",), ("check",)])
def test_a_missing_file_is_one_sentence(contract, command):
    code, out, err = contract(*command, "none.txt")
    assert (code, "Traceback" in err) == (2, False)
    assert "none.txt" in sentence(err)
    assert "does not exist" in err
    assert not (out and command == ("parse",))


def test_a_directory_is_one_sentence(contract, here):
    (here / "folder").mkdir()
    assert "directory" in sentence(contract("parse", "folder")[2])


@pytest.mark.parametrize("data", [b"", b" \n", b"\x00\x01\x02\xff\xfe\x80binary\x00"])
def test_what_holds_no_text_is_one_sentence(contract, here, data):
    (here / "odd.txt").write_bytes(data)
    code, _, err = contract("diff", "old.txt", "odd.txt")
    assert code == 2
    assert "odd.txt" in sentence(err)


def test_an_unknown_template_suggests_the_nearest(contract):
    code, _, err = contract("diff", "old.txt", "sheiber-1.2")
    assert code == 2
    assert "did you mean shieber-1.2" in sentence(err)


def test_standard_input_cannot_be_read_twice(contract):
    for command in (("diff", "-", "-"), ("check", "-", "--against", "-")):
        code, _, err = contract(*command)
        assert code == 2
        assert "standard input" in sentence(err)


def test_standard_input_is_read_in_the_format_named(contract, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"1. You *lend* it.\n")))
    told = json.loads(contract("parse", "-", "--from", "markdown", "-f", "json")[1])
    assert told["source"]["media_type"] == "text/markdown"
    assert told["body"][0]["text"] == "You lend it."


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("diff", "old.txt"), "Missing argument 'AFTER'"),
        (("diff", "old.txt", "new.txt", "--veiw", "summary"), "--veiw"),
        (("diff", "old.txt", "new.txt", "--view", "sideways"), "sideways"),
        (("diff", "old.txt", "new.txt", "--width", "wide"), "wide"),
        (("dif",), "dif"),
        (("parse", "old.txt", "-f", "html"), "html"),
        (("check", "old.txt", "--as", "copy"), "copy"),
        (("rules", "--family", "XYZ"), "XYZ"),
    ],
)
def test_a_wrong_call_is_one_sentence_that_says_where_to_look(contract, arguments, told):
    code, out, err = contract(*arguments)
    assert (code, out) == (2, "")
    assert told in sentence(err)


def test_a_hostile_name_is_shown_and_not_obeyed(contract):
    err = contract("parse", "no\x1b[2Jsuch.txt")[2]
    assert "\x1b" not in err
    assert "␛[2J" in err


def test_an_error_of_ours_is_no_traceback(contract, monkeypatch):
    def broken(*_, **__):
        raise RuntimeError("out of\ncheese")

    monkeypatch.setattr("contractmodel.commands.parsing.run", broken)
    code, _, err = contract("parse", "old.txt")
    assert code == 2
    assert "RuntimeError: out of cheese" in sentence(err)
    assert "report it" in err
    monkeypatch.setenv("CONTRACT_DEBUG", "1")
    monkeypatch.setattr(sys, "argv", ["contract", "parse", "old.txt"])
    with pytest.raises(RuntimeError):
        cli.main()


def test_a_reader_that_goes_away_is_no_trouble(here):
    script = f"{sys.executable} -m contractmodel diff old.txt new.txt --full | head -c 1"
    told = subprocess.run(
        ["bash", "-c", script], env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, check=False
    )
    assert (told.stdout, told.stderr) == (b"c", b"")


def test_an_interrupt_is_no_traceback(contract, monkeypatch):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("contractmodel.commands.parsing.run", interrupted)
    assert contract("parse", "old.txt") == (130, "", "")


# --- parse


def test_parse_shows_the_tree(contract):
    code, out, err = contract("parse", "old.txt", "--width", "70")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0].startswith("old.txt")
    assert any(line.startswith("2.  We may keep the book for one year.") for line in lines)
    assert max(map(len, lines)) <= 70


def test_parse_as_json_gives_spans_into_the_text(contract):
    told = json.loads(contract("parse", "old.txt", "-f", "json")[1])
    clause = next(b for b in told["body"] if b["path"] == "2")
    start, end = clause["text_spans"][0]
    assert told["text"][start:end] == clause["text"] == "We may keep the book for one year."


def test_parse_text_and_picture_and_verbose(contract, here):
    assert contract("parse", "old.txt", "-f", "text")[1] == contract("parse", "old.txt")[1]
    assert contract("parse", "old.txt", "-o", "tree.svg")[0] == 0
    assert (here / "tree.svg").read_text(encoding="utf-8").startswith("<svg")
    assert "blocks" in contract("parse", "old.txt", "-v")[2]
    assert contract("parse", "old.txt", "-q") == (0, "", "")


def test_parse_full_shows_whole_texts(contract, here):
    long = "1. " + "You agree to this. " * 30
    (here / "long.txt").write_text(long, encoding="utf-8")
    short, full = (contract("parse", "long.txt", *more)[1] for more in ((), ("--full",)))
    assert full.count("agree") == 30 > short.count("agree")
    assert "…" in short


# --- check


def test_check_against_a_file(contract):
    code, out, _ = contract("check", "same.txt", "--against", "old.txt")
    assert code == 0
    assert "CONFORMS" in out
    code, out, _ = contract("check", "new.txt", "--against", "old.txt")
    assert code == 1
    assert "NEEDS A PERSON" in out
    assert "[+shall+]" in out


def test_check_of_several_gives_the_worst_code_and_goes_on(contract):
    code, out, err = contract("check", "none.txt", "new.txt", "same.txt", "--against", "old.txt", "-f", "json")
    verdicts = [d["verdict"] for d in json.loads(out)["documents"]]
    assert (code, verdicts) == (2, ["not-checkable", "deviates", "conforms"])
    assert "none.txt" in sentence(err)


def test_many_documents_show_a_bar_on_a_terminal_only(contract, monkeypatch):
    names = ["same.txt"] * 9
    quiet = contract("check", *names, "--against", "old.txt")
    assert quiet[2] == ""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    loud = contract("check", *names, "--against", "old.txt")
    assert loud[:2] == quiet[:2]
    assert "checking" in loud[2]


def test_check_quiet_exit_zero_and_fail_on(contract):
    assert contract("check", "new.txt", "--against", "old.txt", "-q") == (1, "", "")
    assert contract("check", "new.txt", "--against", "old.txt", "-q", "--exit-zero")[0] == 0
    assert contract("check", "none.txt", "--against", "old.txt", "-q", "--exit-zero")[0] == 2
    assert contract("check", "same.txt", "--against", "old.txt", "--fail-on", "note", "-q")[0] == 0


def test_check_in_every_format(contract):
    for format_, words in (("text", "DEVIATES"), ("markdown", "deviates"), ("html", "needs a person"),
                           ("svg", "<svg"), ("json", "deviates")):  # fmt: skip
        code, out, _ = contract("check", "new.txt", "--against", "old.txt", "-f", format_)
        assert code == 1
        assert words in out


def test_check_alone_reads_one_text(contract):
    code, out, _ = contract("check", "old.txt", "-v")
    assert code == 0
    assert "CONFORMS" in out


def test_check_of_a_missing_template_is_trouble(contract):
    assert "none.txt" in sentence(contract("check", "old.txt", "--against", "none.txt")[2])


# --- what comes with the tool


def test_templates_are_listed_and_shown(contract):
    code, out, _ = contract("templates")
    assert code == 0
    assert "shieber-1.2" in out
    assert contract("templates", "list")[1] == out
    told = json.loads(contract("templates", "list", "-f", "json")[1])
    assert {"shieber-1.2", "pmlr-2017"} <= {t["id"] for t in told}
    shown = " ".join(contract("templates", "show", "pmlr-2017")[1].split())
    assert "The language of this publication agreement is based on Stuart Shieber’s model" in shown
    assert "slot title (text)" in shown
    told = json.loads(contract("templates", "show", "shieber-1.2", "-f", "json")[1])
    assert told["licence"] == "CC-BY-4.0"
    assert {
        "name": "governing_law",
        "type": "law",
        "suggestion": "the Commonwealth of Massachusetts",
        "path": "7",
    } in told["slots"]


def test_an_unknown_template_to_show_is_trouble(contract):
    assert "did you mean pmlr-2017" in sentence(contract("templates", "show", "pmlr-2018")[2])


def test_rules_are_listed_and_filtered(contract):
    every = contract("rules")[1]
    assert "ATT01" in every
    assert "SIG01" in every
    some = contract("rules", "--family", "sig", "--severity", "error")[1]
    assert "SIG01" in some
    assert "ATT01" not in some
    told = json.loads(contract("rules", "-f", "json")[1])
    assert {"id", "name", "statement", "severity", "impact", "scope"} <= set(told["rules"][0])


@pytest.mark.parametrize("name", ["ATT01", "att01", "attribution-tightened"])
def test_a_rule_is_explained(contract, name):
    code, out, _ = contract("explain", name)
    assert code == 0
    for words in ("ATT01", "What it finds", "Why it matters", "What it cannot tell", "Speaks", "Stays silent"):
        assert words in out
    assert "## Why it matters" in contract("explain", name, "-f", "markdown")[1]
    assert json.loads(contract("explain", name, "-f", "json")[1])["id"] == "ATT01"


def test_an_unknown_rule_suggests_the_nearest(contract):
    code, _, err = contract("explain", "ATT011")
    assert code == 2
    assert "did you mean ATT01" in sentence(err)
    assert "contract rules" in sentence(contract("explain", "nonsense")[2])


# --- help, version, completion


def test_help_teaches_by_examples(contract):
    code, out, _ = contract("--help")
    assert code == 0
    assert "contract diff shieber-1.2 our-form.md" in out
    for command in ("diff", "parse", "check", "templates", "rules", "explain"):
        assert command in out
        told = contract(command, "-h")
        assert told[0] == 0
        assert "Examples:" in told[1] or command == "templates"


def test_no_arguments_show_the_help_and_are_a_wrong_call(contract):
    code, out, err = contract()
    assert (code, out) == (2, "")
    assert "Usage: contract" in err


def test_the_version_is_the_projects(contract):
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert contract("--version") == (0, f"contract {project['version']}\n", "")


def test_completion_scripts_can_be_made(contract):
    assert "--show-completion" in contract("--help")[1]


# --- settings


def test_settings_of_the_folder_are_defaults(contract, here):
    (here / "contract.toml").write_text('view = "summary"\nwidth = 100\n', encoding="utf-8")
    out = contract("diff", "old.txt", "new.txt")[1]
    assert "[+shall+]" not in out
    assert max(map(len, out.splitlines())) == 100
    out = contract("diff", "old.txt", "new.txt", "--view", "inline", "--width", "70")[1]
    assert "[+shall+]" in out
    assert max(map(len, out.splitlines())) == 70


def test_settings_may_stand_in_pyproject_above(contract, here, monkeypatch):
    (here / "pyproject.toml").write_text(
        '[project]\nname = "x"\n[tool.contractmodel]\nagainst = "old.txt"\nas = "variant"\nfail-on = "note"\n',
        encoding="utf-8",
    )
    below = here / "below"
    below.mkdir()
    monkeypatch.chdir(below)
    told = json.loads(contract("check", "../new.txt", "-f", "json")[1])
    assert (told["template"], told["as"]) == ("old.txt", "variant")


def test_a_pyproject_of_another_project_is_passed_by(contract, here):
    (here / "pyproject.toml").write_text("not toml at all", encoding="utf-8")
    assert contract("diff", "old.txt", "same.txt", "-q")[0] == 0


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
def test_wrong_settings_are_one_sentence_that_names_the_file(contract, here, text, told):
    (here / "contract.toml").write_text(text, encoding="utf-8")
    code, _, err = contract("diff", "old.txt", "new.txt")
    assert code == 2
    assert told in sentence(err)
    assert "contract.toml" in err


def test_an_empty_reference_is_one_sentence(contract):
    code, _, err = contract("parse", "")
    assert code == 2
    sentence(err)
    assert "the agreement reference is empty" in err
