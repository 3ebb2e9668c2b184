"""Where a clause's heading ends and its text begins."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from contractmodel.model import Span
from contractmodel.parse.fronts import sentence_head
from contractmodel.parse.grammar import Grammar
from contractmodel.parse.lexer import Token
from contractmodel.parse.rows import index
from contractmodel.parse.thresholds import CAPTION_WIDTH, HEADING_LINES, HEADING_WORDS, LEAST_SAID, MEMBER_RANK
from contractmodel.parse.words import Segment
from contractmodel.patterns import compiled
from contractmodel.text.line import offset

_INNER_STOP = compiled(r"(?:[a-z]|[A-Z]{5})\. ")
_WORDED = compiled(r"[^\W_]")


def own_line(tokens: Sequence[Token], grammar: Grammar) -> bool:
    """Whether the clause made of `tokens` is a label and a heading and nothing else so far."""
    first = tokens[0]
    if len(tokens) > 1 and any(token.kind == "CAPTION" for token in tokens[1:]):
        return all(token.kind == "CAPTION" for token in tokens[1:])
    if first.kind != "LABEL" or first.reading is None or len(tokens) > HEADING_LINES:
        return False
    rest = " ".join([token.row.text[token.begin : token.end].strip() for token in tokens]).strip()
    hint = first.row.line.hint
    if hint is not None and hint.heading is not None:
        return True
    if not rest:
        return True
    outer = first.reading.rank < 5
    return _title_like(rest, grammar, outer=outer) and (outer or not rest.islower())


def says_more(heading: str, grammar: Grammar) -> bool:
    """Whether what looks like a heading is a sentence: it defines a term, holds a blank, or points elsewhere twice.

    >>> from contractmodel.parse.grammar import load
    >>> told = ('Term', 'Ada Example (the "Seller").', 'See Section 1.1, Section 2.1(a).', 'Section 83(b) Election.')
    >>> [says_more(one, load("agreement")) for one in told]
    [False, True, True, False]
    """
    if _DEFINING.search(heading) or grammar["BLANK"].search(heading):
        return True
    if heading[-1:] == "." and not grammar["CAPS"].match(heading) and grammar["NO_HEADING"].match(heading):
        return True
    return len(_POINTING.findall(heading)) > 1


_DEFINING = compiled(r"\((?:the |each |an? |collectively |together )*[\"“‘']")
_POINTING = compiled(r"\b(?:[Ss]ections?|[Aa]rticles?|[Cc]lauses?|[Pp]aragraphs?) [\dIVX(]")


def _title_like(rest: str, grammar: Grammar, *, outer: bool) -> bool:
    """Whether `rest` can be a title on a line of its own. `outer`: its label is none of a list inside a sentence."""
    if len(rest) > CAPTION_WIDTH or len(rest.split()) > HEADING_WORDS or rest[-1] in ",;-":
        return False
    if grammar["RESERVED"].match(rest) or _INNER_STOP.search(rest) or says_more(rest, grammar):
        return False
    if rest[-1] in ".:":
        plain = grammar["PLAIN_HEAD"].match(rest) is not None and not grammar["NO_HEADING"].match(rest)
        return plain or grammar["HEADLINE"].match(rest[:-1]) is not None
    return grammar["HEADLINE"].match(rest) is not None or (outer and sentence_head(rest, grammar))


def split(tokens: Sequence[Token], grammar: Grammar, *, alone: bool) -> tuple[list[Segment], list[Segment]]:
    """The pieces of a clause's lines that are its heading (none if it has none), and the rest: its text.

    A heading is no sentence, and where it is all but the last point, the point belongs to it.
    """
    heading, rest = _split(tokens, grammar, alone=alone)
    if not heading or any(token.kind == "CAPTION" for token in tokens):
        return heading, rest
    left = [one for one in rest if one.row.text[one.begin : one.end].strip()]
    if left and not _WORDED.search(" ".join([one.row.text[one.begin : one.end] for one in left])):
        said = heading[0].row.text[heading[0].begin : heading[0].end].strip()
        last = left[0]
        asked = grammar["BLANK"].search(last.row.text, last.begin, last.end) is not None
        if asked or says_more(f"{said}.", grammar) or len(left) > 1 or last.row is not heading[-1].row:
            return [], [Segment(token.row, token.begin, token.end) for token in tokens]
        return [*heading[:-1], Segment(last.row, heading[-1].begin, last.end)], []
    return heading, rest


_segment = tuple.__new__
"""What makes a segment of its values at a third of the cost of calling `Segment`."""


def _split(tokens: Sequence[Token], grammar: Grammar, *, alone: bool) -> tuple[list[Segment], list[Segment]]:
    """The same by what is said of it or how it looks.

    The format's word counts first; then a line of its own; then a title that runs into the text, over a line's end if
    need be. `alone`: nothing else follows in this clause, so that a line that could be a heading is its text.
    """
    first = tokens[0]
    everything = [_segment(Segment, (token.row, token.begin, token.end)) for token in tokens]
    kinds = [token.kind for token in tokens]
    if "CAPTION" in kinds:
        parts = list(zip(everything, kinds, strict=True))
        return [one for one, kind in parts if kind == "CAPTION"], [one for one, kind in parts if kind != "CAPTION"]
    text = first.row.text
    rest = text[first.begin : first.end]
    if not rest.strip():
        return [], everything
    begin = first.begin + len(rest) - len(rest.lstrip())
    end = _stated(first)
    if end is None and len(rest) <= CAPTION_WIDTH:
        above = kinds.index("TEXT") if "TEXT" in kinds else len(kinds)
        alone = alone and above == len(tokens)
        if above > 1 and not alone and own_line(tokens[:above], grammar):
            return everything[:above], everything[above:]
        end = _own(tokens, rest.strip(), grammar, alone=alone)
    if end is None:
        end = _run_in(text, begin, first.end, grammar)
        if end is not None and text[end - 1] == ":" and len(tokens) == 1 and _said(first, end):
            end = None
        if end is None and len(tokens) > 1 and first.end == first.row.end and tokens[1].kind == "MORE":
            return _over_lines(tokens, begin, everything, grammar)
    if end is None:
        return [], everything
    return [Segment(first.row, begin, end)], [Segment(first.row, end, first.end), *everything[1:]]


def _said(first: Token, end: int) -> bool:
    """Whether a member of a list only says so much of a thing: "(i) the buyer: $5;"."""
    member = first.reading is not None and first.reading.rank >= MEMBER_RANK
    return member and len(first.row.text[end : first.end].split()) < LEAST_SAID


def _stated(first: Token) -> int | None:
    """Where the heading ends by the format's own word."""
    hint = first.row.line.hint
    if hint is None:
        return None
    if hint.run_in is not None and first.begin == first.label.end and first.label.start == 0:
        end = index(first.row, hint.run_in)
        if first.begin < end <= first.end:
            return end
    return first.end if hint.heading is not None else None


