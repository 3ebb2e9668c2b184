"""Characters that print nothing, set aside: they tell nothing about how a text is built."""

from __future__ import annotations

from attrs import evolve

from contractmodel.model import Diagnostic, Furniture, SourceText, Span
from contractmodel.patterns import compiled

UNSEEN = compiled("[\u180e\u200b\u2060-\u2064\ufeff]+|\u00ad+(?=[^\\W_])")
"""Zero-width spaces and their kin, soft hyphens inside a word.

Joiners and signs that turn the direction of writing shape what is printed.
"""


def visible(source: SourceText) -> SourceText:
    r"""`source` with its zero-width characters as furniture, and a diagnostic that counts them. Linear.

    >>> from contractmodel.model import Source
    >>> told = visible(SourceText(Source(), "You \u200bpay."))
    >>> told.furniture, told.diagnostics[0].code
    ((Furniture(kind='other', span=Span(start=4, end=5)),), 'invisible-characters')
    """
    if source.text.isascii():
        return source
    found = [Span(*match.span()) for match in UNSEEN.finditer(source.text)]
    taken = sorted(
        [one.span for one in source.furniture]
        + [one.span for one in source.marks]
        + [one.span for one in source.blanks]
    )
    free = _outside(found, taken)
    if not free:
        return source
    count = sum(span.end - span.start for span in free)
    told = f"{count} characters that print nothing were set aside: zero-width spaces and their kin."
    return evolve(
        source,
        furniture=(*source.furniture, *(Furniture("other", span) for span in free)),
        diagnostics=(*source.diagnostics, Diagnostic("invisible-characters", "note", free[0], told)),
    )


def _outside(found: list[Span], taken: list[Span]) -> list[Span]:
    """Those of `found` that touch none of `taken`, both in order of place."""
    free: list[Span] = []
    at = reach = 0
    for span in found:
        while at < len(taken) and taken[at].start < span.end:
            reach = max(reach, taken[at].end)
            at += 1
        if reach <= span.start:
            free.append(span)
    return free
