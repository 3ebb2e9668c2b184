"""What a value of a slot's type looks like: names, jurisdictions, sums, periods, addresses, licences."""

from __future__ import annotations

import re
from functools import lru_cache

from contractmodel.model.numbers import CARDINALS, TENS
from contractmodel.patterns import compiled
from contractmodel.values.places import jurisdictions


def is_name(value: str) -> bool:
    """Whether `value` could be the name of a person, of several, or of a body, with affiliation or address.

    Capitals are not required of short names. What decides is that nothing in it is a sentence: no clause of its own,
    no verb, no colon.

    >>> [is_name(x) for x in ("Ada Example", "ACME", "bell hooks", "Ada Example and Ole Other, Université de X")]
    [True, True, True, True]
    >>> [is_name(x) for x in ("pays for everything they ever took", "Ada; the rest is void", "12")]
    [False, False, False]
    """
    forms = _forms()
    value = forms.email.sub("", value).replace("<>", "")
    if any(mark in value for mark in ':;?!"“”<>{}=') or not any(c.isalpha() for c in value):
        return False
    words = _name_words(value)
    small = [word for word in words if word[0].islower() and word not in forms.particles]
    if len(words) <= 4 and not any(word[0].isupper() for word in words):
        return not any(word in forms.no_names for word in words)
    return len(small) * 4 <= len(words) and not any(word.endswith(("s", "ed", "ing")) for word in small)


def _name_words(value: str) -> list[str]:
    return [w for w in re.split(r"[\s,()/&*.\-–]+|\d+", value) if w and w[0].isalpha()]


def is_dated(value: str) -> bool:
    """Whether `value` was meant as a day, though it may not be readable: a number or two, with at most a few words.

    A time that runs from something else is none, nor is a sum or a period.

    >>> [is_dated(x) for x in ("6/5/26", "9 Juli 2025", "31.02.2026", "3. 5.", "Mar 2026")]
    [True, True, True, True, True]
    >>> [is_dated(x) for x in ("soon", "30 days after notice", "30 days", "$500", "2026 edition, second printing run")]
    [False, False, False, False, False]
    """
    words = re.findall(r"[^\W\d_]+", value)
    if not 1 <= len(re.findall(r"[0-9]+", value)) <= 8 or len(words) > 4 or is_money(value) or is_period(value):
        return False
    return not any(word.casefold() in _TIMES for word in words)


_TIMES = frozenset(
    (
        *("day", "days", "week", "weeks", "month", "months", "year", "years", "hours", "business", "after", "before"),
        *(
            "upon",
            "following",
            "later",
            "earlier",
            "within",
            "since",
            "by",
            "for",
            "last",
            "first",
            "edition",
            "version",
        ),
    )
)
"""Words with which a number counts something else than the day of a month."""


_PARTICLES = """
van von der den de del della di da do dos das du la le les el al bin ibn ben y e und and et of the for in at zu
    zur ter ten op af av st en on ap mac a i o phd jr
"""


_NO_NAMES = """
you we they it he she i me us them all every everything everyone nothing none some any this that these those
    there here owns keeps pays gives has gets takes does says wins loses free now later soon maybe void yes tbd
    todo
"""


def is_signature(value: str) -> bool:
    r"""Whether `value` could stand where someone signs: a name, `/s/` with a name, a digital signature's line.

    >>> is_signature("/s/ Ada Example"), is_signature("Digitally signed by Ada Example"), is_signature("Ada Example")
    (True, True, True)
    """
    typed = re.fullmatch(
        r"(?:/s+/|digitally signed by|electronically signed by|signed by)\s*(.{1,150})", value, re.IGNORECASE
    )
    return is_name(typed[1].strip(" /")) if typed else is_name(value.strip("/ "))


def is_jurisdiction(value: str) -> bool:
    """Whether `value` names places whose law can govern: known names in any case, or the form "the State of X".

    >>> [is_jurisdiction(x) for x in ("the Commonwealth of Massachusetts", "England and Wales", "California, USA")]
    [True, True, True]
    >>> [is_jurisdiction(x) for x in ("the Canton of Uri", "whoever sues first", "the State of utter despair")]
    [True, False, False]
    """
    forms = _forms()
    bared = forms.laws_of.sub("", value.strip(" ."))
    if _is_place(bared):
        return True
    parts = [
        forms.laws_of.sub("", part.strip()) for part in re.split(r",? and |, | \(|\)| & |/", bared) if part.strip()
    ]
    return 1 < len(parts) <= 4 and all(_is_place(part) for part in parts)


def _is_place(name: str) -> bool:
    known = jurisdictions()
    low = re.sub(r"^the ", "", name.lower())
    if low in known or low.removesuffix(" law") in known:
        return True
    form = _forms().polity.fullmatch(name)
    if form is None:
        return False
    tail = form["name"]
    return tail.lower().removeprefix("the ") in known or bool(_forms().proper.fullmatch(tail))


def is_money(value: str) -> bool:
    """Whether `value` is one sum of money with its currency.

    >>> [is_money(x) for x in ("USD 1,000.00", "€500", "one thousand dollars (US$1,000)", "500", "$5 a day for ever")]
    [True, True, True, False, False]
    """
    return bool(_forms().money.fullmatch(value))


def is_period(value: str) -> bool:
    """Whether `value` is one length of time.

    >>> [is_period(x) for x in ("thirty (30) business days", "1 year and 6 months", "30", "30 days after notice")]
    [True, True, False, False]
    """
    return bool(_forms().period.fullmatch(value))


