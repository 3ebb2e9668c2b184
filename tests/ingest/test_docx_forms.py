"""Blanks of Word files: content controls, form fields, rules, underlined space."""

import pytest

from tests.ingest.word_files import cell, hints, p, printed, r, read, sound, style, table, word


def control(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def blanks(body: str, **parts: str) -> list[tuple[str, str, str | None, str | None, bool]]:
    source = read(word(body, **parts))
    sound(source)
    return [(b.kind, b.span.of(source.text), b.name, b.type, b.filled) for b in source.blanks]


@pytest.mark.parametrize(
    ("properties", "content", "expected"),
    [
        ('<w:alias w:val="Fee"/><w:tag w:val="fee"/><w:text/>', r("$5"), ("control", "$5", "Fee", "text", True)),
        ('<w:tag w:val="when"/><w:date/>', r("1 May 2026"), ("control", "1 May 2026", "when", "date", True)),
        ("<w:showingPlcHdr/><w:text/>", r("Click here"), ("control", "Click here", None, "text", False)),
        ("<w:text/>", r("Click", '<w:rStyle w:val="PlaceholderText"/>'), ("control", "Click", None, "text", False)),
        ("<w:text/>", "", ("control", "", None, "text", False)),
    ],
)
def test_a_content_control_is_a_blank(properties, content, expected):
    assert blanks(p(r("Fee: ") + control(content, properties) + r("."))) == [expected]


@pytest.mark.parametrize(
    "properties",
    [
        '<w:lock w:val="sdtContentLocked"/>',
        "<w:docPartObj/>",
        "<w:group/>",
        '<w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>',
        "<w:picture/>",
    ],
)
def test_controls_that_only_wrap_are_no_blanks(properties):
    body = p(r("a ") + control(r("b"), properties))
    assert blanks(body) == []
    assert printed(read(word(body))) == ["a b"]


def test_a_control_round_a_passage_is_no_blank():
    assert blanks(p(control(r("word " * 41)))) == []
    assert blanks(control(p("One") + p("Two"), "<w:text/>")) == []
    assert blanks("<w:sdt/>" + p("<w:sdt/>") + p("<w:sdt><w:sdtContent>" + r("x") + "</w:sdtContent></w:sdt>")) == []


def test_controls_round_a_paragraph_and_round_a_cell():
    assert blanks(control(p("Jo"), '<w:tag w:val="name"/>')) == [("control", "Jo", "name", "text", True)]
    assert blanks(
        table(["Name"])
        .replace("<w:tc>", "<w:sdt><w:sdtPr/><w:sdtContent><w:tc>")
        .replace("</w:tc>", "</w:tc></w:sdtContent></w:sdt>")
    ) == [("control", "Name", None, "text", True)]
    empty = f"<w:tbl><w:tr>{cell('Name')}{control(cell(), '<w:showingPlcHdr/>')}</w:tr></w:tbl>"
    assert blanks(empty) == [("control", "", None, "text", False)]


def test_controls_round_rows_are_opened():
    row = f"<w:tr>{cell('a')}{cell('b')}</w:tr>"
    body = f"<w:tbl>{control(row)}</w:tbl>"
    assert printed(read(word(body))) == ["a | b"]


def field(form: str, result: str | None, code: str = " FORMTEXT ") -> str:
    parts = [
        f'<w:r><w:fldChar w:fldCharType="begin">{form}</w:fldChar></w:r>',
        f"<w:r><w:instrText>{code}</w:instrText></w:r>",
    ]
    if result is not None:
        parts += ['<w:r><w:fldChar w:fldCharType="separate"/></w:r>', r(result)]
    return "".join(parts) + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def data(name: str, inside: str = "<w:textInput/>") -> str:
    return f'<w:ffData><w:name w:val="{name}"/>{inside}</w:ffData>'


def test_form_fields_are_blanks():
    spaces = "\u2002" * 5
    dated = '<w:textInput><w:type w:val="date"/></w:textInput>'
    assert blanks(p(r("Title: ") + field(data("title"), spaces))) == [("field", spaces, "title", "text", False)]
    assert blanks(p(field(data("day", dated), "1 May"))) == [("field", "1 May", "day", "date", True)]
    assert blanks(p(r("x") + field(data(""), None))) == [("field", "", None, "text", False)]


def test_a_form_field_over_two_lines_is_text():
    assert blanks(p(field(data("x"), "</w:t><w:br/><w:t>b"))) == []


@pytest.mark.parametrize(
    ("inside", "sign"),
    [
        ("<w:default w:val='0'/>", "☐"),
        ("<w:default/>", "☒"),
        ("<w:default/><w:checked w:val='0'/>", "☐"),
        ("<w:checked/>", "☒"),
    ],
)
def test_check_boxes_print_their_state(inside, sign):
    box = field(data("c", f"<w:checkBox>{inside}</w:checkBox>"), None, " FORMCHECKBOX ")
    assert printed(read(word(p(box + r(" Yes"))))) == [f"{sign} Yes"]


def test_a_click_here_prompt_shows_the_words_in_its_code():
    body = p(r("Dear ") + field("", None, " MACROBUTTON NoMacro [type a name] ") + r(","))
    assert printed(read(word(body))) == ["Dear [type a name],"]
    assert blanks(body) == [("prompt", "[type a name]", None, None, False)]


MERGES = [
    (" MERGEFIELD Client_Name ", "«Client_Name»", "Client_Name", False),
    (' MERGEFIELD "Client Name" \\* MERGEFORMAT ', "«Client Name»", "Client Name", False),
    (" mergefield fee ", "$12", "fee", True),
]


@pytest.mark.parametrize(("code", "shown", "name", "filled"), MERGES)
def test_what_a_mail_merge_fills_is_a_blank(code, shown, name, filled):
    expected = [("field", shown, name, "text", filled)]
    assert blanks(p(r("Dear ") + field("", shown, code) + r(","))) == expected
    simple = f"<w:fldSimple w:instr='{code}'>{r(shown)}</w:fldSimple>"
    assert blanks(p(r("Dear ") + simple + r(","))) == expected


def test_fields_that_no_merge_fills_are_text():
    assert blanks(p(field("", "3", " PAGEREF x ") + f"<w:fldSimple w:instr=' REF y '>{r('4')}</w:fldSimple>")) == []


def test_a_field_without_result_inside_the_code_of_another_shows_nothing():
    inner = field("", None, " MACROBUTTON x hidden words ")
    outer = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + inner + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert printed(read(word(p(r("a") + outer)))) == ["a"]


RULE = '<w:r><w:pict><v:rect style="width:0;height:1.5pt" o:hralign="center" o:hrstd="t" o:hr="t"/></w:pict></w:r>'


def test_a_drawn_rule_is_a_blank_on_an_empty_line():
    source = read(word(p("entitled:") + p(RULE) + p("(“the article”)")))
    assert source.text == "entitled:\n\n\n\n(“the article”)\n"
    assert [(b.kind, b.span) for b in source.blanks] == [("rule", (11, 11))]
    assert any(hint.span == (11, 11) for hint in hints(source))
    sound(source)


def test_a_rectangle_is_no_rule():
    assert blanks(p(r("x") + "<w:r><w:pict><v:rect/></w:pict></w:r>")) == []


def test_an_empty_paragraph_with_a_border_is_a_rule():
    bordered = '<w:pBdr><w:bottom w:val="single"/></w:pBdr>'
    styles = f'<w:style w:type="paragraph" w:styleId="Line"><w:pPr>{bordered}</w:pPr></w:style>'
    assert blanks(p("a") + p("", bordered)) == [("rule", "", None, None, False)]
    assert blanks(p("a") + p("", style("Line")), styles=styles) == [("rule", "", None, None, False)]
    assert blanks(p("a") + p("", style("Line") + '<w:pBdr><w:bottom w:val="nil"/></w:pBdr>'), styles=styles) == []
    assert blanks(p("a", bordered)) == []


def u(text: str) -> str:
    return r(text, '<w:u w:val="single"/>')


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (r("By: ") + u("     "), ["     "]),
        (r("By: ") + u("  ") + u(" ") + r("x"), ["   "]),
        (r("By: ") + u("  ") + r("x"), []),
        (r("By: ") + "<w:r><w:rPr><w:u/></w:rPr><w:tab/></w:r>", ["\t"]),
        (r("By: ") + u("    ") + "<w:r><w:br/></w:r>" + u("    "), ["    ", "    "]),
        (r("By: ") + u("Jo Doe"), []),
    ],
)
def test_underlined_space_is_a_blank(content, expected):
    assert [text for _, text, _, _, _ in blanks(p(content))] == expected


