"""A rule's page: what `contract explain` tells, and the cases that prove it. Read from `pages/ID.toml` on demand."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

from attrs import frozen

from contractmodel.rules.base import Rule


@frozen
class Case:
    """A pair of short agreements on which a rule fires, or stays silent although it might.

    `as_` is how to check `after` against `before`, for rules of scope check; None for a plain diff. `count` is how
    often the rule speaks. A document rule's case has only `after`.
    """

    title: str
    before: str
    after: str
    as_: str | None = None
    count: int = 1


@frozen
class Page:
    """What a colleague should know about a rule; every text is plain sentences."""

    rule: Rule
    finds: str
    why: str
    limits: str
    ask: str = ""
    debate: str = ""
    authority: str = ""
    fires: tuple[Case, ...] = ()
    silent: tuple[Case, ...] = ()


def page(rule: Rule) -> Page:
    """The page of `rule`. Raises FileNotFoundError if nobody wrote it: a test sees to it that somebody did."""
    data = tomllib.loads((files("contractmodel.rules") / "pages" / f"{rule.id}.toml").read_text(encoding="utf-8"))
    return Page(
        rule=rule,
        finds=_flow(data["finds"]),
        why=_flow(data["why"]),
        limits=_flow(data["limits"]),
        ask=_flow(data.get("ask", "")),
        debate=_flow(data.get("debate", "")),
        authority=_flow(data.get("authority", "")),
        fires=tuple(_case(c) for c in data.get("fires", [])),
        silent=tuple(_case(c) for c in data.get("silent", [])),
    )


def _flow(text: str) -> str:
    return " ".join(text.split())


def _case(data: dict[str, Any]) -> Case:
    return Case(
        title=data["title"],
        before=data.get("before", ""),
        after=data["after"],
        as_=data.get("as"),
        count=data.get("count", 1),
    )
