"""What is unchanged: named by function while it can be read, told as ranges where it cannot."""

from contractmodel import diff
from contractmodel.model import Source, SourceText
from contractmodel.parse import parse
from contractmodel.report import report

FEW, MANY = 5, 200


def text(clauses, *, edited=(), extra=()):
    words = dict.fromkeys(range(1, clauses + 1), "The tenant shall feed the cat.")
    words |= dict.fromkeys(edited, "The tenant shall not keep the dog in the yard.")
    lines = [f"{number}. {said}" for number, said in words.items() if number not in extra]
    return parse(SourceText(Source(), "\n\n".join(lines)))


def told(before, after):
    return report(diff(before, after))


def test_few_clauses_are_named_by_their_function():
    assert told(text(FEW), text(FEW)).unchanged == tuple(f"{n} a promise" for n in range(1, FEW + 1))


def test_many_clauses_are_a_range_without_functions():
    assert told(text(MANY), text(MANY)).unchanged == ("1 to 200 (200)",)


def test_what_changed_divides_a_range():
    assert told(text(MANY), text(MANY, edited=(2, 90))).unchanged == ("1", "3 to 89 (87)", "91 to 200 (110)")


def test_more_ranges_than_can_be_read_are_counted():
    unchanged = told(text(300), text(300, edited=range(4, 300, 4))).unchanged
    assert unchanged[:2] == ("1 to 3 (3)", "5 to 7 (3)")
    assert len(unchanged) == 61
    assert unchanged[-1] == "15 more"


def test_neutral_differences_are_told_as_ranges_too():
    cats = [f"The Tenant shall feed the cat named {chr(65 + n // 26) + chr(65 + n % 26)}." for n in range(MANY)]
    said = "\n\n".join(f"{n}. {one}" for n, one in enumerate(['"Tenant" means the keeper of the house.', *cats], 1))
    before, after = (parse(SourceText(Source(), one)) for one in (said, said.replace("Tenant", "Lodger")))
    assert told(before, after).partly == ("1 to 201 (201)",)
