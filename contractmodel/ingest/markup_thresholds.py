"""Limits and thresholds of the Word and HTML readers, each with what set it."""

from __future__ import annotations

MAX_PARTS = 20_000
"""Most entries of a Word package. Packages with a picture a page stay under 2,000."""

MAX_PART_BYTES = 32 * 1024 * 1024
"""Largest part of a Word package that is parsed: 700 kB is a 40-page agreement, 32 MB about 1,800 pages."""

MAX_PACKAGE_BYTES = 512 * 1024 * 1024
"""Most bytes a package may claim to unpack to, pictures included, though only a few text parts are ever unpacked."""

FREE_PART_BYTES = 4 * 1024 * 1024
"""A part up to this size is harmless however well it was packed."""

MAX_RATIO = 200
"""Most bytes that a packed byte of a larger part may unpack to. Real parts reach 35, a thousand equal clauses 120."""

MAX_TREE_DEPTH = 1_000
"""HTML elements inside one another; libxml2 stops at 2,048 and loses the rest. Real pages stay under 60."""

MAX_LEVEL = 40
"""Deepest list level told to the parser; what lies deeper is told at this level. Agreements stop at 9."""

MAX_STYLE_CHAIN = 64
"""Styles based on one another, or list definitions that point to one another; Word itself allows 11."""

MAX_RULES = 2_000
"""Style sheet rules of a page that are looked at; agreements saved from a browser carry up to 900."""

RUN_IN_WORDS = 12
"""Most words of a bold or underlined beginning that is taken for a heading; the longest seen has 11."""

RUN_IN_SENTENCE_WORDS = 6
"""Most words of a line that is bold throughout, ends like a sentence and is still taken for a heading."""

HEADING_WORDS = 25
"""A paragraph in a heading style with more words is clause text in a heading's dress, as Word forms have it."""

BLANK_SPACES = 3
"""Fewest underlined spaces in a row that are a blank to fill in."""

MARK_LENGTH = 6
"""Longest text of a link that can be a note's mark: `[12]`, `***`, `xviii`."""

ALIGNED_TWIPS = 60
"""Indents that differ by no more are the same column to the eye (a twentieth of a point a twip: 1 mm)."""

CONTROL_WORDS = 40
"""A content control with more words than this wraps a passage of the agreement; values of blanks stay under 25."""

MAX_RULE_TRIALS = 200_000
"""Style rules tried on elements before a page's style sheets are given up: 0.4 s. Real pages take under 20,000."""

MAX_ANCESTORS = 100
"""Ancestors that one style rule is tried on; real pages stay under 60 elements deep."""

MAX_COUNTER_DEPTH = 40
"""CSS counters of one name inside one another: as deep as list levels are told to the parser."""

MAX_COUNTER_TEXT = 60
"""Characters of a computed number; "Section 1.1.1.1.1 " has 18."""
