"""The e-book: whole, with links that lead inside it, marked for whoever listens to it."""

import shutil
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup, Tag
from conftest import ROOT
from kokemusopas.adapters.mkdocs import settings_of_project
from kokemusopas.fonts.plain import FONT
from kokemusopas.model.deposit import Deposit
from kokemusopas.model.elements import Element, read
from kokemusopas.model.owner import Owner
from kokemusopas.model.settings import Part
from kokemusopas.pages.made import Made, make
from kokemusopas.paper.drawings import coloured
from kokemusopas.paper.epub import course, epub, xml
from lxml import etree
from model_pages import settings, small_guide

pytestmark = pytest.mark.slow  # a guide is made for these

LIST = """# Lista { #tarkistuslista }

## Ensin { #ensin }

/// checklist
    phase: 1

- [ ] Mietin. [Miksi?](tilaaminen.md#tarve) { #tarve added=2026 }
///
"""
ORDER = """# Tilaa { #t }

[listaan](tarkistuslista.md) [tarpeeseen](#tarve) [hakuun](haku.md) [x.fi](https://x.fi/a)

![Kuva ovesta](../assets/kuva.svg)<br>

## Tarve & aika { #tarve }

<span lang="en">Expert</span> by experience.
"""
SEARCH = """---
template: search.html
---

# Haku { #haku }
"""
PAGES = {"tarkistuslista": LIST, "tilaaminen": ORDER, "haku": SEARCH}
ISBN = "978-951-98548-9-2"
IMSCP = "{http://www.imsglobal.org/xsd/imscp_v1p1}"
UNSEEN = {"EPUB/cover.xhtml", "EPUB/nav.xhtml"}  # the platform has contents of its own
OPF = "{http://www.idpf.org/2007/opf}"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A small guide with a list, a picture and links, with the short texts of this one."""
    docs = small_guide(tmp_path_factory.mktemp("guide"))
    (docs / FONT).parent.mkdir(parents=True)
    shutil.copy(ROOT / "docs" / FONT, docs / FONT)
    (docs / "assets/kuva.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
    for language in ("fi", "sv"):
        shutil.copy(ROOT / f"docs/{language}/_ui.yml", docs / language)
        for name, text in PAGES.items():
            (docs / language / f"{name}.md").write_text(text, "utf-8")
    own = settings(docs, "index", "haku")
    part = Part("vaiheet", ("tilaaminen.md", "tarkistuslista.md", "lista.md", "sanasto.md"))
    navigation = (*own.navigation, part)
    kept = Owner(deposit=Deposit("10.5281/z.1", (("fi", "EPUB", ISBN), ("fi", "PDF", "978 1"))))
    own = replace(own, navigation=navigation, overrides=ROOT / "overrides", owner=kept)
    return make(replace(own, site_url="https://o.fi/"))


@pytest.fixture(scope="module")
def book(made: Made) -> dict[str, bytes]:
    package = ZipFile(BytesIO(epub(made.guide.default, made)))
    return {name: package.read(name) for name in package.namelist()}


def page(book: dict[str, bytes], name: str) -> BeautifulSoup:
    return BeautifulSoup(book[f"EPUB/{name}.xhtml"], "lxml-xml")


def first(soup: BeautifulSoup | Tag, selector: str) -> Tag:
    found = soup.select_one(selector)
    assert found, f"there is no {selector}"
    return found


def test_the_list_of_files_tells_of_each_and_no_other(book: dict[str, bytes]) -> None:
    package = etree.fromstring(book["EPUB/package.opf"])
    listed = {f"EPUB/{item.get('href')}" for item in package.iter(f"{OPF}item")}
    assert listed | {"mimetype", "META-INF/container.xml", "EPUB/package.opf"} == book.keys()
    ids = [item.get("id") for item in package.iter(f"{OPF}item")]
    read_in_order = [item.get("idref") for item in package.iter(f"{OPF}itemref")]
    assert read_in_order[0] == "cover"
    assert {*read_in_order} == {
        name for name in ids if name not in ("cover-image", "style", "picture-1")
    }


def test_the_numbers_of_an_edition_stand_in_the_book(book: dict[str, bytes]) -> None:
    told = page(book, "colophon").get_text()
    assert f"ISBN {ISBN} (EPUB)" in told
    assert "ISBN 978 1 (PDF)" in told
    assert "DOI 10.5281/z.1" in " ".join(told.split())
    package = book["EPUB/package.opf"].decode()
    assert "<dc:identifier>urn:isbn:9789519854892</dc:identifier>" in package
    assert "<dc:identifier>https://doi.org/10.5281/z.1</dc:identifier>" in package


def test_a_book_without_numbers_says_none(made: Made) -> None:
    sv = made.guide.editions["sv"]
    package = ZipFile(BytesIO(epub(sv, made))).read("EPUB/package.opf").decode()
    assert "urn:isbn" not in package


def test_links_lead_inside_the_book_where_it_holds_their_target(book: dict[str, bytes]) -> None:
    links = [one["href"] for one in page(book, "tilaaminen").select("body a")]
    assert links == [
        "tarkistuslista.xhtml",
        "tilaaminen.xhtml#tilaaminen-tarve",
        "https://o.fi/haku/",
        "https://x.fi/a",
    ]
    assert page(book, "tilaaminen").find(id="tilaaminen-tarve")
    assert (
        first(page(book, "tarkistuslista"), "li a")["href"] == "tilaaminen.xhtml#tilaaminen-tarve"
    )


def test_pictures_come_along_with_their_words(book: dict[str, bytes]) -> None:
    picture = first(page(book, "tilaaminen"), "img")
    assert picture["alt"] == "Kuva ovesta"
    assert book[f"EPUB/{picture['src']}"].startswith(b"<svg")
    assert b"alternativeText" in book["EPUB/package.opf"]


def test_a_chapter_begins_with_its_title_and_has_nothing_to_fill_in(
    book: dict[str, bytes],
) -> None:
    found = page(book, "tarkistuslista")
    assert [one.name for one in found.find_all(["h1", "h2", "h3"])] == ["h1", "h2"]
    assert first(found, "title").string == "Lista"
    assert not found.find_all(["input", "label", "textarea", "button"])
    assert " ".join(first(found, "li").get_text().split()) == "Mietin. Miksi? Lisätty 2026"


def test_the_contents_name_parts_and_their_chapters(book: dict[str, bytes], made: Made) -> None:
    contents = first(page(book, "nav"), "nav")
    part = first(contents, "li:has(> span)")
    assert first(part, "span").string == made.guide.default.texts["sections"]["vaiheet"]
    assert [one.string for one in part.find_all("a")][:2] == ["Tilaa", "Lista"]


def test_words_in_another_language_stay_marked(book: dict[str, bytes]) -> None:
    found = page(book, "tilaaminen")
    word = first(found, "span[lang]")
    assert first(found, "html")["xml:lang"] == "fi-FI"
    assert (word["lang"], word["xml:lang"]) == ("en", "en")


def test_a_package_for_moodle_has_the_same_chapters_and_leads_out_of_its_frame(
    made: Made, book: dict[str, bytes]
) -> None:
    package = ZipFile(BytesIO(course(made.guide.default, made)))
    files = {name: package.read(name) for name in package.namelist()}
    manifest = etree.fromstring(files["imsmanifest.xml"])
    named = {one.get("href") for one in manifest.iter(f"{IMSCP}file")}
    assert named | {"imsmanifest.xml"} == files.keys()
    known = {one.get("identifier") for one in manifest.iter(f"{IMSCP}resource")}
    shown = [one.get("identifierref") for one in manifest.iter(f"{IMSCP}item")]
    assert set(shown) == known - {"yhteiset"}, "each page once, and none that is not there"
    own = {f"EPUB/{name}" for name in named if str(name).endswith(".xhtml")}
    assert own == {name for name in book if name.endswith(".xhtml")} - UNSEEN
    page = BeautifulSoup(files["tilaaminen.xhtml"], "lxml-xml")
    targets = {one["href"]: one.get("target") for one in page.select("body a")}
    assert targets["tarkistuslista.xhtml"] is None
    assert targets["https://x.fi/a"] == targets["https://o.fi/haku/"] == "_blank"
    assert not page.find_all("script")


def test_html_becomes_xml() -> None:
    assert xml(()) == ""
    html = (
        'Se &amp; <p>a &amp; b<br>c <i>d</i> e</p><svg viewbox="0 0 1 1"><path d="M0"></path></svg>'
    )
    assert xml(read(html)) == (
        "Se &amp; <p>a &amp; b<br />c <i>d</i> e</p>"
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0" /></svg>'
    )


def test_a_drawing_has_its_colours_in_itself() -> None:
    (svg,) = read('<svg class="picture"><path class="picture__line picture__line--host"/></svg>')
    assert isinstance(svg, Element)
    (path,) = coloured(svg, settings_of_project(ROOT)).children
    assert isinstance(path, Element)
    assert dict(path.attributes).items() >= {"fill": "none", "stroke": "#0b4a52"}.items(), (
        "not every program that reads e-books gives a drawing the style sheet of its page"
    )
    assert path.get("class") is None
