"""How much of a document a report quotes. Set by looking at the screens of the built-in pair, of returned forms and of
long contracts at 80 and 120 columns: enough words to find the place, few enough to see several differences at once.
"""

WORDS_AROUND = 6
"""Words kept on each side of an edit. With 4 a reader had to open the document to find the sentence."""

SHORTEST_GAP = 4
"""A stretch is elided only where that hides at least this many words: an ellipsis costs as much as three."""

LONGEST_INSERTION = 90
"""Words of an insertion shown whole; what is new binds, so it is cut late."""

LONGEST_DELETION = 40
"""Words of a deletion shown whole."""

KEPT_ENDS = 14
"""Words kept at each end of an insertion or deletion that is cut."""

SMALL_EDIT = 6
"""Words (before and after together) up to which a headline quotes the edit itself."""

FEW_KEPT = 0.5
"""Share of the words kept below which a headline says how much is left rather than what was edited."""

LONGEST_LIST = 14
"""Members of a list (layout kinds, paths of a rename) named one by one before the rest is counted."""

MOST_NAMED = 60
"""Unchanged clauses named one by one: what a screen of 80 columns shows in half its height. More are told as ranges."""
