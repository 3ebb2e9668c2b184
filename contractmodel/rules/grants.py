"""What is granted, to whom, how: GRT01–GRT07. How far a grant reaches is in `reach`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contractmodel.diff.values import Edit
from contractmodel.model import Agreement, Modality, Polarity, Provision, ProvisionKind, Severity
from contractmodel.patterns import compiled
from contractmodel.rules import reach
from contractmodel.rules.alignment import Changed
from contractmodel.rules.base import Difference, DocumentRule, Statement
from contractmodel.rules.licences import grants_as_licence, licence_at, only_licenses, said
from contractmodel.rules.sentences import SentenceRule, both, fact, followed, quoted
from contractmodel.rules.sides import other_side, side
from contractmodel.rules.values import Favours, Impact, Stability

_GRANTS = (ProvisionKind.GRANT, ProvisionKind.ASSIGNMENT)
_PUBLIC = (
    r"\b(?:public|anyone|anybody|everyone|everybody|any (?:person|user|third party)|all (?:persons|users|readers))\b"
)
_EXCLUSIVE = (
    r"(?<![\w-])(?<!non )(?:exclusive(?! (?:of|property|jurisdiction))[^.;]{0,160}?|sole(?:[ ,]+[\w-]+){0,6}?) "
    r"(?:licen[cs]es?|rights?|permissions?|grant|distributors?|resellers?|dealers?|agents?|representatives?|"
    r"franchisees?|licensees?|publishers?)\b|\bon an exclusive basis\b|"
    r"(?<![\w-])(?<!non )exclusively\b(?=[^.;]{0,40}\b(?:licen[cs]|grant|right))|"
    r"\b(?:grants?|licenses?)\b[^.;]{0,20}(?<![\w-])(?<!non )exclusively\b"
)


def _shorter(licence: str) -> str:
    return said(licence) if licence else "no public licence"


class LicenceChanged(SentenceRule):
    """Another licence, or another version of it."""

    id = "GRT01"
    name = "licence-changed"
    statement = "The public licence that is granted is another one, or another version."
    severity = Severity.ERROR
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    kinds = (ProvisionKind.GRANT,)

    def turned(self, difference: Difference, change: Changed) -> Iterator[Statement]:
        """One finding for a grant whose licence differs; one for a grant of a licence that is gone altogether."""
        was, now = fact(change.before, "licence"), fact(change.after, "licence")
        if was == now or (change.before is None and change.after is not None):
            return
        gone = change.after is None
        yield self.say(
            difference,
            change,
            f"The grant of {_shorter(was)} is gone."
            if gone
            else f"The licence was {_shorter(was)}; now it is {_shorter(now)}.",
            "the public licence is gone" if gone else "the licence is another one",
            favours=_tighter(was, now),
        )


def _tighter(was: str, now: str) -> Favours:
    """Who gains by another licence: the publisher where conditions come or the licence goes, else unclear."""
    if was and not now:
        return Favours.PUBLISHER
    more = [t for t in ("NC", "ND", "SA") if f"-{t}" in now and f"-{t}" not in was]
    fewer = [t for t in ("NC", "ND", "SA") if f"-{t}" in was and f"-{t}" not in now]
    return Favours.PUBLISHER if more and not fewer else Favours.UNCLEAR


class LicenceUrlMismatch(DocumentRule):
    """The licence by its name is not the licence at its address."""

    id = "GRT02"
    name = "licence-url-mismatch"
    statement = "A licence is named, and the address given for it leads to another licence."
    severity = Severity.ERROR
    stability = Stability.STABLE

    def judge(self, document: Agreement) -> Iterator[Statement]:
        """One finding for each sentence that names one Creative Commons licence and gives the address of another."""
        for block in document.walk():
            if "creativecommons.org" not in block.text.lower():
                continue
            for provision in block.provisions:
                named = fact(provision, "licence").split("; ")
                there = [licence_at(url) for url in fact(provision, "licence_url").split("; ")]
                wrong = [url for url in there if url and not any(_agree(name, url) for name in named)]
                if wrong and len(named) == 1 and named[0].startswith("CC"):
                    yield self.found(
                        f"The text names {said(named[0])}, and the address leads to {said(wrong[0])}.",
                        headline="the licence's name and address differ",
                        after=block,
                        subject=f"{named[0]} {wrong[0]}",
                    )


def _agree(name: str, at_url: str) -> bool:
    """Whether a name and an address may mean one licence; a missing version leaves it open."""
    if name == at_url:
        return True
    shorter, longer = sorted((name, at_url), key=len)
    return longer.startswith(shorter) and longer[len(shorter) :].lstrip("-").replace(".", "").isdigit()


class GranteeNarrowed(SentenceRule):
    """What was granted to everybody is granted to somebody."""

    id = "GRT03"
    name = "grantee-narrowed"
    statement = "A licence that the model grants to the public is granted to fewer."
    severity = Severity.ERROR
    impact = Impact.RE_SIGN
    favours = Favours.PUBLISHER
    stability = Stability.STABLE
    kinds = (ProvisionKind.GRANT,)

    def turned(self, difference: Difference, change: Changed) -> Iterator[Statement]:
        """One finding for a grant to the public that names another grantee, or none, in its stead."""
        pair = both(change)
        if pair is None:
            return
        before, after = pair
        lost = next((e for e in change.edits if _takes_grantees(e)), None)
        if lost is not None and before.kind is after.kind is ProvisionKind.GRANT:
            yield self.say(
                difference,
                change,
                f"The licence no longer reaches “{_grantees(lost.before_text)}”.",
                "the licence reaches fewer",
                edit=lost,
            )
            return
        was, now = fact(before, "grantee"), fact(after, "grantee")
        if (
            not _public(was)
            or _public(now)
            or after.kind is not ProvisionKind.GRANT
            or after.polarity != before.polarity
        ):
            return
        if compiled(_PUBLIC, re.IGNORECASE).search(after.text):
            return
        whom = f"granted to {now}" if now else "no longer granted to it"
        yield self.say(
            difference,
            change,
            f"The licence was granted to {was}; now it is {whom}. Readers can no longer rely on it.",
            "the licence is no longer the public's",
        )


_ALSO = (
    r"^[\s,]*(?:and|or|as well as)(?: also)? (?:to )?"
    r"(?P<who>(?:(?:all|any|the|its|his|her|their|your|every|other|each)\s+)*"
    r"(?:recipients?|users?|readers?|affiliates?|subsidiaries|licensees?|sublicensees?|successors?|assigns|customers?|"
    r"contractors?|members?|everyone|anyone|the public|third parties|institutions?|libraries|students?|"
    r"contributors?)\b.*)$"
)


def _takes_grantees(edit: Edit) -> bool:
    """Whether an edit takes out some of those to whom something is granted: "and to recipients of the software"."""
    return not edit.after_text.strip(" ,") and bool(_grantees(edit.before_text))


def _grantees(words: str) -> str:
    met = compiled(_ALSO, re.IGNORECASE | re.DOTALL).match(words.rstrip(" ,"))
    return met["who"].strip() if met else ""


def _public(grantee: str) -> bool:
    return compiled(_PUBLIC, re.IGNORECASE).search(grantee) is not None


class LicenceToTransfer(SentenceRule):
    """What was licensed or kept is given away."""

    id = "GRT04"
    name = "licence-to-transfer"
    statement = "Rights that the model has a party license or keep are transferred."
    severity = Severity.ERROR
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    kinds = (ProvisionKind.ASSIGNMENT,)

    def turned(self, difference: Difference, change: Changed) -> Iterator[Statement]:
        """One finding for a grant or reservation that became an assignment, or an assignment by who only licensed."""
        after = change.after
        if after is None or after.kind is not ProvisionKind.ASSIGNMENT or after.polarity is Polarity.NEGATIVE:
            return
        if only_licenses(after, difference.after[after.path].text):
            return
        if change.before is not None:
            kept = change.before.kind is ProvisionKind.OWNERSHIP and _one_party(difference, change.before, after)
            if change.before.kind not in (ProvisionKind.GRANT, ProvisionKind.RESERVATION) and not kept:
                return
        elif not _licensed_only(difference, after):
            return
        who = after.actor or "the licensor"
        yield self.say(
            difference,
            change,
            f"{who[:1].upper()}{who[1:]} no longer license{'' if who.casefold() in ('you', 'we', 'i') else 's'} rights "
            f"but give{'' if who.casefold() in ('you', 'we', 'i') else 's'} them away: {quoted(after.text)}.",
            "a licence became a transfer",
            favours=other_side(difference.before, after.actor),
        )


def _one_party(difference: Difference, before: Provision, after: Provision) -> bool:
    """Whether one party acts in both sentences: the owner now gives away."""
    return (
        bool(before.actor and after.actor)
        and followed(difference, before.actor or "") == (after.actor or "").casefold()
    )


def _licensed_only(difference: Difference, after: Provision) -> bool:
    """Whether in before the party that now assigns granted licences or kept rights, and assigned nothing."""
    if not after.actor:
        return False
    who = followed(difference, after.actor)
    own = [p.kind for p in difference.before_giving if p.actor and followed(difference, p.actor) == who]
    gave = ProvisionKind.GRANT in own or ProvisionKind.RESERVATION in own
    return gave and ProvisionKind.ASSIGNMENT not in own


class ExclusivityAdded(SentenceRule):
    """The licence became exclusive."""

    id = "GRT05"
    name = "exclusivity-added"
    statement = "A licence that was not exclusive is exclusive or sole."
    severity = Severity.ERROR
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    kinds = (ProvisionKind.GRANT,)

    def turned(self, difference: Difference, change: Changed) -> Iterator[Statement]:
        """One finding for a grant that is exclusive and was not, and for a new grant that is."""
        after = change.after
        if after is None or after.kind is not ProvisionKind.GRANT or after.polarity is Polarity.NEGATIVE:
            return
        if is_exclusive(after) and not (change.before and is_exclusive(change.before)):
            yield self.say(
                difference,
                change,
                f"The licence is now exclusive: {quoted(after.text)}. The grantor may not grant the same to others.",
                "the licence is now exclusive",
                favours=other_side(difference.before, after.actor),
            )


def is_exclusive(provision: Provision) -> bool:
    """Whether the licence or right that a sentence speaks of is exclusive or sole."""
    low = provision.text.casefold()
    if "exclusiv" not in low and "sole" not in low:
        return False
    return compiled(_EXCLUSIVE).search(low.replace("non-exclusive", "open").replace("nonexclusive", "open")) is not None


class IrrevocableAdded(SentenceRule):
    """The licence can no longer be taken back."""

    id = "GRT06"
    name = "irrevocable-added"
    statement = "A grant is now irrevocable or perpetual."
    severity = Severity.WARNING
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    kinds = _GRANTS

    def turned(self, difference: Difference, change: Changed) -> Iterator[Statement]:
        """One finding for a grant that says so now; a note where the licence granted says so already."""
        pair = both(change)
        if pair is None:
            return
        before, after = pair
        words = [
            word
            for name, word in (("revocability", "irrevocable"), ("duration", "perpetual"))
            if fact(after, name) == word and fact(before, name) != word
        ]
        if after.kind not in _GRANTS or not words or after.polarity is Polarity.NEGATIVE:
            return
        already = grants_as_licence(after) and grants_as_licence(before)
        note = f" {said(fact(after, 'licence'))} is irrevocable anyway, by its section 2(a)(1)." if already else ""
        yield self.say(
            difference,
            change,
            f"The grant is now {' and '.join(words)}.{note}",
            f"the grant is now {' and '.join(words)}",
            severity=Severity.NOTE if already else None,
            impact=Impact.NONE if already else None,
            favours=Favours.NEITHER if already else other_side(difference.before, after.actor),
        )


class PresentGrantWeakened(SentenceRule):
    """A grant became a promise to grant."""

    id = "GRT07"
    name = "present-grant-weakened"
    statement = "Words that grant or assign now became words that promise to do so."
    severity = Severity.ERROR
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    kinds = _GRANTS

    def turned(self, difference: Difference, change: Changed) -> Iterator[Statement]:
        """One finding for a grant or assignment that was an act and is a promise, by the same party."""
        pair = both(change)
        if pair is None:
            return
        before, after = pair
        if before.kind not in _GRANTS or before.modality is not Modality.ACT or after.modality is not Modality.SHALL:
            return
        verb = "assign" if before.kind is ProvisionKind.ASSIGNMENT else "grant"
        if not compiled(r"\b(?:grant|licen[cs]e|assign|transfer|convey)\b").search(after.text.casefold()):
            return
        yield self.say(
            difference,
            change,
            f"The model's words {verb} by themselves; these only promise to {verb}: {quoted(after.text)}.",
            f"a promise to {verb}, not a{'n assignment' if verb == 'assign' else ' grant'}",
            favours=side(difference.before, before.actor),
        )


RULES = (
    LicenceChanged(),
    LicenceUrlMismatch(),
    GranteeNarrowed(),
    LicenceToTransfer(),
    ExclusivityAdded(),
    IrrevocableAdded(),
    PresentGrantWeakened(),
    *reach.RULES,
)
