"""Text, Markdown and HTML: the same counts as the screen, edits told apart without colour, strangers' words inert."""

import re
from html.parser import HTMLParser

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from contractmodel.api import load
from contractmodel.diff import compare
from contractmodel.export.escapes import html, markdown
from contractmodel.export.html import check_html, diff_html
from contractmodel.export.html import quoted as html_quote
from contractmodel.export.markdown import check_markdown, diff_markdown
from contractmodel.export.markdown import quoted as markdown_quote
from contractmodel.export.text import check_text, diff_text
from contractmodel.model import Severity
from contractmodel.policy import CheckVerdict
from contractmodel.render.check_screen import check_screen
from contractmodel.render.layout import plain, width_of
from contractmodel.render.marks import quoted as marked_runs
from contractmodel.render.screen import screen
from contractmodel.report import Piece, report
from contractmodel.report.checks import CheckResult, checked, linted, not_checkable
from contractmodel.rules import Findings, judge
from contractmodel.rules.values import Finding
from tests.report.pairs import AFTER, COMPARISON, FINDINGS, REMARKS, model_report, reworded

WRITERS = [lambda r: diff_text(r, 80), diff_markdown, diff_html]


@pytest.mark.parametrize("write", WRITERS)
def test_every_format_gives_the_same_counts_and_the_same_order(write):
    text = " ".join(write(model_report()).split())
    for words in ("5 differences to read", "1 rename", "2 blanks filled"):
        assert words in text
    places = ["Signature of the publisher", "Clause 3", "Preamble", "Clause 6(a), now 6.1", "Notice, now footnote 1"]
    assert [text.index(p) for p in places] == sorted(text.index(p) for p in places)
    for words in ("SIG10", "ATT01", "TPL01 satisfied", "Ruritania", "DEF03", "still has the old word"):
        assert words in text


def test_text_says_inserted_and_deleted_in_words():
    text = diff_text(model_report(), 100)
    assert "[INSERTED: as well as a link to the site of the society]" in text
    assert "[DELETED: Publisher: Signed: Date:]" in text
    assert not re.search(r"[─-╿]|\x1b|\[[-+]", text)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_text_keeps_the_width(width):
    text = diff_text(model_report(), width, full=True, evidence=True)
    assert max(map(len, text.splitlines())) <= width


def test_text_in_summary_quotes_nothing_and_with_evidence_tells_why():
    assert "INSERTED" not in diff_text(model_report(), 80, summary=True)
    assert "1 to 1, kept: the same words" in diff_text(model_report(), 80, evidence=True)


def test_markdown_marks_edits_by_more_than_weight():
    text = diff_markdown(model_report())
    assert "**[+as well as a link to the site of the society+]**" in text
    assert "~~[-peer-reviewed-]~~" in text
    assert "[+" not in diff_markdown(model_report(), summary=True)


def test_html_uses_ins_and_del_and_needs_nothing_else():
    page = diff_html(model_report())
    assert "<ins>as well as a link to the site of the society</ins>" in page
    assert "<del>peer-reviewed</del>" in page
    assert not re.search(r"<script|<link|<img|src=|@import|https?://", page)
    assert "default-src 'none'" in page
    assert "<details open>" in diff_html(model_report(), full=True)
    assert "<ins>" not in diff_html(model_report(), summary=True)


def test_without_findings_no_format_claims_a_judgement():
    told = report(COMPARISON, judged=False)
    for write in WRITERS:
        assert "Also changed" not in write(told)
        assert "hanged" in write(told)


@pytest.mark.parametrize("write", WRITERS)
def test_equivalent_texts_say_so(write):
    from contractmodel.diff.values import Significance, Witness

    same = reworded("the law of X", "the law of Y", "X", "Y", significance=Significance.NEUTRAL, witness=Witness.FILL)
    assert "EQUIVALENT" in write(report(same))
    assert "apart from the above" in write(report(same))


# --- strangers' words

