"""A language may lack pages: what it lacks leads to another, and says so."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from known_languages import KNOWN
from kokemusopas.addresses import lists
from kokemusopas.model.elements import write
from kokemusopas.model.guide import GuideError
from kokemusopas.model.source import SourceError
from kokemusopas.pages import body, elsewhere, files, papers, print_page, site
from kokemusopas.pages.made import Made, make
from kokemusopas.texts import glossary, sources
from kokemusopas.texts.languages import Traits, fallbacks
from model_pages import change, settings, small_guide

PAGES = ("index", "lista", "sanasto")
UKRAINIAN = Traits("uk", "українська", "uk_UA", falls_back=("sv",))
FOUR = KNOWN | {"uk": UKRAINIAN}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A small guide whose Swedish has no list."""
    docs = small_guide(tmp_path)
    change(docs, "fi/_language.yml", "order: 1\n", "order: 1\nmark: suomeksi\n")
    (docs / "sv/lista.md").unlink()
    return docs


def made_of(docs: Path) -> Made:
    return make(settings(docs, *PAGES))


def test_what_is_missing_comes_from_the_readers_second_language() -> None:
    assert fallbacks("uk", FOUR) == ("sv", "fi")
    assert fallbacks("sv", FOUR) == ("fi",)
    assert fallbacks("fi", FOUR) == ()


def test_a_language_begins_with_its_home_page(docs: Path) -> None:
    (docs / "sv/index.md").unlink()
    with pytest.raises(GuideError, match=r"docs/sv/index\.md is missing"):
        made_of(docs)


def test_a_page_of_one_language_is_missing_in_the_source(docs: Path) -> None:
    (docs / "sv/bara.md").write_text("# Bara { #bara }\n", "utf-8")
    with pytest.raises(GuideError, match=r"docs/fi/bara\.md is missing"):
        made_of(docs)


def test_a_link_to_a_missing_page_leads_to_the_other_language_and_says_so(docs: Path) -> None:
    with (docs / "sv/index.md").open("a", encoding="utf-8") as page:
        page.write("\nSe [listan](lista.md#tilaa).\n")
    made = made_of(docs)
    edition = made.guide.editions["sv"]
    home = edition.pages["index"]
    nodes = [node for _, found in body.sections(home, edition, made) for node in found]
    html = write(nodes, body.links_from(home, made.guide, "sv/"))
    link = BeautifulSoup(html, "html.parser").select("a[hreflang]")[-1]
    assert str(link) == (
        '<a href="../lista/#tilaa" hreflang="fi">listan <span lang="fi">(suomeksi)</span></a>'
    )


def test_a_link_to_a_section_that_the_other_language_has_not_is_told(docs: Path) -> None:
    with (docs / "sv/index.md").open("a", encoding="utf-8") as page:
        page.write("\nSe [listan](lista.md#ingen).\n")
    with pytest.raises(SourceError, match=r"leads to `#ingen`, which docs/sv/lista\.md"):
        made_of(docs)


def test_menus_name_the_language_of_what_is_missing(docs: Path) -> None:
    made = made_of(docs)
    edition = made.guide.editions["sv"]
    there, own = (site.target(name, edition, made.guide) for name in ("lista", "sanasto"))
    assert (there.url, there.attributes) == ("lista/", ' hreflang="fi"')
    assert there.named == f'<span lang="fi">{there.title} (suomeksi)</span>'
    assert there.told == '<span lang="fi">&nbsp;(suomeksi)</span>'
    assert (own.url, own.attributes, own.told, own.named) == ("sv/ordlista/", "", "", own.title)
    assert elsewhere.mark(UKRAINIAN) == "(українська)", "a language that has no word for it"


def test_the_language_menu_leads_home_where_the_page_is_missing(docs: Path) -> None:
    made = made_of(docs)
    edition = made.guide.editions["fi"]
    view = site.page_view(edition.pages["lista"], edition, made)
    assert [(one.lang, one.url, one.here) for one in view.translations] == [
        ("fi", "lista/", True),
        ("sv", "sv/", False),
    ]
    assert [one.lang for one in view.alternates] == ["fi"]


def test_paper_and_lists_hold_what_the_language_has(docs: Path) -> None:
    made = made_of(docs)
    edition = made.guide.editions["sv"]
    assert {page.page.name for part in print_page.parts(edition, made) for page in part.pages} == {
        "index",
        "sanasto",
    }
    assert list(papers.names(edition)) == ["guide", "epub"]
    assert "tilaa" not in lists.index(made.places, "sv")
    row = lists.link_list(made.places, made.ledger, "fi", {"fi": "", "sv": "sv/"}, "", "")
    assert 'data-only="fi"' in write(row)


def test_the_search_finds_what_is_missing_by_its_title_in_the_other_language(docs: Path) -> None:
    change(docs, "sv/_language.yml", "complete: true\n", "")  # it has no such files either
    for code in ("fi", "sv"):
        (docs / code / "_search.yml").write_text("{}", "utf-8")
    guide = made_of(docs).guide
    found = {one.name: one for one in files.searched(guide.editions["sv"], guide).pages}
    there = found["lista"]
    assert (there.url, there.lang) == ("../lista/", "fi")
    assert there.title == f"{guide.default.pages['lista'].title} (suomeksi)"
    assert [one.text for one in there.sections] == [""]
    assert not found["sanasto"].lang


def test_terms_and_sources_fall_back(tmp_path: Path) -> None:
    path = tmp_path / "terms.yml"
    path.write_text(
        "- {id: a, explain: true, fi: {term: a}, sv: {term: b, avoid: [c]}, en: {term: d}}", "utf-8"
    )
    (term,) = glossary.load(path, FOUR)
    assert term.wordings["uk"] == glossary.Wording("b", "", lang="sv")
    page = glossary.page([term], "uk", {"fi": "suomi:", "sv": "svenska:", "en": "English:"})
    assert '### <span lang="sv">b</span> { #a }' in page
    assert "svenska:" not in page
    entry = "t: {title: T, lang: fi, publisher: P, url: https://a.example/, dated: null, "
    entry += "read: stored, seen: 2026-11-30, check: 2027-11-30, about: {fi: a, sv: b, en: c}}"
    (tmp_path / "sources.yml").write_text(entry, "utf-8")
    assert sources.load(tmp_path / "sources.yml", FOUR).sources["t"].about["uk"] == "b"
