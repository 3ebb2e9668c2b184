"""Words for generated agreements: sentences as drafters write them, from a seed.

Three voices: `varied` (many sentence forms, many fills), `boilerplate` (whole families of clauses that differ in a fill
or two, so that a clause's nearest neighbour in wording is often the wrong one) and `corpus` (sentences of real
agreements beside the checkout, where they are).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from random import Random

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"

PARTIES = (
    "the Licensor", "the Licensee", "the Publisher", "the Author", "Customer", "Provider", "the Contributor",
    "the Company", "the Institution", "each party", "the Receiving Party", "the Disclosing Party", "the Agent",
    "the Recipient", "the Editor", "the Society", "the Lender", "the Tenant", "the Distributor",
)  # fmt: skip
ACTS = (
    "deliver", "publish", "assign", "transfer", "indemnify", "disclose", "return", "destroy", "notify", "license",
    "retain", "archive", "distribute", "inspect", "insure", "correct", "reimburse", "audit", "withhold",
    "translate", "adapt", "reproduce", "encrypt", "catalogue", "defend", "certify", "store", "replace", "escrow",
    "mortgage",
)  # fmt: skip
NOUNS = (
    "manuscript", "invoice", "deposit", "record", "certificate", "notice", "deliverable", "specification",
    "royalty", "source code", "data set", "trademark", "facility", "warehouse", "shipment", "premium",
    "escrow account", "report", "subcontract", "schedule", "inventory", "patent", "proof", "translation",
    "metadata", "backup", "audit trail", "purchase order", "statement of work", "security interest", "user account",
    "credential", "prototype", "sample", "insurance policy", "work permit", "licence fee", "cover letter",
    "press release", "questionnaire", "server log", "warranty card", "bill of lading", "safety manual", "site plan",
    "training record", "expense claim", "ledger",
)  # fmt: skip
ADJECTIVES = (
    "final", "written", "corrected", "original", "quarterly", "outstanding", "confidential", "material",
    "independent", "annual", "preliminary", "defective", "undisputed", "third-party", "certified", "unpaid",
    "electronic", "archival", "reasonable", "supplementary", "interim", "revised", "underlying", "joint",
)  # fmt: skip
PLACES = (
    "London", "the Territory", "Massachusetts", "its principal office", "Geneva", "the designated repository",
    "the Site", "Singapore", "the bonded warehouse", "Toronto", "the data centre", "Hamburg", "New South Wales",
    "the port of entry", "Dublin", "the registered address", "Osaka", "the laboratory", "Cape Town", "Oslo",
)  # fmt: skip
TIMES = (
    "thirty (30) days", "ten (10) Business Days", "six months", "one year", "seven (7) days", "forty-eight hours",
    "the term of this agreement", "ninety (90) days", "two calendar quarters", "five years", "a reasonable period",
    "fifteen (15) days", "the renewal period", "three weeks", "twelve months", "twenty-one (21) days",
)  # fmt: skip
REASONS = (
    "by reason of any breach of this agreement", "to the extent permitted by applicable law", "at its own expense",
    "without the prior written consent of the other party", "subject to the limitations set out in this section",
    "in accordance with generally accepted accounting principles", "for the purpose of performing its obligations",
    "as reasonably requested in writing", "whether in contract, tort or otherwise", "in good faith",
    "notwithstanding any other provision of this agreement", "in a form acceptable to the other party",
    "under a Creative Commons Attribution licence", "by registered mail or by courier", "free of all encumbrances",
    "in any medium now known or later developed", "except as required by a court of competent jurisdiction",
    "in the ordinary course of its business", "with the care that it gives to its own property",
    "unless the parties agree otherwise", "on a non-exclusive and royalty-free basis", "promptly and in full",
    "through its authorised representatives", "before any payment falls due", "with all attribution intact",
)  # fmt: skip
HEADINGS = (
    "Definitions", "Grant of rights", "Payment", "Term", "Termination", "Confidentiality", "Indemnity", "Notices",
    "Governing law", "Assignment", "Warranties", "Delivery", "Audit", "Insurance", "Data protection", "Publicity",
    "Records", "Force majeure", "Subcontracting", "Acceptance", "Support", "Escrow", "Taxes", "Survival",
)  # fmt: skip
LEAD_INS = (
    "{P} further warrants that:", "{P} shall:", "{P} may not:", "In this section:", "The following applies:",
    "{P} represents to {p} as follows:", "Subject to payment of the {n}, {p} shall:", "{P} agrees to:",
)  # fmt: skip
FORMS = (
    "{P} shall {a} the {j} {n} to {p} within {t}, {r}.",
    "{P} may {a} or {a} any {j} {n} in {l} for {t}, {r}, and shall {a} each related {n}.",
    "{P} represents and warrants that the {j} {n} does not infringe any {n} of {p} and has not been {a}ed in {l}.",
    "If {p} fails to {a} the {n} within {t} after receipt of the {j} {n}, {p} may terminate this agreement {r}.",
    "No {j} {n} may be {a}ed by {p} {r} unless a {n} has first been given to {p} at {l}.",
    "{P} retains all right, title and interest in each {n} and in every {j} {n} derived from it, {r}.",
    "The {j} {n} will be held in {l} and {p} will {a} it at least once in {t}, {r}.",
    "{P} agrees to {a} {p} against any claim arising out of a {j} {n}, {r}, including reasonable legal fees.",
    "Any {n} that is not {a}ed within {t} is deemed accepted by {p} {r}.",
    "The parties shall {a} the {n} jointly, and the cost of the {j} {n} is borne by {p} {r}.",
    "Upon expiry, {p} will {a} the {n}, {a} every {j} {n} and certify to {p} within {t} that it has done so.",
    "Nothing in this section obliges {p} to {a} a {j} {n} that it held in {l} before the date of this agreement.",
    '"{N}" means any {j} {n} that {p} has {a}ed in {l}, together with its {n}, {r}.',
    "{P} must keep a {j} {n} of each {n} for {t} and make it available to {p} {r}.",
    "All {n} and {n} charges are payable to {p} within {t} of the {j} {n}, {r}.",
    "This obligation survives termination for {t} and binds the successors of {p} {r}.",
    "The {n} is governed by the laws of {l}, and {p} submits to the courts of {l} {r}.",
    "Where the {j} {n} is lost or damaged in {l}, {p} shall {a} it {r} or pay the price of the {n}.",
)
_HOLE = re.compile(r"\{(\w)\}")
_FILLS: dict[str, tuple[str, ...]] = {
    "p": PARTIES, "a": ACTS, "n": NOUNS, "j": ADJECTIVES, "l": PLACES, "t": TIMES, "r": REASONS,
}  # fmt: skip

Voice = Callable[[Random], str]


def filled(form: str, rng: Random) -> str:
    """`form` with each hole filled at random; a capital hole gives a capital."""

    def fill(hole: re.Match[str]) -> str:
        word = rng.choice(_FILLS[hole[1].lower()])
        return word[:1].upper() + word[1:] if hole[1].isupper() else word

    return _HOLE.sub(fill, form)


def varied(rng: Random) -> str:
    """A clause of one to four sentences, about 45 words on average."""
    return " ".join(filled(rng.choice(FORMS), rng) for _ in range(rng.choice((1, 2, 2, 2, 3, 4))))


def boilerplate(rng: Random) -> str:
    """A clause of a family: one of twenty fixed wordings of which one to three words vary."""
    frozen = Random(rng.randrange(20))
    text = " ".join(filled(frozen.choice(FORMS), frozen) for _ in range(3))
    for _ in range(rng.choice((1, 2, 3))):
        old = frozen.choice(PLACES + TIMES + NOUNS + PARTIES)
        hits = [word for word in (*PLACES, *TIMES, *NOUNS, *PARTIES, old) if word in text]
        text = text.replace(rng.choice(hits), rng.choice(rng.choice((PLACES, TIMES, NOUNS, PARTIES)))) if hits else text
    return text


def corpus_voice(most: int = 400) -> Voice | None:
    """Clauses dealt from real agreements' paragraphs of 12 to 160 words, none twice to one generator; None where the
    corpus is absent. Related licences are in the deck: near-duplicates as they are met."""
    folder = CORPUS / "spdx"
    if not folder.is_dir():
        return None
    seen: dict[str, None] = {}
    for path in sorted(folder.glob("*.txt"))[:most]:
        for piece in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
            text = re.sub(r"^\W*(?:\d+(?:\.\d+)*|[a-zA-Z]|[ivx]+)[.)]\s+", "", " ".join(piece.split()))
            if 12 <= text.count(" ") <= 160:
                seen[text] = None
    return Deck(tuple(seen))


class Deck:
    """A voice that deals its pieces in a random order of its own, none twice until `shuffled` anew."""

    def __init__(self, pieces: tuple[str, ...]) -> None:
        self.pieces = pieces
        self.left: list[str] = []

    def __call__(self, rng: Random) -> str:
        if not self.left:
            self.left = list(self.pieces)
            rng.shuffle(self.left)
        return self.left.pop()
