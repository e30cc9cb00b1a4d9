"""Rules that every built page keeps."""

import base64
import hashlib
import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import site_map
import yaml
from conftest import ROOT
from kokemusopas.publish.hosts import IN_SITE
from kokemusopas.publish.scripts import find_esbuild, inline
from this_copy import OWNER

from tools.public_addresses import LANGUAGES, LEDGER, now, path_of
from tools.site_pages import BuiltPage, pages

SITE_ADDRESS = "http://127.0.0.1:8000/"
PRINTED = [f"{path_of('tulosta', language)}index.html" for language in LANGUAGES]
NOT_FOUND = 'meta[name="robots"][content="noindex"]'
WITH_ITS_OWN = {"404.html", "go/index.html"}  # scripts that lead on, with no request more


def inline_scripts(page: BuiltPage) -> list[str]:
    return [
        script.get_text()
        for script in page.html.select("script:not([src])")
        if script.get("type") != "application/ld+json"
    ]


def test_every_page_of_the_navigation_is_built(site: Path) -> None:
    names = {name for name in LEDGER if "#" not in name and now(name) == name} - {"index"}
    missing = [name for name in sorted(names) if not (site / name / "index.html").exists()]
    assert names
    assert not missing, f"not built: {missing}"


def test_internal_links_and_anchors_resolve(site: Path) -> None:
    ids = {page.path: {tag["id"] for tag in page.html.find_all(id=True)} for page in pages(site)}
    dead = []
    for page in pages(site):
        here = urljoin(SITE_ADDRESS, page.path.removesuffix("index.html"))
        for tag in page.html.find_all(["a", "link", "script", "img"]):
            link = tag.get("href") or tag.get("src")
            if not link:
                continue
            target, fragment = urldefrag(urljoin(here, str(link)))
            if not target.startswith(SITE_ADDRESS):
                continue
            path = unquote(urlsplit(target).path).lstrip("/")
            file = path + "index.html" if not path or path.endswith("/") else path
            known = file in ids
            if not (site / file).exists() or (fragment and known and fragment not in ids[file]):
                dead.append(f"{page.path}: {link}")
    assert not dead, "dead links, mend the address or the heading's id:\n" + "\n".join(dead)


def test_title_description_and_language_are_there_and_own(site: Path) -> None:
    titles: dict[str, str] = {}
    for page in pages(site):
        title = page.html.title.get_text() if page.html.title else ""
        assert title, f"{page.path} has no <title>"
        assert title not in titles, f"{page.path} and {titles[title]} have the same title: {title}"
        titles[title] = page.path
        description = page.html.find("meta", attrs={"name": "description"})
        assert description, f"{page.path} has no description"
        length = len(str(description["content"]))
        assert 50 <= length <= 170, f"{page.path}: description of {length} characters, aim at 155"
        languages = page.html.select("html[lang=fi], html[lang=sv], html[lang=en]")
        assert languages, f"{page.path} has no language"


def test_one_h1_and_no_heading_level_is_skipped(site: Path) -> None:
    for page in pages(site):
        main = page.html.main
        assert main, f"{page.path} has no <main>"
        levels = [int(tag.name[1]) for tag in main.find_all(re.compile("^h[1-6]$"))]
        assert levels.count(1) == 1, f"{page.path} has {levels.count(1)} h1, it needs one"
        assert levels[0] == 1, f"{page.path} starts with h{levels[0]}, not h1"
        for before, after in pairwise(levels):
            assert after <= before + 1, f"{page.path} skips from h{before} to h{after}"


def test_ids_are_unique(site: Path) -> None:
    for page in pages(site):
        ids = [tag["id"] for tag in page.html.find_all(id=True)]
        twice = {found for found in ids if ids.count(found) > 1}
        assert not twice, f"{page.path} has these ids twice: {twice}"


def test_nothing_is_loaded_from_another_host(site: Path) -> None:
    for page in pages(site):
        for tag in page.html.find_all(["script", "img", "iframe", "source", "link"]):
            address = str(tag.get("src") or tag.get("href") or "")
            loads = tag.name != "link" or set(tag["rel"]) & {"stylesheet", "preload", "icon"}
            assert not (loads and urlsplit(address).netloc), f"{page.path} loads {address}"
    for sheet in site.rglob("*.css"):
        loaded = re.findall(r"url\([^)]*//[^)]*\)|@import.*", sheet.read_text("utf-8"))
        assert not loaded, f"{sheet.name} loads {loaded}"


def test_a_link_to_another_site_says_so_and_not_where_it_stands(site: Path) -> None:
    outward = 0
    for page in pages(site):
        ids = {str(tag["id"]): tag for tag in page.html.find_all(id=True)}
        for link in page.html.body.find_all("a") if page.html.body else []:
            if not str(link.get("href", "")).startswith("http"):
                continue
            outward += 1
            assert link.get("rel") == ["external", "noreferrer"], f"{page.path}: {link}"
            note = ids.get(str(link["aria-describedby"]))
            assert note, f"{page.path}: {link} has no description"
            assert note.get_text(strip=True)
    assert outward > 20


