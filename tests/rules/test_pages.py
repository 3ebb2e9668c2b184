"""Every rule has a page, fires on its firing cases and stays silent on its silent ones."""

from __future__ import annotations

import pytest

from contractmodel.api import check_all, load
from contractmodel.diff import compare
from contractmodel.rules import Finding, judge, judge_check, judge_document
from contractmodel.rules.base import DiffRule, DocumentRule
from contractmodel.rules.catalogue import CATALOGUE
from contractmodel.rules.page import Case, page

PAGES = [page(rule) for rule in CATALOGUE]
FIRES = [pytest.param(p.rule, c, id=f"{p.rule.id}-{c.title}") for p in PAGES for c in p.fires]
SILENT = [pytest.param(p.rule, c, id=f"{p.rule.id}-{c.title}") for p in PAGES for c in p.silent]


def said(rule, case: Case) -> list[Finding]:
    if not case.after.strip():
        return list(check_all([case.after.encode()], format="text").findings)
    after = load(case.after.encode(), name="after.txt", format="text")
    if not case.before:
        return [f for f in judge_document(after).findings if f.rule == rule.id]
    before = load(case.before.encode(), name="before.txt", format="text")
    comparison = compare(before, after)
    told = judge_check(comparison, case.as_) if case.as_ else judge(comparison)
    return [f for f in told.findings if f.rule == rule.id]


@pytest.mark.parametrize(("rule", "case"), FIRES)
def test_fires(rule, case):
    found = said(rule, case)
    assert len(found) == case.count
    assert all(f.message and f.headline for f in found)


@pytest.mark.parametrize(("rule", "case"), SILENT)
def test_stays_silent(rule, case):
    assert said(rule, case) == []


@pytest.mark.parametrize("p", PAGES, ids=lambda p: p.rule.id)
def test_page_is_complete(p):
    assert p.fires
    assert p.silent
    assert p.finds.endswith((".", "”"))
    assert p.why
    assert p.limits
    assert p.rule.statement.endswith(".")
    assert isinstance(p.rule, DiffRule | DocumentRule) or p.fires[0].as_


def test_ids_and_names_are_unique():
    assert len({r.id for r in CATALOGUE}) == len(CATALOGUE)
    assert len({r.name for r in CATALOGUE}) == len(CATALOGUE)
