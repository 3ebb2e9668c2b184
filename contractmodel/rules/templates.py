"""What a template asks of those who use it, and of those who keep it: TPL."""

from __future__ import annotations

from collections.abc import Iterator

from contractmodel.model import Agreement, Block, BlockType, Severity, normal
from contractmodel.patterns import compiled
from contractmodel.rules.base import BlockRule, Checked, CheckRule, Difference, DiffRule, DocumentRule, Statement
from contractmodel.rules.thresholds import LONGEST_TITLE
from contractmodel.rules.values import Stability

_CREDIT = (
    r"(?i)(?:the )?(?:language|text|wording|terms|form) of this [^.“\"]{0,80}?(?:is|are|was|were) "
    r"(?:based on|adapted from|derived from|taken from) "
    r"[^“”\"]+?(?=[.”\"]\s|[.”\"]$|\.”|\.\"|$)"
)


def credits_in(agreement: Agreement) -> tuple[tuple[str, str], ...]:
    """The credit lines of `agreement`, in order: (path, the credit in normal form without its last stop)."""
    return tuple(
        (block.path, normal(met.group()).rstrip(". ])").casefold())
        for block in agreement.walk()
        if any(words in block.text for words in ("based on", "adapted from", "derived from", "taken from"))
        for met in compiled(_CREDIT).finditer(block.text)
    )


class AttributionMissing(DiffRule):
    """The credit that the model's licence asks for is absent."""

    id = "TPL01"
    name = "attribution-missing"
    statement = "The credit line that the model asks for under its licence is not in this text."
    severity = Severity.WARNING
    stability = Stability.STABLE

    def judge(self, difference: Difference) -> Iterator[Statement]:
        """One finding for each credit of before that after lacks; a remark for each that it keeps."""
        kept = {credit: path for path, credit in credits_in(difference.after)}
        for path, credit in dict.fromkeys(credits_in(difference.before)):
            if credit in kept:
                yield self.remark("satisfied", "the credit line that the model asks for is kept", kept[credit])
                continue
            yield self.found(
                f"The credit that the model asks for is missing: “{credit}”.",
                headline="the credit to the model is missing",
                before=difference.before.get(path),
                subject=credit,
            )


class SignedIntoTemplate(CheckRule):
    """A template whose blanks are no longer blank."""

    id = "TPL03"
    name = "signed-into-template"
    statement = "A blank of the template's own file is filled in or signed."
    severity = Severity.ERROR
    stability = Stability.STABLE

    def judge(self, checked: Checked) -> Iterator[Statement]:
        """One finding for each slot that holds something. Speaks only of a template's own file."""
        if checked.as_ != "template":
            return
        for fill in checked.fills:
            if fill.text.strip() and not fill.suggested:
                yield self.found(
                    f"The template's blank “{fill.slot}” holds “{fill.text.strip()}”, "
                    "and whoever uses this file passes it on.",
                    headline=f"{fill.slot} filled in the template",
                    after=checked.after.get(fill.path),
                    subject=fill.slot,
                )


class SelfVersionStale(DocumentRule):
    """The text does not know which version it is."""

    id = "TPL02"
    name = "self-version-stale"
    statement = "What the text says of its own version disagrees: in two places, or with its address."
    severity = Severity.ERROR
    stability = Stability.STABLE

    def judge(self, document: Agreement) -> Iterator[Statement]:
        """One finding for a second version that the text gives itself; one for an address of another version."""
        first: tuple[str, Block] | None = None
        for block in document.walk():
            if "ersion" not in block.text and "ERSION" not in block.text:
                continue
            for version in _own_versions(block):
                if first is None:
                    first = version, block
                elif not _same_version(first[0], version):
                    yield self.found(
                        f"Here the text calls itself version {version}, in {first[1].path} version {first[0]}.",
                        headline="the text gives itself two versions",
                        after=block,
                        subject=version,
                    )
            yield from self._at_address(block)

    def _at_address(self, block: Block) -> Iterator[Statement]:
        for met in compiled(_AT_ADDRESS).finditer(block.text):
            told = compiled(r"(?<![\d.])v?(\d{1,3}(?:\.\d{1,3}){1,2})(?![\d.]*\d)").findall(met["url"])
            if told and not any(_same_version(met["version"], one) for one in told):
                yield self.found(
                    f"The text speaks of version {met['version']}; the address beside it leads to version {told[-1]}.",
                    headline="version and address disagree",
                    after=block,
                    subject=met["url"],
                )


