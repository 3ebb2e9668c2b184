"""Duty, option, denial, scope: one small word that turns a sentence round. MOD."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from contractmodel.diff.values import Edit, Pair
from contractmodel.model import Modality, Provision, Severity
from contractmodel.rules.alignment import Changed
from contractmodel.rules.base import Difference, DiffRule, Statement
from contractmodel.rules.liability import reversed_
from contractmodel.rules.sides import other_side, party, side
from contractmodel.rules.thresholds import SMALL_EDIT
from contractmodel.rules.values import Favours, Impact, Stability
from contractmodel.rules.wordlists import DUTIES, MODALS, OPTIONS, denials, denying_words, modals, tokens, turned_round

_CONNECTIVES = (frozenset(("and", "or")), frozenset(("unless", "if")), frozenset(("before", "after")))


def _small(edit: Edit | _Hunk) -> bool:
    """Whether the edit is a change *in* a sentence, not a sentence that came or went."""
    return max(len(edit.before_text.split()), len(edit.after_text.split())) <= SMALL_EDIT


class _Hunk(NamedTuple):
    """Edits that touch each other, read as one: what stood there and what stands there now."""

    pair: Pair
    edits: tuple[Edit, ...]

    @property
    def edit(self) -> Edit:
        """The edit to point at."""
        return self.edits[0]

    @property
    def before_text(self) -> str:
        """The words that went."""
        return " ".join(e.before_text.strip() for e in self.edits)

    @property
    def after_text(self) -> str:
        """The words that came."""
        return " ".join(e.after_text.strip() for e in self.edits)


def _edited(difference: Difference) -> Iterator[_Hunk]:
    """The substantive edits of the pairs that have both sides, in reading order; those that touch are one hunk."""
    for pair in difference.substantive:
        if not pair.before or not pair.after:
            continue
        waiting: list[Edit] = []
        for edit in difference.edits(pair):
            if edit.part != "text":
                continue
            if waiting and not _touch(waiting[-1], edit):
                yield _Hunk(pair, tuple(waiting))
                waiting = []
            waiting.append(edit)
        if waiting:
            yield _Hunk(pair, tuple(waiting))


def _touch(one: Edit, other: Edit) -> bool:
    same = (one.part, one.before_path, one.after_path) == (other.part, other.before_path, other.after_path)
    near = other.before_at.start - one.before_at.end <= 1 and other.after_at.start - one.after_at.end <= 1
    return same and near


def _sentence_of(difference: Difference, edit: Edit) -> Changed | None:
    """The sentence that `edit` touches, where it is known before and after."""
    change = difference.sentences.get(id(edit))
    return change if change is not None and change.before is not None and change.after is not None else None


def _force(word: str) -> str:
    return "duty" if word in DUTIES else "option" if word in OPTIONS else "wish"


class ModalChanged(DiffRule):
    """A duty became an option, or the other way round."""

    id = "MOD01"
    name = "modal-changed"
    statement = "The word that says whether something must or may be done differs from the model's."
    severity = Severity.ERROR
    impact = Impact.RE_SIGN
    stability = Stability.STABLE

    def judge(self, difference: Difference) -> Iterator[Statement]:
        """One finding for each modal verb that stands in another's place; softer among shall, will and must."""
        told: set[int] = set()
        for hunk in _edited(difference):
            exchanged = _exchanged(hunk)
            if exchanged is not None:
                told |= {id(edit) for edit in hunk.edits}
                yield self._said(difference, hunk.pair, hunk.edit, *exchanged)
        for change in difference.changed:
            if not change.led and not any(id(edit) in told for edit in change.edits):
                yield from self._otherwise(change, difference)

    def _said(self, difference: Difference, pair: Pair, edit: Edit, was: str, now: str) -> Statement:
        old, new = _force(was), _force(now)
        sentence = _sentence_of(difference, edit)
        main = (
            sentence and sentence.before and sentence.after and sentence.before.modality is not sentence.after.modality
        )
        actor = sentence.after.actor if main and sentence and sentence.after else None
        barred = _barred(edit, was, now)
        return self.found(
            f"“{was}” became “{now}{' not' if barred else ''}”. "
            + (_forbidden(old, actor) if barred else _consequence(old, new, actor)),
            headline=f"“{was}” became “{now}{' not' if barred else ''}”",
            pair=pair,
            edit=edit,
            severity=Severity.WARNING if old == new else Severity.ERROR,
            favours=_gain(difference, old, new, actor),
        )

    def _otherwise(self, change: Changed, difference: Difference) -> Iterator[Statement]:
        """Duty and option told in other words than modal verbs: "agrees to" for "may"."""
        if change.before is None or change.after is None or not change.edits:
            return
        forces = {Modality.SHALL: "duty", Modality.MAY: "option"}
        old, new = forces.get(change.before.modality), forces.get(change.after.modality)
        edit = change.edits[0] if len(change.edits) == 1 else _about_binding(change.edits)
        if edit is None or not _small(edit):
            return
        inserted = [w for w in modals(edit.after_text) if w in OPTIONS and not modals(edit.before_text)]
        deleted = [w for w in modals(edit.before_text) if w in OPTIONS and not modals(edit.after_text)]
        plain = (Modality.DECLARES, Modality.ACT)
        if change.before.modality in plain and new == "option" and inserted:
            old = "duty"
        elif change.after.modality in plain and old == "option" and deleted:
            new = "duty"
        if old is None or new is None or old == new or change.before.polarity is not change.after.polarity:
            return
        actor = change.after.actor
        yield self.found(
            _consequence(old, new, actor),
            headline="a duty became an option" if new == "option" else "an option became a duty",
            pair=change.pair,
            edit=edit,
            favours=_gain(difference, old, new, actor),
        )


