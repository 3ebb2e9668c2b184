"""What a rule says: findings, and remarks where there is nothing to find but something to tell."""

from __future__ import annotations

from enum import StrEnum

from attrs import field, frozen

from contractmodel.diff.values import Edit
from contractmodel.model import NOWHERE, Severity, Span, normal


class Impact(StrEnum):
    """What an edit to a form means for signatures already held."""

    NONE = "none"
    NOTIFY = "notify"
    RE_SIGN = "re-sign"


class Favours(StrEnum):
    """Whose side gains."""

    AUTHOR = "author"
    PUBLISHER = "publisher"
    NEITHER = "neither"
    UNCLEAR = "unclear"


class Scope(StrEnum):
    """What a rule looks at: a comparison, one document, or a document checked against its template."""

    DIFF = "diff"
    DOCUMENT = "document"
    CHECK = "check"


class Stability(StrEnum):
    """How settled a rule is. An id is permanent and never reused.

    A rule is stable once it spoke in at least four cases (its page's and the labelled pairs together) and nineteen of
    twenty of its findings there were right; else it is a preview. A test holds every stable rule to that.
    """

    PREVIEW = "preview"
    STABLE = "stable"
    RETIRED = "retired"


@frozen(kw_only=True)
class Finding:
    """One rule's statement about a difference or a document.

    `before` and `after` are block paths (None on the side where there is none; a document's finding has only `after`).
    `message` is for people and may improve; the rest is data. `headline` is a few plain words for a list.
    """

    rule: str
    name: str
    severity: Severity
    impact: Impact = Impact.NONE
    favours: Favours = Favours.UNCLEAR
    message: str = field(eq=False)
    headline: str = field(default="", eq=False)
    before: str | None = None
    after: str | None = None
    before_span: Span = field(default=NOWHERE, eq=False)
    after_span: Span = field(default=NOWHERE, eq=False)
    before_text: str = ""
    after_text: str = ""
    subject: str = ""
    """What the finding is about where the place does not say it: a term, a label, a reference."""
    edit: Edit | None = field(default=None, eq=False)

    @property
    def path(self) -> str | None:
        """The place to look at: in `after` if the finding has one there, else in `before`."""
        return self.after if self.after is not None else self.before

    @property
    def fingerprint(self) -> str:
        """Rule, path and a hash of the normal text, as one hex string: stable while the clause stands as it does."""
        from hashlib import sha256

        told = "\0".join((self.rule, self.path or "", self.subject, normal(self.before_text), normal(self.after_text)))
        return sha256(told.encode()).hexdigest()[:20]


@frozen
class Remark:
    """A rule's word where nothing is wrong or where it cannot tell: `satisfied`, `silent`, `not-checked`."""

    rule: str
    kind: str
    path: str | None
    message: str
