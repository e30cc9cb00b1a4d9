"""What a first visit costs, beside plain Material and a page written by hand, in one run."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import yaml
from kokemusopas.texts.languages import load

from tools.find_browser import find_browser
from tools.lighthouse import HEAD, ROOT, middle, secured, visit
from tools.site_pages import page, pages

PAGES = {
    "home": "",
    "list": "tarkistuslista/",
    "step": "tilaaminen/",
    "questions": "kysymykset/",
    "fee": "palkkio/",
    "search": "haku/",
    "brief": "tilauspohja/",
    "the whole guide": "tulosta/",
    "home in Swedish": "sv/",
    "questions in Swedish": "sv/fragor/",
}
LIMIT = "by hand"  # the peer that gives each page its limit
TIMES = 3
MATERIAL: dict[str, Any] = {
    "site_name": "Opas",
    "exclude_docs": "_*\n*.yml\n*.txt\n",
    "theme": {"name": "material", "features": ["navigation.sections"]},
    "plugins": [
        "search",
        {
            "i18n": {
                "docs_structure": "folder",
                "languages": [
                    {"locale": one.code, "name": one.name, "default": one.order == 1}
                    for one in load(ROOT / "docs").values()
                ],
            }
        },
    ],
    "markdown_extensions": ["attr_list", "tables"],
}
STYLE = """body { background: #fbf7f0; color: #1d2b2a; font: 112.5%/1.6 system-ui, sans-serif;
margin: 2rem auto; max-width: 38rem; padding: 0 1rem } a { color: #0b4a52 } h1, h2, h3 {
line-height: 1.2 } ul { padding-inline-start: 1.2rem } input, button, select { font: inherit }"""
UNSEEN = "[hidden], [popover], dialog, template, script, style, svg, .visually-hidden"
# What is nothing but a place for styles, and what a page written by hand says of an element.
NO_MEANING = ("span", "div", "article", "time", "bdi", "small")
SAID = ("href", "type", "lang", "colspan", "rowspan", "scope")


def material(folder: Path, name: str, changes: dict[str, object]) -> Path:
    """Build the same pages with Material and without anything of ours; return their folder."""
    docs = folder / f"{name}-docs"
    shutil.copytree(ROOT / "docs", docs)
    for file in docs.rglob("*.md"):  # our own templates are not there
        text = re.sub(r"^template: .*\n", "", file.read_text("utf-8"), flags=re.MULTILINE)
        file.write_text(text, "utf-8")
    settings = folder / f"{name}.yml"
    settings.write_text(yaml.safe_dump(MATERIAL | {"docs_dir": str(docs)} | changes), "utf-8")
    subprocess.run(
        [
            sys.executable,
            "-m",
            "mkdocs",
            "build",
            "--quiet",
            "--config-file",
            settings,
            "--site-dir",
            folder / name,
        ],
        check=True,
        capture_output=True,
    )
    return folder / name


def limit(folder: Path, site: Path, path: str) -> None:
    """Write a page by hand, as light as one can be: what a page says, and one style sheet.

    Its headings, lists, tables, links and fields are those of the page, without what is hidden
    there and without what only its styles and scripts need.
    """
    same = page(site, f"{path}index.html")
    main = same.html.main
    assert main
    for element in main.select(UNSEEN):
        element.extract()
    for element in main.find_all(True):
        element.attrs = {name: value for name, value in element.attrs.items() if name in SAID}
        if element.name in NO_MEANING:
            element.unwrap()
    language = same.html.select("html[lang]")[0]["lang"]
    words = re.sub(r"\s*\n\s*", "\n", main.decode_contents())
    place = folder / path
    place.mkdir(parents=True, exist_ok=True)
    (place / "style.css").write_text(STYLE, "utf-8")
    (place / "index.html").write_text(
        f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>Opas</title>'
        '<meta name="viewport" content="width=device-width"><meta name="description" '
        'content="Opas."><link rel="icon" href="data:,"><link rel="stylesheet" href="style.css">'
        f"<main>{words}</main></html>",
        "utf-8",
    )


def report(site: Path, folder: Path, names: Iterable[str] = PAGES) -> None:
    """Print what the named pages cost, each beside the same page of others; medians of three.

    Visits of one page take turns, so that what else the computer does disturbs all alike.
    """
    by_hand = folder / "by-hand"
    for name in names:
        limit(by_hand, site, PAGES[name])
    sites = {"this site": site, LIMIT: by_hand}
    peers = {"Material (its web font is refused here)": material(folder, "material", {})}
    lean = {"theme": {"name": "material", "font": False}, "plugins": MATERIAL["plugins"][1:]}
    peers["Material without web font and search"] = material(folder, "lean", lean)
    print(f"Measured in {find_browser()}, over HTTP/2 with TLS.\n")
    print(f"| page | of | {HEAD} | LCP / limit |\n|{' --- |' * 11}")
    with ExitStack() as stack:
        at = {of: stack.enter_context(secured(place)) for of, place in (sites | peers).items()}
        for name in names:
            path = PAGES[name]
            compared = at if not path else {of: at[of] for of in sites}
            turns = [
                {of: visit(root + path) for of, root in compared.items()} for _ in range(TIMES)
            ]
            medians = {of: middle([turn[of] for turn in turns]) for of in compared}
            for of, figures in medians.items():
                ratio = figures.lcp / medians[LIMIT].lcp
                print(f"| {name} | {of} | {figures.row()} | {ratio:.2f} |", flush=True)


def every_page(site: Path) -> None:
    """Print a line for every page of every language; one visit each."""
    print(f"| page | {HEAD} |\n|{' --- |' * 9}")
    with secured(site) as address:
        for one in pages(site):
            path = one.path.removesuffix("index.html")
            print(f"| {path or '(home)'} | {visit(address + path).row()} |", flush=True)
