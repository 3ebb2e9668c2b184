"""What a deal is about: PAY (money), CON (secrets), OWN, NCP (competition), DAT (personal data), INS."""

from __future__ import annotations

from contractmodel.model import Polarity, Provision, ProvisionKind, Severity
from contractmodel.patterns import compiled
from contractmodel.rules.alignment import Changed
from contractmodel.rules.base import Difference
from contractmodel.rules.clauses import ClauseRule, details, doer, joined, turned_round
from contractmodel.rules.exceptions import excepted
from contractmodel.rules.promises import payment_told
from contractmodel.rules.publishing import about_publishing
from contractmodel.rules.sentences import followed
from contractmodel.rules.values import Impact, Stability

_SUM = (("amount", "the sum"), ("percentage", "the share"))
_TIME = (("period", "the time"),)
_OWNERS = (
    r"\b(?:property of|belongs? (?:exclusively |solely )?to|vests? (?:exclusively |solely )?in|"
    r"remains? (?:with|the property of)|owned (?:exclusively |solely )?by) (?P<who>(?:the )?[\w' -]{2,60}?)"
    r"(?=[.,;:]|$| (?:and|from|upon|on|at|in|for|as|when|unless|until|without) )"
)

_ONE_CASE = 3
"""Words more or less from which a sentence about exceptions has a case more or less."""

_OWNED = (
    r"\b(?:copyrights?|titles?|intellectual|patents?|trademarks?|inventions?|discover\w+|deliverables?|work product|"
    r"works?|software|code|materials?|content|data|results?|improvements?|derivatives?|rights?|property|ownership|"
    r"goods|designs?|documentation|feedback|know-how|developments?|manuscripts?|articles?)\b"
)
"""What comes of a deal and can be owned: a sentence about anything else that somebody owns is not about this."""


class PaymentDuty(ClauseRule):
    """A duty to pay, outside publishing."""

    id = "PAY01"
    name = "payment-added-or-removed"
    statement = "A sentence about payment stands in one text only."
    severity = Severity.WARNING
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    kinds = (ProvisionKind.PAYMENT,)
    what = "payment"

    def counts(self, difference: Difference, provision: Provision) -> bool:  # noqa: ARG002
        """Outside publishing only: there FEE01 speaks."""
        return not about_publishing(difference)

    def differs(self, difference: Difference, before: Provision, after: Provision) -> str:  # noqa: ARG002
        """Nothing: PAY02 speaks of other terms."""
        return ""


class PaymentTerms(ClauseRule):
    """Other terms of payment, outside publishing."""

    id = "PAY02"
    name = "payment-terms-changed"
    statement = "A sum, a share, a time for payment, or who pays, differs."
    severity = Severity.WARNING
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    kinds = (ProvisionKind.PAYMENT,)
    what = "payment"
    came = False
    went = False

    def counts(self, difference: Difference, provision: Provision) -> bool:  # noqa: ARG002
        """Outside publishing only: there FEE01 speaks."""
        return not about_publishing(difference)

    def differs(self, difference: Difference, before: Provision, after: Provision) -> str:
        """The sums, shares, times and payers that differ."""
        return payment_told(difference, before, after).rstrip(".")


class ConfidentialityRemoved(ClauseRule):
    """Nothing is secret here any more."""

    id = "CON01"
    name = "confidentiality-removed"
    statement = "A duty of confidence of the model is gone."
    severity = Severity.WARNING
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    kinds = (ProvisionKind.CONFIDENTIALITY,)
    what = "confidentiality"
    came = False

    def alone(self, difference: Difference, change: Changed) -> bool:
        """A duty: CON02 tells of what is excepted from one."""
        return not _case(difference, change)

    def differs(self, difference: Difference, before: Provision, after: Provision) -> str:  # noqa: ARG002
        """Nothing: CON02 speaks of other terms."""
        return ""


class ConfidentialityTerms(ClauseRule):
    """Secret for another time, or with other exceptions."""

    id = "CON02"
    name = "confidentiality-terms-changed"
    statement = "How long, for whom, or with which exceptions something is confidential differs."
    severity = Severity.WARNING
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    kinds = (ProvisionKind.CONFIDENTIALITY,)
    what = "confidentiality"

    def alone(self, difference: Difference, change: Changed) -> bool:
        """Only a case of a list of what is not confidential."""
        return _case(difference, change)

    def called(self, provision: Provision) -> str:  # noqa: ARG002
        """What came or went is such a case."""
        return "an exception to confidentiality"

    def differs(self, difference: Difference, before: Provision, after: Provision) -> str:
        """The time, the exceptions and the party bound."""
        told = "; ".join(filter(None, (details(difference, before, after, _TIME), excepted(difference, before, after))))
        if not told and _excepts(before) and _excepts(after):
            was, now = (len(compiled(r"[\w-]+").findall(p.text)) for p in (before, after))
            told = "" if abs(was - now) < _ONE_CASE else f"the exceptions are {'fewer' if now < was else 'more'}"
        return joined(told, doer(difference, before, after))


