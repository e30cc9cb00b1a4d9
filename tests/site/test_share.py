"""What is given to other sites: pictures, dates, feeds, data in the words of schema.org."""

import json
import re
import shutil
import sys
import xml.etree.ElementTree as etree
from pathlib import Path
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup
from conftest import ROOT, run
from known_languages import KNOWN
from kokemusopas.history.content_date import long_date
from kokemusopas.news.changes import changes, last_changes
from kokemusopas.sharing.manifest import ICONS
from PIL import Image
from this_copy import short_texts

from tools.public_addresses import LANGUAGES, path_of
from tools.site_pages import BuiltPage, pages

SITE_ADDRESS = "http://127.0.0.1:8000/"
NODE = ROOT / ".venv/bin/node"
MODULES = ROOT / "tests/node_modules"
# Asked about with the pages, in the one run of the type checker: it must find each of them.
WRONG: dict[str, dict[str, object]] = {
    "an unknown property": {"@type": "Article", "headlin": "x"},
    "an unknown type": {"@type": "Artikle", "name": "x"},
    "a value of the wrong type": {"@type": "HowTo", "step": {"@type": "Question", "name": 5}},
}
NOT_FOUND = 'meta[name="robots"][content="noindex"]'


def listed(site: Path) -> list[BuiltPage]:
    """Return the pages that others link to: those that say their own address."""
    return [
        page
        for page in pages(site)
        for own in [SITE_ADDRESS + page.path.removesuffix("index.html")]
        if page.html.select(f'link[rel=canonical][href="{own}"]')
    ]


def property_of(page: BuiltPage, name: str) -> str:
    found = page.html.find("meta", property=f"og:{name}")
    assert found, f"{page.path} has no og:{name}"
    return str(found["content"])


def test_every_page_has_a_card_of_its_own(site: Path) -> None:
    seen: dict[bytes, str] = {}
    for page in listed(site):
        address = property_of(page, "image")
        path = site / address.removeprefix(SITE_ADDRESS)
        with Image.open(path) as card:
            assert (card.format, card.size) == ("PNG", (1200, 630)), path
        assert path.stat().st_size < 100_000, path
        drawn = path.read_bytes()
        assert drawn not in seen, f"{page.path} has the card of {seen[drawn]}"
        seen[drawn] = page.path
    assert len(seen) > 20 * len(LANGUAGES)


def test_every_page_has_a_description_written_for_it(site: Path) -> None:
    seen: dict[str, str] = {}
    for page in listed(site):
        description = property_of(page, "description")
        found = page.html.find("meta", attrs={"name": "description"})
        assert found
        assert found["content"] == description, page.path
        assert description not in seen, (
            f"{page.path} has the description of {seen[description]}: write its own"
            " `description:` in the front matter"
        )
        seen[description] = page.path


