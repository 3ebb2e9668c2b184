"""The closed vocabularies of the tree. Values are the words that JSON prints: a promise."""

from __future__ import annotations

from enum import StrEnum


class BlockType(StrEnum):
    """What a block of an agreement is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    RECITAL = "recital"
    NOTICE = "notice"
    CLAUSE = "clause"
    ITEM = "item"
    ATTESTATION = "attestation"
    SIGNATURE = "signature"
    TABLE = "table"
    SCHEDULE = "schedule"
    FOOTNOTE = "footnote"


class Modality(StrEnum):
    """How a provision binds."""

    ACT = "act"
    WARRANTS = "warrants"
    SHALL = "shall"
    MAY = "may"
    SHALL_NOT = "shall-not"
    CONDITION = "condition"
    DECLARES = "declares"


class Polarity(StrEnum):
    """Whether a provision affirms or denies."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class SlotType(StrEnum):
    """What a slot of a template may hold."""

    TEXT = "text"
    PARTY = "party"
    LAW = "law"
    DATE = "date"
    SIGNATURE = "signature"
    LICENCE = "licence"
    MONEY = "money"
    PERIOD = "period"
    URL = "url"


class Severity(StrEnum):
    """How loudly a finding or a diagnostic speaks."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class ProvisionKind(StrEnum):
    """The legal function of a provision. `OTHER` where the grammar cannot tell: never a guess."""

    GRANT = "grant"
    WARRANTY = "warranty"
    INDEMNITY = "indemnity"
    ASSIGNMENT = "assignment"
    RESERVATION = "reservation"
    COVENANT = "covenant"
    PERMISSION = "permission"
    PROHIBITION = "prohibition"
    CONDITION = "condition"
    GOVERNING_LAW = "governing-law"
    FORUM = "forum"
    DISPUTE_RESOLUTION = "dispute-resolution"
    ENTIRE_AGREEMENT = "entire-agreement"
    AMENDMENT = "amendment"
    SUCCESSORS = "successors"
    TERMINATION = "termination"
    TERM = "term"
    RENEWAL = "renewal"
    AUTHORITY = "authority"
    ATTRIBUTION = "attribution"
    DEFINITION = "definition"
    PAYMENT = "payment"
    CONFIDENTIALITY = "confidentiality"
    LIABILITY = "liability"
    DISCLAIMER = "disclaimer"
    RELEASE = "release"
    OWNERSHIP = "ownership"
    ASSIGNABILITY = "assignability"
    FORCE_MAJEURE = "force-majeure"
    NOTICES = "notices"
    DATA_PROTECTION = "data-protection"
    SEVERABILITY = "severability"
    WAIVER = "waiver"
    COUNTERPARTS = "counterparts"
    SURVIVAL = "survival"
    INSURANCE = "insurance"
    NON_COMPETE = "non-compete"
    PRECEDENCE = "precedence"
    PUBLICATION = "publication"
    OTHER = "other"
