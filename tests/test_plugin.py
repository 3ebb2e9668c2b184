"""The pytest plugin, in scratch repositories of its own: with a stand-in for `check`, and with the real one."""

import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

ROOT = Path(__file__).resolve().parents[1]

STAND_IN = """
import sys, types
import pytest
pytest_plugins = {plugins}

class Result:
    def __init__(self, conforms): self.conforms = conforms
    def text(self, width): return "REDLINE\\n  DELETED [x]" + "-" * (width - 13)

def check(path, **said):
    from contractmodel.model.errors import ContractError
    if "unreadable" in path:
        raise ContractError("empty", path, "is empty", "give a file that holds an agreement")
    print("CHECK", path, sorted(said.items()))
    return Result("good" in path)

sys.modules["contractmodel.api"] = types.SimpleNamespace(check=check)
"""


def registered():
    """Whether an installed copy of this project brings the plugin by its entry point."""
    return any(entry.value == "contractmodel.pytest_plugin" for entry in entry_points(group="pytest11"))


@pytest.fixture
def scratch(pytester, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("COLUMNS", "80")
    plugins = [] if registered() else ["contractmodel.pytest_plugin"]
    pytester.makeconftest(f"pytest_plugins = {plugins}")
    pytester.plugins_wanted = plugins
    return pytester


@pytest.fixture
def stand_in(scratch):
    scratch.makeconftest(STAND_IN.format(plugins=scratch.plugins_wanted))
    return scratch


def ran(scratch, body, *options):
    scratch.makepyfile(f"def test_it(contract):\n    {body}\n")
    return scratch.runpytest_subprocess("-p", "no:cacheprovider", "-q", "-s", *options)


def test_what_conforms_passes(stand_in):
    result = ran(stand_in, "contract.assert_conforms('good.md', against='loan-1')")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(["CHECK good.md [[]('against', 'loan-1'), ('as_', 'form')[]]*"])


def test_what_does_not_fails_with_the_redline_and_nothing_else(stand_in):
    result = ran(stand_in, "contract.assert_conforms('bad.md', 'loan-1', as_='variant')")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*('as_', 'variant')*"])
    shown = result.stdout.lines
    start = shown.index("REDLINE")
    assert shown[start + 1] == "  DELETED [x]" + "-" * 67
    assert shown[start + 2].startswith("=") or shown[start + 2].startswith("-")
    assert not any("Traceback" in line or "assert_conforms" in line or "pytest_plugin" in line for line in shown)


def test_paths_are_below_the_root_wherever_pytest_is_called_from(stand_in):
    (stand_in.path / "forms").mkdir()
    for name in ("good.md", "model.md", "house.toml"):
        (stand_in.path / "forms" / name).write_text("x")
    stand_in.makefile(".ini", pytest="[pytest]")
    body = "contract.assert_conforms('forms/good.md', against='forms/model.md', policy='forms/house.toml')"
    stand_in.makepyfile(f"import os\ndef test_it(contract):\n    os.chdir('/')\n    {body}\n")
    result = stand_in.runpytest_subprocess("-q", "-s")
    result.assert_outcomes(passed=1)
    told = next(line for line in result.stdout.lines if "CHECK" in line)
    for name in ("good.md", "model.md", "house.toml"):
        assert str(stand_in.path / "forms" / name) in told


def test_what_cannot_be_checked_fails_with_its_sentence(stand_in):
    result = ran(stand_in, "contract.assert_conforms('unreadable.pdf', against='loan-1')")
    result.assert_outcomes(failed=1)
    sentence = "not checkable: unreadable.pdf is empty: give a file that holds an agreement."
    assert sentence in result.stdout.lines
    assert "Traceback" not in str(result.stdout)


def test_the_fixture_is_listed_with_its_purpose(scratch):
    result = scratch.runpytest_subprocess("--fixtures", "-q")
    result.stdout.fnmatch_lines(["contract -- *pytest_plugin.py*", "*Assertions about agreements*"])


def test_loading_the_plugin_imports_nothing_of_ours():
    listed = "[name for name in sys.modules if name.startswith('contractmodel')]"
    code = f"import pytest, sys, contractmodel.pytest_plugin; print({listed})"
    done = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True
    )
    assert sorted(eval(done.stdout)) == ["contractmodel", "contractmodel.pytest_plugin"]


TEMPLATE = """---
id: loan-1
---
# Loan Agreement

This is a loan agreement (“this agreement”) between {lender: party} (“the lender”) and {borrower: party} (“you”).

1. The lender hereby lends you {sum: money} (“the loan”).

2. You agree to pay the loan back within one year.

3. You warrant that you are of age. If you do not pay, the lender may terminate this agreement.

I HAVE READ AND AGREE FULLY WITH THE TERMS OF THIS AGREEMENT.

- The borrower:
    - Signed: {signed: signature}
    - Date: {date: date}
"""

FORM = """# Loan Agreement

This is a loan agreement (“this agreement”) between ________ (“the lender”) and ________ (“you”).

1. The lender hereby lends you ________ (“the loan”).

2. You agree to pay the loan back within one year.

3. You warrant that you are of age. If you do not pay, the lender may terminate this agreement.

I HAVE READ AND AGREE FULLY WITH THE TERMS OF THIS AGREEMENT.

- The borrower:
    - Signed:
    - Date:
"""


@pytest.fixture
def repository(scratch):
    """A repository that keeps a form, and guards it with a test against its template."""
    (scratch.path / "loan.agreement").write_text(TEMPLATE, "utf-8")
    scratch.makepyfile(
        "def test_drift(contract):\n    contract.assert_conforms('form.md', against='loan.agreement', as_='template')\n"
    )
    return scratch


def checked(repository, form):
    (repository.path / "form.md").write_text(form, "utf-8")
    return repository.runpytest_subprocess("-p", "no:cacheprovider")


def legible(result):
    """Whether the failure can be read in a terminal of 80 columns, and shows no code."""
    shown = str(result.stdout)
    ours = [line for line in result.stdout.lines if not line.startswith(("rootdir:", "FAILED "))]
    return "Traceback" not in shown and "def test_drift" not in shown and max(map(len, ours)) <= 80


def test_an_untouched_form_passes(repository):
    checked(repository, FORM).assert_outcomes(passed=1)


@pytest.mark.parametrize(
    ("was", "became", "told"),
    [
        ("within one year", "within one month", "month"),
        ("- Signed:", "- Signed: Ada Example", "TPL03"),
        (" (“the loan”)", "", "REF02"),
    ],
    ids=["edited", "signed into", "a definition lost"],
)
def test_a_touched_form_fails_legibly(repository, was, became, told):
    result = checked(repository, FORM.replace(was, became, 1))
    result.assert_outcomes(failed=1)
    assert told in str(result.stdout)
    assert legible(result)
