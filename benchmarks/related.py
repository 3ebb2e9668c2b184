"""The matching on real related agreements: licences and their later versions, two contracts from one template.

`python -m benchmarks.related` reads the shared corpus beside the checkout. `spdx_pairs.json` says which clauses are the
same, renumbered or changed (the last by likeness of another make, so a disagreement is not always our error); the
contracts of one filer have no truth and are only counted. `--exact` applies and inverts the comparison of every pair,
commits to agreements included, and tells where that does not give the other side.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import contractmodel as cm
from benchmarks.wording import CORPUS
from contractmodel.match import Matching, match
from contractmodel.model import bare
from contractmodel.model.labels import joined


def path_of(outline: str) -> str:
    """The path of a clause that an SPDX outline calls `1./a.`."""
    path = ""
    for label in outline.split("/"):
        path = joined(path, bare(label))
    return path


def partners(found: Matching) -> dict[str, tuple[str, ...]]:
    """Each before path to the after paths it answers to."""
    return {
        found.before.paths[i]: tuple(found.after.paths[j] for j in m.after) for m in found.matches for i in m.before
    }


def licences(*, verbose: bool) -> Iterator[str]:
    """One line for each pair of related licences."""
    yield f"{'before':22}{'after':22}{'op':12}{'true':>6}{'found':>7}{'absent':>8}"
    totals: Counter[str] = Counter()
    for pair in json.loads((CORPUS / "spdx_pairs.json").read_text(encoding="utf-8")):
        before = cm.load(CORPUS / "spdx" / f"{pair['old']}.txt")
        after = cm.load(CORPUS / "spdx" / f"{pair['new']}.txt")
        theirs = partners(match(before, after))
        for op in ("same", "renumbered", "changed"):
            true = [(path_of(o["old"]), path_of(o["new"])) for o in pair["ops"] if o["op"] == op]
            here = [(old, new) for old, new in true if before.get(old) is not None and after.get(new) is not None]
            right = [(old, new) for old, new in here if new in theirs.get(old, ())]
            totals[f"{op} true"] += len(here)
            totals[f"{op} found"] += len(right)
            if true:
                absent = len(true) - len(here)
                yield f"{pair['old']:22}{pair['new']:22}{op:12}{len(here):6}{len(right):7}{absent:8}"
            for old, new in here if verbose else ():
                if new not in theirs.get(old, ()):
                    yield f"    {old} → {new}, ours {theirs.get(old)}"
                    yield f"        {before[old].text[:160]}"
                    yield f"        {after[new].text[:160]}"
                    yield f"        {[after[path].text[:160] for path in theirs.get(old, ())]}"
    for op in ("same", "renumbered", "changed"):
        yield f"{op}: {totals[f'{op} found']} of {totals[f'{op} true']}"


def contracts() -> Iterator[str]:
    """One line for each pair of contracts from one template."""
    kinds_shown = ("equal", "reworded", "added", "removed", "split", "merged", "moved")
    yield f"{'filer':12}{'blocks':>14}" + "".join(f"{kind:>9}" for kind in kinds_shown) + f"{'ms':>8}"
    for folder in sorted((CORPUS / "edgar" / "near_pairs").iterdir()):
        before, after = cm.load(folder / "a.txt"), cm.load(folder / "b.txt")
        start = time.process_time()
        found = match(before, after)
        cost = (time.process_time() - start) * 1000
        kinds: Counter[str] = Counter()
        for m in found.matches:
            if not m.before or not m.after:
                kinds["removed" if m.before else "added"] += 1
            elif len(m.before) + len(m.after) > 2:
                kinds["split" if len(m.after) > 1 else "merged"] += 1
            else:
                equal = found.before.keys[m.before[0]] == found.after.keys[m.after[0]]
                kinds["equal" if equal else "reworded"] += 1
            kinds["moved"] += m.moved
        sizes = f"{len(found.before)}+{len(found.after)}"
        yield f"{folder.name:12}{sizes:>14}" + "".join(f"{kinds[kind]:9}" for kind in kinds_shown) + f"{cost:8.1f}"


def documents() -> Iterator[tuple[Path, Path]]:
    """Before and after of every real pair."""
    for folder in sorted((CORPUS / "versions").glob("*/*")):
        yield folder / "old.md", folder / "new.md"
    for pair in json.loads((CORPUS / "spdx_pairs.json").read_text(encoding="utf-8")):
        yield CORPUS / "spdx" / f"{pair['old']}.txt", CORPUS / "spdx" / f"{pair['new']}.txt"
    for folder in sorted((CORPUS / "edgar" / "near_pairs").iterdir()):
        yield folder / "a.txt", folder / "b.txt"


def exact() -> Iterator[str]:
    """One line for each pair that does not come back whole, and a sum."""
    count = wrong = 0
    for old, new in documents():
        before, after = cm.load(old), cm.load(new)
        found = cm.diff(before, after)
        back = found.invert()
        count += 1
        told = {
            "apply": found.apply(before) == after,
            "invert": back.apply(after) == before,
            "compose": found.compose(back).apply(before) == before,
            "verdict": back.verdict is found.verdict,
        }
        if not all(told.values()):
            wrong += 1
            yield f"{old.relative_to(CORPUS)}: {', '.join(name for name, right in told.items() if not right)}"
    yield f"{count} pairs, {wrong} not exact"


def main() -> None:
    """Print both tables, or say that the corpus is absent."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("-v", "--verbose", action="store_true", help="show each disagreement")
    ask.add_argument("--exact", action="store_true", help="apply and invert every pair instead")
    given = ask.parse_args()
    if not Path(CORPUS).is_dir():
        print(f"no corpus at {CORPUS}: nothing to measure")
        return
    if given.exact:
        print("\n".join(exact()))
        return
    for line in (*licences(verbose=given.verbose), "", *contracts()):
        print(line)


if __name__ == "__main__":
    main()
