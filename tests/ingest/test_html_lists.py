"""List markers are what browsers print."""

import pytest

from tests.ingest.pages import codes, hints, labels, levels, lines, page


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<ol><li>x<li>y</ol>", ["1.", "2."]),
        ("<ol type=a start=26><li>x<li>y</ol>", ["z.", "aa."]),
        ("<ol type=A><li>x<li value=5>y<li>z</ol>", ["A.", "E.", "F."]),
        ("<ol type=i><li>x<li>y</ol>", ["i.", "ii."]),
        ("<ol type=I start=4><li>x</ol>", ["IV."]),
        ("<ol reversed><li>x<li>y<li>z</ol>", ["3.", "2.", "1."]),
        ("<ol reversed start=9><li>x<li>y</ol>", ["9.", "8."]),
        ("<ol start=x type=zz><li value=' 7 '>x<li value=99999999999>y</ol>", ["7.", "8."]),
        ("<ol start=0 type=a><li>x</ol>", ["0."]),
        ("<ol><li type=a>x<li type=I>y</ol>", ["a.", "II."]),
        ("<ol style='list-style-type: upper-roman'><li>x</ol>", ["I."]),
        ("<ol style='list-style: lower-alpha inside'><li>x</ol>", ["a."]),
        ("<ol type=a style='list-style-type:decimal-leading-zero'><li>x</ol>", ["01."]),
        ("<ol><li style='list-style-type:lower-greek'>x</ol>", ["α."]),
        ("<ol style='list-style:none'><li>(a) x</ol>", []),
        ("<ol style=\"list-style-type:'– '\"><li>x</ol>", ["–"]),
        ("<ol style=\"list-style: '' outside\"><li>x</ol>", []),
        ("<ul><li>x<ul><li>y<ul><li>z<ul><li>w</ul></ul></ul></ul>", ["•", "◦", "▪", "▪"]),
        ("<ul type=square><li>x</ul>", ["▪"]),
        ("<ul style='list-style:disc'><li>x<ul><li>y</ul></ul>", ["•", "◦"]),
        ("<li>alone</li>", ["•"]),
        ("<menu><li>x</menu>", ["•"]),
    ],
)
def test_markers(markup, expected):
    assert labels(page(markup)) == expected


def test_marker_then_a_space_then_the_text():
    source = page("<ol>\n<li>\n <p>One\n <p>more of it</li>\n<li><b>Two</b></ol>after")
    assert source.text == "1. One\n\nmore of it\n\n2. Two\n\nafter\n"
    assert [(hint.level, hint.indent) for hint in hints(source)] == [(0, 0), (0, 4), (0, 0), (None, 0)]


def test_nested_lists_and_what_follows_them_in_the_item():
    source = page("<ol><li>x<ol type=a><li>y<ol type=i><li>z</ol><li>w</ol>rest of x<li>v</ol>")
    assert labels(source) == ["1.", "a.", "i.", "b.", "2."]
    assert levels(source) == [0, 1, 2, 1, 0, 0]


def test_a_list_straight_inside_a_list():
    source = page("<ol><li>x</li><ol type=a><li>y</ol><li>z</ol>")
    assert (labels(source), levels(source)) == (["1.", "a.", "2."], [0, 1, 0])


def test_an_item_that_begins_with_a_list_prints_its_marker_alone():
    source = page("<ol><li><ol type=a><li>x</ol></li><li></li><li>y</ol>")
    assert source.text == "1.\n\na. x\n\n2.\n\n3. y\n"


def test_items_of_lists_without_markers_are_items():
    source = page("<ul style='list-style:none'><li>one<li>two</ul>")
    assert [(hint.role, hint.level, hint.label) for hint in hints(source)] == [("list-item", 0, None)] * 2


def test_bullets_are_furniture_and_numbers_are_not():
    source = page("<ul><li>x</ul><ol><li>y</ol>")
    assert [(piece.kind, piece.span.of(source.text)) for piece in source.furniture] == [("bullet", "•")]
    assert [hint.role for hint in hints(source)] == ["list-item", None]


def test_headings_in_items_keep_their_number():
    source = page("<p>x</p><ol><li><h3>Fees</h3><p>You pay.</ol>")
    assert [(hint.label and hint.label.of(source.text), hint.heading) for hint in hints(source)] == [
        (None, None),
        ("1.", 3),
        (None, None),
    ]


def test_definition_lists():
    source = page("<dl><dt>Fee<dd>money<dd>or kind<dt>Term<dd>a year</dl>")
    assert [(hint.span.of(source.text), hint.role, hint.level, hint.indent) for hint in hints(source)] == [
        ("Fee", "list-item", 0, 0),
        ("money", None, 0, 4),
        ("or kind", None, 0, 4),
        ("Term", "list-item", 0, 0),
        ("a year", None, 0, 4),
    ]


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        ("ol { list-style-type: lower-roman }", ["i."]),
        ("OL.terms > LI { list-style: upper-alpha }", ["A."]),
        (".body ol { list-style: lower-alpha } ol { list-style: upper-roman }", ["a."]),
        ("#t { list-style-type: lower-alpha } ol.terms { list-style-type: upper-roman }", ["a."]),
        ("ol { list-style: lower-alpha } ol { list-style: upper-roman !important; }", ["I."]),
        ("* { list-style: square }", ["▪"]),
        (".other ol, .terms.x { list-style: none } .a > ol {list-style:none} #u, p.terms { list-style: none }", ["1."]),
        ("@media screen { ol { list-style: lower-alpha } } @media print { ol { list-style: none } }", ["a."]),
        ("@import 'x.css'; @font-face { font-family: x } ol { color: red; list-style: lower-alpha }", ["a."]),
        ("/* ol { list-style: none } */ ol { list-style: lower-alpha } } } garbage {", ["a."]),
        ("<!-- ol{} -->", ["1."]),
    ],
)
def test_style_sheets(sheet, expected):
    markup = "<div class='body'><ol class='terms' id='t'><li>x</ol></div>"
    source = page(markup, f"<style>{sheet}</style>")
    assert labels(source) == expected
    assert "css-counter" not in codes(source)


