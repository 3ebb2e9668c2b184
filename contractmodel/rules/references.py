"""References that lost their hold, texts that moved, labels that mislead: REF."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from contractmodel.diff.values import Edit, Pair
from contractmodel.model import Agreement, Block, BlockType, Clause, CrossReference, Diagnostic, Severity
from contractmodel.patterns import compiled
from contractmodel.rules.base import Difference, DiffRule, DocumentRule, Statement, beyond
from contractmodel.rules.citations import heading, places, stale, title_of
from contractmodel.rules.thresholds import LONGEST_TITLE
from contractmodel.rules.values import Finding, Stability


class StaleCrossReference(DocumentRule):
    """A reference that leads nowhere, or to another clause than it says."""

    id = "REF01"
    name = "stale-cross-reference"
    statement = "A reference cites a clause that is not there, or one that is not what the reference says."
    severity = Severity.ERROR
    stability = Stability.STABLE

    def judge(self, document: Agreement) -> Iterator[Statement]:
        """One finding for each reference that certainly does not hold."""
        return self._of(document, document.references)

    def _of(self, document: Agreement, references: Iterable[CrossReference]) -> Iterator[Statement]:
        for one in stale(document, references):
            yield self.found(
                f"“{one.reference.text}” {one.why}.",
                headline=one.headline,
                after=document.get(one.reference.path),
                subject=one.reference.text,
            )

    def against(self, difference: Difference) -> Iterator[Statement]:
        """New stale references; and those that a renumbering or an edit left on another clause than the model's."""
        if not difference.citing:
            return
        olds, news = difference.before_references, difference.after_references
        new = list(beyond(self._of(difference.before, olds), self._of(difference.after, news)))
        yield from new
        told = {(s.after, s.subject) for s in new if isinstance(s, Finding)}
        mended = {
            (one.reference.path, one.reference.at) for one in stale(difference.before, difference.before_references)
        }
        for pair, was, now in _answering(difference):
            if (now.path, now.text) in told or (was.path, was.at) in mended:
                continue
            block = difference.after[now.path]
            if now.target is None:
                if not now.candidates:
                    yield self.found(
                        f"“{now.text}” leads nowhere; in the model “{was.text}” cites {was.target}.",
                        headline="cites a clause that is not there",
                        pair=pair,
                        before=difference.before[was.path],
                        after=block,
                        subject=now.text,
                    )
                continue
            if not _elsewhere(difference, was, now):
                continue
            title = title_of(block.text, now)
            if title and heading(difference.after[now.target or ""]).casefold().startswith(title.casefold()):
                continue
            same = was.label == now.label
            yield self.found(
                f"“{now.text}” stayed as it was, and the clause it cited {_new_home(difference, was)}."
                if same
                else f"“{was.text}” became “{now.text}”: another clause is cited.",
                headline="a reference was left behind" if same else "another clause is cited",
                pair=pair,
                before=difference.before[was.path],
                after=block,
                subject=f"{was.text} > {now.text}",
                severity=Severity.ERROR if same else Severity.WARNING,
            )


def _answering(difference: Difference) -> Iterator[tuple[Pair, CrossReference, CrossReference]]:
    """The references of before and of after that stand at the same place of a pair, those that land somewhere."""
    olds = _by_block(difference.before_references)
    if not olds:
        return
    news = _by_block(difference.after_references)
    for pair in difference.comparison.pairs:
        ours = [r for path in pair.before for r in olds.get(path, ())]
        theirs = [r for path in pair.after for r in news.get(path, ())]
        if ours and len(ours) == len(theirs):
            for was, now in zip(ours, theirs, strict=True):
                if was.target and was.label and now.label:
                    yield pair, was, now


def _by_block(references: Iterable[CrossReference]) -> Mapping[str, list[CrossReference]]:
    found: dict[str, list[CrossReference]] = defaultdict(list)
    for reference in references:
        if not reference.external:
            found[reference.path].append(reference)
    return found


def _elsewhere(difference: Difference, was: CrossReference, now: CrossReference) -> bool:
    """Whether `now` certainly lands on another clause than the one that answers to what `was` cited."""
    home = difference.pair_before.get(was.target or "")
    if home is None or now.target in home.after:
        return False
    if was.label == now.label and (len(was.candidates) > 1 or len(now.candidates) > 1):
        return False
    there = difference.pair_after.get(now.target or "")
    return there is not None and there is not home