HOSTILE = '<script>alert("x")</script> *b* [l](javascript:x) @you `c` | # 1. http://a.b \x1b[2J \u202e &lt; www.a.b'


class Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.text = set(), []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        assert not any(name.startswith("on") for name, _ in attrs)

    def handle_data(self, data):
        self.text.append(data)


def hostile_report():
    comparison = reworded(f"You {HOSTILE} pay.", f"You {HOSTILE} may pay.", "", " may")
    named = evolve(comparison.after, source=evolve(comparison.after.source, name=HOSTILE), title=HOSTILE)
    finding = evolve(FINDINGS[0], before="1", after="1", message=HOSTILE, headline=HOSTILE)
    fills = tuple(evolve(f, slot=HOSTILE, text=HOSTILE, value=HOSTILE) for f in COMPARISON.fills)
    renames = (evolve(COMPARISON.renames[0], before=HOSTILE, after=HOSTILE),)
    remark = evolve(REMARKS[0], path="1", message=HOSTILE)
    return report(evolve(comparison, after=named, fills=fills, renames=renames), (finding,), (remark,))


def test_html_shows_strangers_words_and_obeys_none():
    reader = Reader()
    reader.feed(diff_html(hostile_report(), full=True))
    assert not reader.tags - {
        "html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "dl", "dt", "dd", "span", "blockquote",
        "ins", "del", "br", "details", "summary", "footer"}  # fmt: skip
    assert '<script>alert("x")</script>' in "".join(reader.text)
    assert "\x1b" not in "".join(reader.text)
    assert "\u202e" not in "".join(reader.text)


def rendered(text):
    from markdown_it import MarkdownIt

    reader = Reader()
    reader.feed(MarkdownIt("gfm-like", {"linkify": False}).render(text))
    return reader


def test_markdown_shows_strangers_words_and_obeys_none():
    reader = rendered(diff_markdown(hostile_report(), full=True))
    assert not reader.tags & {"script", "a", "img", "em"}
    assert '<script>alert("x")</script> *b* [l](javascript:x) @you `c` | #' in "".join(reader.text)
    assert "http://" not in diff_markdown(hostile_report())
    assert "@" not in diff_markdown(hostile_report())


@given(st.text(alphabet="ab *_`[]()<>&#|~1.-+=\\!@:/\n"))
def test_escaped_markdown_is_its_own_text(text):
    shown = " ".join(text.split())
    reader = rendered(f"x {markdown(shown)}")
    assert "".join(reader.text).strip() == f"x {shown}".strip()
    assert reader.tags <= {"p"}


@given(st.sampled_from(["- ", "+ ", "1. ", "1) ", "# ", "> ", "=", "--- ", "    "]), st.text(alphabet="ab -"))
def test_escaped_markdown_starts_no_list_heading_or_quote(start, rest):
    reader = rendered(markdown((start + rest).strip()))
    assert reader.tags <= {"p"}


@given(st.text(alphabet=st.characters()))
def test_escaped_html_is_its_own_text(text):
    from contractmodel.report.visible import visible

    reader = Reader()
    reader.feed(f"<p>{html(text)}</p>")
    reader.close()
    assert "".join(reader.text) == visible(text)
    assert reader.tags == {"p"}


# --- checks


def sig(rule="SIG01", subject="title", **rest):
    return Finding(rule=rule, name="x", severity=Severity.ERROR, message="It is empty.", subject=subject, **rest)


def result(*documents, as_="form", template="tidal-3"):
    from contractmodel.report.build import document

    named = document(COMPARISON.before) if template else None
    return CheckResult(template=template, as_=as_, documents=documents, template_document=named)


def deviating(*extra, comparison=COMPARISON):
    return checked(comparison, Findings((*FINDINGS, sig(), *extra), REMARKS), CheckVerdict.DEVIATES)


def clean():
    from contractmodel.diff.values import Change, Comparison, Pair

    pairs = tuple(Pair((b.path,), (b.path,), Change.KEPT) for b in AFTER.walk())
    return checked(Comparison(before=AFTER, after=AFTER, pairs=pairs), Findings(), CheckVerdict.CONFORMS)


