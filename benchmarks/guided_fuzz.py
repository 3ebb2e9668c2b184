"""Inputs that atheris grows from our own, guided by the code they reach: the second stage of `make fuzz`.

Needs atheris (`pip install atheris`; Linux, macOS), which nothing else here does: without it this says so and ends.
The first byte of an input tells its format, the rest is the file. What `benchmarks.fuzz` calls wrong is wrong here.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

ENDINGS = ("txt", "md", "html", "docx", "pdf")
GROWN_FROM = 200
"""Inputs of `benchmarks.fuzz` that it starts from, and the longest of them in bytes."""
LONGEST = 20_000


def tried(data: bytes) -> None:
    """Read `data` as the format that its first byte tells; AssertionError where it does not end as it must."""
    from benchmarks.fuzz import outcome

    if len(data) > 1:
        name = f"input.{ENDINGS[data[0] % len(ENDINGS)]}"
        wrong = outcome(name, data[1:])
        if wrong:
            raise AssertionError(wrong)


def seeded(folder: Path) -> None:
    """Write inputs to begin with into `folder`."""
    from benchmarks.fuzz import made

    for seed in range(GROWN_FROM):
        name, data = made(seed)
        if len(data) < LONGEST:
            (folder / str(seed)).write_bytes(bytes([ENDINGS.index(name.rpartition(".")[2])]) + data)


def main() -> int:
    """Run; 0 where nothing is wrong or atheris is not installed. A failing input is left as `crash-…` in the folder."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=20_000)
    options.add_argument("--seed", type=int, default=1)
    asked = options.parse_args()
    if find_spec("atheris") is None:
        print("atheris is not installed: the guided stage is left out (pip install atheris)")
        return 0
    import atheris

    with atheris.instrument_imports(include=["contractmodel"]):
        import contractmodel.ingest.docx
        import contractmodel.ingest.html
        import contractmodel.ingest.markdown
        import contractmodel.ingest.text
        import contractmodel.parse.parsing  # noqa: F401
    with tempfile.TemporaryDirectory() as folder:
        seeded(Path(folder))
        limits = [
            f"-runs={asked.runs}",
            f"-seed={asked.seed}",
            f"-max_len={LONGEST}",
            "-timeout=10",
            "-rss_limit_mb=512",
        ]
        atheris.Setup([sys.argv[0], *limits, folder], tried)
        atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
