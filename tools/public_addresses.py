"""What a built site has of the addresses in the ledger, and what the ledger has of the site's."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from bs4 import Tag
from kokemusopas.adapters.mkdocs import settings_of_project
from kokemusopas.addresses import aliases, ledger, lists
from kokemusopas.model import owner
from kokemusopas.model.guide import load as load_guide
from kokemusopas.model.left_out import NOTHING
from kokemusopas.model.parts import HOME, PRINT_PAGE
from kokemusopas.texts import own
from kokemusopas.texts.languages import built, load
from kokemusopas.texts.read_yaml import read_yaml
from kokemusopas.translations.translatable import sections

from tools.site_pages import pages, review_folders

ROOT = Path(__file__).parent.parent
OWNER = owner.read(ROOT / "docs")

DEFAULT, *OTHERS = built(load(ROOT / "docs"))
FOLDERS = {DEFAULT: "", **{language: f"{language}/" for language in OTHERS}}
# Those that the owner of this copy publishes.
LANGUAGES = {one: FOLDERS[one] for one in OWNER.naming.published(FOLDERS)}
MOVED = {
    old: new
    for path in (ROOT / "docs" / aliases.NAME, own.beside(ROOT / "docs" / aliases.NAME))
    if path.exists()
    for old, new in (read_yaml(path.read_text("utf-8")) or {}).items()
}
# What the owner of this copy leaves out: the guide is asked where there is any.
GONE = frozenset() if OWNER.leave_out == NOTHING else load_guide(settings_of_project(ROOT)).gone
# Sections that stand in one language only, and that language.
LOCAL = {
    f"{path.stem}#{section}": language
    for language in FOLDERS
    for path in (ROOT / "docs" / language).glob("[!_]*.md")
    for section, passage in sections(path.name, "", path.read_text("utf-8")).items()
    if passage.local
}
# The old id of a heading is a span; the second field of a question that asks for a time is no
# place of its own.
PUBLISHED = (
    ".md-typeset .heading > [id]:not(span), .checklist__item > input, "
    ":is(input, textarea)[id^=question-]:not(.brief__time + .brief__time > input)"
)
SLUG = re.compile(r"^ *slug: (\S+)$", re.MULTILINE)
NOT_IN_LEDGER = ("go/", "404.html", "offline.html")


@cache
def path_of(name: str, language: str = DEFAULT, docs: Path = ROOT / "docs") -> str:
    """Return the address of a page from the root of the site, as its file has it now."""
    folder = FOLDERS[language]
    if name == HOME:
        return folder
    if name == PRINT_PAGE:
        texts = read_yaml((docs / language / "_ui.yml").read_text("utf-8"))
        return f"{folder}{texts['paper']['slug']}/"
    slug = SLUG.search((docs / language / f"{name}.md").read_text("utf-8"))
    return f"{folder}{slug[1] if slug else name}/"


def languages_of(key: str) -> tuple[str, ...]:
    """Return the languages of the site that have an address of the ledger."""
    name = key.partition("#")[0]
    return tuple(
        one for one in LANGUAGES if LOCAL.get(key, one) == one and is_translated(name, one)
    )


def is_translated(name: str, language: str) -> bool:
    """Tell whether a language has a page that the first has, or one that no file writes."""
    docs = ROOT / "docs"
    own, source = (docs / one / f"{name}.md" for one in (language, DEFAULT))
    return own.exists() or not source.exists()


def now(key: str, moved: Mapping[str, str] = MOVED) -> str:
    """Return where an address of the ledger is now: itself, or what aliases lead to."""
    page, _, place = key.partition("#")
    if key in moved:
        return now(moved[key], moved)
    if page not in moved:
        return key
    new = moved[page]
    return now(new if place == page else f"{new.partition('#')[0]}#{place}", moved)


def present(known: Iterable[str], moved: Mapping[str, str]) -> list[str]:
    """Return the places of a ledger that the guide has today: no alias leads them on."""
    return [key for key in known if "#" in key and now(key, moved) == key]


def stays(key: str) -> bool:
    """Tell whether an address of the ledger is none of what the owner leaves out."""
    named = {key, now(key)}
    return not GONE & (named | {one.partition("#")[0] for one in named})


LEDGER = {key: name for key, name in ledger.read(ROOT / "docs" / ledger.NAME).items() if stays(key)}
PLACES = present(LEDGER, MOVED)
# Headings and terms: the list for those who link has all of them.
LINKED = [key for key in PLACES if not lists.HAS_NO_CODE.search(key)]


def _paths(name: str, language: str, known: ledger.Ledger) -> list[str]:
    """Return every address in a language that a ledger knows of a page."""
    folder, slugs = LANGUAGES[language], ledger.slugs_of(name, language, known)
    return [folder] if name == HOME else [f"{folder}{one}/" for one in (name, *slugs)]


def lost(site: Path, known: ledger.Ledger) -> list[str]:
    """Return the addresses of a ledger that lead nowhere in a built site, with their language.

    A page must be found under its name and each of its slugs, a place on one of them.
    """
    found = {
        page.path.removesuffix("index.html"): {str(tag["id"]) for tag in page.html.select("[id]")}
        for page in pages(site)
    }
    result = []
    for key in known:
        name, _, place = key.partition("#")
        for language in languages_of(key):
            paths = _paths(name, language, known)
            if place and not any(place in found.get(path, ()) for path in paths):
                result.append(f"{LANGUAGES[language]}{key}")
            elif not place:
                result += [path for path in paths if path not in found]
    return result


def is_again(tag: Tag) -> bool:
    """Tell whether an element holds items of the checklist that a step's page shows again."""
    return tag.name == "section" and tag.has_attr("data-phase-list")


def unknown(site: Path, known: ledger.Ledger, moved: Mapping[str, str] = MOVED) -> list[str]:
    """Return the published pages, headings, items and questions that a ledger lacks.

    `moved` are the aliases: a page that has another name now may have kept a slug.
    """
    names = {
        path: now(name, moved)
        for language in LANGUAGES
        for name in known
        if "#" not in name
        for path in _paths(name, language, known)
    }
    result = set()
    for page in pages(site):
        if any((site / page.path).is_relative_to(folder) for folder in review_folders(site)):
            continue
        path = page.path.removesuffix("index.html")
        name = names.get(path, path)
        if path in NOT_IN_LEDGER or path.endswith(".pdf/"):  # the old name of a paper
            continue
        ids = [
            str(tag["id"])
            for tag in page.html.select(PUBLISHED)
            if name != PRINT_PAGE and not tag.find_parent(is_again)
        ]
        result |= {key for key in (name, *(f"{name}#{one}" for one in ids)) if key not in known}
    return sorted(result)
