"""What lies over the blocks without owning any of their characters."""

from __future__ import annotations

from attrs import field, frozen

from contractmodel.model.kinds import Modality, Polarity, ProvisionKind, SlotType
from contractmodel.model.span import NOWHERE, Span


@frozen
class Provision:
    """One operative sentence, or an independent part of one, typed by its legal function.

    `path` is the block it stands in; `at` its place in that block's `text` (code points); `lead_in` says whether the
    kind came from a lead-in above ("You further warrant that:"). `facts` are typed details, name to value.
    """

    kind: ProvisionKind
    text: str
    actor: str | None = None
    counterparty: str | None = None
    modality: Modality = Modality.DECLARES
    polarity: Polarity = Polarity.POSITIVE
    lead_in: bool = False
    facts: tuple[tuple[str, str], ...] = ()
    path: str = field(default="", eq=False)
    at: Span = field(default=NOWHERE, eq=False)
    span: Span = field(default=NOWHERE, eq=False)


@frozen
class Definition:
    """Where a defined term is introduced. `uses` are its mentions elsewhere, in document order.

    `term` is as printed inside the quotation marks ("the article"); `body` the block text that explains it, when the
    definition has the form `"X" means …`; `span` covers the quoted term.
    """

    term: str
    body: str = ""
    path: str = field(default="", eq=False)
    at: Span = field(default=NOWHERE, eq=False)
    span: Span = field(default=NOWHERE, eq=False)
    uses: tuple[Use, ...] = field(default=(), eq=False)


@frozen
class Use:
    """One mention of a defined term: the words as printed and their place."""

    text: str
    path: str = ""
    at: Span = NOWHERE
    span: Span = NOWHERE


@frozen
class CrossReference:
    """A pointer to another clause: "paragraph 2", "Section 4(b)".

    `label` is the bare dotted label it cites (`4.b`); `target` the path it lands on, None where nothing (or more than
    this agreement can tell) bears that label; `candidates` all paths that do. `external` where the pointer names
    another document ("Section 3 of the Copyright Act"): it has no target and is never stale. `through` is the label
    that ends a range ("Clauses 1 to 3": 3), on the reference that begins it; the end is a reference of its own.
    """

    text: str
    label: str
    target: str | None = None
    candidates: tuple[str, ...] = ()
    title: str | None = None
    external: bool = False
    path: str = field(default="", eq=False)
    at: Span = field(default=NOWHERE, eq=False)
    span: Span = field(default=NOWHERE, eq=False)
    through: str | None = None


@frozen
class Slot:
    """A hole in a template, or a blank found in a file, at `offset` of the `text` of the block `path`.

    `span` covers the blank's own characters in the extraction (empty where it has none); `field` names the signature
    field it is the value of. `value` is typed and canonical (dates in ISO form), `text` as printed; both describe what
    the *file* holds: `None` and `""` in a template. `prompts` are ranges of the block's text that tell what to write.
    """

    name: str
    type: SlotType = SlotType.TEXT
    value: str | None = None
    text: str = ""
    suggestion: str | None = None
    path: str = ""
    offset: int = 0
    field: str | None = None
    prompts: tuple[Span, ...] = ()
    named: bool = False
    span: Span = NOWHERE


@frozen
class Option:
    """Words a template marks as optional, at `at` of the `text` of block `path`.

    Where `printed` is false, `at` is empty and `text` may be inserted there; where true, `at` covers the words and
    they may be left out.
    """

    text: str
    path: str
    at: Span
    printed: bool = False


@frozen
class Mark:
    """A note's mark in the running text, and the path of the footnote it hangs on (None if there is none)."""

    mark: str
    span: Span
    target: str | None = None


@frozen
class Furniture:
    """Characters that are no agreement text: markup, bullets, page numbers, running heads, rules.

    `kind` is one of `page-number`, `running-head`, `bullet`, `markup`, `front-matter`, `subtitle`, `rule`,
    `contents`, `struck` (words struck through), `quote` (a mail reader's signs), `other`.
    """

    kind: str
    span: Span


@frozen
class Diagnostic:
    """Something a reader should know about how the text was read. `code` is a promise; wording may improve."""

    code: str
    severity: str
    span: Span
    message: str
