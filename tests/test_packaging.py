"""What is installed: one top-level name, with the command line, the grammars and the templates in it."""

import subprocess
import sys
import tarfile
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

pytestmark = pytest.mark.skipif(
    find_spec("build") is None or find_spec("hatchling") is None,
    reason="build and hatchling are not installed (pip install -e '.[dev]')",
)


def run(*command, **options):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, **options)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The sdist, and the wheel that was built from it."""
    out = tmp_path_factory.mktemp("dist")
    done = run(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(out.glob("*.tar.gz")), next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(built, tmp_path_factory):
    """A clean environment, away from the checkout, that holds the wheel and what it depends on."""
    where = tmp_path_factory.mktemp("clean") / "venv"
    made = run(sys.executable, "-m", "venv", where)
    if made.returncode:
        pytest.skip(f"no virtual environment can be made here: {made.stderr or made.stdout}")
    done = run(where / "bin" / "python", "-m", "pip", "install", "-q", "--disable-pip-version-check", built[1])
    if done.returncode:
        reason = (done.stderr or done.stdout).strip().splitlines()[-1]
        pytest.skip(f"pip could not install the dependencies here: {reason}")
    return where / "bin"


def test_the_sdist_holds_what_a_build_and_its_tests_need(built):
    with tarfile.open(built[0]) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    assert {"cli.py", "pyproject.toml", "LICENSE", "README.md", "Makefile", "grammar/template.lark"} <= names
    assert {"contractmodel/__init__.py", "tests/test_packaging.py"} <= names
    assert not [name for name in names if name.startswith((".venv", "dist/")) or name.endswith(".pyc")]


def test_the_wheel_holds_one_top_level_name_and_all_data(built):
    with zipfile.ZipFile(built[1]) as wheel:
        names = set(wheel.namelist())
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"contractmodel"}
    grammars = {f"contractmodel/grammar/{path.name}" for path in (ROOT / "grammar").glob("*.lark")}
    templates = {
        f"contractmodel/template/library/{path.name}" for path in ROOT.glob("contractmodel/template/library/*")
    }
    data = {str(path.relative_to(ROOT)) for path in ROOT.glob("contractmodel/**/*.json")}
    assert grammars | templates | data | {"contractmodel/cli.py", "contractmodel/py.typed"} <= names
    assert len(grammars) > 1
    assert len(templates) >= 2
    assert {name for name in names if name.endswith("cli.py")} == {"contractmodel/cli.py"}


def test_an_install_claims_one_top_level_name(installed):
    code = (
        "from importlib.metadata import files; print(*sorted({str(f).split('/')[0] for f in files('contractmodel')}))"
    )
    told = run(installed / "python", "-c", code, cwd="/").stdout.split()
    assert [name for name in told if name != ".." and not name.endswith(".dist-info")] == ["contractmodel"]


def test_the_main_job_runs_from_anywhere(installed):
    done = run(installed / "contract", "diff", "shieber-1.2", "pmlr-2017", "--format", "text", cwd="/")
    assert done.returncode == 1, done.stderr
    assert "INSERTED" in done.stdout
    assert "hyperlink" in done.stdout
    assert done.stderr == ""


def test_it_runs_as_a_module_too(installed):
    done = run(installed / "python", "-m", "contractmodel", "templates", "list", cwd="/")
    assert done.returncode == 0, done.stderr
    assert "shieber-1.2" in done.stdout


def test_the_installed_grammar_answers_to_the_shipped_tables(installed):
    code = """
import sys
from contractmodel.parse.grammar import load
from contractmodel.template import tables
tables.load(), load("agreement")
assert "lark" not in sys.modules, "the grammar in the wheel is not the one that the tables were made from"
"""
    done = run(installed / "python", "-c", code, cwd="/")
    assert done.returncode == 0, done.stderr


def test_the_plugin_is_found_by_its_entry_point(installed):
    code = "from importlib.metadata import entry_points as e; print([p.value for p in e(group='pytest11')])"
    assert "contractmodel.pytest_plugin" in run(installed / "python", "-c", code, cwd="/").stdout
