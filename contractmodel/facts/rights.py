"""Questions about rights in a work: licence, grantee, copyright, edits, attribution, sharing, moral rights, AI."""

from __future__ import annotations

from contractmodel.facts.reading import Reading, acts, answer, cut, denied, mentioned
from contractmodel.facts.values import Answer
from contractmodel.model import Modality, Provision, ProvisionKind
from contractmodel.patterns import compiled
from contractmodel.rules.grants import is_exclusive
from contractmodel.rules.licences import grants_as_licence, said
from contractmodel.rules.reach import speaks_of_machines
from contractmodel.rules.retention import gives_up_moral_rights, keeps_all, speaks_of_edits, speaks_of_moral_rights
from contractmodel.rules.sentences import fact
from contractmodel.rules.sharing import limits

_CREDITS = (
    ("a citation", r"\bcit(?:e[sd]?|ation|ations|ing)\b|\breferenc(?:e|ing) to the (?:original|article)"),
    ("credit", r"\bcredit\b"),
    ("the author's name", r"\b(?:author'?s? names?|names? of (?:the|all|each) authors?|bylines?)\b"),
    ("the source", r"\bsource\b(?! (?:code|form|file|distribution))"),
    ("a link", r"\b(?:hyper)?links?\b|\burl\b|\bdoi\b"),
    ("the copyright notice", r"\bcopyright (?:notice|line|statement)s?\b"),
    ("a licence notice", r"\b(?:licen[cs]e notice|copy of (?:the|this) licen[cs]e)\b"),
    ("a logo", r"\blogos?\b"),
    ("an acknowledgement", r"\backnowledge?ments?\b"),
    ("changes marked", r"\b(?:indicate|state|mark)\b[^.;]{0,30}\bchange"),
)
_UNDER = r"\b(?:licen[cs]ed|granted|published|available|released|distributed|provided|grants?|covers?)\b"
"""Words by which a sentence that is no act puts a work under a licence, and not merely names one."""


def licence(reading: Reading) -> Answer:
    """Which public licence is granted, and whether now."""

    def say(p: Provision) -> str:
        names = [said(one) for one in fact(p, "licence").split("; ") if one]
        how = {Modality.ACT: ", granted now", Modality.SHALL: ", promised"}.get(p.modality, "")
        if not names or denied(p) or not (how or compiled(_UNDER).search(p.text.casefold())):
            return ""
        return f"{', '.join(names)}{how}"

    return answer(reading.of(ProvisionKind.GRANT), say)


def grantee(reading: Reading) -> Answer:
    """To whom something is granted."""

    def say(p: Provision) -> str:
        whom = fact(p, "grantee")
        return reading.who(whom) if whom and not denied(p) else ""

    return answer(reading.of(ProvisionKind.GRANT), say)


def exclusive(reading: Reading) -> Answer:
    """Whether a grant is exclusive."""

    def say(p: Provision) -> str:
        if is_exclusive(p):
            return "yes"
        return "no, non-exclusive" if fact(p, "exclusivity") == "non-exclusive" else ""

    return answer(reading.of(ProvisionKind.GRANT), say)


def revocable(reading: Reading) -> Answer:
    """Whether a grant can be taken back."""

    def say(p: Provision) -> str:
        told = fact(p, "revocability")
        if told:
            return "no, irrevocable" if told == "irrevocable" else "yes"
        return f"no: {said(fact(p, 'licence').split('; ')[0])}, section 2(a)(1)" if grants_as_licence(p) else ""

    return answer(reading.of(ProvisionKind.GRANT, ProvisionKind.ASSIGNMENT), say)


def copyright_(reading: Reading) -> Answer:
    """Who keeps or gets the copyright."""

    def say(p: Provision) -> str:
        low = p.text.casefold()
        if p.kind is ProvisionKind.ASSIGNMENT and (speaks_of_edits(p) or reading.only_licenses(p)):
            return ""
        if p.kind is ProvisionKind.RESERVATION and p.actor and not denied(p):
            return f"{acts(reading.who(p.actor), 'keeps')} {'all rights' if keeps_all(p) else 'certain rights'}"
        about = any(word in low for word in ("copyright", "right, title", "all rights", "work", "article"))
        if p.kind is ProvisionKind.ASSIGNMENT and about and not denied(p):
            whom = f" to {reading.who(p.counterparty)}" if p.counterparty else ""
            return f"{acts(reading.who(p.actor), 'transfers')} it{whom}" if p.actor else f"transferred{whom}"
        return cut(p.text) if p.kind is ProvisionKind.OWNERSHIP and "copyright" in low else ""

    return answer(reading.of(ProvisionKind.RESERVATION, ProvisionKind.ASSIGNMENT, ProvisionKind.OWNERSHIP), say)


