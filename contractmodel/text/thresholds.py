"""What is counted as much, little, near: every number that the lines of a text are read by, and where it comes from."""

from __future__ import annotations

UNWRAPPED = 130
"""Where lines that go on are usually longer than this, the text is one line a paragraph and each break is meant."""

NARROWEST = 50
"""Lines that wrap are at least this wide; where all are shorter, each break is meant."""

FULL = 0.82
"""A line is full when it and the next line's first word fill this share of the usual width: margins vary by a fifth."""

SHORT = 20
"""Characters that a line must exceed to tell how wide its text is: labels and numbers on lines of their own do not."""

LEAST_WORD = 2
"""Letters of a word that is no label where no sign follows it: bare labels in lower case have one, or are numerals."""
