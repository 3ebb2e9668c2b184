"""`contract git`, on real scratch repositories with a history: git diff shows the redline, git merge merges clauses."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from contractmodel.commands import git as room
from contractmodel.commands.git import BEGINS, ENDS, diff_driver, with_patterns, without_block
from contractmodel.commands.merging import drive
from contractmodel.model import ContractError
from tests.commandline import KINDER, LOAN, STRICTER, sentence

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = (
    "---\nid: loan-1\n---\n# Loan\n\n1. {lender: party} lends the book.\n\n2. You return the book.\n\n3. It ends.\n"
)

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture
def repository(here, monkeypatch):
    """A repository whose drivers call this very checkout: `git("log")` gives exit code and output."""
    ours = f"{sys.executable} -m contractmodel"
    monkeypatch.setattr(room, "_ourselves", lambda: ours)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    for key, value in {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "LANG": "C.UTF-8"}.items():
        monkeypatch.setenv(key, value)

    def git(*arguments):
        done = subprocess.run(["git", *arguments], capture_output=True, check=False, stdin=subprocess.DEVNULL)
        return done.returncode, (done.stdout + done.stderr).decode()

    git("init", "-q", "-b", "main")
    git("config", "user.name", "A Person")
    git("config", "user.email", "person@example.org")
    return git


def write(name, text):
    Path(name).write_text(text, "utf-8")


@pytest.fixture
def history(repository, run):
    """Two branches: `main` made the form stricter, `kind` thanked more."""
    Path("kind.md").unlink()
    Path("new.md").unlink()
    Path("old.md").rename("form.md")
    assert run("git", "install", "*.md", "*.agreement")[0] == 0
    write("loan.agreement", TEMPLATE)
    repository("add", "-A")
    repository("commit", "-qm", "the form")
    repository("checkout", "-qb", "kind")
    write("form.md", KINDER)
    write("loan.agreement", TEMPLATE.replace("3. It ends.", "3. It ends at last."))
    repository("commit", "-qam", "kinder")
    repository("checkout", "-q", "main")
    write("form.md", STRICTER)
    write("loan.agreement", TEMPLATE.replace("return", "give back"))
    repository("commit", "-qam", "stricter")
    return repository


def test_install_twice_is_install_once(repository, run, here):
    write(".gitattributes", "*.png binary")
    assert run("git", "install")[::2] == (0, "")
    told = (here / ".gitattributes").read_text("utf-8")
    assert told == (
        f"*.png binary\n{BEGINS}\n*.agreement diff=contract merge=contract\n"
        f"*.docx diff=contract\n*.pdf diff=contract\n{ENDS}\n"
    )
    config = (here / ".git" / "config").read_bytes()
    assert b"git diff-driver" in config
    again = run("git", "install")[1]
    assert "set " not in again
    assert "changed" not in again
    assert (here / ".gitattributes").read_text("utf-8") == told
    assert (here / ".git" / "config").read_bytes() == config


def test_install_with_other_patterns_replaces_the_old(repository, run, here):
    run("git", "install", "*.md")
    out = run("git", "install", "my forms/*.txt")[1]
    assert "  - *.md diff=contract merge=contract" in out
    assert '"my forms/*.txt" diff=contract merge=contract' in (here / ".gitattributes").read_text("utf-8")


def test_dry_run_writes_nothing(repository, run, here):
    config = (here / ".git" / "config").read_bytes()
    code, out, _ = run("git", "install", "--dry-run")
    assert code == 0
    assert "would change .gitattributes" in out
    assert "would set diff.contract.command" in out
    assert not (here / ".gitattributes").exists()
    assert (here / ".git" / "config").read_bytes() == config
    run("git", "install")
    assert "would remove the setting [diff.contract]" in run("git", "uninstall", "-n")[1]
    assert (here / ".gitattributes").exists()


def test_uninstall_leaves_what_others_wrote(repository, run, here):
    config = (here / ".git" / "config").read_bytes()
    run("git", "install")
    assert run("git", "uninstall")[0] == 0
    assert not (here / ".gitattributes").exists()
    assert b"contract" not in (here / ".git" / "config").read_bytes()
    assert run("git", "uninstall")[1] == ""
    write(".gitattributes", "*.png binary\n")
    run("git", "install")
    run("git", "uninstall")
    assert (here / ".gitattributes").read_text("utf-8") == "*.png binary\n"
    assert config in (here / ".git" / "config").read_bytes() + b"\n"


def test_from_a_folder_of_the_repository_the_top_is_meant(repository, run, here, monkeypatch):
    (here / "deep").mkdir()
    monkeypatch.chdir(here / "deep")
    run("git", "install")
    assert (here / ".gitattributes").exists()


def test_outside_of_a_repository_is_one_sentence(run, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(Path.cwd().parent))
    code, out, err = run("git", "install")
    assert (code, out) == (2, "")
    assert "lies in no git repository" in sentence(err)


@pytest.mark.parametrize("pattern", ["", "# no", "!*.md", "a\nb"])
def test_a_pattern_that_cannot_stand_there_is_one_sentence(repository, run, here, pattern):
    code, _, err = run("git", "install", pattern)
    assert code == 2
    assert "cannot stand in .gitattributes" in sentence(err)
    assert not (here / ".gitattributes").exists()


def test_attributes_that_cannot_be_read_are_one_sentence(repository, run):
    Path(".gitattributes").mkdir()
    assert "cannot be read" in sentence(run("git", "install")[2])


def test_a_block_without_its_end_is_left_alone():
    assert without_block(f"{BEGINS}\n*.md diff=contract\n") == f"{BEGINS}\n*.md diff=contract\n"
    assert with_patterns("", ["*.md", "*.md"]).count("*.md") == 1


def test_git_diff_shows_the_redline(history):
    code, out = history("diff", "HEAD~1", "--", "form.md")
    assert code == 0
    assert "contract diff a/form.md b/form.md" in out
    assert "You [DELETED: may] [INSERTED: shall] keep the book" in out
    assert "@@" not in out


def test_git_diff_of_a_template_and_of_a_new_file(history):
    assert "[DELETED: return] [INSERTED: give back]" in history("diff", "HEAD~1", "--", "loan.agreement")[1]
    write("more.md", LOAN)
    history("add", "more.md")
    assert "The whole agreement was added." in history("diff", "--cached")[1]
    history("rm", "-qf", "form.md")
    assert "The whole agreement was removed." in history("diff", "--cached", "--", "form.md")[1]


def test_git_log_shows_the_history_of_a_form(history):
    out = history("log", "-p", "--ext-diff", "--", "form.md")[1]
    assert out.count("contract diff a/form.md b/form.md") == 2


def test_git_merge_merges_clause_by_clause(history):
    code, out = history("merge", "kind")
    assert code == 0, out
    assert Path("form.md").read_text("utf-8") == STRICTER.replace("thank you.", "thank you a lot.")
    merged = TEMPLATE.replace("return", "give back").replace("3. It ends.", "3. It ends at last.")
    assert Path("loan.agreement").read_text("utf-8") == merged


def test_git_merge_stops_at_a_conflict(history):
    history("checkout", "-q", "kind")
    write("form.md", KINDER.replace("may keep", "must keep"))
    history("commit", "-qam", "otherwise")
    history("checkout", "-q", "main")
    code, out = history("merge", "kind")
    assert code == 1
    assert "form.md, 1: conflict: it was changed in both, differently." in out
    told = Path("form.md").read_text("utf-8")
    assert "<<<<<<< ours\n1. You shall keep" in told
    assert "We thank you a lot." in told
    assert "UU form.md" in history("status", "--short")[1]
    assert "in conflict, settle it first" in history("diff", "--base")[1] or "form.md" in history("diff")[1]


def test_diff_of_a_revision_and_the_file(history, run):
    code, out, _ = run("diff", "HEAD~1:form.md", "form.md", "-f", "text")
    assert code == 1
    assert "[DELETED: may] [INSERTED: shall]" in out
    assert run("diff", "HEAD:form.md", "form.md", "-q")[0] == 0
    assert run("diff", "HEAD:loan.agreement", "loan.agreement", "-q")[0] == 0
    assert "names nothing that git can read" in sentence(run("diff", "HEAD:none.md", "form.md")[2])


def test_the_diff_driver_is_never_fatal(here, capsys):
    (here / "empty.md").write_bytes(b"")
    assert diff_driver(["form.md", "old.md", "0", "100644", "empty.md", "0", "100644"]) == 0
    assert "cannot be compared clause by clause: form.md is empty" in capsys.readouterr().out
    assert diff_driver(["form.md"]) == 0
    assert "in conflict" in capsys.readouterr().out
    assert diff_driver(["a.md", "old.md", "0", "0", "new.md", "0", "0", "b.md", "similarity index 90%"]) == 0
    assert "contract diff a/a.md b/b.md" in capsys.readouterr().out


def test_the_merge_driver_leaves_other_files_to_git(here, capsys):
    for name, text in (("base", ""), ("ours", "one\n"), ("theirs", "")):
        (here / name).write_text(text, "utf-8")
    assert drive("base", "ours", "theirs", "form.md") == 0
    assert Path("ours").read_text("utf-8") == "one\n"
    assert "Merged by lines" in capsys.readouterr().err
    (here / "page.html").write_text("<p>1. You may pay.</p>", "utf-8")
    shutil.copy("page.html", "other.html")
    assert drive("page.html", "other.html", "page.html", "page.html") == 1
    assert "is no text file" in capsys.readouterr().err
    assert Path("other.html").read_text("utf-8") == "<p>1. You may pay.</p>"


def test_the_merge_driver_does_not_trust_what_reads_back_otherwise(here, monkeypatch):
    monkeypatch.setattr("contractmodel.commands.merging.astray", lambda *_: "1")
    shutil.copy("new.md", "ours.md")
    assert drive("old.md", "ours.md", "kind.md", "form.md") == 0
    assert Path("ours.md").read_text("utf-8") == STRICTER.replace("thank you.", "thank you a lot.")


def test_without_git_is_one_sentence(run, monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert "git is not installed" in sentence(run("git", "install")[2])


def test_how_git_calls_us(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/contract")
    assert room._ourselves() == "contract"
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert room._ourselves().endswith(" -m contractmodel")


def test_a_configuration_that_git_refuses_is_one_sentence(repository, run, here):
    (here / ".git" / "config.lock").write_text("", "utf-8")
    with pytest.raises(ContractError, match="would not"):
        room.install()


def test_the_drivers_on_the_command_line(run):
    code, out, _ = run("git", "diff-driver", "form.md", "old.md", "0", "100644", "new.md", "0", "100644")
    assert code == 0
    assert "[DELETED: may] [INSERTED: shall]" in out
    shutil.copy("new.md", "ours")
    assert run("merge", "--git", "--path=form.md", "old.md", "ours", "kind.md") == (0, "", "")
    assert Path("ours").read_text("utf-8") == STRICTER.replace("thank you.", "thank you a lot.")


def test_attributes_that_cannot_be_written_are_one_sentence(repository, run, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    assert "cannot be written (permission denied)" in sentence(run("git", "install")[2])
