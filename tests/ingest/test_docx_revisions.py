"""Tracked changes, in both views."""

import pytest

from tests.ingest.word_files import cell, codes, level, lists, num, p, printed, r, read, style, table, word

LIST = lists(level(0, "%1.") + level(1, "%1.%2"))


def ins(content: str, tag: str = "ins") -> str:
    return f'<w:{tag} w:id="1" w:author="A">{content}</w:{tag}>'


def gone(text: str, tag: str = "del") -> str:
    return ins(f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>', tag)


def marked(kind: str) -> str:
    return f'<w:rPr><w:{kind} w:id="2" w:author="A"/></w:rPr>'


def both(body: str, **parts: str) -> tuple[list[str], list[str]]:
    data = word(body, **parts)
    return printed(read(data)), printed(read(data, "reject"))


def test_words_inserted_and_deleted():
    body = p(r("Licensor ") + gone("may") + ins(r("shall")) + r(" grant"))
    assert both(body) == (["Licensor shall grant"], ["Licensor may grant"])


def test_words_inserted_and_then_deleted_stand_in_neither():
    assert both(p(r("a") + ins(gone("b")) + r("c"))) == (["ac"], ["ac"])


def test_words_moved():
    body = p(r("x") + ins(r("here"), "moveFrom")) + p(ins(r("here"), "moveTo") + r("y"))
    assert both(body) == (["x", "herey"], ["xhere", "y"])


def test_an_inserted_paragraph():
    body = p("One", num(1)) + p(ins(r("New")), num(1) + marked("ins")) + p("Two", num(1))
    assert both(body, numbering=LIST) == (["1. One", "2. New", "3. Two"], ["1. One", "2. Two"])


@pytest.mark.parametrize("tags", [("del", "del"), ("moveFrom", "moveFrom")])
def test_a_deleted_paragraph(tags):
    text, mark = tags
    body = p("One", num(1)) + p(gone("Old", text), num(1) + marked(mark)) + p("Two", num(1))
    assert both(body, numbering=LIST) == (["1. One", "2. Two"], ["1. One", "2. Old", "3. Two"])


def test_a_deleted_paragraph_mark_joins_two_paragraphs():
    body = p("You pay ", num(1) + marked("del")) + p("at once.", num(1, 1))
    assert both(body, numbering=LIST) == (["1.1 You pay at once."], ["1. You pay", "1.1 at once."])


def test_an_inserted_paragraph_mark_split_one_paragraph():
    body = p("You pay ", num(1) + marked("ins")) + p("at once.", num(1))
    assert both(body, numbering=LIST) == (["1. You pay", "2. at once."], ["1. You pay at once."])


def test_a_deleted_paragraph_at_the_very_end_and_before_a_table():
    last = p("kept", marked("del"))
    assert both(p("One") + last) == (["One", "kept"], ["One", "kept"])
    assert both(p("One") + p(gone("x"), marked("del"))) == (["One"], ["One", "x"])
    assert both(last + table(["a", "b"])) == (["kept", "a | b"], ["kept", "a | b"])


def test_whole_blocks_inserted_and_moved():
    assert both(ins(p("block")) + p("x")) == (["block", "x"], ["x"])
    assert both(ins(p("block"), "moveFrom") + p("x")) == (["x"], ["block", "x"])


def test_rows_and_cells():
    def row(text: str, kind: str) -> str:
        return f'<w:tr><w:trPr><w:{kind} w:id="3"/></w:trPr>{cell(text)}{cell("2")}</w:tr>'

    body = f"<w:tbl>{row('new', 'ins')}{row('old', 'del')}<w:tr>{cell('a')}{cell('b')}</w:tr></w:tbl>"
    assert both(body) == (["new | 2", "a | b"], ["old | 2", "a | b"])
    cells = table([cell("a"), cell("new", properties="<w:cellIns/>"), cell("old", properties="<w:cellDel/>"), "d"])
    assert both(cells) == (["a | new | d"], ["a | old | d"])


def test_numbers_and_styles_as_they_were():
    styles = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>'
    changed = num(1) + '<w:pPrChange w:id="4"><w:pPr>' + style("H") + "</w:pPr></w:pPrChange>"
    data = word(p("first") + p("Scope", changed), styles=styles, numbering=LIST)
    accepted, rejected = read(data), read(data, "reject")
    assert accepted.lines[2].label is not None
    assert (rejected.lines[2].label, rejected.lines[2].heading) == (None, 1)


def test_a_number_that_was_inserted():
    body = p("A", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins w:id="5"/></w:numPr>')
    assert both(body, numbering=LIST) == (["1. A"], ["A"])


def test_text_hidden_by_a_tracked_change_of_its_form():
    body = p(r("a") + r("b", "<w:vanish/><w:rPrChange w:id='6'><w:rPr/></w:rPrChange>"))
    assert both(body) == (["a"], ["ab"])


def test_deleted_text_without_its_wrapper_is_deleted_all_the_same():
    assert both(p(r("a") + "<w:r><w:delText>b</w:delText></w:r>")) == (["a"], ["ab"])


def test_changes_are_reported_with_the_view():
    data = word(p(gone("a") + ins(r("b"))))
    assert [d.message for d in read(data).diagnostics] == ["2 tracked changes read as accepted"]
    assert [d.message for d in read(data, "reject").diagnostics] == ["2 tracked changes read as rejected"]
    assert codes(read(data)) == ["tracked-changes"]
