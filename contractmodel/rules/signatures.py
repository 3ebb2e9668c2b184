"""Who signs, and whether they did: SIG."""

from __future__ import annotations

from collections.abc import Iterator

from contractmodel.diff.values import Fill, Significance
from contractmodel.model import ProvisionKind, Severity, Signature, SlotType
from contractmodel.patterns import compiled
from contractmodel.rules.base import Checked, CheckRule, Difference, DiffRule, Statement
from contractmodel.rules.thresholds import FIRST_YEAR, LAST_YEAR
from contractmodel.rules.values import Favours, Impact, Stability

_DISPOSES = {
    ProvisionKind.ASSIGNMENT: "assign",
    ProvisionKind.GRANT: "grant a licence",
    ProvisionKind.WAIVER: "waive rights",
    ProvisionKind.RELEASE: "release claims",
}
_COUNTS_FROM_SIGNING = (
    r"(?i)\b(?:date of (?:your|the|its|his|her|their|last|this)?\s*signature|date (?:\w+ ){0,4}signed|signature date|"
    r"(?:from|of|after) (?:the )?signing|effective date)\b"
)
_CANNOT_SHOW = {"text/plain", "text/markdown", "text/html"}


def _named(name: str) -> str:
    return name.replace("_", " ")


class CountersignatureRemoved(DiffRule):
    """A party that signed the model signs no more."""

    id = "SIG10"
    name = "countersignature-removed"
    statement = "A party that signs the model does not sign this text."
    severity = Severity.ERROR
    impact = Impact.RE_SIGN
    favours = Favours.PUBLISHER
    stability = Stability.STABLE

    def judge(self, difference: Difference) -> Iterator[Statement]:
        """One finding for each signature block that has no partner in after."""
        for pair in difference.comparison.pairs:
            block = difference.before_block(pair)
            if pair.after or not isinstance(block, Signature):
                continue
            party = _signer(block)
            duty = _disposition(difference, party) if party else None
            still = _still(*duty) if duty else ""
            yield self.found(
                (f"The signature block of “{party}” is gone." if party else "A signature block is gone.") + still,
                headline=f"{_article(party)} no longer signs" if party else "a signature block is gone",
                pair=pair,
                before=block,
                subject=party,
                severity=Severity.ERROR if duty else Severity.WARNING,
            )


def _still(path: str, verb: str) -> str:
    why = ": an assignment wants its assignor's signature" if verb == "assign" else ""
    return f" Clause {path} still has this party {verb}{why}."


def _article(party: str) -> str:
    """`party` under an article, small: a role, where it is one word; a name stays as it is printed."""
    if party[:4].lower() == "the " or len(party.split()) > 1:
        return party
    return f"the {party[:1].lower()}{party[1:]}"


def _signer(block: Signature) -> str:
    """Who signs a block: its party, or whom its words say that it is signed for; "" where nothing tells."""
    met = compiled(
        r"(?i)\b(?:signed|executed|accepted|agreed)(?: and delivered)? (?:(?:for|by|on behalf of)(?: and )?){1,3}\s*"
        r"(?P<who>[^:_,;\n]{2,80}?)\s*(?=[:_,;\n]|$)"
    ).search(block.text)
    return block.party.strip() or (met["who"] if met is not None else "")


def _disposition(difference: Difference, party: str) -> tuple[str, str] | None:
    """Where in after the party still assigns, licenses or waives something: (path, verb)."""
    wanted = _bare_party(party)
    for provision in difference.after_giving:
        verb = _DISPOSES.get(provision.kind)
        if verb and provision.actor and _bare_party(provision.actor) == wanted:
            return provision.path, verb
    return None


def _bare_party(party: str) -> str:
    return compiled(r"(?i)^(?:the|for|by|on behalf of)\s+|[:.\s]+$").sub("", party.strip()).casefold()


class NoSignatureFound(CheckRule):
    """Nothing stands where a signature belongs."""

    id = "SIG01"
    name = "no-signature-found"
    statement = "No signature was found where the form asks for one."
    severity = Severity.ERROR
    stability = Stability.STABLE

    def judge(self, checked: Checked) -> Iterator[Statement]:
        """One finding for each empty signature slot. Silent for variants and templates, where blanks are right."""
        if checked.as_ != "form":
            return
        for fill in checked.fills:
            if fill.type is SlotType.SIGNATURE and not fill.text.strip():
                yield self.found(
                    f"No signature found: “{_printed(checked, fill)}” is empty.{_medium(checked)}",
                    headline="no signature found",
                    after=checked.after.get(fill.path),
                    subject=fill.slot,
                )


def _printed(checked: Checked, fill: Fill) -> str:
    block = checked.after.get(fill.path)
    fields = block.fields if isinstance(block, Signature) else ()
    return next((f.printed.strip() for f in fields if f.span.start == fill.span.start and f.printed), _named(fill.slot))


