"""From a comparison and its findings to the report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from contractmodel.diff.values import Change, Comparison, Edit, Fill, Pair, Significance
from contractmodel.model import Agreement, Clause, ContractError, Severity, SlotType
from contractmodel.patterns import compiled
from contractmodel.report.excerpts import shortened
from contractmodel.report.headlines import headline
from contractmodel.report.neutral import DOUBLED, neutral_lines, speaks_of_a_rename
from contractmodel.report.places import Places
from contractmodel.report.quotes import whole
from contractmodel.report.unchanged import unchanged
from contractmodel.report.values import Difference, Document, Filled, Piece, Quote, Report, counted
from contractmodel.report.visible import visible
from contractmodel.rules.values import Finding, Remark

_LOUD = (Severity.ERROR, Severity.WARNING)
_BINDS = (SlotType.LAW, SlotType.LICENCE, SlotType.MONEY, SlotType.PERIOD, SlotType.PARTY)
SHOWN = ("SIG03", "SIG04", "STR01", "STR02")
"""Rules whose finding is seen without its sentence: in a quote, a blank left open, a place."""
_CROWD = 12
"""Differences from which quotes are cut shorter."""
_FEW_INSIDE, _FEW_INSIDE_CROWDED = 6, 2
"""Blocks inside an added or removed clause whose words are quoted where there is room, and where there is little."""


def report(
    comparison: Comparison,
    findings: Iterable[Finding] = (),
    remarks: Iterable[Remark] = (),
    *,
    judged: bool = True,
    rule_set: int = 0,
) -> Report:
    """The report of `comparison`, with what the rules said of it. `judged` False says that no rule was asked.

    Linear in the text of the changed pairs; reads the provisions of `after` to name what is unchanged.

    >>> from contractmodel.model import Block, BlockType
    >>> a = Agreement.build([Block(type=BlockType.PARAGRAPH, text="So be it.")])
    >>> pair = Pair(("paragraph:1",), ("paragraph:1",), Change.KEPT)
    >>> report(Comparison(before=a, after=a, pairs=(pair,))).unchanged
    ('paragraph 1',)
    """
    return _Build(comparison, tuple(findings), tuple(remarks)).report(judged=judged, rule_set=rule_set)


def document(agreement: Agreement) -> Document:
    """Who `agreement` is, in words that are safe to show: a template says what it is, another text has its title."""
    title = _described(agreement.template) if agreement.template else ""
    return Document(
        visible(agreement.source.name or "(unnamed)"), visible(title or agreement.title or ""), agreement.source.sha256
    )


def _described(template: str) -> str:
    """The first sentence of what a template of the library says it is; "" for one that the library does not hold."""
    from contractmodel.ready import description

    kept = description(template)
    if kept is not None:
        return _SENTENCE_END.split(kept)[0].rstrip(".")
    from contractmodel.template import find, open_file

    try:
        return _SENTENCE_END.split(open_file(find(template)).header.description)[0].rstrip(".")
    except ContractError:
        return ""


class _Build:
    """The work of one report: names, and findings by the pair they speak of."""

    def __init__(self, comparison: Comparison, findings: tuple[Finding, ...], remarks: tuple[Remark, ...]) -> None:
        self.comparison = comparison
        self.findings = findings
        self.remarks = remarks
        self.before = Places(comparison.before)
        self.after = Places(comparison.after)
        self.by_pair, self.homeless = self._homes()
        self.doubled = any(finding.rule == DOUBLED for finding in findings)

    def _homes(self) -> tuple[Mapping[int, list[Finding]], list[Finding]]:
        """Each pair's number to the findings that speak of it, and the findings of no pair."""
        after = {path: i for i, pair in enumerate(self.comparison.pairs) for path in pair.after}
        before = {path: i for i, pair in enumerate(self.comparison.pairs) for path in pair.before}
        homes: dict[int, list[Finding]] = {}
        homeless: list[Finding] = []
        for finding in self.findings:
            if finding.severity is Severity.NOTE and (
                finding.rule == DOUBLED or speaks_of_a_rename(finding, self.comparison)
            ):
                continue
            at = after.get(finding.after or "", before.get(finding.before or "", -1))
            (homes.setdefault(at, []) if at >= 0 else homeless).append(finding)
        return homes, homeless

    def report(self, *, judged: bool, rule_set: int) -> Report:
        first, also = self._groups()
        numbered = self._numbered([*first, *also])
        read_first, also_changed = numbered[: len(first)] + self._homeless(), numbered[len(first) :]
        shown = {id(f) for d in read_first + also_changed for f in d.findings}
        notes = tuple(f for f in self.findings if id(f) not in shown)
        kept, partly = unchanged(self.comparison, self.after)
        filled, still_open = _fills(self.comparison.fills)
        counts = dict(self.comparison.summary()) | {
            "renames": sum(1 for r in self.comparison.renames if r.proved),
            "fills": len(filled),
            "open": len(still_open),
            "findings": len(self.findings),
        }
        return Report(
            comparison=self.comparison,
            before=document(self.comparison.before),
            after=document(self.comparison.after),
            verdict=self.comparison.verdict,
            counts=counts,
            read_first=read_first,
            also_changed=also_changed,
            filled=filled,
            still_open=still_open,
            neutral=tuple(neutral_lines(self.comparison, self.before, self.after, notes)),
            unchanged=kept,
            partly=partly,
            findings=self.findings,
            remarks=self.remarks,
            judged=judged,
            rule_set=rule_set,
        )

    def _groups(self) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """What to read first (errors before warnings) and what else changed, as (pair, folded pairs) numbers."""
        first: list[tuple[int, int, int]] = []
        also: list[tuple[int, int]] = []
        folded = 0
        for i, pair in enumerate(self.comparison.pairs):
            if folded:
                folded -= 1
                continue
            loudness = [_LOUD.index(f.severity) for f in self.by_pair.get(i, ()) if f.severity in _LOUD]
            substantive = pair.significance is Significance.SUBSTANTIVE
            if not loudness and not substantive:
                continue
            folded = self._folded(i)
            if loudness:
                first.append((min(loudness), i, folded))
            else:
                also.append((i, folded))
        first.sort(key=lambda entry: entry[0])
        return [(i, also_) for _, i, also_ in first], also

    def _folded(self, at: int) -> int:
        """How many pairs after `at` are blocks inside the same added or removed clause, no finding on them."""
        pair = self.comparison.pairs[at]
        if pair.change not in (Change.ADDED, Change.REMOVED):
            return 0
        side = self.comparison.after if pair.after else self.comparison.before
        inside = {b.path for b in side[(pair.after or pair.before)[0]].walk()}
        n = 0
        for other in self.comparison.pairs[at + 1 :]:
            path = (other.after or other.before)[0]
            plain = other.significance is pair.significance and not self.by_pair.get(at + n + 1)
            if other.change is not pair.change or path not in inside or not plain:
                break
            n += 1
        return n

    def _numbered(self, entries: list[tuple[int, int]]) -> tuple[Difference, ...]:
        done: list[Difference] = []
        number = 1
        crowded = len(entries) > _CROWD
        for at, also in entries:
            pair = self.comparison.pairs[at]
            substantive = pair.significance is Significance.SUBSTANTIVE
            done.append(self._difference(at, also, number if substantive else None, crowded=crowded))
            number += (1 + also) if substantive else 0
        return tuple(done)

    def _homeless(self) -> tuple[Difference, ...]:
        """An entry for each loud finding that speaks of no one block."""
        return tuple(
            Difference(
                number=None,
                place="Whole text",
                headline=_headline(finding),
                pair=None,
                findings=(finding,),
                notes=(self.after.told(finding.message),),
            )
            for finding in self.homeless
            if finding.severity in _LOUD
        )

    def _difference(self, at: int, also: int, number: int | None, *, crowded: bool) -> Difference:
        pair = self.comparison.pairs[at]
        findings = tuple(sorted(self.by_pair.get(at, ()), key=lambda f: list(Severity).index(f.severity)))
        loud = [f for f in findings if f.severity in _LOUD]
        remarks = tuple(
            r for r in self.remarks if r.path is not None and r.path in pair.after and r.kind == "satisfied"
        )
        names = self.after if pair.after else self.before
        together = self.comparison.pairs[at : at + also + 1]
        words = whole(self.comparison, together, names)
        few = together[: 1 + (_FEW_INSIDE_CROWDED if crowded else _FEW_INSIDE)]
        short = shortened(words if len(few) == len(together) else whole(self.comparison, few, names), crowded=crowded)
        if len(few) < len(together):
            short += (Piece("gap", f"{counted(len(together) - len(few), 'more block')}"),)
        told = next((f.headline for f in loud if f.headline and f.rule not in SHOWN), "")
        return Difference(
            number=number,
            place=self._place(pair),
            headline=self._headline(pair, visible(told)),
            pair=pair,
            findings=findings,
            remarks=remarks,
            quote=words,
            short=short,
            notes=tuple(n for n in self._notes(pair, findings, remarks, words) if n.rstrip(".") != visible(told)),
            also=also,
        )

    def _headline(self, pair: Pair, told: str) -> str:
        """What a rule has `told`, or what happened; that a pair moved is said either way."""
        if not told:
            return headline(self.comparison, pair, self.before, self.after)
        same_kind = not _became_another_kind(self.comparison, pair)
        return f"moved; {told}" if pair.moved and same_kind and pair.change is not Change.ADDED else told

    def _place(self, pair: Pair) -> str:
        """Where `pair` stands: its old name, its new one where that differs, and its heading."""
        blocks = self.comparison.after_blocks(pair) or self.comparison.before_blocks(pair)
        heading = blocks[0].heading if isinstance(blocks[0], Clause) else None
        titled = f" ({visible(heading).strip(' .:')})" if heading else ""
        if not pair.before:
            return self.after.long(pair.after[0]) + titled
        old, new = self.before.long(pair.before[0]), self.before.short(pair.before[0])
        if not pair.after or pair.change in (Change.SPLIT, Change.MERGED):
            return old + titled
        now = self.after.short(pair.after[0])
        return old + titled if now == new else f"{old}, now {now}{titled}"

    def _notes(
        self, pair: Pair, findings: tuple[Finding, ...], remarks: tuple[Remark, ...], whole: Quote
    ) -> tuple[str, ...]:
        """Sentences below a quote, without those that the page itself shows."""
        told = [beyond(f.message, whole) for f in findings if f.rule not in SHOWN]
        told += [_sentence(r.message) for r in remarks]
        own = () if self.doubled or _became_another_kind(self.comparison, pair) else pair.notes
        held = {f.subject.rpartition(" > ")[2] for f in findings if f.rule == "REF01"}
        of_edits = (e.note for e in pair.edits if e.after_text not in held)
        small = [n for n in dict.fromkeys((*own, *of_edits)) if n]
        if small:
            told.append(_sentence("; ".join(n.rstrip(".") for n in small)))
        told += _lookalikes(pair.edits)
        return tuple(self.after.told(t) for t in dict.fromkeys(told) if t)


