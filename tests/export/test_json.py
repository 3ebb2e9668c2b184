"""JSON: the promised shapes and key order, valid by the published schemas, safe to show, the same bytes always."""

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import contractmodel
from contractmodel.export.agreement_json import agreement_json
from contractmodel.export.check_json import check_json
from contractmodel.export.diff_json import diff_json
from contractmodel.export.jsontext import dumps, string
from contractmodel.model import (
    Agreement,
    Block,
    BlockType,
    Clause,
    CrossReference,
    Definition,
    Diagnostic,
    Footnote,
    Furniture,
    Mark,
    Modality,
    Polarity,
    Provision,
    ProvisionKind,
    Reader,
    Schedule,
    Severity,
    Signature,
    SignatureField,
    Slot,
    SlotType,
    Source,
    Span,
    Use,
)
from contractmodel.policy import CheckVerdict
from contractmodel.report.checks import CheckResult, checked, linted, not_checkable
from contractmodel.rules import Findings
from tests.report.pairs import AFTER, COMPARISON, FINDINGS, REMARKS, model_report

SCHEMAS = Path(contractmodel.__file__).parent / "schemas"

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(alphabet=st.characters()),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=30,
)


def schema(name):
    return json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))


def valid(value, name):
    jsonschema.Draft202012Validator.check_schema(schema(name))
    jsonschema.validate(value, schema(name), cls=jsonschema.Draft202012Validator)
    return value


@given(VALUES)
def test_what_is_written_reads_back(value):
    assert json.loads(dumps(value)) == value


@given(st.text(alphabet=st.characters()))
def test_strings_print_and_read_back(text):
    assert string(text).isprintable()
    assert json.loads(string(text)) == text


def test_short_values_stand_on_one_line_and_long_ones_do_not():
    text = dumps({"span": [0, 1], "many": ["x" * 50] * 3, "none": [], "nothing": {}})
    assert text.splitlines() == [
        "{",
        '  "span": [0, 1],',
        '  "many": [',
        *[f'    "{"x" * 50}"' + ("," if i < 2 else "") for i in range(3)],
        "  ],",
        '  "none": [],',
        '  "nothing": {}',
        "}",
    ]


def test_tuples_are_lists():
    assert dumps((1, (2, 3))) == "[1, [2, 3]]\n"


def full_agreement():
    provision = Provision(
        ProvisionKind.INDEMNITY,
        "You pay.",
        actor="you",
        counterparty="us",
        modality=Modality.SHALL,
        polarity=Polarity.NEGATIVE,
        facts=(("cap", "none"),),
        span=Span(3, 11),
    )
    other = Provision(ProvisionKind.OTHER, "So.", span=Span(0, 3))
    reader = Reader(
        lambda _: (Definition("the essay", span=Span(1, 4), uses=(Use("the essay", span=Span(7, 9)),)),),
        lambda _: (CrossReference("clause 2", "2", "2", span=Span(5, 9)), CrossReference("clause 9", "9")),
        lambda _: {"1": (provision,), "paragraph:1": (other,)},
    )
    item = Block(type=BlockType.ITEM, text="one", span=Span(1, 2), text_spans=(Span(1, 2),))
    return Agreement.build(
        [
            Block(type=BlockType.PARAGRAPH, text="So.", body=(item,)),
            Clause(label="1.", heading="Fees", text="You pay.", heading_span=Span(2, 3), body=(Clause(label="(a)"),)),
            Schedule(label="Schedule A", body=(Clause(label="1."),)),
            Signature(
                party="Author",
                text="Author: Date:",
                fields=(SignatureField(name="date", value="2025-01-02", text="2/1/2025", span=Span(4, 8)),),
            ),
            Footnote(type=BlockType.FOOTNOTE, mark="1", text="Note."),
        ],
        reader=reader,
        text="So.",
        title="T",
        source=Source("f.md", "text/markdown", "0" * 64),
        marks=(Mark("1", Span(1, 2), "footnote:1"),),
        furniture=(Furniture("rule", Span(2, 3)),),
        slots=(Slot("law", SlotType.LAW, span=Span(0, 0)),),
        diagnostics=(Diagnostic("odd", Severity.NOTE, Span(0, 1), "Odd."),),
    )


def test_an_agreement_has_the_promised_shape():
    told = valid(agreement_json(full_agreement()), "agreement-1")
    assert list(told) == [
        "format", "source", "text", "title", "body", "marks", "furniture", "definitions", "references", "slots",
        "diagnostics"]  # fmt: skip
    assert told["format"] == "contractmodel/agreement@1"
    assert told["source"] == {"name": "f.md", "media_type": "text/markdown", "sha256": "0" * 64}
    assert told["marks"] == [{"mark": "1", "span": [1, 2], "target": "footnote:1"}]
    assert told["furniture"] == [{"kind": "rule", "span": [2, 3]}]
    assert told["definitions"] == [{"term": "the essay", "span": [1, 4], "uses": [[7, 9]]}]
    assert told["references"] == [
        {"text": "clause 2", "span": [5, 9], "target": "2"},
        {"text": "clause 9", "span": [0, 0], "target": None},
    ]
    assert told["slots"] == [{"name": "law", "type": "law", "value": None, "text": "", "span": [0, 0]}]
    assert told["diagnostics"] == [{"code": "odd", "severity": "note", "span": [0, 1], "message": "Odd."}]


