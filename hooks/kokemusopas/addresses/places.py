"""What can be linked to: the pages, headings, terms, items and questions of the guide."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kokemusopas.markdown import brief, checklist
from kokemusopas.texts import glossary
from kokemusopas.translations.status import Library
from kokemusopas.translations.translatable import HEAD, HEADING, TERMS

HOME = "index"
ITEM_LEVEL = 7  # below every heading
# Headings that the home page's template writes, and the short texts that hold their words.
HOME_HEADINGS = {"viisi-vaihetta": ("steps", "title"), "ota-avuksi": ("home", "tools")}


class PlaceError(Exception):
    """A page cannot be read; the message names the file and, where there is one, the line."""


@dataclass(frozen=True)
class Place:
    """One place in every language: its page, its id, its heading's level, {language: title}."""

    page: str
    id: str
    level: int
    titles: dict[str, str]

    @property
    def key(self) -> str:
        """Its name in the ledger, like `tilaaminen#palkkio`."""
        return f"{self.page}#{self.id}"

    def path(self, folder: str = "") -> str:
        """Return its address from the root of the site; `folder` is that of a language (`sv/`).

        The first heading of a page has the address of the page.
        """
        return folder + page_path(self.page) + (f"#{self.id}" if self.level > 1 else "")


def page_path(page: str) -> str:
    """Return the address of a page from the folder of its language."""
    return "" if page == HOME else f"{page}/"


def places(
    documents: Library, docs: Path, texts: dict[str, dict[str, Any]], pages: Iterable[str]
) -> list[Place]:
    """Return every place of the guide, page by page in the order of `pages` (names of files).

    `documents` is what translations.status.library reads from the folder `docs`, `texts`
    {language: its short texts}; their languages are those of the titles.
    Raises PlaceError on a file that is missing or a page with a tool that cannot be read.
    """
    found: list[Place] = []
    for name in pages:
        page = Path(name).stem
        by_language = [_of_page(documents, docs, language, name) for language in texts]
        titles: dict[str, tuple[int, dict[str, str]]] = {}
        for language, headings in zip(texts, by_language, strict=True):
            for place_id, level, title in headings:
                titles.setdefault(place_id, (level, {}))[1][language] = title
        found += [Place(page, key, level, words) for key, (level, words) in titles.items()]
        if page == HOME:
            found += [
                Place(page, key, 2, {code: texts[code][part][word] for code in texts})
                for key, (part, word) in HOME_HEADINGS.items()
            ]
    return found


def _of_page(
    documents: Library, docs: Path, language: str, name: str
) -> Iterator[tuple[str, int, str]]:
    """Yield (id, level, title) of each place of a page in one language."""
    for needed, path in ((name, f"docs/{language}/{name}"), (TERMS, f"docs/{TERMS}")):
        if needed not in documents[language]:
            raise PlaceError(f"{path} is missing: every language needs it")
    document = documents[language][name]
    text = (docs / document.path).read_text(encoding="utf-8")
    for place_id, section in document.sections.items():
        heading = HEADING.fullmatch(section.text.partition("\n")[0])
        if place_id != HEAD and heading:
            yield place_id, len(heading[1]), section.title
        if glossary.PLACE in section.text:
            for term, words in sorted(
                documents[language][TERMS].sections.items(),
                key=lambda entry: glossary.sort_key(entry[1].title),
            ):
                yield term, 3, words.title
    try:
        items, questions = checklist.parse(text), brief.parse(text)
    except (checklist.ChecklistError, brief.BriefError) as error:
        raise PlaceError(f"docs/{document.path}:{error.line}: {error}") from None
    yield from ((f"item-{item.id}", ITEM_LEVEL, item.text) for item in items)
    yield from ((f"question-{one.id}", ITEM_LEVEL, one.question) for one in questions)