def _medium(checked: Checked) -> str:
    if checked.after.source.media_type in _CANNOT_SHOW:
        return " A text file cannot show a drawn signature: look at the original before writing to the signer."
    return ""


class Undated(CheckRule):
    """No date that can be relied on stands where the form asks for one."""

    id = "SIG02"
    name = "undated"
    statement = "The date is missing, or cannot be read in one way only."
    severity = Severity.WARNING
    stability = Stability.STABLE

    def judge(self, checked: Checked) -> Iterator[Statement]:
        """One finding for each date slot that is empty or ambiguous; an error where a clause counts from the date."""
        if checked.as_ != "form":
            return
        counts = any(compiled(_COUNTS_FROM_SIGNING).search(block.text) for block in checked.after.walk())
        yield from self._impossible(checked, counts=counts)
        for fill in checked.fills:
            if fill.type is not SlotType.DATE or (fill.value is not None and _plausible(fill.value)):
                continue
            told = fill.text.strip()
            problem = f"“{told}” can be read in more than one way" if told else "no date is given"
            if fill.value is not None:
                problem = f"“{told}” is no date on which this form can have been signed"
            since = " A clause of this form counts from it." if counts else ""
            yield self.found(
                f"{problem[:1].upper()}{problem[1:]}.{since}",
                headline="date cannot be read" if told else "undated",
                after=checked.after.get(fill.path),
                subject=fill.slot,
                severity=Severity.ERROR if counts else Severity.WARNING,
            )

    def _impossible(self, checked: Checked, *, counts: bool) -> Iterator[Statement]:
        """One finding for each date field whose words are no date that can be: too strange to fill the form's slot."""
        filled = {(fill.path, fill.span.start) for fill in checked.fills if fill.text.strip()}
        for block in checked.after.signatures:
            for field in block.fields:
                told = field.text.strip()
                if (
                    field.name != "date"
                    or not told
                    or (field.value and _plausible(field.value))
                    or (block.path, field.span.start) in filled
                ):
                    continue
                yield self.found(
                    f"“{told}” is no date on which this form can have been signed.",
                    headline="date cannot be right",
                    after=block,
                    subject=field.name,
                    severity=Severity.ERROR if counts else Severity.WARNING,
                )


def _plausible(date: str) -> bool:
    """Whether a form can have been signed in the year of `date` (ISO)."""
    return date[:4].isdecimal() and FIRST_YEAR <= int(date[:4]) <= LAST_YEAR


class BlankUnfilled(CheckRule):
    """A blank that says what the agreement is about, or who makes it, is still open."""

    id = "SIG03"
    name = "blank-unfilled"
    statement = "A blank of the form is still empty."
    severity = Severity.ERROR
    stability = Stability.STABLE

    def judge(self, checked: Checked) -> Iterator[Statement]:
        """One finding for each open slot that is neither signature nor date."""
        if checked.as_ != "form":
            return
        for fill in checked.fills:
            if fill.type in (SlotType.SIGNATURE, SlotType.DATE) or fill.text.strip():
                continue
            yield self.found(
                f"The blank for the {_named(fill.slot)} is empty.",
                headline=f"{_named(fill.slot)} left blank",
                after=checked.after.get(fill.path),
                subject=fill.slot,
            )


class FixedTextAltered(CheckRule):
    """The form's own words were changed."""

    id = "SIG04"
    name = "fixed-text-altered"
    statement = "The form's fixed text was altered outside its blanks."
    severity = Severity.ERROR
    impact = Impact.RE_SIGN
    stability = Stability.STABLE

    def judge(self, checked: Checked) -> Iterator[Statement]:
        """One finding for each block whose fixed text differs from the template's. Silent for variants."""
        if checked.as_ == "variant":
            return
        for pair in checked.comparison.pairs:
            if pair.significance is not Significance.SUBSTANTIVE:
                continue
            edits = checked.edits(pair)
            yield self.found(
                _told(pair.change.value, edits[0].before_text if edits else "", edits[0].after_text if edits else ""),
                headline="fixed text altered",
                pair=pair,
                before=checked.before_block(pair),
                after=checked.after_block(pair),
            )


def _told(change: str, gone: str, come: str) -> str:
    if change == "added":
        return "This text is not in the form."
    if change == "removed":
        return "This text of the form is gone."
    parts = [
        f"“{gone.strip()}” is gone" if gone.strip() else "",
        f"“{come.strip()}” was written in" if come.strip() else "",
    ]
    return f"The form's fixed text was altered: {', '.join(p for p in parts if p) or 'its order changed'}."


RULES = (
    NoSignatureFound(),
    Undated(),
    BlankUnfilled(),
    FixedTextAltered(),
    CountersignatureRemoved(),
)
