"""The pytest plugin: a fixture `contract` whose assertion fails with the redline itself.

Imports nothing of this project until a test uses it: pytest loads it in every run of everybody who has it installed.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

WIDTH = 80
"""Columns of the redline in a failure: what a terminal, a mail and a CI log all show unwrapped."""


class ContractAssertions:
    """What the fixture `contract` gives. Relative paths are looked for below pytest's root directory first."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def assert_conforms(
        self,
        path: str | os.PathLike[str],
        against: str | os.PathLike[str],
        as_: str = "form",
        policy: str | os.PathLike[str] | None = None,
    ) -> None:
        """Fail with the redline unless the agreement at `path` conforms to the template or file `against`.

        `as_` is `form` (blanks filled and signed), `variant` (blanks may stay open) or `template` (blanks must be
        blank). Word files are read as if their revisions were accepted.
        What cannot be checked fails too, with the sentence that says why.
        """
        __tracebackhide__ = True
        from contractmodel.api import check
        from contractmodel.model.errors import ContractError

        settings: dict[str, Any] = {} if policy is None else {"policy": self._located(policy)}
        try:
            result = check(self._located(path), against=self._located(against), as_=as_, **settings)
        except ContractError as error:
            pytest.fail(f"not checkable: {error}", pytrace=False)
        if not result.conforms:
            pytest.fail(result.text(WIDTH), pytrace=False)

    def _located(self, reference: str | os.PathLike[str]) -> str:
        """`reference` below the root if something lies there, else as it is: a template's id, an absolute path."""
        below = self._root / reference
        return str(below) if below.exists() else os.fspath(reference)


@pytest.fixture
def contract(pytestconfig: pytest.Config) -> ContractAssertions:
    """Assertions about agreements: `contract.assert_conforms("form.md", against="some-template")`."""
    return ContractAssertions(pytestconfig.rootpath)
