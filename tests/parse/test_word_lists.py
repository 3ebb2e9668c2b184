"""What the reader of Word files says about lists, and what the tree makes of it."""

import contractmodel as cm
from contractmodel.parse import parse
from tests.ingest.word_files import level, lists, num, p, r, read, word

BULLETS = lists(level(0, "\uf0b7", "bullet"), level(0, "%1."))


def test_bullets_are_items_though_no_colon_leads_to_them():
    words = ["The seller packs the goods in crates.", "wooden crates", "steel crates", "The buyer returns the crates."]
    body = p(words[0]) + p(words[1], num(1)) + p(words[2], num(1)) + p(words[3])
    made = parse(read(word(body, numbering=BULLETS)))
    assert [block.type for block in made.body] == ["paragraph", "item", "item", "paragraph"]


def test_signatures_beside_each_other_with_other_numbers_of_tabs():
    tab = "<w:r><w:tab/></w:r>"
    rows = [("SELLER", 2, "BUYER"), ("By: ____", 1, "By: ____"), ("Name: Ina Berg", 3, "Name: Tom Reed")]
    made = parse(read(word("".join(p(r(first) + tab * tabs + r(second)) for first, tabs, second in rows))))
    assert [block.party for block in made.body] == ["SELLER", "BUYER"]
    assert [[field.text for field in block.fields] for block in made.body] == [["", "Ina Berg"], ["", "Tom Reed"]]


def test_a_box_that_is_ticked_is_a_difference():
    before, after = (
        cm.load(f"I agree:\n\n{one} to calls;\n\n{other} to letters.\n".encode()) for one, other in ("☐☒", "☒☐")
    )
    assert cm.diff(before, after).verdict == "different"


def test_a_numbered_series_is_no_part_of_the_bullets_before_it():
    text = "The buyer buys:\n\n• wood.\n\n• steel.\n\n1. The seller delivers on time.\n\n2. The buyer pays at once.\n"
    made = cm.load(text.encode())
    assert [block.path for block in made.walk()] == ["paragraph:1", "item:1", "item:2", "1", "2"]