def is_url(value: str) -> bool:
    """Whether `value` is one web address.

    >>> [is_url(x) for x in ("https://example.org/a?b=c", "<http://example.org>", "www.example.org", "see below")]
    [True, True, True, False]
    """
    return bool(_forms().url.fullmatch(value))


def is_licence(value: str) -> bool:
    """Whether `value` names one public licence.

    >>> [is_licence(x) for x in ("CC BY 4.0", "a Creative Commons Attribution 4.0 International License", "MIT")]
    [True, True, True]
    >>> is_licence("whatever you like")
    False
    """
    return bool(_forms().licence.fullmatch(value))


_POLITIES = """states?|commonwealth|province|republic|kingdom|canton|territory|region|emirate|principality|grand duchy
|duchy|länder|land|district|free state|city|confederation|federation|union|sultanate|country"""
_POLITY_KINDS = (
    "federal|democratic|people's|people’s|islamic|co-operative|cooperative|plurinational|special administrative"
)
_NUMBERS = "|".join((*CARDINALS[1:], *TENS[2:], "hundred", "thousand", "million", "billion"))
_CURRENCY_CODES = "USD|EUR|GBP|CHF|JPY|CNY|RMB|INR|AUD|CAD|NZD|SEK|NOK|DKK|HKD|SGD"
_CURRENCIES = "dollars?|euros?|pounds?(?: sterling)?|francs?|yen|yuan|rupees?|cents?|kron(?:a|er|or)"
_CC_PARTS = "BY|NC|ND|SA|Attribution|Non-?Commercial|No-?Deriv(?:ative)?s?|Share-?Alike|Works?"


class _Forms:
    """The patterns, compiled when the first value is judged. Each is linear."""

    def __init__(self) -> None:
        self.particles = frozenset(_PARTICLES.split())
        self.no_names = frozenset(_NO_NAMES.split())
        self.laws_of = _any_case(r"^(?:the )?(?:(?:substantive|internal|domestic|federal|applicable) )?laws? of ")
        self.email = compiled(r"[\w.+-]{1,64}@[\w.-]{1,190}")
        polities = _POLITIES.replace("\n", "")
        self.polity = _any_case(rf"(?:the )?(?:(?:{_POLITY_KINDS}) )?(?:{polities}) of (?P<name>.{{2,60}})")
        capital = r"[^\W\d_a-zß-öø-ÿ][^\W\d_]*(?:[-'’][^\W\d_]+)*"
        self.proper = compiled(rf"(?:the )?{capital}(?: (?:{capital}|of|and|the|de|la)){{0,5}}")
        number = _NUMBERS.replace("\n", "")
        words = rf"(?:{number})(?:[ -](?:and )?(?:{number})){{0,8}}"
        self.money = _any_case(_money(words))
        self.period = _any_case(_period(words))
        self.url = _any_case(r"<?(?:(?:https?|ftp)://|www\.)[^\s<>\"]{3,1990}>?")
        self.licence = _any_case(_licence())


def _any_case(pattern: str) -> re.Pattern[str]:
    return compiled(pattern, re.IGNORECASE)


def _money(words: str) -> str:
    digits = r"[0-9]{1,3}(?:[ ,.'][0-9]{3}){0,4}(?:[.,][0-9]{1,2})?|[0-9]{1,12}(?:[.,][0-9]{1,2})?"
    amount = rf"(?:{digits})(?: ?(?:k|m|thousand|million|billion))?"
    sign = rf"(?:[A-Z]{{0,3}}[$€£¥₹]|{_CURRENCY_CODES})"
    unit = rf"(?:US |U\.S\. |Australian |Canadian )?(?:{_CURRENCIES})"
    one = rf"(?:{sign} ?(?:{amount})|(?:{amount}) ?(?:{sign}|{unit}))"
    return rf"(?:{one}|(?:{words}) {unit}(?: \((?:{one}|{amount})\))?|{one} \((?:{words}) {unit}\))"


def _period(words: str) -> str:
    kind = "(?:business|working|calendar|consecutive) "
    span = rf"(?:{kind})?(?:days?|weeks?|months?|years?|quarters?|hours?|minutes?)"
    figures = r"[0-9]{1,4}"
    count = rf"(?:an? |{figures}(?:\.[0-9])?[ -]|(?:{words})(?: \({figures}\))?[ -]|{figures} \((?:{words})\) )"
    return rf"{count}{span}(?:(?:,? and |, | ){count}{span}){{0,2}}"


def _licence() -> str:
    version = r"(?:[ -]v?[1-4]\.[0-9])?"
    ported = "(?: (?:International|Unported|Generic|Universal|Public Domain Dedication))?"
    commons = (
        r"(?:CC|Creative Commons)[ -](?:copyright )?(?:BY|Attribution|Zero|0|CC0|Public Domain)"
        rf"(?:[ -](?:{_CC_PARTS})){{0,6}}{version}{ported}|CC0(?:[ -]1\.0)?"
    )
    code = (
        r"MIT|ISC|BSD[- ][0-4][- ]Clause|Apache(?: License,?)?(?:[ -](?:Version )?2\.0)?|MPL[ -]2\.0|EPL[ -][12]\.0"
        r"|(?:GNU )?[AL]?GPL(?:[ -]?v?[1-3](?:\.0)?)?(?:-only|-or-later)?|(?:Open Data Commons )?ODbL(?:[ -]1\.0)?"
    )
    return (
        rf"(?:the |an? )?(?:{commons}|{code})(?: (?:public )?licen[cs]e)?(?: \((?:CC|SPDX)[ :-][A-Z0-9 .:-]{{2,30}}\))?"
    )


@lru_cache(maxsize=1)
def _forms() -> _Forms:
    return _Forms()
