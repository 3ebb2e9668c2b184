"""Every threshold of this room, each with the measurement that set it (docs/matching.md has the tables).

None decides significance: they only say when two blocks are alike enough to be shown as one pair.
"""

SHORT_WORDS = 3
"""A block of fewer words is no anchor by its words alone: `[Reserved]` stands where it stands by its neighbours."""

POSTING_CAP = 4
"""A word run that stands in more free blocks of one side than this names no candidate."""

CANDIDATES = 4
"""Candidates that are scored for each free block."""

SURE = 0.5
"""Likeness from which a candidate found anywhere is believed, if no other comes near it."""

MARGIN = 0.15
"""How far the best candidate must lead every rival to be believed before the gaps are aligned."""

CLEAR = 0.85
"""A likeness below this gives way to a block that holds, or is held, by so large a share of its word runs."""

PLACE_LIFT = 0.15
"""What standing beside the same partners adds when candidates are put in order."""

LONG_WORDS = 8
"""Blocks of fewer words pair by their words only in place: `You shall:` stands everywhere."""

DISTINCT = 0.06
"""The share of two blocks' word runs that must be common to both and rare in their documents, for them to be believed
one in another place."""

SURELY = 0.75
"""The likeness from which `DISTINCT` is enough."""

SAMPLE = 2000
"""Blocks of a side over which word runs are counted."""

RARE_TWINS = 3
"""A run in so many blocks of its side is still rare."""

PLAIN = 0.75
"""Likeness from which two blocks that stand alone in the same gap are one, and no other place is searched."""

IN_PLACE = 0.4
"""Likeness from which two blocks between the same neighbours under partner parents are one clause, reworded."""

NEARBY = 0.5
"""Likeness from which two blocks beside the same neighbours are one, though their parents are not partners."""

HELD = 0.5
"""The share of their contents that two blocks must have in common to answer to each other, whatever they say."""

UNLIKE = 0.3
"""Two blocks of some length whose likeness is below this do not answer to each other for what they hold alone."""

ELSEWHERE = 0.5
"""Likeness from which two blocks that stand in different places are one clause, moved and reworded."""

GAP_CELLS = 4096
"""The most cells (before × after) of one gap that is aligned in full."""

CONTAINED = 0.7
"""The share of a piece's words that must lie in the block it was split from, in order."""

COVERED_ANEW = 0.6
"""The share of a piece's words that must cover what the other pieces leave uncovered."""

REST_COVERED = 0.65
"""A piece that covers so much of what the others leave open belongs to the whole, however much was added to it."""

REST_GAIN = 0.4
"""The share of such a piece's words that must lie there."""

SHORT_PIECE = 6
"""Below so many words a piece must be contained, and cover anew, more strictly: all of it at three words."""

PIECE_WORDS = 8
"""A single block that lies within a larger one answers to it from so many words on."""

WITHIN = 0.75
"""The share of its word runs by which a shorter block lies within a longer one that it answers to alone."""

IN_SEQUENCE = 0.3
"""The share of a piece's word runs that its whole must have, however well its words lie there in order."""

WHOLE_COVERED = 0.5
"""The share of a whole's words that its pieces must cover together."""

NEIGHBOURS = 4
"""How many blocks a piece may stand from the next piece of its whole."""

OWN_LCS_PAIRS = 400
"""Up to so many comparisons are made without rapidfuzz, whose import costs as much as about a thousand of them."""

LCS_CELLS = 4_000_000
"""Above so many words of one block times words of the other, words are compared as a bag: order would cost seconds."""

OWN_LCS_CELLS = 40_000
"""Above so many words times words a comparison is worth rapidfuzz's import by itself."""

LARGE_WHOLE = 600
"""From so many words on, pieces are looked for by place in their whole and not compared with it in full."""
