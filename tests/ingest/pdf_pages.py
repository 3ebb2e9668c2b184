"""Pages that several tests of PDFs read."""

from tests.ingest.pdfs import (
    BODY,
    PLAIN,
    field,
    rule,
    say,
)
from tests.ingest.pdfs import lines as block


def page(number: int, of: int) -> bytes:
    head = say(72, 765, "CONFIDENTIAL - Draft 3", 8) + say(280, 40, f"Page {number} of {of}", 8)
    return head + block(72, 700, [f"{number} {BODY}", "and goes on.", "Then more.", "Here it ends."])


def noted(*, ruled: bool) -> bytes:
    return (
        block(72, 700, PLAIN)
        + say(72, 640, "An agreement")
        + say(132, 643.6, "1", 7)
        + say(140, 640, "and a fee*, m")
        + say(200, 643.6, "2", 7)
        + (rule(72, 200, 150) if ruled else b"")
        + say(72, 141, "1", 6)
        + say(76, 138, "The first note, in smaller type,", 8)
        + say(72, 128, "goes on here.", 8)
        + say(72, 116, "* Another note.", 8)
        + say(300, 40, "1")
    )


FIELDS = (
    field("Tx", "title", "On Ledgers", 150, 640, 400, 656),
    field("Tx", "empty", "", 150, 610, 400, 626),
    field("Sig", "sig", "", 150, 580, 400, 596),
    field("Tx", "alone", "", 72, 500, 300, 516),
    field("Tx", "drawn", "", 105, 458, 250, 474),
    field("Btn", "push", "", 400, 458, 450, 474, b"/Ff 65536"),
    field("Btn", "box", "", 105, 428, 115, 438),
)
