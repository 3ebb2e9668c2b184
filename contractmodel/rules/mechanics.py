"""How an agreement works: LIM (liability), RNW, ASG, NOT, DSP (disputes), PRE (rank), SUR (what survives)."""

from __future__ import annotations

from collections.abc import Iterator

from contractmodel.model import Modality, Polarity, Provision, ProvisionKind, Severity
from contractmodel.patterns import compiled
from contractmodel.rules.alignment import Changed
from contractmodel.rules.base import Difference, Statement
from contractmodel.rules.clauses import ClauseRule, details, joined, turned_round
from contractmodel.rules.exceptions import excepted, spared
from contractmodel.rules.sentences import SentenceRule, fact, followed, quoted
from contractmodel.rules.values import Impact, Stability

_LIMITED = (ProvisionKind.LIABILITY,)
_CONTROL = (
    r"\b(?:change (?:of|in) control|merger|merges?|acquisition of|acquired by|"
    r"sale of (?:all|substantially all|its business|the business)|reorgani[sz]ation|"
    r"successor to (?:its|the) business)\b"
)
_CONSENT = (
    r"\b(?:consent|approval|permission|agreement) of\b|"
    r"\b(?:without|with|prior|written)\b[^.;]{0,40}\b(?:consent|approval|permission)\b"
)
_UNREASONABLE = r"\bunreasonabl[ey]\b"
_MEANS = (
    ("in writing", r"\bwrit(?:ing|ten)\b"),
    ("post", r"\b(?:post|registered mail|certified mail|courier)\b"),
    ("e-mail", r"\be-?mail"),
    ("in person", r"\b(?:in person|personally|by hand)\b"),
    ("fax", r"\bfax|\bfacsimile"),
)
_WAYS = (
    ("negotiation", r"\bnegotiat|\bamicabl"),
    ("mediation", r"\bmediat"),
    ("arbitration", r"\barbitra"),
    ("courts", r"\bcourts?\b"),
)
_RANK = r"\b(?:prevails?|controls?|governs?|takes? precedence|has precedence|have precedence|takes? priority)\b"
_LABEL = r"[\dIVXivx][\w.()]*"
_CITED = (
    rf"\b(?:sections?|clauses?|articles?|paragraphs?)\s+(?P<which>{_LABEL}(?:(?:,| and|, and| or| to|-)\s*{_LABEL})*)"
)


class LiabilityCapChanged(ClauseRule):
    """The most that can be owed."""

    id = "LIM01"
    name = "liability-cap-changed"
    statement = "The most that a party can owe differs, came or went."
    severity = Severity.ERROR
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    kinds = _LIMITED
    what = "cap on liability"

    def alone(self, difference: Difference, change: Changed) -> bool:  # noqa: ARG002
        """Only a sentence that states a cap: LIM02 tells of other limits."""
        return bool(fact(change.after or change.before, "cap"))

    def differs(self, difference: Difference, before: Provision, after: Provision) -> str:
        """The cap of two sentences that answer to each other."""
        cap = details(difference, before, after, (("cap", "the cap"),))
        return joined(cap or details(difference, before, after, (("amount", "the sum"),)))


class LimitationChanged(ClauseRule):
    """A limit on liability came, went, or was turned round."""

    id = "LIM02"
    name = "limitation-added-or-removed"
    statement = "A limit or an exclusion of liability stands in one text only, or protects another party."
    severity = Severity.ERROR
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    kinds = _LIMITED
    what = "limit of liability"

    def alone(self, difference: Difference, change: Changed) -> bool:  # noqa: ARG002
        """Only a sentence that states no cap, of which LIM01 tells, and is no exception, of which LIM03 does."""
        only = change.after or change.before
        return only is not None and not fact(only, "cap") and not spared(only.text)

    def differs(self, difference: Difference, before: Provision, after: Provision) -> str:
        """Another party that is protected, or a denial that came or went."""
        other = (
            bool(before.actor and after.actor)
            and followed(difference, before.actor or "") != (after.actor or "").casefold()
        )
        return joined(
            f"it protected {before.actor}, now {after.actor}" if other else "",
            "liability is affirmed where it was denied, or the reverse" if turned_round(before, after) else "",
        )


