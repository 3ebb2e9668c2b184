"""The pages: those made from the code are fresh, and links between pages lead somewhere."""

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


@pytest.fixture(scope="module")
def build():
    spec = importlib.util.spec_from_file_location("docs_build", ROOT / "docs" / "build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_made_pages_are_fresh(build):
    assert build.stale() == [], "run make docs"


def test_commands_are_read_from_the_help(build):
    assert build.commands("Usage\n\nCommands:\n  diff  Compare\n        more\n  parse Show\n\nExamples") == [
        "diff",
        "parse",
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_decisions_are_short():
    for page in (ROOT / "docs" / "decisions").glob("*.md"):
        text = page.read_text("utf-8")
        assert text.startswith("# ")
        assert page.stem == "dependencies" or len(text.splitlines()) <= 25
        assert page.stem == "dependencies" or all(
            f"**{part}.**" in text for part in ("Context", "Decision", "Consequences")
        )
