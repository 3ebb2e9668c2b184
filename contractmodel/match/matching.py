"""The one entry: two agreements in, a matching out."""

from __future__ import annotations

from contractmodel.match.anchors import anchor
from contractmodel.match.links import Links
from contractmodel.match.order import ordered
from contractmodel.match.values import Matching, flatten
from contractmodel.model import Agreement


def match(before: Agreement, after: Agreement) -> Matching:
    """Who answers to whom between `before` and `after`: every block of both in exactly one match, deterministic.

    >>> from contractmodel.model import Clause
    >>> one, two = Clause(label="1.", text="You pay the fee."), Clause(label="2.", text="You warrant this.")
    >>> found = match(Agreement.build([one, two]), Agreement.build([two, one]))
    >>> [(m.before, m.after, m.moved) for m in found.matches]
    [((1,), (0,), True), ((0,), (1,), False)]
    """
    memo: dict[str, str] = {}
    links = Links(flatten(before, memo), flatten(after, memo))
    anchor(links)
    return Matching(links.before, links.after, ordered(links))
