"""The one visible list of all rules, by family."""

from __future__ import annotations

from contractmodel.rules import (
    assent,
    attribution,
    authority,
    boilerplate,
    business,
    definitions,
    grants,
    liability,
    mechanics,
    modality,
    promises,
    quantities,
    references,
    retention,
    sharing,
    signatures,
    structure,
    templates,
    terms,
    warranties,
    wording,
)
from contractmodel.rules.base import Rule

RULE_SET_VERSION = 1
"""Rises with every rule that is added, retired or made louder; policies pin it."""

CATALOGUE: tuple[Rule, ...] = (
    *assent.RULES,
    *attribution.RULES,
    *authority.RULES,
    *boilerplate.RULES,
    *business.RULES,
    *definitions.RULES,
    *grants.RULES,
    *liability.RULES,
    *mechanics.RULES,
    *modality.RULES,
    *promises.RULES,
    *quantities.RULES,
    *references.RULES,
    *retention.RULES,
    *sharing.RULES,
    *signatures.RULES,
    *structure.RULES,
    *templates.RULES,
    *terms.RULES,
    *warranties.RULES,
    *wording.RULES,
)


def rule(rule_id: str) -> Rule | None:
    """The rule with that id (in either case), or None.

    >>> rule("att01").name
    'attribution-tightened'
    """
    wanted = rule_id.upper()
    return next((r for r in CATALOGUE if r.id == wanted), None)