def _own(tokens: Sequence[Token], rest: str, grammar: Grammar, *, alone: bool) -> int | None:
    """The end of the first line, if it is a heading of its own."""
    first = tokens[0]
    if len(tokens) == 1:
        return first.end if not alone and own_line(tokens, grammar) else None
    outer = first.reading is not None and first.reading.rank < 5
    return first.end if _break(first, tokens[1]) and _title_like(rest, grammar, outer=outer) else None


def _run_in(text: str, begin: int, end: int, grammar: Grammar) -> int | None:
    """Where a title that runs into the text from `begin` on ends."""
    found = grammar["RUN_IN"].match(text, begin, end) if text[begin : begin + 1] in grammar.opens("RUN_IN") else None
    if found is None or grammar["NO_HEADING"].match(found.group()):
        return None
    words = found.group().split()
    plain = len(words) > 1 and all(word[0].islower() for word in words[1:])
    if len(words) > HEADING_WORDS or (plain and found.group()[-1] == ":"):
        return None
    return found.end()


def _over_lines(
    tokens: Sequence[Token], begin: int, everything: list[Segment], grammar: Grammar
) -> tuple[list[Segment], list[Segment]]:
    """The same for a title that a line's end breaks."""
    first, second = tokens[0], tokens[1]
    head = first.row.text[begin : first.end]
    if len(head) > CAPTION_WIDTH or head[-1] in ".:;,":
        return [], everything
    joined = f"{head} {second.row.text[second.begin : second.end]}"
    end = _run_in(joined, 0, len(joined), grammar)
    if end is None or end <= len(head) + 1:
        return [], everything
    cut = second.begin + end - len(head) - 1
    heading = [Segment(first.row, begin, first.end), Segment(second.row, second.begin, cut)]
    return heading, [Segment(first.row, first.end, first.end), Segment(second.row, cut, second.end), *everything[2:]]


def _break(first: Token, following: Token) -> bool:
    """Whether the line break behind the first line was meant: the line was not full, or a new paragraph follows."""
    text = following.row.text[following.begin : following.end].lstrip()
    if following.kind == "TEXT":
        return True
    return (not first.row.full and text[:1] in '“"([') or (not first.row.full and text[:1].isupper())


def before_mark(heading: list[Segment], marks: Sequence[Span]) -> tuple[list[Segment], list[Segment]]:
    """`heading` as far as the first note's mark in it, and the rest of it: a heading is one stretch of text."""
    if not heading:
        return heading, []
    whole = span_of(heading)
    number = bisect_left(marks, whole)
    if number == len(marks) or not whole.covers(marks[number]):
        return heading, []
    inside = marks[number]
    at = next(n for n, one in enumerate(heading) if one.row.line.end >= inside.start)
    row, begin, end = heading[at]
    cut = max(begin, min(end, index(row, inside.start)))
    kept = [*heading[:at], Segment(row, begin, cut)]
    rest = [Segment(row, cut, end), *heading[at + 1 :]]
    if not any(one.row.text[one.begin : one.end].strip() for one in kept):
        return [], heading
    return [one for one in kept if one.row.text[one.begin : one.end].strip()], rest


def like_a_sentence(heading: Sequence[Segment], rest: Sequence[Segment]) -> bool:
    """Whether a heading that runs into its text could be a short sentence: but for its first, its words are small."""
    last = heading[-1]
    if not rest or rest[0].row is not last.row or not last.row.text[last.end : rest[0].end].strip():
        return False
    words = " ".join([one.row.text[one.begin : one.end] for one in heading]).split()
    said = len(words) > 2 and words[-1][-1:] == "." and not words[-1].endswith("ed.")
    return said and all(word[0].islower() for word in words[1:])


def bare_heading(printed: str) -> str:
    """`printed` without the point, colon or dash that closes it.

    >>> bare_heading("Definitions."), bare_heading("Governing Law –"), bare_heading("Term")
    ('Definitions', 'Governing Law', 'Term')
    """
    return " ".join(printed.split()).rstrip(".:–—- ") or " ".join(printed.split())


def span_of(heading: Sequence[Segment]) -> Span:
    """The one span of the extraction that the pieces of a heading take."""
    first, last = heading[0], heading[-1]
    text = first.row.text[first.begin : first.end]
    begin = first.begin + len(text) - len(text.lstrip())
    end = len(last.row.text[: last.end].rstrip())
    return Span(offset(first.row.line, begin), offset(last.row.line, end - 1) + 1)
