"""Questions that reviewers ask of any contract: money, secrets, liability, ownership, renewal, disputes."""

from __future__ import annotations

from contractmodel.facts.reading import Reading, acts, answer, cut, denied, mentioned
from contractmodel.facts.values import Answer
from contractmodel.model import Modality, Provision, ProvisionKind
from contractmodel.patterns import compiled
from contractmodel.rules.sentences import fact

_MEANS = (
    ("by post", r"\b(?:post|mail|mailed|courier)\b(?<!e-mail)(?<!email)"),
    ("by e-mail", r"\be-?mail"),
    ("in person", r"\bin person\b|\bpersonal(?:ly)? deliver|\bhand[- ]deliver"),
)
_WAYS = (
    ("negotiation", r"\bnegotiat|\bgood faith\b|\bamicabl"),
    ("mediation", r"\bmediat"),
    ("arbitration", r"\barbitra"),
)


def _money(p: Provision) -> str:
    return ", ".join(one for one in (fact(p, "amount"), fact(p, "percentage")) if one)


def _pays(reading: Reading, p: Provision) -> str:
    sum_ = _money(p)
    when = f", within {fact(p, 'period')}" if fact(p, "period") else ""
    if p.actor and sum_ and compiled(r"\bpays?\b").search(p.text.casefold()) and not denied(p):
        return f"{acts(reading.who(p.actor), 'pays')} {sum_}{when}"
    return cut(p.text)


def fee(reading: Reading) -> Answer:
    """Which charge or royalty a publication agreement speaks of."""
    if not reading.publishing:
        return Answer()
    return answer(reading.of(ProvisionKind.PAYMENT), lambda p: _pays(reading, p))


def payment(reading: Reading) -> Answer:
    """Who pays what, in agreements other than about publishing."""
    if reading.publishing:
        return Answer()
    return answer(reading.of(ProvisionKind.PAYMENT), lambda p: _pays(reading, p))


def confidentiality(reading: Reading) -> Answer:
    """Who must keep what secret, and for how long."""

    def say(p: Provision) -> str:
        if p.modality not in (Modality.SHALL, Modality.SHALL_NOT) or not p.actor:
            return ""
        period = fact(p, "period")
        return f"binds {reading.who(p.actor)}{f', {period}' if period else ''}"

    return answer(reading.of(ProvisionKind.CONFIDENTIALITY), say)


def liability(reading: Reading) -> Answer:
    """Where liability is capped or excluded."""

    def say(p: Provision) -> str:
        cap = fact(p, "cap")
        if cap:
            return f"capped: {cut(cap, 60)}"
        whose = f"{reading.who(p.actor)}: " if p.actor else ""
        return f"{whose}excluded" if denied(p) or " no event" in p.text.casefold() else cut(p.text)

    return answer(reading.of(ProvisionKind.LIABILITY), say)


def ownership(reading: Reading) -> Answer:
    """Who owns what comes of the work, in agreements other than about publishing."""
    if reading.publishing:
        return Answer()

    def say(p: Provision) -> str:
        if p.kind is ProvisionKind.ASSIGNMENT:
            whom = f" to {reading.who(p.counterparty)}" if p.counterparty else ""
            if reading.only_licenses(p):
                return ""
            return f"{acts(reading.who(p.actor), 'assigns')}{whom}" if p.actor else f"assigned{whom}"
        return cut(p.text)

    return answer(reading.of(ProvisionKind.OWNERSHIP, ProvisionKind.ASSIGNMENT), say)


def renewal(reading: Reading) -> Answer:
    """Whether the agreement renews, and whether by itself."""

    def say(p: Provision) -> str:
        low = p.text.casefold()
        how = "automatic" if "automatic" in low else "none" if denied(p) else ""
        if not how and not compiled(r"\bagree|\boption|\bconsent|\bmutual|\bwritten\b").search(low):
            return cut(p.text)
        told = fact(p, "period") or fact(p, "notice")
        return f"{how or 'by agreement'}{f', {told}' if told else ''}"

    return answer(reading.of(ProvisionKind.RENEWAL), say)


def assignment(reading: Reading) -> Answer:
    """Whether the agreement may be assigned."""

    def say(p: Provision) -> str:
        low = p.text.casefold()
        who = reading.who(p.actor) if p.actor else "it"
        if compiled(r"\bconsent\b|\bapproval\b|\bpermission\b").search(low):
            return f"{who}: only with consent"
        barred = (
            denied(p) or p.modality is Modality.SHALL_NOT or compiled(r"\bneither\b|\bnon-?transferable\b").search(low)
        )
        return f"{who}: not allowed" if barred else f"{who}: allowed"

    return answer(reading.of(ProvisionKind.ASSIGNABILITY), say)


def notices(reading: Reading) -> Answer:
    """How notices must be given."""

    def say(p: Provision) -> str:
        told = (["in writing"] if "writ" in p.text.casefold() else []) + mentioned(p.text, _MEANS)
        given = compiled(r"\b(?:deemed|given|sent|delivered|addressed|effective)\b").search(p.text.casefold())
        return ", ".join(told) or (cut(p.text) if given else "")

    return answer(reading.of(ProvisionKind.NOTICES), say)


def disputes(reading: Reading) -> Answer:
    """How disputes are settled other than in court."""

    def say(p: Provision) -> str:
        told = ", ".join(mentioned(p.text, _WAYS))
        seat, rules = fact(p, "seat"), fact(p, "rules")
        extra = (f" in {seat}" if seat else "") + (f" ({rules})" if rules else "")
        return f"{told}{extra}" if told else ""

    return answer(reading.of(ProvisionKind.DISPUTE_RESOLUTION), say)


def data_protection(reading: Reading) -> Answer:
    """What the agreement says of personal data."""
    return answer(reading.of(ProvisionKind.DATA_PROTECTION), lambda p: cut(p.text))


def insurance(reading: Reading) -> Answer:
    """Who must be insured."""

    def say(p: Provision) -> str:
        sum_ = _money(p)
        if p.modality is not Modality.SHALL:
            return ""
        return f"{reading.who(p.actor)}{f': {sum_}' if sum_ else ''}" if p.actor else cut(p.text)

    return answer(reading.of(ProvisionKind.INSURANCE), say)


def non_compete(reading: Reading) -> Answer:
    """Who may not compete or solicit, and for how long."""

    def say(p: Provision) -> str:
        period = fact(p, "period")
        return f"{reading.who(p.actor)}{f', {period}' if period else ''}" if p.actor else cut(p.text)

    return answer(reading.of(ProvisionKind.NON_COMPETE), say)
