"""Hypothesis strategies that generate agreements, and pairs of agreements one of which was made from the other.

`agreements()` gives whole trees typeset into an extraction, so that every span is right and nothing is lost:
clauses nested under labels of several styles, duplicate sentences, odd characters, blanks with slots, definitions
and uses, cross-references, notices, recitals, signature blocks and footnotes. `pairs()` gives `(before, after)` where
`after` was made by editing, inserting, removing, moving, restyling, splitting or merging. `typeset` makes an agreement
of any blocks, `reader()` finds definitions and references in what `typeset` prints, without the parser.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from contractmodel.model import (
    Agreement,
    Block,
    BlockType,
    Clause,
    CrossReference,
    Definition,
    Footnote,
    Mark,
    Provision,
    Reader,
    Signature,
    SignatureField,
    Slot,
    SlotType,
    Source,
    Span,
    Use,
    bare,
)

ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
STYLES: Mapping[str, Callable[[int, str], str]] = {
    "1.": lambda n, _: f"{n}.",
    "1": lambda n, _: f"{n}",
    "1)": lambda n, _: f"{n})",
    "(1)": lambda n, _: f"({n})",
    "(a)": lambda n, _: f"({_letter(n)})",
    "a.": lambda n, _: f"{_letter(n)}.",
    "(A)": lambda n, _: f"({_letter(n).upper()})",
    "(i)": lambda n, _: f"({ROMAN[(n - 1) % len(ROMAN)]})",
    "I.": lambda n, _: f"{ROMAN[(n - 1) % len(ROMAN)].upper()}.",
    "Section 1.": lambda n, _: f"Section {n}.",
    "§ 1": lambda n, _: f"§ {n}",
    "Article I": lambda n, _: f"Article {ROMAN[(n - 1) % len(ROMAN)].upper()}",
    "1.1": lambda n, above: f"{above}.{n}" if above else f"{n}.",
}
"""Label styles: the name to what it prints for the ordinal `n` under the bare label `above`."""

ROOT_STYLES = ("1.", "1)", "I.", "Section 1.", "§ 1", "Article I", "1.1", "(1)")
CHILD_STYLES = ("(a)", "a.", "(i)", "(A)", "1)", "1.1", "(1)")

PARTIES = ("you", "the publisher", "the Licensor", "Licensee", "the Journal", "the Company", "each party")
TERMS = (
    "the article",
    "the proceedings",
    "the Work",
    "the Licensed Materials",
    "the Fee",
    "Effective Date",
    "Affiliate",
)
VERBS = ("shall", "may", "agrees to", "shall not", "warrants that it will", "hereby undertakes to", "must")
ACTS = (
    "deliver", "publish", "assign", "pay", "indemnify", "disclose", "return", "terminate", "notify", "license",
    "retain", "archive", "distribute", "inspect", "insure", "correct",
)  # fmt: skip
OBJECTS = (
    "the article", "all copies of the Work", "any Confidential Information", "the Fee", "the records",
    "each invoice", "the Licensed Materials", "any derivative work", "all rights under copyright", "the final version",
    "the site’s logs", "a written report", "the deposit", "its Affiliates",
)  # fmt: skip
TAILS = (
    "within thirty (30) days", "upon written notice", "in any medium", "without the prior consent of the other party",
    "in accordance with Section 2", "as set out in paragraph 3", "to the extent permitted by law", "at its own expense",
    "on or before 1 March 2027", "for a period of twelve months", "in the Territory", "subject to clause 1",
    "free of charge", "in good faith", "by registered mail", "under a Creative Commons licence",
)  # fmt: skip
BOILERPLATE = (
    "This is the entire agreement.",
    "Time is of the essence.",
    "[Reserved]",
    "Intentionally left blank.",
    "The foregoing notwithstanding, nothing herein limits any right.",
)
ODD = (
    "“quoted”", "naïve", "co\u00adoperate", "ﬁt", "€ 1,000", "10–12", "§", "—", "<b>", "[bold]", "été", "\u00a0", "𝔸",
    "*x*", "第1条", "<http://example.org/a>",
)  # fmt: skip

_DEFINED = re.compile(r"\([“\"]([^”\"()]{1,60})[”\"]\)")
_CITED = re.compile(r"\b(?:Section|paragraph|clause)\s+(\d+(?:\.\d+)*(?:\([a-z]+\))?)")


def _letter(n: int) -> str:
    return chr(ord("a") + (n - 1) % 26) * (1 + (n - 1) // 26)


def sentences() -> st.SearchStrategy[str]:
    """One sentence as drafters write them; sometimes boilerplate that recurs, sometimes with odd characters."""
    plain = st.builds(
        lambda who, verb, act, what, tails: f"{who[:1].upper()}{who[1:]} {verb} {act} {what} {' and '.join(tails)}.",
        st.sampled_from(PARTIES),
        st.sampled_from(VERBS),
        st.sampled_from(ACTS),
        st.sampled_from(OBJECTS),
        st.lists(st.sampled_from(TAILS), min_size=1, max_size=3, unique=True),
    )
    tail = st.sampled_from(TAILS)
    odd = st.builds(lambda text, bit, more: f"{text[:-1]} {bit} {more}.", plain, st.sampled_from(ODD), tail)
    defined = st.builds(lambda text, term: f"{text[:-1]} (“{term}”).", plain, st.sampled_from(TERMS))
    blank = st.builds(lambda text, more: f"{text[:-1]}, namely ____ , {more}.", plain, tail)
    return st.one_of(plain, plain, plain, odd, defined, blank, st.sampled_from(BOILERPLATE))


def wordings(most: int = 3) -> st.SearchStrategy[str]:
    """A block's own words: one to `most` sentences."""
    return st.lists(sentences(), min_size=1, max_size=most).map(" ".join)


