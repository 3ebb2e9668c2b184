"""Encodings: each text comes out as it was written, and doubt is told."""

import pytest

from contractmodel.ingest.text import decode, read_text
from contractmodel.model import ContractError, Source

WORDS = "1. The “author’s” fee — 10 € — is due § 3.\r\n"


@pytest.mark.parametrize(
    ("data", "encoding", "known"),
    [
        (WORDS.encode(), "utf-8", "strict"),
        (WORDS.encode("utf-8-sig"), "utf-8", "mark"),
        (b"\xff\xfe" + WORDS.encode("utf-16-le"), "utf-16-le", "mark"),
        (b"\xfe\xff" + WORDS.encode("utf-16-be"), "utf-16-be", "mark"),
        (b"\xff\xfe\0\0" + WORDS.encode("utf-32-le"), "utf-32-le", "mark"),
        (WORDS.encode("utf-16-le"), "utf-16-le", "strict"),
        (WORDS.encode("utf-16-be"), "utf-16-be", "strict"),
        (WORDS.encode("cp1252"), "cp1252", "usual"),
        (WORDS.replace("€", "$").encode("mac_roman"), "mac_roman", "guess"),
    ],
)
def test_an_encoding_is_found(data, encoding, known):
    told = decode(data, "form.txt")
    assert (told.text.replace("$", "€"), told.encoding, told.known) == (WORDS, encoding, known)


def test_utf8_with_stray_bytes_keeps_the_rest_and_says_so():
    read = read_text("naïve “text” — ".encode() + b"\x93quoted\x94 " + "é".encode()[:1], Source("form.txt"))
    assert read.text == "naïve “text” — “quoted” Ã"
    assert [note.code for note in read.diagnostics] == ["encoding-guessed"]


def test_a_text_cut_short_after_its_mark_is_read_with_a_warning():
    told = decode(b"\xff\xfe" + "ab".encode("utf-16-le") + b"c", "form.txt")
    assert (told.text, told.known) == ("ab\ufffd", "guess")


def test_what_is_sure_needs_no_diagnostic_and_what_is_assumed_does():
    assert read_text(b"plain", Source("f")).diagnostics == ()
    assert [d.code for d in read_text(b"\x93a\x94", Source("f")).diagnostics] == ["encoding-assumed"]


@pytest.mark.parametrize(
    "data",
    [
        b"text\0text",
        bytes(range(256)) * 4,
        b"\x80\x81" + bytes(range(1, 9)) * 20,
        b"\xef\xbb\xbfa\0b",
        b"a\0b\0\0\xd8",
        b"\0\0\0\0",
    ],
)
def test_binary_junk_is_one_sentence(data):
    with pytest.raises(ContractError, match=r"form\.txt holds bytes that are no text") as told:
        decode(data, "form.txt")
    assert told.value.code == "binary"


def test_control_characters_survive():
    text = "a\x01\x02\x1f\x7f\x9fb\x0c\n"
    assert read_text(text.encode(), Source("f")).text == text


@pytest.mark.parametrize("text", ["¡Olé! señor", "Über allem", "ÀÉ", "x \u0160 y"])
def test_accents_are_letters_of_cp1252(text):
    assert decode(text.encode("cp1252"), "f").text == text
