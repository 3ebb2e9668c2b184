"""The command line as people and scripts meet it: `diff`, its exit codes, files, colours and widths."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commandline import OLD, sentence

ROOT = Path(__file__).resolve().parent.parent

# --- diff


def test_a_difference_is_exit_1_and_on_the_screen(run):
    code, out, err = run("diff", "old.txt", "new.txt")
    assert (code, err) == (1, "")
    assert "DIFFERENT" in out
    assert "[-may-] [+shall+]" in out


def test_layout_alone_is_exit_0(run):
    code, out, _ = run("diff", "old.txt", "same.txt")
    assert code == 0
    assert "IDENTICAL · nothing to read" in out


@pytest.mark.parametrize("option", ["-q", "--quiet"])
def test_quiet_says_nothing_but_the_code(run, option):
    assert run("diff", "old.txt", "new.txt", option) == (1, "", "")
    assert run("diff", "old.txt", "same.txt", option) == (0, "", "")


def test_exit_zero_is_for_those_who_only_read(run):
    code, out, _ = run("diff", "old.txt", "new.txt", "--exit-zero")
    assert code == 0
    assert "DIFFERENT" in out


def test_exit_zero_hides_no_trouble(run):
    assert run("diff", "old.txt", "none.txt", "--exit-zero")[0] == 2


def test_json_is_one_document_on_stdout(run):
    code, out, err = run("diff", "old.txt", "new.txt", "--format", "json")
    told = json.loads(out)
    assert (code, err, told["format"], told["verdict"]) == (1, "", "contractmodel/diff@1", "different")
    assert told["before"]["name"] == "old.txt"


def test_every_format_and_view_gives_the_same_bytes_twice(run):
    for options in (["-f", "text"], ["-f", "json"], ["-f", "markdown"], ["-f", "html"], ["-f", "svg"],
                    ["--view", "side-by-side"], ["--view", "summary"], ["--full"], ["--color", "always"]):  # fmt: skip
        first = run("diff", "old.txt", "new.txt", *options)
        assert first[0] == 1
        assert first == run("diff", "old.txt", "new.txt", *options)
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
def test_the_ending_of_the_file_names_the_format(run, here, name, begins):
    code, out, err = run("diff", "old.txt", "new.txt", "-o", name)
    assert (code, out, err) == (1, "", "")
    assert (here / name).read_text(encoding="utf-8").startswith(begins)


def test_a_format_wins_over_the_ending(run, here):
    run("diff", "old.txt", "new.txt", "-o", "out.html", "--format", "json")
    assert json.loads((here / "out.html").read_text(encoding="utf-8"))


def test_quiet_still_writes_the_file(run, here):
    assert run("diff", "old.txt", "new.txt", "-q", "-o", "out.json")[:2] == (1, "")
    assert (here / "out.json").exists()


@pytest.mark.parametrize("name", ["out.xyz", "out"])
def test_an_ending_that_names_no_format_is_trouble(run, here, name):
    code, out, err = run("diff", "old.txt", "new.txt", "-o", name)
    assert (code, out) == (2, "")
    assert "--format" in sentence(err)
    assert not (here / name).exists()


def test_a_file_that_cannot_be_written_is_trouble(run):
    code, _, err = run("diff", "old.txt", "new.txt", "-o", "no/such/out.json")
    assert code == 2
    assert "no/such/out.json cannot be written" in sentence(err)


def test_no_findings_asks_no_rule(run):
    told = json.loads(run("diff", "old.txt", "new.txt", "-f", "json", "--no-findings")[1])
    assert (told["findings"], told["remarks"]) == ([], [])


def test_a_rules_headline_says_too_that_the_clause_moved(run, here):
    back = "You return the book to the lender in good order within one year.\n"
    rest = [
        "We thank you for reading the book with care and for telling others of it.\n",
        "You keep it dry, away from open fires and out of the reach of small children.\n",
    ]
    for name, clauses in (("rules.txt", [back, *rest]), ("turned.txt", [*rest, back.replace("one year", "two years")])):
        (here / name).write_text("".join(f"{n}. {clause}" for n, clause in enumerate(clauses, 1)), "utf-8")
    out = " ".join(run("diff", "rules.txt", "turned.txt")[1].split())
    assert "Clause 1, now 3 · moved; “one year” became" in out


def test_explain_match_tells_why(run):
    assert "WHY THESE WERE PAIRED" in run("diff", "old.txt", "new.txt", "--explain-match")[1]
    told = json.loads(run("diff", "old.txt", "new.txt", "--explain-match", "-f", "json")[1])
    assert all(pair["evidence"] for pair in told["pairs"] if pair["before"] and pair["after"])


def test_verbose_speaks_on_stderr_only(run):
    quiet, loud = run("diff", "old.txt", "new.txt"), run("diff", "old.txt", "new.txt", "-v")
    assert loud[1] == quiet[1]
    assert "old.txt: text/plain, sha256 " in loud[2]
    assert OLD.splitlines()[2] not in loud[2]


# --- colour and width


def test_a_pipe_gets_no_colour_and_marks(run):
    out = run("diff", "old.txt", "new.txt")[1]
    assert "\x1b" not in out
    assert "[+shall+]" in out


def test_colour_on_request_replaces_the_marks(run):
    out = run("diff", "old.txt", "new.txt", "--color", "always")[1]
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
def test_the_width_asked_for_is_kept(run, width):
    out = run("diff", "old.txt", "new.txt", "--width", width)[1]
    assert max(map(len, out.splitlines())) == width


def test_the_width_of_the_terminal_is_taken_up_to_a_readable_measure(run, monkeypatch):
    monkeypatch.setenv("COLUMNS", "300")
    assert max(map(len, run("diff", "old.txt", "new.txt")[1].splitlines())) == 120
    monkeypatch.setenv("COLUMNS", "10")
    assert max(map(len, run("diff", "old.txt", "new.txt")[1].splitlines())) <= 40


def test_an_odd_encoding_of_the_terminal_is_no_trouble(here):
    told = subprocess.run(
        [sys.executable, "-m", "contractmodel", "diff", "old.txt", "new.txt"],
        env=os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert (told.returncode, told.stderr) == (1, b"")
    assert b"\\xb7" in told.stdout
