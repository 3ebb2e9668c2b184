"""Small edits whose meaning is known, made to agreements nobody here wrote: does the right rule speak, and only there?

`python benchmarks/rules_mutations.py [--texts 50] [--seed 1] [--only NAME] [--show]` applies each kind of edit twice to
each text of the corpus where it has a place, compares, judges, and prints for each kind how often a rule that should
speak did, and how many findings stand on clauses that nobody touched. Exit code 1 below 0.95 or with any stray finding.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

if __package__ in {None, ""}:
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.false_neutral import swap
from benchmarks.texts import Text, texts
from contractmodel.diff import compare
from contractmodel.diff.values import Comparison, Significance
from contractmodel.model import Block, Provision, ProvisionKind, Span
from contractmodel.rules import Finding, judge

Edit = Callable[[Text, random.Random], str | None]
ROUNDS = 2
LEAST = 0.95
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "thirty", "sixty")


def spliced(text: Text, span: Span, words: str) -> str:
    return text.agreement.text[: span.start] + words + text.agreement.text[span.end :]


def provisions(text: Text, *kinds: ProvisionKind) -> list[tuple[Block, Provision]]:
    """The provisions of `kinds` that stand in one piece in the text."""
    return [
        (block, provision)
        for block in text.agreement.walk()
        for provision in block.provisions
        if provision.kind in kinds
        and not provision.lead_in
        and provision.span.of(text.agreement.text) == provision.text
    ]


def chosen(
    text: Text, chance: random.Random, span: Span, pattern: str, new: str | Callable[[re.Match[str]], str]
) -> str | None:
    """The text with `new` in the place of one occurrence of `pattern` inside `span`."""
    said = span.of(text.agreement.text)
    found = list(re.finditer(pattern, said))
    if not found:
        return None
    met = chance.choice(found)
    words = new if isinstance(new, str) else new(met)
    return spliced(text, Span(span.start + met.start(), span.start + met.end()), words)


def within(pattern: str, new: str | Callable[[re.Match[str]], str], *kinds: ProvisionKind) -> Edit:
    """Put `new` in place of `pattern` in a provision of one of `kinds`."""

    def edit(text: Text, chance: random.Random) -> str | None:
        found = [p for _, p in provisions(text, *kinds) if re.search(pattern, p.text)]
        return chosen(text, chance, chance.choice(found).span, pattern, new) if found else None

    return edit


def another_number(met: re.Match[str]) -> str:
    old = met[1]
    new = str(int(old) + 1) if old.isdigit() else NUMBERS[(NUMBERS.index(old.lower()) + 1) % len(NUMBERS)]
    return met[0].replace(old, new, 1)


def indemnity_reversed(text: Text, chance: random.Random) -> str | None:
    """Who pays and whom exchanged in one indemnity."""
    found = []
    for _, provision in provisions(text, ProvisionKind.INDEMNITY):
        facts = dict(provision.facts)
        payer, paid = facts.get("indemnitor", ""), facts.get("indemnitee", "")
        head = re.match(rf"(?:the )?{re.escape(payer)}\b", provision.text, re.IGNORECASE) if payer else None
        tail = re.search(rf"\b(?:the )?{re.escape(paid)}\b", provision.text[20:]) if paid else None
        verb = re.search(r"\b(?:indemnify|hold)\b", provision.text)
        if head and tail and verb and payer.lower() not in ("you", "we", "they") and paid.lower() not in ("you", "us"):
            at = 20 + tail.start()
            if verb.start() < at < verb.end() + 60:
                found.append((provision, head, at, tail[0]))
    if not found:
        return None
    provision, head, at, paid = chance.choice(found)
    said = provision.text
    turned = (
        paid[:1].upper()
        + paid[1:]
        + said[head.end() : at]
        + head[0][:1].lower() * (head[0][:4] == "The ")
        + head[0][1:] * (head[0][:4] == "The ")
        + head[0] * (head[0][:4] != "The ")
        + said[at + len(paid) :]
    )
    return spliced(text, provision.span, turned)


def actor_exchanged(text: Text, chance: random.Random) -> str | None:
    """Another party of the same agreement put in the place of a sentence's subject."""
    found = [
        p
        for _, p in provisions(text, ProvisionKind.COVENANT, ProvisionKind.PERMISSION, ProvisionKind.PAYMENT)
        if p.actor and re.match(rf"(?:The )?{re.escape(p.actor)} (?:shall|may|will)\b", p.text)
    ]
    names = sorted({p.actor for p in found if p.actor})
    if len(names) < 2:
        return None
    provision = chance.choice(found)
    assert provision.actor is not None
    new = chance.choice(
        [
            name
            for name in names
            if name.lower() not in provision.actor.lower() and provision.actor.lower() not in name.lower()
        ]
        or [""]
    )
    return spliced(text, provision.span, provision.text.replace(provision.actor, new, 1)) if new else None


