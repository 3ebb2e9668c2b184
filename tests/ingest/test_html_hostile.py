"""Hostile and mangled web pages: a plain reading that says what it gave up, never an exception."""

import pytest

from contractmodel.ingest.html import read_html
from contractmodel.ingest.markup_thresholds import MAX_LEVEL
from contractmodel.model import Source, SourceText
from tests.ingest.pages import codes, hints, labels, sound


def read(markup: str) -> SourceText:
    source = read_html(markup.encode(), Source("form.html"))
    sound(source)
    return source


def words(source: SourceText) -> list[str]:
    return source.text.split()


@pytest.mark.parametrize("tag", ["div", "span", "b", "blockquote", "table><tr><td", "ul><li", "section"])
@pytest.mark.parametrize("closed", [True, False])
def test_ten_thousand_elements_inside_one_another(tag, closed):
    ends = "".join(f"</{name}>" for name in reversed(tag.replace(">", "").split("<")))
    markup = f"<{tag}>a " * 10_000 + (ends * 10_000 if closed else "") + "<p>after"
    source = read(markup)
    assert words(source).count("a") == 10_000
    assert words(source)[-1] == "after"
    assert "too-deep" in codes(source)


def test_ten_thousand_lists_inside_one_another():
    source = read("<ol><li>x" * 10_000 + "</ol>" * 10_000)
    assert words(source).count("x") == 10_000
    assert max(hint.level for hint in hints(source) if hint.level is not None) == MAX_LEVEL
    assert codes(source).count("too-deep") == 2


def test_ten_thousand_labels():
    source = read("<ol>" + "<li>x" * 10_000 + "</ol>")
    assert labels(source)[-1] == "10000."


def test_a_line_of_a_megabyte():
    source = read("<p>" + "word " * 200_000)
    assert len(words(source)) == 200_000


def test_entities_that_multiply_are_no_matter_to_html():
    source = read('<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><p>&b;</p>')
    assert "aaaa" not in source.text.replace('"aaaa"', "")


@pytest.mark.parametrize(
    "markup",
    [
        "<",
        "<p",
        "<p class='",
        "</p></div></body></html>text",
        "<table><p>x<tr>y<td>z</table>",
        "<ol></li></ol><li></ol><dd><dt>",
        "<select><option>x<p>y",
        "<svg><p>x</svg><math><ol><li>y",
        "<frameset><frame>",
        "<!--",
        "<![CDATA[x]]>",
        "<p>&#xD800;&#0;&#x110000;&bogus;",
        "<a href='#x'><sup>1</sup></a><p id=x>",
        "<style>" + "{" * 5000,
        "<style>" + ":not(" * 5000 + "{}</style>",
        "<style>" + "a " * 5000 + "{ display: none }</style><p>x",
        "<meta charset='" + "x" * 10_000,
        "<td rowspan=999999999 colspan=-1>x</td>",
        "<table><tr><td rowspan=99999999 colspan=99999999>x<td>y</table>",
        "<title>x",
        "<p hidden",
        "<svg><style>p{}</style></svg>",
        "<annotation-xml><p>x",
    ],
)
def test_tag_soup(markup):
    read(markup)


def test_footnotes_that_point_at_one_another():
    links = "".join(f"<p id=n{n}>x<sup><a href='#n{(n * 7 + 1) % 500}'>{n % 9}</a></sup></p>" for n in range(500))
    assert words(read(links))
