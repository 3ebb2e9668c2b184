"""A small tree of clauses, and what a paragraph beside it cites."""

from contractmodel.model import Agreement, Block, BlockType, Clause
from contractmodel.parse.references import references


def paragraph(text):
    return Block(type=BlockType.PARAGRAPH, text=text)


def clause(label, text="", *body, heading=None):
    return Clause(label=label, text=text, body=body, heading=heading)


TREE = (
    clause("1.", "One."),
    clause("2.", "Two."),
    clause("3.", "Three."),
    clause(
        "4.",
        "Four.",
        clause("4.1", "x", clause("(a)", "y"), clause("(b)", "z")),
        clause("4.2", "w", clause("(b)", "v", clause("(iii)", "u"))),
    ),
    clause("6.", "You warrant that:", clause("1.", "p"), clause("2.", "q")),
    clause("12.", "Keep it secret.", heading="Confidentiality"),
)


def found(text, *more, tree=TREE, **rest):
    agreement = Agreement.build([*tree, paragraph(text), *more], **rest)
    return [r for r in references(agreement) if r.path == "paragraph:1"]


def told(text, **rest):
    return [(r.text, r.target, r.external) for r in found(text, **rest)]
