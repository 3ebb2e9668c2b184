"""The numbers of this room, and what was measured when they were chosen."""

from __future__ import annotations

ALIKE = 0.3
"""Share of common words from which two sentences of one clause may be the same one, reworded. Of 1,400 sentences of the
corpus that a mutation changed, 3 fell below; of sentences paired at random, 2 % lie above."""

SAME_KIND = 0.2
"""What the same legal function adds to that share, so that an indemnity answers to an indemnity."""

FAR_ALIKE = 0.7
"""Share (with `SAME_KIND`) from which a sentence that went from one clause and came in another is the same one."""

MOST_STRAYS = 200
"""Sentences without a partner that are looked for in other clauses: beyond that, two texts have little in common."""

SMALL_EDIT = 12
"""Words on either side up to which an edit changes something *in* a sentence; beyond, the sentence was rewritten."""

STATUTE_NUMBER = 100
"""A cited number, or part of one, from which a statute is meant: no agreement of the corpus counts clauses so far."""

FEWEST_SIBLINGS = 2
"""Clauses that must be numbered as a cited label is before its absence among them says anything."""

LONGEST_DEFINED = 16
"""Words of a thing that a bracket names ("the software described below (the “Program”)"): beyond, nobody can tell where
the thing begins."""

SURE_CAPITALS = 3
"""Terms that an agreement must define with capitals before another capitalised one is missed."""

SURE_USES = 2
"""Uses from which an undefined capitalised term is no slip of a shift key."""

NEAR = 90
"""Characters on either side of an edit in which the quantity that it touches begins and ends; the longest met had 71."""

SHARE_KEPT = 0.5
"""Share of a form's words below which a returned document is another form. Returned copies that were meddled with keep
more than nine tenths; two forms of one family share about half, two of different families less than a fifth."""

FEWEST_WORDS = 60
"""Words that a form must have before that share says anything."""

LONGEST_TITLE = 12
"""Words below which a line without a stop is a title or a running line, not a sentence about something else."""
