"""The pages that are made from the code: `make docs` writes them, a test says when they are stale.

`docs/rules.md` and `docs/rules/ID.md` are what `contract rules` and `contract explain` print, `docs/commands.md` is `--help`.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

DOCS = Path(__file__).resolve().parent
COLUMNS = "100"
README = DOCS.parent / "README.md"
STABILITY = (
    "A rule is *stable* once it spoke in at least four cases (its page's and the labelled pairs of `tests/labels/findings`\n"
    "together) and nineteen of twenty of its findings there were right; until then it is a *preview*. `make accuracy`\n"
    "prints the figures, and a test holds every stable rule to them."
)
_MADE, _END = "<!-- made: main job -->", "<!-- end -->"


def said(*arguments: str) -> str:
    """What the command line prints, trailing spaces off."""
    command = [sys.executable, "-m", "contractmodel", *arguments]
    environment = {"PYTHONPATH": str(DOCS.parent), "COLUMNS": COLUMNS, "NO_COLOR": "1", "LANG": "C.UTF-8"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return "\n".join(line.rstrip() for line in done.stdout.splitlines()) + "\n"


def pages() -> dict[str, str]:
    """Every made page: its path below `docs/`, and its text."""
    rules = json.loads(said("rules", "--format", "json"))["rules"]
    index = ["# Rules\n", f"{STABILITY}\n", "| Id | Name | Severity | Impact | Says |", "|---|---|---|---|---|"]
    made = {}
    for rule in rules:
        link = f"[{rule['id']}](rules/{rule['id']}.md)"
        index.append(f"| {link} | {rule['name']} | {rule['severity']} | {rule['impact']} | {rule['statement']} |")
        made[f"rules/{rule['id']}.md"] = said("explain", rule["id"], "--format", "markdown")
    made["rules.md"] = "\n".join(index) + "\n"
    whole = said("--help").replace("python -m contractmodel", "contract")
    helps = [whole, *(said(name, "--help").replace("python -m contractmodel", "contract") for name in commands(whole))]
    made["commands.md"] = "# Commands\n\n" + "\n".join(f"```\n{one.strip()}\n```\n" for one in helps)
    return made


def picture() -> str:
    """The main job as a picture that needs nothing from elsewhere."""
    return said_of_the_main_job("--format", "svg", "--width", "120")


def readme() -> str:
    """The README with the main job's words as they are now."""
    text = README.read_text("utf-8")
    head, _, rest = text.partition(_MADE)
    _, _, tail = rest.partition(_END)
    return f"{head}{_MADE}\n```\n{said_of_the_main_job('--width', COLUMNS)}```\n{_END}{tail}"


def said_of_the_main_job(*arguments: str) -> str:
    """What the comparison of the two built-in agreements prints; that they differ is no failure."""
    return said("diff", "shieber-1.2", "pmlr-2017", "--exit-zero", *arguments)


def commands(whole: str) -> list[str]:
    """The names of the commands in the whole program's help."""
    listed = whole.split("Commands:", 1)[1].split("\n\n", 1)[0]
    return [line.split()[0] for line in listed.splitlines() if line.startswith("  ") and not line.startswith("   ")]


def stale() -> list[str]:
    """The made pages that are missing, out of date, or left over from a rule that is gone."""
    made = pages() | {"main-job.svg": picture()}
    there = {f"rules/{path.name}" for path in (DOCS / "rules").glob("*.md")}
    old = [
        name for name, text in made.items() if not (DOCS / name).exists() or (DOCS / name).read_text("utf-8") != text
    ]
    if readme() != README.read_text("utf-8"):
        old.append("../README.md")
    return sorted({*old, *(there - set(made))})


def main() -> None:
    """Write the pages."""
    made = pages() | {"main-job.svg": picture()}
    README.write_text(readme(), "utf-8")
    (DOCS / "rules").mkdir(exist_ok=True)
    for path in (DOCS / "rules").glob("*.md"):
        if f"rules/{path.name}" not in made:
            path.unlink()
    for name, text in made.items():
        (DOCS / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
