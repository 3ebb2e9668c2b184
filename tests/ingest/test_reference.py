"""References: paths, standard input, revisions; formats by proof, statement, name; one sentence for what fails."""

import io
import os
import subprocess

import pytest

from contractmodel import ingest
from contractmodel.ingest import format_of, is_path, is_revision, read, read_bytes, reference
from contractmodel.model import ContractError, Source, SourceText


@pytest.fixture
def repository(tmp_path, monkeypatch):
    def git(*words):
        subprocess.run(["git", "-c", "user.name=A", "-c", "user.email=a@b.c", *words], cwd=tmp_path, check=True)

    git("init", "-q")
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "pa.md").write_text("1. Old words.\n")
    git("add", ".")
    git("commit", "-qm", "a form")
    (tmp_path / "forms" / "pa.md").write_text("1. New words.\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def trouble(call, *words, **rest):
    with pytest.raises(ContractError) as told:
        call(*words, **rest)
    assert str(told.value).count(". ") == 0
    assert str(told.value).endswith(".")
    return told.value


def test_a_path_gives_the_file_under_its_own_name(tmp_path):
    path = tmp_path / "form.txt"
    path.write_bytes(b"1. You agree.\r\n")
    got = read(str(path))
    assert (got.text, got.source.name, got.source.media_type) == ("1. You agree.\r\n", "form.txt", "text/plain")


def test_the_digest_is_that_of_the_bytes(tmp_path):
    import hashlib

    data = "“x”".encode("cp1252")
    assert read_bytes(data, "a.txt").source.sha256 == hashlib.sha256(data).hexdigest()


def test_standard_input_in_the_stated_format(monkeypatch):
    class Stdin:
        buffer = io.BytesIO(b"# 1. Scope\n")

    monkeypatch.setattr("sys.stdin", Stdin)
    got = read("-", stdin_format="markdown")
    assert (got.source.name, got.source.media_type) == ("standard input", "text/markdown")


def test_a_revision_is_read_from_git_as_stored(repository):
    assert read("HEAD:forms/pa.md").text == "1. Old words.\n"
    assert read("HEAD:forms/pa.md").source.name == "HEAD:forms/pa.md"
    assert read("forms/pa.md").text == "1. New words.\n"


def test_a_revisions_path_may_be_relative_to_the_folder(repository, monkeypatch):
    monkeypatch.chdir(repository / "forms")
    assert read("HEAD:pa.md").text == "1. Old words.\n"
    assert read("HEAD:./pa.md").text == "1. Old words.\n"


def test_a_path_that_exists_wins_over_a_revision(repository):
    (repository / "HEAD:forms").mkdir()
    (repository / "HEAD:forms" / "pa.md").write_text("1. A file.\n")
    assert read("HEAD:forms/pa.md").text == "1. A file.\n"


def test_what_git_cannot_read_is_missing(repository, monkeypatch):
    told = trouble(read, "HEAD:forms/none.md")
    assert told.code == "missing"
    assert "git show" in told.remedy
    assert trouble(read, "nonesuch:forms/pa.md").code == "missing"
    monkeypatch.setenv("PATH", "")
    assert "git is not installed" in str(trouble(read, "HEAD:forms/pa.md"))


def test_a_revision_that_looks_like_an_option_is_none():
    assert not is_revision("--output=x:pa.md")
    assert not is_revision("a\0b:c")
    assert not is_revision(":pa.md")
    assert trouble(read, "--textconv:pa.md").code == "missing"


def test_a_blob_beyond_the_limit_is_refused(repository, monkeypatch):
    monkeypatch.setattr(reference, "MAX_BYTES", 5)
    assert trouble(read, "HEAD:forms/pa.md").code == "too-large"


@pytest.mark.parametrize("name", ["none.txt", "none/none.txt", "nul\0byte", "x" * 5000])
def test_a_missing_file(name):
    told = trouble(read, name)
    assert told.code in {"missing", "unreadable"}
    assert "\0" not in str(told)


def test_a_file_in_the_place_of_a_folder(tmp_path):
    (tmp_path / "form.txt").write_text("x")
    assert trouble(read, str(tmp_path / "form.txt" / "form.txt")).code == "missing"


def test_a_directory(tmp_path):
    assert trouble(read, str(tmp_path)).code == "directory"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file(tmp_path):
    path = tmp_path / "form.txt"
    path.write_text("x")
    path.chmod(0)
    assert trouble(read, str(path)).code == "unreadable"


def test_a_file_that_the_system_will_not_read(tmp_path, monkeypatch):
    path = tmp_path / "form.txt"
    path.write_text("x")

    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", refuse)
    assert "permission denied" in str(trouble(read, str(path)))


def test_too_long(tmp_path, monkeypatch):
    monkeypatch.setattr(reference, "MAX_BYTES", 4)
    path = tmp_path / "form.txt"
    path.write_text("12345")
    assert trouble(read, str(path)).code == "too-large"
    monkeypatch.setattr(ingest, "MAX_BYTES", 4)
    assert trouble(read_bytes, b"12345", "x").code == "too-large"


@pytest.mark.parametrize("data", [b"", b" \r\n\t", "\u3000\u2003".encode(), b"\xff\xfe \0"])
def test_empty(data):
    assert trouble(read_bytes, data, "form.txt").code == "empty"


def test_a_long_name_is_no_path():
    assert not is_path("x" * 100_000)
    assert not is_path("a\0b")
    assert is_path(".")


@pytest.mark.parametrize(
    ("data", "name", "stated", "told"),
    [
        (b"x", "a.txt", None, "text"),
        (b"x", "a.TXT", None, "text"),
        (b"x", "a.md", None, "markdown"),
        (b"x", "a.htm", None, "html"),
        (b"x", "HEAD:forms/a.markdown", None, "markdown"),
        (b"%PDF-1.4", "a.txt", None, "pdf"),
        (b"\n junk %PDF-1.4", "a", None, "pdf"),
        (b"PK\x03\x04....word/document.xml", "a", None, "docx"),
        (b"x", "-", "md", "markdown"),
        (b"<p>", "standard input", "html", "html"),
        (b"# Title\n", "standard input", None, "markdown"),
        (b"---\ntitle: A\n---\n", "standard input", None, "markdown"),
        (b"---\n\ntext", "standard input", None, "text"),
        (b"\xef\xbb\xbf <!DOCTYPE html>", "page", None, "html"),
        (b"1. You agree", "LICENSE", None, "text"),
        (b"1. You agree", "a.agreement", None, "text"),
    ],
)
def test_the_format(data, name, stated, told):
    assert format_of(data, name, stated) == told


@pytest.mark.parametrize(
    ("data", "name", "stated", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc", None, "old format"),
        (b"x", "a.doc", None, "old format"),
        (b"{\\rtf1 x}", "a.txt", None, "Rich Text"),
        (b"PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.text", "a.odt", None, "OpenDocument"),
        (b"PK\x03\x04 others", "a.zip", None, "archive"),
        (b"\x89PNG\r\n", "scan.png", None, "picture"),
        (b"words", "a.docx", None, "no Word document"),
        (b"words", "a.pdf", None, "no PDF"),
        (b"words", "-", "yaml", "yaml"),
    ],
)
def test_formats_that_are_not_read(data, name, stated, words):
    told = trouble(format_of, data, name, stated)
    assert told.code == "unknown-format"
    assert words in str(told)


@pytest.mark.parametrize(
    ("data", "name"),
    [(b"PK\x03\x04word/", "a.docx"), (b"<p>1. You agree.</p>", "a.html")],
)
def test_other_rooms_readers_are_asked(data, name, monkeypatch):
    import importlib

    kind = name.rpartition(".")[2]
    module = importlib.import_module(f"contractmodel.ingest.{kind}")

    def reader(got, source, **rest):
        return SourceText(source, f"{got!r} {sorted(rest.items())}")

    monkeypatch.setattr(module, f"read_{kind}", reader)
    got = read_bytes(data, name, revisions="reject")
    assert got.source == Source(name, ingest.FORMATS[kind], got.source.sha256)
    assert ("('revisions', 'reject')" in got.text) == (kind == "docx")


@pytest.mark.parametrize("empty", ["", " "])
def test_an_empty_reference_is_told_in_one_sentence(empty):
    with pytest.raises(ContractError) as told:
        reference.fetch(empty)
    assert str(told.value) == (
        "the agreement reference is empty: give a path, the id of a template, or - for standard input."
    )
