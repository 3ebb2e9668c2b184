"""Labels that a line's end divides: a keyword and its number ("ARTICLE" / "IV"), a bullet and its words."""

from __future__ import annotations

from collections.abc import Sequence

from contractmodel.model import Span
from contractmodel.parse.grammar import Grammar
from contractmodel.parse.rows import tail
from contractmodel.parse.thresholds import LONGEST_KEYWORD
from contractmodel.text.line import Line


def whole(lines: Sequence[Line], text: str, grammar: Grammar) -> Sequence[Line]:
    r"""`lines` with each keyword that stands alone joined to the number on the next line. Linear.

    The keyword begins a paragraph, and what both lines say together is a label, or the head of a schedule.

    >>> from contractmodel.model import Source, SourceText
    >>> from contractmodel.parse.grammar import load
    >>> from contractmodel.text.lines import lines
    >>> said = "It ends.\nSection\n1.2. Price. It is low.\n\nEXHIBIT\n\nA\n"
    >>> [line.text for line in whole(lines(SourceText(Source(), said)), said, load("agreement"))]
    ['It ends.', 'Section 1.2. Price. It is low.', 'EXHIBIT  A']

    So is a bullet that stands alone to the words on the next line, if the extraction, `text`, has nothing between them.

    >>> said = "•\npears;\n\n•\nplums."
    >>> [line.text for line in whole(lines(SourceText(Source(), said)), said, load("agreement"))]
    ['• pears;', '• plums.']
    """
    places: list[int] = []
    for at, line in enumerate(lines[:-1]):
        said = line.text
        if len(said) > LONGEST_KEYWORD or (places and places[-1] == at - 1):
            continue
        if (_is_dot(said, grammar) and _dot(lines, at, text, grammar)) or (
            said.isalpha() and _divided(lines, at, grammar)
        ):
            places.append(at)
    if not places:
        return lines
    done: list[Line] = []
    start = 0
    for at in places:
        first, second = lines[at : at + 2]
        done += lines[start:at]
        between = " " * (second.start - first.end)
        pieces = (Span(first.start, second.pieces[0].end), *second.pieces[1:])
        done.append(first._replace(text=first.text + between + second.text, pieces=pieces, blanks=second.blanks))
        start = at + 2
    return [*done, *lines[start:]]


def _is_dot(text: str, grammar: Grammar) -> bool:
    """Whether a line holds a bullet by itself that is nothing else."""
    return len(text) == 1 and (grammar["DOT"].match(text) or grammar["BOX"].match(text)) is not None


def _dot(lines: Sequence[Line], at: int, text: str, grammar: Grammar) -> bool:
    """Whether the bullet that is `lines[at]` belongs to the line below, with nothing but white space between them."""
    line, following = lines[at], lines[at + 1]
    told = following.hint is not None and following.hint.label is not None
    if len(line.pieces) != 1 or told or line.blanks or not following.text or _is_dot(following.text, grammar):
        return False
    return text[line.end : following.start].isspace()


def _divided(lines: Sequence[Line], at: int, grammar: Grammar) -> bool:
    line, following = lines[at], lines[at + 1]
    if not grammar["LONE_KEYWORD"].match(line.text) or len(line.pieces) != 1 or not following.text or line.blanks:
        return False
    if following.hint is not None and following.hint.label is not None:
        return False
    if at and not line.gap and not grammar["FINISHED"].match(tail(lines[at - 1].text)):
        return False
    joined = f"{line.text} {following.text}"
    found = grammar["LABEL"].match(joined)
    if found is None:
        own = grammar["LABEL"].match(following.text)
        if own is not None and own.end() < len(following.text):
            return False
        found = grammar["SCHEDULE"].match(joined)
    return found is not None and found.end() > len(line.text) + 1
