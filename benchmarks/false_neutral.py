"""Small edits that change what a text says: not one may be called neutral.

`python benchmarks/false_neutral.py [--texts 50] [--seed 1] [--show]` applies each kind of edit once to each text of
the corpus where it has a place, reads both, compares them, and prints how many came out as anything but `different`.
Exit code 1 if any did.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

if __package__ in {None, ""}:
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import contractmodel as cm
from benchmarks.texts import Text, texts
from contractmodel.diff import compare
from contractmodel.diff.values import Verdict
from contractmodel.model import NOWHERE, Agreement, Slot, Span
from contractmodel.model.places import places
from contractmodel.model.terms import mentions

Edit = Callable[[Text, random.Random], str | None]


def sites(text: Text, pattern: str) -> list[re.Match[str]]:
    """Where `pattern` occurs in the words of blocks: not in furniture, labels, blanks or notes' marks."""
    agreement = text.agreement
    owned = bytearray(len(agreement.text) + 1)
    for block in agreement.walk():
        for span in block.text_spans:
            owned[span.start : span.end] = b"\1" * (span.end - span.start)
    for other in (*agreement.furniture, *(hole for hole in agreement.holes)):
        span = getattr(other, "span", other)
        owned[span.start : span.end] = bytes(span.end - span.start)
    return [m for m in re.finditer(pattern, agreement.text) if m.end() > m.start() and all(owned[m.start() : m.end()])]


def swap(pattern: str, new: str | Callable[[re.Match[str]], str]) -> Edit:
    """Put `new` in place of one occurrence of `pattern`."""

    def edit(text: Text, chance: random.Random) -> str | None:
        found = sites(text, pattern)
        if not found:
            return None
        met = chance.choice(found)
        said = new if isinstance(new, str) else new(met)
        return text.agreement.text[: met.start()] + said + text.agreement.text[met.end() :]

    return edit


def digit(met: re.Match[str]) -> str:
    return str((int(met[0]) + 1) % 10)


def letters(met: re.Match[str]) -> str:
    word = met[0]
    return word[0] + word[2] + word[1] + word[3:] if word[1] != word[2] else word[0] + word[2:]


HOMOGLYPHS = str.maketrans("aeopc", "аеорс")
REFERENCE = r"\b(?:[Ss]ection|[Pp]aragraph|[Cc]lause|[Aa]rticle) \d+"
MONTHS = ("January", "February", "March", "April", "June", "July", "August", "September", "October", "November")


def sentence_gone(text: Text, chance: random.Random) -> str | None:
    found = sites(text, r"(?<=[.] )[A-Z][^.;:\n]{20,200}[.] ")
    if not found:
        return None
    met = chance.choice(found)
    return text.agreement.text[: met.start()] + text.agreement.text[met.end() :]


def sentences_exchanged(text: Text, chance: random.Random) -> str | None:
    found = sites(text, r"(?<=[.] )([A-Z][^.;:\n]{20,200}[.]) ([A-Z][^.;:\n]{20,200}[.])(?= )")
    found = [m for m in found if m[1] != m[2]]
    if not found:
        return None
    met = chance.choice(found)
    return text.agreement.text[: met.start()] + f"{met[2]} {met[1]}" + text.agreement.text[met.end() :]


def half_rename(text: Text, chance: random.Random) -> str | None:
    """One use of a defined term under another name, its definition as it was."""
    found = [(d, u) for d in text.agreement.definitions for u in d.uses if u.span.end > u.span.start]
    if not found:
        return None
    _, use = chance.choice(found)
    whole = text.agreement.text
    return whole[: use.span.start] + "the Counterpart" + whole[use.span.end :]


def renamed_but_one(text: Text, chance: random.Random) -> str | None:
    """A defined term under another name everywhere but in one place."""
    found = [d for d in text.agreement.definitions if len(d.uses) > 1 and d.span.end > d.span.start]
    if not found:
        return None
    definition = chance.choice(found)
    spans = sorted([definition.span, *(use.span for use in definition.uses)])
    left = chance.choice(definition.uses).span
    out = text.agreement.text
    for span in reversed(spans):
        if span != left and span.of(text.agreement.text) == definition.term:
            out = out[: span.start] + "Zephyr Matter" + out[span.end :]
    return out if out != text.agreement.text else None


def parties_exchanged(text: Text, chance: random.Random) -> str | None:
    """Two defined terms exchanged in one block."""
    terms = list(dict.fromkeys(d.term for d in text.agreement.definitions))
    places = []
    for block in text.agreement.walk():
        for span in block.text_spans:
            said = span.of(text.agreement.text)
            used = [t for t in terms if next(mentions(t, said), None) and t in said]
            places.extend((span, one, other) for one in used for other in used if one < other and one not in other)
    if not places:
        return None
    span, one, other = chance.choice(places)
    said = span.of(text.agreement.text)
    turned = re.sub(rf"{re.escape(one)}|{re.escape(other)}", lambda m: other if m[0] == one else one, said)
    out = text.agreement.text[: span.start] + turned + text.agreement.text[span.end :]
    return out if turned != said else None


