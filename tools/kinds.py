"""A page of each kind: few pages of the built site that have all between them that any has."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kokemusopas.model.parts import PRINT_PAGE
from kokemusopas.publish.offline import MOVED

from tools.public_addresses import path_of
from tools.site_pages import html_files

Features = frozenset[tuple[str, str]]
# What makes a page one of another kind: its elements and their classes, its script, its data.
FEATURES = {
    "element": re.compile(r"<([a-z][a-z0-9]*)"),
    "class": re.compile(r'\bclass="([^"]*)"'),
    "script": re.compile(r'data-script="[^"]*/([a-z]+)\.'),
    "data": re.compile(r'"@type": ?"([A-Z]\w+)"'),
}


def of_each_kind(site: Path, docs: Path, languages: Iterable[str]) -> list[str]:
    """Return the paths of a page of each kind, without `index.html` at their ends.

    All that pages of `docs` have is looked for in the default language, which comes first in
    `languages`. The others have the same in other words: among them, each script is found once
    and each language too. A page that no file of `docs` writes is a kind of its own, unless
    another has just what it has.
    """
    default, *others = languages
    written = {
        path_of(file.stem, language, docs): language
        for language in languages
        for file in (docs / language).glob("[!_]*.md")
    }
    print_pages = {path_of(PRINT_PAGE, language, docs) for language in languages}
    own: dict[str, Features] = {}
    translated: dict[str, Features] = {}
    made: dict[str, str] = {}
    shapes: dict[str, Features] = {}
    for address, html in read_pages(site):
        language = written.get(address)
        if language == default:
            own[address] = features(html)
        elif language:
            scripts = frozenset(one for one in features(html) if one[0] == "script")
            translated[address] = scripts | {("language", language)}
        else:
            kind = PRINT_PAGE if address in print_pages else address
            shapes[address] = features(html)
            if kind not in made or address.partition("/")[0] not in others:
                made[kind] = address
    kinds = {shapes[address]: address for address in made.values()}
    return [*covering(own), *covering(translated), *kinds.values()]


def read_pages(site: Path) -> Iterator[tuple[str, str]]:
    """Yield (path without `index.html`, text) of the pages that show something to a reader.

    Those that only lead on from old addresses are left out: they are gone as soon as they come.
    """
    for path in html_files(site):
        html = path.read_bytes()
        if not MOVED.search(html):
            yield path.relative_to(site).as_posix().removesuffix("index.html"), html.decode()


def features(html: str) -> Features:
    """Return what stands on a page, as (kind of feature, name)."""
    return frozenset(
        (kind, name)
        for kind, pattern in FEATURES.items()
        for found in pattern.findall(html)
        for name in found.split()
    )


def covering(pages: Mapping[str, Features]) -> list[str]:
    """Return pages that have all features between them, each time one that adds the most."""
    chosen: list[str] = []
    lacking = frozenset[tuple[str, str]]().union(*pages.values())
    while lacking:
        best = max(pages, key=lambda path: (len(pages[path] & lacking), path))
        chosen.append(best)
        lacking -= pages[best]
    return chosen
