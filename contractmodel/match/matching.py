"""The one entry: two agreements in, a matching out."""

from __future__ import annotations

from contractmodel.match.anchors import anchor, spread
from contractmodel.match.candidates import candidates
from contractmodel.match.gaps import fill_gaps
from contractmodel.match.links import Links
from contractmodel.match.order import ordered
from contractmodel.match.pieces import gather
from contractmodel.match.scoring import Scorer
from contractmodel.match.thresholds import ELSEWHERE, IN_PLACE, MARGIN, SURE
from contractmodel.match.values import Matching, flatten
from contractmodel.match.words import Likeness
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
    if links.free_before() and links.free_after():
        _search(links)
    return Matching(links.before, links.after, ordered(links))


def _search(links: Links) -> None:
    scorer = Scorer(links, Likeness(links.before, links.after))
    scorer.refresh()
    _believe(links, scorer)
    spread(links)
    scorer.refresh()
    fill_gaps(links, scorer, IN_PLACE)
    scorer.refresh()
    gather(links, scorer.likeness)
    _settle(links, scorer)
    spread(links)


def _found(links: Links, scorer: Scorer) -> list[tuple[int, int]]:
    free_before, free_after = links.free_before(), links.free_after()
    likeness = scorer.likeness
    found = candidates(free_before, free_after, likeness.before, likeness.after)
    likeness.expect(len(found))
    return [(i, j) for _, i, j in found]


def _believe(links: Links, scorer: Scorer) -> None:
    """Pair candidates from anywhere that lead all their rivals by a margin."""
    scored = [(scorer.total(i, j), i, j) for i, j in _found(links, scorer)]
    top_before: dict[int, list[float]] = {}
    top_after: dict[int, list[float]] = {}
    for score, i, j in scored:
        top_before.setdefault(i, []).append(score)
        top_after.setdefault(j, []).append(score)
    for score, i, j in sorted(scored, key=lambda one: (-one[0], one[2], one[1])):
        if score < SURE or links.mate_before[i] >= 0 or links.mate_after[j] >= 0:
            continue
        rivals = [s for s in (*top_before[i], *top_after[j]) if s > score - MARGIN]
        if len(rivals) <= 2:
            links.pair(i, j, "like wording", min(1.0, score))


def _settle(links: Links, scorer: Scorer) -> None:
    """Pair what is left, best first, wherever it stands."""
    scored = [(scorer.total(i, j), i, j) for i, j in _found(links, scorer)]
    for score, i, j in sorted(scored, key=lambda one: (-one[0], one[2], one[1])):
        if score >= ELSEWHERE and links.mate_before[i] < 0 and links.mate_after[j] < 0:
            links.pair(i, j, "like wording elsewhere", min(1.0, score))