def beyond(message: str, quote: Quote) -> str:
    """`message` without the sentences that only repeat what `quote` shows as inserted or deleted.

    A sentence that names another place (it has a figure outside its quotation marks) says more than the quote.

    >>> from contractmodel.report.values import Piece
    >>> beyond("“Publisher” is gone. Clause 5 still names it.", (Piece("delete", "Publisher: Signed:"),))
    'Clause 5 still names it.'
    """
    shown = [p.text for p in quote if p.kind in ("insert", "delete")]
    kept = []
    for sentence in _SENTENCE_END.split(message):
        quoted = _QUOTED.findall(sentence)
        elsewhere = any(c.isdigit() for c in _QUOTED.sub("", sentence))
        if elsewhere or not quoted or not all(any(q in text for text in shown) for q in map(visible, quoted)):
            kept.append(sentence)
    return " ".join(kept)


_SENTENCE_END = compiled(r"(?<=[.!?])\s+(?=[A-Z“])")
_QUOTED = compiled(r"“([^“”]+)”")


def _became_another_kind(comparison: Comparison, pair: Pair) -> bool:
    """Whether a block is now of another type: its place says so ("Notice, now footnote 1")."""
    return len({b.type for b in (*comparison.before_blocks(pair), *comparison.after_blocks(pair))}) > 1


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?", "”")) else ".")


