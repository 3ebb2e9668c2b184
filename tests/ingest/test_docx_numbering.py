"""Labels are what Word prints."""

import pytest

from contractmodel.parse import parse
from tests.ingest.word_files import codes, labels, level, levels, lists, num, p, printed, r, read, sound, style, word

OUTLINE = level(0, "%1.") + level(1, "%1.%2") + level(2, "(%3)", "lowerLetter") + level(3, "(%4)", "lowerRoman")


def labelled(body: str, numbering: str, **parts: str) -> list[str]:
    source = read(word(body, numbering=numbering, **parts))
    sound(source)
    return labels(source)


def test_each_level_counts_and_starts_anew_under_the_one_above():
    body = "".join(p("x", num(1, depth)) for depth in (0, 1, 2, 2, 3, 1, 2, 0, 1))
    assert labelled(body, lists(OUTLINE)) == ["1.", "1.1", "(a)", "(b)", "(i)", "1.2", "(a)", "2.", "2.1"]


def test_label_then_a_space_then_the_text_and_the_level_as_stated():
    source = read(word(p("Scope", num(1)) + p("  All of it", num(1, 1)), numbering=lists(OUTLINE)))
    assert source.text == "1. Scope\n\n1.1 All of it\n"
    assert [(hint.level, hint.indent) for hint in source.lines if hint.label] == [(0, 0), (1, 4)]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("decimal", "4."),
        ("decimalZero", "04."),
        ("lowerLetter", "d."),
        ("upperLetter", "D."),
        ("lowerRoman", "iv."),
        ("upperRoman", "IV."),
        ("ordinal", "4th."),
        ("cardinalText", "Four."),
        ("ordinalText", "Fourth."),
        ("decimalEnclosedCircle", "④."),
        ("numberInDash", "- 4 -."),
        ("none", "."),
        ("hex", "4."),
        ("chicago", "§."),
        ("decimalFullWidth", "４."),
    ],
)
def test_number_formats(form, expected):
    assert labelled(p("x", num(1)), lists(level(0, "%1.", form, start=4))) == [expected]


def test_a_format_that_is_not_known_is_written_in_digits_and_reported():
    source = read(word(p("x", num(1)) * 2, numbering=lists(level(0, "%1.", "thaiCounting"))))
    assert labels(source) == ["1.", "2."]
    assert codes(source) == ["number-format"]


def test_custom_format_pads_with_zeros():
    custom = (
        '<w:lvl w:ilvl="0"><w:start w:val="7"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>'
    )
    assert labelled(p("x", num(1)), lists(custom)) == ["007"]


def test_words_in_the_pattern():
    levels_ = level(0, "Article %1", "upperRoman") + level(1, "Section %1.%2:", more="<w:isLgl/>")
    assert labelled(p("x", num(1)) + p("y", num(1, 1)), lists(levels_)) == ["Article I", "Section 1.1:"]


def test_legal_numbering_writes_every_level_in_digits_but_keeps_leading_zeros():
    levels_ = (
        level(0, "%1.", "upperRoman")
        + level(1, "%1.%2", "decimalZero")
        + level(2, "%1.%2.%3", "lowerLetter", "<w:isLgl/>")
    )
    body = p("x", num(1)) + p("y", num(1, 1)) + p("z", num(1, 2))
    assert labelled(body, lists(levels_)) == ["I.", "I.01", "1.01.1"]


def test_a_level_skipped_at_the_front_counts_as_begun():
    """Word numbers the first Heading 1 that follows a Heading 2 with 2 (its knowledge base, Q110380)."""
    body = p("x", num(1, 1)) + p("y", num(1, 1)) + p("z", num(1, 0))
    assert labelled(body, lists(OUTLINE)) == ["1.1", "1.2", "2."]


def test_a_bullet_level_in_a_pattern_prints_nothing():
    levels_ = level(0, "%1.") + level(1, "•", "bullet") + level(2, "%1.%2%3")
    assert labelled(p("x", num(1)) + p("y", num(1, 2)), lists(levels_)) == ["1.", "1.1"]


def test_a_pattern_that_names_a_deeper_level_prints_nothing_for_it():
    assert labelled(p("x", num(1)), lists(level(0, "%1.%2") + level(1, "%2"))) == ["1."]


@pytest.mark.parametrize(("restart", "expected"), [("0", ["1", "a", "2", "b"]), ("", ["1", "a", "2", "a"])])
def test_a_level_may_never_start_anew(restart, expected):
    more = f'<w:lvlRestart w:val="{restart}"/>' if restart else ""
    levels_ = level(0, "%1") + level(1, "%2", "lowerLetter", more)
    assert labelled("".join(p("x", num(1, depth)) for depth in (0, 1, 0, 1)), lists(levels_)) == expected


def test_a_level_may_start_anew_only_after_a_higher_one():
    levels_ = level(0, "%1") + level(1, "%1.%2") + level(2, "(%3)", more='<w:lvlRestart w:val="1"/>')
    body = "".join(p("x", num(1, depth)) for depth in (0, 1, 2, 1, 2, 0, 1, 2))
    assert labelled(body, lists(levels_)) == ["1", "1.1", "(1)", "1.2", "(2)", "2", "2.1", "(1)"]


