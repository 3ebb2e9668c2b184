"""What a template asks of those who use it, and of those who keep it: TPL."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractmodel.model import Agreement, Severity, normal
from contractmodel.rules.base import Checked, CheckRule, Difference, DiffRule, Statement
from contractmodel.rules.values import Stability

_CREDIT = re.compile(
    r"(?:the )?(?:language|text|wording|terms|form) of this [^.“\"]{0,80}?(?:is|are|was|were) "
    r"(?:based on|adapted from|derived from|taken from) "
    r"[^“”\"]+?(?=[.”\"]\s|[.”\"]$|\.”|\.\"|$)",
    re.IGNORECASE,
)


def credits_in(agreement: Agreement) -> tuple[tuple[str, str], ...]:
    """The credit lines of `agreement`, in order: (path, the credit in normal form without its last stop)."""
    return tuple(
        (block.path, normal(met.group()).rstrip(". ])").casefold())
        for block in agreement.walk()
        for met in _CREDIT.finditer(block.text)
    )


class AttributionMissing(DiffRule):
    """The credit that the model's licence asks for is absent."""

    id = "TPL01"
    name = "attribution-missing"
    statement = "The credit line that the model asks for under its licence is not in this text."
    severity = Severity.WARNING
    stability = Stability.STABLE

    def judge(self, difference: Difference) -> Iterator[Statement]:
        """One finding for each credit of before that after lacks; a remark for each that it keeps."""
        kept = {credit: path for path, credit in credits_in(difference.after)}
        for path, credit in dict.fromkeys(credits_in(difference.before)):
            if credit in kept:
                yield self.remark("satisfied", "the credit line that the model asks for is kept", kept[credit])
                continue
            yield self.found(
                f"The credit that the model asks for is missing: “{credit}”.",
                headline="the credit to the model is missing",
                before=difference.before.get(path),
                subject=credit,
            )


class SignedIntoTemplate(CheckRule):
    """A template whose blanks are no longer blank."""

    id = "TPL03"
    name = "signed-into-template"
    statement = "A blank of the template's own file is filled in or signed."
    severity = Severity.ERROR
    stability = Stability.STABLE

    def judge(self, checked: Checked) -> Iterator[Statement]:
        """One finding for each slot that holds something. Speaks only of a template's own file."""
        if checked.as_ != "template":
            return
        for fill in checked.fills:
            if fill.text.strip() and not fill.suggested:
                yield self.found(
                    f"The template's blank “{fill.slot}” holds “{fill.text.strip()}”, "
                    "and whoever uses this file passes it on.",
                    headline=f"{fill.slot} filled in the template",
                    after=checked.after.get(fill.path),
                    subject=fill.slot,
                )


RULES = (AttributionMissing(), SignedIntoTemplate())
