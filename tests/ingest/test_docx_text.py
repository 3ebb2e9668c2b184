"""What a Word file prints, and what it does not."""

import pytest

from tests.ingest.word_files import codes, hints, level, lists, num, p, printed, r, read, sound, style, table, word

NOTHING = ""


def lines(body: str, **parts: str) -> list[str]:
    source = read(word(body, **parts))
    sound(source)
    return printed(source)


def run(content: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr>{content}</w:r>"


def test_a_line_a_paragraph_and_an_empty_line_between():
    source = read(word(p("One") + p() + p("Two") + "<w:sectPr/>"))
    assert source.text == "One\n\nTwo\n"
    assert [hint.paragraph for hint in source.lines] == [True, None, True]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (run("<w:t>non</w:t><w:noBreakHyphen/><w:t>exclusive</w:t>"), "non\u2011exclusive"),
        (run("<w:t>pub</w:t><w:softHyphen/><w:t>lish</w:t>"), "publish"),
        (run("<w:t>a</w:t><w:tab/><w:t>b</w:t><w:ptab/><w:t>c</w:t>"), "a\tb\tc"),
        (run('<w:sym w:font="Wingdings" w:char="F0A8"/><w:t>x</w:t>'), "◻x"),
        (run('<w:sym w:font="Symbol" w:char="F0B3"/><w:t> 5</w:t>'), "≥ 5"),
        (r("30\uf0b0", '<w:rFonts w:ascii="Symbol"/>'), "30°"),
        (run('<w:sym w:font="Wingdings 2" w:char="F052"/><w:t>x</w:t>'), "☑x"),
        (run('<w:sym w:char="zz"/><w:sym w:char="D800"/><w:sym w:char="FFFFFFFF"/><w:t>x</w:t>'), "x"),
        (run("<w:t>a\nb\u2028c\u0085d</w:t>"), "a b c d"),
        ('<w:hyperlink r:id="r9">' + r("link") + "</w:hyperlink>", "link"),
        ("<w:smartTag><w:smartTagPr/>" + r("smart") + "</w:smartTag>", "smart"),
        ("<w:proofErr/><w:bookmarkStart/>" + r("x") + "<w:bookmarkEnd/>", "x"),
        (
            run("<w:ruby><w:rt>" + r("over") + "</w:rt><w:rubyBase>" + r("base") + "</w:rubyBase></w:ruby>"),
            "base",
        ),
        ("<m:oMathPara><m:oMath><m:r><m:rPr/><m:t>x=1</m:t></m:r></m:oMath></m:oMathPara>", "x=1"),
        (run("<w:pgNum/><w:lastRenderedPageBreak/><w:t>x</w:t>"), "x"),
        (r("caps", "<w:caps/>"), "caps"),
    ],
)
def test_pieces_of_runs(content, expected):
    assert lines(p(content)) == [expected]


def test_line_breaks_begin_lines_that_belong_to_the_paragraph():
    source = read(
        word(p(run("<w:t>By:</w:t><w:br/><w:t>Name:</w:t><w:br/><w:br/><w:t>Place:</w:t><w:br w:type='page'/>")))
    )
    assert source.text == "By:\nName:\n\nPlace:\n"
    assert [hint.paragraph for hint in hints(source)] == [True, None, True]


def test_fields_show_their_result_and_never_their_code():
    def mark(kind: str) -> str:
        return run(f'<w:fldChar w:fldCharType="{kind}"/>')

    code = run("<w:instrText> REF _x </w:instrText>")
    nested = (
        mark("begin")
        + code
        + mark("begin")
        + run("<w:t>inner</w:t>")
        + mark("end")
        + mark("separate")
        + r("4(b)")
        + mark("end")
    )
    assert lines(p(r("see ") + nested + r("."))) == ["see 4(b)."]
    assert lines(p('<w:fldSimple w:instr="REF x">' + r("4") + "</w:fldSimple>")) == ["4"]
    assert lines(p(mark("end") + mark("separate") + r("x"))) == ["x"]