def clause_gone(text: Text, chance: random.Random) -> str | None:
    found = [b for b in text.agreement.walk() if b.type == "clause" and not b.body and len(b.text) > 30]
    if not found:
        return None
    block = chance.choice(found)
    return text.agreement.text[: block.span.start] + text.agreement.text[block.span.end :]


def clauses_exchanged(text: Text, chance: random.Random) -> str | None:
    """The words of two clauses exchanged under their labels."""
    found = [
        b
        for b in text.agreement.walk()
        if b.type == "clause" and len(b.text) > 30 and len(b.text_spans) == 1 and not b.body
    ]
    if len(found) < 2:
        return None
    one, other = sorted(chance.sample(found, 2), key=lambda b: b.span)
    if one.text == other.text:
        return None
    whole, a, b = text.agreement.text, one.text_spans[0], other.text_spans[0]
    return whole[: a.start] + b.of(whole) + whole[a.end : b.start] + a.of(whole) + whole[b.end :]


def inside_a_blank(said: str) -> Edit:
    """Operative words written into a blank of a typed form."""

    def edit(text: Text, chance: random.Random) -> str | None:
        found = sites_of_rules(text)
        if not found:
            return None
        start, end = chance.choice(found)
        return text.agreement.text[:start] + said + text.agreement.text[end:]

    return edit


def sites_of_rules(text: Text) -> list[tuple[int, int]]:
    return [
        (slot.span.start, slot.span.end)
        for slot in text.agreement.slots
        if slot.span.end > slot.span.start and not slot.text and slot.field is None
    ]


WORD = r"(?<![\w'’-])[a-z]{5,}(?![\w'’-])"
KINDS: dict[str, Edit] = {
    "not inserted after a modal": swap(r"\b(?:shall|may|will|must)\b(?! not)", lambda m: m[0] + " not"),
    "not deleted": swap(r"(?<= )not ", ""),
    "never inserted": swap(r"(?<= )is (?=[a-z])", "is never "),
    "only inserted": swap(r"\bmay ", "may only "),
    "only deleted": swap(r"(?<= )only ", ""),
    "may to shall": swap(r"\bmay\b(?= [a-z])", "shall"),
    "shall to may": swap(r"\bshall\b", "may"),
    "must to should": swap(r"\bmust\b", "should"),
    "will to may": swap(r"\bwill\b(?= [a-z])", "may"),
    "and to or": swap(r"(?<= )and(?= )", "or"),
    "or to and": swap(r"(?<= )or(?= )", "and"),
    "hereby grants to will grant": swap(r"\bhereby (?=[a-z]+)", "will "),
    "hereby deleted": swap(r"\bhereby ", ""),
    "one digit": swap(r"(?<![\d.,])[0-9](?=[0-9]*\b)", digit),
    "one reference": swap(REFERENCE, lambda m: re.sub(r"\d+", lambda d: str(int(d[0]) + 1), m[0])),
    "half a rename": half_rename,
    "rename but for one use": renamed_but_one,
    "parties exchanged": parties_exchanged,
    "homoglyph": swap(WORD, lambda m: m[0].translate(HOMOGLYPHS)),
    "sentence deleted": sentence_gone,
    "sentences exchanged": sentences_exchanged,
    "sentence inserted": swap(r"(?<=[a-z][.]) (?=[A-Z])", " The fee is due at once. "),
    "clause deleted": clause_gone,
    "clauses exchanged": clauses_exchanged,
    "capital to small": swap(r"(?<=[a-z] )[A-Z](?=[a-z]{3})", lambda m: m[0].lower()),
    "small to capital": swap(r"(?<=[a-z] )[a-z](?=[a-z]{4})", lambda m: m[0].upper()),
    "comma deleted": swap(r"(?<=[a-z]),(?= [a-z])", ""),
    "comma inserted": swap(r"(?<=[a-z]{4}) (?=[a-z]{4})", ", "),
    "stop to semicolon": swap(r"(?<=[a-z])[.](?= [A-Z])", ";"),
    "quotation marks added": swap(WORD, lambda m: f"“{m[0]}”"),
    "brackets added": swap(WORD, lambda m: f"({m[0]})"),
    "letters exchanged": swap(WORD, letters),
    "letter dropped": swap(WORD, lambda m: m[0][:-1]),
    "plural": swap(r"(?<=the )[a-z]{4,}[b-df-hj-np-rtv-xz]\b(?= )", lambda m: m[0] + "s"),
    "without to with": swap(r"\bwithout\b", "with"),
    "unless to if": swap(r"\bunless\b", "if"),
    "any to all": swap(r"\bany\b", "all"),
    "exclusive": swap(r"\b[Nn]on-exclusive\b", "exclusive"),
    "days to business days": swap(r"\bdays\b", "business days"),
    "before to after": swap(r"\b(?:before|prior to)\b", "after"),
    "year added": swap(r"\b(?:one|two|three|thirty|sixty|ninety)\b", "twelve"),
    "month": swap(r"\b(?:" + "|".join(MONTHS) + r")\b", "December"),
    "web address": swap(r"(?<=://)[a-z]", lambda m: "x" if m[0] != "x" else "y"),
    "hyphen dropped": swap(r"(?<=[a-z]{2})-(?=[a-z]{2})", ""),
    "words joined": swap(r"(?<= in) (?=the )", ""),
    "words exchanged": swap(r"\b([a-z]{4,}) ([a-z]{4,})(?= )", lambda m: f"{m[2]} {m[1]}" if m[1] != m[2] else m[1]),
    "un-": swap(r"\b(?:lawful|reasonable|limited|written|authorized)\b", lambda m: "un" + m[0]),
    "at least to at most": swap(r"\bat least\b", "at most"),
    "range to number": swap(r"(?<=\d)–(?=\d)", "-"),
    "words inside a blank": inside_a_blank("Ada Example, subject to the attached addendum"),
    "a party's duty inside a blank": inside_a_blank("Ada Example. The publisher shall pay all costs"),
    "a label inside a blank": inside_a_blank("Ada Example\n\n9. The publisher pays.\n\n"),
}