_EXCEPTING = r"(?i)\b(?:not|neither) (?:apply|extend|include|cover|mean)|\bexclud|\bexcept"


def _excepts(provision: Provision) -> bool:
    """Whether a sentence says what is not confidential."""
    return provision.polarity is Polarity.NEGATIVE and compiled(_EXCEPTING).search(provision.text) is not None


def _case(difference: Difference, change: Changed) -> bool:
    """Whether a sentence that came or went is a case of a list of what is not confidential."""
    side, provision = (difference.after, change.after) if change.after else (difference.before, change.before)
    if provision is None or provision.polarity is not Polarity.NEGATIVE:
        return False
    above = side.get(side.parents.get(provision.path, ""))
    return above is not None and above.text.endswith(":") and compiled(_EXCEPTING).search(above.text) is not None


class OwnershipChanged(ClauseRule):
    """Somebody else owns what comes of the work."""

    id = "OWN01"
    name = "ownership-changed"
    statement = "Who owns, or to whom is assigned, what comes of the work differs."
    severity = Severity.ERROR
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    kinds = (ProvisionKind.OWNERSHIP, ProvisionKind.ASSIGNMENT)
    what = "ownership"

    def counts(self, difference: Difference, provision: Provision) -> bool:
        """Ownership anywhere; assignments outside publishing, where GRT04 and RTS04 speak of them."""
        low = provision.text.casefold()
        if compiled(r"(?:if|where|when|short version)\b").match(low) or not compiled(_OWNED).search(low):
            return False
        return provision.kind is ProvisionKind.OWNERSHIP or not about_publishing(difference)

    def differs(self, difference: Difference, before: Provision, after: Provision) -> str:
        """The owner, or the denial."""
        was, now = _owner(before), _owner(after)
        other = bool(was and now) and followed(difference, was) != now.casefold()
        return joined(
            f"it was {was}, now it is {now}" if other else "",
            "what was denied is affirmed, or the reverse" if turned_round(before, after) else "",
        )


def _owner(provision: Provision) -> str:
    """The owner that a sentence names: who owns, whose property it is, to whom it is assigned."""
    if provision.kind is ProvisionKind.ASSIGNMENT:
        return provision.counterparty or ""
    if compiled(r"\bowned (?:jointly|in common|in equal)|\bjoint(?:ly)? own").search(provision.text.casefold()):
        return "the parties jointly"
    met = compiled(_OWNERS).search(provision.text.casefold())
    if met is not None:
        return provision.text[met.start("who") : met.end("who")]
    return provision.actor or ""


class RestraintChanged(ClauseRule):
    """A ban on competing or soliciting."""

    id = "NCP01"
    name = "restraint-changed"
    statement = "A ban on competing or on soliciting is new, gone, or of another length."
    severity = Severity.ERROR
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    kinds = (ProvisionKind.NON_COMPETE,)
    what = "non-compete"

    def counts(self, difference: Difference, provision: Provision) -> bool:  # noqa: ARG002
        """Outside publishing only: there OPT01 speaks."""
        return not about_publishing(difference)

    def differs(self, difference: Difference, before: Provision, after: Provision) -> str:
        """The time, and who is bound."""
        return joined(details(difference, before, after, _TIME), doer(difference, before, after))


class DataProtectionChanged(ClauseRule):
    """Duties about personal data."""

    id = "DAT01"
    name = "data-protection-changed"
    statement = "A sentence about personal data is new, gone, or binds another party or for another time."
    severity = Severity.WARNING
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    kinds = (ProvisionKind.DATA_PROTECTION,)
    what = "data protection"

    def differs(self, difference: Difference, before: Provision, after: Provision) -> str:
        """The time, and who is bound."""
        return joined(details(difference, before, after, _TIME), doer(difference, before, after))


class InsuranceChanged(ClauseRule):
    """Duties to be insured."""

    id = "INS01"
    name = "insurance-changed"
    statement = "A duty to be insured is new, gone, or for another sum or party."
    severity = Severity.WARNING
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    kinds = (ProvisionKind.INSURANCE,)
    what = "insurance"

    def differs(self, difference: Difference, before: Provision, after: Provision) -> str:
        """The sum, the time, and who must be insured."""
        return joined(details(difference, before, after, (*_SUM, *_TIME)), doer(difference, before, after))


RULES = (
    PaymentDuty(),
    PaymentTerms(),
    ConfidentialityRemoved(),
    ConfidentialityTerms(),
    OwnershipChanged(),
    RestraintChanged(),
    DataProtectionChanged(),
    InsuranceChanged(),
)