def _new_home(difference: Difference, was: CrossReference) -> str:
    """Where the clause that `was` cites now stands, as the end of a sentence."""
    paths = difference.pair_before[was.target or ""].after
    return f"is now {', '.join(paths)}" if paths else "is gone"


class TermRenamed(DiffRule):
    """A defined term goes by another name."""

    id = "REF03"
    name = "term-renamed"
    statement = "A defined term is called otherwise."
    severity = Severity.NOTE
    stability = Stability.STABLE

    def judge(self, difference: Difference) -> Iterator[Statement]:
        """One finding for each rename: a note where every use follows, a warning where it does not."""
        for rename in difference.comparison.renames:
            if not rename.count:
                continue
            pair = next((difference.pair_before[p] for p in rename.paths if p in difference.pair_before), None)
            told = f"“{rename.before}” is now “{rename.after}” ({rename.count} times)."
            if rename.leftovers:
                told += f" The old word still stands in {places(list(rename.leftovers))}."
            yield self.found(
                told if rename.proved else f"{told} Not proved neutral: {rename.why}",
                headline=f"“{rename.before}” is now “{rename.after}”",
                pair=pair,
                subject=rename.before,
                severity=Severity.NOTE if rename.proved else Severity.WARNING,
            )


_URL = r"(?:https?://|www\.)[^\s<>\"')\]]{3,300}[^\s<>\"')\].,;:]"
_VERSION = r"(?i)\b(?:version|v\.?|release|edition) ?\d{1,4}(?:\.\d{1,3}){0,3}\b"
_LICENCES = ("creativecommons.org/", "gnu.org/licenses", "apache.org/licenses", "opensource.org/licens", "spdx.org/")


def _is_title(block: Block) -> bool:
    """Whether `block` is a title or a line like one: the version that it gives is the text's own."""
    short = len(block.text.split()) < LONGEST_TITLE and not block.text.rstrip().endswith((".", ";", ":"))
    return block.type in (BlockType.TITLE, BlockType.HEADING) or (block.type is BlockType.PARAGRAPH and short)


class IncorporatedTextMoved(DiffRule):
    """What is referred to lies elsewhere, or is another version."""

    id = "REF04"
    name = "incorporated-text-moved"
    statement = "The address or the version of a text that the agreement refers to differs from the model's."
    severity = Severity.WARNING
    stability = Stability.STABLE

    def judge(self, difference: Difference) -> Iterator[Statement]:
        """One finding for each address or version that stands in another's place. Licences are left to GRT01."""
        for pair in difference.substantive:
            if any(_is_title(difference.before[path]) for path in pair.before):
                continue
            for edit in difference.edits(pair) if pair.before and pair.after else ():
                if edit.part == "text":
                    yield from self._of(difference, pair, edit)

    def _of(self, difference: Difference, pair: Pair, edit: Edit) -> Iterator[Statement]:
        old, new = difference.before[edit.before_path], difference.after[edit.after_path]
        for pattern, what in ((_URL, "address"), (_VERSION, "version")):
            was, now = _met(pattern, old, edit.before_at), _met(pattern, new, edit.after_at)
            if not was or not now or was == now or _is_licence(was + now) or _in_licence(old, edit):
                continue
            yield self.found(
                f"The {what} was “{was}”; now it is “{now}”. See whether the same text is meant.",
                headline=f"another {what} of a text that is referred to",
                pair=pair,
                edit=edit,
            )
            return


def _met(pattern: str, block: Block, at: tuple[int, int]) -> str:
    """The words of `block` that match `pattern` and that an edit at `at` touches."""
    return " ".join(
        [block.text[start:end] for start, end in _places(pattern, block.text) if start <= at[1] and at[0] <= end]
    )


@lru_cache(maxsize=64)
def _places(pattern: str, text: str) -> tuple[tuple[int, int], ...]:
    """Where `pattern` matches in `text`: each edit of a text asks."""
    return tuple([met.span() for met in compiled(pattern).finditer(text)])


def _is_licence(words: str) -> bool:
    return any(place in words.casefold() for place in _LICENCES)


