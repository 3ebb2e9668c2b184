"""When, where and in which version the author may share the work: EMB."""

from __future__ import annotations

from collections.abc import Iterator

from contractmodel.model import Provision, ProvisionKind, Severity
from contractmodel.patterns import compiled
from contractmodel.rules.alignment import Changed
from contractmodel.rules.base import Difference, Statement
from contractmodel.rules.publishing import about_publishing
from contractmodel.rules.sentences import SentenceRule, quoted
from contractmodel.rules.values import Favours, Impact, Stability

_SHARING = (
    r"\b(?:self-?archiv\w*|archiv(?:e|es|ing)|deposit(?:s|ed|ing)?|post(?:s|ed|ing)?|upload\w*|shar(?:e|es|ed|ing)|"
    r"made? (?:[\w ]{0,20})?available|make (?:[\w, ]{0,60}?)available|distribut\w+|"
    r"publicly accessible|repositor(?:y|ies)|embargo\w*|pre-?prints?|open access)\b"
)
_EMBARGO = (
    r"\bembargo(?:es|ed)?\b(?: period)?|"
    r"\b(?:[\w-]+ )?(?:\(\d+\) )?(?:months?|years?|days?) (?:after|from|following) "
    r"(?:[\w' ]{0,30})?(?:publication|published|acceptance|appear\w+|first)|"
    r"\bnot\b[^.;]{0,80}\b(?:until|before|earlier than)\b[^.;]{0,60}\b(?:publi\w+|appear\w+|months?|years?)\b"
)
_VERSION = (
    r"\b(?:pre-?prints?|post-?prints?|"
    r"(?:author'?s? )?(?:accepted|submitted|original) (?:author )?(?:manuscript|version)|"
    r"(?:accepted|final|peer-reviewed) manuscript|version of record|(?:final )?published (?:version|pdf|article)|"
    r"final version|publisher'?s (?:version|pdf)|author'?s (?:own )?(?:version|manuscript|final version)|draft)\b"
)
_PLACE = (
    r"\b(?:(?:institutional|subject|funder|disciplinary|university|open|public)[\w -]{0,20}"
    r"(?:repositor(?:y|ies)|archives?)|repositor(?:y|ies)|preprint servers?|funders?|funding agenc(?:y|ies)|"
    r"home ?pages?|personal web ?(?:sites?|pages?)|social (?:media|networks?))\b"
)
_LIMITS = (("embargo", _EMBARGO), ("version", _VERSION), ("place", _PLACE))


def limits(provision: Provision | None) -> dict[str, tuple[str, ...]]:
    """What a sentence on sharing says of embargo, version and place, sorted; nothing if it is on something else."""
    if provision is None:
        return {}
    low = provision.text.casefold().replace("’", "'")
    if not compiled(_SHARING).search(low):
        return {}
    told = {name: tuple(sorted({m.group().strip() for m in compiled(p).finditer(low)})) for name, p in _LIMITS}
    return {name: words for name, words in told.items() if words}


class EmbargoOrVersionLimited(SentenceRule):
    """Sharing is bound to a time, a version or a place, or to others than before."""

    id = "EMB01"
    name = "embargo-or-version-limited"
    statement = "When, where, or in which version the work may be shared differs from the model."
    severity = Severity.ERROR
    impact = Impact.RE_SIGN
    stability = Stability.STABLE
    kinds = (
        ProvisionKind.PERMISSION,
        ProvisionKind.PROHIBITION,
        ProvisionKind.RESERVATION,
        ProvisionKind.GRANT,
        ProvisionKind.COVENANT,
        ProvisionKind.CONDITION,
        ProvisionKind.PUBLICATION,
        ProvisionKind.TERM,
    )

    def turned(self, difference: Difference, change: Changed) -> Iterator[Statement]:
        """One finding for a sentence on sharing whose embargo, versions or places differ, came or went."""
        if not about_publishing(difference):
            return
        was, now = limits(change.before), limits(change.after)
        if was == now or (not _allows(change.before) and not _allows(change.after)):
            return
        told = [
            _told(name, was.get(name, ()), now.get(name, ())) for name, _ in _LIMITS if was.get(name) != now.get(name)
        ]
        sentence = change.after or change.before
        yield self.say(
            difference,
            change,
            f"Sharing the work: {'; '.join(told)}." + (f" {quoted(sentence.text)}" if sentence else ""),
            "sharing is limited otherwise",
            favours=Favours.PUBLISHER if "embargo" in now and "embargo" not in was else Favours.UNCLEAR,
        )


def _allows(provision: Provision | None) -> bool:
    return provision is not None and provision.kind in EmbargoOrVersionLimited.kinds


def _told(name: str, was: tuple[str, ...], now: tuple[str, ...]) -> str:
    if was and now:
        return f"the {name} was “{', '.join(was)}” and is “{', '.join(now)}”"
    return f"the {name} “{', '.join(now)}” is new" if now else f"the {name} “{', '.join(was)}” is gone"


RULES = (EmbargoOrVersionLimited(),)
