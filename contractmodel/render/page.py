"""A rule's page on a screen."""

from __future__ import annotations

from collections.abc import Iterator

from contractmodel.render.layout import Line, Run, wrap
from contractmodel.report.visible import visible
from contractmodel.rules.page import Case, Page
from contractmodel.rules.values import Impact


def page_lines(page: Page, width: int) -> list[Line]:
    """The lines of `page`: what the rule finds, why it matters, what to ask, an example, limits, debate, authority."""
    return list(_lines(page, min(width, 88)))


def _lines(page: Page, width: int) -> Iterator[Line]:
    rule = page.rule
    head = [Run(rule.id, "strong"), Run(f" {rule.name}  "), Run(rule.severity.value, rule.severity.value)]
    if rule.impact is not Impact.NONE:
        head.append(Run(f" · {rule.impact.value}", "dim"))
    head.append(Run(f" · about a {rule.scope.value} · {rule.stability.value} since {rule.since}", "dim"))
    yield from wrap(head, width)
    yield from wrap([Run(rule.statement, "strong")], width)
    for title, text in sections(page):
        yield ()
        yield (Run(title, "title"),)
        yield from wrap([Run(visible(text))], width, "  ")
    for title, cases in (("Speaks:", page.fires[:1]), ("Stays silent:", page.silent[:1])):
        for case in cases:
            yield ()
            yield from _case(title, case, width)


def sections(page: Page) -> Iterator[tuple[str, str]]:
    """The page's texts with their headings, in order, those that are there."""
    told = (
        ("What it finds", page.finds),
        ("Why it matters", page.why),
        ("What one might ask for", page.ask),
        ("What it cannot tell", page.limits),
        ("Where people disagree", page.debate),
        ("Authority", page.authority),
    )
    return ((title, text) for title, text in told if text)


def _case(title: str, case: Case, width: int) -> Iterator[Line]:
    yield from wrap([Run(title, "title"), Run(f"  {visible(case.title)}", "dim")], width)
    for side, text in (("before", case.before), ("after", case.after)):
        told = [line for line in text.strip().splitlines() if line.strip()]
        for i, line in enumerate(told):
            key = f"  {side:7} " if i == 0 else " " * 10
            first, *rest = wrap([Run(visible(line).strip())], width - 10)
            yield (Run(key, "dim"), *first)
            yield from ((Run(" " * 10), *more) for more in rest)
