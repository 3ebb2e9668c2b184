"""What the words of a text tell of the phrases in it: never less than a search finds, and the same comparison."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractmodel import diff, load
from contractmodel.diff import assumed, terms
from contractmodel.diff.lookup import Phrases, Texts
from contractmodel.diff.terms import met_in, stem
from contractmodel.model import normal

WORDS = ["the", "Party", "party", "parties", "Effective", "Date", "date's", "R&D", "fee", "fees", "co-author", "PARTY"]
phrases = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
texts = st.lists(st.sampled_from([*WORDS, ",", ".", "“Party”", "(fee)"]), max_size=12).map(" ".join)


@given(st.lists(phrases, max_size=6), st.lists(texts, max_size=4))
def test_nothing_that_a_search_finds_is_missed(some, told):
    told = [normal(text) for text in told]
    known, held = Phrases((stem(phrase), phrase) for phrase in some), Texts(told)
    for n, text in enumerate(told):
        for phrase in some:
            if next(met_in(phrase, text), None) is not None:
                assert phrase in known.near(text)
                assert n in held.near(stem(phrase))


def shed(name: str, *, kept: int = -1) -> str:
    said = (f"{i}. “{name} {i}” means the thing in drawer {i}.\n\n" for i in range(1, 21))
    uses = (f"{i + 20}. Nobody lends the {'Gadget' if i == kept else name} {i}.\n\n" for i in range(1, 21))
    return "".join((*said, *uses))


@pytest.mark.parametrize("few", [0, 1000])
@pytest.mark.parametrize("kept", [-1, 7])
def test_many_renames_are_proved_or_refuted_as_one_by_one(monkeypatch, few, kept):
    monkeypatch.setattr(terms, "FEW_PHRASES", few)
    monkeypatch.setattr(assumed, "FEW_PHRASES", few)
    before, after = (load(text.encode(), format="text") for text in (shed("Gadget"), shed("Widget", kept=kept)))
    told = diff(before, after)
    proved = [rename for rename in told.renames if rename.proved]
    assert {rename.count for rename in proved} == {2}
    assert len(proved) == (20 if kept < 0 else 19)
    assert told.verdict.value == ("equivalent" if kept < 0 else "different")
    refuted = [rename for rename in told.renames if not rename.proved]
    assert [(r.before, r.leftovers) for r in refuted] == ([] if kept < 0 else [("Gadget 7", ("27",))])


def test_blocks_that_only_renames_make_equal_are_partners_one_behind_the_other():
    def drawers(name: str) -> str:
        means = (f'{i}. "{name}{i}" means the thing in drawer {i}.\n\n' for i in range(1, 101))
        return "".join((*means, *(f"{i + 100}. Nobody lends {name}{i} to anyone.\n\n" for i in range(1, 101))))

    before, after = (load(drawers(name).encode(), format="text") for name in ("Gadget", "Widget"))
    told = diff(before, after)
    assert told.verdict.value == "equivalent"
    assert told.summary()["reworded"] == 200
