"""The bounds of this room, and why they stand where they stand.

Caps on length come from filled forms: the longest title met in proceedings runs to about 250 characters, the longest
party line (seven names with affiliations) to about 280. A cap leaves room above that; text beyond it is no fill.
"""

from __future__ import annotations

from contractmodel.model.kinds import SlotType

LONGEST = {
    SlotType.TEXT: 500,
    SlotType.PARTY: 400,
    SlotType.LAW: 120,
    SlotType.DATE: 100,
    SlotType.SIGNATURE: 200,
    SlotType.LICENCE: 200,
    SlotType.MONEY: 120,
    SlotType.PERIOD: 120,
    SlotType.URL: 2000,
}
"""The most code points that a value of each type may have, white space collapsed."""

MOST_LINES = 6
"""The most printed lines of one value: a long title set narrow takes four or five."""

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Years outside this range are misprints, not dates of signature."""