@pytest.mark.long
def test_a_card_is_drawn_again_the_same(site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "site"
    for name in ("tilaaminen/index.html", "assets/fonts/atkinson-hyperlegible-next.woff2"):
        (copy / name).parent.mkdir(parents=True)
        shutil.copy(site / name, copy / name)
    drawn = run(
        sys.executable,
        "-m",
        "kokemusopas.cards",
        copy,
        "--cache",
        tmp_path / "cache",
        PYTHONPATH="hooks",
    )
    assert drawn.returncode == 0, drawn.stderr
    for name in ("cards/fi/tilaaminen.png", *(f"assets/{icon}" for icon in ICONS)):
        assert (copy / name).read_bytes() == (site / name).read_bytes(), name


def test_icons_have_their_sizes_and_each_language_its_manifest(site: Path) -> None:
    for name, (size, _) in ICONS.items():
        with Image.open(site / "assets" / name) as icon:
            assert icon.size == (size, size), name
    for language, folder in LANGUAGES.items():
        path = site / folder / "opas.webmanifest"
        found = json.loads(path.read_text("utf-8"))
        assert found["lang"] == language
        for icon in found["icons"]:
            assert (path.parent / icon["src"]).exists()
        for shortcut in found["shortcuts"]:
            assert (path.parent / shortcut["url"] / "index.html").exists()


def test_languages_name_each_other_and_a_default(site: Path) -> None:
    for page in listed(site):
        links = {
            str(link["hreflang"]): str(link["href"])
            for link in page.html.head.select("link[hreflang]")  # type: ignore[union-attr]
        }
        if not links:
            continue  # it is not translated yet
        assert list(links) == [*LANGUAGES, "x-default"], page.path
        assert links["x-default"] == links["fi"]
        canonical = page.html.find("link", rel="canonical")
        assert canonical, f"{page.path} has no canonical address"
        assert canonical["href"] in links.values(), page.path


def test_dates_are_those_of_the_last_change_of_the_words(site: Path) -> None:
    known = last_changes(changes(ROOT / "docs", LANGUAGES))
    if not known:
        pytest.skip("the whole history is not here")
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    entries = etree.parse(site / "sitemap.xml").getroot().findall("s:url", space)
    days = {
        one.findtext("s:loc", namespaces=space): one.findtext("s:lastmod", namespaces=space)
        for one in entries
    }
    assert len(days) > 20 * len(LANGUAGES)
    for language in LANGUAGES:
        path = path_of("tilaaminen", language)
        day = known[f"{language}/tilaaminen.md"].date()
        assert days[f"{SITE_ADDRESS}{path}"] == day.isoformat()
        page = next(one for one in pages(site) if one.path == f"{path}index.html")
        shown = page.html.select_one(".footer time")
        assert shown
        assert (shown["datetime"], shown.get_text()) == (
            day.isoformat(),
            long_date(day, KNOWN[language]),
        )


def test_each_language_has_a_feed_whose_links_lead_to_its_sections(site: Path) -> None:
    atom = {"a": "http://www.w3.org/2005/Atom"}
    for language, folder in LANGUAGES.items():
        name = short_texts()[language]["feed"]["file"]
        path = site / folder / name
        if not path.exists():
            pytest.skip("the whole history is not here")
        root = etree.parse(path).getroot()
        assert root.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == language
        entries = root.findall("a:entry", atom)
        assert entries
        ids = [entry.findtext("a:id", namespaces=atom) for entry in entries]
        assert len(ids) == len(set(ids))
        links = [link.attrib["href"] for link in root.iterfind("a:entry/a:link", atom)]
        for entry in entries:
            lines = BeautifulSoup(entry.findtext("a:content", "", atom), "html.parser")
            links += [str(link["href"]) for link in lines.select("a")]
        assert len(links) > len(entries), "the entries name no sections"
        for link in links:
            path, _, section = link.removeprefix(SITE_ADDRESS).partition("#")
            assert path.startswith(folder)
            page = next(one for one in pages(site) if one.path == f"{path}index.html")
            assert not section or page.html.find(id=section), link
        home = next(one for one in pages(site) if one.path == f"{folder}index.html")
        feed = home.html.find("link", type="application/atom+xml")
        assert feed
        assert urljoin(f"/{folder}", str(feed["href"])) == f"/{folder}{name}"


@pytest.mark.parametrize(
    "but",
    [
        pytest.param(("sv/", "en/"), id="in Finnish"),  # what code writes is the same in each
        pytest.param((), id="all", marks=pytest.mark.long),
    ],
)
def test_the_data_of_every_page_is_in_the_words_of_schema_org(
    site: Path, tmp_path: Path, but: tuple[str, ...]
) -> None:
    """schema-dts is the vocabulary of schema.org as types: a wrong word or value is an error."""
    found = {}
    for page in listed(site):
        if not page.html.select(NOT_FOUND) and not page.path.startswith(but):
            script = page.html.find("script", type="application/ld+json")
            assert script, f"{page.path} has no data for search engines"
            found[page.path] = json.loads(script.get_text())
    kinds = {data["@type"] for data in found.values()}
    assert kinds == {"WebSite", "Article", "WebPage", "FAQPage"}
    errors = type_errors(
        found
        | {name: {"@context": "https://schema.org", **thing} for name, thing in WRONG.items()},
        tmp_path,
    )
    own = [line for line in errors if not line.startswith(tuple(WRONG))]
    assert not own, "\n".join(own)
    for name in WRONG:
        assert any(line.startswith(name) for line in errors), (
            f"the check lets pass what schema.org does not know: {name}"
        )


def test_answers_for_machines_are_sentences_without_labels(site: Path) -> None:
    texts = short_texts()
    for language in LANGUAGES:
        added = texts[language]["markdown"]["added"].partition("{year}")[0]
        path = f"{path_of('kysymykset', language)}index.html"
        page = next(one for one in pages(site) if one.path == path)
        script = page.html.select_one('script[type="application/ld+json"]')
        assert script
        questions = json.loads(script.get_text())["mainEntity"]
        assert len(questions) > 10
        for one in questions:
            said = one["acceptedAnswer"]["text"]
            assert re.fullmatch(r"[A-ZÅÄÖ“”].*[.!?]", said), f"no whole sentences: {said}"
            assert not re.search(r"\s[.,;:!?)]|[.!?][A-ZÅÄÖ]|\s\s", said), f"glued: {said}"
            labels = (added, *texts[language]["source"]["label"].values())
            assert not any(label in said for label in labels), f"a label is in it: {said}"


def type_errors(things: dict[str, object], folder: Path) -> list[str]:
    """Return what the type checker says of things, each under the name of its page."""
    lines = ['import type { Thing, WithContext } from "schema-dts";']
    lines += [
        f"export const page{number}: WithContext<Thing> = {json.dumps(thing)}; // {path}"
        for number, (path, thing) in enumerate(things.items())
    ]
    source = folder / "things.ts"
    source.write_text("\n".join(lines), "utf-8")
    (folder / "node_modules").symlink_to(MODULES)
    checked = run(
        NODE,
        MODULES / "typescript/bin/tsc",
        "--noEmit",
        "--strict",
        "--pretty",
        "false",
        "--module",
        "nodenext",
        "--moduleResolution",
        "nodenext",
        "--types",
        "",
        source,
    )
    return [
        f"{lines[int(at[1]) - 1].rpartition('// ')[2]}: {line}"
        if (at := re.search(r"\((\d+),", line))
        else line
        for line in checked.stdout.splitlines()
        if not line.startswith(" ")  # the reasons of the error above
    ]


def test_every_text_is_there_as_markdown_for_programs_and_not_for_the_search_or_the_worker(
    site: Path,
) -> None:
    named = {
        urljoin(page.path, str(link["href"]))
        for page in listed(site)
        for link in page.html.select('link[rel=alternate][type="text/markdown"]')
    }
    files = {path.relative_to(site).as_posix() for path in site.rglob("*.md")}
    assert named == files != set(), f"not both named and there: {sorted(named ^ files)}"
    for path in ("sitemap.xml", "service-worker.js"):
        text = (site / path).read_text("utf-8")
        assert not re.search(r"index\.html\.md|guide\.json", text), path
    data = json.loads((site / "guide.json").read_text("utf-8"))
    assert {one["markdown"].removeprefix(SITE_ADDRESS) for one in data["pages"]} == files
    for folder in LANGUAGES.values():
        assert (site / folder / "llms.txt").read_text("utf-8").startswith("# ")