def headings() -> st.SearchStrategy[str | None]:
    """A clause's heading, or none."""
    return st.one_of(
        st.none(), st.none(), st.sampled_from(("Definitions.", "Term and Termination.", "GRANT OF RIGHTS", "Notices"))
    )


def clauses(depth: int = 2, width: int = 4) -> st.SearchStrategy[Clause]:
    """A clause without its label (`relabelled` prints those), holding up to `width` clauses, `depth` deep."""
    leaf = st.builds(Clause, text=wordings(), heading=headings())
    if depth == 0:
        return leaf
    lead_in = st.sampled_from(("You further warrant that:", "Each party shall:", "In this agreement:", ""))
    inner = st.lists(clauses(depth - 1, width), min_size=1, max_size=width).map(tuple)
    return st.one_of(
        leaf, leaf, st.builds(Clause, text=st.one_of(lead_in, wordings(1)), heading=headings(), body=inner)
    )


def signature_blocks() -> st.SearchStrategy[Signature]:
    """A signature block, signed and dated or not."""
    return st.builds(
        signature,
        st.sampled_from(("Corresponding Author", "Publisher", "Licensor", "For the Company")),
        st.sampled_from((("", None), ("/s/ Ada Example", "/s/ Ada Example"))),
        st.sampled_from((("", None), ("2025/6/5", "2025-06-05"), ("5 June 2025", "2025-06-05"))),
    )


def signature(
    party: str, signed: tuple[str, str | None] = ("", None), date: tuple[str, str | None] = ("", None)
) -> Signature:
    """A signature block of two fields; each value is (as printed, typed)."""
    fields = (
        SignatureField(name="signed", text=signed[0], value=signed[1], printed="Signed:"),
        SignatureField(name="date", text=date[0], value=date[1], printed="Date:"),
    )
    return Signature(type=BlockType.SIGNATURE, text=f"{party}: Signed: Date:", party=party, fields=fields)


