"""Questions about who is bound, to what, under which law, for how long."""

from __future__ import annotations

from contractmodel.facts.reading import Reading, answer, cut, denied, mentioned, place
from contractmodel.facts.values import Answer, Place
from contractmodel.model import Modality, Provision, ProvisionKind, SlotType, Span
from contractmodel.patterns import compiled
from contractmodel.rules.sentences import fact

_WARRANTED = (
    ("authority", r"\bauthority\b|\bauthori[sz]ed\b|\bon behalf of\b|\bpower (?:and|to)\b"),
    ("originality", r"\boriginal\b|\bplagiari"),
    ("not published elsewhere", r"\bnot (?:been )?(?:formally |previously )?published\b|\bunder consideration\b"),
    ("sole authorship", r"\bsole authors?\b|\bsole author\(s\)|\bsole creators?\b"),
    ("right to grant", r"\brights? to (?:make the |grant|license|enter|assign|convey)|\bunencumbered\b|\bgood title\b"),
    ("ownership", r"\bowners?\b|\bowns\b|\bownership\b"),
    ("no libel", r"\blibel|\bdefam"),
    ("no infringement", r"\binfring|\binvade|\bviolate\b|\bmisappropriat"),
    ("third-party permissions", r"\bpermissions?\b|\bthird[- ]party material"),
    ("accuracy", r"\baccura(?:te|cy)\b|\btrue and\b|\bcorrect\b"),
    ("compliance with law", r"\bcompl(?:y|ies|iance)\b[^.;]{0,40}\blaws?\b|\bapplicable laws?\b"),
    ("proper performance", r"\bworkmanlike\b|\bprofessional\b|\bskill\b|\bmaterially conform|\bdocumentation\b"),
    ("no malicious code", r"\bvirus|\bmalicious\b|\bmalware"),
    ("good standing", r"\bduly organi[sz]ed\b|\bgood standing\b|\bvalidly existing\b"),
    ("no conflict", r"\bconflicts? (?:of|with)\b|\bbreach of any (?:other )?agreement"),
)
_SUCCESSORS = (
    ("assigns", r"\bassign(?:s|ees)\b"),
    ("successors", r"\bsuccessors?\b"),
    ("heirs", r"\bheirs?\b"),
    ("executors", r"\bexecutors?\b|\bpersonal representatives?\b"),
)
_RUNS = (
    r"\b(?:agreement|contract|licen[cs]e|lease|terms?|appointment|employment|engagement|it)\b[^.;]{0,60}"
    r"\b(?:remains?|effect|force|commences?|continues?|begins?|effective|lasts?|runs?|is|be|for|until)\b"
)
_WHEN = r"(?<![\w-])(?:if|when|unless|until|upon|after|on|for|by|within|at|from)\b.{8,}"


_INSTRUCTION = compiled(
    r"(?i)^(?:(?:please )?(?:insert|print|type|write|fill in) )?(?:(?:the |full )*names? of )?(?:the )?"
    r"|\bwho signs? (?=on behalf|for)"
)
"""What only tells whoever fills a blank what to write: "name of corresponding author who signs on behalf of …"."""


def parties(reading: Reading) -> Answer:
    """Who makes the agreement, by name where one stands there, and whether somebody signs for others."""
    blank = {slot.path for slot in reading.slots(SlotType.PARTY) if not slot.text}
    told: list[str] = []
    places: dict[Place, None] = {}
    for party in reading.parties:
        known = party.name or _INSTRUCTION.sub("", party.described) or ("(blank)" if party.block.path in blank else "")
        told.append(f"{party.term}: {cut(known)}" if known and known != "(blank)" else f"{party.term} {known}".strip())
        places[party.place] = None
    for p in reading.of(ProvisionKind.AUTHORITY):
        if compiled(r"\bbehalf\b|\bagent\b").search(p.text.casefold()):
            places[place(p)] = None
            if not any("behalf" in one or "one signs" in one for one in told):
                told.append("one signs for others")
    return Answer("; ".join(told), tuple(places)) if places else Answer()


def _warranties(reading: Reading, *, of_author: bool) -> Answer:
    topics: dict[str, list[str]] = {}
    places: list[Place] = []
    for p in reading.of(ProvisionKind.WARRANTY, ProvisionKind.AUTHORITY):
        if p.modality is not Modality.WARRANTS or reading.author(p.actor) is not of_author:
            continue
        who = "" if of_author else reading.who(p.actor)
        known = topics.setdefault(who, [])
        told = mentioned(p.text, _WARRANTED) or [cut(p.text, 40)]
        known += [one for one in told if one not in known]
        places.append(place(p))
    value = "; ".join(f"{who}: {', '.join(t)}" if who else ", ".join(t) for who, t in topics.items())
    return Answer(value, tuple(places)) if places else Answer()


def author_warrants(reading: Reading) -> Answer:
    """What the author warrants, by topic."""
    return _warranties(reading, of_author=True)


