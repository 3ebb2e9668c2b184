"""A house's policy: what it grades anew, what it accepts and why; what it cannot mean is one sentence."""

import pytest

import contractmodel as cm
from contractmodel.model import ContractError, Severity
from contractmodel.policy import UNWRITTEN, read_policy
from contractmodel.rules import Findings
from contractmodel.rules.values import Favours, Finding, Remark
from tests.commandline import sentence

STALE = "1. You agree to pay.\n\n2. See clause 9.\n"


def finding(rule="REF01", after="2", **rest):
    return Finding(rule=rule, name="stale-cross-reference", severity=Severity.ERROR, message="m", after=after, **rest)


def policy(tmp_path, text):
    path = tmp_path / "policy.toml"
    path.write_text(text, "utf-8")
    return path


def test_no_policy_leaves_everything():
    told = Findings((finding(),), (Remark("A", "silent", None, ""),))
    assert UNWRITTEN.applied(told) == told
    assert UNWRITTEN.fail_on is Severity.WARNING


def test_grades_and_sides(tmp_path):
    house = read_policy(policy(tmp_path, 'fail_on = "error"\nfavours = "author"\n[severity]\nATT02 = "warning"\n'))
    told = Findings(
        (finding("REF01"), finding("ATT02", favours=Favours.AUTHOR), finding("LIA05", favours=Favours.AUTHOR))
    )
    assert [f.severity for f in house.applied(told).findings] == [Severity.ERROR, Severity.WARNING, Severity.NOTE]
    assert house.fail_on is Severity.ERROR


def test_what_is_accepted_becomes_a_remark(tmp_path):
    text = '[[ignore]]\nrule = "REF01"\npath = "2"\nreason = "an old form"\n'
    told = read_policy(policy(tmp_path, text)).applied(Findings((finding(), finding(after="3"))))
    assert [f.after for f in told.findings] == ["3"]
    assert [(r.rule, r.kind, r.path) for r in told.remarks] == [("REF01", "accepted", "2")]
    assert "an old form" in told.remarks[0].message


def test_a_fingerprint_accepts_one_wording(tmp_path):
    accepted = finding(after_text="clause 9")
    text = f'[[ignore]]\nrule = "REF01"\nfingerprint = "{accepted.fingerprint}"\nreason = "so it is"\n'
    house = read_policy(policy(tmp_path, text))
    other = finding(after_text="clause 10")
    assert house.applied(Findings((accepted, other))).findings == (other,)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("x = 1", "has the key 'x'"),
        ("fail_on = 3", "fail_on = 3"),
        ('fail_on = "loud"', "write one of error, warning, note"),
        ('favours = "us"', "author, publisher"),
        ("rule_set = 99", "rule set 99"),
        ("rule_set = true", "rule set True"),
        ("severity = 1", "no table"),
        ('[severity]\nREF99 = "note"', "REF99"),
        ("[severity]\nREF01 = 1", "REF01 = 1"),
        ("ignore = 1", "no list"),
        ("ignore = [1]", "no table"),
        ('[[ignore]]\nrule = "REF01"', "without a reason"),
        ('[[ignore]]\nreason = "x"', "which is none"),
        ('[[ignore]]\nrule = "REF01"\nreason = "x"\nuntil = "2027"', "until"),
        ("no toml", "is no TOML"),
        ("#" * (1 << 20) + "\n\n", "longer than a policy"),
    ],
)
def test_what_it_cannot_mean_is_one_sentence(tmp_path, text, told):
    with pytest.raises(ContractError) as met:
        read_policy(policy(tmp_path, text))
    assert told in str(met.value)
    assert "\n" not in str(met.value)


def test_a_policy_that_is_not_there(tmp_path):
    with pytest.raises(ContractError, match="cannot be read"):
        read_policy(tmp_path / "none.toml")
    path = tmp_path / "bytes.toml"
    path.write_bytes(b"\xff\xfe\xff")
    with pytest.raises(ContractError, match="is no TOML"):
        read_policy(path)


def test_check_takes_a_policy(tmp_path):
    assert not cm.check(STALE).conforms
    house = policy(tmp_path, '[[ignore]]\nrule = "REF01"\nreason = "an old form"\n')
    told = cm.check(STALE, policy=house)
    assert told.conforms
    assert "Accepted: REF01" in told.text()
    assert cm.check(STALE, policy=str(policy(tmp_path, '[severity]\nREF01 = "note"'))).conforms
    assert not cm.check(STALE, policy=policy(tmp_path, 'fail_on = "error"')).conforms
    assert not cm.check(STALE, policy=policy(tmp_path, '[severity]\nREF01 = "note"'), fail_on="note").conforms
    with pytest.raises(ContractError):
        cm.check(STALE, policy=policy(tmp_path, "x = 1"))


def test_check_on_the_command_line(run, here):
    (here / "stale.txt").write_text(STALE, "utf-8")
    (here / "p.toml").write_text('[[ignore]]\nrule = "REF01"\nreason = "an old form"\n', "utf-8")
    assert run("check", "stale.txt", "-q")[0] == 1
    code, out, _ = run("check", "stale.txt", "--policy", "p.toml")
    assert code == 0
    assert "an old form" in out
    (here / "contract.toml").write_text('policy = "p.toml"\n', "utf-8")
    assert run("check", "stale.txt", "-q")[0] == 0
    (here / "p.toml").write_text("x = 1\n", "utf-8")
    assert "p.toml has the key 'x'" in sentence(run("check", "stale.txt")[2])


def test_what_was_accepted_in_other_words_counts_again_and_is_told(tmp_path):
    accepted = finding(after_text="clause 9")
    text = f'[[ignore]]\nrule = "REF01"\npath = "2"\nfingerprint = "{accepted.fingerprint}"\nreason = "yes"\n'
    house = read_policy(policy(tmp_path, text))
    other = finding(after_text="clause 8")
    told = house.applied(Findings((other,)))
    assert told.findings == (other,)
    assert [(r.rule, r.kind, r.path) for r in told.remarks] == [("REF01", "outdated", accepted.path)]
    assert "yes" in told.remarks[0].message
    assert house.applied(Findings((accepted,))).findings == ()