def test_a_field_may_span_paragraphs_and_one_that_never_ends_hides_nothing():
    begin, end = run('<w:fldChar w:fldCharType="begin"/>'), run('<w:fldChar w:fldCharType="end"/>')
    code = run("<w:instrText>TOC \\o</w:instrText>") + run('<w:fldChar w:fldCharType="separate"/>')
    source = read(word(p(begin + code + r("1. Scope\t3")) + p(r("2. Fees\t4")) + p(end) + p("1. Scope")))
    assert [(hint.role, hint.span.of(source.text)) for hint in hints(source)] == [
        ("toc", "1. Scope\t3"),
        ("toc", "2. Fees\t4"),
        (None, "1. Scope"),
    ]
    assert lines(p(begin + r("lost?")) + p("kept")) == ["lost?", "kept"]


@pytest.mark.parametrize("properties", ["<w:vanish/>", '<w:rStyle w:val="Secret"/>', '<w:vanish w:val="true"/>'])
def test_hidden_text_is_no_text_but_reported(properties):
    styles = '<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
    hidden = r("secret", properties) + run("<w:tab/>", properties)
    source = read(word(p(r("a ") + hidden + r("b")), styles=styles))
    assert printed(source) == ["a b"]
    assert codes(source) == ["hidden-text"]
    assert lines(p(r("shown", '<w:vanish w:val="0"/>'))) == ["shown"]


def test_a_style_may_hide_its_paragraphs():
    styles = '<w:style w:type="paragraph" w:styleId="Note"><w:rPr><w:vanish/></w:rPr></w:style>'
    assert lines(p("drafting note", style("Note")) + p("text"), styles=styles) == ["text"]


def test_a_style_separator_joins_a_heading_to_its_text():
    heading = p(r("Fees.", "<w:b/>"), num(1) + "<w:rPr><w:vanish/><w:specVanish/></w:rPr>")
    source = read(word(heading + p("You pay.") + p("Next", num(1)), numbering=lists(level(0, "%1."))))
    assert source.text == "1. Fees. You pay.\n\n2. Next\n"
    assert source.text[: source.lines[0].run_in] == "1. Fees."


def test_a_wholly_hidden_numbered_paragraph_takes_no_number():
    hidden = p(r("x", "<w:vanish/>"), num(1) + "<w:rPr><w:vanish/></w:rPr>")
    assert lines(hidden + p("A", num(1)), numbering=lists(level(0, "%1."))) == ["1. A"]


STRUCK = '<w:style w:type="character" w:styleId="Gone"><w:rPr><w:strike/></w:rPr></w:style>'


@pytest.mark.parametrize("properties", ["<w:strike/>", "<w:dstrike/>", '<w:rStyle w:val="Gone"/>'])
def test_struck_text_is_furniture_and_reported(properties):
    runs = r("the ") + r("old ", properties) + r("one ", properties) + r("new")
    source = read(word(p(runs), styles=STRUCK))
    assert source.text == "the old one new\n"
    assert [piece.span.of(source.text) for piece in source.furniture if piece.kind == "struck"] == ["old ", "one "]
    assert [(one.code, one.severity, one.message) for one in source.diagnostics] == [
        ("struck-text", "note", "1 passage struck through left out")
    ]


def test_what_a_style_strikes_a_run_may_leave_standing():
    source = read(word(p(r("kept", '<w:rStyle w:val="Gone"/><w:strike w:val="0"/>')), styles=STRUCK))
    assert (source.furniture, source.diagnostics) == ((), ())


def test_raised_figures_stay_apart():
    raised = '<w:vertAlign w:val="superscript"/>'
    assert lines(p(r("2") + r("10", raised) + r(" and 1") + r("st", raised))) == ["2¹⁰ and 1st"]


def test_comments_are_counted_and_not_read():
    comment = '<w:commentRangeStart w:id="1"/>' + r("text") + run('<w:annotationRef/><w:commentReference w:id="1"/>')
    source = read(word(p(comment)))
    assert printed(source) == ["text"]
    assert [(d.code, d.message) for d in source.diagnostics] == [("comments", "1 comment left out")]


BOX = "<w:txbxContent>" + p("In the box") + "</w:txbxContent>"


