"""The library: which templates there are, and which file an id means."""

from pathlib import Path

import pytest

from contractmodel.model import ContractError
from contractmodel.template import SUFFIX, add, directories, find, library, open_file, user_library
from contractmodel.template.near import nearest

LOAN = "---\nid: loan-1\ntitle: Loan\n---\nYou owe {sum: money}.\n"


@pytest.fixture
def folder(tmp_path):
    ours = tmp_path / "ours"
    ours.mkdir()
    (ours / "any-name.agreement").write_text(LOAN)
    return ours


@pytest.fixture(autouse=True)
def own_library(tmp_path, monkeypatch):
    """No test sees or touches the library of the person who runs it."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("CONTRACT_TEMPLATES", raising=False)
    return tmp_path / "data" / "contractmodel" / "templates"


def test_a_file_is_called_by_its_headers_id(folder):
    assert find("loan-1", [folder]) == folder / "any-name.agreement"
    with pytest.raises(ContractError):
        find("any-name", [folder])


def test_nearer_directories_win(folder, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "loan.agreement").write_text(LOAN + "Soon.\n")
    assert find("loan-1", [other, folder]).parent == other
    assert find("loan-1", [folder, other]).parent == folder
    assert [info.path.parent for info in library([folder, other]) if not info.built_in] == [folder]


def test_built_in_ids_win(folder):
    taken = library(())[0].header.id
    (folder / "mine.agreement").write_text(LOAN.replace("loan-1", taken))
    assert find(taken, [folder]).parent != folder


def test_the_list_is_in_order_and_tells_what_cannot_be_read(folder):
    (folder / "broken.agreement").write_text("---\nid: zebra\n---\n{oops\n")
    (folder / "notes.txt").write_text(LOAN)
    (folder / "b.agreement").write_text(LOAN.replace("loan-1", "alpha"))
    ours = [info for info in library([folder]) if not info.built_in]
    assert [info.header.id for info in ours] == ["alpha", "broken", "loan-1"]
    assert ours[1].problem.startswith("broken.agreement, line 4 opens a brace")
    assert [info.problem for info in ours if info.header.id != "broken"] == ["", ""]
    with pytest.raises(ContractError):
        find("broken", [folder])


def test_an_unknown_id_is_told_with_the_nearest(folder):
    with pytest.raises(ContractError) as caught:
        find("laon-1", [folder])
    assert caught.value.code == "unknown-template"
    assert str(caught.value) == "laon-1 is no file and no template: did you mean loan-1?"
    with pytest.raises(ContractError, match="did you mean loan-1"):
        find("laon", [folder])
    with pytest.raises(ContractError, match="contract templates list"):
        find("something quite different", [folder])


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "", "a\0b", ".", "Loan-1"])
def test_what_can_be_no_id_touches_no_file(name):
    with pytest.raises(ContractError) as caught:
        find(name, [])
    assert caught.value.code == "unknown-template"


def test_where_templates_are_looked_for(monkeypatch, tmp_path, own_library):
    assert directories() == (own_library,)
    monkeypatch.setenv("CONTRACT_TEMPLATES", "a:b")
    assert directories(Path("c")) == (Path("c"), Path("a"), Path("b"), own_library)
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert user_library() == tmp_path / ".local" / "share" / "contractmodel" / "templates"


def test_the_environments_directories_are_used(folder, monkeypatch):
    monkeypatch.setenv("CONTRACT_TEMPLATES", str(folder))
    assert find("loan-1").parent == folder
    assert library()[-1].header.id == "loan-1"


def test_adding_puts_a_copy_under_its_id(folder, own_library):
    info = add(folder / "any-name.agreement")
    assert info.path == own_library / f"loan-1{SUFFIX}"
    assert info.path.read_text() == LOAN
    assert find("loan-1") == info.path
    assert add(folder / "any-name.agreement") == info, "the same text again is no trouble"


def test_adding_keeps_what_is_there(folder, own_library):
    add(folder / "any-name.agreement")
    (folder / "any-name.agreement").write_text(LOAN + "Soon.\n")
    with pytest.raises(ContractError, match="has the id loan-1, which is taken"):
        add(folder / "any-name.agreement")
    assert (own_library / f"loan-1{SUFFIX}").read_text() == LOAN


def test_adding_refuses_a_built_in_id_and_what_is_no_template(folder, own_library):
    source = folder / "any-name.agreement"
    source.write_text(library(())[0].path.read_text())
    with pytest.raises(ContractError, match="which is taken"):
        add(source)
    source.write_text("1. You owe.\n")
    with pytest.raises(ContractError, match="does not begin with a header"):
        add(source)
    assert not own_library.exists()


def test_adding_where_nothing_can_be_written(folder, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ContractError) as caught:
        add(folder / "any-name.agreement", tmp_path / "file" / "below")
    assert caught.value.code == "unwritable"


def test_a_template_is_named_by_its_id_and_hashed_as_its_file(folder):
    import hashlib

    source = open_file(folder / "any-name.agreement").text.source
    assert (source.name, source.media_type) == ("loan-1", "text/x-agreement")
    assert source.sha256 == hashlib.sha256(LOAN.encode()).hexdigest()


def test_a_file_that_cannot_be_read(tmp_path):
    for path in (tmp_path, tmp_path / "nosuch"):
        with pytest.raises(ContractError) as caught:
            open_file(path)
        assert caught.value.code == "unreadable"


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("autor", "author"),
        ("AUTHOR", "author"),
        ("tilte", "title"),
        ("dat", "date"),
        ("law_governing", None),
        ("", None),
    ],
)
def test_the_nearest_word(word, meant):
    assert nearest(word, ["author", "title", "date", "governing_law"]) == meant


def test_of_equally_near_words_the_first():
    assert nearest("form-3", ["form-1", "form-2"]) == "form-1"