class CarveOutChanged(ClauseRule):
    """What a limit does not reach."""

    id = "LIM03"
    name = "carve-out-changed"
    statement = "An exception to a limit of liability or to an indemnity differs, came or went."
    severity = Severity.WARNING
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    kinds = (ProvisionKind.LIABILITY, ProvisionKind.INDEMNITY)
    what = "exception to a limit"

    def alone(self, difference: Difference, change: Changed) -> bool:  # noqa: ARG002
        """Only a sentence that is nothing but an exception: "nothing in clause 5 limits …"."""
        only = change.after or change.before
        return only is not None and not fact(only, "cap") and bool(spared(only.text))

    def differs(self, difference: Difference, before: Provision, after: Provision) -> str:
        """The exception of two sentences that answer to each other."""
        return joined(excepted(difference, before, after))


class RenewalChanged(ClauseRule):
    """How the agreement goes on."""

    id = "RNW01"
    name = "renewal-changed"
    statement = "Renewal is new, gone, automatic where it was not, or of other times."
    severity = Severity.WARNING
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    kinds = (ProvisionKind.RENEWAL,)
    what = "renewal"

    def differs(self, difference: Difference, before: Provision, after: Provision) -> str:
        """Whether it is automatic, the times, and a denial."""
        was, now = (_automatic(p) for p in (before, after))
        return joined(
            "renewal is now automatic"
            if now and not was
            else "renewal is no longer automatic"
            if was and not now
            else "",
            details(difference, before, after, (("period", "the time"), ("notice", "the notice"))),
            "what was denied is affirmed, or the reverse" if turned_round(before, after) else "",
        )


def _automatic(provision: Provision) -> bool:
    return compiled(r"\bautomatic(?:ally)?\b").search(provision.text.casefold()) is not None


class AssignabilityChanged(ClauseRule):
    """Whether a party may hand the agreement on."""

    id = "ASG01"
    name = "assignability-changed"
    statement = "Whether, or with whose consent, the agreement may be assigned differs."
    severity = Severity.WARNING
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    kinds = (ProvisionKind.ASSIGNABILITY,)
    what = "assignment of the agreement"

    def differs(self, difference: Difference, before: Provision, after: Provision) -> str:
        """Allowed or not, consent, whose consent may not be refused, and by whom."""
        told = [
            f"{words} is {'new' if _says(pattern, after) else 'gone'}"
            for words, pattern in (("consent", _CONSENT), ("“not unreasonably withheld”", _UNREASONABLE))
            if _says(pattern, before) != _says(pattern, after)
        ]
        if _allowed(before) is not _allowed(after):
            told.append("it is now allowed" if _allowed(after) else "it is now barred")
        same = followed(difference, before.actor or "") == (after.actor or "").casefold()
        return joined(
            *told, "" if same else f"it was about {before.actor or 'nobody'}, now about {after.actor or 'nobody'}"
        )


def _says(pattern: str, provision: Provision) -> bool:
    return compiled(pattern).search(provision.text.casefold()) is not None


def _allowed(provision: Provision) -> bool:
    barred = provision.polarity is Polarity.NEGATIVE or provision.modality is Modality.SHALL_NOT
    return not barred and not _says(r"\bneither\b|\bno party\b|\bnon-?(?:transferable|assignable)\b", provision)


class ChangeOfControl(SentenceRule):
    """A sale or merger of a party counts, or does not."""

    id = "ASG02"
    name = "change-of-control-changed"
    statement = "Words about a merger, a sale of the business or a change of control came or went."
    severity = Severity.WARNING
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    kinds = (
        ProvisionKind.ASSIGNABILITY,
        ProvisionKind.TERMINATION,
        ProvisionKind.SUCCESSORS,
        ProvisionKind.COVENANT,
        ProvisionKind.PERMISSION,
    )

    def turned(self, difference: Difference, change: Changed) -> Iterator[Statement]:
        """One finding for a sentence about assignment or end that speaks of it on one side only."""
        was, now = (
            p is not None and p.kind in self.kinds and _says(_CONTROL, p) for p in (change.before, change.after)
        )
        only = change.after if now else change.before
        if was is not now and only is not None:
            yield self.say(
                difference,
                change,
                f"A change of control {'counts now' if now else 'no longer counts'}: {quoted(only.text)}.",
                f"change of control: {'new' if now else 'gone'}",
            )


