"""Hypothesis strategies that generate agreements, and pairs of agreements one of which was made from the other.

`agreements()` gives whole trees typeset into an extraction, so that every span is right and nothing is lost:
clauses nested under labels of several styles, duplicate sentences, odd characters, blanks with slots, definitions
and uses, cross-references, notices, recitals, signature blocks and footnotes. `pairs()` gives `(before, after)` where
`after` was made by editing, inserting, removing, moving, restyling, splitting or merging. `typeset` makes an agreement
of any blocks, `reader()` finds definitions and references in what `typeset` prints, without the parser.
"""

from tests.strategies.labels import relabelled, styles
from tests.strategies.mutations import mutations
from tests.strategies.pairs import agreements, pairs
from tests.strategies.printing import typeset

__all__ = ["agreements", "mutations", "pairs", "relabelled", "styles", "typeset"]
