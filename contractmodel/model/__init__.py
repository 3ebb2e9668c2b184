"""The tree's types: values only. This room imports nothing of ours but itself."""

from contractmodel.model.agreement import Agreement
from contractmodel.model.blocks import Block, Clause, Footnote, Joint, Schedule, Signature, SignatureField
from contractmodel.model.errors import ContractError
from contractmodel.model.kinds import BlockType, Modality, Polarity, ProvisionKind, Severity, SlotType
from contractmodel.model.labels import bare
from contractmodel.model.normal import normal
from contractmodel.model.overlays import (
    CrossReference,
    Definition,
    Diagnostic,
    Furniture,
    Mark,
    Option,
    Provision,
    Slot,
    Use,
)
from contractmodel.model.readings import SILENT, Provisions, Reader, Readings
from contractmodel.model.source import (
    BlankHint,
    HyphenHint,
    LineHint,
    MarkHint,
    OptionHint,
    PromptHint,
    Source,
    SourceText,
)
from contractmodel.model.span import NOWHERE, Span

__all__ = [
    "NOWHERE",
    "SILENT",
    "Agreement",
    "BlankHint",
    "Block",
    "BlockType",
    "Clause",
    "ContractError",
    "CrossReference",
    "Definition",
    "Diagnostic",
    "Footnote",
    "Furniture",
    "HyphenHint",
    "Joint",
    "LineHint",
    "Mark",
    "MarkHint",
    "Modality",
    "Option",
    "OptionHint",
    "Polarity",
    "PromptHint",
    "Provision",
    "ProvisionKind",
    "Provisions",
    "Reader",
    "Readings",
    "Schedule",
    "Severity",
    "Signature",
    "SignatureField",
    "Slot",
    "SlotType",
    "Source",
    "SourceText",
    "Span",
    "Use",
    "bare",
    "normal",
]