def test_a_tab_with_a_drawn_line_is_a_blank():
    stops = (
        '<w:tabs><w:tab w:val="left" w:pos="720"/><w:tab w:val="clear" w:pos="900"/>'
        '<w:tab w:val="right" w:leader="underscore" w:pos="4320"/></w:tabs>'
    )
    tab = "<w:r><w:tab/></w:r>"
    source = read(word(p(tab + r("By:") + tab + r("x") + tab, stops)))
    assert [(b.kind, b.span.of(source.text)) for b in source.blanks] == [("leader", "\t")]
    assert source.text.startswith("\tBy:\tx")


def test_underscores_stay_typed():
    source = read(word(p("By: ______")))
    assert (source.text, source.blanks) == ("By: ______\n", ())


@pytest.mark.parametrize(
    ("inside", "chosen"),
    [
        ("<w:result w:val='1'/>", "Norway"),
        ("<w:default w:val='1'/>", "Norway"),
        ("", "Sweden"),
        ("<w:result w:val='7'/>", ""),
    ],
)
def test_a_list_to_choose_from_prints_what_is_chosen(inside, chosen):
    entries = '<w:listEntry w:val="Sweden"/><w:listEntry w:val="Norway"/>'
    offered = field(data("land", f"<w:ddList>{inside}{entries}</w:ddList>"), None, " FORMDROPDOWN ")
    assert printed(read(word(p(r("The seat is in ") + offered + r("."))))) == [f"The seat is in {chosen}."]