class NoticesChanged(ClauseRule):
    """How notices must be given."""

    id = "NOT01"
    name = "notices-changed"
    statement = "How, or how soon, notices are given differs."
    severity = Severity.NOTE
    stability = Stability.STABLE
    kinds = (ProvisionKind.NOTICES,)
    what = "notices"

    def differs(self, difference: Difference, before: Provision, after: Provision) -> str:
        """The means and the times."""
        was, now = (_ways(p, _MEANS) for p in (before, after))
        means = f"the means were {was or 'not said'} and are {now or 'not said'}" if was != now else ""
        return joined(means, details(difference, before, after, (("period", "the time"),)))


def _ways(provision: Provision, known: tuple[tuple[str, str], ...]) -> str:
    return ", ".join(name for name, pattern in known if _says(pattern, provision))


class DisputeStepsChanged(ClauseRule):
    """How disputes are settled."""

    id = "DSP01"
    name = "dispute-steps-changed"
    statement = "How disputes are settled, where, or under whose rules, differs, or the words on it are gone."
    severity = Severity.WARNING
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    kinds = (ProvisionKind.DISPUTE_RESOLUTION,)
    what = "disputes"
    came = False

    def differs(self, difference: Difference, before: Provision, after: Provision) -> str:
        """The ways, the seat, the rules and the times."""
        was, now = (_ways(p, _WAYS) for p in (before, after))
        ways = f"the way was {was or 'not said'} and is {now or 'not said'}" if was != now else ""
        names = (("seat", "the seat"), ("rules", "the rules"), ("period", "the time"))
        return joined(ways, details(difference, before, after, names))


class PrecedenceChanged(ClauseRule):
    """Which paper wins."""

    id = "PRE01"
    name = "precedence-changed"
    statement = "Which text prevails in a conflict differs, came or went."
    severity = Severity.WARNING
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    kinds = (ProvisionKind.PRECEDENCE,)
    what = "order of precedence"

    def differs(self, difference: Difference, before: Provision, after: Provision) -> str:
        """What stands before the verb: the text that prevails."""
        was, now = (_winner(p) for p in (before, after))
        if not was or not now or followed(difference, was) == now:
            return ""
        return f"It was {quoted(was)} that prevailed, now it is {quoted(now)}"


def _winner(provision: Provision) -> str:
    """The words between an opening condition and the verb of rank, in lower case."""
    low = provision.text.casefold()
    met = compiled(_RANK).search(low)
    subject = low[: met.start()] if met else ""
    return compiled(r"\b(?:shall|will|must|may|does|do)\s*$").sub("", subject.strip()).rpartition(",")[2].strip()


class SurvivalChanged(ClauseRule):
    """What lives on after the end."""

    id = "SUR01"
    name = "survival-changed"
    statement = "What survives the end of the agreement, or for how long, differs."
    severity = Severity.WARNING
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    kinds = (ProvisionKind.SURVIVAL,)
    what = "survival"

    def differs(self, difference: Difference, before: Provision, after: Provision) -> str:
        """How many clauses are cited, the times, a denial. Numbers alone may follow a renumbering, and are not told."""
        was, now = (_cited(p) for p in (before, after))
        cited = f"{was} clauses were named, now {now}" if was != now else ""
        denial = "what was denied is affirmed, or the reverse" if turned_round(before, after) else ""
        return joined(cited, details(difference, before, after, (("period", "the time"),)), denial)


def _cited(provision: Provision) -> int:
    """How many clauses a sentence names by number."""
    return sum(
        len(compiled(r"[\dIVXivx][\w.()]*").findall(met.group("which")))
        for met in compiled(_CITED, 2).finditer(provision.text)
    )


RULES = (
    LiabilityCapChanged(),
    LimitationChanged(),
    CarveOutChanged(),
    RenewalChanged(),
    AssignabilityChanged(),
    ChangeOfControl(),
    NoticesChanged(),
    DisputeStepsChanged(),
    PrecedenceChanged(),
    SurvivalChanged(),
)