def _headline(finding: Finding) -> str:
    return visible(finding.headline or finding.name.replace("-", " "))


def _fills(fills: tuple[Fill, ...]) -> tuple[tuple[Filled, ...], tuple[str, ...]]:
    """The filled slots, those that bind first, and the names of the slots still open; each in document order."""
    done = [filled(fill) for fill in fills if fill.text.strip()]
    done.sort(key=lambda f: not f.read)
    return tuple(done), tuple(_slot(fill) for fill in fills if not fill.text.strip())


def filled(fill: Fill) -> Filled:
    """A slot as people read it: its name in words, its value (a date in ISO form), what there is to say of it."""
    return Filled(_slot(fill), _value(fill), _fill_note(fill), fill.type in _BINDS)


def _slot(fill: Fill) -> str:
    return visible(fill.slot.replace("_", " "))


def _value(fill: Fill) -> str:
    if fill.type is SlotType.DATE and fill.value:
        return fill.value
    return visible(" ".join(fill.text.split()))


def _fill_note(fill: Fill) -> str:
    told: list[str] = []
    printed = visible(" ".join(fill.text.split()))
    if fill.suggested:
        told.append("as suggested")
    if fill.type is SlotType.DATE and fill.value and fill.value != printed:
        told.append(f"written {printed}")
    if fill.value is None:
        told.append(fill.note or "cannot be read in one way")
    elif fill.note:
        told.append(fill.note)
    if not fill.fits:
        told.append("does not fit the blank: read it as changed text")
    return visible("; ".join(dict.fromkeys(told)))


def _lookalikes(edits: tuple[Edit, ...]) -> list[str]:
    """A sentence for each edit whose two sides look alike but hold letters of different scripts."""
    told = []
    for edit in edits:
        if edit.significance is not Significance.SUBSTANTIVE or edit.after_text.isascii():
            continue
        foreign = dict.fromkeys(c for c in edit.after_text if c.isalpha() and _script(c) in _CONFUSABLE)
        if foreign and any(c.isalpha() and c.isascii() for c in edit.after_text + edit.before_text):
            letters = ", ".join(f"“{c}” is U+{ord(c):04X}, {_script(c).title()}" for c in list(foreign)[:3])
            told.append(f"Letters of another alphabet stand among Latin ones: {letters}.")
    return told


_CONFUSABLE = ("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "FULLWIDTH", "MATHEMATICAL")


def _script(char: str) -> str:
    import unicodedata

    return unicodedata.name(char, "").split(" ")[0]
