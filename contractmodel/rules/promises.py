"""What the publisher promises, what it costs, what binds the author's next work: DUT, FEE, OPT."""

from __future__ import annotations

from collections.abc import Iterator

from contractmodel.model import Modality, Polarity, Provision, ProvisionKind, Severity
from contractmodel.patterns import compiled
from contractmodel.rules.alignment import Changed
from contractmodel.rules.base import Difference, Statement
from contractmodel.rules.clauses import same_words
from contractmodel.rules.publishing import about_publishing, of_author, of_publisher
from contractmodel.rules.sentences import SentenceRule, both, fact, followed, quoted
from contractmodel.rules.values import Favours, Impact, Stability

_EFFORTS = (
    r"\b(?:(?:reasonable|best|commercially reasonable|good faith) (?:efforts?|endeavou?rs)|"
    r"endeavou?rs? to|tr(?:y|ies) to|where (?:possible|practicable)|if (?:possible|practicable)|"
    r"in its (?:sole )?discretion|at its (?:sole )?discretion)\b"
)
_PROMISING = (ProvisionKind.COVENANT, ProvisionKind.PUBLICATION, ProvisionKind.PAYMENT, ProvisionKind.ATTRIBUTION)
_OPTION = (
    r"\b(?:(?:first|an?|exclusive|right of first) (?:option|refusal|look|opportunity)\b[^.;]{0,80}"
    r"\b(?:next|future|subsequent|further|other|new)\b[^.;]{0,30}\b(?:works?|books?|articles?|papers?|manuscripts?|translations?|"
    r"novels?|chapters?|stor(?:y|ies)|contributions?)|"
    r"options?\b[^.;]{0,60}\b(?:next|future|subsequent)\b|"
    r"(?:next|future|subsequent) (?:works?|books?|articles?|papers?|manuscripts?|translations?|novels?|chapters?)\b"
    r"[^.;]{0,80}\b(?:first|option|offer|submit))"
)


class PublisherPromiseChanged(SentenceRule):
    """The publisher promises more, less, or nothing."""

    id = "DUT01"
    name = "publisher-promise-changed"
    statement = "A promise of the publisher is new, weaker, or gone."
    severity = Severity.ERROR
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    kinds = _PROMISING

    def turned(self, difference: Difference, change: Changed) -> Iterator[Statement]:
        """One finding for a publisher's promise that came, went, became an option or took in “reasonable efforts”."""
        was, now = (_promise(difference, p) for p in (change.before, change.after))
        if was and now and change.before and change.after:
            if _softened(change.before) or not _softened(change.after):
                return
            how, gains = "is weaker", Favours.PUBLISHER
        elif was and not now:
            if change.after is not None and change.after.modality is Modality.SHALL and not _denied(change.after):
                return
            how, gains = ("is only an option", Favours.PUBLISHER) if change.after else ("is gone", Favours.PUBLISHER)
        elif now and change.before is None:
            how, gains = "is new", Favours.AUTHOR
        else:
            return
        told = change.after if now or how == "is only an option" else change.before
        yield self.say(
            difference,
            change,
            f"A promise of the publisher {how}: {quoted(told.text if told else '')}.",
            f"a promise of the publisher {how}",
            favours=gains,
        )


def _promise(difference: Difference, provision: Provision | None) -> bool:
    return (
        provision is not None
        and provision.kind in _PROMISING
        and provision.modality is Modality.SHALL
        and not _denied(provision)
        and of_publisher(difference, provision.actor)
    )


def _denied(provision: Provision) -> bool:
    return provision.polarity is Polarity.NEGATIVE


def _softened(provision: Provision) -> bool:
    return compiled(_EFFORTS).search(provision.text.casefold()) is not None


class FeeChanged(SentenceRule):
    """Who pays, and what, in an agreement about publishing."""

    id = "FEE01"
    name = "fee-changed"
    statement = "A charge, a royalty or a page cost is new, gone, or another."
    severity = Severity.WARNING
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    kinds = (ProvisionKind.PAYMENT,)

    def turned(self, difference: Difference, change: Changed) -> Iterator[Statement]:
        """One finding for a sentence on payment that came or went, or whose sum, share, payer or denial differs."""
        if not about_publishing(difference):
            return
        pair = both(change)
        only = change.after or change.before
        told = ""
        if pair is not None:
            told = payment_told(difference, *pair) or _spared(change)
        elif only is not None:
            told = f"{'New' if change.after else 'Gone'}: {quoted(only.text)}."
        if told:
            yield self.say(difference, change, told, "a fee or royalty", favours=_gains(difference, change))