def bodies(most: int = 7, depth: int = 2) -> st.SearchStrategy[tuple[Block, ...]]:
    """The blocks of a whole agreement, unlabelled: title, preamble, clauses, attestation, signatures, footnotes."""

    def build(
        title: str,
        preamble: str,
        recitals: list[str],
        middle: list[Clause],
        repeated: bool,
        signed: list[Signature],
        notes: list[str],
        notice: str | None,
    ) -> tuple[Block, ...]:
        again = [evolve(middle[0])] if repeated and middle else []
        return (
            Block(type=BlockType.TITLE, text=title),
            *([Block(type=BlockType.NOTICE, text=notice)] if notice else []),
            Block(type=BlockType.PARAGRAPH, text=preamble),
            *(Block(type=BlockType.RECITAL, text=f"WHEREAS {text}") for text in recitals),
            *middle,
            *again,
            Block(type=BlockType.ATTESTATION, text="I HAVE READ AND AGREE FULLY WITH THE TERMS OF THIS AGREEMENT."),
            *signed,
            *(Footnote(type=BlockType.FOOTNOTE, text=text, mark=str(n + 1)) for n, text in enumerate(notes)),
        )

    return st.builds(
        build,
        st.sampled_from(("Publication Agreement", "Mutual Non-Disclosure Agreement", "LICENCE")),
        wordings(2),
        st.lists(sentences(), max_size=2),
        st.lists(clauses(depth), min_size=1, max_size=most),
        st.booleans(),
        st.lists(signature_blocks(), max_size=2),
        st.lists(sentences(), max_size=2),
        st.one_of(st.none(), st.just("[This is version 1.2 of the model agreement, published for reuse.]")),
    )


def styles() -> st.SearchStrategy[tuple[str, str, str]]:
    """The label styles of the three outer levels."""
    return st.tuples(st.sampled_from(ROOT_STYLES), st.sampled_from(CHILD_STYLES), st.sampled_from(CHILD_STYLES))


def relabelled(
    body: Sequence[Block], levels: Sequence[str] = ("1.", "(a)", "(i)"), above: str = "", depth: int = 0
) -> tuple[Block, ...]:
    """`body` with every clause labelled anew, in order, in the style that `levels` names for its depth."""
    done: list[Block] = []
    ordinal = 0
    for block in body:
        if isinstance(block, Clause):
            ordinal += 1
            label = STYLES[levels[min(depth, len(levels) - 1)]](ordinal, above)
            inner = relabelled(block.body, levels, bare(label), depth + 1)
            done.append(evolve(block, label=label, body=inner))
        else:
            done.append(evolve(block, body=relabelled(block.body, levels, above, depth + 1)))
    return tuple(done)


def typeset(body: Sequence[Block], *, blanks: bool = True, name: str = "generated.txt", **rest: Any) -> Agreement:
    """An agreement over `body` printed as plain text, every span true to the print; a `____` in a text is a blank.

    A blank's characters lie in the block's `text_spans`, and where it stands in `text` is its slot's offset; with
    `blanks` false they are left as words. Footnotes' marks hang on the first block's end. Labels are printed as
    they stand: use `relabelled` first.
    """
    press = _Press(blanks=blanks)
    hung = [block.mark for block in body if isinstance(block, Footnote)]
    blocks = tuple(press.block(block, 0, hung if n == 0 else ()) for n, block in enumerate(body))
    text = "".join(press.out)
    draft = Agreement.build(blocks)
    slots = tuple(evolve(slot, path=_path_at(draft, slot.span)) for slot in press.slots)
    notes = {block.mark: block.path for block in draft.walk() if isinstance(block, Footnote)}
    marks = tuple(Mark(mark=mark, span=span, target=notes.get(mark)) for mark, span in press.marks)
    title = next((block.text for block in blocks if block.type is BlockType.TITLE), None)
    return Agreement.build(
        blocks, reader=reader(), text=text, title=title, slots=slots, marks=marks, source=Source(name=name), **rest
    )


