"""What a party stands for: WAR."""

from __future__ import annotations

from collections.abc import Iterator

from contractmodel.model import Agreement, Modality, Polarity, Provision, ProvisionKind, Severity
from contractmodel.patterns import compiled
from contractmodel.rules.alignment import Changed
from contractmodel.rules.base import Difference, Statement
from contractmodel.rules.liability import indemnifies
from contractmodel.rules.sentences import SentenceRule, quoted
from contractmodel.rules.sides import other_side, party, side
from contractmodel.rules.values import Impact, Stability

_QUALIFIERS = (
    r"(?i)\b(?:(?:to )?(?:the )?best of (?:your|my|our|its|their|his|her|(?:the )?\w+['’]s) knowledge(?: and belief)?|"
    r"to (?:your|my|our|its|their|(?:the )?\w+['’]s) (?:actual |best )?knowledge|"
    r"(?:so|as) far as (?:i|you|we|it|he|she|they|(?:the )?\w+) (?:know|knows|am aware|are aware|is aware)|"
    r"material(?= (?:defects?|respects?|errors?|adverse|breach(?:es)?|omissions?|inaccurac\w+|litigation|claims?|"
    r"violations?|deviations?|misstatements?|interruptions?))|"
    r"knowingly|(?:all |commercially |every )?(?:reasonable|best|good faith) (?:efforts|endeavou?rs|care|steps)|"
    r"after (?:due|reasonable) inquiry|reasonably believes?|in good faith|materially|in all material respects)\b"
)
_THIRD_PARTY = (
    r"(?i)\bthird[- ]part(?:y|ies)['’]?s?\b[^.;]{0,40}\b(?:materials?|content|works?|figures?|images?|illustrations?|"
    r"excerpts?|copyrights?|rights?|permissions?)\b|"
    r"\b(?:materials?|content|works?|figures?|images?|permissions?)\b[^.;]{0,60}\bthird part(?:y|ies)\b|"
    r"\b(?:materials?|content|works?|figures?|images?)\b[^.;]{0,40}\b(?:permission|consent|licen[cs]e) (?:of|from) "
    r"(?:others|another|any other|somebody else|third)\b|"
    r"\bcopyright(?:ed)? (?:material|content|works?) (?:of|owned by|belonging to) others?\b"
)
_CARVES = (
    r"(?i)\b(?:except|unless|to the extent|other than|save|knowledge|reasonabl[ey]|subject to|if|know|knows|aware)\b"
)


def third_party(provision: Provision | None) -> bool:
    """Whether `provision` is a statement about material that belongs to others."""
    if provision is None or not any(stem in provision.text for stem in ("hird", "HIRD", "others")):
        return False
    return compiled(_THIRD_PARTY).search(provision.text) is not None


def _warrants(provision: Provision | None) -> bool:
    """Whether `provision` warrants something: a picture that represents a house does not."""
    if provision is None or provision.kind is not ProvisionKind.WARRANTY:
        return False
    told = compiled(
        r"(?i)\bwarrant|\brepresent(?:s|ed|ing)? (?:and|that|to)\b|\bguarantee|\bcertif|"
        r"\b(?:confirm|declare|affirm|attest|assure|promise)s?\b|\bknowledge\b|\b(?:so|as) far as\b"
    )
    return provision.lead_in or told.search(provision.text) is not None


def _who(provision: Provision) -> str:
    return f"“{provision.actor}”" if provision.actor else "A party"


class WarrantyAdded(SentenceRule):
    """A party stands for more."""

    id = "WAR01"
    name = "warranty-added"
    statement = "A party warrants something that it does not warrant in the model."
    severity = Severity.WARNING
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    kinds = (ProvisionKind.WARRANTY,)

    def turned(self, difference: Difference, change: Changed) -> Iterator[Statement]:
        """One finding for each new warranty, and for each further thing that an old one comes to cover."""
        after = change.after
        if after is None or not _warrants(after):
            return
        if not _warrants(change.before):
            if not third_party(after):
                yield self.say(
                    difference,
                    change,
                    f"{_who(after)} now also warrants this: {quoted(after.text)}. If it is untrue, it is a breach.",
                    "a new warranty",
                    favours=other_side(difference.after, after.actor),
                )
            return
        for edit in change.edits:
            more = edit.after_text.strip(" ,;.")
            if edit.before_text.strip(" ,;.") or len(more.split()) < 3 or compiled(_CARVES).search(more):
                continue
            yield self.say(
                difference,
                change,
                f"The warranty now also covers “{more}”.",
                "a warranty covers more",
                edit=edit,
                favours=other_side(difference.after, after.actor),
            )


class WarrantyRemoved(SentenceRule):
    """A party stands for less."""

    id = "WAR02"
    name = "warranty-removed"
    statement = "A warranty of the model is not in this text."
    severity = Severity.WARNING
    stability = Stability.STABLE
    kinds = (ProvisionKind.WARRANTY,)

    def turned(self, difference: Difference, change: Changed) -> Iterator[Statement]:
        """One finding for each warranty of before that nothing in after answers to, and for each thing taken out."""
        before = change.before
        if before is None or not _warrants(before) or third_party(before):
            return
        if change.after is not None and _lost(before, change.after):
            return
        if _warrants(change.after):
            for edit in change.edits:
                less = edit.before_text.strip(" ,;.")
                if not edit.after_text.strip(" ,;.") and len(less.split()) > 2 and not compiled(_CARVES).search(less):
                    yield self.say(
                        difference,
                        change,
                        f"The warranty no longer covers “{less}”.",
                        "a warranty covers less",
                        edit=edit,
                        favours=side(difference.before, before.actor),
                    )
            return
        yield self.say(
            difference,
            change,
            f"{_who(before)} no longer warrants this: {quoted(before.text)}.",
            "a warranty is gone",
            favours=side(difference.before, before.actor),
        )


