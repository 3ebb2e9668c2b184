"""The one entry: two agreements in, all that differs between them out, each difference with its proof or none."""

from __future__ import annotations

from contractmodel.diff.comparing import Comparing
from contractmodel.diff.values import Comparison
from contractmodel.model import Agreement


def compare(before: Agreement, after: Agreement) -> Comparison:
    """What differs between `before` and `after`: pairs in the reading order of `after`, edits, renames, fills, verdict.

    A difference is neutral only where a witness proves it (layout, renumber, rename, option, fill); all else is
    substantive. Deterministic; near-linear: words of equal clauses are never looked at.

    >>> from contractmodel.model import Clause
    >>> one = Agreement.build([Clause(label="(a)", text="You may assign this agreement.")])
    >>> two = Agreement.build([Clause(label="1.", text="You may not assign this agreement.")])
    >>> comparison = compare(one, two)
    >>> comparison.verdict, [(edit.op, edit.after_text) for edit in comparison.pairs[0].edits]
    (<Verdict.DIFFERENT: 'different'>, [('insert', ' not')])
    >>> compare(one, one).verdict
    <Verdict.IDENTICAL: 'identical'>
    """
    from contractmodel.match import match

    return Comparing(match(before, after)).comparison()