def test_lists_of_one_definition_share_their_count_until_one_starts_anew():
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    body = "".join(p("x", num(which)) for which in (1, 1, 2, 3, 3, 1))
    assert labelled(body, lists(level(0, "%1."), nums=nums)) == ["1.", "2.", "3.", "5.", "6.", "7."]


def test_an_overridden_inner_level_starts_there_each_time():
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="3"/>'
        "</w:lvlOverride></w:num>"
    )
    body = "".join(p("x", num(1, depth)) for depth in (0, 1, 1, 0, 1))
    assert labelled(body, lists(OUTLINE, nums=nums)) == ["1.", "1.3", "1.4", "2.", "2.3"]


def test_a_list_may_replace_a_level():
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "§ %1")}</w:lvlOverride>'
    nums = f'<w:num w:numId="1"><w:abstractNumId w:val="0"/>{override}</w:num>'
    assert labelled(p("x", num(1)), lists(OUTLINE, nums=nums)) == ["§ 1"]


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:basedOn w:val="N"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="H1"/>'
    '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="My2"><w:name w:val="My clause"/><w:basedOn w:val="H2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Off"><w:name w:val="Off"/><w:basedOn w:val="H1"/>'
    '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
)


def test_numbers_through_styles_and_what_they_are_based_on():
    body = p("A", style("H1")) + p("B", style("H2")) + p("C", style("My2")) + p("D", style("H1"))
    assert labelled(body, lists(OUTLINE), styles=STYLES) == ["1.", "1.1", "1.2", "2."]