def screen_text(told, width=100, **rest):
    return plain(check_screen(told, width, marks="plain", **rest))


def test_a_clean_form_says_that_its_fixed_text_is_complete():
    text = screen_text(result(clean()))
    assert text.splitlines()[0].endswith("CONFORMS")
    assert "Fixed text   complete and unaltered (clauses 1–6, 3 inside them, footnote 1)" in text
    assert "Not checked  authority to sign" in text
    assert result(clean()).conforms


def test_a_form_that_deviates_names_each_slot_and_what_was_altered():
    text = screen_text(result(deviating()))
    assert text.splitlines()[0].endswith("NEEDS A PERSON")
    assert "Fixed text   altered in 5 places" in text
    assert re.search(r"Title +left blank +SIG01 · error", text)
    assert "Law          Ruritania (as suggested)" in text
    assert "ALTERED" in text
    assert "[+as well as a link" in text
    assert max(width_of(line) for line in check_screen(result(deviating()), 80)) <= 80


def test_a_variant_differs_and_is_not_called_altered():
    text = screen_text(result(deviating(), as_="variant"))
    assert "DIFFERS FROM THE TEMPLATE" in text
    assert "authority to sign" not in text


def test_a_finding_about_no_slot_and_no_difference_has_a_row_of_its_own():
    text = screen_text(result(deviating(sig("TPL01", subject="", headline="credit missing", after="1"))))
    assert re.search(r"Clause 1 +credit missing +TPL01 · error", text)


def test_a_document_alone_is_told_finding_by_finding():
    told = result(
        linted(AFTER, Findings((sig("REF01", after="3", headline="stale"),)), CheckVerdict.DEVIATES), template=None
    )
    assert re.search(r"Clause 3 +stale +REF01 · error", screen_text(told))
    quiet = result(linted(AFTER, Findings(), CheckVerdict.CONFORMS), template=None)
    assert "no rule has anything to say" in screen_text(quiet)


def test_what_cannot_be_checked_is_never_clean():
    told = result(clean(), not_checkable("scan.pdf", "scan.pdf has no text layer: run with --ocr."))
    assert (told.verdict, told.conforms) == (CheckVerdict.NOT_CHECKABLE, False)
    text = screen_text(told)
    assert "NOT CHECKABLE" in text
    assert "scan.pdf has no text layer" in text
    assert "2 documents: 1 conforms, 1 cannot be checked" in text


def test_a_remark_that_something_was_not_checked_is_told():
    remark = evolve(REMARKS[0], kind="not-checked", message="the list of papers")
    told = result(checked(COMPARISON, Findings((), (remark,)), CheckVerdict.CONFORMS))
    assert "Not checked  the list of papers" in screen_text(told)


def test_a_footnote_printed_among_the_clauses_is_told():
    from contractmodel.diff.values import Change, Comparison, Pair
    from contractmodel.model import Agreement, BlockType, Clause, Footnote, Span

    body = (
        Clause(label="5.", text="a", span=Span(0, 10)),
        Clause(label="6.", text="b", span=Span(30, 40)),
        Footnote(type=BlockType.FOOTNOTE, mark="1", text="n", span=Span(15, 20)),
    )
    told = Agreement.build(body)
    pairs = tuple(Pair((b.path,), (b.path,), Change.KEPT) for b in told.body)
    check = checked(Comparison(before=told, after=told, pairs=pairs), Findings(), CheckVerdict.CONFORMS)
    assert "Layout       footnote 1 is printed between clauses 5 and 6" in screen_text(result(check))


@pytest.mark.parametrize("write", [lambda r: check_text(r, 80), check_markdown, check_html])
def test_every_format_of_a_check_tells_the_same(write):
    told = result(deviating(), clean(), not_checkable("scan.pdf", "scan.pdf has no text."))
    text = write(told)
    for words in ("annals.md", "SIG01", "It is empty", "left blank", "scan.pdf has no text", "altered in 5 places"):
        assert words in text


