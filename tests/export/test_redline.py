"""The redline in Word: accepted it is after, rejected it is before; moves are moves; nothing a stranger wrote acts."""

import re
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from hypothesis import given, settings
from lxml import etree

from contractmodel import diff, load
from contractmodel.commands.output import Output
from contractmodel.diff.values import Verdict
from contractmodel.export.docx import PROVED, READ, diff_docx
from contractmodel.export.redline import Redline, redline
from contractmodel.export.redline_words import paragraphs_of
from contractmodel.model import Agreement, Block, ContractError, Footnote, Source, SourceText, normal
from contractmodel.parse import parse
from contractmodel.report import report
from contractmodel.rules import judge
from tests.commandline import sentence
from tests.strategies import pairs

some = settings(max_examples=40 if settings.default.max_examples == 100 else settings.default.max_examples)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

BEFORE = """Boat Agreement

1. Scope. The keeper lends the boat to the crew.

2. Care. The crew shall keep the sails dry and shall return the boat to the quay.

3. Term. This agreement ends on 1 May 2030.

4. Law. The law of the harbour governs this agreement, see section 2.

By: ____________
Name: Ada Keeper
"""

AFTER = """Boat Agreement

1. Scope. The keeper lends the boat to the crew.

2. Law. The law of the harbour governs this agreement, see section 3.

3. Care. The crew may keep the sails dry and shall return the boat to the quay.

4. Fee. The crew pays 20 coins a day.

By: /s/ Ada Keeper
Name: Ada Keeper
"""


def read(text: str) -> Agreement:
    return parse(SourceText(Source(), text))


def parts(before: Agreement, after: Agreement) -> dict[str, etree._Element]:
    comparison = diff(before, after)
    told = judge(comparison)
    with zipfile.ZipFile(BytesIO(diff_docx(report(comparison, told.findings, told.remarks)))) as package:
        return {name: etree.fromstring(package.read(name)) for name in package.namelist()}


def letters(text: str) -> str:
    return "".join(c for c in normal(text) if c.isalnum())


def said(agreement: Agreement, kind: Callable[[Block], bool]) -> str:
    blocks = [block for block in agreement.walk() if kind(block)]
    return letters(" ".join(run.text for block in blocks for line in paragraphs_of(block) for run in line))


def kept(told: Redline, gone: tuple[str, str]) -> tuple[str, str]:
    """What the redline says, body and notes, once the changes that are not `gone` are taken."""

    def words(paragraphs):
        runs = [(run, p.tracked.how or run.tracked.how) for p in paragraphs for run in p.runs]
        return letters(" ".join(run.text for run, how in runs if how not in gone))

    return words(told.paragraphs), words([line for note in told.notes for line in note])


@some
@given(pairs())
def test_accepted_it_says_after_and_rejected_before(sides):
    before, after = sides
    told = redline(report(diff(before, after)))

    def body(block):
        return not isinstance(block, Footnote)

    assert kept(told, ("delete", "from"))[0] == said(after, body)
    assert kept(told, ("insert", "to"))[0] == said(before, body)
    for gone, side in ((("delete", "from"), after), (("insert", "to"), before)):
        notes = kept(told, gone)[1]
        assert sorted(notes) == sorted(said(side, lambda block: isinstance(block, Footnote)))


@pytest.mark.parametrize(("view", "text"), [("accept", AFTER), ("reject", BEFORE)])
def test_a_reader_of_word_files_gets_either_text_back(tmp_path, view, text):
    path = tmp_path / "redline.docx"
    path.write_bytes(diff_docx(report(diff(read(BEFORE), read(AFTER)))))
    assert diff(read(text), load(str(path), revisions=view)).verdict is Verdict.IDENTICAL


@pytest.mark.parametrize(("view", "template"), [("accept", "pmlr-2017"), ("reject", "shieber-1.2")])
def test_the_built_in_pair_comes_back_with_blanks_and_notes(tmp_path, view, template):
    path = tmp_path / "redline.docx"
    path.write_bytes(diff_docx(report(diff(load("shieber-1.2"), load("pmlr-2017")))))
    assert diff(load(template), load(str(path), revisions=view)).verdict is Verdict.IDENTICAL


ONE = """1. Care. The crew shall keep the sails dry.

2. Return. The crew shall return the boat to the quay before dark. Whoever returns it late pays two coins for each hour.

3. Law. The law of the harbour governs this agreement.
"""
TWO = """1. Care. The crew shall keep the sails dry.

2. Return. The crew shall return the boat to the quay before noon.

3. Whoever returns it late pays two coins for each hour.

4. Law. The law of the harbour governs this agreement.
"""
LISTED = """1. The crew shall maintain the following at its own cost: the sails and the ropes; the lamp; and the anchor.

2. The law of the harbour governs this agreement.
"""
LIST = """1. The crew shall maintain the following at its own cost:

    (a) the sails and the ropes;

    (b) the lamp; and

    (c) the anchor.

2. The law of the harbour governs this agreement.
"""
PARAGRAPHS = """1. Tea is served at four.

The harbour master rings the bell twice a day in summer and once in winter.

The bell of the north is not rung on Sundays.

2. Milk is free.
"""
PARAGRAPH = """1. Tea is served at four.

The harbour master rings the bell twice a day in summer and once in winter. The bell of the north is rung on Sundays.

2. Milk is free.
"""
HEADED = TWO.replace("3. Whoever", "3. Late hours. Whoever")
DIVIDED = [(ONE, TWO), (TWO, ONE), (LISTED, LIST), (LIST, LISTED), (PARAGRAPHS, PARAGRAPH), (PARAGRAPH, PARAGRAPHS)]
DIVIDED += [(ONE, HEADED), (HEADED, ONE)]