def _barred(edit: Edit, was: str, now: str) -> bool:
    """Whether the modal verb that came denies, and the one that went did not: "may", and now "shall not"."""
    gone, come = tokens(edit.before_text), tokens(edit.after_text)
    return (now, "not") in pairwise(come) and (was, "not") not in pairwise(gone)


def _forbidden(old: str, actor: str | None) -> str:
    who = _named(actor)
    was = "free to do" if old == "option" else "bound to do"
    return f"{who} was {was} this and is now barred from it." if who else f"What was {_a(old)} is now barred."


def _exchanged(edit: _Hunk) -> tuple[str, str] | None:
    """The first modal verb of `edit` that stands in another's place: (was, now). None where none does for certain."""
    was, now = modals(edit.before_text), modals(edit.after_text)
    if not was or not now or was == now or (len(was) != len(now) and not _small(edit)):
        return None
    for old, new in zip(was, now, strict=False):
        if old != new and (_force(old) != _force(new) or old in DUTIES):
            return old, new
    return None


def _about_binding(edits: tuple[Edit, ...]) -> Edit | None:
    words = ("agree", "entitled", "required", "right", "free", "obliged", "permitted", "bound", *sorted(MODALS))
    return next((e for e in edits if any(w in tokens(e.before_text + " " + e.after_text) for w in words)), None)


def _consequence(old: str, new: str, actor: str | None) -> str:
    who = _named(actor)
    if (old, new) == ("option", "duty"):
        return f"{who} was free to do this and is now bound to." if who else "What was an option is now a duty."
    if (old, new) == ("duty", "option"):
        return f"{who} was bound to do this and is now free not to." if who else "What was a duty is now an option."
    if old == new:
        return "Each of “shall”, “will” and “must” can state a duty; where a text keeps them apart, a reader may too."
    return f"What was {_a(old)} is now {_a(new)}."


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeio" else f"a {noun}"


def _named(actor: str | None) -> str:
    """A party as a sentence begins with it, "" where it takes another verb or is unknown."""
    if not actor or party(actor) in ("you", "we", "i", "they", "parties"):
        return ""
    name = actor if actor[:1].isupper() or " " in actor else f"the {actor}"
    return name[:1].upper() + name[1:]


def _gain(difference: Difference, old: str, new: str, actor: str | None) -> Favours:
    if actor is None or old == new:
        return Favours.UNCLEAR
    return side(difference.before, actor) if new != "duty" else other_side(difference.before, actor)


class NegationChanged(DiffRule):
    """A denial came or went."""

    id = "MOD02"
    name = "negation-changed"
    statement = "A sentence denies what the model affirms, or affirms what the model denies."
    severity = Severity.ERROR
    impact = Impact.RE_SIGN
    stability = Stability.STABLE

    def judge(self, difference: Difference) -> Iterator[Statement]:
        """One finding for each edit that does little else than deny or affirm, or whose sentence is turned round."""
        for hunk in _edited(difference):
            if self._turned(difference, hunk):
                yield self.found(
                    _denied(hunk),
                    headline="the sentence now says the opposite",
                    pair=hunk.pair,
                    edit=hunk.edit,
                )

    def _turned(self, difference: Difference, hunk: _Hunk) -> bool:
        """Whether `hunk` turns its sentence round, and no other edit of the sentence turns it back."""
        alone = turned_round(hunk.before_text, hunk.after_text)
        denies = denials(hunk.before_text) % 2 != denials(hunk.after_text) % 2
        if not alone and not (denies and _small(hunk)):
            return False
        sentence = _sentence_of(difference, hunk.edit)
        if sentence is None or sentence.before is None or sentence.after is None:
            return alone
        if not alone:
            return sentence.before.polarity is not sentence.after.polarity
        others = [e for e in sentence.edits if e not in hunk.edits]
        turned_back = sum(denying_words(e.before_text) - denying_words(e.after_text) for e in others)
        return not denies or turned_back % 2 == 0


