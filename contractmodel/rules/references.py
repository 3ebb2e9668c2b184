"""Terms and references that lost their hold: REF."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from contractmodel.model import Agreement, Severity
from contractmodel.model.terms import mentions
from contractmodel.rules.base import Difference, DiffRule, DocumentRule, Statement
from contractmodel.rules.values import Impact, Stability


class DefinitionLost(DiffRule):
    """A term that clauses still use is defined no longer."""

    id = "REF02"
    name = "definition-lost"
    statement = "A term that the text uses is no longer defined in it."
    severity = Severity.ERROR
    impact = Impact.RE_SIGN
    stability = Stability.STABLE

    def judge(self, difference: Difference) -> Iterator[Statement]:
        """One finding for each term of before that after uses and does not define, in the order of the definitions."""
        if not difference.substantive:
            return
        defined = {d.term.casefold() for d in difference.after.definitions}
        told: set[str] = set()
        for definition in difference.before.definitions:
            term = definition.term
            key = term.casefold()
            if key in told or key in defined or difference.renamed.get(key, "") in defined:
                continue
            told.add(key)
            used = [block.path for block in difference.after.walk() if next(mentions(term, block.text), None)]
            if not used:
                continue
            pair = difference.pair_before.get(definition.path)
            yield self.found(
                f"“{term}” is used ({_places(used)}) but no longer defined.",
                headline=f"the definition of “{term}” is gone",
                pair=pair,
                before=difference.before.get(definition.path),
                after=difference.after_block(pair) if pair else None,
                subject=term,
            )


def _places(paths: list[str], most: int = 6) -> str:
    shown = ", ".join(paths[:most])
    return shown if len(paths) <= most else f"{shown} and {len(paths) - most} more places"


class TermRenamed(DiffRule):
    """A defined term goes by another name."""

    id = "REF03"
    name = "term-renamed"
    statement = "A defined term is called otherwise."
    severity = Severity.NOTE
    stability = Stability.STABLE

    def judge(self, difference: Difference) -> Iterator[Statement]:
        """One finding for each rename: a note where every use follows, a warning where it does not."""
        for rename in difference.comparison.renames:
            pair = next((difference.pair_before[p] for p in rename.paths if p in difference.pair_before), None)
            told = f"“{rename.before}” is now “{rename.after}” ({rename.count} times)."
            if rename.leftovers:
                told += f" The old word still stands in {_places(list(rename.leftovers))}."
            yield self.found(
                told if rename.proved else f"{told} Not proved neutral: {rename.why}",
                headline=f"“{rename.before}” is now “{rename.after}”",
                pair=pair,
                subject=rename.before,
                severity=Severity.NOTE if rename.proved else Severity.WARNING,
            )


class AmbiguousReference(DocumentRule):
    """A reference cites a label that two clauses bear."""

    id = "REF05"
    name = "ambiguous-reference"
    statement = "A reference cites a label that is printed more than once."
    severity = Severity.NOTE

    def judge(self, document: Agreement) -> Iterator[Statement]:
        """One finding for each label that is cited and printed more than once."""
        citing: dict[str, list[str]] = defaultdict(list)
        for reference in document.references:
            if len(reference.candidates) > 1 and not reference.external:
                citing[reference.label].append(reference.path)
        for label, paths in citing.items():
            where = list(dict.fromkeys(paths))
            yield self.found(
                f"“{label}” is printed more than once, and {_places(where)} cite{'s' if len(where) == 1 else ''} it.",
                headline=f"which “{label}”?",
                after=document.get(where[0]),
                subject=label,
            )


RULES = (DefinitionLost(), TermRenamed(), AmbiguousReference())
