"""`contract impact`: three answers, their exit codes, their words, the findings that decide."""

import json

import pytest

from tests.commandline import LOAN, sentence
from tests.export.test_json import valid


def test_nothing_but_layout_is_cosmetic(run, here):
    (here / "same.md").write_text(LOAN.replace("for\n   one", "for one"), "utf-8")
    code, out, err = run("impact", "old.md", "same.md")
    assert (code, err) == (0, "")
    assert "COSMETIC · nothing to read" in out
    assert "Signatures already held stand" in " ".join(out.split())


def test_what_no_rule_covers_is_to_be_told(run, here):
    (here / "odd.md").write_text(LOAN.replace("We thank you.", "We thanked you."), "utf-8")
    code, out, _ = run("impact", "old.md", "odd.md")
    assert code == 1
    assert "NOTIFY · 1 difference that no rule covers" in out
    assert "WHAT DECIDES IT" in out
    told = valid(json.loads(run("impact", "old.md", "odd.md", "-f", "json")[1]), "impact-1")
    assert (told["impact"], told["findings"], told["unjudged"]) == ("notify", [], [{"before": ["3"], "after": ["3"]}])


def test_a_duty_that_was_an_option_is_to_be_signed_again(run):
    code, out, _ = run("impact", "old.md", "new.md")
    assert code == 1
    assert "RE-SIGN" in out
    assert "binds earlier signers only if they agree to it" in " ".join(out.split())
    told = valid(json.loads(run("impact", "old.md", "new.md", "-f", "json")[1]), "impact-1")
    assert told["impact"] == "re-sign"
    assert "MOD01" in [finding["rule"] for finding in told["findings"]]
    assert {finding["impact"] for finding in told["findings"]} == {"re-sign"}


def test_the_two_templates(run):
    told = json.loads(run("impact", "shieber-1.2", "pmlr-2017", "-f", "json")[1])
    assert {finding["rule"] for finding in told["findings"]} >= {"ATT01", "SIG10"}


@pytest.mark.parametrize(("format_", "begins"), [("text", "What an edit means"), ("markdown", "# old.md → new.md")])
def test_other_formats(run, here, format_, begins):
    code, out, _ = run("impact", "old.md", "new.md", "--format", format_)
    assert code == 1
    assert out.startswith(begins)
    assert "may" in out
    run("impact", "old.md", "new.md", "-f", format_, "-o", "out.bin")
    assert (here / "out.bin").read_text("utf-8") == out


def test_quiet_exit_zero_verbose_and_trouble(run):
    assert run("impact", "old.md", "new.md", "-q") == (1, "", "")
    assert run("impact", "old.md", "new.md", "-q", "--exit-zero")[0] == 0
    assert "old.md: text/markdown" in run("impact", "old.md", "new.md", "-v")[2]
    code, out, err = run("impact", "old.md", "none.md", "--exit-zero")
    assert (code, out) == (2, "")
    assert "none.md does not exist" in sentence(err)
