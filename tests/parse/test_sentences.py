"""Where sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractmodel.parse.sentences import sentences

CASES = [
    (["One thing.", "Another thing."],),
    (["It runs v. 2.0 of the code.", "You keep it."],),
    (["See http://example.org/a.b.c for more.", "The end."],),
    (["Acme Inc. shall pay.", "The Author keeps it."],),
    (["Acme shall pay Orchard Inc.", "The Author keeps it."],),
    (["Pay e.g. in cash, i.e. in coin, etc. and so on.", "Then stop."],),
    (["Section 3.2 applies.", "Sec. 4 does not."],),
    (["17 U.S.C. § 204(a) applies.", "It binds."],),
    (["Dr. A. Example signs.", "She agrees."],),
    (["Is it so?", "Yes!", "Good."],),
    (["He said “stop.”", "Then he left."],),
    (["you grant a licence.", "you keep your rights.", "the press agrees."],),
    (["It costs $1.50 at approx. five places.", "Pay it."],),
    (["No. 5 is missing.", "No. 6 is not."],),
    (["It ends (see below).", "(This is an aside.)", "Good."],),
    (["Only one without a stop"],),
]


@pytest.mark.parametrize("wanted", [case[0] for case in CASES], ids=lambda wanted: wanted[0][:20])
def test_sentences(wanted):
    text = " ".join(wanted)
    assert [at.of(text) for at in sentences(text)] == wanted


def test_nothing_in_nothing():
    assert sentences("") == ()
    assert sentences("   ") == ()


@given(st.text(alphabet='ab.!? "A1(\n', max_size=80))
def test_every_letter_is_in_exactly_one_sentence(text):
    covered = [at for span in sentences(text) for at in range(span.start, span.end)]
    assert covered == sorted(set(covered))
    assert not any(text[at].strip() for at in set(range(len(text))) - set(covered))
