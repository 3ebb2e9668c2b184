"""Parties: which words in an agreement name someone who can promise."""

from __future__ import annotations

import re

from contractmodel.model import Agreement, BlockType
from contractmodel.parse.folded import folded, plain
from contractmodel.parse.mentions import Mentions

_ROLES = frozenset(
    """author authors coauthor editor publisher press licensor licensee company customer client supplier vendor
    provider contractor consultant employee employer buyer seller purchaser tenant landlord lessor lessee borrower lender
    party parties recipient discloser disclosee processor controller subprocessor investor founder guarantor distributor
    reseller agent artist producer participant sponsor host user users member members contributor contributors
    university institution institute foundation society association agency corporation bank trustee
    manufacturer carrier insurer developer operator owner partner franchisor franchisee manager director officer
    shareholder stockholder subscriber registrant speaker translator illustrator photographer composer performer
    organizer organiser researcher student team organization organisation college library museum government state
    creator donor depositor holder holders assignor assignee transferor transferee grantor grantee pledgor pledgee
    indemnitor indemnitee claimant promoter advertiser affiliate affiliates bidder executive committee board
    retailer broker hirer bailor bailee mortgagor mortgagee surety obligor obligee factor merchant seller
    sub-processor sub-contractor subcontractor maintainer steward custodian archivist school hospital clinic
    copyright-holder rights-holder publisher's""".split()
)
_PRONOUNS = frozenset("you we i he she they us".split())
_DETERMINERS = re.compile(
    r"(?:(?:each|every|either|neither|any|all|both|no|such|the said|said|the|this|that|your|our|an?|each of|either of|"
    r"neither of|any of|all of|none of|one of|both of) )*"
)
_ROLE_PHRASE = re.compile(
    r"(?P<name>(?:(?:each|every|either|neither|any|all|both|no|such|said|an?|the|each of the|either of the|neither of the|"
    r"all of the|none of the|both of the) )*(?:[\w-]+ ){0,2}?(?P<noun>[\w-]+))(?= ?(?:$|,|\(|and |or |its |who |that |which |of |in |"
    r"shall|will|must|may|hereby|agree|warrant|represent|acknowledge|undertake|grant|assign|covenant|retain|reserve|further|also|"
    r"irrevocably|expressly|at |with |signing|named|identified|under|upon))"
)
_ACTING = re.compile(
    r" (?:(?:hereby|further|also|irrevocably|expressly|each|jointly|severally) )*(?:agrees?|warrants?|represents?|acknowledges?|undertakes?|"
    r"covenants?|grants?|assigns?|retains?|reserves?|waives?|releases?|indemnif(?:y|ies)|hereby|shall (?:pay|deliver|provide|"
    r"indemnify|keep|maintain|notify|use|make|give|not disclose|have the right|publish|ensure|comply|defend|perform|return|be entitled|"
    r"be liable|be responsible)|will (?:pay|deliver|provide|indemnify|keep|notify|use|make|give|publish|ensure|comply)|may terminate|"
    r"must pay|wishes|desires|intends|is engaged|consents?|authori[sz]es?|disclaims?|accepts?|owns|confirms?|declares?)\b"
)


class Parties:
    """The parties of one agreement: defined terms that act as persons do, roles that drafters use, pronouns."""

    def __init__(self, agreement: Agreement) -> None:
        terms = list(dict.fromkeys(definition.term for definition in agreement.definitions))
        self._persons = _acting(agreement, terms)
        self._mentions = Mentions(self._persons)
        self._terms = frozenset(folded(term) for term in terms)

    def opening(self, words: str) -> str | None:
        """The party whose name opens `words`, the defined term as printed or else the role as it stands; None if none.

        >>> from contractmodel.model import Agreement, Block
        >>> parties = Parties(Agreement.build([Block(type=BlockType.PARAGRAPH, text="Ada (“you”) and Acme (the “Press”).")]))
        >>> parties.opening("You"), parties.opening("Each author"), parties.opening("The article")
        ('you', 'each author', None)
        """
        told = plain(words)
        low = folded(words)
        lead = _DETERMINERS.match(low)
        skip = lead.end() if lead else 0
        for term, at in self._mentions.of(told[:120]):
            if at.start <= skip:
                return term
            break
        first = re.match(r"[\w'-]+", low)
        if first and first[0] in _PRONOUNS:
            return first[0] if first[0] != "i" else "I"
        met = _ROLE_PHRASE.match(low[:120])
        if met is not None and self._is_role(met["noun"]):
            name = words[: met.end("name")]
            return name[0].lower() + name[1:] if re.match(r"(?:The|Each|Every|Either|Neither|Any|All|Both|No|Such|An?)\b", name) else name
        return None

    def closing(self, words: str) -> int | None:
        """The length of the party's name that ends `words`, None if none does."""
        told = plain(words)[-80:]
        last = None
        for _, at in self._mentions.of(told):
            last = at
        if last is not None and last.end == len(told):
            before = re.search(r"(?:\b(?:[Tt]he|[Ee]ach|[Ee]ither|[Nn]either|[Aa]ny|[Ss]uch|[Bb]oth) )$", told[: last.start])
            return len(told) - (before.start() if before else last.start)
        met = re.search(r"(?:^|[\s(])((?:(?:the|each|either|neither|any|such|both|every) )?([\w-]+))$", folded(told))
        if met is not None and (self._is_role(met[2]) or met[2] in _PRONOUNS):
            return len(met[1])
        return None

    def first(self, words: str, but: str | None) -> str | None:
        """The first party named anywhere in `words` other than `but`."""
        told = plain(words)[:300]
        best: tuple[int, str] | None = None
        for term, at in self._mentions.of(told):
            if but is None or folded(term) != folded(but):
                best = (at.start, term)
                break
        for met in re.finditer(r"\b(?:the |each |either |any )?([\w-]+)\b", folded(told)):
            if best is not None and met.start() >= best[0]:
                break
            if self._is_role(met[1]) and (but is None or met[0] not in folded(but)) and met[0] != met[1]:
                return told[met.start() : met.end()]
        return best[1] if best else None

    def _is_role(self, noun: str) -> bool:
        if noun in self._terms and noun not in _ROLES:
            return False
        return noun in _ROLES


def _acting(agreement: Agreement, terms: list[str]) -> list[str]:
    """The terms that name persons: pronouns, roles, and those that somewhere agree, warrant, grant or must pay."""
    persons = {term for term in terms if _is_person(term)}
    rest = [term for term in terms if term not in persons]
    if rest:
        mentions = Mentions(rest)
        for block in agreement.walk():
            if block.type is BlockType.SIGNATURE or len(persons) == len(terms):
                continue
            text = plain(block.text)
            if not _ACTING.search(text):
                continue
            low = folded(block.text)
            for term, at in mentions.of(text):
                if term not in persons and _ACTING.match(low, at.end):
                    persons.add(term)
    return [term for term in terms if term in persons]


def _is_person(term: str) -> bool:
    words = folded(term).split()
    return bool(words) and (words[-1] in _ROLES or (len(words) == 1 and words[0] in (*_PRONOUNS, "our", "your")))
