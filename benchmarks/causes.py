"""Where a small diff's time goes: imports by package, patterns compiled, attrs classes built.

Run as `python benchmarks/causes.py`. A run of two short forms is start-up and little else: these can be saved.
"""

from __future__ import annotations

import contextlib
import io
import re._compiler as compiler
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from attr import _make

ROOT = Path(__file__).resolve().parents[1]
ARGUMENTS = ["diff", "shieber-1.2", "pmlr-2017", "--format", "text"]


def timed(function: Callable[..., Any], spent: Counter[str], name: Callable[[], str]) -> Callable[..., Any]:
    """`function`, its time added to `spent` under what `name` says."""

    def wrapped(*arguments: Any, **named: Any) -> Any:
        began = time.perf_counter()
        try:
            return function(*arguments, **named)
        finally:
            spent[name()] += time.perf_counter() - began

    return wrapped


def caller() -> str:
    """The module that asked for a pattern."""
    frame = sys._getframe(2)
    while frame.f_back and ("/re/" in frame.f_code.co_filename or frame.f_code.co_filename == __file__):
        frame = frame.f_back
    return "/".join(Path(frame.f_code.co_filename).parts[-2:])


def imports() -> Counter[str]:
    """Milliseconds of each package's own import, as the interpreter tells them."""
    command = [sys.executable, "-X", "importtime", "-m", "contractmodel", *ARGUMENTS]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stderr
    spent: Counter[str] = Counter()
    for line in told.splitlines():
        parts = line.removeprefix("import time:").split("|")
        if len(parts) == 3 and parts[0].strip().isdigit():
            spent[parts[2].strip().split(".")[0]] += int(parts[0]) / 1000
    return spent


def main() -> None:
    """Print three short tables."""
    patterns: Counter[str] = Counter()
    classes: Counter[str] = Counter()
    compiler.compile = timed(compiler.compile, patterns, caller)
    builder = _make._ClassBuilder
    builder.__init__ = timed(builder.__init__, classes, lambda: "attrs classes")  # type: ignore[method-assign]
    builder.build_class = timed(builder.build_class, classes, lambda: "attrs classes")  # type: ignore[method-assign]
    sys.path.insert(0, str(ROOT))
    sys.argv = ["contract", *ARGUMENTS]
    began = time.perf_counter()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
        from contractmodel.cli import main as run

        run()
    whole = time.perf_counter() - began
    print(f"one diff in this process: {whole * 1000:.0f} ms of wall time")
    for title, spent, factor in (("patterns compiled, by module", patterns, 1000), ("", classes, 1000)):
        print(f"\n{title or 'classes built'}: {sum(spent.values()) * factor:.1f} ms")
        for name, seconds in spent.most_common(8):
            print(f"  {seconds * factor:7.1f}  {name}")
    told = imports()
    print(f"\nimports, by package (patterns and classes included): {sum(told.values()):.1f} ms")
    for name, milliseconds in told.most_common(12):
        print(f"  {milliseconds:7.1f}  {name}")


if __name__ == "__main__":
    main()
