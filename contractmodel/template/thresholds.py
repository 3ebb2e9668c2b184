"""The bounds of this room, each with its reason."""

LARGEST_TEMPLATE = 1_000_000
"""Bytes of a template's file. The longest agreement of 2,197 in a public collection has 0.34 MB of words."""

NEAR_ENOUGH = 0.6
"""Similarity (1 is equal) above which a known word is offered for a mistyped one. Swapped, lost and doubled letters in
ids of 5 to 20 letters stay above 0.75; unrelated ids of the same length below 0.5."""
