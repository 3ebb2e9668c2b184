"""What sentences do: kinds, who acts, how it binds, what lead-ins reach."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractmodel.api import load
from contractmodel.model import Agreement, Block, BlockType, Clause, Footnote, Span
from contractmodel.parse.provisions import provisions
from contractmodel.parse.reader import READER
from tests.parse.provision_trees import clause, kinds, one, paragraph, read

ROOT = Path(__file__).parents[2]


MODEL = read(
    paragraph(
        "This is a publication agreement (“this agreement”) about a manuscript (“the article”) to be published in X "
        "(“the journal”). The parties to this Agreement are: (the author on behalf of any others, collectively “you”) "
        "and Y, (“the publisher”)."
    ),
    clause(
        "1.",
        "By signing, you warrant that you sign on behalf of all authors, and that you have the authority to act "
        "as their agent.",
    ),
    clause(
        "5.",
        "To the extent that any edits made by the publisher amount to works of authorship, the publisher hereby "
        "assigns all right, title, and interest in such edits to you. The publisher agrees to verify with you any such "
        "edits. You agree that the license of paragraph 2 covers such edits.",
    ),
    clause(
        "6.",
        "You further warrant that:",
        clause("(a)", "The article is original, and is not under consideration elsewhere."),
        clause(
            "(c)",
            "The article does not libel anyone, and that you have made all reasonable efforts. You agree to "
            "indemnify the publisher against any claim, as well as against any damages incurred by the publisher.",
        ),
    ),
    clause(
        "7.",
        "This is the entire agreement between you and the publisher, and it may be modified only in writing. It will "
        "be governed by the laws of Erewhon. It will bind and benefit our respective assigns and successors. It will "
        "terminate if the publisher does not publish the article within one year.",
    ),
)


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("1", ["authority"]),
        ("5", ["assignment", "covenant", "grant"]),
        ("6", []),
        ("6.a", ["warranty"]),
        ("6.c", ["warranty", "indemnity"]),
        ("7", ["entire-agreement", "amendment", "governing-law", "successors", "termination"]),
    ],
)
def test_a_publication_agreement(path, wanted):
    assert [p.kind.value for p in MODEL[path].provisions] == wanted


def test_actors_modalities_and_facts_of_a_publication_agreement():
    assert [(p.actor, p.modality.value, p.counterparty) for p in MODEL["5"].provisions] == [
        ("the publisher", "act", "you"),
        ("the publisher", "shall", "you"),
        ("you", "declares", None),
    ]
    warranty, indemnity = MODEL["6.c"].provisions
    assert (warranty.lead_in, warranty.actor, warranty.modality.value) == (True, "you", "warrants")
    assert (indemnity.lead_in, indemnity.actor, indemnity.counterparty) == (False, "you", "the publisher")
    assert dict(indemnity.facts)["indemnified_for"].startswith("any claim")
    assert dict(MODEL["7"].provisions[2].facts)["law"] == "Erewhon"
    assert dict(MODEL["7"].provisions[4].facts)["period"] == "1 year"


def scorer():
    spec = importlib.util.spec_from_file_location("provisions_accuracy", ROOT / "benchmarks" / "provisions_accuracy.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_labelled_agreements_are_typed_right():
    bench = scorer()
    total = bench.score(list(bench.cases(sorted(bench.LABELS.glob("*.toml")))))
    precision, recall = total.overall
    assert total.wanted.total() >= 250
    assert precision >= 0.97, total.wrong
    assert recall >= 0.97, total.wrong
    for name in ("modality", "polarity", "actor", "facts"):
        assert total.details_right[name] >= 0.97 * total.details[name], total.wrong


@pytest.mark.parametrize(
    ("text", "modality", "polarity"),
    [
        ("Licensee shall pay.", "shall", "positive"),
        ("Licensee will not pay.", "shall-not", "negative"),
        ("Licensee may not pay.", "shall-not", "negative"),
        ("Licensee may pay.", "may", "positive"),
        ("Licensee cannot pay.", "shall-not", "negative"),
        ("Licensee agrees to pay.", "shall", "positive"),
        ("Licensee agrees not to pay.", "shall-not", "negative"),
        ("Licensee is not permitted to pay.", "shall-not", "negative"),
        ("Licensee has no obligation to pay.", "declares", "negative"),
        ("Licensee is entitled to pay.", "may", "positive"),
        ("Licensee hereby pays.", "act", "positive"),
        ("Licensee warrants that it pays.", "warrants", "positive"),
        ("Licensee does not warrant anything.", "declares", "negative"),
        ("Neither party shall pay.", "shall-not", "negative"),
        ("No party is obliged to pay.", "declares", "negative"),
        ("In no event shall Licensee pay.", "shall-not", "negative"),
        ("Payment is prohibited.", "shall-not", "negative"),
        ("Payment is not permitted.", "shall-not", "negative"),
        ("Payment is permitted.", "may", "positive"),
        ("Licensee gives no warranty.", "declares", "negative"),
        ("Licensee need not pay.", "declares", "negative"),
    ],
)
def test_how_it_binds(text, modality, polarity):
    found = one(text)
    assert (found.modality.value, found.polarity.value) == (modality, polarity)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Upon termination Licensee shall return all copies.", "Licensee"),
        ("If the fee is late, or is not paid at all, the Press may stop.", "the Press"),
        ("Subject to clause 3, the Press, at its own expense, shall print it.", "the Press"),
        ("Any edits that are made by the Press shall be sent to the author.", None),
        ("The fees, which the customer shall pay, are listed below.", None),
        ("Services shall be provided by the Vendor.", "the Vendor"),
        ("Each of the parties shall bear its own costs.", "each of the parties"),
        ("THE AUTHOR SHALL PAY.", "THE AUTHOR"),
        ("The author's heirs shall pay.", None),
        ("Ada Lantern shall pay.", "Ada Lantern"),
        ("I agree to pay.", "I"),
        ("The paper shall contain a title.", None),
    ],
)
def test_who_acts(text, actor):
    assert one(text).actor == actor


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("You agree to publish the article about indemnity insurance.", ["publication"]),
        ("The article discusses governing law.", ["other"]),
        ("Licensee shall pay for the warranty service.", ["payment"]),
        ("Fragment without any verb", ["other"]),
        ("All rights reserved.", ["reservation"]),
        ("The terms are these; the press shall pay; the author shall write.", ["other", "payment", "covenant"]),
        ("The press shall print and shall bind the book.", ["covenant"]),
        ("The author warrants that it is new, and that it is true, and it is short.", ["warranty"]),
        ("The author shall pay if the press asks and the author agrees.", ["payment"]),
        ("The author agrees to write and to indemnify the press.", ["covenant", "indemnity"]),
        ("The press may sell it, but the author may not.", ["permission", "prohibition"]),
        ("", []),
    ],
)
def test_one_sentence_may_do_several_things(text, wanted):
    assert kinds(text) == wanted


def test_texts_of_parts_leave_nothing_but_joints_out():
    text = "The author grants a licence to the press, and the press shall pay it; this may be changed only in writing."
    found = read(paragraph(text)).body[0].provisions
    assert [p.text for p in found] == [
        "The author grants a licence to the press",
        "the press shall pay it",
        "this may be changed only in writing.",
    ]
    assert all(p.at.of(text) == p.text for p in found)


def test_definitions_are_provisions_of_their_own():
    found = read(paragraph("“Work” means any thing. The author shall keep the Work.")).body[0].provisions
    assert [p.kind.value for p in found] == ["definition", "covenant"]


def test_blocks_without_operative_words_are_silent():
    body = [
        Block(type=kind, text="You shall pay.")
        for kind in (BlockType.TITLE, BlockType.HEADING, BlockType.TABLE, BlockType.RECITAL, BlockType.NOTICE)
    ]
    agreement = read(*body, Footnote(text="You shall pay."))
    assert [len(b.provisions) for b in agreement.body] == [0, 0, 0, 0, 0, 1]


def test_the_mapping_is_lazy_and_whole():
    agreement = read(paragraph("You shall pay."), Block(type=BlockType.TITLE, text="T"))
    told = provisions(agreement)
    assert list(told) == ["paragraph:1"]
    assert len(told) == 1
    assert told.get("title:1", ()) == ()
    assert told["paragraph:1"] is told["paragraph:1"]
    with pytest.raises(KeyError):
        told["nowhere"]


def test_spans_lead_into_the_document():
    text = "1. You shall pay. You may go."
    block = Clause(label="1.", text=text[3:], text_spans=(Span(3, len(text)),))
    agreement = Agreement.build([block], text=text, reader=READER)
    assert [p.span.of(text) for p in agreement["1"].provisions] == ["You shall pay.", "You may go."]


@given(st.text(alphabet='shall not be You the press may, ;()that if agrees "“”’.:|>\n(a)ÄİX1', max_size=160))
def test_any_text_gives_provisions_inside_it(text):
    words = " ".join(text.split())
    agreement = read(clause("1.", words, clause("(a)", words)), paragraph(words))
    for block in agreement.walk():
        for provision in block.provisions:
            assert provision.at.of(block.text) == provision.text
            assert provision.text


def test_the_reader_reads_all_three():
    agreement = read(clause("1.", "The thing (“the thing”)."), clause("2.", "You shall keep the thing of clause 1."))
    assert [d.term for d in agreement.definitions] == ["the thing"]
    assert [r.target for r in agreement.references] == ["1"]
    assert [p.kind.value for p in agreement["2"].provisions] == ["covenant"]
    assert agreement["2"].provisions is agreement["2"].provisions


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Every dispute goes to the courts of Basel.", "forum"),
        ("Disputes are heard by the courts of Wales.", "forum"),
        ("The courts of Kenya decide all disputes under this agreement.", "forum"),
        ("You will cover our costs if a third party sues us because of you.", "indemnity"),
        ("The software comes without any warranty.", "disclaimer"),
        ("The supplier takes out insurance of at least EUR 1,000,000.", "insurance"),
        ("We publish your article within ninety days of acceptance.", "publication"),
        ("The court is green.", "other"),
        ("The water comes without any sugar.", "other"),
    ],
)
def test_plain_english_is_typed_as_well(text: str, kind: str) -> None:
    (found,) = load(f"1. {text}\n")["1"].provisions
    assert found.kind == kind
