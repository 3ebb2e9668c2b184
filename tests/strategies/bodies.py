"""Blocks of generated agreements: clauses, signatures, whole bodies."""

from __future__ import annotations

from attrs import evolve
from hypothesis import strategies as st

from contractmodel.model import (
    Block,
    BlockType,
    Clause,
    Footnote,
    Signature,
    SignatureField,
)
from tests.strategies.wording import headings, sentences, wordings


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
