"""A new language is one folder: three pages in Ukrainian and Northern Sámi beside the Finnish."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from conftest import AS_PUBLISHED, ROOT, run
from kokemusopas.adapters.mkdocs import settings_of_project
from kokemusopas.pages.made import make
from kokemusopas.paper import press
from kokemusopas.paper.documents import documents
from kokemusopas.texts.languages import NAME
from this_copy import undo_changes

from bench.measured import copy_project

LANGUAGES = ROOT / "tests/fixtures/languages"
NEW = sorted(path.name for path in LANGUAGES.iterdir())
OWN = ("", "tilaaminen/", "kokemustoimija/", "haku/", "tulosta/")  # what it has, the last two made
WORDS = {  # what stands on a page and in the PDF, and a query that finds it
    "uk": ("Її ґрунтовні знання", "ґрунтовні", "kokemustoimija/#kuka"),
    "se": ("Diŋgon ja šiehtadus", "diŋgon", "tilaaminen/"),
}
LETTERS = {"uk": "іїєґщ’", "se": "áčđŋšŧž"}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The guide with the new languages; of the others, Finnish alone is built."""
    folder = copy_project(tmp_path_factory.mktemp("new") / "guide")
    undo_changes(folder / "docs")
    shutil.copytree(LANGUAGES, folder / "docs", dirs_exist_ok=True)
    for code in ("sv", "en"):
        with (folder / "docs" / code / NAME).open("a", encoding="utf-8") as file:
            file.write("built: false\n")
    (folder / "build").mkdir()
    (folder / "build/kept").symlink_to(ROOT / "build/kept")
    return folder


@pytest.fixture(scope="module")
def built(project: Path) -> Path:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    done = subprocess.run(
        command,
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | AS_PUBLISHED | {"PYTHONPATH": "hooks", "NO_MKDOCS_2_WARNING": "1"},
    )
    assert done.returncode == 0, done.stderr
    return project / "site"


def page(path: Path) -> BeautifulSoup:
    return BeautifulSoup((path / "index.html").read_text("utf-8"), "lxml")


@pytest.mark.parametrize("language", NEW)
def test_its_pages_are_in_its_language_and_letters(built: Path, language: str) -> None:
    pages = [page(built / language / own) for own in OWN]
    assert {str(one.select("html")[0]["lang"]) for one in pages} == {language}
    text = "".join(one.get_text() for one in pages)
    assert not set(LETTERS[language]) - set(text.lower()), "the fixture shows every letter"
    assert WORDS[language][0] in text
    assert not (built / language / "palkkio").exists(), "a page that it has not is not built"


@pytest.mark.parametrize("language", NEW)
def test_what_it_lacks_leads_to_finnish_and_says_so(built: Path, language: str) -> None:
    home = page(built / language)
    menu = home.select(".menu__sections a")
    finnish = [link for link in menu if link.get("hreflang") == "fi"]
    assert len(finnish) == len(menu) - 4, "all but home, two pages and the search"
    for link in (*finnish, *home.select(".home__text a[hreflang=fi]")):
        said = link.select_one("[lang=fi]")
        assert said, link
        assert said.get_text().endswith("(suomeksi)")
        assert (built / language / str(link["href"]).partition("#")[0] / "index.html").exists()
    assert home.select(".home__text a[hreflang=fi]"), "links in the text are marked too"


@pytest.mark.parametrize("language", NEW)
def test_alternates_name_pages_that_there_are(built: Path, language: str) -> None:
    site_map = (built / "sitemap.xml").read_text("utf-8")
    for name, there in (("tilaaminen", True), ("palkkio", False)):
        html = page(built / name)
        codes = {str(link["hreflang"]) for link in html.select("link[rel=alternate][hreflang]")}
        assert (language in codes) is there
        assert (f"/{language}/{name}/" in site_map) is there
        (link,) = html.select(f".header__languages [hreflang={language}]")
        assert link["href"] == f"../{language}/{f'{name}/' if there else ''}"
        assert link.has_attr("data-home") is not there


def test_go_knows_where_else_a_reader_of_the_language_is_led(built: Path) -> None:
    sections = page(built / "go").select("[data-language]")
    led = {str(one["lang"]): one.get("data-falls-back") for one in sections}
    assert led == {"fi": None, "se": "fi", "uk": "fi"}


def test_search_finds_words_with_their_own_letters(built: Path) -> None:
    """Whole words and their beginnings: no stemmer is known; what is Finnish by its title."""
    room = (ROOT / "overrides/components/search").as_uri()
    asked = {code: [WORDS[code][1], WORDS[code][1][:5], "Kulut"] for code in NEW}
    script = f"""
      import {{ readFileSync }} from "node:fs";
      import {{ ask }} from "{room}/engine.js";
      import {{ read }} from "{room}/reading.js";
      const found = Object.entries({json.dumps(asked)}).map(([code, queries]) => {{
        const index = read(JSON.parse(readFileSync(`{built}/${{code}}/search.json`)));
        return [code, queries.map((query) => ask(index, query).hits[0])];
      }});
      console.log(JSON.stringify(Object.fromEntries(found)));"""
    ran = run(ROOT / ".venv/bin/node", "--input-type=module", "--eval", script)
    assert ran.returncode == 0, ran.stderr
    for language, (word, start, finnish) in json.loads(ran.stdout).items():
        assert word["url"] == start["url"] == WORDS[language][2]
        assert (finnish["url"], finnish["lang"]) == ("../palkkio/", "fi")
        assert finnish["page"] == "Palkkio ja kulut (suomeksi)"


def test_their_pdfs_have_their_letters(project: Path, tmp_path: Path) -> None:
    made = make(settings_of_project(project))
    files = {code: f"{code}.pdf" for code in NEW}
    names = {made.guide.editions[code].texts["paper"]["documents"]["guide"]["file"] for code in NEW}
    found = [one for one in documents(made) if one.file in names]
    assert len(found) == len(files), "each has a guide of its own, and no other PDF"
    press.write(found, made.settings, tmp_path)
    texts = [run("pdftotext", tmp_path / one.file, "-").stdout for one in found]
    for language in NEW:
        words = WORDS[language][0]
        (text,) = (one for one in texts if words in " ".join(one.split()))
        assert not set(LETTERS[language]) - set(text.lower()), "a letter has no glyph"
    types = {one.file: run("pdffonts", tmp_path / one.file).stdout for one in found}
    for file, fonts in types.items():
        assert ("DejaVu" in fonts) is not ("Atkinson" in fonts), f"{file} is in two types: {fonts}"
    assert sum("Atkinson" in fonts for fonts in types.values()) == 1, "ours has Sámi letters"