_SPARING = (
    r"(?i)\b(?:waiv\w+|free of charge|without charge|exempt\w*|discount\w*|reduced|refund\w*|no (?:charge|fee)|except|"
    r"unless)\b"
)


def _spared(change: Changed) -> str:
    """What an edit says of those who need not pay, or pay less; "" where it says nothing of them."""
    for edit in change.edits:
        for words, how in ((edit.before_text, "is gone"), (edit.after_text, "is new")):
            other = edit.after_text if how == "is gone" else edit.before_text
            if compiled(_SPARING).search(words) and not compiled(_SPARING).search(other):
                return f"What spares some of payment {how}: {quoted(words)}."
    return ""


def payment_told(difference: Difference, before: Provision, after: Provision) -> str:
    """What differs between two sentences on payment; "" where sums, shares, times, payer and denial are the same."""
    told = [
        f"{words} was {was or 'not said'} and is {now or 'not said'}"
        for name, words in (("amount", "the sum"), ("percentage", "the share"), ("period", "the time"))
        if (was := fact(before, name)) != (now := fact(after, name))
    ]
    was, now = _base(before), _base(after)
    if was and now and not same_words(followed(difference, was), now):
        told.append(f"the share was of {quoted(was)} and is of {quoted(now)}")
    if before.actor and after.actor and followed(difference, before.actor) != after.actor.casefold():
        told.append(f"{before.actor} paid, now {after.actor} does")
    if _denied(before) is not _denied(after):
        told.append("what was denied is affirmed" if _denied(before) else "what was affirmed is denied")
    return f"Payment: {'; '.join(told)}." if told else ""


def _base(provision: Provision) -> str:
    """What a share is a share of; "" where a sentence does not say."""
    met = compiled(
        r"(?i)(?:%|\bper ?cent(?:um)?\b)(?: ?\([^)]{1,20}\))? of (?:all |the |any |its |their |our |your )*"
        r"(?P<base>[^,.;()]{3,120})"
    ).search(provision.text)
    return met["base"].strip() if met is not None else ""


def _gains(difference: Difference, change: Changed) -> Favours:
    """Who gains by a payment that came or went; unclear where both sentences stand."""
    only = change.after or change.before
    if only is None or both(change) is not None:
        return Favours.UNCLEAR
    pays_author = of_publisher(difference, only.actor)
    if not pays_author and not of_author(difference, only.actor):
        return Favours.UNCLEAR
    good_for_author = pays_author is (change.after is not None) and not _denied(only)
    return Favours.AUTHOR if good_for_author else Favours.PUBLISHER


class OptionOrExclusivityOfAuthor(SentenceRule):
    """The author's next works, or other publishers, are bound too."""

    id = "OPT01"
    name = "option-or-exclusivity-of-author"
    statement = "The author's further works are bound: an option on them, or a ban on competing ones."
    severity = Severity.ERROR
    impact = Impact.RE_SIGN
    favours = Favours.PUBLISHER
    stability = Stability.STABLE
    kinds = (
        ProvisionKind.NON_COMPETE,
        ProvisionKind.GRANT,
        ProvisionKind.COVENANT,
        ProvisionKind.PERMISSION,
        ProvisionKind.PUBLICATION,
        ProvisionKind.RESERVATION,
        ProvisionKind.OTHER,
    )

    def turned(self, difference: Difference, change: Changed) -> Iterator[Statement]:
        """One finding for an option or a ban that came."""
        after = change.after
        if (
            after is None
            or not about_publishing(difference)
            or not _binds(after)
            or (change.before and _binds(change.before))
        ):
            return
        competing = after.kind is ProvisionKind.NON_COMPETE
        yield self.say(
            difference,
            change,
            f"The author's further work is bound: {quoted(after.text)}.",
            "a ban on competing works" if competing else "an option on the next work",
        )


def _binds(provision: Provision) -> bool:
    if provision.kind is ProvisionKind.NON_COMPETE:
        return True
    acting = provision.actor is not None and not _denied(provision)
    return acting and compiled(_OPTION).search(provision.text.casefold()) is not None


RULES = (PublisherPromiseChanged(), FeeChanged(), OptionOrExclusivityOfAuthor())