def edits(reading: Reading) -> Answer:
    """What becomes of the publisher's edits."""

    def say(p: Provision) -> str:
        if not speaks_of_edits(p) or not reading.publishing:
            return ""
        if p.kind is ProvisionKind.ASSIGNMENT:
            return f"assigned to {reading.who(p.counterparty)}" if p.counterparty else "assigned"
        if p.kind is ProvisionKind.PERMISSION and reading.publisher(p.actor):
            return f"{reading.who(p.actor)} may edit"
        if p.kind is ProvisionKind.COVENANT and reading.publisher(p.actor):
            asks = compiled(r"\b(?:verify|consult|approv\w+|check|confirm|show|submit|send)\b").search(
                p.text.casefold()
            )
            some = "substantive edits " if "substantive" in p.text.casefold() else ""
            return f"{some}verified with author" if asks else ""
        return ""

    kinds = (ProvisionKind.ASSIGNMENT, ProvisionKind.COVENANT, ProvisionKind.PERMISSION)
    return answer(reading.of(*kinds), say)


def attribution(reading: Reading) -> Answer:
    """What those who reuse the work must say."""

    def say(p: Provision) -> str:
        asked = mentioned(p.text, _CREDITS)
        return ", ".join(asked) if asked else cut(p.text)

    return answer((p for p in reading.of(ProvisionKind.ATTRIBUTION) if not denied(p)), say)


def embargo(reading: Reading) -> Answer:
    """When, where and in which version the author may share the work."""

    def say(p: Provision) -> str:
        told = limits(p)
        return "; ".join(", ".join(words) for words in told.values()) if told and reading.publishing else ""

    kinds = (ProvisionKind.PERMISSION, ProvisionKind.PROHIBITION, ProvisionKind.RESERVATION, ProvisionKind.COVENANT)
    return answer(reading.of(*kinds, ProvisionKind.TERM, ProvisionKind.CONDITION), say)


def moral_rights(reading: Reading) -> Answer:
    """Whether moral rights are kept or given up."""

    def say(p: Provision) -> str:
        if not speaks_of_moral_rights(p):
            return ""
        if gives_up_moral_rights(p):
            return "waived"
        return "kept" if p.kind is ProvisionKind.RESERVATION else cut(p.text)

    return answer((p for p in reading.provisions if p.kind is not ProvisionKind.OTHER), say)


def machines(reading: Reading) -> Answer:
    """Whether text and data mining or training of AI is allowed or reserved."""

    def say(p: Provision) -> str:
        if not speaks_of_machines(p):
            return ""
        if p.kind in (ProvisionKind.PROHIBITION, ProvisionKind.RESERVATION) or denied(p):
            return "reserved or barred"
        return "allowed" if p.kind in (ProvisionKind.GRANT, ProvisionKind.PERMISSION) else cut(p.text)

    return answer((p for p in reading.provisions if p.kind is not ProvisionKind.OTHER), say)


def publication(reading: Reading) -> Answer:
    """Whether somebody must publish the work."""

    def say(p: Provision) -> str:
        if not compiled(r"\bpublish(?:ed)?\b|\bprint(?:ed)?\b").search(p.text.casefold()):
            return ""
        who = reading.who(p.actor) if p.actor else ""
        if p.kind is ProvisionKind.PUBLICATION and (denied(p) or ("obligation" in p.text and "no " in p.text)):
            return "no duty"
        if p.modality is Modality.SHALL and (p.kind is ProvisionKind.PUBLICATION or reading.publisher(p.actor)):
            period = fact(p, "period")
            return f"{who or 'it'} shall publish{f', within {period}' if period else ''}"
        return (
            f"{who} may publish" if p.kind is ProvisionKind.PUBLICATION and p.modality is Modality.MAY and who else ""
        )

    found = [p for p in reading.of(ProvisionKind.PUBLICATION, ProvisionKind.COVENANT) if not reading.author(p.actor)]
    return answer(found, say) if reading.publishing else Answer()
