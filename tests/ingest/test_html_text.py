"""What a web page prints, and what it does not."""

import pytest

from tests.ingest.pages import codes, hints, lines, page


def test_a_line_a_block_and_an_empty_line_between():
    source = page("<p>One\n  and <b>so</b> on</p>\n\n<div>Two<p>Three</div>Four")
    assert source.text == "One and so on\n\nTwo\n\nThree\n\nFour\n"
    assert [hint.paragraph for hint in hints(source)] == [True] * 4


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>a&nbsp;b &amp; c &ldquo;d&rdquo; &#8212; e&shy;f</p>", ["a\u00a0b & c “d” — e\u00adf"]),
        ("<p>the <a href='http://x.org'>site</a>.</p>", ["the site."]),
        ("<p>a<wbr>b<span> c</span> <i>d</i></p>", ["ab c d"]),
        ("<p>H<sub>2</sub>O and m<sup>2</sup></p>", ["H2O and m²"]),
        ("<p><q>as is</q>, he said</p>", ["“as is”, he said"]),
        ("<p>x<!-- no --><?php no ?>y</p>", ["xy"]),
        ("<p>a\u2028b\u0085c</p>", ["a b c"]),
        ("<p>b\x01c</p>", ["b c"]),
        ("<math><mi>x</mi><annotation>no</annotation></math>", ["x"]),
        ("<p style='display:inline'>a</p> <span style='display:block'>b</span>c", ["a", "b", "c"]),
        ("<custom-tag>a</custom-tag>b", ["ab"]),
        ("<center>a</center><address>b</address>", ["a", "b"]),
        ("<details><summary>more</summary>inside</details>", ["more", "inside"]),
    ],
)
def test_inline_markup(markup, expected):
    assert lines(markup) == expected


@pytest.mark.parametrize(
    "markup",
    [
        "<script>no</script>",
        "<style>no {}</style>",
        "<noscript>no</noscript>",
        "<template><p>no</p></template>",
        "<svg><text>no</text></svg>",
        "<iframe>no</iframe>",
        "<object>no</object>",
        "<img alt='no'>",
    ],
)
def test_silent_parts(markup):
    source = page(f"<p>yes</p>{markup}<p>too</p>", "<title>no</title>")
    assert source.text == "yes\n\ntoo\n"
    assert codes(source) == []


@pytest.mark.parametrize(
    ("markup", "head"),
    [
        ("<p hidden>no</p>", ""),
        ("<p style='display: none'>no</p>", ""),
        ("<div style='visibility:hidden'><p>no</p></div>", ""),
        ("<p class='x'>no</p>", "<style>.x { display:none }</style>"),
        ("<dialog>no</dialog>", ""),
        ("<td style='display:none'>no</td>", ""),
    ],
)
def test_hidden_parts_are_no_text_but_reported(markup, head):
    source = page(f"<p>yes</p>{markup}", head)
    assert source.text == "yes\n"
    assert codes(source) == ["hidden-text"]


def test_hidden_parts_without_text_are_not_worth_a_word():
    assert codes(page("<p>yes</p><div hidden> </div>")) == []


@pytest.mark.parametrize(
    ("markup", "head"),
    [
        ("<p hidden style='display:block'>yes</p>", ""),
        ("<dialog open>yes</dialog>", ""),
        ("<p aria-hidden='true'>yes</p>", ""),
        ("<p class='x'>yes</p>", "<style>@media print { .x { display: none } }</style>"),
    ],
)
def test_what_only_looks_hidden(markup, head):
    assert lines(markup, head) == ["yes"]


def test_struck_text_is_furniture_and_inserted_text_kept():
    source = page("<p>You <del>may</del><ins>shall</ins> pay <s>now <b>and</b></s> <strike>then</strike>.</p>")
    assert source.text == "You mayshall pay now and then.\n"
    assert [piece.span.of(source.text) for piece in source.furniture if piece.kind == "struck"] == [
        "may", "now ", "and", "then",
    ]  # fmt: skip
    assert [(one.code, one.severity, one.message) for one in source.diagnostics] == [
        ("struck-text", "note", "3 passages struck through left out")
    ]