def test_a_check_in_words_is_what_a_failing_test_shows():
    told = result(deviating())
    text = told.text(width=80)
    assert "annals.md, checked against tidal-3 as form: DEVIATES." in text
    assert "[INSERTED: as well as a link to the site of the society]" in " ".join(text.split())
    assert max(map(len, text.splitlines())) <= 80
    assert told.findings[0].rule == "ATT01"
    assert told.fills["law"].value == "Ruritania"


def test_no_documents_conform_to_anything():
    assert result().fills == {}
    assert result().conforms


LONG = (
    Piece("same", "a "),
    Piece("insert", "b"),
    Piece("gap", "7 more words"),
    Piece("break", "5"),
    Piece("blank", "____"),
    Piece("neutral", " c"),
    Piece("gap", ""),
)


@pytest.mark.parametrize(
    ("write", "expected"),
    [
        (lambda q: "".join(r.text for r in marked_runs(q, "plain")), "a [+b+] […7 more words…]  ¶ 5: ____ c…"),
        (lambda q: "".join(r.text for r in marked_runs(q, "words")), "a [INSERTED: b] […7 more words…]  ¶ 5: ____ c…"),
        (markdown_quote, "a **[+b+]** \\[…7 more words…\\]  ¶ 5: \\_\\_\\_\\_ c…"),
        (
            html_quote,
            (
                'a <ins>b</ins><span class="dim"> […7 more words…] </span><br><span class="dim">5: </span>____'
                '<span class="neutral"> c</span><span class="dim">…</span>'
            ),
        ),
    ],
)
def test_gaps_breaks_and_blanks_are_told_in_every_format(write, expected):
    assert write(LONG) == expected


@pytest.mark.parametrize("write", [*WRITERS, lambda r: plain(screen(r, 90, marks="plain"))])
def test_a_clause_that_came_with_others_inside_says_so(write):
    from contractmodel.diff.values import Change, Comparison, Pair, Significance, Verdict
    from contractmodel.model import Clause
    from tests.report.pairs import agreement

    after = agreement(
        Clause(label="1.", text="All:", body=(Clause(label="(a)", text="x"), Clause(label="(b)", text="y")))
    )
    pairs = tuple(Pair((), (b.path,), Change.ADDED, significance=Significance.SUBSTANTIVE) for b in after.walk())
    told = report(Comparison(before=agreement(), after=after, pairs=pairs, verdict=Verdict.DIFFERENT))
    assert "3 differences to read" in write(told)
    assert "(with 2 blocks inside, 2 and 3)" in write(told)
    assert all(words in write(told) for words in ("All:", "1(a)", "x", "1(b)", "y"))


def left_behind():
    tea, milk, cake = "Tea is served at four.", "Milk is free.", "Cake is served with tea."
    before = f"1. {tea}\n\n2. {cake}\n\n3. Clause 2 holds on Sundays.\n"
    after = f"1. {tea}\n\n2. {milk}\n\n3. {cake}\n\n4. Clause 2 holds on Sundays.\n"
    return compare(*(load(text.encode(), name="form.txt", format="text") for text in (before, after)))


@pytest.mark.parametrize("write", [*WRITERS, lambda r: plain(screen(r, 90, marks="plain"))])
def test_a_reference_left_behind_is_shown_once_and_no_edit(write):
    comparison = left_behind()
    told = write(report(comparison, judge(comparison).findings)).split("whole text")[0]
    assert "Clause 2 holds on Sundays." in re.sub(r"</?mark>|[*_]|\s+(?= )", "", told)
    assert "now lands on" not in told
    assert "a reference was left behind" in told


@pytest.mark.parametrize("write", [*WRITERS, lambda r: plain(screen(r, 90, marks="plain"))])
def test_a_clause_that_changed_by_its_number_alone_says_so(write):
    told = write(report(left_behind()))
    assert "another number, and not every reference follows" in told
