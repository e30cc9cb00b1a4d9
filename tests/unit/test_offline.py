"""The service worker knows every file of every language, and changes when one of them does."""

import base64
import hashlib
import re
from dataclasses import replace
from pathlib import Path

import pytest
from kokemusopas.pages import files as of_site
from kokemusopas.publish.offline import NAME, files, worker
from model_pages import settings

FOLDERS = {"fi": "", "sv": "sv/"}
PAGES = {
    "index.html": '<html lang="fi">',
    "tilaaminen/index.html": '<html lang="fi">',
    "sv/index.html": '<html lang="sv">',
    "sv/tilaaminen/index.html": '<html lang="sv">',
    "sv/vanha/index.html": '<ul data-moved-page="../tilaaminen/">',
    "tietoa/index.html": '<html lang="fi" data-seldom>',
    "go/index.html": '<html lang="fi">',
    "go/tilaa/index.html": '<html lang="fi">',
    "sv/go/tilaaminen/tilaa/index.html": '<html lang="sv">',
    "404.html": '<html lang="fi">',
    "assets/site.css": "p {}",
    "assets/addresses.sv.json": "[]",
    "search.json": "{}",
    "sv/search.json": "{}",
    "qr/tilaa.svg": "<svg/>",
    "scripts/pdf-lib.1.js": "",
    "opas-fi.pdf": "%PDF",
    "components/transfer/backup.schema.json": "{}",
    "guide.json": "{}",
    "guide.schema.json": "{}",
    "tulosta/index.html": "".join(f"<p>{n * n}" for n in range(9999)),
    "tilaaminen/index.html.md": "# Tilaaminen",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in PAGES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


def test_each_file_belongs_to_its_language_or_to_all_and_no_page_that_only_leads_on_to_any(
    site: Path,
) -> None:
    found = files(site, FOLDERS)
    assert set(found["shared"]) == {"404.html", "assets/site.css", "go/"}
    assert set(found["languages"]["fi"]) == {"", "search.json", "tilaaminen/"}
    assert set(found["languages"]["sv"]) == {"sv/", "sv/search.json", "sv/tilaaminen/"}
    few = {"tulosta/", "tietoa/", "assets/addresses.sv.json"}
    assert set(found["few"]) == few, "a page longer than all others, or told so, is for few"
    assert found["moved"] == {"sv/vanha/": "sv/tilaaminen/"}


def test_pages_that_are_not_for_readers_are_left_out(site: Path) -> None:
    found = files(site, FOLDERS, ("sv/tilaaminen/",))
    assert "tilaaminen/" in found["languages"]["fi"]
    assert "sv/tilaaminen/" not in found["languages"]["sv"]


def test_a_file_is_listed_with_the_hash_that_a_browser_checks(site: Path) -> None:
    digest = base64.b64encode(hashlib.sha256(b"p {}").digest()).decode()
    assert files(site, FOLDERS)["shared"]["assets/site.css"] == f"sha256-{digest}"


def test_the_same_site_gives_the_same_worker_and_any_change_another(site: Path) -> None:
    before = worker(site, "start();", FOLDERS)
    assert worker(site, "start();", FOLDERS) == before
    assert before.endswith("start();")
    (site / "sv/tilaaminen/index.html").write_text('<html lang="sv">ny', "utf-8")
    assert worker(site, "start();", FOLDERS) != before
    versions = {worker(site, script, FOLDERS).partition(";")[0] for script in ("a();", "b();")}
    assert len(versions) == 2


def test_a_preview_takes_away_the_worker_that_its_address_had_before() -> None:
    given = settings()
    assert list(of_site.remover(given)) == []
    (file,) = of_site.remover(replace(given, preview=True))
    assert file.path == NAME
    assert "registration.unregister()" in file.content
    assert not re.search(r"^(import|export)\b", file.content, re.MULTILINE), "nothing bundles it"
