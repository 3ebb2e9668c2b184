"""Where something stands in a text."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points, 0-based, in an agreement's extraction.

    A tuple and not an attrs class: trees hold tens of thousands of spans, and JSON prints them as pairs.

    >>> Span(3, 7).of("You agree to pay.")
    ' agr'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters that the span covers in `text`."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span.

        >>> Span(0, 9).covers(Span(3, 4))
        True
        """
        return self.start <= other.start and other.end <= self.end


NOWHERE = Span(0, 0)
"""The span of what was never printed: blocks built by hand or by `apply`."""