def reference_stale(text: Text, chance: random.Random) -> str | None:
    """A reference that lands, sent to a number that no clause bears."""
    found = [
        r
        for r in text.agreement.references
        if r.target
        and not r.external
        and re.fullmatch(r"\d{1,2}", r.label)
        and r.span.of(text.agreement.text) == r.text
        and re.fullmatch(r"[A-Za-z]+ \d+", r.text)
    ]
    if not found:
        return None
    reference = chance.choice(found)
    highest = max(int(m[0]) for b in text.agreement.by_path if (m := re.match(r"\d{1,2}", b)))
    return spliced(text, reference.span, re.sub(r"\d+", str(highest + 7), reference.text)) if highest < 90 else None


def definition_gone(text: Text, chance: random.Random) -> str | None:
    """The bracket that defines a used term deleted, or the sentence that does."""
    whole = text.agreement.text
    found: list[Span] = []
    counts = Counter(d.term.casefold() for d in text.agreement.definitions)
    for definition in text.agreement.definitions:
        if len(definition.uses) < 2 or counts[definition.term.casefold()] > 1:
            continue
        before, after = whole[: definition.span.start], whole[definition.span.end :]
        opening = re.search(r" ?\((?:the |this |each an? |an? |collectively,? |together,? )?$", before)
        if opening and after.startswith(")"):
            found.append(Span(opening.start(), definition.span.end + 1))
    return spliced(text, chance.choice(found), "") if found else None


def definition_changed(text: Text, chance: random.Random) -> str | None:
    """Words put into what a used term means."""
    found = []
    for definition in text.agreement.definitions:
        block = text.agreement[definition.path]
        if definition.body and len(definition.uses) > 1 and len(block.text_spans) == 1:
            at = text.agreement.text.find(definition.body, definition.span.end)
            if 0 <= at < definition.span.end + 30:
                words = definition.body.split()
                if len(words) > 6:
                    found.append(
                        at + len(definition.body) - len(" ".join(words[4:]))
                        if " ".join(words) == definition.body
                        else -1
                    )
    found = [at for at in found if at > 0]
    return spliced(text, Span((at := chance.choice(found)), at), "wholly domestic ") if found else None


def clause_gone(text: Text, chance: random.Random) -> str | None:
    cited = {r.target for r in text.agreement.references}
    found = [
        b
        for b in text.agreement.walk()
        if b.type == "clause" and not b.body and len(b.text) > 60 and b.path not in cited
    ]
    if not found:
        return None
    block = chance.choice(found)
    return spliced(text, block.span, "")


def sentence_new(words: str) -> Edit:
    """A whole sentence put at the end of a clause."""

    def edit(text: Text, chance: random.Random) -> str | None:
        found = [
            b
            for b in text.agreement.walk()
            if b.type in ("clause", "paragraph")
            and not b.body
            and b.text.endswith(".")
            and len(b.text) > 60
            and b.text_spans
        ]
        if not found:
            return None
        block = chance.choice(found)
        end = block.text_spans[-1].end
        return spliced(text, Span(end, end), f" {words}")

    return edit


