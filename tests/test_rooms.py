"""The house rules that a machine can check: who imports whom, how long a module may be, what code may not know."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "contractmodel"
LONGEST = 400


def code():
    """Every Python file that ships."""
    return sorted([*PACKAGE.rglob("*.py"), ROOT / "cli.py"])


def imports(path):
    """The names of the modules that `path` imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module or ""


@pytest.mark.skipif(
    find_spec("importlinter") is None, reason="import-linter is not installed (pip install -e '.[dev]')"
)
def test_rooms_import_what_the_architecture_allows():
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert ", 0 broken." in done.stdout


def test_no_difflib():
    assert [path for path in code() for name in imports(path) if name.split(".")[0] == "difflib"] == []


def test_no_utils():
    assert [path for path in code() if path.stem in {"util", "utils", "helpers", "misc", "common"}] == []


def test_modules_stay_short():
    long = {
        str(path.relative_to(ROOT)): lines
        for path in code()
        if (lines := len(path.read_text("utf-8").splitlines())) > LONGEST
    }
    assert long == {}, "split these by noun"


def test_neither_code_nor_grammar_knows_a_template():
    """The built-in ids are for data files: what code knows of one document, it gets wrong on another."""
    from contractmodel.template import library

    names = {info.header.id.split("-")[0] for info in library(())}
    assert names
    knowing = re.compile("|".join(map(re.escape, sorted(names))), re.IGNORECASE)
    files = [*PACKAGE.rglob("*.py"), *(ROOT / "grammar").rglob("*.lark")]
    assert [str(path.relative_to(ROOT)) for path in files if knowing.search(path.read_text("utf-8"))] == []


def test_every_module_says_what_it_is():
    assert [
        str(path.relative_to(ROOT)) for path in code() if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ] == []


def test_only_dependencies_that_are_declared_are_imported():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    optional = [requirement for extra in project["optional-dependencies"].values() for requirement in extra]
    declared = {
        re.split(r"[<>=!~;\[ ]", requirement)[0].lower() for requirement in [*project["dependencies"], *optional]
    }
    called = {
        "attr": "attrs",
        "markdown_it": "markdown-it-py",
        "docx": "python-docx",
        "mdit_py_plugins": "mdit-py-plugins",
        "pypdfium2_raw": "pypdfium2",
    }
    ours = {"contractmodel", *sys.stdlib_module_names, "__future__"}
    foreign = {name.split(".")[0] for path in code() for name in imports(path)} - ours
    assert {name for name in foreign if called.get(name, name) not in declared} == set()
    told = (ROOT / "docs" / "decisions" / "dependencies.md").read_text("utf-8")
    assert {name for name in declared if f"`{name}`" not in told} == set(), (
        "a line for each in docs/decisions/dependencies.md"
    )


def test_the_package_costs_nothing_to_import():
    """`import contractmodel` and the pytest plugin are loaded in runs that never use them."""
    code = "import sys; before = set(sys.modules); import contractmodel; print(sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    new = set(ast.literal_eval(done.stdout))
    assert "contractmodel" in new
    assert not {name for name in new if name.startswith("contractmodel.")}
    assert not {"attr", "lark", "rich", "typer", "rapidfuzz", "json"} & new
