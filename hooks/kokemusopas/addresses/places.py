"""What can be linked to: the pages, headings, terms, items and questions of the guide."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from kokemusopas.model.guide import Guide
from kokemusopas.model.parts import HOME, Page

ITEM_LEVEL = 7  # below every heading
# Headings that the home page's template writes, and the short texts that hold their words.
HOME_HEADINGS = {"viisi-vaihetta": ("steps", "title"), "ota-avuksi": ("home", "tools")}


@dataclass(frozen=True)
class Place:
    """One place in every language: its page, its id, its heading's level, {language: title}.

    `pages` are {language: the address of its page from the folder of that language}, `borrowed`
    {language: that of a title which is not translated yet}.
    """

    page: str
    id: str
    level: int
    titles: dict[str, str]
    pages: dict[str, str]
    borrowed: dict[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Its name in the ledger, like `tilaaminen#palkkio`."""
        return f"{self.page}#{self.id}"

    @property
    def file(self) -> str:
        """Its place as a link of the Markdown, like `tilaaminen.md#palkkio`."""
        return f"{self.page}.md" + (f"#{self.id}" if self.level > 1 else "")

    def path(self, language: str) -> str:
        """Return its address from the folder of a language.

        The first heading of a page has the address of the page.
        """
        return self.pages[language] + (f"#{self.id}" if self.level > 1 else "")


def places(guide: Guide) -> list[Place]:
    """Return every place of the guide, page by page in the order of the navigation."""
    found: list[Place] = []
    for name in guide.settings.pages:
        having = {code: one for code, one in guide.editions.items() if name in one.pages}
        paths = {code: one.path(name) for code, one in having.items()}
        own: dict[str, Place] = {}
        for language, edition in having.items():
            for place_id, level, title, lang in _of_page(edition.pages[name]):
                place = own.setdefault(place_id, Place(name, place_id, level, {}, paths))
                place.titles[language] = title
                if lang:
                    place.borrowed[language] = lang
        found += own.values()
        if name == HOME:
            found += [
                Place(
                    name,
                    key,
                    2,
                    {one.language: one.texts[part][word] for one in guide.editions.values()},
                    paths,
                )
                for key, (part, word) in HOME_HEADINGS.items()
            ]
    return found


def _of_page(page: Page) -> Iterator[tuple[str, int, str, str]]:
    """Yield (id, level, title, the language that it is borrowed from) of each place of a page."""
    yield from ((one.id, one.level, one.title.text, one.lang) for one in page.sections)
    yield from ((one.anchor, ITEM_LEVEL, one.words.text, one.lang) for one in page.entries)