PERIOD = rf"\b({'|'.join(NUMBERS)}|\d{{1,3}}) (?:\(\d{{1,3}}\) )?(?:business |calendar )?(?:days|months|years|weeks)\b"
GRANTS = (ProvisionKind.GRANT,)

CONSEQUENCES = ("REF01", "REF02", "REF05", "DEF03")
"""What a clause that goes does to others: a reference to it, the last use of a term."""

KINDS: dict[str, tuple[Edit, set[str]]] = {
    "may to shall": (swap(r"(?<=[a-z] )may\b(?= [a-z])", "shall"), {"MOD01"}),
    "shall to may": (swap(r"\bshall\b(?= [a-z])", "may"), {"MOD01"}),
    "must to may": (swap(r"\bmust\b(?= [a-z])", "may"), {"MOD01"}),
    "will to may": (swap(r"(?<=[a-z] )will\b(?= [a-z])", "may"), {"MOD01"}),
    "not dropped": (swap(r"(?<=[a-z] )not (?=[a-z])", ""), {"MOD02"}),
    "not put in": (swap(r"\b(?:shall|may|will|must)\b(?= [a-z])(?! not)", lambda m: m[0] + " not"), {"MOD02"}),
    "without to with": (swap(r"\bwithout\b(?= [a-z])", "with"), {"MOD02"}),
    "and to or": (swap(r"(?<=[a-z] )and(?= [a-z])", "or"), {"MOD04"}),
    "or to and": (swap(r"(?<=[a-z] )or(?= [a-z])", "and"), {"MOD04"}),
    "unless to if": (swap(r"\bunless\b", "if"), {"MOD04"}),
    "another period": (swap(PERIOD, another_number), {"NUM01"}),
    "days to business days": (swap(r"(?<=\) )days\b|(?<=\d )days\b", "business days"), {"NUM01"}),
    "another sum": (swap(r"\$([1-9])(?=[\d,]{3,})", lambda m: "$" + str(int(m[1]) % 9 + 1)), {"NUM01"}),
    "another percentage": (swap(r"\b([1-9]\d?)(?=%)", lambda m: str(int(m[1]) + 1)), {"NUM01"}),
    "another actor": (actor_exchanged, {"MOD03"}),
    "exclusive for non-exclusive": (within(r"\b[Nn]on-?exclusive\b", "exclusive", *GRANTS), {"GRT05"}),
    "exclusive put in": (
        within(
            r"\b(?:grants?|granted)\b[^.;]{0,60}?\ban? (?!non)(?=(?:[a-z-]+,? ){0,4}licen[cs]e)",
            lambda m: m[0] + "exclusive ",
            *GRANTS,
        ),
        {"GRT05"},
    ),
    "licensee narrowed": (
        within(r"\bto (?:the (?:general )?public|any person|anyone|any user|everyone)\b", "to the Recipient", *GRANTS),
        {"GRT03"},
    ),
    "hereby grants to will grant": (within(r"\bhereby grants?\b", "will grant", *GRANTS), {"GRT07"}),
    "indemnity reversed": (indemnity_reversed, {"LIA02"}),
    "indemnity put in": (
        sentence_new("The Recipient shall indemnify the Provider against any claim of a third party."),
        {"LIA01"},
    ),
    "release put in": (
        sentence_new("The Recipient hereby releases and discharges the Provider from all claims."),
        {"LIA04"},
    ),
    "arbitration put in": (
        sentence_new("Any dispute shall be finally settled by binding arbitration in Exampleton."),
        {"BLR02", "DSP01"},
    ),
    "another law": (
        within(r"(?<=laws of the State of )[A-Z]\w+", "Samplemark", ProvisionKind.GOVERNING_LAW),
        {"BLR01"},
    ),
    "reference gone stale": (reference_stale, {"REF01"}),
    "definition deleted": (definition_gone, {"REF02"}),
    "definition changed": (definition_changed, {"DEF01"}),
    "clause deleted": (clause_gone, {"*"}),
}


