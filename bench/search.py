"""Compare this guide's search with others, by what they find and by what a reader downloads."""

import gzip
import json
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

import material  # type: ignore[import-untyped]  # its scripts are compared with
from kokemusopas.adapters.mkdocs import settings_of_project
from kokemusopas.model.guide import Edition, load
from kokemusopas.publish.scripts import bundle, find_esbuild
from kokemusopas.search.sections import sections
from playwright.sync_api import Page, sync_playwright

from bench import asked, pagefind
from tools import search_queries
from tools.find_browser import FLAGS, find_browser
from tools.lighthouse import served
from tools.search_queries import Query

ROOT = Path(__file__).parent.parent

THEME = Path(material.__file__).parent / "templates/assets/javascripts"


def report(site: Path) -> str:
    """Return a table: each engine, what it finds of each set of queries, kB before the first."""
    editions = load(settings_of_project()).editions
    documents = {language: _documents(one) for language, one in editions.items()}
    everything = [
        {**one, "location": editions[language].folder + one["location"]}
        for language, own in documents.items()
        for one in own
    ]
    queries = {language: _written(language) for language in editions}
    with tempfile.TemporaryDirectory() as folder:
        words = {language: [one.words for one in own] for language, own in queries.items()}
        others = pagefind.search(site, Path(folder), editions.values(), words)
    lines = ["       search: queries that find their section in the first three, by set"]
    for language, edition in editions.items():
        found = _ask(
            {
                "language": language,
                "languages": list(editions),
                "documents": documents[language],
                "all": everything,
                "queries": [query.words for query in queries[language]],
                "theme": str(THEME),
                "worker": str(_worker()),
            }
        )
        answers = {
            engine: [
                [one.removeprefix(edition.folder) for one in each[: search_queries.FIRST]]
                for each in results
            ]
            for engine, results in found.items()
        }
        answers |= _of_pagefind(others[language], edition)
        index = site / edition.folder / "search.json"
        own = search_queries.ask(index, (query.words for query in queries[language]))
        answers["this guide"] = [one.first for one in own]
        sizes = _sizes(site, edition, list(editions), documents[language], everything)
        for engine, results in answers.items():
            shares = _by_kind(queries[language], results)
            kind = ", ".join(f"{kind} {share}" for kind, share in shares.items())
            size = sizes.get(engine, others[language].size)
            lines.append(f"       {language}  {size:3} kB  {engine}: {kind}")
    return "\n".join(lines)


def recall(site: Path) -> str:
    """Return a table: what is found of each kind of the generated queries, by language."""
    guide = load(settings_of_project())
    rows: dict[str, dict[str, str]] = {"": {language: language for language in guide.editions}}
    for language, edition in guide.editions.items():
        queries = asked.queries(edition, guide)
        index = site / edition.folder / "search.json"
        found = [one.first for one in search_queries.ask(index, (one.words for one in queries))]
        every = [query._replace(kind="all") for query in queries]
        for kind, share in (_by_kind(queries, found) | _by_kind(every, found)).items():
            rows.setdefault(kind, {})[language] = share
    head = "       search: generated queries that find their section in the first three"
    lines = [
        f"{kind:>30}" + "".join(f"{row.get(language, ''):>17}" for language in guide.editions)
        for kind, row in rows.items()
    ]
    return "\n".join([head, *lines])


def _written(language: str) -> list[Query]:
    """Return the queries that people wrote, those held back told apart from the others."""
    tuned, held_back = search_queries.load(language), search_queries.load_held_back(language)
    return [
        *(one._replace(kind="tuned") for one in tuned),
        *(one._replace(kind="held back") for one in held_back),
    ]


def _by_kind(queries: list[Query], results: list[list[str]]) -> dict[str, str]:
    """Return {kind of the queries: how many find their section}."""
    met: dict[str, list[bool]] = {}
    for query, found in zip(queries, results, strict=True):
        met.setdefault(query.kind, []).append(not query.addresses.isdisjoint(found))
    return {kind: search_queries.share(own) for kind, own in met.items()}


def _of_pagefind(found: pagefind.Found, edition: Edition) -> dict[str, list[list[str]]]:
    """Return what Pagefind finds as it shows it, and the first sections that it shows."""
    titles = {
        f"{edition.path(page.name)}#{section.id}": edition.path(page.name)
        for page in edition.pages.values()
        for section in sections(page)
        if section.level == 1
    }
    shown = [[titles.get(url, url) for page in each for url in page] for each in found.pages]
    return {
        "Pagefind, three pages of three sections each": shown,
        "Pagefind": [one[: search_queries.FIRST] for one in shown],
    }


