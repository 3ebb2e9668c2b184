"""SARIF, JUnit and GitHub annotations: valid, located, escaped, and with everything that the screen counts."""

import json
import xml.etree.ElementTree as ET

import pytest

from contractmodel.export.github import github
from contractmodel.export.sarif import sarif
from contractmodel.model import Agreement, Severity, Source, Span
from contractmodel.report.located import Lines, Located, lines_of
from tests.commandline import LOAN

STALE = LOAN + "\nSee paragraph 9 about this agreement and the book.\n"


@pytest.fixture
def files(here):
    (here / "stale.md").write_text(STALE, "utf-8")
    (here / "gone.md").write_text(LOAN.replace("3. We thank you.\n", ""), "utf-8")
    (here / "odd,name: 1%.md").write_text(LOAN.replace("We thank", "We thanked"), "utf-8")


def log(run, *arguments):
    code, out, _ = run(*arguments, "--format", "sarif")
    told = json.loads(out)
    (only,) = told["runs"]
    assert (told["version"], set(told)) == ("2.1.0", {"$schema", "version", "runs"})
    assert only["tool"]["driver"]["name"] == "contract"
    for result in only["results"]:
        assert only["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"]
    return code, only


def test_sarif_of_a_difference_points_at_the_words(run, files):
    code, told = log(run, "diff", "old.md", "new.md")
    assert code == 1
    result = next(result for result in told["results"] if result["ruleId"] == "MOD01")
    place = result["locations"][0]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "new.md"
    assert place["physicalLocation"]["region"] == {"startLine": 5, "startColumn": 8, "endLine": 5, "endColumn": 13}
    assert place["logicalLocations"] == [{"fullyQualifiedName": "1"}]
    assert result["level"] == "error"
    assert result["properties"]["impact"] == "re-sign"
    assert len(result["partialFingerprints"]["contract/v1"]) == 20


def test_a_clause_that_is_gone_stands_in_the_before_file(run, files):
    told = log(run, "diff", "old.md", "gone.md")[1]
    (place,) = [result["locations"][0] for result in told["results"] if result["ruleId"] == "STR01"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "old.md"
    assert place["physicalLocation"]["region"]["startLine"] == 13


def test_a_difference_without_a_rule_is_told_all_the_same(run, files):
    told = log(run, "diff", "old.md", "odd,name: 1%.md")[1]
    (result,) = told["results"]
    assert (result["ruleId"], result["level"]) == ("DIFF00", "note")
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "odd%2Cname%3A%201%25.md"
    assert "partialFingerprints" not in result
    assert log(run, "diff", "old.md", "old.md")[1]["results"] == []


def test_sarif_of_a_check_tells_what_could_not_be_read(run, files):
    code, told = log(run, "check", "stale.md", "none.md")
    assert code == 2
    (invocation,) = told["invocations"]
    assert invocation["executionSuccessful"] is False
    assert "none.md does not exist" in invocation["toolExecutionNotifications"][0]["message"]["text"]
    (result,) = [result for result in told["results"] if result["ruleId"] == "REF01"]
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 15
    assert log(run, "check", "old.md")[1]["invocations"][0]["executionSuccessful"] is True


def test_annotations(run, files):
    code, out, _ = run("diff", "old.md", "odd,name: 1%.md", "-f", "github")
    assert code == 1
    assert out.startswith(
        "::notice file=odd%2Cname%3A 1%25.md,line=13,endLine=13,title=DIFF00 substantive-difference::"
    )
    assert (
        "::error file=stale.md,line=15,endLine=15,title=REF01 stale-cross-reference::"
        in run("check", "stale.md", "-f", "github")[1]
    )
    assert run("check", "none.md", "-f", "github")[1].startswith(
        "::error file=none.md,title=not checkable::none.md does"
    )
    assert run("diff", "old.md", "old.md", "-f", "github") == (0, "", "")


def test_words_of_strangers_stay_one_line():
    one = Located("STR01", "a", Severity.WARNING, "50%\n::error::x", "a\nb", None, None, "", None)
    assert github([one]).count("\n") == 1
    assert "%25" in github([one])
    told = sarif([one])["runs"][0]["results"][0]
    assert "logicalLocations" not in told["locations"][0]
    assert "region" not in told["locations"][0]["physicalLocation"]


def test_junit_of_a_difference(run, files):
    code, out, _ = run("diff", "old.md", "new.md", "-f", "junit")
    root = ET.fromstring(out)
    assert code == 1
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("1", "1", "0")
    (failure,) = root.iter("failure")
    assert failure.get("message").startswith("DIFFERENT")
    assert "[DELETED: may] [INSERTED: shall]" in failure.text
    whole = ET.fromstring(run("diff", "old.md", "old.md", "-f", "junit")[1])
    assert (whole.get("failures"), len(list(whole.iter("testcase")))) == ("0", 1)


def test_junit_of_checks(run, files, here):
    (here / "fine.txt").write_text("1. You agree to pay.\n", "utf-8")
    code, out, _ = run("check", "fine.txt", "stale.md", "none.md", "-f", "junit")
    root = ET.fromstring(out)
    assert code == 2
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("3", "1", "1")
    assert [case.get("name") for case in root.iter("testcase")] == ["fine.txt", "stale.md", "none.md"]
    assert "leads nowhere" in next(root.iter("failure")).text
    assert "fine.txt" not in next(root.iter("failure")).text


def test_junit_holds_no_character_that_xml_forbids(run, here):
    (here / "odd.md").write_text(LOAN.replace("thank you", "thank \x0b\ufffe\x1b you & <me>"), "utf-8")
    assert "&" in next(ET.fromstring(run("diff", "old.md", "odd.md", "-f", "junit")[1]).iter("failure")).text


@pytest.mark.parametrize(("ending", "begins"), [("sarif", "{"), ("xml", "<?xml"), ("patch", "{")])
def test_endings_name_them(run, here, ending, begins):
    run("diff", "old.md", "new.md", "-o", f"out.{ending}")
    assert (here / f"out.{ending}").read_text("utf-8").startswith(begins)


def test_lines_are_told_only_of_files_that_have_them():
    text = "one\ntwo three\nfour"
    typed = Agreement(text=text, source=Source("a.md", "text/markdown"))
    assert lines_of(typed, Span(4, 17)) == Lines(2, 1, 3, 4)
    assert lines_of(typed, Span(4, 4)) is None
    assert lines_of(typed, Span(4, 400)) is None
    assert lines_of(Agreement(text=text, source=Source("a.pdf", "application/pdf")), Span(4, 7)) is None
