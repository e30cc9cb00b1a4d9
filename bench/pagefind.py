"""Ask Pagefind, the usual search of static sites, in a browser: it needs one."""

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from kokemusopas.model.guide import Edition
from playwright.sync_api import Page, Response, sync_playwright

from tools.find_browser import FLAGS, find_browser
from tools.lighthouse import served

ROOT = Path(__file__).parent.parent
COMMAND = ROOT / "tests/node_modules/pagefind/lib/runner/bin.cjs"
SHOWN = 3  # sections that Pagefind's own page of results shows of each page
ASK = """async ([queries, shown]) => {
    const pagefind = await import("/pagefind/pagefind.js");
    const found = [];
    for (const query of queries) {
        const { results } = await pagefind.search(query);
        const pages = await Promise.all(results.slice(0, shown).map((one) => one.data()));
        found.push(pages.map(({ sub_results: sections }) => {
            const most = (one) => one.locations.length;
            const best = [...sections].sort((one, other) => most(other) - most(one));
            return best.slice(0, shown).map(({ url }) => url);
        }));
    }
    return found;
}"""


class Found(NamedTuple):
    """For each query the sections shown of each of the first pages, and kB before the first."""

    pages: list[list[list[str]]]
    size: int


def search(
    site: Path, folder: Path, editions: Iterable[Edition], queries: dict[str, list[str]]
) -> dict[str, Found]:
    """Return what Pagefind finds in each language, by an index that it makes in a folder."""
    for edition in editions:
        for url in searched(edition):
            (folder / edition.folder / url).mkdir(parents=True, exist_ok=True)
            name = f"{edition.folder}{url}index.html"
            shutil.copy(site / name, folder / name)
    subprocess.run(
        [ROOT / ".venv/bin/node", COMMAND, "--site", folder, "--root-selector", "main"],
        check=True,
        capture_output=True,
    )
    found = {}
    with served(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        for edition in editions:
            # The pages of the guide do not let foreign scripts run.
            bare = folder / f"bare-{edition.language}.html"
            bare.write_text(f'<!doctype html><html lang="{edition.language}">', "utf-8")
            page = browser.new_page()
            page.goto(f"{address}{bare.name}")
            size = _first_result(page, queries[edition.language][:1])
            root = f"/{edition.folder}"
            pages = page.evaluate(ASK, [queries[edition.language], SHOWN])
            own = [[[url.removeprefix(root) for url in one] for one in each] for each in pages]
            found[edition.language] = Found(own, size)
            page.close()
        browser.close()
    return found


def _first_result(page: Page, query: list[str]) -> int:
    sizes: list[int] = []

    def arrived(response: Response) -> None:
        response.finished()
        sizes.append(response.request.sizes()["responseBodySize"])

    page.on("response", arrived)
    page.evaluate(ASK, [query, SHOWN])
    page.remove_listener("response", arrived)
    return round(sum(sizes) / 1000)


def searched(edition: Edition) -> list[str]:
    """Return the addresses of the pages that are searched, from the folder of their language."""
    return [edition.path(name) for name, page in edition.pages.items() if not page.searches]
