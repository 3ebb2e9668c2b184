"""Where a clause's heading ends and its text begins."""

from __future__ import annotations

from collections.abc import Sequence

from contractmodel.model import Span
from contractmodel.parse.grammar import Grammar
from contractmodel.parse.lexer import Token
from contractmodel.parse.rows import index
from contractmodel.parse.thresholds import CAPTION_WIDTH, HEADING_WORDS


def own_line(tokens: Sequence[Token], grammar: Grammar) -> bool:
    """Whether the clause made of `tokens` is a label and a heading and nothing else so far."""
    if any(token.kind == "MORE" for token in tokens[1:]):
        return False
    if len(tokens) > 1:
        return True
    first = tokens[0]
    if first.kind != "LABEL" or first.reading is None:
        return False
    rest = first.row.text[first.begin : first.end].strip()
    hint = first.row.line.hint
    if hint is not None and hint.heading is not None:
        return True
    if not rest:
        return first.reading.rank < 5
    return _title_like(rest, grammar) and (first.reading.rank < 5 or not rest.islower())


def _title_like(rest: str, grammar: Grammar) -> bool:
    if len(rest) > CAPTION_WIDTH or len(rest.split()) > HEADING_WORDS or rest[-1] in ",;":
        return False
    if grammar["RESERVED"].match(rest):
        return False
    if rest[-1] in ".:":
        return grammar["HEADLINE"].match(rest[:-1]) is not None
    return grammar["HEADLINE"].match(rest) is not None


def split(tokens: Sequence[Token], grammar: Grammar, *, alone: bool) -> tuple[Token | None, int]:
    """The token whose text holds the heading and the index in the row's text where the heading ends; (None, 0) if none.

    `alone`: nothing else follows in this clause, so that a line that could be a heading is its text.
    """
    first = tokens[0]
    for token in tokens[1:]:
        if token.kind == "CAPTION":
            return token, token.end
    text = first.row.text
    rest = text[first.begin : first.end]
    hint = first.row.line.hint
    if hint is not None and hint.run_in is not None and first.begin == first.label.end and first.label.start == 0:
        end = index(first.row, hint.run_in)
        if first.begin < end <= first.end and rest.strip():
            return first, end
    if not rest.strip():
        return None, 0
    if hint is not None and hint.heading is not None:
        return first, first.end
    following = tokens[1] if len(tokens) > 1 else None
    if following is None:
        if not alone and own_line(tokens, grammar):
            return first, first.end
    elif _break(first, following) and _title_like(rest.strip(), grammar):
        return first, first.end
    begin = first.begin + len(rest) - len(rest.lstrip())
    found = grammar["RUN_IN"].match(text, begin, first.end)
    if found is not None and not grammar["NO_HEADING"].match(found.group()):
        words = found.group().split()
        plain = len(words) > 1 and all(word[0].islower() for word in words[1:])
        if not (plain and found.group()[-1] == ":") and len(words) <= HEADING_WORDS:
            return first, found.end()
    return None, 0


def _break(first: Token, following: Token) -> bool:
    """Whether the line break behind the first line was meant: the line was not full, or a new paragraph follows."""
    text = following.row.text[following.begin : following.end].lstrip()
    if following.kind == "TEXT":
        return True
    return not first.row.full and text[:1] in "“\"([" or (not first.row.full and text[:1].isupper())


def bare_heading(printed: str) -> str:
    """`printed` without the point, colon or dash that closes it.

    >>> bare_heading("Definitions."), bare_heading("Governing Law –"), bare_heading("Term")
    ('Definitions', 'Governing Law', 'Term')
    """
    return " ".join(printed.split()).rstrip(".:–—- ") or " ".join(printed.split())


def heading_span(token: Token, end: int) -> Span:
    """The indexes in the row's text that the heading takes, white space trimmed off."""
    text = token.row.text[token.begin : end]
    begin = token.begin + len(text) - len(text.lstrip())
    return Span(begin, begin + len(text.strip()))