NASTY = (
    "Ada Example, subject to the attached addendum",
    "Ada Example. The publisher shall pay all costs",
    "Ada Example and you agree to pay",
    "Ada Example, provided that the fee is waived",
    "9. The publisher pays all costs",
    "Ada Example (“the owner”)",
    "Ada Example, who may revoke this agreement",
    "nobody. You waive all rights",
    "X except as stated below",
    "X, without prejudice to prior agreements",
    "the publisher does not indemnify you",
    "X; Section 6 does not apply",
    "X. I do not agree to clause 3",
    "X under protest",
    "you may terminate at any time",
    "X, and the author hereby reserves all rights",
    "X only if accepted",
    "X unless revoked",
    "X as amended by the rider",
    "X\n\n2. You keep all rights.\n\n",
    "X, which shall prevail",
    "X; null and void",
    "X in lieu of the terms below",
    "X, conditional upon payment",
)
"""Values that do more than fill a blank."""


def fillings() -> Iterator[tuple[str, str, Agreement, str]]:
    """Each nasty value in each blank of each built-in form: kind, form, the form, the text as returned."""
    for form in ("shieber-1.2", "pmlr-2017"):
        template = cm.load(form)
        for slot in template.slots:
            if slot.field is not None:
                continue
            for value in NASTY:
                whole = template.text
                at = place_of(template, slot)
                yield f"in {slot.name} ({slot.type})", form, template, f"{whole[: at.start]} {value} {whole[at.end :]}"


def place_of(template: Agreement, slot: Slot) -> Span:
    """Where a blank stands in the form's text."""
    if slot.span != NOWHERE:
        return slot.span
    return places(template, template[slot.path]).span(Span(slot.offset, slot.offset))


def trials(documents: list[Text], seed: int) -> Iterator[tuple[str, Text, str]]:
    """Every kind of edit, once to each document where it has a place: kind, document, edited text."""
    for kind, edit in KINDS.items():
        for document in documents:
            edited = edit(document, random.Random(f"{seed} {kind} {document.name}"))
            if edited is not None and edited != document.agreement.text:
                yield kind, document, edited


def main() -> int:
    """The table; 1 if any edit was taken for nothing."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--texts", type=int, default=50)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--only", default="")
    options.add_argument("--show", action="store_true")
    asked = options.parse_args()
    documents = texts(asked.texts)
    tried: dict[str, int] = {}
    missed: dict[str, int] = {}
    for kind, document, edited in trials(documents, asked.seed):
        if asked.only and asked.only not in kind:
            continue
        comparison = compare(document.agreement, document.read(edited))
        tried[kind] = tried.get(kind, 0) + 1
        if comparison.verdict is not Verdict.DIFFERENT:
            missed[kind] = missed.get(kind, 0) + 1
            if asked.show:
                told(kind, document, edited, comparison.verdict)
    for kind, form, template, edited in fillings():
        if asked.only and asked.only not in kind:
            continue
        tried[kind] = tried.get(kind, 0) + 1
        returned = cm.load(edited.encode(), name="returned.txt", format="text")
        if compare(template, returned).verdict is not Verdict.DIFFERENT:
            missed[kind] = missed.get(kind, 0) + 1
            if asked.show:
                print(f"  {kind}: {form}: {edited[:400]!r}")
    for kind, count in tried.items():
        print(f"{kind:32} {count:4} tried {missed.get(kind, 0):4} taken for nothing")
    print(f"{len(tried)} kinds, {sum(tried.values())} edits on {len(documents)} texts, {sum(missed.values())} missed")
    return 1 if missed else 0


def told(kind: str, document: Text, edited: str, verdict: Verdict) -> None:
    before = document.agreement.text
    at = next((n for n, (x, y) in enumerate(zip(before, edited, strict=False)) if x != y), 0)
    low, high = max(0, at - 60), at + 60
    print(f"  {kind}: {document.name}: {verdict}: {before[low:high]!r} -> {edited[low:high]!r}")


if __name__ == "__main__":
    raise SystemExit(main())