def test_no_style_of_an_element_no_handler_and_no_inline_script_but_the_pages_one(
    site: Path,
) -> None:
    starter = inline(ROOT / "overrides/components/base", ("start.js",), find_esbuild())
    ahead = (ROOT / "overrides/components/links/ahead.json").read_text("utf-8").strip()
    for page in pages(site):
        scripts = [text for text in inline_scripts(page) if text != ahead]
        assert len(scripts) <= 1, page.path
        if page.path not in WITH_ITS_OWN and not page.html.select("[data-moved-page]"):
            assert all(text == starter for text in scripts), page.path
        assert page.html.head
        held = page.html.head.find_all("style", recursive=False)
        assert held == page.html.find_all("style"), f"{page.path} has styles below its head"
        assert len(held) <= 1, f"{page.path} has several inline style sheets"
        for tag in page.html.find_all(True):
            bad = [name for name in tag.attrs if name == "style" or name.startswith("on")]
            assert not bad, f"{page.path}: <{tag.name}> has {bad}, the security policy blocks it"


def test_no_markdown_is_left_in_the_text(site: Path) -> None:
    for page in pages(site):
        assert page.html.main
        for code in page.html.main.find_all("code"):
            code.extract()
        text = page.html.main.get_text()
        assert "built-in method" not in text, f"{page.path}: a template took a method for a text"
        left = re.findall(r"\{ ?#[^}]*\}?|^/{3}.*$|\[[ x]\] |\]\([^)]*\)", text, re.MULTILINE)
        assert not left, f"{page.path} shows Markdown: {left}"


def test_theme_scripts_and_working_files_are_not_published(site: Path) -> None:
    unwanted = [
        path.name for path in (site / "assets").rglob("*") if path.suffix in {".js", ".map", ".yml"}
    ]
    unwanted += [path.name for path in (*site.rglob("_*"), *site.rglob("*.yml"))]
    unwanted = [name for name in unwanted if name not in IN_SITE]
    assert not unwanted, f"published without need: {unwanted}"


def sha256_of(text: str) -> str:
    """Return the hash of what stands in a page, as a policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_every_page_has_the_security_policy_before_anything_it_governs(site: Path) -> None:
    for page in pages(site):
        assert page.html.head
        before = []
        for tag in page.html.head.find_all(True):
            if tag.get("http-equiv") == "Content-Security-Policy":
                break
            before.append(tag)
        else:
            raise AssertionError(f"{page.path} has no content security policy")
        assert [dict(other.attrs) for other in before] == [{"charset": "utf-8"}], page.path
        referrer = page.html.head.find("meta", {"name": "referrer"})
        assert referrer, f"{page.path} tells its address, and what was searched for, to its host"
        assert referrer["content"] == "no-referrer", page.path
        rules = dict(rule.split(" ", 1) for rule in str(tag["content"]).split("; "))
        assert rules.pop("default-src") == "'none'"
        assert rules.pop("base-uri") == "'none'"
        assert rules.pop("require-trusted-types-for") == "'script'"
        assert rules.pop("trusted-types") == "kokemusopas"
        scripts = [sha256_of(text) for text in inline_scripts(page)]
        assert rules.pop("script-src").split() == ["'self'", *scripts], page.path
        own = [sha256_of(tag.get_text()) for tag in page.html.head.find_all("style")]
        assert rules.pop("style-src").split() == ["'self'", *own], page.path
        # The search reads other pages without their styles, as blobs.
        assert rules.pop("connect-src") == "'self' blob:"
        assert set(rules.values()) == {"'self'"}, f"{page.path} allows more than itself: {rules}"


def test_a_crawler_finds_every_page_and_its_languages_by_the_site_map(site: Path) -> None:
    """All but what says again what pages say, what serves one visit and what only leads on."""
    listed = site_map.read((site / "sitemap.xml").read_text("utf-8"))
    built = {
        own: str(page.html.html["lang"])
        for page in pages(site)
        if page.html.html and not page.html.select(NOT_FOUND)
        for own in [SITE_ADDRESS + page.path.removesuffix("index.html")]
        if page.html.select(f'link[rel=canonical][href="{own}"]')  # the rest only leads on
    }
    assert len(built) > 20 * len(LANGUAGES)
    assert set(listed) == set(built)
    assert site_map.faults(listed) == []
    wrong = [
        f"{address}: {link} is in {built[link]}, not in {language}"
        for address, links in listed.items()
        for language, link in links
        if language not in (built[link], site_map.DEFAULT)
    ]
    assert not wrong, "\n".join(wrong)
    hidden = {page.path for page in pages(site) if page.html.select(NOT_FOUND)}
    assert hidden > {*PRINTED, "404.html", "offline.html", f"{path_of('haku', 'fi')}index.html"}
    robots = (site / "robots.txt").read_text("utf-8")
    assert f"Sitemap: {SITE_ADDRESS}sitemap.xml" in robots.splitlines()


def test_settings_hold_no_text_for_readers() -> None:
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    nav = text.partition("nav:\n")[2].partition("\n\n")[0]
    names = re.findall(r"^  - (\w+):$", nav, re.MULTILINE)
    sections = yaml.safe_load((ROOT / "docs/fi/_ui.yml").read_text("utf-8"))["sections"]
    assert set(names) == set(sections), "nav sections and `sections:` of _ui.yml must be the same"


def test_nothing_is_offered_that_the_owner_has_not_set(site: Path) -> None:
    told = {"[href^=mailto]": OWNER.publisher.email, "[href*=issues]": OWNER.naming.repository}
    for page in pages(site):
        offered = {one for one in told if page.html.select(f".footer {one}")}
        assert offered <= {one for one in told if told[one]}, page.path
