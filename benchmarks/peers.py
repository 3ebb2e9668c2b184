"""Speed beside the peers, in one run on one machine: CPU seconds and peak memory, less the interpreter's own start.

`python -m benchmarks.peers --clauses 1000` writes two generated pairs as text and as XML and gives each to each peer
that is installed: the `standard` mixture, and one where a clause near the top renumbers all that follow and their
references (`benchmarks.renumbering`). Nothing here is used by the package. Compare ratios within one table only.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from xml.sax.saxutils import escape

from benchmarks.mixtures import MIXTURES, case
from benchmarks.renumbering import renumbered
from benchmarks.wording import varied
from contractmodel.model import Agreement, Block, Clause

GATHERING = "import gc; gc.set_threshold(100_000, 20, 20); "
"""As the command `contract` sets it."""

READ = "from pathlib import Path; import sys; a, b = (Path(p).read_text(encoding='utf-8') for p in sys.argv[1:3]); "
PARSED = (
    GATHERING + "from contractmodel.ingest import read; from contractmodel.parse import parse; import sys; "
    "a, b = (parse(read(p)) for p in sys.argv[1:3]); "
)
MATCH = "from contractmodel.match import match; "

PEERS: dict[str, tuple[str | None, str, Sequence[str]]] = {
    "python -c pass": (None, "txt", (sys.executable, "-c", "pass")),
    "both texts split into words": (None, "txt", (sys.executable, "-c", READ + "a.split(), b.split()")),
    "contractmodel: reading both": (None, "txt", (sys.executable, "-c", PARSED)),
    "contractmodel: reading, matching": (None, "txt", (sys.executable, "-c", PARSED + MATCH + "match(a, b)")),
    "contractmodel: whole diff": (
        None,
        "txt",
        (sys.executable, "-c", GATHERING + "import contractmodel as cm, sys; cm.diff(*map(cm.load, sys.argv[1:3]))"),
    ),
    "git diff --word-diff": ("git", "txt", ("git", "diff", "--no-index", "--word-diff", "--")),
    "wdiff": ("wdiff", "txt", ("wdiff",)),
    "dwdiff": ("dwdiff", "txt", ("dwdiff",)),
    "difflib on words": (
        None,
        "txt",
        (
            sys.executable,
            "-c",
            READ + "from difflib import SequenceMatcher as S; S(None, a.split(), b.split(), False).get_opcodes()",
        ),
    ),
    "redlines": (
        "module:redlines",
        "txt",
        (sys.executable, "-c", READ + "from redlines import Redlines; Redlines(a, b).output_markdown"),
    ),
    "xmldiff, fast mode": (
        "module:xmldiff",
        "xml",
        (
            sys.executable,
            "-c",
            "import sys; from xmldiff.main import diff_files as d; d(*sys.argv[1:3], {'fast_match': True})",
        ),
    ),
}
"""Each peer: what must be installed, the form it reads, and its command, the two files being added."""


def as_text(agreement: Agreement) -> str:
    """The agreement as a plain text file: one paragraph a line, indented by depth."""
    lines: list[str] = []

    def put(block: Block, depth: int) -> None:
        label = f"{block.label} " if isinstance(block, Clause) else ""
        heading = f"{block.heading} " if isinstance(block, Clause) and block.heading else ""
        lines.append("    " * depth + label + heading + block.text)
        for child in block.body:
            put(child, depth + 1)

    for block in agreement.body:
        put(block, 0)
    return "\n\n".join(lines) + "\n"


def as_xml(agreement: Agreement) -> str:
    """The agreement as legal XML has it, for peers that compare trees: a clause with number, heading, text, clauses."""

    def put(block: Block) -> str:
        number = f"<num>{escape(block.label)}</num>" if isinstance(block, Clause) else ""
        heading = f"<heading>{escape(block.heading)}</heading>" if isinstance(block, Clause) and block.heading else ""
        inside = "".join(map(put, block.body))
        return f"<{block.type.value}>{number}{heading}<p>{escape(block.text)}</p>{inside}</{block.type.value}>"

    return f"<agreement>{''.join(map(put, agreement.body))}</agreement>"


def installed(need: str | None) -> bool:
    """Whether what a peer needs is on this machine."""
    if need is None:
        return True
    if need.startswith("module:"):
        return find_spec(need.removeprefix("module:")) is not None
    return shutil.which(need) is not None


def cost(command: Sequence[str], limit: int) -> tuple[float, float] | None:
    """CPU seconds and peak MB of one run; None where it failed or did not end within `limit` seconds of CPU."""
    child = os.fork()
    if not child:
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        os.execvp(command[0], command)
    _, status, used = os.wait4(child, 0)
    if os.WIFSIGNALED(status) or (command[0] == sys.executable and status):
        return None
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main() -> None:
    """Print the table."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--clauses", type=int, default=1000)
    ask.add_argument("--runs", type=int, default=3)
    ask.add_argument("--limit", type=int, default=120, help="CPU seconds after which a peer is stopped")
    ask.add_argument("--pair", choices=PAIRS, action="append", help="only this pair; may be given again")
    given = ask.parse_args()
    print(f"Python {platform.python_version()}, {platform.platform()}, {given.clauses} clauses")
    for name in given.pair or PAIRS:
        before, after = PAIRS[name](given.clauses)
        print(f"{name:36}{'CPU s':>9}{'less start':>12}{'peak MB':>9}")
        table(before, after, given.runs, given.limit)


def mixed(clauses: int) -> tuple[Agreement, Agreement]:
    """A pair of the standard mixture."""
    truth = case(1, clauses, varied, MIXTURES["standard"])
    return truth.before, truth.after


PAIRS: dict[str, Callable[[int], tuple[Agreement, Agreement]]] = {
    "standard": mixed,
    "renumbered": lambda clauses: renumbered(1, clauses),
}
"""Each pair that is compared, by name, from its number of clauses."""


def table(before: Agreement, after: Agreement, times: int, limit: int) -> None:
    """Print each peer's cost of one pair: the median of `times` runs of at most `limit` seconds each."""
    start = 0.0
    with tempfile.TemporaryDirectory() as folder:
        files: dict[str, list[str]] = {"txt": [], "xml": []}
        for side, agreement in (("before", before), ("after", after)):
            for form, made in (("txt", as_text(agreement)), ("xml", as_xml(agreement))):
                path = Path(folder) / f"{side}.{form}"
                path.write_text(made, encoding="utf-8")
                files[form].append(str(path))
        for name, (need, form, command) in PEERS.items():
            if not installed(need):
                print(f"{name:36}  not installed")
                continue
            done: list[tuple[float, float]] = []
            while len(done) < times and (run := cost((*command, *files[form]), limit)) is not None:
                done.append(run)
            if len(done) < times:
                print(f"{name:36}  failed, or stopped after {limit} s")
                continue
            cpu = statistics.median(run[0] for run in done)
            start = cpu if name == "python -c pass" else start
            python = command[0] == sys.executable
            less = cpu - start if python else cpu
            print(f"{name:36}{cpu:9.3f}{less:12.3f}{max(run[1] for run in done):9.0f}")


if __name__ == "__main__":
    main()