@pytest.mark.parametrize(
    "sheet",
    [
        "li::before { content: counter(c) attr(x) }",
        "li::after { content: counter(c) '. ' }",
        "li:not(.x)::before { content: counter(c) '. ' }",
        "p:before { content: 'Note' }",
        "li:first-child { list-style-type: upper-roman }",
        "li[class] { counter-increment: c }",
        "@counter-style legal { system: numeric }",
    ],
)
def test_what_style_sheets_number_by_other_means_is_reported(sheet):
    source = page("<ol class=x><li>x</ol>", f"<style>{sheet}</style>")
    assert labels(source) == ["1."]
    assert codes(source) == ["css-counter"]


@pytest.mark.parametrize(
    "sheet",
    ["li::before { content: '' }", "i:before { content: '\\f1a2' }", "a:hover { color: red }", "x:y { display: none }"],
)
def test_what_style_sheets_only_decorate_is_not(sheet):
    assert codes(page("<ol type=1><li>x</ol>", f"<style>{sheet}</style>")) == []


def test_a_list_style_that_is_not_known():
    source = page("<ol style='list-style-type: hebrew'><li>x</ol>")
    assert (labels(source), codes(source)) == (["1."], ["list-style"])


def test_linked_style_sheets_are_never_read_and_said_to_be():
    link = "<link rel=stylesheet href='http://example.org/x.css'>"
    assert codes(page("<ol><li>x</ol>", link)) == ["css-external"]
    assert codes(page("<ol type=a><li>x</ol>", link)) == []


def test_thousands_of_rules_stop_being_read():
    sheet = "".join(f".c{n} {{ display: none }}" for n in range(3000))
    assert lines("<p class=c1>no</p><p class=c2999>yes", f"<style>{sheet}</style>") == ["yes"]


def test_rules_that_would_cost_too_much_are_given_up_and_said_to_be():
    sheet = "".join(f".a .b{n} p {{ color: red; display: none }}" for n in range(1900))
    source = page("".join(f"<p class=c{n}>x</p>" for n in range(120)), f"<style>{sheet}</style>")
    assert "css-limit" in codes(source)
    assert len(hints(source)) == 120


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        ("ol > li > b { font-weight: 400 } div li.x { list-style-type: lower-roman }", ["i."]),
        ("div > li { list-style: none }", ["1."]),
        ("li.y, #z.w, 1% { list-style: none }", ["1."]),
        ("@supports (x) { ol { list-style: lower-alpha } } @keyframes x { ol { list-style: none } }", ["a."]),
        ("p { } ol { list-style: lower-alpha", ["1."]),
    ],
)
def test_selectors_that_fit_and_that_do_not(sheet, expected):
    markup = "<div><ol><li class=x id=z>x</ol></div>"
    assert labels(page(markup, f"<style>{sheet}</style>")) == expected


NESTED = "<ol><li>a<ol><li>b<li>c</ol><li>d<ol><li>e</ol></ol>"


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        (
            "ol {counter-reset: n} li {display: block} li:before {counter-increment: n; content: counters(n, '.') ' '}",
            ["1", "1.1", "1.2", "2", "2.1"],
        ),
        (
            "ol {list-style: none; counter-reset: n 3} li {counter-increment: n 2} li:before {content: counter(n) '.'}",
            ["5.", "5.", "7.", "7.", "5."],
        ),
        (
            "ol{list-style:none} li{counter-increment:a} li:before{content:'Section ' counter(a,upper-roman) '\\2013'}",
            ["Section I–", "Section II–", "Section III–", "Section IV–", "Section V–"],
        ),
        ("ol li::marker { content: counters(list-item, '.') }", ["1", "1.1", "1.2", "2", "2.1"]),
        (
            "li { list-style: none } li::before { content: '(' counter(n, lower-alpha) ')'; counter-increment: n }",
            ["(a)"] * 5,
        ),
    ],
)
def test_numbers_that_style_sheets_count(sheet, expected):
    source = page(NESTED, f"<style>{sheet}</style>")
    assert labels(source) == expected
    assert codes(source) == []


def test_headings_and_paragraphs_that_style_sheets_number():
    sheet = (
        "body {counter-reset: h} h2 {counter-increment: h; counter-reset: p} h2::before {content: counter(h) '. '}"
        "p { counter-increment: p } p::before { content: counter(h) '.' counter(p) '\\00a0' }"
    )
    markup = "<h2>Scope</h2><p>Wide.</p><p style='display: none'>x</p><p>Open.</p><h2>Term</h2><p>Long.</p>"
    assert lines(markup, f"<style>{sheet}</style>") == ["1. Scope", "1.1 Wide.", "1.2 Open.", "2. Term", "2.1 Long."]


def test_a_counter_in_a_style_that_is_not_known():
    source = page("<ol><li>x</ol>", "<style>ol{list-style:none} li::before{content: counter(list-item, thai)}</style>")
    assert (labels(source), codes(source)) == (["1"], ["list-style"])


def test_counters_however_deep_and_long_stay_short():
    sheet = "<style>div { counter-reset: n 1 } div::before { content: counters(n, '.') }</style>"
    assert max(map(len, lines("<div>x" * 300, sheet))) < 80
