"""How the pieces of a quote look: in colour, in a pipe, in words."""

from __future__ import annotations

from collections.abc import Iterator

from contractmodel.render.layout import Run
from contractmodel.report.values import Quote

_PLAIN = {"insert": ("[+", "+]"), "delete": ("[-", "-]")}
_WORDS = {"insert": ("[INSERTED: ", "]"), "delete": ("[DELETED: ", "]")}
COLOUR, PLAIN, WORDS = "colour", "plain", "words"


def quoted(quote: Quote, marks: str) -> Iterator[Run]:
    """The runs of `quote`. `marks` is `colour` (style tells), `plain` (`[+…+]`, `[-…-]`) or `words` ([INSERTED: …]).

    >>> from contractmodel.report import Piece
    >>> "".join(r.text for r in quoted((Piece("same", "may "), Piece("insert", "not")), "plain"))
    'may [+not+]'
    """
    brackets = _PLAIN if marks == PLAIN else _WORDS if marks == WORDS else {}
    for kind, text in quote:
        opening, closing = brackets.get(kind, ("", ""))
        if kind == "gap":
            yield Run(f" […{text}…] " if text else "…", "gap")
        elif kind == "break":
            yield Run(f" ¶ {text}: ", "dim")
        else:
            yield Run(f"{opening}{text}{closing}", "" if kind == "same" else kind)
