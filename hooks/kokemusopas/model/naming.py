"""What a copy of the guide is called, in which languages, and where: `guide` in docs/owner.yml."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kokemusopas.model.owner_values import ByLanguage, address, by_language, names, refuse
from kokemusopas.texts.ui import Texts

KEYS = ("name", "short_name", "original", "languages", "repository", "address")
NAMES = "{fi: Esimerkin opas, sv: Exempelguiden}"


@dataclass(frozen=True)
class Naming:
    """The names by language, () for the guide's own; the guide that this one is made of.

    `languages` are those to publish, () for all, `repository` and `address` where the texts and
    the site are, "" where the environment alone tells.
    """

    name: ByLanguage = ()
    short_name: ByLanguage = ()
    original: str = ""
    languages: tuple[str, ...] = ()
    repository: str = ""
    address: str = ""

    def published(self, built: Iterable[str]) -> tuple[str, ...]:
        """Return which of the languages of the guide, the source first, are published.

        Raises PublisherError on one that the guide has not, and where the source is left out or a
        name lacks a language that is published.
        """
        source, *others = every = tuple(built)
        if unknown := next((one for one in self.languages if one not in every), ""):
            refuse("guide.languages", unknown, f"some of [{', '.join(every)}]")
        if self.languages and source not in self.languages:
            listed = ", ".join(self.languages)
            wanted = f"[{source}, {listed}], since the others are translated from `{source}`"
            refuse("guide.languages", f"[{listed}]", wanted)
        shown = (source, *(one for one in others if one in (self.languages or others)))
        for key, told in (("name", self.name), ("short_name", self.short_name)):
            if told and (lacking := next((one for one in shown if one not in dict(told)), "")):
                refuse(f"guide.{key}", dict(told), f"one for `{lacking}` too, which is published")
        return shown

    def given(self, texts: Texts, language: str) -> Texts:
        """Return the short texts of a language with the name of the copy, `{guide}` in them too.

        What the guide itself is called stays in them as `site.original`.
        """
        site = dict(texts["site"]) | {"original": texts["site"]["name"]}
        if name := dict(self.name).get(language):
            site |= {"name": name, "short_name": name, "name_lines": two_lines(name)}
        if short := dict(self.short_name).get(language):
            site["short_name"] = short
        filled: Texts = _filled(texts, str(site["name"]))
        return filled | {"site": site}


OWN_NAME = Naming()


def two_lines(name: str) -> list[str]:
    """Return a name in two lines, as even as its words let it be; in one where it is one word."""
    words = name.split()
    ways = ([" ".join(words[:cut]), " ".join(words[cut:])] for cut in range(1, len(words)))
    return min(ways, key=lambda lines: max(map(len, lines)), default=words)


def _filled(value: Any, name: str) -> Any:
    if isinstance(value, str):
        return value.replace("{guide}", name)
    if isinstance(value, dict):
        return type(value)((key, _filled(one, name)) for key, one in value.items())
    return [_filled(one, name) for one in value] if isinstance(value, list) else value


def read(values: Mapping[str, Any]) -> Naming:
    """Return what `guide` tells; raises PublisherError on a value that does not fit."""
    return Naming(
        name=_names("name", values),
        short_name=_names("short_name", values),
        original=address("guide.original", values.get("original"), folder=False),
        languages=names("guide.languages", values.get("languages"), "[fi, sv]"),
        repository=address("guide.repository", values.get("repository"), folder=False).rstrip("/"),
        address=address("guide.address", values.get("address")),
    )


def _names(key: str, values: Mapping[str, Any]) -> ByLanguage:
    """Return a name by language; it stands in attributes of pages, which a `"` would end."""
    found = by_language(f"guide.{key}", values.get(key), NAMES)
    for language, name in found:
        if '"' in name:
            refuse(f"guide.{key}.{language}", name, 'it without `"`; `”` may stand in it')
    return found
