"""The public functions: what names an agreement, and what comes back."""

from pathlib import Path

import pytest
from attrs import evolve

import contractmodel as cm
from contractmodel.api import check_all, load
from contractmodel.model import ContractError, Source, SourceText

TEXT = "Loan\n\n1. You lend the book to us.\n2. We may keep it for one year.\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("loan.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_every_public_name_is_there_and_nothing_else():
    assert {"load", "parse", "diff", "check", "ProvisionKind", "Agreement", "ContractError"} <= set(cm.__all__)
    assert dir(cm) == sorted(cm.__all__)
    assert sorted(cm.__all__) == sorted(["__version__", *(n for names in cm._PUBLIC.values() for n in names)])
    for name in cm.__all__:
        assert getattr(cm, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'lode'"):
        _ = cm.lode


def test_importing_the_package_imports_no_room():
    import subprocess
    import sys

    script = "import sys, contractmodel; print([m for m in sys.modules if m.startswith(('contractmodel.', 'attr'))])"
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout == "[]\n"


@pytest.mark.parametrize("given", [TEXT, TEXT.encode(), "loan.txt", Path("loan.txt")])
def test_text_bytes_and_paths_name_an_agreement(folder, given):
    assert load(given)["2"].text == "We may keep it for one year."


def test_an_agreement_names_itself(folder):
    read = cm.load(TEXT)
    assert cm.load(read) is read


def test_a_path_that_exists_wins_over_a_template(folder):
    assert cm.load("shieber-1.2").template == "shieber-1.2"
    (folder / "shieber-1.2").write_text(TEXT, encoding="utf-8")
    assert cm.load("shieber-1.2")["1"].text == "You lend the book to us."


def test_a_template_file_is_read_as_one(folder):
    (folder / "ours.agreement").write_text("---\nid: ours\n---\n1. {lender: party} lends.\n", encoding="utf-8")
    for given in ("ours.agreement", Path("ours.agreement")):
        assert [s.name for s in cm.load(given).slots] == ["lender"]


def test_names_and_formats_can_be_told(folder):
    read = cm.load(b"1. You *lend*.", name="memo", format="markdown")
    assert (read.source.name, read.source.media_type, read["1"].text) == ("memo", "text/markdown", "You lend.")
    assert cm.load(b"1. You *lend*.")["1"].text == "You *lend*."


def test_lone_surrogates_are_no_trouble():
    assert cm.load("1. You \ud800 lend.\n")["1"].text == "You ? lend."


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("nosuch", "unknown-template"),
        ("no/such.txt", "missing"),
        ("nosuch.docx", "missing"),
        (Path("nosuch"), "missing"),
        ("HEAD:nosuch.md", "missing"),
        (b"", "empty"),
        (".", "directory"),
    ],
)
def test_what_names_nothing_is_one_sentence(folder, given, code):
    with pytest.raises(ContractError) as told:
        cm.load(given)
    assert told.value.code == code


@pytest.mark.parametrize("call", [lambda: cm.load(TEXT, revisions="maybe"), lambda: cm.check(TEXT, as_="copy"),
                                  lambda: cm.check(TEXT, fail_on="anything")])  # fmt: skip
def test_unknown_words_are_usage_errors(call):
    with pytest.raises(ContractError) as told:
        call()
    assert told.value.code == "usage"


def test_a_revision_is_read_from_git(folder):
    import subprocess

    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org"]
    for command in (["init", "-q"], ["add", "loan.txt"], ["commit", "-qm", "a loan"]):
        subprocess.run([*git, *command], check=True, capture_output=True)
    (folder / "loan.txt").write_text(TEXT.replace("one year", "two years"), encoding="utf-8")
    comparison = cm.diff("HEAD:loan.txt", "loan.txt")
    assert comparison.verdict is cm.Verdict.DIFFERENT
    assert comparison.before.source.name == "HEAD:loan.txt"


def test_rooms_that_share_a_name_with_a_function_are_both(folder):
    import contractmodel.diff
    import contractmodel.parse
    from contractmodel.diff import compare

    assert contractmodel.diff.compare is compare
    assert cm.diff(TEXT, TEXT).verdict is cm.Verdict.IDENTICAL
    assert contractmodel.parse.parse(SourceText(Source("memo"), TEXT)) == cm.parse(SourceText(Source("memo"), TEXT))


def test_diff_takes_references_and_agreements(folder):
    other = TEXT.replace("may", "shall")
    comparison = cm.diff("loan.txt", cm.load(other))
    assert comparison.verdict is cm.Verdict.DIFFERENT
    assert comparison.apply(cm.load("loan.txt")) == cm.load(other)


def test_check_by_itself_and_against_a_template(folder):
    assert cm.check("loan.txt").template is None
    told = cm.check(TEXT.replace("may", "shall"), against="loan.txt")
    assert (told.template, told.as_, told.conforms) == ("loan.txt", "form", False)
    assert "SIG04" in {f.rule for f in told.findings}
    assert "[INSERTED: shall]" in told.text(width=80)
    assert cm.check("loan.txt", against="loan.txt").conforms


def test_check_against_a_template_names_its_id(folder):
    told = cm.check(TEXT, against="shieber-1.2", as_="variant")
    assert (told.template, told.conforms) == ("shieber-1.2", False)


def test_check_fails_from_the_severity_asked_for(folder):
    stale = TEXT + "3. Clause 9 rules.\n"
    assert cm.check(stale, fail_on="error").conforms in (True, False)
    judged = cm.check(stale, fail_on="note")
    assert judged.conforms is (not judged.findings)


def test_one_document_that_cannot_be_read_does_not_stop_the_others(folder):
    told = check_all(["nosuch.txt", "loan.txt"], "loan.txt")
    assert [d.verdict.value for d in told.documents] == ["not-checkable", "conforms"]
    assert [f.rule for f in told.documents[0].findings] == ["SIG09"]
    with pytest.raises(ContractError):
        cm.check("nosuch.txt", "loan.txt")


def test_what_a_reader_brings_can_be_parsed():
    read = cm.parse(SourceText(Source("memo"), TEXT))
    assert read["1"].text == "You lend the book to us."
    assert evolve(read, title=None) == read
