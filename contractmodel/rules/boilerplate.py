"""The end of the agreement, its law, its courts, its changes: TRM, BLR."""

from __future__ import annotations

from collections.abc import Iterator

from contractmodel.diff.values import Edit
from contractmodel.model import Agreement, Provision, ProvisionKind, Severity, SlotType
from contractmodel.patterns import compiled
from contractmodel.rules.alignment import Changed
from contractmodel.rules.base import Difference, DiffRule, Statement
from contractmodel.rules.sentences import SentenceRule, fact, quoted
from contractmodel.rules.sides import side
from contractmodel.rules.values import Favours, Impact, Stability
from contractmodel.rules.wordlists import reworded


def _came(change: Changed, *kinds: ProvisionKind) -> Provision | None:
    """The provision of after of one of `kinds` that answers to none of them in before."""
    after = change.after
    if after is None or after.kind not in kinds or (change.before is not None and change.before.kind in kinds):
        return None
    return after


def _went(change: Changed, *kinds: ProvisionKind) -> Provision | None:
    """The provision of before of one of `kinds` that nothing of them in after answers to."""
    before = change.before
    if before is None or before.kind not in kinds or (change.after is not None and change.after.kind in kinds):
        return None
    return before


class TerminationChanged(SentenceRule):
    """The way out is another one, or none."""

    id = "TRM01"
    name = "termination-changed"
    statement = "When the agreement ends, or rights come back, differs from the model."
    severity = Severity.ERROR
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    kinds = (ProvisionKind.TERMINATION,)

    def turned(self, difference: Difference, change: Changed) -> Iterator[Statement]:
        """One finding for each sentence on the end of the agreement that came, went or was edited."""
        gone, new = _went(change, *self.kinds), _came(change, *self.kinds)
        if gone is not None:
            yield self.say(
                difference,
                change,
                f"The model lets the agreement end: {quoted(gone.text)}. This text does not.",
                "a way out of the agreement is gone",
                favours=_held(difference, gone),
            )
        elif new is not None and _follows_the_end(difference.after, new):
            yield self.say(
                difference,
                change,
                f"When the agreement ends, this holds too: {quoted(new.text)}. The model does not ask for it.",
                "more follows when the agreement ends",
                severity=Severity.WARNING,
                favours=side(difference.after, new.actor),
            )
        elif new is not None:
            yield self.say(
                difference,
                change,
                f"The agreement can end in a way that the model does not know: {quoted(new.text)}.",
                "a new way to end the agreement",
                favours=side(difference.after, new.actor),
            )
        elif change.after is not None and (edits := [e for e in change.edits if reworded(e) and not _joins(e)]):
            edit = next((e for e in edits if _weighs(e)), edits[0])
            follows = _follows_the_end(difference.after, change.after)
            what = "what is to be done once the agreement ends" if follows else "when the agreement ends"
            yield self.say(
                difference,
                change,
                f"The sentence on {what} was altered. It now reads: {quoted(change.after.text, 160)}.",
                "other duties when the agreement ends" if follows else "the agreement ends otherwise",
                edit=edit,
                severity=Severity.ERROR if _weighs(edit) and not follows else Severity.WARNING,
            )


def _follows_the_end(home: Agreement, new: Provision) -> bool:
    """Whether a sentence, with what leads into it, says what is to be done once the agreement has ended."""
    above = home.get(home.parents.get(new.path, "")) if new.lead_in or new.text[:1].islower() else None
    told = f"{above.text if above is not None else ''} {new.text}"
    opening = compiled(
        r"(?i)^\W*(?:(?:up)?on|after|at|following|within [^.,;]{1,40} (?:of|after)) [^.,;]{0,40}?"
        r"\b(?:terminat|expir|the end of)"
    )
    return opening.search(told.strip()) is not None


def _held(difference: Difference, gone: Provision) -> Favours:
    """Who gains when a way out goes: the publisher where it opened if the work is not published."""
    if compiled(r"(?i)\bnot (?:publish|print|appear)").search(gone.text):
        return Favours.PUBLISHER
    return Favours.UNCLEAR if not gone.actor else side(difference.before, gone.actor)


