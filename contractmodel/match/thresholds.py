"""Every threshold of this room, each with the measurement that set it.

None decides significance: they only say when two blocks are alike enough to be shown as one pair. Figures are mean F1
on changed pairs from `python -m benchmarks.thresholds` (varied / boilerplate / corpus wording, 54 cases of 400 clauses;
.9990 / .9958 / .9968 as they stand) unless they say otherwise; where none is given, no value tried made a difference,
and the number is a guard for inputs that the cases do not hold. docs/matching.md has the story.
"""

SHORT_WORDS = 3
"""A block of fewer words is no anchor by its words alone: `[Reserved]` stands where it stands by its neighbours.

At 4 a moved `The following applies:` is lost (recall of moves .90 on 1,000 clauses); at 1 `[Reserved]` moves about.
"""

POSTING_CAP = 4
"""A word run that stands in more free blocks of one side than this names no candidate."""

CANDIDATES = 4
"""Candidates that are scored for each free block."""

SURE = 0.5
"""Likeness from which a candidate found anywhere is believed, if no other comes near it."""

MARGIN = 0.15
"""How far the best candidate must lead every rival to be believed before the gaps are aligned.

At 0: .9990 / .9970 / .9942; at .05: boilerplate .9977, corpus .9958; at .3 moves .952 against .945, corpus .9973.
At .1, ten seeds of 1,000 clauses, corpus heavy fell from .993 to .982.
"""

CLEAR = 0.85
"""A likeness below this gives way to a block that holds, or is held, by so large a share of its word runs.

Without it (1.01) varied .9979, splits .993 against .997.
"""

PLACE_LIFT = 0.15
"""What standing beside the same partners adds when candidates are put in order."""

LONG_WORDS = 8
"""Blocks of fewer words pair by their words only in place: `You shall:` stands everywhere."""

DISTINCT = 0.06
"""The share of two blocks' word runs that must be common to both and rare in their documents, for them to be believed
one in another place.

At 0: .9935 / .9626 / .9963, moves .875; at .03 moves .972; at .1 moves .923; at .2 .892. With 1,000 clauses and without
`SURELY` .03 and .06 cost heavy precision .991 against 1.0 at .1.
"""

SURELY = 0.75
"""The likeness from which `DISTINCT` is enough.

At .5 varied .9987; at 1.0 boilerplate .9951, moves .923.
"""

ALONE = 0.25
"""How much two blocks that are left must share of what hardly any other has, to be one: the weights of their common
word runs, each 1 over the blocks of either side that have it.

Boilerplate, 85 % edited, F1 of moves, lowest and mean: .889 and .955; at .5 .824 and .921; at 1 .824 and .879. In the
heavy mixture 1 would give .995 against .985 on average.
"""

KIN = 0.6
"""How alike two blocks that are left must be to be one for what only they have.

At 0 precision of moves in the heavy mixture .48 to .61; at .75 with 85 % edited .882 against .895; at .8 .800.
"""

NOVEL = 0.7
"""The share of the wording in which two blocks that are left differ that must be new to the document: so edits read,
and another of the same family does not.

Of boilerplate claims read one by one, 36 right ones lie at .74 and above, 12 of 14 wrong ones at .67 and below. Without
it precision of moves in boilerplate, heavy, was .769 against .952.
"""

FAMILIAR = 0.5
"""The share of the wording in which two blocks in different places differ that must be new to the document, or they
must share `STRANGER` times as much rare wording: else they are two of one family.

Boilerplate, standard: F1 of moves .952 and changed pairs .992, without it .909 and .984. At .7 a fifth of the
promotions of boilerplate was lost (.973 against .991).
"""

STRANGER = 2.0
"""How many times `DISTINCT` two blocks must share that differ only in what their family differs in.

At 4 varied, 85 % edited .919 against .947; at 1 as if it were not asked.
"""

PLACE_TELLS = 1.0
"""What standing in place tells for a pair that shares nothing of its own, in the measure of `ALONE`.

At .5 recall .85 against .80 with 85 % edited, and a true pair lost in the corpus' heavy mixture.
"""

LEAD = 2.0
"""How many times as much two blocks must share as either shares with any other: equals are never told apart by chance.

At 1.3 the same figures.
"""

