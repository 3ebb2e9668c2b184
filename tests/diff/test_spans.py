"""Every edit's spans cover, in the extractions, the words that the edit says."""

import pytest

import contractmodel as cm
from contractmodel.diff import compare
from contractmodel.model import Agreement, Span, normal

PAIRS = [
    ("1. “Sellers” means them.\n2. Pay Sellers.\n3. Sellers' marks stay.", ("Sellers", "Vendors")),
    ("1. Sellers' marks.  The Seller pays.", ("marks", "names")),
    ("1. The fee -\nrent excluded - is due.", (" -\n", "\n")),
    ("1. The fee¹ of ______ is due now.\n\n¹ Note.", ("is due", "was paid")),
    ("1. Fees. You pay ______ now.\n2. We sing.", ("Fees", "Charges")),
    ("1. Fees\n\n   You pay the fee.\n\n2. We sing.", ("Fees", "Charges")),
    ("1. You war-\nrant that all is well.", ("rant that all", "rant that little")),
    ("Signed: ______ Date: 3 May 2026", ("3 May", "4 May")),
]


def printed(agreement: Agreement, span: Span) -> str:
    """The words of the extraction at `span`: furniture, marks and blanks cut out."""
    holes = [f.span for f in agreement.furniture] + list(agreement.holes)
    return "".join(
        letter
        for at, letter in enumerate(span.of(agreement.text), span.start)
        if not any(hole.start <= at < hole.end for hole in holes)
    )


@pytest.mark.parametrize(("text", "change"), PAIRS)
def test_spans_cover_what_edits_say(text, change):
    one, other = cm.load(text + "\n"), cm.load(text.replace(*change) + "\n")
    for before, after in ((one, other), (other, one)):
        edits = [edit for pair in compare(before, after).pairs for edit in pair.edits]
        assert edits
        for edit in edits:
            assert normal(printed(before, edit.before)) == normal(edit.before_text)
            assert normal(printed(after, edit.after)) == normal(edit.after_text)