@pytest.mark.parametrize(
    ("markup", "head"),
    [
        ("<p>a <span style='text-decoration: line-through'>no</span></p>", ""),
        ("<p>a <i class=x>no</i></p>", "<style>.x { text-decoration-line: line-through }</style>"),
    ],
)
def test_text_is_struck_by_style(markup, head):
    source = page(markup, head)
    assert [(piece.kind, piece.span.of(source.text)) for piece in source.furniture] == [("struck", "no")]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("2<sup>10</sup> is not 210", "2¹⁰ is not 210"),
        ("10<sup>-6</sup> m", "10⁻⁶ m"),
        ("x<sup>n</sup> y<span style='vertical-align:super'>2</span>", "xⁿ y²"),
        ("8<sup>1/2</sup>", "8^1/2"),
        ("1<sup>st</sup> of X<sup>TM</sup>", "1st of XTM"),
        ("so<sup>[1]</sup>", "so[1]"),
    ],
)
def test_raised_figures_stay_apart(markup, expected):
    assert lines(f"<p>{markup}</p>") == [expected]


def test_line_breaks_begin_lines_of_the_same_block():
    source = page("<p>(a) one<br>(b) two<br><br>three<br></p><p>four")
    assert source.text == "(a) one\n(b) two\n\nthree\n\nfour\n"
    assert [hint.paragraph for hint in hints(source)] == [True, None, True, True]


def test_preformatted_text_keeps_its_lines_and_spaces():
    source = page("<pre>1.  Scope\n    (a) one\r\n\n2.  Fees</pre><p>after  all</p>")
    assert source.text == "1.  Scope\n    (a) one\n\n2.  Fees\n\nafter all\n"
    assert [hint.role for hint in hints(source)] == ["preformatted"] * 3 + [None]
    assert lines("<p style='white-space:pre-wrap'>a  b\nc</p>") == ["a  b", "c"]


def test_headings_and_the_title():
    source = page("<p class='subtitle'>of a journal</p><h2>Agreement</h2><p>x</p><h1>One</h1><h4>Two</h4>")
    assert source.title is not None
    assert source.title.of(source.text) == "Agreement"
    assert [(hint.role, hint.heading) for hint in hints(source)] == [
        ("subtitle", None),
        ("title", None),
        (None, None),
        (None, 1),
        (None, 4),
    ]
    assert [piece.kind for piece in source.furniture] == ["subtitle"]


@pytest.mark.parametrize("markup", ["<p>x</p><h1>A</h1>", "<h4>A</h4><p>x"])
def test_a_heading_after_text_or_too_low_is_no_title(markup):
    assert page(markup).title is None


def test_a_converter_s_title_block():
    head = "<h1 class='title'>PA</h1><p class='subtitle'>S</p><p class='author'>Jo</p>"
    head = f"<header id='title-block-header'>{head}</header>"
    source = page(head + "<h1>PA</h1><p>x")
    assert [hint.role for hint in hints(source)] == ["title", "subtitle", None, None, None]
    again = page("<h1 class='title'>PA</h1><h3>PA</h3><p>x")
    assert [(piece.kind, piece.span) for piece in again.furniture] == [("other", (4, 6))]


def test_headings_by_role():
    source = page("<p>x</p><div role='heading' aria-level='3'>A</div><p role='heading' aria-level='x'>B</p>")
    assert [hint.heading for hint in hints(source)] == [None, 3, 2]


@pytest.mark.parametrize(
    ("markup", "head"),
    [
        ("<p><b>Fees.</b> You pay.</p>", "Fees."),
        ("<p><u>Fees</u>. You pay.</p>", "Fees."),
        ("<p><span style='text-decoration: underline'>Fees</span>: you pay.</p>", "Fees:"),
        ("<p><span style='font-weight:700'>Fees.</span> You pay.</p>", "Fees."),
        ("<p><span style='font-weight:400'>Fees.</span> You pay.</p>", None),
        ("<p><strong>“Fee”</strong> means money.</p>", None),
        ("<p><strong>Section 1 – Definitions.</strong></p>", "Section 1 – Definitions."),
        ("<h3 style='display:inline'>Fees.</h3> You pay.", "Fees."),
        ("<h2><b>Fees.</b> x</h2>", None),
    ],
)
def test_run_in_headings(markup, head):
    source = page("<p>first</p>" + markup)
    end, start = hints(source)[1].run_in, hints(source)[1].span.start
    assert (None if end is None else source.text[start:end]) == head


