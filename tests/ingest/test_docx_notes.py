"""Footnotes and endnotes of Word files."""

from tests.ingest.word_files import hints, p, printed, r, read, sound, table, word

BODY_MARK = "<w:r><w:footnoteRef/></w:r>"


def ref(note: int, kind: str = "footnote", more: str = "", mark: str = "") -> str:
    typed = f"<w:t>{mark}</w:t>" if mark else ""
    return f'<w:r><w:{kind}Reference w:id="{note}"{more}/>{typed}</w:r>'


def note(number: int, *content: str, kind: str = "footnote", more: str = "") -> str:
    inside = "".join(p(BODY_MARK + r(f" {text}") if not place else r(text)) for place, text in enumerate(content))
    return f'<w:{kind} w:id="{number}"{more}>{inside}</w:{kind}>'


SEPARATOR = note(-1, "---", more=' w:type="separator"')


def test_marks_stand_in_the_text_and_notes_at_the_end_in_the_order_of_the_marks():
    body = p(r("agreement") + ref(7) + r(" (“x”)")) + p(r("more") + ref(2))
    source = read(
        word(body, footnotes=SEPARATOR + note(2, "Second.") + note(7, "First.", "And on.") + note(9, "Never."))
    )
    sound(source)
    assert printed(source) == ["agreement1 (“x”)", "more2", "1 First.", "And on.", "2 Second."]
    assert [(mark.mark, mark.span.of(source.text)) for mark in source.marks] == [("1", "1"), ("2", "2")]
    assert [(hint.role, hint.note, hint.label and hint.label.of(source.text)) for hint in hints(source)[2:]] == [
        ("note", "1", "1"),
        ("note", "1", None),
        ("note", "2", "2"),
    ]
    assert [(piece.kind, piece.span.of(source.text)) for piece in source.furniture] == [
        ("markup", "1"),
        ("markup", "2"),
    ]


def test_endnotes_have_numbers_of_their_own_and_follow_the_footnotes():
    body = p(r("a") + ref(1, "endnote") + r("b") + ref(1))
    source = read(word(body, footnotes=note(1, "foot"), endnotes=note(1, "end", kind="endnote")))
    assert printed(source) == ["aib1", "1 foot", "i end"]


def test_the_numbers_form_comes_from_the_last_section_or_the_settings():
    form = '<w:footnotePr><w:numFmt w:val="{}"/><w:numStart w:val="3"/></w:footnotePr>'
    body = p(r("a") + ref(1))
    notes = note(1, "foot")
    assert printed(read(word(body, footnotes=notes, settings=form.format("lowerLetter"))))[0] == "ac"
    section = f"<w:sectPr>{form.format('upperRoman')}</w:sectPr>"
    assert printed(read(word(body + section, footnotes=notes, settings=form.format("chicago"))))[0] == "aIII"
    assert printed(read(word(body, footnotes=notes, settings=form.format("other"))))[0] == "a3"


def test_marks_typed_by_hand():
    body = p(r("a") + ref(1, more=' w:customMarkFollows="1"', mark="*") + r(" b") + ref(2))
    source = read(word(body, footnotes='<w:footnote w:id="1">' + p("* The star.") + "</w:footnote>" + note(2, "One.")))
    assert printed(source) == ["a* b1", "* The star.", "1 One."]
    assert [mark.mark for mark in source.marks] == ["*", "1"]


def test_a_note_that_is_missing_or_empty_or_cited_twice():
    body = p(r("a") + ref(1) + r("b") + ref(2) + r("c") + ref(3) + ref(3))
    source = read(word(body, footnotes='<w:footnote w:id="2"><w:p/></w:footnote>' + note(3, "x")))
    assert printed(source) == ["a1b2c34", "3 x"]


def test_deleted_references_take_no_number():
    body = p(r("a") + f'<w:del w:id="1">{ref(1)}</w:del>' + r("b") + ref(2))
    data = word(body, footnotes=note(1, "x") + note(2, "y"))
    assert printed(read(data)) == ["ab1", "1 y"]
    assert printed(read(data, "reject")) == ["a1b2", "1 x", "2 y"]


def test_notes_with_tables_and_marks_in_tables():
    body = table([f"<w:tc>{p(r('a') + ref(1))}</w:tc>", "b"])
    notes = f'<w:footnote w:id="1">{p(BODY_MARK + r("see:"))}{table(["x", "y"])}</w:footnote>'
    source = read(word(body, footnotes=notes))
    assert printed(source) == ["a1 | b", "1 see:", "x | y"]
    assert source.marks[0].span == (1, 2)
    assert {hint.role for hint in hints(source)[1:]} == {"note"}
