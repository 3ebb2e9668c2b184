"""The command line run in this process, in an empty folder: what the tests of single commands share."""

import sys

import pytest

from contractmodel import cli

LOAN = """# Loan of a Book

This is a loan (“this agreement”) of ____ (“the book”).

1. You may keep the book for
   one year.

2. You warrant that:

   a. you read this agreement;
   b. you return the book.

3. We thank you.
"""
OLD = "Loan\n\n1. You lend the book to us.\n2. We may keep the book for one year.\n3. We thank you.\n"
NEW = OLD.replace("may keep", "shall keep").replace("3. We thank you.\n", "")
STRICTER = LOAN.replace("may keep", "shall keep").replace("one year", "two years")
KINDER = LOAN.replace("We thank you.", "We thank you a lot.")


@pytest.fixture
def here(tmp_path, monkeypatch):
    """An empty folder to stand in, with three forms of a loan: `old.md`, `new.md` (stricter), `kind.md`.

    And plainer ones: `old.txt`, `new.txt` (stricter), `same.txt` (like the first but for its line ends).
    """
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "CONTRACT_DEBUG", "CONTRACT_TEMPLATES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    plainer = (("old.txt", OLD), ("new.txt", NEW), ("same.txt", OLD.replace("\n", "\r\n")))
    for name, text in (("old.md", LOAN), ("new.md", STRICTER), ("kind.md", KINDER), *plainer):
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    return tmp_path


@pytest.fixture
def run(here, monkeypatch, capfd):
    """`run("diff", "old.md", "new.md")` gives exit code, standard output, standard error."""

    def call(*arguments):
        monkeypatch.setattr(sys, "argv", ["contract", *map(str, arguments)])
        with pytest.raises(SystemExit) as done:
            cli.main()
        out, err = capfd.readouterr()
        return done.value.code or 0, out, err

    return call


def sentence(err):
    """The one sentence on standard error."""
    assert err.count("\n") == 1
    assert err.endswith((".\n", "?\n"))
    assert "?." not in err
    assert "Traceback" not in err
    return err
