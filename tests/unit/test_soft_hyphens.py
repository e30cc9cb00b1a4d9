"""Long words may be broken where a reader would break them, and nowhere else."""

import pytest
from kokemusopas.model.elements import read, write
from kokemusopas.model.guide import Edition, Guide
from kokemusopas.pages.soft_hyphens import soft
from kokemusopas.texts.languages import Traits
from kokemusopas.texts.soft_hyphens import SOFT_HYPHEN, points_of, softened
from model_pages import settings

LANGUAGES = {
    "fi": Traits("fi", "suomi", "fi_FI", hyphenation="voikko"),
    "sv": Traits("sv", "svenska", "sv_FI", hyphenation="sv"),
}


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("fi", "kokemus|toiminta|verkosto"),
        ("fi", "Saavu|tet|ta|vuus|seloste"),  # no part of more than twelve letters is whole
        ("fi", "pähkinän|kuoressa"),
        ("sv", "erfa|ren|hets|ak|tören"),
        ("sv", "kamrat|stöds|verk|samhet"),  # not one letter alone: stöd|s|verksamhet
    ],
)
def test_a_long_word_is_broken_between_its_parts(language: str, word: str) -> None:
    points = points_of(LANGUAGES[language])
    assert points, f"nothing breaks the words of {language} here"
    plain = word.replace("|", "")
    assert softened(plain, points, longest=11) == word.replace("|", SOFT_HYPHEN)
    assert softened(plain, points, longest=len(plain)) == plain


def test_an_address_is_never_broken() -> None:
    points = points_of(LANGUAGES["fi"])
    assert points
    for address in (
        "www.saavutettavuusvaatimukset.fi",
        "https://saavutettavuusvaatimukset.fi/kokemustoimintaverkosto/",
        "kokemustoiminta@kokemustoimintaverkosto.fi",
    ):
        assert softened(address, points, longest=8) == address


def test_a_language_without_hyphenation_is_left_alone() -> None:
    for hyphenation in ("", "no-such-dictionary"):
        assert points_of(Traits("xx", "muu", "fi_FI", hyphenation=hyphenation)) is None


def soft_html(html: str, language: str = "fi") -> str:
    editions = {code: Edition(traits, "", {}, {}) for code, traits in LANGUAGES.items()}
    guide = Guide(settings(), editions, ())
    return write(soft(read(html), editions[language], guide)).replace(SOFT_HYPHEN, "|")


def test_a_heading_is_narrower_than_a_text() -> None:
    assert soft_html("<h1>Kokemustoiminta</h1>") == "<h1>Kokemus|toiminta</h1>"
    assert soft_html("<p>Kokemustoiminta</p>") == "<p>Kokemustoiminta</p>"
    assert soft_html("<p>Kokemustoimintaverkosto</p>") == "<p>Kokemus|toiminta|verkosto</p>"


def test_words_of_another_language_are_broken_as_in_that() -> None:
    swedish = '<h2>Sana <span lang="sv">bakgrundsorganisationen</span></h2>'
    assert ">bakgrunds|or|ga|ni|sa|tionen<" in soft_html(swedish)
    other = '<h2>Sana <span lang="uk">kokemustoimintaverkosto</span></h2>'
    assert "|" not in soft_html(other)


def test_a_finnish_name_in_a_translation_is_broken_as_in_finnish() -> None:
    assert soft_html("<h2>Kokemustoimintaverkosto</h2>", "sv") == (
        "<h2>Kokemus|toiminta|verkosto</h2>"
    )


@pytest.mark.parametrize("tag", ["code", "button"])
def test_what_is_copied_or_sent_stays_as_it_is(tag: str) -> None:
    html = f"<p><{tag}>kokemustoimintaverkosto</{tag}></p>"
    assert soft_html(html) == html
    sheet = '<div class="copy-text"><p>kokemustoimintaverkosto</p></div>'
    assert soft_html(sheet) == sheet