_AT_ADDRESS = (
    r"(?i)\bversion (?P<version>\d{1,3}(?:\.\d{1,3}){1,2})\b[^.;]{0,40}?\b(?:available|found|published|posted|located) "
    r"(?:at|under) <?(?P<url>(?:https?://|www\.)[^\s<>)\]]{3,200})"
)


def _own_versions(block: Block) -> list[str]:
    """The versions that a block says this very text has."""
    if block.type in (BlockType.TITLE, BlockType.HEADING) or (
        block.type is BlockType.PARAGRAPH and len(block.text.split()) < LONGEST_TITLE and block.text[-1:] not in ".;:"
    ):
        return compiled(r"(?i)\bversion (\d{1,3}(?:\.\d{1,3}){0,2})\b").findall(block.text)
    return compiled(
        r"(?i)\bthis (?:is|agreement is|form is|document is|text is)(?: the)? version (\d{1,3}(?:\.\d{1,3}){0,2})\b"
    ).findall(block.text)


def _same_version(one: str, other: str) -> bool:
    """Whether two version numbers agree as far as both go: 1.2 is 1.2.0 and is 1."""
    ours, theirs = one.split("."), other.split(".")
    return all(a == b for a, b in zip(ours, theirs, strict=False)) and (len(ours) == 1) == (len(theirs) == 1)


class PlaceholderLeft(BlockRule):
    """Somebody forgot to fill this in."""

    id = "TPL04"
    name = "placeholder-left"
    statement = "A placeholder, a drafting note or an open option box stands in the text."
    severity = Severity.ERROR
    stability = Stability.STABLE

    def look(self, document: Agreement, block: Block) -> Iterator[Statement]:
        """One finding for each placeholder, note or set of open boxes of a block; a note for its open blanks."""
        text = block.text
        if block.type not in _UNWRITTEN and any(mark in text for mark in "[{<☐"):
            for met in compiled(_PLACEHOLDER).finditer(text):
                drafting = "note" in met[0].casefold()
                yield self.found(
                    f"“{met[0]}” still stands in the text.",
                    headline="a drafting note was left in" if drafting else "a placeholder was left in",
                    after=block,
                    subject=met[0],
                )
            yield from self._boxes(document, block)
        yield from self._blanks(document, block)

    def _boxes(self, document: Agreement, block: Block) -> Iterator[Statement]:
        open_, ticked = compiled(r"\[ \]|☐|\( \)"), compiled(r"(?i)\[x\]|[☑☒]|\(x\)")
        if not open_.search(block.text):
            return
        above = document.parents[block.path]
        family = document[above].body if above else document.body
        boxed = [one for one in family if open_.search(one.text) or ticked.search(one.text)]
        if not any(ticked.search(one.text) for one in boxed) and boxed[0].path == block.path:
            yield self.found(
                "None of the boxes is ticked, so nobody can tell which words hold.",
                headline="an option was left open",
                after=block,
                subject="box",
            )

    def _blanks(self, document: Agreement, block: Block) -> Iterator[Statement]:
        count = sum(s.path == block.path and s.field is None and not s.text for s in document.slots)
        if count:
            yield self.found(
                "A blank is open here." if count == 1 else f"{count} blanks are open here.",
                headline="a blank is open" if count == 1 else "blanks are open",
                after=block,
                subject="blank",
                severity=Severity.NOTE,
            )


_UNWRITTEN = (BlockType.NOTICE, BlockType.TITLE, BlockType.HEADING)
_PLACEHOLDER = (
    r"(?i:[\[<{]\s*(?:please )?(?:insert|enter|fill in|specify|describe|select one|choose one|choose|tbd|tbc|"
    r"to be (?:determined|completed|inserted|confirmed|agreed)|(?:your|full|legal|company|customer|party|author|"
    r"licensor|licensee|product|project|counterparty|client) name|name of|title of|date of|amount of|address of|name|"
    r"date|amount|address|title|state|country|jurisdiction|number|percentage)\b[^\]>}\n]{0,120}[\]>}])"
    r"|(?i:[\[{]\s*(?:drafting |drafter['’]s |editor['’]s |template )?notes?"
    r"(?: to (?:the )?(?:draft|drafter|editor|user|reader))?\s*[:—–-][^\]}]{0,600}[\]}])"
    r"|\{\{?\s*[a-z][a-z0-9_. ]{1,60}\s*\}\}?"
    r"|\[(?!RESERVED|OMITTED|INTENTIONALLY|REDACTED|SIGNATURE|\*)[A-Z][A-Z _/-]{3,40}\](?!\()"
)

RULES = (AttributionMissing(), SelfVersionStale(), SignedIntoTemplate(), PlaceholderLeft())
