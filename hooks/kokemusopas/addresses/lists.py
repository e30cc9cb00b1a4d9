"""The places of the guide as lists: for `go/`, for scripts, and for those who link to it."""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby
from types import MappingProxyType

from kokemusopas.addresses.aliases import Aliases
from kokemusopas.addresses.ledger import Ledger, go_name
from kokemusopas.addresses.places import ITEM_LEVEL, Place
from kokemusopas.model.elements import Element, Nodes, element
from kokemusopas.model.parts import Page

DEEPEST_QR = ITEM_LEVEL - 1
EMBED = "embed/"
GO_CARD = "cards/go.png"  # of `go/` itself, which has no language
HAS_NO_CODE = re.compile("#(item|question)-")

Folders = Mapping[str, str]  # {language: its folder, "" or like "sv/"}


def index_path(language: str) -> str:
    """Return the address of a language's `index`, from the root of the site."""
    return f"assets/addresses.{language}.json"


def index(
    places: Iterable[Place],
    language: str,
    more: Iterable[tuple[str, str, str]] = (),
    written: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Return the places as JSON for a script: [address, id, title] of each, and `more` of that.

    `written` is {key of a place: where it is written, as a link from the file of its page}: where
    it is told, that comes fourth.
    """
    rows = (
        (
            place.path(language),
            place.id,
            place.titles[language],
            *(written[key] for key in (place.key,) if key in written),
        )
        for place in places
        if language in place.titles
    )
    return json.dumps(
        [*rows, *more],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def go_list(
    places: Iterable[Place],
    aliases: Aliases,
    ledger: Ledger,
    folders: Folders,
    names: Mapping[str, str],
    root: str,
) -> str:
    """Return each place with its addresses in every language, under its short name as id.

    `names` is {language: its own name}, `root` leads from the page to the root of the site.
    """
    old = old_names(aliases, ledger)
    return "".join(
        f'<li id="{go_name(place.key, ledger)}" data-page="{place.page}">'
        + "".join(f'<span id="{name}"></span>' for name in old.get(place.key, []))
        + " ".join(
            f'<a href="{root}{folder}{place.path(language)}" lang="{language}" '
            f'hreflang="{language}">{names[language]}</a>'
            for language, folder in folders.items()
            if language in place.titles
        )
        + "</li>"
        for place in places
    )


def old_names(aliases: Aliases, ledger: Ledger) -> dict[str, list[str]]:
    """Return {address of a place: the short names that its old addresses had}."""
    old: dict[str, list[str]] = {}
    for key, place in aliases.all.items():
        old.setdefault(place.key, []).append(go_name(key, ledger))
    return old


def linked(places: Iterable[Place]) -> Iterator[Place]:
    """Yield the places that others link to the most: every heading and term."""
    return (place for place in places if place.level <= DEEPEST_QR)


def go_places(places: Iterable[Place], aliases: Aliases, ledger: Ledger) -> dict[str, Place]:
    """Return {short name: place} of what has a small page and a QR code: headings and terms.

    Names of old addresses are among them: other sites link to the page, and show the picture that
    they once took.
    """
    old = [key for key in ledger if key in aliases.all and not HAS_NO_CODE.search(key)]
    present = {go_name(place.key, ledger): place for place in linked(places)}
    return present | {go_name(key, ledger): aliases.all[key] for key in old}


def go_path(folder: str, name: str) -> str:
    """Return the address of the small page of a place, from the root of the site."""
    return f"{folder}go/{name}/"


def has_frame(page: Page) -> bool:
    """Tell whether a page is there for frames too: home, search and lists are not."""
    return bool(page.source) and not page.meta.get("template")


def embedded_path(folder: str, path: str) -> str:
    """Return the address for frames of what stands at a `path` from the root of the site.

    It is the same below `embed/` in the folder of the language, so that whoever knows one can
    write the other.
    """
    return f"{folder}{EMBED}{path.removeprefix(folder)}"


def card_path(name: str, language: str) -> str:
    """Return the address of the card of a page, from the root of the site."""
    return f"cards/{language}/{name}.png"


def card_path_of(place: Place, language: str, ledger: Ledger) -> str:
    """Return the address of the card of a place: the first of a page has that of the page."""
    name = f"go/{go_name(place.key, ledger)}" if place.level > 1 else place.page
    return card_path(name, language)


def link_list(
    places: Iterable[Place],
    ledger: Ledger,
    language: str,
    folders: Folders,
    no_script: str,
    site: str,
    framed: Collection[str] = (),
) -> Nodes:
    """Return the list for those who link: page by page, each heading's addresses.

    A script adds the QR code and the other languages; `data-pages` holds the address of the page
    in each, `data-only` names those that a place has where it lacks one. `no_script` says it in
    words, `site` is the address of the site, `framed` are the pages that are there for frames too.
    The links name files of docs/.
    """
    headings = [place for place in linked(places) if language in place.titles]
    parts = []
    for _, group in groupby(headings, key=lambda place: place.page):
        first, *rest = group
        pages = "&".join(f"{one}={path}" for one, path in first.pages.items())
        rows = (_row(place, ledger, language, folders, site) for place in (first, *rest))
        summary = element("summary", {}, first.titles[language])
        data = {"data-pages": pages} | ({"data-framed": ""} if first.page in framed else {})
        parts.append(element("details", data, summary, element("ul", {}, *rows)))
    frame = {"class": "addresses", "data-addresses": "", "data-search-ignore": ""}
    return (
        element("noscript", {}, element("p", {}, no_script)),
        element("div", frame, *parts),
    )


def _row(place: Place, ledger: Ledger, language: str, folders: Folders, site: str) -> Element:
    whole = set(place.titles) >= set(folders)
    lang = {"lang": place.borrowed[language]} if language in place.borrowed else {}
    return element(
        "li",
        {} if whole else {"data-only": " ".join(place.titles)},
        element("a", {"href": place.file} | lang, place.titles[language]),
        element("code", {}, f"{site}go/#{go_name(place.key, ledger)}"),
    )


def qr_path(name: str) -> str:
    """Return the address of the QR code of a place, from the root of the site."""
    return f"qr/{name}.svg"
