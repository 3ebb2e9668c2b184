"""Whether what came back is this form, can be read, and says yes without an if: SIG06, SIG08, SIG09."""

from __future__ import annotations

from collections.abc import Iterator

from contractmodel.diff.values import Change, Pair, Significance
from contractmodel.model import Agreement, Block, BlockType, Severity, Signature, SlotType
from contractmodel.patterns import compiled
from contractmodel.rules.base import Checked, CheckRule, DocumentRule, Statement
from contractmodel.rules.thresholds import FEWEST_WORDS, SHARE_KEPT
from contractmodel.rules.values import Impact, Scope, Stability

_CONDITION = (
    r"(?i)\b(?:subject to|provided (?:that|my|our|all|the|clauses?|sections?|you)|"
    r"but not|if (?:my|our)|on (?:the )?condition that|conditional (?:up)?on|under protest|"
    r"without prejudice|with reservations?|as amended|(?:see|per) (?:the )?attached|"
    r"attached (?:addendum|rider|terms|conditions|letter)|"
    r"except (?:for|that|as)|excluding|not (?:agreed|accepted)|only if|for the limited purpose)\b"
)


class WrongForm(CheckRule):
    """Another form came back."""

    id = "SIG06"
    name = "wrong-form"
    statement = "The document is another form, or another version of it, than the one it is checked against."
    severity = Severity.ERROR
    stability = Stability.STABLE

    def judge(self, checked: Checked) -> Iterator[Statement]:
        """One finding if most of the form's words are missing, or if the version it gives itself is another."""
        kept, whole = _kept(checked)
        if whole >= FEWEST_WORDS and kept < SHARE_KEPT * whole:
            yield self.found(
                f"Only {kept} of the form's {whole} words stand in this text: another form was used.",
                headline="another form",
            )
            return
        for pair in checked.substantive:
            for edit in checked.edits(pair):
                was, now = _version(edit.before_text), _version(edit.after_text)
                if was and now and was != now:
                    yield self.found(
                        f"The form is version {was}; this text says version {now}.",
                        headline="another version of the form",
                        pair=pair,
                        edit=edit,
                    )


def _kept(checked: Checked) -> tuple[int, int]:
    """How many words of the form stand in the document, and how many it has."""
    whole = sum(len(block.text.split()) for block in checked.before.walk())
    gone = 0
    for pair in checked.comparison.pairs:
        if pair.change is Change.REMOVED:
            gone += sum(len(checked.before[path].text.split()) for path in pair.before)
        else:
            gone += sum(len(edit.before_text.split()) for edit in checked.edits(pair))
    return whole - gone, whole


def _version(words: str) -> str:
    met = compiled(r"(?i)\bversion (\d{1,3}(?:\.\d{1,3}){0,2})\b|^\s*(\d{1,3}(?:\.\d{1,3}){1,2})\s*$").search(words)
    return (met[1] or met[2]) if met else ""


class ConditionalAssent(CheckRule):
    """Yes, but."""

    id = "SIG08"
    name = "conditional-assent"
    statement = "Words that make the assent conditional stand in a blank, beside the signature, or across the text."
    severity = Severity.ERROR
    stability = Stability.STABLE

    def judge(self, checked: Checked) -> Iterator[Statement]:
        """One finding for each blank that holds such words, each such text beside a signature, each strike-out."""
        if checked.as_ == "template":
            return
        told: set[tuple[str | None, str]] = set()
        for words, block in _conditions(checked):
            key = (block.path if block else None, words)
            if key not in told:
                told.add(key)
                yield self.found(
                    f"“{words}”: whoever signed made an offer of their own, and did not accept this one.",
                    headline="the assent is conditional",
                    after=block,
                    subject=words,
                )
        for diagnostic in checked.after.diagnostics:
            if diagnostic.code == "struck-out":
                yield self.found(diagnostic.message, headline="words are struck out", subject=diagnostic.code)


def _conditions(checked: Checked) -> Iterator[tuple[str, Block | None]]:
    """The conditional words in blanks, in signatures and beside them, with the blocks they stand in."""
    condition = compiled(_CONDITION)
    for fill in checked.fills:
        met = condition.search(fill.text) if not fill.fits or fill.type is SlotType.SIGNATURE else None
        if met:
            yield met[0].casefold(), checked.after.get(fill.path)
    for pair in _beside_signatures(checked):
        block = checked.after_block(pair)
        texts = [edit.after_text for edit in checked.edits(pair)]
        if pair.change is Change.ADDED and block is not None:
            texts.append(block.text)
        for text in texts:
            met = condition.search(text)
            if met:
                yield met[0].casefold(), block


def _beside_signatures(checked: Checked) -> list[Pair]:
    """The substantive pairs that are a signature or an attestation, or were added within two blocks of one."""
    pairs = checked.comparison.pairs
    signing = []
    for at, pair in enumerate(pairs):
        block = checked.after_block(pair)
        if isinstance(block, Signature) or (block is not None and block.type is BlockType.ATTESTATION):
            signing.append(at)
    near = {n for at in signing for n in range(at - 2, at + 3)}
    return [
        p
        for n, p in enumerate(pairs)
        if p.significance is Significance.SUBSTANTIVE and (n in signing or (n in near and p.change is Change.ADDED))
    ]


_UNREAD = ("page-without-text", "cut-short")


class NotCheckable(DocumentRule):
    """What cannot be read is never clean."""

    id = "SIG09"
    name = "not-checkable"
    statement = "The document, or a part of it, could not be read, so nothing can be said of it."
    severity = Severity.ERROR
    impact = Impact.NONE
    scope = Scope.CHECK
    stability = Stability.PREVIEW

    def judge(self, document: Agreement) -> Iterator[Statement]:
        """One finding for each part that was not read. A file that cannot be read at all never gets this far."""
        for diagnostic in document.diagnostics:
            if diagnostic.code in _UNREAD:
                yield self.found(diagnostic.message, headline="part of it cannot be read", subject=diagnostic.message)


RULES = (WrongForm(), ConditionalAssent(), NotCheckable())
