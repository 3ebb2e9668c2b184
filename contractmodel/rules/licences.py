"""What a public licence already says, and what its address stands for."""

from __future__ import annotations

from contractmodel.model import Provision
from contractmodel.patterns import compiled
from contractmodel.rules.sentences import fact


def licence_at(url: str) -> str:
    """The SPDX identifier of the Creative Commons licence that stands at `url`, "" for any other address.

    >>> licence_at("https://creativecommons.org/licenses/by-nc/4.0/legalcode"), licence_at("http://example.org")
    ('CC-BY-NC-4.0', '')
    """
    met = compiled(
        r"creativecommons\.org/(?:licenses/(by(?:-nc)?(?:-nd|-sa)?)(?:/([1-4]\.[0-9]))?|publicdomain/zero/1\.0)"
    ).search(url.lower())
    if met is None:
        return ""
    if not met[1]:
        return "CC0-1.0"
    return f"CC-{met[1].upper()}" + (f"-{met[2]}" if met[2] else "")


def grants_as_licence(provision: Provision | None) -> bool:
    """Whether a Creative Commons 4.0 licence is what is granted: irrevocable, for all media, by its section 2."""
    licence = fact(provision, "licence")
    return licence.startswith("CC-BY") and licence.endswith("4.0")


def only_licenses(provision: Provision, text: str) -> bool:
    """Whether a sentence of the block `text` grants a licence, whatever other verbs stand in it.

    "… grants a licence to make, sell and transfer the work" transfers nothing.
    """
    opened = text.rfind(". ", 0, max(provision.at.start, 0))
    sentence = text[opened + 1 : provision.at.end].casefold() or provision.text.casefold()
    return compiled(r"\bgrants?\b[^.;]{0,200}\blicen[cs]e\b").search(sentence) is not None


def said(licence: str) -> str:
    """An SPDX identifier as people say it.

    >>> said("CC-BY-NC-4.0"), said("CC0-1.0"), said("MIT")
    ('CC BY-NC 4.0', 'CC0 1.0', 'MIT')
    """
    if licence.startswith("CC0"):
        return licence.replace("-", " ")
    if licence.startswith("CC-"):
        terms, _, version = licence.removeprefix("CC-").rpartition("-")
        return f"CC {terms} {version}" if terms and version[:1].isdigit() else f"CC {licence.removeprefix('CC-')}"
    return licence