def _joins(edit: Edit) -> bool:
    """Whether an edit only adds or takes the "and" that stands before the last member of a list."""
    was, now = (said.strip(" ;,.").lower() for said in (edit.before_text, edit.after_text))
    return {was, now} == {"", "and"}


def _weighs(edit: Edit) -> bool:
    """Whether an edit touches when, by whom or on what condition: a number, a verb that binds, a denial, an "if"."""
    return (
        compiled(
            r"(?i)\d|\b(?:if|unless|until|only|not|no|never|may|shall|must|will|and|or|days?|weeks?|months?|years?|"
            r"publish\w*|print\w*|breach\w*|cause|reason|either|each|both|terminat\w*|revert\w*|cancel\w*|notice|"
            r"two|three|four|five|six|seven|eight|nine|ten|twelve|thirty|sixty|ninety|one)\b"
        ).search(f"{edit.before_text} {edit.after_text}")
        is not None
    )


class LawChanged(SentenceRule):
    """Another law."""

    id = "BLR01"
    name = "law-changed"
    statement = "The governing law, where the text fixes it, differs from the model's."
    severity = Severity.WARNING
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    kinds = (ProvisionKind.GOVERNING_LAW, ProvisionKind.FORUM, ProvisionKind.DISPUTE_RESOLUTION)

    def turned(self, difference: Difference, change: Changed) -> Iterator[Statement]:
        """One finding for each choice of law that is another, came or went. A blank that is filled is left to BLR05."""
        was, now = fact(change.before, "law"), fact(change.after, "law")
        if _bare(was) == _bare(now) or _is_blank(difference, change):
            return
        if ProvisionKind.GOVERNING_LAW not in [p.kind for p in (change.before, change.after) if p] and not (
            was and now
        ):
            return
        if was and now:
            told, short = f"The law was that of {was}; now it is that of {now}.", "another law governs"
        elif _came(change, ProvisionKind.GOVERNING_LAW):
            told, short = f"The law of {now} was chosen; the model chooses none.", "a law was chosen"
        elif _went(change, ProvisionKind.GOVERNING_LAW):
            told, short = f"The model chooses the law of {was}; this text chooses none.", "no law is chosen"
        else:
            return
        yield self.say(difference, change, told, short, subject=now or was)


def _bare(law: str) -> str:
    return law.casefold().removeprefix("the ").removeprefix("laws of ").removeprefix("the ").strip(" .")


def _is_blank(difference: Difference, change: Changed) -> bool:
    path = change.before.path if change.before else ""
    return any(slot.type is SlotType.LAW and slot.path == path for slot in difference.before.slots)


class ForumAdded(SentenceRule):
    """Another court, or none."""

    id = "BLR02"
    name = "forum-or-arbitration-added"
    statement = "Disputes go to a court or an arbitrator that the model does not name."
    severity = Severity.WARNING
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    kinds = (ProvisionKind.FORUM, ProvisionKind.DISPUTE_RESOLUTION, ProvisionKind.WAIVER, ProvisionKind.PROHIBITION)

    def turned(self, difference: Difference, change: Changed) -> Iterator[Statement]:
        """One finding for each forum or arbitration that is new, or another one, and for a jury or class given up."""
        trial = compiled(r"\b(?:jury|class[- ]action|class[- ]wide|class arbitration)\b")
        given_up = change.after is not None and trial.search(change.after.text.casefold()) is not None
        if given_up and change.after and change.after.kind in self.kinds:
            if change.before is None or not trial.search(change.before.text.casefold()):
                yield self.say(
                    difference,
                    change,
                    f"A way to be heard is given up: {quoted(change.after.text)}.",
                    "a way to be heard is given up",
                )
            return
        new = _came(change, ProvisionKind.FORUM, ProvisionKind.DISPUTE_RESOLUTION)
        if new is not None:
            private = "arbitra" in new.text.casefold()
            yield self.say(
                difference,
                change,
                ("Disputes go to arbitration: " if private else "Disputes go to a certain place: ")
                + f"{quoted(new.text)}. Whoever lives elsewhere pays more to be heard.",
                "arbitration is new" if private else "a court is fixed",
            )
            return
        for name in ("forum", "seat", "rules"):
            was, now = fact(change.before, name), fact(change.after, name)
            if was and now and was.casefold() != now.casefold():
                yield self.say(
                    difference,
                    change,
                    f"Disputes went to {was}; now they go to {now}.",
                    "disputes go elsewhere",
                    subject=now,
                )
                return


