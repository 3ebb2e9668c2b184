"""A house's policy: what it counts as deviating, whose side it is on, which findings it has accepted and why."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import evolve, field, frozen

from contractmodel.model import ContractError, Severity
from contractmodel.rules.catalogue import CATALOGUE, RULE_SET_VERSION
from contractmodel.rules.judge import Findings
from contractmodel.rules.values import Favours, Finding, Remark

KEYS = ("rule_set", "fail_on", "favours", "severity", "ignore")
_IGNORED = ("rule", "path", "fingerprint", "reason")
_SIDES = (Favours.AUTHOR.value, Favours.PUBLISHER.value)
LARGEST = 1 << 20
"""Bytes of a policy: what people write by hand is a thousand times smaller."""


@frozen
class Ignored:
    """Findings that a house accepts: those of `rule`, everywhere, or at `path`, or the one with that `fingerprint`."""

    rule: str
    reason: str
    path: str | None = None
    fingerprint: str | None = None

    def covers(self, finding: Finding) -> bool:
        """Whether `finding` is one of them."""
        return (
            finding.rule == self.rule
            and self.path in (None, finding.path)
            and self.fingerprint in (None, finding.fingerprint)
        )

    def outdated(self, finding: Finding) -> bool:
        """Whether `finding` stands where one of them was accepted, in other words than those that were."""
        return (
            finding.rule == self.rule
            and self.path == finding.path
            and self.fingerprint not in (None, finding.fingerprint)
        )


@frozen
class Policy:
    """What a house accepts. `favours` is its own side: what gains that side is no more than a note.

    `severities` grades rules anew, by id; it wins over `favours`.
    """

    fail_on: Severity = Severity.WARNING
    favours: Favours | None = None
    severities: Mapping[str, Severity] = field(factory=dict)
    ignored: tuple[Ignored, ...] = ()

    def applied(self, findings: Findings) -> Findings:
        """`findings` as the house grades them, in the same order; what it accepts becomes a remark with its reason."""
        kept: list[Finding] = []
        remarks = list(findings.remarks)
        for finding in findings.findings:
            accepted = next((one for one in self.ignored if one.covers(finding)), None)
            if accepted is None:
                kept.append(self._graded(finding))
                remarks += self._outdated(finding)
            else:
                told = f"{finding.name.replace('-', ' ')}: accepted by the policy: {accepted.reason}"
                remarks.append(Remark(finding.rule, "accepted", finding.path, told))
        return Findings(tuple(kept), tuple(remarks))

    def _outdated(self, finding: Finding) -> list[Remark]:
        """What to say where the house accepted a finding here, and the words have changed since."""
        reason = next((one.reason for one in self.ignored if one.outdated(finding)), None)
        if reason is None:
            return []
        told = f"{finding.name.replace('-', ' ')}: accepted by the policy in other words than these ({reason})"
        return [Remark(finding.rule, "outdated", finding.path, told)]

    def _graded(self, finding: Finding) -> Finding:
        wanted = self.severities.get(finding.rule)
        if wanted is None and self.favours is not None and finding.favours is self.favours:
            wanted = Severity.NOTE
        return finding if wanted is None else evolve(finding, severity=wanted)


UNWRITTEN = Policy()
"""The policy of those who have written none."""


def read_policy(path: Path) -> Policy:
    """The policy in the TOML file `path`. ContractError for whatever it cannot mean: no word of it is passed over."""
    try:
        with path.open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except OSError as error:
        why = (error.strerror or "of an unknown trouble").lower()
        raise ContractError("policy", str(path), f"cannot be read ({why})", "name a policy file") from None
    if len(data) > LARGEST:
        raise ContractError("policy", str(path), "is longer than a policy can be", "name a policy file")
    try:
        table = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise ContractError("policy", str(path), f"is no TOML ({str(error)[:120]})", "mend it") from None
    return _Reading(str(path)).policy(table)


class _Reading:
    """One file on its way to a policy; `name` is how its troubles are told."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.known = {rule.id for rule in CATALOGUE}

    def policy(self, table: Mapping[str, Any]) -> Policy:
        for key in table:
            if key not in KEYS:
                raise self.trouble(f"has the key {key!r}, which means nothing", f"the keys are {', '.join(KEYS)}")
        self.pinned(table.get("rule_set", RULE_SET_VERSION))
        favours = table.get("favours")
        if favours is not None and favours not in _SIDES:
            raise self.trouble(f"has favours = {favours!r}", f"write one of {', '.join(_SIDES)}")
        return Policy(
            fail_on=self.severity("fail_on", table.get("fail_on", Severity.WARNING.value)),
            favours=None if favours is None else Favours(favours),
            severities={self.rule(key): self.severity(key, value) for key, value in self.table(table).items()},
            ignored=tuple(self.ignored(entry) for entry in self.entries(table)),
        )

    def pinned(self, version: Any) -> None:
        if version != RULE_SET_VERSION or isinstance(version, bool):
            problem = f"was written for rule set {version!r}, and this is rule set {RULE_SET_VERSION}"
            raise self.trouble(problem, "read what changed in the rules, then write the new number")

    def table(self, table: Mapping[str, Any]) -> Mapping[str, Any]:
        told = table.get("severity", {})
        if not isinstance(told, dict):
            raise self.trouble("has a severity that is no table", 'write lines such as ATT01 = "note" below [severity]')
        return told

    def entries(self, table: Mapping[str, Any]) -> list[Any]:
        told = table.get("ignore", [])
        if not isinstance(told, list):
            raise self.trouble("has an ignore that is no list of tables", "begin each entry with [[ignore]]")
        return told

    def ignored(self, entry: Any) -> Ignored:
        if not isinstance(entry, dict):
            raise self.trouble("has an ignore that is no table", "begin each entry with [[ignore]]")
        for key, value in entry.items():
            if key not in _IGNORED or not isinstance(value, str):
                raise self.trouble(
                    f"has {key} = {value!r} in an ignore", f"the keys are {', '.join(_IGNORED)}, all words"
                )
        if not entry.get("reason", "").strip():
            raise self.trouble(f"ignores {entry.get('rule', 'a rule')} without a reason", "write why, after reason =")
        return Ignored(
            rule=self.rule(entry.get("rule", "")),
            reason=entry["reason"].strip(),
            path=entry.get("path"),
            fingerprint=entry.get("fingerprint"),
        )

    def rule(self, rule_id: str) -> str:
        if rule_id not in self.known:
            raise self.trouble(f"names the rule {rule_id!r}, which is none", "contract rules lists them")
        return rule_id

    def severity(self, key: str, value: Any) -> Severity:
        if not isinstance(value, str) or value not in tuple(Severity):
            raise self.trouble(f"has {key} = {value!r}", f"write one of {', '.join(Severity)}")
        return Severity(value)

    def trouble(self, problem: str, remedy: str) -> ContractError:
        return ContractError("policy", self.name, problem, remedy)
