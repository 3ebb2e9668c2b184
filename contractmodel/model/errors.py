"""The one exception a user may meet, as data."""

from __future__ import annotations


class ContractError(Exception):
    """Something that a person can mend, told in one sentence: where, what is wrong, what to do next.

    `code` is a promise ("unreadable", "unknown-template", "not-checkable" …); `exit_code` is 2 throughout.

    >>> str(ContractError("empty", "form.txt", "is empty", "give a file that holds an agreement"))
    'form.txt is empty: give a file that holds an agreement.'
    """

    exit_code = 2

    def __init__(self, code: str, where: str, problem: str, remedy: str) -> None:
        self.code = code
        self.where = where
        self.problem = problem
        self.remedy = remedy
        super().__init__(f"{where} {problem}: {remedy}.")
