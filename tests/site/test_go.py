"""Each section has a small page that a chat shows as the section, and that leads on to it."""

import re
from pathlib import Path
from urllib.parse import urljoin

from kokemusopas.addresses import ledger

from tools.public_addresses import LANGUAGES, LEDGER, LINKED, languages_of, path_of
from tools.site_pages import go_pages, page
from tools.weight import sent

SITE_ADDRESS = "http://127.0.0.1:8000/"
LIGHT = 1_500  # bytes sent of such a page
# Read by pattern: a thousand pages of the same make need no parser each.
TITLE = re.compile(r"<title>(.+)</title>")
PROPERTY = re.compile(r'<meta (?:property|name)="([\w:]+)" content="([^"]*)">')
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)">')
REFRESH = re.compile(r'<noscript><meta http-equiv="refresh" content="0; url=([^"]+)"></noscript>')
ID = re.compile(r'\sid="([^"]+)"')
LINK = re.compile(r'<h1><a href="([^"]+)">')


def test_every_heading_and_term_has_a_small_page_in_each_language_that_leads_to_it(
    site: Path,
) -> None:
    titles: dict[str, str] = {}
    for language, folder in LANGUAGES.items():
        ids: dict[str, set[str]] = {}
        for key in (one for one in LINKED if language in languages_of(one)):
            name, _, place = key.partition("#")
            short = f"{folder}go/{ledger.go_name(key, LEDGER)}/"
            file = site / short / "index.html"
            assert file.exists(), f"{short} is not built"
            html = file.read_text("utf-8")
            told = dict(PROPERTY.findall(html))
            (title,), (canonical,) = TITLE.findall(html), CANONICAL.findall(html)
            assert told["og:title"] == title
            assert told["og:url"] == f"{SITE_ADDRESS}{short}", "Facebook reads the page it names"
            assert titles.setdefault(title, name) == name, f"{name} and {titles[title]}: {title}"
            assert told["description"] == told["og:description"]
            assert 15 < len(told["description"]) <= 170, f"{short}: {told['description']}"
            assert (site / told["og:image"].removeprefix(SITE_ADDRESS)).exists(), short
            path = path_of(name, language)
            if path not in ids:
                ids[path] = set(ID.findall((site / path / "index.html").read_text("utf-8")))
            led = canonical.removeprefix(SITE_ADDRESS)
            assert led in {path, f"{path}#{place}"}, short
            assert place in ids[path]
            (refresh,), (link,) = REFRESH.findall(html), LINK.findall(html)
            assert urljoin(f"/{short}", refresh) == urljoin(f"/{short}", link) == f"/{led}"
    assert len(titles) > 250 * len(LANGUAGES)


def test_the_one_address_for_all_languages_has_a_card_and_a_title_too(site: Path) -> None:
    html = page(site, "go/index.html").html
    told = {str(one["property"]): str(one["content"]) for one in html.select("meta[property]")}
    assert told["og:url"] == f"{SITE_ADDRESS}go/"
    assert (site / told["og:image"].removeprefix(SITE_ADDRESS)).exists()
    assert told["og:title"] != told["og:site_name"]


def test_the_small_pages_are_light_and_have_the_policy_and_one_script(site: Path) -> None:
    made = go_pages(site)
    heavy = {path: size for path in made if (size := sent(path)) > LIGHT}
    assert not heavy
    scripts = set()
    for path in made:
        html = path.read_text("utf-8")
        assert html.index('<meta http-equiv="Content-Security-Policy"') < html.index("<title>")
        scripts |= set(re.findall(r"<script>(.*?)</script>|'(sha256-[^']+)'", html))
    assert len(scripts) == 2, "one script, and its hash"


def test_what_leads_on_is_not_listed_for_search_or_to_be_saved(site: Path) -> None:
    worker, _, _ = (site / "service-worker.js").read_text("utf-8").partition(";\n")
    assert '"go/":' in worker
    for name in ("sitemap.xml", *(f"{folder}search.json" for folder in LANGUAGES.values())):
        assert "go/" not in (site / name).read_text("utf-8"), name
    assert not re.search(r'"(?:\w\w/)?go/[^"]', worker)
