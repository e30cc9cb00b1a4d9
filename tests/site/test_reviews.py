"""Pages for reviewers: every section of a translation beside its source, apart from the guide."""

import gzip
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from kokemusopas.model.parts import HOME
from kokemusopas.pages.made import kept
from kokemusopas.translations.status import compare
from read_docs import DOCUMENTS
from this_copy import short_texts

from tools.public_addresses import DEFAULT, GONE, LANGUAGES, path_of
from tools.site_pages import review_folders

STATES = [
    one for one in compare(kept(DOCUMENTS, GONE)) if one.language in LANGUAGES and one.document
]
WEIGHT = 66_000  # bytes gzipped, of the page with all short texts: they grow with the tools


@pytest.fixture(scope="module")
def folders(site: Path) -> dict[str, Path]:
    return {folder.parent.name: folder for folder in review_folders(site)}


def name_of(name: str, language: str) -> str:
    """Return what a document is called in the addresses for reviewers."""
    stem = name.strip("_").partition(".")[0]
    is_page = name.endswith(".md") and stem != HOME
    return Path(path_of(stem, language)).name if is_page else stem


def test_every_section_stands_beside_its_source(folders: dict[str, Path]) -> None:
    assert {*folders} == {*LANGUAGES} - {DEFAULT}
    for state in STATES:
        path = folders[state.language] / name_of(state.name, state.language)
        text = (path / "index.html").read_text("utf-8")
        html = BeautifulSoup(text, "lxml")
        assert [tag["id"] for tag in html.select("main h2")] == [one.id for one in state.to_read]
        pairs = [[half["lang"] for half in pair("div")] for pair in html.select(".columns")]
        assert pairs == [[state.source.language, state.language]] * len(state.to_read), path
        size = len(gzip.compress(text.encode()))
        assert size <= WEIGHT, f"{path}: {size} bytes gzipped, cut it in two"


def test_the_list_leads_to_every_translation_with_what_is_read(folders: dict[str, Path]) -> None:
    texts = short_texts()
    for language, folder in folders.items():
        html = BeautifulSoup((folder / "index.html").read_text("utf-8"), "lxml")
        count = texts[language]["translation"]["read"]["count"]
        rows = {str(row.a["href"]): row.get_text() for row in html.select("main li") if row.a}
        own = {
            name_of(state.name, language) + "/": state
            for state in STATES
            if state.language == language
        }
        assert set(rows) == set(own)
        for address, state in own.items():
            read, every = len(state.read_by("read")), len(state.to_read)
            assert count.replace("{read}", f"{read}").replace("{all}", f"{every}") in rows[address]


def test_readers_and_machines_do_not_meet_the_pages_for_reviewers(
    site: Path, folders: dict[str, Path]
) -> None:
    for folder in folders.values():
        robots = BeautifulSoup((folder / "index.html").read_text("utf-8"), "lxml").select(
            'meta[name="robots"][content="noindex"]'
        )
        assert robots, f"{folder} can be found by search engines"
        address = folder.relative_to(site).as_posix() + "/"
        for path in (
            site / "sitemap.xml",
            site / "service-worker.js",
            *folder.parent.glob("*.xml"),
        ):
            assert address not in path.read_text("utf-8"), f"{path.name} names {address}"
        found = (folder.parent / "search.json").read_text("utf-8")
        assert f'"{folder.name}/' not in found, f"the search finds {address}"
