"""Tables of Word files: rows, layout, signatures."""

from tests.ingest.word_files import cell, hints, labels, level, lists, num, p, printed, read, sound, table, word


def view(body: str, **parts: str) -> list[tuple[str, str | None, int]]:
    """Each line, its role, how many blanks it holds."""
    source = read(word(body, **parts))
    sound(source)
    return [
        (
            hint.span.of(source.text),
            hint.role,
            sum(hint.span.start <= blank.span.start <= hint.span.end for blank in source.blanks),
        )
        for hint in hints(source)
    ]


def test_a_row_is_a_line():
    body = p("Fees") + table(["Item", "Fee", "Due"], ["Hosting", "", "monthly"], ["", "", ""])
    assert view(body) == [("Fees", None, 0), ("Item | Fee | Due", "table", 0), ("Hosting |  | monthly", "table", 0)]


def test_several_paragraphs_in_a_cell_stay_in_the_row():
    assert view(table([cell("Term", "(in months)"), "12"])) == [("Term (in months) | 12", "table", 0)]


def test_an_empty_cell_beside_a_filled_one_is_a_blank_in_a_table_of_two_columns():
    assert view(table(["Term", "12"], ["Fee", ""], ["", "x"])) == [
        ("Term | 12", "table", 0),
        ("Fee | ", "table", 1),
        (" | x", "table", 0),
    ]


def test_spanned_and_merged_cells_print_once():
    merged = [
        [cell("Head", properties='<w:gridSpan w:val="2"/>')],
        [cell("a", properties='<w:vMerge w:val="restart"/>'), "b"],
        [cell("hidden", properties="<w:vMerge/>"), "c"],
    ]
    assert [line for line, _, _ in view(table(*merged))] == ["Head", "a | b", " | c"]


def test_one_column_is_running_text():
    assert view(table([cell("One", "Two")], ["Three"])) == [("One", None, 0), ("Two", None, 0), ("Three", None, 0)]


def test_rows_with_numbered_paragraphs_are_running_text():
    body = table([cell(p("Scope", num(1)), "all of it"), cell("Umfang")], ["x", "y"])
    source = read(word(body, numbering=lists(level(0, "%1."))))
    assert printed(source) == ["1. Scope", "all of it", "Umfang", "x | y"]
    assert labels(source) == ["1."]


def test_labels_in_a_column_of_their_own_go_before_their_text():
    assert view(table(["1.", "You pay all the fees."], ["(a)", "and the taxes"], ["", "and more"])) == [
        ("1.\tYou pay all the fees.", None, 0),
        ("(a)\tand the taxes", None, 0),
        ("and more", None, 0),
    ]
    computed = table([cell(p("", num(1))), "You pay."], [cell(p("", num(1))), "We ship."])
    source = read(word(computed, numbering=lists(level(0, "%1."))))
    assert printed(source) == ["1. You pay.", "2. We ship."]
    assert labels(source) == ["1.", "2."]


def test_a_signature_table_of_two_parties_comes_party_by_party():
    body = table(["SELLER", "BUYER"], ["By: ____", "By: ____"], ["Name: Jo", "Name: Al"], ["Date:", "Date:"])
    assert [line for line, _, _ in view(body)] == [
        "SELLER",
        "By: ____",
        "Name: Jo",
        "Date:",
        "BUYER",
        "By: ____",
        "Name: Al",
        "Date:",
    ]
    assert all(role is None for _, role, _ in view(body))


def test_whole_signature_blocks_in_cells_come_cell_by_cell():
    body = table([cell("SELLER", "By:", "Date:"), cell("BUYER", "By:", "Date:")])
    assert [line for line, _, _ in view(body)] == ["SELLER", "By:", "Date:", "BUYER", "By:", "Date:"]


def test_signature_fields_before_their_values():
    body = table(["", "SELLER", "BUYER"], ["Signature", "", ""], ["Name", "Jo", "Al"], ["Date", "", "1 May 2026"])
    assert view(body) == [
        ("\tSELLER\tBUYER", None, 0),
        ("Signature\t\t", None, 2),
        ("Name\tJo\tAl", None, 0),
        ("Date\t\t1 May 2026", None, 1),
    ]


def test_signature_fields_whose_values_are_all_open():
    assert view(table(["Signature:", ""], ["Date:", ""])) == [("Signature:\t", None, 1), ("Date:\t", None, 1)]


def test_four_columns_of_fields_and_values():
    body = table(["By:", "", "By:", ""], ["Name:", "Jo", "Name:", "Al"])
    assert view(body) == [("By:\t", None, 1), ("Name:\tJo", None, 0), ("By:\t", None, 1), ("Name:\tAl", None, 0)]


def test_a_spacer_before_the_fields_belongs_to_the_first_party():
    body = table(["for", "By: x", "By: y"], ["", "Name: a", "Name: b"])
    assert [line for line, _, _ in view(body)] == ["for\tBy: x", "\tName: a", "By: y", "Name: b"]


def test_a_table_that_only_speaks_of_names_and_dates_is_none_of_signatures():
    assert view(table(["Name", "Date"], ["Jo", "1 May"]))[0] == ("Name | Date", "table", 0)


def test_nested_tables_are_read_where_they_stand():
    inner = "<w:tc>" + table(["a", "b"]) + p("after") + "</w:tc>"
    assert [line for line, _, _ in view(table(["left", inner]))] == ["left", "a | b", "after"]


def test_grid_columns_left_out_before_a_row():
    first = f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{cell("b")}</w:tr>'
    body = f"<w:tbl>{first}<w:tr>{cell('a')}{cell('c')}</w:tr></w:tbl>"
    assert [line for line, _, _ in view(body)] == ["b", "a | c"]
