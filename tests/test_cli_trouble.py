"""Trouble on the command line: one sentence, exit code 2, never a traceback."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from contractmodel import cli
from tests.commandline import sentence

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("command", [("diff", "old.txt"), ("parse",), ("check",)])
def test_a_missing_file_is_one_sentence(run, command):
    code, out, err = run(*command, "none.txt")
    assert (code, "Traceback" in err) == (2, False)
    assert "none.txt" in sentence(err)
    assert "does not exist" in err
    assert not (out and command == ("parse",))


def test_a_directory_is_one_sentence(run, here):
    (here / "folder").mkdir()
    assert "directory" in sentence(run("parse", "folder")[2])


@pytest.mark.parametrize("data", [b"", b" \n", b"\x00\x01\x02\xff\xfe\x80binary\x00"])
def test_what_holds_no_text_is_one_sentence(run, here, data):
    (here / "odd.txt").write_bytes(data)
    code, _, err = run("diff", "old.txt", "odd.txt")
    assert code == 2
    assert "odd.txt" in sentence(err)


def test_an_unknown_template_suggests_the_nearest(run):
    code, _, err = run("diff", "old.txt", "sheiber-1.2")
    assert code == 2
    assert "did you mean shieber-1.2" in sentence(err)


def test_standard_input_cannot_be_read_twice(run):
    for command in (("diff", "-", "-"), ("check", "-", "--against", "-")):
        code, _, err = run(*command)
        assert code == 2
        assert "standard input" in sentence(err)


def test_standard_input_is_read_in_the_format_named(run, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"1. You *lend* it.\n")))
    told = json.loads(run("parse", "-", "--from", "markdown", "-f", "json")[1])
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
def test_a_wrong_call_is_one_sentence_that_says_where_to_look(run, arguments, told):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert told in sentence(err)


def test_a_hostile_name_is_shown_and_not_obeyed(run):
    err = run("parse", "no\x1b[2Jsuch.txt")[2]
    assert "\x1b" not in err
    assert "␛[2J" in err


def test_an_error_of_ours_is_no_traceback(run, monkeypatch):
    def broken(*_, **__):
        raise RuntimeError("out of\ncheese")

    monkeypatch.setattr("contractmodel.commands.parsing.run", broken)
    code, _, err = run("parse", "old.txt")
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


def test_an_interrupt_is_no_traceback(run, monkeypatch):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("contractmodel.commands.parsing.run", interrupted)
    assert run("parse", "old.txt") == (130, "", "")