SLOW_4G = {  # as Chromium's tools simulate it
    "offline": False,
    "latency": 562.5,
    "downloadThroughput": 1.44e6 / 8,
    "uploadThroughput": 675e3 / 8,
}


def _on_its_page(page: Page, address: str) -> str:
    page.goto(f"{address}haku/", wait_until="networkidle")
    _slow_down(page)
    page.get_by_role("searchbox").fill("palkkio")
    return "on the search page, from the focus on"


def _from_the_menu(page: Page, address: str) -> str:
    page.goto(address, wait_until="networkidle")
    _slow_down(page)
    page.get_by_role("button", name="Valikko").click()
    page.get_by_role("searchbox").fill("palkkio")
    return "in the menu of another page, from the focus on"


def _by_a_link(page: Page, address: str) -> str:
    _slow_down(page)
    page.goto(f"{address}haku/?q=palkkio", wait_until="commit")
    return "by a link to a search, with an empty cache, once the page opens"


def _slow_down(page: Page) -> None:
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW_4G)


def first_result(site: Path) -> str:
    """Return how long the first result takes on a simulated slow 4G, by each way to it."""
    lines = []
    with served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        for way in (_on_its_page, _from_the_menu, _by_a_link):
            context = browser.new_context(service_workers="block")
            page = context.new_page()
            how = way(page, address)
            start = time.perf_counter()
            page.locator("[data-search-results] a").first.wait_for()
            seconds = time.perf_counter() - start
            lines.append(f"{seconds:6.1f} s  first result on slow 4G {how}")
            context.close()
        browser.close()
    return "\n".join(lines)


def _documents(edition: Edition) -> list[dict[str, str]]:
    """Return the sections of a language's searched pages as the theme would index them."""
    return [
        {
            "location": edition.path(page.name) + ("" if section.level == 1 else f"#{section.id}"),
            "title": section.heading,
            "text": section.text,
        }
        for page in edition.pages.values()
        if not page.searches
        for section in sections(page)
    ]


def _stemmers(*languages: str) -> list[Path]:
    """Return the theme's scripts for some languages; its search knows English by itself."""
    paths = [THEME / f"lunr/min/lunr.{code}.min.js" for code in languages]
    found = [path for path in paths if path.exists()]
    return [THEME / "lunr/min/lunr.stemmer.support.min.js", *found] if found else []


def _worker() -> Path:
    return next((THEME / "workers").glob("search.*.min.js"))


def _ask(job: dict[str, Any]) -> dict[str, list[list[str]]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "job.json"
        path.write_text(json.dumps(job), "utf-8")
        answer = subprocess.run(
            [ROOT / ".venv/bin/node", ROOT / "bench/search.mjs", path],
            check=True,
            capture_output=True,
            text=True,
        )
    found: dict[str, list[list[str]]] = json.loads(answer.stdout)
    return found


def _sizes(
    site: Path,
    edition: Edition,
    languages: list[str],
    documents: list[dict[str, str]],
    everything: list[dict[str, str]],
) -> dict[str, int]:
    """Return {engine: kB gzipped of its scripts and its index}."""
    lunr = _stemmers(edition.language)
    together = [*_stemmers(*languages), THEME / "lunr/min/lunr.multi.min.js"]
    one = _gzipped(_worker(), *lunr, text=json.dumps(documents, ensure_ascii=False))
    module = ("minisearch/dist/es/index.js",)
    (mini,) = bundle(ROOT / "tests/node_modules", [module], find_esbuild()).files.values()
    scripts = site.glob(f"scripts/search.{edition.language}.*.js")  # one, what the page waits for
    return {
        "theme, three languages in one": _gzipped(
            _worker(), *together, text=json.dumps(everything, ensure_ascii=False)
        ),
        "theme, one language": one,
        "theme, its stemmer on": one,
        "MiniSearch": _gzipped(text=mini + json.dumps(documents, ensure_ascii=False)),
        "this guide": _gzipped(*scripts, site / edition.folder / "search.json"),
    }


def _gzipped(*files: Path, text: str = "") -> int:
    parts = [*(file.read_bytes() for file in files), text.encode()]
    return round(sum(len(gzip.compress(part, 6)) for part in parts if part) / 1000)
