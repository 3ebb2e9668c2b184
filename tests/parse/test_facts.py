"""What provisions say in figures and names: amounts, periods, licences, parties."""

from __future__ import annotations

import pytest

from contractmodel.parse.grammar import load
from contractmodel.parse.lexicon import Lexicon
from contractmodel.parse.licences import licence_id, licence_of_url
from contractmodel.parse.parties import Parties
from tests.parse.provision_trees import one, paragraph, read


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "You grant the public an exclusive, irrevocable, perpetual, worldwide, royalty-free CC BY-NC-ND 4.0 right",
            {
                "licence": "CC-BY-NC-ND-4.0",
                "exclusivity": "exclusive",
                "revocability": "irrevocable",
                "duration": "perpetual",
                "territory": "worldwide",
                "royalty": "free",
                "grantee": "the public",
            },
        ),
        (
            "You grant rights (http://creativecommons.org/licenses/by-sa/3.0/) in all media now known or later made.",
            {
                "licence": "CC-BY-SA-3.0",
                "licence_url": "http://creativecommons.org/licenses/by-sa/3.0/",
                "media": "in all media now known or later",
            },
        ),
        (
            "Buyer shall pay USD 1,500 and ten percent (10%) within thirty (30) business days of 3 March 2027.",
            {"amount": "USD 1,500", "percentage": "10%", "period": "30 business days", "date": "2027-03-03"},
        ),
        (
            "This agreement is governed by the laws of the State of Ohio, without regard to its conflict rules.",
            {"law": "the State of Ohio"},
        ),
        ("This agreement is governed by Norwegian law.", {"law": "Norwegian"}),
        ("Norwegian law governs this agreement.", {"law": "Norwegian"}),
        ("The courts of Bergen shall have exclusive jurisdiction.", {"forum": "Bergen"}),
        (
            "Any dispute shall be settled by arbitration in Basel under the rules of the Swiss Chamber.",
            {"seat": "Basel", "rules": "the Swiss Chamber"},
        ),
        ("The seat of arbitration shall be Paris.", {"seat": "Paris"}),
        (
            "The liability of the supplier shall not exceed 1.5 times the sums paid under clause 4.2.",
            {"cap": "1.5 times the sums paid under clause 4.2"},
        ),
        (
            "Vendor's liability shall not exceed the fees paid, except in case of fraud.",
            {"cap": "the fees paid, except in case of fraud", "carve_out": "except in case of fraud"},
        ),
        (
            "Either party may terminate this agreement on 30 days' written notice.",
            {"notice": "30 days' written notice", "period": "30 days"},
        ),
        (
            "Vendor shall indemnify Buyer against all claims.",
            {"indemnitor": "Vendor", "indemnitee": "Buyer", "indemnified_for": "all claims"},
        ),
        (
            "Vendor shall deliver the goods to Buyer within one hundred and twenty days.",
            {"object": "the goods", "period": "120 days"},
        ),
        ("Vendor shall store it for two thousand hours or a year.", {"period": "2000 hours; 1 year"}),
    ],
)
def test_facts(text, facts):
    told = dict(one(text).facts)
    assert {name: told.get(name) for name in facts} == facts


def test_each_fact_has_one_name():
    found = one("Buyer shall pay $5 in March and shall pay $7 in April.")
    names = [name for name, _ in found.facts]
    assert len(names) == len(set(names))
    assert dict(found.facts)["amount"] == "$5; $7"


def test_parties_are_terms_that_act_and_not_things():
    agreement = read(
        paragraph(
            "Lumen (“Lumen”) and Orla (“Orla”), about the software (“the Software”) under this (“this Agreement”)."
        ),
        paragraph("Lumen shall fund it. The Software shall contain bugs. This Agreement will bind all."),
    )
    parties = Parties(agreement, Lexicon(load("provision")))
    assert parties.opening("Lumen shall") == "Lumen"
    assert parties.opening("The Software shall") is None
    assert parties.opening("") is None
    assert parties.closing("as Lumen") == 5
    assert parties.closing("as stated") is None
    assert parties.closing("") is None
    assert parties.closing("by the Supplier") == len("the Supplier")
    assert parties.first("to the Supplier and Lumen", "Lumen") == "the Supplier"
    assert parties.first("to Lumen's friends and the Supplier", None) == "Lumen"
    assert parties.first("nothing here", None) is None


@pytest.mark.parametrize(
    ("name", "version", "spdx"),
    [
        ("mit license", None, "MIT"),
        ("apache license, version 2.0", None, "Apache-2.0"),
        ("mozilla public license version 2.0", None, "MPL-2.0"),
        ("bsd 3-clause", None, "BSD-3-Clause"),
        ("bsd 2-clause", None, "BSD-2-Clause"),
        ("gnu lesser general public license, version 2", None, "LGPL-2.0"),
        ("gnu general public licence", None, "GPL"),
        ("creative commons zero", None, "CC0-1.0"),
        ("creative commons attribution-sharealike", "3.0", "CC-BY-SA-3.0"),
    ],
)
def test_licences_by_name(name, version, spdx):
    assert licence_id(name, version) == spdx


def test_licences_by_address():
    assert licence_of_url("http://creativecommons.org/publicdomain/zero/1.0/") == "CC0-1.0"
    assert licence_of_url("http://example.org/licenses/by/4.0") is None
