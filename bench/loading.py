"""What a first visit costs, beside plain Material and a page written by hand, in one run."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml
from kokemusopas.texts.languages import load

from tools.find_browser import find_browser
from tools.lighthouse import ROOT, median_visit, served, visit
from tools.site_pages import pages

PAGES = {
    "this site, home": "",
    "this site, a content page": "kokemustoiminta/",
    "this site, a step": "tilaaminen/",
    "this site, checklist": "tarkistuslista/",
    "this site, all addresses": "linkita/",
    "this site, the whole guide": "tulosta/",
}
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
margin: 2rem auto; max-width: 38rem; padding: 0 1rem } a { color: #0b4a52 }"""
HEAD = "| page | kB | requests | LCP ms | CLS | performance / accessibility / practices / SEO |"


def material(folder: Path, name: str, changes: dict[str, object]) -> Path:
    """Build the same pages with Material and without anything of ours; return their folder."""
    docs = folder / f"{name}-docs"
    shutil.copytree(ROOT / "docs", docs)
    for page in docs.rglob("*.md"):  # our own templates are not there
        text = re.sub(r"^template: .*\n", "", page.read_text("utf-8"), flags=re.MULTILINE)
        page.write_text(text, "utf-8")
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


def limit(folder: Path, site: Path, path: str) -> Path:
    """Write a page by hand, as light as one can be: the words of a page, one style sheet."""
    place = folder / f"limit-{path.replace('/', '-')}"
    place.mkdir()
    (same,) = [page for page in pages(site) if page.path == f"{path}index.html"]
    assert same.html.main
    words = same.html.main.get_text(" ", strip=True)
    language = same.html.select("html[lang]")[0]["lang"]
    paragraphs = "".join(f"<p>{part}</p>\n" for part in re.split(r"(?<=[.?!]) ", words))
    (place / "style.css").write_text(STYLE, "utf-8")
    (place / "index.html").write_text(
        f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>Opas</title>'
        '<meta name="viewport" content="width=device-width"><meta name="description" '
        'content="Opas."><link rel="icon" href="data:,"><link rel="stylesheet" href="style.css">'
        f"<main><h1>Opas</h1>{paragraphs}</main></html>",
        "utf-8",
    )
    return place


def report(site: Path, folder: Path) -> None:
    """Print the table; medians of three."""
    print(f"Measured in {find_browser()}.\n")
    print(f"{HEAD}\n| --- | ---: | ---: | ---: | ---: | --- |")
    places = {
        "a page written by hand (the limit)": (limit(folder, site, ""), ""),
        "the whole guide, written by hand": (limit(folder, site, "tulosta/"), ""),
        "Material as it comes (its web font is refused here)": (
            material(folder, "material", {}),
            "",
        ),
        "Material without web font and search": (
            material(
                folder,
                "lean",
                {
                    "theme": {"name": "material", "font": False},
                    "plugins": MATERIAL["plugins"][1:],
                },
            ),
            "",
        ),
    } | {name: (site, path) for name, path in PAGES.items()}
    least = 0.0
    for name, (place, path) in places.items():
        with served(place) as address:
            figures = median_visit(address + path)
        least = least or figures.lcp
        print(
            f"| {name} | {figures.row()} | LCP is {figures.lcp / least:.2f} of the limit's",
            flush=True,
        )


def every_page(site: Path) -> None:
    """Print a line for every page of every language; one visit each."""
    print(f"{HEAD}\n| --- | ---: | ---: | ---: | ---: | --- |")
    with served(site) as address:
        for page in pages(site):
            path = page.path.removesuffix("index.html")
            print(f"| {path or '(home)'} | {visit(address + path).row()} |", flush=True)
