"""What a run costs, as ratios to a bare interpreter: `make bench`.

CPU time (user and system) of child processes, the commands interleaved so that a noisy machine hits all of them alike,
medians of N rounds. Absolute times mean nothing across machines; the ratios are the goals.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
FORMS = ROOT.parent / "shared" / "forms"
MODEL, FORM = "shieber-1.2", "pmlr-2017"


class Job(NamedTuple):
    """One command, and the most that it may cost: `goal` times a bare interpreter, or None where there is no goal."""

    name: str
    command: list[str]
    goal: float | None


def cpu(command: list[str]) -> float:
    """CPU seconds of one run; SystemExit where it ends with a code above 1."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode > 1:
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}: {done.stderr.decode()}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def jobs(folder: Path) -> list[Job]:
    """The commands to time; the forms' files are those beside the checkout, or a text of the built-in template."""
    script = Path(sys.executable).with_name("contract")
    contract = [str(script)] if script.exists() else [sys.executable, "-m", "contractmodel"]
    text = folder / "form.txt"
    sys.path.insert(0, str(ROOT))
    from contractmodel.template import find, open_file

    text.write_text(open_file(find(FORM)).text.text, "utf-8")
    found = [
        Job("python -c pass", [sys.executable, "-c", "pass"], None),
        Job("contract --help", [*contract, "--help"], 9),
        Job("contract diff, two templates", [*contract, "diff", MODEL, FORM], 20),
        Job("contract diff, a text", [*contract, "diff", MODEL, str(text)], 20),
    ]
    for ending, goal in (("md", 20), ("pdf", 24)):
        path = FORMS / f"{FORM}.{ending}"
        if path.exists():
            found.append(Job(f"contract diff, {ending}", [*contract, "diff", MODEL, str(path)], goal))
    if (FORMS / f"{MODEL}.html").exists():
        found.append(Job("contract diff, html", [*contract, "diff", str(FORMS / f"{MODEL}.html"), FORM], None))
    return found


def main() -> int:
    """Time everything, print the table; 1 where a goal is missed."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("-n", type=int, default=15, help="rounds (default 15)")
    rounds = options.parse_args().n
    with tempfile.TemporaryDirectory() as folder:
        todo = jobs(Path(folder))
        for job in todo:
            cpu(job.command)
        spent: dict[str, list[float]] = {job.name: [] for job in todo}
        for _ in range(rounds):
            for job in todo:
                spent[job.name].append(cpu(job.command))
    bare = statistics.median(spent[todo[0].name])
    print(f"CPU time, median of {rounds}, python {sys.version.split()[0]}; bare interpreter {bare * 1000:.1f} ms\n")
    print(f"{'command':32} {'ms':>8} {'× bare':>8} {'goal':>6}")
    missed = 0
    for job in todo:
        ratio = statistics.median(spent[job.name]) / bare
        miss = job.goal is not None and ratio > job.goal
        missed += miss
        goal = "" if job.goal is None else f"{job.goal:g}"
        print(f"{job.name:32} {ratio * bare * 1000:8.1f} {ratio:8.1f} {goal:>6}{'  MISSED' if miss else ''}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