def test_a_style_linked_to_a_level_decides_over_the_style_s_own_level():
    linked = level(0, "%1.", more='<w:pStyle w:val="H1"/>') + level(1, "%1.%2", more='<w:pStyle w:val="L2"/>')
    styles = STYLES + (
        '<w:style w:type="paragraph" w:styleId="L2"><w:name w:val="L2"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = p("A", style("H1")) + p("B", style("L2"))
    assert labelled(body, lists(linked), styles=styles) == ["1.", "1.1"]


def test_number_zero_takes_the_number_away():
    body = p("A", style("H1")) + p("B", style("H1") + num(0)) + p("C", style("Off")) + p("D", style("H1"))
    assert labelled(body, lists(OUTLINE), styles=STYLES) == ["1.", "2."]


def test_a_number_without_level_stands_at_the_first():
    assert labelled(p("A", num(1, None)), lists(OUTLINE)) == ["1."]


def test_definitions_that_only_point_to_a_numbering_style():
    numbering = lists(
        '<w:numStyleLink w:val="Legal"/>',
        '<w:styleLink w:val="Legal"/>' + OUTLINE,
        nums='<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>',
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="Legal"><w:name w:val="Legal"/>'
        '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    )
    assert labelled(p("A", num(1)) + p("B", num(1, 1)), numbering, styles=styles) == ["1.", "1.1"]


def test_circles_of_styles_and_definitions_end():
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = p("x", style("A")) + p("y", num(1))
    source = read(word(body, styles=styles, numbering=lists('<w:numStyleLink w:val="L"/>')))
    assert printed(source) == ["x", "y"]


@pytest.mark.parametrize("text", ["", "   "])
def test_an_empty_heading_that_holds_a_section_break_takes_no_number(text):
    body = p(r"<w:r><w:t xml:space='preserve'>" + text + "</w:t></w:r>", style("H1") + "<w:sectPr/>") + p(
        "A", style("H1")
    )
    assert labelled(body, lists(OUTLINE), styles=STYLES) == ["1."]


def test_an_empty_numbered_paragraph_takes_one():
    source = read(word(p("", num(1)) + p("B", num(1)), numbering=lists(OUTLINE)))
    assert source.text == "1.\n\n2. B\n"


def test_a_number_that_is_hidden_counts_without_being_printed():
    levels_ = level(0, "%1.", more="<w:rPr><w:vanish/></w:rPr>")
    source = read(word(p("A", num(1)), numbering=lists(levels_)))
    assert source.text == "A\n"


def test_bullets_are_labels_and_furniture():
    source = read(word(p("Alpha", num(1)), numbering=lists(level(0, "\uf0b7", "bullet"))))
    assert source.text == "• Alpha\n"
    assert [(piece.kind, piece.span.of(source.text)) for piece in source.furniture] == [("bullet", "•")]
    assert source.lines[0].role == "list-item"


def test_typed_labels_stay_text():
    source = read(word(p("1. Scope") + p("(a) All")))
    assert labels(source) == []
    assert printed(source) == ["1. Scope", "(a) All"]


def test_numbers_without_definition_are_reported():
    assert codes(read(word(p("x", num(9)), numbering=lists(OUTLINE)))) == ["numbering-missing"]
    assert codes(read(word(p("x", num(1))))) == ["numbering-missing"]


def set_in(left: int, hanging: int = 360) -> str:
    return f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>'


def test_a_list_set_in_under_another_is_nested_in_it():
    """Writers make (a), (b) under 1. with a list of their own; Word states level 0 for both."""
    numbering = lists(level(0, "%1.", more=set_in(360)), level(0, "(%1)", "lowerLetter", set_in(1080)))
    body = p("x", num(1)) + p("y", num(2)) + p("z", num(2)) + p("w", num(1)) + p("v", num(2))
    source = read(word(body, numbering=numbering))
    assert labels(source) == ["1.", "(a)", "(b)", "2.", "(c)"]
    assert levels(source) == [0, 1, 1, 0, 1]


def test_a_list_as_far_in_as_the_one_before_is_beside_it():
    numbering = lists(level(0, "%1.", more=set_in(720)), level(0, "•", "bullet", set_in(720)))
    assert levels(read(word(p("x", num(1)) + p("y", num(2)), numbering=numbering))) == [0, 0]


def test_an_inner_level_of_a_list_of_its_own_is_one_deeper_and_not_two():
    numbering = lists(
        level(0, "%1.", more=set_in(720)) + level(1, "%2.", more=set_in(1440)),
        level(0, "%1)", more=set_in(720)) + level(1, "%2)", more=set_in(1440)),
    )
    assert levels(read(word(p("x", num(1)) + p("y", num(2, 1)) + p("z", num(1)), numbering=numbering))) == [0, 1, 0]


def test_a_heading_without_number_ends_the_lists():
    numbering = lists(level(0, "%1.", more=set_in(360)), level(0, "(%1)", "lowerLetter", set_in(1080)))
    body = p("x", num(1)) + p("Annex", '<w:outlineLvl w:val="0"/>') + p("y", num(2))
    assert levels(read(word(body, numbering=numbering))) == [0, None, 0]


def test_paragraphs_under_a_list_are_set_in_under_its_text():
    numbering = lists(level(0, "%1.", more=set_in(720)) + level(1, "(%2)", "lowerLetter", set_in(1440)))
    under = [p("u", f'<w:ind w:left="{left}"/>') for left in (1440, 720, 0, 2880)]
    source = read(word(p("x", num(1)) + p("y", num(1, 1)) + "".join(under), numbering=numbering))
    assert [hint.indent for hint in source.lines if hint.span.start < hint.span.end] == [0, 4, 8, 4, 0, 8]


def test_a_list_whose_label_prints_nothing_continues_the_item():
    numbering = lists(OUTLINE, level(0, " ", "bullet") + level(1, " ", "bullet"))
    source = read(word(p("x", num(1)) + p("more of x", num(2)), numbering=numbering))
    assert source.text == "1. x\n\nmore of x\n"
    assert (source.lines[2].level, source.lines[2].indent, source.lines[2].label) == (0, 4, None)


def test_a_path_counts_a_label_once_though_the_article_above_is_roman():
    levels = (
        level(0, "ARTICLE %1", "upperRoman")
        + level(1, "%1.%2", more="<w:isLgl/>")
        + level(2, "%1.%2.%3", more="<w:isLgl/>")
    )
    body = p("Delivery", num(1)) + p("The seller packs the goods as follows:", num(1, 1)) + p("in crates.", num(1, 2))
    made = parse(read(word(body, numbering=lists(levels))))
    assert [block.path for block in made.walk()] == ["I", "I.1", "I.1.1"]


def test_numbers_inside_a_paragraph_that_fields_print():
    own = lists(level(0, "%1.") + level(1, "(%2)", "lowerLetter"))
    body = (
        p(r("The seller shall ") + _listnum() + r(" pack and ") + _listnum() + r(" insure the goods."), num(1))
        + p(r("It may ") + _listnum() + r(" wait."), num(1))
        + p(r("In short: ") + _listnum("LegalDefault") + r(" wood, ") + _listnum("LegalDefault") + r(" steel."))
        + p(
            r("And ")
            + _listnum("NumberDefault \\l 5")
            + r(" stone, ")
            + _listnum("NumberDefault \\l 5 \\s 4")
            + r(" tin.")
        )
        + p(r("Also ") + _listnum("OutlineDefault") + r(" glass."))
    )
    assert printed(read(word(body, numbering=own))) == [
        "1. The seller shall (a) pack and (b) insure the goods.",
        "2. It may (a) wait.",
        "In short: 1. wood, 2. steel.",
        "And (a) stone, (d) tin.",
        "Also I. glass.",
    ]


def test_a_field_counts_in_the_list_that_it_names():
    named = f'<w:abstractNum w:abstractNumId="0"><w:name w:val="Duties"/>{level(0, "[%1]")}</w:abstractNum>'
    own = named + '<w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num>'
    body = p(_listnum("Duties") + r(" pack; ") + _listnum("Duties") + r(" insure.")) + p("send.", num(4))
    assert printed(read(word(body, numbering=own))) == ["[1] pack; [2] insure.", "[3] send."]


def _listnum(switches=""):
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> LISTNUM {switches} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