SAMPLE = 2000
"""Blocks of a side over which word runs are counted."""

RARE_TWINS = 3
"""A run in so many blocks of its side is still rare.

At 1 corpus .9986. Lowest F1 of moves with 85 % edited (corpus, 8 seeds of 1,000): .79 at 2, .89 at 3, .87 at 4; changed
pairs in the heavy mixture .973, .971, .969.
"""

PLAIN = 0.75
"""Likeness from which two blocks that stand alone in the same gap are one, and no other place is searched."""

IN_PLACE = 0.4
"""Likeness from which two blocks between the same neighbours under partner parents are one clause, reworded.

At .25: .9987 / .9932 / .9968; at .5 boilerplate .9903; at .6 splits .945.
"""

NEARBY = 0.5
"""Likeness from which two blocks beside the same neighbours are one, though their parents are not partners."""

HELD = 0.5
"""The share of their contents that two blocks must have in common to answer to each other, whatever they say."""

UNLIKE = 0.3
"""Two blocks of some length whose likeness is below this do not answer to each other for what they hold alone."""

ELSEWHERE = 0.5
"""Likeness from which two blocks that stand in different places are one clause, moved and reworded."""

GAP_CELLS = 4096
"""The most cells (before × after) of one gap that is aligned in full.

One gap of 64 × 64 costs about 4 ms.
"""

CONTAINED = 0.7
"""The share of a piece's words that must lie in the block it was split from, in order.

At .5 merges .980 against .972 and chance containment in long wholes; at .85 corpus .9958.
"""

COVERED_ANEW = 0.6
"""The share of a piece's words that must cover what the other pieces leave uncovered.

At .8 corpus .9958; at .4 boilerplate .9964, with insertions taken for pieces in long wholes.
"""

REST_COVERED = 0.65
"""A piece that covers so much of what the others leave open belongs to the whole, however much was added to it.

Without it (2.0) splits .994, corpus .9965.
"""

REST_GAIN = 0.4
"""The share of such a piece's words that must lie there."""

EDGE = 0.6
"""The share of a short piece and of the edge of its whole that must be common, where nothing else needs that edge.

Corpus, splits edited .960, merges .936; at .67 .958; without it .917.
"""

EDGE_REACH = 2
"""How many words longer or shorter than a piece the edge of its whole may be."""

SPARE = 0.3
"""A piece of whose words the other pieces leave less than this share to it is none: another says it all.

Boilerplate combined: splits 1.0, without it .900. At .15 the same.
"""

SHORT_PIECE = 6
"""Below so many words a piece must be contained, and cover anew, more strictly: all of it at three words."""

PIECE_WORDS = 8
"""A single block that lies within a larger one answers to it from so many words on."""

WITHIN = 0.75
"""The share of its word runs by which a shorter block lies within a longer one that it answers to alone."""

IN_SEQUENCE = 0.3
"""The share of a piece's word runs that its whole must have, however well its words lie there in order.

At .6 splits .971, merges .966.
"""

WHOLE_COVERED = 0.5
"""The share of a whole's words that its pieces must cover together.

At .8 corpus .9958.
"""

NEIGHBOURS = 4
"""How many blocks a piece may stand from the next piece of its whole.

At 1 corpus .9955, splits .994.
"""

OWN_LCS_PAIRS = 400
"""Up to so many comparisons are made without rapidfuzz, whose import costs as much as about a thousand of them.

rapidfuzz's import costs 15 ms; ours takes 10–80 µs a comparison.
"""

LCS_CELLS = 4_000_000
"""Above so many words of one block times words of the other, words are compared as a bag: order would cost seconds."""

OWN_LCS_CELLS = 40_000
"""Above so many words times words a comparison is worth rapidfuzz's import by itself."""

LARGE_WHOLE = 600
"""From so many words on, pieces are looked for by place in their whole and not compared with it in full.

At 30 splits .956, merges .912: the quick way is the coarser one. At 600 a clause of 250,000 words split in 5,000
costs 2.5 s; without it three minutes.
"""

KEPT_RUNS = 1000
"""Blocks of a side whose word runs are kept. Keeping all costs 80 MB where 10,000 clauses were edited."""
