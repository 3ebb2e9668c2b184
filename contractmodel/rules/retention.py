"""What the author keeps: RTS."""

from __future__ import annotations

from collections.abc import Iterator

from contractmodel.model import Polarity, Provision, ProvisionKind, Severity
from contractmodel.patterns import compiled
from contractmodel.rules.alignment import Changed
from contractmodel.rules.base import Difference, Statement
from contractmodel.rules.publishing import of_publisher
from contractmodel.rules.sentences import SentenceRule, both, quoted
from contractmodel.rules.sides import other_side, party
from contractmodel.rules.values import Favours, Impact, Stability

_GIVING = (ProvisionKind.ASSIGNMENT, ProvisionKind.GRANT, ProvisionKind.WAIVER, ProvisionKind.RELEASE)
_ALL = r"\b(?:all|any and all|every)(?: \w+){0,3}? rights?\b"
_LISTED = r"\b(?:following(?: \w+){0,2} rights?|rights? (?:to|of)|only the rights?|rights? listed)\b"
_LIMIT = (
    r"\b(?:for|on|in|to|under) (?:(?:the|his|her|their|its|your|own|author'?s?|one's|solely|purely|any) ){0,3}"
    r"(?:non-?commercial|personal|private|educational|scholarly|internal|teaching|research|individual)"
    r"(?:(?:,| and| or)+ (?:[\w-]+ )?[\w-]+)? (?:[\w-]+ )?"
    r"(?:purposes?|uses?|home ?pages?|web ?(?:sites?|pages?)|servers?|basis|study|research|teaching)\b|"
    r"\bnon-?commercially\b|\b(?:no|not for|without) commercial (?:use|purpose|gain|advantage)s?\b"
)
_USES = r"\b(?:us(?:e|es|ed)|shar(?:e|es|ed)|post|posts|posted|cop(?:y|ies|ied)|distributed?|reproduced?)\b"
_COMMERCIAL = r"\bcommercial (?:purposes?|use|gain|advantage)\b|\bcommercially\b"
_EDITS = r"\b(?:edits?|editing|changes|revisions|alterations|copy-?edit\w*|corrections|modifications|improvements)\b"
_MORAL = (
    r"\b(?:moral rights?|droit moral|rights? of (?:attribution|integrity|paternity|authorship)|"
    r"right to be (?:identified|named|credited))\b"
)


class RetentionRemoved(SentenceRule):
    """The sentence by which rights were kept is gone."""

    id = "RTS01"
    name = "retention-removed"
    statement = "The words by which a party keeps its rights are gone, or give them away."
    severity = Severity.ERROR
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    kinds = (ProvisionKind.RESERVATION,)

    def turned(self, difference: Difference, change: Changed) -> Iterator[Statement]:
        """One finding for a reservation without counterpart, or whose counterpart gives something away."""
        before, after = change.before, change.after
        if before is None or before.kind is not ProvisionKind.RESERVATION or _reserves_power(before):
            return
        if after is not None and (after.kind not in _GIVING or after.polarity is Polarity.NEGATIVE):
            return
        if after is None and _list_instead(difference, change) is not None:
            return
        yield self.say(
            difference,
            change,
            f"The model keeps rights here: {quoted(before.text)}. "
            + (f"Now they are given away: {quoted(after.text)}." if after else "That sentence is gone."),
            "rights are no longer kept",
            favours=other_side(difference.before, before.actor),
        )


class RetentionEnumerated(SentenceRule):
    """All rights became some."""

    id = "RTS02"
    name = "retention-enumerated"
    statement = "Where the model keeps all rights, the text keeps those that it lists."
    severity = Severity.ERROR
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    kinds = (ProvisionKind.RESERVATION,)

    def turned(self, difference: Difference, change: Changed) -> Iterator[Statement]:
        """One finding for a reservation of all rights whose counterpart names certain rights instead."""
        before, after = change.before, change.after or _list_instead(difference, change)
        if before is None or after is None or before.kind is not ProvisionKind.RESERVATION:
            return
        if compiled(_ALL).search(before.text.casefold()) and _lists(after):
            yield self.say(
                difference,
                change._replace(after=after),
                f"“All rights” became a list: {quoted(after.text)}. What the list leaves out is not kept.",
                "all rights became a list",
                favours=other_side(difference.before, before.actor),
            )


def _reserves_power(provision: Provision) -> bool:
    """Whether what is reserved is leave to do something ("reserves the right to change these terms")."""
    return compiled(r"\b(?:reserves?|retains?) the right\b(?! of)").search(provision.text.casefold()) is not None


def _lists(provision: Provision) -> bool:
    """Whether a sentence names certain rights, and not all of them."""
    low = provision.text.casefold()
    return compiled(_LISTED).search(low) is not None and compiled(_ALL).search(low) is None


def _list_instead(difference: Difference, change: Changed) -> Provision | None:
    """The sentence of the same clause that keeps certain rights, where the one that kept all of them is gone."""
    if change.before is None or not compiled(_ALL).search(change.before.text.casefold()):
        return None
    return next(
        (
            one.after
            for one in difference.changed
            if one.before is None
            and _same_keeper(one.pair is change.pair, change.before, one.after)
            and one.after is not None
            and one.after.kind is ProvisionKind.RESERVATION
            and _lists(one.after)
        ),
        None,
    )


def _same_keeper(same_clause: bool, before: Provision, after: Provision | None) -> bool:
    """Whether a sentence elsewhere keeps rights for the one who kept them: in the same clause nobody is asked."""
    return same_clause or (after is not None and bool(before.actor) and party(before.actor) == party(after.actor))