def others_warrant(reading: Reading) -> Answer:
    """What any other party warrants, by topic."""
    return _warranties(reading, of_author=False)


def indemnity(reading: Reading) -> Answer:
    """Who indemnifies whom, and up to how much."""
    caps = any(fact(p, "cap") for p in reading.of(ProvisionKind.LIABILITY))

    def say(p: Provision) -> str:
        who, whom = fact(p, "indemnitor"), fact(p, "indemnitee")
        if not who or not whom or denied(p) or p.modality is Modality.CONDITION:
            return ""
        if not compiled(r"\bindemnif|\bhold\b[^.;]{0,30}\bharmless").search(p.text.casefold()):
            return ""
        cap = "" if caps else ", no cap"
        return f"{reading.who(who)} → {reading.who(whom)}{cap}"

    return answer(reading.of(ProvisionKind.INDEMNITY), say)


def law(reading: Reading) -> Answer:
    """Whose law governs: as stated, or as a blank suggests."""
    said = reading.of(ProvisionKind.GOVERNING_LAW)
    slots = {s.path: s for s in reading.slots(SlotType.LAW)}

    def say(p: Provision) -> str:
        slot = slots.get(p.path)
        if slot is not None and not slot.text:
            return f"{_bare(slot.suggestion)} suggested" if slot.suggestion else "blank"
        told = _bare(fact(p, "law").split("; ")[0] or (slot.text if slot else ""))
        return told if compiled(r"(?!CONFLICTS?\b)[A-Z]\w").search(told) else ""

    found = answer(said, say)
    blank = next((slots[p.path] for p in said if p.path in slots and not slots[p.path].text), None)
    return found._replace(suggested=_bare(blank.suggestion)) if blank is not None and blank.suggestion else found


def _bare(law: str) -> str:
    return law[4:] if law.lower().startswith("the ") else law


def forum(reading: Reading) -> Answer:
    """Which courts, or which seat of arbitration."""

    def say(p: Provision) -> str:
        place_ = fact(p, "forum")
        if place_:
            return f"courts of {place_}"
        return cut(p.text) if p.kind is ProvisionKind.FORUM else ""

    return answer(reading.of(ProvisionKind.FORUM, ProvisionKind.GOVERNING_LAW), say)


def changes(reading: Reading) -> Answer:
    """How the agreement may be changed."""

    def say(p: Provision) -> str:
        low = p.text.casefold()
        written = "writ" in low
        if (
            p.actor
            and p.modality is Modality.MAY
            and not denied(p)
            and not compiled(r"\bparties\b|\bmutual").search(low)
        ):
            return f"{reading.who(p.actor)} alone may change it"
        return f"in writing only{', signed' if 'signed' in low else ''}" if written else cut(p.text)

    return answer(reading.of(ProvisionKind.AMENDMENT), say)


def entire_agreement(reading: Reading) -> Answer:
    """Whether the text says that it is all that was agreed."""
    return answer(reading.of(ProvisionKind.ENTIRE_AGREEMENT), lambda p: "" if denied(p) else "yes")


def successors(reading: Reading) -> Answer:
    """Who is bound after the parties."""
    return answer(
        reading.of(ProvisionKind.SUCCESSORS), lambda p: ", ".join(mentioned(p.text, _SUCCESSORS)) or cut(p.text)
    )


def ends(reading: Reading) -> Answer:
    """When, or how, the agreement ends."""

    def say(p: Provision) -> str:
        if p.modality is Modality.MAY and p.actor:
            notice = fact(p, "notice") or fact(p, "period")
            return f"{reading.who(p.actor)} may end it{f', {notice}' if notice else ''}"
        low = p.text.casefold()
        if compiled(r"^(?:up)?on\b|^after\b|^following\b").match(low):
            return ""
        if not compiled(r"\b(?:terminat\w+|expires?|ends?|laps\w+|ceases?|reverts?)\b").search(low):
            return ""
        met = compiled(_WHEN).search(p.text)
        return cut(met.group() if met else p.text, 120)

    return answer(reading.of(ProvisionKind.TERMINATION), say)


def term(reading: Reading) -> Answer:
    """How long the agreement runs."""

    def say(p: Provision) -> str:
        runs = compiled(_RUNS).search(p.text.casefold()) is not None
        return (fact(p, "period") or cut(p.text)) if runs else ""

    return answer(reading.of(ProvisionKind.TERM), say)


def signatures(reading: Reading) -> Answer:
    """Who signs."""
    blocks = reading.agreement.signatures
    names = [" ".join(b.party.split()).rstrip(": ").lower() or "somebody unnamed" for b in blocks]
    places = tuple(Place(b.path, b.text, Span(0, len(b.text)), b.span) for b in blocks)
    return Answer(", ".join(dict.fromkeys(names)), places) if blocks else Answer()
