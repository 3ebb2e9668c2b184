"""Footnotes of web pages."""

import pytest

from tests.ingest.pages import hints, page, printed

PANDOC = """<p>agreement<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a> (“x”)</p>
<section class="footnotes" role="doc-endnotes"><hr><ol><li id="fn1" role="doc-endnote"><p>The language.<a href="#fnref1"
class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section>"""
KRAMDOWN = """<p>agreement<sup id="fnref:1" role="doc-noteref"><a href="#fn:1" class="footnote" rel="footnote">1</a>
</sup>(“x”)</p><div class="footnotes"><ol><li id="fn:1"><p>The language.
<a href="#fnref:1" class="reversefootnote">&#8617;</a></p></li></ol></div>"""
OFFICE = """<p>agreement<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a> (“x”)</p>
<hr><div id="ftn1"><p><a href="#_ftnref1" name="_ftn1"><sup>[1]</sup></a> The language.</p></div>"""
HUB = """<p>agreement<sup><a href="#user-content-fn-1" id="user-content-fnref-1" data-footnote-ref>1</a></sup> (“x”)</p>
<section data-footnotes class="footnotes"><ol><li id="user-content-fn-1"><p>The language.
<a href="#user-content-fnref-1" data-footnote-backref class="data-footnote-backref">↩</a></p></li></ol></section>"""
PLAIN = """<p>agreement<sup>1</sup> (“x”)</p><p><sup>1</sup> The language.</p>"""
ANCHOR = """<p>agreement<sup><a href="#n">1</a></sup> (“x”)</p><p><a id="n"></a>1. The language.</p>"""
BRACKETS = """<p>agreement<sup>[<a href="#n">1</a>]</sup> (“x”)</p><div id="n">[1] The language.</div>"""


@pytest.mark.parametrize("markup", [PANDOC, KRAMDOWN, OFFICE, HUB, PLAIN, ANCHOR, BRACKETS])
def test_notes_as_tools_write_them(markup):
    source = page(markup)
    assert [line.replace("[1]", "1") for line in printed(source)] == ["agreement1 (“x”)", "1 The language."]
    assert [(mark.mark, mark.span.start) for mark in source.marks] == [("1", 9)]
    note = hints(source)[1]
    assert (note.role, note.note, note.level) == ("note", "1", None)
    assert note.label is not None
    assert note.label.of(source.text) == "1"
    assert source.blanks == ()


def test_a_mark_cited_twice_and_a_note_of_two_paragraphs():
    markup = """<p>a<sup><a href="#f">*</a></sup> b<sup><a href="#f">*</a></sup></p>
    <ol><li id="f"><p>One.</p><p>Two.</p></li></ol><p>after</p>"""
    source = page(markup)
    assert printed(source) == ["a* b*", "* One.", "Two.", "after"]
    assert [hint.note for hint in hints(source)] == [None, "*", "*", None]
    assert len(source.marks) == 2


@pytest.mark.parametrize(
    "markup",
    [
        "<p>m<sup>2</sup> and 1<sup>st</sup></p>",
        "<p>see <a href='#s1'>1</a></p><p id=s1>Scope</p>",
        "<p>see<sup><a href='#none'>1</a></sup></p>",
        "<p>see<sup><a href='#long'>the note</a></sup></p><p id=long>x</p>",
        "<table><tr><td>x<sup>1</sup><tr><td><sup>1</sup> y</table>",
        "<div id=all><p>x<sup><a href='#all'>1</a></sup></div>",
    ],
)
def test_what_is_no_note(markup):
    source = page(markup)
    assert (source.marks, {hint.note for hint in hints(source)}) == ((), {None})


def test_several_notes_in_one_holder_stay_apart():
    markup = """<p>a<sup><a href="#n1">1</a></sup>b<sup><a href="#n2">2</a></sup></p><div class="notes">
    <p><a id="n1"></a><sup>1</sup> One.</p><p><a id="n2"></a><sup>2</sup> Two.</p></div>"""
    source = page(markup)
    assert printed(source) == ["a1b2", "1 One.", "2 Two."]
    assert [hint.note for hint in hints(source)[1:]] == ["1", "2"]


def test_links_inside_notes_that_lead_elsewhere_stay():
    markup = """<p id=top>a<sup><a href="#n1" id="r1">1</a></sup></p>
    <p id="n1"><a href="#r1">^</a> See <a href="#top">above</a>.</p>"""
    source = page(markup)
    assert printed(source) == ["a1", "1 See above."]


def test_a_rule_before_notes_is_no_blank_but_another_is():
    source = page("<p>entitled</p><hr><p>x<sup>1</sup></p><hr><div><p><sup>1</sup> note</p></div>")
    assert [blank.kind for blank in source.blanks] == ["rule"]
    assert source.text == "entitled\n\n\n\nx1\n\n1 note\n"
