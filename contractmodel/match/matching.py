"""The one entry: two agreements in, a matching out."""

from __future__ import annotations

from contractmodel.match.anchors import anchor, same_words, spread
from contractmodel.match.divided import divide
from contractmodel.match.gaps import fill_blanks, fill_gaps
from contractmodel.match.leftovers import remember
from contractmodel.match.links import FREE, Links
from contractmodel.match.order import ordered
from contractmodel.match.pieces import gather
from contractmodel.match.scoring import Scorer
from contractmodel.match.thresholds import (
    CLEAR,
    ELSEWHERE,
    FAMILIAR,
    GAP_CELLS,
    HELD,
    IN_PLACE,
    MARGIN,
    NEARBY,
    PLACE_LIFT,
    PLAIN,
    SURE,
)
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
    """Pair what equal words left free: what stands alone in its gap, likeness from anywhere, gaps, pieces, the rest."""
    likeness = Likeness(links.before, links.after)
    scorer = Scorer(links, likeness)
    scorer.refresh()
    _adopt(links, scorer)
    divide(links, likeness)
    fill_gaps(links, scorer, PLAIN, 1)
    _believe(links, scorer)
    spread(links)
    scorer.refresh()
    _adopt(links, scorer)
    fill_gaps(links, scorer, IN_PLACE, GAP_CELLS)
    scorer.refresh()
    _adopt(links, scorer)
    asked = links.partners()
    gather(links, likeness)
    _settle(links, scorer)
    spread(links)
    scorer.refresh()
    _adopt(links, scorer)
    fill_gaps(links, scorer, IN_PLACE, GAP_CELLS)
    if links.partners() != asked:
        gather(links, likeness)
    remember(links, scorer)
    same_words(links)
    fill_blanks(links)


def _found(links: Links, scorer: Scorer) -> list[tuple[float, int, int]]:
    """Candidates from the index with their scores."""
    likeness = scorer.likeness
    found = likeness.candidates(links.free_before(), links.free_after())
    likeness.expect(len(found))
    return [(scorer.total(i, j), i, j) for _, i, j in found]


def _adopt(links: Links, scorer: Scorer) -> None:
    """Pair blocks that hold at least half of each other's partners: a subtree answers to a subtree."""
    for i, j, share in scorer.holders():
        if links.mate_before[i] == FREE and links.mate_after[j] == FREE and share >= HELD:
            links.pair(i, j, "the same clauses inside", share)


def _believe(links: Links, scorer: Scorer) -> None:
    """Pair candidates from anywhere that have no rival and whose likeness stands out from their families."""
    found = _found(links, scorer)
    near = links.neighbours().near
    of_before: dict[int, list[tuple[float, int]]] = {}
    of_after: dict[int, list[tuple[float, int]]] = {}
    for score, i, j in found:
        of_before.setdefault(i, []).append((score, j))
        of_after.setdefault(j, []).append((score, i))

    def rivalled(score: float, i: int, j: int) -> bool:
        """Whether another candidate of either comes near, or holds or is held by it whole: a split or a merge to be."""
        others = [(other, i, y) for other, y in of_before[i] if y != j]
        others += [(other, x, j) for other, x in of_after[j] if x != i]
        if any(other > score - MARGIN for other, _, _ in others):
            return True
        return score < CLEAR and any(scorer.likeness.within(x, y) >= CLEAR for _, x, y in others)

    for score, i, j in sorted(found, key=lambda one: (-one[0], one[2], one[1])):
        if score < SURE:
            break
        if links.mate_before[i] != FREE or links.mate_after[j] != FREE or rivalled(score, i, j):
            continue
        in_place = near(i, j) and links.parents_agree(i, j)
        if in_place or scorer.stands_out(i, j):
            links.pair(i, j, "like wording in place" if in_place else "like wording", min(1.0, score))


def _settle(links: Links, scorer: Scorer) -> None:
    """Pair what is left, best first: beside the same partners, or by wording that stands out."""
    around = links.neighbours()
    found = [(score, around.near(i, j) or around.lifted(i, j), i, j) for score, i, j in _found(links, scorer)]
    found.sort(key=lambda one: (-one[0] - PLACE_LIFT * one[1], one[3], one[2]))
    for score, beside, i, j in found:
        if links.mate_before[i] != FREE or links.mate_after[j] != FREE:
            continue
        if beside and score >= NEARBY and (scorer.rewritten(i, j) >= FAMILIAR or scorer.stands_out(i, j)):
            links.pair(i, j, "like wording beside the same neighbours", min(1.0, score))
        elif score >= ELSEWHERE and scorer.stands_out(i, j):
            links.pair(i, j, "like wording elsewhere", min(1.0, score))
        elif scorer.holds_all(i, j):
            links.pair(i, j, "one contains the other", max(0.0, score))