class IntegrationRemoved(SentenceRule):
    """Side terms may count."""

    id = "BLR03"
    name = "integration-removed"
    statement = "The words that make this the entire agreement, or that ask for changes in writing, are gone."
    severity = Severity.WARNING
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    kinds = (ProvisionKind.ENTIRE_AGREEMENT, ProvisionKind.AMENDMENT)

    def turned(self, difference: Difference, change: Changed) -> Iterator[Statement]:
        """One finding for each such sentence that is gone, or asks for writing no more."""
        gone = _went(change, *self.kinds)
        if gone is not None:
            whole = gone.kind is ProvisionKind.ENTIRE_AGREEMENT
            yield self.say(
                difference,
                change,
                "Nothing says any more that this is the entire agreement: what was said or written beside it may count."
                if whole
                else "Nothing says any more that changes need writing: a word on the telephone may make one.",
                "not the entire agreement any more" if whole else "changes need no writing any more",
            )
        elif change.before is not None and change.after is not None and change.before.kind is ProvisionKind.AMENDMENT:
            written = compiled(r"(?i)\b(?:in writing|written|signed)\b")
            if written.search(change.before.text) and not written.search(change.after.text):
                yield self.say(
                    difference,
                    change,
                    "Changes no longer need writing: a word on the telephone may make one.",
                    "changes need no writing any more",
                )


class ConfidentialityAdded(SentenceRule):
    """Silence is asked for."""

    id = "BLR04"
    name = "confidentiality-added"
    statement = "A party must keep something secret, which the model does not ask."
    severity = Severity.WARNING
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    kinds = (ProvisionKind.CONFIDENTIALITY,)

    def turned(self, difference: Difference, change: Changed) -> Iterator[Statement]:
        """One finding for the first duty of silence in a text whose model has none."""
        new = _came(change, *self.kinds)
        if new is None or not _is_first(difference, change) or _has(difference.before, *self.kinds):
            return
        who = f"“{new.actor}” must keep silent" if new.actor else "Something must be kept secret"
        yield self.say(difference, change, f"{who}: {quoted(new.text)}.", "a duty of silence")


def _is_first(difference: Difference, change: Changed) -> bool:
    kinds = (ProvisionKind.CONFIDENTIALITY,)
    return next((one for one in difference.changed if _came(one, *kinds)), None) is change


def _has(document: Agreement, *kinds: ProvisionKind) -> bool:
    words = compiled(r"(?i)confiden|secre|non-public|proprietary")
    return any(p.kind in kinds for b in document.walk() if words.search(b.text) for p in b.provisions)


class LawChosen(DiffRule):
    """A blank law was filled, and not as the model suggests."""

    id = "BLR05"
    name = "law-chosen"
    statement = "The blank for the governing law was filled with a law other than the model suggests."
    severity = Severity.NOTE
    stability = Stability.STABLE

    def judge(self, difference: Difference) -> Iterator[Statement]:
        """One finding for each law that was filled in; a remark where it is the suggested one."""
        for fill in difference.comparison.fills:
            if fill.type is not SlotType.LAW or not fill.text.strip():
                continue
            if fill.suggested:
                yield self.remark("satisfied", f"the law is {fill.text.strip()}, as the model suggests", fill.path)
            else:
                yield self.found(
                    f"The law is now that of {fill.text.strip()}.",
                    headline="the governing law was chosen",
                    after=difference.after.get(fill.path),
                    subject=fill.slot,
                )


RULES = (
    TerminationChanged(),
    LawChanged(),
    ForumAdded(),
    IntegrationRemoved(),
    ConfidentialityAdded(),
    LawChosen(),
)
