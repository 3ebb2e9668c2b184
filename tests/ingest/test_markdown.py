"""Markdown: markup is furniture, a legal text's own signs are not, and nothing is lost."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractmodel.ingest.markdown import read_markdown
from contractmodel.model import Source
from contractmodel.text import lines

SHARED = Path(__file__).parents[3] / "shared"


def read(text: str):
    return read_markdown(text.encode(), Source("form.md", "text/markdown"))


def words(text: str) -> list[str]:
    return [line.text for line in lines(read(text))]


def hints(text: str):
    return [line.hint for line in lines(read(text))]


def lost(source) -> list[str]:
    """What is in no line and no furniture, or in several."""
    told = [0] * len(source.text)
    spans = [piece.span for piece in source.furniture] + [mark.span for mark in source.marks]
    for span in [*spans, *(piece for line in lines(source) for piece in line.pieces)]:
        for index in range(*span):
            told[index] += 1
    return [char for char, times in zip(source.text, told, strict=True) if not char.isspace() and times != 1]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("*You* **must** ***not*** _pay_ __ever__ again.", "You must not pay ever again."),
        ("**bold *and* more**", "bold and more"),
        ("a*b*c and snake_case_name", "abc and snake_case_name"),
        ("2870\\. and \\*literal\\* and \\_\\_\\_", "2870. and *literal* and ___"),
        ("`code *stays*` and ``a ` b`` and a ` lone one", "code *stays* and a ` b and a ` lone one"),
        ('see [the site](http://a.b/c_d_e "T") or [it][1] or [home].', "see the site or it or home."),
        ("![logo](x.png)text ![gone] stays", "text ![gone] stays"),
        ('a <span class="x">b</span><!-- c --> d<br>', "a b d"),
        ("[Insert](#x)ed [text]{.underline} end {#id}", "Inserted text end"),
        ("R&amp;D and &nbsp; x&nbsp;y &copy;", "R&D and  x&nbsp;y &copy;"),
        ("{% if a %}{{#b}}text{{/b}}", "text"),
    ],
)
def test_markup_is_cut(typed, kept):
    text = f"{typed}\n\n[1]: http://a.b/c\n[home]: <http://a.b>\n"
    assert words(text) == [kept]
    assert lost(read(text)) == []


@pytest.mark.parametrize(
    "typed",
    [
        "[Reserved] and [___] and [insert name] and [$____] (the “X”)",
        '[Company](the "Company") and [a](b)',
        "Signed: ____ Date: ________",
        "[***] was cut out and [***] too",
        "(a) and (i) and § 3 and 5 * 3 * 2 = 30",
        "<Company Name> and <insert date> and <address> and <date>",
        "<http://example.org/a_b_c> and <ada@example.org>",
        "Fee* is due. Cost* means all.",
        "http://example.org/a_b_c_d",
        "an open [bracket and a ] and *a lone star",
        "lone \\ backslash and 'quotes' and ~ and ~~~~ tildes",
        "x < y and y > z and <spam and {braces} and [^none] and {{",
        "| alone",
        "a.",
        "(see [a] [b] and [c][d])",
        "^1^ and `` unclosed",
    ],
)
def test_a_legal_texts_own_signs_are_text(typed):
    assert words(typed) == [typed]


@pytest.mark.parametrize("typed", ["        a. deep", "   (b) deep", "\t1) deep", "       ii. deep"])
def test_a_label_far_in_is_a_label_and_no_code(typed):
    assert words(f"1. Above\n\n{typed}") == ["1. Above", typed.strip()]


def test_front_matter():
    text = '---\nsubtitle: A Journal\ntitle: "Publication Agreement"\n# note\nlist:\n  - a: b\n---\n\n1. You agree.\n'
    got = read(text)
    assert got.title.of(got.text) == "Publication Agreement"
    assert words(text) == ["Publication Agreement", "1. You agree."]
    assert lines(got)[0].hint.role == "title"
    assert {piece.kind for piece in got.furniture} == {"front-matter"}
    assert lost(got) == []


@pytest.mark.parametrize(
    "text",
    [
        "---\n\ntext\n\n---\n",
        "---\nkey: value\nno end",
        "---\nprose, not keys\n---\n",
        "---\n---\n",
        "--- \n- a\n---\n",
        "",
    ],
)
def test_what_is_no_front_matter(text):
    got = read(text)
    assert got.title is None
    assert not any(piece.kind == "front-matter" for piece in got.furniture)


def test_rules_are_blanks_and_the_parser_decides():
    got = read("entitled\n\n---\n\n(“the article”)\n\n***\n\n___\n\n- - -\n")
    assert [(line.text, line.blank and line.blank.kind) for line in lines(got)] == [
        ("entitled", None), ("---", "rule"), ("(“the article”)", None), ("***", "rule"),
        ("___", "rule"), ("- - -", "rule"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "level", "kept"),
    [
        ("# 1. Scope #\n", 1, "1. Scope"),
        ("### Fees ###  \n", 3, "Fees"),
        ("####\n", None, None),
        ("1. ## Service  \n", 2, "1.  Service"),
        ("Title\n=====\n", 1, "Title"),
        ("Scope of this\n---\n", 2, "Scope of this"),
        ("Name:\n---\n", None, "Name:"),
        ("a long sentence in lower case\n---\n", None, "a long sentence in lower case"),
        ("Two\nlines\n---\n", None, "Two"),
        ("Scope\n---\nmore", None, "Scope"),
        ("#hash\n", None, "#hash"),
        ("=====\n", None, "====="),
    ],
)
def test_headings(text, level, kept):
    found = lines(read(text))
    assert (found[0].text if found else None) == kept
    assert (found[0].hint.heading if found else None) == level
    assert lost(read(text)) == []


def test_bullets_are_furniture_and_their_lines_items():
    text = "* Author:\n    * Signed:\n    - Date:\n*\n+ (a) x\n"
    found = lines(read(text))
    assert [(line.text, line.indent, line.hint.role) for line in found] == [
        ("Author:", 0, "list-item"), ("Signed:", 4, "list-item"), ("Date:", 4, "list-item"), ("(a) x", 0, "list-item"),
    ]  # fmt: skip
    assert [piece.kind for piece in read(text).furniture] == ["bullet"] * 5


def test_wrapped_lines_continue_their_paragraph():
    long = "a line that is long enough to have been wrapped by hand"
    text = f"1. {long}\nand goes on.\n{long}\n(a) may begin\n{long}\nName: Ada\n"
    text += f"short\nnext\n{long}  \nhard\n{long}\n**B** x\n"
    assert [hint.paragraph for hint in hints(text)] == [
        None, False, None, None, None, None, None, None, None, None, None, None
    ]  # fmt: skip


def test_a_number_that_wrapped_is_in_its_paragraph_and_a_list_is_not():
    long = "the second paragraph of this agreement is hereby amended by number"
    assert [hint.role for hint in hints(f"{long}\n7. of the Act\n\n1. one\n2. two")] == [
        None,
        None,
        "list-item",
        "list-item",
    ]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("**5.1. Confidentiality.** Each party", "5.1. Confidentiality."),
        ("1. **Scope**: words", "1. **Scope**:"),
        ("__Payment.__ We charge", "__Payment."),
        ('a. <span class="header_3">Access.</span> During', 'a. <span class="header_3">Access.'),
        ("- **Fees** — monthly", "**Fees"),
        ("**All of it bold**", "**All of it bold"),
        ("[Fees.]{.underline} are due", "[Fees."),
        ("<u>Term.</u> One year", "<u>Term."),
        ("**“Fees”** means", None),
        ("**Note** that this", None),
        ("words **Then bold.**", None),
        ("plain words", None),
    ],
)
def test_bold_words_that_open_a_line_may_be_its_heading(text, heading):
    (line,) = lines(read(text))
    if heading is None:
        assert line.hint.run_in is None
    else:
        assert text[: line.hint.run_in].endswith(heading)


def test_bold_over_two_lines_opens_neither():
    assert [hint.run_in for hint in hints("a **b\nc** d")] == [None, None]


def test_notes():
    text = "Form[^lang] and<sup>1</sup> m<sup>2</sup>.\n\n[^lang]: Based on *this*\nand that.\n\n"
    text += "    More.\n\n[^1]: One.\n\nAfter.\n"
    got = read(text)
    assert [(mark.mark, mark.span.of(text)) for mark in got.marks] == [("lang", "[^lang]"), ("1", "<sup>1</sup>")]
    assert [(line.text, line.hint.note) for line in lines(got)] == [
        ("Form and m<sup>2</sup>.", None), ("Based on this", "lang"), ("and that.", "lang"), ("More.", "lang"),
        ("One.", "1"), ("After.", None),
    ]  # fmt: skip
    assert {line.hint.role for line in lines(got) if line.hint.note} == {"note"}
    assert lost(got) == []


def test_tags_of_a_template_are_named_blanks():
    got = read("Between {{ client name | upcase }} and {{{party}}} {% x %}{{!note}}.")
    assert [(blank.kind, blank.name) for blank in got.blanks] == [("field", "client_name"), ("field", "party")]


def test_tables():
    text = "| A | B |\n|---|:-:|\n| x | y \\| z |\n\nc | d\n--|--\n1|2\n\n+---+---+\n| e | f |\n+===+===+\n"
    found = lines(read(text))
    assert [line.text for line in found] == ["A | B", "x | y | z", "c | d", "1|2", "e | f"]
    assert {line.hint.role for line in found} == {"table"}
    assert lost(read(text)) == []


def test_quotes():
    found = lines(read("> 1. quoted\n>> more\n>\n> - item\n"))
    assert [(line.text, line.hint.role, line.indent) for line in found] == [
        ("1. quoted", "quote", 0), ("more", "quote", 0), ("item", "list-item", 0)
    ]  # fmt: skip


def test_fences_keep_their_words_as_typed():
    text = "```\n*x*\n```\n~~~ a\n# y\n~~~\n```\nnever closed *z*\n"
    assert [(line.text, line.hint.role) for line in lines(read(text))] == [
        ("*x*", "preformatted"), ("# y", "preformatted"), ("```", None), ("never closed z", None)
    ]  # fmt: skip
    assert lost(read(text)) == []


def test_hidden_parts_are_furniture():
    text = "a\n<!-- x\ny *z*\n--> b <script>\nz</script> c\n<style>p</style>\n<!-- never closed\n"
    assert words(text) == ["a", "b", "c", "<!-- never closed"]
    assert lost(read(text)) == []


def test_definition_lists_and_converters_dress():
    text = "Company\n: {company_name}\n\nTerm\n\n:   text\n\n::: box\ninside\n:::\n{: .class }\n"
    text += '{#id}\n[a]: http://x.y "T"\n'
    assert words(text) == ["Company", "{company_name}", "Term", "text", "inside"]
    assert lost(read(text)) == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_do_not_matter(end):
    text = end.join(["# 1. A", "", "You *may*", "pay.", "", "* b", "---", ""])
    assert words(text) == ["1. A", "You may", "pay.", "b", "---"]


def test_an_encoding_that_is_assumed_is_told():
    got = read_markdown(b"# \x93A\x94\n", Source("a.md"))
    assert [note.code for note in got.diagnostics] == ["encoding-assumed"]


SIGNS = [
    *(
        "*",
        "**",
        "_",
        "`",
        "[",
        "](a/b)",
        "]",
        "[^1]",
        "\n[^1]: ",
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "\n",
        "\n\n",
        "# ",
        "- ",
    ),
    *("1. ", "> ", "|", "\n|-|-|\n", "---\n", "===\n", "```\n", "\\", "{{a}}", "{%b%}", "<br>", " ", "word", "a: b"),
    *("![i](x.y)", "~~", "&amp;", "&nbsp;", ": ", "\r\n", "\x0c", "{.x}", "<script>", "</script>", "<sup>1</sup>"),
]
MARKUP = st.lists(st.sampled_from(SIGNS), max_size=25)


@given(MARKUP)
def test_nothing_is_lost_whatever_is_typed(pieces):
    source = read("".join(pieces))
    assert lost(source) == []
    assert read("".join(pieces)) == source
    assert [hint.span for hint in source.lines] == sorted(hint.span for hint in source.lines)


@pytest.mark.parametrize(
    "text",
    ["|<!--|-->", "> ```\n```\n", "# a <!-- # -->", "- <!-- - --> b", "```<!-- a -->\nb\n```", "> [a]: b/c <!-- > -->"],
)
def test_markup_in_markup_is_cut_once(text):
    assert lost(read(text)) == []


@pytest.mark.parametrize("piece", ["*a ", "[", "`" * 3 + "a", "<span ", "[a](", "_*", "> ", "|a", "{{", "!["])
def test_long_lines_of_one_sign_are_read(piece):
    assert read(piece * 4000).text


@pytest.mark.corpus
@pytest.mark.skipif(not SHARED.exists(), reason="the shared corpus is not beside the checkout")
def test_the_corpus_loses_nothing():
    for path in sorted(SHARED.rglob("*.md")):
        source = read_markdown(path.read_bytes(), Source(path.name))
        assert lost(source) == [], path


@pytest.mark.corpus
@pytest.mark.skipif(not SHARED.exists(), reason="the shared forms are not beside the checkout")
def test_the_forms_note_blanks_and_title():
    source = read_markdown((SHARED / "forms" / "pmlr-2017.md").read_bytes(), Source("form.md"))
    assert source.title.of(source.text) == "Publication Agreement"
    assert [blank.kind for blank in source.blanks] == ["rule", "rule"]
    assert [mark.mark for mark in source.marks] == ["language"]


@pytest.mark.parametrize(
    ("typed", "kept", "struck"),
    [
        ("shall ~~not~~ pay", ["shall  pay"], ["not"]),
        ("a ~~b **c**\nd~~ e", ["a", "e"], ["b ", "c", "d"]),
        ("a <s>b</s> <strike>c</strike> <del>d *e*</del> f", ["a    f"], ["b", "c", "d ", "e"]),
        ("a ~~b <s>c</s>[^n] {{x}}~~ d\n\n[^n]: N", ["a  d", "N"], ["b ", "c", "[^n] {{x}}"]),
        ("| a ~~b~~ | c |", ["a  | c"], ["b"]),
        ("a </s> ~~b", ["a  ~~b"], []),
    ],
)
def test_struck_text_is_furniture(typed, kept, struck):
    got = read(typed)
    assert [line.text for line in lines(got)] == kept
    assert [piece.span.of(typed) for piece in got.furniture if piece.kind == "struck"] == struck
    assert (got.marks, got.blanks) == ((), ())
    assert {one.code for one in got.diagnostics} == ({"struck-text"} if struck else set())


def test_raised_figures_keep_their_tags_and_stay_apart():
    found = lines(read("2<sup>10</sup> is no 210 on the 1<sup>st</sup> day.</sup>"))
    assert [line.text for line in found] == ["2<sup>10</sup> is no 210 on the 1st day."]


def test_empty_cells_keep_their_place():
    text = "| A | B | C |\n|---|---|---|\n| 10 | | 5 |\n| 10 | 5 | |\n| | 1 | 2 |\n| | | |\n"
    found = lines(read(text))
    assert [" ".join(line.text.split()) for line in found] == ["A | B | C", "10 | | 5", "10 | 5 |", "| 1 | 2"]
    assert lost(read(text)) == []


def test_the_fields_of_signatures_stand_apart():
    text = "| **By:** ____ | **By:** ____ |\n|---|---|\n| Date: ____ | Date: ____ |\n"
    assert [line.text for line in lines(read(text))] == ["By: ____", "By: ____", "Date: ____", "Date: ____"]


def test_spaces_that_do_not_break_are_spaces_behind_the_signs_of_lines():
    told = [
        read_markdown(text.encode(), Source("form.md"))
        for text in ("# Form\n\n1.  Pay\n", "#\u00a0Form\n\n1.\u00a0\u00a0Pay\n")
    ]
    assert [(hint.heading, hint.role, hint.label) for hint in told[0].lines] == [
        (hint.heading, hint.role, hint.label) for hint in told[1].lines
    ]


def test_spaces_written_as_entities_before_a_label_are_markup():
    got = read_markdown(b"1. Pay:\n\n&nbsp;&nbsp;(a) now; or\n\n&emsp;&#160;(b) later.\n", Source("form.md"))
    assert [line.text for line in lines(got)] == ["1. Pay:", "(a) now; or", "(b) later."]
