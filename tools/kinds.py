"""A page of each kind: few pages of the built site that have all between them that any has."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

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
    and each language too. A page that no file of `docs` writes is a kind of its own.
    """
    default, *others = languages
    own: dict[str, Features] = {}
    translated: dict[str, Features] = {}
    made: dict[str, str] = {}
    for path in sorted(site.rglob("*.html")):
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        folder, _, rest = address.partition("/")
        language, name = (folder, rest) if folder in others else (default, address)
        if not (docs / language / f"{name.strip('/') or 'index'}.md").exists():
            made[name] = address if language == default else made.get(name, address)
        elif language == default:
            own[address] = features(path.read_text("utf-8"))
        else:
            found = features(path.read_text("utf-8"))
            scripts = frozenset(one for one in found if one[0] == "script")
            translated[address] = scripts | {("language", language)}
    return [*covering(own), *covering(translated), *made.values()]


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
