"""The bounds of this room, and what set each."""

from __future__ import annotations

MOST_STEPS = 96
"""Differences that the greedy search follows in Python before rapidfuzz is loaded: 96² / 2 steps cost about 2 ms, and
loading rapidfuzz costs 26 ms."""

WORD_BY_WORD = 2_000
"""The longest gap, in tokens a side, that is aligned at once. rapidfuzz keeps a bit for each pair of tokens: 0.5 MB at
this size, 50 MB at ten times it. Longer gaps are first cut at tokens that occur once on each side."""

LONG_ENOUGH_FOR_SENTENCES = 40
"""Tokens a side from which equal sentences are anchored before words: below that there is seldom a second sentence."""

SENTENCE_WORDS = 4
"""The shortest sentence that anchors or is told as moved: shorter ones ("Reserved.") recur by chance."""

MOVED_WORDS = 6
"""The shortest run of words deleted here and inserted there that is told as one move."""

BIND_STEPS = 20_000
"""Steps of the search that binds blanks exactly; real forms take fewer than one step a word."""

MOST_ELEMENTS = 120
"""Blanks, prompts, options and the fixed words between them in one block that the exact search takes on: it goes one
call deeper for each. A form's longest paragraph has about fifteen; beyond the cap blanks are found gap by gap."""

LONGEST_VALUE = 160
"""The most tokens that one blank's value may have; `values` refuses long before that by letters."""

MOST_ROUNDS = 4
"""Times that pairs are aligned anew because a rename was refuted; each round refutes one rename at least."""

NEAR_BLANK = 3
"""Characters between where a blank is expected in after and one that is the same: a colon or a quotation mark."""

FEW_PHRASES = 8
"""Renames up to which every block is asked for every name: the words of 1,000 clauses are set down in the time that
takes for about ten."""
