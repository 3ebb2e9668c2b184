"""The checklist: its questions in order, asked of one agreement or of two."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from contractmodel.diff.values import Comparison, Edit, Significance
from contractmodel.facts import business, duties, rights
from contractmodel.facts.reading import Reading, cut
from contractmodel.facts.values import Answer, Answered, Compared
from contractmodel.model import Agreement, normal

QUESTIONS: tuple[tuple[str, str, Callable[[Reading], Answer]], ...] = (
    ("licence", "Public licence", rights.licence),
    ("grantee", "Granted to", rights.grantee),
    ("exclusive", "Exclusive grant", rights.exclusive),
    ("revocable", "Revocable", rights.revocable),
    ("copyright", "Copyright", rights.copyright_),
    ("edits", "Publisher's edits", rights.edits),
    ("attribution", "Attribution", rights.attribution),
    ("parties", "Who is bound", duties.parties),
    ("author_warrants", "Author warrants", duties.author_warrants),
    ("others_warrant", "Others warrant", duties.others_warrant),
    ("indemnity", "Indemnity", duties.indemnity),
    ("liability", "Liability", business.liability),
    ("law", "Law", duties.law),
    ("forum", "Forum", duties.forum),
    ("disputes", "Disputes", business.disputes),
    ("changes", "Changes", duties.changes),
    ("entire_agreement", "Entire agreement", duties.entire_agreement),
    ("successors", "Successors", duties.successors),
    ("assignment", "Assignment", business.assignment),
    ("term", "Term", duties.term),
    ("renewal", "Renewal", business.renewal),
    ("ends", "Ends", duties.ends),
    ("publication", "Duty to publish", rights.publication),
    ("fee", "Fee", business.fee),
    ("payment", "Payment", business.payment),
    ("embargo", "Embargo", rights.embargo),
    ("moral_rights", "Moral rights", rights.moral_rights),
    ("ai", "AI", rights.machines),
    ("ownership", "Ownership", business.ownership),
    ("confidentiality", "Confidentiality", business.confidentiality),
    ("non_compete", "Non-compete", business.non_compete),
    ("notices", "Notices", business.notices),
    ("data_protection", "Data protection", business.data_protection),
    ("insurance", "Insurance", business.insurance),
    ("signatures", "Signatures", duties.signatures),
)
"""Name (a promise), title, and who answers. The order is the order of the page."""


def facts(agreement: Agreement) -> tuple[Answered, ...]:
    """Every question, answered from the provisions, definitions, blanks and signatures of `agreement`.

    Linear in the agreement; reads all its provisions.

    >>> from contractmodel.model import Agreement
    >>> [a.answer.value for a in facts(Agreement.build([]))][:2]
    ['none found', 'none found']
    """
    reading = Reading(agreement)
    return tuple(Answered(name, title, ask(reading)) for name, title, ask in QUESTIONS)


def compare_facts(before: Agreement, after: Agreement, comparison: Comparison | None = None) -> tuple[Compared, ...]:
    """Every question, answered by both, and whether the answers differ.

    They differ where the plain words do, renamed terms followed; where not, where `comparison` (of these two) has a
    substantive edit in the words they rest on. Without a comparison only the plain words count.
    """
    renames = [(r.before.casefold(), r.after.casefold()) for r in comparison.renames if r.proved] if comparison else []
    touched = _touched(comparison) if comparison else {}
    told: list[Compared] = []
    for was, now in zip(facts(before), facts(after), strict=True):
        said = _followed(now.answer.value, ())
        as_suggested = bool(was.answer.suggested) and _followed(was.answer.suggested, ()) == said
        same = as_suggested or _followed(was.answer.value, renames) == said
        edits = _inside(was.answer, touched, "before") + _inside(now.answer, touched, "after")
        note = _note(list(dict.fromkeys(edits))) if edits else "as suggested" if as_suggested else ""
        told.append(Compared(was.name, was.title, (was.answer, now.answer), not same or bool(edits), note))
    return tuple(told)


def _followed(value: str, renames: Iterable[tuple[str, str]]) -> str:
    low = normal(value).casefold()
    for before, after in renames:
        low = low.replace(before, after)
        low = low.replace(before.removeprefix("the "), after.removeprefix("the "))
    return low


def _touched(comparison: Comparison) -> dict[tuple[str, str], list[Edit]]:
    """The substantive edits of `comparison` by the side and path of the block they stand in."""
    found: dict[tuple[str, str], list[Edit]] = {}
    for pair in comparison.pairs:
        for edit in pair.edits:
            if edit.significance is Significance.SUBSTANTIVE and edit.part == "text" and pair.before and pair.after:
                found.setdefault(("before", edit.before_path or pair.before[0]), []).append(edit)
                found.setdefault(("after", edit.after_path or pair.after[0]), []).append(edit)
    return found


def _inside(answer: Answer, touched: dict[tuple[str, str], list[Edit]], side: str) -> list[Edit]:
    """The edits that meet the words an answer rests on."""
    found: list[Edit] = []
    for place in answer.places:
        for edit in touched.get((side, place.path), ()):
            at = edit.before_at if side == "before" else edit.after_at
            if at.start < place.at.end and place.at.start < at.end:
                found.append(edit)
    return found


def _note(edits: list[Edit], most: int = 2) -> str:
    """The words that differ: "“peerreviewed” for “peer-reviewed”", "“as well as a link” added"."""
    told = []
    for edit in edits[:most]:
        gone, come = cut(edit.before_text.strip(), 40), cut(edit.after_text.strip(), 40)
        if gone and come:
            told.append(f"“{come}” for “{gone}”")
        elif come or gone:
            told.append(f"“{come}” added" if come else f"“{gone}” gone")
    more = len(edits) - most
    return "; ".join(told) + (f"; {more} more" if more > 0 else "")
