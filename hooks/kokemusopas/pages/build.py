"""A build of the site: every view and every file, made from the docs, written where they belong."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment

from kokemusopas import search
from kokemusopas.kept import beside
from kokemusopas.model import owner
from kokemusopas.model.guide import Edition, load
from kokemusopas.model.settings import Settings
from kokemusopas.pages import embedded, files, made, page_scripts, pictures, rendering, site
from kokemusopas.pages.files import File, Searched, SearchIndex
from kokemusopas.pages.made import Made
from kokemusopas.pages.page_scripts import PublishedScripts
from kokemusopas.pages.views import PageView, SiteView
from kokemusopas.publish import policy
from kokemusopas.publish.scripts import ScriptError
from kokemusopas.texts.languages import Traits

if TYPE_CHECKING:
    from kokemusopas.pages.page_styles import PublishedStyles  # what a preview need not have

FAULTS = (*made.FAULTS, files.StyleError, pictures.PictureError, ScriptError)


@dataclass(frozen=True)
class LanguageBuild:
    """What a build holds of one language: `pages` by name, others that no file of docs/ writes.

    `searched` is what the search index is made of.
    """

    edition: Edition
    site: SiteView
    pages: dict[str, PageView] = field(repr=False)
    paper: PageView = field(repr=False)
    others: tuple[PageView, ...] = field(repr=False)
    files: tuple[File, ...] = field(repr=False)
    searched: Searched = field(repr=False)
    lacking: str | None

    @property
    def files_of_navigation(self) -> list[str]:
        """The files of the pages in the navigation that the language has."""
        names = self.site.settings.pages
        return [f"{one}.md" for one in names if one in self.pages and self.pages[one].source]

    @property
    def views(self) -> tuple[PageView, ...]:
        """All pages of the language, the whole guide on one page among them."""
        return (*self.pages.values(), self.paper, *self.others)


@dataclass(frozen=True)
class Build:
    """A build of the site in all languages; `shared` are files that belong to none."""

    made: Made
    languages: dict[str, LanguageBuild]
    shared: tuple[File, ...] = field(repr=False)
    published: PublishedScripts | None = None

    @property
    def lacking(self) -> str | None:
        """What this computer lacks for a good search, None where it has all."""
        return next((one.lacking for one in self.languages.values() if one.lacking), None)


def build(settings: Settings, earlier: Build | None = None) -> Build:
    """Return the build of the docs; raises one of FAULTS, which names the file and the cure.

    That of a preview lacks the search indexes and the QR codes of places: they take the longest,
    and no page needs them (see preview.Later). It lacks the guide as data and
    as Markdown too.
    """
    owner.check(settings.owner, settings.site_url)
    _ = settings.palette  # refused before anything is read, where colours cannot be told apart
    before = earlier.languages if earlier else {}
    # A preview has threads when it builds again: it must not fork.
    with beside.processes(wanted=not earlier) as start:
        guide = load(settings, earlier.made.guide if earlier else None, start)
        searched = {code: files.searched(one, guide) for code, one in guide.editions.items()}
        aside = beside.later if settings.preview else start
        indexes = {
            language: aside(files.search_index, given, settings.store)
            for language, given in searched.items()
        }
        read = made.follow(guide)
        styles = files.styles(read)
        if settings.published:
            styles = (files.published_style(files.published_sheet(read)),)
        languages = {
            language: _language(
                edition, read, styles, searched[language], indexes[language], before.get(language)
            )
            for language, edition in guide.editions.items()
        }
        codes = () if settings.preview else (*files.codes(read), *files.data(read))
        shared = (*_of_every_build(styles, read), *codes)
    if not settings.published:
        return Build(read, languages, shared)
    views = [view for one in languages.values() for view in one.views]
    generated = {one.path: one.content for one in files.words(read)}
    own = policy.own(settings.site_url)
    published, scripts = page_scripts.published(views, generated, settings.overrides, own)
    sheet = files.published_sheet(read, late=False)
    published = replace(published, styles=_published_styles(sheet, shared))
    made_of = (File(path, text) for path, text in scripts.items())
    return Build(read, languages, (*shared, *made_of), published)


def _published_styles(sheet: str, shared: Iterable[File]) -> "PublishedStyles":
    from kokemusopas.pages.page_styles import PublishedStyles

    others = {file.path: file.content for file in shared if file.path.endswith(".css")}
    return PublishedStyles(sheet, others)


def styled(earlier: Build) -> Build:
    """Return a preview's build with the styles as they are now: no page tells their version."""
    read = earlier.made
    return replace(earlier, shared=tuple(_of_every_build(files.styles(read), read)))


