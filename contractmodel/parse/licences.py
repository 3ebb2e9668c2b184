"""Public licences: from the names that agreements give them to SPDX identifiers."""

from __future__ import annotations

from contractmodel.patterns import compiled

_PARTS = (("nc", r"\bnc\b|non-?commercial"), ("nd", r"\bnd\b|no-?deriv"), ("sa", r"\bsa\b|share-?alike"))


def licence_id(name: str, version: str | None) -> str:
    """The SPDX identifier of a licence by its name in lower case; without the version where the text gives none.

    >>> licence_id("creative commons attribution-noncommercial", "4.0"), licence_id("cc by", None)
    ('CC-BY-NC-4.0', 'CC-BY')
    >>> licence_id("cc0", None), licence_id("gnu affero general public license version 3", None)
    ('CC0-1.0', 'AGPL-3.0')
    """
    if compiled(r"cc0|zero|\bcc[ -]0").search(name):
        return "CC0-1.0"
    if name.startswith(("creative", "cc")):
        extra = [part.upper() for part, pattern in _PARTS if compiled(pattern).search(name)]
        return "-".join(["CC-BY", *extra, *([version] if version else [])])
    if "mit" in name:
        return "MIT"
    if "apache" in name:
        return "Apache-2.0"
    if "mozilla" in name or "mpl" in name:
        return "MPL-2.0"
    if "bsd" in name:
        return f"BSD-{'2' if '2' in name else '3'}-Clause"
    number = compiled(r"[123]").search(name)
    family = "AGPL" if "affero" in name or "agpl" in name else "LGPL" if "lesser" in name or "lgpl" in name else "GPL"
    return f"{family}-{number[0]}.0" if number else family


def licence_of_url(url: str) -> str | None:
    """The SPDX identifier that a Creative Commons address stands for, None for any other address.

    >>> licence_of_url("https://creativecommons.org/licenses/by-nc-nd/4.0/legalcode")
    'CC-BY-NC-ND-4.0'
    """
    met = compiled(
        r"creativecommons\.org/(?:licenses/(by(?:-nc)?(?:-nd|-sa)?)/([1-4]\.[0-9])|publicdomain/zero/1\.0)"
    ).search(url)
    if met is None:
        return None
    return f"CC-{met[1].upper()}-{met[2]}" if met[1] else "CC0-1.0"
