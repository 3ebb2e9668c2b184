"""Who answers to whom, who moved, and why we think so. This room only pairs: it states no edits and judges nothing."""

from contractmodel.match.matching import match
from contractmodel.match.values import Match, Matching, Side, flatten

__all__ = ["Match", "Matching", "Side", "flatten", "match"]
