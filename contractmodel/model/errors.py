"""The one exception a user may meet, as data."""

from __future__ import annotations


class ContractError(Exception):
    """Something that a person can mend, told in one sentence: where, what is wrong, what to do next.

    `code` is a promise ("unreadable", "unknown-template", "not-checkable" …); `exit_code` is 2 throughout.

    >>> str(ContractError("empty", "form.txt", "is empty", "give a file that holds an agreement"))
    'form.txt is empty: give a file that holds an agreement.'
    >>> str(ContractError("unknown-template", "pa-1", "is no template", "did you mean pa-1.2?"))
    'pa-1 is no template: did you mean pa-1.2?'
    """

    exit_code = 2

    def __init__(self, code: str, where: str, problem: str, remedy: str) -> None:
        self.code = code
        self.where = where
        self.problem = problem
        self.remedy = remedy
        told = f"{where} {problem}: {remedy}"
        super().__init__(told if told.endswith((".", "?", "!")) else f"{told}.")