class _Press:
    """Prints blocks and remembers where everything stands."""

    def __init__(self, *, blanks: bool) -> None:
        self.out: list[str] = []
        self.at = 0
        self.blanks = blanks
        self.slots: list[Slot] = []
        self.marks: list[tuple[str, Span]] = []

    def put(self, text: str) -> Span:
        span = Span(self.at, self.at + len(text))
        self.out.append(text)
        self.at = span.end
        return span

    def block(self, block: Block, depth: int, hung: Sequence[str] = ()) -> Block:
        self.put("    " * depth)
        start = self.at
        changes: dict[str, Any] = {}
        if isinstance(block, Clause):
            changes["label_span"] = self.put(block.label)
            self.put(" ")
            if block.heading:
                changes["heading_span"] = self.put(block.heading)
                self.put(" ")
        if isinstance(block, Signature):
            changes |= self.signature(block)
        else:
            changes |= self.words(block.text)
        self.marks.extend((mark, self.put(mark)) for mark in hung)
        self.put("\n\n")
        changes["body"] = tuple(self.block(child, depth + 1) for child in block.body)
        return evolve(block, span=Span(start, self.at), **changes)

    def words(self, text: str) -> dict[str, Any]:
        if not text:
            return {"text_spans": ()}
        if not self.blanks or "____" not in text:
            return {"text_spans": (self.put(text),)}
        pieces, kept = [], ""
        for part in re.split(r"(____)", text):
            if not part:
                continue
            span = self.put(part)
            pieces.append(span)
            if part == "____":
                self.slots.append(Slot(name=f"blank:{len(self.slots) + 1}", offset=len(kept.rstrip()), span=span))
            else:
                kept += part
        return {"text": " ".join(kept.split()), "text_spans": tuple(pieces)}

    def signature(self, block: Signature) -> dict[str, Any]:
        spans = [self.put(f"{block.party}:")]
        fields = []
        for entry in block.fields:
            self.put("\n")
            printed = self.put(entry.printed)
            spans.append(printed)
            self.put(" ")
            value = self.put(entry.text)
            fields.append(evolve(entry, printed_span=printed, span=value))
            if not entry.text:
                kind = SlotType.DATE if entry.name == "date" else SlotType.SIGNATURE
                name = entry.name if all(slot.name != entry.name for slot in self.slots) else f"{entry.name}#2"
                self.slots.append(Slot(name=name, type=kind, field=entry.name, span=value))
        return {"text_spans": tuple(spans), "fields": tuple(fields)}


def _path_at(agreement: Agreement, span: Span) -> str:
    within = [block for block in agreement.walk() if block.span.covers(span)]
    return within[-1].path if within else ""


def reader() -> Reader:
    """Finds `(“term”)` definitions with their literal uses, and `Section 4`-like references; no provisions."""

    def definitions(agreement: Agreement) -> tuple[Definition, ...]:
        blocks = list(agreement.walk())
        found = [(hit[1], block, Span(*hit.span(1))) for block in blocks for hit in _DEFINED.finditer(block.text)]
        return tuple(
            Definition(term=term, path=block.path, at=at, uses=_uses(term, blocks, (block.path, at)))
            for term, block, at in found
        )

    def references(agreement: Agreement) -> tuple[CrossReference, ...]:
        by_label: dict[str, list[str]] = {}
        for block in agreement.walk():
            if isinstance(block, Clause):
                by_label.setdefault(block.path.split("#")[0], []).append(block.path)
        out = []
        for block in agreement.walk():
            for hit in _CITED.finditer(block.text):
                label = hit[1].replace("(", ".").replace(")", "")
                landed = tuple(by_label.get(label, ()))
                out.append(
                    CrossReference(
                        text=hit[0],
                        label=label,
                        target=landed[0] if len(landed) == 1 else None,
                        candidates=landed,
                        path=block.path,
                        at=Span(*hit.span()),
                    )
                )
        return tuple(out)

    def provisions(_: Agreement) -> Mapping[str, tuple[Provision, ...]]:
        return {}

    return Reader(definitions, references, provisions)


def _uses(term: str, blocks: Sequence[Block], home: tuple[str, Span]) -> tuple[Use, ...]:
    pattern = re.compile(rf"(?<!\w){re.escape(term)}(?!\w)")
    return tuple(
        Use(text=hit[0], path=block.path, at=Span(*hit.span()))
        for block in blocks
        for hit in pattern.finditer(block.text)
        if (block.path, Span(*hit.span())) != home
    )


def agreements(most: int = 7, depth: int = 2) -> st.SearchStrategy[Agreement]:
    """A whole agreement, labelled, typeset, with slots where blanks were printed."""
    return st.builds(lambda body, levels: typeset(relabelled(body, levels)), bodies(most, depth), styles())


# --- pairs -----------------------------------------------------------------------------------------------------------

Body = tuple[Block, ...]
KINDS = ("edit", "edit", "insert", "remove", "move", "swap", "split", "merge", "reheading", "nest")


