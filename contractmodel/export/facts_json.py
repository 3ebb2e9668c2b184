"""`contractmodel/facts@1`: the checklist as plain values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from contractmodel.export.agreement_json import source_json
from contractmodel.facts.values import Answer, Answered, Compared
from contractmodel.model import Agreement

FORMAT = "contractmodel/facts@1"


def facts_json(documents: Sequence[Agreement], rows: Sequence[Answered] | Sequence[Compared]) -> dict[str, Any]:
    """The checklist of one agreement or of two as JSON values; each fact has one answer a document, in their order."""
    return {
        "format": FORMAT,
        "documents": [source_json(d.source) for d in documents],
        "facts": [_fact(row) for row in rows],
    }


def _fact(row: Answered | Compared) -> dict[str, Any]:
    answers = row.answers if isinstance(row, Compared) else (row.answer,)
    return {
        "name": row.name,
        "title": row.title,
        "answers": [_answer(a) for a in answers],
        "differs": isinstance(row, Compared) and row.differs,
        "note": row.note if isinstance(row, Compared) else "",
    }


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "found": answer.found,
        "value": answer.value,
        "path": answer.path,
        "quote": answer.quote,
        "places": [{"path": p.path, "quote": p.quote, "span": list(p.span)} for p in answer.places],
    }