class QualifierDropped(SentenceRule):
    """To the best of your knowledge, no more."""

    id = "WAR03"
    name = "qualifier-dropped"
    statement = "A warranty has lost the words that limited it to knowledge, effort or care."
    severity = Severity.WARNING
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    kinds = (ProvisionKind.WARRANTY,)

    def turned(self, difference: Difference, change: Changed) -> Iterator[Statement]:
        """One finding for each warranty that is stricter now; an error where an indemnity backs it."""
        before, after = change.before, change.after
        if before is None or after is None or not _warrants(before):
            return
        lost = _lost(before, after)
        if not lost:
            return
        backed = _backed(difference.after, after.actor or before.actor)
        edit = next((e for e in change.edits if lost[0] in e.before_text.casefold()), None)
        yield self.say(
            difference,
            change,
            f"“{lost[0]}” is gone: {_who(before)} now answers for the fact itself, known or not."
            + (" An indemnity stands behind it." if backed else ""),
            "a warranty has become strict",
            edit=edit,
            severity=Severity.ERROR if backed else Severity.WARNING,
            favours=other_side(difference.after, before.actor),
        )


def _lost(before: Provision, after: Provision) -> list[str]:
    """The words that limited a warranty and are gone without others in their place."""
    pattern = compiled(_QUALIFIERS)
    was = [m[0].casefold() for m in pattern.finditer(before.text)]
    now = [m[0].casefold() for m in pattern.finditer(after.text)]
    return [words for words in was if words not in now] if len(now) < len(was) else []


def _backed(document: Agreement, actor: str | None) -> bool:
    """Whether an indemnity of the same party stands behind what it warrants."""
    return any(
        indemnifies(p) and (actor is None or party(p.actor) == party(actor))
        for block in document.walk()
        if "ndemnif" in block.text or "armless" in block.text
        for p in block.provisions
    )


class ThirdPartyMaterial(SentenceRule):
    """Whose figures are these?"""

    id = "WAR05"
    name = "third-party-material"
    statement = "The statement about material that belongs to others differs from the model's."
    severity = Severity.WARNING
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    kinds = tuple(ProvisionKind)

    def judge(self, difference: Difference) -> Iterator[Statement]:
        """One finding for each such statement that came, went, or says the opposite or something else."""
        stated = [c for c in difference.changed if any(third_party(p) and _states(p) for p in (c.before, c.after))]
        gone = [c for c in stated if not third_party(c.after)]
        for change in stated:
            if not third_party(change.before) and gone:
                yield self._told(difference, change._replace(before=gone.pop(0).before))
            elif (
                third_party(change.before)
                and third_party(change.after)
                and _sense(change.before) == _sense(change.after)
            ):
                continue
            elif change not in gone or not any(third_party(c.after) and not third_party(c.before) for c in stated):
                yield self._told(difference, change)

    def _told(self, difference: Difference, change: Changed) -> Statement:
        if third_party(change.before) and third_party(change.after):
            told, short = "is another one", "another statement about others' material"
        elif third_party(change.after):
            told, short = "is new", "a statement about others' material is new"
        else:
            told, short = "is gone", "the statement about others' material is gone"
        shown = change.after if third_party(change.after) else change.before
        return self.say(
            difference,
            change,
            f"The statement about material of others {told}: {quoted(shown.text if shown else '')}. "
            "It decides whose permission is needed, and who asks for it.",
            short,
        )


def _states(provision: Provision | None) -> bool:
    """Whether a sentence states what the work holds, or binds somebody to ask: not a mere mention of third parties."""
    if provision is None:
        return False
    if provision.kind in (ProvisionKind.INDEMNITY, ProvisionKind.DISCLAIMER, ProvisionKind.LIABILITY):
        return False
    return provision.kind is ProvisionKind.WARRANTY or (
        provision.modality in (Modality.DECLARES, Modality.SHALL, Modality.WARRANTS)
        and compiled(r"(?i)\b(?:contains?|includes?|incorporates?|obtain(?:ed|s)?|permissions?|uses?)\b").search(
            provision.text
        )
        is not None
    )


def _sense(provision: Provision | None) -> tuple[bool, bool, bool]:
    """What a statement on others' material says: none of it, permission obtained, marked."""
    if provision is None:
        return False, False, False
    low = provision.text.casefold()
    return (
        provision.polarity is Polarity.NEGATIVE or " no " in f" {low} " or " not " in f" {low} ",
        "permission" in low or "licen" in low,
        "mark" in low or "identif" in low or "attribut" in low,
    )


RULES = (WarrantyAdded(), WarrantyRemoved(), QualifierDropped(), ThirdPartyMaterial())