def test_each_kind_of_block_has_its_fields_in_order():
    paragraph, clause, part, signature, footnote = agreement_json(full_agreement())["body"]
    assert list(paragraph) == ["type", "path", "text", "span", "text_spans", "provisions", "body"]
    assert paragraph["body"] == [
        {"type": "item", "path": "paragraph:1/item:1", "text": "one", "span": [1, 2], "text_spans": [[1, 2]]}
    ]
    assert list(clause) == [
        "type", "path", "label", "heading", "text", "span", "label_span", "heading_span", "text_spans", "provisions",
        "body"]  # fmt: skip
    assert (clause["heading"], clause["heading_span"]) == ("Fees", [2, 3])
    assert clause["body"][0]["heading_span"] is None
    assert clause["provisions"] == [
        {
            "kind": "indemnity",
            "actor": "you",
            "modality": "shall",
            "polarity": "negative",
            "text": "You pay.",
            "span": [3, 11],
            "counterparty": "us",
            "facts": {"cap": "none"},
        }
    ]
    assert (part["type"], part["body"][0]["path"]) == ("schedule", "A/1")
    assert list(signature) == ["type", "path", "party", "span", "fields", "text", "text_spans"]
    assert signature["fields"] == [{"name": "date", "value": "2025-01-02", "text": "2/1/2025", "span": [4, 8]}]
    assert list(footnote)[:3] == ["type", "path", "mark"]


def test_a_diff_has_the_promised_shape():
    told = valid(diff_json(model_report()), "diff-1")
    assert list(told) == [
        "format", "before", "after", "verdict", "renames", "fills", "pairs", "findings", "summary", "remarks",
        "diagnostics"]  # fmt: skip
    assert told["before"] == {"name": "tidal-3", "sha256": "ab" * 32}
    assert told["renames"] == [{"before": "the review", "after": "the annals", "count": 2}]
    assert told["fills"][2] == {
        "slot": "law",
        "type": "law",
        "value": "Ruritania",
        "text": "Ruritania",
        "path": "7",
        "span": [0, 9],
    }
    assert told["summary"] == COMPARISON.summary()
    assert list(told["findings"][0])[:8] == [
        "rule", "name", "severity", "impact", "favours", "before", "after", "message"]  # fmt: skip
    assert told["remarks"] == [
        {"rule": "TPL01", "kind": "satisfied", "path": "footnote:1", "message": "the credit line is kept"}
    ]


def test_pairs_and_edits_have_the_promised_shape():
    told = diff_json(model_report())["pairs"]
    assert told[6] == {
        "before": ["6.b"], "after": ["6.2"], "change": "kept", "moved": False, "renumbered": True,
        "significance": "neutral", "edits": []}  # fmt: skip
    assert list(told[3]["edits"][0]) == [
        "op", "before", "after", "before_text", "after_text", "significance", "witness"]  # fmt: skip
    assert [e["witness"] for e in told[3]["edits"]] == ["rename", None]


def test_evidence_is_there_only_on_request():
    assert "evidence" not in diff_json(model_report())["pairs"][2]
    told = valid(diff_json(model_report(), evidence=True), "diff-1")
    assert told["pairs"][2]["evidence"] == "the same words"


def test_a_rename_that_is_not_proved_is_no_rename():
    from attrs import evolve

    from contractmodel.report import report

    half = evolve(COMPARISON, renames=(evolve(COMPARISON.renames[0], proved=False),))
    assert diff_json(report(half))["renames"] == []


def test_a_check_has_the_promised_shape():
    judged = Findings(FINDINGS, REMARKS)
    documents = (
        checked(COMPARISON, judged, CheckVerdict.DEVIATES),
        linted(AFTER, Findings(), CheckVerdict.CONFORMS),
        not_checkable("scan.pdf", "scan.pdf has no text layer: run again with --ocr."),
    )
    told = valid(check_json(CheckResult(template="tidal-3", as_="form", documents=documents)), "check-1")
    assert list(told) == ["format", "template", "as", "documents"]
    first, second, third = told["documents"]
    assert list(first) == ["source", "verdict", "fills", "findings", "remarks"]
    assert first["fills"]["law"] == {"value": "Ruritania", "text": "Ruritania"}
    assert list(first["fills"]) == ["title", "venue", "law"]
    assert list(first["findings"][0])[:5] == ["rule", "name", "severity", "path", "message"]
    assert (second["verdict"], second["fills"]) == ("conforms", {})
    assert (third["verdict"], third["trouble"][:8]) == ("not-checkable", "scan.pdf")


@pytest.mark.parametrize("name", ["agreement-1", "diff-1", "check-1"])
def test_schemas_refuse_what_breaks_the_promise(name):
    for broken in ({}, {"format": "contractmodel/other@1"}):
        with pytest.raises(jsonschema.ValidationError):
            valid(broken, name)


def test_the_schema_of_agreements_knows_every_word_of_the_tree():
    defs = schema("agreement-1")["$defs"]
    assert defs["provision"]["properties"]["kind"]["enum"] == [k.value for k in ProvisionKind]
    assert defs["block"]["properties"]["type"]["enum"] == [t.value for t in BlockType]