@pytest.mark.parametrize(("one", "other"), DIVIDED)
@pytest.mark.parametrize("view", ["accept", "reject"])
def test_a_divided_clause_is_told_word_by_word_and_comes_back(tmp_path, one, other, view):
    before, after = read(one), read(other)
    comparison = diff(before, after)
    assert any(len(pair.before) != len(pair.after) and pair.before and pair.after for pair in comparison.pairs)
    told = redline(report(comparison))
    tracked = [run.text for p in told.paragraphs for run in p.runs if (p.tracked.how or run.tracked.how)]
    assert len(" ".join(tracked).split()) < 10
    assert not any(p.tracked.how for p in told.paragraphs)
    path = tmp_path / "redline.docx"
    path.write_bytes(diff_docx(report(comparison)))
    assert diff(after if view == "accept" else before, load(str(path), revisions=view)).verdict is Verdict.IDENTICAL


def test_a_divided_clause_that_moved_or_holds_a_blank_goes_and_comes_whole():
    blank = TWO.replace("two coins", "____ coins")
    for before, after in ((ONE.replace("two coins", "____ coins"), blank), (ONE, "\n\n".join(TWO.split("\n\n")[::-1]))):
        told = redline(report(diff(read(before), read(after))))
        assert kept(told, ("delete", "from"))[0] == said(read(after), lambda block: True)
        assert kept(told, ("insert", "to"))[0] == said(read(before), lambda block: True)


def test_a_move_is_a_move_at_both_places():
    document = parts(read(BEFORE), read(AFTER))["word/document.xml"]
    names = [[one.get(f"{W}name") for one in document.iter(f"{W}{kind}RangeStart")] for kind in ("moveFrom", "moveTo")]
    assert names == [["move1"], ["move1"]]


def test_what_is_proved_neutral_has_a_reviewer_of_its_own():
    document = parts(read(BEFORE), read(AFTER))["word/document.xml"]
    by = {
        author: {
            word
            for change in (f"{W}ins", f"{W}del")
            for one in document.iter(change)
            if one.get(f"{W}author") == author
            for word in re.findall(r"\w+", " ".join(one.itertext()))
        }
        for author in (READ, PROVED)
    }
    assert {"shall", "may", "Fee"} <= by[READ]
    assert "Ada" in by[PROVED]
    assert not by[PROVED] & {"shall", "may", "Fee"}


def test_findings_stand_in_the_margin_of_their_clause_and_the_verdict_of_the_first():
    found = parts(read(BEFORE), read(AFTER))
    comments = ["".join(one.itertext()) for one in found["word/comments.xml"]]
    assert "DIFFERENT" in comments[0]
    assert any("MOD01" in one for one in comments)
    (care,) = [p for p in found["word/document.xml"].iter(f"{W}p") if "sails" in "".join(p.itertext()) and
               p.find(f"{W}commentRangeStart") is not None]  # fmt: skip
    number = int(care.find(f"{W}commentRangeStart").get(f"{W}id"))
    assert "MOD01" in comments[number]


def test_what_a_stranger_wrote_stays_text():
    nasty = 'The crew pays </w:t><w:p> & "two" \x1b[2J \u202e coins {0} {body}.'
    document = parts(read("1. The crew pays."), read(f"1. {nasty}"))["word/document.xml"]
    text = "".join(document.itertext())
    assert '</w:t><w:p> & "two"' in text
    assert "\x1b" not in text
    assert "{0} {body}" in text


def test_ids_are_unique_and_the_bytes_the_same_twice():
    before, after = read(BEFORE), read(AFTER)
    document = parts(before, after)["word/document.xml"]
    changes = ("ins", "del", "moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart")
    for kinds in (changes, ("commentReference",)):
        ids = [one.get(f"{W}id") for kind in kinds for one in document.iter(f"{W}{kind}")]
        assert len(ids) == len(set(ids))
    told = report(diff(before, after))
    assert diff_docx(told) == diff_docx(told)


def test_it_goes_to_a_file_by_its_ending(run, here):
    assert run("diff", "old.txt", "new.txt", "-o", "redline.docx") == (1, "", "")
    assert zipfile.is_zipfile(here / "redline.docx")


def test_it_goes_down_a_pipe_and_not_to_a_terminal(capfdbinary, monkeypatch):
    output = Output(format="docx")
    output.data(b"PK", "a Word file")
    assert capfdbinary.readouterr().out == b"PK"
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    with pytest.raises(ContractError, match="which no terminal can show"):
        output.data(b"PK", "a Word file")


def test_only_a_comparison_is_written_for_word(run):
    code, out, err = run("parse", "old.txt", "-o", "tree.docx")
    assert (code, out) == (2, "")
    assert "is not something this command writes" in sentence(err)
