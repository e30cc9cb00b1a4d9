"""The guide with all that follows from it: addresses, changes, the state of translations."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from kokemusopas.addresses import aliases, former, ledger, links
from kokemusopas.addresses.aliases import Aliases
from kokemusopas.addresses.ledger import Ledger
from kokemusopas.addresses.places import Place, places
from kokemusopas.history import commit
from kokemusopas.history.commit import Commit
from kokemusopas.history.content_date import content_date
from kokemusopas.model.guide import FAULTS as GUIDE_FAULTS
from kokemusopas.model.guide import Guide, load
from kokemusopas.model.settings import Settings
from kokemusopas.news import lines
from kokemusopas.news.changes import changes, first_changes, last_changes
from kokemusopas.news.lines import WrittenLine
from kokemusopas.news.told import News, news
from kokemusopas.search import SearchError
from kokemusopas.translations.status import Library, PageState, compare, library
from kokemusopas.translations.translatable import Document, TranslationError

FAULTS = (*GUIDE_FAULTS, aliases.AliasError, TranslationError, SearchError, lines.ChangesError)


@dataclass(frozen=True)
class Made:
    """What a build is made of; `states` are the translated pages beside their sources.

    `news` is {language: what is new in its pages}, `first_changes` {file in docs/: when it was
    written}, `last_changes` {file: when its words last changed}. `commit` is that of a build made
    for readers.
    """

    guide: Guide
    places: tuple[Place, ...] = field(repr=False)
    aliases: Aliases = field(repr=False)
    ledger: Ledger = field(repr=False)
    news: Mapping[str, list[News]] = field(repr=False)
    first_changes: dict[str, datetime] = field(repr=False)
    last_changes: dict[str, datetime] = field(repr=False)
    content_date: date | None
    library: Library = field(repr=False)
    states: tuple[PageState, ...] = field(repr=False)
    commit: Commit | None = None

    @property
    def settings(self) -> Settings:
        """The settings of the build."""
        return self.guide.settings


def make(settings: Settings, earlier: Made | None = None) -> Made:
    """Read all of the docs; what is as it was is taken from `earlier`.

    Raises one of FAULTS, with a message that names the file and the cure.
    """
    return follow(load(settings, earlier.guide if earlier else None))


def kept(documents: Library, gone: Collection[str]) -> Library:
    """Return documents without what the owner leaves out."""

    def rest(one: Document) -> Document:
        name = one.name.removesuffix(".md")
        sections = {key: it for key, it in one.sections.items() if f"{name}#{key}" not in gone}
        return one if len(sections) == len(one.sections) else replace(one, sections=sections)

    return {
        code: {
            name: rest(one) for name, one in found.items() if name.removesuffix(".md") not in gone
        }
        for code, found in documents.items()
    }


def _lines(path: Path, guide: Guide) -> list[WrittenLine]:
    """Return the lines on changes of what the guide has."""
    every = lines.load(path)
    return [one for one in every if not guide.gone & {one.page, f"{one.page}#{one.section}"}]


def follow(guide: Guide) -> Made:
    """Return a guide with all that follows from it; raises one of FAULTS as `make` does."""
    docs = guide.settings.docs
    links.check(guide)
    found = tuple(places(guide))
    moved, addresses = (
        aliases.read(docs / aliases.NAME, found, guide.gone),
        ledger.read(docs / ledger.NAME),
    )
    former.check(guide, addresses, moved.renamed)
    former.check_papers(guide, moved.files)
    documents = kept(library(docs), guide.gone)
    renamed = {key: one.id for key, one in moved.all.items() if key.startswith(f"{one.page}#")}
    known = changes(docs, guide.settings.languages, renamed, guide.settings.store)
    return Made(
        guide=guide,
        places=found,
        aliases=moved,
        ledger=addresses,
        news={
            code: news(one, known, _lines(docs / code / lines.NAME, guide), moved.all)
            for code, one in guide.editions.items()
        },
        first_changes=first_changes(known),
        last_changes=last_changes(known),
        content_date=content_date(docs),
        library=documents,
        states=tuple(compare(documents, docs=docs)),
        commit=commit.current(docs) if guide.settings.published else None,
    )