def test_quotations_and_centred_text():
    source = page(
        "<blockquote>a<p>b</p></blockquote><p align=center>c</p><center>d</center><p style='text-align:left'>e</p>"
    )
    assert [(hint.role, hint.indent, hint.centred) for hint in hints(source)] == [
        ("quote", 4, False),
        ("quote", 4, False),
        (None, 0, True),
        (None, 0, True),
        (None, 0, False),
    ]


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ("<nav><ul><li>Home</ul></nav>", "other"),
        ("<nav id='TOC'><ol><li><a href='#s1'>Scope</a></ol></nav>", "contents"),
        ("<div role='navigation'>Home</div>", "other"),
        ("<footer role='contentinfo'>Home</footer>", "other"),
        ("<header role='banner'><h1>Home</h1></header><h1>A</h1>", "other"),
        ("<button>Home</button>", "other"),
        ("<nav><table><tr><td>Home<td>Away</table></nav>", "other"),
        ("<nav>Home <select name=l><option selected>en</select></nav>", "other"),
    ],
)
def test_site_furniture_is_kept_apart_and_not_lost(markup, kind):
    source = page(markup + "<p>text")
    said = [piece for piece in source.furniture if piece.kind == kind]
    assert said
    covered = "".join(piece.span.of(source.text) for piece in said)
    assert "".join(covered.split()) == "".join(source.text.replace("A\n", "").replace("text", "").split())
    assert all(hint.level is None and hint.label is None and hint.heading is None for hint in hints(source))


def test_a_banner_with_the_only_heading_and_a_plain_footer_are_text():
    source = page("<header role='banner'><h1>Agreement</h1></header><footer>Attribution</footer>")
    assert source.furniture == ()


def test_permalinks_of_headings_are_furniture():
    source = page("<p>x</p><h2>Fees<a href='#fees'>¶</a></h2>")
    assert [piece.span.of(source.text) for piece in source.furniture] == ["¶"]
    assert lines("<h2>Fees <a href='#x'>and more</a></h2>") == ["Fees and more"]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("\ufeff<p>“é”".encode(), "“é”\n"),
        ("<p>“é”".encode("utf-16"), "“é”\n"),
        ("<meta charset=windows-1252><p>“é”".encode("cp1252"), "“é”\n"),
        ("<meta http-equiv='Content-Type' content='text/html; charset=ISO-8859-1'><p>“é”".encode("cp1252"), "“é”\n"),
        ("<?xml version='1.0' encoding='utf-8'?><html><p>“é”</html>".encode(), "“é”\n"),
        ("<meta charset=utf-8><p>“é”".encode("cp1252"), "“é”\n"),
        ("<meta charset=no-such-thing><p>“é”".encode(), "“é”\n"),
        ("<p>“é”".encode(), "“é”\n"),
        (b"", ""),
        (b"<!-- x -->", ""),
    ],
)
def test_encodings(data, text):
    from contractmodel.ingest.html import read_html
    from contractmodel.model import Source

    assert read_html(data, Source("form.html")).text == text


def test_an_encoding_that_is_not_stated_is_reported():
    from contractmodel.ingest.html import read_html
    from contractmodel.model import Source

    source = read_html("<p>“é”".encode("cp1252"), Source("form.html"))
    assert codes(source) == ["encoding-assumed"]


@pytest.mark.parametrize(
    ("label", "line"),
    [
        ("(a)", "(a)\tWe serve."),
        ("ARTICLE IV", "ARTICLE IV\tWe serve."),
        ("Section 2.10.", "Section 2.10.\tWe serve."),
        ("§ 3", "§ 3\tWe serve."),
        ("SECOND:", "SECOND:\tWe serve."),
        ("7", "7\tWe serve."),
        ("7 days", "7 days | We serve."),
        ("Part of it", "Part of it | We serve."),
    ],
)
def test_a_table_of_one_row_that_sets_a_label_beside_its_text(label, line):
    assert lines(f"<table><tr><td>{label}</td><td>We serve.</td></tr></table>") == [line]


def test_a_table_may_set_deeper_labels_further_in_and_bullets_beside_text():
    rows = (("1.", "We serve:", ""), ("", "(a)", "tea; and"), ("", "(b)", "cake."))
    markup = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    assert lines(f"<table>{markup}</table>") == ["1.\tWe serve:", "(a)\ttea; and", "(b)\tcake."]
    dotted = "".join(f"<tr><td>•</td><td>{what}</td></tr>" for what in ("tea;", "cake."))
    assert lines(f"<table>{dotted}</table>") == ["•\ttea;", "•\tcake."]
    priced = "<tr><td>1.</td><td>Tea</td><td>$2</td></tr><tr><td>2.</td><td>Cake</td><td>$3</td></tr>"
    assert lines(f"<table>{priced}</table>") == ["1. | Tea | $2", "2. | Cake | $3"]


def test_a_list_of_links_into_the_page_is_its_contents():
    links = "<ul><li><a href='#a'>1. Use</a><ol><li><a href='#c'>Scope</a></ol><li><a href='#b'>2. Fees</a></ul>"
    source = page(f"{links}<h2 id=a>1. Use</h2><p>You may.")
    assert {one.kind for one in source.furniture} == {"contents"}
    other = page("<ul><li><a href='#a'>The terms</a> hold.<li>Others do not.</ul>")
    assert {one.kind for one in other.furniture} == {"bullet"}