def _in_licence(block: Block, edit: Edit) -> bool:
    """Whether the sentence that is edited grants a public licence: its version is the licence's."""
    return any(
        p.at.start <= edit.before_at.start <= p.at.end and any(name == "licence" for name, _ in p.facts)
        for p in block.provisions
    )


class AmbiguousReference(DocumentRule):
    """A reference cites a label that two clauses bear."""

    id = "REF05"
    name = "ambiguous-reference"
    statement = "A reference cites a label that is printed more than once."
    severity = Severity.NOTE
    stability = Stability.STABLE

    def judge(self, document: Agreement) -> Iterator[Statement]:
        """One finding for each label that is cited and printed more than once, and nothing tells which is meant."""
        citing: dict[str, list[str]] = defaultdict(list)
        dotted = any("." in r.label and r.target and r.label in r.text for r in document.references)
        for reference in document.references:
            if len(reference.candidates) > 1 and not reference.external and not self._told(document, reference, dotted):
                citing[reference.label].append(reference.path)
        for label, paths in citing.items():
            where = list(dict.fromkeys(paths))
            yield self.found(
                f"“{label}” is printed more than once, and {places(where)} cite{'s' if len(where) == 1 else ''} it.",
                headline=f"which “{label}”?",
                after=document.get(where[0]),
                subject=label,
            )

    def against(self, difference: Difference) -> Iterator[Statement]:
        """The labels that are ambiguous in after and were not in before. No reference is read where none can differ."""
        stirred = any(len(reference.candidates) > 1 for reference in difference.after_references)
        return super().against(difference) if stirred else iter(())

    def _told(self, document: Agreement, reference: CrossReference, dotted: bool) -> bool:
        """Whether a title, the printed keyword or the way inner clauses are cited tells which clause is meant."""
        block = document.get(reference.path)
        if reference.target is None or block is None or "(" in reference.text.split(reference.label[:1])[0]:
            return block is not None and "(" in reference.text
        if title_of(block.text, reference) or (dotted and reference.target == reference.label):
            return True
        keyword = reference.text.split()[0].casefold().rstrip("s")
        labels = [b.label.casefold() for p in reference.candidates if isinstance(b := document.get(p), Clause)]
        return sum(label.startswith(keyword) for label in labels) == 1


class _LabelRule(DocumentRule):
    """A rule about the numbering as it was read: a diagnostic of the reader, as a finding."""

    code: str
    told: str

    def judge(self, document: Agreement) -> Iterator[Statement]:
        """One finding for each place that the reader noted."""
        noted = [d for d in document.diagnostics if d.code == self.code]
        if not noted:
            return
        starts = {b.label_span.start: b for b in document.walk() if isinstance(b, Clause)}
        for diagnostic in noted:
            block = starts.get(diagnostic.span.start)
            label = diagnostic.span.of(document.text).strip()
            yield self.found(
                self._message(diagnostic, label),
                headline=self.told.format(label=label),
                after=block,
                subject=label,
            )

    def _message(self, diagnostic: Diagnostic, label: str) -> str:
        expected = diagnostic.message.rpartition("; ")[2].removesuffix(" was expected.").strip("'\"")
        told = self.told.format(label=f"“{label}”")
        return f"{told[:1].upper()}{told[1:]}: “{expected}” would come next."


class LabelDuplicate(_LabelRule):
    """Two siblings bear one label."""

    id = "REF06"
    name = "label-duplicate"
    statement = "Two clauses in a row bear the same label."
    severity = Severity.NOTE
    stability = Stability.STABLE
    code = "label-duplicate"
    told = "{label} is printed twice in a row"


class LabelSkipped(_LabelRule):
    """A number is missing."""

    id = "REF07"
    name = "label-skipped"
    statement = "A number is missing in a sequence of clauses."
    severity = Severity.NOTE
    stability = Stability.STABLE
    code = "label-skipped"
    told = "a number is missing before {label}"

    def against(self, difference: Difference) -> Iterator[Statement]:
        """The gaps of after that before has not, and that no clause of before left by going."""
        gone = [
            p for p in difference.comparison.pairs if not p.after and isinstance(difference.before_block(p), Clause)
        ]
        return super().against(difference) if not gone else iter(())


RULES = (
    StaleCrossReference(),
    TermRenamed(),
    IncorporatedTextMoved(),
    AmbiguousReference(),
    LabelDuplicate(),
    LabelSkipped(),
)
