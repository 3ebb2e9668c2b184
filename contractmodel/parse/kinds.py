"""From a frame to its kind: the first terminal of the provision grammar that the frame's line matches, or `OTHER`."""

from __future__ import annotations

from contractmodel.model import Modality, ProvisionKind
from contractmodel.parse.frames import Frame
from contractmodel.parse.grammar import Grammar

ORDER = (
    ProvisionKind.SURVIVAL,
    ProvisionKind.FORCE_MAJEURE,
    ProvisionKind.INDEMNITY,
    ProvisionKind.RELEASE,
    ProvisionKind.DISCLAIMER,
    ProvisionKind.LIABILITY,
    ProvisionKind.GOVERNING_LAW,
    ProvisionKind.DISPUTE_RESOLUTION,
    ProvisionKind.FORUM,
    ProvisionKind.ENTIRE_AGREEMENT,
    ProvisionKind.PRECEDENCE,
    ProvisionKind.SEVERABILITY,
    ProvisionKind.WAIVER,
    ProvisionKind.AMENDMENT,
    ProvisionKind.SUCCESSORS,
    ProvisionKind.COUNTERPARTS,
    ProvisionKind.NOTICES,
    ProvisionKind.ASSIGNABILITY,
    ProvisionKind.AUTHORITY,
    ProvisionKind.WARRANTY,
    ProvisionKind.ATTRIBUTION,
    ProvisionKind.ASSIGNMENT,
    ProvisionKind.RESERVATION,
    ProvisionKind.GRANT,
    ProvisionKind.RENEWAL,
    ProvisionKind.TERMINATION,
    ProvisionKind.TERM,
    ProvisionKind.PAYMENT,
    ProvisionKind.DATA_PROTECTION,
    ProvisionKind.CONFIDENTIALITY,
    ProvisionKind.INSURANCE,
    ProvisionKind.NON_COMPETE,
    ProvisionKind.PUBLICATION,
    ProvisionKind.OWNERSHIP,
    ProvisionKind.CONDITION,
    ProvisionKind.PERMISSION,
    ProvisionKind.PROHIBITION,
)
"""The kinds in the order in which they are tried: the narrow before the wide."""

_PASSIVE = (" be ", " is ", " are ")


_KINDS = {kind.value.upper().replace("-", "_"): kind for kind in ORDER}
_TERMINALS = tuple(_KINDS)
_WARRANTING = ("AUTHORITY", "WARRANTY")


def kind_of(grammar: Grammar, frame: Frame, low: str) -> ProvisionKind:
    """The legal function of the sentence that `frame` was read from; `OTHER` where its structure does not tell.

    What warrants is a warranty or shows authority. Else the grammar's kinds are tried in order; else a party that
    shall, may or shall not gives a covenant, a permission, a prohibition. Linear in the frame's line.
    """
    line = frame.line(low)
    warrants = frame.modality is Modality.WARRANTS and not frame.negative
    patterns, owners = grammar.ranked(_WARRANTING if warrants else _TERMINALS)
    met = patterns.first(line)
    if met is not None:
        return _KINDS[owners[met]]
    return _plain(frame, low)


def verbless(grammar: Grammar, sentence: str) -> ProvisionKind:
    """The kind of a sentence that has no verb of its own: "All rights reserved." and nothing else that we can tell.

    >>> from contractmodel.parse.grammar import load
    >>> verbless(load("provision"), "all rights reserved").value, verbless(load("provision"), "the term").value
    ('reservation', 'other')
    """
    met = grammar.gated("VERBLESS_RESERVATION").match(sentence)
    return ProvisionKind.OTHER if met is None else ProvisionKind.RESERVATION


def _plain(frame: Frame, low: str) -> ProvisionKind:
    """What a sentence without a function of its own does: binds, allows or forbids a party, or nothing we can tell."""
    group = f" {low[frame.group.start : frame.group.end]} "
    if group.rstrip().endswith(" entitled"):
        return ProvisionKind.OTHER
    if frame.actor is None and not any(word in group for word in _PASSIVE):
        return ProvisionKind.OTHER
    if frame.actor is None and group.rstrip().endswith((" be", " is", " are", " not")):
        return ProvisionKind.OTHER
    return {
        Modality.SHALL: ProvisionKind.COVENANT,
        Modality.MAY: ProvisionKind.PERMISSION,
        Modality.SHALL_NOT: ProvisionKind.PROHIBITION,
    }.get(frame.modality, ProvisionKind.OTHER)
