"""What happened to a pair, in a few plain words, where no rule has a better one. Describes; judges nothing."""

from __future__ import annotations

from contractmodel.diff.values import Change, Comparison, Edit, Pair, Significance
from contractmodel.model import Block, ProvisionKind, Span, normal
from contractmodel.patterns import compiled
from contractmodel.report import thresholds
from contractmodel.report.places import Places
from contractmodel.report.quotes import words
from contractmodel.report.visible import visible

_WORD = compiled(r"\w+")
_FUNCTIONS = {
    ProvisionKind.RESERVATION: "rights kept",
    ProvisionKind.COVENANT: "a promise",
    ProvisionKind.TERM: "duration",
    ProvisionKind.LIABILITY: "limit of liability",
    ProvisionKind.ASSIGNABILITY: "transfer of the agreement",
}


def headline(comparison: Comparison, pair: Pair, before: Places, after: Places) -> str:
    """What happened to `pair`: "new: indemnity", "“two” is now “three”", "moved"."""
    told = _change(comparison, pair, before, after)
    if pair.moved and pair.change is not Change.ADDED:
        if not told:
            return "moved, its words unchanged"
        if _same_type(comparison, pair):
            return f"moved; {told}"
    if not told and pair.renumbered and pair.notes:
        return "another number, and not every reference follows" if _cited(pair) else "another number, led in otherwise"
    return told or "changed"


def _cited(pair: Pair) -> bool:
    return any("reference" in note for note in pair.notes)


def functions(block: Block) -> tuple[str, ...]:
    """The legal functions of a block's own sentences, in plain words and order, each once; none if the kind is unknown.

    A grant names its licence where the provision does.
    """
    told: list[str] = []
    for provision in block.provisions:
        if provision.kind is ProvisionKind.OTHER:
            continue
        word = _FUNCTIONS.get(provision.kind) or provision.kind.value.replace("-", " ")
        facts = dict(provision.facts)
        licence = facts.get("licence") or facts.get("license")
        told.append(f"{word} of {_licence(licence)}" if licence and provision.kind is ProvisionKind.GRANT else word)
    return tuple(dict.fromkeys(told))


def _licence(identifier: str) -> str:
    """An SPDX identifier as people say it.

    >>> _licence("CC-BY-NC-4.0"), _licence("MIT")
    ('CC BY-NC 4.0', 'MIT')
    """
    family, hyphen, rest = visible(identifier).partition("-")
    terms, dash, version = rest.rpartition("-")
    return f"{family} {terms} {version}" if hyphen and dash and family == "CC" else visible(identifier)


def _same_type(comparison: Comparison, pair: Pair) -> bool:
    types = {b.type for b in (*comparison.before_blocks(pair), *comparison.after_blocks(pair))}
    return len(types) == 1


def _change(comparison: Comparison, pair: Pair, before: Places, after: Places) -> str:
    if pair.change in (Change.ADDED, Change.REMOVED):
        blocks = comparison.after_blocks(pair) or comparison.before_blocks(pair)
        what = ", ".join(functions(blocks[0]))
        told = "new" if pair.change is Change.ADDED else "removed"
        return f"{told}: {what}" if what else told
    if pair.change is Change.SPLIT:
        return f"split into {_listed([after.short(p) for p in pair.after])}{_same_words(pair)}"
    if pair.change is Change.MERGED:
        return f"merged from {_listed([before.short(p) for p in pair.before])}{_same_words(pair)}"
    edits = [e for e in pair.edits if e.significance is Significance.SUBSTANTIVE]
    return _reworded(comparison, pair, edits) if edits else ""


def _same_words(pair: Pair) -> str:
    """What a headline adds where a clause was divided or joined and no word differs."""
    worded = any(_WORD.search(edit.before_text + edit.after_text) for edit in pair.edits)
    return "" if worded else ", its words unchanged"


def _reworded(comparison: Comparison, pair: Pair, edits: list[Edit]) -> str:
    left = _share_kept(comparison, pair, edits)
    if left:
        return left
    prompts, rest = _prompts(comparison, edits)
    told = [f"{_listed(prompts)} prompt{'s' if len(prompts) > 1 else ''} reworded"] if prompts else []
    more = "other " if prompts else ""
    kinds = dict.fromkeys(_kind(e) for e in rest)
    if len(rest) == 1 and "" in kinds:
        told.append(_told(rest[0]))
    elif "" in kinds:
        told.append(f"{'' if prompts else 'reworded in '}{len(rest)} {more}places")
    else:
        told += list(kinds)
    return "; ".join(told)


def _prompts(comparison: Comparison, edits: list[Edit]) -> tuple[list[str], list[Edit]]:
    """The slots of `before` whose instructions the edits touch, and the edits that touch none."""
    names: list[str] = []
    rest: list[Edit] = []
    for edit in edits:
        here = [
            s.name.replace("_", " ")
            for s in comparison.before.slots
            if s.path == edit.before_path and edit.part == "text" and any(_inside(edit, p) for p in s.prompts)
        ]
        names += [visible(n) for n in here]
        if not here:
            rest.append(edit)
    return list(dict.fromkeys(names)), rest


def _inside(edit: Edit, prompt: Span) -> bool:
    """Whether the words that `edit` takes out, white space apart, are words of `prompt`."""
    start, end = edit.before_at
    gone = edit.before_text
    start, end = start + len(gone) - len(gone.lstrip()), end - len(gone) + len(gone.rstrip())
    return prompt.start <= start <= end <= prompt.end


def _share_kept(comparison: Comparison, pair: Pair, edits: list[Edit]) -> str:
    before = " ".join(words(b) for b in comparison.before_blocks(pair))
    total = len(_WORD.findall(before))
    gone = sum(len(_WORD.findall(e.before_text)) for e in edits)
    come = sum(len(_WORD.findall(e.after_text)) for e in edits)
    if total > 2 * thresholds.SMALL_EDIT and total - gone < thresholds.FEW_KEPT * total:
        if come <= thresholds.SMALL_EDIT:
            return f"cut to {total - gone} of its {total} words"
        return f"rewritten: {total - gone} of its {total} words are left"
    return ""


def _kind(edit: Edit) -> str:
    """A plain name for edits that a reader may pass quickly, "" for all others. No judgement: it stays substantive."""
    gone, come = normal(edit.before_text), normal(edit.after_text)
    old, new = _WORD.findall(gone), _WORD.findall(come)
    if old == new:
        return "punctuation"
    if [w.casefold() for w in old] == [w.casefold() for w in new]:
        return "capital letters" if gone.casefold() == come.casefold() else "capital letters and punctuation"
    if "".join(old).casefold() == "".join(new).casefold() and not any(c.isdigit() for c in gone):
        return "spelling only?"
    return ""


def _told(edit: Edit) -> str:
    gone, come = visible(edit.before_text).strip(), visible(edit.after_text).strip()
    size = len(gone.split()) + len(come.split())
    if size > thresholds.SMALL_EDIT:
        return "reworded" if gone and come else "words added" if come else "words left out"
    if gone and come:
        return f"“{gone}” is now “{come}”"
    return f"“{come}” added" if come else f"“{gone}” left out"


def _listed(items: list[str]) -> str:
    """`items` as a sentence lists them.

    >>> _listed(["4.1"]), _listed(["4.1", "4.2"]), _listed(["a", "b", "c"])
    ('4.1', '4.1 and 4.2', 'a, b and c')
    """
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"
