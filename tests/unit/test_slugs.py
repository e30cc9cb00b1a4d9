"""Addresses in each language's own words: what a slug may be, and that old addresses lead on."""

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import ROOT
from kokemusopas.addresses import former, ledger, lists
from kokemusopas.addresses.aliases import AliasError
from kokemusopas.model.guide import load
from kokemusopas.model.parts import PRINT_PAGE
from kokemusopas.model.source import SourceError
from kokemusopas.pages import asked, site
from kokemusopas.pages.made import Made, make
from kokemusopas.pages.views import MovedPage
from model_pages import change, settings, small_guide

from tools.public_addresses import LANGUAGES, LEDGER, path_of


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A copy of the small guide, whose Swedish glossary has a slug."""
    return small_guide(tmp_path)


def made_of(docs: Path) -> Made:
    return make(settings(docs, "index", "lista", "sanasto"))


def old_pages(docs: Path, language: str) -> dict[str, MovedPage]:
    """Return {old address: where it leads} of a language; test_embedded.py asks of frames."""
    made = made_of(docs)
    views = site.other_views(made.guide.editions[language], made)
    found = {view.url: view.given for view in views if isinstance(view.given, MovedPage)}
    return {url: moved for url, moved in found.items() if lists.EMBED not in url}


def test_a_page_has_its_slug_in_its_language_and_its_name_without_one(docs: Path) -> None:
    editions = made_of(docs).guide.editions
    assert editions["fi"].url("sanasto") == "sanasto/"
    assert editions["sv"].url("sanasto") == "sv/ordlista/"
    assert editions["sv"].path("sanasto") == "ordlista/"
    assert editions["sv"].url("lista") == "sv/lista/"
    assert (editions["fi"].url("index"), editions["sv"].url("index")) == ("", "sv/")
    assert (editions["fi"].url("tulosta"), editions["sv"].url("tulosta")) == (
        "tulosta/",
        "sv/skriv-ut/",
    )


def test_a_page_and_all_that_names_it_follow_its_slug(docs: Path) -> None:
    made = made_of(docs)
    edition = made.guide.editions["sv"]
    view = site.page_view(edition.pages["sanasto"], edition, made)
    assert view.url == "sv/ordlista/"
    assert view.canonical_url.endswith("/sv/ordlista/")
    assert [one.url for one in view.translations] == ["sanasto/", "sv/ordlista/"]
    assert '/sv/ordlista/"' in view.json_ld
    term = next(one for one in made.places if one.key == "sanasto#palkkio")
    assert [term.path(one) for one in ("fi", "sv")] == ["sanasto/#palkkio", "ordlista/#palkkio"]


def test_the_name_of_a_page_and_every_slug_it_had_lead_on(docs: Path) -> None:
    (docs / ledger.NAME).write_text("sanasto sv/ordbok sv/ordlista fi/sanat\n", "utf-8")
    found = {old: moved.url for old, moved in old_pages(docs, "sv").items()}
    assert found == {
        "sv/sanasto/": "sv/ordlista/",
        "sv/ordbok/": "sv/ordlista/",
        "sv/tulosta/": "sv/skriv-ut/",
    }
    assert {old: one.url for old, one in old_pages(docs, "fi").items()} == {"sanat/": "sanasto/"}


def test_the_old_name_of_a_paper_leads_to_it_from_one_language(docs: Path) -> None:
    for language in ("fi", "sv"):
        words = f"documents: {{guide: {{file: opas-{language}.pdf, title: Opas, text: PDF}}}}"
        change(docs, f"{language}/_ui.yml", "paper: {", f"paper: {{{words}, ")
    (docs / "aliases.yml").write_text("a.pdf: opas-sv.pdf\nb.pdf: poissa.pdf\n", "utf-8")
    made = make(replace(settings(docs, "index", "lista", "sanasto"), pdfs=True))
    found = {
        language: {view.url: view.given for view in site.other_views(edition, made)}
        for language, edition in made.guide.editions.items()
    }
    assert found["sv"]["a.pdf/"] == MovedPage("a.pdf", "Opas", "opas-sv.pdf", {})
    assert not {"a.pdf/", "b.pdf/"} & found["fi"].keys()
    (docs / "aliases.yml").write_text("opas-fi.pdf: opas-sv.pdf\n", "utf-8")
    with pytest.raises(AliasError, match=r"`opas-fi\.pdf` is in use"):
        made_of(docs)


def test_a_place_is_asked_for_by_its_other_slugs_by_words_and_by_other_names_of_a_paper(
    docs: Path,
) -> None:
    for language in ("fi", "sv"):
        words = f"documents: {{guide: {{file: opas-{language}.pdf, title: Opas, text: PDF}}}}"
        change(docs, f"{language}/_ui.yml", "paper: {", f"paper: {{{words}, ")
    made = make(replace(settings(docs, "index", "lista", "sanasto"), pdfs=True))
    typed = {"sanasto": {"palkkio": "raha liksa"}}
    found = {
        language: {path: names for path, names, _ in asked.rows(edition, made, typed)}
        for language, edition in made.guide.editions.items()
    }
    assert found["fi"] == {
        "sanasto/": "ordlista",
        "sanasto/#palkkio": "raha liksa",
        "opas-fi.pdf": "opas-fi.pdf opas-sv.pdf",
    }
    assert found["sv"]["../opas-sv.pdf"] == "opas-fi.pdf opas-sv.pdf"
    assert found["sv"]["ordlista/"] == "sanasto"


def test_a_page_that_takes_an_old_slug_back_is_not_led_away_from_it(docs: Path) -> None:
    (docs / ledger.NAME).write_text("sanasto sv/ordbok sv/ordlista\n", "utf-8")
    change(docs, "sv/sanasto.md", "slug: ordlista", "slug: ordbok")
    assert {*old_pages(docs, "sv")} == {"sv/sanasto/", "sv/ordlista/", "sv/tulosta/"}


def test_the_slugs_of_a_page_that_was_renamed_lead_where_its_alias_leads(docs: Path) -> None:
    (docs / "aliases.yml").write_text("luettelo: sanasto\n", "utf-8")
    (docs / ledger.NAME).write_text("luettelo sv/forteckning\nsanasto sv/ordlista\n", "utf-8")
    found = old_pages(docs, "sv")
    assert found["sv/luettelo/"].url == found["sv/forteckning/"].url == "sv/ordlista/"
    assert found["sv/forteckning/"].places["palkkio"][1] == "sv/ordlista/#palkkio"


def test_a_page_that_was_renamed_keeps_its_slug(docs: Path) -> None:
    (docs / "aliases.yml").write_text("luettelo: sanasto\n", "utf-8")
    (docs / ledger.NAME).write_text("luettelo sv/ordlista\nsanasto sv/ordlista\n", "utf-8")
    assert {*old_pages(docs, "sv")} == {"sv/luettelo/", "sv/sanasto/", "sv/tulosta/"}


def test_the_slugs_that_a_ledger_lacks_are_those_of_the_pages(docs: Path) -> None:
    guide = load(settings(docs, "index", "lista", "sanasto"))
    assert {*former.given(guide)} == {("sanasto", "sv/ordlista"), ("tulosta", "sv/skriv-ut")}


def test_the_ledger_knows_every_slug_of_the_guide() -> None:
    names = [path.stem for path in (ROOT / "docs/fi").glob("[!_]*.md")]
    new = [
        f"docs/{language}: `slug: {slug}` of {name}"
        for language, folder in LANGUAGES.items()
        for name in (*names, PRINT_PAGE)
        if (slug := path_of(name, language).removeprefix(folder).strip("/")) not in ("", name)
        and slug not in ledger.slugs_of(name, language, LEDGER)
    ]
    assert not new, "run `make addresses`, which remembers them for ever:\n" + "\n".join(new)


def slug(value: str, page: str = "sanasto") -> tuple[str, str, str]:
    """Return the change that gives a Swedish page a slug."""
    if page == "sanasto":
        return "sv/sanasto.md", "slug: ordlista", f"slug: {value}"
    return f"sv/{page}.md", "title: ", f"slug: {value}\ntitle: "


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        (slug("Förklarade ord"), r"sv/sanasto\.md:4: .*a-z, 0-9 and hyphens.*`forklarade-ord`"),
        (slug("-ord"), "write `ord`"),
        (slug('""'), "a-z, 0-9 and hyphens"),
        (slug("2026"), 'is no text: write it in quotation marks, `slug: "2026"`'),
        (slug("[ord]"), "is no text"),
        (slug("assets"), "is a folder of the site itself: choose another"),
        (slug("sv"), "is a folder of the site itself"),
        (slug("tulosta"), "is an address of the page `tulosta`: choose another"),
        (slug("skriv-ut"), r"_ui\.yml:\d+: .*is an address of the page `sanasto`"),
        (slug("lista"), "is an address of the page `lista`: choose another"),
        (slug("ordlista", "lista"), "is an address of the page `lista`"),
        (slug("hem", "index"), "stands on the home page, .*: remove it"),
        (slug("vanha"), r"is an old address, which docs/aliases\.yml leads on"),
        (slug("forteckning"), r"is an old address, which docs/aliases\.yml leads on"),
        (slug("att-minnas"), "is an old address of the page `lista`: choose another"),
        (("sv/_ui.yml", "slug: skriv-ut", "slug: Skriv"), r"docs/sv/_ui\.yml:\d+: .*write `skriv`"),
        (("sv/_ui.yml", "slug: granska", "slug: skriv-ut"), "is an address of the page `tulosta`"),
    ],
)
def test_a_slug_that_cannot_be_an_address_is_named_with_its_cure(
    docs: Path, changed: tuple[str, str, str], says: str
) -> None:
    (docs / "aliases.yml").write_text("vanha: lista\n", "utf-8")
    known = "vanha sv/forteckning\nlista sv/att-minnas\n"
    (docs / ledger.NAME).write_text(known, "utf-8")
    change(docs, *changed)
    with pytest.raises(SourceError, match=says):
        made_of(docs)
