"""What a built site has of the addresses in the ledger, and what the ledger has of the site's."""

import re
from pathlib import Path

from bs4 import Tag
from kokemusopas.addresses import aliases, ledger
from kokemusopas.addresses.places import page_path
from kokemusopas.texts.languages import built, load
from kokemusopas.texts.read_yaml import read_yaml
from kokemusopas.translations.translatable import sections

from tools.site_pages import pages

ROOT = Path(__file__).parent.parent

LANGUAGES = built(load(ROOT / "docs"))
FOLDERS = ("", *(f"{language}/" for language in LANGUAGES[1:]))
LEDGER = ledger.read(ROOT / "docs" / ledger.NAME)
# Places of today, and of those headings and terms: the list for those who link has all of them.
MOVED = read_yaml((ROOT / "docs" / aliases.NAME).read_text("utf-8")) or {}
PLACES = [key for key in LEDGER if "#" in key and key not in MOVED]
LINKED = [key for key in PLACES if "#item-" not in key and "#question-" not in key]
# Sections that stand in one language only, and the folder of that.
LOCAL = {
    f"{path.stem}#{section}": folder
    for folder in FOLDERS
    for path in (ROOT / "docs" / (folder or LANGUAGES[0])).glob("[!_]*.md")
    for section, passage in sections(path.name, "", path.read_text("utf-8")).items()
    if passage.local
}
# The second field of a question that asks for a time is no place of its own.
PUBLISHED = (
    ".md-typeset .heading > [id], .checklist__item > input, "
    ":is(input, textarea)[id^=question-]:not(.brief__time + .brief__time > input)"
)
NOT_IN_LEDGER = ("go", "404.html", "offline.html", "tulosta", "sv/tulosta", "en/tulosta")


def folders(key: str) -> tuple[str, ...]:
    """Return the folders of the languages that have an address of the ledger."""
    return (LOCAL[key],) if key in LOCAL else FOLDERS


def now(key: str) -> str:
    """Return where an address of the ledger is now: itself, or what its aliases lead to."""
    page, _, place = key.partition("#")
    if key in MOVED:
        return now(MOVED[key])
    return now(f"{MOVED[page]}#{place}") if place and page in MOVED else key


def lost(site: Path, known: ledger.Ledger) -> list[str]:
    """Return the addresses of a ledger that lead nowhere in a built site, with their language."""
    found = {
        page.path: {str(tag["id"]) for tag in page.html.select("[id]")} for page in pages(site)
    }
    return [
        f"{folder}{key}"
        for key in known
        for folder in folders(key)
        for page, _, place in [key.partition("#")]
        if (built := f"{folder}{page_path(page)}index.html") not in found
        or (place and place not in found[built])
    ]


def is_again(tag: Tag) -> bool:
    """Tell whether an element holds items of the checklist that a step's page shows again."""
    return tag.name == "section" and tag.has_attr("data-phase-list")


def unknown(site: Path, known: ledger.Ledger) -> list[str]:
    """Return the published headings, items and questions that a ledger lacks."""
    result = set()
    for page in pages(site):
        if page.path.removesuffix("/index.html") in NOT_IN_LEDGER:
            continue
        name = re.sub(r"^(sv|en)/", "", page.path).removesuffix("index.html").strip("/") or "index"
        ids = [
            str(tag["id"]) for tag in page.html.select(PUBLISHED) if not tag.find_parent(is_again)
        ]
        result |= {key for key in (name, *(f"{name}#{one}" for one in ids)) if key not in known}
    return sorted(result)
