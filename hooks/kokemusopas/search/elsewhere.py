"""What readers search for and the guide does not tell: where they can ask, for the browser."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from kokemusopas.search.errors import SearchError
from kokemusopas.search.index import SearchedPage
from kokemusopas.search.words import Language, changed, fold, stems, words
from kokemusopas.texts.own import beside
from kokemusopas.texts.read_yaml import read_yaml

NAME, PLACES = "_elsewhere.yml", "places.yml"
PLACE = "place"  # the intent that knows the names of places as well


@dataclass(frozen=True)
class Intent:
    """What some readers are after: the sentence for them, links as `page#id`, their words."""

    name: str
    text: str
    links: tuple[str, ...]
    words: tuple[str, ...]


def load(path: Path, places: Path) -> tuple[Intent, ...]:
    """Return the intents of a language in order, none where the file is empty.

    `place` has the names of `places` too. Raises SearchError where a file is missing or has
    another form.
    """
    try:
        found = read_yaml(path.read_text(encoding="utf-8")) or {}
        return tuple(_intent(name, given, places) for name, given in found.items())
    except (OSError, AttributeError, KeyError, TypeError, yaml.YAMLError) as error:
        raise SearchError(
            f"{path} must hold for each intent a text, links and words: {error!r}"
        ) from None


def _intent(name: str, given: Mapping[str, Any], places: Path) -> Intent:
    if unknown := given.keys() - {"text", "links", "words"}:
        raise KeyError(f"{name}: {min(unknown)}")
    known = str(given["words"] or "").split()
    if name == PLACE:
        for file in (one for one in (places, beside(places)) if one.exists() or one is places):
            named = read_yaml(file.read_text(encoding="utf-8"))
            known += [one for names in named.values() for one in names.split()]
    if not known:  # no word would be the start of every word
        raise KeyError(f"{name}: words")
    return Intent(name, str(given["text"]), tuple(map(str, given["links"])), tuple(known))


def made(
    intents: Iterable[Intent], pages: Iterable[SearchedPage], language: Language, code: str
) -> str:
    """Return the intents of a language as JSON: `endings` as in the index, `intents` by name.

    Each has its `text`, `links` as [address, heading], and the stems of its `words`, with dots.
    Raises SearchError where a link names a section that there is not.
    """
    places = {
        f"{page.name}#{one.id}": [
            page.url if one.level == 1 else f"{page.url}#{one.id}",
            one.heading,
        ]
        for page in pages
        for one in page.sections
    }
    found: dict[str, dict[str, object]] = {}
    for intent in intents:
        if unknown := [link for link in intent.links if link not in places]:
            raise SearchError(
                f"docs/{code}/{NAME} links `{intent.name}` to `{unknown[0]}`: "
                "there is no such section: give its heading the id back, or correct the name here"
            )
        found[intent.name] = {
            "text": intent.text,
            "links": [places[link] for link in intent.links],
            "words": " ".join(_stems(intent.words, language)),
        }
    return json.dumps(
        {"endings": language.endings, "intents": found}, ensure_ascii=False, separators=(",", ":")
    )


def _stems(given: Iterable[str], language: Language) -> list[str]:
    """Return the stems of words; a word that a query may have beside it is left out."""
    known = {word for one in given for word in words(one)} - language.ignored
    found = {_dotted(stem, word) for word in known for stem in _stems_of(word, language)}
    return sorted(found)


def _stems_of(word: str, language: Language) -> list[str]:
    if word not in language.terms(word):
        return [word]
    return stems(word, {word}, language) + changed(fold(word), language.changes)


def _dotted(stem: str, word: str) -> str:
    """Return a folded stem with the dots that its word has."""
    same = 0
    while same < min(len(stem), len(word)) and fold(word[same]) == stem[same]:
        same += 1
    return word[:same] + stem[same:]
