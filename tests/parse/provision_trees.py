"""Short agreements and the provisions that they hold."""

from __future__ import annotations

from contractmodel.model import Agreement, Block, BlockType, Clause
from contractmodel.parse.reader import READER


def paragraph(text):
    return Block(type=BlockType.PARAGRAPH, text=text)


def clause(label, text, *body):
    return Clause(label=label, text=text, body=body)


def read(*body):
    return Agreement.build(body, reader=READER)


def kinds(text, *before):
    agreement = read(*map(paragraph, before), paragraph(text))
    return [p.kind.value for p in agreement.body[-1].provisions]


def one(text, *before):
    (found,) = read(*map(paragraph, before), paragraph(text)).body[-1].provisions
    return found
