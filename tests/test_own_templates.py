"""The built-in templates, guarded by the project's own plugin: the published texts have not drifted from them."""

from pathlib import Path

import pytest

from contractmodel.pytest_plugin import ContractAssertions

ROOT = Path(__file__).resolve().parents[1]
FORMS = ROOT.parent / "shared" / "forms"
MODEL, FORM = "shieber-1.2", "pmlr-2017"

needs_forms = pytest.mark.skipif(not FORMS.is_dir(), reason="the published texts are not beside this checkout")


@pytest.fixture
def contract():
    """The plugin's fixture, rooted at the published texts; here also where the plugin is not installed."""
    return ContractAssertions(FORMS)


@pytest.mark.parametrize("name", [MODEL, FORM])
def test_a_template_conforms_to_itself(contract, name):
    path = ROOT / "contractmodel" / "template" / "library" / f"{name}.agreement"
    contract.assert_conforms(path, against=name, as_="template")
    contract.assert_conforms(path, against=path, as_="variant")


@needs_forms
@pytest.mark.parametrize(
    ("published", "template"), [("shieber-1.2.html", MODEL), ("pmlr-2017.md", FORM), ("pmlr-2017.pdf", FORM)]
)
def test_the_published_texts_are_what_the_templates_say(contract, published, template):
    contract.assert_conforms(published, against=template, as_="template")


@needs_forms
@pytest.mark.parametrize(
    ("was", "became", "told"),
    [
        ("within one year of", "within two years of", "two years"),
        ("* Signed:", "* Signed: Ada Example", "TPL03"),
        ("(“the article”) to be", "to be", "REF02"),
        ("(“the article”)", "Tides and Ledgers\n\n(“the article”)", "TPL03"),
        ("3. You agree", "3. You do not agree", "do not"),
    ],
    ids=["edited", "signed into", "a definition lost", "a blank filled", "negated"],
)
def test_a_touched_text_is_told(contract, tmp_path, was, became, told):
    text = (FORMS / "pmlr-2017.md").read_text("utf-8")
    assert was in text
    touched = tmp_path / "form.md"
    touched.write_text(text.replace(was, became, 1), "utf-8")
    with pytest.raises(pytest.fail.Exception) as caught:
        contract.assert_conforms(touched, against=FORM, as_="template")
    shown = str(caught.value)
    assert told in shown
    assert max(map(len, shown.splitlines())) <= 80


@needs_forms
def test_a_form_derived_from_the_model_is_no_copy_of_it(contract):
    with pytest.raises(pytest.fail.Exception, match="SIG10"):
        contract.assert_conforms("pmlr-2017.md", against=MODEL, as_="variant")


def test_a_file_that_is_not_there_is_not_conforming(contract):
    with pytest.raises(pytest.fail.Exception, match=r"not checkable: nosuch\.md does not exist"):
        contract.assert_conforms("nosuch.md", against=FORM)