class UseLimited(SentenceRule):
    """A use is allowed or kept for some purposes only."""

    id = "RTS03"
    name = "use-limited"
    statement = "A right that is kept or granted is narrowed to personal, non-commercial or like uses."
    severity = Severity.WARNING
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    kinds = (
        ProvisionKind.RESERVATION,
        ProvisionKind.GRANT,
        ProvisionKind.PERMISSION,
        ProvisionKind.COVENANT,
        ProvisionKind.PROHIBITION,
    )

    def turned(self, difference: Difference, change: Changed) -> Iterator[Statement]:
        """One finding for a right kept, permitted or granted that is now limited to such uses and was not.

        A new sentence that limits a use ("shall use it for private study only") counts as well.
        """
        pair = both(change)
        new = change.after
        if pair is None and new is not None and new.kind in self.kinds:
            low = new.text.casefold()
            met = compiled(_LIMIT).search(low) or compiled(_COMMERCIAL).search(low)
            only = new.polarity is Polarity.NEGATIVE or compiled(r"\b(?:only|solely|exclusively)\b").search(low)
            if met is not None and only and compiled(_USES).search(low):
                yield self.say(
                    difference,
                    change,
                    f"The use is now limited: {quoted(new.text)}.",
                    "a use is limited",
                    favours=other_side(difference.after, new.actor),
                )
            return
        if pair is None or pair[1].kind not in self.kinds or pair[0].kind not in self.kinds:
            return
        before, after = pair
        met = compiled(_LIMIT).search(after.text.casefold())
        if met is None or compiled(_LIMIT).search(before.text.casefold()):
            return
        yield self.say(
            difference,
            change,
            f"The use is now limited: “{after.text[met.start() : met.end()]}”.",
            "a use is limited",
            favours=_loser_of_use(difference, after),
        )


def _loser_of_use(difference: Difference, after: Provision) -> Favours:
    """Who gains where a use is narrowed: a grantor by its own grant, else the one that the user is not."""
    if after.kind is ProvisionKind.GRANT:
        return other_side(difference.before, after.counterparty) if after.counterparty else Favours.UNCLEAR
    return other_side(difference.before, after.actor)


class EditsAssignmentRemoved(SentenceRule):
    """The publisher no longer gives its edits to the author."""

    id = "RTS04"
    name = "edits-assignment-removed"
    statement = "The publisher's assignment of its edits to the author is gone."
    severity = Severity.WARNING
    impact = Impact.RE_SIGN
    favours = Favours.PUBLISHER
    stability = Stability.STABLE
    kinds = (ProvisionKind.ASSIGNMENT,)

    def turned(self, difference: Difference, change: Changed) -> Iterator[Statement]:
        """One finding for a publisher's assignment of edits that has no counterpart that assigns."""
        before, after = change.before, change.after
        if before is None or before.kind is not ProvisionKind.ASSIGNMENT or not of_publisher(difference, before.actor):
            return
        if after is not None and (after.kind is ProvisionKind.ASSIGNMENT and after.polarity is before.polarity):
            return
        if compiled(_EDITS).search(before.text.casefold()):
            yield self.say(
                difference,
                change,
                "The publisher no longer assigns to the author its rights in the edits that it makes.",
                "the edits stay with the publisher",
            )


class MoralRightsWaived(SentenceRule):
    """Moral rights are given up."""

    id = "RTS05"
    name = "moral-rights-waived"
    statement = "A party gives up its moral rights, or promises not to use them."
    severity = Severity.WARNING
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    kinds = (
        ProvisionKind.WAIVER,
        ProvisionKind.RELEASE,
        ProvisionKind.ASSIGNMENT,
        ProvisionKind.COVENANT,
        ProvisionKind.PROHIBITION,
        ProvisionKind.GRANT,
    )

    def turned(self, difference: Difference, change: Changed) -> Iterator[Statement]:
        """One finding for a sentence that waives, assigns or bars moral rights, and did not."""
        after = change.after
        if after is None or after.kind not in self.kinds:
            return
        low = after.text.casefold()
        if not compiled(_MORAL).search(low) or not _gives_up(after, low):
            return
        if (
            change.before
            and change.before.kind in self.kinds
            and compiled(_MORAL).search(change.before.text.casefold())
        ):
            return
        yield self.say(
            difference,
            change,
            f"Moral rights are given up: {quoted(after.text)}.",
            "moral rights are waived",
            favours=other_side(difference.before, after.actor),
        )


def _gives_up(provision: Provision, low: str) -> bool:
    if provision.kind in (ProvisionKind.WAIVER, ProvisionKind.RELEASE):
        return provision.polarity is Polarity.POSITIVE
    if provision.kind is ProvisionKind.PROHIBITION:
        return compiled(r"\b(?:assert|enforce|claim|exercise|rely)\w*\b").search(low) is not None
    return (
        compiled(r"\b(?:waiv\w+|not to (?:assert|enforce|claim|exercise)|assigns?|transfers?)\b").search(low)
        is not None
    )


def keeps_all(provision: Provision) -> bool:
    """Whether a sentence speaks of all rights."""
    return compiled(_ALL).search(provision.text.casefold()) is not None


def speaks_of_edits(provision: Provision) -> bool:
    """Whether a sentence speaks of edits, corrections or their like."""
    return compiled(_EDITS).search(provision.text.casefold()) is not None


def speaks_of_moral_rights(provision: Provision) -> bool:
    """Whether a sentence speaks of moral rights."""
    return compiled(_MORAL).search(provision.text.casefold()) is not None


def gives_up_moral_rights(provision: Provision) -> bool:
    """Whether a sentence waives moral rights, assigns them, or bars their use."""
    return speaks_of_moral_rights(provision) and _gives_up(provision, provision.text.casefold())


RULES = (RetentionRemoved(), RetentionEnumerated(), UseLimited(), EditsAssignmentRemoved(), MoralRightsWaived())
