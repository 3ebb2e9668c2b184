"""Line-end hyphens: the document's own words win, then the word list, and doubt is told."""

import pytest

from contractmodel.text import hyphens
from contractmodel.text.hyphens import Join, resolve, vocabulary


def test_halves_at_line_ends_are_no_words_of_the_document():
    known = vocabulary("A peer-reviewed text; peer-\nreviewed, collec-\r\n  tively, well\u2010known, AGREED")
    assert dict(known) == {"a": 1, "peer-reviewed": 1, "text": 1, "well-known": 1, "agreed": 1}


@pytest.mark.parametrize(
    ("left", "right", "known", "told"),
    [
        ("collec", "tively", {"collectively": 2}, Join("collectively", hyphen=False, certain=True)),
        ("Open", "access", {"open-access": 1}, Join("Open-access", hyphen=True, certain=True)),
        ("on", "line", {"online": 1, "on-line": 3}, Join("on-line", hyphen=True, certain=False)),
        ("on", "line", {"online": 3, "on-line": 1}, Join("online", hyphen=False, certain=False)),
        ("10", "12", {}, Join("10-12", hyphen=True, certain=True)),
        ("COVID", "19", {}, Join("COVID-19", hyphen=True, certain=True)),
        ("", "access", {}, Join("-access", hyphen=True, certain=True)),
    ],
)
def test_what_the_document_shows(left, right, known, told):
    assert resolve(left, right, known) == told


@pytest.mark.parametrize(
    ("left", "right", "read"),
    [
        ("Inter", "national", "International"),
        ("AGREE", "MENT", "AGREEMENT"),
        ("per", "mission", "permission"),
        ("to", "gether", "together"),
        ("notwith", "standing", "notwithstanding"),
        ("Exam", "plestein", "Examplestein"),
        ("open", "access", "open-access"),
        ("non", "exclusive", "non-exclusive"),
        ("non", "payment", "non-payment"),
        ("pro", "rata", "pro-rata"),
        ("royalty", "free", "royalty-free"),
        ("state-of-the", "art", "state-of-the-art"),
        ("Anglo", "American", "Anglo-American"),
    ],
)
def test_what_the_word_list_says_is_never_certain(left, right, read):
    told = resolve(left, right, {})
    assert (told.text, told.hyphen, told.certain) == (read, "-" in read, False)


def test_without_the_list_the_halves_are_joined_uncertainly(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    hyphens._word_list.cache_clear()
    hyphens._listed.cache_clear()
    try:
        assert resolve("collec", "tively", {}) == Join("collectively", hyphen=False, certain=False)
    finally:
        hyphens._word_list.cache_clear()
        hyphens._listed.cache_clear()