def pairs(most: int = 7, depth: int = 2, steps: int = 4) -> st.SearchStrategy[tuple[Agreement, Agreement]]:
    """`(before, after)`: `after` is `before` after up to `steps` mutations, labels printed anew, maybe restyled."""

    @st.composite
    def build(draw: st.DrawFn) -> tuple[Agreement, Agreement]:
        body = draw(bodies(most, depth))
        levels = draw(styles())
        after = body
        for _ in range(draw(st.integers(0, steps))):
            after = draw(mutations(after))
        levels_after = draw(st.one_of(st.just(levels), styles()))
        return (
            typeset(relabelled(body, levels), name="before.txt"),
            typeset(relabelled(after, levels_after), name="after.txt"),
        )

    return build()


@st.composite
def mutations(draw: st.DrawFn, body: Body) -> Body:
    """`body` with one thing changed: a block edited, inserted, removed, moved, swapped, split, merged or retyped."""
    places = [place for place in _places(body) if place]
    if not places:
        return body
    place = draw(st.sampled_from(places))
    block = _at(body, place)
    kind = draw(st.sampled_from(KINDS))
    if kind == "edit":
        return _put(body, place, (evolve(block, text=draw(edited(block.text))),))
    if kind == "insert":
        return _put(body, place, (block, draw(clauses(1))))
    if kind == "remove":
        return _put(body, place, ()) if len(body) > 1 or len(place) > 1 else body
    if kind == "reheading" and isinstance(block, Clause):
        return _put(body, place, (evolve(block, heading=draw(headings())),))
    if kind == "move" and isinstance(block, Clause):
        left = _put(body, place, ())
        spots = [spot for spot in _places(left) if spot] or [(0,)]
        spot = draw(st.sampled_from(spots))
        return _put(left, spot, (_at(left, spot), block)) if left else body
    if kind == "nest" and isinstance(block, Clause):
        return _put(body, place, (Clause(text="The following applies:", body=(block,)),))
    return _among_siblings(body, place, kind)


def _among_siblings(body: Body, place: tuple[int, ...], kind: str) -> Body:
    block = _at(body, place)
    nexts = (*place[:-1], place[-1] + 1)
    family = body if len(place) == 1 else _at(body, place[:-1]).body
    neighbour = family[nexts[-1]] if nexts[-1] < len(family) else None
    if kind == "split" and isinstance(block, Clause) and ". " in block.text:
        head, _, tail = block.text.partition(". ")
        return _put(body, place, (evolve(block, text=head + ".", body=()), Clause(text=tail, body=block.body)))
    if neighbour is not None and type(neighbour) is type(block):
        if kind == "swap":
            return _put(_put(body, place, (neighbour,)), nexts, (block,))
        if kind == "merge" and isinstance(block, Clause):
            joined = evolve(block, text=f"{block.text} {neighbour.text}".strip(), body=(*block.body, *neighbour.body))
            return _put(_put(body, nexts, ()), place, (joined,))
    return body


@st.composite
def edited(draw: st.DrawFn, text: str) -> str:
    """`text` with a few words replaced, inserted or deleted, or a sentence added."""
    words = text.split()
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(words)))
        kind = draw(st.sampled_from(("insert", "delete", "replace", "sentence")))
        new = draw(st.sampled_from(("not", "promptly", "material", "the publisher", "reasonable", "2", "¶", "and/or")))
        if kind == "insert":
            words[at:at] = [new]
        elif kind == "sentence":
            words += draw(sentences()).split()
        else:
            words[at : at + 1] = [new] if kind == "replace" else []
    return " ".join(words)


def _places(body: Body, above: tuple[int, ...] = ()) -> list[tuple[int, ...]]:
    found: list[tuple[int, ...]] = []
    for n, block in enumerate(body):
        if not isinstance(block, Signature | Footnote):
            found.append((*above, n))
        found.extend(_places(block.body, (*above, n)))
    return found


def _at(body: Body, place: tuple[int, ...]) -> Block:
    block = body[place[0]]
    return block if len(place) == 1 else _at(block.body, place[1:])


def _put(body: Body, place: tuple[int, ...], new: tuple[Block, ...]) -> Body:
    """`body` with what stands at `place` replaced by `new`."""
    n = place[0]
    if len(place) == 1:
        return (*body[:n], *new, *body[n + 1 :])
    return (*body[:n], evolve(body[n], body=_put(body[n].body, place[1:], new)), *body[n + 1 :])
