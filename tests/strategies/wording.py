"""Sentences and headings of generated agreements."""

from __future__ import annotations

from hypothesis import strategies as st

PARTIES = ("you", "the publisher", "the Licensor", "Licensee", "the Journal", "the Company", "each party")


TERMS = (
    "the article",
    "the proceedings",
    "the Work",
    "the Licensed Materials",
    "the Fee",
    "Effective Date",
    "Affiliate",
)


VERBS = ("shall", "may", "agrees to", "shall not", "warrants that it will", "hereby undertakes to", "must")


ACTS = (
    "deliver", "publish", "assign", "pay", "indemnify", "disclose", "return", "terminate", "notify", "license",
    "retain", "archive", "distribute", "inspect", "insure", "correct",
)  # fmt: skip


OBJECTS = (
    "the article", "all copies of the Work", "any Confidential Information", "the Fee", "the records",
    "each invoice", "the Licensed Materials", "any derivative work", "all rights under copyright", "the final version",
    "the site’s logs", "a written report", "the deposit", "its Affiliates",
)  # fmt: skip


TAILS = (
    "within thirty (30) days", "upon written notice", "in any medium", "without the prior consent of the other party",
    "in accordance with Section 2", "as set out in paragraph 3", "to the extent permitted by law", "at its own expense",
    "on or before 1 March 2027", "for a period of twelve months", "in the Territory", "subject to clause 1",
    "free of charge", "in good faith", "by registered mail", "under a Creative Commons licence",
)  # fmt: skip


BOILERPLATE = (
    "This is the entire agreement.",
    "Time is of the essence.",
    "[Reserved]",
    "Intentionally left blank.",
    "The foregoing notwithstanding, nothing herein limits any right.",
)


ODD = (
    "“quoted”", "naïve", "co\u00adoperate", "ﬁt", "€ 1,000", "10–12", "§", "—", "<b>", "[bold]", "été", "\u00a0", "𝔸",
    "*x*", "第1条", "<http://example.org/a>",
)  # fmt: skip


def sentences() -> st.SearchStrategy[str]:
    """One sentence as drafters write them; sometimes boilerplate that recurs, sometimes with odd characters."""
    plain = st.builds(
        lambda who, verb, act, what, tails: f"{who[:1].upper()}{who[1:]} {verb} {act} {what} {' and '.join(tails)}.",
        st.sampled_from(PARTIES),
        st.sampled_from(VERBS),
        st.sampled_from(ACTS),
        st.sampled_from(OBJECTS),
        st.lists(st.sampled_from(TAILS), min_size=1, max_size=3, unique=True),
    )
    tail = st.sampled_from(TAILS)
    odd = st.builds(lambda text, bit, more: f"{text[:-1]} {bit} {more}.", plain, st.sampled_from(ODD), tail)
    defined = st.builds(lambda text, term: f"{text[:-1]} (“{term}”).", plain, st.sampled_from(TERMS))
    blank = st.builds(lambda text, more: f"{text[:-1]}, namely ____ , {more}.", plain, tail)
    return st.one_of(plain, plain, plain, odd, defined, blank, st.sampled_from(BOILERPLATE))


def wordings(most: int = 3) -> st.SearchStrategy[str]:
    """A block's own words: one to `most` sentences."""
    return st.lists(sentences(), min_size=1, max_size=most).map(" ".join)


def headings() -> st.SearchStrategy[str | None]:
    """A clause's heading, or none."""
    return st.one_of(
        st.none(), st.none(), st.sampled_from(("Definitions.", "Term and Termination.", "GRANT OF RIGHTS", "Notices"))
    )
