"""`contractmodel/agreement@1`: a tree as plain values, in the shape and key order that the interface promises."""

from __future__ import annotations

from typing import Any

from contractmodel.model import Agreement, Block, Clause, Footnote, Provision, Signature, Source

FORMAT = "contractmodel/agreement@1"


def agreement_json(agreement: Agreement) -> dict[str, Any]:
    """`agreement` as JSON values: dicts, lists, strings, numbers. Spans are pairs of code-point offsets into `text`."""
    return {
        "format": FORMAT,
        "source": source_json(agreement.source),
        "text": agreement.text,
        "title": agreement.title,
        "body": [_block(block) for block in agreement.body],
        "marks": [{"mark": m.mark, "span": list(m.span), "target": m.target} for m in agreement.marks],
        "furniture": [{"kind": f.kind, "span": list(f.span)} for f in agreement.furniture],
        "definitions": [
            {"term": d.term, "span": list(d.span), "uses": [list(use.span) for use in d.uses]}
            for d in agreement.definitions
        ],
        "references": [{"text": r.text, "span": list(r.span), "target": r.target} for r in agreement.references],
        "slots": [
            {"name": s.name, "type": s.type.value, "value": s.value, "text": s.text, "span": list(s.span)}
            for s in agreement.slots
        ],
        "diagnostics": diagnostics_json(agreement),
    }


def source_json(source: Source) -> dict[str, Any]:
    """A source: name, media type, SHA-256."""
    return {"name": source.name, "media_type": source.media_type, "sha256": source.sha256}


def diagnostics_json(agreement: Agreement) -> list[dict[str, Any]]:
    """The diagnostics of one document, in order."""
    return [
        {"code": d.code, "severity": str(d.severity), "span": list(d.span), "message": d.message}
        for d in agreement.diagnostics
    ]


def _block(block: Block) -> dict[str, Any]:
    told: dict[str, Any] = {"type": block.type.value, "path": block.path}
    if isinstance(block, Signature):
        told |= {
            "party": block.party,
            "span": list(block.span),
            "fields": [{"name": f.name, "value": f.value, "text": f.text, "span": list(f.span)} for f in block.fields],
            "text": block.text,
            "text_spans": [list(s) for s in block.text_spans],
        }
    elif isinstance(block, Clause):
        told |= {
            "label": block.label,
            "heading": block.heading,
            "text": block.text,
            "span": list(block.span),
            "label_span": list(block.label_span),
            "heading_span": None if block.heading_span is None else list(block.heading_span),
            "text_spans": [list(s) for s in block.text_spans],
            "provisions": [_provision(p) for p in block.provisions],
            "body": [_block(child) for child in block.body],
        }
        return told
    else:
        if isinstance(block, Footnote):
            told["mark"] = block.mark
        told |= {"text": block.text, "span": list(block.span), "text_spans": [list(s) for s in block.text_spans]}
    provisions = block.provisions
    if provisions:
        told["provisions"] = [_provision(p) for p in provisions]
    if block.body:
        told["body"] = [_block(child) for child in block.body]
    return told


def _provision(provision: Provision) -> dict[str, Any]:
    told: dict[str, Any] = {
        "kind": provision.kind.value,
        "actor": provision.actor,
        "modality": provision.modality.value,
        "polarity": provision.polarity.value,
        "text": provision.text,
        "span": list(provision.span),
    }
    if provision.counterparty is not None:
        told["counterparty"] = provision.counterparty
    if provision.facts:
        told["facts"] = dict(provision.facts)
    return told
