"""Where references lead, and where they should: what rules about references share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from contractmodel.model import Agreement, Block, Clause, CrossReference, bare
from contractmodel.patterns import compiled
from contractmodel.rules.thresholds import FEWEST_SIBLINGS, STATUTE_NUMBER

_SMALL = frozenset(
    ("and", "of", "the", "for", "to", "or", "on", "in", "a", "an", "by", "with", "from", "&", "your", "our")
)


class Stale(NamedTuple):
    """A reference that does not hold, and why, as the end of a sentence that begins with its words."""

    reference: CrossReference
    why: str
    headline: str


def places(paths: list[str], most: int = 6) -> str:
    """`paths` as a list for people, cut after `most`.

    >>> places(["1", "2", "3"], 2)
    '1, 2 and 1 more places'
    """
    shown = ", ".join(paths[:most])
    return shown if len(paths) <= most else f"{shown} and {len(paths) - most} more places"


def stale(document: Agreement, references: Iterable[CrossReference]) -> Iterator[Stale]:
    """Those of `references`, which stand in `document`, that certainly do not hold. Linear in them and in clauses.

    A number that no clause bears; a title in brackets that is not the cited clause's; "this section 4" in clause 5.
    What may be another document's (a statute's high number, an exhibit that was not attached) is passed over.
    """
    titles: dict[str, list[str]] | None = None
    of_another: bool | None = None
    for reference in references:
        if reference.external or not reference.label or not _is_citation(reference):
            continue
        block = document.get(reference.path)
        if block is None:
            continue
        if reference.target is None:
            if not reference.candidates and _numbered_so(document, reference):
                of_another = amends(document) if of_another is None else of_another
                if of_another:
                    continue
                yield Stale(reference, "leads nowhere: no clause bears that number", "cites a clause that is not there")
            continue
        bracketed = "(" in reference.text and not any(c.isdigit() or c.isupper() for c in reference.label)
        if _this(block.text, reference) and not bracketed and not _inside(reference.path, reference.target):
            yield Stale(
                reference,
                f"says “this” and stands in another clause than {reference.target}",
                "says “this”, and cites another clause",
            )
            continue
        title = title_of(block.text, reference)
        if title:
            titles = _titles(document) if titles is None else titles
            told = _mismatch(document, reference.target, title, titles)
            if told:
                yield Stale(reference, told, "cites a clause by a title that it does not bear")


def _is_citation(reference: CrossReference) -> bool:
    """Whether the label stands apart in the words of the reference: a "party" cites no part y."""
    first = re.escape(reference.label.split(".")[-1])
    return re.search(rf"(?<![A-Za-z]){first}(?![A-Za-z])", reference.text) is not None


def _numbered_so(document: Agreement, reference: CrossReference) -> bool:
    """Whether `document` numbers its clauses in the way the label does, so that a gap is one."""
    parts = reference.label.split(".")
    if any(part.isdigit() and int(part) >= STATUTE_NUMBER for part in parts):
        return False
    if compiled(r"(?i)^(?:exhibit|schedule|annex|appendi|attachment|addend|part|recital|rule)|^[a-z-]* ?\(").match(
        reference.text
    ):
        return False
    family: tuple[Block, ...] = document.body
    for depth, part in enumerate(parts):
        labels = [bare(b.label) for b in family if isinstance(b, Clause) and b.type == "clause"]
        own = [label.split(".")[-1] if depth else label.split(".")[0] for label in labels]
        if len([label for label in own if _style(label) == _style(part)]) < FEWEST_SIBLINGS:
            return False
        if part not in own:
            return True
        family = next(b.body for b, label in zip(_clauses(family), own, strict=True) if label == part)
    return False


def _clauses(family: tuple[Block, ...]) -> list[Clause]:
    return [b for b in family if isinstance(b, Clause) and b.type == "clause"]


def _style(label: str) -> str:
    return "1" if label[:1].isdigit() else "a" if label[:1].islower() else "A"


def amends(document: Agreement) -> bool:
    """Whether `document` amends another agreement, whose clauses it then cites as its own."""
    pattern = compiled(
        r"(?i)\b(?:is|are|shall be|be) (?:hereby )?(?:further )?amended(?: and restated)?\b"
        r"|\bamendment (?:no\.|number) "
    )
    return any("mend" in block.text and pattern.search(block.text) for block in document.walk())


def _this(text: str, reference: CrossReference) -> bool:
    return bool(reference.at.start) and text[: reference.at.start].casefold().endswith("this ")


def _inside(path: str, target: str) -> bool:
    """Whether `path` stands in the outermost clause that `target` stands in: what follows a list may be either's."""
    return re.split(r"[./#]", path)[0] == re.split(r"[./#]", target)[0]


def title_of(text: str, reference: CrossReference) -> str:
    """The title that stands behind `reference` in `text`, "" where none does.

    >>> from contractmodel.model import Span
    >>> words = "as set out in Section 9 (Fees: Late Payment) below"
    >>> title_of(words, CrossReference("Section 9", "9", at=Span(14, 23)))
    'Fees: Late Payment'
    """
    if reference.title:
        return reference.title
    met = compiled(r" ?\(([“\"]?[A-Z][^()]{2,100}?)\)").match(text, reference.at.end)
    title = met[1].strip('“”" ') if met else ""
    big = [word for word in re.split(r"[\s:,/]+", title) if word and word.casefold() not in _SMALL]
    return title if big and all(word[0].isupper() for word in big) else ""


def _titles(document: Agreement) -> dict[str, list[str]]:
    """Heading, folded, to the paths of the clauses that bear it."""
    found: dict[str, list[str]] = {}
    for block in document.walk():
        if isinstance(block, Clause) and block.heading:
            found.setdefault(_folded(block.heading), []).append(block.path)
    return found


def _folded(title: str) -> str:
    return " ".join(re.findall(r"\w+", title.replace("’", "'").replace("'", "").casefold()))


def _mismatch(document: Agreement, target: str, title: str, titles: dict[str, list[str]]) -> str:
    """Why the clause at `target` is not the one that `title` names; "" where it may be."""
    own = _headings(document, target)
    if not own:
        return ""
    wanted = _folded(title.split(":", maxsplit=1)[0])
    if any(wanted in one or one in wanted for one in own) or _shared(title, " ".join(own)):
        return ""
    others = [path for path in titles.get(wanted, []) if path != target]
    printed = heading(document[target])
    elsewhere = f"; that is the title of {places(others)}" if others else ""
    return f"names a title that {target} does not bear: it is headed “{printed}”{elsewhere}"


def heading(block: Block) -> str:
    """The heading of `block` without its last stop, "" where it has none."""
    return (block.heading or "").strip(" .:") if isinstance(block, Clause) else ""


def _headings(document: Agreement, path: str) -> list[str]:
    """The headings of the clause at `path` and of those above it, folded; nothing if the clause itself has none."""
    found: list[str] = []
    while path:
        found += [_folded(heading(document[path]))] if heading(document[path]) else []
        if not found:
            return []
        path = document.parents[path]
    return found


def _shared(title: str, headings: str) -> bool:
    stems = {word[:5] for word in _folded(title).split() if word not in _SMALL}
    return bool(stems & {word[:5] for word in headings.split()})