def _of_every_build(styles: Iterable[File], read: Made) -> Iterator[File]:
    """Yield the files of no language that a preview has too."""
    yield from styles
    yield from _reference_styles(read)
    yield files.favicon(read.settings)
    yield files.embedded_style(read)
    yield from files.remover(read.settings)
    if robots := files.robots(read.settings):
        yield robots


def _reference_styles(read: Made) -> Iterator[File]:
    """Yield the style sheets that only some pages need; several may need the same."""
    found = {}
    for edition in read.guide.editions.values():
        pages = tuple(edition.pages.values())
        for some in (pages, *((page,) for page in pages)):
            if sheet := files.reference_style(some, read):
                found[sheet.path] = sheet
    yield from found.values()


def _language(
    edition: Edition,
    read: Made,
    styles: tuple[File, ...],
    given: Searched,
    waited: Callable[[], SearchIndex],
    earlier: LanguageBuild | None,
) -> LanguageBuild:
    pages = {name: site.page_view(page, edition, read) for name, page in edition.pages.items()}
    framed = embedded.views(pages.values(), edition, read)
    paper = site.print_view(edition, read)
    # A preview has no version of the index: a changed word must not change every page.
    index = None if read.settings.preview else waited()
    feed = files.feed_of(edition, read)
    site_view = site.site_view(
        edition,
        read,
        styles[0].path,
        styles[-1].path,
        feed.path if feed else "",
        index.address if index else given.path,
        index.version if index else "",
    )
    searches = (index.file, index.elsewhere) if index else ()
    machines = files.for_machines(edition, read, feed.path if feed else "")
    made_files = (*searches, feed, *files.of_language(edition, read), *machines)
    return LanguageBuild(
        edition=edition,
        # The same object where nothing has changed: pages compare faster.
        site=earlier.site if earlier and earlier.site == site_view else site_view,
        pages=pages,
        paper=paper,
        others=(*site.other_views(edition, read), *framed),
        files=tuple(file for file in made_files if file),
        searched=given,
        lacking=_lacking(edition.traits, index, earlier),
    )


def _lacking(
    traits: Traits, index: SearchIndex | None, earlier: LanguageBuild | None
) -> str | None:
    if index:
        return index.lacking
    return earlier.lacking if earlier else search.lacking(traits)


def rendered(one: Build, language: str, templates: Environment) -> Iterator[File]:
    """Yield the pages of a language that no file of docs/ writes, the site map with the first."""
    own = one.languages[language]
    of_docs = {path_of(view) for view in own.views if view.source or view is own.paper}
    for path, (view, site_view) in pages(one, language).items():
        if path not in of_docs:
            yield File(path, rendering.render(view, site_view, one.published, templates))


def pages(one: Build, *languages: str) -> dict[str, tuple[PageView, SiteView]]:
    """Return {path: what its HTML is made of} of the pages in some languages, else in all."""
    found: dict[str, tuple[PageView, SiteView]] = {}
    for language in languages or one.languages:
        own = one.languages[language]
        found |= {path_of(view): (view, own.site) for view in own.views}
        if language == one.made.settings.languages[0]:
            every = (view for other in one.languages.values() for view in other.pages.values())
            found["sitemap.xml"] = (site_map(every), own.site)
    return found


def all_files(one: Build) -> Iterator[File]:
    """Yield the files of a build that are no pages."""
    for own in one.languages.values():
        yield from own.files
    yield from one.shared


def site_map(views: Iterable[PageView]) -> PageView:
    """Return the site map of pages: those that a search engine may name."""
    given = tuple(view for view in views if view.found)
    return PageView(name="", url="sitemap.xml", template="sitemap.xml", title="", given=given)


def path_of(view: PageView) -> str:
    """Return the file of a page from the root of the site."""
    return f"{view.url}index.html" if view.url.endswith("/") or not view.url else view.url


def write(one: Build, folder: Path) -> None:
    """Write the whole site into a folder, but for what is copied from docs/ and overrides/."""
    templates = rendering.environment(one.made.settings.overrides)
    for path, (view, site_view) in pages(one).items():
        File(path, rendering.render(view, site_view, one.published, templates)).write(folder)
    for file in all_files(one):
        file.write(folder)
