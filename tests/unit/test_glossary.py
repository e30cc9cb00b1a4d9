"""The glossary page is made from the term base, and a broken term base is explained."""

from pathlib import Path

import pytest
from known_languages import KNOWN
from kokemusopas.texts.glossary import TermBaseError, load, page

TERM_BASE = """
- id: palkkio
  fi: {term: palkkio, definition: Raha työstä.}
  sv: {term: arvode}
  en: {term: fee}
- id: aikataulu
  fi: {term: aikataulu, definition: Mitä tehdään ja milloin., former: [ohjelma]}
  sv: {term: tidtabell}
  en: {term: aikataulu}
"""
TEXTS = {"former": "vanha nimi:", "sv": "ruotsiksi:", "en": "englanniksi:"}


@pytest.fixture
def term_base(tmp_path: Path) -> Path:
    path = tmp_path / "terms.yml"
    path.write_text(TERM_BASE, "utf-8")
    return path


def test_terms_are_sorted_and_carry_the_other_languages(term_base: Path) -> None:
    assert page(load(term_base, KNOWN), "fi", TEXTS) == (
        "### aikataulu { #aikataulu }\n\nMitä tehdään ja milloin.\n\n"
        '- ruotsiksi: <span lang="sv">tidtabell</span>\n- vanha nimi: ohjelma\n\n'
        "### palkkio { #palkkio }\n\nRaha työstä.\n\n"
        '- ruotsiksi: <span lang="sv">arvode</span>\n- englanniksi: <span lang="en">fee</span>'
    )


def test_a_word_of_the_source_language_in_a_definition_tells_its_language(tmp_path: Path) -> None:
    path = tmp_path / "terms.yml"
    sv = "sv: {term: arvode (palkkio), definition: Sägs palkkio.}"
    path.write_text(f"- id: palkkio\n  fi: {{term: palkkio}}\n  {sv}\n  en: {{term: fee}}", "utf-8")
    texts = {"former": "", "fi": "på finska:", "en": "på engelska:"}
    text = page(load(path, KNOWN), "sv", texts)
    assert text.count('<span lang="fi">palkkio</span>') == text.count("palkkio") - 1  # but its id


@pytest.mark.parametrize(("last", "order"), [("åäö", "zao"), ("", "aoz")], ids=["fi", "de"])
def test_a_language_orders_its_own_letters(tmp_path: Path, last: str, order: str) -> None:
    entries = [
        f"- id: {name}\n  fi: {{term: {word}}}\n  sv: {{term: a}}\n  en: {{term: a}}"
        for name, word in [("o", "öljy"), ("a", "äiti"), ("z", "zeniitti")]
    ]
    path = tmp_path / "terms.yml"
    path.write_text("\n".join(entries), "utf-8")
    text = page(load(path, KNOWN), "fi", TEXTS, last)
    headings = [line for line in text.splitlines() if line.startswith("###")]
    assert "".join(heading[-3] for heading in headings) == order


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("palkkio: arvode", "must be a list"),
        ("- fi: {term: palkkio}", "every entry starts with"),
        ("- id: palkkio\n  sv: {term: arvode}\n  en: {}", "no `term` under `fi:`"),
        (TERM_BASE.replace("aikataulu\n  fi", "palkkio\n  fi"), "`palkkio` twice"),
        ("- id: [", "cannot be read"),
    ],
)
def test_a_malformed_term_base_is_explained(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "terms.yml"
    path.write_text(text, "utf-8")
    with pytest.raises(TermBaseError, match=says):
        load(path, KNOWN)


def test_a_missing_term_base_is_explained(tmp_path: Path) -> None:
    with pytest.raises(TermBaseError, match="cannot be read"):
        load(tmp_path / "terms.yml", KNOWN)