def test_a_text_box_is_read_once_after_its_paragraph():
    drawing = (
        '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wps:wsp><wps:txbx>'
        f"{BOX}</wps:txbx></wps:wsp></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    source = read(word(p(r("Around ") + run(drawing) + r("it"))))
    assert printed(source) == ["Around it", "In the box"]
    assert codes(source) == ["text-box"]


def test_the_fallback_is_read_where_only_it_speaks():
    body = (
        "<w:p><mc:AlternateContent><mc:Choice Requires='x'><w:r/></mc:Choice><mc:Fallback>"
        + r("old form")
        + "</mc:Fallback></mc:AlternateContent></w:p>"
        + "<mc:AlternateContent><mc:Choice Requires='x'>"
        + p("block")
        + "</mc:Choice></mc:AlternateContent><mc:AlternateContent/>"
        + p(run("<mc:AlternateContent/>"))
        + "<w:p><mc:AlternateContent/></w:p>"
    )
    assert lines(body) == ["old form", "block"]


def test_a_box_in_a_box_and_a_box_alone():
    inner = (
        f"<w:txbxContent>{p(run(f'<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>'))}</w:txbxContent>"
    )
    nested = run(f"<w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict>")
    assert lines(p(nested)) == ["In the box"]
    assert lines(p(nested, "<w:sectPr/>")) == ["In the box"]


def test_pictures_and_embedded_documents_are_reported():
    source = read(word(p(r("x") + run("<w:drawing/>")) + '<w:altChunk r:id="r9"/>'))
    assert codes(source) == ["picture", "embedded-part"]


def test_headers_and_footers_are_not_read():
    header = {"word/header1.xml": "<w:hdr/>"}
    assert printed(read(word(p("text"), extra=header))) == ["text"]


STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/>{more}</w:style>'
    for name, more in (
        ("Title", ""),
        ("Subtitle", ""),
        ("Agreement Title", ""),
        ("Heading 2", ""),
        ("heading 3", "<w:rPr><w:b/></w:rPr>"),
        ("toc 1", ""),
        ("Quote", ""),
        ("Centred", '<w:pPr><w:jc w:val="center"/></w:pPr>'),
        ("Body", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>'),
    )
)


def test_title_and_subtitle():
    body = (
        p("Publication", style("Title"))
        + p("Agreement", style("Title"))
        + p("of a journal", style("Subtitle"))
        + p("Text")
    )
    source = read(word(body + p("Later", style("Title")), styles=STYLES))
    assert source.title is not None
    assert source.title.of(source.text) == "Publication\n\nAgreement"
    assert [hint.role for hint in hints(source)] == ["title", "title", "subtitle", None, None]
    assert [(piece.kind, piece.span.of(source.text)) for piece in source.furniture] == [("subtitle", "of a journal")]


def test_a_house_s_own_title_style_and_a_first_heading():
    assert read(word(p("A", style("AgreementTitle")) + p("b"), styles=STYLES)).lines[0].role == "title"
    source = read(word(p("A", style("Heading2")) + p("b") + p("C", style("Heading2")), styles=STYLES))
    assert [(hint.role, hint.heading) for hint in hints(source)] == [("title", None), (None, None), (None, 2)]


def test_a_title_printed_twice_is_furniture_the_second_time():
    source = read(
        word(
            p("Publication Agreement", style("Title")) + p("Publication  Agreement", style("Heading2")) + p("x"),
            styles=STYLES,
        )
    )
    assert [(piece.kind, piece.span.of(source.text)) for piece in source.furniture] == [
        ("other", "Publication  Agreement")
    ]


def test_headings_by_style_and_by_outline_level():
    body = p("first") + p("Scope", style("Heading2")) + p("Fees", '<w:outlineLvl w:val="4"/>') + p("x", style("Body"))
    assert [hint.heading for hint in hints(read(word(body, styles=STYLES)))] == [None, 2, 5, None]


@pytest.mark.parametrize(
    "text",
    [
        "if the other party fails to cure a breach",
        "Each recipient will return the material that it was given.",
        " ".join(["Provider and customer and every affiliate"] * 5),
    ],
)
def test_clause_text_in_a_heading_s_style_is_no_heading(text):
    assert hints(read(word(p("first") + p(text, style("Heading2")), styles=STYLES)))[1].heading is None


def test_roles_by_style():
    body = p("first") + p("1. Scope\t2", style("toc1")) + p("said", style("Quote")) + p("mid", style("Centred"))
    found = hints(read(word(body, styles=STYLES)))
    assert [(hint.role, hint.centred) for hint in found] == [
        (None, False),
        ("toc", False),
        ("quote", False),
        (None, True),
    ]


@pytest.mark.parametrize(
    ("content", "head"),
    [
        (r("Fees. ", "<w:b/>") + r("You pay."), "Fees."),
        (r("Fees", "<w:u w:val='single'/>") + r(". You pay."), "Fees."),
        (r("Fees", "<w:rStyle w:val='Heavy'/>") + r(": you pay."), "Fees:"),
        (r("1. Fees", "<w:b/>"), "1. Fees"),
        (r("“Fee”", "<w:b/>") + r(" means money."), None),
        (r("Never", "<w:b/>") + r(" pay."), None),
        (r("one two three four five six seven eight nine ten eleven twelve thirteen.", "<w:b/>") + r(" x"), None),
        (r("You have read all of this and agree.", "<w:b/>"), None),
        (r("plain. ") + r("Bold.", "<w:b/>"), None),
        (r("Fees. ", "<w:u w:val='none'/>") + r("You pay."), None),
    ],
)
def test_run_in_headings(content, head):
    styles = (
        '<w:style w:type="character" w:styleId="Heavy"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="character" w:styleId="B"><w:rPr><w:b/></w:rPr></w:style>'
    )
    source = read(word(p(content), styles=styles))
    end = source.lines[0].run_in
    assert (None if end is None else source.text[:end]) == head


def test_a_heading_with_its_text_run_in_is_a_run_in_heading():
    content = r("Fees. ") + r("You pay all of them.", "<w:b w:val='0'/>")
    source = read(word(p("first") + p(content, style("heading3")), styles=STYLES))
    found = hints(source)[1]
    assert (found.heading, source.text[found.span.start : found.run_in]) == (None, "Fees.")


def test_indents_of_plain_paragraphs():
    ind = [
        '<w:ind w:left="720"/>',
        '<w:ind w:start="1440" w:hanging="720"/>',
        '<w:ind w:firstLine="360"/>',
        '<w:ind w:left="x"/>',
    ]
    assert [hint.indent for hint in hints(read(word("".join(p("x", one) for one in ind))))] == [4, 4, 2, 0]


def test_a_file_in_the_strict_form_reads_the_same():
    data = word(p("One") + table(["a", "b"]))
    from io import BytesIO
    from zipfile import ZipFile

    from tests.ingest.word_files import packed

    with ZipFile(BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    old = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    files["word/document.xml"] = files["word/document.xml"].replace(
        old, b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    assert read(packed(files)).text == read(data).text == "One\n\na | b\n"


def test_another_view_of_tracked_changes_is_a_programming_error():
    with pytest.raises(ValueError, match="accept or reject"):
        read(word(p("x")), "both")


def test_a_document_without_body_holds_nothing():
    from tests.ingest.word_files import NAMESPACES, ROOT_RELS, packed

    data = packed({"_rels/.rels": ROOT_RELS, "word/document.xml": f"<w:document {NAMESPACES}/>"})
    assert read(data).text == ""


def test_a_large_first_letter_belongs_to_its_paragraph():
    body = p("T", '<w:framePr w:dropCap="drop" w:lines="3"/>') + p("he seller packs the goods.") + p("The buyer pays.")
    assert printed(read(word(body))) == ["The seller packs the goods.", "The buyer pays."]


def test_a_first_heading_with_a_typed_number_is_no_title():
    styles = '<w:style w:styleId="H"><w:name w:val="heading 1"/></w:style>'
    for first, second in (("1\tScope", "2\tFees"), ("1. Scope", "2. Fees"), ("Article 1 – Scope", "Article 2 – Fees")):
        body = p(first, style("H")) + p("The seller packs the goods.") + p(second, style("H"))
        assert [hint.role for hint in hints(read(word(body, styles=styles)))] == [None, None, None]