def _denied(edit: _Hunk) -> str:
    was, now = edit.before_text.strip(), edit.after_text.strip()
    if tokens(was) in (["may"], ["can"]) and "not" in tokens(now):
        return f"“{was}” became “{now}”: what was allowed is forbidden."
    if tokens(now) in (["may"], ["can"]) and "not" in tokens(was):
        return f"“{was}” became “{now}”: what was forbidden is allowed."
    if was and now:
        return f"“{was}” became “{now}”: what was denied is affirmed, or the other way round."
    return f"“{now}” was put in: what was affirmed is denied." if now else f"“{was}” was taken out: the denial is gone."


class ActorChanged(DiffRule):
    """Somebody else must, may or does."""

    id = "MOD03"
    name = "actor-changed"
    statement = "Another party than in the model owes, may or does what a sentence says."
    severity = Severity.ERROR
    impact = Impact.RE_SIGN
    stability = Stability.STABLE

    def judge(self, difference: Difference) -> Iterator[Statement]:
        """One finding for each sentence whose subject is another party, and an edit put it there."""
        for change in difference.changed:
            if change.before is None or change.after is None or reversed_(change):
                continue
            was, now = change.before.actor, change.after.actor
            if not was or not now or self._same(difference, was, now):
                continue
            edit = next((e for e in change.edits if _names(e, was, now)), None)
            if edit is None or (change.before.polarity is not change.after.polarity and "neither" in edit.after_text):
                continue
            yield self.found(
                f"The model says this of “{was}”; here it is said of “{now}”.",
                headline=f"“{now}” in the place of “{was}”",
                pair=change.pair,
                edit=edit,
                favours=_shifted(difference, change.before, was, now),
            )

    def _same(self, difference: Difference, was: str, now: str) -> bool:
        one, other = party(was), party(now)
        renamed = {party(r.before): party(r.after) for r in difference.comparison.renames}
        return one == other or renamed.get(one) == other or one in other.split() or other in one.split()


def _names(edit: Edit, was: str, now: str) -> bool:
    """Whether `edit` takes the party `was` out or puts the party `now` in."""
    gone, come = tokens(edit.before_text), tokens(edit.after_text)
    return _has(gone, party(was)) or _has(come, party(now))


def _has(words: list[str], name: str) -> bool:
    return bool(name) and name.rsplit(maxsplit=1)[-1] in (*words, *(w.removesuffix("'s") for w in words))


def _shifted(difference: Difference, provision: Provision, was: str, now: str) -> Favours:
    """Who gains when the one's burden, or right, becomes the other's."""
    old, new = side(difference.before, was), side(difference.after, now)
    if old is new or Favours.UNCLEAR in (old, new):
        return Favours.UNCLEAR
    burden = provision.modality in (Modality.SHALL, Modality.SHALL_NOT, Modality.WARRANTS)
    return (old if burden else new) if burden or provision.modality is Modality.MAY else Favours.UNCLEAR


class ConnectiveChanged(DiffRule):
    """And became or; unless became if."""

    id = "MOD04"
    name = "connective-changed"
    statement = "Conditions or cases are joined otherwise than in the model."
    severity = Severity.ERROR
    impact = Impact.RE_SIGN
    stability = Stability.STABLE

    def judge(self, difference: Difference) -> Iterator[Statement]:
        """One finding for each edit that puts a connective in the place of its opposite, and does little else."""
        for hunk in _edited(difference):
            gone, come = _apart(hunk)
            for group in _CONNECTIVES:
                old, new = [w for w in gone if w in group], [w for w in come if w in group]
                if len(old) == len(new) == 1 and len(gone) + len(come) <= SMALL_EDIT // 2:
                    yield self.found(
                        f"“{old[0]}” became “{new[0]}”. {_SCOPE[old[0], new[0]]}",
                        headline=f"“{old[0]}” became “{new[0]}”",
                        pair=hunk.pair,
                        edit=hunk.edit,
                    )


def _apart(edit: _Hunk) -> tuple[list[str], list[str]]:
    """The words that stand on one side of `edit` only."""
    was = Counter(tokens(edit.before_text.replace("prior to", "before")))
    now = Counter(tokens(edit.after_text.replace("prior to", "before")))
    return list((was - now).elements()), list((now - was).elements())


_SCOPE = {
    ("and", "or"): "One of the things named is enough now, where both were needed; or each is covered by itself.",
    ("or", "and"): "Both of the things named are needed now, where one was enough.",
    ("unless", "if"): "What was the exception is now the condition.",
    ("if", "unless"): "What was the condition is now the exception.",
    ("before", "after"): "What had to come first may now come later.",
    ("after", "before"): "What could come later must now come first.",
}

RULES = (ModalChanged(), NegationChanged(), ActorChanged(), ConnectiveChanged())
