"""The main job, as a reviewer runs it: the model against the form, and the form against what authors returned."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FORMS = ROOT.parent / "shared" / "forms"
needs_forms = pytest.mark.skipif(not FORMS.is_dir(), reason="the shared forms are not beside this checkout")


def contract(*args: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "contractmodel", *args],
        cwd=ROOT,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"} | env,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def compared(before: str, after: str) -> tuple[int, dict]:
    done = contract("diff", before, after, "--format", "json")
    assert done.stderr == ""
    return done.returncode, json.loads(done.stdout)


def pairs_of(report: dict) -> dict[tuple[str, str], dict]:
    return {(",".join(p["before"]), ",".join(p["after"])): p for p in report["pairs"]}


KEPT = [
    ("title:1", "title:1"),
    ("1", "1"),
    ("2", "2"),
    ("4", "4"),
    ("6", "6"),
    ("attestation:1", "attestation:1"),
    ("signature:1", "signature:1"),
]


def form(name: str) -> object:
    return pytest.param(str(FORMS / name), id=name, marks=needs_forms)


@pytest.mark.parametrize("before", ["shieber-1.2", form("shieber-1.2.html")])
@pytest.mark.parametrize("after", ["pmlr-2017", form("pmlr-2017.md"), form("pmlr-2017.pdf")])
def test_the_model_against_the_form(before, after):
    code, report = compared(before, after)
    assert code == 1
    assert report["verdict"] == "different"
    pairs = pairs_of(report)
    for key in KEPT:
        assert (pairs[key]["change"], pairs[key]["significance"]) == ("kept", "none"), key
        assert not pairs[key]["renumbered"]
    preamble = pairs["paragraph:1", "paragraph:1"]
    assert (preamble["change"], preamble["significance"]) == ("reworded", "substantive")
    assert {e["witness"] for e in preamble["edits"] if e["significance"] == "neutral"} >= {"rename", "fill"}
    three = pairs["3", "3"]
    assert (three["change"], three["significance"]) == ("reworded", "substantive")
    (insertion,) = [e for e in three["edits"] if e["significance"] == "substantive"]
    assert insertion["op"] == "insert"
    assert insertion["after_text"].strip().startswith("as well as a hyperlink")
    assert [e["witness"] for e in three["edits"] if e["significance"] == "neutral"] == ["rename"]
    five = pairs["5", "5"]
    assert (five["change"], five["significance"]) == ("reworded", "neutral")
    assert {e["witness"] for e in five["edits"]} == {"rename"}
    misspelt = pairs["6.a", "6.1"]
    assert (misspelt["change"], misspelt["significance"]) == ("reworded", "substantive")
    assert misspelt["renumbered"]
    (edit,) = misspelt["edits"]
    assert (edit["before_text"], edit["after_text"]) == ("peer-reviewed", "peerreviewed")
    for key in (("6.b", "6.2"), ("6.c", "6.3")):
        assert (pairs[key]["change"], pairs[key]["renumbered"], pairs[key]["significance"]) == ("kept", True, "neutral")
    seven = pairs["7", "7"]
    assert (seven["change"], seven["significance"]) == ("reworded", "neutral")
    assert {e["witness"] for e in seven["edits"]} == {"fill"}
    notice = pairs["notice:1", "footnote:1"]
    assert (notice["change"], notice["moved"], notice["significance"]) == ("reworded", True, "substantive")
    gone = pairs["signature:2", ""]
    assert (gone["change"], gone["significance"]) == ("removed", "substantive")
    assert len(pairs) == len(KEPT) + 9
    assert [p for p in report["pairs"] if p["moved"]] == [notice]
    assert report["renames"] == [{"before": "the journal", "after": "the proceedings", "count": 3}]
    assert {f["rule"] for f in report["findings"] if f["severity"] != "note"} == {"ATT01", "SIG10"}
    assert {"REF03"} <= {f["rule"] for f in report["findings"]}
    assert report["summary"] == {
        "kept": 9,
        "reworded": 6,
        "added": 0,
        "removed": 1,
        "split": 0,
        "merged": 0,
        "moved": 1,
        "renumbered": 3,
        "substantive": 5,
    }
    laws = [f for f in report["fills"] if f["type"] == "law"]
    assert [f["value"] for f in laws] == ["the Commonwealth of Massachusetts"]


def test_the_fills_of_the_model_have_their_names():
    _, report = compared("shieber-1.2", "pmlr-2017")
    values = {f["slot"]: f["value"] for f in report["fills"]}
    assert values["journal"] == "PMLR"
    assert values["publisher"] == "PMLR"
    assert values["title"] is None
    assert values["author"] is None


@needs_forms
@pytest.mark.parametrize("before", ["pmlr-2017", str(FORMS / "pmlr-2017.pdf")], ids=["template", "pdf"])
@pytest.mark.parametrize(("name", "date"), [("signed-1.txt", "2025-07-09"), ("signed-2.txt", "2025-04-30")])
def test_a_signed_copy_is_equivalent(before, name, date):
    code, report = compared(before, str(FORMS / name))
    assert (code, report["verdict"], report["summary"]["substantive"]) == (0, "equivalent", 0)
    fills = [f for f in report["fills"] if f["value"]]
    assert len(fills) == 3
    assert fills[-1]["value"] == date
    assert [f["value"] for f in report["fills"] if f["type"] == "signature"] == [None]


CHECKS = [
    ("signed-1.txt", "form", 1, ["SIG01"]),
    ("signed-2.txt", "form", 1, ["SIG01"]),
    ("filled-clean.md", "form", 0, []),
    ("filled-clean.md", "template", 1, ["TPL03"] * 4),
    ("filled-only-signature.md", "form", 1, ["SIG03", "SIG03"]),
    ("filled-only-signature.md", "template", 1, ["TPL03", "TPL03"]),
    ("filled-unsigned.md", "form", 1, ["SIG01"]),
    ("filled-definitions-lost.md", "form", 1, ["AUT01", "REF02", "REF02", "REF02", "SIG04"]),
]


@needs_forms
@pytest.mark.parametrize(("name", "as_", "code", "rules"), CHECKS, ids=[f"{c[0]}-{c[1]}" for c in CHECKS])
def test_returned_forms(name, as_, code, rules):
    done = contract("check", str(FORMS / name), "--against", "pmlr-2017", "--as", as_, "--format", "json")
    assert done.stderr == ""
    (document,) = json.loads(done.stdout)["documents"]
    loud = sorted(f["rule"] for f in document["findings"] if f["severity"] != "note")
    assert (done.returncode, loud) == (code, rules)
    assert document["verdict"] == ("deviates" if code else "conforms")


@needs_forms
def test_a_check_names_the_fills():
    done = contract("check", str(FORMS / "filled-unsigned.md"), "--against", "pmlr-2017", "--format", "json")
    fills = json.loads(done.stdout)["documents"][0]["fills"]
    assert fills["title"]["value"] == "Pricing Rules for Small Markets"
    assert fills["author"]["value"] == "Cy Placeholder"
    assert fills["signed"] == {"value": None, "text": ""}
    assert fills["date"] == {"value": "2026-03-03", "text": "03.03.2026"}


PROVISIONS = {
    "1": ["authority"],
    "2": ["grant"],
    "3": ["attribution"],
    "4": ["reservation"],
    "5": ["assignment", "covenant", "grant"],
    "6": [],
    "7": ["entire-agreement", "amendment", "governing-law", "successors", "termination"],
}
WARRANTIES = [["warranty"], ["warranty"], ["warranty", "indemnity"]]


@pytest.mark.parametrize(
    ("document", "inner"),
    [
        ("shieber-1.2", "abc"),
        ("pmlr-2017", "123"),
        pytest.param(str(FORMS / "shieber-1.2.html"), "abc", marks=needs_forms, id="html"),
        pytest.param(str(FORMS / "pmlr-2017.md"), "123", marks=needs_forms, id="md"),
        pytest.param(str(FORMS / "pmlr-2017.pdf"), "123", marks=needs_forms, id="pdf"),
        pytest.param(str(FORMS / "signed-1.txt"), "123", marks=needs_forms, id="txt"),
    ],
)
def test_provisions_are_typed(document, inner):
    done = contract("parse", document, "--format", "json")
    assert done.returncode == 0
    tree = json.loads(done.stdout)
    clauses = {b["path"]: b for b in tree["body"] if b["type"] == "clause"}
    assert {path: [p["kind"] for p in c["provisions"]] for path, c in clauses.items()} == PROVISIONS
    inside = clauses["6"]["body"]
    assert [c["path"] for c in inside] == [f"6.{i}" for i in inner]
    assert [[p["kind"] for p in c["provisions"]] for c in inside] == WARRANTIES
    assert {r["target"] for r in tree["references"] if r["text"].startswith("paragraph")} == {"2"}


@pytest.mark.parametrize("seed", ["0", "1", "77"])
def test_the_same_bytes_under_any_hash_seed(seed):
    first = contract("diff", "shieber-1.2", "pmlr-2017", "--format", "json", PYTHONHASHSEED="42").stdout
    assert first
    assert contract("diff", "shieber-1.2", "pmlr-2017", "--format", "json", PYTHONHASHSEED=seed).stdout == first
