"""What a label says once its dress is off, and how labels make paths."""

from __future__ import annotations

from functools import lru_cache

from contractmodel.patterns import compiled

_KEYWORD = compiled(
    r"(?i:^(?:article|section|sect?\.?|clause|paragraph|para\.?|part|schedule|exhibit|annex(?:ure)?|appendix|attachment|addendum|chapter|title|rule|§+)(?![a-z])\s*)",
)
_WORD = compiled(r"^[^\W\d_]{2,}\.?\s+(?=[\W_]*[^\W_])")
_NUMBERED = compiled(r"#\d+")
_DRESS = compiled(r"^[\W_]+|[\W_]+$")

_KEPT = 20_000
"""Labels remembered: twice what a text of 10,000 clauses prints, because matching asks for those of both sides."""


@lru_cache(maxsize=_KEPT)
def bare(label: str) -> str:
    """`label` without keyword, punctuation and brackets, case kept: the component it gives to a path.

    >>> [bare(x) for x in ("6.", "(c)", "Article IV", "§ 3.1.2", "Section 5.", "1.01", "FIRST:", "3a.", "Schedule A")]
    ['6', 'c', 'IV', '3.1.2', '5', '1.01', 'FIRST', '3a', 'A']

    Words and signs that no list names are dress all the same: a numbering style is the grammar's to know.

    >>> [bare(x) for x in ("Nr. 5 –", "«2.b»", "SECOND:", "4.2(b)")]
    ['5', '2.b', 'SECOND', '4.2.b']
    """
    undressed = _WORD.sub("", _KEYWORD.sub("", label.strip()))
    return "".join(_DRESS.sub("", undressed).replace("(", ".").replace(")", "").split()) or "".join(
        _DRESS.sub("", label).split()
    )


def joined(above: str, component: str) -> str:
    """The path of a clause labelled `component` under the path `above`; a label that repeats its parent counts once.

    >>> joined("6", "c"), joined("4", "4.2"), joined("IV", "4.2"), joined("A/", "1.2"), joined("", "3")
    ('6.c', '4.2', 'IV.2', 'A/1.2', '3')
    >>> joined("4#2", "4.2"), joined("4#2.2", "4.2.1")
    ('4#2.2', '4#2.2.1')
    >>> joined("IV.2", "4.2.1"), joined("IV.2.1", "4.2.1.3")
    ('IV.2.1', 'IV.2.1.3')
    """
    if not above:
        return component
    if above.endswith("/"):
        return above + component
    last = above.replace("/", ".").split(".")[-1].partition("#")[0]
    head, dot, rest = component.partition(".")
    tail = above.rsplit("/", 1)[-1]
    if "#" in tail:
        tail = _NUMBERED.sub("", tail)
    for said in (tail, _counted(tail)) if dot else ():
        if component.startswith(said + ".") and len(component) > len(said) + 1:
            return above + component[len(said) :]
    if dot and rest and (head == last or head == _arabic(last)):
        return f"{above}.{rest}"
    return f"{above}.{component}"


_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_ROMAN_FORM = compiled(r"(?i:M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))")


def roman(numeral: str) -> int | None:
    """The value of a well-formed Roman numeral in either case, or None.

    >>> roman("IV"), roman("xii"), roman("IIII"), roman("")
    (4, 12, None, None)
    """
    if not numeral or not _ROMAN_FORM.fullmatch(numeral):
        return None
    values = [_ROMAN[c] for c in numeral.upper()]
    return sum(-v if v < w else v for v, w in zip(values, [*values[1:], 0], strict=True))


def _counted(tail: str) -> str:
    """The path `tail` with the Roman numeral that it begins with in digits."""
    head, dot, rest = tail.partition(".")
    return f"{_arabic(head) or head}{dot}{rest}"


def _arabic(component: str) -> str | None:
    value = roman(component)
    return None if value is None else str(value)