def strays(comparison: Comparison, findings: tuple[Finding, ...]) -> list[Finding]:
    """The findings on clauses that hold no difference, and that no definition or reference ties to one."""
    touched = [p for p in comparison.pairs if p.significance is Significance.SUBSTANTIVE or p.moved or p.renumbered]
    before = {path for pair in touched for path in pair.before}
    after = {path for pair in touched for path in pair.after}
    return [f for f in findings if f.before not in before and f.after not in after and f.rule not in CONSEQUENCES]


def trials(documents: list[Text], seed: int, only: str | None) -> Iterator[tuple[str, Text, str]]:
    """Every kind of edit, some rounds to each document where it has a place: kind, document, edited text."""
    for kind, (edit, _) in KINDS.items():
        if only is not None and only not in kind:
            continue
        for document in documents:
            done: set[str] = set()
            for number in range(ROUNDS):
                edited = edit(document, random.Random(f"{seed} {number} {kind} {document.name}"))
                if edited is not None and edited != document.agreement.text and edited not in done:
                    done.add(edited)
                    yield kind, document, edited


def main() -> int:
    """The table; 1 if a kind is caught too rarely or a rule spoke of a clause that nobody touched."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--texts", type=int, default=50)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--only")
    options.add_argument("--show", action="store_true", help="print what was missed and what strayed")
    chosen_ = options.parse_args()
    documents = texts(chosen_.texts)
    if not documents:
        sys.stdout.write("The corpus is not beside this checkout: nothing to measure.\n")
        return 0
    tried: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    stray: Counter[str] = Counter()
    for kind, document, edited in trials(documents, chosen_.seed, chosen_.only):
        comparison = compare(document.agreement, document.read(edited))
        findings = judge(comparison).findings
        wanted = KINDS[kind][1]
        told = {f.rule for f in findings if f.severity != "note"}
        tried[kind] += 1
        hit = bool(told & wanted) or (wanted == {"*"} and bool(told))
        caught[kind] += hit
        wrong = strays(comparison, findings)
        stray[kind] += bool(wrong)
        if chosen_.show and (not hit or wrong):
            _show(kind, document, comparison, findings, wrong, hit=hit)
    identical = sum(len(judge(compare(d.agreement, d.read(d.agreement.text))).findings) for d in documents)
    return _table(len(documents), tried, caught, stray, identical)


def _show(
    kind: str, document: Text, comparison: Comparison, findings: tuple[Finding, ...], wrong: list[Finding], *, hit: bool
) -> None:
    edits = [e for p in comparison.pairs for e in p.edits if e.significance is Significance.SUBSTANTIVE]
    place = edits[0] if edits else None
    around = ""
    if place is not None:
        text = comparison.before.text
        around = " ".join(text[max(0, place.before.start - 80) : place.before.end + 60].split())
    told = [(f.rule, f.before, f.after) for f in (wrong if hit else findings)][:4]
    sys.stdout.write(
        f"{'stray' if hit else 'MISSED'} | {kind} | {document.name} | {place.before_text if place else ''!r} > "
        f"{place.after_text if place else ''!r} | {told} | {around}\n"
    )


def _table(count: int, tried: Counter[str], caught: Counter[str], stray: Counter[str], identical: int) -> int:
    sys.stdout.write(f"{count} agreements, {tried.total()} edits\n\n")
    sys.stdout.write(f"{'edit':<30} {'tried':>6} {'caught':>7} {'share':>6} {'stray':>6}\n")
    for kind in tried:
        share = caught[kind] / tried[kind]
        sys.stdout.write(f"{kind:<30} {tried[kind]:>6} {caught[kind]:>7} {share:>6.3f} {stray[kind]:>6}\n")
    share = caught.total() / max(1, tried.total())
    sys.stdout.write(f"{'all':<30} {tried.total():>6} {caught.total():>7} {share:>6.3f} {stray.total():>6}\n")
    sys.stdout.write(f"\nfindings of each agreement against itself: {identical}\n")
    return int(share < LEAST or stray.total() > 0 or identical > 0)


if __name__ == "__main__":
    sys.exit(main())
